//! What reading one file takes: whether it panics, how long, how much memory.

use debrief_endurance::spent::Spent;
use peak_alloc::PeakAlloc;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// The longest that reading may take.
pub const LONGEST: Duration = Duration::from_secs(5);
/// After this long nobody waits any more, and the case is kept.
const HANGING: Duration = Duration::from_secs(90);

/// Held while a case is made and read, one at a time: memory is counted for the whole program.
pub fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Reads it; to be called in [`turn`]. The memory that Rust allocates is counted, and besides what the system lends to all of the program, because
/// SQLite allocates its own.
///
/// # Errors
/// What went beyond.
pub fn measured(memory: &PeakAlloc, name: &str, bytes: &[u8], most: usize, read: fn(&[u8])) -> Result<(), String> {
    // Kept as long as it is read: a program that is ended by the system cannot say what it was reading.
    let reading = kept(name, "reading");
    let _ = fs::write(&reading, bytes);
    memory.reset_peak_usage();
    let (before, resident) = (memory.current_usage(), Resident::begin());
    let begun = Spent::begin();
    let outcome = {
        let _watch = watched(name, bytes);
        catch_unwind(AssertUnwindSafe(|| read(bytes)))
    };
    let (took, grown) = (begun.so_far(), memory.peak_usage().saturating_sub(before));
    let lent = resident.grown();
    let _ = fs::remove_file(reading);
    if let Err(panic) = outcome {
        let why = panic.downcast_ref::<String>().cloned();
        let why = why.or_else(|| panic.downcast_ref::<&str>().map(|why| (*why).to_owned()));
        return Err(format!("it panicked: {}", why.unwrap_or_default()));
    }
    if took >= LONGEST {
        return Err(format!("it took {took:?}"));
    }
    let grown = grown.max(lent);
    if grown > most { Err(format!("it took {} MB", grown / 1024 / 1024)) } else { Ok(()) }
}

/// Ends the program, and keeps the case, when reading does not come to an end. Ends with what it gives.
fn watched(name: &str, bytes: &[u8]) -> impl Drop + use<> {
    let (done, waits) = channel::<()>();
    let kept = kept(name, "hangs");
    let (name, bytes) = (name.to_owned(), bytes.to_owned());
    let thread = std::thread::spawn(move || {
        if waits.recv_timeout(HANGING) == Err(RecvTimeoutError::Timeout) {
            let _ = fs::write(&kept, bytes);
            eprintln!("{name} does not come to an end: {}", kept.display());
            std::process::exit(101);
        }
    });
    struct Watch(Option<std::sync::mpsc::Sender<()>>, Option<std::thread::JoinHandle<()>>);
    impl Drop for Watch {
        fn drop(&mut self) {
            drop(self.0.take());
            let _ = self.1.take().map(std::thread::JoinHandle::join);
        }
    }
    Watch(Some(done), Some(thread))
}

/// Where a case is kept.
pub fn kept(name: &str, why: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("{}.{why}", name.replace([':', ' '], "-")))
}

/// What the system has lent to the program.
struct Resident(usize);

impl Resident {
    fn begin() -> Self {
        // proc(5): forgets the highest so far.
        let _ = fs::write("/proc/self/clear_refs", "5");
        Self(kilobytes("VmRSS:"))
    }

    fn grown(&self) -> usize {
        kilobytes("VmHWM:").saturating_sub(self.0) * 1024
    }
}

fn kilobytes(field: &str) -> usize {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(field));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok()).unwrap_or(0)
}
