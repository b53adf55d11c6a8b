//! Which backups stay: many of the last days, few of the last months.

use chrono::{Datelike, NaiveDateTime, TimeDelta};

/// All of so many days are kept.
const ALL_DAYS: i64 = 2;
/// Then one a day, of so many days.
const DAILY: usize = 12;
/// Then one a week, of so many weeks.
const WEEKLY: usize = 10;
/// Then one a month, of so many months.
const MONTHLY: usize = 9;

/// The moments, given newest first, that go at `now`. Days are counted from the newest, not from today: a review that nobody
/// opens loses nothing by lying there. Of each day, week and month the newest stays. What lies ahead of `now` is from a clock
/// that was wrong: it stays, and takes the place of nothing.
pub(crate) fn thinned(moments: &[NaiveDateTime], now: NaiveDateTime) -> Vec<NaiveDateTime> {
    let moments: Vec<NaiveDateTime> = moments.iter().copied().filter(|at| *at <= now).collect();
    let Some(newest) = moments.first() else { return Vec::new() };
    let all = *newest - TimeDelta::days(ALL_DAYS);
    let older: Vec<NaiveDateTime> = moments.iter().copied().filter(|at| *at < all).collect();
    let day = |at: &NaiveDateTime| (at.year(), at.ordinal());
    let week = |at: &NaiveDateTime| (at.iso_week().year(), at.iso_week().week());
    let mut stays = first_of_each(&older, DAILY, day);
    stays.extend(first_of_each(&beyond(&older, &stays, day), WEEKLY, week));
    stays.extend(first_of_each(&beyond(&older, &stays, week), MONTHLY, |at| (at.year(), at.month())));
    older.into_iter().filter(|at| !stays.contains(at)).collect()
}

/// What is older than the last that stays, and of another span.
fn beyond<S: PartialEq>(
    moments: &[NaiveDateTime],
    stays: &[NaiveDateTime],
    span: impl Fn(&NaiveDateTime) -> S,
) -> Vec<NaiveDateTime> {
    let last = stays.last();
    let is_beyond = |at: &&NaiveDateTime| last.is_none_or(|last| *at < last && span(at) != span(last));
    moments.iter().filter(is_beyond).copied().collect()
}

/// The newest of each span, of the newest `most` spans.
fn first_of_each<S: PartialEq>(
    moments: &[NaiveDateTime],
    most: usize,
    span: impl Fn(&NaiveDateTime) -> S,
) -> Vec<NaiveDateTime> {
    let mut kept: Vec<NaiveDateTime> = Vec::new();
    for at in moments {
        if kept.last().is_some_and(|last| span(last) == span(at)) {
            continue;
        }
        if kept.len() == most {
            break;
        }
        kept.push(*at);
    }
    kept
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::NaiveDate;

    fn noon(days_ago: i64) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 6, 30).unwrap().and_hms_opt(12, 0, 0).unwrap() - TimeDelta::days(days_ago)
    }

    /// What stays of one backup every `hours`, over so many days.
    fn stay(days: i64, hours: i64) -> Vec<NaiveDateTime> {
        let moments: Vec<NaiveDateTime> =
            (0..days * 24 / hours).map(|many| noon(0) - TimeDelta::hours(many * hours)).collect();
        let gone = thinned(&moments, noon(0));
        moments.into_iter().filter(|at| !gone.contains(at)).collect()
    }

    #[test]
    fn two_days_stay_whole_and_a_year_is_thirty_more() {
        let stay = stay(500, 1);
        let recent = stay.iter().filter(|at| **at >= noon(2)).count();
        assert_eq!(recent, 49);
        assert_eq!(stay.len() - recent, DAILY + WEEKLY + MONTHLY);
        // As old as they get: twelve days, ten weeks and nine months beyond the first two days.
        let oldest = *stay.last().unwrap();
        assert!(oldest < noon(270) && oldest > noon(370), "{oldest}");
    }

    #[test]
    fn what_is_thinned_again_and_again_keeps_its_old_ones() {
        let mut there: Vec<NaiveDateTime> = Vec::new();
        for hour in 0..24 * 400 {
            there.insert(0, noon(400) + TimeDelta::hours(hour));
            let gone = thinned(&there, there[0]);
            there.retain(|at| !gone.contains(at));
        }
        let months: Vec<(i32, u32)> = there.iter().map(|at| (at.year(), at.month())).collect();
        assert!(months.contains(&(2025, 10)) && there.len() > 70, "{there:?}");
    }

    #[test]
    fn a_few_stay_all_however_old() {
        assert_eq!(thinned(&[noon(0), noon(90), noon(400)], noon(0)), []);
        assert_eq!(thinned(&[], noon(0)), []);
    }

    #[test]
    fn what_lies_ahead_stays_and_takes_the_place_of_nothing() {
        let of_today: Vec<NaiveDateTime> = (0..8).map(|hours| noon(0) - TimeDelta::hours(hours)).collect();
        let ahead = [noon(-1_400), noon(-1_399)];
        assert_eq!(thinned(&[&ahead[..], &of_today].concat(), noon(0)), []);
        // The control: once that day has come, it is a backup like any other.
        assert_eq!(thinned(&[&ahead[..], &of_today].concat(), noon(-1_400)), of_today[1..]);
    }
}
