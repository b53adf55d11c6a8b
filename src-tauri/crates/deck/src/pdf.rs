//! From laid-out pages to a PDF file.
//!
//! `draw` turns the display lists into page descriptions and is the only room that knows printpdf; `finish` makes the
//! document around them, with `tree`, `links` and `archive`, and these know lopdf alone. Another writer would replace these
//! five. The file is tagged: it is meant to pass as PDF/UA-1 and as PDF/A-2a, and the tests ask an independent program.

mod archive;
mod draw;
mod finish;
mod links;
mod marked;
mod picture;
mod subset;
mod tree;
mod xmp;

use crate::{Fonts, Laid};
use chrono::NaiveDateTime;
use debrief_domain::Picture;

/// What an exported file says about its making. It says nothing about who made it or where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportRecord {
    /// When, in the time of the place. It is written into the file, so the same deck with the same record gives the same
    /// bytes.
    pub exported_at: NaiveDateTime,
}

/// Why no PDF could be made.
#[derive(Debug, thiserror::Error)]
pub enum DeckError {
    /// A font that is part of the program cannot be read.
    #[error("The deck’s font {0} could not be read. Nothing was written. Install Debrief again.")]
    Font(&'static str),
    /// There is no page to write.
    #[error("Every page of the deck is hidden. Nothing was written. Show at least one page, then export again.")]
    NoPages,
    /// The file could not be put together.
    #[error("The PDF could not be made. Nothing was written. Try again; if it keeps failing, the details are: {0}")]
    Writing(String),
}

/// Writes the shown pages as a PDF 1.7 file of 960 × 540 points a page (13⅓ × 7½ inches), with the fonts it uses embedded.
/// It is tagged, for the ear (PDF/UA-1, ISO 14289-1) and for the archive (PDF/A-2a, ISO 19005-2). The same input gives the
/// same bytes, in any process. `pictures` are the review's, with their bytes; one that cannot be drawn leaves its room
/// empty.
///
/// # Errors
/// A [`DeckError`]. Problems of the pages are no errors; they are in [`Laid::problems`].
pub fn pdf(laid: &Laid, fonts: &Fonts, pictures: &[Picture], record: &ExportRecord) -> Result<Vec<u8>, DeckError> {
    if laid.pages.is_empty() {
        return Err(DeckError::NoPages);
    }
    let subsets = subset::subsets(laid, fonts)?;
    let marked: Vec<_> = laid.pages.iter().map(marked::sequences).collect();
    let pictures = picture::embedded(laid, pictures);
    let document = draw::draw(laid, &marked, &subsets, &pictures);
    finish::finish(document, laid, &marked, &subsets, record)
}
