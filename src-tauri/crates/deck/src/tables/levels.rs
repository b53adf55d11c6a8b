//! The levels: one row an element.

use super::{Cell, Column, Table, TableKind};
use crate::content::{Chip, Deck, PageContent};
use debrief_domain::Review;

const COLUMNS: [Column; 6] = [
    Column { name: "Code", width: 8 },
    Column { name: "Element", width: 34 },
    Column { name: "Area", width: 30 },
    Column { name: "Level", width: 9 },
    Column { name: "Level in words", width: 20 },
    Column { name: "Rationale", width: 90 },
];

pub(super) fn table(review: &Review, deck: &Deck) -> Table {
    let rows = review
        .framework
        .elements()
        .filter(|(_, element)| review.in_scope(&element.code))
        .map(|(area, element)| {
            let row = deck
                .pages
                .iter()
                .filter_map(|page| match &page.content {
                    PageContent::Debrief(debrief) => Some(&debrief.rows),
                    _ => None,
                })
                .flatten()
                .find(|row| row.code == element.code);
            let level = row.map_or(Chip::Undecided, |row| row.level.clone());
            let rationale: String = row.iter().flat_map(|row| &row.rationale).map(|run| run.text.as_str()).collect();
            vec![
                Cell::text(element.code.as_str()),
                Cell::text(&element.name),
                Cell::text(&format!("{} {}", area.code, area.name)),
                Cell::Level(level.clone()),
                Cell::text(level.name()),
                Cell::text(rationale.trim()),
            ]
        })
        .collect();
    Table { kind: TableKind::Levels, columns: COLUMNS.to_vec(), anchors: 2, rows }
}
