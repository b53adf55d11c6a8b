//! Writes the deck of a review file: `cargo run -p debrief-deck --example deck -- sample deck.pdf`.
//! `sample` stands for the sample that ships; `empty` for a review in which nothing has happened yet.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/common/mod.rs"]
mod common;

use debrief_deck::{ExportRecord, Fonts, content, layout, pdf};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [name, target] = arguments.as_slice() else { panic!("give `sample` or `empty`, and where to write") };
    let mut review = match name.as_str() {
        "sample" => common::sample(),
        "empty" => common::Made::new().review,
        other => panic!("there is no review “{other}”"),
    };
    for page in &mut review.pages {
        page.hidden = Some(false);
    }
    let fonts = Fonts::load().unwrap();
    let laid = layout(&content(&review), &fonts);
    for problem in &laid.problems {
        eprintln!("{:?} on {:?} {:?}: {}", problem.kind, problem.page, problem.number, problem.message);
    }
    let exported_at = review.ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap();
    std::fs::write(target, pdf(&laid, &fonts, &ExportRecord { exported_at }).unwrap()).unwrap();
}
