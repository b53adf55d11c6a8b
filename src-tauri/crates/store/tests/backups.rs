//! Backups: when they are made, what they hold, what is left when the laptop is gone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use chrono::NaiveDateTime;
use common::{Sandbox, act, at, empty, member, midnight, note, note_id, rating, small};
use debrief_domain::{Evidence, Review, ReviewId};
use debrief_keys::{Identity, Keyring};
use debrief_store::{Brought, Library, SecondPlace, StoreError};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn moments(library: &Library) -> Vec<NaiveDateTime> {
    library.backups(small().id).unwrap().into_iter().map(|backup| backup.at).collect()
}

/// A library that is encrypted, with a review in it that was worked on for two quarters of an hour.
fn worked_on(folder: &Path, me: &Identity, review: &Review) -> Library {
    let library = Library::open(folder, Some(Arc::new(Keyring::new(me.clone(), Vec::new())))).unwrap();
    library.create(review, at(0)).unwrap();
    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    for number in 0..2 {
        act(&mut store, "Add", |writer| writer.put(&note(50 + number, "Another")));
        assert!(store.back_up_if_due(at(3600 * (1 + i64::try_from(number).unwrap()))).unwrap());
    }
    store.close().unwrap();
    library
}

#[test]
fn all_backups_of_a_day_are_kept_older_ones_are_thinned_and_none_is_made_twice() {
    let (sandbox, mut store) = Sandbox::with(&small());
    for number in 0..14 {
        act(&mut store, "Add", |writer| writer.put(&note(number, "Another")));
        assert!(store.backup_now(at(100 + i64::try_from(number).unwrap())).unwrap());
        assert!(!store.backup_now(at(500)).unwrap());
    }
    let backups = moments(&sandbox.library);
    assert_eq!((backups.len(), backups[0], backups[13]), (15, at(113), at(100)));
    act(&mut store, "Add", |writer| writer.put(&note(99, "Another")));
    assert!(store.backup_now(at(5 * 24 * 3600)).unwrap());
    let backups = moments(&sandbox.library);
    assert_eq!(backups, [at(5 * 24 * 3600), at(113)], "the newest of that day stands for it");
}

#[test]
fn while_somebody_works_a_quarter_of_an_hour_is_the_most_that_a_backup_misses() {
    let (sandbox, mut store) = Sandbox::with(&small());
    let quarter = 15 * 60;
    act(&mut store, "Add", |writer| writer.put(&note(50, "One")));
    assert!(store.backup_now(at(0)).unwrap());
    assert!(!store.back_up_if_due(at(2 * quarter)).unwrap(), "nothing has changed");
    act(&mut store, "Add", |writer| writer.put(&note(51, "Two")));
    assert!(!store.back_up_if_due(at(quarter - 1)).unwrap(), "too early");
    assert!(store.back_up_if_due(at(quarter)).unwrap());
    act(&mut store, "Add", |writer| writer.put(&note(52, "Three")));
    assert!(store.back_up_if_due(at(-quarter)).unwrap(), "a clock that was set back stops none");
    assert_eq!(moments(&sandbox.library).len(), 4);
}

/// A clock that was wrong once: what is named by it takes the place of nothing, and what is newer is found all the same.
#[test]
fn a_clock_that_was_wrong_costs_no_backup() {
    let years = 4 * 365 * 24 * 3600;
    for wrong in [years, -years] {
        let (sandbox, mut store) = Sandbox::with(&small());
        let mut number = 50;
        let mut back_up = |store: &mut _, seconds: i64| {
            number += 1;
            act(store, "Add", |writer| writer.put(&note(number, "Another")));
            assert!(store.backup_now(at(seconds)).unwrap());
            assert!(moments(&sandbox.library).contains(&at(seconds)), "the one that was just made");
        };
        for seconds in [100, 200, wrong, 300, 400] {
            back_up(&mut store, seconds);
        }
        let all = moments(&sandbox.library);
        // While the clock says that years have passed, the last of the day stands for it.
        for seconds in [200, wrong, 300, 400] {
            assert!(all.contains(&at(seconds)), "{seconds} of {all:?}");
        }
        // None is due right after one, and none is made twice.
        assert!(!store.back_up_if_due(at(500)).unwrap());
        assert!(!store.backup_now(at(500)).unwrap());
        // Whatever it is called, the one that was made last is the newest.
        for made_at in [wrong + 10, 600] {
            let was = store.load().unwrap();
            store.close().unwrap();
            let path = sandbox.file(small().id);
            let whole = fs::read(&path).unwrap();
            fs::write(&path, b"not what it was").unwrap();
            let Err(StoreError::Damaged { newest_backup, .. }) = sandbox.open(small().id) else { panic!() };
            let newest = sandbox.library.read_backup(small().id, newest_backup.unwrap()).unwrap();
            assert_eq!(newest, was, "clock wrong by {wrong}");
            fs::write(&path, whole).unwrap();
            store = sandbox.open(small().id).unwrap();
            back_up(&mut store, made_at);
        }
    }
}

#[test]
fn a_list_says_what_is_in_each_and_what_would_be_lost() {
    let review = small();
    let (sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add", |writer| writer.put(&note(50, "One")));
    act(&mut store, "Add", |writer| writer.put(&note(2, "Nobody quotes this")));
    assert!(store.backup_now(at(10)).unwrap());
    assert_eq!(store.since_backup(at(10)).unwrap().differences, []);

    act(&mut store, "Add", |writer| writer.put(&note(51, "Two")));
    act(&mut store, "Change", |writer| writer.put(&note(50, "One, said otherwise")));
    act(&mut store, "Remove", |writer| writer.remove::<Evidence>(note_id(2)));
    act(&mut store, "Rate", |writer| writer.put(&rating(&review, 1, "2B", "R")));
    let since = store.since_backup(at(10)).unwrap();
    let told: Vec<_> = since.differences.iter().map(|d| (d.what.as_str(), d.added, d.changed, d.removed)).collect();
    assert_eq!((told, since.steps), (vec![("notes", 1, 1, 1), ("ratings", 1, 0, 0)], 4));
    assert!(matches!(store.since_backup(at(11)), Err(StoreError::NoBackup)));

    let listed = &sandbox.library.backups(review.id).unwrap()[0];
    let counts = listed.counts.unwrap();
    assert_eq!((listed.at, counts.notes, counts.decisions, counts.findings), (at(10), 3, 1, 2));
}

#[test]
fn a_backup_is_read_as_the_review_was_and_what_is_there_stays() {
    let review = small();
    let (sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add", |writer| writer.put(&note(50, "One")));
    store.backup_now(at(10)).unwrap();
    let then = store.load().unwrap();
    act(&mut store, "Add", |writer| writer.put(&note(51, "Two")));
    let now = store.load().unwrap();
    assert_eq!(sandbox.library.read_backup(review.id, at(10)).unwrap(), then);
    assert_eq!(store.load().unwrap(), now);
    assert!(matches!(sandbox.library.read_backup(review.id, at(11)), Err(StoreError::NoBackup)));
    let left: Vec<PathBuf> =
        fs::read_dir(sandbox.folder.path().join("reviews")).unwrap().map(|e| e.unwrap().path()).collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn a_backup_that_is_broken_is_listed_and_never_used() {
    let review = small();
    let (sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add", |writer| writer.put(&note(50, "One")));
    store.backup_now(at(10)).unwrap();
    let folder = sandbox.folder.path().join("reviews").join(review.id.to_string()).join("backups");
    let newest = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).max().unwrap();
    fs::write(&newest, b"not what it was").unwrap();
    let newest = &sandbox.library.backups(review.id).unwrap()[0];
    assert_eq!(newest.counts, None);
    assert!(sandbox.library.read_backup(review.id, newest.at).is_err());
    assert!(store.since_backup(newest.at).is_err());
}

#[test]
fn a_file_that_fails_takes_the_place_of_no_backup() {
    let (sandbox, mut store) = Sandbox::with(&small());
    store.backup_now(at(10)).unwrap();
    // More than SQLite keeps in memory, so that it must read the file again.
    for number in 0..60 {
        act(&mut store, "Add", |writer| writer.put(&note(100 + number, &"long ".repeat(20_000))));
    }
    store.close().unwrap();
    let before = moments(&sandbox.library);
    let store = sandbox.open(small().id).unwrap();
    let path = sandbox.file(small().id);
    let mut bytes = fs::read(&path).unwrap();
    // A page that holds nothing but the middle of a note: whoever writes elsewhere does not meet it, a backup does.
    let page = bytes.chunks_mut(4096).find(|page| page[4..].windows(5).all(|text| text.contains(&b'l'))).unwrap();
    page.fill(0xAA);
    fs::write(&path, bytes).unwrap();
    let made = store.back_up_if_due(at(400 * 24 * 3600));
    assert!(matches!(made, Ok(false)), "nothing has changed: {made:?}");
    assert!(store.backup_now(at(400 * 24 * 3600)).is_ok_and(|made| !made));
    assert_eq!(moments(&sandbox.library), before);
    let mut store = store;
    act(&mut store, "Add", |writer| writer.put(&member(7)));
    let made = store.backup_now(at(400 * 24 * 3600));
    assert!(made.is_err(), "{made:?}");
    assert_eq!(moments(&sandbox.library), before, "a year of backups is not thinned for it");
}

#[test]
fn a_second_place_holds_what_is_left_when_the_laptop_is_gone() {
    let (laptop, stick, me, review) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), Identity::generate(), small());
    let place = SecondPlace::new(stick.path());
    let library = worked_on(laptop.path(), &me, &review);
    assert!(!library.is_complete(&place, at(9_000)).unwrap());
    assert_eq!(library.copy_backups(&place, at(9_000)).unwrap().backups, 3);
    assert!(library.is_complete(&place, at(9_000)).unwrap());
    assert_eq!(library.copy_backups(&place, at(9_000)).unwrap().backups, 0, "nothing is copied twice");
    let (store, _) = library.open_review(review.id, midnight()).unwrap();
    let was = store.load().unwrap();
    store.close().unwrap();
    drop(library);
    drop(laptop);

    // Another laptop, with the same keys from the recovery sheet.
    let laptop = tempfile::tempdir().unwrap();
    let library = Library::open(laptop.path(), Some(Arc::new(Keyring::new(me, Vec::new())))).unwrap();
    let found = SecondPlace::new(&place.folder());
    assert_eq!(found, place, "our own folder may be chosen as well");
    assert_eq!(library.bring_from(&found).unwrap(), Brought { reviews: 1, there_already: 0, refused: 0 });
    assert_eq!(library.cards().unwrap()[0].client, review.client);
    let (mut store, _) = library.open_review(review.id, midnight()).unwrap();
    assert_eq!(store.load().unwrap(), was);
    assert!(store.undo(at(9)).unwrap().is_some(), "with its history");
    store.close().unwrap();
    assert_eq!(library.bring_from(&found).unwrap(), Brought { reviews: 0, there_already: 1, refused: 0 });
}

#[test]
fn somebody_else_gets_nothing_from_a_stick_that_is_found() {
    let (laptop, stick, other, review) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), small());
    let place = SecondPlace::new(stick.path());
    worked_on(laptop.path(), &Identity::generate(), &review).copy_backups(&place, at(9_000)).unwrap();
    let stranger = Arc::new(Keyring::new(Identity::generate(), Vec::new()));
    let library = Library::open(other.path(), Some(stranger)).unwrap();
    assert_eq!(library.bring_from(&place).unwrap(), Brought { reviews: 0, there_already: 0, refused: 1 });
    assert_eq!(library.cards().unwrap(), []);
}

#[test]
fn a_backup_that_somebody_made_up_is_not_taken() {
    let (laptop, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (sandbox, store) = Sandbox::with(&empty());
    store.close().unwrap();
    let (id, place): (ReviewId, _) = (empty().id, SecondPlace::new(stick.path()));
    let folder = place.folder().join("reviews").join(id.to_string()).join("backups");
    fs::create_dir_all(&folder).unwrap();
    let forged = folder.join("20260309-080000.db");
    fs::copy(sandbox.file(id), &forged).unwrap();
    let library = Library::open(laptop.path(), None).unwrap();
    let connection = rusqlite::Connection::open(&forged).unwrap();
    connection
        .execute_batch("CREATE TRIGGER spy AFTER INSERT ON evidence BEGIN UPDATE evidence SET text = 'x'; END")
        .unwrap();
    connection.close().unwrap();
    assert_eq!(library.bring_from(&place).unwrap().refused, 1);
    // The control: without the trigger it is taken.
    fs::copy(sandbox.file(id), &forged).unwrap();
    assert_eq!(library.bring_from(&place).unwrap().reviews, 1);
}

/// Whoever had the stick may have left links on it, to what they cannot write themselves.
#[cfg(unix)]
#[test]
fn a_link_that_was_planted_on_a_stick_is_not_written_through() {
    use std::os::unix::fs::symlink;
    let (laptop, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = worked_on(laptop.path(), &Identity::generate(), &small());
    let letter = laptop.path().join("letter.txt");
    fs::write(&letter, "Dear Ana").unwrap();
    let place = SecondPlace::new(stick.path());
    let there = place.folder().join("reviews").join(small().id.to_string());
    fs::create_dir_all(there.join("backups")).unwrap();
    symlink(&letter, there.join("backups").join("unchecked.db")).unwrap();
    symlink(&letter, there.join("key.age.new")).unwrap();
    assert_eq!(library.copy_backups(&place, at(9_000)).unwrap().backups, 3);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear Ana");
    assert_eq!(
        library
            .destroy_sources(
                small().id,
                at(9),
                &[place.folder()],
                |review| review.clone(),
                |_, destroyed| destroyed.left.join(", "),
            )
            .unwrap()
            .1
            .text,
        ""
    );
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear Ana");
}
