//! Pages that the facilitator added: text, two columns, a picture.

use super::book::Book;
use super::flow::{self, Flowing};
use super::head::head;
use super::sheet::{Setting, Sheet, fitted};
use super::styles::{ASIDE, TEXT};
use crate::content::{ExtraBlock, ExtraPageContent, ExtraPicture, Page};
use crate::laid::{NodeId, Role};
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, MARGIN, RIGHT, WIDTH};

const GAP: f32 = 56.0;
/// Room for the dash before an entry of a list.
const DASH: f32 = 24.0;
/// A single column is no wider than a line can be read.
const READABLE: f32 = 860.0;
/// Sizes of text, from the largest.
const SIZES: [f32; 9] = [21.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0];
/// The size of text that goes on, on further pages.
const FLOWING: f32 = 16.0;

/// A block with its paragraphs shaped, and their nodes.
enum Block {
    Paragraph(NodeId, Paragraph),
    /// Of each entry: the node of its dash, its own, its words.
    List(Vec<(NodeId, NodeId, Paragraph)>),
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
    let dash = book.shape(&[book.accented(TEXT).on("–")]);
    let (width, step) = match (columns.len(), &content.picture) {
        (_, Some(_)) => (WIDTH * 0.38, 0.0),
        (1, None) => (READABLE, 0.0),
        _ => ((WIDTH - GAP) / 2.0, (WIDTH + GAP) / 2.0),
    };
    let fits =
        |size: f32| columns.iter().all(|blocks| top + flow::height(&texts(blocks, &dash, size), width) <= BOTTOM);
    let size = SIZES.into_iter().find(|size| fits(*size)).unwrap_or(FLOWING);
    let mut sheets = vec![sheet];
    for (index, blocks) in columns.iter().enumerate() {
        let x = MARGIN + index as f32 * step;
        let below = (0..).map(|sheet| (sheet, x));
        flow::flow(book, &mut sheets, &texts(blocks, &dash, size), (top, width), below, |book| {
            let mut sheet = Sheet::new();
            head(book, &mut sheet, kicker, &page.title, true);
            sheet
        });
    }
    if let Some(picture) = &content.picture {
        let left = if columns.is_empty() { MARGIN } else { MARGIN + width + GAP };
        place_picture(book, &mut sheets[0], picture, (left, top));
    }
    sheets
}

fn shape(book: &mut Book<'_>, block: &ExtraBlock) -> Block {
    let section = book.section();
    match block {
        ExtraBlock::Paragraph(text) => Block::Paragraph(book.node(section, Role::P), book.shape(&[TEXT.on(text)])),
        ExtraBlock::List(entries) => {
            let list = book.node(section, Role::List);
            let entry = |text: &String| {
                let item = book.node(list, Role::ListItem);
                let (label, body) = (book.node(item, Role::Label), book.node(item, Role::Body));
                (label, body, book.shape(&[TEXT.on(text)]))
            };
            Block::List(entries.iter().map(entry).collect())
        }
    }
}

/// The blocks of a column as they are set in that size.
fn texts<'p>(blocks: &'p [Block], dash: &'p Paragraph, size: f32) -> Vec<Flowing<'p>> {
    let setting = Setting::new(size, 1.45);
    let (between, within) = (size * 0.75, size * 0.4);
    let text = |node, paragraph, label, below| Flowing {
        node,
        paragraph,
        setting,
        label,
        indent: if label.is_some() { DASH } else { 0.0 },
        below,
        leads: false,
    };
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(node, paragraph) => vec![text(*node, paragraph, None, between)],
            Block::List(entries) => {
                let last = entries.len().saturating_sub(1);
                let below = |index| if index == last { between } else { within };
                let entries = entries.iter().enumerate();
                entries
                    .map(|(index, (label, body, paragraph))| text(*body, paragraph, Some((*label, dash)), below(index)))
                    .collect()
            }
        })
        .collect()
}

/// Sets the picture in the middle of the room that is left for it.
fn place_picture(book: &mut Book<'_>, sheet: &mut Sheet, picture: &ExtraPicture, (left, top): (f32, f32)) {
    let room = (RIGHT - left, BOTTOM - top);
    let (width, height) = fitted(&picture.picture, room);
    let node = book.spoken(book.section(), Role::Figure, &picture.says);
    let place = (left + (room.0 - width) / 2.0, top + (room.1 - height) / 2.0, width, height);
    sheet.picture(Some(node), picture.picture.id, place);
}
