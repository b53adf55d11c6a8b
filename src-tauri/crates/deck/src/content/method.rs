//! How we worked. Hidden unless asked for.

use super::PageContent;
use super::heard::held;
use super::version::Version;
use crate::words::Step;
use debrief_domain::{DocumentStatus, Group, GroupLevel, Lens, PageKey, Review, SessionStatus};
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

pub(super) fn page(version: &Version<'_>) -> (PageKey, String, PageContent) {
    let review = version.review;
    let row = |name: String, groups: &[&Group]| HeardGroup {
        name,
        sessions: groups.iter().map(|group| held(review, group).count() as u32).sum(),
        people: groups.iter().flat_map(|group| held(review, group)).map(|session| session.headcount).sum(),
    };
    let groups: Vec<HeardGroup> = if version.shown.group_names {
        review.groups.iter().map(|group| row(group.name.trim().to_owned(), &[group])).collect()
    } else {
        [GroupLevel::System, GroupLevel::School, GroupLevel::Community]
            .into_iter()
            .map(|level| {
                let heard = |group: &&Group| group.level == level && held(review, group).next().is_some();
                let groups: Vec<&Group> = review.groups.iter().filter(heard).collect();
                row(version.words.groups_at(level, groups.len()), &groups)
            })
            .collect()
    };
    let content = MethodPage {
        steps: steps(review).iter().map(|step| version.words.step(step)).collect(),
        groups: groups.into_iter().filter(|group| group.sessions > 0).collect(),
        confidentiality: review.confidentiality.trim().to_owned(),
    };
    let sessions = review.sessions.iter().filter(|session| session.status == SessionStatus::Held).count();
    let documents = review.documents.iter().filter(|document| document.status == DocumentStatus::Read).count();
    let title = version.words.method_title(sessions, documents);
    (PageKey::Method, title, PageContent::Method(content))
}

/// What was done, as far as the review shows that it was done.
fn steps(review: &Review) -> Vec<Step> {
    let mut steps = Vec::new();
    let framework = &review.framework;
    steps.push(Step::Framework(framework.name.clone(), framework.code.clone(), framework.version.clone()));
    if review.evidence.iter().any(|evidence| !evidence.elements.is_empty()) {
        steps.push(Step::Tagged);
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
        steps.push(Step::Alone);
        steps.push(Step::FurthestApart);
    }
    if review.elements().any(|element| review.judgement(&element.code).is_some()) {
        steps.push(Step::Agreed);
        steps.push(Step::NotEnough);
    }
    steps
}
