//! Changed bytes and missing ends: a file that was hurt is refused, or the review is the same, or the person is told what
//! is missing. Never a crash, never a wait, never another content without a word.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use debrief_api::domain::Review;
use debrief_endurance::chance::Chance;
use debrief_endurance::counts::Counts;
use debrief_endurance::place::{Form, Place};
use debrief_endurance::review::{self, sample};
use debrief_endurance::row::Row;
use debrief_endurance::side_by_side::side_by_side;
use debrief_endurance::spent::Spent;
use debrief_store::StoreError;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// The longest that an opening may take, refused or not.
const LONGEST: Duration = Duration::from_secs(5);

/// How a file is hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hurt {
    /// One bit.
    Bit(usize, u8),
    /// A stretch of zeros or of noise.
    Stretch(usize, usize, bool),
    /// Its end is missing.
    Cut(usize),
    /// Something hangs on to it.
    Longer(usize),
}

impl Hurt {
    fn of(chance: &mut Chance, length: usize) -> Self {
        let at = chance.below(length);
        match chance.below(10) {
            0..6 => Self::Bit(at, 1 << chance.below(8)),
            6 => Self::Stretch(at, 1 + chance.below(6000), false),
            7 => Self::Stretch(at, 1 + chance.below(6000), true),
            8 => Self::Cut(at),
            _ => Self::Longer(1 + chance.below(9000)),
        }
    }

    /// Hurts the file; whether its bytes are others now.
    fn apply(self, file: &Path, chance: &mut Chance) -> bool {
        let before = fs::read(file).unwrap();
        let mut bytes = before.clone();
        match self {
            Self::Bit(at, bit) => bytes[at] ^= bit,
            Self::Stretch(at, length, is_noise) => {
                let end = (at + length).min(bytes.len());
                bytes[at..end].iter_mut().for_each(|byte| *byte = if is_noise { chance.number() as u8 } else { 0 });
            }
            Self::Cut(at) => bytes.truncate(at),
            Self::Longer(more) => bytes.extend((0..more).map(|_| chance.number() as u8)),
        }
        fs::write(file, &bytes).unwrap();
        bytes != before
    }
}

/// What came of opening a hurt review.
#[derive(Debug)]
enum Outcome {
    /// It was refused.
    Refused(StoreError),
    /// It opened, with that many edits told to be missing.
    Opened(Box<Review>, u32),
}

fn open(place: &Place) -> Result<Outcome, String> {
    let begun = Spent::begin();
    let opened = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let (store, opening) = place.open(sample().id)?;
        Ok((store.load()?, opening.lost_edits))
    }));
    if begun.so_far() > LONGEST {
        return Err(format!("it took {:?}", begun.so_far()));
    }
    match opened {
        Err(_) => Err("it panicked".into()),
        Ok(Err(error)) => Ok(Outcome::Refused(error)),
        Ok(Ok((review, lost))) => Ok(Outcome::Opened(Box::new(review), lost)),
    }
}

/// The kinds of files that are hurt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Review,
    Log,
    Key,
}

impl Part {
    fn file(self, place: &Place) -> PathBuf {
        let review = place.file(sample().id);
        match self {
            Self::Review => review,
            Self::Log => review.with_file_name("review.db-wal"),
            Self::Key => review.with_file_name("key.age"),
        }
    }
}

/// How many notes are typed after the review was made.
const NOTES: usize = 6;

/// A review with some notes and a backup, closed properly or as a kill leaves it, and what it says.
fn library(form: Form, is_closed: bool) -> (Place, Review) {
    let place = Place::with(form, &sample());
    let (mut store, _) = place.open(sample().id).unwrap();
    for number in 1..=NOTES {
        review::keep(&mut store, &sample(), number).unwrap();
    }
    let review = store.load().unwrap();
    if is_closed {
        store.close().unwrap();
        (place, review)
    } else {
        (place.copy(), review)
    }
}

/// How many of the last notes are missing, if nothing else is.
fn missing(whole: &Review, now: &Review) -> Option<usize> {
    let missing = whole.evidence.len().checked_sub(now.evidence.len())?;
    let shorter = Review { evidence: whole.evidence[..now.evidence.len()].to_vec(), ..whole.clone() };
    (missing <= NOTES && shorter == *now).then_some(missing)
}

/// Hurts one kind of file again and again and asks `judge` about each outcome.
fn hurt(
    row: &Row,
    (place, whole): &(Place, Review),
    part: Part,
    count: usize,
    judge: impl Fn(Hurt, Outcome, &Review) -> Result<(), String> + Sync,
) {
    let length = fs::metadata(part.file(place)).unwrap().len() as usize;
    side_by_side(count, |cycle| {
        let chance = &mut Chance::of_cycle(row.seed() ^ length as u64, cycle);
        let (copy, hurt) = (place.copy(), Hurt::of(chance, length));
        if hurt.apply(&part.file(&copy), chance) {
            let outcome = open(&copy).and_then(|outcome| judge(hurt, outcome, whole));
            row.found(format!("{part:?} {hurt:?}"), outcome);
        }
        row.cycle();
    });
}

fn same_or_refused(_: Hurt, outcome: Outcome, whole: &Review) -> Result<(), String> {
    match outcome {
        Outcome::Refused(_) => Ok(()),
        Outcome::Opened(now, 0) if *now == *whole => Ok(()),
        Outcome::Opened(..) => Err("it says another thing, and nobody is told".into()),
    }
}

fn same_or_told(hurt: Hurt, outcome: Outcome, whole: &Review) -> Result<(), String> {
    match &outcome {
        Outcome::Opened(now, lost) if *lost > 0 => match missing(whole, now) {
            Some(missing) if missing == *lost as usize => Ok(()),
            missing => Err(format!("{lost} edits are told to be missing, and {missing:?} are")),
        },
        _ => same_or_refused(hurt, outcome, whole),
    }
}

#[test]
fn every_changed_byte_of_an_encrypted_review_is_noticed() {
    let count = Counts::of_this_run().flips;
    let row = Row::begin("changed bytes and cut ends, encrypted", count);
    let closed = library(Form::Sealed, true);
    hurt(&row, &closed, Part::Review, count * 5 / 10, |hurt, outcome, whole| match (hurt, &outcome) {
        (Hurt::Bit(..) | Hurt::Stretch(..) | Hurt::Cut(_), Outcome::Opened(..)) => Err("it was not noticed".into()),
        (_, Outcome::Refused(StoreError::Damaged { newest_backup: None, .. })) => Err("no backup is offered".into()),
        _ => same_or_refused(hurt, outcome, whole),
    });
    hurt(&row, &closed, Part::Key, count / 10, |_, outcome, whole| match outcome {
        Outcome::Refused(StoreError::Key(_)) => Ok(()),
        outcome => same_or_refused(Hurt::Cut(0), outcome, whole),
    });
    let unclean = library(Form::Sealed, false);
    hurt(&row, &unclean, Part::Log, count * 3 / 10, same_or_told);
    hurt(&row, &unclean, Part::Review, count / 10, same_or_refused);
    row.end();
}

#[test]
fn a_hurt_review_that_is_not_encrypted_never_stops_the_program() {
    let count = Counts::of_this_run().flips / 2;
    let row = Row::begin("changed bytes and cut ends, not encrypted", count);
    // Nothing in SQLite's own format tells one letter of a text from another: a byte changed there is read as it is.
    let (opened, other) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let judge = |_: Hurt, outcome: Outcome, whole: &Review| {
        if let Outcome::Opened(now, lost) = outcome {
            opened.fetch_add(1, Ordering::Relaxed);
            if *now != *whole && lost == 0 {
                other.fetch_add(1, Ordering::Relaxed);
            }
        }
        Ok(())
    };
    hurt(&row, &library(Form::Plain, true), Part::Review, count / 2, judge);
    println!("not encrypted: {opened:?} opened, {other:?} with another letter somewhere");
    hurt(&row, &library(Form::Plain, false), Part::Log, count / 2, same_or_told);
    row.end();
}
