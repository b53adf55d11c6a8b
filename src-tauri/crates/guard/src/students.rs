//! Notes that seem to mention a student.

use crate::nameless::{give_way, give_way_in};
use crate::names::{Names, Whom};
use crate::replaced::stands;
use crate::settled::{off_pages, our_texts, take_out, take_out_of};
use crate::uncleared::Uncleared;
use debrief_domain::{EvidenceId, Review, RosterKind};
use std::collections::HashSet;

/// The notes that name a student of the roster and are not marked as being about one. A suggestion: whether a note is about
/// a student says a person.
#[must_use]
pub fn seem_about_students(review: &Review) -> Vec<EvidenceId> {
    if !review.roster.iter().any(|entry| entry.kind == RosterKind::Student) {
        return Vec::new();
    }
    let names = Names::of(review);
    let notes = review.evidence.iter().filter(|note| !note.about_student);
    notes
        .filter(|note| names.in_text(&note.text).iter().any(|each| is_student(review, &each.to)))
        .map(|note| note.id)
        .collect()
}

/// The review as it leaves for another laptop, and how many notes stay behind: those that are marked as being about a student
/// and those that name one of the roster, with the students on it (PRODUCT.md, section 6: such a note does not leave). In
/// what we wrote ourselves their words are taken out, and students give way to a descriptor.
#[must_use]
pub fn without_students(review: &Review) -> (Review, usize) {
    let marked = review.evidence.iter().filter(|note| note.about_student).map(|note| note.id);
    let gone: HashSet<EvidenceId> = marked.chain(seem_about_students(review)).collect();
    let mut leaving = review.clone();
    leaving.evidence.retain(|note| !gone.contains(&note.id));
    for decision in &mut leaving.decisions {
        decision.rationale = decision.rationale.without(|note| gone.contains(&note));
    }
    for finding in &mut leaving.findings {
        finding.evidence.retain(|note| !gone.contains(note));
    }
    let words = Uncleared::of_notes(review.evidence.iter().filter(|note| gone.contains(&note.id)));
    let (names, owners) = (Names::of(review), our_texts(review));
    take_out(&mut leaving, &owners, &words);
    give_way(review, &names, &mut leaving, &owners, |to| is_student(review, to));
    for text in off_pages(&mut leaving) {
        take_out_of(text, &words);
        give_way_in(text, review, &names, |pointed| is_student(review, &pointed.to));
    }
    leaving.roster.retain(|entry| entry.kind != RosterKind::Student);
    // A decision about words that stand nowhere any more would be where the name stays.
    let decisions = std::mem::take(&mut leaving.recognitions);
    leaving.recognitions =
        decisions.into_iter().filter(|each| stands(&mut leaving, &each.owner, &each.words)).collect();
    (leaving, gone.len())
}

fn is_student(review: &Review, to: &Whom) -> bool {
    let is_student = |id| review.roster.iter().any(|entry| entry.id == id && entry.kind == RosterKind::Student);
    matches!(to, Whom::Names(ids) if ids.iter().copied().any(is_student))
}
