//! Writes what each maker of PDF starts from: `contents REVIEW PAGES FONTS FOLDER` makes the review as long as its deck needs
//! to have that many pages, and writes into the folder the review (`review.json`), the words of its deck in reading order
//! (`words.txt`), and the same words for browsers (`deck.html`) and for typst (`deck.typ`). It prints the number of pages.

use debrief_api::{read_review_file, review_json, write_whole};
use debrief_bench_deck::{Meaning, html, scaled, typst};
use debrief_deck::{Fonts, content, layout};
use debrief_domain::Audience;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let written = match arguments.as_slice() {
        [review, pages, fonts, folder] => pages
            .parse()
            .map_err(|_| format!("“{pages}” is no number of pages."))
            .and_then(|pages| write(Path::new(review), pages, Path::new(fonts), Path::new(folder))),
        _ => Err("Give a review file, a number of pages, the folder of the fonts and where to write.".to_owned()),
    };
    match written {
        Ok(pages) => {
            println!("{pages}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn write(review: &Path, pages: usize, font_files: &Path, folder: &Path) -> Result<usize, String> {
    let fonts = Fonts::load().map_err(|error| error.to_string())?;
    let review = scaled(&read_review_file(review).map_err(|error| error.message)?, pages, &fonts);
    let laid = layout(&content(&review, Audience::Leadership), &fonts);
    let meaning = Meaning::of(&laid);
    let files = [
        ("review.json", review_json::write(&review).map_err(|error| error.message)?),
        ("words.txt", meaning.words()),
        ("deck.html", html(&meaning, font_files)),
        ("deck.typ", typst(&meaning)),
    ];
    for (name, text) in files {
        write_whole(&folder.join(name), text.as_bytes()).map_err(|error| error.message)?;
    }
    Ok(laid.pages.len())
}
