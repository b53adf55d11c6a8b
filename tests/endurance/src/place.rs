//! Libraries to be hurt.

use crate::review::{at, midnight};
use debrief_api::domain::{Review, ReviewId};
use debrief_keys::{Keyring, RecoverySheet};
use debrief_store::{Library, Opening, ReviewStore, StoreError};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How a library keeps its reviews.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Encrypted.
    Sealed,
    /// As before there is a passphrase.
    Plain,
}

/// A folder of its own with a library in it, which goes when it is dropped.
#[derive(Debug)]
pub struct Place {
    folder: TempDir,
    /// The secret of the identity that opens it; none for a library without a passphrase.
    secret: Option<String>,
}

/// The keyring of an identity by its secret, and of a recovery sheet as everybody has one.
///
/// # Panics
/// When the secret is none.
#[must_use]
pub fn keyring(secret: &str) -> Arc<Keyring> {
    let me = RecoverySheet::read(secret).unwrap();
    Arc::new(Keyring::new(me.identity().clone(), vec![RecoverySheet::generate().public()]))
}

/// The secret of a new identity, in the letters of a recovery sheet.
#[must_use]
pub fn new_secret() -> String {
    RecoverySheet::generate().groups().concat()
}

/// A new folder: in memory where the system has a place for that, because a killed program leaves the same there as on a
/// disk, a thousand times sooner.
#[must_use]
pub fn folder() -> TempDir {
    let name = tempfile::Builder::new().prefix("debrief-endurance-").to_owned();
    let memory = Path::new("/dev/shm");
    let in_memory = memory.is_dir().then(|| name.tempdir_in(memory).ok()).flatten();
    in_memory.unwrap_or_else(|| name.tempdir().unwrap())
}

impl Place {
    /// An empty library.
    #[must_use]
    pub fn new(form: Form) -> Self {
        Self { folder: folder(), secret: (form == Form::Sealed).then(new_secret) }
    }

    /// The same on an ordinary disk.
    #[must_use]
    pub fn on_disk(form: Form) -> Self {
        let folder = tempfile::Builder::new().prefix("debrief-endurance-").tempdir().unwrap();
        Self { folder, ..Self::new(form) }
    }

    /// A library with a review in it that was closed properly.
    #[must_use]
    pub fn with(form: Form, review: &Review) -> Self {
        let place = Self::new(form);
        place.library().create(review, at(0)).unwrap();
        place
    }

    /// A copy of all its files, to be hurt in its place.
    #[must_use]
    pub fn copy(&self) -> Self {
        let copy = Self { folder: folder(), secret: self.secret.clone() };
        copy_all(self.path(), copy.path());
        copy
    }

    /// The same files, opened by another secret or none.
    #[must_use]
    pub fn with_secret(self, secret: Option<String>) -> Self {
        Self { secret, ..self }
    }

    /// The folder of the library.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What opens it.
    #[must_use]
    pub fn secret(&self) -> Option<&str> {
        self.secret.as_deref()
    }

    /// Opens the library.
    ///
    /// # Errors
    /// Those of the store.
    pub fn try_library(&self) -> Result<Library, StoreError> {
        Library::open(self.path(), self.secret().map(keyring))
    }

    /// Opens the library, which must open.
    #[must_use]
    pub fn library(&self) -> Library {
        self.try_library().unwrap()
    }

    /// Opens a review. A worker that is just being started may hold its lock for a moment (see
    /// [`STARTING`](crate::worker::STARTING)).
    ///
    /// # Errors
    /// Those of the store.
    pub fn open(&self, id: ReviewId) -> Result<(ReviewStore, Opening), StoreError> {
        let (library, begun) = (self.try_library()?, Instant::now());
        loop {
            match library.open_review(id, midnight()) {
                Err(StoreError::OpenElsewhere) if begun.elapsed() < Duration::from_secs(2) => std::thread::yield_now(),
                opened => return opened,
            }
        }
    }

    /// The folder of a review.
    #[must_use]
    pub fn review(&self, id: ReviewId) -> PathBuf {
        self.path().join("reviews").join(id.to_string())
    }

    /// The file of a review.
    #[must_use]
    pub fn file(&self, id: ReviewId) -> PathBuf {
        self.review(id).join("review.db")
    }

    /// Every file below, in the order of their paths.
    #[must_use]
    pub fn files(&self) -> Vec<PathBuf> {
        files(self.path())
    }
}

/// Every file below a folder, in the order of their paths.
#[must_use]
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Copies a folder with everything in it.
pub fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (path, copy) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy_all(&path, &copy);
        } else {
            fs::copy(&path, &copy).unwrap();
        }
    }
}
