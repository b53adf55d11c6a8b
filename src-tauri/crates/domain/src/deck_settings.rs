//! What the facilitator sets about the deck as a whole. The pages themselves are made from the review.

use crate::{Color, PictureId};
use serde::{Deserialize, Serialize};

/// The settings of the deck as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DeckSettings {
    /// The firm that debriefs; may be empty.
    pub firm: String,
    /// The title on the first page; empty means the default.
    pub title: String,
    /// The day of the debrief as the deck prints it; absent means the last day of the review.
    pub debrief_on: Option<chrono::NaiveDate>,
    /// Whom the deck is for, in a few words: `For the leadership team`. May be empty.
    pub addressee: String,
    /// The last sentence; empty means the default.
    pub closing_line: String,
    /// The firm's web address on the last page; may be empty.
    pub web_address: String,
    /// Whether the guiding question stands under each element's name.
    pub show_questions: bool,
    /// The language of the words that are not the facilitator's.
    #[serde(default)]
    pub language: Language,
    /// The sheets that the print version and the one-page summary are for.
    #[serde(default)]
    pub paper: Paper,
    /// What makes the deck the firm's.
    #[serde(default)]
    pub brand: Brand,
}

/// A language that the deck's fixed words are written in. The facilitator's own words are in the same language; those of
/// the framework in the framework's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English as written in the United States.
    #[default]
    English,
    /// Spanish as written in the United States.
    Spanish,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Spanish];

    /// Its tag, as in BCP 47.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en-US",
            Self::Spanish => "es-US",
        }
    }

    /// The code in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "english",
            Self::Spanish => "spanish",
        }
    }
}

/// A size of paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 8½ × 11 inches.
    #[default]
    Letter,
    /// 210 × 297 millimetres.
    A4,
}

/// What makes the deck the firm's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Brand {
    /// The colour of bars, numerals and captions; absent means the product's. It must be able to carry text on white.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub accent: Option<Color>,
    /// The colour of the stripe beside the accent on the first and the last page; absent means none.
    #[cfg_attr(feature = "typescript", ts(type = "string | null"))]
    pub second: Option<Color>,
    /// The firm's logo on the first and the last page.
    pub logo: Option<PictureId>,
}
