//! How long a review is kept as it is: when the engagement ends, and by when the notes that tell who said what must go.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// How long before a day the product begins to remind of it, in days.
const REMIND_BEFORE: u64 = 14;

/// What was agreed about keeping a review.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Keeping {
    /// The last day of the engagement, follow-up included.
    pub engagement_ends_on: Option<NaiveDate>,
    /// The day by which the notes that could identify somebody are to be deleted.
    pub delete_notes_on: Option<NaiveDate>,
    /// The day on which the sources were destroyed; absent while they are here.
    pub sources_destroyed_on: Option<NaiveDate>,
}

/// Something about keeping that is near, or past.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reminder {
    /// What it reminds of.
    pub about: ReminderAbout,
    /// The day.
    pub on: NaiveDate,
    /// Whether the day is past.
    pub is_past: bool,
}

/// What a reminder is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ReminderAbout {
    /// The engagement ends.
    EngagementEnds,
    /// The notes that could identify somebody are to be deleted.
    DeleteNotes,
}

impl Keeping {
    /// What to remind of today: from two weeks before the day on, until the sources are destroyed. Deleting comes first. The end
    /// of the engagement is only worth a word after it when no day for deleting was agreed.
    #[must_use]
    pub fn reminder(&self, today: NaiveDate) -> Option<Reminder> {
        if self.sources_destroyed_on.is_some() {
            return None;
        }
        let near = |on: &NaiveDate| *on <= today + Days::new(REMIND_BEFORE);
        let of = |about, on| Reminder { about, on, is_past: on < today };
        if let Some(on) = self.delete_notes_on.filter(near) {
            return Some(of(ReminderAbout::DeleteNotes, on));
        }
        let ends = self.engagement_ends_on.filter(near).map(|on| of(ReminderAbout::EngagementEnds, on))?;
        (!ends.is_past || self.delete_notes_on.is_none()).then_some(ends)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn keeping(ends: Option<NaiveDate>, delete: Option<NaiveDate>) -> Keeping {
        Keeping { engagement_ends_on: ends, delete_notes_on: delete, sources_destroyed_on: None }
    }

    #[test]
    fn it_reminds_from_two_weeks_before_and_goes_on_until_the_sources_are_gone() {
        let kept = keeping(None, Some(day(6, 30)));
        assert_eq!(kept.reminder(day(6, 15)), None);
        let near = Reminder { about: ReminderAbout::DeleteNotes, on: day(6, 30), is_past: false };
        assert_eq!(kept.reminder(day(6, 16)), Some(near));
        assert_eq!(kept.reminder(day(6, 30)), Some(near));
        assert_eq!(kept.reminder(day(12, 1)), Some(Reminder { is_past: true, ..near }));
        assert_eq!(Keeping { sources_destroyed_on: Some(day(7, 1)), ..kept }.reminder(day(12, 1)), None);
    }

    #[test]
    fn deleting_comes_before_the_end_and_an_end_that_is_past_is_told_only_where_no_day_was_agreed() {
        let both = keeping(Some(day(6, 30)), Some(day(9, 30)));
        assert_eq!(both.reminder(day(6, 20)).unwrap().about, ReminderAbout::EngagementEnds);
        assert_eq!(both.reminder(day(7, 1)), None);
        assert_eq!(both.reminder(day(9, 20)).unwrap().about, ReminderAbout::DeleteNotes);
        let end = keeping(Some(day(6, 30)), None).reminder(day(8, 1)).unwrap();
        assert_eq!((end.about, end.is_past), (ReminderAbout::EngagementEnds, true));
        assert_eq!(keeping(None, None).reminder(day(8, 1)), None);
    }
}
