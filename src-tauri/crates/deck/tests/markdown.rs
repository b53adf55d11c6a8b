//! The deck as Markdown, read by another program's rules.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "common/hostile.rs"]
mod hostile;

use common::{Made, sample};
use debrief_deck::{PageContent, content, markdown};
use debrief_domain::{
    Audience, ExtraLayout, ExtraPage, Language, PageKey, PageSetting, Permission, Picture, PictureForm, Review,
};
use hostile::{hostile, payloads, sample_with_uncleared_quotes, secrets_of};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use uuid::Uuid;

fn file(review: &Review) -> String {
    markdown(&content(review, Audience::Leadership)).unwrap()
}

/// What a reader with every extension makes of it, but for the one that draws other quotation marks.
fn events(text: &str) -> Vec<Event<'_>> {
    Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION).collect()
}

/// The headings with their levels.
fn headings(text: &str) -> Vec<(u8, String)> {
    let mut headings: Vec<(u8, String)> = Vec::new();
    let mut inside = false;
    for event in events(text) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                headings.push((level as u8, String::new()));
                inside = true;
            }
            Event::End(TagEnd::Heading(_)) => inside = false,
            Event::Text(text) if inside => headings.last_mut().unwrap().1.push_str(&text),
            _ => {}
        }
    }
    headings
}

/// The words a reader sees, white space made single.
fn seen(text: &str) -> String {
    let mut seen = String::new();
    for event in events(text) {
        match event {
            Event::Text(text) => seen.push_str(&text),
            Event::End(_) | Event::SoftBreak => seen.push(' '),
            _ => {}
        }
    }
    single(&seen)
}

fn single(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn pages_follow_each_other_as_in_the_deck() {
    let review = sample();
    let deck = content(&review, Audience::Leadership);
    let text = file(&review);
    let titles: Vec<String> =
        headings(&text).into_iter().filter(|(level, _)| *level < 3).map(|(_, title)| title).collect();
    let expected: Vec<&str> = deck.pages.iter().filter(|page| !page.hidden).map(|page| page.title.as_str()).collect();
    assert_eq!(titles, expected);
    // What a page shows stands below its title; numbers are those of sheets, which there are none of here.
    assert!(text.contains("\n1 Develop a foundation for delivery\n"), "{text}");
    assert!(!text.contains(&format!("of {}", expected.len())));
}

#[test]
fn every_sentence_of_the_sample_can_be_read() {
    let review = sample();
    let seen = seen(&file(&review));
    for decision in &review.decisions {
        assert!(seen.contains(&single(&decision.rationale.plain())), "{}", decision.element);
    }
    for finding in &review.findings {
        assert!(seen.contains(&single(&finding.text)), "{}", finding.text);
    }
    for recommendation in &review.recommendations {
        assert!(seen.contains(&single(&recommendation.text)), "{}", recommendation.text);
    }
    for element in review.elements() {
        assert!(seen.contains(&element.guiding_question), "{}", element.guiding_question);
    }
    assert!(seen.contains("Amber-red (AR)"));
}

#[test]
fn a_debrief_page_is_a_table() {
    let text = file(&sample());
    let row = "| 1A Define your aspiration · Do people share";
    assert_eq!(text.lines().filter(|line| line.starts_with(row) && line.contains("| Amber-red (AR) |")).count(), 1);
    let tables = events(&text).into_iter().filter(|event| matches!(event, Event::Start(Tag::Table(_)))).count();
    assert_eq!(tables, 6, "five areas, and where we see it differently");
}

#[test]
fn nothing_that_was_typed_becomes_markup() {
    let text = file(&hostile());
    for event in events(&text) {
        let fine = match &event {
            Event::Start(tag) => matches!(
                tag,
                Tag::Paragraph
                    | Tag::Heading { .. }
                    | Tag::List(None)
                    | Tag::Item
                    | Tag::Table(_)
                    | Tag::TableHead
                    | Tag::TableRow
                    | Tag::TableCell
            ),
            Event::Text(_) | Event::End(_) => true,
            _ => false,
        };
        assert!(fine, "{event:?}");
    }
    let seen = seen(&text);
    for (_, payload) in payloads() {
        let payload = single(&payload);
        assert!(seen.contains(&payload), "{payload}\nnot in\n{seen}");
    }
}

#[test]
fn hostile_text_leaves_the_shape_of_the_deck_alone() {
    let review = hostile();
    let count = |text: &str, wanted: fn(&Tag<'_>) -> bool| {
        events(text).into_iter().filter(|event| matches!(event, Event::Start(tag) if wanted(tag))).count()
    };
    let text = file(&review);
    let pages = content(&review, Audience::Leadership).pages.into_iter().filter(|page| !page.hidden).count();
    assert_eq!(headings(&text).into_iter().filter(|(level, _)| *level < 3).count(), pages);
    assert_eq!(count(&text, |tag| matches!(tag, Tag::Table(_))), 6, "five areas, the groups heard");
    // A bar in a text would begin another cell, and the reader drops what is beyond the last column.
    let seen = seen(&text);
    assert!(seen.matches("one two three four e =1+1 · ").count() > 10, "{seen}");
}

#[test]
fn hidden_pages_are_left_out() {
    let mut review = sample();
    for page in [PageKey::Title, PageKey::Summary] {
        review.pages.retain(|setting| setting.page != page);
        review.pages.push(PageSetting {
            page,
            title: Some("Zyxw".into()),
            hidden: Some(true),
            place: None,
            notes: None,
        });
    }
    let text = file(&review);
    assert!(!text.contains("Zyxw"));
    assert_eq!(headings(&text)[0], (1, "Your organization’s capacity to deliver".to_owned()));
}

#[test]
fn words_that_may_not_be_quoted_stay_out() {
    let (review, words) = sample_with_uncleared_quotes();
    let text = file(&review);
    let seen = seen(&text);
    for secret in secrets_of(&review).iter().map(String::as_str).chain([words]) {
        assert!(!text.contains(secret) && !seen.contains(secret), "{secret}");
    }
    assert!(seen.contains("[quote not cleared]"));
}

#[test]
fn every_kind_of_page_has_its_words() {
    let mut review = sample();
    for page in content(&review, Audience::Leadership).pages.into_iter().filter(|page| page.hidden) {
        review.pages.retain(|setting| setting.page != page.key);
        review.pages.push(PageSetting { hidden: Some(false), ..PageSetting::of(page.key) });
    }
    let deck = content(&review, Audience::Leadership);
    let seen = seen(&markdown(&deck).unwrap());
    for page in &deck.pages {
        assert!(seen.contains(&single(&page.title)), "{:?}", page.key);
        if let PageContent::Differently(page) | PageContent::Changed(page) = &page.content {
            assert!(!page.rows.is_empty());
            for row in &page.rows {
                assert!(seen.contains(&format!("{} {} ", row.code, row.name)) && seen.contains(&row.remark), "{row:?}");
            }
        }
    }
    assert!(seen.contains(&single(&review.confidentiality)));
}

#[test]
fn an_extra_page_is_written_and_its_picture_told() {
    let mut review = Made::new().only(&["1A"]).review;
    review.pictures.push(Picture {
        id: Uuid::from_u128(7).into(),
        name: "map.png".into(),
        form: PictureForm::Png,
        width: 10,
        height: 10,
        data: "".into(),
    });
    review.extra_pages.push(ExtraPage {
        id: Uuid::from_u128(8).into(),
        layout: ExtraLayout::Picture,
        text: "One <b>paragraph</b>.\n- [first](x)\n- second".into(),
        second_text: String::new(),
        picture: Some(Uuid::from_u128(7).into()),
        picture_says: "A map of ![all](x) schools".into(),
    });
    let text = file(&review);
    assert!(text.contains("One \\<b>paragraph\\</b>.\n\n- \\[first\\](x)\n- second\n"), "{text}");
    assert!(text.contains("\nA map of !\\[all\\](x) schools\n"), "{text}");
}

#[test]
fn a_spanish_deck_has_no_english_words_of_ours() {
    let mut review = sample();
    review.deck.language = Language::Spanish;
    let text = file(&review);
    assert!(text.contains("### Hallazgos clave") || text.contains("#### Hallazgos clave"), "{text}");
    for english in ["Key findings", "Recommendations", "We spoke to", "Guiding question", "Page "] {
        assert!(!text.contains(english), "{english}");
    }
}

#[test]
fn quotes_keep_their_marks() {
    let review =
        Made::new().heard("Teachers", 9).quoted("1A", "AR", ["They", "wait", "still."], Permission::MayQuote).review;
    assert!(file(&review).contains("They“wait”still."));
}

#[test]
fn a_small_deck_reads_as_expected() {
    let review = Made::new()
        .heard("Teachers", 9)
        .read("Strategic plan")
        .only(&["1A", "5B"])
        .quoted(
            "1A",
            "AR",
            ["People say it in one voice: ", "We all know it.", " Few can say how much."],
            Permission::MayQuote,
        )
        .unclear("5B", "Too few people were asked.")
        .theme(debrief_domain::Horizon::NearTerm, "Put a number to it", &["No goal has a date"], &["Set three goals"])
        .review;
    insta::assert_snapshot!(file(&review));
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]
        /// Any text, as a title, in a list, in a table: it reads as it was written, and nothing else stands there.
        #[test]
        fn any_text_reads_as_written(text in "[ -~\\n“é]{0,40}") {
            let text = format!("x{text}");
            let tail: String = text.chars().skip(1).collect();
            for text in [text.as_str(), tail.trim()] {
                if text.trim().is_empty() {
                    continue;
                }
                let review = Made::new()
                    .only(&["1A"])
                    .decided("1A", "AR", text)
                    .theme(debrief_domain::Horizon::NearTerm, text, &[text], &[])
                    .review;
                let file = file(&review);
                // In a table, in a heading, in a list; the title of the page drops a full stop.
                prop_assert!(seen(&file).matches(&single(text)).count() >= 3, "{}", file);
                let plain = events(&file).into_iter().all(|event| match event {
                    Event::Start(tag) => !matches!(
                        tag,
                        Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock
                    ),
                    Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::HardBreak => false,
                    _ => true,
                });
                prop_assert!(plain, "{}", file);
            }
        }
    }
}
