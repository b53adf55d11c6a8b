//! The label beside a quote hides who spoke, whatever the numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod common;

use common::{bare, group, session};
use debrief_domain::{DEFAULT_GROUPS, Group, GroupLevel, Review, SessionStatus};
use debrief_guard::{FEWEST_HEARD, FEWEST_IN_DISTRICT, label};
use proptest::prelude::*;

/// A review that heard these groups: name, level, population, headcount of the one session.
fn heard(groups: &[(&str, GroupLevel, Option<u32>, Option<u32>)]) -> Review {
    let mut review = bare();
    for (number, (name, level, population, headcount)) in (1..).zip(groups) {
        let group = group(number, name, *level, *population);
        review.sessions.push(session(number, &group, *headcount));
        review.groups.push(group);
    }
    review
}

/// The label of the first group, and one of its people.
fn first(review: &Review) -> Option<(String, String)> {
    label(review, &review.groups[0]).map(|label| (label.name, label.one))
}

#[test]
fn a_group_that_is_large_enough_is_named() {
    use GroupLevel::{Community, School, System};
    for (name, level, one) in [
        ("Principals", School, "a principal"),
        ("Assistant principals", School, "an assistant principal"),
        ("Families", Community, "a family"),
        ("Union representatives", School, "a union representative"),
        ("Human resources", System, "somebody in human resources"),
        ("Leadership team", System, "somebody in leadership team"),
    ] {
        let review = heard(&[(name, level, Some(5), Some(2))]);
        assert_eq!(first(&review), Some((name.to_owned(), one.to_owned())));
    }
}

#[test]
fn a_smaller_one_rolls_up_step_by_step_to_nobody() {
    use GroupLevel::{School, System};
    let few = ("Principals", School, Some(4), Some(2));
    assert_eq!(first(&heard(&[few])), None);
    let assistants = ("Assistant principals", School, Some(1), Some(1));
    assert_eq!(first(&heard(&[few, assistants])).unwrap().1, "a school leader");
    let teachers = ("Teachers", School, Some(300), Some(9));
    assert_eq!(first(&heard(&[few, teachers])).unwrap().1, "a staff member");
    // One who was heard alone is hidden by nobody of the same family who was not heard.
    let alone = ("Principals", School, Some(30), Some(1));
    assert_eq!(first(&heard(&[alone])), None);
    let superintendent = ("Superintendent", System, Some(1), Some(1));
    assert_eq!(first(&heard(&[superintendent])), None);
    let team = ("Leadership team", System, Some(9), Some(8));
    assert_eq!(first(&heard(&[superintendent, team])).unwrap().1, "a central office leader");
    let uncounted = ("Principals", School, None, Some(9));
    assert_eq!(first(&heard(&[uncounted])), None);
    let unheard = ("Principals", School, Some(30), None);
    assert_eq!(first(&heard(&[unheard])), None);
}

#[test]
fn a_session_that_did_not_take_place_hides_nobody() {
    let mut review = heard(&[("Principals", GroupLevel::School, Some(30), Some(9))]);
    review.sessions[0].status = SessionStatus::Planned;
    assert_eq!(first(&review), None);
}

#[test]
fn the_board_and_the_union_are_nobodys_staff() {
    let teachers = ("Teachers", GroupLevel::School, Some(300), Some(9));
    for (name, level) in [("Board members", GroupLevel::System), ("Union representatives", GroupLevel::School)] {
        assert_eq!(first(&heard(&[(name, level, Some(3), Some(3)), teachers])), None, "{name}");
    }
}

fn any_group() -> impl Strategy<Value = (usize, Option<u32>, Vec<Option<u32>>)> {
    (
        0..DEFAULT_GROUPS.len() + 2,
        proptest::option::of(0_u32..12),
        proptest::collection::vec(proptest::option::of(0_u32..6), 0..3),
    )
}

proptest! {
    /// Whatever the groups and numbers: behind a label stand enough people, its numbers are those of groups it stands for,
    /// and a post held by one person is none.
    #[test]
    fn a_label_hides_who_spoke(groups in proptest::collection::vec(any_group(), 1..8)) {
        let mut review = bare();
        let mut sessions = 0;
        for (number, (at, population, headcounts)) in (1..).zip(&groups) {
            let own = [("Night shift", GroupLevel::School), ("Regional office", GroupLevel::System)];
            let (name, level) =
                DEFAULT_GROUPS.get(*at).map_or_else(|| own[at - DEFAULT_GROUPS.len()], |group| (group.name, group.level));
            let group = group(number, name, level, *population);
            for headcount in headcounts {
                sessions += 1;
                review.sessions.push(session(sessions, &group, *headcount));
            }
            review.groups.push(group);
        }
        let heads = |group: &Group| -> u64 {
            let of = review.sessions.iter().filter(|session| session.group == group.id);
            of.filter_map(|session| session.headcount).map(u64::from).sum()
        };
        let all: u64 = review.groups.iter().filter_map(|group| group.population).map(u64::from).sum();
        for group in &review.groups {
            let Some(label) = label(&review, group) else { continue };
            prop_assert!(label.behind.population >= FEWEST_IN_DISTRICT && label.behind.heard >= FEWEST_HEARD);
            prop_assert!(label.behind.population <= all);
            let is_own = label.name == group.name;
            if is_own && review.groups.iter().filter(|each| each.name == group.name).count() == 1 {
                prop_assert_eq!(label.behind.population, u64::from(group.population.unwrap_or(0)));
                prop_assert_eq!(label.behind.heard, heads(group).min(label.behind.population));
            }
            if group.population.is_none_or(|population| population < 5) {
                prop_assert!(!is_own);
            }
        }
    }
}
