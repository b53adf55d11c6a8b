//! The recommendations, in the order of the deck.

use super::synthesis::{finding_number, findings, recommendations, theme_cells, theme_columns};
use super::{Cell, Table, TableKind, columns};
use crate::content::Deck;
use crate::words::TableWords;
use debrief_domain::{FindingId, Review};

pub(super) fn table(review: &Review, deck: &Deck, words: &TableWords) -> Table {
    let findings: Vec<FindingId> = findings(review, deck).map(|(_, finding)| finding.id).collect();
    let rows = recommendations(review, deck)
        .enumerate()
        .map(|(index, (theme, recommendation))| {
            let mut row = theme_cells(deck, &format!("R{}", index + 1), theme);
            row.push(Cell::text(recommendation.text.trim()));
            row.push(Cell::text(&numbers(&findings, &recommendation.findings)));
            row
        })
        .collect();
    let mut all = theme_columns(words);
    all.extend(columns([(words.recommendation, 90), (words.findings_answered, 14)]));
    Table { kind: TableKind::Recommendations, name: words.recommendations, columns: all, anchors: 1, rows }
}

/// The numbers of `answered` in the table of findings, which has `all` in this order: `F1, F4`.
fn numbers(all: &[FindingId], answered: &[FindingId]) -> String {
    let numbered = all.iter().enumerate().filter(|(_, id)| answered.contains(id));
    numbered.map(|(index, _)| finding_number(index)).collect::<Vec<_>>().join(", ")
}
