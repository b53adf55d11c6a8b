//! From the display list of a page to what a slide is made of: title, text boxes, tables, chips, pictures.
//!
//! Slides are made from the very layout that the PDF is drawn from, so both look alike page for page.

use super::paragraphs::{SetParagraph, paragraphs};
use super::table::{SetTable, table};
use crate::fonts::Face;
use crate::laid::{Item, Laid, LaidPage, LineItem, NodeId, PictureItem, RectItem, Role, TextItem};
use crate::layout::{FOOTER, FOOTER_RULE, KICKER};
use crate::theme::{LINE_STRONG, RIGHT};

/// What a slide shows.
pub(super) struct Scene<'p> {
    /// The lines of the title.
    pub(super) title: Option<SetParagraph<'p>>,
    /// The line that names the page.
    pub(super) kicker: Option<SetParagraph<'p>>,
    /// The count at its right end.
    pub(super) count: Option<SetParagraph<'p>>,
    /// The line at the foot, without the number.
    pub(super) foot: Option<SetParagraph<'p>>,
    /// The rest, in reading order.
    pub(super) blocks: Vec<Block<'p>>,
    /// The lines that are not part of a table.
    pub(super) lines: Vec<&'p LineItem>,
    /// The node of a figure that lines or grounds of the page are part of.
    pub(super) figure: Option<NodeId>,
}

pub(super) enum Block<'p> {
    /// A text box with how far it may reach to the right.
    Text(SetParagraph<'p>, Room),
    /// A ground with the words and pips on it: a chip, a cell of the heat map.
    Ground(Ground<'p>),
    Table(SetTable<'p>),
    Picture(&'p PictureItem),
}

/// How far a text box may reach to the right.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) right: f32,
    /// Whether that is the end of its column, so that the box takes all of it.
    pub(super) column: bool,
}

pub(super) struct Ground<'p> {
    pub(super) rect: &'p RectItem,
    pub(super) words: Vec<SetParagraph<'p>>,
    pub(super) pips: Vec<&'p RectItem>,
}

impl Ground<'_> {
    /// Whether it is a chip rather than a cell of the heat map.
    pub(super) fn is_chip(&self) -> bool {
        self.words.len() < 2
    }
}

/// Grounds have larger corners than pips.
const PIP_CORNER: f32 = 1.5;
/// White between a text box and what stands to its right.
const BETWEEN: f32 = 10.0;

/// Takes the page apart. `footed` says whether it has head and foot as all but the first and the last page have.
pub(super) fn scene<'p>(laid: &Laid, page: &'p LaidPage, footed: bool) -> Scene<'p> {
    let mut used = vec![false; page.items.len()];
    let title = title(laid, page, footed, &mut used);
    let mut at_line = |baseline: f32| {
        let mut texts: Vec<&TextItem> = Vec::new();
        for (index, item) in page.items.iter().enumerate() {
            if let Item::Text(text) = item
                && footed
                && !used[index]
                && (text.y - baseline).abs() < 0.5
            {
                texts.push(text);
                used[index] = true;
            }
        }
        let (left, right): (Vec<_>, Vec<_>) =
            paragraphs(texts).into_iter().partition(|text| text.left() < crate::theme::MARGIN + 1.0);
        (left.into_iter().next(), right.into_iter().next())
    };
    let (kicker, count) = at_line(KICKER);
    // The number is a field of its own.
    let (foot, _) = at_line(FOOTER);
    let mut table = table(laid, page, &mut used);
    let grounds = grounds(page);
    let mut blocks: Vec<(usize, Block<'p>)> = Vec::new();
    for (order, ground, inside) in grounds {
        for index in inside {
            used[index] = true;
        }
        // A chip in a table is text of its cell, so that it stays with its row however that grows.
        match table.as_mut().and_then(|table| table.chip_at(ground.rect)) {
            Some(cell) => *cell = Some(ground),
            None => blocks.push((order, Block::Ground(ground))),
        }
    }
    blocks.extend(table.map(|table| (table.order, Block::Table(table))));
    let rest = page.items.iter().enumerate().filter(|(index, _)| !used[*index]);
    let rest = rest.filter_map(|(index, item)| if let Item::Text(text) = item { Some((index, text)) } else { None });
    let order_of = |text: &TextItem| {
        page.items.iter().position(|item| matches!(item, Item::Text(other) if std::ptr::eq(other, text)))
    };
    for paragraph in paragraphs(rest.map(|(_, text)| text)) {
        let order = order_of(paragraph.items[0]).unwrap_or(0);
        blocks.push((order, Block::Text(paragraph, Room { right: RIGHT, column: false })));
    }
    blocks.extend(page.items.iter().enumerate().filter_map(|(index, item)| match item {
        Item::Picture(picture) => Some((index, Block::Picture(picture))),
        _ => None,
    }));
    blocks.sort_by_key(|(order, _)| *order);
    let mut blocks: Vec<Block<'p>> = blocks.into_iter().map(|(_, block)| block).collect();
    let all_lines = page.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None });
    let columns: Vec<&LineItem> = all_lines.filter(|line| line.y1 < FOOTER_RULE - 1.0).collect();
    give_room(&mut blocks, &columns);
    let has_table = blocks.iter().any(|block| matches!(block, Block::Table(_)));
    let lines = page.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None });
    let lines = lines.filter(|line| !(footed && line.y1 >= FOOTER_RULE - 1.0));
    let lines = lines.filter(|line| !(has_table && is_of_table(line, &blocks))).collect();
    let is_figure = |id: &NodeId| laid.node(*id).is_some_and(|node| node.role == Role::Figure);
    let figure = page.items.iter().filter(|item| !matches!(item, Item::Picture(_)));
    let figure = figure.filter_map(Item::node).find(is_figure);
    Scene { title, kicker, count, foot, blocks, lines, figure }
}

/// Tables draw their own lines.
fn is_of_table(line: &LineItem, blocks: &[Block<'_>]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Table(table) => {
            let (top, bottom) = table
                .rows
                .iter()
                .fold((f32::MAX, 0.0f32), |(top, bottom), row| (top.min(row.top), bottom.max(row.top + row.height)));
            (line.color == LINE_STRONG || (line.x1 - table.left).abs() < 1.0)
                && line.y1 > top - 1.0
                && line.y1 < bottom + 1.0
        }
        _ => false,
    })
}

/// The title: of the heading's node, or on further pages of no node, right below the line that names the page.
fn title<'p>(laid: &Laid, page: &'p LaidPage, footed: bool, used: &mut [bool]) -> Option<SetParagraph<'p>> {
    let is_heading = |text: &TextItem| match text.node {
        Some(id) => laid.node(id).is_some_and(|node| node.role == Role::H1),
        None => footed && text.face == Face::SansBold && text.x < crate::theme::MARGIN + 1.0,
    };
    let first = page.items.iter().position(|item| matches!(item, Item::Text(text) if is_heading(text)))?;
    let mut texts: Vec<&TextItem> = Vec::new();
    for (index, item) in page.items.iter().enumerate().skip(first) {
        let Item::Text(text) = item else { break };
        if !is_heading(text) {
            break;
        }
        used[index] = true;
        texts.push(text);
    }
    paragraphs(texts).into_iter().next()
}

/// The grounds of the page in the order of their words, each with the items on it.
fn grounds(page: &LaidPage) -> Vec<(usize, Ground<'_>, Vec<usize>)> {
    let mut grounds: Vec<(usize, &RectItem, Vec<usize>)> = page
        .items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| match item {
            Item::Rect(rect) if rect.radius > PIP_CORNER => Some((index, rect, Vec::new())),
            _ => None,
        })
        .collect();
    for (index, item) in page.items.iter().enumerate() {
        let (x, y) = match item {
            Item::Text(text) => (text.x + text.width / 2.0, text.y - text.size / 3.0),
            Item::Rect(rect) if rect.radius <= PIP_CORNER => (rect.x + rect.w / 2.0, rect.y + rect.h / 2.0),
            _ => continue,
        };
        let holds = |rect: &RectItem| x > rect.x && x < rect.x + rect.w && y > rect.y && y < rect.y + rect.h;
        if let Some((_, _, inside)) = grounds.iter_mut().find(|(_, rect, _)| holds(rect)) {
            inside.push(index);
        }
    }
    grounds
        .into_iter()
        .map(|(order, rect, inside)| {
            let texts = inside.iter().filter_map(|index| match &page.items[*index] {
                Item::Text(text) => Some(text),
                _ => None,
            });
            let pips = inside.iter().filter_map(|index| match &page.items[*index] {
                Item::Rect(rect) => Some(rect),
                _ => None,
            });
            let ground = Ground { rect, words: paragraphs(texts), pips: pips.collect() };
            let is_text = |index: &&usize| matches!(page.items[**index], Item::Text(_));
            let order = inside.iter().find(is_text).copied().unwrap_or(order);
            (order, ground, inside)
        })
        .collect()
}

/// Lets each text box reach to what stands to the right of it, and no farther than the line that spans its column.
fn give_room(blocks: &mut [Block<'_>], lines: &[&LineItem]) {
    let places: Vec<(f32, f32, f32)> = blocks
        .iter()
        .map(|block| match block {
            Block::Text(text, _) => (text.outer_left(), text.top(), text.top() + text.height()),
            Block::Ground(Ground { rect, .. }) => (rect.x, rect.y, rect.y + rect.h),
            Block::Picture(picture) => (picture.x, picture.y, picture.y + picture.h),
            Block::Table(table) => {
                let last = &table.rows[table.rows.len() - 1];
                (table.left, table.top, last.top + last.height)
            }
        })
        .collect();
    for block in blocks {
        let Block::Text(text, room) = block else { continue };
        let (left, top, bottom) = (text.outer_left(), text.top(), text.top() + text.height());
        let beside = |place: &&(f32, f32, f32)| place.0 > left + 1.0 && place.1 < bottom && place.2 > top;
        let nearest = places.iter().filter(beside).map(|place| place.0 - BETWEEN).fold(RIGHT, f32::min);
        let spans = |line: &&&LineItem| line.x1 < left + 3.0 && line.x2 > left;
        let column = lines.iter().filter(spans).map(|line| line.x2).fold(f32::MAX, f32::min);
        *room = Room { right: nearest.min(column), column: column <= nearest };
    }
}
