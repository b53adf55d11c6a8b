//! Moving a whole library to another folder.

use crate::StoreError;
use crate::folder;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// Where a library has left word of where it went.
const WORD: &str = "moved-to.txt";

/// The folder of a library that may have been moved from there.
#[must_use]
pub fn moved_to(folder: &Path) -> PathBuf {
    match fs::read_to_string(folder.join(WORD)) {
        Ok(word) if Path::new(word.trim()).is_dir() => PathBuf::from(word.trim()),
        _ => folder.to_owned(),
    }
}

/// Moves a library, of which nothing may be open, to a folder that holds nothing, and leaves word where it was. Everything is
/// copied, compared and on the disk before anything is removed: a crash leaves the old one whole, or the new one.
///
/// # Errors
/// [`StoreError::OpenElsewhere`] where another window has a review open, and failures of the disk; the old one is whole then.
pub fn move_library(from: &Path, to: &Path) -> Result<(), StoreError> {
    let making = to.with_extension("moving");
    match fs::remove_dir_all(&making) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    // A library that never came to be is moved by making it elsewhere.
    fs::create_dir_all(from)?;
    copy_all(from, &making)?;
    if let Some(above) = to.parent() {
        fs::create_dir_all(above)?;
    }
    // It may be there, empty: a folder is not renamed over one on every system.
    match fs::remove_dir(to) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    folder::rename(&making, to)?;
    let word = from.join("moved-to.new");
    fs::write(&word, to.to_string_lossy().as_bytes())?;
    folder::sync_file(&word)?;
    folder::rename(&word, &from.join(WORD))?;
    // From here on the new one counts. What cannot be removed is no loss, and stays to be seen.
    for entry in fs::read_dir(from)?.flatten() {
        let path = entry.path();
        if entry.file_name() != WORD {
            let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if entry.file_type()?.is_dir() {
            copy_all(&path, &copy)?;
        } else {
            folder::copy(&path, &copy)?;
            if fs::read(&path)? != fs::read(&copy)? {
                return Err(StoreError::Io("the copy is not what was copied".into()));
            }
        }
    }
    folder::sync_folder(to)
}
