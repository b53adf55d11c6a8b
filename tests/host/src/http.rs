//! As much HTTP as a browser needs of a test host: one request a connection, a thread a connection, the body until the
//! connection closes. (The small server crate tried first lost a connection now and then; a lost one is a flaky test.)

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;

/// The largest body that is taken, in bytes.
const LARGEST_BODY: u64 = 64 * 1024 * 1024;

/// What a browser asks.
pub struct Request {
    /// `GET` or `POST`.
    pub method: String,
    /// The path without the query.
    pub path: String,
    /// The query without its question mark.
    pub query: String,
    /// The body.
    pub body: String,
}

/// What it is answered.
pub struct Response {
    /// The status.
    pub status: u16,
    /// The content type; absent without a body.
    pub kind: Option<&'static str>,
    /// The body, read as it comes.
    pub body: Box<dyn Read + Send>,
}

impl Response {
    /// A status alone.
    pub fn empty(status: u16) -> Self {
        Self { status, kind: None, body: Box::new(io::empty()) }
    }
}

/// Answers every request that comes, each in a thread of its own. Returns when the listener fails.
pub fn serve(listener: &TcpListener, answer: impl Fn(Request) -> Response + Send + Sync + 'static) -> io::Result<()> {
    let answer = Arc::new(answer);
    for stream in listener.incoming() {
        let (stream, answer) = (stream?, Arc::clone(&answer));
        std::thread::spawn(move || {
            // A browser that left needs no answer.
            let _ = converse(stream, answer.as_ref());
        });
    }
    Ok(())
}

fn converse(stream: TcpStream, answer: &impl Fn(Request) -> Response) -> io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let Some(request) = read_request(&mut reader)? else { return Ok(()) };
    let response = answer(request);
    let mut writer = stream;
    write!(writer, "HTTP/1.1 {} \r\nconnection: close\r\ncache-control: no-store\r\n", response.status)?;
    match response.kind {
        Some(kind) => write!(writer, "content-type: {kind}\r\n\r\n")?,
        None => write!(writer, "content-length: 0\r\n\r\n")?,
    }
    let mut body = response.body;
    // Not `io::copy`: each line of progress goes out when it comes.
    let mut piece = vec![0; 64 * 1024];
    loop {
        let count = body.read(&mut piece)?;
        if count == 0 {
            return writer.flush();
        }
        writer.write_all(&piece[..count])?;
    }
}

/// A request; none when the browser opened a connection and closed it again.
fn read_request(reader: &mut impl BufRead) -> io::Result<Option<Request>> {
    let mut first = String::new();
    if reader.read_line(&mut first)? == 0 {
        return Ok(None);
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(url)) = (words.next(), words.next()) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        if let Some((name, value)) = line.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().map_err(|_| io::ErrorKind::InvalidData)?;
        }
    }
    if length > LARGEST_BODY {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut body = String::new();
    reader.take(length).read_to_string(&mut body)?;
    let (path, query) = url.split_once('?').unwrap_or((url, ""));
    Ok(Some(Request { method: method.to_owned(), path: path.to_owned(), query: query.to_owned(), body }))
}
