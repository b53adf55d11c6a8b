//! The core: a library folder, the reviews that are open, and the way every call takes.

use crate::answers::Wrote;
use crate::preview::Previewed;
use crate::protection::{self, Lock};
use crate::{ApiError, ErrorCode, clock, commands};
use debrief_domain::{MemberId, Review, ReviewId, Topic};
use debrief_keys::Keyring;
use debrief_store::{Action, Card, Library, Opening, ReviewStore, StoreError, Writer};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::cell::RefCell;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The program behind the page.
pub struct Core {
    /// Absent while locked.
    library: Mutex<Option<Arc<Library>>>,
    pub(crate) lock: Mutex<Lock>,
    pub(crate) folder: PathBuf,
    dialogs: Arc<dyn Dialogs>,
    open: Mutex<HashMap<ReviewId, Arc<Mutex<OpenReview>>>>,
    last_export: Mutex<Option<PathBuf>>,
}

/// The dialogs of the system, which a host lends. The page never sees a path.
pub trait Dialogs: Send + Sync {
    /// Asks where to save. `None` when the person closes the dialog.
    fn save_file(&self, ask: &SaveFile) -> Option<PathBuf>;
    /// Asks which file to open. `None` when the person closes the dialog.
    fn open_file(&self, ask: &OpenFile) -> Option<PathBuf>;
    /// Opens a file, or shows it in its folder; whether the system could.
    fn reveal(&self, path: &Path, how: Reveal) -> bool;
}

/// What a save dialog shows.
#[derive(Clone, Debug)]
pub struct SaveFile {
    /// The title of the dialog.
    pub title: String,
    /// The file name to begin with.
    pub file_name: String,
    /// The kind of file, for people.
    pub kind: &'static str,
    /// Its extension without a dot.
    pub extension: &'static str,
}

/// What an open dialog shows.
#[derive(Clone, Debug)]
pub struct OpenFile {
    /// The title of the dialog.
    pub title: String,
    /// The kind of file, for people.
    pub kind: &'static str,
    /// Its extensions without a dot.
    pub extensions: &'static [&'static str],
}

/// What to do with an exported file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Reveal {
    /// Open it with the program that the system has for it.
    Open,
    /// Show it in its folder.
    Folder,
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
    /// Opens the library in `folder`, which is made if it is not there. One that has a passphrase stays locked.
    ///
    /// # Errors
    /// When the folder cannot be made or read.
    pub fn open(folder: &Path, dialogs: Arc<dyn Dialogs>) -> Result<Self, ApiError> {
        let core = Self {
            library: Mutex::default(),
            lock: Mutex::default(),
            folder: folder.to_owned(),
            dialogs,
            open: Mutex::default(),
            last_export: Mutex::default(),
        };
        if !protection::is_protected(folder) {
            core.open_library(None)?;
        }
        Ok(core)
    }

    /// The library.
    ///
    /// # Errors
    /// [`ErrorCode::Locked`].
    pub(crate) fn library(&self) -> Result<Arc<Library>, ApiError> {
        held(&self.library).clone().ok_or_else(|| StoreError::Locked.into())
    }

    /// Whether nobody has unlocked.
    pub(crate) fn is_locked(&self) -> bool {
        held(&self.library).is_none()
    }

    /// Opens the library with those keys in place of how it was open. What is not encrypted yet becomes so.
    pub(crate) fn open_library(&self, keyring: Option<Arc<Keyring>>) -> Result<(), ApiError> {
        self.forget_library();
        let library = Library::open(&self.folder, keyring)?;
        library.seal_all()?;
        *held(&self.library) = Some(Arc::new(library));
        Ok(())
    }

    /// Closes every review and forgets the keys.
    pub(crate) fn forget_library(&self) {
        // First the library, so that no call opens a review again.
        *held(&self.library) = None;
        self.close_all();
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
        let (store, opening) = self.library()?.open_review(id, clock::today())?;
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
        let opened = self.review(id)?;
        let mut opened = held(&opened);
        let OpenReview { store, review, .. } = &mut *opened;
        let action = Action { name, label: label.into(), who: me(store, review)?, at: clock::now() };
        let (value, written) = store.transact(&action, |writer| {
            work(review, writer).map_err(|refused| StoreError::Refused(Box::new(refused)))
        })?;
        self.follow(store, review, &written.changed)?;
        Ok(Wrote { value, changed: written.changed, undo: store.undo_state()? })
    }

    /// Brings memory and index to what the store has after `changed`.
    pub(crate) fn follow(&self, store: &ReviewStore, review: &mut Review, changed: &[Topic]) -> Result<(), ApiError> {
        store.reload(review, changed)?;
        if !changed.is_empty() {
            self.library()?.note(&Card::of(review, clock::now()));
        }
        Ok(())
    }
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
