//! Versions of the deck: for an audience, in a language, in a firm's brand, on paper.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Made, sample, with_extra_pages};
use debrief_deck::{Fonts, Item, Laid, PageContent, ProblemKind, Role, content, layout, one_page, print};
use debrief_domain::{
    Audience, Color, EarlierLevel, EarlierReview, Horizon, Judgement, Language, Lens, PageKey, PageSetting, Paper,
    Permission, PictureId, Rating, RatingId, RationaleDetail, Review,
};

fn laid(review: &Review, audience: Audience) -> Laid {
    layout(&content(review, audience), &Fonts::load().unwrap())
}

/// All words of the shown pages, in order, white space made single.
fn words(laid: &Laid) -> String {
    let items = laid.pages.iter().flat_map(|page| &page.items);
    let texts = items.filter_map(|item| if let Item::Text(text) = item { Some(text.full_text()) } else { None });
    texts.collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every item lies on its page.
fn assert_on_paper(laid: &Laid) {
    for (number, page) in laid.pages.iter().enumerate() {
        for item in &page.items {
            let (left, top, right, bottom) = match item {
                Item::Text(text) => (text.x, text.y - text.size, text.x + text.width, text.y),
                Item::Rect(rect) => (rect.x, rect.y, rect.x + rect.w, rect.y + rect.h),
                Item::Line(line) => (line.x1.min(line.x2), line.y1, line.x1.max(line.x2), line.y2),
                Item::Picture(picture) => (picture.x, picture.y, picture.x + picture.w, picture.y + picture.h),
            };
            let inside = left >= -4.0 && top >= -4.0 && right <= laid.width + 0.5 && bottom <= laid.height + 0.5;
            assert!(inside, "page {}: {item:?}", number + 1);
        }
    }
}

fn quoting() -> Review {
    Made::new()
        .heard("Teachers", 9)
        .heard("Families", 7)
        .read("Strategic plan")
        .only(&["1A", "1B"])
        .quoted("1A", "AR", ["Most agree. They say ", "four different aims", " often. It shows."], Permission::MayQuote)
        .decided("1B", "G", "Reviews happen every spring. Everybody reads them.")
        .theme(Horizon::NearTerm, "A rhythm", &["Nobody checks."], &["Meet each month."])
        .review
}

#[test]
fn the_public_is_shown_first_sentences_without_quotes_or_names_of_groups() {
    let review = quoting();
    let leadership = words(&laid(&review, Audience::Leadership));
    for told in ["“four different aims”", "It shows.", "Everybody reads them.", "Teachers"] {
        assert!(leadership.contains(told), "{told}");
    }
    let public = words(&laid(&review, Audience::Public));
    for told in ["Most agree.", "Reviews happen every spring.", "groups in schools"] {
        assert!(public.contains(told), "{told} in {public}");
    }
    for kept in ["four different aims", "It shows.", "Everybody reads them.", "Teachers", "Families"] {
        assert!(!public.contains(kept), "{kept}");
    }
}

#[test]
fn what_an_audience_is_shown_can_be_changed() {
    let mut review = quoting();
    let mut board = Audience::Board.default_setting();
    board.rationale = RationaleDetail::LevelOnly;
    board.left_out = vec![PageKey::Heard];
    review.audiences.push(board);
    let deck = content(&review, Audience::Board);
    assert!(deck.pages.iter().any(|page| page.key == PageKey::Heard && page.left_out && page.hidden));
    let board = words(&laid(&review, Audience::Board));
    assert!(board.contains("The reasons are not part of this version.") && !board.contains("Most agree"));
    assert!(words(&laid(&review, Audience::Leadership)).contains("Most agree"));
}

#[test]
fn a_quote_that_is_not_cleared_is_no_problem_where_no_quote_is_shown() {
    let review = Made::new()
        .heard("Teachers", 9)
        .only(&["1A"])
        .quoted("1A", "AR", ["All agree. They say ", "we are lost", " often."], Permission::NotCleared)
        .review;
    let refused = |audience| {
        content(&review, audience).problems.iter().any(|problem| problem.kind == ProblemKind::QuoteNotCleared)
    };
    assert!(refused(Audience::Leadership));
    assert!(!refused(Audience::Public));
    assert!(!words(&laid(&review, Audience::Public)).contains("not cleared"));
}

#[test]
fn a_spanish_deck_has_no_english_word_of_ours() {
    let mut review = sample();
    review.deck.language = Language::Spanish;
    review.deck.title.clear();
    review.deck.closing_line.clear();
    for setting in &mut review.pages {
        setting.title = None;
    }
    review.pages.push(PageSetting { hidden: Some(false), ..PageSetting::of(PageKey::Method) });
    let spanish = words(&laid(&review, Audience::Leadership));
    for told in [
        "El marco",
        "LO QUE ESCUCHAMOS Y LEÍMOS",
        "HABLAMOS CON",
        "Informe 1 de",
        "HALLAZGOS CLAVE",
        "RECOMENDACIONES",
        "Cómo trabajamos",
        "marzo de 2026",
        "Equipo directivo",
        "Gracias",
    ] {
        assert!(spanish.to_lowercase().contains(&told.to_lowercase()), "{told}");
    }
    for ours in ["Debrief ", "Key findings", "We spoke", "What we found", "Where we see"] {
        assert!(!spanish.to_lowercase().contains(&ours.to_lowercase()), "{ours}");
    }
    assert_eq!(laid(&review, Audience::Leadership).language, "es-US");
}

#[test]
fn the_leadership_teams_own_levels_stand_beside_ours_the_widest_apart_first() {
    let mut review = Made::new().only(&["1A", "1B", "1C"]).decided("1A", "AR", "x").decided("1B", "R", "x").review;
    review.decisions.extend(Made::new().decided("1C", "G", "x").review.decisions);
    assert!(content(&review, Audience::Leadership).pages.iter().all(|page| page.key != PageKey::Differently));
    for (element, level) in [("1A", "AG"), ("1B", "G"), ("1C", "G")] {
        let element = element.into();
        review.ratings.push(Rating {
            id: RatingId::of(review.id, Lens::Leadership, None, &element),
            element,
            lens: Lens::Leadership,
            rater: None,
            judgement: Judgement::Level(level.into()),
            reason: String::new(),
        });
    }
    let deck = content(&review, Audience::Leadership);
    let page = deck.pages.iter().find(|page| page.key == PageKey::Differently).unwrap();
    let PageContent::Differently(compared) = &page.content else { panic!("another page") };
    let rows: Vec<(&str, &str, &str)> =
        compared.rows.iter().map(|row| (row.code.as_str(), row.first.letters(), row.second.letters())).collect();
    assert_eq!(rows, [("1B", "R", "G"), ("1A", "AR", "AG")]);
    assert_eq!(compared.rest, "The other one is the same.");
    assert_eq!(page.title, "The leadership team sees two of three elements more favorably than we do");
    let public = content(&review, Audience::Public);
    assert!(public.pages.iter().any(|page| page.key == PageKey::Differently && page.left_out));
}

#[test]
fn what_changed_tells_how_far_each_level_moved() {
    let mut review = Made::new().only(&["1A", "1B"]).decided("1A", "G", "x").decided("1B", "R", "x").review;
    review.earlier = Some(EarlierReview {
        name: "Capacity review".into(),
        on: chrono::NaiveDate::from_ymd_opt(2024, 4, 9),
        levels: [("1A", "AR"), ("1B", "AR")]
            .map(|(element, level)| EarlierLevel { element: element.into(), judgement: Judgement::Level(level.into()) })
            .to_vec(),
    });
    let deck = content(&review, Audience::Leadership);
    let page = deck.pages.iter().find(|page| page.key == PageKey::Changed).unwrap();
    assert_eq!(page.title, "Since April 2024, one of two elements have risen and one fallen");
    let PageContent::Changed(compared) = &page.content else { panic!("another page") };
    let remarks: Vec<&str> = compared.rows.iter().map(|row| row.remark.as_str()).collect();
    assert_eq!(remarks, ["2 levels higher", "1 level lower"]);
}

#[test]
fn extra_pages_hold_text_lists_columns_and_pictures() {
    let review = with_extra_pages(quoting());
    let laid = laid(&review, Audience::Leadership);
    let told = words(&laid);
    for words in ["A first paragraph.", "– one", "A last one.", "Left words", "right words", "Beside it"] {
        assert!(told.contains(words), "{words}");
    }
    let pictures: Vec<PictureId> = laid
        .pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| if let Item::Picture(picture) = item { Some(picture.picture) } else { None })
        .collect();
    // The logo on the first and the last page, the picture on its own.
    assert_eq!(pictures.len(), 3);
    assert_on_paper(&laid);
    let accent = laid.pages[0]
        .items
        .iter()
        .any(|item| matches!(item, Item::Rect(rect) if rect.fill == Some(Color(0x7a, 0x1f, 0x5c))));
    assert!(accent, "the bar has the firm's colour");
}

#[test]
fn a_picture_without_a_description_is_reported() {
    let mut review = with_extra_pages(quoting());
    review.extra_pages[2].picture_says.clear();
    let page = PageKey::Extra(review.extra_pages[2].id);
    review.pages.push(PageSetting { title: Some("Our schools".into()), ..PageSetting::of(page) });
    let deck = content(&review, Audience::Leadership);
    assert!(deck.problems.iter().any(|problem| problem.kind == ProblemKind::PictureSaysNothing));
    let laid = layout(&deck, &Fonts::load().unwrap());
    let figures = laid.pages.iter().flat_map(|page| &page.reading).filter(|line| line.role == Role::Figure);
    assert!(figures.map(|line| line.text.as_str()).any(|says| says == "Our schools"), "silence is no description");
}

#[test]
fn an_added_page_without_anything_on_it_is_reported() {
    let mut review = with_extra_pages(quoting());
    let empty = |review: &Review| {
        let problems = content(review, Audience::Leadership).problems;
        problems.iter().filter(|problem| problem.kind == ProblemKind::EmptyPage).count()
    };
    assert_eq!(empty(&review), 0);
    review.extra_pages[0].text = " \n ".into();
    assert_eq!(empty(&review), 1);
}

#[test]
fn a_title_that_draws_nothing_is_none() {
    let mut review = quoting();
    review.pages.push(PageSetting { title: Some(" \u{200b}\u{ad} ".into()), ..PageSetting::of(PageKey::Closing) });
    let page = content(&review, Audience::Leadership).pages.pop().unwrap();
    assert_eq!(page.title, page.default_title);
}

#[test]
fn a_pale_accent_that_came_in_with_a_file_is_darkened_where_it_carries_text() {
    let mut review = quoting();
    review.deck.brand.accent = Some(Color(0xff, 0xd2, 0x3f));
    for page in laid(&review, Audience::Leadership).pages {
        for item in page.items {
            if let Item::Text(text) = item {
                assert_ne!(text.color, Color(0xff, 0xd2, 0x3f), "{}", text.text);
            }
        }
    }
}

#[test]
fn the_print_version_says_what_the_deck_says_on_half_as_many_sheets() {
    for paper in [Paper::Letter, Paper::A4] {
        let deck = laid(&with_extra_pages(sample()), Audience::Leadership);
        let (pages, told) = (deck.pages.len(), words(&deck));
        let printed = print(deck, paper);
        assert_eq!(printed.pages.len(), pages.div_ceil(2));
        assert_eq!(words(&printed), told);
        assert!(printed.height > printed.width);
        assert_on_paper(&printed);
        assert!(printed.outline.iter().all(|entry| (entry.page as usize) < printed.pages.len()));
    }
}

#[test]
fn the_one_page_summary_fits_a_page_and_types_nothing_anew() {
    for paper in [Paper::Letter, Paper::A4] {
        let mut review = sample();
        review.deck.paper = paper;
        let deck = content(&review, Audience::Board);
        let summary = one_page(&deck, &Fonts::load().unwrap());
        assert_eq!(summary.pages.len(), 1);
        assert_eq!(summary.problems, []);
        assert_on_paper(&summary);
        let told = words(&summary);
        let title = deck.pages.iter().find(|page| page.key == PageKey::Summary).unwrap().title.clone();
        for page in deck.pages.iter().filter(|page| matches!(page.content, PageContent::Horizon(_))) {
            assert!(told.contains(&page.title), "{}", page.title);
        }
        assert!(told.contains(&title));
        for (_, element) in review.framework.elements() {
            assert!(told.contains(element.code.as_str()));
        }
    }
}

#[test]
fn notes_hold_no_words_that_were_not_cleared() {
    let review = sample();
    let deck = content(&review, Audience::Leadership);
    let notes: String = deck.pages.iter().map(|page| page.notes.as_str()).collect();
    assert!(notes.contains("Rests on"));
    for note in review.evidence.iter().filter(|note| !note.permission.allows_quoting()) {
        assert!(!notes.contains(&note.text), "{}", note.text);
    }
}

#[test]
fn a_one_page_summary_of_long_sentences_says_fewer_of_them_and_keeps_its_foot_free() {
    let sentence = |words: usize| vec!["thorough"; words].join(" ");
    for (words, left) in [(6, 5), (30, 1), (400, 0)] {
        let mut review = sample();
        for recommendation in &mut review.recommendations {
            recommendation.text = sentence(words);
        }
        let laid = one_page(&content(&review, Audience::Leadership), &Fonts::load().unwrap());
        assert_on_paper(&laid);
        assert_eq!(laid.problems, []);
        let arrows = laid.pages[0].reading.iter().filter(|line| line.text == sentence(words)).count();
        assert!(arrows >= left && (words < 400 || arrows == 0), "{words} words: {arrows} steps");
    }
}
