//! The journey: the counts of the stages, and the one next step.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use chrono::NaiveDate;
use common::{Made, code, level, moment};
use debrief_domain::{
    DocumentStatus, EvidenceSource, GroupLevel, Lens, NextStep, Place, Rationale, ReviewState, SessionStatus, Stage,
    StageCount, stages,
};

fn next(made: &Made) -> NextStep {
    stages(&made.review).next
}

/// The words of the next step.
fn said(made: &Made) -> (String, String) {
    let NextStep { sentence, action, .. } = next(made);
    (sentence, action)
}

fn count(made: &Made, stage: Stage) -> (u32, Option<u32>) {
    let found = stages(&made.review).counts.into_iter().find(|count| count.stage == stage).unwrap();
    (found.done, found.of)
}

#[test]
fn stages_stand_in_order() {
    let order: Vec<_> = stages(&Made::new().review).counts.iter().map(|count| count.stage).collect();
    assert_eq!(order, [Stage::Prepare, Stage::Listen, Stage::Rate, Stage::Synthesize, Stage::Debrief]);
}

#[test]
fn preparing_has_eight_parts() {
    let mut made = Made::new();
    assert_eq!(count(&made, Stage::Prepare), (1, Some(8)));
    made.review.starts_on = NaiveDate::from_ymd_opt(2026, 5, 4);
    // The days are one part.
    assert_eq!(count(&made, Stage::Prepare), (1, Some(8)));
    made.review.ends_on = NaiveDate::from_ymd_opt(2026, 5, 6);
    made.review.purpose = "To see".into();
    made.review.confidentiality = "  ".into();
    made.member();
    assert_eq!(count(&made, Stage::Prepare), (4, Some(8)));
    made.review.confidentiality = "No names".into();
    let group = made.group(GroupLevel::School);
    made.session(group, SessionStatus::Planned);
    made.document(DocumentStatus::AskedFor);
    assert_eq!(count(&made, Stage::Prepare), (8, Some(8)));
}

#[test]
fn listening_counts_held_sessions_and_rating_decided_elements_in_scope() {
    let mut made = Made::content();
    let group = made.group(GroupLevel::School);
    made.session(group, SessionStatus::Planned);
    assert_eq!(count(&made, Stage::Listen), (2, Some(3)));
    assert_eq!(count(&made, Stage::Rate), (2, Some(2)));
    made.only(&["1A", "3B"]);
    assert_eq!(count(&made, Stage::Rate), (1, Some(2)));
    made.decision("1A").judgement = None;
    assert_eq!(count(&made, Stage::Rate), (0, Some(2)));
    assert_eq!(count(&made, Stage::Synthesize), (1, None));
}

#[test]
fn the_sample_counts() {
    let counts = stages(&common::sample()).counts;
    let stage = |stage, done, of| StageCount { stage, done, of };
    assert_eq!(
        counts,
        [
            stage(Stage::Prepare, 8, Some(8)),
            stage(Stage::Listen, 14, Some(14)),
            stage(Stage::Rate, 15, Some(15)),
            stage(Stage::Synthesize, 7, None),
            stage(Stage::Debrief, 15, None),
        ]
    );
}

#[test]
fn a_new_review_is_led_from_groups_to_the_first_note() {
    let mut made = Made::new();
    assert_eq!(said(&made), ("No group to hear has been chosen.".into(), "Choose groups".into()));
    assert_eq!(next(&made).place, Place::Stage(Stage::Prepare));
    let group = made.group(GroupLevel::School);
    assert_eq!(said(&made), ("No session is planned.".into(), "Plan a session".into()));
    made.session(group, SessionStatus::Planned);
    assert_eq!(said(&made), ("No note has been taken.".into(), "Start listening".into()));
    assert_eq!(next(&made).place, Place::Stage(Stage::Listen));
}

#[test]
fn sessions_to_come_are_heard_in_the_order_of_their_times() {
    let mut made = Made::new();
    let source = made.held(GroupLevel::System);
    made.note(source, "a", &["3B"]);
    let group = made.group(GroupLevel::School);
    let unplanned = made.session(group, SessionStatus::Planned);
    let later = made.session(group, SessionStatus::Planned);
    let sooner = made.session(group, SessionStatus::Planned);
    let mut at = |id, time| made.review.sessions.iter_mut().find(|session| session.id == id).unwrap().starts_at = time;
    at(unplanned, None);
    at(later, Some(moment(15, 0)));
    at(sooner, Some(moment(11, 0)));
    let name = made.review.group(group).unwrap().name.clone();
    assert_eq!(said(&made), ("3 sessions are still to come.".into(), format!("Hear {name}")));
    assert_eq!(next(&made).place, Place::Session(sooner));
    made.review.sessions.retain(|session| session.id != sooner);
    assert_eq!(next(&made).place, Place::Session(later));
    made.review.sessions.retain(|session| session.id != later);
    assert_eq!(said(&made).0, "1 session is still to come.");
    assert_eq!(next(&made).place, Place::Session(unplanned));
}

#[test]
fn elements_with_evidence_are_rated_first() {
    let mut made = Made::new();
    let source = made.held(GroupLevel::System);
    made.note(source, "a", &["3B"]);
    assert_eq!(said(&made), ("15 elements have no agreed level. 3B has 1 note.".into(), "Rate 3B".into()));
    assert_eq!(next(&made).place, Place::Element(code("3B")));
    made.rating(Lens::Leadership, None, "3B", level("G"));
    assert_eq!(said(&made).1, "Rate 3B");
    let rater = made.member();
    made.rating(Lens::Reviewer, Some(rater), "3B", level("R"));
    assert_eq!(said(&made), ("15 elements have no agreed level. 3B is rated already.".into(), "Agree on 3B".into()));
    made.decide("3B", "R", vec![]);
    assert_eq!(said(&made), ("14 elements have no agreed level. 1A comes first.".into(), "Rate 1A".into()));
    made.only(&["3B", "5C"]);
    assert_eq!(said(&made), ("1 element has no agreed level. 5C comes first.".into(), "Rate 5C".into()));
}

#[test]
fn then_documents_themes_and_the_list() {
    let mut made = Made::content();
    made.document(DocumentStatus::Received);
    assert_eq!(said(&made), ("1 document has not been read.".into(), "Go to documents".into()));
    made.document(DocumentStatus::AskedFor);
    assert_eq!(said(&made).0, "2 documents have not been read.");
    made.review.documents.iter_mut().for_each(|document| document.status = DocumentStatus::Read);
    let (themes, findings) = (std::mem::take(&mut made.review.themes), std::mem::take(&mut made.review.findings));
    let recommendations = std::mem::take(&mut made.review.recommendations);
    assert_eq!(said(&made), ("There is no theme yet.".into(), "Write a theme".into()));
    (made.review.themes, made.review.findings, made.review.recommendations) = (themes, findings, recommendations);
    made.decision("5C").rationale = Rationale::default();
    assert_eq!(said(&made), ("1 point to look at before you debrief.".into(), "Look at the list".into()));
    // One point is jumped to; of several, the list is shown.
    assert_eq!(next(&made).place, Place::Element(code("5C")));
    made.decision("1A").rationale = Rationale::default();
    assert_eq!(said(&made).0, "2 points to look at before you debrief.");
    assert_eq!(next(&made).place, Place::Stage(Stage::Synthesize));
}

#[test]
fn at_the_end_the_deck_is_ready() {
    let made = Made::content();
    assert_eq!(said(&made), ("The deck is ready.".into(), "Open the deck".into()));
    assert_eq!(next(&made).place, Place::Stage(Stage::Debrief));
    assert_eq!(stages(&common::sample()).next, next(&made));
}

#[test]
fn a_final_review_asks_for_nothing() {
    let mut made = Made::new();
    made.review.state = ReviewState::Final;
    assert_eq!(
        next(&made),
        NextStep {
            sentence: "This review is final. Its deck can be exported at any time.".into(),
            action: "Open the deck".into(),
            place: Place::Stage(Stage::Debrief),
        }
    );
    made.review.state = ReviewState::Provisional;
    assert_eq!(said(&made).1, "Choose groups");
}

#[test]
fn a_note_from_a_document_is_a_first_note() {
    let mut made = Made::new();
    let group = made.group(GroupLevel::School);
    let session = made.session(group, SessionStatus::Planned);
    let paper = made.document(DocumentStatus::Read);
    assert!(matches!(paper, EvidenceSource::Document(_)));
    made.note(paper, "a", &[]);
    assert_eq!(next(&made).place, Place::Session(session));
}
