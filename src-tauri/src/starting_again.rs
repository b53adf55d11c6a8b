//! Debrief that is started while its window is open: the window comes to the front, and the second program ends. Two
//! windows on one review would show each other’s changes too late.

use crate::library;
use std::path::Path;
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, Manager, Runtime};

/// The plugin that finds the program that runs already, if these two can be told apart by their libraries: on Linux by a
/// name on the message bus, elsewhere only when both open the app’s own. Without a message bus the lock on the library
/// still keeps the second program out, with a message.
pub fn watch<R: Runtime>() -> Option<TauriPlugin<R>> {
    let builder = tauri_plugin_single_instance::Builder::new().callback(|app, _, _| show(app));
    match library::chosen() {
        None => Some(builder.build()),
        Some(folder) if cfg!(target_os = "linux") => {
            Some(builder.dbus_id(format!("org.debrief.app.library-{}", library::mark(Path::new(&folder)))).build())
        }
        Some(_) => None,
    }
}

/// Brings the window to the front, from the task bar too.
fn show<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        // A window manager may refuse each of these; the window is there all the same.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
