//! Where the library is that the window opens, and how programs that open the same one are told from others.

use debrief_api::{ApiError, ErrorCode};
use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager};

/// The folder of the library: the one that `DEBRIEF_LIBRARY` names, else the app's own in the user's data folder.
///
/// # Errors
/// The system names no folder for data.
pub fn folder(app: &AppHandle) -> Result<PathBuf, ApiError> {
    if let Some(folder) = chosen() {
        return Ok(PathBuf::from(folder));
    }
    home(app).map_err(|error| {
        ApiError::new(
            ErrorCode::Disk,
            format!(
                "The folder for your data was not found: {error}. Nothing was changed. Set DEBRIEF_LIBRARY to a folder."
            ),
        )
    })
}

/// Where a library belongs.
///
/// # Errors
/// The system names no folder for data.
pub fn home(app: &AppHandle) -> tauri::Result<PathBuf> {
    app.path().app_local_data_dir().map(|folder| folder.join("library"))
}

/// The folder that `DEBRIEF_LIBRARY` names, if it does.
pub fn chosen() -> Option<OsString> {
    std::env::var_os("DEBRIEF_LIBRARY").filter(|folder| !folder.is_empty())
}

/// A short mark of a library's folder: the same for every program that opens it, whichever way leads there.
pub fn mark(folder: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned()).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
