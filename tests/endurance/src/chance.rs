//! Chance that can be had again: every choice follows from one number, which is printed when something is found.

use crate::counts::Counts;
use std::time::{SystemTime, UNIX_EPOCH};

/// The variable that gives the number.
pub const VARIABLE: &str = "DEBRIEF_ENDURANCE_SEED";

/// A row of numbers that look drawn (SplitMix64, by Sebastiano Vigna, in the public domain).
#[derive(Clone, Debug)]
pub struct Chance(u64);

/// The number that this run begins with: the one that was given; else the same in every run of the tests, and another
/// one in every run before a release.
#[must_use]
pub fn seed() -> u64 {
    let given = std::env::var(VARIABLE).ok().and_then(|given| given.parse().ok());
    given.unwrap_or_else(|| {
        if Counts::of_this_run().is_release {
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.as_secs())
        } else {
            20_260_309
        }
    })
}

impl Chance {
    /// Begins with a number.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The chance of one cycle of a run, whatever the cycles beside it draw.
    #[must_use]
    pub fn of_cycle(seed: u64, cycle: usize) -> Self {
        let mut chance = Self(seed ^ (cycle as u64).wrapping_mul(0xd134_2543_de82_ef95));
        chance.number();
        chance
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`; 0 where there is none.
    pub fn below(&mut self, end: usize) -> usize {
        (self.number() % (end.max(1) as u64)) as usize
    }
}
