//! Moving a whole library to another folder.

use crate::StoreError;
use crate::folder::{self, ReviewFolder};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Seek, SeekFrom};
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
/// copied, compared and on the disk before anything is removed: a crash leaves the old one whole, or the new one. Until then
/// every review is locked, so that nobody writes what would not come along.
///
/// # Errors
/// [`StoreError::OpenElsewhere`] where another window has a review open or makes one, [`StoreError::Io`] where a link leads
/// out of the library, and failures of the disk; the old one is whole then.
pub fn move_library(from: &Path, to: &Path) -> Result<(), StoreError> {
    let making = to.with_extension("moving");
    match fs::remove_dir_all(&making) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    // A library that never came to be is moved by making it elsewhere.
    fs::create_dir_all(from)?;
    let mut locks = locked(from)?;
    let copied = copy_all(from, &making).and_then(|()| {
        copy_locks(&locks, from, &making)?;
        // One that came while all of this was copied is not among them.
        if folders(from)?.iter().all(|folder| locks.contains_key(folder)) {
            Ok(())
        } else {
            Err(StoreError::OpenElsewhere)
        }
    });
    if let Err(error) = copied {
        // Half a copy is of no use; the next attempt removes it if this one cannot.
        let _ = fs::remove_dir_all(&making);
        return Err(error);
    }
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
    folder::write(&word, to.to_string_lossy().as_bytes())?;
    folder::rename(&word, &from.join(WORD))?;
    if cfg!(windows) {
        // It removes no file that is open.
        locks.clear();
    }
    // From here on the new one counts. What cannot be removed is no loss, and stays to be seen.
    for entry in fs::read_dir(from)?.flatten() {
        let path = entry.path();
        if entry.file_name() != WORD {
            let _ = if folder::is_folder(&path) { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        }
    }
    drop(locks);
    Ok(())
}

/// The folders of all reviews, those in the bin and those that are being made among them.
fn folders(library: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    for part in ["reviews", "bin"].map(|part| library.join(part)).iter().filter(|part| folder::is_folder(part)) {
        for entry in fs::read_dir(part)? {
            found.push(entry?.path());
        }
    }
    found.retain(|path| folder::is_folder(path));
    Ok(found)
}

/// The locks of all reviews, which are held until they are dropped.
fn locked(library: &Path) -> Result<BTreeMap<PathBuf, File>, StoreError> {
    let lock = |path: PathBuf| Ok((path.clone(), ReviewFolder::new(path, None).lock()?));
    folders(library)?.into_iter().map(lock).collect()
}

/// What is kept in the files of the locks comes along, read through the locks themselves: some systems let nobody else read
/// them.
fn copy_locks(locks: &BTreeMap<PathBuf, File>, from: &Path, to: &Path) -> Result<(), StoreError> {
    for (path, mut lock) in locks {
        let mut bytes = Vec::new();
        lock.seek(SeekFrom::Start(0))?;
        lock.read_to_end(&mut bytes)?;
        let there = to.join(path.strip_prefix(from).unwrap_or(path));
        folder::write(&there.join(folder::LOCK), &bytes)?;
        folder::sync_folder(&there)?;
    }
    Ok(())
}

fn copy_all(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, copy, kind) = (entry.path(), to.join(entry.file_name()), entry.file_type()?);
        if kind.is_dir() {
            copy_all(&path, &copy)?;
        } else if !kind.is_file() {
            let name = entry.file_name().to_string_lossy().into_owned();
            return Err(StoreError::Io(format!("“{name}” in the library is a link to somewhere else")));
        } else if entry.file_name() != folder::LOCK {
            folder::copy(&path, &copy)?;
            if fs::read(&path)? != fs::read(&copy)? {
                return Err(StoreError::Io("the copy is not what was copied".into()));
            }
        }
    }
    folder::sync_folder(to)
}
