//! Pages that the facilitator added: text, two columns, a picture.

use super::book::Book;
use super::head::head;
use super::sheet::{Setting, Sheet, fitted};
use super::styles::{ASIDE, TEXT};
use crate::ProblemKind;
use crate::content::{ExtraBlock, ExtraPageContent, ExtraPicture, Page};
use crate::laid::Role;
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, MARGIN, RIGHT, WIDTH};

const GAP: f32 = 56.0;
/// Room for the dash before an entry of a list.
const DASH: f32 = 24.0;
/// A single column is no wider than a line can be read.
const READABLE: f32 = 860.0;
/// Sizes of text, from the largest.
const SIZES: [f32; 9] = [21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0];

/// A block with its paragraphs shaped; a list has one for each entry.
struct Block {
    paragraphs: Vec<Paragraph>,
    list: bool,
}

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &ExtraPageContent) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    let kicker = book.captions().extra;
    let top = head(book, &mut sheet, kicker, &page.title, false) + 34.0;
    if content.columns.is_empty() && content.picture.is_none() {
        let node = book.node(book.section(), Role::P);
        let sentence = book.shape(&[ASIDE.on(book.captions().extra_empty)]);
        sheet.text(Some(node), &sentence, (MARGIN, top, WIDTH), Setting::new(18.0, 1.45));
        return vec![sheet];
    }
    let columns: Vec<Vec<Block>> =
        content.columns.iter().map(|blocks| blocks.iter().map(|block| shape(book, block)).collect()).collect();
    let (width, step) = match (columns.len(), &content.picture) {
        (_, Some(_)) => (WIDTH * 0.38, 0.0),
        (1, None) => (READABLE, 0.0),
        _ => ((WIDTH - GAP) / 2.0, (WIDTH + GAP) / 2.0),
    };
    let tallest = |size: f32| columns.iter().map(|blocks| height(blocks, size, width)).fold(0.0, f32::max);
    let size = SIZES.into_iter().find(|size| top + tallest(*size) <= BOTTOM).unwrap_or_else(|| {
        sheet.note(
            ProblemKind::Overfull,
            "There is more text than the page can hold, and its end is not shown. Shorten it, or use a second page.",
        );
        SIZES[SIZES.len() - 1]
    });
    for (index, blocks) in columns.iter().enumerate() {
        place(book, &mut sheet, blocks, (MARGIN + index as f32 * step, top, width), size);
    }
    if let Some(picture) = &content.picture {
        let left = if columns.is_empty() { MARGIN } else { MARGIN + width + GAP };
        place_picture(book, &mut sheet, picture, (left, top));
    }
    vec![sheet]
}

fn shape(book: &mut Book<'_>, block: &ExtraBlock) -> Block {
    match block {
        ExtraBlock::Paragraph(text) => Block { paragraphs: vec![book.shape(&[TEXT.on(text)])], list: false },
        ExtraBlock::List(entries) => {
            Block { paragraphs: entries.iter().map(|entry| book.shape(&[TEXT.on(entry)])).collect(), list: true }
        }
    }
}

fn setting(size: f32) -> Setting {
    Setting::new(size, 1.45)
}

/// Between two blocks, and between two entries of a list.
fn gaps(size: f32) -> (f32, f32) {
    (size * 0.75, size * 0.4)
}

fn height(blocks: &[Block], size: f32, width: f32) -> f32 {
    let (between, within) = gaps(size);
    let blocks = blocks.iter().map(|block| {
        let width = if block.list { width - DASH } else { width };
        let text: f32 = block.paragraphs.iter().map(|paragraph| setting(size).height(paragraph, width)).sum();
        text + within * block.paragraphs.len().saturating_sub(1) as f32 + between
    });
    blocks.sum::<f32>() - between
}

fn place(book: &mut Book<'_>, sheet: &mut Sheet, blocks: &[Block], (x, top, width): (f32, f32, f32), size: f32) {
    let (between, within) = gaps(size);
    let section = book.section();
    let mut y = top;
    for block in blocks {
        let list = block.list.then(|| book.node(section, Role::List));
        for paragraph in &block.paragraphs {
            match list {
                None => {
                    let node = book.node(section, Role::P);
                    y = sheet.text_above(Some(node), paragraph, (x, y, width), setting(size), BOTTOM) + within;
                }
                Some(list) => {
                    let item = book.node(list, Role::ListItem);
                    let (label, body) = (book.node(item, Role::Label), book.node(item, Role::Body));
                    let dash = book.shape(&[book.accented(TEXT).on("–")]);
                    sheet.text(Some(label), &dash, (x, y, DASH), setting(size));
                    let place = (x + DASH, y, width - DASH);
                    y = sheet.text_above(Some(body), paragraph, place, setting(size), BOTTOM) + within;
                }
            }
        }
        y += between - within;
    }
}

/// Sets the picture in the middle of the room that is left for it.
fn place_picture(book: &mut Book<'_>, sheet: &mut Sheet, picture: &ExtraPicture, (left, top): (f32, f32)) {
    let room = (RIGHT - left, BOTTOM - top);
    let (width, height) = fitted(&picture.picture, room);
    let node = book.spoken(book.section(), Role::Figure, &picture.says);
    let place = (left + (room.0 - width) / 2.0, top + (room.1 - height) / 2.0, width, height);
    sheet.picture(Some(node), picture.picture.id, place);
}
