//! The team that reviews, and the groups it hears.

use crate::{GroupId, MemberId};
use serde::{Deserialize, Serialize};

/// A member of the reviewing team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The id.
    pub id: MemberId,
    /// The name as the team writes it.
    pub name: String,
    /// What the member does in this review.
    pub role: MemberRole,
}

/// What a member does in a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum MemberRole {
    /// Leads the review: reveals ratings, writes decisions.
    Lead,
    /// Hears people and rates.
    Reviewer,
    /// Takes notes and does not rate.
    Scribe,
}

/// A kind of stakeholder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The id.
    pub id: GroupId,
    /// The name as the deck prints it: `Principals`.
    pub name: String,
    /// Where in the system they stand.
    pub level: GroupLevel,
    /// How many people hold this role in the district, if known.
    pub population: Option<u32>,
}

/// Where a group stands; also the audience that questions are written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum GroupLevel {
    /// The central office and the board.
    System,
    /// The schools.
    School,
    /// Families, students, partners, neighbours.
    Community,
}

impl GroupLevel {
    /// The levels from the centre outwards.
    pub const ALL: [Self; 3] = [Self::System, Self::School, Self::Community];

    /// The code in files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::School => "school",
            Self::Community => "community",
        }
    }
}
