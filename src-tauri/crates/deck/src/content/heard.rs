//! What we heard and read.

use super::PageContent;
use super::words::{count, first_number, number};
use debrief_domain::{DocumentStatus, Group, PageKey, Review, Session, SessionStatus};
use serde::{Deserialize, Serialize};

/// Groups heard and documents read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeardPage {
    /// The groups heard in at least one session, each once.
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

pub(super) fn page(review: &Review) -> (PageKey, String, PageContent) {
    let groups: Vec<String> = review
        .groups
        .iter()
        .filter(|group| held(review, group).next().is_some())
        .map(|group| group.name.trim().to_owned())
        .collect();
    let documents: Vec<String> = review
        .documents
        .iter()
        .filter(|document| document.status == DocumentStatus::Read)
        .map(|document| document.title.trim().to_owned())
        .collect();
    let title = title(people(review), groups.len(), documents.len());
    (PageKey::Heard, title, PageContent::Heard(HeardPage { groups, documents }))
}

fn title(people: Option<usize>, groups: usize, documents: usize) -> String {
    let read = count(documents, "document", "documents");
    let heard = match people {
        Some(people) if people > groups => {
            let people = if people < 10 { number(people) } else { people.to_string() };
            format!("{people} people in {}", count(groups, "group", "groups"))
        }
        _ => count(groups, "group", "groups"),
    };
    match (groups, documents) {
        (0, 0) => "Listening and reading are still to come".to_owned(),
        (0, _) => {
            format!("{} {} read so far", first_number(documents), if documents == 1 { "document" } else { "documents" })
        }
        (_, 0) => format!("We heard {heard}"),
        _ => format!("We heard {heard} and read {read}"),
    }
}
