//! Speaker notes as they are at first: what each level rests on, and what may be said of it.

use super::PageContent;
use super::version::Version;
use debrief_domain::{Direction, ElementCode, Evidence, EvidenceKind, Review};

/// The most notes of an element that are offered to be said.
const MOST_SAID: usize = 3;

/// The notes for a page; empty for pages that say everything themselves. Only words that may be quoted stand in them:
/// notes leave the laptop with some forms of the deck.
pub(super) fn notes(version: &Version<'_>, content: &PageContent) -> String {
    let PageContent::Debrief(page) = content else { return String::new() };
    let elements = page.rows.iter().map(|row| {
        let level = row.level.name(version.captions());
        let mut lines = vec![version.words.element_is(row.code.as_str(), &row.name, level)];
        lines.extend(element(version, &row.code));
        lines.join("\n")
    });
    elements.collect::<Vec<_>>().join("\n\n")
}

/// The notes of an element that are offered to be said.
pub(crate) fn offered<'r>(review: &'r Review, code: &'r ElementCode) -> impl Iterator<Item = &'r Evidence> {
    let cleared = review.evidence.iter().filter(move |note| note.elements.contains(code) && note.may_be_quoted());
    cleared.take(MOST_SAID)
}

fn element(version: &Version<'_>, code: &ElementCode) -> Vec<String> {
    let notes: Vec<&Evidence> = version.review.evidence.iter().filter(|note| note.elements.contains(code)).collect();
    let mut sources: Vec<_> = notes.iter().map(|note| note.source).collect();
    sources.sort();
    sources.dedup();
    let directions: Vec<(Direction, usize)> = [Direction::Strength, Direction::Gap, Direction::OpenQuestion]
        .into_iter()
        .map(|direction| (direction, notes.iter().filter(|note| note.direction == Some(direction)).count()))
        .filter(|(_, many)| *many > 0)
        .collect();
    let mut lines = vec![version.words.rests_on(notes.len(), sources.len(), &directions)];
    lines.extend(
        offered(version.review, code)
            .map(|note| version.words.may_be_said(note.text.trim(), note.kind == EvidenceKind::Quote)),
    );
    lines
}
