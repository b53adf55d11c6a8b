//! Full-text search in one review.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One place where the words were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Hit {
    /// What kind of thing holds the words.
    pub kind: HitKind,
    /// Its id: of the piece of evidence, decision, theme, finding or recommendation.
    pub id: Uuid,
    /// The words around the place, with `…` where something was left out.
    pub snippet: String,
    /// The words that match, as stretches of [`Hit::snippet`].
    pub matches: Vec<TextRange>,
}

/// What holds the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A note.
    Evidence,
    /// The rationale of a decision.
    Decision,
    /// A theme's title.
    Theme,
    /// A finding.
    Finding,
    /// A recommendation.
    Recommendation,
}

/// A stretch of a text, counted in characters (Unicode scalar values), not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextRange {
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}
