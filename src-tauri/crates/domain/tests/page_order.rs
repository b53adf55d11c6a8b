//! The order of the deck's pages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::Made;
use debrief_domain::{PageKey, PageSetting};
use proptest::prelude::*;

const ORDER: [&str; 16] = [
    "title",
    "framework",
    "heard",
    "area/1",
    "area/2",
    "area/3",
    "area/4",
    "area/5",
    "summary",
    "horizon/near_term",
    "horizon/longer_term",
    "horizon/no_matter_what",
    "differently",
    "changed",
    "method",
    "closing",
];

fn order(made: &Made) -> Vec<String> {
    made.review.page_order().iter().map(|(page, _)| page.code()).collect()
}

fn moved(page: PageKey, place: Option<i64>) -> PageSetting {
    PageSetting { place, ..PageSetting::of(page) }
}

#[test]
fn pages_stand_in_the_order_of_a_debrief() {
    assert_eq!(order(&Made::new()), ORDER);
}

#[test]
fn every_page_stands_at_its_default_place() {
    let areas = ["1", "2", "3", "4", "5"];
    for (page, place) in Made::new().review.page_order() {
        assert_eq!(page.default_place(&areas), place, "{}", page.code());
    }
}

#[test]
fn areas_without_an_element_in_scope_have_no_page() {
    let mut made = Made::new();
    made.only(&["2B", "5C"]);
    let order = order(&made);
    assert_eq!(order.len(), 13);
    assert_eq!(order[3..5], ["area/2", "area/5"]);
}

#[test]
fn a_moved_page_stands_where_it_was_put() {
    let mut made = Made::new();
    made.review.pages = vec![
        moved(PageKey::Summary, Some(25_000)),
        moved(PageKey::Area("3".into()), Some(-1)),
        // A setting without a place moves nothing.
        moved(PageKey::Heard, None),
    ];
    let order = order(&made);
    assert_eq!(order[..5], ["area/3", "title", "framework", "heard", "summary"]);
}

#[test]
fn pages_at_one_place_keep_the_order_of_a_debrief() {
    let mut made = Made::new();
    made.review.pages = vec![moved(PageKey::Closing, Some(0)), moved(PageKey::Heard, Some(0))];
    assert_eq!(order(&made)[..4], ["title", "heard", "closing", "framework"]);
}

#[test]
fn only_the_method_is_hidden_unless_asked_for() {
    for (page, _) in Made::new().review.page_order() {
        assert_eq!(page.hidden_by_default(), page == PageKey::Method, "{}", page.code());
    }
}

proptest! {
    #[test]
    fn moving_pages_loses_and_repeats_none(
        places in prop::collection::vec(prop::option::of(any::<i64>()), 14),
        scope in prop::collection::vec(any::<bool>(), 15),
    ) {
        let mut made = Made::new();
        let all = made.review.page_order();
        made.review.pages = all.iter().zip(&places).map(|((page, _), place)| moved(page.clone(), *place)).collect();
        let elements: Vec<_> = made.review.framework.elements().map(|(_, element)| element.code.clone()).collect();
        made.review.out_of_scope = elements.into_iter().zip(&scope).filter(|(_, out)| **out).map(|(code, _)| code).collect();
        let order = made.review.page_order();
        prop_assert!(order.is_sorted_by_key(|(_, place)| *place));
        let mut expected: Vec<_> = all.into_iter().map(|(page, _)| page).collect();
        expected.retain(|page| match page {
            PageKey::Area(area) => made.review.elements().any(|element| element.code.as_str().starts_with(area)),
            _ => true,
        });
        let mut found: Vec<_> = order.into_iter().map(|(page, _)| page).collect();
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
    }
}
