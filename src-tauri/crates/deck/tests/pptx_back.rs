//! Words that were edited in PowerPoint, on their way back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "common/bring.rs"]
mod bring;
mod common;
#[path = "common/hostile.rs"]
mod hostile;
#[path = "common/slides.rs"]
mod slides;

use bring::{back, deck, file, rationale, reasons, small, write};
use common::{Made, sample, words};
use debrief_deck::{BroughtTarget, brought_back, content, read_pptx, still_stands, written_for};
use debrief_domain::{Audience, ExtraLayout, ExtraPage, PageKey, Permission, RationalePart, Review};
use slides::{edited, replaced};
use uuid::Uuid;

#[test]
fn a_file_that_nobody_edited_brings_nothing() {
    let long = Made::new().heard("Teachers", 4).decided("1A", "AR", &words(800)).review;
    // Each goes over several slides: paragraphs whole, and one that no slide can hold.
    let mut flowing = Made::new().heard("Teachers", 4).review;
    let text = format!("{}\n{}\n- {}\n{}", words(120), words(150), words(90), words(900));
    let page = |number: u128, layout, second_text: &str| ExtraPage {
        id: Uuid::from_u128(number).into(),
        layout,
        text: text.clone(),
        second_text: second_text.into(),
        picture: None,
        picture_says: String::new(),
    };
    flowing.extra_pages = vec![page(61, ExtraLayout::Text, ""), page(62, ExtraLayout::TwoColumns, &words(500))];
    for review in [sample(), small(), long, flowing, hostile::hostile()] {
        let back = back(&review, &write(&review));
        assert_eq!(back.changes, []);
        assert_eq!(reasons(&back), [] as [&str; 0]);
    }
}

#[test]
fn exactly_what_was_edited_comes_back() {
    let review = small();
    let bytes = write(&review);
    let bytes = replaced(
        &bytes,
        "<a:t>Eight answers were given</a:t>",
        "<a:t>Eight </a:t></a:r><a:r><a:t>replies &amp; more</a:t>",
    );
    let bytes = replaced(&bytes, "<a:t>Set three goals</a:t>", "<a:t>Set two goals</a:t>");
    let bytes = replaced(&bytes, "The plan is read in every school.", "The plan is read in most schools.");
    let title = deck(&review).pages.into_iter().find(|page| page.key == PageKey::Summary).unwrap().title;
    let bytes = replaced(&bytes, &format!("<a:t>{title}</a:t>"), "<a:t>A plain title</a:t>");
    let back = back(&review, &bytes);
    let changes: Vec<(&BroughtTarget, &str, &str)> =
        back.changes.iter().map(|change| (&change.target, change.old.as_str(), change.new.as_str())).collect();
    let (finding, recommendation) = (review.findings[0].id, review.recommendations[0].id);
    assert_eq!(
        changes,
        [
            (
                &BroughtTarget::Rationale("1B".into()),
                "The plan is read in every school.",
                "The plan is read in most schools."
            ),
            (&BroughtTarget::Title(PageKey::Summary), title.as_str(), "A plain title"),
            (&BroughtTarget::Finding(finding), "Eight answers were given", "Eight replies & more"),
            (&BroughtTarget::Recommendation(recommendation), "Set three goals", "Set two goals"),
        ]
    );
    assert_eq!(reasons(&back), [] as [&str; 0]);
}

#[test]
fn a_quote_that_still_stands_stays_a_quote() {
    let review = small();
    let quote = review.decision(&"1A".into()).unwrap().rationale.0[1].clone();
    let bytes = replaced(&write(&review), "Leaders agree. Teachers heard ", "Most leaders agree; teachers heard ");
    let back = back(&review, &bytes);
    let expected = [
        RationalePart::Text("Most leaders agree; teachers heard ".into()),
        quote,
        RationalePart::Text(" since August.".into()),
    ];
    assert_eq!(rationale(&review, &back), (expected.to_vec(), false));
}

#[test]
fn altered_words_of_a_quote_become_text_with_a_warning() {
    let review = small();
    let back = back(&review, &replaced(&write(&review), "<a:t>“four different", "<a:t>“nine different"));
    let text = "Leaders agree. Teachers heard “nine different aims” since August.";
    assert_eq!(rationale(&review, &back), (vec![RationalePart::Text(text.into())], true));
}

#[test]
fn a_full_stop_within_the_quotation_marks_stays_ours() {
    let made = Made::new().heard("Teachers", 4);
    let review = made.quoted("1A", "AR", ["They say ", "we plan", ". Often."], Permission::MayQuote).review;
    let quote = review.decision(&"1A".into()).unwrap().rationale.0[1].clone();
    let back = back(&review, &replaced(&write(&review), "Often.", "Daily."));
    let expected = [RationalePart::Text("They say ".into()), quote, RationalePart::Text(". Daily.".into())];
    assert_eq!(rationale(&review, &back), (expected.to_vec(), false));
}

#[test]
fn a_quote_that_is_not_cleared_keeps_its_place() {
    let made = Made::new().heard("Teachers", 4);
    let texts = ["They say ", "secret words", " often."];
    let review = made.quoted("1A", "AR", texts, Permission::BackgroundOnly).review;
    let quote = review.decision(&"1A".into()).unwrap().rationale.0[1].clone();
    let back = back(&review, &replaced(&write(&review), " often.", " daily."));
    let expected = [RationalePart::Text("They say ".into()), quote, RationalePart::Text(" daily.".into())];
    assert_eq!(rationale(&review, &back), (expected.to_vec(), false));
    assert!(!back.changes[0].new.contains("secret"));
}

#[test]
fn a_rationale_over_several_slides_comes_back_whole() {
    let text = format!("Start here. {} The end of it.", words(700));
    let review = Made::new().heard("Teachers", 4).decided("1A", "AR", &text).review;
    let back = back(&review, &replaced(&write(&review), "The end of it.", "A new end."));
    let [change] = back.changes.as_slice() else { panic!("{back:?}") };
    assert_eq!(change.new, text.replace("The end of it.", "A new end."));
}

#[test]
fn a_shortened_version_brings_no_rationale() {
    let review = small();
    let mut deck = deck(&review);
    for page in &mut deck.pages {
        if let debrief_deck::PageContent::Debrief(content) = &mut page.content
            && content.code == "1"
        {
            content.rows[1].rationale[0].text = "The plan".into();
        }
    }
    let bytes = file(&deck, &review);
    let bytes = replaced(&bytes, "<a:t>The plan</a:t>", "<a:t>A plan</a:t>");
    let back = brought_back(&review, &deck, &read_pptx(&bytes).unwrap());
    assert_eq!(back.changes, []);
    assert!(reasons(&back)[0].starts_with("The rationale of 1B is shown in part"), "{:?}", back.left_over);
}

#[test]
fn notes_and_extra_pages_come_back() {
    let mut review = small();
    let id = Uuid::from_u128(0xe).into();
    review.extra_pages.push(ExtraPage {
        id,
        layout: ExtraLayout::TwoColumns,
        text: "First line\n- one\n- two".into(),
        second_text: "Right side".into(),
        picture: None,
        picture_says: String::new(),
    });
    let mut deck = deck(&review);
    deck.notes_go_along = true;
    deck.pages[0].notes = "Hello\n\nand welcome".into();
    let bytes = file(&deck, &review);
    assert_eq!(brought_back(&review, &deck, &read_pptx(&bytes).unwrap()).changes, []);
    let bytes = replaced(&bytes, "<a:t>and welcome</a:t>", "<a:t>and come in</a:t>");
    let bytes = replaced(&bytes, "<a:t>two</a:t>", "<a:t>two and a half</a:t>");
    let bytes = replaced(&bytes, "<a:t>Right side</a:t>", "<a:t>Left side</a:t>");
    let back = brought_back(&review, &deck, &read_pptx(&bytes).unwrap());
    let changes: Vec<(&BroughtTarget, &str)> =
        back.changes.iter().map(|change| (&change.target, change.new.as_str())).collect();
    assert_eq!(
        changes,
        [
            (&BroughtTarget::Notes(PageKey::Title), "Hello\n\nand come in"),
            (&BroughtTarget::ExtraText(id), "First line\n- one\n- two and a half"),
            (&BroughtTarget::ExtraSecondText(id), "Left side"),
        ]
    );
}

/// A file that knows what it was exported from, edited by a person while the review went on.
#[test]
fn what_changed_in_the_review_alone_is_not_taken_back() {
    let exported = small();
    let bytes = write(&exported);
    let mut review = exported.clone();
    review.findings[0].text = "Nine answers were given".into();
    let untouched = back(&review, &bytes);
    assert_eq!((untouched.changes.len(), reasons(&untouched)), (0, vec![]));
    let both = back(&review, &replaced(&bytes, "Eight answers were given", "Ten answers were given"));
    let [change] = both.changes.as_slice() else { panic!("{both:?}") };
    assert!(change.changed_meanwhile);
    assert_eq!((change.old.as_str(), change.new.as_str()), ("Nine answers were given", "Ten answers were given"));
    let theirs = back(&exported, &replaced(&bytes, "Eight answers were given", "Ten answers were given"));
    assert!(!theirs.changes[0].changed_meanwhile);
}

#[test]
fn a_public_file_never_shortens_what_the_review_says() {
    let mut review = small();
    let public = content(&review, Audience::Public);
    let bytes = file(&public, &review);
    let texts = read_pptx(&bytes).unwrap();
    assert_eq!(written_for(review.id, &texts), Ok(Audience::Public));
    assert_eq!(reasons(&brought_back(&review, &public, &texts)), [] as [&str; 0]);
    let edited = replaced(&bytes, "<a:t>Leaders agree.</a:t>", "<a:t>All leaders agree.</a:t>");
    let refused = |review: &Review| {
        let deck = content(review, Audience::Public);
        let back = brought_back(review, &deck, &read_pptx(&edited).unwrap());
        assert_eq!(back.changes, []);
        assert!(reasons(&back)[0].starts_with("The rationale of 1A is shown in part"), "{back:?}");
        assert_eq!(back.left_over[0].texts[0].text, "All leaders agree.");
    };
    refused(&review);
    // The version shows all of it by now; the file still has a part.
    review.audiences.push(review.audience(Audience::Leadership));
    review.audiences[0].audience = Audience::Public;
    refused(&review);
}

#[test]
fn a_quote_that_is_not_cleared_any_more_does_not_come_back_as_text() {
    let mut review = small();
    let bytes = replaced(&write(&review), "since August.", "since July.");
    for evidence in &mut review.evidence {
        evidence.permission = Permission::BackgroundOnly;
    }
    let back = back(&review, &bytes);
    assert_eq!(back.changes, []);
    assert!(
        reasons(&back)[0].starts_with("The rationale of 1A holds words of a quote that is not cleared"),
        "{back:?}"
    );
}

#[test]
fn bent_quotation_marks_and_apostrophes_keep_a_quote() {
    let made = Made::new().heard("Teachers", 4);
    let texts = ["They say ", "we don't know", " often."];
    let review = made.quoted("1A", "AR", texts, Permission::MayQuote).review;
    let quote = review.decision(&"1A".into()).unwrap().rationale.0[1].clone();
    let bytes = edited(&write(&review), |name, text| match name.starts_with("ppt/slides/") {
        true => {
            text.replace("“we don&apos;t know”", "\"we don’t know\"").replace("“we don't know”", "\"we don’t know\"")
        }
        false => text,
    });
    let bytes = replaced(&bytes, "often.", "daily.");
    let expected = [RationalePart::Text("They say ".into()), quote, RationalePart::Text(" daily.".into())];
    assert_eq!(rationale(&review, &back(&review, &bytes)), (expected.to_vec(), false));
}

#[test]
fn emptied_and_endless_texts_stay_out_with_their_reason() {
    let review = small();
    let bytes = replaced(&write(&review), "<a:t>Set three goals</a:t>", "<a:t></a:t>");
    let title = deck(&review).pages.into_iter().find(|page| page.key == PageKey::Summary).unwrap().title;
    let bytes = replaced(&bytes, &format!("<a:t>{title}</a:t>"), &format!("<a:t>{}</a:t>", words(200)));
    let back = back(&review, &bytes);
    assert_eq!(back.changes, []);
    let reasons = reasons(&back);
    assert!(reasons[0].starts_with("A title has ") && reasons[0].contains("up to 500 fit"), "{reasons:?}");
    assert_eq!(reasons[1], "A recommendation is empty in the file. It stays as it is. Remove it in Debrief.");
}

#[test]
fn a_change_stands_as_long_as_the_review_says_what_it_calls_old() {
    let mut review = small();
    let bytes = replaced(&write(&review), "The plan is read in every school.", "The plan is read in most schools.");
    let back = back(&review, &bytes);
    let [change] = back.changes.as_slice() else { panic!("{back:?}") };
    assert!(still_stands(&review, &deck(&review), change));
    // A version that shows a part of it makes no difference: all of it is compared.
    assert!(still_stands(&review, &content(&review, Audience::Public), change));
    let decision = review.decisions.iter_mut().find(|decision| decision.element == "1B".into()).unwrap();
    decision.rationale.0 = vec![RationalePart::Text("The plan is read.".into())];
    assert!(!still_stands(&review, &deck(&review), change));
}
