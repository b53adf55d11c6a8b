//! The summary: the heat map on a page of its own.

use super::book::Book;
use super::head::head;
use super::map::{MapSize, counts, map};
use super::sheet::Sheet;
use crate::content::{Page, SummaryPage};
use crate::laid::{Item, Role};
use crate::levels::numbers;
use crate::theme::{BOTTOM, MARGIN, WIDTH};

/// The sizes of the heat map on a page, when its columns are short and when they are not.
const SHORT: MapSize = MapSize {
    gap: 20.0,
    row_gap: 16.0,
    head: (21.0, 44.0),
    tallest: 168.0,
    padding: 18.0,
    names: &[22.0, 20.0, 18.0],
    small_names: &[16.0, 14.0, 13.0, 12.0, 11.0],
    code: 16.0,
    letters: 20.0,
    count: (12.0, 16.0),
};
/// So many elements make a short column.
const MOST_OF_SHORT: usize = 2;
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
    let longest = content.areas.iter().map(|area| area.cells.len()).max().unwrap_or(0);
    let size = if longest <= MOST_OF_SHORT { &SHORT } else { &SIZE };
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, book.captions().summary, &page.title, false) + 16.0;
    let titled = sheet.items.len();
    let top = counts(book, &mut sheet, &content.counts, (MARGIN, top, WIDTH), size) + 26.0;
    // The title is a sentence about all levels; the line above it only names the page.
    let is_title = |item: &Item| item.node().is_some_and(|node| book.nodes[node.0 as usize].role == Role::H1);
    let title = sheet.items.iter().position(is_title).unwrap_or(titled);
    sheet.levels.sums = numbers(title..sheet.items.len());
    map(book, &mut sheet, content, (MARGIN, top, WIDTH, BOTTOM - top), size);
    vec![sheet]
}
