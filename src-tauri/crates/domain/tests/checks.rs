//! “Before you debrief”: each line is there when it should be, and not otherwise.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Made, code, ours, quoted, words};
use debrief_domain::{
    Check, CheckKind, DocumentStatus, Evidence, EvidenceId, EvidenceKind, GroupLevel, Judgement, Permission, Place,
    Rationale, Stage, Weight, checks,
};
use uuid::Uuid;

fn kinds(made: &Made) -> Vec<CheckKind> {
    checks(&made.review).iter().map(|check| check.kind).collect()
}

/// The one check there is after a change to a review in which every check was content.
#[track_caller]
fn only(change: impl FnOnce(&mut Made)) -> Check {
    let mut made = Made::content();
    change(&mut made);
    let found = checks(&made.review);
    assert_eq!(found.len(), 1, "{found:#?}");
    found[0].clone()
}

/// That nothing is found after the change.
#[track_caller]
fn clear(change: impl FnOnce(&mut Made)) {
    assert_eq!(only(change).kind, CheckKind::AllClear);
}

/// The quote that 1A quotes.
fn quote(made: &mut Made) -> &mut Evidence {
    made.review.evidence.iter_mut().find(|note| note.kind == EvidenceKind::Quote).unwrap()
}

/// Puts those words in the place of the quoted ones, in the note and in the rationale.
fn say(made: &mut Made, words: &str) {
    quote(made).text = words.to_owned();
    let id = quote(made).id;
    made.decision("1A").rationale = Rationale(vec![common::words(40), ours(" "), quoted(id, words)]);
}

#[test]
fn the_sample_is_all_clear() {
    let found = checks(&common::sample());
    assert_eq!(
        found,
        [Check {
            kind: CheckKind::AllClear,
            weight: Weight::Fine,
            sentence: "Nothing is missing".into(),
            place: Place::Stage(Stage::Debrief),
        }]
    );
}

#[test]
fn a_content_review_is_all_clear() {
    clear(|_| {});
}

#[test]
fn elements_without_a_judgement_are_unrated() {
    let check = only(|made| {
        made.only(&["1A", "3B", "5C"]);
    });
    assert_eq!((check.kind, check.weight), (CheckKind::Unrated, Weight::Must));
    assert_eq!(check.sentence, "1 element is not rated: 3B");
    assert_eq!(check.place, Place::Element(code("3B")));
    // A rationale alone is no judgement.
    assert_eq!(only(|made| made.decision("5C").judgement = None).sentence, "1 element is not rated: 5C");
}

#[test]
fn many_unrated_elements_are_one_line() {
    let made = Made::new();
    let found = checks(&made.review);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].sentence, "15 elements are not rated: 1A, 1B, 1C, 1D …");
    assert_eq!(found[0].place, Place::Element(code("1A")));
    let mut made = Made::new();
    made.only(&["2A", "2B", "3A", "3B"]);
    assert_eq!(checks(&made.review)[0].sentence, "4 elements are not rated: 2A, 2B, 3A, 3B");
}

#[test]
fn not_enough_evidence_is_a_rating() {
    clear(|made| made.decision("5C").judgement = Some(Judgement::NotEnoughEvidence));
    clear(|made| made.decision("1A").judgement = Some(Judgement::NotEnoughEvidence));
}

#[test]
fn a_judgement_needs_a_rationale() {
    for blank in [vec![], vec![ours(" \n ")]] {
        let check = only(|made| made.decision("5C").rationale = Rationale(blank));
        assert_eq!((check.kind, check.weight), (CheckKind::RationaleMissing, Weight::Should));
        assert_eq!(check.place, Place::Element(code("5C")));
    }
    // While the level is open, the rationale may be, too.
    let check = only(|made| {
        made.decision("5C").rationale = Rationale::default();
        made.decision("5C").judgement = None;
    });
    assert_eq!(check.kind, CheckKind::Unrated);
}

#[test]
fn a_rationale_has_35_to_90_words() {
    for (count, fits) in [(1, false), (34, false), (35, true), (90, true), (91, false)] {
        let check = only(|made| made.decision("5C").rationale = Rationale(vec![words(count)]));
        let expected = if fits { CheckKind::AllClear } else { CheckKind::RationaleLength };
        assert_eq!(check.kind, expected, "{count} words");
    }
    let check = only(|made| made.decision("5C").rationale = Rationale(vec![ours("Strong.")]));
    assert_eq!(check.sentence, "5C has a rationale of 1 word; 35 to 90 read well");
    assert_eq!((check.weight, check.place), (Weight::Should, Place::Element(code("5C"))));
}

#[test]
fn a_quote_must_be_cleared() {
    for permission in [Permission::NotCleared, Permission::BackgroundOnly] {
        let check = only(|made| quote(made).permission = permission);
        assert_eq!((check.kind, check.weight), (CheckKind::QuoteNotCleared, Weight::Must));
        assert_eq!(check.place, Place::Evidence(quote(&mut Made::content()).id));
    }
    clear(|made| quote(made).permission = Permission::Attributed);
}

#[test]
fn quoted_words_must_be_in_the_note() {
    let check = only(|made| quote(made).text = "We have heard five different aims.".into());
    assert_eq!((check.kind, check.weight), (CheckKind::QuoteAltered, Weight::Must));
    assert_eq!(check.place, Place::Element(code("1A")));
    // Our paraphrase is nobody's words.
    assert_eq!(only(|made| quote(made).kind = EvidenceKind::Paraphrase).kind, CheckKind::QuoteAltered);
    clear(|made| quote(made).text = "FOUR   different aims".into());
}

#[test]
fn a_quote_of_a_deleted_note_is_found() {
    let check = only(|made| {
        let gone = EvidenceId(Uuid::from_u128(999));
        made.decision("5C").rationale = Rationale(vec![words(40), quoted(gone, "fine")]);
    });
    assert_eq!(check.kind, CheckKind::QuoteAltered);
    assert_eq!(check.sentence, "5C quotes a note that was deleted");
}

#[test]
fn an_empty_quote_is_left_alone() {
    clear(|made| {
        let gone = EvidenceId(Uuid::from_u128(999));
        made.decision("5C").rationale = Rationale(vec![words(40), quoted(gone, " ")]);
    });
}

#[test]
fn words_that_name_somebody_are_pointed_at() {
    for text in [
        "Write to ann@elm.example about it",
        "Ask Dr. Ames about it",
        "Mrs. Quill told us",
        "then Principal Jones came",
        "we moved to Hillside Elementary in May",
        "Hillside Elementary never hears back",
        "“Northgate Academy” gets more",
        "At Northgate High, nobody asked",
    ] {
        let check = only(|made| say(made, text));
        assert_eq!((check.kind, check.weight), (CheckKind::QuoteMayIdentify, Weight::Should), "{text}");
        assert_eq!(check.place, Place::Element(code("1A")), "{text}");
    }
    for text in [
        "Most schools never hear back",
        "The School Board decides",
        "my principal hears one thing",
        "Every principal asks",
        "the superintendent came twice",
        "High expectations @ every desk",
        "Middle managers and high schools",
    ] {
        clear(|made| say(made, text));
    }
}

#[test]
fn the_weakest_level_needs_a_recommendation() {
    let check = only(|made| {
        made.review.findings[0].elements = vec![code("5C")];
    });
    assert_eq!((check.kind, check.weight), (CheckKind::WeakWithoutRecommendation, Weight::Must));
    assert_eq!(check.sentence, "1A is red and no recommendation answers it");
    assert_eq!(check.place, Place::Element(code("1A")));
    // Only the weakest level does.
    clear(|made| {
        made.review.findings[0].elements = vec![code("5C")];
        made.decision("1A").judgement = Some(common::level("AR"));
    });
}

#[test]
fn the_strongest_level_needs_more_than_the_central_office() {
    let mut made = Made::content();
    let centre = made.review.evidence.iter().find(|note| note.text.contains("board")).unwrap().source;
    let deaf = |made: &mut Made| {
        made.review.evidence.iter_mut().filter(|note| note.elements == [code("5C")]).for_each(|note| {
            note.source = centre;
        });
    };
    let check = only(deaf);
    assert_eq!((check.kind, check.weight), (CheckKind::StrongFromCentreOnly, Weight::Should));
    assert_eq!(check.sentence, "5C is green; only the central office was heard on it");
    // A document is not a voice.
    deaf(&mut made);
    let paper = made.document(DocumentStatus::Read);
    made.note(paper, "The plan says so.", &["5C"]);
    assert_eq!(kinds(&made), [CheckKind::StrongFromCentreOnly]);
    // One voice of the community is enough; so is a lower level.
    let families = made.held(GroupLevel::Community);
    made.note(families, "They call back.", &["5C"]);
    assert_eq!(kinds(&made), [CheckKind::AllClear]);
    clear(|made| {
        deaf(made);
        made.decision("5C").judgement = Some(common::level("AG"));
    });
}

#[test]
fn a_level_needs_evidence() {
    let check = only(|made| made.review.evidence.retain(|note| note.elements != [code("5C")]));
    assert_eq!((check.kind, check.weight), (CheckKind::NoEvidence, Weight::Should));
    assert_eq!(check.sentence, "5C is green without a single note");
    // Not enough evidence may rest on none.
    clear(|made| {
        made.review.evidence.retain(|note| note.elements != [code("5C")]);
        made.decision("5C").judgement = Some(Judgement::NotEnoughEvidence);
    });
}

#[test]
fn a_finding_needs_evidence() {
    let check = only(|made| {
        made.review.findings[0].evidence.clear();
        made.review.findings[0].text = "Nobody we met, in any school or office, could name the aim of the plan".into();
    });
    assert_eq!((check.kind, check.weight), (CheckKind::FindingWithoutEvidence, Weight::Should));
    assert_eq!(check.sentence, "A finding has no evidence: “Nobody we met, in any school or office, could…”");
    assert_eq!(check.place, Place::Finding(Made::content().review.findings[0].id));
}

#[test]
fn a_recommendation_answers_a_finding() {
    let check = only(|made| {
        let theme = made.review.themes[0].id;
        made.recommendation(theme, &[]);
    });
    assert_eq!((check.kind, check.weight), (CheckKind::RecommendationWithoutFinding, Weight::Should));
    assert_eq!(check.sentence, "A recommendation answers no finding: “Write the aim down”");
}

#[test]
fn a_theme_has_findings_and_recommendations() {
    let check = only(|made| {
        made.theme();
    });
    assert_eq!((check.kind, check.weight), (CheckKind::ThemeEmpty, Weight::Should));
    assert_eq!(check.sentence, "“Say one aim” has no finding and no recommendation");
    let check = only(|made| {
        let theme = made.theme();
        let evidence = quote(made).id;
        made.finding(theme, &["1A"], &[evidence]);
    });
    assert_eq!(check.sentence, "“Say one aim” has no recommendation");
    let check = only(|made| {
        let theme = made.theme();
        let finding = made.review.findings[0].id;
        made.recommendation(theme, &[finding]);
    });
    assert_eq!(check.sentence, "“Say one aim” has no finding");
}

#[test]
fn decisions_out_of_scope_are_not_looked_at() {
    clear(|made| {
        made.decide("3B", "R", vec![]);
    });
}

#[test]
fn the_weightiest_come_first_and_then_the_framework_orders() {
    let mut made = Made::content();
    made.only(&["1A", "1B", "5C"]);
    made.decision("1A").rationale = Rationale(vec![ours("Short.")]);
    made.decision("5C").judgement = Some(common::level("R"));
    made.review.findings[0].evidence.clear();
    let found = kinds(&made);
    assert_eq!(
        found,
        [
            CheckKind::Unrated,
            CheckKind::WeakWithoutRecommendation,
            CheckKind::RationaleLength,
            CheckKind::FindingWithoutEvidence,
        ]
    );
}
