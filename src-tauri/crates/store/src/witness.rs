//! How many edits were said to be saved, kept beside the review and outside its log. SQLite takes a log that is broken
//! somewhere for one that ends there, as after a power cut, and opens the review of an hour ago without a word. This
//! number tells.
//!
//! It is written after the log is on the disk and never waited for, so that it is never ahead of the review: it costs
//! nothing, and it never accuses a sound file. It lies in the file of the lock, which is open anyway.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};

/// Writes the number. Failing to is no failure: a check is lost, and nothing of the review.
pub(crate) fn write(lock: &File, edits: i64) {
    let mut lock = lock;
    let _ = lock.seek(SeekFrom::Start(0)).and_then(|_| lock.write_all(format!("{edits:020}").as_bytes()));
}

/// The number; none where none was written, or the review was closed properly.
pub(crate) fn read(lock: &File) -> Option<i64> {
    let (mut lock, mut text) = (lock, String::new());
    lock.seek(SeekFrom::Start(0)).ok()?;
    lock.take(32).read_to_string(&mut text).ok()?;
    text.parse().ok()
}

/// Forgets it: the review was closed properly, or another file takes its place.
pub(crate) fn forget(lock: &File) {
    let _ = lock.set_len(0);
}
