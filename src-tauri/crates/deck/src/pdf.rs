//! From laid-out pages to a PDF file.
//!
//! `draw` turns the display lists into page descriptions and is the only room that knows printpdf. `finish` makes the document
//! around them, with `tree`, `links`, `embed` and `archive`; all of them write into a `file`, object by object, so that no
//! document stands in memory beside the pages. The file is tagged: it is meant to pass as PDF/UA-1 and as PDF/A-2a, and the
//! tests ask an independent program.

mod archive;
mod draw;
mod embed;
mod file;
mod finish;
mod glyphs;
mod links;
mod marked;
mod picture;
mod subset;
mod tree;
mod truetype;
mod xmp;

use crate::{Fonts, Laid};
use chrono::NaiveDateTime;
use debrief_domain::Picture;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicUsize, Ordering};

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
    let pages: Vec<_> = laid.pages.iter().zip(&marked).collect();
    let describe = |at: usize| {
        let (page, sequences) = pages[at];
        draw::draw(laid, page, sequences, &subsets).map(|description| file::packed(&description))
    };
    let (begun, descriptions) =
        beside(pages.len(), describe, || finish::begin(laid, &marked, &subsets, &pictures, record));
    finish::end(begun, &descriptions?)
}

/// What `part` gives for every number below `count`, in order, worked out on all processors while this one does `first`.
fn beside<F, P: Send>(
    count: usize,
    part: impl Fn(usize) -> Result<P, DeckError> + Sync,
    first: impl FnOnce() -> F,
) -> (F, Result<Vec<P>, DeckError>) {
    let next = AtomicUsize::new(0);
    let some = || -> Vec<(usize, Result<P, DeckError>)> {
        let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed)).take_while(|at| *at < count);
        numbers.map(|at| (at, part(at))).collect()
    };
    let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..processors.min(count)).map(|_| scope.spawn(some)).collect();
        let first = first();
        let mut parts = some();
        for other in others {
            // A thread that broke off leaves a gap, which is found below.
            parts.extend(other.join().unwrap_or_default());
        }
        parts.sort_by_key(|(at, _)| *at);
        let parts: Result<Vec<P>, DeckError> = parts.into_iter().map(|(_, part)| part).collect();
        let whole = parts.and_then(|parts| match parts.len() == count {
            true => Ok(parts),
            false => Err(DeckError::Writing("some pages were not described".to_owned())),
        });
        (first, whole)
    })
}
