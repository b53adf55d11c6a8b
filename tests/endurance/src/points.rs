//! The moments at which a work can be hit: before each of the calls that change anything on a disk.

use crate::trace::Trace;
use std::collections::HashMap;

/// The calls that change something on a disk, or say that it is there to stay.
pub const CHANGING: &[&str] = &[
    "write",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "openat",
    "rename",
    "renameat",
    "renameat2",
    "unlink",
    "unlinkat",
    "mkdir",
    "rmdir",
    "copy_file_range",
    "sendfile",
];

/// Before one call of the worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// Its name.
    pub call: String,
    /// Which of the calls of that name since the program began, from 1: as strace counts.
    pub number: usize,
}

impl std::fmt::Display for Point {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "before {} {}", self.call, self.number)
    }
}

/// Every point between what the worker said when it began and what it said at the end, in their order. What only reads is
/// left out.
///
/// # Panics
/// When the worker said neither.
#[must_use]
pub fn points(trace: &Trace) -> Vec<Point> {
    let begun = trace.said("begin").expect("the worker began");
    let ended = trace.said("end").expect("the worker came to its end");
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut found = Vec::new();
    for (at, call) in trace.0.iter().enumerate() {
        let number = seen.entry(&call.name).and_modify(|number| *number += 1).or_insert(1);
        let reads = call.name == "openat" && !call.with.contains("O_CREAT") && !call.with.contains("O_RDWR");
        if (begun..ended).contains(&at) && CHANGING.contains(&call.name.as_str()) && !reads {
            found.push(Point { call: call.name.clone(), number: *number });
        }
    }
    found
}
