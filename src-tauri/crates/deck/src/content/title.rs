//! The first page, and the lines that name the deck elsewhere.

use super::PageContent;
use super::words::{day, month, within_sentence};
use chrono::NaiveDate;
use debrief_domain::{PageKey, Review};
use serde::{Deserialize, Serialize};

/// The first page. Its title is the page's title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TitlePage {
    /// The firm that debriefs; may be empty.
    pub firm: String,
    /// The client.
    pub client: String,
    /// Name of the engagement, day, state and audience in one line.
    pub occasion: String,
}

const DEFAULT_TITLE: &str = "Your organization’s capacity to deliver";

pub(super) fn default_title(review: &Review) -> String {
    let title = review.deck.title.trim();
    if title.is_empty() { DEFAULT_TITLE.to_owned() } else { title.to_owned() }
}

pub(super) fn page(review: &Review) -> (PageKey, String, PageContent) {
    let name = review.name.trim();
    let mut occasion = vec![if name.is_empty() { "Debrief".to_owned() } else { format!("{name} debrief") }];
    occasion.extend(debriefed_on(review).map(day));
    let audience = review.deck.audience.trim();
    occasion.push(if audience.is_empty() {
        review.state.name().to_owned()
    } else {
        format!("{}, {}", review.state.name(), within_sentence(audience, &review.client))
    });
    let content = TitlePage {
        firm: review.deck.firm.trim().to_owned(),
        client: review.client.trim().to_owned(),
        occasion: occasion.join(" · "),
    };
    (PageKey::Title, default_title(review), PageContent::Title(content))
}

/// The day of the debrief: as set, else the last day of the review.
fn debriefed_on(review: &Review) -> Option<NaiveDate> {
    review.deck.debrief_on.or(review.ends_on).or(review.starts_on)
}

/// Client, name and month.
pub(super) fn subject(review: &Review) -> String {
    let name = [Some(review.name.trim().to_owned()), debriefed_on(review).map(month)];
    let name: Vec<String> = name.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let parts = [review.client.trim().to_owned(), name.join(", ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The line at the foot of the pages: subject and state.
pub(super) fn footer(review: &Review) -> String {
    let subject = subject(review);
    let state = review.state.name();
    if subject.is_empty() { state.to_owned() } else { format!("{subject} · {state}") }
}
