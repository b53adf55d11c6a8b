//! Paragraphs: no line wider than its box, every word kept, in order.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::words;
use debrief_deck::{Color, Face, Fonts, Line, Paragraph, Style, Styled, Wrap};
use proptest::prelude::*;
use std::sync::LazyLock;

static FONTS: LazyLock<Fonts> = LazyLock::new(|| Fonts::load().unwrap());

const SANS: Style = Style { face: Face::Sans, color: Color(0, 0, 0), scale: 1.0, tracking: 0.0 };
const SERIF: Style = Style { face: Face::SerifItalic, color: Color(0, 0, 0), scale: 1.07, tracking: 0.0 };

fn paragraph(text: &str) -> Paragraph {
    Paragraph::new(&FONTS, &[Styled { text, style: SANS }])
}

/// The text as a reader extracts it.
fn extracted(lines: &[Line]) -> String {
    lines
        .iter()
        .flat_map(|line| &line.pieces)
        .flat_map(|piece| &piece.glyphs)
        .map(|glyph| glyph.text.as_str())
        .collect()
}

/// Whether every line, as its glyphs measure it, ends within the box.
fn within(lines: &[Line], width: f32) -> bool {
    lines.iter().all(|line| {
        let last = line.pieces.last().unwrap();
        line.width <= width + 0.05 && last.x + last.width <= width + 0.05
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn keeps_every_word_within_the_box(
        words in prop::collection::vec("[a-zA-Z’éñőfi,.;–“”0-9-]{1,18}", 1..120),
        size in 9.0f32..40.0,
        width in 60.0f32..1136.0,
        balanced: bool,
    ) {
        let text = words.join(" ");
        let wrap = if balanced { Wrap::Balanced } else { Wrap::Filled };
        let lines = paragraph(&text).lines(size, width, wrap);
        prop_assert!(within(&lines, width));
        prop_assert_eq!(extracted(&lines), text);
    }

    #[test]
    fn keeps_words_of_two_voices_in_order(
        ours in "[a-z]{1,9}( [a-z]{1,9}){0,20}",
        theirs in "[a-z]{1,9}( [a-z]{1,9}){0,20}",
        width in 120.0f32..700.0,
    ) {
        let parts = [Styled { text: &ours, style: SANS }, Styled { text: " “", style: SERIF }, Styled { text: &theirs, style: SERIF }];
        let lines = Paragraph::new(&FONTS, &parts).lines(15.5, width, Wrap::Filled);
        prop_assert!(within(&lines, width));
        prop_assert_eq!(extracted(&lines), format!("{ours} “{theirs}"));
    }

    #[test]
    fn survives_any_text(text in "\\PC{0,300}", width in 40.0f32..700.0) {
        let lines = paragraph(&text).lines(16.0, width, Wrap::Filled);
        let (single, broken): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(is_single_letter);
        prop_assert!(within(&broken, width));
        prop_assert!(single.iter().all(|line| line.width < 4.0 * 16.0), "no letter is as wide as four are high");
    }
}

/// Only a box narrower than a single letter is overrun: some arrows are as wide as three letters are high.
fn is_single_letter(line: &Line) -> bool {
    let glyphs = line.pieces.iter().flat_map(|piece| &piece.glyphs);
    glyphs.filter(|glyph| !glyph.text.trim().is_empty()).count() == 1
}

#[test]
fn a_letter_wider_than_the_box_has_a_line_of_its_own() {
    let lines = paragraph("on 🡒 to").lines(16.0, 40.0, Wrap::Filled);
    assert_eq!(lines.iter().map(|line| extracted(std::slice::from_ref(line))).collect::<Vec<_>>(), ["on ", "🡒 ", "to"]);
    assert!(!within(&lines[1..2], 40.0), "the arrow of this font is wider than the box");
}

#[test]
fn holds_ten_words_and_eight_hundred() {
    for many in [10, 800] {
        let text = words(many);
        let lines = paragraph(&text).lines(15.5, 700.0, Wrap::Filled);
        assert!(within(&lines, 700.0));
        assert_eq!(extracted(&lines), text);
    }
    assert_eq!(paragraph(&words(10)).lines(15.5, 700.0, Wrap::Filled).len(), 1);
}

#[test]
fn breaks_an_address_of_four_hundred_characters_inside_the_box() {
    let address = format!("https://district.example/{}", "p".repeat(375));
    assert_eq!(address.len(), 400);
    let lines = paragraph(&format!("See {address} for more.")).lines(15.5, 300.0, Wrap::Filled);
    assert!(within(&lines, 300.0));
    assert_eq!(extracted(&lines), format!("See {address} for more."));
}

#[test]
fn ends_every_line_that_breaks_between_words_with_a_real_space() {
    let lines = paragraph(&words(60)).lines(15.5, 300.0, Wrap::Filled);
    assert!(lines.len() > 3);
    for line in &lines[..lines.len() - 1] {
        assert_eq!(line.pieces.last().unwrap().glyphs.last().unwrap().text, " ");
        assert!(
            !line.pieces.last().unwrap().text.ends_with(' '),
            "the preview’s text has no space that would be dropped"
        );
    }
}

#[test]
fn tears_long_compounds_at_their_hyphen_and_keeps_short_ones_whole() {
    let broken = |text: &str| {
        let lines = paragraph(text).lines(16.0, 80.0, Wrap::Filled);
        lines.iter().map(|line| extracted(std::slice::from_ref(line))).collect::<Vec<_>>()
    };
    assert_eq!(broken("it is amber-red"), ["it is ", "amber-red"]);
    assert_eq!(broken("a follow-through-plan"), ["a follow-", "through-", "plan"]);
}

#[test]
fn leaves_no_lonely_word_on_the_last_line() {
    // Filled to the brim, the last word would stand alone.
    let text = "Say what autonomy means and name the few things that every school does the same way, then tell";
    let paragraph = paragraph(text);
    let widths = (200..500).map(|width| width as f32);
    let lonely = widths.filter(|width| {
        let lines = paragraph.lines(16.0, *width, Wrap::Filled);
        lines.len() > 2 && !lines.last().unwrap().pieces[0].text.contains(' ')
    });
    assert!(lonely.count() <= 6, "only where a better break would cost a line or a wide gap");
}

#[test]
fn makes_the_lines_of_a_title_about_equal() {
    let title = paragraph("Strong people and a shared start; planning is where delivery is at risk");
    let lines = title.lines(40.0, 1080.0, Wrap::Balanced);
    assert_eq!(lines.len(), 2);
    assert!((lines[0].width - lines[1].width).abs() < 200.0);
}

#[test]
fn draws_one_form_of_letters_and_spaces() {
    let lines = paragraph("  cafe\u{301} \n\t to\u{ad}day\u{200b} ").lines(16.0, 500.0, Wrap::Filled);
    assert_eq!(extracted(&lines), "café today");
}

#[test]
fn shows_a_question_mark_for_what_no_font_can_draw() {
    let paragraph = paragraph("Thanks 🎉 to 学校 and 学校 everyone \u{e000}");
    assert_eq!(paragraph.missing, ["🎉", "学校", "\u{e000}"]);
    let text = extracted(&paragraph.lines(16.0, 500.0, Wrap::Filled));
    assert_eq!(text, "Thanks ? to ?? and ?? everyone ?");
}

#[test]
fn draws_latin_and_vietnamese_in_both_families() {
    let letters = "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿĂăĄąĆćČčĎďĐđĘęĚěĞğİıŁłŃńŇňŐőŒœŘřŚśŞşŠšŢţŤťŮůŰűŹźŻżŽžƠơƯưȘșȚț\
                   ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ“”‘’–—…·•€£§†";
    for face in Face::ALL {
        let missing: String = letters.chars().filter(|c| !FONTS.covers(face, *c)).collect();
        assert_eq!(missing, "", "{face:?}");
    }
    assert!(FONTS.covers(Face::SansMedium, '→'));
}

#[test]
fn spaces_words_of_nothing_but_spaces() {
    assert!(paragraph("   \n ").is_empty());
    assert_eq!(paragraph("").lines(16.0, 100.0, Wrap::Filled), []);
}

#[test]
fn keeps_styles_together_with_their_words() {
    let runs = Paragraph::new(
        &FONTS,
        &[
            Styled { text: "They say ", style: SANS },
            Styled { text: "“not yet.”", style: SERIF },
            Styled { text: " We agree.", style: SANS },
        ],
    );
    let lines = runs.lines(16.0, 900.0, Wrap::Filled);
    let pieces: Vec<(Face, &str)> =
        lines[0].pieces.iter().map(|piece| (piece.style.face, piece.text.as_str())).collect();
    assert_eq!(pieces, [(Face::Sans, "They say"), (Face::SerifItalic, "“not yet.”"), (Face::Sans, "We agree.")]);
}
