//! The file that leaves the laptop: its text, its fonts, its bytes. Needs poppler's programs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use chrono::{NaiveDate, NaiveDateTime};
use common::{Made, sample, words};
use debrief_deck::{DeckError, ExportRecord, Fonts, content, layout, pdf};
use debrief_domain::{Audience, Horizon, PageKey, PageSetting, Permission, Review};
use std::path::Path;
use std::process::Command;

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 24).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn file(review: &Review) -> Vec<u8> {
    let fonts = Fonts::load().unwrap();
    pdf(
        &layout(&content(review, Audience::Leadership), &fonts),
        &fonts,
        &review.pictures,
        &ExportRecord { exported_at: noon() },
    )
    .unwrap()
}

/// What one of poppler's programs says about the file.
fn ask(program: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.pdf");
    std::fs::write(&path, bytes).unwrap();
    let with_file = |argument: &&str| if *argument == "FILE" { path.clone() } else { Path::new(argument).to_owned() };
    let output =
        Command::new(program).args(arguments.iter().map(with_file)).output().expect("poppler-utils is installed");
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{program} has nothing to complain about");
    String::from_utf8(output.stdout).unwrap()
}

/// The text as a reader extracts it, in the order of the page descriptions, white space made single.
fn text(bytes: &[u8]) -> String {
    let raw = ask("pdftotext", &["-raw", "FILE", "-"], bytes);
    raw.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn text_comes_out_as_it_went_in() {
    let sentence = "The office is efficient; a fjord, a waffle and a baffled official fit. Zoë’s naïve café in Kraków, Đà Nẵng \
                    and Łódź – open “daily”, 8–5 – costs 5 € … so it’s ‘fine’ — isn’t it? 1/2 of 3×4 (A–B) → C; a-b, 100 %.";
    let quote = "Efficient offices affirm ‘flying’ fjords; Việt ngữ, naïve façades — really…";
    let review = Made::new()
        .heard("Teachers", 9)
        .only(&["1A", "1B"])
        .decided("1A", "AR", sentence)
        .quoted("1B", "G", ["They said: ", quote, " And left."], Permission::MayQuote)
        .theme(Horizon::NearTerm, "Nguyễn’s “first” theme", &["Ünïcödé ﬁnds its way"], &["Søren’s æbleskiver, ½ off"])
        .review;
    let text = text(&file(&review));
    for expected in [sentence, quote, "Nguyễn’s “first” theme", "Ünïcödé finds its way", "Søren’s æbleskiver, ½ off"]
    {
        assert!(text.contains(expected), "{expected}\nnot in\n{text}");
    }
}

#[test]
fn every_word_of_the_sample_is_in_the_file() {
    let review = sample();
    let text = text(&file(&review));
    let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for decision in &review.decisions {
        assert!(text.contains(&single(&decision.rationale.plain())), "{}", decision.element);
    }
    for finding in &review.findings {
        assert!(text.contains(&single(&finding.text)), "{}", finding.text);
    }
    for recommendation in &review.recommendations {
        assert!(text.contains(&single(&recommendation.text)), "{}", recommendation.text);
    }
    for element in review.elements() {
        assert!(text.contains(&element.guiding_question), "{}", element.guiding_question);
    }
}

#[test]
fn eight_hundred_words_come_out_over_several_pages() {
    let review = Made::new().only(&["1A"]).decided("1A", "AR", &words(800)).review;
    let text = text(&file(&review));
    let found = text.split_whitespace().filter(|word| words(11).split(' ').any(|known| known == *word)).count();
    assert!(found >= 800, "{found}");
}

#[test]
fn fonts_are_embedded_subset_and_mapped_to_unicode() {
    let fonts = ask("pdffonts", &["FILE"], &file(&sample()));
    let rows: Vec<Vec<&str>> = fonts.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows.len(), 6, "{fonts}");
    for row in rows {
        assert!(row[0].as_bytes()[6] == b'+', "a subset has a tag: {row:?}");
        assert_eq!(row[1..7], ["CID", "TrueType", "Identity-H", "yes", "yes", "yes"], "{row:?}");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let review = sample();
    assert!(file(&review) == file(&review), "two exports in one process are equal");
}

/// Writes the sample where [`a_fresh_process_gives_the_same_bytes`] asks for it; alone it has nothing to do.
#[test]
fn write_the_sample_for_another_process() {
    if let Ok(path) = std::env::var("DECK_TEST_TARGET") {
        std::fs::write(path, file(&sample())).unwrap();
    }
}

#[test]
fn a_fresh_process_gives_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("deck.pdf");
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "write_the_sample_for_another_process"])
        .env("DECK_TEST_TARGET", &path)
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    assert!(std::fs::read(path).unwrap() == file(&sample()));
}

#[test]
fn another_time_changes_the_dates_and_the_id_and_nothing_else_to_be_seen() {
    let fonts = Fonts::load().unwrap();
    let laid = layout(&content(&sample(), Audience::Leadership), &fonts);
    let at = |exported_at| pdf(&laid, &fonts, &[], &ExportRecord { exported_at }).unwrap();
    let (first, second) = (at(noon()), at(noon() + chrono::Duration::days(1)));
    assert!(first != second);
    assert_eq!(text(&first), text(&second));
}

#[test]
fn the_document_is_well_made() {
    let bytes = file(&sample());
    assert!(bytes.starts_with(b"%PDF-1.7\n"));
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(document.get_pages().len(), 14);
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en-US");
    let id = document.trailer.get(b"ID").unwrap().as_array().unwrap();
    assert_eq!(id.len(), 2);
    assert!(id[0].as_str().unwrap() == id[1].as_str().unwrap() && id[0].as_str().unwrap() != [0; 16]);
    for page in document.get_pages().into_values() {
        let text = document.get_page_content(page);
        assert!(lopdf::content::Content::decode(&text).is_ok());
    }
    let info = ask("pdfinfo", &["-isodates", "FILE"], &bytes);
    assert!(info.contains("Page size:       960 x 540 pts"), "{info}");
    assert!(info.contains("CreationDate:    2026-03-24T12:00:00"), "{info}");
    assert!(info.contains("Title:           Your organization’s capacity to deliver"), "{info}");
    assert!(info.contains("PDF version:     1.7"), "{info}");
}

#[test]
fn the_outline_leads_to_pages_and_elements() {
    let review = sample();
    let bytes = file(&review);
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let outlines = document.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let titles = |parent| {
        let mut titles = Vec::new();
        let mut next =
            document.get_dictionary(parent).unwrap().get(b"First").and_then(lopdf::Object::as_reference).ok();
        while let Some(id) = next {
            let entry = document.get_dictionary(id).unwrap();
            let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
            let destination = entry.get(b"Dest").unwrap().as_array().unwrap()[0].as_reference().unwrap();
            assert!(document.get_pages().into_values().any(|page| page == destination));
            titles.push((id, title));
            next = entry.get(b"Next").and_then(lopdf::Object::as_reference).ok();
        }
        titles
    };
    let pages = titles(outlines);
    assert_eq!(pages.len(), 14);
    let elements: Vec<String> = titles(pages[3].0).into_iter().map(|(_, title)| title).collect();
    assert_eq!(elements[0], "1A Define your aspiration");
    assert_eq!(elements.len(), 4);
}

#[test]
fn the_file_says_nothing_about_who_made_it() {
    let bytes = file(&sample());
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let info = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let keys: Vec<_> = document
        .get_dictionary(info)
        .unwrap()
        .iter()
        .map(|(key, _)| String::from_utf8_lossy(key).into_owned())
        .collect();
    assert_eq!(keys, ["Title", "Subject", "Creator", "Producer", "CreationDate", "ModDate"]);
    // Where the program was built says as much as where it runs.
    let built_in = format!("/{}/", env!("CARGO_MANIFEST_DIR").split('/').nth(1).unwrap());
    for object in document.objects.values() {
        if let Ok(stream) = object.as_stream() {
            let content = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            let content = String::from_utf8_lossy(&content);
            for secret in ["/home/", built_in.as_str(), "/root/", "C:\\", "dc:creator"] {
                assert!(!content.contains(secret), "{secret}");
            }
        }
    }
}

#[test]
fn hidden_pages_are_not_in_the_file() {
    let mut review = sample();
    review.pages.retain(|setting| setting.page != PageKey::Summary);
    review.pages.push(PageSetting {
        page: PageKey::Summary,
        title: Some("Zyxw".into()),
        hidden: Some(true),
        place: None,
        notes: None,
    });
    assert!(!text(&file(&review)).contains("Zyxw"));
}

#[test]
fn a_deck_without_a_page_is_refused() {
    let mut review = sample();
    let deck = content(&review, Audience::Leadership);
    review.pages = deck
        .pages
        .iter()
        .map(|page| PageSetting { page: page.key.clone(), title: None, hidden: Some(true), place: None, notes: None })
        .collect();
    let fonts = Fonts::load().unwrap();
    let refused = pdf(
        &layout(&content(&review, Audience::Leadership), &fonts),
        &fonts,
        &[],
        &ExportRecord { exported_at: noon() },
    );
    assert!(matches!(refused, Err(DeckError::NoPages)));
}

#[test]
fn any_scale_can_be_drawn() {
    let mut review = Made::new().only(&["1A", "1B"]).decided("1A", "1", "Low.").decided("1B", "7", "High.").review;
    let level = review.framework.scale.levels[0].clone();
    review.framework.scale.levels = (1..=7)
        .map(|n| debrief_domain::Level {
            code: n.to_string().as_str().into(),
            name: format!("Step {n} of seven"),
            ..level.clone()
        })
        .collect();
    let text = text(&file(&review));
    assert!(text.contains("Step 7 of seven"));
}
