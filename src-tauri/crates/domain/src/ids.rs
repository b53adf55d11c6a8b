//! One type of id for each kind of thing, so that a session's id can never stand where a group's belongs.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

ids! {
    /// Names a review.
    ReviewId
    /// Names a member of the team.
    MemberId
    /// Names a group of stakeholders.
    GroupId
    /// Names a session.
    SessionId
    /// Names a document.
    DocumentId
    /// Names a piece of evidence.
    EvidenceId
    /// Names one rater's rating of one element.
    RatingId
    /// Names the decision on one element.
    DecisionId
    /// Names a theme of the synthesis.
    ThemeId
    /// Names a key finding.
    FindingId
    /// Names a recommendation.
    RecommendationId
    /// Names a change of a review's state.
    StateChangeId
    /// Names a picture in the deck.
    PictureId
    /// Names an extra page of the deck.
    ExtraPageId
    /// Names an entry of the roster.
    RosterEntryId
    /// Names what was decided about words that point to somebody.
    RecognitionId
}

/// The code of an element, unique in its framework: `3B`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct ElementCode(pub String);

/// The code of a level, unique in its scale: `AR`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(transparent)]
pub struct LevelCode(pub String);

macro_rules! codes {
    ($($name:ident)*) => {$(
        impl $name {
            /// The code as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(code: &str) -> Self {
                Self(code.to_owned())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

codes! { ElementCode LevelCode }

impl DecisionId {
    /// The id of the decision on `element` in `review`: the same on every laptop, so that two colleagues who both
    /// decide write the same row.
    #[must_use]
    pub fn of(review: ReviewId, element: &ElementCode) -> Self {
        Self(natural(review, &format!("decision/{element}")))
    }
}

impl RatingId {
    /// The id of one rater's rating of `element`; `rater` is absent for the leadership team as a body.
    #[must_use]
    pub fn of(review: ReviewId, lens: super::Lens, rater: Option<MemberId>, element: &ElementCode) -> Self {
        let rater = rater.map_or_else(|| "-".to_owned(), |rater| rater.to_string());
        Self(natural(review, &format!("rating/{lens:?}/{rater}/{element}")))
    }
}

impl RecognitionId {
    /// The id of what was decided about `words` in the text of `owner`: the same on every laptop.
    #[must_use]
    pub fn of(review: ReviewId, owner: &super::TextOwner, words: &str) -> Self {
        Self(natural(review, &format!("recognition/{}/{words}", owner.code())))
    }
}

fn natural(review: ReviewId, name: &str) -> Uuid {
    Uuid::new_v5(&review.0, name.as_bytes())
}
