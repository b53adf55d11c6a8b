//! `debrief-host`: serves the page and the real core over loopback, so that an ordinary browser can run the product in
//! tests and while working on the page.
//!
//! `POST /call/NAME?id=ID` runs a command; the answer is a line of JSON for each step of progress, then one with `ok` or
//! `error`. `POST /cancel/ID` stops it. Instead of the system's dialogs there is `POST /test/answer`, which queues the
//! answer to the next one: `{"save_to": "/path"}`, `{"open": "/path"}`, or `{}` for a person who closes the dialog.

mod calls;
mod dialogs;
mod page;

use calls::Calls;
use debrief_api::Core;
use dialogs::QueuedDialogs;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use tiny_http::{Method, Request, Response, Server};

struct Options {
    library: PathBuf,
    page: PathBuf,
    port: u16,
}

fn main() -> ExitCode {
    match serve() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn serve() -> Result<(), String> {
    let options = options()?;
    let dialogs = Arc::new(QueuedDialogs::default());
    let core = Core::open(&options.library, dialogs.clone()).map_err(|error| error.message)?;
    core.ensure_sample().map_err(|error| error.message)?;
    let calls = Arc::new(Calls::new(core));
    // Loopback alone: nothing but this machine's own browser may ask.
    let server = Server::http(("127.0.0.1", options.port)).map_err(|error| error.to_string())?;
    let address = server.server_addr();
    println!("listening on http://{address}");
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    for request in server.incoming_requests() {
        let (calls, dialogs, page) = (Arc::clone(&calls), Arc::clone(&dialogs), options.page.clone());
        // One thread a request: a long export must not hold up a note.
        std::thread::spawn(move || {
            // A browser that left needs no answer.
            let _ = answer(request, &calls, &dialogs, &page);
        });
    }
    Ok(())
}

fn answer(
    mut request: Request,
    calls: &Arc<Calls>,
    dialogs: &QueuedDialogs,
    folder: &std::path::Path,
) -> std::io::Result<()> {
    let url = request.url().to_owned();
    let (path, query) = url.split_once('?').unwrap_or((&url, ""));
    if *request.method() == Method::Post {
        let mut body = String::new();
        request.as_reader().read_to_string(&mut body)?;
        if let Some(name) = path.strip_prefix("/call/") {
            let id = query.strip_prefix("id=").unwrap_or_default();
            return request.respond(calls.start(name, id, &body));
        }
        if let Some(id) = path.strip_prefix("/cancel/") {
            calls.cancel(id);
            return request.respond(Response::empty(204));
        }
        if path == "/test/answer" {
            let status = if dialogs.queue(&body) { 204 } else { 400 };
            return request.respond(Response::empty(status));
        }
    }
    request.respond(page::file(folder, path))
}

fn options() -> Result<Options, String> {
    const USAGE: &str = "Usage: debrief-host --library FOLDER --page FOLDER --port PORT (0 for any)";
    let mut words = std::env::args().skip(1);
    let (mut library, mut page, mut port) = (None, None, 0);
    while let Some(word) = words.next() {
        let value = words.next().ok_or(USAGE)?;
        match word.as_str() {
            "--library" => library = Some(PathBuf::from(value)),
            "--page" => page = Some(PathBuf::from(value)),
            "--port" => port = value.parse().map_err(|_| USAGE)?,
            _ => return Err(USAGE.to_owned()),
        }
    }
    Ok(Options { library: library.ok_or(USAGE)?, page: page.ok_or(USAGE)?, port })
}
