//! How texts are kept, and how long they may be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use debrief_domain::limits::{LINE_LIMIT, TEXT_LIMIT, TextProblem, inner_text, line, required_line, text};
use proptest::prelude::*;

#[test]
fn a_line_has_single_spaces_and_no_ends() {
    assert_eq!(line("  Elm \t County\r\n Schools\u{a0}\u{2028}West ").unwrap(), "Elm County Schools West");
    assert_eq!(line(" \n ").unwrap(), "");
}

#[test]
fn control_characters_and_overrides_go() {
    let dirty = "a\u{0}b\u{7}\u{feff}c\u{202e}d\u{2066}e\u{2069}\u{9f}f\u{7f}";
    assert_eq!(line(dirty).unwrap(), "abcdef");
    assert_eq!(text(dirty).unwrap(), "abcdef");
    assert_eq!(inner_text(dirty).unwrap(), "abcdef");
}

#[test]
fn honest_characters_stay() {
    let honest = "“Qué?” – <script>alert('é')</script> 👩🏽‍🏫 خطة\u{200f} עברית\u{200e} 漢字 ﬁ";
    assert_eq!(line(honest).unwrap(), honest);
    assert_eq!(text(honest).unwrap(), honest);
}

#[test]
fn a_text_keeps_its_lines_and_tabs() {
    assert_eq!(text("\n one\r\ntwo\rthree\tfour\n\nfive \n").unwrap(), "one\ntwo\nthree\tfour\n\nfive");
}

#[test]
fn other_line_ends_keep_words_apart() {
    for end in ["\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}", "\r"] {
        assert_eq!(text(&format!("one{end}two")).unwrap(), "one\ntwo", "{end:?}");
        assert_eq!(line(&format!("one{end}two")).unwrap(), "one two", "{end:?}");
    }
}

#[test]
fn inner_text_keeps_its_outer_space() {
    assert_eq!(inner_text(" and \r\n").unwrap(), " and \n");
}

#[test]
fn lengths_are_counted_in_characters_after_tidying() {
    assert_eq!(line(&"é".repeat(LINE_LIMIT)).unwrap().chars().count(), LINE_LIMIT);
    assert_eq!(line(&format!("  {}  ", "a".repeat(LINE_LIMIT))).unwrap().len(), LINE_LIMIT);
    assert_eq!(line(&"é".repeat(LINE_LIMIT + 1)), Err(TextProblem::TooLong(LINE_LIMIT + 1, LINE_LIMIT)));
    assert_eq!(text(&"字".repeat(TEXT_LIMIT)).unwrap().chars().count(), TEXT_LIMIT);
    assert_eq!(text(&"字".repeat(100_000)), Err(TextProblem::TooLong(100_000, TEXT_LIMIT)));
    assert_eq!(inner_text(&" ".repeat(TEXT_LIMIT + 1)), Err(TextProblem::TooLong(TEXT_LIMIT + 1, TEXT_LIMIT)));
}

#[test]
fn a_required_line_holds_something() {
    assert_eq!(required_line(" a "), Ok("a".into()));
    for empty in ["", "  ", "\u{feff}\u{202e}", "\n"] {
        assert_eq!(required_line(empty), Err(TextProblem::Empty), "{empty:?}");
    }
    assert_eq!(required_line(&"a".repeat(501)), Err(TextProblem::TooLong(501, 500)));
}

#[test]
fn messages_say_what_is_safe_and_what_next() {
    assert_eq!(
        TextProblem::TooLong(501, 500).to_string(),
        "This text has 501 characters; up to 500 fit here. Nothing was changed. Shorten it, or divide it."
    );
}

/// Any characters, with many that matter here.
fn anything() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            any::<char>(),
            prop::sample::select(vec![' ', '\n', '\r', '\t', '\u{b}', '\u{85}', '\u{2028}', '\u{202e}', '\0', 'a']),
        ],
        0..60,
    )
    .prop_map(|characters| characters.into_iter().collect())
}

proptest! {
    #[test]
    fn what_is_kept_is_kept_again(dirty in anything()) {
        for tidy in [line, text, inner_text] {
            let kept = tidy(&dirty).unwrap();
            prop_assert_eq!(tidy(&kept).unwrap(), kept);
        }
    }

    #[test]
    fn kept_texts_are_read_from_a_file(dirty in anything()) {
        let mut made = common::Made::new();
        made.review.purpose = text(&dirty).unwrap();
        made.review.confidentiality = inner_text(&dirty).unwrap();
        made.review.deck.firm = line(&dirty).unwrap();
        prop_assert_eq!(made.review.validate(), Ok(()));
    }
}

#[test]
fn what_nobody_would_see_is_nothing() {
    for unseen in ["\u{200b}", " \u{ad}\u{2060} ", "\u{2800}\u{3164}", "\u{fe0f}"] {
        assert_eq!(line(unseen).unwrap(), "");
        assert_eq!(text(unseen).unwrap(), "");
        assert_eq!(required_line(unseen), Err(TextProblem::Empty));
    }
    // Beside letters these characters mean something: joiners shape words of several scripts.
    assert_eq!(line("می\u{200c}خواهم").unwrap(), "می\u{200c}خواهم");
}
