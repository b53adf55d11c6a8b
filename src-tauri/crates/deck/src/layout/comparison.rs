//! Levels side by side: a table of the elements whose two levels differ.

use super::book::Book;
use super::chip::{ChipSize, chip};
use super::head::head;
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, CAPS, NAME};
use crate::ProblemKind;
use crate::content::{ComparisonPage, ComparisonRow, Page};
use crate::laid::{NodeId, OutlineEntry, Role};
use crate::paragraph::Wrap;
use crate::theme::{BOTTOM, LINE_STRONG, MARGIN, RIGHT, WIDTH};

/// Where the columns begin.
const COLUMNS: [f32; 4] = [MARGIN, MARGIN + 470.0, MARGIN + 640.0, MARGIN + 810.0];
const CODE_WIDTH: f32 = 44.0;
const HEADER: f32 = 30.0;
const TALLEST_ROW: f32 = 76.0;
const LOWEST_ROW: f32 = 27.0;
/// Room for the sentence about the rest.
const REST: f32 = 40.0;

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &ComparisonPage, kicker: &str) -> Vec<Sheet> {
    // The head is as high on each page, so it is measured once, on a page that is thrown away.
    let top = head(book, &mut Sheet::new(), kicker, &page.title, true) + 30.0;
    let rest = if content.rest.is_empty() { 0.0 } else { REST };
    let room = BOTTOM - top - HEADER - rest;
    let pages = (content.rows.len() as f32 * LOWEST_ROW / room).ceil().max(1.0) as usize;
    let many = content.rows.len().div_ceil(pages).max(1);
    let height = (room / many as f32).min(TALLEST_ROW);
    let letters = (height * 0.3).clamp(11.0, 18.0);
    let size = ChipSize::of(book, book.deck, letters);

    let mut table = None;
    let mut sheets = Vec::new();
    let mut y = top;
    for (index, rows) in content.rows.chunks(many).enumerate() {
        let mut sheet = Sheet::new();
        head(book, &mut sheet, kicker, &page.title, index > 0);
        let table = *table.get_or_insert_with(|| book.node(book.section(), Role::Table));
        // The header row is said once; on further pages it is decoration.
        let header = (index == 0).then(|| book.node(table, Role::Row));
        captions(book, &mut sheet, header, content, top);
        y = top + HEADER;
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                sheet.rule((MARGIN, RIGHT), y);
            }
            let node = book.node(table, Role::Row);
            place(book, &mut sheet, node, row, (y, height, size));
            y += height;
        }
        sheets.push(sheet);
    }
    if let Some(sheet) = sheets.last_mut().filter(|_| !content.rest.is_empty()) {
        sheet.rule((MARGIN, RIGHT), y);
        let node = book.node(book.section(), Role::P);
        let rest = book.shape(&[ASIDE.on(&content.rest)]);
        sheet.text(Some(node), &rest, (MARGIN, y + 12.0, WIDTH), Setting::new(17.0, 1.4));
    }
    sheets
}

fn captions(book: &mut Book<'_>, sheet: &mut Sheet, row: Option<NodeId>, content: &ComparisonPage, top: f32) {
    let captions = [book.captions().element, &content.first, &content.second, &content.remark];
    for (caption, x) in captions.into_iter().zip(COLUMNS) {
        let cell = row.map(|row| book.spoken(row, Role::HeaderCell, caption));
        let caption = book.shape(&[CAPS.on(&caption.to_uppercase())]);
        sheet.text(cell, &caption, (x, top, 300.0), Setting::new(13.0, 1.4));
    }
    sheet.rule_in((MARGIN, RIGHT), top + HEADER, LINE_STRONG, 1.0);
}

fn place(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    row: NodeId,
    content: &ComparisonRow,
    (top, height, size): (f32, f32, ChipSize),
) {
    let middle = top + height / 2.0;
    let text_size = (height * 0.3).clamp(13.0, 20.0);
    let baseline = middle + 0.3636 * text_size;
    let head_cell = book.node(row, Role::HeaderCell);
    let named = book.node(head_cell, Role::P);
    let (label, name_node) = (book.node(named, Role::Label), book.framework_node(named, Role::Span));
    let code = book.shape(&[NAME.on(content.code.as_str())]);
    for line in code.lines(text_size, f32::MAX, Wrap::Filled) {
        sheet.line(Some(label), line, (COLUMNS[0], baseline), text_size);
    }
    let name = book.shape(&[NAME.on(&content.name)]);
    let room = COLUMNS[1] - COLUMNS[0] - CODE_WIDTH - 24.0;
    let lines = name.lines(text_size, room, Wrap::Filled);
    let cut = lines.len() > 1;
    for line in lines.into_iter().take(1) {
        sheet.line(Some(name_node), line, (COLUMNS[0] + CODE_WIDTH, baseline), text_size);
    }
    if cut {
        sheet.note(
            ProblemKind::Overfull,
            format!("“{}” is too long for its row. A shorter name would help.", content.name),
        );
    }
    sheet.entries.push(OutlineEntry {
        title: format!("{} {}", content.code, content.name),
        page: 0,
        y: top,
        children: Vec::new(),
    });
    for (level, x) in [(&content.first, COLUMNS[1]), (&content.second, COLUMNS[2])] {
        let cell = book.node(row, Role::DataCell);
        chip(book, sheet, Some(cell), level, (x, middle - size.height / 2.0), size);
    }
    let cell = book.node(row, Role::DataCell);
    let remark = book.shape(&[ASIDE.on(&content.remark)]);
    let text_size = (text_size - 1.0).max(13.0);
    for line in remark.lines(text_size, RIGHT - COLUMNS[3], Wrap::Filled).into_iter().take(1) {
        sheet.line(Some(cell), line, (COLUMNS[3], middle + 0.3636 * text_size), text_size);
    }
}
