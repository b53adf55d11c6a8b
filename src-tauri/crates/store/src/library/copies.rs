//! The copies of a review that Debrief itself has made: what must go too when something is to be gone.

use super::Library;
use super::destroying::name_of;
use crate::connection::connect_reading;
use crate::folder::{self, ReviewFolder};
use crate::shredding::{files, shred};
use crate::{ForGood, StoreError, backup, for_good};
use chrono::{NaiveDate, NaiveDateTime};
use debrief_domain::ReviewId;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};

/// The copies that hold something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeldIn {
    /// How many backups.
    pub backups: u32,
    /// How many copies that are never thinned out: of older file versions, of a damaged file. What cannot be read counts.
    pub others: u32,
    /// How many copies in other places that can be reached.
    pub elsewhere: u32,
    /// When the last of the backups goes if the review is worked in every day. None when there is none. As long as nobody
    /// opens the review, they all stay.
    pub last_goes_on: Option<NaiveDate>,
}

/// A file with a copy of a review.
#[derive(Clone, Debug)]
pub(super) struct CopyFile {
    pub path: PathBuf,
    /// When it was made, if it is a backup.
    pub made_at: Option<NaiveDateTime>,
}

impl Library {
    /// Which copies of a review hold what was, or is to be, deleted for good. `now` is when backups are made from;
    /// `elsewhere` are folders with copies of backups, built like a library, that can be reached.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn held_in(
        &self,
        id: ReviewId,
        what: ForGood,
        now: NaiveDateTime,
        elsewhere: &[PathBuf],
    ) -> Result<HeldIn, StoreError> {
        let folder = self.in_library(id);
        let there: Vec<NaiveDateTime> = backup::list(&folder)?.into_iter().map(|(at, _)| at).collect();
        let holding = self.holding(&folder, id, what)?;
        let backups: Vec<NaiveDateTime> = holding.iter().filter_map(|copy| copy.made_at).collect();
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        Ok(HeldIn {
            backups: count(backups.len()),
            others: count(holding.len() - backups.len()),
            elsewhere: count(self.holding_elsewhere(id, what, elsewhere)?.len()),
            last_goes_on: backup::last_goes(&there, &backups, now).map(|at| at.date()),
        })
    }

    /// Destroys the copies of a review that hold what was deleted for good, here and in the folders `elsewhere`; how many.
    /// One that cannot be removed keeps none of the others.
    ///
    /// # Errors
    /// [`StoreError::CopiesLeft`], and failures of the disk; it can be asked for again.
    pub fn destroy_copies(&self, id: ReviewId, what: ForGood, elsewhere: &[PathBuf]) -> Result<u32, StoreError> {
        let folder = self.in_library(id);
        let here = self.holding(&folder, id, what)?;
        // A place that cannot be read must not keep the copies here.
        let there = self.holding_elsewhere(id, what, elsewhere);
        let (mut destroyed, mut left) = (0, Vec::new());
        for copy in here.iter().chain(there.iter().flatten()) {
            match shred(&copy.path) {
                Ok(()) => destroyed += 1,
                Err(_) => left.push(name_of(&copy.path)),
            }
        }
        if !left.is_empty() {
            return Err(StoreError::CopiesLeft(left));
        }
        there.map(|_| destroyed)
    }

    fn holding(&self, folder: &ReviewFolder, id: ReviewId, what: ForGood) -> Result<Vec<CopyFile>, StoreError> {
        let mut copies = self.copies_in(folder)?;
        copies.extend(self.damaged_copies(id)?);
        // One that cannot be read may hold it: it counts.
        copies.retain(|copy| holds(folder, &copy.path, what).unwrap_or(true));
        Ok(copies)
    }

    fn holding_elsewhere(
        &self,
        id: ReviewId,
        what: ForGood,
        elsewhere: &[PathBuf],
    ) -> Result<Vec<CopyFile>, StoreError> {
        let mut found = Vec::new();
        for place in elsewhere {
            let there = ReviewFolder::new(place.join("reviews").join(id.to_string()), self.keyring.clone());
            let mut copies = self.copies_in(&there)?;
            copies.retain(|copy| holds(&there, &copy.path, what).unwrap_or(true));
            found.extend(copies);
        }
        Ok(found)
    }

    /// The copies in the folder of a review: backups, and how the file was before it was brought up to date.
    pub(super) fn copies_in(&self, folder: &ReviewFolder) -> Result<Vec<CopyFile>, StoreError> {
        let backups = backup::list(folder)?;
        let moment = |path: &Path| backups.iter().find(|(_, there)| there == path).map(|(at, _)| *at);
        let copies = files(&folder.backups())?;
        Ok(copies.into_iter().map(|path| CopyFile { made_at: moment(&path), path }).collect())
    }

    /// The copies that were kept aside because the file was damaged, or was replaced by a backup.
    pub(super) fn damaged_copies(&self, id: ReviewId) -> Result<Vec<CopyFile>, StoreError> {
        let mut found = Vec::new();
        for entry in fs::read_dir(self.damaged())? {
            let path = entry?.path();
            let is_of = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&id.to_string()));
            if is_of {
                found.extend(files(&path)?.into_iter().map(|path| CopyFile { path, made_at: None }));
            }
        }
        Ok(found)
    }
}

fn holds(folder: &ReviewFolder, path: &Path, what: ForGood) -> Result<bool, StoreError> {
    if !folder::is_file(path) {
        // A pipe would be waited for without end.
        return Err(StoreError::Broken("it is not a file".into()));
    }
    for_good::holds(&connect_reading(path, &folder.key_of(path)?)?, what)
}

/// Whether a file is the wrapped key of a review.
pub(super) fn is_key(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "age")
}
