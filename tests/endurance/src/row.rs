//! One row of the table: how many cycles it did, what it found, how long it took.

use crate::chance;
use crate::counts::Counts;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// How the line begins that `cargo xtask endurance` reads.
pub const MARK: &str = "endurance row";
/// How many findings are worth printing.
const SHOWN: usize = 8;

/// A row while it is worked on, by several threads at once.
#[derive(Debug)]
pub struct Row {
    name: &'static str,
    of: usize,
    seed: u64,
    begun: Instant,
    done: AtomicUsize,
    found: Mutex<Vec<String>>,
}

impl Row {
    /// Begins a row of about so many cycles.
    #[must_use]
    pub fn begin(name: &'static str, of: usize) -> Self {
        Self {
            name,
            of,
            seed: chance::seed(),
            begun: Instant::now(),
            done: AtomicUsize::new(0),
            found: Mutex::default(),
        }
    }

    /// The number that its chance begins with.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// How many cycles are done.
    pub fn done(&self) -> usize {
        self.done.load(Ordering::Relaxed)
    }

    /// Counts a cycle.
    pub fn cycle(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let twentieth = (self.of / 20).max(1);
        if Counts::of_this_run().is_release && done.is_multiple_of(twentieth) {
            println!("{}: {done} of {}, {:.0} s", self.name, self.of, self.begun.elapsed().as_secs_f64());
        }
    }

    /// Keeps what should not be; nothing where all is as it should be.
    pub fn found(&self, cycle: impl std::fmt::Display, outcome: Result<(), String>) {
        if let Err(what) = outcome {
            self.found.lock().unwrap().push(format!("{cycle}: {what}"));
        }
    }

    /// Prints the row.
    ///
    /// # Panics
    /// When anything was found, or no cycle was done.
    pub fn end(self) {
        let (cycles, took) = (self.done(), self.begun.elapsed().as_secs_f64());
        let found = self.found.into_inner().unwrap();
        println!("{MARK}\t{}\t{cycles}\t{}\t{took:.1}", self.name, found.len());
        assert!(cycles > 0, "{}: not one cycle was done", self.name);
        assert!(
            found.is_empty(),
            "{}: {} found in {cycles} cycles ({}={}):\n{}",
            self.name,
            found.len(),
            chance::VARIABLE,
            self.seed,
            found[..found.len().min(SHOWN)].join("\n")
        );
    }
}
