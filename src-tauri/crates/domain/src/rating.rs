//! Ratings by rater and lens, and the decisions that follow from talking about them.

use crate::{DecisionId, ElementCode, Framework, LevelCode, MemberId, RatingId, Rationale};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A level, or the finding that the evidence does not carry one. No judgement yet is `None` where this stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// A level of the framework's scale.
    Level(LevelCode),
    /// We looked, and the evidence does not carry a level.
    NotEnoughEvidence,
}

impl Judgement {
    /// The level, if it is one.
    #[must_use]
    pub fn level(&self) -> Option<&LevelCode> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotEnoughEvidence => None,
        }
    }
}

/// Whose view a rating is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Lens {
    /// A member of the reviewing team.
    Reviewer,
    /// The client's leadership team about itself.
    Leadership,
}

/// One rater's level for one element, with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Rating {
    /// The id: [`RatingId::of`] its lens, rater and element.
    pub id: RatingId,
    /// What is rated.
    pub element: ElementCode,
    /// Whose view it is.
    pub lens: Lens,
    /// The member; absent for the leadership team as a body.
    pub rater: Option<MemberId>,
    /// The judgement.
    pub judgement: Judgement,
    /// Why; may be empty.
    pub reason: String,
}

/// What the team agreed on one element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The id: [`DecisionId::of`] its element.
    pub id: DecisionId,
    /// What is decided on.
    pub element: ElementCode,
    /// The agreed judgement; absent while only the rationale is being written.
    pub judgement: Option<Judgement>,
    /// The paragraph beside the level in the deck.
    pub rationale: Rationale,
    /// Who saw it otherwise, and why; may be empty. Never printed.
    pub dissent: String,
    /// The day it was agreed.
    pub agreed_on: Option<NaiveDate>,
}

/// How far apart reviewers are on an element.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Spread {
    /// The element.
    pub element: ElementCode,
    /// How many reviewers gave a level.
    pub raters: usize,
    /// Steps between the lowest and the highest level: 0 is agreement.
    pub steps: usize,
}

/// How far apart the reviewers' levels on `element` are; absent while fewer than two gave one. Never an average:
/// the spread says what to talk about, not what to write.
#[must_use]
pub fn spread(framework: &Framework, ratings: &[Rating], element: &ElementCode) -> Option<Spread> {
    let ranks: Vec<usize> = ratings
        .iter()
        .filter(|rating| rating.lens == Lens::Reviewer && rating.element == *element)
        .filter_map(|rating| rating.judgement.level())
        .filter_map(|level| framework.level(level))
        .map(|(rank, _)| rank)
        .collect();
    let (lowest, highest) = (ranks.iter().min()?, ranks.iter().max()?);
    (ranks.len() >= 2).then(|| Spread { element: element.clone(), raters: ranks.len(), steps: highest - lowest })
}
