//! Presenting: the main window fills the screen, and a second window shows the presenter's notes. What the two say to
//! each other stays within the page; the window with the notes may ask nothing of the program.

use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WindowEvent};

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
pub async fn open_notes(app: AppHandle) -> tauri::Result<()> {
    if let Some(there) = app.get_webview_window(NOTES) {
        return there.set_focus();
    }
    crate::confined(&app, NOTES, WebviewUrl::App("index.html#/notes".into()))
        .title("Debrief – notes")
        .inner_size(NOTES_SIZE.0, NOTES_SIZE.1)
        .build()?;
    Ok(())
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
