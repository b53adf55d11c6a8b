//! The heat map alone, as a picture.

use super::book::Book;
use super::finish::footer_line;
use super::shapes::Shapes;
use super::sheet::{Setting, Sheet};
use super::summary;
use crate::content::{Deck, PageContent};
use crate::laid::Item;
use crate::theme::{MARGIN, WIDTH};
use crate::{Drawing, Fonts};

/// The white around what is drawn.
const BORDER: f32 = 40.0;
/// The distance from the cells to the line that says whose levels they are.
const FOOT_GAP: f32 = 20.0;

/// Composes the heat map as its page shows it, with title and legend, cropped to what is drawn, and with the deck's foot
/// line below it: alone it still says whose levels these are, of which month, and how settled. The facilitator may have
/// hidden the page; the picture is made all the same. Absent when no element is in scope.
#[must_use]
pub fn heat_map(deck: &Deck, fonts: &Fonts) -> Option<Drawing> {
    let (page, content) = deck.pages.iter().find_map(|page| match &page.content {
        PageContent::Summary(content) if !content.areas.is_empty() => Some((page, content)),
        _ => None,
    })?;
    let mut shapes = Shapes::default();
    let mut book = Book::new(deck, fonts, &mut shapes);
    book.open(page);
    let mut sheet = summary::compose(&mut book, page, content).into_iter().next()?;
    foot(&mut book, &mut sheet);
    let (top, bottom) = extent(&sheet.items);
    let (dx, dy) = (BORDER - MARGIN, BORDER - top);
    Some(Drawing {
        width: WIDTH + 2.0 * BORDER,
        height: (bottom - top + 2.0 * BORDER).ceil(),
        items: sheet.items.into_iter().map(|item| item.moved((dx, dy), 1.0)).collect(),
        title: page.title.clone(),
        description: content.alternative(book.words),
        language: deck.language.tag().to_owned(),
    })
}

fn foot(book: &mut Book<'_>, sheet: &mut Sheet) {
    let (_, bottom) = extent(&sheet.items);
    let line = footer_line(book);
    sheet.text(None, &line, (MARGIN, bottom + FOOT_GAP, WIDTH), Setting::new(12.5, 1.4));
}

/// The upper and the lower edge of what is drawn.
fn extent(items: &[Item]) -> (f32, f32) {
    items
        .iter()
        .map(Item::bounds)
        .fold((f32::MAX, f32::MIN), |(top, bottom), (_, upper, _, lower)| (top.min(upper), bottom.max(lower)))
}
