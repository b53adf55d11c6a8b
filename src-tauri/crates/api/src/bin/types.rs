//! Writes `ui/src/host/types.ts`; a test in the core compares it.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::fs::write(debrief_api::types::FILE, debrief_api::types::typescript()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{} could not be written: {error}.", debrief_api::types::FILE);
            ExitCode::FAILURE
        }
    }
}
