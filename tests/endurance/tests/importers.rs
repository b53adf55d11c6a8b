//! Files that mean harm: what reads them may refuse them, and may not panic, take long or fill the memory.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod made;
mod measured;

use debrief_endurance::chance;
use debrief_endurance::counts::Counts;
use debrief_endurance::importers;
use debrief_endurance::row::Row;
use debrief_endurance::spent::Spent;
use made::{Step, json, keys, packages, pictures, tables};
use measured::measured;
use peak_alloc::PeakAlloc;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use std::time::Instant;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// The most that reading a file may take besides what is there already, in bytes.
const MOST_MEMORY: usize = 256 * 1024 * 1024;
/// What unlocking takes on purpose (scrypt, 2¹⁸ rounds), which a key file may ask for.
const SCRYPT: usize = 257 * 1024 * 1024;

/// Tries an importer with its share, in percent, of the cases.
fn tried(name: &'static str, share: u32, most: usize, make: impl Fn(&[Step]) -> Vec<u8>, read: fn(&[u8])) {
    let counts = Counts::of_this_run();
    let (cases, begun) = (counts.cases * share / 100, Instant::now());
    let row = Row::begin(name, cases as usize);
    for round in 0.. {
        let config = Config { cases, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&(chance::seed() + round).to_le_bytes());
        let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
        let steps = proptest::collection::vec((any::<u16>(), any::<u8>(), any::<u32>()), 1..6);
        let outcome = runner.run(&steps, |steps| {
            let _turn = measured::turn();
            let bytes = make(&steps);
            row.cycle();
            measured(&MEMORY, name, &bytes, most, read).map_err(TestCaseError::fail)
        });
        if let Err(TestError::Fail(reason, steps)) = outcome {
            let kept = measured::kept(name, "case");
            std::fs::write(&kept, make(&steps)).unwrap();
            row.found(kept.display(), Err(format!("{reason} {steps:?}")));
            break;
        }
        if counts.time.is_none_or(|time| begun.elapsed() >= time) {
            break;
        }
    }
    row.end();
}

#[test]
fn a_hostile_review_in_json() {
    tried("hostile files: review in JSON", 15, MOST_MEMORY, json::review, importers::review_file_json);
}

#[test]
fn a_hostile_framework() {
    tried("hostile files: framework", 25, MOST_MEMORY, json::framework, importers::framework_json);
}

#[test]
fn a_hostile_review_file() {
    tried("hostile files: review file", 10, MOST_MEMORY, tables::review, importers::review_database);
}

#[test]
fn a_hostile_presentation() {
    tried("hostile files: presentation", 15, MOST_MEMORY, packages::pptx, importers::brought_pptx);
}

#[test]
fn a_hostile_picture() {
    tried("hostile files: picture", 15, MOST_MEMORY, pictures::picture, importers::picture);
}

#[test]
fn a_hostile_key_file() {
    tried("hostile files: key", 20, SCRYPT, keys::key, importers::key_file);
}

#[test]
fn what_is_made_is_read_before_it_is_hurt() {
    let _turn = measured::turn();
    // The control: without a step, each file is the sound one, and what it holds is taken in.
    let review = String::from_utf8(json::review(&[])).unwrap();
    assert!(debrief_api::review_json::read("sample", &review).is_ok());
    let framework = String::from_utf8(json::framework(&[])).unwrap();
    assert!(debrief_api::read_framework("delivery", &framework).is_ok());
    assert!(debrief_api::deck::read_pptx(&packages::pptx(&[])).is_ok_and(|texts| texts.len() > 50));
    for kind in 0..3 {
        assert!(debrief_api::deck::take_picture(&pictures::sound(kind)).is_ok(), "{kind}");
    }
    let database = tables::review(&[]);
    assert!(database.starts_with(b"SQLite format 3\0"));
    assert!(keys::key(&[]).starts_with(b"age-encryption.org/v1"));
}

#[test]
fn a_reader_that_panics_takes_long_or_fills_the_memory_is_found_out() {
    let _turn = measured::turn();
    let most = MOST_MEMORY;
    let greedy = |_: &[u8]| drop(std::hint::black_box(vec![1_u8; 300 * 1024 * 1024]));
    assert!(measured(&MEMORY, "greedy", b"", most, greedy).is_err());
    let slow = |_: &[u8]| {
        let begun = Spent::begin();
        while begun.so_far() < measured::LONGEST {
            std::hint::spin_loop();
        }
    };
    assert!(measured(&MEMORY, "slow", b"", most, slow).is_err());
    assert!(measured(&MEMORY, "panics", b"", most, |_| panic!("as it should")).is_err());
    assert!(measured(&MEMORY, "fine", b"", most, |_| ()).is_ok());
}
