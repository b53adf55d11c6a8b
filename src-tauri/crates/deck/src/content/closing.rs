//! The last page.

use super::PageContent;
use debrief_domain::{PageKey, Review};
use serde::{Deserialize, Serialize};

/// The last page. Its title is the closing line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ClosingPage {
    /// The firm; may be empty.
    pub firm: String,
    /// Its web address; may be empty.
    pub web_address: String,
}

const DEFAULT_LINE: &str = "Thank you to everyone who gave us their time and their candor.";

pub(super) fn page(review: &Review) -> (PageKey, String, PageContent) {
    let line = review.deck.closing_line.trim();
    let line = if line.is_empty() { DEFAULT_LINE } else { line };
    let content = ClosingPage {
        firm: review.deck.firm.trim().to_owned(),
        web_address: review.deck.web_address.trim().to_owned(),
    };
    (PageKey::Closing, line.to_owned(), PageContent::Closing(content))
}
