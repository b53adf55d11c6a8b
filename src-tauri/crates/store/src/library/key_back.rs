//! Taking the key of a review from a second place, when the one here is gone or damaged: without it, the review and all of
//! its backups here are noise.

use super::{Library, SecondPlace};
use crate::connection::{Key, connect_reading, connect_wary};
use crate::folder::{self, ReviewFolder};
use crate::{StoreError, sitting};
use debrief_domain::ReviewId;
use std::path::Path;

impl Library {
    /// Whether a review is encrypted and what should open it is missing, or cannot be opened by whoever has unlocked.
    #[must_use]
    pub fn lacks_key(&self, id: ReviewId) -> bool {
        let here = self.in_library(id);
        let is_sealed = here.file().exists() && folder::is_plain(&here.file()).is_ok_and(|is_plain| !is_plain);
        let key = here.wrapped_key().ok().flatten();
        is_sealed && self.keyring.is_some() && key.is_none_or(|key| here.open_key(&key).is_err())
    }

    /// Takes the key of a review that is not open from a second place, if the one here does not open the review and the one
    /// there does; whether it did. The one that was here is kept beside it.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`], and failures of the disk; the key here is as it was then.
    pub fn take_key(&self, id: ReviewId, place: &SecondPlace) -> Result<bool, StoreError> {
        let (here, there) = (self.there(id)?, self.in_place(place, id));
        let _lock = here.lock()?;
        let file = here.file();
        if !file.exists() || here.key_of(&file).is_ok_and(|key| opens(&file, &key)) {
            return Ok(false);
        }
        let Some(theirs) = there.wrapped_key()? else { return Ok(false) };
        if !there.open_key(&theirs).is_ok_and(|key| opens(&file, &Key::Sealed(key))) {
            return Ok(false);
        }
        put(&here, &theirs)?;
        Ok(true)
    }
}

/// Makes the key there the key here, as far as what was copied from there needs it.
pub(super) fn take_with(there: &ReviewFolder, backup: &Path, here: &ReviewFolder) -> Result<(), StoreError> {
    let reads = |key: Key| connect_reading(backup, &key).and_then(|file| sitting::read(&file)).is_ok();
    if here.key_of(backup).is_ok_and(reads) {
        return Ok(());
    }
    if let Some(theirs) = there.wrapped_key()? {
        put(here, &theirs)?;
    }
    Ok(())
}

/// Puts a key in the place of the one here, which is kept beside it.
fn put(here: &ReviewFolder, theirs: &[u8]) -> Result<(), StoreError> {
    if here.key_file().exists() {
        let mut number = 1;
        let mut aside = here.path.join("key-damaged.age");
        while aside.exists() {
            number += 1;
            aside = here.path.join(format!("key-damaged-{number}.age"));
        }
        folder::copy(&here.key_file(), &aside)?;
    }
    here.put_key(theirs)
}

/// With its log, where it was not closed properly.
fn opens(file: &Path, key: &Key) -> bool {
    connect_wary(file, key).and_then(|review| sitting::read(&review)).is_ok()
}
