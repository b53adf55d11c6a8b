//! Calls in progress: each runs in a thread of its own and answers line by line.

use crate::http::Response;
use debrief_api::{ApiError, Call, Core, ErrorCode};
use serde_json::json;
use serde_json::value::RawValue;
use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex, PoisonError};

/// The core and the calls it works on.
pub struct Calls {
    core: Core,
    running: Mutex<HashMap<String, Arc<AtomicBool>>>,
}

impl Calls {
    /// Calls to that core.
    pub fn new(core: Core) -> Self {
        Self { core, running: Mutex::new(HashMap::new()) }
    }

    /// Starts a command; the response yields its lines as they come.
    pub fn start(self: &Arc<Self>, name: &str, id: &str, body: &str) -> Response {
        let (send, receive) = mpsc::channel::<String>();
        let (calls, name, id, body) = (Arc::clone(self), name.to_owned(), id.to_owned(), body.to_owned());
        std::thread::spawn(move || {
            let last = match calls.run(&name, &id, &body, &send) {
                Ok(answer) => format!("{{\"ok\":{answer}}}"),
                Err(error) => json!({ "error": error }).to_string(),
            };
            // A browser that left needs no answer.
            let _ = send.send(format!("{last}\n"));
        });
        let lines = Lines { receive, line: Vec::new(), read: 0 };
        Response { status: 200, kind: Some("application/x-ndjson"), body: Box::new(lines) }
    }

    /// Stops a call, if it still runs.
    pub fn cancel(&self, id: &str) {
        if let Some(cancelled) = self.running().get(id) {
            cancelled.store(true, Ordering::Relaxed);
        }
    }

    fn run(&self, name: &str, id: &str, body: &str, send: &mpsc::Sender<String>) -> Result<Box<RawValue>, ApiError> {
        let request = serde_json::from_str(body)
            .map_err(|error| ApiError::new(ErrorCode::BadRequest, format!("The request is not JSON: {error}.")))?;
        let cancelled = Arc::new(AtomicBool::new(false));
        self.running().insert(id.to_owned(), Arc::clone(&cancelled));
        let send = Mutex::new(send.clone());
        let progress = |progress| {
            let line = json!({ "progress": progress });
            let _ = send.lock().unwrap_or_else(PoisonError::into_inner).send(format!("{line}\n"));
        };
        let answer = self.core.call(name, request, &Call { progress: &progress, cancelled: &cancelled });
        self.running().remove(id);
        answer
    }

    fn running(&self) -> std::sync::MutexGuard<'_, HashMap<String, Arc<AtomicBool>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The lines of an answer, read as they come.
struct Lines {
    receive: Receiver<String>,
    line: Vec<u8>,
    read: usize,
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.read == self.line.len() {
            match self.receive.recv() {
                Ok(line) => (self.line, self.read) = (line.into_bytes(), 0),
                // The call has ended.
                Err(_) => return Ok(0),
            }
        }
        let count = into.len().min(self.line.len() - self.read);
        into[..count].copy_from_slice(&self.line[self.read..self.read + count]);
        self.read += count;
        Ok(count)
    }
}
