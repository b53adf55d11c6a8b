//! What is asked of the person outside of the page.

use crate::{Answer, Core};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// The dialogs of the system, which a host lends. The page never sees a path.
pub trait Dialogs: Send + Sync {
    /// Asks where to save. `None` when the person closes the dialog.
    fn save_file(&self, ask: &SaveFile) -> Option<PathBuf>;
    /// Asks which file to open. `None` when the person closes the dialog.
    fn open_file(&self, ask: &OpenFile) -> Option<PathBuf>;
    /// Asks for a folder; the dialog has that title. `None` when the person closes the dialog.
    fn choose_folder(&self, title: &str) -> Option<PathBuf>;
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

/// Where there is nobody to ask: every dialog is closed at once.
#[derive(Clone, Copy, Debug)]
pub struct NoDialogs;

impl Dialogs for NoDialogs {
    fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
        None
    }

    fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
        None
    }

    fn choose_folder(&self, _: &str) -> Option<PathBuf> {
        None
    }

    fn reveal(&self, _: &Path, _: Reveal) -> bool {
        false
    }
}

/// The dialogs of a library that is open. Somebody may lock it while one stands open: whoever answers it then need not be the
/// person for whom it was opened, and gets [`ErrorCode::Locked`](crate::ErrorCode::Locked).
impl Core {
    pub(crate) fn save_file(&self, ask: &SaveFile) -> Answer<Option<PathBuf>> {
        self.unless_locked(self.dialogs().save_file(ask))
    }

    pub(crate) fn open_file(&self, ask: &OpenFile) -> Answer<Option<PathBuf>> {
        self.unless_locked(self.dialogs().open_file(ask))
    }

    pub(crate) fn choose_folder(&self, title: &str) -> Answer<Option<PathBuf>> {
        self.unless_locked(self.dialogs().choose_folder(title))
    }

    fn unless_locked(&self, given: Option<PathBuf>) -> Answer<Option<PathBuf>> {
        if given.is_some() {
            self.library()?;
        }
        Ok(given)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Call, ErrorCode, Progress};
    use serde_json::{Value, json};
    use std::sync::atomic::AtomicBool;
    use std::sync::{Arc, OnceLock, Weak};
    use tempfile::TempDir;

    /// Dialogs that are answered with that path; as soon as they know a core, only after it was locked.
    struct Answered {
        path: PathBuf,
        core: OnceLock<Weak<Core>>,
    }

    impl Answered {
        fn answer(&self) -> Option<PathBuf> {
            if let Some(core) = self.core.get().and_then(Weak::upgrade) {
                core.forget_library();
            }
            Some(self.path.clone())
        }
    }

    impl Dialogs for Answered {
        fn save_file(&self, _: &SaveFile) -> Option<PathBuf> {
            self.answer()
        }

        fn open_file(&self, _: &OpenFile) -> Option<PathBuf> {
            self.answer()
        }

        fn choose_folder(&self, _: &str) -> Option<PathBuf> {
            self.answer()
        }

        fn reveal(&self, _: &Path, _: Reveal) -> bool {
            false
        }
    }

    fn with_dialogs() -> (TempDir, Arc<Answered>, Arc<Core>) {
        let folder = tempfile::tempdir().unwrap();
        let dialogs = Arc::new(Answered { path: folder.path().join("answered"), core: OnceLock::new() });
        let home = folder.path().join("home");
        let core = Core::open(&folder.path().join("library"), &home, dialogs.clone()).unwrap();
        (folder, dialogs, Arc::new(core))
    }

    fn sample(core: &Core) -> Value {
        core.ask("open_sample", json!({})).unwrap()["review"].take()
    }

    #[test]
    fn who_answers_a_dialog_after_somebody_locked_gets_nothing() {
        let (_folder, dialogs, core) = with_dialogs();
        let (review, settled, destroyed) = (sample(&core), sample(&core), sample(&core));
        let words = json!([{ "owner": "deck", "words": "somebody" }]);
        let choice = json!({ "replaced": "a colleague" });
        core.ask("settle_words", json!({ "review": review, "words": words, "choice": choice })).unwrap();
        let client = "Riverbend School District";
        core.ask("destroy_sources", json!({ "review": settled, "client": client })).unwrap();
        core.ask("bin_review", json!({ "review": destroyed })).unwrap();
        core.ask("destroy_review", json!({ "review": destroyed })).unwrap();
        // Only what has a passphrase gets a second place; what is in the file is not read here.
        std::fs::write(core.key_files().identity(), "").unwrap();

        assert!(dialogs.core.set(Arc::downgrade(&core)).is_ok());
        let asked = [
            ("export_review", json!({ "review": review })),
            ("export_deck", json!({ "review": review, "form": "pdf", "audience": "board" })),
            ("save_replacements", json!({ "review": review })),
            ("save_certificate", json!({ "review": settled })),
            ("save_last_certificate", json!({})),
            ("import_review", json!({})),
            ("bring_back", json!({ "review": review })),
            ("choose_logo", json!({ "review": review })),
            ("bring_from_place", json!({})),
            ("choose_second_place", json!({})),
        ];
        for (name, request) in asked {
            core.open_library(None).unwrap();
            let refused = core.ask(name, request).unwrap_err();
            assert_eq!(refused.code, ErrorCode::Locked, "{name}: {refused}");
            assert!(!dialogs.path.exists(), "{name}");
        }
    }

    #[test]
    fn a_file_that_is_out_and_not_in_the_list_is_said_to_be_out() {
        let (_folder, dialogs, core) = with_dialogs();
        let review = sample(&core);
        // Somebody locks when the file is just being written.
        let lock = |progress: Progress| {
            if progress.doing == "Saving the file" {
                core.forget_library();
            }
        };
        let call = Call { progress: &lock, cancelled: &AtomicBool::new(false) };
        let request = json!({ "review": review, "form": "markdown", "audience": "board" });
        let refused = core.call("export_deck", request, &call).unwrap_err();
        assert!(dialogs.path.exists());
        assert!(refused.message.starts_with("“answered” was written"), "{refused}");
    }
}
