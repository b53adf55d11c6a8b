//! The quotes that may be quoted, with where they stand in the deck.

use super::evidence::{direction, direction_order, in_scope, permission};
use super::{Cell, Table, TableKind, codes, columns, first_place};
use crate::words::TableWords;
use debrief_domain::{Evidence, EvidenceKind, EvidenceSource, Group, Permission, Review, SessionStatus};

/// `group_names` says whether this version names groups at all.
pub(super) fn table(review: &Review, group_names: bool, words: &TableWords) -> Table {
    let mut quotes: Vec<&Evidence> = review
        .evidence
        .iter()
        .filter(|note| note.kind == EvidenceKind::Quote && note.permission.allows_quoting() && in_scope(review, note))
        .collect();
    // By what a row shows and by nothing else: in the order of the review, neighbors come from one source.
    quotes.sort_by_cached_key(|note| {
        let all = codes(review, &note.elements);
        (first_place(review, &note.elements), all, direction_order(note.direction), note.text.trim())
    });
    let rows = quotes
        .into_iter()
        .map(|note| {
            vec![
                Cell::text(&codes(review, &note.elements)),
                Cell::text(note.text.trim()),
                Cell::text(direction(note.direction, words)),
                Cell::text(permission(note.permission, words)),
                Cell::text(named_source(review, note, group_names).unwrap_or_default()),
                Cell::text(&rationales_with(review, note)),
            ]
        })
        .collect();
    let columns = columns([
        (words.elements, 12),
        (words.quote, 90),
        (words.direction, 16),
        (words.permission, 14),
        (words.named_source, 28),
        (words.rationale_of, 18),
    ]);
    Table { kind: TableKind::Quotes, name: words.quotes, columns, anchors: 1, rows }
}

/// The elements whose rationale holds words of the note.
fn rationales_with(review: &Review, note: &Evidence) -> String {
    let holding = review
        .elements()
        .map(|element| &element.code)
        .filter(|code| review.decision(code).is_some_and(|decision| decision.rationale.quoted().contains(&note.id)));
    holding.map(|code| code.as_str()).collect::<Vec<_>>().join(", ")
}

/// The fewest people of a role in the district for which the role may stand beside a quote (PRODUCT.md, section 6).
const FEWEST_IN_DISTRICT: u32 = 5;
/// The fewest of them that must have been heard (PRODUCT.md, section 6).
const FEWEST_HEARD: u32 = 2;

/// What may be said about who is quoted: the document, or the group, if the speaker agreed to it and the group is large
/// enough to hide in.
fn named_source<'r>(review: &'r Review, note: &Evidence, group_names: bool) -> Option<&'r str> {
    if note.permission != Permission::Attributed {
        return None;
    }
    match note.source {
        EvidenceSource::Document(id) => {
            review.documents.iter().find(|document| document.id == id).map(|document| document.title.trim())
        }
        EvidenceSource::Session(id) => {
            let group = review.group(review.session(id)?.group)?;
            (group_names && may_be_named(review, group)).then_some(group.name.trim())
        }
    }
}

/// Whether enough people hold the role, and enough of them were heard. A number that is not known is not enough.
fn may_be_named(review: &Review, group: &Group) -> bool {
    let heard = review
        .sessions
        .iter()
        .filter(|session| session.group == group.id && session.status == SessionStatus::Held)
        .filter_map(|session| session.headcount)
        .fold(0, u32::saturating_add);
    group.population.is_some_and(|population| population >= FEWEST_IN_DISTRICT) && heard >= FEWEST_HEARD
}
