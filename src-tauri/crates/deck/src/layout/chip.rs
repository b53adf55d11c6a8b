//! Level chips: letters first, pips second, always the same width.

use super::book::Book;
use super::sheet::Sheet;
use crate::content::{Chip, Deck};
use crate::fonts::Face;
use crate::laid::{NodeId, Role};
use crate::paragraph::{Style, Wrap};
use crate::theme::{Color, INK_3, LINE_STRONG, NONE, ON_NONE, level_colors};

/// How large a chip is drawn; everything in it follows from the size of its letters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ChipSize {
    letters: f32,
    /// The width of every chip of this size in the deck.
    pub(super) width: f32,
    /// The height.
    pub(super) height: f32,
}

/// More pips than this cannot be counted at a glance.
const MOST_PIPS: u32 = 7;

fn letters_style(color: Color) -> Style {
    Style { face: Face::SansBold, color, scale: 1.0, tracking: 0.0 }
}

/// The width of `many` pips beside letters of that size.
fn pips_width(many: u32, letters: f32) -> f32 {
    if many == 0 || many > MOST_PIPS { 0.0 } else { letters * (0.3125 * many as f32 + 0.16 * (many - 1) as f32) }
}

fn pips_gap(letters: f32) -> f32 {
    letters * 0.44
}

impl ChipSize {
    /// The size that holds every chip of the deck.
    pub(super) fn of(book: &mut Book<'_>, deck: &Deck, letters: f32) -> Self {
        let mut content = 0.0f32;
        for entry in &deck.legend {
            content = content.max(content_width(book, &entry.chip, letters));
        }
        content = content.max(content_width(book, &Chip::NotEnoughEvidence, letters));
        Self { letters, width: (content + letters * 1.25).round(), height: (letters * 1.75).round() }
    }

    /// How far below its top the baseline of its letters stands.
    pub(super) fn ascent(self) -> f32 {
        self.height / 2.0 + 0.3636 * self.letters
    }
}

fn content_width(book: &mut Book<'_>, chip: &Chip, letters: f32) -> f32 {
    let pips = match chip {
        Chip::Level { of, .. } => pips_width(*of, letters),
        _ => 0.0,
    };
    let text = book.shape(&[letters_style(ON_NONE).on(chip.letters())]).width(letters);
    text + if pips > 0.0 { pips_gap(letters) + pips } else { 0.0 }
}

/// Draws a chip with its upper left corner at `x`, `y`, as a new node below `parent`; without one it is decoration.
pub(super) fn chip(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    parent: Option<NodeId>,
    chip: &Chip,
    (x, y): (f32, f32),
    size: ChipSize,
) {
    let radius = size.height * 0.215;
    let place = (x, y, size.width, size.height);
    let color = match chip {
        Chip::Level { rank, of, .. } => {
            let (ground, text) = level_colors(*rank, *of);
            sheet.fill(place, radius, ground);
            text
        }
        Chip::NotEnoughEvidence => {
            sheet.fill(place, radius, NONE);
            ON_NONE
        }
        Chip::Undecided => {
            sheet.dashed(place, radius, LINE_STRONG);
            INK_3
        }
    };
    let node = parent.map(|parent| spoken(book, parent, chip));
    let width = content_width(book, chip, size.letters);
    let left = x + (size.width - width) / 2.0;
    let right = x + (size.width + width) / 2.0;
    letters(book, sheet, node, chip, (left, y + size.ascent()), (size.letters, color));
    if let Chip::Level { rank, of, .. } = chip {
        pips(sheet, (*rank, *of), (right, y + size.height / 2.0), size.letters);
    }
}

/// The letters and pips of a chip without its ground, for a cell that is one already: the pips end at `right`.
pub(super) fn bare(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    parent: NodeId,
    chip: &Chip,
    (right, baseline): (f32, f32),
    (size, color): (f32, Color),
) {
    let node = Some(spoken(book, parent, chip));
    let left = right - content_width(book, chip, size);
    letters(book, sheet, node, chip, (left, baseline), (size, color));
    if let Chip::Level { rank, of, .. } = chip {
        pips(sheet, (*rank, *of), (right, baseline - 0.3636 * size), size);
    }
}

/// Adds the node of a chip. Levels are named by the framework, what stands in for one by the deck.
fn spoken(book: &mut Book<'_>, parent: NodeId, chip: &Chip) -> NodeId {
    let node = book.spoken(parent, Role::Chip, chip.name(book.captions()));
    if chip.rank().is_some() { book.in_framework_language(node) } else { node }
}

fn letters(
    book: &mut Book<'_>,
    sheet: &mut Sheet,
    node: Option<NodeId>,
    chip: &Chip,
    (x, baseline): (f32, f32),
    (size, color): (f32, Color),
) {
    let letters = book.shape(&[letters_style(color).on(chip.letters())]);
    for line in letters.lines(size, f32::MAX, Wrap::Filled) {
        sheet.line(node, line, (x, baseline), size);
    }
}

/// Draws `of` pips, `rank` of them full, ending at `right` and centred on `middle`.
fn pips(sheet: &mut Sheet, (rank, of): (u32, u32), (right, middle): (f32, f32), letters: f32) {
    let width = pips_width(of, letters);
    if width == 0.0 {
        return;
    }
    let (ground, ink) = level_colors(rank, of);
    let (w, h) = (letters * 0.3125, letters * 0.75);
    for pip in 0..of {
        let x = right - width + pip as f32 * letters * 0.4725;
        let color = if pip < rank { ink } else { ink.over(ground, 0.28) };
        sheet.fill((x, middle - h / 2.0, w, h), 1.0, color);
    }
}
