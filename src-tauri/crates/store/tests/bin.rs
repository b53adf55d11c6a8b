//! The bin keeps what is in it for its time, whatever the clock says.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use chrono::TimeDelta;
use common::{Sandbox, at, sample};
use debrief_store::BIN_DAYS;
use std::fs;

#[test]
fn the_bin_keeps_a_review_for_thirty_days_and_no_clock_makes_it_less() {
    let sandbox = Sandbox::new();
    let review = sample();
    sandbox.library.create(&review, at(0)).unwrap();
    let expired = |days: i64| {
        let cards = sandbox.library.destroy_expired(at(50) + TimeDelta::days(days), &[]).unwrap();
        cards.into_iter().map(|card| card.client).collect::<Vec<_>>()
    };
    sandbox.library.bin(review.id, at(50)).unwrap();
    let days = [-3, -2, -1, 0, 1, -4_000];
    for days in days.into_iter().chain(2..BIN_DAYS) {
        assert_eq!(expired(days), [""; 0], "{days}");
    }
    assert_eq!(expired(BIN_DAYS), [review.client]);
    assert_eq!(sandbox.library.binned().unwrap(), []);
    assert_eq!(expired(BIN_DAYS), [""; 0]);
}

/// The clock may be ahead, or the laptop may have been off: at first nobody knows.
#[test]
fn a_leap_of_the_clock_empties_no_bin_before_two_further_days() {
    let leaps: [(&[i64], &[i64]); 3] = [
        // Once years ahead, then as it was.
        (&[4_000, 2, 3, 4, 5, BIN_DAYS - 1], &[]),
        // Off for three months.
        (&[90, 90, 91], &[92]),
        // Nobody noted which days were seen.
        (&[BIN_DAYS, BIN_DAYS + 1], &[BIN_DAYS + 2]),
    ];
    for (number, (waits, goes)) in leaps.into_iter().enumerate() {
        let sandbox = Sandbox::new();
        sandbox.library.create(&sample(), at(0)).unwrap();
        sandbox.library.bin(sample().id, at(50)).unwrap();
        let expired = |days: i64| sandbox.library.destroy_expired(at(50) + TimeDelta::days(days), &[]).unwrap().len();
        if number < 2 {
            (-2..2).for_each(|days| assert_eq!(expired(days), 0));
        }
        for days in waits {
            assert_eq!(expired(*days), 0, "leap {number}, day {days}");
        }
        for days in goes {
            assert_eq!(expired(*days), 1, "leap {number}, day {days}");
        }
    }
}

/// The clock said 1970 when it went into the bin, or nobody noted when.
#[test]
fn a_day_that_cannot_be_right_begins_anew() {
    let sandbox = Sandbox::new();
    let review = sample();
    sandbox.library.create(&review, at(0)).unwrap();
    sandbox.library.bin(review.id, at(0) - TimeDelta::days(20_000)).unwrap();
    assert!(sandbox.library.destroy_expired(at(60), &[]).unwrap().is_empty(), "it was changed just now");
    let note = sandbox.folder.path().join("bin").join(review.id.to_string()).join("binned_at");
    fs::write(&note, "").unwrap();
    let later = at(0) + TimeDelta::days(400);
    assert!(sandbox.library.destroy_expired(later, &[]).unwrap().is_empty());
    assert_eq!(sandbox.library.binned().unwrap()[0].binned_at, later);
    for days in 1..BIN_DAYS {
        assert!(sandbox.library.destroy_expired(later + TimeDelta::days(days), &[]).unwrap().is_empty());
    }
    assert_eq!(sandbox.library.destroy_expired(later + TimeDelta::days(BIN_DAYS), &[]).unwrap().len(), 1);
}
