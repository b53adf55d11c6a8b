//! Dialogs that were answered beforehand.

use debrief_api::{Dialogs, OpenFile, Reveal, SaveFile};
use serde::Deserialize;
use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Answers in the order in which they were queued; a dialog without one is closed.
#[derive(Default)]
pub struct QueuedDialogs {
    answers: Mutex<VecDeque<Answer>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    save_to: Option<PathBuf>,
    open: Option<PathBuf>,
}

impl QueuedDialogs {
    /// Queues an answer; whether it could be read.
    pub fn queue(&self, body: &str) -> bool {
        let Ok(answer) = serde_json::from_str(body) else { return false };
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).push_back(answer);
        true
    }

    fn next(&self) -> Option<Answer> {
        self.answers.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}

impl Dialogs for QueuedDialogs {
    fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
        self.next()?.save_to
    }

    fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
        self.next()?.open
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        self.next()?.open
    }

    /// There is no desktop to show it on; the file is there.
    fn reveal(&self, path: &Path, _: Reveal) -> bool {
        path.exists()
    }
}
