//! Wrong passphrases in a row, and how long the next try waits.

use std::time::Duration;

/// The first tries are free: fingers slip.
const FREE: u32 = 3;
/// The longest wait. Somebody who forgot must not be kept out for good; guessing is what scrypt makes dear.
const LONGEST: Duration = Duration::from_secs(60);

/// How often in a row unlocking failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attempts(u32);

impl Attempts {
    /// One more try failed.
    #[must_use]
    pub fn failed(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// How long to wait before the next try: nothing at first, then twice as long each time, up to a minute.
    #[must_use]
    pub fn wait(self) -> Duration {
        match self.0.checked_sub(FREE) {
            None => Duration::ZERO,
            Some(more) => Duration::from_secs(1 << more.min(6)).min(LONGEST),
        }
    }
}
