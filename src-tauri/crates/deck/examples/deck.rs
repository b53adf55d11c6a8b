//! Writes the deck of a review file, hidden pages included, to be looked at:
//! `cargo run -p debrief-deck --example deck -- assets/sample/riverbend.review.json deck.pdf`.
//! `empty` stands for a review in which nothing has happened yet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/common/mod.rs"]
mod common;

use debrief_deck::{ExportRecord, Fonts, content, layout, pdf};
use debrief_domain::{Audience, PageSetting};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, target] = arguments.as_slice() else { panic!("give a review file or `empty`, and where to write") };
    let mut review = if source == "empty" { common::Made::new().review } else { common::read(source) };
    for page in content(&review, Audience::Leadership).pages.into_iter().filter(|page| page.hidden) {
        let shown = PageSetting {
            title: Some(page.title),
            hidden: Some(false),
            place: Some(page.place),
            ..PageSetting::of(page.key)
        };
        review.pages.retain(|setting| setting.page != shown.page);
        review.pages.push(shown);
    }
    let fonts = Fonts::load().unwrap();
    let laid = layout(&content(&review, Audience::Leadership), &fonts);
    for problem in &laid.problems {
        eprintln!("{:?} on {:?} {:?}: {}", problem.kind, problem.page, problem.number, problem.message);
    }
    let exported_at = review.ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap();
    std::fs::write(target, pdf(&laid, &fonts, &review.pictures, &ExportRecord { exported_at }).unwrap()).unwrap();
}
