//! The one place that reads the clock and makes ids.

use chrono::{Local, NaiveDate, NaiveDateTime, Timelike, Utc};
use uuid::Uuid;

/// Now, in the time of the place, to the second.
pub(crate) fn now_here() -> NaiveDateTime {
    to_second(Local::now().naive_local())
}

/// Now, in universal time, to the second.
pub(crate) fn now() -> NaiveDateTime {
    to_second(Utc::now().naive_utc())
}

/// Today, where the laptop is.
pub(crate) fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// A fresh random id.
pub(crate) fn new_id() -> Uuid {
    Uuid::new_v4()
}

fn to_second(moment: NaiveDateTime) -> NaiveDateTime {
    moment.with_nanosecond(0).unwrap_or(moment)
}
