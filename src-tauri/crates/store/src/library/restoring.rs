//! Backups of the library’s reviews, and the ways back from them.

use super::{Library, SecondPlace, key_back, sync};
use crate::backup::{self, BackupContents};
use crate::connection::connect;
use crate::folder::{self, ReviewFolder};
use crate::shredding::overwrite;
use crate::{StoreError, aside, migrations, opening, readable, reading, witness};
use chrono::{NaiveDate, NaiveDateTime};
use debrief_domain::{Review, ReviewId};
use std::fs::{self, File};

impl Library {
    /// The backups of a review with what is in each, newest first. Each is looked at, and checked only when it is used.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn backups(&self, id: ReviewId) -> Result<Vec<BackupContents>, StoreError> {
        backup::contents(&self.in_library(id))
    }

    /// What a review was when that backup was made, checked. What is there now stays as it is: what becomes of it is for
    /// the caller to say.
    ///
    /// # Errors
    /// [`StoreError::NoBackup`] when there is none of that moment, and why it cannot be used.
    pub fn read_backup(&self, id: ReviewId, at: NaiveDateTime) -> Result<Review, StoreError> {
        let folder = self.there(id)?;
        let there = backup::list(&folder)?.into_iter().find(|(made_at, _)| *made_at == at);
        let path = there.ok_or(StoreError::NoBackup)?.1;
        drop(backup::check(&folder, &path, id)?);
        // One of an older version is brought up to date to be read, and a backup is never written to.
        let reading = self.reviews().join(format!("{}backup-{id}", sync::UNFINISHED));
        fs::create_dir_all(&reading)?;
        let copy = ReviewFolder::new(reading, None);
        let _lock = copy.lock()?;
        let read = folder::copy(&path, &copy.file()).and_then(|()| {
            let mut connection = connect(&copy.file(), &folder.key_of(&path)?)?;
            migrations::migrate(&mut connection)?;
            reading::load(&connection)
        });
        fs::remove_dir_all(&copy.path)?;
        read
    }

    /// Puts the newest backup that passes its checks in the place of a review that is not open, and says when it was
    /// made. The file that stood there, if any, is kept in `damaged/`; `today` names it.
    ///
    /// # Errors
    /// [`StoreError::NoBackup`], [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`].
    pub fn restore_backup(&self, id: ReviewId, today: NaiveDate) -> Result<NaiveDateTime, StoreError> {
        self.put_in_place(id, today, None)
    }

    /// The same with the newest backup in a second place, for a review that has none here; its key comes with it.
    ///
    /// # Errors
    /// As [`Library::restore_backup`].
    pub fn restore_from(
        &self,
        id: ReviewId,
        today: NaiveDate,
        place: &SecondPlace,
    ) -> Result<NaiveDateTime, StoreError> {
        self.put_in_place(id, today, Some(self.in_place(place, id)))
    }

    fn put_in_place(
        &self,
        id: ReviewId,
        today: NaiveDate,
        from: Option<ReviewFolder>,
    ) -> Result<NaiveDateTime, StoreError> {
        let folder = self.there(id)?;
        let lock = folder.lock()?;
        let (at, backup) = backup::newest_good(from.as_ref().unwrap_or(&folder), id)?.ok_or(StoreError::NoBackup)?;
        if folder.file().exists() {
            aside::keep(&folder, id, &self.damaged(), today)?;
            // Without its log, an old file that is whole would for a moment be neither the old nor the new.
            opening::fold_log(&folder);
        }
        witness::forget(&lock);
        folder::copy(&backup, &folder.incoming())?;
        if let Some(there) = from {
            key_back::take_with(&there, &folder.incoming(), &folder)?;
        }
        // What was not encrypted must not stay on the disk without a name. Held open, to be overwritten once it has none.
        let mut readable = Vec::new();
        for part in [folder.file(), folder.log()] {
            if folder.is_unlocked() && part.exists() && readable::is_readable(&part)? {
                readable.push(File::options().write(true).open(&part)?);
            }
        }
        // The log belongs to the file that goes; both are kept aside.
        folder::remove(&folder.log())?;
        folder::rename(&folder.incoming(), &folder.file())?;
        readable.iter_mut().try_for_each(overwrite)?;
        drop(lock);
        self.bring_in_step_one(id);
        Ok(at)
    }
}
