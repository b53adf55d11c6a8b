//! What stands on the pages, and where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "common/look.rs"]
mod look;

use common::{Made, sample, words};
use debrief_deck::{Deck, Item, ProblemKind, Role, content};
use debrief_domain::{Audience, Horizon, PageKey, PageSetting, Permission};
use look::{area, assert_inside, kinds, laid, pages_of, said, texts};

#[test]
fn the_sample_has_no_problem_and_fourteen_pages() {
    let laid = laid(&sample());
    assert_eq!(laid.problems, []);
    assert_eq!(laid.pages.len(), 14);
    assert_eq!(laid.hidden.iter().map(|page| page.key.clone()).collect::<Vec<_>>(), [PageKey::Method]);
    assert_inside(&laid);
}

#[test]
fn the_sample_keeps_quotes_in_the_serif_and_everything_else_in_the_sans() {
    let laid = laid(&sample());
    let quoted: usize =
        laid.pages.iter().map(|page| texts(page).filter(|text| text.italic && text.text.contains('“')).count()).sum();
    assert_eq!(quoted, 12, "twelve quotes begin with a quotation mark");
    let other = laid.pages.iter().flat_map(texts).filter(|text| text.text.contains("goals")).any(|text| !text.italic);
    assert!(other);
}

#[test]
fn a_small_review_reads_as_expected() {
    let review = Made::new()
        .heard("Principals", 9)
        .heard("Teachers", 22)
        .read("Strategic plan")
        .only(&["1A", "1B", "3B"])
        .quoted(
            "1A",
            "AR",
            ["The plan is known. ", "Nobody can say what we have to hit", ". Numbers would help."],
            Permission::MayQuote,
        )
        .unclear("1B", "We heard too few people to say.")
        .theme(Horizon::NearTerm, "Name the goals", &["31 priorities"], &["Choose three"])
        .review;
    let laid = laid(&review);
    let mut reading = String::new();
    for page in laid.pages.iter().chain(&laid.hidden) {
        let number = page.number.map_or("hidden".to_owned(), |number| number.to_string());
        reading += &format!("— {number}: {:?} {}/{} “{}”\n", page.key, page.part, page.parts, page.title);
        for line in &page.reading {
            reading += format!("{}{:?} {}", "  ".repeat(line.depth as usize), line.role, line.text).trim_end();
            reading += "\n";
        }
    }
    for problem in &laid.problems {
        reading += &format!("! {:?} {:?}: {}\n", problem.kind, problem.number, problem.message);
    }
    insta::assert_snapshot!(reading);
}

#[test]
fn default_titles_are_sentences_about_the_review() {
    let titles: Vec<String> =
        content(&sample(), Audience::Leadership).pages.into_iter().map(|page| page.default_title).collect();
    insta::assert_snapshot!(titles.join("\n"));
}

#[test]
fn the_places_of_a_debrief_page_hold() {
    let review = Made::new().only(&["1A"]).decided("1A", "AR", "Short and plain.").review;
    let laid = laid(&review);
    let page = pages_of(&laid, &area("1"))[0];
    let mut drawn = String::new();
    for item in &page.items {
        drawn += &match item {
            Item::Text(text) => format!(
                "text {:.1},{:.1} {}px {} {} {}\n",
                text.x, text.y, text.size, text.weight, text.color, text.text
            ),
            Item::Rect(rect) => {
                format!("rect {:.1},{:.1} {:.1}×{:.1} {:?}\n", rect.x, rect.y, rect.w, rect.h, rect.fill)
            }
            Item::Picture(picture) => {
                format!("picture {:.1},{:.1} {:.1}×{:.1}\n", picture.x, picture.y, picture.w, picture.h)
            }
            Item::Line(line) => format!("line {:.1},{:.1} to {:.1} {}\n", line.x1, line.y1, line.x2, line.color),
        };
    }
    insta::assert_snapshot!(drawn);
}

#[test]
fn one_to_four_elements_fill_their_page_without_leaving_it() {
    let all = ["1A", "1B", "1C", "1D"];
    for many in 1..=4 {
        let mut made = Made::new().only(&all[..many]);
        for element in &all[..many] {
            made = made.decided(element, "AG", &words(55));
        }
        let laid = laid(&made.review);
        let pages = pages_of(&laid, &area("1"));
        assert_eq!(pages.len(), 1);
        let lowest = texts(pages[0]).filter(|text| text.y < 650.0).map(|text| text.y).fold(0.0, f32::max);
        assert!(lowest > 230.0 + 85.0 * many as f32, "{many}: {lowest}");
    }
}

#[test]
fn an_undecided_element_and_one_without_evidence_look_different() {
    let review = Made::new().only(&["1A", "1B"]).unclear("1A", "Too few voices.").review;
    let laid = laid(&review);
    let page = pages_of(&laid, &area("1"))[0];
    assert!(texts(page).any(|text| text.text == "NE"));
    assert!(texts(page).any(|text| text.text == "–"));
    let rects: Vec<_> =
        page.items.iter().filter_map(|item| if let Item::Rect(rect) = item { Some(rect) } else { None }).collect();
    // One in the row, one in the legend that explains it.
    assert_eq!(rects.iter().filter(|rect| rect.dash.is_some()).count(), 2);
    assert!(said(page).contains("No level has been agreed yet."));
    assert!(page.reading.iter().any(|line| line.role == Role::Chip && line.text == "Not enough evidence"));
}

#[test]
fn a_level_without_a_rationale_is_a_problem() {
    let laid =
        laid(&Made::new().only(&["1A"]).decided("1A", "G", "").theme(Horizon::NearTerm, "A", &["b"], &["c"]).review);
    let problem = laid.problems.iter().find(|problem| problem.kind == ProblemKind::EmptyRationale).unwrap();
    assert_eq!((problem.page.clone(), problem.number), (area("1"), Some(4)));
}

#[test]
fn words_that_were_not_cleared_never_leave() {
    for permission in [Permission::NotCleared, Permission::BackgroundOnly] {
        let review = Made::new()
            .heard("Teachers", 9)
            .quoted("1A", "R", ["We heard ", "a most secret sentence", ", twice."], permission)
            .review;
        let deck = content(&review, Audience::Leadership);
        assert!(!serde_json::to_string(&deck).unwrap().contains("secret"));
        let laid = laid(&review);
        assert!(!serde_json::to_string(&laid).unwrap().contains("secret"));
        assert!(said(pages_of(&laid, &area("1"))[0]).contains("[quote not cleared]"));
        assert!(kinds(&laid).contains(&ProblemKind::QuoteNotCleared));
    }
}

#[test]
fn dissent_and_names_of_the_team_stay_out() {
    let review = sample();
    let laid = serde_json::to_string(&laid(&review)).unwrap();
    for decision in review.decisions.iter().filter(|decision| !decision.dissent.is_empty()) {
        assert!(!laid.contains(&decision.dissent));
    }
    for member in &review.team {
        assert!(!laid.contains(&member.name), "{}", member.name);
    }
}

#[test]
fn a_character_without_a_drawing_is_reported_with_its_page_and_word() {
    let laid = laid(&Made::new().only(&["1A"]).decided("1A", "R", "We met 校長 and left 🎉.").review);
    let missing: Vec<_> = laid.problems.iter().filter(|problem| problem.kind == ProblemKind::MissingGlyph).collect();
    assert_eq!(missing.len(), 2);
    assert!(missing.iter().all(|problem| problem.page == area("1") && problem.number == Some(4)));
    assert!(missing[0].message.contains("校長"));
    assert!(said(pages_of(&laid, &area("1"))[0]).contains("We met ?? and left ?."));
}

#[test]
fn titles_order_and_choice_of_pages_are_the_facilitators() {
    let mut review = sample();
    review.pages = vec![
        PageSetting { title: Some("Our own words".into()), ..PageSetting::of(PageKey::Summary) },
        PageSetting { hidden: Some(true), ..PageSetting::of(area("2")) },
        PageSetting { hidden: Some(false), ..PageSetting::of(PageKey::Method) },
        PageSetting { place: Some(15_000), ..PageSetting::of(PageKey::Horizon(Horizon::NoMatterWhat)) },
    ];
    let laid = laid(&review);
    let keys: Vec<String> = laid.pages.iter().map(|page| page.key.code()).collect();
    assert_eq!(
        keys,
        [
            "title",
            "framework",
            "horizon/no_matter_what",
            "heard",
            "area/1",
            "area/3",
            "area/4",
            "area/5",
            "summary",
            "horizon/near_term",
            "horizon/longer_term",
            "differently",
            "method",
            "closing"
        ]
    );
    let summary = pages_of(&laid, &PageKey::Summary)[0];
    assert_eq!(summary.title, "Our own words");
    assert_ne!(summary.default_title, "Our own words");
    assert_eq!(laid.hidden.iter().map(|page| page.key.code()).collect::<Vec<_>>(), ["area/2"]);
    assert_eq!(laid.hidden[0].number, None);
    assert!(said(pages_of(&laid, &area("3"))[0]).contains("Debrief 2 of 4"));
    assert_inside(&laid);
}

#[test]
fn an_area_out_of_scope_has_no_page() {
    let laid = laid(&Made::new().only(&["1A", "4B"]).review);
    let areas: Vec<String> =
        laid.pages.iter().map(|page| page.key.code()).filter(|code| code.starts_with("area")).collect();
    assert_eq!(areas, ["area/1", "area/4"]);
}

#[test]
fn an_empty_review_explains_itself() {
    let laid = laid(&Made::new().review);
    assert_inside(&laid);
    let heard = pages_of(&laid, &PageKey::Heard)[0];
    assert!(said(heard).contains("This page fills as sessions are held"));
    assert!(laid.pages.iter().all(|page| !matches!(page.key, PageKey::Horizon(_))));
    assert_eq!(kinds(&laid), [ProblemKind::LeftOut; 3]);
}

#[test]
fn every_item_belongs_to_the_tree_or_is_decoration() {
    let laid = laid(&sample());
    for page in &laid.pages {
        for text in texts(page) {
            let Some(mut id) = text.node else {
                let decoration = text.y > 650.0 || page.part > 1 || text.text == "→";
                assert!(decoration, "only footer and arrows are decoration: {}", text.text);
                continue;
            };
            // Every node leads up to the document.
            while let Some(parent) = laid.node(id).unwrap().parent {
                assert!(laid.node(parent).unwrap().children.contains(&id));
                id = parent;
            }
            assert_eq!(laid.node(id).unwrap().role, Role::Document);
        }
        let headings = page.reading.iter().filter(|line| line.role == Role::H1).count();
        assert_eq!(headings, 1, "{:?}", page.key);
    }
}

#[test]
fn a_deck_survives_json() {
    let deck = content(&sample(), Audience::Leadership);
    let json = serde_json::to_string(&deck).unwrap();
    assert_eq!(serde_json::from_str::<Deck>(&json).unwrap(), deck);
}

#[test]
fn the_preview_speaks_the_pages_language() {
    let laid = serde_json::to_value(laid(&sample())).unwrap();
    let items = laid["pages"][3]["items"].as_array().unwrap();
    let text = items.iter().find(|item| item["kind"] == "text" && item["italic"] == true).unwrap();
    assert_eq!(text["font"], "serif");
    assert_eq!(text["color"], "#1b2430");
    assert!(text.get("glyphs").is_none() && text["width"].as_f64().unwrap() > 0.0);
    assert!(items.iter().any(|item| item["kind"] == "rect" && item["fill"] == "#e8973f"));
}

#[test]
fn the_summary_says_what_each_level_is_drawn_with() {
    let laid = laid(&sample());
    let page = pages_of(&laid, &PageKey::Summary)[0];
    let levels = page.levels.as_ref().unwrap();
    let drawn = |numbers: &[u32]| {
        let texts = numbers.iter().filter_map(|number| match &page.items[*number as usize] {
            Item::Text(text) => Some(text.text.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(levels.cells.len(), 15);
    assert_eq!(drawn(&levels.cells[0].name), "1A Define your aspiration");
    assert_eq!(drawn(&levels.cells[0].level), "AR");
    let said = drawn(&levels.sums);
    assert!(said.starts_with(&page.title) && said.contains("amber-red"), "{said}");
    for cell in &levels.cells {
        let Item::Rect(ground) = &page.items[cell.ground as usize] else { panic!("a ground is a rectangle") };
        for number in cell.name.iter().chain(&cell.level) {
            let (x, y) = match &page.items[*number as usize] {
                Item::Text(text) => (text.x, text.y),
                Item::Rect(pip) => (pip.x, pip.y),
                other => panic!("{other:?} stands in a cell"),
            };
            assert!(x > ground.x && x < ground.x + ground.w && y > ground.y && y < ground.y + ground.h);
        }
    }
    assert!(laid.pages.iter().all(|other| other.key == PageKey::Summary || other.levels.is_none()));
}
