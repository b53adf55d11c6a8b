//! How we worked. Hidden unless asked for.

use super::PageContent;
use super::heard::held;
use super::words::count;
use debrief_domain::{DocumentStatus, Lens, PageKey, Review, SessionStatus};
use serde::{Deserialize, Serialize};

/// Method, sessions with headcounts, confidentiality.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MethodPage {
    /// How levels came about, one sentence each.
    pub steps: Vec<String>,
    /// The groups heard.
    pub groups: Vec<HeardGroup>,
    /// The wording on confidentiality; may be empty.
    pub confidentiality: String,
}

/// A group that was heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HeardGroup {
    /// Its name.
    pub name: String,
    /// How many sessions took place.
    pub sessions: u32,
    /// How many people came to them; absent when a headcount is missing.
    pub people: Option<u32>,
}

pub(super) fn page(review: &Review) -> (PageKey, String, PageContent) {
    let groups: Vec<HeardGroup> = review
        .groups
        .iter()
        .map(|group| HeardGroup {
            name: group.name.trim().to_owned(),
            sessions: held(review, group).count() as u32,
            people: held(review, group).map(|session| session.headcount).sum(),
        })
        .filter(|group| group.sessions > 0)
        .collect();
    let content =
        MethodPage { steps: steps(review), groups, confidentiality: review.confidentiality.trim().to_owned() };
    (PageKey::Method, title(review), PageContent::Method(content))
}

/// What was done, as far as the review shows that it was done.
fn steps(review: &Review) -> Vec<String> {
    let mut steps = Vec::new();
    if review.evidence.iter().any(|evidence| !evidence.elements.is_empty()) {
        steps
            .push("What we heard and read was noted down, and each note tied to the elements it speaks to.".to_owned());
    }
    let mut raters: Vec<_> = review
        .ratings
        .iter()
        .filter(|rating| rating.lens == Lens::Reviewer)
        .filter_map(|rating| rating.rater)
        .collect();
    raters.sort();
    raters.dedup();
    if raters.len() > 1 {
        steps.push("Each reviewer gave a level alone, with a reason, before seeing the others.".to_owned());
        steps.push("We talked first where we stood furthest apart.".to_owned());
    }
    if review.elements().any(|element| review.judgement(&element.code).is_some()) {
        steps.push("A level is what we agreed on after weighing the evidence. It is never an average.".to_owned());
        steps.push("Where the evidence does not carry a level, the deck says so.".to_owned());
    }
    steps
}

fn title(review: &Review) -> String {
    let sessions = review.sessions.iter().filter(|session| session.status == SessionStatus::Held).count();
    let documents = review.documents.iter().filter(|document| document.status == DocumentStatus::Read).count();
    let sessions_text = count(sessions, "session", "sessions");
    let documents_text = count(documents, "document", "documents");
    match (sessions, documents) {
        (0, 0) => "How we work".to_owned(),
        (0, _) => format!("We worked from {documents_text}"),
        (_, 0) => format!("We worked from {sessions_text}"),
        _ => format!("We worked from {sessions_text} and {documents_text}"),
    }
}
