//! What is gone, what is about to go, and what came out of a damaged file.

use chrono::NaiveDateTime;
use debrief_domain::{ReviewId, Sources};
use debrief_store::{HeldIn, SalvagedKind, TakenAlong};
use serde::Serialize;

/// A review that was just destroyed.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct DestroyedNow {
    /// The client; empty when its file could not be read.
    pub client: String,
    /// What the engagement was called.
    pub name: String,
}

/// What deleting for good takes along, and where it stays.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Going {
    /// What goes with it.
    pub along: TakenAlong,
    /// The copies that hold it.
    pub held: HeldIn,
    /// The second places that cannot be reached now, or are not copied to any more, by their names: they may hold it too.
    pub unreached: Vec<String>,
}

/// What destroying the sources of a review is about.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BeforeDestroying {
    /// How much goes.
    pub sources: Sources,
    /// Texts of ours that hold words which nobody cleared; these are taken out.
    pub texts_quoting: u32,
    /// Names, e-mail addresses and telephone numbers in our texts about which nothing was decided; descriptors take their
    /// place.
    pub names_undecided: u32,
    /// How many backups go with it.
    pub backups: u32,
    /// How many files were handed out, which cannot be reached.
    pub handed_out: u32,
    /// How many other reviews of this client are in the library; they are not touched.
    pub other_reviews: u32,
    /// The second places that cannot be reached now, or are not copied to any more, by their names.
    pub unreached: Vec<String>,
}

/// What came out of a damaged review.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SalvagedReview {
    /// The new review.
    pub review: ReviewId,
    /// What it is called.
    pub name: String,
    /// How much of each kind was read, and how much is lost.
    pub kinds: Vec<SalvagedKind>,
    /// When the backup was made that client, dates and framework come from, in UTC; none when the file still said them.
    pub head_from: Option<NaiveDateTime>,
}
