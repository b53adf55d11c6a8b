//! The key findings, in the order of the deck.

use super::synthesis::{THEME_COLUMNS, finding_number, findings, theme_cells};
use super::{Cell, Column, Table, TableKind, codes};
use debrief_domain::Review;

const COLUMNS: [Column; 3] = [
    Column { name: "Finding", width: 80 },
    Column { name: "Elements", width: 14 },
    Column { name: "Notes it rests on", width: 12 },
];

pub(super) fn table(review: &Review) -> Table {
    let rows = findings(review)
        .enumerate()
        .map(|(index, (theme, finding))| {
            let mut row = theme_cells(&finding_number(index), theme);
            row.push(Cell::text(finding.text.trim()));
            row.push(Cell::text(&codes(review, &finding.elements)));
            row.push(Cell::Number(u32::try_from(finding.evidence.len()).unwrap_or(u32::MAX)));
            row
        })
        .collect();
    let columns = THEME_COLUMNS.into_iter().chain(COLUMNS).collect();
    Table { kind: TableKind::Findings, columns, anchors: 1, rows }
}
