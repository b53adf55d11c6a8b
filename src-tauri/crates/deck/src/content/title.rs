//! The first page, and the lines that name the deck elsewhere.

use super::version::Version;
use super::{Footer, PageContent};
use crate::words::within_sentence;
use chrono::NaiveDate;
use debrief_domain::{Audience, PageKey, Review};
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

pub(super) fn default_title(version: &Version<'_>) -> String {
    let title = version.review.deck.title.trim();
    if title.is_empty() { version.captions().deck_title.to_owned() } else { title.to_owned() }
}

pub(super) fn page(version: &Version<'_>) -> (PageKey, String, PageContent) {
    let review = version.review;
    let mut occasion = vec![version.words.occasion(review.name.trim())];
    occasion.extend(debriefed_on(review).map(|date| version.words.day(date)));
    let addressee = review.deck.addressee.trim();
    let state = version.words.state(review.state);
    // The line was written for the leadership; another audience is not addressed by it.
    let addressed = !addressee.is_empty() && version.shown.audience == Audience::Leadership;
    occasion.push(if addressed {
        format!("{state}, {}", within_sentence(addressee, &review.client))
    } else {
        state.to_owned()
    });
    let content = TitlePage {
        firm: review.deck.firm.trim().to_owned(),
        client: review.client.trim().to_owned(),
        occasion: occasion.join(" · "),
    };
    (PageKey::Title, default_title(version), PageContent::Title(content))
}

/// The day of the debrief: as set, else the last day of the review.
fn debriefed_on(review: &Review) -> Option<NaiveDate> {
    review.deck.debrief_on.or(review.ends_on).or(review.starts_on)
}

/// Client, name and month.
pub(super) fn subject(version: &Version<'_>) -> String {
    let review = version.review;
    let name = [Some(review.name.trim().to_owned()), debriefed_on(review).map(|date| version.words.month(date))];
    let name: Vec<String> = name.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    let parts = [review.client.trim().to_owned(), name.join(", ")];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The line at the foot of the pages: client and name, month and state.
pub(super) fn footer(version: &Version<'_>) -> Footer {
    let review = version.review;
    let about = [review.client.trim(), review.name.trim()];
    let month = debriefed_on(review).map(|date| version.words.month(date));
    let when = [month, Some(version.words.state(review.state).to_owned())];
    Footer {
        about: about.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        when: when.into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}
