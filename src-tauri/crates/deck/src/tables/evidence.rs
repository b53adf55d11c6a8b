//! The evidence: one row a note, without the source it came from.

use super::{Cell, Column, Table, TableKind, WITHHELD, codes, first_place};
use debrief_domain::{Direction, Evidence, EvidenceKind, EvidenceSource, Permission, Review};

const COLUMNS: [Column; 6] = [
    Column { name: "Elements", width: 12 },
    Column { name: "Direction", width: 16 },
    Column { name: "Kind", width: 13 },
    Column { name: "Source", width: 13 },
    Column { name: "Permission", width: 18 },
    Column { name: "Words", width: 100 },
];

pub(super) fn table(review: &Review) -> Table {
    let mut notes: Vec<(&Evidence, &str)> = review
        .evidence
        .iter()
        .filter(|note| in_scope(review, note))
        .map(|note| (note, if note.permission.allows_quoting() { note.text.trim() } else { WITHHELD }))
        .collect();
    // By what a row shows and by nothing else: in the order of the review, neighbors come from one source.
    notes.sort_by_cached_key(|(note, words)| {
        let place = first_place(review, &note.elements);
        let all = codes(review, &note.elements);
        (place, all, direction_order(note.direction), kind(note), source(note), permission(note.permission), *words)
    });
    let rows = notes
        .into_iter()
        .map(|(note, words)| {
            vec![
                Cell::text(&codes(review, &note.elements)),
                Cell::text(direction(note.direction)),
                Cell::text(kind(note)),
                Cell::text(source(note)),
                Cell::text(permission(note.permission)),
                Cell::text(words),
            ]
        })
        .collect();
    Table { kind: TableKind::Evidence, columns: COLUMNS.to_vec(), anchors: 1, rows }
}

/// Whether a note speaks to an element in scope, or to none yet.
pub(super) fn in_scope(review: &Review, note: &Evidence) -> bool {
    note.elements.is_empty() || note.elements.iter().any(|code| review.in_scope(code))
}

/// The name people read of a direction.
pub(super) fn direction(direction: Option<Direction>) -> &'static str {
    match direction {
        Some(Direction::Strength) => "Strength",
        Some(Direction::Gap) => "Gap",
        Some(Direction::OpenQuestion) => "Open question",
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

fn kind(note: &Evidence) -> &'static str {
    match note.kind {
        EvidenceKind::Quote => "Quote",
        EvidenceKind::Paraphrase => "Paraphrase",
    }
}

fn source(note: &Evidence) -> &'static str {
    match note.source {
        EvidenceSource::Session(_) => "Session",
        EvidenceSource::Document(_) => "Document",
    }
}

/// The name people read of a permission.
pub(super) fn permission(permission: Permission) -> &'static str {
    match permission {
        Permission::NotCleared => "Not cleared",
        Permission::MayQuote => "May quote",
        Permission::BackgroundOnly => "Background only",
        Permission::Attributed => "Attributed",
    }
}
