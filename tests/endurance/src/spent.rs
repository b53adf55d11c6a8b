//! How long something took: of the processor, because a machine that has other things to do is nobody's fault.

use std::time::{Duration, Instant};

/// A moment to measure from, of this thread.
#[derive(Clone, Copy, Debug)]
pub struct Spent(Option<Duration>, Instant);

impl Spent {
    /// Now.
    #[must_use]
    pub fn begin() -> Self {
        Self(processor_time(), Instant::now())
    }

    /// The processor's time since then; the clock's where the system does not tell.
    #[must_use]
    pub fn so_far(&self) -> Duration {
        match (self.0, processor_time()) {
            (Some(begun), Some(now)) => now.saturating_sub(begun),
            _ => self.1.elapsed(),
        }
    }
}

/// What this thread has had of the processor (proc(5), schedstat).
fn processor_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
