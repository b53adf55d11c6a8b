//! The desktop window of Debrief: the page on one side, the core on the other, and the system's dialogs.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod calls;
mod closing;
mod dialogs;
mod library;
mod presenting;
mod starting_again;
mod tending;
mod web;

use calls::Calls;
use closing::Closing;
use debrief_api::{ApiError, Core};
use dialogs::SystemDialogs;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use tauri::webview::NewWindowResponse;
use tauri::{App, AppHandle, Manager, RunEvent, Runtime, Url, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use web::WebFolder;

/// The smallest window that the page is made for, in logical pixels.
const SMALLEST: (f64, f64) = (1024.0, 700.0);
/// The window at the first start.
const USUAL: (f64, f64) = (1366.0, 860.0);

fn main() -> ExitCode {
    if let Err(message) = reach_display() {
        eprintln!("{message}");
        return ExitCode::FAILURE;
    }
    let mut builder = tauri::Builder::default();
    if let Some(plugin) = starting_again::watch() {
        // The first, so that a second program ends before it touches anything.
        builder = builder.plugin(plugin);
    }
    let built = builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            calls::call,
            calls::cancel,
            closing::on_close,
            closing::close,
            presenting::fill_screen,
            presenting::open_notes,
            presenting::close_notes,
        ])
        .setup(|app| Ok(set_up(app)?))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(|app, event| {
                if let RunEvent::Exit = event {
                    close(app);
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("Debrief could not open its window: {error}. Your reviews are safe. Start Debrief again.");
            ExitCode::FAILURE
        }
    }
}

/// Reaches the display that the window will be on, or says why it cannot: otherwise the window system would end the
/// program without a word for people.
#[cfg(target_os = "linux")]
fn reach_display() -> Result<(), String> {
    if gtk::init().is_ok() {
        return Ok(());
    }
    let named = ["WAYLAND_DISPLAY", "DISPLAY"]
        .iter()
        .filter_map(|name| Some(format!("{name} names “{}”", std::env::var(name).ok().filter(|it| !it.is_empty())?)))
        .collect::<Vec<_>>()
        .join(" and ");
    let found = if named.is_empty() { "none was found".to_owned() } else { format!("{named}, where none answers") };
    Err(format!(
        "Debrief needs a display, and {found}. Nothing was changed. Start Debrief from a desktop session; for work \
         without a window there is debrief-cli."
    ))
}

#[cfg(not(target_os = "linux"))]
const fn reach_display() -> Result<(), String> {
    Ok(())
}

fn set_up(app: &mut App) -> tauri::Result<()> {
    let library = library::folder(app.handle());
    match library.and_then(|library| Ok((open_core(app.handle(), &library)?, library))) {
        Ok((core, library)) => {
            let core = Arc::new(core);
            tending::start(&core);
            app.manage(Calls::new(core));
            app.manage(Closing::default());
            app.manage(WebFolder::new(app.handle(), &library));
            let window = confined(app.handle(), "main", WebviewUrl::default())
                .title("Debrief")
                .inner_size(USUAL.0, USUAL.1)
                .min_inner_size(SMALLEST.0, SMALLEST.1)
                .build()?;
            closing::watch(&window);
            presenting::watch(&window);
        }
        Err(error) => {
            let handle = app.handle().clone();
            app.dialog()
                .message(error.message)
                .title("Debrief could not open its library")
                .kind(MessageDialogKind::Error)
                .show(move |_| handle.exit(1));
        }
    }
    Ok(())
}

/// A window that shows Debrief’s own page and nothing else, opens no other, and leaves nothing behind.
pub fn confined<'a, R: Runtime, M: Manager<R>>(
    app: &'a M,
    label: &str,
    page: WebviewUrl,
) -> WebviewWindowBuilder<'a, R, M> {
    WebviewWindowBuilder::new(app, label, page)
        .on_navigation(own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .data_directory(app.state::<WebFolder>().path())
        .incognito(web::may_be_incognito())
}

fn own_page(url: &Url) -> bool {
    matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost")
}

fn open_core(app: &AppHandle, library: &Path) -> Result<Core, ApiError> {
    let home = library::home(app).unwrap_or_else(|_| library.to_owned());
    let core = Core::open(library, &home, Arc::new(SystemDialogs::new(app.clone())))?;
    core.ensure_sample()?;
    Ok(core)
}

/// Everything is on disk already; closing saves the next opening its full check.
fn close(app: &AppHandle) {
    if let Some(calls) = app.try_state::<Calls>() {
        calls.core().close_all();
        // The backups that closing made have their copies too.
        calls.core().tend();
    }
    if let Some(folder) = app.try_state::<WebFolder>() {
        folder.clear();
    }
}
