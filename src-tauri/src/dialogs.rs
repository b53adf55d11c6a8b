//! The dialogs of the system.

use debrief_api::{Dialogs, OpenFile, SaveFile};
use std::path::PathBuf;
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

    fn dialog(&self, title: &str, kind: &str, extension: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file().set_title(title).add_filter(kind, &[extension]);
        match self.app.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Dialogs for SystemDialogs {
    fn save_file(&self, ask: &SaveFile) -> Option<PathBuf> {
        let dialog = self.dialog(&ask.title, ask.kind, ask.extension).set_file_name(&ask.file_name);
        dialog.blocking_save_file()?.into_path().ok()
    }

    fn open_file(&self, ask: &OpenFile) -> Option<PathBuf> {
        self.dialog(&ask.title, ask.kind, ask.extension).blocking_pick_file()?.into_path().ok()
    }
}
