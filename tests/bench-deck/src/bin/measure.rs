//! Runs one program and says how long it took, how long processors worked for it, and how much memory it had at its peak:
//! `measure PROGRAM ARGUMENT…` prints microseconds, microseconds and kilobytes.
//!
//! The system counts the memory of a process's children together, so each measurement has a process of its own. Of a program
//! that starts others it counts the largest alone.

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some((program, rest)) = arguments.split_first() else {
        eprintln!("Give the program to run.");
        return ExitCode::FAILURE;
    };
    let begin = Instant::now();
    let status =
        Command::new(program).args(rest).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    let took = begin.elapsed();
    match (status, getrusage(UsageWho::RUSAGE_CHILDREN)) {
        (Ok(status), Ok(usage)) if status.success() => {
            let worked =
                [usage.user_time(), usage.system_time()].map(|time| time.num_microseconds()).iter().sum::<i64>();
            println!("{} {worked} {}", took.as_micros(), usage.max_rss());
            ExitCode::SUCCESS
        }
        (Ok(status), _) => {
            eprintln!("{program} failed ({status}).");
            ExitCode::FAILURE
        }
        (Err(error), _) => {
            eprintln!("{program} could not be started: {error}.");
            ExitCode::FAILURE
        }
    }
}
