//! A review without its sources: what people said is gone, and nobody is asked to mend that.
#![allow(clippy::unwrap_used, missing_docs)]

mod common;

use chrono::NaiveDate;
use common::sample;
use debrief_domain::{
    CheckKind, EvidenceId, Permission, Place, Rationale, RationalePart, Sources, Stage, checks, stages,
};
use uuid::Uuid;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 7, 1).unwrap()
}

#[test]
fn no_word_of_a_note_that_was_not_cleared_stays() {
    let mut review = sample();
    // A quote that a rationale holds and nobody cleared.
    let quoted = review.decisions.iter().flat_map(|decision| decision.rationale.quoted()).next().unwrap();
    let said = {
        let note = review.evidence.iter_mut().find(|note| note.id == quoted).unwrap();
        note.permission = Permission::BackgroundOnly;
        note.text.clone()
    };
    let of = Sources::of(&review);
    assert!(of.notes > 100 && of.quotes_kept > 3 && of.quotes_gone >= 1, "{of:?}");
    let stays = review.without_sources(day());
    let text = serde_json::to_string(&stays).unwrap();
    for note in &review.evidence {
        assert!(!text.contains(&note.id.to_string()), "nothing points at a note");
    }
    let holding = review.decisions.iter().find(|decision| decision.rationale.quoted().contains(&quoted)).unwrap();
    let kept = stays.decision(&holding.element).unwrap().rationale.plain();
    assert!(kept.contains("[…]"), "{kept}");
    assert!(!text.contains(&said));
    assert_eq!(Sources::of(&stays), Sources { sessions: of.sessions, ..Sources::default() });
}

#[test]
fn once_is_enough() {
    let once = sample().without_sources(day());
    assert_eq!(once.without_sources(day()), once);
    assert!(once.validate().is_ok());
}

#[test]
fn nobody_is_asked_for_evidence_that_was_destroyed() {
    let review = sample();
    let stays = review.without_sources(day());
    let evidence =
        |kind| matches!(kind, CheckKind::FindingWithoutEvidence | CheckKind::NoEvidence | CheckKind::QuoteAltered);
    assert!(checks(&stays).iter().all(|check| !evidence(check.kind)));
    assert_eq!(stages(&stays).next.place, Place::Stage(Stage::Debrief));
}

#[test]
fn words_are_taken_out_of_a_rationale_and_the_sentence_around_them_stays() {
    let [one, other] = [1, 2].map(|number| EvidenceId(Uuid::from_u128(number)));
    let quote = |evidence, text: &str| RationalePart::Quote { evidence, text: text.into() };
    let text = |text: &str| RationalePart::Text(text.into());
    let rationale =
        Rationale(vec![text("They say "), quote(one, "it sticks"), text(" and "), quote(other, "it helps"), text(".")]);
    let without = rationale.without(|note| note == one);
    assert_eq!(without.0, [text("They say […] and "), quote(other, "it helps"), text(".")]);
    assert_eq!(without.plain(), "They say […] and “it helps.”");
    assert_eq!(rationale.without(|_| false), rationale);
}
