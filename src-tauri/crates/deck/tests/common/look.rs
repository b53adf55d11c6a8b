//! Laid-out pages, to look at.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

use debrief_deck::{Fonts, Item, Laid, LaidPage, PAGE_HEIGHT, PAGE_WIDTH, ProblemKind, TextItem, content, layout};
use debrief_domain::{Audience, PageKey, Review};

pub fn laid(review: &Review) -> Laid {
    layout(&content(review, Audience::Leadership), &Fonts::load().unwrap())
}

pub fn pages_of<'l>(laid: &'l Laid, key: &PageKey) -> Vec<&'l LaidPage> {
    laid.pages.iter().filter(|page| page.key == *key).collect()
}

pub fn texts(page: &LaidPage) -> impl Iterator<Item = &TextItem> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// Everything a page says, in the order it was drawn.
pub fn said(page: &LaidPage) -> String {
    texts(page).map(|text| text.full_text()).collect::<Vec<_>>().join("|")
}

pub fn kinds(laid: &Laid) -> Vec<ProblemKind> {
    laid.problems.iter().map(|problem| problem.kind).collect()
}

pub fn area(code: &str) -> PageKey {
    PageKey::Area(code.into())
}

/// Nothing leaves the page, and nothing but the footer enters its room.
pub fn assert_inside(laid: &Laid) {
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
