//! What can go wrong, in words for the person who reads them: what happened, what is safe, what next.

use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use debrief_keys::KeyError;

/// Why the store refuses or fails. The messages are for people; [`StoreError::code`] is for programs.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No such review in the library, or not in that part of it.
    #[error("There is no such review in the library. Nothing was changed. Go back to the library and choose one.")]
    ReviewNotThere(ReviewId),
    /// A review of that id is in the library or its bin already.
    #[error(
        "This review is in the library or its bin already. Nothing was changed. Open that one, or delete it for good \
         first."
    )]
    ReviewAlreadyThere(ReviewId),
    /// The library is locked: what opens its reviews is not here.
    #[error("The library is locked. Nothing was changed. Unlock it with your passphrase, or with your recovery sheet.")]
    Locked,
    /// The key of the review cannot be had.
    #[error("{0}")]
    Key(#[from] KeyError),
    /// Another window or program has the review open.
    #[error("This review is open in another window. Nothing was changed. Close it there, then open it here again.")]
    OpenElsewhere,
    /// The file of a newer version of the product; holds the versions of the file and of this program.
    #[error(
        "This review was saved by a newer version of Debrief (file version {found}; this version reads up to {known}). \
         Nothing was changed. Install the newer version to open it."
    )]
    Newer {
        /// The version in the file.
        found: i64,
        /// The newest version this program reads.
        known: i64,
    },
    /// The file cannot be used; it was copied aside and is kept.
    #[error("{}", damaged(damage, kept_as, *newest_backup))]
    Damaged {
        /// What is wrong with it.
        damage: Damage,
        /// The name of the folder in `damaged/` that keeps a whole copy.
        kept_as: String,
        /// When the newest backup that can be put in place was made, in UTC.
        newest_backup: Option<NaiveDateTime>,
    },
    /// The file is larger than any review; holds its size in bytes. It is not even copied aside.
    #[error(
        "The file of this review has {} gigabytes, more than any review. It was not opened, and is left as it is. Restore a \
         backup of it.",
        .0 / 1_000_000_000
    )]
    TooLarge(u64),
    /// Neither the damaged file nor a backup says what the review is.
    #[error(
        "Nothing of this review can be read: neither its file nor a backup says what it is. Both are left as they are. \
         Look for a copy on a stick or another laptop."
    )]
    NothingToSalvage,
    /// There is no backup that passes its checks.
    #[error("There is no backup of this review that can be used. What is there was left as it is.")]
    NoBackup,
    /// Copies that were to be destroyed are still there; holds their names.
    #[error(
        "“{}” could not be removed. Every other copy that could be reached is destroyed. Close what uses it, see that it is \
         not read-only, and try again.",
        .0.join("”, “")
    )]
    CopiesLeft(Vec<String>),
    /// The review is final.
    #[error("This review is final. Nothing was changed. Reopen it with a reason to edit it.")]
    ReviewIsFinal,
    /// Undo or redo does not fit what is in the file now.
    #[error("This step does not fit the review as it is now. Nothing was changed. Make the change by hand instead.")]
    UndoConflict,
    /// A group cannot be deleted while sessions hear it; holds how many.
    #[error(
        "This group is heard in {0} of the review’s sessions. Nothing was changed. Delete them or change their group \
         first."
    )]
    GroupHasSessions(usize),
    /// A row to change is not there (any more); holds what kind of thing it is.
    #[error("This {0} is not in the review any more. Nothing was changed. Look at the list again.")]
    RowNotThere(&'static str),
    /// A row breaks a rule of the file; holds which.
    #[error(
        "This change breaks a rule of the review file ({0}). Nothing was changed. Undo your last step and try again."
    )]
    Rule(String),
    /// The review as a whole cannot become a file; holds what is wrong with it.
    #[error("This review cannot be kept as it is: {0} Nothing was changed. Mend it and try again.")]
    NotWhole(String),
    /// The caller's own rules refused the action; its error is handed back as it came.
    #[error("{0}")]
    Refused(Box<dyn std::error::Error + Send + Sync>),
    /// The disk is full.
    #[error("The disk is full. Everything saved before is safe. Free some space and try again.")]
    DiskFull,
    /// The file or its folder cannot be written.
    #[error("The library cannot be written to. Everything saved before is safe. Check the rights of its folder.")]
    ReadOnly,
    /// The disk failed.
    #[error(
        "The disk could not be read or written ({0}). Everything saved before is kept. Check the disk and try again."
    )]
    Io(String),
    /// The file turned out to be broken while it was in use.
    #[error(
        "A part of the review file cannot be read ({0}). What was saved is kept as it is. Close the review and open it \
         again: the file is then checked, and a backup is offered."
    )]
    Broken(String),
    /// Anything else SQLite reports.
    #[error(
        "The review file reported an error ({0}). The last change was not made. Close the review and open it again."
    )]
    Sqlite(String),
}

/// What is wrong with a file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// It holds nothing.
    Empty,
    /// It is not a database, or its beginning is broken.
    NotADatabase,
    /// It is a database of another program.
    Foreign,
    /// Its end is missing.
    CutOff,
    /// SQLite's check found it broken; holds the first finding.
    Broken(String),
    /// It breaks a rule that every review keeps; holds which.
    AgainstRules(String),
}

impl std::fmt::Display for Damage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::NotADatabase => f.write_str("it does not begin like a review"),
            Self::Foreign => f.write_str("it belongs to another program"),
            Self::CutOff => f.write_str("its end is missing"),
            Self::Broken(_) => f.write_str("a part of it is damaged"),
            Self::AgainstRules(rule) => write!(f, "{rule}"),
        }
    }
}

fn damaged(damage: &Damage, kept_as: &str, newest_backup: Option<NaiveDateTime>) -> String {
    let next = match newest_backup {
        Some(at) => format!("Restore the backup of {}.", at.format("%B %-d, %Y")),
        None => "There is no backup of it that can be read.".to_owned(),
    };
    // In SQLite's own words, for whoever helps: behind what the person needs.
    let found = match damage {
        Damage::Broken(finding) => {
            format!(" (SQLite: {})", finding.trim_start_matches("*** in database main ***").trim())
        }
        _ => String::new(),
    };
    format!("The file of this review cannot be used: {damage}. A whole copy is kept as “{kept_as}”. {next}{found}")
}

impl StoreError {
    /// The kind of the error for programs, of a closed list.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::ReviewNotThere(_) => "review_not_there",
            Self::ReviewAlreadyThere(_) => "review_already_there",
            Self::Locked => "locked",
            Self::Key(_) => "key",
            Self::OpenElsewhere => "open_elsewhere",
            Self::Newer { .. } => "newer",
            Self::Damaged { .. } => "damaged",
            Self::TooLarge(_) => "too_large",
            Self::NothingToSalvage => "nothing_to_salvage",
            Self::NoBackup => "no_backup",
            Self::CopiesLeft(_) => "copies_left",
            Self::ReviewIsFinal => "review_is_final",
            Self::UndoConflict => "undo_conflict",
            Self::GroupHasSessions(_) => "group_has_sessions",
            Self::RowNotThere(_) => "row_not_there",
            Self::Rule(_) => "rule",
            Self::Refused(_) => "refused",
            Self::NotWhole(_) => "not_whole",
            Self::DiskFull => "disk_full",
            Self::ReadOnly => "read_only",
            Self::Io(_) => "io",
            Self::Broken(_) => "broken",
            Self::Sqlite(_) => "sqlite",
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::OpenElsewhere,
            Some(ErrorCode::SystemIoFailure) => Self::Io(error.to_string()),
            Some(ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch) => Self::Rule(error.to_string()),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Broken(error.to_string()),
            Some(ErrorCode::OperationInterrupted | ErrorCode::TooBig) => {
                Self::Broken("it asks for more work or memory than a review needs".into())
            }
            // A row or a cell that is not what its table promises.
            None => Self::Broken(error.to_string()),
            _ => Self::Sqlite(error.to_string()),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        use std::io::ErrorKind;
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}
