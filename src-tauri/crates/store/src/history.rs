//! What was done, and undo and redo over it.

use chrono::NaiveDateTime;
use debrief_domain::{MemberId, Topic};
use serde::{Deserialize, Serialize};

/// What undo and redo would do next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct UndoState {
    /// The label of the action that undo takes back, as it was given: `Edit note`. Absent when there is none.
    pub undo: Option<String>,
    /// The label of the action that redo makes again.
    pub redo: Option<String>,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The label of the action taken back or made again.
    pub label: String,
    /// The topics it changed.
    pub changed: Vec<Topic>,
}

/// One action of the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HistoryEntry {
    /// What was done: the action's label.
    pub what: String,
    /// Who did it, if the laptop knew.
    pub who: Option<MemberId>,
    /// When, as it was handed in.
    pub when: NaiveDateTime,
    /// Whether it has been taken back.
    pub undone: bool,
}
