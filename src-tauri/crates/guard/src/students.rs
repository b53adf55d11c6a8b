//! Notes that seem to mention a student.

use crate::names::{Names, Whom};
use debrief_domain::{EvidenceId, Review, RosterKind, TextOwner};
use std::collections::HashSet;

/// The notes that name a student of the roster and are not marked as being about one. A suggestion: whether a note is about
/// a student says a person.
#[must_use]
pub fn seem_about_students(review: &Review) -> Vec<EvidenceId> {
    let students: Vec<_> = review.roster.iter().filter(|entry| entry.kind == RosterKind::Student).collect();
    if students.is_empty() {
        return Vec::new();
    }
    let names = Names::of(review);
    let is_student = |to: &Whom| match to {
        Whom::Names(ids) => students.iter().any(|entry| ids.contains(&entry.id)),
        Whom::Email | Whom::Phone => false,
    };
    let notes = review.evidence.iter().filter(|note| !note.about_student);
    notes.filter(|note| names.in_text(&note.text).iter().any(|each| is_student(&each.to))).map(|note| note.id).collect()
}

/// The review as it leaves for another laptop, and how many notes stay behind: those that are marked as being about a student
/// and those that name one of the roster, with the students on it (PRODUCT.md, section 6: such a note does not leave).
#[must_use]
pub fn without_students(review: &Review) -> (Review, usize) {
    let marked = review.evidence.iter().filter(|note| note.about_student).map(|note| note.id);
    let gone: HashSet<EvidenceId> = marked.chain(seem_about_students(review)).collect();
    let mut leaving = review.clone();
    leaving.roster.retain(|entry| entry.kind != RosterKind::Student);
    leaving.evidence.retain(|note| !gone.contains(&note.id));
    leaving.recognitions.retain(|each| !matches!(each.owner, TextOwner::Evidence(id) if gone.contains(&id)));
    for decision in &mut leaving.decisions {
        decision.rationale = decision.rationale.without(|note| gone.contains(&note));
    }
    for finding in &mut leaving.findings {
        finding.evidence.retain(|note| !gone.contains(note));
    }
    (leaving, gone.len())
}
