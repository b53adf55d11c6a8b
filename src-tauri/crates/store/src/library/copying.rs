//! Copying backups to a second place. What is there is the last that is left when this laptop goes wrong, so that nothing of
//! it gives way to what is not known to be good.

use super::copies::is_key;
use super::{Library, SecondPlace, sync};
use crate::connection::{Key, connect_reading};
use crate::folder::{self, ReviewFolder};
use crate::shredding::shred_folder;
use crate::{StoreError, backup, sitting};
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use std::path::{Path, PathBuf};

/// What was copied to a second place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Copied {
    /// Backups that were not there yet.
    pub backups: u32,
    /// What did not arrive so that it opens there: backups that failed their check there or are not encrypted, reviews of
    /// which the newest backup cannot be read here, those whose key was not copied, and those whose folder there is a link.
    pub refused: u32,
}

/// What became of one backup.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// It is there, and passed its checks there.
    Arrived,
    /// It failed its checks there, or is not encrypted and must be.
    Refused,
    /// It cannot be read here, and is no backup.
    Broken,
    /// It was thinned here meanwhile.
    Gone,
}

impl Library {
    /// Copies the backups that a second place does not have yet, each opened and checked there before it counts, and thins
    /// what is there as here. What is only there stays. A key that is there gives way only to one that opens what lies beside
    /// it, or when the sources of the review have been destroyed: then what it opens goes with it. What is there of reviews
    /// that were destroyed goes first. Nobody needs to have closed anything.
    ///
    /// # Errors
    /// When the place cannot be written; what was copied until then stays.
    pub fn copy_backups(&self, place: &SecondPlace, now: NaiveDateTime) -> Result<Copied, StoreError> {
        let mut copied = Copied::default();
        // Where that fails, the backups of the others must not wait for it.
        let cleared = self.destroy_gone(place);
        for id in sync::reviews_in(&self.reviews())? {
            let (here, there) = (self.in_library(id), self.in_place(place, id));
            if !is_real(place, &there) {
                copied.refused += 1;
                continue;
            }
            if !lacks_something(&here, &there, now)? {
                continue;
            }
            folder::make(&there.backups())?;
            if !self.lend_key(&here, &there, id)? {
                copied.refused += 1;
                continue;
            }
            let newest = backup::newest_at(&here, now)?.map(|(at, _)| at);
            let mut has_come = false;
            for (at, path) in missing(&here, &there, now)? {
                match copy_one(&here, &there, (at, &path), id)? {
                    Outcome::Arrived => {
                        copied.backups += 1;
                        has_come = true;
                    }
                    Outcome::Refused => copied.refused += 1,
                    // Newer ones make up for an older one, and nothing for the newest.
                    Outcome::Broken if Some(at) == newest => copied.refused += 1,
                    Outcome::Broken | Outcome::Gone => {}
                }
            }
            if has_come {
                backup::thin(&there, now)?;
            }
        }
        cleared.map(|()| copied)
    }

    /// Whether a second place has every backup that stays, with the keys.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn is_complete(&self, place: &SecondPlace, now: NaiveDateTime) -> Result<bool, StoreError> {
        for id in sync::reviews_in(&self.reviews())? {
            let there = self.in_place(place, id);
            if !is_real(place, &there) || lacks_something(&self.in_library(id), &there, now)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// When the newest backup of any review was made. One that is named later than `now` does not count.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn newest_backup(&self, now: NaiveDateTime) -> Result<Option<NaiveDateTime>, StoreError> {
        let mut newest = None;
        for id in sync::reviews_in(&self.reviews())? {
            newest = newest.max(backup::newest_at(&self.in_library(id), now)?.map(|(at, _)| at));
        }
        Ok(newest)
    }

    /// Where the copies of a review are in a second place.
    pub(super) fn in_place(&self, place: &SecondPlace, id: ReviewId) -> ReviewFolder {
        ReviewFolder::elsewhere(place.reviews().join(id.to_string()), self.keyring.clone())
    }

    /// Sees to it that the key there opens what is copied there; whether it does.
    fn lend_key(&self, here: &ReviewFolder, there: &ReviewFolder, id: ReviewId) -> Result<bool, StoreError> {
        let (Some(ours), theirs) = (here.wrapped_key()?, there.wrapped_key()?) else {
            // Whether the one that is there is of use shows with each copy.
            return Ok(true);
        };
        if theirs.as_ref() == Some(&ours) {
            return Ok(true);
        }
        // The last good key must not give way to one that has gone bad here.
        let Ok(key) = here.open_key(&ours) else { return Ok(false) };
        let sealed = Key::Sealed(key.clone());
        let opens = |path: &Path| connect_reading(path, &sealed).and_then(|file| sitting::read(&file)).is_ok();
        if !backup::list(here)?.iter().any(|(_, path)| opens(path)) {
            return Ok(false);
        }
        let is_same = theirs.as_ref().is_some_and(|theirs| there.open_key(theirs).is_ok_and(|theirs| theirs == key));
        if is_same || backup::list(there)?.iter().all(|(_, path)| opens(path)) {
            there.put_key(&ours)?;
            return Ok(true);
        }
        let is_mine = theirs.is_some_and(|theirs| there.open_key(&theirs).is_ok());
        if is_mine && self.has_destroyed_sources(id)? {
            // They were to go then, and the place could not be reached.
            shred_folder(&there.path, is_key)?;
            folder::make(&there.backups())?;
            there.put_key(&ours)?;
            return Ok(true);
        }
        Ok(false)
    }

    fn has_destroyed_sources(&self, id: ReviewId) -> Result<bool, StoreError> {
        let cards = self.cards()?;
        Ok(cards.iter().any(|card| card.id == id && card.keeping.sources_destroyed_on.is_some()))
    }
}

/// Whether the folders in the place down to the backups of a review are folders, or are still to be made. Whoever had
/// the stick may have planted a link for one: then something else would be written, or thinned out.
fn is_real(place: &SecondPlace, there: &ReviewFolder) -> bool {
    let parts = [place.folder(), place.reviews(), there.path.clone(), there.backups()];
    parts.iter().all(|part| folder::is_free_or_folder(part))
}

/// Whether a backup is missing there, or the key is another than here.
fn lacks_something(here: &ReviewFolder, there: &ReviewFolder, now: NaiveDateTime) -> Result<bool, StoreError> {
    let key = here.wrapped_key()?;
    let is_other_key = there.path.exists() && key.is_some() && there.wrapped_key()? != key;
    Ok(is_other_key || !missing(here, there, now)?.is_empty())
}

/// The backups that are not there, whatever they are called, without those that would be thinned there at once.
fn missing(
    here: &ReviewFolder,
    there: &ReviewFolder,
    now: NaiveDateTime,
) -> Result<Vec<(NaiveDateTime, PathBuf)>, StoreError> {
    let known: Vec<NaiveDateTime> = backup::list(there)?.into_iter().map(|(at, _)| at).collect();
    let mut missing = backup::list(here)?;
    missing.retain(|(at, _)| !known.contains(at));
    let mut all: Vec<NaiveDateTime> = known.into_iter().chain(missing.iter().map(|(at, _)| *at)).collect();
    all.sort_unstable_by(|one, other| other.cmp(one));
    let gone = backup::thinned(&all, now);
    missing.retain(|(at, _)| !gone.contains(at));
    // The oldest first: what was copied before the stick is pulled out is then a beginning without gaps.
    missing.reverse();
    Ok(missing)
}

/// Copies one backup. It is checked here first: a stick wears out with each write, and what is broken here is broken there.
fn copy_one(
    here: &ReviewFolder,
    there: &ReviewFolder,
    (at, path): (NaiveDateTime, &Path),
    id: ReviewId,
) -> Result<Outcome, StoreError> {
    if backup::check(here, path, id).is_err() && backup::check(there, path, id).is_err() {
        return Ok(if path.exists() { Outcome::Broken } else { Outcome::Gone });
    }
    if there.takes_only_sealed()? && folder::is_plain(path)? {
        return Ok(Outcome::Refused);
    }
    let incoming = there.backups().join(backup::UNCHECKED);
    match folder::copy(path, &incoming) {
        Ok(()) => {}
        Err(_) if !path.exists() => return Ok(Outcome::Gone),
        Err(error) => return Err(error),
    }
    if backup::check(there, &incoming, id).is_err() {
        folder::remove(&incoming)?;
        return Ok(Outcome::Refused);
    }
    folder::rename(&incoming, &there.backups().join(backup::name_of(at)))?;
    Ok(Outcome::Arrived)
}
