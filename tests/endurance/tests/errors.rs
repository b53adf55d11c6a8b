//! A disk that is full, cannot be written or fails, at every call of five works: what was acknowledged is there, what was
//! not is refused in plain words, and the program goes on.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{WORKER, is, restores};
use debrief_endurance::counts::Counts;
use debrief_endurance::place::{Form, Place};
use debrief_endurance::review::{at, holds, note_id, small};
use debrief_endurance::rows::{Rows, backups};
use debrief_endurance::window::Window;
use debrief_endurance::worker::Said;
use std::fs;

/// The kinds of refusals that a disk may cause. `disk` is the page's name for all of them.
const CODES: &[&str] = &["disk_full", "read_only", "io", "disk"];
/// How the last sentence of a message begins: with what to do.
const ADVICE: &[&str] = &["Check", "Choose", "Close", "Free", "Open", "Restore", "Try"];

/// Encrypted; before a release also not.
fn forms() -> &'static [Form] {
    if Counts::of_this_run().is_release { &[Form::Sealed, Form::Plain] } else { &[Form::Sealed] }
}

/// Whether everything that was refused was refused in words for people.
fn plain_words(said: &Said) -> Result<(), String> {
    for (code, message) in said.refused() {
        let last = message.trim_end_matches('.').rsplit(['.', ':']).next().unwrap_or_default().trim();
        let advises = message.ends_with('.') && ADVICE.iter().any(|word| last.starts_with(word));
        if !CODES.contains(&code) || !advises || message.contains("Err(") {
            return Err(format!("it was refused as {code}: {message}"));
        }
    }
    Ok(())
}

/// Whether the review opens with everything that was acknowledged.
fn keeps(place: &Place, said: &Said, numbers: &[usize]) -> Result<(), String> {
    plain_words(said)?;
    if !said.lines.iter().any(|line| line == "read") {
        return Err("what is there could not be read any more".into());
    }
    let (store, _) = place.open(small().id).map_err(|error| format!("it does not open: {error}"))?;
    holds(&store, &small(), numbers)?;
    store.close().map_err(|error| error.to_string())
}

#[test]
fn a_note_is_kept_or_refused() {
    for form in forms() {
        let place = Place::with(*form, &small());
        let judge = |place: &Place, said: &Said| keeps(place, said, &said.acknowledged());
        Window { worker: WORKER, place: &place, words: &["note"], judge: &judge }.fail("failing disk: a note");
    }
}

#[test]
fn an_undo_is_done_or_refused() {
    for form in forms() {
        let place = Place::with(*form, &small());
        let judge = |place: &Place, said: &Said| {
            plain_words(said)?;
            let (store, _) = place.open(small().id).map_err(|error| format!("it does not open: {error}"))?;
            let now = store.load().map_err(|error| error.to_string())?;
            let (first, second) = (now.evidence_of(note_id(1)).is_some(), now.evidence_of(note_id(2)).is_some());
            let was_refused = said.refused().next().is_some();
            // What was refused may have reached the disk all the same; what was acknowledged must have.
            if said.has_saved("undo") && first {
                return Err("the undo was acknowledged and is not done".into());
            }
            if !said.has_saved("undo") && !was_refused {
                return Err("nobody was told what became of the undo".into());
            }
            if said.has_saved("2") && !second {
                return Err("a note was acknowledged and is lost".into());
            }
            Ok(())
        };
        Window { worker: WORKER, place: &place, words: &["undo"], judge: &judge }.fail("failing disk: an undo");
    }
}

#[test]
fn a_backup_is_whole_or_refused() {
    for form in forms() {
        let (place, id) = (Place::with(*form, &small()), small().id);
        let at_first = Rows::of(&place, &place.file(id)).unwrap();
        let judge = |place: &Place, said: &Said| {
            let there = backups(&place.review(id));
            let made = there.iter().find(|path| path.ends_with("20260309-080140.db"));
            if said.has_saved("backup") && made.is_none() {
                return Err("the backup was acknowledged and is not there".into());
            }
            for backup in there.iter().filter(|path| Some(*path) != made) {
                restores(place, id, backup, &at_first)?;
            }
            if let Some(made) = made {
                // It was made before the second note.
                let rows = Rows::of(place, made)?;
                restores(place, id, made, &rows)?;
            }
            keeps(place, said, &said.acknowledged())
        };
        Window { worker: WORKER, place: &place, words: &["backup"], judge: &judge }.fail("failing disk: a backup");
    }
}

#[test]
fn a_new_review_is_whole_or_refused() {
    for form in forms() {
        let place = Place::new(*form);
        drop(place.library());
        let judge = |place: &Place, said: &Said| {
            plain_words(said)?;
            let library = place.try_library().map_err(|error| error.to_string())?;
            if library.cards().map_err(|error| error.to_string())?.is_empty() {
                if said.has_saved("review") {
                    return Err("it was acknowledged and is not there".into());
                }
                library.create(&small(), at(0)).map_err(|error| format!("it cannot come again: {error}"))?;
            }
            drop(library);
            is(place, &small())
        };
        Window { worker: WORKER, place: &place, words: &["create"], judge: &judge }.fail("failing disk: an import");
    }
}

#[test]
fn an_export_is_whole_or_refused() {
    let place = Place::new(Form::Sealed);
    fs::create_dir_all(place.path().join("out")).unwrap();
    let (old, new) = ("the deck of last week ".repeat(4_000), "the deck of today ".repeat(60_000));
    fs::write(place.path().join("out/deck.pdf"), &old).unwrap();
    let judge = |place: &Place, said: &Said| {
        plain_words(said)?;
        let now = fs::read_to_string(place.path().join("out/deck.pdf")).map_err(|error| error.to_string())?;
        if now != old && now != new {
            return Err(format!("it is neither the old nor the new: {} bytes", now.len()));
        }
        if said.has_saved("export") && now != new {
            return Err("it was acknowledged and is the old one".into());
        }
        Ok(())
    };
    let words = ["export", "out/deck.pdf", "60000", "the deck of today "];
    Window { worker: WORKER, place: &place, words: &words, judge: &judge }.fail("failing disk: an export");
}
