//! The head of a page: a line that names the page, and its title as a sentence.

use super::book::Book;
use super::sheet::{Setting, Sheet};
use super::styles::{CAPS, TITLE};
use crate::ProblemKind;
use crate::laid::Role;
use crate::paragraph::Wrap;
use crate::theme::{MARGIN, WIDTH};

/// Where the line that names the page has its baseline.
pub(crate) const KICKER: f32 = 68.0;
/// Where the title begins.
const TITLE_TOP: f32 = 78.0;
/// How far a long title may run.
const TITLE_WIDTH: f32 = 1080.0;

/// The sizes of a title on one, two and three lines.
const SIZES: [(f32, usize); 3] = [(33.0, 1), (29.0, 2), (25.0, 3)];
/// What a title that is still too long is set in.
const SHRUNK: [f32; 3] = [22.0, 19.0, 16.0];
/// The most lines of a title, so that the page has room for what it is about.
const MOST_LINES: usize = 8;

/// A further page of the same content, with its head.
pub(super) fn further(book: &mut Book<'_>, kicker: &str, title: &str) -> Sheet {
    let mut sheet = Sheet::new();
    head(book, &mut sheet, kicker, title, true);
    sheet
}

/// Sets the head; returns where it ends below. A title of up to three lines keeps its size class; a longer one shrinks.
/// On a `further` page of the same content the head repeats what was said already, so it is decoration there.
pub(super) fn head(book: &mut Book<'_>, sheet: &mut Sheet, kicker: &str, title: &str, further: bool) -> f32 {
    let section = book.section();
    let heading = (!further).then(|| book.node(section, Role::H1));
    let above = (!further).then(|| book.spoken(section, Role::P, kicker));
    let count = (!further).then(|| book.node(section, Role::P));
    let capitals = kicker.to_uppercase();
    let kicker = book.shape(&[CAPS.on(&capitals)]);
    for line in kicker.lines(13.0, WIDTH - 180.0, Wrap::Filled).into_iter().take(1) {
        sheet.line(above, line, (MARGIN, KICKER), 13.0);
    }
    sheet.kicker = above;
    sheet.count_label = count;

    let paragraph = book.shape(&[TITLE.on(title)]);
    let fits = |size: f32, lines: usize| paragraph.count(size, TITLE_WIDTH) <= lines;
    let size = SIZES.iter().find(|(size, lines)| fits(*size, *lines)).map(|(size, _)| *size).unwrap_or_else(|| {
        if !further {
            sheet.note(
                ProblemKind::ShrunkText,
                "The title is longer than three lines, so it is set smaller. Shorten it.",
            );
        }
        SHRUNK.into_iter().find(|size| fits(*size, 4)).unwrap_or(SHRUNK[2])
    });
    let setting = Setting::balanced(size, 1.2);
    let mut lines = paragraph.lines(size, TITLE_WIDTH, setting.wrap);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if !further {
            sheet.note(
                ProblemKind::Overfull,
                "The title is longer than a page can hold, and its end is not shown. Shorten it.",
            );
        }
    }
    sheet.lines(heading, lines, (MARGIN, TITLE_TOP), setting)
}
