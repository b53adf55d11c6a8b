//! Killed while it writes: everything that was acknowledged is there, and the file is whole.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_endurance::chance::Chance;
use debrief_endurance::counts::Counts;
use debrief_endurance::place::{Form, Place};
use debrief_endurance::review::{at, holds, numbers, small};
use debrief_endurance::row::Row;
use debrief_endurance::side_by_side::side_by_side;
use debrief_endurance::worker::{STARTING, Worker, whole_lines};
use std::io::{BufRead, BufReader, Read};
use std::sync::PoisonError;
use std::time::{Duration, Instant};

const WORKER: Worker = Worker(env!("CARGO_BIN_EXE_debrief-endurance-worker"));
/// How many kills a review goes through before a new one takes its place.
const IN_A_ROW: usize = 25;
/// The most notes that are waited for before a kill.
const MOST_NOTES: usize = 30;

/// Starts the worker, kills it after some acknowledgements and a little more; the numbers that it acknowledged.
fn killed(place: &Place, first: usize, chance: &mut Chance) -> Result<Vec<usize>, String> {
    let mut worker = WORKER.start(place, &["write", &first.to_string(), &usize::MAX.to_string()]);
    let mut lines = BufReader::new(worker.stdout.take().unwrap());
    let mut said = String::new();
    // The first line says that the review is open.
    for _ in 0..=chance.below(MOST_NOTES) {
        if lines.read_line(&mut said).unwrap() == 0 {
            let mut why = String::new();
            worker.stderr.take().unwrap().read_to_string(&mut why).unwrap();
            worker.wait().unwrap();
            return Err(format!("the worker ended by itself: {why}"));
        }
    }
    // Somewhere within the next notes: waited for by looking at the clock, since a sleep is too long.
    let more = Duration::from_micros(chance.below(3_000) as u64);
    let begun = Instant::now();
    while begun.elapsed() < more {
        std::hint::spin_loop();
    }
    worker.kill().unwrap();
    lines.read_to_string(&mut said).unwrap();
    worker.wait().unwrap();
    let acknowledged = whole_lines(&said);
    Ok(acknowledged.iter().filter_map(|line| line.strip_prefix("saved ")?.parse().ok()).collect())
}

fn kills(row: &'static str, form: Form, count: usize) {
    let row = Row::begin(row, count);
    side_by_side(count.div_ceil(IN_A_ROW), |batch| {
        let begun_with = small();
        let place = Place::on_disk(form);
        place.library().create(&begun_with, at(0)).unwrap();
        let mut there: Vec<usize> = Vec::new();
        for cycle in batch * IN_A_ROW..((batch + 1) * IN_A_ROW).min(count) {
            let chance = &mut Chance::of_cycle(row.seed(), cycle);
            let first = there.iter().max().map_or(1, |last| last + 1);
            let outcome = killed(&place, first, chance).and_then(|acknowledged| {
                there.extend(acknowledged);
                let _nobody_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
                let (store, opening) =
                    place.open(begun_with.id).map_err(|error| format!("it does not open: {error}"))?;
                if !opening.after_unclean_exit {
                    return Err("the kill was not noticed, so nothing was checked".into());
                }
                holds(&store, &begun_with, &there)?;
                // What reached the disk before anybody could say so stays from now on, too.
                there = numbers(&store.load().map_err(|error| error.to_string())?, &begun_with);
                // Closed properly now and then; otherwise the next one meets what this one left.
                if chance.below(5) == 0 { store.close().map_err(|error| error.to_string()) } else { Ok(()) }
            });
            row.cycle();
            let broken = outcome.is_err();
            row.found(format!("cycle {cycle}"), outcome);
            if broken {
                break;
            }
        }
    });
    row.end();
}

#[test]
fn what_was_acknowledged_in_an_encrypted_review_survives_a_kill() {
    kills("kill -9 while writing, encrypted", Form::Sealed, Counts::of_this_run().kills);
}

#[test]
fn what_was_acknowledged_in_a_plain_review_survives_a_kill() {
    kills("kill -9 while writing, not encrypted", Form::Plain, Counts::of_this_run().kills / 10);
}
