//! What is asked of the person outside of the page.

use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The dialogs of the system, which a host lends. The page never sees a path.
pub trait Dialogs: Send + Sync {
    /// Asks where to save. `None` when the person closes the dialog.
    fn save_file(&self, ask: &SaveFile) -> Option<PathBuf>;
    /// Asks which file to open. `None` when the person closes the dialog.
    fn open_file(&self, ask: &OpenFile) -> Option<PathBuf>;
    /// Asks for a folder; the dialog has that title. `None` when the person closes the dialog.
    fn choose_folder(&self, title: &str) -> Option<PathBuf>;
    /// Opens a file, or shows it in its folder; whether the system could.
    fn reveal(&self, path: &Path, how: Reveal) -> bool;
}

/// What a save dialog shows.
#[derive(Clone, Debug)]
pub struct SaveFile {
    /// The title of the dialog.
    pub title: String,
    /// The file name to begin with.
    pub file_name: String,
    /// The kind of file, for people.
    pub kind: &'static str,
    /// Its extension without a dot.
    pub extension: &'static str,
}

/// What an open dialog shows.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// The title of the dialog.
    pub title: String,
    /// The kind of file, for people.
    pub kind: &'static str,
    /// Its extensions without a dot.
    pub extensions: &'static [&'static str],
}

/// What to do with an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reveal {
    /// Open it with the program that the system has for it.
    Open,
    /// Show it in its folder.
    Folder,
}

/// Where there is nobody to ask: every dialog is closed at once.
#[derive(Clone, Copy, Debug)]
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
        None
    }

    fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
        None
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn reveal(&self, _: &Path, _: Reveal) -> bool {
        false
    }
}
