//! The heat map: areas as columns, colour and letters in every cell.

use super::book::Book;
use super::chip::{ChipSize, bare, chip};
use super::head::head;
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, HEADING, QUIET};
use crate::ProblemKind;
use crate::content::{Chip, Page, SummaryCell, SummaryCount, SummaryPage};
use crate::fonts::Face;
use crate::laid::{NodeId, Role};
use crate::paragraph::{Paragraph, Style, Wrap};
use crate::theme::{BOTTOM, Color, INK_2, INK_3, LINE_STRONG, MARGIN, NONE, ON_NONE, PAPER, WIDTH, level_colors};

const GAP: f32 = 16.0;
const ROW_GAP: f32 = 12.0;
const COLUMN_HEAD: f32 = 36.0;
const TALLEST_CELL: f32 = 106.0;
const PADDING: f32 = 14.0;
/// The foot of a cell, which holds the code and the level.
const CELL_FOOT: f32 = 36.0;

pub(super) fn compose(book: &mut Book<'_>, page: &Page, content: &SummaryPage) -> Vec<Sheet> {
    let mut sheet = Sheet::new();
    let top = head(book, &mut sheet, book.captions().summary, &page.title, false) + 16.0;
    let top = counts(book, &mut sheet, &content.counts, top) + 26.0;
    let rows = content.areas.iter().map(|area| area.cells.len()).max().unwrap_or(0);
    if rows == 0 {
        return vec![sheet];
    }
    let many = content.areas.len() as f32;
    let width = (WIDTH - GAP * (many - 1.0)) / many;
    let room = BOTTOM - top - COLUMN_HEAD;
    let height = ((room - ROW_GAP * (rows as f32 - 1.0)) / rows as f32).min(TALLEST_CELL);

    let section = book.section();
    let figure = book.spoken(section, Role::Figure, &content.alternative(book.words));
    sheet.begin_figure(figure);
    for (index, area) in content.areas.iter().enumerate() {
        let x = MARGIN + index as f32 * (width + GAP);
        let area_node = book.node(section, Role::Section);
        let heading = book.node(area_node, Role::H2);
        let text = book.shape(&[QUIET.on(&area.code), HEADING.on("\u{2002}"), HEADING.on(&area.name)]);
        sheet.text(Some(heading), &text, (x, top, width), Setting::new(18.0, 1.3));
        let list = book.node(area_node, Role::List);
        for (row, cell) in area.cells.iter().enumerate() {
            let y = top + COLUMN_HEAD + row as f32 * (height + ROW_GAP);
            place(book, &mut sheet, list, cell, (x, y, width, height));
        }
    }
    sheet.end_figure();
    vec![sheet]
}

/// The counts by level: legend and profile in one line.
fn counts(book: &mut Book<'_>, sheet: &mut Sheet, counts: &[SummaryCount], top: f32) -> f32 {
    let size = ChipSize::of(book, book.deck, 12.0);
    let list = book.node(book.section(), Role::List);
    let (mut x, mut y) = (MARGIN, top);
    for count in counts {
        let text = book.shape(&[ASIDE.on(&count.text)]);
        let width = size.width + 9.0 + text.width(16.0);
        if x + width > MARGIN + WIDTH {
            x = MARGIN;
            y += size.height + 8.0;
        }
        let item = book.node(list, Role::ListItem);
        let (label, body) = (book.node(item, Role::Label), book.node(item, Role::Body));
        chip(book, sheet, Some(label), &count.chip, (x, y), size);
        for line in text.lines(16.0, f32::MAX, Wrap::Filled) {
            sheet.line(Some(body), line, (x + size.width + 9.0, y + size.ascent() + 0.8), 16.0);
        }
        x += width + 28.0;
    }
    y + size.height
}

fn place(book: &mut Book<'_>, sheet: &mut Sheet, list: NodeId, cell: &SummaryCell, (x, y, w, h): (f32, f32, f32, f32)) {
    let (ink, ground) = match &cell.level {
        Chip::Level { rank, of, .. } => {
            let (ground, ink) = level_colors(*rank, *of);
            sheet.fill((x, y, w, h), 8.0, ground);
            (ink, ground)
        }
        Chip::NotEnoughEvidence => {
            sheet.fill((x, y, w, h), 8.0, NONE);
            (ON_NONE, NONE)
        }
        Chip::Undecided => {
            sheet.dashed((x, y, w, h), 8.0, LINE_STRONG);
            (INK_2, PAPER)
        }
    };
    let item = book.node(list, Role::ListItem);
    let (label, body) = (book.node(item, Role::Label), book.node(item, Role::Body));
    let style = |face| Style { face, color: ink, scale: 1.0, tracking: 0.0 };
    let baseline = y + h - PADDING - 1.0;
    let code_ink = code_color(&cell.level, ink, ground);
    let code = book.shape(&[style(Face::SansMedium).colored(code_ink).on(cell.code.as_str())]);
    for line in code.lines(14.0, f32::MAX, Wrap::Filled) {
        sheet.line(Some(label), line, (x + PADDING, baseline), 14.0);
    }
    let name = book.shape(&[style(Face::SansMedium).on(&cell.name)]);
    let name_node = book.node(body, Role::Span);
    let setting = name_setting(sheet, &name, (w - 2.0 * PADDING, h - CELL_FOOT - 10.0));
    sheet.text(Some(name_node), &name, (x + PADDING, y + 10.0, w - 2.0 * PADDING), setting);
    let letters = if matches!(cell.level, Chip::Undecided) { INK_3 } else { ink };
    bare(book, sheet, body, &cell.level, (x + w - PADDING, baseline), (16.0, letters));
}

/// The code is a shade quieter than the name, where contrast allows: on the dark grounds it stays white.
fn code_color(chip: &Chip, ink: Color, ground: Color) -> Color {
    if ink == PAPER || matches!(chip, Chip::NotEnoughEvidence) { ink } else { ink.over(ground, 0.85) }
}

/// The largest size in which the name stands above the foot of its cell.
fn name_setting(sheet: &mut Sheet, name: &Paragraph, (width, height): (f32, f32)) -> Setting {
    let at = |size| Setting::new(size, 1.24);
    let fits = |size: &f32| at(*size).height(name, width) <= height;
    if let Some(size) = [17.0, 16.0, 15.0].iter().find(|size| fits(size)) {
        return at(*size);
    }
    match [14.0, 13.0, 12.0, 11.0].iter().find(|size| fits(size)) {
        Some(size) => {
            sheet.note(
                ProblemKind::ShrunkText,
                "An element’s name is set smaller to fit its cell. A shorter name would help.",
            );
            at(*size)
        }
        None => {
            sheet
                .note(ProblemKind::Overfull, "An element’s name is longer than its cell can hold. Use a shorter name.");
            at(11.0)
        }
    }
}
