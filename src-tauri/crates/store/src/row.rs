//! What can be put into a review and removed from it.

use crate::tables::Table;
use uuid::Uuid;

/// A row of a review that people add, change, delete: a member, a group, a session, a document, a piece of evidence, a
/// rating, a decision, a theme, a finding, a recommendation. Sealed: the store knows its rows.
#[allow(private_bounds)]
pub trait Row: Table {
    /// The type of its id.
    type Id: Copy + Into<Uuid>;
}

macro_rules! rows {
    ($($row:ident $id:ident)*) => {$(
        impl Table for debrief_domain::$row {}
        impl Row for debrief_domain::$row {
            type Id = debrief_domain::$id;
        }
    )*};
}

rows! {
    Member MemberId
    Group GroupId
    Session SessionId
    Document DocumentId
    Evidence EvidenceId
    Rating RatingId
    Decision DecisionId
    Theme ThemeId
    Finding FindingId
    Recommendation RecommendationId
}
