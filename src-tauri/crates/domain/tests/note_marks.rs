//! The marks of a typed line.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use debrief_domain::{Direction, EvidenceKind, MarkedNote, parse_note, take_tags};
use proptest::prelude::*;

fn parse(line: &str) -> MarkedNote {
    parse_note(&common::framework(), line)
}

/// The text and the tagged elements.
fn tagged(line: &str) -> (String, Vec<String>) {
    let note = parse(line);
    (note.text, note.elements.into_iter().map(|code| code.0).collect())
}

#[test]
fn a_plain_line_is_a_paraphrase() {
    let note = parse("  Principals meet every Monday.  ");
    assert_eq!(
        note,
        MarkedNote {
            text: "Principals meet every Monday.".into(),
            kind: EvidenceKind::Paraphrase,
            direction: None,
            elements: vec![],
        }
    );
}

#[test]
fn each_mark_means_one_thing() {
    for (mark, direction) in [
        ("+", Direction::Strength),
        ("-", Direction::Gap),
        ("–", Direction::Gap),
        ("−", Direction::Gap),
        ("?", Direction::OpenQuestion),
    ] {
        for line in [format!("{mark} Coaching helps"), format!("{mark}Coaching helps")] {
            let note = parse(&line);
            assert_eq!((note.text.as_str(), note.direction), ("Coaching helps", Some(direction)), "{line}");
            assert_eq!(note.kind, EvidenceKind::Paraphrase, "{line}");
        }
    }
    for line in ["\"Coaching helps", "“Coaching helps", "”Coaching helps", "„Coaching helps", "\" Coaching helps"]
    {
        let note = parse(line);
        assert_eq!((note.text.as_str(), note.kind), ("Coaching helps", EvidenceKind::Quote), "{line}");
        assert_eq!(note.direction, None, "{line}");
    }
}

#[test]
fn marks_stand_in_any_order() {
    for line in [
        "\"- #3b We never see it",
        "-\" We never see it #3b",
        "- \"We never see it\" #3b",
        "#3b - \"We never see it\"",
        "#3b: -\"We never see it\"",
        "- #3b \"We never see it\"",
        "\" - We never #3b see it",
        "#3b- “We never see it”",
    ] {
        let note = parse(line);
        assert_eq!(note.text, "We never see it", "{line}");
        assert_eq!((note.kind, note.direction), (EvidenceKind::Quote, Some(Direction::Gap)), "{line}");
        assert_eq!(note.elements, [common::code("3B")], "{line}");
    }
}

#[test]
fn the_first_direction_counts_and_a_second_mark_is_text() {
    let note = parse("+-half and half");
    assert_eq!((note.text.as_str(), note.direction), ("-half and half", Some(Direction::Strength)));
    let note = parse("?? who decides");
    assert_eq!((note.text.as_str(), note.direction), ("? who decides", Some(Direction::OpenQuestion)));
}

#[test]
fn a_sign_before_a_digit_is_a_number() {
    for line in ["-3 points since 2019", "–3 points", "−3 points", "+4 points", "-½ point", "-٣ نقاط"] {
        let note = parse(line);
        assert_eq!((note.text.as_str(), note.direction), (line, None));
    }
    let note = parse("\"-3 points, they said");
    assert_eq!((note.text.as_str(), note.kind, note.direction), ("-3 points, they said", EvidenceKind::Quote, None));
    let note = parse("- 3 points lower");
    assert_eq!((note.text.as_str(), note.direction), ("3 points lower", Some(Direction::Gap)));
    let note = parse("--3 points");
    assert_eq!((note.text.as_str(), note.direction), ("-3 points", Some(Direction::Gap)));
    // A question is one before a number, too.
    assert_eq!(parse("?3 of how many").direction, Some(Direction::OpenQuestion));
}

#[test]
fn marks_within_the_line_are_text() {
    let note = parse("They asked why - twice + again? \"No\" came back");
    assert_eq!(note.text, "They asked why - twice + again? \"No\" came back");
    assert_eq!((note.kind, note.direction), (EvidenceKind::Paraphrase, None));
}

#[test]
fn tags_are_taken_out_wherever_they_stand() {
    assert_eq!(tagged("#3b Nobody draws it"), ("Nobody draws it".into(), vec!["3B".into()]));
    assert_eq!(tagged("Nobody #3B draws #4a it"), ("Nobody draws it".into(), vec!["3B".into(), "4A".into()]));
    assert_eq!(tagged("Nobody draws it #5c #1a #5C"), ("Nobody draws it".into(), vec!["5C".into(), "1A".into()]));
}

#[test]
fn punctuation_after_a_tag_stays_with_the_words() {
    for (line, text) in [
        ("We plan #3b, but late", "We plan, but late"),
        ("We plan late #3b.", "We plan late."),
        ("Do we plan #3b?", "Do we plan?"),
        ("We plan, #3b, but late", "We plan, but late"),
        ("We plan late. #3b.", "We plan late."),
        ("We plan #3b, #4a.", "We plan."),
        ("We plan #3b, #4a but late", "We plan but late"),
        ("We plan, #3b.", "We plan."),
        ("“We plan late #3b”", "We plan late"),
        ("\"We plan late #3b\"", "We plan late"),
        ("We plan (late #3b)", "We plan (late)"),
    ] {
        let (found, elements) = tagged(line);
        assert_eq!(found, text, "{line}");
        assert_eq!(elements[0], "3B", "{line}");
    }
}

#[test]
fn a_tag_that_names_no_element_stays_text() {
    for line in ["See #9z there", "#9z first", "We are #1 in the state", "# alone", "#", "a#3b", "#3b#4a", "#3bis here"]
    {
        assert_eq!(tagged(line), (line.to_owned(), vec![]));
    }
}

#[test]
fn a_sentence_is_tagged_without_other_marks() {
    let take = |sentence: &str| {
        let (text, elements) = take_tags(&common::framework(), sentence);
        (text, elements.into_iter().map(|code| code.0).collect::<Vec<_>>())
    };
    assert_eq!(take("- Plans are late #3b, #1a."), ("- Plans are late.".into(), vec!["3B".into(), "1A".into()]));
    assert_eq!(take("Plans  are #9z late"), ("Plans  are #9z late".into(), vec![]));
}

#[test]
fn the_closing_mark_of_a_quote_goes_with_the_opening_one() {
    for (line, text) in [
        ("\"We try.\"", "We try."),
        ("“We try.”", "We try."),
        ("\"We try\".", "We try."),
        ("“We try”.", "We try."),
        ("\"We try", "We try"),
        ("“We try\"", "We try"),
        ("\"We try”", "We try"),
        ("„We try“", "We try"),
        ("\"We try \"", "We try"),
        ("“We try” is what we hear", "We try is what we hear"),
        ("\"We try\" is what we hear", "We try is what we hear"),
        ("„We try“, they say", "We try, they say"),
        ("“We try”, they say", "We try, they say"),
        ("“We try” and “we fail”", "We try and “we fail”"),
        ("\"We try\" and \"we fail\"", "We try and \"we fail\""),
        ("“We try (“hard”)” they say", "We try (“hard”) they say"),
    ] {
        let note = parse(line);
        assert_eq!((note.text.as_str(), note.kind), (text, EvidenceKind::Quote), "{line}");
    }
}

#[test]
fn a_quote_inside_a_quote_keeps_its_marks() {
    for (line, text) in [
        ("\"\"No\" is what we hear\"", "\"No\" is what we hear"),
        ("\"She said \"no\" to me\"", "She said \"no\" to me"),
        ("\"She said \"no\"\"", "She said \"no\""),
        ("\"She said \"no\"", "She said \"no\""),
        ("“She said “no””", "She said “no”"),
        ("“She said “no”", "She said “no”"),
        ("\"She said “no”\"", "She said “no”"),
        ("\"She said “no”", "She said “no”"),
        ("“She said ‘no’”", "She said ‘no’"),
    ] {
        let note = parse(line);
        assert_eq!((note.text.as_str(), note.kind), (text, EvidenceKind::Quote), "{line}");
    }
    // A paraphrase keeps every mark.
    assert_eq!(parse("They call it \"the list\"").text, "They call it \"the list\"");
}

#[test]
fn other_scripts_are_read_as_they_stand() {
    let note = parse("\"- المعلمون لا يعرفون الخطة #3b");
    assert_eq!(note.text, "المعلمون لا يعرفون الخطة");
    assert_eq!((note.kind, note.direction), (EvidenceKind::Quote, Some(Direction::Gap)));
    assert_eq!(note.elements, [common::code("3B")]);
    assert_eq!(parse("+ 👩🏽‍🏫 coaching").text, "👩🏽‍🏫 coaching");
    assert_eq!(parse("+ #3b👍").text, "#3b👍");
}

#[test]
fn nothing_may_be_left_after_the_marks() {
    for line in ["", "   ", "\"", "\"\"", "+", "- ", "\" - ", "#3b", "\"? #3b, #4a"] {
        assert_eq!(parse(line).text, "", "{line:?}");
    }
}

proptest! {
    #[test]
    fn any_line_is_read(line in ".*") {
        let note = parse(&line);
        prop_assert_eq!(note.text.trim(), note.text.as_str());
    }

    #[test]
    fn no_letter_is_lost(line in "[\"“”„+?.,;:!'’ –\t()@%&a-zA-Z0-9éñßعم字-]{0,60}") {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&parse(&line).text), letters(&line));
    }

    #[test]
    fn marks_and_words_come_apart_as_they_were_put_together(
        quote in any::<bool>(),
        direction in 0usize..4,
        words in prop::collection::vec("[a-z]{1,8}", 1..8),
        tags in prop::collection::vec(0usize..15, 0..4),
    ) {
        let framework = common::framework();
        let codes: Vec<_> = framework.elements().map(|(_, element)| element.code.clone()).collect();
        let mut line = String::new();
        if quote { line.push('"') }
        line.push_str(["", "+ ", "- ", "? "][direction]);
        line.push_str(&words.join(" "));
        for tag in &tags { line.push_str(&format!(" #{}", codes[*tag].as_str().to_lowercase())) }
        let note = parse_note(&framework, &line);
        let mut expected: Vec<_> = vec![];
        for tag in tags { if !expected.contains(&codes[tag]) { expected.push(codes[tag].clone()) } }
        prop_assert_eq!(note.text, words.join(" "));
        prop_assert_eq!(note.kind == EvidenceKind::Quote, quote);
        let wanted = [None, Some(Direction::Strength), Some(Direction::Gap), Some(Direction::OpenQuestion)][direction];
        prop_assert_eq!(note.direction, wanted);
        prop_assert_eq!(note.elements, expected);
    }
}
