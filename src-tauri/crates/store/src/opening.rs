//! Opening a review: what is checked, and what becomes of a file that fails.

/// What happened while a review was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The review was not closed properly last time, so the full check ran; it passed.
    pub after_unclean_exit: bool,
    /// The file was of this older version and has been brought up to date; a copy of it as it was is kept.
    pub migrated_from: Option<i64>,
    /// A backup was made: the first opening of a day, and the newest backup did not hold all of it.
    pub backed_up: bool,
}
