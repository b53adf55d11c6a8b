//! Words that were edited in PowerPoint, on their way back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
#[path = "common/hostile.rs"]
mod hostile;
#[path = "common/slides.rs"]
mod slides;

use common::{Made, sample, words};
use debrief_deck::{
    BroughtBack, BroughtTarget, Deck, ExportRecord, Fonts, PptxProblem, brought_back, brought_rationale, content, pptx,
    read_pptx, still_stands, written_for,
};
use debrief_domain::{Audience, ExtraLayout, ExtraPage, Horizon, Language, PageKey, Permission, RationalePart, Review};
use slides::{edited, packed, parts, replaced};
use uuid::Uuid;

fn deck(review: &Review) -> Deck {
    content(review, Audience::Leadership)
}

fn write(review: &Review) -> Vec<u8> {
    file(&deck(review), review)
}

fn file(deck: &Deck, review: &Review) -> Vec<u8> {
    let record = ExportRecord { exported_at: sample().ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap() };
    pptx(deck, &review.pictures, &Fonts::load().unwrap(), &record).unwrap()
}

fn back(review: &Review, bytes: &[u8]) -> BroughtBack {
    brought_back(review, &deck(review), &read_pptx(bytes).unwrap())
}

fn small() -> Review {
    let texts = ["Leaders agree. Teachers heard ", "four different aims", " since August."];
    let made = Made::new().heard("Teachers", 4).quoted("1A", "AR", texts, Permission::MayQuote);
    let made = made.decided("1B", "G", "The plan is read in every school.");
    made.theme(Horizon::NearTerm, "Choose goals", &["Eight answers were given"], &["Set three goals"]).review
}

/// The only change as a rationale, and whether a quote lost its place.
fn rationale(review: &Review, back: &BroughtBack) -> (Vec<RationalePart>, bool) {
    let [change] = back.changes.as_slice() else { panic!("{back:?}") };
    let BroughtTarget::Rationale(code) = &change.target else { panic!("{change:?}") };
    (brought_rationale(review, Language::English, code, &change.new).0, change.quote_altered)
}

fn reasons(back: &BroughtBack) -> Vec<&str> {
    back.left_over.iter().map(|left| left.why.as_str()).collect()
}

#[test]
fn a_file_that_nobody_edited_brings_nothing() {
    let long = Made::new().heard("Teachers", 4).decided("1A", "AR", &words(800)).review;
    for review in [sample(), small(), long, hostile::hostile()] {
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
fn slides_in_another_order_deleted_or_copied_do_no_harm() {
    let review = small();
    let bytes = write(&review);
    let xml = parts(&bytes).into_iter().find(|(name, _)| name == "ppt/presentation.xml").unwrap().1;
    let xml = String::from_utf8(xml).unwrap();
    let (from, to) = (xml.find("<p:sldIdLst>").unwrap() + 12, xml.find("</p:sldIdLst>").unwrap());
    let mut ids: Vec<&str> = xml[from..to].split_inclusive("/>").collect();
    ids.reverse();
    let arranged = |ids: &[&str]| {
        let list = format!("{}{}{}", &xml[..from], ids.concat(), &xml[to..]);
        edited(&bytes, |name, text| if name == "ppt/presentation.xml" { list.clone() } else { text })
    };
    let untouched = back(&review, &arranged(&ids));
    assert_eq!((untouched.changes, untouched.left_over), (vec![], vec![]));
    // Twice the same slide, as a copy that nobody edited.
    ids.push(ids[3]);
    let untouched = back(&review, &arranged(&ids));
    assert_eq!((untouched.changes, untouched.left_over), (vec![], vec![]));
    // One slide alone: the rest is not in the file.
    let left = back(&review, &arranged(&ids[..1]));
    assert_eq!(left.changes, []);
    assert!(reasons(&left)[0].ends_with("texts of the deck are not in the file. They stay as they are."), "{left:?}");
}

#[test]
fn rows_are_found_wherever_they_stand() {
    let review = small();
    let bytes = edited(&write(&review), |_, text| {
        let Some(first) = text.find("<a:tr ").filter(|_| text.contains("The plan is read")) else { return text };
        let end = text.rfind("</a:tr>").unwrap() + 7;
        let mut rows: Vec<&str> = text[first..end].split_inclusive("</a:tr>").collect();
        rows[1..].reverse();
        // A code that somebody typed over: the number of the row still tells which it is.
        let rows = rows.concat().replace("<a:t>1B</a:t>", "<a:t>One B</a:t>").replace("in every school", "everywhere");
        format!("{}{rows}{}", &text[..first], &text[end..])
    });
    let back = back(&review, &bytes);
    let [change] = back.changes.as_slice() else { panic!("{back:?}") };
    assert_eq!(change.target, BroughtTarget::Rationale("1B".into()));
    assert_eq!(change.new, "The plan is read everywhere.");
}

#[test]
fn foreign_ids_and_new_shapes_are_counted() {
    let review = small();
    let finding = review.findings[0].id.to_string();
    let bytes = replaced(&write(&review), &finding, &Uuid::from_u128(0xfeed).to_string());
    let shape = "<p:sp><p:nvSpPr><p:cNvPr id=\"900\" name=\"TextBox 9\"/></p:nvSpPr><p:txBody><a:p><a:r><a:t>New</a:t></a:r></a:p>\
                 </p:txBody></p:sp></p:spTree>";
    let bytes = edited(
        &bytes,
        |name, text| if name == "ppt/slides/slide2.xml" { text.replace("</p:spTree>", shape) } else { text },
    );
    let back = back(&review, &bytes);
    assert_eq!(back.changes, []);
    assert_eq!(
        reasons(&back),
        [
            "A text of the deck is not in the file. It stays as it is.",
            "A text in the file belongs to nothing that this deck shows. It was left out.",
            "A text was added in PowerPoint. It has no place in the review and was left out.",
        ]
    );
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

#[test]
fn files_that_are_no_deck_are_refused() {
    let bytes = write(&small());
    let refused = |bytes: &[u8]| read_pptx(bytes).unwrap_err();
    assert_eq!(refused(b""), PptxProblem::NotPptx);
    assert_eq!(refused(b"%PDF-1.7"), PptxProblem::NotPptx);
    assert_eq!(refused(&bytes[..bytes.len() / 2]), PptxProblem::NotPptx);
    assert_eq!(refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and the rest"), PptxProblem::Locked);
    assert_eq!(refused(&packed(&[("word/document.xml".into(), b"<w/>".to_vec())])), PptxProblem::NotPptx);
    let with = |old: &str, new: &str| {
        edited(&bytes, |name, text| if name == "ppt/slides/slide2.xml" { text.replacen(old, new, 1) } else { text })
    };
    let external = "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p:sld";
    assert_eq!(refused(&with("<p:sld", external)), PptxProblem::Suspicious);
    assert_eq!(refused(&with("<a:t>", "<a:t>&lol;")), PptxProblem::Suspicious);
    assert_eq!(refused(&with("<p:spTree>", &"<p:spTree>".repeat(100_000))), PptxProblem::Suspicious);
    assert_eq!(refused(&with("</p:spTree>", "")), PptxProblem::NotPptx);
    let bomb = " ".repeat(30 * 1024 * 1024);
    assert_eq!(refused(&with("<p:spTree>", &bomb)), PptxProblem::TooLarge);
    let empty =
        edited(
            &bytes,
            |name, text| {
                if name == "ppt/presentation.xml" { text.replace("p:sldId ", "p:other ") } else { text }
            },
        );
    assert_eq!(refused(&empty), PptxProblem::NoSlides);
}

#[test]
fn what_leads_out_of_the_file_is_ignored() {
    let review = small();
    let bytes = edited(&write(&review), |name, text| {
        if name == "ppt/_rels/presentation.xml.rels" {
            text.replace("slides/slide1.xml", "../../../etc/passwd")
        } else {
            text
        }
    });
    let back = back(&review, &bytes);
    assert_eq!(back.changes, []);
    assert_eq!(reasons(&back), ["A text of the deck is not in the file. It stays as it is."]);
}

#[test]
fn damage_anywhere_is_no_panic() {
    let bytes = write(&small());
    for at in (0..bytes.len()).step_by(1009) {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x55;
        let _ = read_pptx(&damaged);
    }
}

#[test]
fn a_large_file_is_read_in_time_that_grows_with_it() {
    let text = "<a:p><a:r><a:t>word</a:t></a:r></a:p>".repeat(100_000);
    let attributes: String = (0..100_000).map(|n| format!(" a{n}=\"x{n}\"")).collect();
    let shape = format!("<p:sp{attributes}><p:txBody>{text}</p:txBody></p:sp></p:spTree>");
    let bytes = edited(&write(&small()), |name, xml| {
        if name == "ppt/slides/slide2.xml" { xml.replace("</p:spTree>", &shape) } else { xml }
    });
    let begun = std::time::Instant::now();
    let _ = read_pptx(&bytes);
    assert!(begun.elapsed().as_secs() < 20);
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
fn the_deck_of_another_review_is_refused() {
    let review = small();
    let texts = read_pptx(&write(&review)).unwrap();
    assert_eq!(written_for(review.id, &texts), Ok(Audience::Leadership));
    assert_eq!(written_for(Uuid::from_u128(0xbeef).into(), &texts), Err(PptxProblem::OtherReview));
    let none = edited(&write(&review), |_, text| text.replace("debrief:", "Google Shape;"));
    assert_eq!(written_for(review.id, &read_pptx(&none).unwrap()), Err(PptxProblem::NotOurs));
    // A slide of it among ours brings nothing, and is counted.
    let mut other = review.clone();
    other.id = Uuid::from_u128(0xbeef).into();
    let back = brought_back(&other, &deck(&other), &texts);
    assert_eq!(back.changes, []);
    assert!(reasons(&back)[1].ends_with("They were left out."), "{back:?}");
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

#[test]
fn a_new_row_and_new_paragraphs_are_told_apart() {
    let review = small();
    let bytes = edited(&write(&review), |_, text| {
        let Some(at) = text.find("The plan is read in every school.") else { return text };
        let from = text[..at].rfind("<a:tr ").unwrap();
        let to = at + text[at..].find("</a:tr>").unwrap() + 7;
        let copy = text[from..to].replace("<a:t>1B</a:t>", "<a:t>New</a:t>").replace("val=\"", "val=\"9");
        let two = text[from..to].replace("in every school.", "in every</a:t></a:r></a:p><a:p><a:r><a:t>school now.");
        format!("{}{two}{copy}{}", &text[..from], &text[to..])
    });
    let back = back(&review, &bytes);
    let [change] = back.changes.as_slice() else { panic!("{back:?}") };
    assert_eq!(change.new, "The plan is read in every school now.");
    assert_eq!(reasons(&back), ["A text was added in PowerPoint. It has no place in the review and was left out."]);
    assert_eq!(back.left_over[0].texts[0].text, "The plan is read in every school.");
}
