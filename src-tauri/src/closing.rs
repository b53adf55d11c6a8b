//! Closing the window: the page first keeps what is being typed.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tauri::ipc::Channel;
use tauri::{Manager, State, WebviewWindow, WindowEvent};

/// How long the page may take to keep what is typed. Then the window closes anyway.
const PATIENCE: Duration = Duration::from_secs(3);

/// The way to tell the page that its window is to close; none once it was told, or while there is no page.
#[derive(Default)]
pub struct Closing(Mutex<Option<Channel<()>>>);

impl Closing {
    fn page(&self) -> Option<Channel<()>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Tells the page through `channel` when the window is asked to close. It keeps what is typed and calls [`close`].
#[tauri::command]
pub fn on_close(channel: Channel<()>, closing: State<'_, Closing>) {
    *closing.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(channel);
}

/// Closes the window now.
#[tauri::command]
pub fn close(window: WebviewWindow) -> tauri::Result<()> {
    window.destroy()
}

/// Has the page asked before its window closes. Asked a second time, the window closes at once.
pub fn watch(window: &WebviewWindow) {
    let asked = window.clone();
    window.on_window_event(move |event| {
        let WindowEvent::CloseRequested { api, .. } = event else { return };
        let Some(page) = asked.state::<Closing>().page() else { return };
        if page.send(()).is_err() {
            return;
        }
        api.prevent_close();
        let waited = asked.clone();
        std::thread::spawn(move || {
            std::thread::sleep(PATIENCE);
            // It may have closed long ago.
            let _ = waited.destroy();
        });
    });
}
