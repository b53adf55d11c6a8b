//! Files that come back from PowerPoint rearranged, damaged, or from somewhere else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "common/bring.rs"]
mod bring;
mod common;
#[path = "common/hostile.rs"]
mod hostile;
#[path = "common/slides.rs"]
mod slides;

use bring::{back, deck, reasons, small, write};
use common::{Made, words};
use debrief_deck::{BroughtTarget, PptxProblem, brought_back, read_pptx, written_for};
use debrief_domain::{Audience, ExtraLayout, ExtraPage};
use slides::{edited, packed, parts, replaced};
use uuid::Uuid;

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

#[test]
fn a_slide_that_is_left_out_takes_no_words_out_of_the_review() {
    let made = Made::new().heard("Teachers", 4).decided("1A", "AR", &words(900)).decided("1B", "G", "Short and sound.");
    let mut review = made.review;
    let page = ExtraPage {
        id: Uuid::from_u128(61).into(),
        layout: ExtraLayout::Text,
        text: format!("{}\n{}\n{}", words(300), words(500), words(400)),
        second_text: String::new(),
        picture: None,
        picture_says: String::new(),
    };
    review.extra_pages = vec![page];
    let bytes = write(&review);
    let text_of = |wanted: &str| {
        let (_, content) = parts(&bytes).into_iter().find(|(name, _)| name == wanted).unwrap();
        String::from_utf8(content).unwrap()
    };
    let xml = text_of("ppt/presentation.xml");
    let (from, to) = (xml.find("<p:sldIdLst>").unwrap() + 12, xml.find("</p:sldIdLst>").unwrap());
    let ids: Vec<&str> = xml[from..to].split_inclusive("/>").collect();
    let mut torn = 0;
    for gone in 0..ids.len() {
        let slide = text_of(&format!("ppt/slides/slide{}.xml", gone + 1));
        let left: String = ids.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, id)| *id).collect();
        let list = format!("{}{left}{}", &xml[..from], &xml[to..]);
        let bytes = edited(&bytes, |name, text| if name == "ppt/presentation.xml" { list.clone() } else { text });
        let back = back(&review, &bytes);
        assert_eq!(back.changes, [], "without slide {}", gone + 1);
        let goes_on = ["area/1", "extra/"].iter().any(|page| slide.contains(&format!("<p:cSld name=\"{page}")));
        let told =
            reasons(&back).iter().any(|why| why.contains("is not in the file. It stays as it is. Put the slide back"));
        assert_eq!(told, goes_on, "{:?}", reasons(&back));
        torn += usize::from(told);
    }
    assert!(torn > 4, "{torn}");
}
