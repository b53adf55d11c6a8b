//! The files of the page.

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::{Component, Path};
use tiny_http::{Header, Response, StatusCode};

/// A file of the page; the page itself for every path that names none.
pub fn file(folder: &Path, path: &str) -> Response<Box<dyn Read + Send>> {
    let path = Path::new(path.trim_start_matches('/'));
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let path = if inside && folder.join(path).is_file() { path } else { Path::new("index.html") };
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("ttf") => "font/ttf",
        _ => "application/octet-stream",
    };
    match File::open(folder.join(path)) {
        Ok(file) => {
            let length = file.metadata().ok().and_then(|there| usize::try_from(there.len()).ok());
            let header = Header::from_bytes("content-type", kind).into_iter().collect();
            Response::new(StatusCode(200), header, Box::new(file), length, None)
        }
        Err(_) => {
            let text = "The page is not built: run `npm run build` in ui.";
            Response::new(StatusCode(404), Vec::new(), Box::new(Cursor::new(text)), Some(text.len()), None)
        }
    }
}
