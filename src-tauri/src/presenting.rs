//! Presenting: the main window fills the screen, and a second window shows the presenter's notes.

use serde_json::Value;
use std::sync::{Mutex, PoisonError};
use tauri::ipc::Channel;
use tauri::{AppHandle, Manager, State, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The window with the notes.
const NOTES: &str = "notes";
/// Its size at first, in logical pixels.
const NOTES_SIZE: (f64, f64) = (900.0, 640.0);

/// What is presented now, and who wants to know. What it holds is the page's own: which page is on, which version.
#[derive(Default)]
pub struct Presenting(Mutex<Shown>);

#[derive(Default)]
struct Shown {
    now: Value,
    watchers: Vec<Channel<Value>>,
}

/// Lets the window fill the screen, or takes it back.
#[tauri::command]
pub fn fill_screen(window: WebviewWindow, on: bool) -> tauri::Result<()> {
    window.set_fullscreen(on)
}

/// Opens the window with the notes, or brings it to the front. Asynchronous: a window that is made on the window's own
/// thread while a call is answered there waits for itself.
#[tauri::command]
pub async fn open_notes(app: AppHandle) -> tauri::Result<()> {
    if let Some(there) = app.get_webview_window(NOTES) {
        return there.set_focus();
    }
    WebviewWindowBuilder::new(&app, NOTES, WebviewUrl::App("index.html#/notes".into()))
        .title("Debrief – notes")
        .inner_size(NOTES_SIZE.0, NOTES_SIZE.1)
        .on_navigation(crate::own_page)
        .build()?;
    Ok(())
}

/// Tells every watcher what is presented now.
#[tauri::command]
pub fn presenting(now: Value, presenting: State<'_, Presenting>) {
    let mut shown = presenting.0.lock().unwrap_or_else(PoisonError::into_inner);
    // A window that was closed no longer listens.
    shown.watchers.retain(|watcher| watcher.send(now.clone()).is_ok());
    shown.now = now;
}

/// Tells through `channel` what is presented, now and whenever it changes.
#[tauri::command]
pub fn on_presenting(channel: Channel<Value>, presenting: State<'_, Presenting>) {
    let mut shown = presenting.0.lock().unwrap_or_else(PoisonError::into_inner);
    if channel.send(shown.now.clone()).is_ok() {
        shown.watchers.push(channel);
    }
}
