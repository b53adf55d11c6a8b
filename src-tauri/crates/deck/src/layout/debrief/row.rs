//! One element in the table.

use super::super::book::Book;
use super::super::chip::chip;
use super::super::sheet::{Setting, Sheet};
use super::super::styles::{ASIDE, NAME, QUIET, QUOTE, TEXT};
use super::plan::{PagePlan, Slice};
use super::table::Columns;
use crate::content::{Chip, DebriefRow};
use crate::laid::{NodeId, OutlineEntry, Role};
use crate::paragraph::{Paragraph, Styled};
use crate::theme::MARGIN;
use debrief_domain::{ElementCode, Voice};

/// The texts of a row, shaped.
pub(super) struct RowText {
    pub(super) code: ElementCode,
    pub(super) name: String,
    level: Chip,
    code_text: Paragraph,
    name_text: Paragraph,
    again: Paragraph,
    question: Option<Paragraph>,
    rationale: Paragraph,
    /// The cells, once the row has begun on a page.
    cells: Option<[NodeId; 3]>,
}

/// The distance of baselines in rationales.
pub(super) fn body(size: f32) -> Setting {
    Setting::new(size, if size >= 17.0 { 1.46 } else { 1.42 })
}

fn name_setting(size: f32) -> Setting {
    Setting::balanced((size + 1.0).min(20.5), 1.26)
}

fn question_setting(size: f32) -> Setting {
    Setting::balanced((size - 1.5).clamp(13.5, 18.0), 1.34)
}

/// Between a name and the question below it.
const QUESTION_GAP: f32 = 4.0;

impl RowText {
    pub(super) fn shape(book: &mut Book<'_>, row: &DebriefRow) -> Self {
        let captions = book.captions();
        let missing;
        let parts: Vec<Styled<'_>> = if row.rationale.is_empty() {
            missing = if row.kept_back {
                captions.reasons_kept_back
            } else if row.level == Chip::Undecided {
                captions.no_level
            } else {
                captions.no_rationale
            };
            vec![ASIDE.on(missing)]
        } else {
            row.rationale
                .iter()
                .map(|run| if run.voice == Voice::Quoted { QUOTE.on(&run.text) } else { TEXT.on(&run.text) })
                .collect()
        };
        Self {
            code: row.code.clone(),
            name: row.name.clone(),
            level: row.level.clone(),
            code_text: book.shape(&[NAME.on(row.code.as_str())]),
            name_text: book.shape(&[NAME.on(&row.name)]),
            again: book.shape(&[NAME.on(&row.name), QUIET.on(&format!(" {}", captions.continued))]),
            question: row.question.as_ref().map(|question| book.shape(&[QUIET.on(question)])),
            rationale: book.shape(&parts),
            cells: None,
        }
    }

    /// How many lines the rationale takes.
    pub(super) fn lines(&self, columns: &Columns, size: f32) -> usize {
        self.rationale.count(size, columns.rationale_width)
    }

    /// How high the row is with `lines` of its rationale, without the room above and below.
    pub(super) fn height(&self, columns: &Columns, size: f32, lines: usize, continued: bool) -> f32 {
        let base = body(size).ascent();
        let name = name_setting(size);
        let name_top = base - name.ascent();
        let mut below = name_top;
        if continued {
            below += name.height(&self.again, columns.name_width);
        } else {
            below += name.height(&self.name_text, columns.name_width);
            if let Some(question) = &self.question {
                below += QUESTION_GAP + question_setting(size).height(question, columns.name_width);
            }
        }
        let chip = base - columns.chip_size.ascent() + columns.chip_size.height;
        (lines as f32 * body(size).step()).max(below).max(chip)
    }

    /// Sets a slice of the row with its upper edge at `y`; returns its lower edge.
    pub(super) fn place(
        &mut self,
        book: &mut Book<'_>,
        sheet: &mut Sheet,
        table: NodeId,
        columns: &Columns,
        (slice, plan): (&Slice, &PagePlan),
        y: f32,
    ) -> f32 {
        let size = plan.size;
        let begins = self.cells.is_none();
        let [head, level, found] = *self.cells.get_or_insert_with(|| {
            let row = book.node(table, Role::Row);
            [Role::HeaderCell, Role::DataCell, Role::DataCell].map(|role| book.node(row, role))
        });
        let top = y + plan.pad;
        let base = top + body(size).ascent();
        let name_top = base - name_setting(size).ascent();
        // What a further page repeats of the row is decoration.
        let said = begins.then_some(head);
        let named = said.map(|head| book.node(head, Role::P));
        let label = named.map(|named| book.node(named, Role::Label));
        let name_node = named.map(|named| book.framework_node(named, Role::Span));
        sheet.text(label, &self.code_text, (MARGIN, name_top, columns.name - MARGIN), name_setting(size));
        let name = if begins { &self.name_text } else { &self.again };
        let below = sheet.text(name_node, name, (columns.name, name_top, columns.name_width), name_setting(size));
        if begins {
            if let Some(question) = &self.question {
                let node = book.framework_node(head, Role::P);
                let place = (columns.name, below + QUESTION_GAP, columns.name_width);
                sheet.text(Some(node), question, place, question_setting(size));
            }
            let title = format!("{} {}", self.code, self.name);
            sheet.entries.push(OutlineEntry { title, page: 0, y, children: Vec::new() });
        }
        let chip_top = base - columns.chip_size.ascent();
        chip(book, sheet, begins.then_some(level), &self.level, (columns.chip, chip_top), columns.chip_size);
        let setting = body(size);
        let lines = self.rationale.lines(size, columns.rationale_width, setting.wrap);
        let lines = lines.into_iter().skip(slice.first_line).take(slice.lines).collect();
        sheet.lines(Some(found), lines, (columns.rationale, top), setting);
        top + self.height(columns, size, slice.lines, !begins) + plan.pad
    }
}
