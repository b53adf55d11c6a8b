//! The recommendations, in the order of the deck.

use super::synthesis::{THEME_COLUMNS, finding_number, findings, recommendations, theme_cells};
use super::{Cell, Column, Table, TableKind};
use debrief_domain::{FindingId, Review};

const COLUMNS: [Column; 2] =
    [Column { name: "Recommendation", width: 90 }, Column { name: "Findings it answers", width: 14 }];

pub(super) fn table(review: &Review) -> Table {
    let findings: Vec<FindingId> = findings(review).map(|(_, finding)| finding.id).collect();
    let rows = recommendations(review)
        .enumerate()
        .map(|(index, (theme, recommendation))| {
            let mut row = theme_cells(&format!("R{}", index + 1), theme);
            row.push(Cell::text(recommendation.text.trim()));
            row.push(Cell::text(&numbers(&findings, &recommendation.findings)));
            row
        })
        .collect();
    let columns = THEME_COLUMNS.into_iter().chain(COLUMNS).collect();
    Table { kind: TableKind::Recommendations, columns, anchors: 1, rows }
}

/// The numbers of `answered` in the table of findings, which has `all` in this order: `F1, F4`.
fn numbers(all: &[FindingId], answered: &[FindingId]) -> String {
    let numbered = all.iter().enumerate().filter(|(_, id)| answered.contains(id));
    numbered.map(|(index, _)| finding_number(index)).collect::<Vec<_>>().join(", ")
}
