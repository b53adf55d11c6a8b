//! Whom a version of the deck is for, and what each is shown.

use crate::{PageKey, Review};
use serde::{Deserialize, Serialize};

/// Whom a version of the deck is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The leader and the leadership team.
    #[default]
    Leadership,
    /// The board.
    Board,
    /// Everybody: a version that may be published.
    Public,
}

/// How much of a rationale a version shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum RationaleDetail {
    /// All of it.
    Full,
    /// Its first sentence.
    FirstSentence,
    /// The level alone.
    LevelOnly,
}

/// What the version for one audience shows, beyond what is the same in all of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct AudienceSetting {
    /// Whom it is for.
    pub audience: Audience,
    /// How much of each rationale stands in it.
    pub rationale: RationaleDetail,
    /// Whether cleared quotes stand in it. Without them, a sentence that holds a quote is left out whole.
    pub quotes: bool,
    /// Whether groups are named; without names they are counted by level of the system.
    pub group_names: bool,
    /// Whether speaker notes go along in forms that can hold them.
    pub notes: bool,
    /// The pages that this version leaves out, beyond those that are hidden in all.
    pub left_out: Vec<PageKey>,
}

impl Audience {
    /// All of them, the closest first.
    pub const ALL: [Self; 3] = [Self::Leadership, Self::Board, Self::Public];

    /// The code in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Leadership => "leadership",
            Self::Board => "board",
            Self::Public => "public",
        }
    }

    /// The name people read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Leadership => "Leadership",
            Self::Board => "Board",
            Self::Public => "Public",
        }
    }

    /// What the version shows as long as nobody changes it: leadership everything; the board everything but the
    /// presenter's notes; the public the first sentence of each rationale, without quotes and without names of groups
    /// (PRODUCT.md, section 6).
    #[must_use]
    pub fn default_setting(self) -> AudienceSetting {
        let public = self == Self::Public;
        AudienceSetting {
            audience: self,
            rationale: if public { RationaleDetail::FirstSentence } else { RationaleDetail::Full },
            quotes: !public,
            group_names: !public,
            notes: self == Self::Leadership,
            left_out: if public { vec![PageKey::Differently] } else { Vec::new() },
        }
    }
}

impl Review {
    /// What the version for that audience shows.
    #[must_use]
    pub fn audience(&self, audience: Audience) -> AudienceSetting {
        let set = self.audiences.iter().find(|setting| setting.audience == audience);
        set.cloned().unwrap_or_else(|| audience.default_setting())
    }
}
