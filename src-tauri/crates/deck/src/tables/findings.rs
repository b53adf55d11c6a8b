//! The key findings, in the order of the deck.

use super::synthesis::{finding_number, findings, theme_cells, theme_columns};
use super::{Cell, Table, TableKind, codes, columns};
use crate::content::Deck;
use crate::words::TableWords;
use debrief_domain::Review;

pub(super) fn table(review: &Review, deck: &Deck, words: &TableWords) -> Table {
    let rows = findings(review, deck)
        .enumerate()
        .map(|(index, (theme, finding))| {
            let mut row = theme_cells(deck, &finding_number(index), theme);
            row.push(Cell::text(finding.text.trim()));
            row.push(Cell::text(&codes(review, &finding.elements)));
            row.push(Cell::Number(u32::try_from(finding.evidence.len()).unwrap_or(u32::MAX)));
            row
        })
        .collect();
    let mut all = theme_columns(words);
    all.extend(columns([(words.finding, 80), (words.elements, 14), (words.notes_behind, 12)]));
    Table { kind: TableKind::Findings, name: words.findings, columns: all, anchors: 1, rows }
}
