//! The evidence: one row a note, without the source it came from.

use super::{Cell, Table, TableKind, codes, columns, first_place};
use crate::words::TableWords;
use debrief_domain::{Direction, Evidence, EvidenceKind, EvidenceSource, Permission, Review};

pub(super) fn table(review: &Review, words: &TableWords) -> Table {
    let mut notes: Vec<(&Evidence, &str)> = review
        .evidence
        .iter()
        .filter(|note| in_scope(review, note))
        .map(|note| (note, if note.may_be_quoted() { note.text.trim() } else { words.withheld }))
        .collect();
    // By what a row shows and by nothing else: in the order of the review, neighbors come from one source.
    notes.sort_by_cached_key(|(note, said)| {
        let place = first_place(review, &note.elements);
        let all = codes(review, &note.elements);
        (
            place,
            all,
            direction_order(note.direction),
            kind(note, words),
            source(note, words),
            permission(note.permission, words),
            *said,
        )
    });
    let rows = notes
        .into_iter()
        .map(|(note, said)| {
            vec![
                Cell::text(&codes(review, &note.elements)),
                Cell::text(direction(note.direction, words)),
                Cell::text(kind(note, words)),
                Cell::text(source(note, words)),
                Cell::text(permission(note.permission, words)),
                Cell::text(said),
            ]
        })
        .collect();
    let columns = columns([
        (words.elements, 12),
        (words.direction, 16),
        (words.kind, 13),
        (words.source, 13),
        (words.permission, 18),
        (words.note_words, 100),
    ]);
    Table { kind: TableKind::Evidence, name: words.evidence, columns, anchors: 1, rows }
}

/// Whether a note speaks to an element in scope, or to none yet.
pub(crate) fn in_scope(review: &Review, note: &Evidence) -> bool {
    note.elements.is_empty() || note.elements.iter().any(|code| review.in_scope(code))
}

/// The name people read of a direction.
pub(super) fn direction(direction: Option<Direction>, words: &TableWords) -> &'static str {
    match direction {
        Some(Direction::Strength) => words.strength,
        Some(Direction::Gap) => words.gap,
        Some(Direction::OpenQuestion) => words.open_question,
        None => "",
    }
}

/// Where a direction stands among the others.
pub(super) fn direction_order(direction: Option<Direction>) -> u8 {
    match direction {
        Some(Direction::Strength) => 0,
        Some(Direction::Gap) => 1,
        Some(Direction::OpenQuestion) => 2,
        None => 3,
    }
}

fn kind(note: &Evidence, words: &TableWords) -> &'static str {
    match note.kind {
        EvidenceKind::Quote => words.quote,
        EvidenceKind::Paraphrase => words.paraphrase,
    }
}

fn source(note: &Evidence, words: &TableWords) -> &'static str {
    match note.source {
        EvidenceSource::Session(_) => words.session,
        EvidenceSource::Document(_) => words.document,
    }
}

/// The name people read of a permission.
pub(super) fn permission(permission: Permission, words: &TableWords) -> &'static str {
    match permission {
        Permission::NotCleared => words.not_cleared,
        Permission::MayQuote => words.may_quote,
        Permission::BackgroundOnly => words.background_only,
        Permission::Attributed => words.attributed,
    }
}
