//! How long the store takes with a large review, encrypted and not: 5,000 pieces of evidence.
#![allow(missing_docs, clippy::unwrap_used)]

#[path = "../tests/common/mod.rs"]
mod common;

use common::{Sandbox, action, midnight, note, note_id, small};
use criterion::{Criterion, criterion_group, criterion_main};
use debrief_domain::Review;
use debrief_keys::{Identity, Keyring, Passphrase};
use debrief_store::Library;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const NOTES: u128 = 5_000;

/// Words that occur with the frequencies of speech: some everywhere, most seldom.
fn large() -> Review {
    const WORDS: [&str; 16] = [
        "principals",
        "coaching",
        "the",
        "district",
        "plan",
        "teachers",
        "data",
        "meeting",
        "families",
        "goals",
        "time",
        "walkthrough",
        "budget",
        "résumé",
        "attendance",
        "trust",
    ];
    let mut review = small();
    review.decisions.clear();
    review.findings[0].evidence.clear();
    review.evidence = (1..=NOTES)
        .map(|number| {
            let at = usize::try_from(number).unwrap();
            let words: Vec<String> = (0..25)
                .map(|word| {
                    format!(
                        "{}{}",
                        WORDS[(at * 7 + word * word) % WORDS.len()],
                        if word % 5 == 0 { at * word % 997 } else { 0 }
                    )
                })
                .collect();
            let mut note = note(number, &words.join(" ").replace('0', ""));
            note.elements = ["1A", "2B", "3C", "4A"][at % 3..at % 3 + 2].iter().map(|code| (*code).into()).collect();
            note
        })
        .collect();
    review
}

fn store(criterion: &mut Criterion) {
    let review = large();
    let sandbox = Sandbox::new();
    sandbox.library.create(&review, common::at(0)).unwrap();
    // The backup of the day is made once, not at every opening.
    sandbox.open(review.id).unwrap().close().unwrap();

    criterion.bench_function("open a review of 5,000 notes and load it", |bencher| {
        bencher.iter_custom(|rounds| {
            let mut taken = Duration::ZERO;
            for _ in 0..rounds {
                let start = Instant::now();
                let (store, _) = sandbox.library.open_review(review.id, midnight()).unwrap();
                black_box(store.load().unwrap());
                taken += start.elapsed();
                store.close().unwrap();
            }
            taken
        });
    });

    let mut store = sandbox.open(review.id).unwrap();
    for query in ["coaching", "the plan", "te", "résumé 12"] {
        criterion.bench_function(&format!("search “{query}” in 5,000 notes"), |bencher| {
            bencher.iter(|| black_box(store.search(query, 50).unwrap()));
        });
    }

    let mut number = NOTES;
    let mut write = |store: &mut debrief_store::ReviewStore| {
        number += 1;
        let note = note(number, "Principals meet every second Tuesday and look at the same three numbers.");
        let start = Instant::now();
        store.transact(&action("Add note", 1), |writer| writer.put(&note)).unwrap();
        start.elapsed()
    };
    let mut taken: Vec<Duration> = (0..500).map(|_| write(&mut store)).collect();
    taken.sort();
    println!(
        "a note durable on disk: median {:?}, 95th percentile {:?}, longest {:?}",
        taken[249], taken[474], taken[499]
    );
    assert!(store.load().unwrap().evidence_of(note_id(number)).is_some());
    store.close().unwrap();
}

/// The same for an encrypted review, with what it takes to have its keys.
fn sealed(criterion: &mut Criterion) {
    let (review, me) = (large(), Identity::generate());
    let folder = tempfile::tempdir().unwrap();
    let library = Library::open(folder.path(), Some(Arc::new(Keyring::new(me.clone(), Vec::new())))).unwrap();
    library.create(&review, common::at(0)).unwrap();
    library.open_review(review.id, midnight()).unwrap().0.close().unwrap();

    criterion.bench_function("open an encrypted review of 5,000 notes and load it", |bencher| {
        bencher.iter_custom(|rounds| {
            let mut taken = Duration::ZERO;
            for _ in 0..rounds {
                let start = Instant::now();
                let (store, _) = library.open_review(review.id, midnight()).unwrap();
                black_box(store.load().unwrap());
                taken += start.elapsed();
                store.close().unwrap();
            }
            taken
        });
    });

    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    let mut taken: Vec<Duration> = (1..=500)
        .map(|number| {
            let note = note(NOTES + number, "Principals meet every second Tuesday and look at the same three numbers.");
            let start = Instant::now();
            store.transact(&action("Add note", 1), |writer| writer.put(&note)).unwrap();
            start.elapsed()
        })
        .collect();
    taken.sort();
    println!(
        "a note durable on disk, encrypted: median {:?}, 95th percentile {:?}, longest {:?}",
        taken[249], taken[474], taken[499]
    );
    store.close().unwrap();

    let passphrase = Passphrase::new("seven lanterns by the river".to_owned());
    let protected = me.protect(&passphrase).unwrap();
    let mut group = criterion.benchmark_group("keys");
    group.sample_size(10);
    group.bench_function("unlock with the passphrase", |bencher| {
        bencher.iter(|| black_box(Identity::open(&protected, &passphrase).unwrap()));
    });
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20).measurement_time(Duration::from_secs(3));
    targets = store, sealed
}
criterion_main!(benches);
