//! Into the bin and out of it. A review in the bin is whole; only [`Library::destroy`] deletes anything.

use super::Library;
use crate::StoreError;
use crate::folder::{self, ReviewFolder};
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use std::fs;
use std::path::PathBuf;

impl Library {
    /// Moves a review, which must not be open, to the bin. `at` is when.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`].
    pub fn bin(&self, id: ReviewId, at: NaiveDateTime) -> Result<(), StoreError> {
        let folder = self.there(id)?;
        let binned = self.in_bin(id);
        if binned.path.exists() {
            return Err(StoreError::ReviewAlreadyThere(id));
        }
        // Held only for a look: Windows moves no folder with an open file in it.
        drop(folder.lock()?);
        note_moment(&folder, at)?;
        folder::rename(&folder.path, &binned.path)?;
        self.index().set_binned(id, Some(at));
        Ok(())
    }

    /// Takes a review out of the bin.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::ReviewAlreadyThere`].
    pub fn restore(&self, id: ReviewId) -> Result<(), StoreError> {
        let (binned, folder) = (self.in_bin(id), self.in_library(id));
        if !binned.path.exists() {
            return Err(StoreError::ReviewNotThere(id));
        }
        if folder.path.exists() {
            return Err(StoreError::ReviewAlreadyThere(id));
        }
        self.came_back(id)?;
        folder::rename(&binned.path, &folder.path)?;
        folder::remove(&moment_file(&folder))?;
        self.index().set_binned(id, None);
        Ok(())
    }
}

/// When a review in the bin went there; without the note, the beginning of time.
pub(super) fn binned_at(folder: &ReviewFolder) -> NaiveDateTime {
    noted_at(folder).unwrap_or_default()
}

/// When a review in the bin went there, if that was noted.
pub(super) fn noted_at(folder: &ReviewFolder) -> Option<NaiveDateTime> {
    fs::read_to_string(moment_file(folder)).ok()?.parse().ok()
}

/// Notes when a review went into the bin.
pub(super) fn note_moment(folder: &ReviewFolder, at: NaiveDateTime) -> Result<(), StoreError> {
    folder::write(&moment_file(folder), format!("{at:?}").as_bytes())
}

fn moment_file(folder: &ReviewFolder) -> PathBuf {
    folder.path.join("binned_at")
}
