//! Decks of every kind keep to PDF/UA-1 and PDF/A-2a, and a file that was spoiled does not.
//!
//! To add a deck: one line in [`decks`] and one test that names it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../../../src-tauri/crates/deck/tests/common/mod.rs"]
mod common;

use chrono::NaiveDate;
use common::{Made, sample, with_extra_pages, words};
use debrief_deck::{ExportRecord, Fonts, Laid, content, layout, one_page, pdf, print};
use debrief_domain::{
    Audience, EarlierLevel, EarlierReview, Horizon, Judgement, Language, PageSetting, Paper, Permission, RationalePart,
    Review,
};
use debrief_pdf_standards::{Verdict, verdicts};
use lopdf::{Dictionary, Document, Object};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

/// Every deck that is validated, by name.
fn decks() -> Vec<(&'static str, Laid)> {
    let fonts = Fonts::load().unwrap();
    let laid = |review: &Review| layout(&content(review, Audience::Leadership), &fonts);
    vec![
        ("sample", laid(&sample())),
        ("long rationales", laid(&with_rationales_of(800))),
        ("every page", laid(&with_every_page(with_earlier(with_extra_pages(sample()))))),
        ("two hundred pages", laid(&long())),
        ("nothing yet", laid(&with_every_page(Made::new().review))),
        ("unusual letters", laid(&unusual())),
        ("Spanish", laid(&spanish())),
        ("for the public", layout(&content(&sample(), Audience::Public), &fonts)),
        ("for paper", print(laid(&sample()), Paper::A4)),
        ("on one page", one_page(&content(&sample(), Audience::Board), &fonts)),
    ]
}

/// The sample with rationales of so many words.
fn with_rationales_of(many: usize) -> Review {
    let mut review = sample();
    for decision in &mut review.decisions {
        decision.rationale.0 = vec![RationalePart::Text(words(many))];
    }
    review
}

/// The review with an earlier one that came to the weakest level everywhere.
fn with_earlier(mut review: Review) -> Review {
    let weakest = review.framework.scale.levels[0].code.clone();
    let then = |element: &debrief_domain::Element| EarlierLevel {
        element: element.code.clone(),
        judgement: Judgement::Level(weakest.clone()),
    };
    let levels = review.elements().map(then).collect();
    review.earlier = Some(EarlierReview { name: "Capacity review".into(), on: None, levels });
    review
}

/// The sample with the fixed words in Spanish, around a framework in English.
fn spanish() -> Review {
    let mut review = with_every_page(with_extra_pages(sample()));
    review.deck.language = Language::Spanish;
    review
}

/// The same review with no page hidden.
fn with_every_page(mut review: Review) -> Review {
    review.deck.show_questions = true;
    let pages = content(&review, Audience::Leadership).pages.into_iter();
    let shown = |page: debrief_deck::Page| PageSetting { hidden: Some(false), ..PageSetting::of(page.key) };
    review.pages = pages.map(shown).collect();
    review
}

fn long() -> Review {
    let mut made = Made::new();
    made.review = with_rationales_of(3_000);
    for number in 1..=200 {
        let title = format!("Theme number {number}");
        made = made.theme(Horizon::LongerTerm, &title, &[&words(30), &words(20)], &[&words(25), &words(10)]);
    }
    made.review
}

/// Letters that are drawn with several glyphs or with one for several, and such as no font of ours has.
fn unusual() -> Review {
    Made::new()
        .heard("Phụ huynh và học sinh", 9)
        .only(&["1A", "1B", "2A"])
        .decided(
            "1A",
            "AR",
            "Q\u{323}\u{302} x\u{301}\u{323} ﬁ ffi ½ Đà Nẵng, a\u{ad}b, \u{200b}zero\u{feff} width, \u{e000} private",
        )
        .quoted("1B", "G", ["They said: ", "z\u{335}a\u{30a}\u{301} 漢字 😀 עברית", " And left."], Permission::MayQuote)
        .unclear("2A", "<script> & ]]> \\ ( ) \u{1}")
        .review
}

/// What is done to a file that kept to the standards, and the clause of PDF/UA-1 that it then goes against.
type Spoiling = (&'static str, fn(&mut Document), &'static str);

const SPOILED: [Spoiling; 4] = [
    ("no alternative text", |file| without(file, |element| is_a(element, b"Figure"), b"Alt"), "7.3-1"),
    ("no scope", |file| without(file, |element| is_a(element, b"TH"), b"A"), "7.5-1"),
    ("no language", |file| without(file, |object| object.has_type(b"Catalog"), b"Lang"), "7.2-34"),
    ("no words for a link", |file| without(file, |object| object.has_type(b"Annot"), b"Contents"), "7.18.5-2"),
];

fn is_a(element: &Dictionary, kind: &[u8]) -> bool {
    element.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind)
}

/// Takes a key out of every dictionary that `is_meant`.
fn without(file: &mut Document, is_meant: impl Fn(&Dictionary) -> bool, key: &[u8]) {
    let dictionaries = file.objects.values_mut().filter_map(|object| object.as_dict_mut().ok());
    let taken = dictionaries.filter(|dictionary| is_meant(dictionary)).filter_map(|dictionary| dictionary.remove(key));
    assert!(taken.count() > 0, "there was something to spoil");
}

struct Validated {
    verdicts: BTreeMap<String, Verdict>,
    pages: BTreeMap<&'static str, usize>,
    /// What qpdf says of the files' syntax, where it complains.
    complaints: Vec<String>,
}

/// All verdicts. Starting Java takes longer than validating a deck, so everything is validated at once.
fn validated() -> &'static Validated {
    static VALIDATED: OnceLock<Validated> = OnceLock::new();
    VALIDATED.get_or_init(|| {
        let fonts = Fonts::load().unwrap();
        let exported_at = NaiveDate::from_ymd_opt(2026, 3, 24).unwrap().and_hms_opt(12, 0, 0).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(format!("{name}.pdf"));
        let mut pages = BTreeMap::new();
        let mut complaints = Vec::new();
        let mut files: Vec<PathBuf> = Vec::new();
        for (name, laid) in decks() {
            std::fs::write(path(name), pdf(&laid, &fonts, &common::pictures(), &ExportRecord { exported_at }).unwrap())
                .unwrap();
            let checked = Command::new("qpdf").arg("--check").arg(path(name)).output().expect("qpdf is installed");
            if !checked.status.success() {
                complaints.push(format!("{name}: {}", String::from_utf8_lossy(&checked.stderr)));
            }
            pages.insert(name, laid.pages.len());
            files.push(path(name));
        }
        for (name, spoil, _) in SPOILED {
            let mut file = Document::load(path("every page")).unwrap();
            spoil(&mut file);
            file.save(path(name)).unwrap();
            files.push(path(name));
        }
        let verdicts = verdicts(&files).unwrap_or_else(|why| panic!("{why}"));
        let named = |file: PathBuf| file.file_stem().unwrap().to_string_lossy().into_owned();
        Validated {
            verdicts: verdicts.into_iter().map(|(file, verdict)| (named(file), verdict)).collect(),
            pages,
            complaints,
        }
    })
}

fn assert_passes(name: &str) {
    let verdict = &validated().verdicts[name];
    let breaches: Vec<String> = verdict.breaches.iter().map(ToString::to_string).collect();
    assert!(breaches.is_empty(), "the deck “{name}” goes against {} rules:\n{}", breaches.len(), breaches.join("\n"));
    assert_eq!(verdict.passed, ["ua1", "2a"], "the deck “{name}” was validated against both");
}

#[test]
fn the_sample_passes() {
    assert_passes("sample");
}

#[test]
fn rationales_of_800_words_pass() {
    assert!(validated().pages["long rationales"] > 20);
    assert_passes("long rationales");
}

#[test]
fn a_deck_with_every_page_passes() {
    // How we worked, what changed, and three added pages.
    assert_eq!(validated().pages["every page"], validated().pages["sample"] + 5);
    assert_passes("every page");
}

#[test]
fn two_hundred_pages_pass() {
    assert!(validated().pages["two hundred pages"] >= 200, "{}", validated().pages["two hundred pages"]);
    assert_passes("two hundred pages");
}

#[test]
fn a_deck_of_a_review_that_has_just_begun_passes() {
    assert_passes("nothing yet");
}

#[test]
fn unusual_letters_pass() {
    assert_passes("unusual letters");
}

#[test]
fn a_spanish_deck_passes() {
    assert_passes("Spanish");
}

#[test]
fn the_version_for_the_public_passes() {
    assert_passes("for the public");
}

#[test]
fn the_print_version_and_the_one_page_summary_pass() {
    assert_passes("for paper");
    assert_eq!(validated().pages["on one page"], 1);
    assert_passes("on one page");
}

#[test]
fn the_syntax_of_every_file_is_clean() {
    assert_eq!(validated().complaints, [""; 0]);
}

#[test]
fn what_is_spoiled_is_found() {
    for (name, _, clause) in SPOILED {
        let breaches = &validated().verdicts[name].breaches;
        let found = breaches.iter().any(|breach| breach.standard == "ua1" && breach.clause == clause);
        assert!(found, "{name}: {clause} is not among {breaches:#?}");
    }
}
