//! Errors as the page receives them: a closed list of codes, and a message for a person.

use debrief_deck::{DeckError, FormError};
use debrief_domain::limits::TextProblem;
use debrief_domain::{FileProblem, StateProblem};
use debrief_keys::KeyError;
use debrief_store::StoreError;
use serde::{Deserialize, Serialize};

/// What a command gives, or why it failed.
pub(crate) type Answer<T> = Result<T, ApiError>;

/// Why a call failed. The message says what happened, what is safe and what to do next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[error("{message}")]
pub struct ApiError {
    /// For programs.
    pub code: ErrorCode,
    /// For people.
    pub message: String,
    /// The field of the request it is about, if one.
    pub field: Option<String>,
}

/// What can go wrong, as a closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// There is no such command, or its request has another shape.
    BadRequest,
    /// A value cannot be taken: too long, empty, out of the framework.
    BadValue,
    /// What the request names is not there (any more).
    NotFound,
    /// Something else still needs it.
    InUse,
    /// The review is final; it can be reopened.
    ReviewIsFinal,
    /// Another window or program has the review open.
    OpenElsewhere,
    /// The library is locked.
    Locked,
    /// A key cannot be had: a wrong passphrase, a wrong sheet, a key made for somebody else.
    Key,
    /// The review file is of a newer version.
    Newer,
    /// The review file is damaged; it was kept aside.
    Damaged,
    /// A file from outside is not what it should be.
    BadFile,
    /// A file could not be written or read: full, read-only, gone.
    Disk,
    /// Undo or redo would collide with later work.
    UndoConflict,
    /// The person stopped it.
    Cancelled,
    /// Words that were not cleared would leave the laptop.
    NotCleared,
    /// The library lies where others copy it or can reach it.
    Misplaced,
    /// Words would leave the laptop by which somebody could be recognized.
    CouldBeRecognized,
    /// A fault of ours.
    Internal,
}

impl ApiError {
    /// An error with a message for a person.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), field: None }
    }

    /// The same error, about that field of the request.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// What the request names is gone.
    pub(crate) fn gone(what: &str) -> Self {
        Self::new(
            ErrorCode::NotFound,
            format!("This {what} is not in the review any more. Nothing was changed. Undo may bring it back."),
        )
    }
}

impl From<TextProblem> for ApiError {
    fn from(problem: TextProblem) -> Self {
        Self::new(ErrorCode::BadValue, problem.to_string())
    }
}

impl From<StateProblem> for ApiError {
    fn from(problem: StateProblem) -> Self {
        Self::new(ErrorCode::BadValue, problem.to_string()).at("reason")
    }
}

impl From<FileProblem> for ApiError {
    fn from(problem: FileProblem) -> Self {
        Self::new(ErrorCode::BadFile, problem.to_string())
    }
}

impl From<DeckError> for ApiError {
    fn from(error: DeckError) -> Self {
        let code = if matches!(error, DeckError::NoPages) { ErrorCode::BadValue } else { ErrorCode::Internal };
        Self::new(code, error.to_string())
    }
}

impl From<FormError> for ApiError {
    fn from(error: FormError) -> Self {
        let code = if matches!(error, FormError::NoPages) { ErrorCode::BadValue } else { ErrorCode::Internal };
        Self::new(code, error.to_string())
    }
}

impl From<KeyError> for ApiError {
    fn from(error: KeyError) -> Self {
        Self::new(ErrorCode::Key, error.to_string())
    }
}

impl From<StoreError> for ApiError {
    fn from(error: StoreError) -> Self {
        // What our own rules refused inside a write comes back as it was.
        let error = match error {
            StoreError::Refused(refused) => match refused.downcast::<Self>() {
                Ok(refused) => return *refused,
                Err(other) => StoreError::Refused(other),
            },
            other => other,
        };
        let code = match &error {
            StoreError::ReviewNotThere(_) | StoreError::RowNotThere(_) | StoreError::NoBackup => ErrorCode::NotFound,
            StoreError::TooLarge(_) | StoreError::NothingToSalvage => ErrorCode::BadFile,
            StoreError::OpenElsewhere => ErrorCode::OpenElsewhere,
            StoreError::Locked => ErrorCode::Locked,
            StoreError::Key(_) => ErrorCode::Key,
            StoreError::Newer { .. } => ErrorCode::Newer,
            StoreError::Damaged { .. } | StoreError::Broken(_) => ErrorCode::Damaged,
            StoreError::ReviewIsFinal => ErrorCode::ReviewIsFinal,
            StoreError::UndoConflict => ErrorCode::UndoConflict,
            StoreError::ReviewAlreadyThere(_) | StoreError::GroupHasSessions(_) => ErrorCode::InUse,
            StoreError::NotWhole(_) => ErrorCode::BadFile,
            StoreError::DiskFull | StoreError::ReadOnly | StoreError::Io(_) | StoreError::CopiesLeft(_) => {
                ErrorCode::Disk
            }
            StoreError::Rule(_) | StoreError::Refused(_) | StoreError::Sqlite(_) => ErrorCode::Internal,
        };
        Self::new(code, error.to_string())
    }
}
