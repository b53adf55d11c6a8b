//! The deck as a PowerPoint file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/hostile.rs"]
mod hostile;
#[path = "common/slides.rs"]
mod slides;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use common::{Made, pictures, sample, with_extra_pages, words};
use debrief_deck::{Deck, ExportRecord, Fonts, FormError, Role, content, layout, pptx};
use debrief_domain::{Audience, Horizon, Language, PageKey, PageSetting, Review};
use std::collections::HashSet;

fn record() -> ExportRecord {
    ExportRecord { exported_at: sample().ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap() }
}

fn write(review: &Review) -> Vec<u8> {
    file(&content(review, Audience::Leadership), review)
}

fn file(deck: &Deck, review: &Review) -> Vec<u8> {
    pptx(deck, &review.pictures, &Fonts::load().unwrap(), &record()).unwrap()
}

/// The sample with its hidden pages shown.
fn everything() -> Review {
    let mut review = sample();
    let deck = content(&review, Audience::Leadership);
    for page in deck.pages.iter().filter(|page| page.hidden) {
        review.pages.retain(|setting| setting.page != page.key);
        review.pages.push(PageSetting { hidden: Some(false), ..PageSetting::of(page.key.clone()) });
    }
    review
}

fn text_parts(bytes: &[u8]) -> Vec<(String, String)> {
    let parts = slides::parts(bytes).into_iter();
    parts.filter_map(|(name, content)| Some((name, String::from_utf8(content).ok()?))).collect()
}

#[test]
fn every_part_is_well_formed_and_leads_to_parts_that_are_there() {
    for review in [sample(), everything(), hostile::hostile(), with_extra_pages(everything())] {
        let bytes = write(&review);
        let names: HashSet<String> = slides::parts(&bytes).into_iter().map(|(name, _)| name).collect();
        for (name, text) in text_parts(&bytes) {
            let document = roxmltree::Document::parse(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            if !name.ends_with(".rels") {
                continue;
            }
            let folder = name.replace("_rels/", "");
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            for link in document.root_element().children().filter(|link| link.attribute("TargetMode").is_none()) {
                let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
                for step in link.attribute("Target").unwrap().split('/') {
                    if step == ".." { path.truncate(path.len() - 1) } else { path.push(step) }
                }
                assert!(names.contains(&path.join("/")), "{name} leads to {}", path.join("/"));
            }
        }
    }
}

#[test]
fn shapes_of_a_slide_have_numbers_of_their_own() {
    for (name, text) in text_parts(&write(&everything())) {
        let document = roxmltree::Document::parse(&text).unwrap();
        let ids = document.descendants().filter(|node| node.tag_name().name() == "cNvPr");
        let ids: Vec<&str> = ids.filter_map(|node| node.attribute("id")).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "{name}");
    }
}

#[test]
fn the_same_deck_gives_the_same_bytes() {
    let review = everything();
    assert_eq!(write(&review), write(&review));
}

#[test]
fn every_word_of_the_pages_is_on_their_slides_in_order() {
    for review in [sample(), everything()] {
        let laid = layout(&content(&review, Audience::Leadership), &Fonts::load().unwrap());
        let slides = slides::slides(&write(&review));
        assert_eq!(slides.len(), laid.pages.len());
        for (page, slide) in laid.pages.iter().zip(&slides) {
            let joined = |text: &str| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            let slide = joined(slide);
            let mut reached = 0;
            for line in &page.reading {
                let text = joined(&line.text);
                // Levels are spoken, figures described; both are alternative text on slides. A dash is a bullet there.
                if text.is_empty() || text == "–" || matches!(line.role, Role::Chip | Role::Figure) {
                    continue;
                }
                let at = slide.find(&text).unwrap_or_else(|| panic!("{text} is not on the slide:\n{slide}"));
                if matches!(line.role, Role::H1 | Role::Body | Role::DataCell | Role::P) && text.len() > 40 {
                    assert!(at >= reached, "{text} stands too early:\n{slide}");
                    reached = at;
                }
            }
        }
    }
}

#[test]
fn titles_are_titles_and_tables_are_tables() {
    let bytes = write(&everything());
    let deck = content(&everything(), Audience::Leadership);
    let laid = layout(&deck, &Fonts::load().unwrap());
    for (number, page) in (1..).zip(&laid.pages) {
        let (_, text) =
            text_parts(&bytes).into_iter().find(|(name, _)| *name == format!("ppt/slides/slide{number}.xml")).unwrap();
        let document = roxmltree::Document::parse(&text).unwrap();
        let is_title =
            |node: &roxmltree::Node<'_, '_>| node.tag_name().name() == "ph" && node.attribute("type") == Some("title");
        let holder = document.descendants().find(is_title).unwrap();
        let shape = holder.ancestors().find(|node| node.tag_name().name() == "sp").unwrap();
        let words: String =
            shape.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|n| n.text()).collect();
        assert_eq!(words, page.title);
        let tables = document.descendants().filter(|node| node.tag_name().name() == "tbl").count();
        let expected = matches!(page.key, PageKey::Area(_) | PageKey::Differently | PageKey::Changed | PageKey::Method);
        assert_eq!(tables, usize::from(expected), "{:?}", page.key);
    }
}

#[test]
fn nothing_leaves_the_slide() {
    let long = Made::new().heard("Teachers", 4).decided("1A", "AR", &words(800)).decided("1B", "G", &words(300)).review;
    for review in [everything(), hostile::hostile(), long] {
        for (name, text) in text_parts(&write(&review)) {
            if !name.starts_with("ppt/slides/slide") {
                continue;
            }
            let document = roxmltree::Document::parse(&text).unwrap();
            for place in document.descendants().filter(|node| node.tag_name().name() == "xfrm") {
                let number = |tag: &str, name: &str| -> i64 {
                    let node = place.children().find(|child| child.tag_name().name() == tag).unwrap();
                    node.attribute(name).unwrap().parse().unwrap()
                };
                let (x, y) = (number("off", "x"), number("off", "y"));
                assert!(x >= 0 && y >= 0, "{name}");
                assert!(x + number("ext", "cx") <= 12_192_000, "{name}: {x}");
                assert!(y + number("ext", "cy") <= 6_858_000, "{name}: {y}");
            }
        }
    }
}

#[test]
fn notes_go_along_only_where_they_may() {
    let review = sample();
    let mut deck = content(&review, Audience::Leadership);
    deck.notes_go_along = true;
    deck.pages[0].notes = "Say hello first".into();
    let with = file(&deck, &review);
    assert!(
        text_parts(&with).iter().any(|(name, text)| name.contains("notesSlide") && text.contains("Say hello first"))
    );
    deck.notes_go_along = false;
    let without = file(&deck, &review);
    assert!(
        text_parts(&without).iter().all(|(name, text)| !name.contains("notes") && !text.contains("Say hello first"))
    );
}

#[test]
fn words_that_may_not_be_quoted_stay_out() {
    let review = sample();
    let secrets = hostile::secrets_of(&review);
    let all: String = text_parts(&write(&review)).into_iter().map(|(_, text)| text).collect();
    for secret in secrets {
        assert!(!all.contains(&secret), "{secret}");
    }
    let (review, hidden) = hostile::sample_with_uncleared_quotes();
    let all: String = text_parts(&write(&review)).into_iter().map(|(_, text)| text).collect();
    assert!(!all.contains(hidden));
}

#[test]
fn each_stretch_has_its_language() {
    let mut review = sample();
    review.deck.language = Language::Spanish;
    let bytes = write(&review);
    let (_, slide) = text_parts(&bytes).into_iter().find(|(name, _)| name == "ppt/slides/slide2.xml").unwrap();
    let document = roxmltree::Document::parse(&slide).unwrap();
    let language = |wanted: &str| {
        let text =
            document.descendants().find(|node| node.tag_name().name() == "t" && node.text() == Some(wanted)).unwrap();
        let run = text.parent().unwrap();
        let properties = run.children().find(|node| node.tag_name().name() == "rPr").unwrap();
        properties.attribute("lang").unwrap().to_owned()
    };
    assert_eq!(language(&review.framework.areas[0].elements[0].name), "en-US");
    assert_eq!(language(&content(&review, Audience::Leadership).pages[1].title), "es-US");
}

#[test]
fn characters_that_the_fonts_lack_are_written_all_the_same() {
    let review = Made::new().theme(Horizon::NearTerm, "Plan", &["Schools read 読書 daily 😀"], &[]).review;
    assert!(slides::slides(&write(&review)).join("\n").contains("Schools read 読書 daily 😀"));
}

#[test]
fn pictures_are_parts_with_their_words() {
    let review = with_extra_pages(sample());
    let bytes = write(&review);
    let all = slides::parts(&bytes);
    let part = |name: &str| &all.iter().find(|(other, _)| other == name).unwrap_or_else(|| panic!("{name}")).1;
    let data: Vec<Vec<u8>> = pictures().iter().map(|picture| STANDARD.decode(&*picture.data).unwrap()).collect();
    let mut shown = Vec::new();
    for number in 1..=slides::slides(&bytes).len() {
        let text = std::str::from_utf8(part(&format!("ppt/slides/slide{number}.xml"))).unwrap();
        let document = roxmltree::Document::parse(text).unwrap();
        let links = std::str::from_utf8(part(&format!("ppt/slides/_rels/slide{number}.xml.rels"))).unwrap();
        let links = roxmltree::Document::parse(links).unwrap();
        for picture in document.descendants().filter(|node| node.tag_name().name() == "pic") {
            let named = |name: &str| picture.descendants().find(|node| node.tag_name().name() == name).unwrap();
            // The firm's name stands beside its logo in words, so the logo is decoration.
            let is_decoration = picture.descendants().any(|node| node.tag_name().name() == "decorative");
            let says = named("cNvPr").attribute("descr").map(ToOwned::to_owned);
            assert_eq!(says.is_none(), is_decoration, "slide {number}");
            let blip = named("blip");
            let id = blip.attributes().find(|attribute| attribute.name() == "embed").unwrap().value().to_owned();
            let link = links.descendants().find(|node| node.attribute("Id") == Some(&id)).unwrap();
            let target = link.attribute("Target").unwrap().replace("../", "ppt/");
            assert!(link.attribute("Type").unwrap().ends_with("/image"));
            assert!(data.contains(part(&target)), "{target} is the picture as the review has it");
            // As wide for its height as the picture itself: nothing is pulled.
            let size = picture.descendants().find(|node| node.has_attribute("cx")).unwrap();
            let side = |name: &str| size.attribute(name).unwrap().parse::<f64>().unwrap();
            assert!((side("cx") / side("cy") - 200.0 / 60.0).abs() < 0.05, "slide {number}");
            shown.push((number, says));
        }
    }
    let last = slides::slides(&bytes).len();
    let numbers: Vec<usize> = shown.iter().map(|(number, _)| *number).collect();
    assert_eq!((numbers.first(), numbers.last(), numbers.len()), (Some(&1), Some(&last), 3), "{shown:?}");
    let says: Vec<Option<&str>> = shown.iter().map(|(_, says)| says.as_deref()).collect();
    assert_eq!(says, [None, Some("The firm’s name on a purple ground."), None]);
}

#[test]
fn a_picture_that_is_missing_leaves_its_room() {
    let mut review = with_extra_pages(sample());
    review.pictures.clear();
    let bytes = write(&review);
    assert!(slides::parts(&bytes).iter().all(|(name, _)| !name.contains("media")));
    assert!(slides::slides(&bytes).join("\n").contains("Beside it"));
}

#[test]
fn levels_are_text_in_the_rows_they_belong_to() {
    let review = sample();
    let deck = content(&review, Audience::Leadership);
    let mut rows = 0;
    for (name, text) in text_parts(&write(&review)) {
        if !name.starts_with("ppt/slides/slide") || !text.contains("debrief:table:") {
            continue;
        }
        let document = roxmltree::Document::parse(&text).unwrap();
        for row in document.descendants().filter(|node| node.tag_name().name() == "tr").skip(1) {
            let cells: Vec<_> = row.children().filter(|node| node.tag_name().name() == "tc").collect();
            let words = |at: usize| -> String {
                let texts = cells[at].descendants().filter(|node| node.tag_name().name() == "t");
                texts.filter_map(|node| node.text()).collect()
            };
            let level = words(1);
            let code: String = words(0).split('\t').next().unwrap().trim().to_owned();
            let element = debrief_domain::ElementCode::from(code.as_str());
            let judgement = review.judgement(&element).unwrap();
            let debrief_domain::Judgement::Level(wanted) = judgement else { panic!("{judgement:?}") };
            let (rank, _) = deck.legend.iter().enumerate().find(|(_, entry)| entry.chip.letters() == wanted.0).unwrap();
            let pips = format!("{}{}", "▪".repeat(rank + 1), "▫".repeat(3 - rank));
            let letters: String = level.chars().filter(|c| c.is_alphabetic()).collect();
            assert_eq!((letters.as_str(), level.contains(&pips)), (wanted.0.as_str(), true), "{name}: {code}");
            assert!(!level.contains(' '), "nothing breaks a chip into two lines");
            assert!(cells[1].descendants().any(|node| node.tag_name().name() == "highlight"), "{name}: {code}");
            rows += 1;
        }
    }
    assert_eq!(rows, 15);
}

#[test]
fn a_deck_without_pages_is_no_file() {
    let review = sample();
    let mut deck = content(&review, Audience::Leadership);
    for page in &mut deck.pages {
        page.hidden = true;
    }
    let made = pptx(&deck, &[], &Fonts::load().unwrap(), &record());
    assert!(matches!(made, Err(FormError::NoPages)));
}
