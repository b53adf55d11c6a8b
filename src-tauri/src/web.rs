//! What the system’s web view may write: it is incognito, and writes nothing of the page. Where it cannot be, there is a
//! folder that goes with the window, in memory where the system has one for that.

use crate::library;
use std::fs;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};

/// Whether the web view can be incognito. A program that drives it, as WebDriver does, is let in by the system’s web view only
/// where it is not. On macOS two windows that are incognito hear nothing of each other, and presenting needs two.
pub fn may_be_incognito() -> bool {
    let is_driven = std::env::var("TAURI_WEBVIEW_AUTOMATION").is_ok_and(|driven| driven == "true");
    !is_driven && !cfg!(target_os = "macos")
}

/// The folder, one for each library.
#[derive(Clone, Debug)]
pub struct WebFolder(PathBuf);

impl WebFolder {
    /// Chooses the folder and empties it: a program that was killed may have left something.
    pub fn new(app: &AppHandle, folder: &Path) -> Self {
        let in_memory = app.path().runtime_dir().unwrap_or_else(|_| std::env::temp_dir());
        let this = Self(in_memory.join(format!("debrief-web-{}", library::mark(folder))));
        this.clear();
        this
    }

    /// Where it is.
    pub fn path(&self) -> PathBuf {
        self.0.clone()
    }

    /// Removes it with what is in it.
    pub fn clear(&self) {
        // What cannot be removed now is removed at the next start.
        let _ = fs::remove_dir_all(&self.0);
    }
}
