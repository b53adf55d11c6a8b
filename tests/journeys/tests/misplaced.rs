//! A library in a folder that a program copies to other computers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_api::{Core, ErrorCode, NoDialogs};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn it_stays_closed_until_it_was_moved_and_is_found_from_then_on() {
    let laptop = tempfile::tempdir().unwrap();
    let (synced, home) = (laptop.path().join("Dropbox/Debrief"), laptop.path().join("data/library"));
    let open = |folder: &Path| Core::open(folder, &home, Arc::new(NoDialogs)).unwrap();
    // It came there when nobody looked: made elsewhere, with a review in it, then put into the folder.
    let made = laptop.path().join("made");
    let core = open(&made);
    let review = core.ask("open_sample", json!({})).unwrap()["review"].clone();
    let before = core.ask("open_review", json!({ "review": review })).unwrap()["review"].clone();
    drop(core);
    std::fs::create_dir_all(synced.parent().unwrap()).unwrap();
    std::fs::rename(&made, &synced).unwrap();
    let whole = files(&synced);

    let core = open(&synced);
    let state = core.ask("lock_state", json!({})).unwrap();
    assert!(state["misplaced"].as_str().unwrap().contains("Dropbox"), "{state}");
    assert_eq!(core.ask("library", json!({})).unwrap_err().code, ErrorCode::Misplaced);
    core.ensure_sample().unwrap();
    assert_eq!(files(&synced), whole, "nothing in it was touched");

    core.ask("move_library", json!({})).unwrap();
    assert_eq!(core.ask("lock_state", json!({})).unwrap()["misplaced"], Value::Null);
    assert_eq!(core.ask("open_review", json!({ "review": review })).unwrap()["review"], before);
    assert_eq!(files(&synced), ["moved-to.txt"]);
    drop(core);
    let again = open(&synced);
    assert_eq!(again.ask("open_review", json!({ "review": review })).unwrap()["review"], before);
}

#[test]
fn a_home_that_has_a_library_keeps_it() {
    let laptop = tempfile::tempdir().unwrap();
    let (synced, home) = (laptop.path().join("OneDrive/Debrief"), laptop.path().join("data/library"));
    let own = Core::open(&home, &home, Arc::new(NoDialogs)).unwrap();
    let review = own.ask("open_sample", json!({})).unwrap()["review"].clone();
    drop(own);
    std::fs::create_dir_all(&synced).unwrap();
    let core = Core::open(&synced, &home, Arc::new(NoDialogs)).unwrap();
    core.ask("move_library", json!({})).unwrap();
    assert_ne!(core.ask("library", json!({})).unwrap()["reviews"][0]["id"], review);
    assert!(laptop.path().join("data/library-2").is_dir());
    drop(core);
    let own = Core::open(&home, &home, Arc::new(NoDialogs)).unwrap();
    assert!(own.ask("open_review", json!({ "review": review })).is_ok());
}
