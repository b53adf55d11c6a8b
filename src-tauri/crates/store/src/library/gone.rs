//! Which reviews were destroyed from the bin. A second place that was away then still has copies of them, which go when it is
//! there again; one that nobody knew of may turn up years later.

use super::copies::is_key;
use super::{Library, SecondPlace, sync};
use crate::shredding::shred_folder;
use crate::{StoreError, folder};
use debrief_domain::ReviewId;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::{MutexGuard, PoisonError};
use uuid::Uuid;

/// So many are remembered; of more, the oldest are forgotten.
const MOST: usize = 1000;
/// The most that is read of the list, in bytes: more than as many ids have.
const LONGEST: u64 = 64 * 1024;

impl Library {
    /// Remembers that a review is destroyed from now on.
    pub(super) fn note_destroyed(&self, id: ReviewId) -> Result<(), StoreError> {
        let _noting = self.noting();
        let mut gone = self.gone()?;
        gone.retain(|there| *there != id);
        gone.push(id);
        self.write_gone(&gone[gone.len().saturating_sub(MOST)..])
    }

    /// Forgets that a review was destroyed, before it is in the library again: its copies are to stay from then on.
    pub(super) fn came_back(&self, id: ReviewId) -> Result<(), StoreError> {
        let _noting = self.noting();
        let mut gone = self.gone()?;
        let many = gone.len();
        gone.retain(|there| *there != id);
        if gone.len() == many { Ok(()) } else { self.write_gone(&gone) }
    }

    /// Destroys what a second place has of reviews that were destroyed. They stay on the list: the next place may have more.
    ///
    /// # Errors
    /// Failures of the disk; the others are gone all the same.
    pub(super) fn destroy_gone(&self, place: &SecondPlace) -> Result<(), StoreError> {
        let gone = self.gone()?;
        // By way of a link, which whoever had the stick may have planted, something else would go.
        if gone.is_empty() || ![place.folder(), place.reviews()].iter().all(|part| folder::is_folder(part)) {
            return Ok(());
        }
        let mut done = Ok(());
        for id in sync::reviews_in(&place.reviews())? {
            // One that a failure or a kill kept in the bin, or that somebody put back by hand, is not destroyed.
            let is_here = self.in_library(id).path.exists() || self.in_bin(id).path.exists();
            if is_here || !gone.contains(&id) {
                continue;
            }
            let there = self.in_place(place, id).path;
            let went = if folder::is_folder(&there) { shred_folder(&there, is_key) } else { folder::remove(&there) };
            done = done.and(went);
        }
        done
    }

    fn gone(&self) -> Result<Vec<ReviewId>, StoreError> {
        let list = match folder::read_small(&self.gone_file(), LONGEST) {
            Ok(list) => list,
            // None yet, or nothing of ours, which says nothing.
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::InvalidData) => Vec::new(),
            Err(error) => return Err(error.into()),
        };
        let list = String::from_utf8_lossy(&list);
        Ok(list.lines().filter_map(|line| line.trim().parse::<Uuid>().ok()).map(ReviewId).collect())
    }

    fn write_gone(&self, gone: &[ReviewId]) -> Result<(), StoreError> {
        let list: String = gone.iter().map(|id| format!("{id}\n")).collect();
        let making = self.folder.join("destroyed.new");
        folder::write(&making, list.as_bytes())?;
        folder::rename(&making, &self.gone_file())
    }

    fn gone_file(&self) -> PathBuf {
        self.folder.join("destroyed.txt")
    }

    fn noting(&self) -> MutexGuard<'_, ()> {
        self.noting.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
