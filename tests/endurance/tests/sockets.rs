//! No way out: a whole journey through the commands opens no socket of the network.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_endurance::place::{Form, Place};
use debrief_endurance::row::Row;
use debrief_endurance::trace::Trace;
use debrief_endurance::worker::{Blow, FORMS, Worker};

const WORKER: Worker = Worker(env!("CARGO_BIN_EXE_debrief-endurance-worker"));

/// The calls by which a program reaches for the network: any socket of a family of addresses beyond this machine, and
/// any call upon one.
fn reached(trace: &Trace) -> Vec<String> {
    let inward = ["AF_UNIX", "AF_NETLINK"];
    let is_outward = |with: &str| with.contains("AF_") && !inward.iter().any(|family| with.contains(family));
    let reaches = |name: &str| matches!(name, "socket" | "socketpair" | "connect" | "bind" | "sendto" | "sendmsg");
    let calls = trace.0.iter().filter(|call| reaches(&call.name) && is_outward(&call.with));
    calls.map(|call| format!("{}({})", call.name, call.with)).collect()
}

#[test]
fn a_whole_journey_opens_no_socket() {
    let row = Row::begin("sockets in a whole journey (strace)", FORMS.len() + 1);
    let place = Place::new(Form::Plain);
    let out = place.path().join("out");
    let words = ["journey", out.to_str().unwrap()];
    let said = WORKER.traced(&place, &words, "%network", &Blow::None);
    assert!(!said.was_killed(), "{:?}\n{}", said.lines, said.errors);
    for _ in said.lines.iter().filter(|line| line.starts_with("saved ")) {
        row.cycle();
    }
    assert_eq!(row.done(), FORMS.len() + 1, "every form and the review itself");
    for call in reached(&said.trace) {
        row.found("a socket", Err(call));
    }
    row.end();
}

#[test]
fn a_program_that_opens_one_is_found_out() {
    let place = Place::new(Form::Plain);
    let said = WORKER.traced(&place, &["call out"], "%network", &Blow::None);
    assert!(!reached(&said.trace).is_empty(), "{}", said.errors);
}
