//! The library: a folder of reviews.

mod card;

pub use card::{BinnedCard, Card, HeatCell, HeatColumn};

use crate::{Opening, ReviewStore, StoreError};
use chrono::{NaiveDate, NaiveDateTime};
use debrief_domain::{Review, ReviewId};
use std::path::Path;

/// A folder of reviews: `reviews/<id>/review.db` with `backups/` beside it, `bin/<id>/`, `damaged/`, and `library.db`, an
/// index that can be deleted at any time.
#[derive(Debug)]
pub struct Library {}

impl Library {
    /// Opens the library in `folder`, which is made if missing. The index is brought in step with the folders, and made
    /// anew when it is missing, damaged or of another version.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(_folder: &Path) -> Result<Self, StoreError> {
        todo!()
    }

    /// The reviews, newest change first. Reads only the index.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn cards(&self) -> Result<Vec<Card>, StoreError> {
        todo!()
    }

    /// The reviews in the bin, newest first.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn binned(&self) -> Result<Vec<BinnedCard>, StoreError> {
        todo!()
    }

    /// Makes a whole review a file of the library: a new one, an import, a copy of the sample. `at` (UTC) is when.
    ///
    /// # Errors
    /// [`StoreError::ReviewAlreadyThere`], [`StoreError::NotWhole`], and failures of the disk; nothing is left behind.
    pub fn create(&self, _review: &Review, _at: NaiveDateTime) -> Result<(), StoreError> {
        todo!()
    }

    /// Opens a review. `today` decides whether this is the first opening of a day, which makes a backup.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`], [`StoreError::Newer`], [`StoreError::Damaged`].
    pub fn open_review(&self, _id: ReviewId, _today: NaiveDate) -> Result<(ReviewStore, Opening), StoreError> {
        todo!()
    }

    /// Moves a review, which must not be open, to the bin. `at` (UTC) is when.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`].
    pub fn bin(&self, _id: ReviewId, _at: NaiveDateTime) -> Result<(), StoreError> {
        todo!()
    }

    /// Takes a review out of the bin.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::ReviewAlreadyThere`].
    pub fn restore(&self, _id: ReviewId) -> Result<(), StoreError> {
        todo!()
    }

    /// Deletes a review that is in the bin, with its backups, for good.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`] when it is not in the bin.
    pub fn destroy(&self, _id: ReviewId) -> Result<(), StoreError> {
        todo!()
    }

    /// When the backups of a review were made, newest first. They are checked only when one is put in place.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn backups(&self, _id: ReviewId) -> Result<Vec<NaiveDateTime>, StoreError> {
        todo!()
    }

    /// Puts the newest backup that passes its checks in the place of a review that is not open, and says when it was
    /// made. The file that stood there is kept in `damaged/`; `today` names it.
    ///
    /// # Errors
    /// [`StoreError::NoBackup`], [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`].
    pub fn restore_backup(&self, _id: ReviewId, _today: NaiveDate) -> Result<NaiveDateTime, StoreError> {
        todo!()
    }

    /// Notes a review's card in the index after a change. Never fails: an index that cannot be written is rebuilt when
    /// the library is opened next.
    pub fn note(&self, _card: &Card) {
        todo!()
    }
}
