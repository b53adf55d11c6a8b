//! The days on which the library was seen. A clock may be wrong, and what waits for a day must not go because a clock says
//! once that the day has come.

use super::Library;
use crate::{StoreError, folder};
use chrono::{NaiveDate, NaiveDateTime};
use std::fs;
use std::path::PathBuf;

/// From one day that was seen to the next, this many days are nothing special. More may be an absence, or a wrong clock.
const JUMP: i64 = 7;
/// After a jump, so many further days are to be seen until the clock is believed.
const FURTHER: u32 = 2;

/// What the library remembers of the days it has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Seen {
    /// The last of them.
    last: NaiveDate,
    /// How many further days are to be seen until the clock is believed.
    further: u32,
}

impl Seen {
    /// What is remembered once `today` is seen, too.
    fn and(self, today: NaiveDate) -> Self {
        let further = match (today - self.last).num_days() {
            0 => self.further,
            ..0 => FURTHER,
            _ if self.further > 0 => self.further - 1,
            days if days > JUMP => FURTHER,
            _ => 0,
        };
        Self { last: today, further }
    }
}

impl Library {
    /// Notes that the library is in use at that moment; whether the clock can be believed. After a leap of more than a week,
    /// forwards or backwards, it is believed once two further days have been seen. To be called now and then while the
    /// library is open: only a new day is written down.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn see_day(&self, now: NaiveDateTime) -> Result<bool, StoreError> {
        let today = now.date();
        let known = self.seen();
        let seen = known.map_or(Seen { last: today, further: FURTHER }, |seen| seen.and(today));
        if known != Some(seen) {
            let making = self.folder.join("days.new");
            fs::write(&making, format!("{} {}\n", seen.last, seen.further))?;
            folder::sync_file(&making)?;
            folder::rename(&making, &self.days())?;
        }
        Ok(seen.further == 0)
    }

    /// Nothing where nobody noted it, or where the note cannot be read.
    fn seen(&self) -> Option<Seen> {
        let note = fs::read_to_string(self.days()).ok()?;
        let (last, further) = note.trim().split_once(' ')?;
        Some(Seen { last: last.parse().ok()?, further: further.parse().ok()? })
    }

    fn days(&self) -> PathBuf {
        self.folder.join("days.txt")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::Days;

    /// On which of these days, counted from some day, the clock is believed.
    fn believed(days: &[i64]) -> Vec<i64> {
        let day = |number: i64| {
            let first = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap();
            if number < 0 { first - Days::new(number.unsigned_abs()) } else { first + Days::new(number.unsigned_abs()) }
        };
        let mut seen = Seen { last: day(0), further: 0 };
        let mut believed = Vec::new();
        for number in days {
            seen = seen.and(day(*number));
            if seen.further == 0 {
                believed.push(*number);
            }
        }
        believed
    }

    #[test]
    fn every_day_is_believed_and_so_is_one_after_a_week() {
        assert_eq!(believed(&[0, 1, 2, 2, 9, 16]), [0, 1, 2, 2, 9, 16]);
    }

    #[test]
    fn after_a_leap_two_further_days_are_to_be_seen() {
        assert_eq!(believed(&[1, 90, 90, 91, 92, 93]), [1, 92, 93]);
        assert_eq!(believed(&[1, 1_400, 1, 2, 3, 4]), [1, 3, 4], "the clock was years ahead once");
        assert_eq!(believed(&[1, -4_000, 2, 3, 4]), [1, 3, 4], "the clock was years behind once");
    }

    #[test]
    fn whoever_comes_every_other_week_waits_a_little_longer_and_not_for_ever() {
        assert_eq!(believed(&[14, 28, 42, 56, 70, 84]), [42, 84]);
    }
}
