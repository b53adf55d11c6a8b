//! The quotes that may be quoted, with where they stand in the deck.

use super::evidence::{direction, direction_order, in_scope, permission};
use super::{Cell, Table, TableKind, codes, columns, first_place};
use crate::words::TableWords;
use debrief_domain::{Document, Evidence, EvidenceKind, EvidenceSource, Permission, Review};
use debrief_guard::label;

/// `group_names` says whether this version names groups at all.
pub(super) fn table(review: &Review, group_names: bool, words: &TableWords) -> Table {
    let mut quotes: Vec<&Evidence> = review
        .evidence
        .iter()
        .filter(|note| note.kind == EvidenceKind::Quote && note.may_be_quoted() && in_scope(review, note))
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
                Cell::text(&named_source(review, note, group_names).unwrap_or_default()),
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

/// The documents that stand beside a quote as its source.
pub(crate) fn named_documents(review: &Review) -> impl Iterator<Item = &Document> {
    let is_named = |document: &&Document| {
        review.evidence.iter().any(|note| {
            note.source == EvidenceSource::Document(document.id)
                && note.kind == EvidenceKind::Quote
                && note.permission == Permission::Attributed
        })
    };
    review.documents.iter().filter(is_named)
}

/// What may be said about who is quoted: the document, or the group or what it rolls up to, if the speaker agreed to it and
/// enough people stand behind it to hide among (PRODUCT.md, section 6).
fn named_source(review: &Review, note: &Evidence, group_names: bool) -> Option<String> {
    if note.permission != Permission::Attributed {
        return None;
    }
    match note.source {
        EvidenceSource::Document(id) => {
            let document = review.documents.iter().find(|document| document.id == id);
            document.map(|document| document.title.trim().to_owned())
        }
        EvidenceSource::Session(id) => {
            let group = review.group(review.session(id)?.group)?;
            label(review, group).filter(|_| group_names).map(|label| label.name)
        }
    }
}
