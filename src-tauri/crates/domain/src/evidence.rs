//! Evidence: one note from a session or a document.

use crate::{DocumentId, ElementCode, EvidenceId, MemberId, SessionId};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

/// One note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// The id.
    pub id: EvidenceId,
    /// Where it was heard or read.
    pub source: EvidenceSource,
    /// The words, without marks; a quote is kept without quotation marks.
    pub text: String,
    /// Somebody's own words, or ours.
    pub kind: EvidenceKind,
    /// What it says about the system, once judged.
    pub direction: Option<Direction>,
    /// The elements it bears on, in the order they were tagged; each once.
    pub elements: Vec<ElementCode>,
    /// How it may be used.
    pub permission: Permission,
    /// Whether it mentions a student. Then no export holds its words, whatever its permission.
    #[serde(default)]
    pub about_student: bool,
    /// When it was written down, in the time of the place.
    pub noted_at: NaiveDateTime,
    /// Who wrote it down.
    pub noted_by: Option<MemberId>,
}

/// Where evidence was heard or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceSource {
    /// In a session.
    Session(SessionId),
    /// In a document.
    Document(DocumentId),
}

/// Whose words a note holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// Word for word.
    Quote,
    /// In the words of the team.
    Paraphrase,
}

/// What a note says about the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Something works.
    Strength,
    /// Something is missing.
    Gap,
    /// Something to find out.
    OpenQuestion,
}

/// How a note may be used. Every note starts as not cleared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Nobody has decided yet; it stays out of the deck.
    NotCleared,
    /// May be quoted, without a name or a role.
    MayQuote,
    /// Shapes the picture; is never quoted.
    BackgroundOnly,
    /// May be quoted with its source, as agreed with the speaker.
    Attributed,
}

impl Evidence {
    /// Whether its words may leave the laptop: they are cleared, and they mention no student (PRODUCT.md, section 6).
    #[must_use]
    pub fn may_be_quoted(&self) -> bool {
        self.permission.allows_quoting() && !self.about_student
    }
}

impl Permission {
    /// Whether the words may stand in a deck, unless they mention a student: see [`Evidence::may_be_quoted`].
    #[must_use]
    pub fn allows_quoting(self) -> bool {
        matches!(self, Self::MayQuote | Self::Attributed)
    }
}
