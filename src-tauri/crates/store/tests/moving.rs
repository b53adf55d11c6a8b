//! A library moves whole or not at all.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, at, midnight, note, small};
use debrief_store::{Library, StoreError, move_library};
use std::fs;

#[test]
fn a_review_that_is_open_keeps_the_library_where_it_is() {
    let (sandbox, home) = (Sandbox::new(), tempfile::tempdir().unwrap());
    sandbox.library.create(&small(), at(0)).unwrap();
    let (from, to) = (sandbox.folder.path(), home.path().join("library"));
    // As another program has it open, which knows nothing of the moving.
    let mut store = sandbox.open(small().id).unwrap();
    let refused = move_library(from, &to).unwrap_err();
    assert!(matches!(refused, StoreError::OpenElsewhere), "{refused:?}");
    assert!(!to.exists() && !to.with_extension("moving").exists());
    act(&mut store, "Add", |writer| writer.put(&note(2, "Typed meanwhile")));
    store.close().unwrap();

    // One in the bin counts as well, and one that is being made.
    sandbox.library.bin(small().id, at(9)).unwrap();
    for held in [format!("bin/{}", small().id), "reviews/unfinished-7".to_owned()] {
        fs::create_dir_all(from.join(&held)).unwrap();
        let lock = fs::File::options().create(true).append(true).open(from.join(&held).join("lock")).unwrap();
        lock.lock().unwrap();
        assert!(matches!(move_library(from, &to), Err(StoreError::OpenElsewhere)), "{held}");
        assert!(!to.exists());
    }

    move_library(from, &to).unwrap();
    assert!(fs::read_dir(from).unwrap().all(|entry| entry.unwrap().file_name() == "moved-to.txt"));
    let moved = Library::open(&to, None).unwrap();
    moved.restore(small().id).unwrap();
    let (store, opening) = moved.open_review(small().id, midnight()).unwrap();
    assert_eq!(store.load().unwrap().evidence.len(), 2);
    assert!(!opening.after_unclean_exit);
}

/// How many edits were said to be saved stands in the file of the lock, and tells of a log that is lost on the way.
#[test]
fn what_the_lock_remembers_comes_along() {
    let (sandbox, home) = (Sandbox::new(), tempfile::tempdir().unwrap());
    sandbox.library.create(&small(), at(0)).unwrap();
    let lock = sandbox.file(small().id).with_file_name("lock");
    fs::write(&lock, format!("{:020}", 3)).unwrap();
    let to = home.path().join("library");
    move_library(sandbox.folder.path(), &to).unwrap();
    let (_, opening) = Library::open(&to, None).unwrap().open_review(small().id, midnight()).unwrap();
    assert_eq!(opening.lost_edits, 3);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_it_is_not_followed() {
    let (sandbox, home) = (Sandbox::new(), tempfile::tempdir().unwrap());
    sandbox.library.create(&small(), at(0)).unwrap();
    let (letter, to) = (home.path().join("letter.txt"), home.path().join("library"));
    fs::write(&letter, "Dear Ana").unwrap();
    let link = sandbox.file(small().id).with_file_name("letter.txt");
    std::os::unix::fs::symlink(&letter, &link).unwrap();
    let refused = move_library(sandbox.folder.path(), &to).unwrap_err();
    assert!(refused.to_string().contains("“letter.txt”"), "{refused}");
    assert!(!to.exists() && link.exists());
    fs::remove_file(&link).unwrap();
    move_library(sandbox.folder.path(), &to).unwrap();
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Dear Ana");
}
