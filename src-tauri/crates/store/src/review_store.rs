//! One open review.

use crate::drafts::Drawer;
use crate::folder::ReviewFolder;
use crate::history::{self, Direction};
use crate::{
    Action, Certificate, ExportEntry, HistoryEntry, Hit, SinceBackup, StoreError, UndoState, Undone, Writer, Written,
};
use crate::{backup, certificates, exports, reading, search, sitting, transact, witness};
use chrono::NaiveDateTime;
use debrief_domain::{Review, ReviewId, Topic};
use rusqlite::Connection;
use std::fs::File;

/// One open review: the only connection to its file, and the lock that keeps others out. Drop it without
/// [`ReviewStore::close`] and nothing is lost, but the next opening checks everything. Every moment handed in is UTC.
#[derive(Debug)]
pub struct ReviewStore {
    // Dropped in this order: the lock goes last.
    pub(crate) connection: Connection,
    id: ReviewId,
    folder: ReviewFolder,
    edits_at_opening: i64,
    lock: File,
}

impl ReviewStore {
    pub(crate) fn new(
        connection: Connection,
        id: ReviewId,
        folder: ReviewFolder,
        lock: File,
    ) -> Result<Self, StoreError> {
        let edits_at_opening = sitting::read(&connection)?.edits;
        Ok(Self { connection, id, folder, edits_at_opening, lock })
    }

    /// The review that is open.
    #[must_use]
    pub fn id(&self) -> ReviewId {
        self.id
    }

    /// Whether the file is encrypted.
    pub(crate) fn is_sealed(&self) -> Result<bool, StoreError> {
        Ok(self.folder.key_of(&self.folder.file())?.is_sealed())
    }

    /// When the review was changed last, in UTC.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn changed_at(&self) -> Result<NaiveDateTime, StoreError> {
        Ok(sitting::read(&self.connection)?.changed_at)
    }

    /// Reads the whole review.
    ///
    /// # Errors
    /// Failures of the disk, or a file that was changed by another program.
    pub fn load(&self) -> Result<Review, StoreError> {
        reading::load(&self.connection)
    }

    /// Reads only these topics again.
    ///
    /// # Errors
    /// As [`ReviewStore::load`].
    pub fn reload(&self, review: &mut Review, topics: &[Topic]) -> Result<(), StoreError> {
        reading::reload(&self.connection, review, topics)
    }

    /// Does one action: all of it or nothing. When this returns, it is on the disk, in the history, and can be undone.
    ///
    /// # Errors
    /// What `work` returns, [`StoreError::ReviewIsFinal`], and failures of the disk; nothing was changed then.
    pub fn transact<T>(
        &mut self,
        action: &Action,
        work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Written), StoreError> {
        let done = transact::transact(&mut self.connection, self.id, action, work)?;
        self.witness();
        Ok(done)
    }

    /// Keeps how many edits have been said to be saved.
    fn witness(&self) {
        if let Ok(sitting) = sitting::read(&self.connection) {
            witness::write(&self.lock, sitting.edits);
        }
    }

    /// Takes the last action back; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::UndoConflict`], [`StoreError::ReviewIsFinal`], and failures of the disk.
    pub fn undo(&mut self, at: NaiveDateTime) -> Result<Option<Undone>, StoreError> {
        let done = history::step(&mut self.connection, Direction::Undo, at)?;
        self.witness();
        Ok(done)
    }

    /// Makes the action again that was taken back last; `None` when there is none.
    ///
    /// # Errors
    /// As [`ReviewStore::undo`].
    pub fn redo(&mut self, at: NaiveDateTime) -> Result<Option<Undone>, StoreError> {
        let done = history::step(&mut self.connection, Direction::Redo, at)?;
        self.witness();
        Ok(done)
    }

    /// What undo and redo would do next.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn undo_state(&self) -> Result<UndoState, StoreError> {
        history::undo_state(&self.connection)
    }

    /// What was done, newest first.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn history(&self, limit: usize) -> Result<Vec<HistoryEntry>, StoreError> {
        history::entries(&self.connection, limit)
    }

    /// Looks for all the words of `text`, the last of which may be only begun, in evidence, rationales, themes,
    /// findings and recommendations; best first. Case and accents make no difference, and no character of `text` has a
    /// special meaning.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn search(&self, text: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
        search::search(&self.connection, text, limit)
    }

    /// The half-typed text kept under that name, if any.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn draft(&self, slot: &str) -> Result<Option<String>, StoreError> {
        Drawer::Draft.get(&self.connection, slot)
    }

    /// Keeps half-typed text, durably, outside history and undo. An empty text removes it.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn set_draft(&mut self, slot: &str, text: &str) -> Result<(), StoreError> {
        Drawer::Draft.set(&self.connection, slot, text)
    }

    /// A setting of this laptop for this review; never exported.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn local(&self, key: &str) -> Result<Option<String>, StoreError> {
        Drawer::Local.get(&self.connection, key)
    }

    /// Keeps a setting of this laptop for this review. An empty value removes it.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn set_local(&mut self, key: &str, value: &str) -> Result<(), StoreError> {
        Drawer::Local.set(&self.connection, key, value)
    }

    /// Keeps in the export log that a file left the laptop.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn log_export(&mut self, entry: &ExportEntry) -> Result<(), StoreError> {
        exports::keep(&self.connection, entry)
    }

    /// The certificates of what was destroyed in this review, newest first.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn certificates(&self) -> Result<Vec<Certificate>, StoreError> {
        certificates::all(&self.connection)
    }

    /// What left the laptop, newest first.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn exports(&self, limit: usize) -> Result<Vec<ExportEntry>, StoreError> {
        exports::all(&self.connection, limit)
    }

    /// Makes a verified backup, unless the newest one holds the same; whether it made one.
    ///
    /// # Errors
    /// Failures of the disk; the review itself is not touched.
    pub fn backup_now(&self, at: NaiveDateTime) -> Result<bool, StoreError> {
        backup::make(&self.connection, &self.folder, at)
    }

    /// Makes a verified backup if the newest one is a quarter of an hour old and misses something; whether it made one.
    /// To be called every minute or so while a review is open.
    ///
    /// # Errors
    /// As [`ReviewStore::backup_now`].
    pub fn back_up_if_due(&self, at: NaiveDateTime) -> Result<bool, StoreError> {
        backup::make_if_due(&self.connection, &self.folder, at)
    }

    /// What the review has that its backup of that moment has not: what putting it in place would lose.
    ///
    /// # Errors
    /// [`StoreError::NoBackup`] when there is none, and why it cannot be used.
    pub fn since_backup(&self, at: NaiveDateTime) -> Result<SinceBackup, StoreError> {
        backup::since(&self.connection, &self.folder, self.id, at)
    }

    /// Closes the review: deleted text leaves the search index and the log, a backup is made if anything changed, the
    /// file is marked as closed properly.
    ///
    /// # Errors
    /// Failures of the disk; everything saved before is kept. A backup that fails does not keep the file from being
    /// closed properly.
    pub fn close(self) -> Result<(), StoreError> {
        let Self { connection, folder, edits_at_opening, lock, .. } = self;
        let sitting = sitting::read(&connection)?;
        let backed_up = if sitting.edits == edits_at_opening {
            Ok(false)
        } else {
            search::compact(&connection)?;
            backup::make(&connection, &folder, sitting.changed_at)
        };
        sitting::mark(&connection, false)?;
        connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        connection.close().map_err(|(_, error)| error)?;
        witness::forget(&lock);
        drop(lock);
        backed_up.map(|_| ())
    }
}
