//! The levels: one row an element.

use super::{Cell, Table, TableKind, columns};
use crate::content::{DebriefRow, Deck, PageContent};
use crate::words::{TableWords, words as deck_words};
use debrief_domain::{ElementCode, Review};

pub(super) fn table(review: &Review, deck: &Deck, words: &TableWords) -> Table {
    let captions = deck_words(deck.language).captions();
    let rows = review
        .framework
        .elements()
        .filter(|(_, element)| review.in_scope(&element.code))
        .filter_map(|(area, element)| {
            let row = row(deck, &element.code)?;
            let rationale: String = row.rationale.iter().map(|run| run.text.as_str()).collect();
            Some(vec![
                Cell::text(element.code.as_str()),
                Cell::text(&element.name),
                Cell::text(&format!("{} {}", area.code, area.name)),
                Cell::Level(row.level.clone()),
                Cell::text(row.level.name(captions)),
                Cell::text(rationale.trim()),
            ])
        })
        .collect();
    let columns = columns([
        (words.code, 8),
        (words.element, 34),
        (words.area, 30),
        (words.level, 9),
        (words.level_name, 20),
        (words.rationale, 90),
    ]);
    Table { kind: TableKind::Levels, name: words.levels, columns, anchors: 2, rows }
}

/// What the deck says about the element; absent when its page is hidden, or left out of this version.
fn row<'d>(deck: &'d Deck, code: &ElementCode) -> Option<&'d DebriefRow> {
    let pages = deck.pages.iter().filter(|page| !page.hidden);
    let debriefs = pages.filter_map(|page| match &page.content {
        PageContent::Debrief(debrief) => Some(&debrief.rows),
        _ => None,
    });
    debriefs.flatten().find(|row| row.code == *code)
}
