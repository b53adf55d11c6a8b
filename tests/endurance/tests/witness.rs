//! What strace sees: an acknowledgement is said after the log is on the disk, each time. The same look at a store that
//! does not wait for the disk must find that out.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_endurance::counts::Counts;
use debrief_endurance::place::{Form, Place};
use debrief_endurance::review::small;
use debrief_endurance::row::Row;
use debrief_endurance::trace::Trace;
use debrief_endurance::worker::{Blow, Worker};

const WORKER: Worker = Worker(env!("CARGO_BIN_EXE_debrief-endurance-worker"));

/// Whether all that had been written to the log was on the disk when each acknowledgement was said; how many were.
fn witness(trace: &Trace) -> Result<usize, String> {
    let (mut acknowledged, mut synced, mut waiting) = (0, 0, false);
    for call in &trace.0[trace.said("begin").ok_or("it did not begin")?..] {
        if call.is_of("-wal") && matches!(call.name.as_str(), "pwrite64" | "write") {
            waiting = true;
        }
        if call.is_of("-wal") && matches!(call.name.as_str(), "fsync" | "fdatasync") && call.went_well() {
            (synced, waiting) = (synced + 1, false);
        }
        if call.says().is_some_and(|said| said.starts_with("saved ")) {
            acknowledged += 1;
            if waiting {
                return Err(format!("acknowledgement {acknowledged} was said before its note was on the disk"));
            }
            if synced < acknowledged {
                return Err(format!("{acknowledged} acknowledgements, and the log was synced {synced} times"));
            }
        }
    }
    Ok(acknowledged)
}

fn watched(form: Form, notes: usize, how: &[&str]) -> Trace {
    let place = Place::with(form, &small());
    let notes = notes.to_string();
    let words: Vec<&str> = ["write", "1", &notes].iter().chain(how).copied().collect();
    let said = WORKER.traced(&place, &words, "write,pwrite64,fsync,fdatasync", &Blow::None);
    assert!(!said.was_killed(), "{}", said.errors);
    said.trace
}

#[test]
fn every_acknowledgement_comes_after_its_sync() {
    let notes = if Counts::of_this_run().is_release { 2_000 } else { 200 };
    let row = Row::begin("syncs before acknowledgements (strace)", 2 * notes);
    for form in [Form::Sealed, Form::Plain] {
        let seen = witness(&watched(form, notes, &[]));
        seen.iter().for_each(|seen| (0..*seen).for_each(|_| row.cycle()));
        row.found(format!("{form:?}"), seen.and_then(|seen| (seen == notes).then_some(()).ok_or("too few".into())));
    }
    row.end();
}

#[test]
fn a_store_that_does_not_wait_for_the_disk_is_found_out() {
    for form in [Form::Sealed, Form::Plain] {
        let seen = witness(&watched(form, 20, &["hasty"]));
        assert!(seen.is_err(), "{form:?}: {seen:?}");
    }
}
