//! What stands on the pages, and where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Made, sample, words};
use debrief_deck::{
    Deck, Fonts, Item, Laid, LaidPage, PAGE_HEIGHT, PAGE_WIDTH, ProblemKind, Role, TextItem, content, layout,
};
use debrief_domain::{Audience, Horizon, PageKey, PageSetting, Permission, Review};

fn laid(review: &Review) -> Laid {
    layout(&content(review, Audience::Leadership), &Fonts::load().unwrap())
}

fn pages_of<'l>(laid: &'l Laid, key: &PageKey) -> Vec<&'l LaidPage> {
    laid.pages.iter().filter(|page| page.key == *key).collect()
}

fn texts(page: &LaidPage) -> impl Iterator<Item = &TextItem> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// Everything a page says, in the order it was drawn.
fn said(page: &LaidPage) -> String {
    texts(page).map(|text| text.full_text()).collect::<Vec<_>>().join("|")
}

fn kinds(laid: &Laid) -> Vec<ProblemKind> {
    laid.problems.iter().map(|problem| problem.kind).collect()
}

fn area(code: &str) -> PageKey {
    PageKey::Area(code.into())
}

fn setting(page: PageKey) -> PageSetting {
    PageSetting { page, title: None, hidden: None, place: None, notes: None }
}

/// Nothing leaves the page, and nothing but the footer enters its room.
fn assert_inside(laid: &Laid) {
    for page in laid.pages.iter().chain(&laid.hidden) {
        for item in &page.items {
            let (left, right, top, bottom) = match item {
                Item::Text(text) => (text.x, text.x + text.width, text.y - text.size, text.y),
                Item::Rect(rect) => (rect.x, rect.x + rect.w, rect.y, rect.y + rect.h),
                Item::Line(line) => (line.x1, line.x2, line.y1, line.y2),
                Item::Picture(picture) => (picture.x, picture.x + picture.w, picture.y, picture.y + picture.h),
            };
            assert!(
                left >= -0.1 && right <= PAGE_WIDTH + 0.1 && top >= -0.1 && bottom <= PAGE_HEIGHT + 0.1,
                "{:?}: {item:?}",
                page.key
            );
        }
    }
}

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
fn a_long_rationale_flows_with_the_header_row_repeated_and_the_count_right() {
    let review = Made::new()
        .decided("1A", "R", &words(800))
        .decided("1B", "AG", &words(60))
        .decided("1C", "AG", &words(60))
        .decided("1D", "AG", &words(60))
        .decided("2A", "G", &words(40))
        .review;
    let laid = laid(&review);
    assert_inside(&laid);
    let pages = pages_of(&laid, &area("1"));
    assert!(pages.len() >= 3, "{}", pages.len());
    let total = laid.pages.iter().filter(|page| matches!(page.key, PageKey::Area(_))).count();
    for (index, page) in pages.iter().enumerate() {
        let said = said(page);
        for header in ["ELEMENT", "LEVEL", "WHAT WE FOUND", "Amber-green"] {
            assert!(said.contains(header), "{header} on part {index}");
        }
        assert!(said.contains(&format!("Debrief {} of {total}", index + 1)), "{said}");
    }
    // Every word is there, in order, in one cell over all pages.
    let cell = pages.iter().flat_map(|page| texts(page)).find(|text| text.text.starts_with(&words(3))).unwrap().node;
    let flowed: String =
        pages.iter().flat_map(|page| texts(page)).filter(|text| text.node == cell).map(TextItem::full_text).collect();
    assert_eq!(flowed, words(800));
    assert!(kinds(&laid).contains(&ProblemKind::RowSplit));
    assert!(said(pages[1]).contains("(continued)"));
}

#[test]
fn a_split_keeps_three_lines_together() {
    for many in (300..900).step_by(23) {
        let review =
            Made::new().only(&["1A", "1B"]).decided("1A", "R", &words(60)).decided("1B", "AR", &words(many)).review;
        let laid = laid(&review);
        for page in pages_of(&laid, &area("1")) {
            let mut lines: Vec<(Option<_>, i32)> = texts(page)
                .filter(|text| text.x > 480.0 && text.size == 15.5)
                .map(|text| (text.node, text.y as i32))
                .collect();
            lines.dedup();
            for cell in lines.chunk_by(|a, b| a.0 == b.0) {
                assert!(cell.len() >= 3 || page.parts == 1, "{many} words: {} lines together", cell.len());
            }
        }
    }
}

#[test]
fn rows_that_fit_no_page_together_go_over_whole() {
    let rationale = words(90);
    let mut made = Made::new();
    for element in ["1A", "1B", "1C", "1D"] {
        made = made.decided(element, "AG", &rationale);
    }
    let laid = laid(&made.review);
    let pages = pages_of(&laid, &area("1"));
    assert!(pages.len() <= 2);
    assert!(!kinds(&laid).contains(&ProblemKind::RowSplit));
    if let [first, second] = pages.as_slice() {
        let rows = |page: &LaidPage| {
            ["1A", "1B", "1C", "1D"].iter().filter(|code| texts(page).any(|text| text.text == **code)).count()
        };
        assert_eq!((rows(first), rows(second)), (2, 2), "about as much on each page");
    }
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
        PageSetting { title: Some("Our own words".into()), ..setting(PageKey::Summary) },
        PageSetting { hidden: Some(true), ..setting(area("2")) },
        PageSetting { hidden: Some(false), ..setting(PageKey::Method) },
        PageSetting { place: Some(15_000), ..setting(PageKey::Horizon(Horizon::NoMatterWhat)) },
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
fn twenty_five_groups_and_twenty_five_documents_fit() {
    let mut made = Made::new();
    for number in 0..25 {
        made = made
            .heard(&format!("Area and achievement directors {number}"), 3)
            .read(&format!("Student performance data, part {number}"));
    }
    made.review.pages = vec![PageSetting { hidden: Some(false), ..setting(PageKey::Method) }];
    let laid = laid(&made.review);
    assert_inside(&laid);
    assert!(!kinds(&laid).contains(&ProblemKind::Overfull));
    let heard = pages_of(&laid, &PageKey::Heard)[0];
    assert!(said(heard).contains("directors 24") && said(heard).contains("part 24"));
    assert!(texts(heard).filter(|text| text.y < 650.0).all(|text| text.y < 645.0));
}

#[test]
fn more_than_three_themes_take_a_further_page() {
    let mut made = Made::new();
    for number in 1..=7 {
        let title = format!("Theme number {number}");
        made = made.theme(
            Horizon::NearTerm,
            &title,
            &["One finding of some length", "Another"],
            &["Do this first", "Then that"],
        );
    }
    let laid = laid(&made.review);
    let pages = pages_of(&laid, &PageKey::Horizon(Horizon::NearTerm));
    let themes = |page: &&LaidPage| page.reading.iter().filter(|line| line.role == Role::H2).count();
    assert_eq!(pages.iter().map(themes).collect::<Vec<_>>(), [3, 2, 2]);
    assert_inside(&laid);
}

#[test]
fn themes_too_long_to_stand_together_are_spread() {
    let long = words(45);
    let entries = [long.as_str(); 3];
    let mut made = Made::new();
    for title in ["First", "Second", "Third"] {
        made = made.theme(Horizon::LongerTerm, title, &entries, &entries);
    }
    let laid = laid(&made.review);
    assert!(pages_of(&laid, &PageKey::Horizon(Horizon::LongerTerm)).len() > 1);
    assert!(!kinds(&laid).contains(&ProblemKind::Overfull));
    assert_inside(&laid);
}

#[test]
fn a_title_of_three_lines_fits_and_a_longer_one_is_reported() {
    let mut review = sample();
    let title = "The district agrees on where it wants every learner to be by the end of the decade, has people of great skill and \
                 good will to take it there, and has not yet drawn the road, set the pace or agreed who checks the map";
    review.pages.extend(
        [PageKey::Framework, PageKey::Heard, area("1"), PageKey::Summary, PageKey::Horizon(Horizon::NearTerm)]
            .map(|page| PageSetting { title: Some(title.into()), ..setting(page) }),
    );
    review.pages.dedup_by_key(|setting| setting.page.clone());
    let mut seen = Vec::new();
    review.pages.reverse();
    review.pages.retain(|setting| {
        !seen.contains(&setting.page) && {
            seen.push(setting.page.clone());
            true
        }
    });
    let three = laid(&review);
    assert_inside(&three);
    assert_eq!(
        three.problems.iter().filter(|problem| problem.kind != ProblemKind::RowSplit).collect::<Vec<_>>(),
        Vec::<&debrief_deck::Problem>::new()
    );

    for setting in &mut review.pages {
        setting.title = Some(words(150));
    }
    let longer = laid(&review);
    assert!(kinds(&longer).contains(&ProblemKind::ShrunkText));
    assert_inside(&longer);
}

#[test]
fn a_title_without_end_leaves_room_for_the_page() {
    let mut review = sample();
    let keys: Vec<PageKey> = content(&review, Audience::Leadership).pages.into_iter().map(|page| page.key).collect();
    review.pages = keys
        .into_iter()
        .map(|page| PageSetting { title: Some(words(3_000)), hidden: Some(false), ..setting(page) })
        .collect();
    let laid = laid(&review);
    assert!(laid.pages.len() < 40, "{}", laid.pages.len());
    assert!(kinds(&laid).contains(&ProblemKind::Overfull));
    for page in &laid.pages {
        assert!(texts(page).all(|text| text.y < PAGE_HEIGHT && text.x + text.width < PAGE_WIDTH), "{:?}", page.key);
    }
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
