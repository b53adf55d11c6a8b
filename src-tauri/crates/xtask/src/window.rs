//! `cargo xtask run`: from a fresh machine to the open window.

use std::{fs, process::ExitCode};

use crate::{
    node,
    place::{Place, program},
    process::Line,
    setup::{self, Purpose},
};

/// Sets up, builds page and shell, opens the window and stays until it is closed.
pub fn run(place: &Place, arguments: &[String]) -> Result<ExitCode, String> {
    let (mut release, mut sample_only) = (false, false);
    for argument in arguments {
        match argument.as_str() {
            "--release" => release = true,
            "--sample-only" => sample_only = true,
            other => {
                return Err(format!(
                    "`cargo xtask run` does not know “{other}”. It takes --release and --sample-only."
                ));
            }
        }
    }
    if cfg!(target_os = "linux") && ["DISPLAY", "WAYLAND_DISPLAY"].iter().all(|name| std::env::var_os(name).is_none()) {
        return Err("There is no display here to open a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.\n\
                    Nothing was changed. Run this command in a desktop session, or under `xvfb-run` to try it without one."
            .into());
    }
    setup::system_packages(place, Purpose::Run)?;
    node::packages(place, &place.page())?;

    println!("Building the page");
    Line::new(&place.page(), "npm run build --silent").run()?;
    println!("Building the window");
    let (flag, folder) = if release { (" --release", "release") } else { ("", "debug") };
    Line::new(&place.root, &format!("cargo build --package debrief{flag}")).run()?;

    let mut window =
        Line::new(&place.root, "").with(place.target.join(folder).join(program("debrief")).display().to_string());
    if sample_only {
        let library = place.target.join("sample-library");
        match fs::remove_dir_all(&library) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!(
                    "The earlier sample library at {} could not be removed: {error}.",
                    library.display()
                ));
            }
            _ => {}
        }
        window = window.variable("DEBRIEF_LIBRARY", library.display().to_string());
    }
    println!("Opening the window");
    window.run()?;
    Ok(ExitCode::SUCCESS)
}
