//! Files that cannot be used: a clear error, a whole copy kept, the newest good backup offered.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Sandbox, act, at, day, note, sample, small};
use debrief_store::{Damage, Library, StoreError};
use std::fs;
use std::path::PathBuf;

/// A closed review with one edit and one backup, and its file.
fn closed() -> (Sandbox, PathBuf) {
    let review = sample();
    let (sandbox, mut store) = Sandbox::with(&review);
    let mut note = review.evidence[0].clone();
    note.text = "The last edit".into();
    act(&mut store, "Edit", |writer| writer.put(&note));
    store.close().unwrap();
    let file = sandbox.file(review.id);
    (sandbox, file)
}

/// Opens the file and takes the damage it is refused for; checks that a whole copy is kept and a backup offered.
fn damage(sandbox: &Sandbox, file: &PathBuf) -> Damage {
    let bytes = fs::read(file).unwrap();
    match sandbox.open(sample().id) {
        Err(StoreError::Damaged { damage, kept_as, newest_backup }) => {
            let kept = sandbox.folder.path().join("damaged").join(kept_as).join("review.db");
            assert!(fs::read(kept).unwrap() == bytes, "the copy is not whole");
            assert!(newest_backup.is_some());
            assert!(fs::read(file).unwrap() == bytes, "the file was changed");
            damage
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_empty_file() {
    let (sandbox, file) = closed();
    fs::write(&file, b"").unwrap();
    assert_eq!(damage(&sandbox, &file), Damage::Empty);
}

#[test]
fn text_in_the_place_of_a_review() {
    let (sandbox, file) = closed();
    fs::write(&file, "Dear colleague, ".repeat(1000)).unwrap();
    assert_eq!(damage(&sandbox, &file), Damage::NotADatabase);
}

#[test]
fn a_file_cut_off_anywhere() {
    let (sandbox, file) = closed();
    let whole = fs::read(&file).unwrap();
    for end in [1, 50, 99, 100, 4095, 4096, 8192, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        fs::write(&file, &whole[..end]).unwrap();
        damage(&sandbox, &file);
    }
    fs::write(&file, &whole).unwrap();
    assert_eq!(sandbox.open(sample().id).unwrap().load().unwrap().evidence[0].text, "The last edit");
}

#[test]
fn a_page_of_noise() {
    let (sandbox, file) = closed();
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    for (at, byte) in bytes[middle..middle + 4096].iter_mut().enumerate() {
        *byte = u8::try_from(at * 7 % 251).unwrap();
    }
    fs::write(&file, bytes).unwrap();
    assert!(matches!(damage(&sandbox, &file), Damage::Broken(_)));
}

#[test]
fn a_database_of_another_program_is_not_touched() {
    let (sandbox, file) = closed();
    fs::remove_file(&file).unwrap();
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("CREATE TABLE recipes (name); INSERT INTO recipes VALUES ('Soup');").unwrap();
    drop(other);
    assert_eq!(damage(&sandbox, &file), Damage::Foreign);
}

#[test]
fn a_file_of_a_newer_version_is_refused_by_name_and_not_touched() {
    let (sandbox, file) = closed();
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", 7).unwrap();
    newer.close().unwrap();
    let bytes = fs::read(&file).unwrap();
    let refused = sandbox.open(sample().id).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { found: 7, known: 3 }), "{refused:?}");
    assert!(refused.to_string().contains("newer version of Debrief"), "{refused}");
    assert!(fs::read(&file).unwrap() == bytes);
    assert_eq!(fs::read_dir(sandbox.folder.path().join("damaged")).unwrap().count(), 0);
}

#[test]
fn a_file_that_breaks_our_own_rules() {
    let (sandbox, file) = closed();
    let meddled = rusqlite::Connection::open(&file).unwrap();
    meddled.execute("UPDATE decision SET element = '9Z', rev = '0123456789abcdef' WHERE element = '1A'", []).unwrap();
    meddled.close().unwrap();
    let Damage::AgainstRules(rule) = damage(&sandbox, &file) else { panic!("no rule was named") };
    assert!(rule.contains("9Z"), "{rule}");
}

#[test]
fn the_review_of_another_folder() {
    let (sandbox, file) = closed();
    let mut other = small();
    other.id = common::id(9);
    other.align_natural_ids();
    sandbox.library.create(&other, at(0)).unwrap();
    fs::copy(sandbox.file(other.id), &file).unwrap();
    assert!(matches!(damage(&sandbox, &file), Damage::AgainstRules(_)));
}

#[test]
fn a_backup_takes_the_place_of_a_damaged_file_which_is_kept() {
    let (sandbox, file) = closed();
    let id = sample().id;
    fs::write(&file, "no longer a review").unwrap();
    damage(&sandbox, &file);
    let restored = sandbox.library.restore_backup(id, day()).unwrap();
    assert_eq!(sandbox.library.backups(id).unwrap()[0].at, restored);
    assert_eq!(sandbox.open(id).unwrap().load().unwrap().evidence[0].text, "The last edit");
    let kept = fs::read_dir(sandbox.folder.path().join("damaged")).unwrap().next().unwrap().unwrap().path();
    assert_eq!(fs::read(kept.join("review.db")).unwrap(), b"no longer a review");
}

#[test]
fn a_backup_takes_the_place_of_a_file_that_is_gone() {
    let (sandbox, file) = closed();
    let id = sample().id;
    fs::remove_file(&file).unwrap();
    assert!(matches!(sandbox.open(id), Err(StoreError::ReviewNotThere(_))));
    sandbox.library.restore_backup(id, day()).unwrap();
    assert_eq!(sandbox.open(id).unwrap().load().unwrap().evidence[0].text, "The last edit");
}

#[test]
fn a_damaged_backup_is_passed_over() {
    let (sandbox, file) = closed();
    let id = sample().id;
    let backups = file.parent().unwrap().join("backups");
    let mut names: Vec<PathBuf> = fs::read_dir(&backups).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    assert_eq!(names.len(), 2, "one when it was opened, one when it was closed");
    fs::write(&names[1], "noise").unwrap();
    fs::write(&file, "noise").unwrap();
    sandbox.library.restore_backup(id, day()).unwrap();
    assert_eq!(sandbox.open(id).unwrap().load().unwrap(), sample());
    fs::write(&names[0], "noise").unwrap();
    assert!(matches!(sandbox.library.restore_backup(id, day()), Err(StoreError::NoBackup)));
    assert_eq!(sandbox.open(id).unwrap().load().unwrap(), sample());
}

#[test]
fn an_index_that_is_missing_damaged_or_old_is_made_anew() {
    let review = small();
    let (sandbox, mut store) = Sandbox::with(&review);
    act(&mut store, "Add", |writer| writer.put(&note(2, "Two")));
    store.close().unwrap();
    let index = sandbox.folder.path().join("library.db");
    let breaks: [fn(&PathBuf); 4] = [
        |index| fs::remove_file(index).unwrap(),
        |index| fs::write(index, "noise".repeat(5000)).unwrap(),
        |index| fs::write(index, "").unwrap(),
        |index| rusqlite::Connection::open(index).unwrap().pragma_update(None, "user_version", 99).unwrap(),
    ];
    let folder = sandbox.folder;
    drop(sandbox.library);
    for (number, damage) in breaks.iter().enumerate() {
        damage(&index);
        let library = Library::open(folder.path(), None).unwrap();
        let cards = library.cards().unwrap();
        assert_eq!((cards.len(), cards[0].notes, cards[0].changed_at), (1, 2, at(1)), "{number}");
    }
}

#[test]
fn what_no_review_holds_is_refused_before_it_can_act() {
    let hostile = [
        ("CREATE TRIGGER spy AFTER INSERT ON evidence BEGIN UPDATE evidence SET permission = 'may_quote'; END", "spy"),
        ("CREATE TRIGGER quiet AFTER UPDATE ON sitting BEGIN DELETE FROM draft; END", "quiet"),
        ("CREATE VIEW names AS SELECT * FROM member", "names"),
        ("CREATE TABLE luggage (bytes BLOB)", "luggage"),
        ("CREATE INDEX odd ON evidence (hex(text))", "odd"),
        ("DROP TRIGGER evidence_rev", "evidence_rev"),
        (
            "DROP TRIGGER evidence_kept; CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence BEGIN SELECT 1; END",
            "evidence_kept",
        ),
        ("CREATE VIRTUAL TABLE other USING fts5(words)", "other"),
    ];
    for (sql, name) in hostile {
        let (sandbox, file) = closed();
        let connection = rusqlite::Connection::open(&file).unwrap();
        connection.execute_batch(sql).unwrap();
        connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
        drop(connection);
        match damage(&sandbox, &file) {
            Damage::AgainstRules(rule) => assert!(rule.contains(name), "{rule}"),
            other => panic!("{sql}: {other:?}"),
        }
    }
}

#[test]
fn the_planners_statistics_are_no_damage() {
    let (sandbox, file) = closed();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("ANALYZE").unwrap();
    drop(connection);
    assert!(sandbox.open(sample().id).is_ok());
}
