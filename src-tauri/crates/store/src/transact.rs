//! The one way to write.

use chrono::NaiveDateTime;
use debrief_domain::{MemberId, Topic};

/// What somebody does, as history keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// The name for programs, of the caller's closed list: `add_note`.
    pub name: &'static str,
    /// The words for people, as they stand after “Undo”: `Add note`.
    pub label: String,
    /// Who does it, if the laptop knows.
    pub who: Option<MemberId>,
    /// When.
    pub at: NaiveDateTime,
}

/// What an action changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The topics, in the order of [`Topic::ALL`]; read from the changeset, not declared.
    pub changed: Vec<Topic>,
    /// Whether nothing changed; nothing is recorded then.
    pub nothing: bool,
}
