//! From lines and words on a page back to a table.

use super::paragraphs::{SetParagraph, paragraphs};
use super::scene::Ground;
use crate::fonts::Face;
use crate::laid::{Item, Laid, LaidPage, LineItem, NodeId, RectItem, Role, TextItem};
use crate::theme::{LINE, LINE_STRONG};

/// A table as it stands on the page.
pub(super) struct SetTable<'p> {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) columns: Vec<Column>,
    /// The first is the header row.
    pub(super) rows: Vec<Row<'p>>,
    /// The place of its first item on the page, for the order of reading.
    pub(super) order: usize,
}

pub(super) struct Column {
    pub(super) left: f32,
    pub(super) width: f32,
    /// Whether its words end at its right edge.
    pub(super) right: bool,
}

pub(super) struct Row<'p> {
    pub(super) top: f32,
    pub(super) height: f32,
    pub(super) cells: Vec<Vec<SetParagraph<'p>>>,
    /// The chip of each cell that has one; its letters are among the cell's words as well.
    pub(super) chips: Vec<Option<Ground<'p>>>,
}

impl<'p> SetTable<'p> {
    /// The room for a chip of the cell that the rectangle stands in; none in the header row and outside of the table.
    pub(super) fn chip_at(&mut self, rect: &RectItem) -> Option<&mut Option<Ground<'p>>> {
        let (x, y) = (rect.x + rect.w / 2.0, rect.y + rect.h / 2.0);
        let row = self.rows.iter_mut().skip(1).find(|row| y > row.top && y < row.top + row.height)?;
        let column = self.columns.iter().rposition(|column| x > column.left)?;
        row.chips.get_mut(column)
    }
}

/// The size of captions above columns.
const CAPTION: f32 = 13.0;
/// How far above the line below them captions stand at most.
const HEADER: f32 = 31.0;
/// Between two columns.
const COLUMN_GAP: f32 = 100.0;
/// The footer begins here.
const FOOT: f32 = 652.0;

fn is_in_table(laid: &Laid, mut node: Option<NodeId>) -> bool {
    while let Some(found) = node.and_then(|id| laid.node(id)) {
        if found.role == Role::Table {
            return true;
        }
        node = found.parent;
    }
    false
}

/// The table of the page, if it has one. What goes into its cells is marked as `used`.
pub(super) fn table<'p>(laid: &Laid, page: &'p LaidPage, used: &mut [bool]) -> Option<SetTable<'p>> {
    let lines = || page.items.iter().filter_map(|item| if let Item::Line(line) = item { Some(line) } else { None });
    let rule: &LineItem = lines().find(|line| line.color == LINE_STRONG)?;
    let text = |index: usize| match &page.items[index] {
        Item::Text(text) => Some(text),
        _ => None,
    };
    let captions: Vec<usize> = (0..page.items.len())
        .filter(|index| {
            text(*index).is_some_and(|text| {
                text.face == Face::SansSemiBold
                    && (text.size - CAPTION).abs() < 0.1
                    && text.y < rule.y1
                    && text.y > rule.y1 - HEADER
                    && text.x > rule.x1 - 1.0
            })
        })
        .collect();
    let order = *captions.first()?;
    let mut bounds: Vec<f32> = vec![rule.y1];
    let same_ends = |line: &&LineItem| (line.x1 - rule.x1).abs() < 1.0 && (line.x2 - rule.x2).abs() < 1.0;
    bounds.extend(
        lines()
            .filter(same_ends)
            .filter(|line| line.color == LINE && line.y1 > rule.y1 && line.y1 < FOOT)
            .map(|l| l.y1),
    );
    bounds.push(FOOT);
    let within = |index: &usize, top: f32, bottom: f32| {
        let text = text(*index);
        text.is_some_and(|text| text.y > top && text.y <= bottom && text.x > rule.x1 - 1.0 && text.x < rule.x2 + 1.0)
    };
    let mut bands: Vec<(f32, f32, Vec<usize>)> = Vec::new();
    for pair in bounds.windows(2) {
        let items: Vec<usize> = (0..page.items.len()).filter(|index| within(index, pair[0], pair[1])).collect();
        if items.iter().any(|index| is_in_table(laid, page.items[*index].node())) {
            bands.push((pair[0], pair[1], items));
        }
    }
    let last = bands.last_mut()?;
    if last.1 >= FOOT {
        last.1 = end_of(last.0, last.2.iter().filter_map(|index| text(*index))).min(FOOT);
    }
    let heads: Vec<&TextItem> = captions.iter().filter_map(|index| text(*index)).collect();
    // Letters of chips stand in the middle of their ground, so they say nothing about their column.
    let body: Vec<&TextItem> = bands
        .iter()
        .flat_map(|band| &band.2)
        .filter_map(|index| text(*index))
        .filter(|text| text.face != Face::SansBold)
        .collect();
    let columns = columns(&heads, &body, rule.x2);
    let head_top = heads.iter().map(|text| text.y).fold(f32::MAX, f32::min) - 16.0;
    let mut rows = vec![row(&columns, head_top, rule.y1, heads.iter().copied())];
    for (top, bottom, items) in &bands {
        rows.push(row(&columns, *top, *bottom, items.iter().filter_map(|index| text(*index))));
    }
    for index in captions.iter().chain(bands.iter().flat_map(|band| &band.2)) {
        used[*index] = true;
    }
    Some(SetTable { left: rule.x1, top: head_top, columns, rows, order })
}

/// Where the last row ends: as far below its words as it begins above them.
fn end_of<'p>(top: f32, texts: impl Iterator<Item = &'p TextItem> + Clone) -> f32 {
    let upper = texts.clone().map(|text| text.y - 0.8 * text.size).fold(f32::MAX, f32::min);
    let lower = texts.map(|text| text.y + 0.3 * text.size).fold(top, f32::max);
    lower + (upper - top).clamp(4.0, 40.0)
}

fn columns(heads: &[&TextItem], body: &[&TextItem], end: f32) -> Vec<Column> {
    let near = |a: f32, b: f32| (a - b).abs() < 1.5;
    let ends = |text: &TextItem| text.x + text.width;
    let flush_right = |head: &TextItem| {
        !body.iter().any(|text| near(text.x, head.x)) && body.iter().any(|text| near(ends(text), ends(head)))
    };
    let right: Vec<bool> = heads.iter().map(|head| flush_right(head)).collect();
    let starts: Vec<f32> = (0..heads.len())
        .map(|at| match (right[at], at.checked_sub(1)) {
            (false, _) | (true, None) => heads[at].x,
            (true, Some(before)) if right[before] => ends(heads[before]),
            (true, Some(_)) => ends(heads[at]) - COLUMN_GAP,
        })
        .collect();
    (0..heads.len())
        .map(|at| {
            let to = starts.get(at + 1).copied().unwrap_or(end);
            Column { left: starts[at], width: (to - starts[at]).max(1.0), right: right[at] }
        })
        .collect()
}

fn row<'p>(columns: &[Column], top: f32, bottom: f32, texts: impl Iterator<Item = &'p TextItem>) -> Row<'p> {
    let mut cells: Vec<Vec<&'p TextItem>> = vec![Vec::new(); columns.len()];
    for text in texts {
        let at = columns.iter().rposition(|column| text.x > column.left - 1.0).unwrap_or(0);
        cells[at].push(text);
    }
    let chips = columns.iter().map(|_| None).collect();
    Row { top, height: bottom - top, cells: cells.into_iter().map(paragraphs).collect(), chips }
}
