//! Whether what says “saved” is saved: the program is killed, its disk fails, its files are changed and what it reads is
//! hostile, many times over, and each time what is there afterwards is compared with what was acknowledged.
//!
//! The tests stand in `tests/`, one row of the table each; how often they try is in [`counts`]. `src/worker_program` is the
//! program that is killed and traced. Linux alone has what this takes: strace, and signals that cannot be caught.

// A test that cannot go on should say so by stopping, and all of this is tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod chance;
pub mod counts;
pub mod importers;
pub mod place;
pub mod points;
pub mod review;
pub mod row;
pub mod rows;
pub mod side_by_side;
pub mod spent;
pub mod trace;
pub mod window;
pub mod worker;
