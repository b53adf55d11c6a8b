//! Writes every form of a review file but the deck’s PDF, to be looked at:
//! `cargo run -p debrief-deck --example forms -- assets/sample/riverbend.review.json target/forms`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../tests/common/mod.rs"]
mod common;

use debrief_deck::{
    ExportRecord, Fonts, content, csv, heat_map, layout, markdown, one_page, pdf, png, pptx, print, svg, tables, xlsx,
};
use debrief_domain::Audience;
use std::path::Path;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, target] = arguments.as_slice() else { panic!("give a review file and the folder to write to") };
    let review = common::read(source);
    let deck = content(&review, Audience::Leadership);
    let tables = tables(&review, &deck);
    let exported_at = review.ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap();
    let record = ExportRecord { exported_at };
    let mut files = csv(&tables);
    files.push(("deck.xlsx".to_owned(), xlsx(&tables, &deck, &record).unwrap()));
    files.push(("deck.md".to_owned(), markdown(&deck).unwrap().into_bytes()));
    let fonts = Fonts::load().unwrap();
    files.push(("deck.pptx".to_owned(), pptx(&deck, &review.pictures, &fonts, &record).unwrap()));
    if let Some(picture) = heat_map(&deck, &fonts) {
        files.push(("heat-map.svg".to_owned(), svg(&picture).into_bytes()));
        files.push(("heat-map.png".to_owned(), png(&picture).unwrap()));
    }
    let record = ExportRecord { exported_at };
    let file = |laid| pdf(&laid, &fonts, &review.pictures, &record).unwrap();
    files.push(("print.pdf".to_owned(), file(print(layout(&deck, &fonts), deck.paper))));
    files.push(("one-page.pdf".to_owned(), file(one_page(&deck, &fonts))));
    std::fs::create_dir_all(target).unwrap();
    for (name, bytes) in files {
        std::fs::write(Path::new(target).join(name), bytes).unwrap();
    }
}
