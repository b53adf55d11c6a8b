//! The folder of one review, and moving bytes so that a crash leaves the old or the new, never half.

use crate::StoreError;
use crate::connection::Key;
use debrief_keys::{Keyring, ReviewKey};
use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

/// How every file of SQLite begins that is not encrypted.
pub(crate) const PLAIN: &[u8] = b"SQLite format 3\0";
/// The name of a backup that is being put in the place of a review.
pub(crate) const INCOMING: &str = "incoming.db";
/// The name of the file that says that a review is open.
pub(crate) const LOCK: &str = "lock";
/// How long a lock is waited for. A program that is being started has for a moment everything open that this one has, and so
/// holds a lock on that was given up already.
const PATIENCE: Duration = Duration::from_millis(200);
/// The most that is read of a wrapped key.
const LONGEST_KEY: u64 = 64 * 1024;

/// `reviews/<id>/` or `bin/<id>/`.
#[derive(Clone, Debug)]
pub(crate) struct ReviewFolder {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// What opens its key; absent while nobody has unlocked.
    keyring: Option<Arc<Keyring>>,
    /// Whether it holds copies in a second place.
    is_elsewhere: bool,
}

impl ReviewFolder {
    /// The folder at that path.
    pub(crate) fn new(path: PathBuf, keyring: Option<Arc<Keyring>>) -> Self {
        Self { path, keyring, is_elsewhere: false }
    }

    /// The folder at that path in a second place, which anybody may have had in their hands.
    pub(crate) fn elsewhere(path: PathBuf, keyring: Option<Arc<Keyring>>) -> Self {
        Self { path, keyring, is_elsewhere: true }
    }

    /// The review.
    pub(crate) fn file(&self) -> PathBuf {
        self.path.join("review.db")
    }

    /// The key of the review, wrapped in an age file for those who may open it.
    pub(crate) fn key_file(&self) -> PathBuf {
        self.path.join("key.age")
    }

    /// Whether somebody has unlocked, so that what is made here is encrypted.
    pub(crate) fn is_unlocked(&self) -> bool {
        self.keyring.is_some()
    }

    /// Whether a backup here is one only when it is encrypted: anybody can make up another. Those of a review that could not
    /// be encrypted may be as it is.
    ///
    /// # Errors
    /// Failures of the disk.
    pub(crate) fn takes_only_sealed(&self) -> Result<bool, StoreError> {
        if self.is_elsewhere || !self.is_unlocked() {
            return Ok(self.is_unlocked());
        }
        Ok(self.key_file().exists() && !is_plain(&self.file())?)
    }

    /// What the review or a backup of it is locked with. A file says by its first bytes whether it is encrypted at all, so
    /// that one is never read with the key of another state.
    ///
    /// # Errors
    /// [`StoreError::Locked`], [`StoreError::Key`], and failures of the disk.
    pub(crate) fn key_of(&self, file: &Path) -> Result<Key, StoreError> {
        if is_plain(file)? {
            return Ok(Key::None);
        }
        let Some(wrapped) = self.wrapped_key()? else { return Ok(Key::None) };
        Ok(Key::Sealed(self.open_key(&wrapped)?))
    }

    /// The age file with the key of the review; nothing where there is none.
    ///
    /// # Errors
    /// Failures of the disk.
    pub(crate) fn wrapped_key(&self) -> Result<Option<Vec<u8>>, StoreError> {
        match read_small(&self.key_file(), LONGEST_KEY) {
            Ok(wrapped) => Ok(Some(wrapped)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            // Whatever it is, it opens nothing: as one that is damaged.
            Err(error) if error.kind() == ErrorKind::InvalidData => Ok(Some(Vec::new())),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the key in an age file of this review or of a copy of it.
    ///
    /// # Errors
    /// [`StoreError::Locked`] and [`StoreError::Key`].
    pub(crate) fn open_key(&self, wrapped: &[u8]) -> Result<ReviewKey, StoreError> {
        Ok(self.keyring.as_ref().ok_or(StoreError::Locked)?.open(wrapped)?)
    }

    /// Puts that age file in the place of the key, which stands until the new one is on the disk.
    ///
    /// # Errors
    /// Failures of the disk.
    pub(crate) fn put_key(&self, wrapped: &[u8]) -> Result<(), StoreError> {
        let making = self.path.join("key.age.new");
        write(&making, wrapped)?;
        rename(&making, &self.key_file())
    }

    /// The key that a new file of the review is locked with: the one that is there, else a new one, which is on the disk
    /// when this returns. Nothing, where nobody has unlocked.
    ///
    /// # Errors
    /// [`StoreError::Key`], and failures of the disk.
    pub(crate) fn key_to_write_with(&self) -> Result<Key, StoreError> {
        let Some(keyring) = &self.keyring else { return Ok(Key::None) };
        if let Some(wrapped) = self.wrapped_key()? {
            return Ok(Key::Sealed(keyring.open(&wrapped)?));
        }
        let (key, wrapped) = keyring.make()?;
        self.put_key(&wrapped)?;
        Ok(Key::Sealed(key))
    }

    /// What wraps and opens keys; none while nobody has unlocked.
    pub(crate) fn keyring(&self) -> Option<&Keyring> {
        self.keyring.as_deref()
    }

    /// SQLite’s log beside it: empty or absent after a proper close.
    pub(crate) fn log(&self) -> PathBuf {
        log_of(&self.file())
    }

    /// Where a backup is copied to that is to take the place of the review.
    pub(crate) fn incoming(&self) -> PathBuf {
        self.path.join(INCOMING)
    }

    /// Where the backups are.
    pub(crate) fn backups(&self) -> PathBuf {
        self.path.join("backups")
    }

    /// Takes the lock that says “open here”, held until it is dropped. SQLite locks the file as well; this lock is there
    /// before the file is even looked at, and where a file system does not lend locks SQLite’s own remains.
    ///
    /// # Errors
    /// [`StoreError::OpenElsewhere`], and failures of the disk.
    pub(crate) fn lock(&self) -> Result<File, StoreError> {
        let file = File::options().create(true).truncate(false).read(true).write(true).open(self.path.join(LOCK))?;
        let begun = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(file),
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => thread::sleep(PATIENCE / 20),
                Err(TryLockError::WouldBlock) => return Err(StoreError::OpenElsewhere),
                Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => return Ok(file),
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
        }
    }
}

/// SQLite’s log beside a file.
pub(crate) fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Whether a file begins as SQLite’s own files do. One that is empty or absent does not.
pub(crate) fn is_plain(file: &Path) -> Result<bool, StoreError> {
    let mut beginning = Vec::with_capacity(PLAIN.len());
    match File::open(file) {
        Ok(file) => file.take(PLAIN.len() as u64).read_to_end(&mut beginning)?,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    Ok(beginning == PLAIN)
}

/// Whether there is a file, and not a link to one or a pipe.
pub(crate) fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file())
}

/// Whether there is a folder, and not a link to one.
pub(crate) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_dir())
}

/// Whether there is a folder, and not a link to one, or nothing yet.
pub(crate) fn is_free_or_folder(path: &Path) -> bool {
    match fs::symlink_metadata(path) {
        Ok(there) => there.is_dir(),
        Err(error) => error.kind() == ErrorKind::NotFound,
    }
}

/// Reads a file that is small. It may lie where anybody can put something else: a link is not followed, and a pipe, which
/// would be waited for without end, is not opened.
///
/// # Errors
/// Failures of the disk; [`ErrorKind::InvalidData`] for what is no file, or has more than `most` bytes.
pub(crate) fn read_small(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let there = fs::symlink_metadata(path)?;
    if !there.is_file() || there.len() > most {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Makes a folder, and those above it, as far as they are missing, and waits until each is on the disk.
pub(crate) fn make(path: &Path) -> Result<(), StoreError> {
    if path.is_dir() {
        return Ok(());
    }
    let above = path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make(above)?;
    match fs::create_dir(path) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(error.into()),
        _ => {}
    }
    sync_folder(above)
}

/// Copies a file and waits until the copy is on the disk. What stood there goes: through a link somebody else’s file would
/// be written. The copy can be written like any file here, also when the first cannot: it may be on a DVD.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), StoreError> {
    remove(to)?;
    let mut from = File::open(from)?;
    let mut copy = File::create_new(to)?;
    io::copy(&mut from, &mut copy)?;
    copy.sync_all()?;
    Ok(())
}

/// Writes a new file and waits until it is on the disk. What stood there goes, as with [`copy`].
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    remove(path)?;
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
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
