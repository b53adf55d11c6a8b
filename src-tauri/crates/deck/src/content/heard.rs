//! What we heard and read.

use super::PageContent;
use super::version::Version;
use debrief_domain::{DocumentStatus, Group, GroupLevel, PageKey, Review, Session, SessionStatus};
use serde::{Deserialize, Serialize};

/// Groups heard and documents read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeardPage {
    /// The groups heard in at least one session, each once; counted by level where their names are not shown.
    pub groups: Vec<String>,
    /// The documents read.
    pub documents: Vec<String>,
}

/// The sessions that took place with that group.
pub(super) fn held<'r>(review: &'r Review, group: &Group) -> impl Iterator<Item = &'r Session> {
    let id = group.id;
    review.sessions.iter().filter(move |session| session.status == SessionStatus::Held && session.group == id)
}

/// How many people the sessions that took place had; absent when one of them has no headcount, since a sum over the
/// rest would claim too little.
pub(super) fn people(review: &Review) -> Option<usize> {
    review
        .sessions
        .iter()
        .filter(|session| session.status == SessionStatus::Held)
        .map(|session| session.headcount.map(|heads| heads as usize))
        .sum()
}

pub(super) fn page(version: &Version<'_>) -> (PageKey, String, PageContent) {
    let review = version.review;
    let heard: Vec<&Group> = review.groups.iter().filter(|group| held(review, group).next().is_some()).collect();
    let groups = if version.shown.group_names {
        heard.iter().map(|group| group.name.trim().to_owned()).collect()
    } else {
        by_level(version, &heard)
    };
    let documents: Vec<String> = review
        .documents
        .iter()
        .filter(|document| document.status == DocumentStatus::Read)
        .map(|document| document.title.trim().to_owned())
        .collect();
    let title = version.words.heard_title(people(review), heard.len(), documents.len());
    (PageKey::Heard, title, PageContent::Heard(HeardPage { groups, documents }))
}

/// The groups without their names: how many of each level of the system.
fn by_level(version: &Version<'_>, groups: &[&Group]) -> Vec<String> {
    [GroupLevel::System, GroupLevel::School, GroupLevel::Community]
        .into_iter()
        .map(|level| (level, groups.iter().filter(|group| group.level == level).count()))
        .filter(|(_, many)| *many > 0)
        .map(|(level, many)| version.words.groups_at(level, many))
        .collect()
}
