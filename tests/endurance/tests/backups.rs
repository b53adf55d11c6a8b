//! Every way in which a backup comes to be: each is restored, and compared with the review row by row.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{in_earlier_form, restores, telling};
use debrief_endurance::place::{Form, Place, new_secret};
use debrief_endurance::review::{self, at, midnight, sample};
use debrief_endurance::row::Row;
use debrief_endurance::rows::{Rows, backups, is_plain};
use std::path::Path;

/// Restores the newest backup and compares it with what the review says now.
fn newest(row: &Row, place: &Place, how: &str) {
    let id = sample().id;
    let there = backups(&place.review(id));
    let newest = there.iter().rfind(|path| !path.ends_with("version-1.db")).unwrap();
    row.cycle();
    row.found(how, Rows::of(place, &place.file(id)).and_then(|now| restores(place, id, newest, &now)));
}

#[test]
fn every_backup_restores_to_what_the_review_was() {
    let row = Row::begin("backups restored and compared row by row", 8);
    for form in [Form::Sealed, Form::Plain] {
        let place = Place::with(form, &sample());
        let (mut store, opening) = place.open(sample().id).unwrap();
        assert!(opening.backed_up);
        newest(&row, &place, "at the first opening of a day");
        review::keep(&mut store, &sample(), 1).unwrap();
        store.undo(at(2)).unwrap();
        review::keep(&mut store, &sample(), 2).unwrap();
        store.set_draft("note/somewhere", "half a thought").unwrap();
        assert!(store.backup_now(at(60)).unwrap());
        newest(&row, &place, "while it is open");
        // Later than the one before, as the name of its backup says.
        review::keep(&mut store, &sample(), 90).unwrap();
        store.close().unwrap();
        newest(&row, &place, "at its end");

        let (place, id) = in_earlier_form(form);
        let before = Rows::of(&place, &place.file(id)).unwrap();
        drop(place.open(id).unwrap());
        row.cycle();
        let copy = place.review(id).join("backups/version-1.db");
        row.found("before a migration", restores(&place, id, &copy, &before));
    }
    row.end();
}

#[test]
fn backups_that_were_not_encrypted_say_the_same_once_they_are() {
    let place = Place::with(Form::Plain, &sample());
    let id = sample().id;
    let (mut store, _) = place.open(id).unwrap();
    review::keep(&mut store, &sample(), 1).unwrap();
    store.close().unwrap();
    let before: Vec<(std::path::PathBuf, Rows)> =
        backups(&place.review(id)).into_iter().map(|path| (path.clone(), Rows::of(&place, &path).unwrap())).collect();
    assert_eq!(before.len(), 2);
    let place = place.with_secret(Some(new_secret()));
    let library = place.library();
    library.seal_all().unwrap();
    for (path, rows) in &before {
        assert!(!is_plain(path));
        restores(&place, id, path, rows).unwrap();
    }
    assert_eq!(telling(&place, &sample()), [] as [&Path; 0]);
    drop(library.open_review(id, midnight()).unwrap());
}

#[test]
fn a_backup_that_lacks_a_row_or_says_another_thing_is_found_out() {
    // The control: a backup of before the note is not taken for one of after it.
    let place = Place::with(Form::Sealed, &sample());
    let (mut store, _) = place.open(sample().id).unwrap();
    review::keep(&mut store, &sample(), 1).unwrap();
    let now = Rows::of(&place, &place.file(sample().id)).unwrap();
    let before = &backups(&place.review(sample().id))[0];
    assert!(restores(&place, sample().id, before, &now).is_err());
}
