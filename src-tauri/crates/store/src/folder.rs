//! The folder of one review, and moving bytes so that a crash leaves the old or the new, never half.

use crate::StoreError;
use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// `reviews/<id>/` or `bin/<id>/`.
#[derive(Clone, Debug)]
pub(crate) struct ReviewFolder(pub PathBuf);

impl ReviewFolder {
    /// The review.
    pub(crate) fn file(&self) -> PathBuf {
        self.0.join("review.db")
    }

    /// SQLite’s log beside it: empty or absent after a proper close.
    pub(crate) fn log(&self) -> PathBuf {
        self.0.join("review.db-wal")
    }

    /// Where the backups are.
    pub(crate) fn backups(&self) -> PathBuf {
        self.0.join("backups")
    }

    /// Takes the lock that says “open here”, held until it is dropped. SQLite locks the file as well; this lock is there
    /// before the file is even looked at, and where a file system does not lend locks SQLite’s own remains.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`], and failures of the disk.
    pub(crate) fn lock(&self) -> Result<File, StoreError> {
        let file = File::options().create(true).truncate(false).write(true).open(self.0.join("lock"))?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => Err(StoreError::OpenElsewhere),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(file),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}

/// Copies a file and waits until the copy is on the disk.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::copy(from, to)?;
    sync_file(to)
}

/// Waits until a file is on the disk.
pub(crate) fn sync_file(path: &Path) -> Result<(), StoreError> {
    File::options().write(true).open(path)?.sync_all()?;
    Ok(())
}

/// Renames and waits until both folders know it.
pub(crate) fn rename(from: &Path, to: &Path) -> Result<(), StoreError> {
    fs::rename(from, to)?;
    for folder in [from.parent(), to.parent()].into_iter().flatten() {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Waits until the names in a folder are on the disk. Windows writes them with the files and opens no folders.
pub(crate) fn sync_folder(folder: &Path) -> Result<(), StoreError> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

/// Removes a file that may not be there.
pub(crate) fn remove(path: &Path) -> Result<(), StoreError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}
