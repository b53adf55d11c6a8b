//! The heat map: areas as columns, colour and letters in every cell.

use super::book::Book;
use super::chip::{ChipSize, bare, chip};
use super::sheet::{Setting, Sheet};
use super::styles::{ASIDE, HEADING, QUIET};
use crate::ProblemKind;
use crate::content::{Chip, SummaryCell, SummaryCount, SummaryPage};
use crate::fonts::Face;
use crate::laid::{NodeId, Role};
use crate::levels::{LevelCell, numbers};
use crate::paragraph::{Paragraph, Style, Wrap};
use crate::theme::{Color, INK, INK_2, INK_3, LINE_STRONG, NONE, ON_NONE, PAPER, level_colors};

/// The sizes of a heat map, in pixels.
pub(super) struct MapSize {
    /// Between columns.
    pub(super) gap: f32,
    /// Between cells of a column.
    pub(super) row_gap: f32,
    /// The size of column heads, and how high they stand.
    pub(super) head: (f32, f32),
    /// The most that a cell is high.
    pub(super) tallest: f32,
    /// The room inside a cell, left and right.
    pub(super) padding: f32,
    /// The sizes of names, from the largest.
    pub(super) names: &'static [f32],
    /// The sizes that names shrink to when they must.
    pub(super) small_names: &'static [f32],
    /// The size of codes.
    pub(super) code: f32,
    /// The size of a level's letters.
    pub(super) letters: f32,
    /// The sizes of letters and words in the counts above the map.
    pub(super) count: (f32, f32),
}

/// Draws the heat map into a box; returns where it ends below.
pub(super) fn map(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    content: &SummaryPage,
    (left, top, width, room): (f32, f32, f32, f32),
    size: &MapSize,
) -> f32 {
    let rows = content.areas.iter().map(|area| area.cells.len()).max().unwrap_or(0);
    if rows == 0 {
        return top;
    }
    let many = content.areas.len() as f32;
    let column = (width - size.gap * (many - 1.0)) / many;
    let (head_size, head_height) = size.head;
    let room = room - head_height;
    let height = ((room - size.row_gap * (rows as f32 - 1.0)) / rows as f32).min(size.tallest);

    let name_room = (column - 2.0 * size.padding, height - size.foot() - size.above());
    let names = size.names_setting(book, content, name_room);

    let section = book.section();
    let figure = book.spoken(section, Role::Figure, &content.alternative(book.words));
    sheet.begin_figure(figure);
    for (index, area) in content.areas.iter().enumerate() {
        let x = left + index as f32 * (column + size.gap);
        let area_node = book.node(section, Role::Section);
        let heading = book.framework_node(area_node, Role::H2);
        let text = book.shape(&[QUIET.on(&area.code), HEADING.on("\u{2002}"), HEADING.on(&area.name)]);
        sheet.text(Some(heading), &text, (x, top, column), Setting::new(head_size, 1.3));
        let list = book.node(area_node, Role::List);
        for (row, cell) in area.cells.iter().enumerate() {
            let y = top + head_height + row as f32 * (height + size.row_gap);
            place(book, sheet, list, cell, (x, y, column, height), (size, names));
        }
    }
    sheet.end_figure();
    top + head_height + rows as f32 * (height + size.row_gap) - size.row_gap
}

/// The counts by level: legend and profile in one line; returns where it ends below.
pub(super) fn counts(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    counts: &[SummaryCount],
    (left, top, room): (f32, f32, f32),
    size: &MapSize,
) -> f32 {
    let (letters, words) = size.count;
    let size = ChipSize::of(book, book.deck, letters);
    let list = book.node(book.section(), Role::List);
    let (mut x, mut y) = (left, top);
    for count in counts {
        let text = book.shape(&[ASIDE.on(&count.text)]);
        let width = size.width + 9.0 + text.width(words);
        if x + width > left + room {
            x = left;
            y += size.height + 8.0;
        }
        let item = book.node(list, Role::ListItem);
        let (label, body) = (book.node(item, Role::Label), book.node(item, Role::Body));
        chip(book, sheet, Some(label), &count.chip, (x, y), size);
        for line in text.lines(words, f32::MAX, Wrap::Filled) {
            sheet.line(Some(body), line, (x + size.width + 9.0, y + size.ascent() + 0.8), words);
        }
        x += width + 1.75 * words;
    }
    y + size.height
}

fn place(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    list: NodeId,
    cell: &SummaryCell,
    (x, y, w, h): (f32, f32, f32, f32),
    (size, names): (&MapSize, Setting),
) {
    let pad = size.padding;
    let first = sheet.items.len();
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
    let baseline = y + h - pad - 1.0;
    let code_ink = code_color(&cell.level, ink, ground);
    let code = book.shape(&[style(Face::SansMedium).colored(code_ink).on(cell.code.as_str())]);
    for line in code.lines(size.code, f32::MAX, Wrap::Filled) {
        sheet.line(Some(label), line, (x + pad, baseline), size.code);
    }
    let name = book.shape(&[NAME.colored(ink).on(&cell.name)]);
    let name_node = book.framework_node(body, Role::Span);
    let room = (w - 2.0 * pad, h - size.foot() - size.above());
    let setting = if fits(&name, names, room) { names } else { shrunk(sheet, &name, room, size) };
    sheet.text(Some(name_node), &name, (x + pad, y + size.above(), room.0), setting);
    let letters = if matches!(cell.level, Chip::Undecided) { INK_3 } else { ink };
    let named = sheet.items.len();
    bare(book, sheet, body, &cell.level, (x + w - pad, baseline), (size.letters, letters));
    sheet.levels.cells.push(LevelCell {
        ground: first as u32,
        name: numbers(first + 1..named),
        level: numbers(named..sheet.items.len()),
    });
}

/// The code is a shade quieter than the name, where contrast allows: on the dark grounds it stays white.
fn code_color(chip: &Chip, ink: Color, ground: Color) -> Color {
    if ink == PAPER || matches!(chip, Chip::NotEnoughEvidence) { ink } else { ink.over(ground, 0.85) }
}

impl MapSize {
    /// The room above a name.
    fn above(&self) -> f32 {
        0.7 * self.padding
    }

    /// The foot of a cell holds the code and the level.
    fn foot(&self) -> f32 {
        1.6 * self.letters + 0.75 * self.padding
    }

    /// The largest size in which every name stands above the foot of its cell: one for all, so that no element seems to
    /// weigh more than another. Names that only fit when they shrink do not count.
    fn names_setting(&self, book: &mut Book<'_>, content: &SummaryPage, room: (f32, f32)) -> Setting {
        let cells = content.areas.iter().flat_map(|area| &area.cells);
        let names: Vec<Paragraph> = cells.map(|cell| book.shape(&[NAME.on(&cell.name)])).collect();
        let smallest = name_setting(self.names.last().copied().unwrap_or(self.code));
        let counting: Vec<&Paragraph> = names.iter().filter(|name| fits(name, smallest, room)).collect();
        let mut settings = self.names.iter().map(|size| name_setting(*size));
        settings.find(|setting| counting.iter().all(|name| fits(name, *setting, room))).unwrap_or(smallest)
    }
}

/// Names of elements in their cells.
const NAME: Style = Style { face: Face::SansMedium, color: INK, scale: 1.0, tracking: 0.0 };

fn name_setting(size: f32) -> Setting {
    Setting::new(size, 1.24)
}

fn fits(name: &Paragraph, setting: Setting, (width, height): (f32, f32)) -> bool {
    setting.height(name, width) <= height
}

/// The largest of the small sizes in which the name stands above the foot of its cell; says that it had to shrink.
fn shrunk(sheet: &mut Sheet, name: &Paragraph, room: (f32, f32), size: &MapSize) -> Setting {
    let mut settings = size.small_names.iter().map(|size| name_setting(*size));
    match settings.find(|setting| fits(name, *setting, room)) {
        Some(setting) => {
            sheet.note(
                ProblemKind::ShrunkText,
                "An element’s name is set smaller to fit its cell. A shorter name would help.",
            );
            setting
        }
        None => {
            sheet
                .note(ProblemKind::Overfull, "An element’s name is longer than its cell can hold. Use a shorter name.");
            name_setting(size.small_names.last().copied().unwrap_or(size.code))
        }
    }
}
