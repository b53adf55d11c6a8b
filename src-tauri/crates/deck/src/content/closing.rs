//! The last page.

use super::PageContent;
use super::version::Version;
use debrief_domain::PageKey;
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

pub(super) fn page(version: &Version<'_>) -> (PageKey, String, PageContent) {
    let deck = &version.review.deck;
    let line = deck.closing_line.trim();
    let line = if line.is_empty() { version.captions().closing_line } else { line };
    let content = ClosingPage { firm: deck.firm.trim().to_owned(), web_address: deck.web_address.trim().to_owned() };
    (PageKey::Closing, line.to_owned(), PageContent::Closing(content))
}
