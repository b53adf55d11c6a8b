//! Files that cannot be used are kept aside as they were met, and encrypted like everything else once there is a passphrase.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, at, day, file, midnight, note_id, sample};
use debrief_domain::{Evidence, Review};
use debrief_keys::{Identity, Keyring, RecoverySheet};
use debrief_store::{Library, Opening, ReviewStore, StoreError};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// The size of a page.
const PAGE: usize = 4096;

fn keyring() -> Arc<Keyring> {
    Arc::new(Keyring::new(Identity::generate(), vec![RecoverySheet::generate().public()]))
}

fn keep(store: &mut ReviewStore, number: u128, text: &str) {
    let note = Evidence { id: note_id(9_000 + number), text: text.into(), ..sample().evidence[0].clone() };
    act(store, "Add note", |writer| writer.put(&note));
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

/// The files below a folder in which any of what the sample says can be read, by name.
fn telling(folder: &Path) -> Vec<String> {
    let review = sample();
    let words: Vec<String> = review.evidence.iter().map(|note| note.text.chars().take(24).collect()).collect();
    let tells = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap();
        words.iter().any(|words| bytes.windows(words.len()).any(|there| there == words.as_bytes()))
    };
    let mut found: Vec<PathBuf> = files(folder).into_iter().filter(tells).collect();
    found.sort();
    found.iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

/// The folders in `damaged`.
fn kept(folder: &Path) -> Vec<PathBuf> {
    let mut kept: Vec<PathBuf> =
        fs::read_dir(folder.join("damaged")).unwrap().map(|entry| entry.unwrap().path()).collect();
    kept.sort();
    kept
}

/// What a wrapped copy holds.
fn unwrapped(keyring: &Keyring, path: &Path) -> Vec<u8> {
    let (bytes, mut plain) = (fs::read(path).unwrap(), Vec::new());
    keyring.unwrap(bytes.as_slice()).unwrap().read_to_end(&mut plain).unwrap();
    plain
}

fn copy_all(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let copy = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_all(&path, &copy);
        } else {
            fs::copy(&path, &copy).unwrap();
        }
    }
}

/// A library with the sample and three notes after it, as a kill leaves it: the notes are in its log alone.
fn unclean(keyring: Option<Arc<Keyring>>) -> TempDir {
    let (used, left) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let library = Library::open(used.path(), keyring).unwrap();
    library.create(&sample(), at(0)).unwrap();
    let (mut store, _) = library.open_review(sample().id, midnight()).unwrap();
    for number in 1..=3 {
        keep(&mut store, number, &format!("Line {number} before the power went"));
    }
    copy_all(used.path(), left.path());
    assert!(fs::metadata(log(&left)).unwrap().len() > 0);
    left
}

fn log(folder: &TempDir) -> PathBuf {
    file(folder.path(), sample().id).with_file_name("review.db-wal")
}

/// The bytes of a review and of its log.
fn bytes(folder: &TempDir) -> (Vec<u8>, Vec<u8>) {
    (fs::read(file(folder.path(), sample().id)).unwrap(), fs::read(log(folder)).unwrap())
}

/// Makes the second half of a file unreadable.
fn damage(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    let middle = bytes.len() / 2 / PAGE * PAGE;
    for (at, byte) in bytes[middle..].iter_mut().enumerate() {
        *byte = u8::try_from(at * 7 % 251).unwrap();
    }
    fs::write(path, bytes).unwrap();
}

fn opened(library: &Library) -> Result<(ReviewStore, Opening), StoreError> {
    library.open_review(sample().id, midnight())
}

#[test]
fn a_refused_opening_changes_neither_the_file_nor_its_log() {
    for ring in [None, Some(keyring())] {
        let folder = unclean(ring.clone());
        damage(&file(folder.path(), sample().id));
        let before = bytes(&folder);
        // The start reads every review that was not closed properly.
        let library = Library::open(folder.path(), ring).unwrap();
        assert!(bytes(&folder) == before, "the start has changed it");
        let Err(StoreError::Damaged { kept_as, .. }) = opened(&library) else { panic!("it opened") };
        assert!(bytes(&folder) == before, "the opening has changed it");
        let aside = folder.path().join("damaged").join(&kept_as);
        assert!((fs::read(aside.join("review.db")).unwrap(), fs::read(aside.join("review.db-wal")).unwrap()) == before);
        // The log is what salvage reads the last lines from.
        let texts: Vec<String> =
            library.salvage(sample().id).unwrap().review.evidence.into_iter().map(|note| note.text).collect();
        assert!(texts.iter().any(|text| text == "Line 3 before the power went"));
        let Err(StoreError::Damaged { kept_as: again, .. }) = opened(&library) else { panic!("it opened") };
        assert_eq!((again, kept(folder.path()).len()), (kept_as, 1), "one copy is enough");
    }
}

#[test]
fn a_log_that_broke_in_its_middle_is_kept_aside_before_the_next_edit() {
    for ring in [None, Some(keyring())] {
        let folder = unclean(ring.clone());
        let (_, log_bytes) = bytes(&folder);
        let mut broken = log_bytes.clone();
        broken[log_bytes.len() - PAGE / 2] ^= 1;
        fs::write(log(&folder), &broken).unwrap();
        let before = bytes(&folder);
        let library = Library::open(folder.path(), ring).unwrap();
        let (mut store, opening) = opened(&library).unwrap();
        assert_eq!(opening.lost_edits, 1);
        keep(&mut store, 4, "Typed after the break");
        store.close().unwrap();
        let aside = folder.path().join("damaged").join(opening.kept_as.expect("nothing was kept aside"));
        assert!((fs::read(aside.join("review.db")).unwrap(), fs::read(aside.join("review.db-wal")).unwrap()) == before);
        let (_, opening) = opened(&library).unwrap();
        assert_eq!((opening.lost_edits, opening.kept_as), (0, None));
        assert_eq!(kept(folder.path()).len(), 1);
    }
}

/// The same file with another log is another copy.
#[test]
fn copies_with_other_logs_are_kept_side_by_side() {
    let folder = unclean(None);
    damage(&file(folder.path(), sample().id));
    let library = Library::open(folder.path(), None).unwrap();
    assert!(opened(&library).is_err());
    let shorter = bytes(&folder).1;
    fs::write(log(&folder), &shorter[..shorter.len() - PAGE]).unwrap();
    assert!(opened(&library).is_err());
    assert_eq!(kept(folder.path()).len(), 2);
}

/// A plain library in which a backup took the place of a review, so that the whole of it is kept aside.
fn plain_with_a_copy_aside() -> TempDir {
    let sandbox = Sandbox::new();
    sandbox.library.create(&sample(), at(0)).unwrap();
    let mut store = sandbox.open(sample().id).unwrap();
    keep(&mut store, 1, "A line that the backup has not");
    store.close().unwrap();
    sandbox.library.restore_backup(sample().id, day()).unwrap();
    sandbox.folder
}

#[test]
fn what_was_kept_aside_before_the_passphrase_is_encrypted_with_it() {
    let folder = plain_with_a_copy_aside();
    let aside = kept(folder.path()).remove(0);
    let before = fs::read(aside.join("review.db")).unwrap();
    assert!(telling(folder.path()).len() > 2, "in the review, its backups and the copy");
    let ring = keyring();
    let library = Library::open(folder.path(), Some(ring.clone())).unwrap();
    library.seal_all().unwrap();
    assert_eq!(telling(folder.path()), [""; 0]);
    assert_eq!(library.still_readable().unwrap(), []);
    assert!(!aside.join("review.db").exists());
    assert!(unwrapped(&ring, &aside.join("review.db.age")) == before);
    assert!(keyring().unwrap(fs::read(aside.join("review.db.age")).unwrap().as_slice()).is_err());
    // It counts as a copy, and goes with its review.
    library.seal_all().unwrap();
    assert_eq!(fs::read_dir(&aside).unwrap().count(), 1);
    library.bin(sample().id, at(50)).unwrap();
    library.destroy(sample().id, &[]).unwrap();
    assert_eq!(files(&folder.path().join("damaged")), [] as [PathBuf; 0]);
}

/// A kill while it is wrapped: what is half made goes, and the copy is wrapped the next time.
#[test]
fn wrapping_goes_on_where_a_kill_ended_it() {
    let folder = plain_with_a_copy_aside();
    let aside = kept(folder.path()).remove(0);
    fs::write(aside.join("review.db.making"), b"age-encryption.org/v1\n-> X25519 half").unwrap();
    fs::write(aside.join("review.db.age"), b"one that counted when the plain one was still there").unwrap();
    let before = fs::read(aside.join("review.db")).unwrap();
    let ring = keyring();
    Library::open(folder.path(), Some(ring.clone())).unwrap().seal_all().unwrap();
    assert_eq!(fs::read_dir(&aside).unwrap().count(), 1);
    assert!(unwrapped(&ring, &aside.join("review.db.age")) == before);
}

/// Each a way to damage a plain file so that it cannot be encrypted.
const WAYS: [fn(&Path); 2] = [damage, |path| {
    // The beginning, so that it does not even look like one of SQLite's.
    let mut bytes = fs::read(path).unwrap();
    bytes[..50].fill(0xd7);
    fs::write(path, bytes).unwrap();
}];

#[test]
fn a_review_that_cannot_be_encrypted_is_named_and_leaves_nothing_behind_when_it_is_restored() {
    for way in WAYS {
        let sandbox = Sandbox::new();
        sandbox.library.create(&sample(), at(0)).unwrap();
        sandbox.open(sample().id).unwrap().close().unwrap();
        let sound = Review { id: common::id(7), ..common::empty() };
        sandbox.library.create(&sound, at(0)).unwrap();
        let folder = sandbox.folder;
        drop(sandbox.library);
        way(&file(folder.path(), sample().id));

        let library = Library::open(folder.path(), Some(keyring())).unwrap();
        library.seal_all().unwrap();
        assert_eq!(library.still_readable().unwrap(), [sample().id]);
        assert_eq!(telling(folder.path()), ["review.db"], "its backups are encrypted");
        let refused = opened(&library).unwrap_err();
        assert!(matches!(refused, StoreError::Damaged { newest_backup: Some(_), .. }), "{refused:?}");
        assert!(opened(&library).is_err());
        assert_eq!(kept(folder.path()).len(), 1, "one copy is enough");
        assert_eq!(telling(folder.path()), ["review.db"], "what was kept aside is encrypted");
        assert!(library.salvage(sample().id).is_ok());
        library.restore_backup(sample().id, day()).unwrap();
        assert_eq!(telling(folder.path()), [""; 0]);
        assert_eq!(library.still_readable().unwrap(), []);
        assert_eq!(opened(&library).unwrap().0.load().unwrap(), sample());
    }
}

#[test]
fn a_backup_that_cannot_be_read_does_not_stay_readable() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&sample(), at(0)).unwrap();
    sandbox.open(sample().id).unwrap().close().unwrap();
    let folder = sandbox.folder;
    drop(sandbox.library);
    let review = file(folder.path(), sample().id);
    let backup = files(&review.with_file_name("backups")).remove(0);
    WAYS[1](&backup);
    // A copy that a kill left on its way into the review's place.
    fs::copy(&review, review.with_file_name("incoming.db")).unwrap();
    let library = Library::open(folder.path(), Some(keyring())).unwrap();
    library.seal_all().unwrap();
    assert_eq!(telling(folder.path()), [""; 0]);
    assert_eq!(library.still_readable().unwrap(), []);
}
