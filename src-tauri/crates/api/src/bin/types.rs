//! Writes or checks `ui/src/host/types.ts`.

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/host/types.ts"));
    let text = debrief_api::types::typescript();
    match std::env::args().nth(1).as_deref() {
        Some("--write") => match std::fs::write(&path, text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{} could not be written: {error}.", path.display());
                ExitCode::FAILURE
            }
        },
        Some("--check") => {
            if std::fs::read_to_string(&path).is_ok_and(|there| there == text) {
                ExitCode::SUCCESS
            } else {
                eprintln!(
                    "ui/src/host/types.ts differs from the commands in Rust. Run `cargo xtask types` and commit it."
                );
                ExitCode::FAILURE
            }
        }
        _ => {
            eprintln!("Say --write or --check.");
            ExitCode::FAILURE
        }
    }
}
