//! A disk that is full, and a file that cannot be written: said by name, and nothing that was saved is lost.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Sandbox, action, at, note, small};
use debrief_domain::Review;
use debrief_store::StoreError;
use std::process::Command;

const FOLDER: &str = "DEBRIEF_TEST_FULL";

/// Not a test by itself: writes notes under a limit on the size of files, until the disk is “full”.
#[test]
fn child_process() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let library = debrief_store::Library::open(std::path::Path::new(&folder)).unwrap();
    let (mut store, _) = library.open_review(small().id, common::day()).unwrap();
    let mut kept = 0;
    for number in 2..5000 {
        let text = format!("Note {number} {}", "x".repeat(2000));
        match store.transact(&action("Add note", 1), |writer| writer.put(&note(number, &text))) {
            Ok(_) => kept = number,
            Err(error) => {
                let before = store.load().unwrap();
                println!("child: {kept} {} {}", error.code(), before.evidence.len());
                return;
            }
        }
    }
}

#[test]
fn a_full_disk_is_reported_and_loses_nothing() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&small(), at(0)).unwrap();
    // A file that may grow no further gives the same error to SQLite as a full disk does to a file; SIGXFSZ is ignored.
    let program = std::env::current_exe().unwrap();
    let output = Command::new("bash")
        .args(["-c", "trap '' XFSZ; ulimit -f 4000; exec \"$0\" child_process --exact --nocapture"])
        .arg(program)
        .env(FOLDER, sandbox.folder.path())
        .output()
        .unwrap();
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    let said = output.split("child: ").nth(1).unwrap_or_else(|| panic!("{output}")).lines().next().unwrap().to_owned();
    let words: Vec<&str> = said.split(' ').collect();
    let kept: usize = words[0].parse().unwrap();
    assert!(["disk_full", "io"].contains(&words[1]), "{said}");
    assert_eq!(words[2], kept.to_string(), "what was not saved is not shown");
    let review = sandbox.open(small().id).unwrap().load().unwrap();
    assert_eq!(review.evidence.len(), kept);
    assert!(kept > 50);
}

#[test]
fn a_file_that_has_no_room_to_grow_keeps_what_it_has() {
    let (sandbox, store) = Sandbox::with(&small());
    store.close().unwrap();
    // The same through SQLite’s own limit: its error is the one a full disk gives.
    let error =
        StoreError::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None));
    assert!(matches!(error, StoreError::DiskFull));
    let file = rusqlite::Connection::open(sandbox.file(small().id)).unwrap();
    let pages: i64 = file.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    file.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    let full = file.execute_batch(&format!("CREATE TABLE more (a); INSERT INTO more VALUES ('{}');", "x".repeat(9999)));
    assert!(matches!(StoreError::from(full.unwrap_err()), StoreError::DiskFull));
    drop(file);
    assert_eq!(sandbox.open(small().id).unwrap().load().unwrap(), small());
}

#[test]
fn a_library_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file, not a folder");
    std::fs::write(&file, "").unwrap();
    let error = debrief_store::Library::open(&file.join("library")).unwrap_err();
    assert!(matches!(error, StoreError::Io(_) | StoreError::ReadOnly), "{error:?}");
}

#[test]
fn a_note_of_a_hundred_thousand_characters_is_kept_whole() {
    let (_sandbox, mut store) = Sandbox::with(&small());
    let long = note(2, &"ab é🎉 ".repeat(17_000));
    common::act(&mut store, "Add", |writer| writer.put(&long));
    let Review { evidence, .. } = store.load().unwrap();
    assert_eq!(evidence[1], long);
}
