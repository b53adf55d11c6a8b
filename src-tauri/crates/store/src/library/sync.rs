//! Bringing the index in step with the folders, and sweeping up what a crash left.

use super::{Card, Library, bin};
use crate::folder::ReviewFolder;
use crate::{StoreError, opening, reading, sitting};
use debrief_domain::ReviewId;
use std::collections::HashSet;
use std::fs;
use std::path::Path;
use uuid::Uuid;

/// How the name of a folder begins that is being made or deleted.
pub(super) const UNFINISHED: &str = "unfinished-";

impl Library {
    /// Removes what an interrupted [`Library::create`] left, and finishes an interrupted [`Library::destroy`].
    pub(super) fn sweep(&self) -> Result<(), StoreError> {
        // What cannot be removed now, because something holds it open, is met again at the next start.
        let _ = self.finish_destroying();
        for part in [self.reviews(), self.bin_folder()] {
            for entry in fs::read_dir(part)? {
                let folder = ReviewFolder::new(entry?.path(), None);
                let name = folder.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                // Another window may be making it right now.
                if name.starts_with(UNFINISHED) && folder.lock().is_ok() {
                    fs::remove_dir_all(&folder.path)?;
                }
            }
        }
        Ok(())
    }

    /// Adds the cards that the index misses, renews those of reviews that were not closed properly, removes those whose
    /// folder is gone.
    pub(super) fn bring_in_step(&self) -> Result<(), StoreError> {
        let known = self.index().ids()?;
        let mut there: HashSet<String> = HashSet::new();
        for (part, binned) in [(self.reviews(), false), (self.bin_folder(), true)] {
            for id in reviews_in(&part)? {
                let folder = if binned { self.in_bin(id) } else { self.in_library(id) };
                let unclean = fs::metadata(folder.log()).is_ok_and(|log| log.len() > 0);
                if known.get(&id.to_string()) != Some(&binned) || unclean {
                    self.index_one(id, &folder, binned, known.contains_key(&id.to_string()));
                }
                there.insert(id.to_string());
            }
        }
        for gone in known.keys().filter(|id| !there.contains(*id)) {
            if let Ok(id) = gone.parse::<Uuid>() {
                self.index().remove(ReviewId(id));
            }
        }
        Ok(())
    }

    /// Renews the card of one review of the library.
    pub(super) fn bring_in_step_one(&self, id: ReviewId) {
        self.index_one(id, &self.in_library(id), false, true);
    }

    fn index_one(&self, id: ReviewId, folder: &ReviewFolder, binned: bool, known: bool) {
        let binned_at = binned.then(|| bin::binned_at(folder));
        match read_card(folder) {
            Ok(card) => self.index().put(&card, binned_at),
            // Open in another window, which keeps the card itself.
            Err(StoreError::OpenElsewhere) if known => self.index().set_binned(id, binned_at),
            Err(_) => self.index().put(&Card::unreadable(id), binned_at),
        }
    }
}

fn read_card(folder: &ReviewFolder) -> Result<Card, StoreError> {
    let _lock = folder.lock()?;
    let connection = opening::look(folder)?;
    Ok(Card::of(&reading::load(&connection)?, sitting::read(&connection)?.changed_at))
}

/// The ids of the reviews in a folder, by its folders’ names.
pub(super) fn reviews_in(part: &Path) -> Result<Vec<ReviewId>, StoreError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(part)? {
        if let Ok(id) = entry?.file_name().to_string_lossy().parse::<Uuid>() {
            found.push(ReviewId(id));
        }
    }
    found.sort();
    Ok(found)
}
