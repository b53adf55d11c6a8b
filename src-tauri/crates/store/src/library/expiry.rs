//! The bin keeps a review for thirty days.

use super::{Card, Library, bin, sync};
use crate::StoreError;
use chrono::{NaiveDateTime, TimeDelta};
use std::path::PathBuf;

/// How long a review stays in the bin, in days.
pub const BIN_DAYS: i64 = 30;

/// How many days are left to a review that went into the bin then; a day that is begun counts whole.
#[must_use]
pub fn days_left(binned_at: NaiveDateTime, now: NaiveDateTime) -> u32 {
    let left = binned_at + TimeDelta::days(BIN_DAYS) - now;
    let whole = (left + TimeDelta::days(1) - TimeDelta::seconds(1)).num_days();
    // A clock that stands before the day it went in has no say.
    u32::try_from(whole.clamp(0, BIN_DAYS)).unwrap_or(0)
}

impl Library {
    /// Destroys what has been in the bin for thirty days, and gives the cards it had. A review whose day cannot be right, since
    /// nobody knows it, it lies ahead of the clock or before the review’s own last change, stays: its thirty days begin when
    /// the clock says something that can be. Nothing goes while the clock is not believed ([`Library::see_day`]).
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn destroy_expired(&self, now: NaiveDateTime, elsewhere: &[PathBuf]) -> Result<Vec<Card>, StoreError> {
        let is_believed = self.see_day(now)?;
        let cards = self.binned()?;
        let mut destroyed = Vec::new();
        for id in sync::reviews_in(&self.bin_folder())? {
            let Some(binned) = cards.iter().find(|binned| binned.card.id == id) else { continue };
            let since = match bin::noted_at(&self.in_bin(id)) {
                Some(at) => at.max(binned.card.changed_at),
                None => {
                    bin::note_moment(&self.in_bin(id), now)?;
                    self.index().set_binned(id, Some(now));
                    continue;
                }
            };
            // One that cannot be destroyed now must not keep the others.
            if is_believed && now >= since && days_left(since, now) == 0 && self.destroy(id, elsewhere).is_ok() {
                destroyed.push(binned.card.clone());
            }
        }
        Ok(destroyed)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_begun_day_counts_and_a_clock_before_the_bin_changes_nothing() {
        let binned = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap().and_hms_opt(8, 0, 0).unwrap();
        let left =
            |days: i64, seconds: i64| days_left(binned, binned + TimeDelta::days(days) + TimeDelta::seconds(seconds));
        assert_eq!(left(0, 0), 30);
        assert_eq!(left(0, 1), 30);
        assert_eq!(left(1, 0), 29);
        assert_eq!(left(29, 1), 1);
        assert_eq!(left(30, -1), 1);
        assert_eq!(left(30, 0), 0);
        assert_eq!(left(400, 0), 0);
        assert_eq!(left(-400, 0), 30);
    }
}
