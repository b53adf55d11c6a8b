//! The dialogs of the system.

use debrief_api::{Dialogs, OpenFile, Reveal, SaveFile};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

/// Dialogs over the window of the app. They block: never call them on the window's thread.
pub struct SystemDialogs {
    app: AppHandle,
}

impl SystemDialogs {
    /// Dialogs of that app.
    pub fn new(app: AppHandle) -> Self {
        Self { app }
    }

    fn dialog(&self, title: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.app.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Dialogs for SystemDialogs {
    fn save_file(&self, ask: &SaveFile) -> Option<PathBuf> {
        let dialog = self.dialog(&ask.title).add_filter(ask.kind, &[ask.extension]).set_file_name(&ask.file_name);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn open_file(&self, ask: &OpenFile) -> Option<PathBuf> {
        self.dialog(&ask.title).add_filter(ask.kind, ask.extensions).blocking_pick_file()?.into_path().ok()
    }

    fn choose_folder(&self, title: &str) -> Option<PathBuf> {
        self.dialog(title).blocking_pick_folder()?.into_path().ok()
    }

    fn reveal(&self, path: &Path, how: Reveal) -> bool {
        match how {
            Reveal::Open => tauri_plugin_opener::open_path(path, None::<&str>).is_ok(),
            Reveal::Folder => tauri_plugin_opener::reveal_item_in_dir(path).is_ok(),
        }
    }
}
