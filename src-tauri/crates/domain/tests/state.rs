//! The states of a review.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use debrief_domain::ReviewState::{Draft, Final, Provisional};
use debrief_domain::{StateProblem, check_change};

#[test]
fn any_state_may_follow_any_other() {
    for (from, to) in [(Draft, Provisional), (Draft, Final), (Provisional, Draft), (Provisional, Final)] {
        assert_eq!(check_change(from, to, ""), Ok(()), "{from:?} → {to:?}");
    }
}

#[test]
fn the_same_state_is_no_change() {
    for state in [Draft, Provisional, Final] {
        assert_eq!(check_change(state, state, "Because"), Err(StateProblem::Already(state)));
    }
    let message = StateProblem::Already(Final).to_string();
    assert_eq!(message, "The review is final already. Nothing was changed.");
}

#[test]
fn a_final_review_is_reopened_with_a_reason() {
    for to in [Draft, Provisional] {
        for reason in ["", "  ", "\n\t"] {
            assert_eq!(check_change(Final, to, reason), Err(StateProblem::ReasonMissing), "{reason:?}");
        }
        assert_eq!(check_change(Final, to, "A target was wrong."), Ok(()));
    }
}

#[test]
fn only_final_is_final() {
    let mut review = common::Made::new().review;
    for (state, is_final, name) in
        [(Draft, false, "Draft"), (Provisional, false, "Provisional"), (Final, true, "Final")]
    {
        review.state = state;
        assert_eq!((review.is_final(), state.name()), (is_final, name));
    }
}
