//! The summary: the heat map on a page of its own.

use super::book::Book;
use super::head::head;
use super::map::{MapSize, counts, map};
use super::sheet::Sheet;
use crate::content::{Page, SummaryPage};
use crate::theme::{BOTTOM, MARGIN, WIDTH};

/// The sizes of the heat map on a page.
const SIZE: MapSize = MapSize {
    gap: 16.0,
    row_gap: 12.0,
    head: (18.0, 36.0),
    tallest: 106.0,
    padding: 14.0,
    names: &[17.0, 16.0, 15.0],
    small_names: &[14.0, 13.0, 12.0, 11.0],
    code: 14.0,
    letters: 16.0,
    count: (12.0, 16.0),
};

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &SummaryPage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, book.captions().summary, &page.title, false) + 16.0;
    let top = counts(book, &mut sheet, &content.counts, (MARGIN, top, WIDTH), &SIZE) + 26.0;
    map(book, &mut sheet, content, (MARGIN, top, WIDTH, BOTTOM - top), &SIZE);
    vec![sheet]
}
