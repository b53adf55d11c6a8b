//! Pages that the facilitator added: text, two columns, a picture.

use super::book::Book;
use super::flow::{self, Column, Flowing};
use super::head::{further, head};
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
    // First in reading order, too: it stands on the first page, however far the text goes on.
    let figure = content.picture.as_ref().map(|picture| book.spoken(book.section(), Role::Figure, &picture.says));
    let columns: Vec<Vec<Block>> =
        content.columns.iter().map(|blocks| blocks.iter().map(|block| shape(book, block)).collect()).collect();
    let dash = book.shape(&[book.accented(TEXT).on("–")]);
    let half = (WIDTH - GAP) / 2.0;
    let width = match (columns.len(), &content.picture) {
        (_, Some(_)) => WIDTH * 0.38,
        (1, None) => READABLE,
        _ => half,
    };
    let fits =
        |size: &f32| columns.iter().all(|blocks| top + flow::height(&texts(blocks, &dash, *size), width) <= BOTTOM);
    let further = |book: &mut Book<'_>| further(book, kicker, &page.title);
    let mut sheets = vec![sheet];
    if let Some(size) = SIZES.into_iter().find(fits) {
        for (index, blocks) in columns.iter().enumerate() {
            let column = (0, MARGIN + index as f32 * (width + GAP));
            flow::flow(book, &mut sheets, &texts(blocks, &dash, size), (top, width), [column], further);
        }
    } else {
        let width = width.min(half);
        let beside = content.picture.is_some();
        for (blocks, columns) in columns.iter().zip(sides(book, &columns, &dash, (top, width), beside)) {
            flow::flow(book, &mut sheets, &texts(blocks, &dash, FLOWING), (top, width), columns, further);
        }
    }
    if let (Some(picture), Some(figure)) = (&content.picture, figure) {
        let left = if columns.is_empty() { MARGIN } else { MARGIN + width + GAP };
        place_picture(&mut sheets[0], (picture, figure), (left, top));
    }
    sheets
}

/// Where the text of each column goes when it goes on: a single one over both sides of every page, but for the side of the
/// picture on the first; of two, each down its own side until the other has ended, then over both.
fn sides(
    book: &mut Book<'_>,
    columns: &[Vec<Block>],
    dash: &Paragraph,
    (top, width): (f32, f32),
    beside_picture: bool,
) -> Vec<Box<dyn Iterator<Item = Column>>> {
    let places = [MARGIN, MARGIN + width + GAP];
    let every = move || (0..).flat_map(move |sheet| places.map(|x| (sheet, x)));
    if columns.len() < 2 {
        return vec![Box::new(every().filter(move |(sheet, x)| !beside_picture || *sheet > 0 || *x == places[0]))];
    }
    let mut pages = |blocks: &[Block], x: f32| {
        let mut thrown_away = Vec::new();
        let own = (0..).map(|sheet| (sheet, x));
        flow::flow(book, &mut thrown_away, &texts(blocks, dash, FLOWING), (top, width), own, |_| Sheet::new());
        thrown_away.len()
    };
    let shared = pages(&columns[0], places[0]).min(pages(&columns[1], places[1]));
    let own = |x: f32| every().filter(move |(sheet, place)| *sheet >= shared || *place == x);
    vec![Box::new(own(places[0])), Box::new(own(places[1]))]
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
fn place_picture(sheet: &mut Sheet, (picture, figure): (&ExtraPicture, NodeId), (left, top): (f32, f32)) {
    let room = (RIGHT - left, BOTTOM - top);
    let (width, height) = fitted(&picture.picture, room);
    let place = (left + (room.0 - width) / 2.0, top + (room.1 - height) / 2.0, width, height);
    sheet.picture(Some(figure), picture.picture.id, place);
}
