//! Passphrase, recovery sheet, lock: from the first choice to the way back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_api::ErrorCode;
use debrief_journeys::Sandbox;
use debrief_keys::{Identity, Passphrase, RecoverySheet};
use serde_json::{Value, json};
use std::path::Path;

const PASSPHRASE: &str = "seven lanterns by the river";

/// A library with the sample in it.
fn with_sample() -> (Sandbox, Value) {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].clone();
    (sandbox, review)
}

/// Protects the library, all of which can be encrypted; gives the groups of the recovery sheet.
fn protect(sandbox: &Sandbox) -> Vec<String> {
    let (groups, left) = protect_as_far_as_it_goes(sandbox);
    assert_eq!(left, json!([]));
    groups
}

/// Protects the library; gives the groups of the recovery sheet, and what could not be encrypted.
fn protect_as_far_as_it_goes(sandbox: &Sandbox) -> (Vec<String>, Value) {
    let key = sandbox.does("begin_protection", json!({ "passphrase": PASSPHRASE }));
    let groups: Vec<String> = serde_json::from_value(key["groups"].clone()).unwrap();
    let asked: Vec<usize> = serde_json::from_value(key["ask"].clone()).unwrap();
    assert_eq!(asked.len(), 2);
    let typed: Vec<&str> = asked.iter().map(|number| groups[number - 1].as_str()).collect();
    let wrong = sandbox.call("finish_protection", json!({ "typed": ["AAAA", typed[1]] })).unwrap_err();
    assert_eq!((wrong.code, wrong.field.as_deref()), (ErrorCode::Key, Some("typed")));
    assert_eq!(state(sandbox)["protected"], false);
    let left = sandbox.does("finish_protection", json!({ "typed": typed }));
    (groups, left)
}

fn state(sandbox: &Sandbox) -> Value {
    sandbox.does("lock_state", json!({}))
}

fn refused(sandbox: &Sandbox, name: &str, request: Value) -> ErrorCode {
    sandbox.call(name, request).unwrap_err().code
}

/// Whether any file below the folder holds the words.
fn tells(folder: &Path, words: &str) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return tells(&path, words);
        }
        let bytes = std::fs::read(path).unwrap();
        bytes.windows(words.len()).any(|there| there == words.as_bytes())
    })
}

#[test]
fn what_was_there_before_the_passphrase_is_encrypted_with_it_and_opens_again() {
    let (sandbox, review) = with_sample();
    let before = sandbox.review(&review);
    let quote = before["evidence"][0]["text"].as_str().unwrap().to_owned();
    sandbox.does("close_review", json!({ "review": review }));
    assert!(tells(&sandbox.library(), &quote));
    assert_eq!(state(&sandbox), json!({ "protected": false, "locked": false, "misplaced": null, "wait_seconds": 0 }));

    protect(&sandbox);
    assert_eq!(state(&sandbox), json!({ "protected": true, "locked": false, "misplaced": null, "wait_seconds": 0 }));
    assert!(!tells(&sandbox.library(), &quote), "with its backups and the index");
    assert!(!tells(&sandbox.library(), "Riverbend"));
    assert_eq!(sandbox.review(&review), before);

    sandbox.does("lock", json!({}));
    assert_eq!(state(&sandbox)["locked"], true);
    for (name, request) in
        [("library", json!({})), ("open_review", json!({ "review": review })), ("open_sample", json!({}))]
    {
        assert_eq!(refused(&sandbox, name, request), ErrorCode::Locked, "{name}");
    }
    assert_eq!(refused(&sandbox, "unlock", json!({ "passphrase": "seven lanterns" })), ErrorCode::Key);
    sandbox.does("unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(sandbox.review(&review), before);
    assert_eq!(sandbox.does("library", json!({}))["reviews"].as_array().unwrap().len(), 1);
}

#[test]
fn a_review_that_cannot_be_encrypted_is_named() {
    let (sandbox, review) = with_sample();
    let before = sandbox.review(&review);
    sandbox.does("close_review", json!({ "review": review }));
    let file = sandbox.library().join("reviews").join(review.as_str().unwrap()).join("review.db");
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0x5a);
    std::fs::write(&file, &bytes).unwrap();
    let (_, left) = protect_as_far_as_it_goes(&sandbox);
    assert_eq!(left, json!([{ "client": before["client"], "name": before["name"] }]));
    assert_eq!(refused(&sandbox, "open_review", json!({ "review": review })), ErrorCode::Damaged);
    sandbox.does("restore_backup", json!({ "review": review }));
    assert_eq!(sandbox.review(&review), before);
    let quote = before["evidence"][0]["text"].as_str().unwrap();
    assert!(!tells(&sandbox.library(), quote), "nothing of the damaged file stays readable");
}

#[test]
fn it_is_locked_at_the_start_and_the_sheet_is_the_way_back() {
    let (mut sandbox, review) = with_sample();
    let groups = protect(&sandbox);
    let before = sandbox.review(&review);
    sandbox.restart().unwrap();
    assert_eq!(state(&sandbox)["locked"], true);

    let another = with_sample();
    let theirs = protect(&another.0);
    let sheet = |groups: &[String]| json!({ "sheet": groups.join(" "), "passphrase": "a new passphrase" });
    let wrong = sandbox.call("unlock_with_sheet", sheet(&theirs)).unwrap_err();
    assert!(wrong.message.contains("another library"), "{wrong}");
    let misread = sandbox.call("unlock_with_sheet", sheet(&groups[1..])).unwrap_err();
    assert_eq!((misread.code, misread.field.as_deref()), (ErrorCode::Key, Some("sheet")));
    assert_eq!(state(&sandbox)["locked"], true);

    sandbox.does("unlock_with_sheet", sheet(&groups));
    assert_eq!(sandbox.review(&review), before);
    sandbox.restart().unwrap();
    assert_eq!(refused(&sandbox, "unlock", json!({ "passphrase": PASSPHRASE })), ErrorCode::Key);
    sandbox.does("unlock", json!({ "passphrase": "a new passphrase" }));
    assert_eq!(sandbox.review(&review), before);
}

#[test]
fn without_the_file_of_the_keys_it_stays_locked_and_the_sheet_opens() {
    let (mut sandbox, review) = with_sample();
    let groups = protect(&sandbox);
    let before = sandbox.review(&review);
    let file = |name: &str| sandbox.library().join(name);
    let (identity, index) = (file("identity.age"), file("library.age"));
    std::fs::remove_file(&identity).unwrap();
    sandbox.restart().unwrap();
    let is_locked = json!({ "protected": true, "locked": true, "misplaced": null, "wait_seconds": 0 });
    assert_eq!(state(&sandbox), is_locked);
    // The index can be deleted at any time.
    std::fs::remove_file(&index).unwrap();
    sandbox.restart().unwrap();
    assert_eq!(state(&sandbox), is_locked);
    let error = sandbox.call("unlock", json!({ "passphrase": PASSPHRASE })).unwrap_err();
    assert!(error.code == ErrorCode::Key && error.message.contains("recovery sheet"), "{error}");
    sandbox.does("unlock_with_sheet", json!({ "sheet": groups.join(" "), "passphrase": "a new passphrase" }));
    assert_eq!(sandbox.review(&review), before);
    sandbox.restart().unwrap();
    sandbox.does("unlock", json!({ "passphrase": "a new passphrase" }));
    assert_eq!(sandbox.review(&review), before);
}

#[test]
fn a_choice_that_was_cut_off_before_it_counted_locks_nobody_out() {
    let (mut sandbox, review) = with_sample();
    let before = sandbox.review(&review);
    for name in ["recovery.pub", "identity-recovery.age"] {
        std::fs::write(sandbox.library().join(name), "of a choice that did not come to its end").unwrap();
    }
    sandbox.restart().unwrap();
    assert_eq!(state(&sandbox)["protected"], false);
    protect(&sandbox);
    assert_eq!(sandbox.review(&review), before);
}

#[test]
fn a_recovery_key_that_is_missing_damaged_or_changed_keeps_nobody_out_and_is_mended() {
    let (mut sandbox, review) = with_sample();
    let groups = protect(&sandbox);
    let before = sandbox.review(&review);
    let (public, wrapped) = (sandbox.library().join("recovery.pub"), sandbox.library().join("identity-recovery.age"));
    let right = std::fs::read_to_string(&public).unwrap();
    let spy = format!("{}\n", RecoverySheet::generate().public());
    for changed in ["", "not what it was", &spy] {
        std::fs::write(&public, changed).unwrap();
        sandbox.restart().unwrap();
        sandbox.does("unlock", json!({ "passphrase": PASSPHRASE }));
        assert_eq!(sandbox.review(&review), before);
        assert_eq!(std::fs::read_to_string(&public).unwrap(), right);
    }
    std::fs::remove_file(&wrapped).unwrap();
    sandbox.restart().unwrap();
    sandbox.does("unlock", json!({ "passphrase": PASSPHRASE }));

    // One from before the key was noted in it.
    let identity = sandbox.library().join("identity.age");
    let words = Passphrase::new(PASSPHRASE.to_owned());
    let me = Identity::open(&std::fs::read(&identity).unwrap(), &words).unwrap();
    std::fs::write(&identity, me.protect(&words).unwrap()).unwrap();
    std::fs::remove_file(&public).unwrap();
    sandbox.restart().unwrap();
    sandbox.does("unlock", json!({ "passphrase": PASSPHRASE }));
    assert_eq!(sandbox.review(&review), before);
    assert!(!public.exists());
    sandbox.restart().unwrap();
    sandbox.does("unlock_with_sheet", json!({ "sheet": groups.join(" "), "passphrase": PASSPHRASE }));
    assert_eq!(sandbox.review(&review), before);
    assert_eq!(std::fs::read_to_string(&public).unwrap(), right);
    let noted = Identity::open_with(&std::fs::read(&identity).unwrap(), &words).unwrap().1;
    assert_eq!(noted.unwrap().to_string(), right.trim());
}

#[test]
fn a_passphrase_is_changed_by_whoever_knows_it() {
    let (mut sandbox, _) = with_sample();
    protect(&sandbox);
    let change = |old: &str, new: &str| json!({ "old": old, "new": new });
    let wrong = sandbox.call("change_passphrase", change("not this one", "another passphrase")).unwrap_err();
    assert_eq!((wrong.code, wrong.field.as_deref()), (ErrorCode::Key, Some("old")));
    let short = sandbox.call("change_passphrase", change(PASSPHRASE, "short")).unwrap_err();
    assert_eq!((short.code, short.field.as_deref()), (ErrorCode::BadValue, Some("new")));
    sandbox.does("change_passphrase", change(PASSPHRASE, "another passphrase"));
    sandbox.restart().unwrap();
    assert_eq!(refused(&sandbox, "unlock", json!({ "passphrase": PASSPHRASE })), ErrorCode::Key);
    sandbox.does("unlock", json!({ "passphrase": "another passphrase" }));
}

#[test]
fn guessing_takes_longer_each_time_and_says_the_same() {
    let (mut sandbox, _) = with_sample();
    protect(&sandbox);
    sandbox.restart().unwrap();
    let guess = || sandbox.call("unlock", json!({ "passphrase": "a guess of somebody" })).unwrap_err().message;
    let first = guess();
    assert!((0..2).all(|_| guess() == first));
    assert!(state(&sandbox)["wait_seconds"].as_u64().unwrap() > 0);
    // Not even the right one is tried during the pause.
    let pause = sandbox.call("unlock", json!({ "passphrase": PASSPHRASE })).unwrap_err();
    assert!(pause.message.contains("pause"), "{pause}");
}

#[test]
fn the_sheet_that_is_saved_holds_every_group_in_order() {
    let sandbox = Sandbox::new().unwrap();
    assert_eq!(refused(&sandbox, "save_recovery_sheet", json!({})), ErrorCode::BadRequest);
    assert_eq!(refused(&sandbox, "lock", json!({})), ErrorCode::BadRequest);
    let key = sandbox.does("begin_protection", json!({ "passphrase": PASSPHRASE }));
    let groups: Vec<String> = serde_json::from_value(key["groups"].clone()).unwrap();
    let file = sandbox.path("sheet.txt");
    sandbox.answer(&file);
    sandbox.does("save_recovery_sheet", json!({}));
    let text = std::fs::read_to_string(&file).unwrap();
    let typed: Vec<&str> = text.split_whitespace().filter(|word| groups.iter().any(|group| group == word)).collect();
    assert_eq!(typed, groups);
    // Each with its number, which is asked for.
    for (at, group) in groups.iter().enumerate() {
        assert!(text.contains(&format!(" {}: {group}", at + 1)), "{text}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&file), 0o600, "nobody else reads it");
    }
}

#[test]
fn a_passphrase_is_judged_while_it_is_typed() {
    let sandbox = Sandbox::new().unwrap();
    let judged = |passphrase: &str| sandbox.does("judge_passphrase", json!({ "passphrase": passphrase }));
    assert_eq!(judged("short"), "too_short");
    assert_eq!(judged("password1"), "weak");
    assert_eq!(judged("lantern gravel otter mosaic thistle"), "strong");
}
