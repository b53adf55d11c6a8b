//! The frame of the table: its columns, its header row, the legend of the levels.

use super::super::book::Book;
use super::super::chip::{ChipSize, chip};
use super::super::sheet::{Setting, Sheet};
use super::super::styles::{ASIDE, CAPS};
use crate::content::{Chip, DebriefRow, LegendEntry};
use crate::laid::{NodeId, Role};
use crate::paragraph::{Paragraph, Wrap};
use crate::theme::{LINE_STRONG, MARGIN, RIGHT};

/// Where the columns of the table stand.
pub(super) struct Columns {
    /// The left end of names, after the code.
    pub(super) name: f32,
    pub(super) name_width: f32,
    /// The left end of chips.
    pub(super) chip: f32,
    pub(super) chip_size: ChipSize,
    /// The left end of rationales.
    pub(super) rationale: f32,
    pub(super) rationale_width: f32,
}

const CODE_WIDTH: f32 = 36.0;
const NAME_WIDTH: f32 = 252.0;

impl Columns {
    pub(super) fn of(book: &mut Book<'_>) -> Self {
        let chip_size = ChipSize::of(book, book.deck, 16.0);
        let name = MARGIN + CODE_WIDTH;
        let chip = name + NAME_WIDTH + 24.0;
        let rationale = chip + chip_size.width + 28.0;
        Self { name, name_width: NAME_WIDTH, chip, chip_size, rationale, rationale_width: RIGHT - rationale }
    }
}

/// The header row with the legend at its right end; the legend stands above when it does not fit there.
pub(super) struct Header {
    legend: Vec<(LegendEntry, Paragraph)>,
    size: ChipSize,
}

/// The nodes of a header row.
pub(super) struct HeaderNodes {
    pub(super) table: NodeId,
    legend: NodeId,
    cells: [NodeId; 3],
}

const CHIP_GAP: f32 = 7.0;
const ENTRY_GAP: f32 = 20.0;

/// What stands above the columns.
fn captions(book: &Book<'_>) -> [&'static str; 3] {
    let captions = book.captions();
    [captions.element, captions.level, captions.found]
}

impl Header {
    /// The legend explains every level of the scale, and what else stands in these rows.
    pub(super) fn shape(book: &mut Book<'_>, rows: &[DebriefRow]) -> Self {
        let deck = book.deck;
        let captions = book.captions();
        let others = [Chip::NotEnoughEvidence, Chip::Undecided]
            .into_iter()
            .filter(|chip| rows.iter().any(|row| row.level == *chip))
            .map(|chip| LegendEntry { name: chip.name(captions).to_owned(), chip });
        let entries: Vec<LegendEntry> = deck.legend.iter().cloned().chain(others).collect();
        let shape = |entry: LegendEntry| {
            let name = book.shape(&[ASIDE.on(&entry.name)]);
            (entry, name)
        };
        let legend = entries.into_iter().map(shape).collect();
        Self { legend, size: ChipSize::of(book, deck, 11.0) }
    }

    /// Adds the nodes of legend, table and header row.
    pub(super) fn open(&self, book: &mut Book<'_>) -> HeaderNodes {
        let legend = book.node(book.section(), Role::List);
        let table = book.node(book.section(), Role::Table);
        let row = book.node(table, Role::Row);
        let cells = captions(book).map(|caption| book.spoken(row, Role::HeaderCell, caption));
        HeaderNodes { table, legend, cells }
    }

    /// Sets the header row below the head; returns where the table's rows begin.
    pub(super) fn place(
        &self,
        book: &mut Book<'_>,
        sheet: &mut Sheet,
        nodes: Option<&HeaderNodes>,
        below_head: f32,
    ) -> f32 {
        let columns = Columns::of(book);
        let caps = Setting::new(13.0, 1.4);
        let captions = captions(book).map(|caption| book.shape(&[CAPS.on(&caption.to_uppercase())]));
        let beside = RIGHT - columns.rationale - captions[2].width(caps.size) - 24.0;
        let mut top = below_head + 20.0;
        if self.width() <= beside {
            self.legend(book, sheet, nodes, (RIGHT - self.width(), top - 0.5));
        } else {
            top = self.legend(book, sheet, nodes, (MARGIN, top)) + 14.0;
        }
        for (index, (caption, x)) in captions.iter().zip([MARGIN, columns.chip, columns.rationale]).enumerate() {
            sheet.text(nodes.map(|nodes| nodes.cells[index]), caption, (x, top, 300.0), caps);
        }
        let y = top + 27.0;
        sheet.rule_in((MARGIN, RIGHT), y, LINE_STRONG, 1.0);
        y
    }

    fn entry_width(&self, name: &Paragraph) -> f32 {
        self.size.width + CHIP_GAP + name.width(13.5)
    }

    fn width(&self) -> f32 {
        let gaps = ENTRY_GAP * self.legend.len().saturating_sub(1) as f32;
        self.legend.iter().map(|(_, name)| self.entry_width(name)).sum::<f32>() + gaps
    }

    /// Sets the legend from `x` on, over several lines if it must; returns where it ends below.
    fn legend(
        &self,
        book: &mut Book<'_>,
        sheet: &mut Sheet,
        nodes: Option<&HeaderNodes>,
        (left, top): (f32, f32),
    ) -> f32 {
        let (mut x, mut y) = (left, top);
        for (entry, name) in &self.legend {
            let width = self.entry_width(name);
            if x + width > RIGHT + 0.5 {
                x = left;
                y += self.size.height + 8.0;
            }
            let item = nodes.map(|nodes| book.node(nodes.legend, Role::ListItem));
            let label = item.map(|item| book.node(item, Role::Label));
            let body = item.map(|item| book.node(item, Role::Body));
            if let Some(body) = body.filter(|_| entry.chip.rank().is_some()) {
                book.in_framework_language(body);
            }
            chip(book, sheet, label, &entry.chip, (x, y), self.size);
            for line in name.lines(13.5, f32::MAX, Wrap::Filled) {
                sheet.line(body, line, (x + self.size.width + CHIP_GAP, y + self.size.ascent() + 0.8), 13.5);
            }
            x += width + ENTRY_GAP;
        }
        y + self.size.height
    }
}
