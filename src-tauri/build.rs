//! Lets the page call the window's commands and nothing else.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&[
        "call",
        "cancel",
        "on_close",
        "close",
        "fill_screen",
        "open_notes",
        "close_notes",
    ]);
    let attributes = tauri_build::Attributes::new().app_manifest(commands);
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo::error={error:#}");
    }
}
