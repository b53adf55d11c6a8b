//! Encrypted reviews: nothing can be read without the key, and nothing is lost on the way.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, at, day, file, midnight, note_id, sample};
use debrief_domain::{Evidence, Review};
use debrief_keys::{Identity, KeyError, Keyring, RecoverySheet};
use debrief_store::{Library, StoreError};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

fn keyring(me: &Identity) -> Arc<Keyring> {
    Arc::new(Keyring::new(me.clone(), Vec::new()))
}

/// One more note of the review.
fn line(review: &Review, text: &str) -> Evidence {
    Evidence { id: note_id(9_001), text: text.into(), ..review.evidence[0].clone() }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

/// The files below a folder that hold any of what the review says.
fn telling(folder: &Path, review: &Review) -> Vec<PathBuf> {
    let quotes = review.evidence.iter().map(|note| note.text.chars().take(24).collect::<String>());
    let words: Vec<String> = quotes.chain([review.client.clone()]).filter(|words| words.len() > 10).collect();
    assert!(words.len() > 20);
    let tells = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        words.iter().any(|words| bytes.windows(words.len()).any(|there| there == words.as_bytes()))
    };
    files(folder).into_iter().filter(tells).collect()
}

#[test]
fn nothing_that_was_said_can_be_read_in_any_file() {
    let (folder, me, review) = (tempfile::tempdir().unwrap(), Identity::generate(), sample());
    let library = Library::open(folder.path(), Some(keyring(&me))).unwrap();
    library.create(&review, at(0)).unwrap();
    let (mut store, opening) = library.open_review(review.id, midnight()).unwrap();
    assert!(!opening.sealed);
    act(&mut store, "Add note", |writer| writer.put(&line(&review, "Nobody may ever read this line")));
    assert_eq!(telling(folder.path(), &review), [] as [PathBuf; 0], "while it is open");
    store.close().unwrap();
    assert_eq!(telling(folder.path(), &review), [] as [PathBuf; 0]);
    assert!(library.cards().unwrap()[0].client == review.client);

    // The control: without a keyring, the same search finds what was said.
    let plain = Sandbox::new();
    plain.library.create(&review, at(0)).unwrap();
    assert!(telling(plain.folder.path(), &review).len() > 1);
}

#[test]
fn only_who_may_opens_it() {
    let (folder, me, sheet, review) =
        (tempfile::tempdir().unwrap(), Identity::generate(), RecoverySheet::generate(), sample());
    let ring = Arc::new(Keyring::new(me.clone(), vec![sheet.public()]));
    let library = Library::open(folder.path(), Some(ring.clone())).unwrap();
    library.create(&review, at(0)).unwrap();
    drop(library);

    assert!(matches!(Library::open(folder.path(), None), Err(StoreError::Locked)));
    let stranger = Library::open(folder.path(), Some(keyring(&Identity::generate()))).unwrap();
    let refused = stranger.open_review(review.id, midnight()).unwrap_err();
    assert!(matches!(refused, StoreError::Key(KeyError::NotForYou)), "{refused:?}");
    drop(stranger);

    for ring in [ring, keyring(sheet.identity())] {
        let library = Library::open(folder.path(), Some(ring)).unwrap();
        let (store, _) = library.open_review(review.id, midnight()).unwrap();
        assert_eq!(store.load().unwrap(), review);
        store.close().unwrap();
    }
}

#[test]
fn what_was_not_encrypted_moves_over_with_its_backups() {
    let (plain, review) = (Sandbox::new(), sample());
    plain.library.create(&review, at(0)).unwrap();
    let mut store = plain.open(review.id).unwrap();
    act(&mut store, "Add note", |writer| writer.put(&line(&review, "A line from before")));
    let before = store.load().unwrap();
    store.close().unwrap();
    let backups = plain.library.backups(review.id).unwrap();
    assert!(backups.len() > 1);
    let folder = plain.folder;
    drop(plain.library);

    let library = Library::open(folder.path(), Some(keyring(&Identity::generate()))).unwrap();
    let (mut store, opening) = library.open_review(review.id, midnight()).unwrap();
    assert!(opening.sealed);
    assert_eq!(store.load().unwrap(), before);
    assert_eq!(telling(folder.path(), &before), [] as [PathBuf; 0]);
    // History and search came along.
    assert!(store.undo(at(5)).unwrap().is_some());
    assert_eq!(store.load().unwrap(), review);
    assert!(!store.search("goals", 10).unwrap().is_empty());
    store.close().unwrap();
    let (_, opening) = library.open_review(review.id, midnight()).unwrap();
    assert!(!opening.sealed);
    assert!(library.backups(review.id).unwrap().len() >= backups.len());
    fs::write(file(folder.path(), review.id), b"").unwrap();
    assert!(library.restore_backup(review.id, day()).is_ok());
    let (store, _) = library.open_review(review.id, midnight()).unwrap();
    assert_eq!(store.load().unwrap(), review);
}

#[test]
fn a_key_of_another_review_opens_nothing_and_harms_nothing() {
    let (folder, me, review) = (tempfile::tempdir().unwrap(), Identity::generate(), sample());
    let library = Library::open(folder.path(), Some(keyring(&me))).unwrap();
    library.create(&review, at(0)).unwrap();
    let path = file(folder.path(), review.id);
    let (key_file, bytes) = (path.with_file_name("key.age"), fs::read(&path).unwrap());
    let kept = fs::read(&key_file).unwrap();
    fs::write(&key_file, keyring(&me).make().unwrap().1).unwrap();
    assert!(matches!(library.open_review(review.id, midnight()), Err(StoreError::Damaged { .. })));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    fs::write(&key_file, kept).unwrap();
    assert_eq!(library.open_review(review.id, midnight()).unwrap().0.load().unwrap(), review);
}

#[test]
fn a_flipped_bit_or_a_missing_end_is_noticed_wherever_it_is() {
    let (folder, me, review) = (tempfile::tempdir().unwrap(), Identity::generate(), sample());
    let library = Library::open(folder.path(), Some(keyring(&me))).unwrap();
    library.create(&review, at(0)).unwrap();
    let path = file(folder.path(), review.id);
    let whole = fs::read(&path).unwrap();
    let mut noticed = 0;
    for number in 0..60 {
        let mut bytes = whole.clone();
        let at = number * whole.len() / 60 + number;
        if number % 3 == 0 {
            bytes.truncate(at)
        } else {
            bytes[at] ^= 1 << (number % 8)
        }
        fs::write(&path, bytes).unwrap();
        match library.open_review(review.id, midnight()) {
            Err(StoreError::Damaged { .. }) => noticed += 1,
            Err(other) => panic!("at {at}: {other:?}"),
            Ok((store, _)) => panic!("at {at}: opened, and holds {} notes", store.load().unwrap().evidence.len()),
        }
        fs::remove_dir_all(folder.path().join("damaged")).unwrap();
        fs::create_dir(folder.path().join("damaged")).unwrap();
    }
    assert_eq!(noticed, 60);
}

/// What somebody does who has the files and the keys, and not Debrief: the program `age` gives the digits that SQLCipher
/// takes.
#[test]
fn other_programs_open_it_with_the_recovery_key() {
    let (folder, sheet, review) = (tempfile::tempdir().unwrap(), RecoverySheet::generate(), sample());
    let ring = Keyring::new(Identity::generate(), vec![sheet.public()]);
    let library = Library::open(folder.path(), Some(Arc::new(ring))).unwrap();
    library.create(&review, at(0)).unwrap();

    let key = folder.path().join("recovery.txt");
    fs::write(&key, format!("AGE-SECRET-KEY-1{}\n", sheet.groups().concat())).unwrap();
    let path = file(folder.path(), review.id);
    let mut age = Command::new("age");
    age.arg("--decrypt").arg("--identity").arg(&key).arg(path.with_file_name("key.age"));
    let output = age.output().expect("age is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let digits = String::from_utf8(output.stdout).unwrap();

    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\"", digits.trim())).unwrap();
    let client: String = connection.query_row("SELECT client FROM review", [], |row| row.get(0)).unwrap();
    assert_eq!(client, review.client);
}

/// What is encrypted is overwritten where it lay: by way of a link that would be somebody else's file.
#[cfg(unix)]
#[test]
fn encrypting_writes_through_no_link() {
    let (plain, review, home) = (Sandbox::new(), sample(), tempfile::tempdir().unwrap());
    plain.library.create(&review, at(0)).unwrap();
    plain.open(review.id).unwrap().close().unwrap();
    let (theirs, bytes) = (home.path().join("theirs.db"), fs::read(plain.file(review.id)).unwrap());
    fs::write(&theirs, &bytes).unwrap();
    let backups = plain.file(review.id).with_file_name("backups");
    for name in ["20260101-080000.db", "unchecked.db"] {
        std::os::unix::fs::symlink(&theirs, backups.join(name)).unwrap();
    }
    let aside = plain.folder.path().join("damaged").join(format!("{}-2026-03-09", review.id));
    fs::create_dir_all(&aside).unwrap();
    std::os::unix::fs::symlink(&theirs, aside.join("review.db")).unwrap();
    let folder = plain.folder;
    drop(plain.library);
    Library::open(folder.path(), Some(keyring(&Identity::generate()))).unwrap().seal_all().unwrap();
    assert!(fs::read(&theirs).unwrap() == bytes);
}
