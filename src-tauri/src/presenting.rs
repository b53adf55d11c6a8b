//! Presenting: the main window fills the screen, and a second window shows the presenter's notes. What the two say to
//! each other stays within the page; the window with the notes may ask nothing of the program.

#[cfg(target_os = "linux")]
use std::sync::mpsc;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent, Wry};

/// The window with the notes.
const NOTES: &str = "notes";
/// Its size at first, in logical pixels.
const NOTES_SIZE: (f64, f64) = (900.0, 640.0);

/// Lets the window fill the screen, or takes it back.
#[tauri::command]
pub fn fill_screen(window: WebviewWindow, on: bool) -> tauri::Result<()> {
    window.set_fullscreen(on)
}

/// Opens the window with the notes, or brings it to the front. Asynchronous: a window that is made on the window's own
/// thread while a call is answered there waits for itself.
#[tauri::command]
pub async fn open_notes(app: AppHandle, window: WebviewWindow) -> tauri::Result<()> {
    match app.get_webview_window(NOTES) {
        Some(there) => there.set_focus(),
        None => open_beside(&window),
    }
}

fn notes<M: Manager<Wry>>(app: &M) -> WebviewWindowBuilder<'_, Wry, M> {
    crate::confined(app, NOTES, WebviewUrl::App("index.html#/notes".into()))
        .title("Debrief – notes")
        .inner_size(NOTES_SIZE.0, NOTES_SIZE.1)
}

/// Opens it as one that belongs to `main`: two windows that are incognito hear nothing of each other otherwise.
#[cfg(target_os = "linux")]
fn open_beside(main: &WebviewWindow) -> tauri::Result<()> {
    let app = main.app_handle().clone();
    let (done, opened) = mpsc::channel();
    main.with_webview(move |main| {
        let main = main.inner();
        // Not at once: the main window is lent to this call.
        gtk::glib::idle_add_local_once(move || {
            // Whoever asked may have gone.
            let _ = done.send(notes(&app).with_related_view(main).build().map(drop));
        });
    })?;
    opened.recv().unwrap_or(Err(tauri::Error::WindowNotFound))
}

#[cfg(not(target_os = "linux"))]
fn open_beside(main: &WebviewWindow) -> tauri::Result<()> {
    notes(main.app_handle()).build().map(drop)
}

/// Closes the window with the notes, if it is open.
#[tauri::command]
pub fn close_notes(app: AppHandle) -> tauri::Result<()> {
    app.get_webview_window(NOTES).map_or(Ok(()), |notes| notes.destroy())
}

/// Has the notes close with the main window: they show nothing without it, and would keep the program running.
pub fn watch(main: &WebviewWindow) {
    let app = main.app_handle().clone();
    main.on_window_event(move |event| {
        if matches!(event, WindowEvent::Destroyed) {
            // It may be closing already.
            let _ = close_notes(app.clone());
        }
    });
}
