//! The core: a library folder, the reviews that are open, and the way every call takes.

use crate::answers::Wrote;
use crate::dialogs::Dialogs;
use crate::keeping::{self, DestroyedHere};
use crate::key_files::{ForSheet, KeyFiles, read_key};
use crate::preview::Previewed;
use crate::protection::Lock;
use crate::{ApiError, ErrorCode, backups, clock, commands};
use debrief_domain::{MemberId, Review, ReviewId, Topic};
use debrief_keys::Keyring;
use debrief_store::{
    Action, Card, Elsewhere, Library, Opening, ReviewStore, StoreError, Writer, move_library, moved_to,
};
use serde::Serialize;
use serde_json::Value;
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The program behind the page.
pub struct Core {
    /// Absent while locked.
    library: Mutex<Option<Arc<Library>>>,
    pub(crate) lock: Mutex<Lock>,
    /// My identity under its passphrase, as it was when it was opened or written last.
    identity: Mutex<Option<Vec<u8>>>,
    /// What is for the recovery sheet, made from the keys that the library was opened with last.
    for_sheet: Mutex<Option<ForSheet>>,
    /// Held while something is copied to the second place, or destroyed: two at once would write the same file, and what was
    /// just destroyed there would be copied again. Whoever holds it takes no review; who has one may take it.
    pub(crate) copying: Mutex<()>,
    folder: Mutex<PathBuf>,
    /// Where a library belongs that lies where it must not.
    home: PathBuf,
    dialogs: Arc<dyn Dialogs>,
    open: Mutex<HashMap<ReviewId, Arc<Mutex<OpenReview>>>>,
    last_export: Mutex<Option<PathBuf>>,
    pub(crate) destroyed: Mutex<DestroyedHere>,
}

/// How far long work is.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub of: u32,
    /// What is being done, for people.
    pub doing: String,
}

/// One call: where its progress goes and whether the person stopped it.
pub struct Call<'a> {
    /// Receives progress.
    pub progress: &'a (dyn Fn(Progress) + Sync),
    /// Set from outside to stop the work.
    pub cancelled: &'a AtomicBool,
}

impl Call<'_> {
    /// Tells how far the work is.
    ///
    /// # Errors
    /// [`ErrorCode::Cancelled`] once the person stopped it.
    pub(crate) fn step(&self, done: u32, of: u32, doing: &str) -> Result<(), ApiError> {
        if self.cancelled.load(Ordering::Relaxed) {
            return Err(ApiError::new(ErrorCode::Cancelled, "Stopped. Nothing was written."));
        }
        (self.progress)(Progress { done, of, doing: doing.to_owned() });
        Ok(())
    }
}

/// A review that is open: its store, and all of it in memory as the store has it.
pub(crate) struct OpenReview {
    pub(crate) store: ReviewStore,
    pub(crate) review: Review,
    pub(crate) opening: Opening,
    pub(crate) previewed: RefCell<Previewed>,
}

/// The key under which the store remembers who types on this laptop.
pub(crate) const ME: &str = "me";

impl Core {
    /// Opens the library in `folder`, or where it was moved from there; it is made if it is not there. One that has a
    /// passphrase stays locked, and one that lies where others copy it or can reach it stays closed until it is moved to
    /// `home`.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(folder: &Path, home: &Path, dialogs: Arc<dyn Dialogs>) -> Result<Self, ApiError> {
        let folder = moved_to(folder);
        let core = Self {
            library: Mutex::default(),
            lock: Mutex::default(),
            identity: Mutex::default(),
            for_sheet: Mutex::default(),
            copying: Mutex::default(),
            folder: Mutex::new(folder),
            home: home.to_owned(),
            dialogs,
            open: Mutex::default(),
            last_export: Mutex::default(),
            destroyed: Mutex::default(),
        };
        core.begin()?;
        Ok(core)
    }

    /// Opens the library as far as that needs nobody.
    fn begin(&self) -> Result<(), ApiError> {
        if self.misplaced().is_none() && !self.key_files().are_there() {
            self.open_library(None)?;
        }
        Ok(())
    }

    /// Where the library is.
    pub(crate) fn folder(&self) -> PathBuf {
        held(&self.folder).clone()
    }

    /// What opens the library.
    pub(crate) fn key_files(&self) -> KeyFiles {
        KeyFiles(self.folder())
    }

    /// Where else the library is, if it is not on this laptop alone.
    pub(crate) fn misplaced(&self) -> Option<Elsewhere> {
        Elsewhere::of(&self.folder())
    }

    /// Moves the library to its home, or beside it where there is one already, and opens it there.
    pub(crate) fn move_home(&self) -> Result<(), ApiError> {
        let taken = |folder: &Path| fs::read_dir(folder).is_ok_and(|mut inside| inside.next().is_some());
        let beside = |number: u32| self.home.with_file_name(format!("library-{number}"));
        let mut home = self.home.clone();
        let mut number = 2;
        while taken(&home) {
            home = beside(number);
            number += 1;
        }
        if let Some(elsewhere) = Elsewhere::of(&home) {
            return Err(ApiError::new(
                ErrorCode::Misplaced,
                format!(
                    "The library cannot be moved to the place where it belongs: {elsewhere}. Nothing was changed. Start \
                     Debrief with DEBRIEF_LIBRARY set to a folder that stays on this laptop."
                ),
            ));
        }
        self.forget_library();
        move_library(&self.folder(), &home)?;
        *held(&self.folder) = home;
        self.begin()
    }

    /// The library.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`].
    pub(crate) fn library(&self) -> Result<Arc<Library>, ApiError> {
        held(&self.library).clone().ok_or_else(|| match self.misplaced() {
            None => StoreError::Locked.into(),
            Some(elsewhere) => ApiError::new(
                ErrorCode::Misplaced,
                format!(
                    "The library lies in a folder that is not on this laptop alone: {elsewhere}. Nothing was opened and \
                     nothing was changed. Let Debrief move it."
                ),
            ),
        })
    }

    /// Whether nobody has unlocked.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        held(&self.library).is_none()
    }

    /// Opens the library with those keys in place of how it was open. What is not encrypted yet becomes so.
    pub(crate) fn open_library(&self, keyring: Option<Arc<Keyring>>) -> Result<(), ApiError> {
        self.forget_library();
        let for_sheet = keyring.as_deref().and_then(ForSheet::of);
        let library = Library::open(&self.folder(), keyring)?;
        library.seal_all()?;
        self.note_identity();
        *held(&self.for_sheet) = for_sheet;
        *held(&self.library) = Some(Arc::new(library));
        keeping::empty_expired(self);
        Ok(())
    }

    /// Notes the identity as it lies on the disk. To be called when it has just been opened or written.
    pub(crate) fn note_identity(&self) {
        *held(&self.identity) = read_key(&self.key_files().identity()).ok();
    }

    /// The identity as it was when it was opened or written last.
    pub(crate) fn good_identity(&self) -> Option<Vec<u8>> {
        held(&self.identity).clone()
    }

    /// What is for the recovery sheet, whatever has become of its files; none where no recovery key is known.
    pub(crate) fn for_sheet(&self) -> Option<ForSheet> {
        held(&self.for_sheet).clone()
    }

    /// Closes every review and forgets the keys.
    pub(crate) fn forget_library(&self) {
        // First the library, so that no call opens a review again.
        *held(&self.library) = None;
        self.close_all();
    }

    /// Does what is due: backups of what is open, and their copies in the second place. Whoever runs the core calls it every
    /// minute, on a thread of its own, since a stick is slow. What fails is tried again the next time; the reminder in the
    /// library says when it has been failing for long.
    pub fn tend(&self) {
        let open: Vec<Arc<Mutex<OpenReview>>> = held(&self.open).values().cloned().collect();
        for opened in open {
            let _ = held(&opened).store.back_up_if_due(clock::now());
        }
        if let Ok(library) = self.library() {
            let _ = library.see_day(clock::now());
        }
        backups::copy_to_second_place(self);
    }

    /// Runs a command by name and gives its answer as JSON. Blocks until it is done: call it off the window's thread.
    ///
    /// # Errors
    /// An [`ApiError`], whose message is for the person.
    pub fn call(&self, name: &str, request: Value, call: &Call<'_>) -> Result<Box<RawValue>, ApiError> {
        commands::dispatch(self, name, request, call)
    }

    /// Runs a command that needs neither progress nor stopping.
    ///
    /// # Errors
    /// As [`Core::call`].
    pub fn ask(&self, name: &str, request: Value) -> Result<Value, ApiError> {
        let answer = self.call(name, request, &Call { progress: &|_| {}, cancelled: &AtomicBool::new(false) })?;
        serde_json::from_str(answer.get()).map_err(|error| ApiError::new(ErrorCode::Internal, error.to_string()))
    }

    /// Closes every open review, as at the end of the program.
    pub fn close_all(&self) {
        let ids: Vec<ReviewId> = held(&self.open).keys().copied().collect();
        for id in ids {
            // What was acknowledged is on disk; a failing close is met again, with a check, at the next opening.
            let _ = self.close(id);
        }
    }

    pub(crate) fn dialogs(&self) -> &dyn Dialogs {
        self.dialogs.as_ref()
    }

    /// The open review of that id, opened now if it is not.
    pub(crate) fn review(&self, id: ReviewId) -> Result<Arc<Mutex<OpenReview>>, ApiError> {
        let mut open = held(&self.open);
        if let Some(there) = open.get(&id) {
            return Ok(Arc::clone(there));
        }
        backups::bring_back_key(self, id)?;
        let (store, opening) = self.library()?.open_review(id, clock::now())?;
        let review = store.load()?;
        let opened = Arc::new(Mutex::new(OpenReview { store, review, opening, previewed: RefCell::default() }));
        open.insert(id, Arc::clone(&opened));
        Ok(opened)
    }

    /// Whether a review is open.
    pub(crate) fn is_open(&self, id: ReviewId) -> bool {
        held(&self.open).contains_key(&id)
    }

    /// Remembers where something was exported to, until the next export or the end of the program.
    pub(crate) fn remember_export(&self, path: &Path) {
        *held(&self.last_export) = Some(path.to_owned());
    }

    /// Where something was exported to last.
    pub(crate) fn last_export(&self) -> Option<PathBuf> {
        held(&self.last_export).clone()
    }

    /// Closes a review if it is open.
    pub(crate) fn close(&self, id: ReviewId) -> Result<(), ApiError> {
        // Held until the file is closed: whoever wants the review next, to open it or to bin it, finds it free.
        let mut open = held(&self.open);
        let Some(opened) = open.remove(&id) else { return Ok(()) };
        match Arc::try_unwrap(opened) {
            Ok(opened) => {
                let opened = opened.into_inner().unwrap_or_else(PoisonError::into_inner);
                Ok(opened.store.close()?)
            }
            // Another call is just using it; the store closes when that call drops it.
            Err(_) => Ok(()),
        }
    }

    /// Reads from a review.
    pub(crate) fn read<T>(
        &self,
        id: ReviewId,
        work: impl FnOnce(&OpenReview) -> Result<T, ApiError>,
    ) -> Result<T, ApiError> {
        let opened = self.review(id)?;
        let opened = held(&opened);
        work(&opened)
    }

    /// The one way to write: `work` sees the review as it is and writes rows; what it wrote becomes one step of undo
    /// named `label`, and the memory, the index and the answer follow from what the store says has changed.
    pub(crate) fn write<T>(
        &self,
        id: ReviewId,
        name: &'static str,
        label: impl Into<String>,
        work: impl FnOnce(&Review, &mut Writer<'_>) -> Result<T, ApiError>,
    ) -> Result<Wrote<T>, ApiError> {
        // Kept from here on: locking meanwhile must not make a failure of what was saved.
        let library = self.library()?;
        let opened = self.review(id)?;
        let mut opened = held(&opened);
        let OpenReview { store, review, .. } = &mut *opened;
        let action = Action { name, label: label.into(), who: me(store, review)?, at: clock::now() };
        let (value, written) = store.transact(&action, |writer| {
            work(review, writer).map_err(|refused| StoreError::Refused(Box::new(refused)))
        })?;
        follow(&library, store, review, &written.changed)?;
        Ok(Wrote { value, changed: written.changed, undo: store.undo_state()? })
    }
}

/// Brings memory and index to what the store has after `changed`. The library is the one that was open when the write began.
pub(crate) fn follow(
    library: &Library,
    store: &ReviewStore,
    review: &mut Review,
    changed: &[Topic],
) -> Result<(), ApiError> {
    store.reload(review, changed)?;
    if !changed.is_empty() {
        library.note(&Card::of(review, clock::now()));
    }
    Ok(())
}

impl Drop for Core {
    fn drop(&mut self) {
        self.close_all();
    }
}

/// Who types on this laptop: the member it was told, if still there, else the only one there is.
pub(crate) fn me(store: &ReviewStore, review: &Review) -> Result<Option<MemberId>, ApiError> {
    let told = store.local(ME)?.and_then(|id| id.parse().ok()).map(MemberId);
    let told = told.filter(|told| review.team.iter().any(|member| member.id == *told));
    let only = || match review.team.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    Ok(told.or_else(only))
}

/// A lock that a panicking thread held still guards sound data: every write is one transaction of the store.
pub(crate) fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::NoDialogs;
    use debrief_domain::Evidence;

    #[test]
    fn what_is_saved_while_somebody_locks_is_said_to_be_saved() {
        let folder = tempfile::tempdir().unwrap();
        let core = Core::open(folder.path(), folder.path(), Arc::new(NoDialogs)).unwrap();
        core.ensure_sample().unwrap();
        let (id, notes) = (core.cards().unwrap()[0].id, core.cards().unwrap()[0].notes);
        let wrote = core.write(id, "test", "Delete a note", |review, writer| {
            core.forget_library();
            Ok(writer.remove::<Evidence>(review.evidence[0].id)?)
        });
        assert_eq!(wrote.unwrap().undo.undo.as_deref(), Some("Delete a note"));
        assert_eq!(core.library().map(|_| ()).unwrap_err().code, ErrorCode::Locked);
        core.open_library(None).unwrap();
        assert_eq!(core.cards().unwrap()[0].notes, notes - 1, "its card knows of it");
        assert_eq!(core.whole_review(id).unwrap().evidence.len(), notes as usize - 1);
    }
}
