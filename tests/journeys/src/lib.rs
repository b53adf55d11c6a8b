//! The sandbox that every test through `api` stands in: a library of its own and dialogs that are answered beforehand.

use debrief_api::{ApiError, Core, Dialogs, OpenFile, Reveal, SaveFile};
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;

/// A core over a folder of its own, which is gone with the sandbox.
pub struct Sandbox {
    core: Option<Core>,
    dialogs: Arc<Answers>,
    folder: TempDir,
}

#[derive(Default)]
struct Answers(Mutex<VecDeque<PathBuf>>);

impl Answers {
    fn next(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}

impl Dialogs for Answers {
    fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
        self.next()
    }

    fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
        self.next()
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.next()
    }

    fn reveal(&self, path: &Path, _: Reveal) -> bool {
        path.exists()
    }
}

impl Sandbox {
    /// An empty library.
    ///
    /// # Errors
    /// When the system has no place for temporary files.
    pub fn new() -> std::io::Result<Self> {
        let folder = TempDir::new()?;
        let mut sandbox = Self { core: None, dialogs: Arc::default(), folder };
        sandbox.start().map_err(std::io::Error::other)?;
        Ok(sandbox)
    }

    /// Ends the program and starts it again on the same library.
    ///
    /// # Errors
    /// When the library cannot be opened.
    pub fn restart(&mut self) -> Result<(), ApiError> {
        self.core = None;
        self.start()
    }

    /// The path of a file outside the library.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The folder of the library.
    #[must_use]
    pub fn library(&self) -> PathBuf {
        self.path("library")
    }

    /// Answers the next dialog with that file.
    pub fn answer(&self, path: &Path) {
        self.dialogs.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(path.to_owned());
    }

    /// Forgets the answers that no dialog asked for.
    pub fn forget_answers(&self) {
        self.dialogs.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Runs a command.
    ///
    /// # Errors
    /// The command's own.
    ///
    /// # Panics
    /// When the program was ended and not started again.
    #[allow(clippy::expect_used)]
    pub fn call(&self, name: &str, request: Value) -> Result<Value, ApiError> {
        self.core.as_ref().expect("the program runs").ask(name, request)
    }

    /// What happens every minute while the program runs.
    ///
    /// # Panics
    /// As [`Sandbox::call`].
    #[allow(clippy::expect_used)]
    pub fn tend(&self) {
        self.core.as_ref().expect("the program runs").tend();
    }

    /// Runs a command that must succeed and gives what it wrote, or its whole answer if it writes nothing.
    ///
    /// # Panics
    /// When the command fails; the message is the error's.
    #[allow(clippy::panic)]
    pub fn does(&self, name: &str, request: Value) -> Value {
        match self.call(name, request) {
            Ok(mut answer) => match answer.get_mut("changed") {
                Some(_) => answer["value"].take(),
                None => answer,
            },
            Err(error) => panic!("{name}: {error}"),
        }
    }

    /// All of a review, as the page gets it.
    ///
    /// # Panics
    /// As [`Sandbox::does`].
    pub fn review(&self, id: &Value) -> Value {
        self.does("open_review", json!({ "review": id }))["review"].take()
    }

    fn start(&mut self) -> Result<(), ApiError> {
        self.core = Some(Core::open(&self.library(), &self.path("home/library"), self.dialogs.clone())?);
        Ok(())
    }
}
