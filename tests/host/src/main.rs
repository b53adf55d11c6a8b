//! `debrief-host`: serves the page and the real core over loopback, so that an ordinary browser can run the product in
//! tests and while working on the page.
//!
//! `POST /call/NAME?id=ID` runs a command; the answer is a line of JSON for each step of progress, then one with `ok` or
//! `error`. `POST /cancel/ID` stops it. Instead of the system's dialogs there is `POST /test/answer`, which queues the
//! answer to the next one: `{"save_to": "/path"}`, `{"open": "/path"}`, or `{}` for a person who closes the dialog.

mod calls;
mod dialogs;
mod http;
mod page;

use calls::Calls;
use debrief_api::Core;
use dialogs::QueuedDialogs;
use http::{Request, Response};
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

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
    let core = Core::open(&options.library, &options.library, dialogs.clone()).map_err(|error| error.message)?;
    core.ensure_sample().map_err(|error| error.message)?;
    let calls = Arc::new(Calls::new(core));
    // Loopback alone: nothing but this machine's own browser may ask.
    let listener = TcpListener::bind(("127.0.0.1", options.port)).map_err(|error| error.to_string())?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("listening on http://{address}");
    std::io::stdout().flush().map_err(|error| error.to_string())?;
    let answer = move |request: Request| answer(&request, &calls, &dialogs, &options.page);
    http::serve(&listener, answer).map_err(|error| error.to_string())
}

fn answer(request: &Request, calls: &Arc<Calls>, dialogs: &QueuedDialogs, folder: &Path) -> Response {
    if request.method != "POST" {
        return page::file(folder, &request.path);
    }
    if let Some(name) = request.path.strip_prefix("/call/") {
        let id = request.query.strip_prefix("id=").unwrap_or_default();
        return calls.start(name, id, &request.body);
    }
    if let Some(id) = request.path.strip_prefix("/cancel/") {
        calls.cancel(id);
        return Response::empty(204);
    }
    if request.path == "/test/answer" {
        return Response::empty(if dialogs.queue(&request.body) { 204 } else { 400 });
    }
    Response::empty(404)
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
