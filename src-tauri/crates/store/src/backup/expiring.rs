//! When a backup goes by itself.

use super::thinning::thinned;
use chrono::{NaiveDateTime, TimeDelta};

/// How far it is looked ahead, in days. Backups that are made each day are all gone after a year and some weeks.
const HORIZON: i64 = 3 * 366;

/// When the last of `held` is thinned out, if from `now` on a backup is made every day. `None` when they all stay that long,
/// and when there is none. Without new backups none ever goes: thinning counts from the newest.
pub(crate) fn last_goes(there: &[NaiveDateTime], held: &[NaiveDateTime], now: NaiveDateTime) -> Option<NaiveDateTime> {
    let mut there: Vec<NaiveDateTime> = there.to_vec();
    there.sort_unstable_by(|one, other| other.cmp(one));
    if !held.iter().any(|at| there.contains(at)) {
        return None;
    }
    (1..=HORIZON).map(|days| now + TimeDelta::days(days)).find(|today| {
        // After those that a clock dated ahead.
        there.insert(there.partition_point(|at| at > today), *today);
        let gone = thinned(&there, *today);
        there.retain(|at| !gone.contains(at));
        !held.iter().any(|at| there.contains(at))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::NaiveDate;

    fn noon(days: i64) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, 9).unwrap().and_hms_opt(12, 0, 0).unwrap() + TimeDelta::days(days)
    }

    /// The same by hand: how many days until it is gone.
    fn days(there: &[NaiveDateTime], held: &[NaiveDateTime]) -> Option<i64> {
        last_goes(there, held, noon(0)).map(|at| (at - noon(0)).num_days())
    }

    #[test]
    fn of_two_on_one_day_the_earlier_goes_after_two_days_and_the_later_within_about_a_year() {
        let there = [noon(0), noon(0) - TimeDelta::hours(1)];
        assert_eq!(days(&there, &there[1..]), Some(3));
        let last = days(&there, &there).unwrap();
        assert!((15..=380).contains(&last), "{last}");
    }

    #[test]
    fn the_last_one_counts_and_it_is_gone_then_and_not_a_day_before() {
        let there: Vec<_> = (0..5).map(|day| noon(-day)).collect();
        let all = days(&there, &there).unwrap();
        let each: Vec<i64> = there.iter().filter_map(|at| days(&there, &[*at])).collect();
        assert_eq!(each.len(), 5);
        assert_eq!(Some(&all), each.iter().max());
    }

    #[test]
    fn one_from_a_clock_that_was_ahead_stays_until_its_day_has_come() {
        assert_eq!(days(&[noon(3_000), noon(0)], &[noon(3_000)]), None);
        let ahead = noon(200) - TimeDelta::hours(1);
        assert_eq!(days(&[ahead, noon(0)], &[ahead]), Some(203));
        let alone = days(&[noon(0)], &[noon(0)]);
        assert_eq!(days(&[noon(3_000), noon(0)], &[noon(0)]), alone, "the others go as they would");
    }

    #[test]
    fn what_is_not_there_goes_at_no_time() {
        assert_eq!(days(&[noon(0)], &[]), None);
        assert_eq!(days(&[noon(0)], &[noon(-3)]), None);
        assert_eq!(days(&[], &[]), None);
    }
}
