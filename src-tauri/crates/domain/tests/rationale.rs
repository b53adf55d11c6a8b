//! Rationales: how they print, how they are counted, and how quoted words stand to the evidence.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{ours, quoted, words};
use debrief_domain::{
    Evidence, EvidenceId, EvidenceKind, EvidenceSource, Faithfulness, Permission, Rationale, RationalePart, SessionId,
    Voice, faithfulness,
};
use proptest::prelude::*;
use uuid::Uuid;

fn id(number: u128) -> EvidenceId {
    EvidenceId(Uuid::from_u128(number))
}

fn quote(text: &str) -> RationalePart {
    quoted(id(1), text)
}

fn plain(parts: Vec<RationalePart>) -> String {
    Rationale(parts).plain()
}

fn said(text: &str) -> Evidence {
    Evidence {
        id: id(1),
        source: EvidenceSource::Session(SessionId(Uuid::from_u128(2))),
        text: text.into(),
        kind: EvidenceKind::Quote,
        direction: None,
        elements: vec![],
        permission: Permission::MayQuote,
        about_student: false,
        noted_at: common::moment(9, 0),
        noted_by: None,
    }
}

#[test]
fn a_quote_prints_in_quotation_marks_and_its_own_voice() {
    let runs = Rationale(vec![ours("Schools "), quote("never hear back"), ours(" from us")]).runs();
    let found: Vec<_> = runs.iter().map(|run| (run.text.as_str(), run.voice)).collect();
    assert_eq!(found, [("Schools ", Voice::Ours), ("“never hear back”", Voice::Quoted), (" from us", Voice::Ours)]);
}

#[test]
fn commas_and_full_stops_are_drawn_inside() {
    assert_eq!(plain(vec![ours("They "), quote("never hear back"), ours(".")]), "They “never hear back.”");
    assert_eq!(plain(vec![quote("never hear back"), ours(", they say")]), "“never hear back,” they say");
    assert_eq!(plain(vec![quote("We try."), ours(", they say")]), "“We try,” they say");
    assert_eq!(plain(vec![quote("We try,"), ours(". Then")]), "“We try.” Then");
    assert_eq!(plain(vec![quote("We try."), ours(" Then")]), "“We try.” Then");
}

#[test]
fn a_mark_drawn_inside_leaves_no_empty_run() {
    let runs = Rationale(vec![quote("never"), ours("."), quote("again")]).runs();
    let found: Vec<_> = runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(found, ["“never.”", "“again”"]);
}

#[test]
fn other_marks_stay_outside() {
    for mark in ["?", "!", ";", ":", ")", " .", "…", "... and"] {
        assert_eq!(plain(vec![quote("six bosses"), ours(mark)]), format!("“six bosses”{mark}"));
    }
}

#[test]
fn a_quoted_question_ends_its_sentence() {
    assert_eq!(plain(vec![quote("Why now?"), ours(". Nobody knew")]), "“Why now?” Nobody knew");
    assert_eq!(plain(vec![quote("Why now?"), ours(", and left")]), "“Why now?”, and left");
    assert_eq!(plain(vec![quote("Not again!"), ours(".")]), "“Not again!”");
}

#[test]
fn the_dots_of_an_omission_stay() {
    assert_eq!(plain(vec![quote("we tried..."), ours(", they say")]), "“we tried...,” they say");
    assert_eq!(plain(vec![quote("we tried…"), ours(".")]), "“we tried….”");
}

#[test]
fn a_quote_may_begin_end_and_follow_a_quote() {
    assert_eq!(plain(vec![quote("We try"), ours(" and "), quote("we stop")]), "“We try” and “we stop”");
    assert_eq!(plain(vec![quote("We try")]), "“We try”");
    assert_eq!(plain(vec![quote("a"), ours(" "), quote("b")]), "“a” “b”");
}

#[test]
fn empty_parts_print_nothing() {
    assert_eq!(Rationale(vec![]).runs(), []);
    assert_eq!(Rationale(vec![ours(""), quote(""), quote("  ")]).runs(), []);
    // An empty part between a quote and its comma does not come between them.
    assert_eq!(plain(vec![quote("We try"), ours(""), quote(" "), ours(", often")]), "“We try,” often");
}

#[test]
fn white_space_around_quoted_words_is_ours() {
    assert_eq!(plain(vec![ours("They "), quote("  try hard "), ours(".")]), "They “try hard.”");
}

#[test]
fn marks_inside_a_quote_are_single() {
    assert_eq!(plain(vec![quote("She said “no” twice")]), "“She said ‘no’ twice”");
    assert_eq!(plain(vec![quote("She said \"no\" twice")]), "“She said ‘no’ twice”");
    assert_eq!(plain(vec![quote("\"No\" (\"never\") it’s")]), "“‘No’ (‘never’) it’s”");
    // Our own words keep theirs.
    assert_eq!(plain(vec![ours("the “list”")]), "the “list”");
}

#[test]
fn words_are_counted_across_the_parts() {
    assert_eq!(Rationale(vec![]).words(), 0);
    assert_eq!(Rationale(vec![ours("One two "), quote("three four"), ours(", five.")]).words(), 5);
    // Dashes and dots by themselves are no words; a number is.
    assert_eq!(Rationale(vec![ours("One – two … 3 — & 4.5%")]).words(), 4);
    // What stands together is one word, whoever says which half of it.
    assert_eq!(Rationale(vec![ours("non-"), quote("starter")]).words(), 1);
    assert_eq!(Rationale(vec![ours("خطة واضحة للجميع")]).words(), 3);
    assert_eq!(Rationale(vec![words(90)]).words(), 90);
}

#[test]
fn a_rationale_of_white_space_is_blank() {
    assert!(Rationale(vec![]).is_blank());
    assert!(Rationale(vec![ours(" \n"), quote("")]).is_blank());
    assert!(!Rationale(vec![ours(" "), quote("a")]).is_blank());
}

#[test]
fn quoted_evidence_is_named_once_in_order() {
    let rationale = Rationale(vec![quoted(id(2), "a"), ours("b"), quoted(id(1), "c"), quoted(id(2), "d")]);
    assert_eq!(rationale.quoted(), [id(2), id(1)]);
}

#[test]
fn all_the_words_are_the_whole() {
    let evidence = said("“I can’t say it in my sleep.”");
    for text in [
        "“I can’t say it in my sleep.”",
        "I can’t say it in my sleep",
        "i can't say  it in my\nsleep…",
        "\"I can't say it in my sleep!\"",
    ] {
        assert_eq!(faithfulness(text, &evidence), Faithfulness::Whole, "{text}");
    }
}

#[test]
fn some_of_the_words_are_a_fragment() {
    let evidence =
        said("My principal hears one thing, my coach hears another, and I can’t follow the non-negotiable plan.");
    for text in [
        "hears one thing",
        "My coach hears another",
        "one thing, my coach",
        "can't follow",
        "and I can’t follow the non-negotiable plan",
        "… hears one thing, …",
    ] {
        assert_eq!(faithfulness(text, &evidence), Faithfulness::Fragment, "{text}");
    }
}

#[test]
fn other_words_are_altered() {
    let evidence = said("My principal hears one thing, my coach hears another.");
    for text in
        ["hears two things", "another hears coach", "my coach hears one thing", "hears one thing my coach", "", "…"]
    {
        assert_eq!(faithfulness(text, &evidence), Faithfulness::Altered, "{text}");
    }
}

#[test]
fn a_part_of_a_word_or_number_is_altered() {
    for (text, spoken) in [
        ("we can", "We cannot say."),
        ("we can", "We can’t say."),
        ("no plan", "There is no planning here."),
        ("art", "We start late."),
        ("negotiable", "It is non-negotiable."),
        ("3 points", "It went up 2.3 points."),
        ("3 points", "A change of -3 points since May."),
        ("3 points", "-3 points since May"),
        ("200 students", "1,200 students left."),
        ("up 2", "It went up 2.3 points."),
    ] {
        assert_eq!(faithfulness(text, &said(spoken)), Faithfulness::Altered, "{text} / {spoken}");
    }
    // A later place where the words stand whole is found.
    assert_eq!(faithfulness("we can", &said("We cannot say what we can do.")), Faithfulness::Fragment);
    assert_eq!(faithfulness("can do", &said("What “we can do” counts.")), Faithfulness::Fragment);
}

#[test]
fn brackets_stand_for_any_words() {
    let evidence = said("My principal hears one thing, my coach hears another, and I get both in the same week.");
    for text in [
        "My principal hears one thing […] and I get both",
        "[She] hears one thing",
        "My principal hears one thing [or two]",
        "[M]y coach hears another",
        "one thing[s]",
        "and [we] get both [the same] week",
    ] {
        assert_eq!(faithfulness(text, &evidence), Faithfulness::Fragment, "{text}");
    }
    for text in [
        "I get both […] my coach hears",
        "My principal [said] nothing",
        "[They agree]",
        "my coach [hears anything at all",
        "hear [a] noth",
    ] {
        assert_eq!(faithfulness(text, &evidence), Faithfulness::Altered, "{text}");
    }
    // Brackets the note itself has are words like any other.
    assert_eq!(faithfulness("We try [laughs] a lot.", &said("We try [laughs] a lot.")), Faithfulness::Whole);
}

#[test]
fn misspelled_parts_of_a_file_are_refused() {
    let part = r#"{"quote": {"evidence": "00000000-0000-0000-0000-000000000001", "text": "a", "txt": "b"}}"#;
    assert!(serde_json::from_str::<RationalePart>(part).is_err());
    assert!(serde_json::from_str::<RationalePart>(&part.replace(r#", "txt": "b""#, "")).is_ok());
}

fn part() -> impl Strategy<Value = RationalePart> {
    prop_oneof![".{0,12}".prop_map(RationalePart::Text), ".{0,12}".prop_map(|text| quoted(id(1), &text))]
}

proptest! {
    #[test]
    fn printing_loses_no_letter(parts in prop::collection::vec(part(), 0..6)) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let all: String = parts.iter().map(|part| letters(part.text())).collect();
        let rationale = Rationale(parts);
        prop_assert_eq!(letters(&rationale.plain()), all);
        prop_assert!(rationale.runs().iter().all(|run| !run.text.is_empty()));
    }

    #[test]
    fn whole_words_of_the_note_are_never_altered(
        words in prop::collection::vec("[a-zé’]{0,3}[a-z]{1,4}", 1..12), from in 0usize..12, length in 1usize..12,
    ) {
        let from = from % words.len();
        let to = (from + length).min(words.len());
        let found = faithfulness(&words[from..to].join(" "), &said(&words.join(" ")));
        prop_assert_ne!(found, Faithfulness::Altered);
    }

    #[test]
    fn any_text_is_compared(quoted in ".*", spoken in ".*") {
        let found = faithfulness(&quoted, &said(&spoken));
        prop_assert!(found != Faithfulness::Whole || !spoken.is_empty());
    }
}
