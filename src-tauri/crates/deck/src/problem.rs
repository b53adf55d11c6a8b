//! What a person should know before the deck leaves the laptop.

use debrief_domain::PageKey;
use serde::{Deserialize, Serialize};

/// Something about a page that the facilitator should see before exporting. A deck with problems can still be exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Problem {
    /// What kind it is.
    pub kind: ProblemKind,
    /// The page it is on.
    pub page: PageKey,
    /// The number printed on that page; absent when the page is hidden or left out, or the problem concerns all its parts.
    pub number: Option<u32>,
    /// One or two sentences for the facilitator.
    pub message: String,
}

/// The kinds of [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// The fonts have no drawing for a character; a question mark stands in its place.
    MissingGlyph,
    /// More stands on the page than it can hold, even at the smallest size.
    Overfull,
    /// One element's rationale runs over two pages.
    RowSplit,
    /// An element has a level and no rationale.
    EmptyRationale,
    /// Text was set smaller than the deck's usual sizes to fit.
    ShrunkText,
    /// A quote is not cleared; its words are kept out of the deck.
    QuoteNotCleared,
    /// Words of a note about a student stand on the page.
    AboutStudent,
    /// Words stand on the page by which somebody could be recognized, and nothing was decided about them.
    CouldBeRecognized,
    /// A page has nothing to show and is left out.
    LeftOut,
    /// An added page has nothing on it.
    EmptyPage,
    /// A picture has no description.
    PictureSaysNothing,
    /// A picture cannot be drawn.
    PictureBroken,
}
