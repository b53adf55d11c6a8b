//! Where the system’s web view may write while the window is open: a folder that goes with it, in memory where the system
//! has one for that. (A web view that writes nothing at all would not share the window with the presenter’s notes.)

use crate::library;
use std::fs;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};

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
