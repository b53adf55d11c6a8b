//! What would leave and points to somebody: names, sources, labels; and what stands in their place.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::{bare, decided, finding, group, session, with_roster};
use debrief_domain::{
    Decision, DecisionId, EvidenceId, GroupLevel, PageKey, Permission, Rationale, RationalePart, RecognitionChoice,
    Review, ReviewState, RosterKind, StateChange, StateChangeId, TextOwner,
};
use debrief_guard::{
    Hit, Leaving, Recognizer, Why, nameless, replaced, replacements, seem_about_students, settled, without_students,
};
use std::borrow::Cow;
use uuid::Uuid;

fn rationale(code: &str) -> TextOwner {
    TextOwner::Rationale(code.into())
}

fn hits(review: &Review, owner: TextOwner, text: &str) -> Vec<Hit> {
    let leaving = Leaving { owner, page: Some(PageKey::Summary), text: Cow::Borrowed(text), is_quote: false };
    Recognizer::of(review).hits(&[leaving])
}

fn found(review: &Review, owner: TextOwner, text: &str) -> Vec<String> {
    hits(review, owner, text).into_iter().map(|hit| hit.said).collect()
}

#[test]
fn a_hit_knows_its_sentence_and_is_one_a_text() {
    let review = with_roster(&[("Orla Penhallow", RosterKind::Person)]);
    let text = "First. We told Penhallow’s office, and Penhallow wrote back! Then nothing.";
    let found = hits(&review, rationale("1A"), text);
    assert_eq!(found.len(), 1);
    let hit = &found[0];
    assert_eq!(
        (hit.sentence.as_str(), &hit.sentence[hit.at.clone()]),
        ("We told Penhallow’s office, and Penhallow wrote back!", "Penhallow")
    );
    assert_eq!((hit.words.as_str(), &hit.pages), ("penhallow", &vec![PageKey::Summary]));
}

#[test]
fn an_approved_subject_is_named_but_never_as_a_source() {
    let mut review = with_roster(&[("Orla Penhallow", RosterKind::Person)]);
    review.roster[0].approved = true;
    assert_eq!(found(&review, rationale("1A"), "Dr. Penhallow visited every school."), [""; 0]);
    assert_eq!(found(&review, rationale("1A"), "Teachers agree. “Dr. Penhallow listens,” one said."), [""; 0]);
    let beside = hits(&review, rationale("1A"), "“We have no plan,” Penhallow told us. She asked for this review.");
    assert!(matches!(beside.as_slice(), [Hit { why: Why::Source(_), .. }]), "{beside:?}");
    let owner = TextOwner::Group(Uuid::from_u128(5).into());
    assert_eq!(found(&review, owner, "Orla Penhallow"), ["Orla Penhallow"]);
}

#[test]
fn a_label_of_too_few_is_pointed_at_beside_quoted_words_alone() {
    let mut review = bare();
    review.groups = vec![
        group(1, "Superintendent", GroupLevel::System, Some(1)),
        group(2, "Principals", GroupLevel::School, Some(28)),
        group(3, "Area directors", GroupLevel::System, Some(40)),
    ];
    review.sessions = vec![
        session(1, &review.groups[0], Some(1)),
        session(2, &review.groups[1], Some(9)),
        session(3, &review.groups[2], Some(1)),
    ];
    let owner = || rationale("1A");
    assert_eq!(found(&review, owner(), "The superintendent visited all schools."), [""; 0]);
    assert_eq!(found(&review, owner(), "Principals say “nobody asks”."), [""; 0]);
    assert_eq!(found(&review, owner(), "The superintendent’s words: “nobody asks”."), ["superintendent"]);
    assert_eq!(found(&review, owner(), "“Nobody asks the superintendent”, principals say."), [""; 0]);
    let one = hits(&review, owner(), "One area director said “nobody asks”.");
    assert!(matches!(one.as_slice(), [Hit { why: Why::Label { heard: 1, .. }, .. }]), "{one:?}");
}

#[test]
fn replacements_stand_in_place_of_the_words_and_the_review_keeps_them() {
    let mut review = with_roster(&[("Orla Penhallow", RosterKind::Person), ("Grace Will", RosterKind::Person)]);
    let quoted = EvidenceId(Uuid::from_u128(9));
    review.decisions = vec![Decision {
        id: DecisionId::of(review.id, &"1A".into()),
        element: "1A".into(),
        judgement: None,
        rationale: Rationale(vec![
            RationalePart::Text("Orla’s office leads, and Orla says so: ".into()),
            RationalePart::Quote { evidence: quoted, text: "ask ORLA".into() },
        ]),
        dissent: String::new(),
        agreed_on: None,
    }];
    review.findings = vec![finding(1, "Grace is rare, so we will ask Grace. Orla, too.")];
    let grace = TextOwner::Finding(review.findings[0].id);
    review.recognitions = vec![
        decided(&review, rationale("1A"), "orla", RecognitionChoice::Replaced("a leader".into())),
        decided(&review, grace.clone(), "grace", RecognitionChoice::Replaced("[a colleague]".into())),
        decided(&review, grace.clone(), "orla", RecognitionChoice::Stays),
    ];
    let shown = replaced(&review);
    let parts: Vec<&str> = shown.decisions[0].rationale.0.iter().map(RationalePart::text).collect();
    assert_eq!(parts, ["[a leader]’s office leads, and [a leader] says so: ", "ask [a leader]"]);
    assert_eq!(shown.findings[0].text, "Grace is rare, so we will ask [a colleague]. Orla, too.");
    let list: Vec<(String, &str)> = replacements(&review).into_iter().map(|(_, words, by)| (words, by)).collect();
    assert_eq!(list, [("Orla".to_owned(), "a leader"), ("Grace".to_owned(), "[a colleague]")]);
    assert_eq!(review.findings[0].text, "Grace is rare, so we will ask Grace. Orla, too.");

    let record = nameless(&review);
    assert_eq!(record.findings[0].text, "Grace is rare, so we will ask [a colleague]. Orla, too.");
    review.recognitions.clear();
    review.roster[0].approved = true;
    assert_eq!(nameless(&review).findings[0].text, "Grace is rare, so we will ask [a person]. [a person], too.");
}

#[test]
fn a_note_that_names_a_student_is_suggested_and_one_that_is_marked_is_not() {
    let mut review =
        Review { evidence: common::sample().evidence, ..with_roster(&[("Pim Aldershaw", RosterKind::Student)]) };
    assert_eq!(seem_about_students(&review), []);
    review.evidence[3].text = "Pim’s mother called twice.".into();
    assert_eq!(seem_about_students(&review), [review.evidence[3].id]);
    review.evidence[3].about_student = true;
    assert_eq!(seem_about_students(&review), []);
}

/// The sample with a roster, a note about a student, and its words in the texts that stand on no page.
fn off_the_pages() -> Review {
    let mut review = common::sample();
    review.roster =
        with_roster(&[("Orla Penhallow", RosterKind::Person), ("Pim Aldershaw", RosterKind::Student)]).roster;
    review.recognitions = Vec::new();
    review.evidence[0].text = "Nobody asks the late bus where it has been".into();
    review.evidence[0].about_student = true;
    review.evidence[0].permission = Permission::NotCleared;
    let said = "Somebody said: nobody asks the late bus where it has been. Ask Orla Penhallow, and Pim Aldershaw.";
    review.purpose = said.into();
    review.sessions[0].place = said.into();
    review.ratings[0].reason = said.into();
    let (id, from, to) = (StateChangeId(Uuid::from_u128(1)), ReviewState::Final, ReviewState::Draft);
    let at = common::sample().evidence[0].noted_at;
    review.state_changes = vec![StateChange { id, at, from, to, reason: said.into(), by: None }];
    review
}

#[test]
fn what_stands_on_no_page_keeps_no_words_and_no_names_either() {
    let review = off_the_pages();
    let stays = settled(&review, review.without_sources(review.evidence[0].noted_at.date()));
    let (without_names, words) = ("Ask [a person], and [a student].", "the late bus");
    for text in [&stays.review.purpose, &stays.review.state_changes[0].reason] {
        assert!(text.ends_with(without_names) && !text.contains(words), "{text}");
    }
    assert_eq!((stays.quoted, stays.named), (2, 4));

    let (leaves, _) = without_students(&review);
    let ratings = &leaves.ratings[0].reason;
    for text in [&leaves.purpose, &leaves.state_changes[0].reason, &leaves.sessions[0].place, ratings] {
        assert!(text.ends_with("Ask Orla Penhallow, and [a student].") && !text.contains(words), "{text}");
    }
}
