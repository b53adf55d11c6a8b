//! An earlier review of the same client, as far as this one looks back on it.

use crate::{ElementCode, Judgement};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The levels that an earlier review came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct EarlierReview {
    /// What it was called.
    pub name: String,
    /// Its last day, if it is known.
    pub on: Option<NaiveDate>,
    /// Its levels, for elements that this review's framework has too and levels that its scale has.
    pub levels: Vec<EarlierLevel>,
}

/// The level of one element then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct EarlierLevel {
    /// The element.
    pub element: ElementCode,
    /// What was agreed.
    pub judgement: Judgement,
}

impl EarlierReview {
    /// What was agreed on that element then, if anything.
    #[must_use]
    pub fn judgement(&self, element: &ElementCode) -> Option<&Judgement> {
        self.levels.iter().find(|level| level.element == *element).map(|level| &level.judgement)
    }
}
