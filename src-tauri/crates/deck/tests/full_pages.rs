//! Pages that hold a lot: everything fits or flows, nothing runs over the edge.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "common/look.rs"]
mod look;

use common::{Made, sample, words};
use debrief_deck::{Laid, LaidPage, PAGE_HEIGHT, PAGE_WIDTH, ProblemKind, Role, TextItem, content};
use debrief_domain::{Audience, ExtraLayout, ExtraPage, Horizon, PageKey, PageSetting};
use look::{area, assert_inside, kinds, laid, pages_of, said, texts};
use uuid::Uuid;

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
fn twenty_five_groups_and_twenty_five_documents_fit() {
    let mut made = Made::new();
    for number in 0..25 {
        made = made
            .heard(&format!("Area and achievement directors {number}"), 3)
            .read(&format!("Student performance data, part {number}"));
    }
    made.review.pages = vec![PageSetting { hidden: Some(false), ..PageSetting::of(PageKey::Method) }];
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
            .map(|page| PageSetting { title: Some(title.into()), ..PageSetting::of(page) }),
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
        .map(|page| PageSetting { title: Some(words(3_000)), hidden: Some(false), ..PageSetting::of(page) })
        .collect();
    let laid = laid(&review);
    assert!(laid.pages.len() < 40, "{}", laid.pages.len());
    assert!(kinds(&laid).contains(&ProblemKind::Overfull));
    for page in &laid.pages {
        assert!(texts(page).all(|text| text.y < PAGE_HEIGHT && text.x + text.width < PAGE_WIDTH), "{:?}", page.key);
    }
}

/// All the words of those pages, in the order of meaning.
fn told(laid: &Laid, key: &PageKey) -> String {
    let mut texts: Vec<&TextItem> = pages_of(laid, key).into_iter().flat_map(texts).collect();
    texts.retain(|text| text.node.is_some());
    texts.sort_by_key(|text| text.node);
    let words: String = texts.iter().map(|text| text.full_text() + " ").collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_added_page_goes_on_until_all_of_its_words_are_shown() {
    let paragraphs: Vec<String> = (0..9).map(|number| format!("Part{number} {} end{number}.", words(80))).collect();
    let entries: Vec<String> = (0..30).map(|number| format!("- Entry{number} {}", words(12))).collect();
    let endless = format!("Endless {} done.", words(900));
    for (layout, text, second) in [
        (ExtraLayout::Text, paragraphs.join("\n"), String::new()),
        (ExtraLayout::Text, endless, String::new()),
        (ExtraLayout::TwoColumns, paragraphs.join("\n"), entries.join("\n")),
        (ExtraLayout::Picture, entries.join("\n"), String::new()),
    ] {
        let mut review = Made::new().review;
        let id = Uuid::from_u128(77).into();
        let picture_says = String::new();
        let page =
            ExtraPage { id, layout, text: text.clone(), second_text: second.clone(), picture: None, picture_says };
        review.extra_pages = vec![page];
        let laid = laid(&review);
        let key = PageKey::Extra(id);
        let pages = pages_of(&laid, &key);
        assert!(pages.len() > 1, "{layout:?}");
        assert_inside(&laid);
        assert!(!kinds(&laid).contains(&ProblemKind::Overfull));
        assert!(pages.iter().all(|page| texts(page).filter(|text| text.y < 650.0).all(|text| text.y < 645.0)));
        let told = told(&laid, &key);
        for line in text.lines().chain(second.lines()) {
            let line = line.trim_start_matches("- ");
            assert!(told.contains(line), "{layout:?}: {line}");
        }
        assert!(texts(pages[1]).any(|text| text.full_text().contains("2 of")), "it says which part it is");
    }
}

#[test]
fn the_words_of_how_we_worked_and_its_groups_go_on_as_well() {
    let mut made = Made::new();
    for number in 0..60 {
        made = made.heard(&format!("Coordinators of instruction, assessment and improvement in region {number}"), 3);
    }
    let told_to_all = format!("{}\nFinally {} over.", words(300), words(300));
    made.review.confidentiality.clone_from(&told_to_all);
    made.review.pages = vec![PageSetting { hidden: Some(false), ..PageSetting::of(PageKey::Method) }];
    let laid = laid(&made.review);
    assert_inside(&laid);
    assert!(!kinds(&laid).contains(&ProblemKind::Overfull));
    let told = told(&laid, &PageKey::Method);
    assert!(told_to_all.lines().all(|line| told.contains(line)), "{told}");
    assert!((0..60).all(|number| told.contains(&format!("in region {number}"))));
    let pages = pages_of(&laid, &PageKey::Method);
    assert!(pages.iter().all(|page| texts(page).filter(|text| text.y < 650.0).all(|text| text.y < 645.0)));
    let headings = pages.iter().flat_map(|page| &page.reading).filter(|line| line.role == Role::H1).count();
    assert_eq!(headings, 1);
}
