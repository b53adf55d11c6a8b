//! Every text can be read on what lies under it, by the measure of WCAG 2.1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Made, sample, with_extra_pages};
use debrief_deck::{Color, Fonts, Item, Laid, LaidPage, TextItem, content, layout};
use debrief_domain::{Audience, Horizon, Level, PageKey, PageSetting, Permission, Review};
use std::collections::BTreeSet;

const PAPER: Color = Color(0xff, 0xff, 0xff);

/// Relative luminance (WCAG 2.1, glossary).
fn luminance(Color(r, g, b): Color) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

/// Contrast ratio, from 1 to 21 (WCAG 2.1, glossary).
fn contrast(one: Color, other: Color) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What the text must reach (WCAG 2.1, 1.4.3): large is 18 points, or 14 in bold.
fn wanted(text: &TextItem) -> f64 {
    if text.size >= 24.0 || (text.size >= 18.66 && text.weight >= 700) { 3.0 } else { 4.5 }
}

/// The colours under a text: at each of nine points of its box the last ground drawn before it, else the paper.
fn grounds(text: &TextItem, before: &[Item]) -> Vec<Color> {
    let across = [0.0, 0.5, 1.0].map(|part| text.x + part * text.width);
    let down = [0.7, 0.35, 0.0].map(|part| text.y - part * text.size);
    let points = across.into_iter().flat_map(|x| down.map(|y| (x, y)));
    let under = points.map(|(x, y)| {
        let covers = |item: &Item| match item {
            Item::Rect(rect) => {
                rect.fill.filter(|_| rect.x <= x && x <= rect.x + rect.w && rect.y <= y && y <= rect.y + rect.h)
            }
            _ => None,
        };
        before.iter().rev().find_map(covers).unwrap_or(PAPER)
    });
    under.collect()
}

/// Asserts the contrast of every text of the page; gives back the grounds that texts stand on.
fn assert_readable(page: &LaidPage) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    for (index, item) in page.items.iter().enumerate() {
        let Item::Text(text) = item else { continue };
        for ground in grounds(text, &page.items[..index]) {
            let ratio = contrast(text.color, ground);
            let (text, wanted) = (format!("“{}” in {} at {}", text.text, text.color, text.size), wanted(text));
            assert!(ratio >= wanted, "{:?}: {text} on {ground} has {ratio:.2}, not {wanted}", page.key);
            met.insert(ground.to_string());
        }
    }
    met
}

fn assert_all_readable(review: &Review) -> BTreeSet<String> {
    let laid: Laid = layout(&content(review, Audience::Leadership), &Fonts::load().unwrap());
    laid.pages.iter().chain(&laid.hidden).flat_map(assert_readable).collect()
}

#[test]
fn the_measure_is_that_of_wcag() {
    assert!((contrast(Color(0, 0, 0), PAPER) - 21.0).abs() < 1e-9);
    assert!((contrast(Color(0x76, 0x76, 0x76), PAPER) - 4.54).abs() < 0.01);
    assert!(contrast(Color(0x77, 0x77, 0x77), PAPER) < 4.5);
}

#[test]
fn every_text_of_the_sample_can_be_read() {
    assert_all_readable(&sample());
}

/// A firm's own colours, from what can carry text to what cannot: its words must be readable all the same.
#[test]
fn every_text_of_every_page_can_be_read_in_a_brand_of_any_colour() {
    let mut review = with_extra_pages(sample());
    for page in [PageKey::Differently, PageKey::Changed, PageKey::Method] {
        review.pages.retain(|setting| setting.page != page);
        review.pages.push(PageSetting { hidden: Some(false), ..PageSetting::of(page) });
    }
    for accent in [Color(0x7a, 0x1f, 0x5c), Color(0xff, 0xd2, 0x3f), Color(0xff, 0xff, 0xff), Color(0, 0, 0)] {
        review.deck.brand.accent = Some(accent);
        review.deck.brand.second = Some(accent);
        assert_all_readable(&review);
    }
}

#[test]
fn every_level_can_be_read_and_so_can_what_is_none() {
    let review = Made::new()
        .heard("Teachers", 9)
        .decided("1A", "R", "Red.")
        .decided("1B", "AR", "Amber-red.")
        .quoted("1C", "AG", ["They said: ", "it is known", " and left."], Permission::MayQuote)
        .decided("2A", "G", "Green.")
        .unclear("2B", "We heard too few.")
        .theme(Horizon::NearTerm, "Theme", &["Finding"], &["Do this"])
        .review;
    let grounds = assert_all_readable(&review);
    let expected = ["#9b1b30", "#e8973f", "#bccf62", "#0b7a66", "#d9d5cb", "#ffffff"];
    assert!(expected.iter().all(|ground| grounds.contains(*ground)), "texts stand on every ground: {grounds:?}");
}

/// A grey printer keeps the light of a colour and drops the rest.
#[test]
fn levels_stay_apart_in_grey_by_shade_and_by_letters() {
    let mut made = Made::new();
    let levels = ["R", "AR", "AG", "G"];
    for (element, level) in ["1A", "1B", "1C", "1D"].into_iter().zip(levels) {
        made = made.decided(element, level, "Words.");
    }
    let laid = layout(&content(&made.review, Audience::Leadership), &Fonts::load().unwrap());
    let page = laid.pages.iter().find(|page| page.key == PageKey::Area("1".into())).unwrap();
    let chips = page.items.iter().enumerate().filter_map(|(index, item)| match item {
        Item::Text(text) if levels.contains(&text.text.as_str()) => {
            Some((text, grounds(text, &page.items[..index])[0]))
        }
        _ => None,
    });
    let grey = |Color(r, g, b): Color| 0.299 * f64::from(r) + 0.587 * f64::from(g) + 0.114 * f64::from(b);
    let shades: Vec<(&str, f64)> = chips.map(|(text, ground)| (text.text.as_str(), grey(ground))).collect();
    assert_eq!(shades.len(), 8, "four chips of elements and four of the legend carry letters");
    for (one, first) in &shades {
        for (other, second) in &shades {
            let apart = (first - second).abs();
            assert!(one == other || apart >= 16.0, "{one} and {other} are {apart:.0} of 255 apart");
        }
    }
}

#[test]
fn every_step_of_a_longer_scale_can_be_read() {
    let mut made = Made::new();
    for (step, element) in (1..=7).zip(["1A", "1B", "1C", "2A", "2B", "2C", "3A"]) {
        made = made.decided(element, &step.to_string(), "Words.");
    }
    let mut review = made.review;
    let level = review.framework.scale.levels[0].clone();
    let step = |n: u32| Level { code: n.to_string().as_str().into(), name: format!("Step {n}"), ..level.clone() };
    review.framework.scale.levels = (1..=7).map(step).collect();
    assert_all_readable(&review);
}
