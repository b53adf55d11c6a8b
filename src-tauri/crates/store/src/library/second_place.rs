//! A second place for backups, on a stick or another disk: what is left when the laptop is gone.
//!
//! It is built like a library, `reviews/<id>/backups/` with the wrapped key beside it, so that everything that knows how to
//! read one knows how to read the other.

use super::{Library, sync};
use crate::folder::{self, ReviewFolder};
use crate::{StoreError, backup};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The name of our folder in the one that somebody chose.
const NAME: &str = "Debrief backups";
/// The name of the file that tells it from any other at the same path.
const MARK: &str = "place.txt";
/// The most that is read of it.
const LONGEST_MARK: u64 = 1024;

/// A folder that somebody chose for copies of the backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondPlace {
    chosen: PathBuf,
}

/// What was brought back from a second place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Brought {
    /// Reviews that are in the library now.
    pub reviews: u32,
    /// Reviews that were in the library or its bin already, and stayed as they are.
    pub there_already: u32,
    /// Reviews of which no backup could be opened.
    pub refused: u32,
}

impl SecondPlace {
    /// In that folder, of which one of its own is used. One that is such a folder already is taken as it is.
    #[must_use]
    pub fn new(chosen: &Path) -> Self {
        let is_ours = chosen.file_name().is_some_and(|name| name == NAME);
        let outer = if is_ours { chosen.parent() } else { None };
        Self { chosen: outer.unwrap_or(chosen).to_owned() }
    }

    /// The folder that somebody chose.
    #[must_use]
    pub fn chosen(&self) -> &Path {
        &self.chosen
    }

    /// Where the copies are.
    #[must_use]
    pub fn folder(&self) -> PathBuf {
        self.chosen.join(NAME)
    }

    /// Whether there is a folder of ours in the one that was chosen. It may be another than the one that was chosen: sticks
    /// come and go under the same letter. What it is says its [`SecondPlace::mark`].
    #[must_use]
    pub fn is_there(&self) -> bool {
        self.folder().is_dir()
    }

    /// What tells it from any other at the same path; none where nobody has marked it.
    #[must_use]
    pub fn mark(&self) -> Option<Uuid> {
        let mark = folder::read_small(&self.folder().join(MARK), LONGEST_MARK).ok()?;
        std::str::from_utf8(&mark).ok()?.trim().parse().ok()
    }

    /// Marks it. A mark that is there goes.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn set_mark(&self, mark: Uuid) -> Result<(), StoreError> {
        folder::make(&self.folder())?;
        let making = self.folder().join("place.new");
        folder::write(&making, format!("{mark}\n").as_bytes())?;
        folder::rename(&making, &self.folder().join(MARK))
    }

    /// How many reviews have copies there.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn count(&self) -> Result<u32, StoreError> {
        let reviews = self.reviews();
        let there = if reviews.is_dir() { sync::reviews_in(&reviews)?.len() } else { 0 };
        Ok(u32::try_from(there).unwrap_or(u32::MAX))
    }

    pub(super) fn reviews(&self) -> PathBuf {
        self.folder().join("reviews")
    }
}

impl Library {
    /// Takes into the library what a second place has and the library has not: of each review its newest backup that can be
    /// opened and passes its checks, with its key. Once there are keys, only what is encrypted.
    ///
    /// # Errors
    /// When the place cannot be read or the library cannot be written.
    pub fn bring_from(&self, place: &SecondPlace) -> Result<Brought, StoreError> {
        let mut brought = Brought::default();
        if !place.reviews().is_dir() {
            return Ok(brought);
        }
        for id in sync::reviews_in(&place.reviews())? {
            let there = self.in_place(place, id);
            let home = self.in_library(id);
            if home.path.exists() || self.in_bin(id).path.exists() {
                brought.there_already += 1;
            } else if let Some((at, path)) = backup::newest_good(&there, id)? {
                self.came_back(id)?;
                self.bring_one(&there, &path, at, &home)?;
                self.bring_in_step_one(id);
                brought.reviews += 1;
            } else {
                brought.refused += 1;
            }
        }
        Ok(brought)
    }

    fn bring_one(
        &self,
        there: &ReviewFolder,
        backup: &Path,
        at: NaiveDateTime,
        home: &ReviewFolder,
    ) -> Result<(), StoreError> {
        let name = home.path.file_name().unwrap_or_default().to_string_lossy();
        let making = ReviewFolder::new(self.reviews().join(format!("{}{name}", sync::UNFINISHED)), None);
        fs::create_dir_all(making.backups())?;
        let lock = making.lock()?;
        if let Some(key) = there.wrapped_key()? {
            making.put_key(&key)?;
        }
        folder::copy(backup, &making.backups().join(backup::name_of(at)))?;
        folder::copy(backup, &making.file())?;
        folder::sync_folder(&making.path)?;
        // Windows moves no folder with an open file in it.
        drop(lock);
        folder::rename(&making.path, &home.path)
    }
}
