//! The synthesis: themes with key findings and recommendations.

use crate::{ElementCode, EvidenceId, FindingId, RecommendationId, ThemeId};
use serde::{Deserialize, Serialize};

/// A heading of the synthesis, filed under a horizon.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Theme {
    /// The id.
    pub id: ThemeId,
    /// The heading: a short message.
    pub title: String,
    /// When it should be acted on.
    pub horizon: Horizon,
}

/// When a theme should be acted on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Horizon {
    /// In the coming months.
    NearTerm,
    /// In the coming years.
    LongerTerm,
    /// Whatever else is decided.
    NoMatterWhat,
}

impl Horizon {
    /// The horizons in the order of the deck.
    pub const ALL: [Self; 3] = [Self::NearTerm, Self::LongerTerm, Self::NoMatterWhat];

    /// The code in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NearTerm => "near_term",
            Self::LongerTerm => "longer_term",
            Self::NoMatterWhat => "no_matter_what",
        }
    }

    /// The name people read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::NearTerm => "Near term",
            Self::LongerTerm => "Longer term",
            Self::NoMatterWhat => "No matter what",
        }
    }
}

/// A key finding of a theme, tied to elements and evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The id.
    pub id: FindingId,
    /// The theme it belongs to.
    pub theme: ThemeId,
    /// The finding, as a sentence.
    pub text: String,
    /// The elements it is about.
    pub elements: Vec<ElementCode>,
    /// What it rests on.
    pub evidence: Vec<EvidenceId>,
}

/// A recommendation of a theme, tied to findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Recommendation {
    /// The id.
    pub id: RecommendationId,
    /// The theme it belongs to.
    pub theme: ThemeId,
    /// What to do, as a sentence.
    pub text: String,
    /// The findings it answers.
    pub findings: Vec<FindingId>,
}
