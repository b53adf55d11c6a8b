//! The library, its bin and its copies elsewhere.

use super::DestroyedNow;
use chrono::NaiveDateTime;
use debrief_domain::{Reminder, ReviewId};
use debrief_store::Card;
use serde::{Deserialize, Serialize};

/// The library.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct LibraryPage {
    /// The reviews, last changed first.
    pub reviews: Vec<Card>,
    /// What is in the bin, last binned first.
    pub bin: Vec<InBin>,
    /// What is near, or past, about keeping these reviews.
    pub reminders: Vec<CardReminder>,
    /// What the bin destroyed since the library was read last, because its time was up.
    pub expired: Vec<DestroyedNow>,
    /// The frameworks a review can begin with.
    pub frameworks: Vec<FrameworkName>,
}

/// The second place for backups.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PlaceState {
    /// The name of the folder; none while no place is chosen.
    pub name: Option<String>,
    /// Whether it can be reached now.
    pub is_reachable: bool,
    /// When it last had everything, in UTC.
    pub complete_at: Option<NaiveDateTime>,
    /// Whether it is time to remind: of choosing one, of plugging it in, or of what keeps it from having everything.
    pub is_due: bool,
    /// What keeps it from getting everything, besides not being there.
    pub trouble: Option<PlaceTrouble>,
}

/// What keeps the second place from getting everything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PlaceTrouble {
    /// Where it was is another folder than the one that was chosen: another stick, perhaps. Nothing is copied to it.
    AnotherFolder,
    /// It holds the keys of another library. Nothing is copied to it.
    OtherLibrary,
    /// Not everything that was copied can be opened there.
    NotTaken,
    /// It cannot be written.
    NotWritten,
}

/// Copies that another laptop left in a second place.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FoundCopies {
    /// The name of the folder.
    pub name: String,
    /// How many reviews are in it.
    pub reviews: u32,
}

/// A review in the bin.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct InBin {
    /// The review.
    pub card: Card,
    /// When it went in, in UTC.
    pub binned_at: NaiveDateTime,
    /// How many days are left until it is destroyed; a day that is begun counts.
    pub days_left: u32,
}

/// What to remind of on the card of a review.
#[derive(Clone, Copy, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct CardReminder {
    /// The review.
    pub review: ReviewId,
    /// What it is.
    pub reminder: Reminder,
}

/// A framework to choose from.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FrameworkName {
    /// For programs.
    pub code: String,
    /// Its version.
    pub version: String,
    /// For people.
    pub name: String,
    /// What it is for.
    pub about: String,
    /// How many elements it has.
    pub elements: u32,
}

/// A review that was just put into the library.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Created {
    /// Its id.
    pub review: ReviewId,
}
