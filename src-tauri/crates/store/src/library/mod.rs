//! The library: a folder of reviews.

mod bin;
mod card;
mod copies;
mod copying;
mod days;
mod destroying;
mod elsewhere;
mod expiry;
mod gone;
mod index;
mod key_back;
mod moving;
mod restoring;
mod second_place;
mod sync;

pub use card::{BinnedCard, Card, HeatCell, HeatColumn};
pub use copies::HeldIn;
pub use copying::Copied;
pub use destroying::{Destroyed, DestroyedFile, DestroyedKind};
pub use elsewhere::Elsewhere;
pub use expiry::{BIN_DAYS, days_left};
pub use moving::{move_library, moved_to};
pub use second_place::{Brought, SecondPlace};

use crate::folder::{self, ReviewFolder};
use crate::shredding::files;
use crate::{Opening, ReviewStore, StoreError, aside, creating, opening, readable, sealing};
use chrono::NaiveDateTime;
use debrief_domain::{Review, ReviewId};
use debrief_keys::Keyring;
use index::Index;
use std::fs::{self, DirBuilder};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use uuid::Uuid;

/// How long an id is as text.
const ID: usize = 36;

/// A folder of reviews: `reviews/<id>/review.db` with `backups/` beside it, `bin/<id>/`, `damaged/`, and `library.db`, an
/// index that can be deleted at any time. Every moment handed in is UTC.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    keyring: Option<Arc<Keyring>>,
    index: Mutex<Index>,
    /// Held while the list of what was destroyed is written anew.
    noting: Mutex<()>,
}

impl Library {
    /// Opens the library in `folder`, which is made if missing. The index is brought in step with the folders, and made
    /// anew when it is missing, damaged or of another version. With a keyring, what is made in it is encrypted, and what
    /// is not yet becomes so when it is opened; without one, only what is not encrypted can be opened.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(folder: &Path, keyring: Option<Arc<Keyring>>) -> Result<Self, StoreError> {
        let mut making = DirBuilder::new();
        // Nobody else on this computer, as far as the system knows its users apart.
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut making, 0o700);
        making.recursive(true).create(folder)?;
        let index = Index::open(folder, keyring.as_deref())?;
        let library = Self { folder: folder.to_owned(), keyring, index: Mutex::new(index), noting: Mutex::default() };
        for part in [library.reviews(), library.bin_folder(), library.damaged()] {
            fs::create_dir_all(part)?;
        }
        library.sweep()?;
        library.bring_in_step()?;
        Ok(library)
    }

    fn reviews(&self) -> PathBuf {
        self.folder.join("reviews")
    }

    fn bin_folder(&self) -> PathBuf {
        self.folder.join("bin")
    }

    fn damaged(&self) -> PathBuf {
        self.folder.join("damaged")
    }

    fn in_library(&self, id: ReviewId) -> ReviewFolder {
        ReviewFolder::new(self.reviews().join(id.to_string()), self.keyring.clone())
    }

    fn in_bin(&self, id: ReviewId) -> ReviewFolder {
        ReviewFolder::new(self.bin_folder().join(id.to_string()), self.keyring.clone())
    }

    /// The index; a panic while it was held has not broken it, since every write to it is one statement.
    fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The reviews, newest change first. Reads only the index.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn cards(&self) -> Result<Vec<Card>, StoreError> {
        self.index().cards()
    }

    /// The reviews in the bin, newest first.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn binned(&self) -> Result<Vec<BinnedCard>, StoreError> {
        self.index().binned()
    }

    /// Makes a whole review a file of the library: a new one, an import, a copy of the sample. `at` is when.
    ///
    /// # Errors
    /// [`StoreError::ReviewAlreadyThere`], [`StoreError::NotWhole`], and failures of the disk; nothing is left behind.
    pub fn create(&self, review: &Review, at: NaiveDateTime) -> Result<(), StoreError> {
        let place = self.in_library(review.id);
        if place.path.exists() || self.in_bin(review.id).path.exists() {
            return Err(StoreError::ReviewAlreadyThere(review.id));
        }
        let unfinished = self.reviews().join(format!("{}{}", sync::UNFINISHED, review.id));
        let making = ReviewFolder::new(unfinished, self.keyring.clone());
        fs::create_dir_all(&making.path)?;
        let lock = making.lock()?;
        let written = creating::write(&making, review, at).map_err(|error| match error {
            // Nobody else knows of the folder: SQLite says “busy” when what it wrote before did not reach the disk.
            StoreError::OpenElsewhere => StoreError::Io("what was written did not reach it".into()),
            other => other,
        });
        drop(lock);
        let finished =
            written.and_then(|()| self.came_back(review.id)).and_then(|()| folder::rename(&making.path, &place.path));
        if finished.is_err() {
            // What could not be finished is of no use; if it cannot be removed now, the next start does.
            let _ = fs::remove_dir_all(&making.path);
        }
        finished?;
        self.note(&Card::of(review, at));
        Ok(())
    }

    /// Opens a review. `at` (UTC) decides whether this is the first opening of a day, which makes a backup.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`], [`StoreError::Newer`], [`StoreError::Damaged`].
    pub fn open_review(&self, id: ReviewId, at: NaiveDateTime) -> Result<(ReviewStore, Opening), StoreError> {
        let folder = self.there(id)?;
        if folder.file().exists() {
            opening::open(folder, id, &self.damaged(), at)
        } else {
            Err(StoreError::ReviewNotThere(id))
        }
    }

    /// The folder of a review in the library, whatever is in it.
    pub(crate) fn there(&self, id: ReviewId) -> Result<ReviewFolder, StoreError> {
        let folder = self.in_library(id);
        if folder.path.is_dir() { Ok(folder) } else { Err(StoreError::ReviewNotThere(id)) }
    }

    /// Encrypts every review of the library and its bin that is not yet, with its backups and with what was kept aside of
    /// it; nothing where nobody has unlocked. One that is open elsewhere, or that cannot be read, stays as it is:
    /// [`Library::still_readable`] tells.
    ///
    /// # Errors
    /// When the folders cannot be read.
    pub fn seal_all(&self) -> Result<(), StoreError> {
        for part in [self.reviews(), self.bin_folder()] {
            for id in sync::reviews_in(&part)? {
                let folder = ReviewFolder::new(part.join(id.to_string()), self.keyring.clone());
                if let Ok(_lock) = folder.lock() {
                    // A damaged one is met, and told of, when it is opened.
                    let _ = sealing::seal(&folder);
                }
            }
        }
        match self.keyring.as_deref() {
            Some(keyring) => aside::seal(keyring, &self.damaged()),
            None => Ok(()),
        }
    }

    /// The reviews of which something on the disk can be read without a key: of the library, of the bin, or kept aside. Looks
    /// at every byte, and so takes as long as reading all of it.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn still_readable(&self) -> Result<Vec<ReviewId>, StoreError> {
        let mut found = Vec::new();
        for part in [self.reviews(), self.bin_folder(), self.damaged()] {
            for entry in fs::read_dir(part)? {
                let entry = entry?;
                let name = entry.file_name().to_string_lossy().into_owned();
                // What is kept aside is called after its review and the day.
                let Some(Ok(id)) = name.get(..ID).map(|id| id.parse::<Uuid>()) else { continue };
                for file in files(&entry.path())? {
                    let is_closed = !folder::is_file(&file) || aside::is_wrapped(&file);
                    if !is_closed && readable::is_readable(&file)? && !found.contains(&ReviewId(id)) {
                        found.push(ReviewId(id));
                    }
                }
            }
        }
        Ok(found)
    }

    /// Notes a review’s card in the index after a change. Never fails: an index that cannot be written is rebuilt when
    /// the library is opened next.
    pub fn note(&self, card: &Card) {
        self.index().put(card, None);
    }
}
