//! Ratings: how far reviewers are apart, and the ids every laptop gives.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{Made, code, level};
use debrief_domain::{DecisionId, ElementCode, Judgement, Lens, MemberId, RatingId, ReviewId, Spread, spread};
use proptest::prelude::*;
use uuid::Uuid;

/// The spread on 3B when reviewers gave these.
fn spread_of(judgements: &[&str]) -> Option<Spread> {
    let mut made = Made::new();
    for judgement in judgements {
        let rater = made.member();
        let judgement = if *judgement == "NE" { Judgement::NotEnoughEvidence } else { level(judgement) };
        made.rating(Lens::Reviewer, Some(rater), "3B", judgement);
    }
    spread(&made.review.framework, &made.review.ratings, &code("3B"))
}

fn steps(raters: usize, steps: usize) -> Option<Spread> {
    Some(Spread { element: code("3B"), raters, steps })
}

#[test]
fn spread_counts_steps_between_the_ends() {
    assert_eq!(spread_of(&["AR", "AR"]), steps(2, 0));
    assert_eq!(spread_of(&["AG", "AR"]), steps(2, 1));
    assert_eq!(spread_of(&["AR", "G", "R"]), steps(3, 3));
    assert_eq!(spread_of(&["AR", "AG", "AR", "AR"]), steps(4, 1));
}

#[test]
fn one_level_has_no_spread() {
    assert_eq!(spread_of(&[]), None);
    assert_eq!(spread_of(&["R"]), None);
    assert_eq!(spread_of(&["R", "NE"]), None);
}

#[test]
fn not_enough_evidence_is_no_step() {
    assert_eq!(spread_of(&["R", "NE", "AR"]), steps(2, 1));
    assert_eq!(spread_of(&["NE", "NE"]), None);
}

#[test]
fn leadership_and_other_elements_do_not_count() {
    let mut made = Made::new();
    let (first, second) = (made.member(), made.member());
    made.rating(Lens::Reviewer, Some(first), "3B", level("R"));
    made.rating(Lens::Leadership, None, "3B", level("G"));
    made.rating(Lens::Reviewer, Some(second), "3A", level("G"));
    let of = |made: &Made| spread(&made.review.framework, &made.review.ratings, &code("3B"));
    assert_eq!(of(&made), None);
    made.rating(Lens::Reviewer, Some(second), "3B", level("AR"));
    assert_eq!(of(&made), steps(2, 1));
}

#[test]
fn a_judgement_may_have_a_level() {
    assert_eq!(level("AR").level().unwrap().as_str(), "AR");
    assert_eq!(Judgement::NotEnoughEvidence.level(), None);
}

#[test]
fn ids_follow_the_written_recipe() {
    let review = ReviewId(Uuid::from_u128(7));
    let member = MemberId(Uuid::from_u128(9));
    let v5 = |name: &str| Uuid::new_v5(&review.0, name.as_bytes());
    let rater = "00000000-0000-0000-0000-000000000009";
    assert_eq!(
        RatingId::of(review, Lens::Reviewer, Some(member), &code("3B")).0,
        v5(&format!("rating/Reviewer/{rater}/3B"))
    );
    assert_eq!(RatingId::of(review, Lens::Leadership, None, &code("3B")).0, v5("rating/Leadership/-/3B"));
    assert_eq!(DecisionId::of(review, &code("3B")).0, v5("decision/3B"));
}

#[test]
fn ids_of_the_sample_are_the_ones_other_programs_compute() {
    // Written by a program in another language.
    let review = common::sample();
    assert_eq!(review.ratings[0].id.to_string(), "0a5eb8fb-ff53-5fb3-908e-ffdaf6575fd2");
    let rating = &review.ratings[0];
    assert_eq!(RatingId::of(review.id, rating.lens, rating.rater, &rating.element), rating.id);
}

proptest! {
    #[test]
    fn spread_does_not_depend_on_the_order(mut given in prop::collection::vec(0usize..5, 0..8)) {
        let names = ["R", "AR", "AG", "G", "NE"];
        let of = |given: &[usize]| spread_of(&given.iter().map(|&at| names[at]).collect::<Vec<_>>());
        let before = of(&given);
        given.reverse();
        prop_assert_eq!(&before, &of(&given));
        let ranks: Vec<_> = given.into_iter().filter(|&at| at < 4).collect();
        let expected = (ranks.len() >= 2).then(|| ranks.iter().max().unwrap() - ranks.iter().min().unwrap());
        prop_assert_eq!(before.map(|spread| spread.steps), expected);
    }

    #[test]
    fn no_two_ratings_share_an_id(a in "[1-5][A-D]", b in "[1-5][A-D]", of in any::<u128>(), other in any::<u128>()) {
        let review = ReviewId(Uuid::from_u128(1));
        let id = |rater: u128, element: &str| {
            RatingId::of(review, Lens::Reviewer, Some(MemberId(Uuid::from_u128(rater))), &ElementCode::from(element))
        };
        prop_assert_eq!(id(of, &a) == id(other, &b), of == other && a == b);
        prop_assert_ne!(id(of, &a).0, DecisionId::of(review, &ElementCode::from(a.as_str())).0);
    }
}
