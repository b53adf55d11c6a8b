//! How we worked: method and confidentiality beside the groups heard, over as many pages as they need.

mod groups;

use super::book::Book;
use super::flow::{self, Flowing};
use super::head::{further, head};
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, CAPS, TEXT};
use crate::content::{MethodPage, Page};
use crate::laid::{NodeId, Role};
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, MARGIN, WIDTH};
use groups::GroupTable;

const GAP: f32 = 64.0;
/// From the top of a caption to what it stands above.
const CAPTION: f32 = 28.0;
/// The setting of captions.
const CAPS_SETTING: Setting = Setting::new(13.0, 1.4);
/// Sizes of text, from the largest. What does not fit at the smallest goes on, on a further page.
const SIZES: [f32; 4] = [18.0, 17.0, 16.0, 15.0];

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &MethodPage) -> Vec<Sheet> {
    let kicker = book.captions().method;
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, kicker, &page.title, false) + 38.0;
    let blocks = blocks(book, content);
    if blocks.is_empty() && content.groups.is_empty() {
        let node = book.node(book.section(), Role::P);
        let sentence = book.shape(&[ASIDE.on(book.captions().method_empty)]);
        sheet.text(Some(node), &sentence, (MARGIN, top, WIDTH), Setting::new(18.0, 1.45));
        return vec![sheet];
    }
    let alone = WIDTH * 0.66;
    let beside = WIDTH * 0.46;
    let right = MARGIN + beside + GAP;
    let texts = |size: f32| texts(&blocks, size);
    let fitting = |width: f32| SIZES.into_iter().find(|size| top + flow::height(&texts(*size), width) <= BOTTOM);
    let wide = fitting(alone).filter(|_| content.groups.is_empty());
    let (width, size) = match wide {
        Some(size) => (alone, size),
        None => (beside, fitting(beside).unwrap_or(SIZES[SIZES.len() - 1])),
    };
    let further = |book: &mut Book<'_>| further(book, kicker, &page.title);

    let table = GroupTable::new(book, &content.groups, (right, top));
    // The table has the right side of as many pages as it needs; on pages after it the text has both sides.
    let sides = (0..).flat_map(|sheet| [(sheet, MARGIN), (sheet, right)]);
    let columns = sides.filter(|(sheet, x)| *x == MARGIN || *sheet >= table.pages());
    let mut sheets = vec![sheet];
    flow::flow(book, &mut sheets, &texts(size), (top, width), columns, further);
    table.place(book, &mut sheets, further);
    sheets
}

/// A caption with the texts below it, and the node of each.
struct Block {
    caption: (NodeId, Paragraph),
    texts: Vec<(NodeId, Paragraph)>,
}

fn blocks(book: &mut Book<'_>, content: &MethodPage) -> Vec<Block> {
    let captions = book.captions();
    let told: Vec<String> = content.confidentiality.lines().map(str::to_owned).collect();
    let all = [(captions.levels_came, &content.steps), (captions.people_were_told, &told)];
    let section = book.section();
    all.into_iter()
        .filter_map(|(caption, texts)| {
            let texts: Vec<_> = texts.iter().filter(|text| !text.trim().is_empty()).collect();
            (!texts.is_empty()).then(|| Block {
                caption: (book.spoken(section, Role::H2, caption), book.shape(&[CAPS.on(&caption.to_uppercase())])),
                texts: texts
                    .into_iter()
                    .map(|text| (book.node(section, Role::P), book.shape(&[TEXT.on(text)])))
                    .collect(),
            })
        })
        .collect()
}

fn texts(blocks: &[Block], size: f32) -> Vec<Flowing<'_>> {
    fn text((node, paragraph): &(NodeId, Paragraph), setting: Setting, below: f32, leads: bool) -> Flowing<'_> {
        Flowing { node: *node, paragraph, setting, label: None, indent: 0.0, below, leads }
    }
    blocks
        .iter()
        .flat_map(|block| {
            let caption = text(&block.caption, CAPS_SETTING, CAPTION - CAPS_SETTING.step(), true);
            let last = block.texts.len() - 1;
            let texts = block.texts.iter().enumerate().map(move |(index, words)| {
                text(words, Setting::new(size, 1.45), if index == last { 34.0 } else { 8.0 }, false)
            });
            [caption].into_iter().chain(texts)
        })
        .collect()
}
