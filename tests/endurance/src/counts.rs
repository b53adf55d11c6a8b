//! How often each row tries: few times in every run of the tests, many times before a release.

use std::time::Duration;

/// The variable that asks for the counts of a release: `release`.
pub const VARIABLE: &str = "DEBRIEF_ENDURANCE";

/// How much a run does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    /// Kills while notes are written.
    pub kills: usize,
    /// Kills during each of the works that must be whole or not at all.
    pub windows: usize,
    /// Changed bytes and cut ends, of all kinds of files together.
    pub flips: usize,
    /// Cases for all importers together.
    pub cases: u32,
    /// How long each importer is tried, however many cases that are; until its share of the cases is done where absent.
    pub time: Option<Duration>,
    /// Whether every failure of the disk is tried with every kind of library, and not only with encrypted ones.
    pub is_release: bool,
}

/// In every run of the tests.
const CI: Counts = Counts { kills: 300, windows: 50, flips: 500, cases: 10_000, time: None, is_release: false };

/// Before a release.
const RELEASE: Counts = Counts {
    kills: 10_000,
    windows: 500,
    flips: 10_000,
    cases: 10_000,
    time: Some(Duration::from_secs(60 * 60)),
    is_release: true,
};

impl Counts {
    /// What this run was asked for.
    #[must_use]
    pub fn of_this_run() -> Self {
        if std::env::var(VARIABLE).is_ok_and(|asked| asked == "release") { RELEASE } else { CI }
    }
}
