//! One open review.

use crate::{Action, Hit, HistoryEntry, StoreError, UndoState, Undone, Writer, Written};
use chrono::NaiveDateTime;
use debrief_domain::{Review, Topic};

/// One open review: the only connection to its file, and the lock that keeps others out. Drop it without
/// [`ReviewStore::close`] and nothing is lost, but the next opening checks everything.
#[derive(Debug)]
pub struct ReviewStore {
    connection: rusqlite::Connection,
}

impl ReviewStore {
    /// Reads the whole review.
    ///
    /// # Errors
    /// Failures of the disk, or a file that was changed by another program.
    pub fn load(&self) -> Result<Review, StoreError> {
        let _ = &self.connection;
        todo!()
    }

    /// Reads only these topics again.
    ///
    /// # Errors
    /// As [`ReviewStore::load`].
    pub fn reload(&self, _review: &mut Review, _topics: &[Topic]) -> Result<(), StoreError> {
        todo!()
    }

    /// Does one action: all of it or nothing. When this returns, it is on the disk, in the history, and can be undone.
    ///
    /// # Errors
    /// What `work` returns, [`StoreError::ReviewIsFinal`], and failures of the disk; nothing was changed then.
    pub fn transact<T>(
        &mut self,
        _action: &Action,
        _work: impl FnOnce(&mut Writer<'_>) -> Result<T, StoreError>,
    ) -> Result<(T, Written), StoreError> {
        todo!()
    }

    /// Takes the last action back; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::UndoConflict`], [`StoreError::ReviewIsFinal`], and failures of the disk.
    pub fn undo(&mut self, _at: NaiveDateTime) -> Result<Option<Undone>, StoreError> {
        todo!()
    }

    /// Makes the action again that was taken back last; `None` when there is none.
    ///
    /// # Errors
    /// As [`ReviewStore::undo`].
    pub fn redo(&mut self, _at: NaiveDateTime) -> Result<Option<Undone>, StoreError> {
        todo!()
    }

    /// What undo and redo would do next.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn undo_state(&self) -> Result<UndoState, StoreError> {
        todo!()
    }

    /// What was done, newest first.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn history(&self, _limit: usize) -> Result<Vec<HistoryEntry>, StoreError> {
        todo!()
    }

    /// Looks for all the words of `text`, the last of which may be only begun, in evidence, rationales, themes,
    /// findings and recommendations; best first. Case and accents make no difference, and no character of `text` has a
    /// special meaning.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn search(&self, _text: &str, _limit: usize) -> Result<Vec<Hit>, StoreError> {
        todo!()
    }

    /// The half-typed text kept under that name, if any.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn draft(&self, _slot: &str) -> Result<Option<String>, StoreError> {
        todo!()
    }

    /// Keeps half-typed text, durably, outside history and undo. An empty text removes it.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn set_draft(&mut self, _slot: &str, _text: &str) -> Result<(), StoreError> {
        todo!()
    }

    /// A setting of this laptop for this review; never exported.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn local(&self, _key: &str) -> Result<Option<String>, StoreError> {
        todo!()
    }

    /// Keeps a setting of this laptop for this review. An empty value removes it.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn set_local(&mut self, _key: &str, _value: &str) -> Result<(), StoreError> {
        todo!()
    }

    /// Makes a verified backup, unless the newest one holds the same; whether it made one.
    ///
    /// # Errors
    /// Failures of the disk; the review itself is not touched.
    pub fn backup_now(&self, _at: NaiveDateTime) -> Result<bool, StoreError> {
        todo!()
    }

    /// Closes the review: deleted text leaves the search index and the log, a backup is made if anything changed, the
    /// file is marked as closed properly.
    ///
    /// # Errors
    /// Failures of the disk; everything saved before is kept.
    pub fn close(self) -> Result<(), StoreError> {
        todo!()
    }
}
