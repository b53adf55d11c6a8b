//! A file that cannot grow, a place that cannot be written, a text beyond all measure: said by name, and nothing that was
//! saved is lost. SQLite’s own “full” is tested beside the connection, in `src/full_disk_tests.rs`.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Sandbox, action, at, note, small};
use debrief_domain::Review;
use debrief_store::StoreError;
use std::process::Command;

const FOLDER: &str = "DEBRIEF_TEST_FULL";

/// Not a test by itself: writes notes under a limit on the size of files, until it is reached.
#[test]
fn child_process() {
    let Ok(folder) = std::env::var(FOLDER) else { return };
    let library = debrief_store::Library::open(std::path::Path::new(&folder), None).unwrap();
    let (mut store, _) = library.open_review(small().id, common::midnight()).unwrap();
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
fn a_file_that_cannot_grow_is_reported_and_loses_nothing() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&small(), at(0)).unwrap();
    // A file that may grow no further stands for a disk that may not; the signal that would end the program is ignored.
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
    assert_eq!(words[1], "io", "{said}");
    assert_eq!(words[2], kept.to_string(), "what was not saved is not shown");
    let review = sandbox.open(small().id).unwrap().load().unwrap();
    assert_eq!(review.evidence.len(), kept);
    assert!(kept > 20, "{said}");
}

#[test]
fn a_library_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a file, not a folder");
    std::fs::write(&file, "").unwrap();
    let error = debrief_store::Library::open(&file.join("library"), None).unwrap_err();
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
