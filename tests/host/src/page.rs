//! The files of the page.

use crate::http::Response;
use std::fs::File;
use std::io::Cursor;
use std::path::{Component, Path};

/// A file of the page; the page itself for every path that names none.
pub fn file(folder: &Path, path: &str) -> Response {
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
        Ok(file) => Response { status: 200, kind: Some(kind), body: Box::new(file) },
        Err(_) => {
            let text = "The page is not built: run `npm run build` in ui.";
            Response { status: 404, kind: Some("text/plain"), body: Box::new(Cursor::new(text)) }
        }
    }
}
