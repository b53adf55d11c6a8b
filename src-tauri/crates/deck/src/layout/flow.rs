//! Text that goes over to the next column, and to the next page, where there is no room left.

use super::book::Book;
use super::sheet::{Setting, Sheet};
use crate::laid::NodeId;
use crate::paragraph::Paragraph;
use crate::theme::BOTTOM;

/// A paragraph on its way into columns.
pub(super) struct Flowing<'p> {
    pub(super) node: NodeId,
    pub(super) paragraph: &'p Paragraph,
    pub(super) setting: Setting,
    /// What stands before it, in the room of its indent: a dash.
    pub(super) label: Option<(NodeId, &'p Paragraph)>,
    /// How far it stands right of its column's left end.
    pub(super) indent: f32,
    /// The room below it.
    pub(super) below: f32,
    /// Whether it stays with what follows: a caption.
    pub(super) leads: bool,
}

impl Flowing<'_> {
    fn lines(&self, width: f32) -> usize {
        self.paragraph.count(self.setting.size, width - self.indent)
    }
}

/// How high the texts are in one column, without the room below the last.
pub(super) fn height(texts: &[Flowing<'_>], width: f32) -> f32 {
    let all: f32 = texts.iter().map(|text| text.lines(width) as f32 * text.setting.step() + text.below).sum();
    all - texts.last().map_or(0.0, |text| text.below)
}

/// A column: the number of its sheet, from 0, and its left end.
pub(super) type Column = (usize, f32);

/// So many lines of a paragraph stay together where it is torn, and with the caption above it.
const TOGETHER: usize = 3;

/// Sets the texts into columns that begin at `top`, adding sheets where those that are there are full. The `columns`
/// should have no end.
pub(super) fn flow(
    book: &mut Book<'_>,
    sheets: &mut Vec<Sheet>,
    texts: &[Flowing<'_>],
    (top, width): (f32, f32),
    columns: impl IntoIterator<Item = Column>,
    mut further: impl FnMut(&mut Book<'_>) -> Sheet,
) {
    let mut columns = columns.into_iter();
    let Some(mut column) = columns.next() else { return };
    let mut y = top;
    // How many lines a column has room for below `y`, with a hair of tolerance: what fits is often measured to fill it.
    let room = |y: f32, setting: Setting| ((BOTTOM - y + 0.5) / setting.step()).max(0.0) as usize;
    for (index, text) in texts.iter().enumerate() {
        let mut lines = text.paragraph.lines(text.setting.size, width - text.indent, text.setting.wrap);
        let mut label = text.label;
        while !lines.is_empty() {
            let fits = match room(y, text.setting) {
                room if room >= lines.len() => lines.len(),
                // In a column of its own a text takes what there is.
                room if y == top => room.max(1),
                room => room.min(lines.len().saturating_sub(TOGETHER)),
            };
            let led = texts.get(index + 1).filter(|_| text.leads);
            let left_alone = led.is_some_and(|next| {
                let below = y + lines.len() as f32 * text.setting.step() + text.below;
                room(below, next.setting) < next.lines(width).min(TOGETHER)
            });
            if y > top && (fits < lines.len().min(TOGETHER) || left_alone) {
                let Some(next) = columns.next() else { return };
                column = next;
                y = top;
                continue;
            }
            let (number, x) = column;
            while sheets.len() <= number {
                let sheet = further(book);
                sheets.push(sheet);
            }
            let rest = lines.split_off(fits);
            if let Some((node, words)) = label.take() {
                sheets[number].text(Some(node), words, (x, y, text.indent), text.setting);
            }
            y = sheets[number].lines(Some(text.node), lines, (x + text.indent, y), text.setting);
            lines = rest;
        }
        y += text.below;
    }
}
