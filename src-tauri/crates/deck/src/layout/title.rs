//! The first page: firm, title, client, occasion.

use super::book::Book;
use super::sheet::{Setting, Sheet, fitted};
use super::styles::{ASIDE, CAPS, COVER, QUIET};
use crate::ProblemKind;
use crate::content::{Page, TitlePage};
use crate::laid::{NodeId, PAGE_HEIGHT, Role};
use crate::paragraph::Paragraph;
use crate::theme::{MARGIN, RIGHT};

/// The left edge of what stands on the first and the last page, clear of the bar.
pub(super) const LEFT: f32 = MARGIN + 30.0;
/// The most lines of the text in the middle of the cover.
const MOST_LINES: usize = 16;
pub(super) const COVER_WIDTH: f32 = 1040.0;

/// Draws the bar that the first and the last page share.
pub(super) fn bar(book: &Book<'_>, sheet: &mut Sheet) {
    sheet.fill((0.0, 0.0, 26.0, PAGE_HEIGHT), 0.0, book.accent);
    if let Some(second) = book.deck.brand.second {
        sheet.fill((26.0, 0.0, 8.0, PAGE_HEIGHT), 0.0, second);
    }
    sheet.footed = false;
}

/// The box that a logo fits into.
const LOGO: (f32, f32) = (220.0, 72.0);

/// Sets the logo with its upper right corner at the margin, if there is one.
pub(super) fn logo(book: &mut Book<'_>, sheet: &mut Sheet) {
    let deck = book.deck;
    let Some(logo) = &deck.logo else { return };
    let (width, height) = fitted(logo, LOGO);
    // The firm's name stands on the page in words, so the logo adds nothing for the ear.
    sheet.picture(None, logo.id, (RIGHT - width, 56.0, width, height));
}

/// The largest of the cover's sizes in which the text takes at most three lines.
pub(super) fn cover_setting(sheet: &mut Sheet, paragraph: &Paragraph, sizes: &[f32]) -> Setting {
    let at = |size: f32| Setting::balanced(size, 1.14);
    let fits = |size: &f32| paragraph.count(*size, COVER_WIDTH) <= 3;
    match sizes.iter().find(|size| fits(size)) {
        Some(size) => at(*size),
        None => {
            sheet.note(
                ProblemKind::ShrunkText,
                "The text is longer than three lines, so it is set smaller. Shorten it.",
            );
            at([28.0, 22.0, 17.0].into_iter().find(|size| paragraph.count(*size, COVER_WIDTH) <= 6).unwrap_or(14.0))
        }
    }
}

/// Sets the text in the middle of the cover; what a page cannot hold is not shown.
pub(super) fn cover_lines(
    sheet: &mut Sheet,
    node: NodeId,
    paragraph: &Paragraph,
    (top, setting): (f32, Setting),
) -> f32 {
    let mut lines = paragraph.lines(setting.size, COVER_WIDTH, setting.wrap);
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        sheet.note(
            ProblemKind::Overfull,
            "The text is longer than the page can hold, and its end is not shown. Shorten it.",
        );
    }
    sheet.lines(Some(node), lines, (LEFT, top), setting)
}

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &TitlePage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    bar(book, &mut sheet);
    logo(book, &mut sheet);
    let section = book.section();
    let firm_node = book.spoken(section, Role::P, &content.firm);
    let firm = book.shape(&[book.accented(CAPS).on(&content.firm.to_uppercase())]);
    sheet.text(Some(firm_node), &firm, (LEFT, 62.0, COVER_WIDTH), Setting::new(14.0, 1.4));

    let title_node = book.node(section, Role::H1);
    let title = book.shape(&[COVER.on(&page.title)]);
    let setting = cover_setting(&mut sheet, &title, &[54.0, 48.0, 42.0, 36.0]);
    // The block of title and client hangs around the optical middle, a little above the true one.
    let height = setting.height(&title, COVER_WIDTH).min(MOST_LINES as f32 * setting.step());
    let top = (PAGE_HEIGHT * 0.44 - height / 2.0 - 14.0).max(110.0);
    let below = cover_lines(&mut sheet, title_node, &title, (top, setting));

    let client_node = book.node(section, Role::P);
    let client = book.shape(&[ASIDE.on(&content.client)]);
    let below = sheet.text(Some(client_node), &client, (LEFT, below + 16.0, COVER_WIDTH), Setting::balanced(26.0, 1.3));

    let occasion_node = book.node(section, Role::P);
    let occasion = book.shape(&[QUIET.on(&content.occasion)]);
    let setting = Setting::new(17.0, 1.4);
    let top = 664.0 - setting.height(&occasion, COVER_WIDTH);
    sheet.text(Some(occasion_node), &occasion, (LEFT, top, COVER_WIDTH), setting);
    if below > top {
        sheet.note(ProblemKind::Overfull, "Title and client take more room than the page has. Shorten the title.");
    }
    vec![sheet]
}
