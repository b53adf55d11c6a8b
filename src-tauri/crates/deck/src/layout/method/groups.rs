//! The groups heard, with sessions and people: a table on the right side of as many pages as it needs.

use super::super::book::Book;
use super::super::sheet::{Setting, Sheet};
use super::super::styles::{CAPS, QUIET, TEXT};
use super::{CAPS_SETTING, CAPTION};
use crate::content::HeardGroup;
use crate::laid::{NodeId, Role};
use crate::paragraph::Paragraph;
use crate::theme::{BOTTOM, LINE_STRONG, RIGHT};
use std::ops::Range;

/// Widths of the two columns of numbers.
const NUMBERS: f32 = 84.0;
/// Sizes of text with the room above and below it, from the airiest to the tightest.
const SIZES: [(f32, f32); 6] = [(17.0, 6.0), (16.0, 5.0), (15.0, 4.0), (14.0, 3.0), (13.0, 2.5), (12.0, 2.0)];
/// The size of a table that goes on, on further pages.
const FLOWING: (f32, f32) = (15.0, 4.0);
/// The most room added above and below a name to fill the page.
const MOST_AIR: f32 = 2.0;

/// The table before it is set.
pub(super) struct GroupTable<'g> {
    rows: Vec<(&'g HeardGroup, Paragraph)>,
    /// The rows of each page.
    chunks: Vec<Range<usize>>,
    size: f32,
    pad: f32,
    left: f32,
    top: f32,
}

impl<'g> GroupTable<'g> {
    /// Plans the table right of `left` and below `top`. All rows stand on one page if they fit at the smallest size.
    pub(super) fn new(book: &mut Book<'_>, groups: &'g [HeardGroup], (left, top): (f32, f32)) -> Self {
        let rows: Vec<_> = groups.iter().map(|group| (group, book.shape(&[TEXT.on(&group.name)]))).collect();
        let mut table = Self { rows, chunks: Vec::new(), size: 0.0, pad: 0.0, left, top };
        for (size, pad) in SIZES.into_iter().chain([FLOWING]) {
            (table.size, table.pad) = (size, pad);
            table.chunks = table.chunked();
            if table.chunks.len() <= 1 {
                let height: f32 = table.rows.iter().map(|(_, name)| table.height(name)).sum();
                let air = (table.room() - height) / (2.0 * table.rows.len().max(1) as f32);
                table.pad += air.clamp(0.0, MOST_AIR);
                break;
            }
        }
        table
    }

    /// How many pages it takes.
    pub(super) fn pages(&self) -> usize {
        self.chunks.len()
    }

    fn setting(&self) -> Setting {
        Setting::new(self.size, 1.3)
    }

    fn name_width(&self) -> f32 {
        RIGHT - 2.0 * NUMBERS - self.left
    }

    /// The room for rows on a page.
    fn room(&self) -> f32 {
        BOTTOM - self.top - CAPTION
    }

    fn height(&self, name: &Paragraph) -> f32 {
        self.setting().height(name, self.name_width()) + 2.0 * self.pad
    }

    fn chunked(&self) -> Vec<Range<usize>> {
        let mut chunks: Vec<Range<usize>> = Vec::new();
        let mut used = f32::MAX;
        for (index, (_, name)) in self.rows.iter().enumerate() {
            let height = self.height(name);
            match chunks.last_mut() {
                Some(chunk) if used + height <= self.room() + 0.5 => {
                    chunk.end = index + 1;
                    used += height;
                }
                _ => {
                    chunks.push(index..index + 1);
                    used = height;
                }
            }
        }
        chunks
    }

    /// Sets the table, adding sheets where there are too few.
    pub(super) fn place(
        &self,
        book: &mut Book<'_>,
        sheets: &mut Vec<Sheet>,
        mut further: impl FnMut(&mut Book<'_>) -> Sheet,
    ) {
        if self.rows.is_empty() {
            return;
        }
        let table = book.node(book.section(), Role::Table);
        for (number, rows) in self.chunks.iter().enumerate() {
            if sheets.len() <= number {
                let sheet = further(book);
                sheets.push(sheet);
            }
            let sheet = &mut sheets[number];
            // The header row is said once; on further pages it is decoration.
            let header = (number == 0).then(|| book.node(table, Role::Row));
            self.header(book, sheet, header);
            let mut y = self.top + CAPTION;
            for (index, (group, name)) in self.rows[rows.clone()].iter().enumerate() {
                if index > 0 {
                    sheet.rule((self.left, RIGHT), y);
                }
                self.row(book, sheet, table, (group, name), y);
                y += self.height(name);
            }
        }
    }

    fn header(&self, book: &mut Book<'_>, sheet: &mut Sheet, row: Option<NodeId>) {
        let captions = book.captions();
        let cell = |book: &mut Book<'_>, caption: &str| {
            let cell = row.map(|row| book.spoken(row, Role::HeaderCell, caption));
            (cell, book.shape(&[CAPS.on(&caption.to_uppercase())]))
        };
        let (name, caption) = cell(book, captions.group);
        sheet.text(name, &caption, (self.left, self.top, 200.0), CAPS_SETTING);
        for (caption, right) in [captions.sessions, captions.people].into_iter().zip([RIGHT - NUMBERS, RIGHT]) {
            let (cell, caption) = cell(book, caption);
            sheet.flush_right(cell, &caption, (right, self.top + CAPS_SETTING.ascent()), CAPS_SETTING.size);
        }
        sheet.rule_in((self.left, RIGHT), self.top + CAPTION, LINE_STRONG, 1.0);
    }

    fn row(
        &self,
        book: &mut Book<'_>,
        sheet: &mut Sheet,
        table: NodeId,
        (group, name): (&HeardGroup, &Paragraph),
        y: f32,
    ) {
        let row = book.node(table, Role::Row);
        let cell = book.node(row, Role::HeaderCell);
        let top = y + self.pad;
        sheet.text_above(Some(cell), name, (self.left, top, self.name_width()), self.setting(), BOTTOM);
        let people = group.people.map_or_else(|| "–".to_owned(), |people| people.to_string());
        for (text, right) in [group.sessions.to_string(), people].into_iter().zip([RIGHT - NUMBERS, RIGHT]) {
            let cell = book.node(row, Role::DataCell);
            let number = book.shape(&[QUIET.on(&text)]);
            sheet.flush_right(Some(cell), &number, (right, top + self.setting().ascent()), self.size);
        }
    }
}
