//! A second place for backups, on a stick or another disk: what is left when the laptop is gone.
//!
//! It is built like a library, `reviews/<id>/backups/` with the wrapped key beside it, so that everything that knows how to
//! read one knows how to read the other.

use super::{Library, sync};
use crate::folder::{self, ReviewFolder};
use crate::{StoreError, backup};
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// The name of our folder in the one that somebody chose.
const NAME: &str = "Debrief backups";

/// A folder that somebody chose for copies of the backups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondPlace {
    chosen: PathBuf,
}

/// What was copied to a second place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Backups that were not there yet.
    pub backups: u32,
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

    /// Whether it can be reached now: the stick is in.
    #[must_use]
    pub fn is_reachable(&self) -> bool {
        self.chosen.is_dir()
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

    fn reviews(&self) -> PathBuf {
        self.folder().join("reviews")
    }
}

impl Library {
    /// Copies the backups that a second place does not have yet, each opened and checked there before it counts, and thins
    /// what is there as here. What is only there stays. Nobody needs to have closed anything.
    ///
    /// # Errors
    /// When the place cannot be written; what was copied until then stays.
    pub fn copy_backups(&self, place: &SecondPlace) -> Result<Copied, StoreError> {
        let mut copied = Copied::default();
        for id in sync::reviews_in(&self.reviews())? {
            let here = self.in_library(id);
            let there = ReviewFolder::new(place.reviews().join(id.to_string()), self.keyring.clone());
            let missing = missing(&here, &there)?;
            if missing.is_empty() {
                continue;
            }
            fs::create_dir_all(there.backups())?;
            copy_key(&here, &there)?;
            for (at, path) in missing {
                if copy_one(&path, at, &there, id)? {
                    copied.backups += 1;
                }
            }
            backup::thin(&there)?;
        }
        Ok(copied)
    }

    /// Whether a second place has the newest backup of every review.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn is_complete(&self, place: &SecondPlace) -> Result<bool, StoreError> {
        for id in sync::reviews_in(&self.reviews())? {
            let there = ReviewFolder::new(place.reviews().join(id.to_string()), None);
            let newest = |folder: &ReviewFolder| Ok::<_, StoreError>(backup::list(folder)?.first().map(|(at, _)| *at));
            let here = newest(&self.in_library(id))?;
            if here.is_some() && newest(&there)? < here {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// When the newest backup of any review was made.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn newest_backup(&self) -> Result<Option<NaiveDateTime>, StoreError> {
        let mut newest = None;
        for id in sync::reviews_in(&self.reviews())? {
            newest = newest.max(backup::list(&self.in_library(id))?.first().map(|(at, _)| *at));
        }
        Ok(newest)
    }

    /// Takes into the library what a second place has and the library has not: of each review its newest backup that can be
    /// opened and passes its checks, with its key.
    ///
    /// # Errors
    /// When the place cannot be read or the library cannot be written.
    pub fn bring_from(&self, place: &SecondPlace) -> Result<Brought, StoreError> {
        let mut brought = Brought::default();
        if !place.reviews().is_dir() {
            return Ok(brought);
        }
        for id in sync::reviews_in(&place.reviews())? {
            let there = ReviewFolder::new(place.reviews().join(id.to_string()), self.keyring.clone());
            let home = self.in_library(id);
            if home.path.exists() || self.in_bin(id).path.exists() {
                brought.there_already += 1;
            } else if let Some((at, path)) = backup::newest_good(&there, id)? {
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
        copy_key(there, &making)?;
        folder::copy(backup, &making.backups().join(backup::name_of(at)))?;
        folder::copy(backup, &making.file())?;
        folder::sync_folder(&making.path)?;
        // Windows moves no folder with an open file in it.
        drop(lock);
        folder::rename(&making.path, &home.path)
    }
}

/// The backups that are newer than the newest there. An older one that is missing there was thinned there.
fn missing(here: &ReviewFolder, there: &ReviewFolder) -> Result<Vec<(NaiveDateTime, PathBuf)>, StoreError> {
    let known = backup::list(there)?;
    let newest = known.first().map(|(at, _)| *at);
    let is_new = |at: NaiveDateTime| newest.is_none_or(|newest| at > newest);
    let mut missing: Vec<_> = backup::list(here)?.into_iter().filter(|(at, _)| is_new(*at)).collect();
    // The oldest first: what was copied before the stick is pulled out is then a beginning without gaps.
    missing.reverse();
    Ok(missing)
}

/// The wrapped key, unless it is there as it is here.
fn copy_key(here: &ReviewFolder, there: &ReviewFolder) -> Result<(), StoreError> {
    let key = match fs::read(here.key_file()) {
        Ok(key) => key,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    if fs::read(there.key_file()).is_ok_and(|known| known == key) {
        return Ok(());
    }
    let incoming = there.path.join("key.age.new");
    folder::write(&incoming, &key)?;
    folder::rename(&incoming, &there.key_file())
}

/// Copies one backup; whether it could be read there. One that was thinned here meanwhile is not missed.
fn copy_one(path: &Path, at: NaiveDateTime, there: &ReviewFolder, id: ReviewId) -> Result<bool, StoreError> {
    let incoming = there.backups().join("unchecked.db");
    match folder::copy(path, &incoming) {
        Ok(()) => {}
        Err(_) if !path.exists() => return Ok(false),
        Err(error) => return Err(error),
    }
    match backup::check(there, &incoming, id) {
        Ok(connection) => drop(connection),
        Err(_) => {
            folder::remove(&incoming)?;
            return Ok(false);
        }
    }
    folder::rename(&incoming, &there.backups().join(backup::name_of(at)))?;
    Ok(true)
}
