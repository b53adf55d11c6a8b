//! How the sample's pages look, as the file shows them, in colour and as a grey printer prints them.
//!
//! The PDF is drawn by a program that knows nothing of ours and compared with the pictures in `page_pictures/`. Where a
//! page looks different, the test names it and says where, and leaves a picture that shows it as it was, as it is, and
//! what differs. When the new look is wanted, `DEBRIEF_ACCEPT_PICTURES=1 cargo test -p debrief-deck --test page_pictures`
//! takes it as the reference.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "page_pictures/picture.rs"]
mod picture;

use common::sample;
use debrief_deck::{ExportRecord, Fonts, Laid, content, layout, one_page, pdf, print};
use debrief_domain::{Audience, PageKey, PageSetting, Review};
use picture::{Picture, drawn};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Every page that the sample can have.
fn whole_sample() -> Review {
    let mut review = sample();
    review.pages.retain(|setting| setting.page != PageKey::Method);
    review.pages.push(PageSetting { hidden: Some(false), ..PageSetting::of(PageKey::Method) });
    review
}

/// The pages of the deck, a sheet of its print version and its one-page summary, each with a name. Drawn once for all
/// tests.
fn pages() -> &'static [(String, Picture)] {
    static PAGES: OnceLock<Vec<(String, Picture)>> = OnceLock::new();
    PAGES.get_or_init(draw)
}

fn draw() -> Vec<(String, Picture)> {
    let review = whole_sample();
    let deck = content(&review, Audience::Leadership);
    let fonts = Fonts::load().unwrap();
    let record = ExportRecord { exported_at: review.ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap() };
    let pictures = |laid: &Laid| drawn(&pdf(laid, &fonts, &review.pictures, &record).unwrap());
    let laid = layout(&deck, &fonts);
    let names = laid.pages.iter().enumerate().map(|(index, page)| format!("{:02} {}", index + 1, name(&page.key)));
    let mut pages: Vec<(String, Picture)> = names.zip(pictures(&laid)).collect();
    pages.push(("one page".to_owned(), pictures(&one_page(&deck, &fonts)).remove(0)));
    pages.push(("print".to_owned(), pictures(&print(laid, deck.paper)).remove(1)));
    pages
}

/// The key of a page as part of a file's name.
fn name(key: &PageKey) -> String {
    let key = serde_json::to_value(key).unwrap();
    match &key {
        serde_json::Value::String(key) => key.clone(),
        serde_json::Value::Object(parts) => {
            parts.iter().map(|(kind, which)| format!("{kind} {}", which.as_str().unwrap())).collect()
        }
        other => panic!("a key is a word, or a word and which: {other}"),
    }
    .replace('_', " ")
}

fn references() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/page_pictures")
}

/// Compares each page with the picture in that folder; `shown` makes of a page what is compared.
fn assert_as_before(folder: &str, shown: impl Fn(&Picture) -> Picture) {
    let kept = references().join(folder);
    let accept = std::env::var_os("DEBRIEF_ACCEPT_PICTURES").is_some();
    let mut wrong = String::new();
    let mut names = Vec::new();
    for (name, page) in pages() {
        let page = shown(page);
        let file = kept.join(format!("{name}.png"));
        names.push(file.clone());
        if accept {
            page.write(&file);
            continue;
        }
        let Some(before) = Picture::read(&file) else {
            writeln!(wrong, "“{name}” is new: there is no picture of it.").unwrap();
            continue;
        };
        if let Some(difference) = before.difference(&page) {
            let shown = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{folder} {name}.png"));
            before.beside(&page).write(&shown);
            writeln!(wrong, "“{name}” looks different {difference}. See {}", shown.display()).unwrap();
        }
    }
    for file in std::fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path()) {
        if !names.contains(&file) {
            if accept {
                std::fs::remove_file(&file).unwrap();
            } else {
                writeln!(wrong, "{} shows a page that is there no more.", file.display()).unwrap();
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}When this is how they should look: DEBRIEF_ACCEPT_PICTURES=1");
}

#[test]
fn every_page_looks_as_it_did() {
    assert_as_before("color", Picture::clone);
}

#[test]
fn every_page_looks_as_it_did_in_grey() {
    assert_as_before("grey", Picture::grey);
}

#[test]
fn a_moved_word_is_seen_and_noise_is_not() {
    let white = Picture::of(60, 40, |_, _| [255, 255, 255]);
    let noisy = Picture::of(60, 40, |x, _| if x % 7 == 0 { [250, 252, 251] } else { [255, 255, 255] });
    assert_eq!(white.difference(&noisy), None);
    let word = |from: u32| {
        Picture::of(60, 40, move |x, y| if (from..from + 8).contains(&x) && y == 20 { [20; 3] } else { [255; 3] })
    };
    assert_eq!(word(10).difference(&word(30)).as_deref(), Some("in 16 points between 10, 20 and 37, 20"));
    let beside = white.beside(&word(10));
    assert_eq!((beside.width, beside.height), (3 * 60 + 2 * picture::BETWEEN, 40));
    assert_eq!(
        white.difference(&Picture::of(60, 41, |_, _| [255; 3])).as_deref(),
        Some("in size: 60 × 41, not 60 × 40")
    );
}
