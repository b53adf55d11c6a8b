//! The heat map alone: as SVG, and as PNG.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;
#[path = "common/hostile.rs"]
mod hostile;

use common::{Made, sample};
use debrief_deck::{Drawing, Fonts, Item, content, heat_map, png, svg};
use debrief_domain::{Audience, PageKey, PageSetting, Review};
use hostile::{hostile, secrets_of};
use roxmltree::Document;

fn drawing(review: &Review) -> Drawing {
    heat_map(&content(review, Audience::Leadership), &Fonts::load().unwrap()).unwrap()
}

fn drawn(review: &Review) -> Vec<u8> {
    let fonts = Fonts::load().unwrap();
    png(&heat_map(&content(review, Audience::Leadership), &fonts).unwrap()).unwrap()
}

/// Width, height and the colour of every dot.
fn dots(bytes: &[u8]) -> (u32, u32, Vec<[u8; 3]>) {
    let mut reader = ::png::Decoder::new(std::io::Cursor::new(bytes)).read_info().unwrap();
    let mut data = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut data).unwrap();
    assert_eq!(frame.color_type, ::png::ColorType::Rgb);
    (frame.width, frame.height, data.chunks_exact(3).map(|dot| [dot[0], dot[1], dot[2]]).collect())
}

fn child<'d>(document: &'d Document<'_>, name: &str) -> &'d str {
    document.root_element().children().find(|node| node.has_tag_name(name)).unwrap().text().unwrap()
}

#[test]
fn nothing_leaves_the_drawing() {
    for review in [sample(), hostile()] {
        let drawing = drawing(&review);
        assert_eq!(drawing.width, 1216.0);
        for item in &drawing.items {
            let (left, right, top, bottom) = match item {
                Item::Text(text) => (text.x, text.x + text.width, text.y - text.size, text.y + 0.25 * text.size),
                Item::Rect(rect) => (rect.x, rect.x + rect.w, rect.y, rect.y + rect.h),
                Item::Line(line) => (line.x1, line.x2, line.y1, line.y2),
                Item::Picture(picture) => (picture.x, picture.x + picture.w, picture.y, picture.y + picture.h),
            };
            assert!(left >= 0.0 && right <= drawing.width && top >= 0.0 && bottom <= drawing.height, "{item:?}");
        }
    }
}

#[test]
fn the_picture_says_every_level_to_those_who_do_not_see_it() {
    let review = sample();
    let text = svg(&drawing(&review));
    let document = Document::parse(&text).unwrap();
    assert_eq!(document.root_element().attribute("role"), Some("img"));
    let description = child(&document, "desc");
    for element in review.elements() {
        let code = review.judgement(&element.code).unwrap().level().unwrap();
        let (_, level) = review.framework.level(code).unwrap();
        let said = format!("{} {}, {}", element.code, element.label(), level.name.to_lowercase());
        assert!(description.contains(&said), "{said} not in {description}");
    }
    let summary =
        content(&review, Audience::Leadership).pages.into_iter().find(|page| page.key == PageKey::Summary).unwrap();
    assert_eq!(child(&document, "title"), summary.title);
}

#[test]
fn text_stays_text() {
    let review = sample();
    let text = svg(&drawing(&review));
    let document = Document::parse(&text).unwrap();
    let said: Vec<&str> =
        document.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text()).collect();
    let joined = said.join(" ");
    for element in review.elements() {
        assert!(said.contains(&element.code.as_str()), "{}", element.code);
        assert!(joined.contains(element.label()), "{}", element.label());
    }
    let footer = content(&review, Audience::Leadership).footer;
    assert!(joined.contains(&footer.about) && joined.contains(&footer.when), "{footer:?}");
    for node in document.descendants().filter(|node| node.has_tag_name("text")) {
        assert_eq!(node.attribute("font-family"), Some("Inter, Arial, sans-serif"));
    }
}

#[test]
fn hostile_text_is_text_in_the_file() {
    let text = svg(&drawing(&hostile()));
    let document = Document::parse(&text).unwrap();
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        assert!(["svg", "title", "desc", "rect", "line", "text"].contains(&node.tag_name().name()), "{node:?}");
    }
    assert!(child(&document, "desc").contains("<script>alert(1)</script>"));
}

#[test]
fn what_may_not_leave_stays_out() {
    let text = svg(&drawing(&sample()));
    for secret in secrets_of(&sample()) {
        assert!(!text.contains(&secret), "{secret}");
    }
}

#[test]
fn the_picture_is_made_when_its_page_is_hidden() {
    let mut review = Made::new().only(&["1A"]).decided("1A", "AR", "Words.").review;
    let shown = drawing(&review);
    review.pages.push(PageSetting {
        page: PageKey::Summary,
        title: None,
        hidden: Some(true),
        place: None,
        notes: None,
    });
    assert_eq!(drawing(&review), shown);
}

#[test]
fn without_an_element_there_is_no_drawing() {
    let review = Made::new().only(&[]).review;
    assert_eq!(heat_map(&content(&review, Audience::Leadership), &Fonts::load().unwrap()), None);
}

#[test]
fn the_drawing_shows_the_levels_in_their_colors() {
    let drawing = drawing(&sample());
    let (width, height, dots) = dots(&drawn(&sample()));
    assert_eq!((width as f32, height as f32), (drawing.width * 2.0, drawing.height * 2.0));
    assert_eq!(dots[0], [255, 255, 255]);
    for ground in [[0x9b, 0x1b, 0x30], [0xe8, 0x97, 0x3f], [0xbc, 0xcf, 0x62], [0x0b, 0x7a, 0x66]] {
        let many = dots.iter().filter(|dot| **dot == ground).count();
        assert!(many > 20_000, "{ground:02x?} on {many} dots");
    }
    // The title is drawn: without fonts the paper above the cells would be blank.
    let ink = dots[..(width * 160) as usize].iter().filter(|dot| **dot == [0x1b, 0x24, 0x30]).count();
    assert!(ink > 2_000, "{ink}");
}

#[test]
fn the_drawing_says_nothing_about_its_making() {
    let bytes = drawn(&sample());
    let mut at = 8;
    let mut chunks = Vec::new();
    while at < bytes.len() {
        let length = u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
        chunks.push(String::from_utf8(bytes[at + 4..at + 8].to_vec()).unwrap());
        at += length + 12;
    }
    chunks.dedup();
    assert_eq!(chunks, ["IHDR", "pHYs", "sRGB", "IDAT", "IEND"]);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert!(drawn(&sample()) == drawn(&sample()));
    assert_eq!(svg(&drawing(&sample())), svg(&drawing(&sample())));
}
