//! The states of a review: draft, provisional, final.

use crate::{MemberId, StateChangeId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// How settled a review is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Being worked on.
    Draft,
    /// Shown to the leader; may still change.
    Provisional,
    /// Locked; read-only until reopened.
    Final,
}

impl ReviewState {
    /// The name people read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "Draft",
            Self::Provisional => "Provisional",
            Self::Final => "Final",
        }
    }
}

/// One change of state, kept for good.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct StateChange {
    /// The id.
    pub id: StateChangeId,
    /// When, in the time of the place.
    pub at: NaiveDateTime,
    /// The state before.
    pub from: ReviewState,
    /// The state after.
    pub to: ReviewState,
    /// Why; required to reopen a final review.
    pub reason: String,
    /// Who, if the laptop knows.
    pub by: Option<MemberId>,
}

/// Why a change of state is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StateProblem {
    /// It is in that state already.
    #[error("The review is {} already. Nothing was changed.", .0.name().to_lowercase())]
    Already(ReviewState),
    /// Reopening needs a reason.
    #[error("A final review is reopened with a reason. Nothing was changed. Write why it has to change.")]
    ReasonMissing,
}

/// Checks a change of state. Any state may follow any other; leaving final needs a reason.
///
/// # Errors
/// A [`StateProblem`].
pub fn check_change(from: ReviewState, to: ReviewState, reason: &str) -> Result<(), StateProblem> {
    if from == to {
        return Err(StateProblem::Already(to));
    }
    if from == ReviewState::Final && reason.trim().is_empty() {
        return Err(StateProblem::ReasonMissing);
    }
    Ok(())
}
