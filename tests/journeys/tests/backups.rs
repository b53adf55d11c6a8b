//! Backups through the commands: a copy beside the review, a stick, and a laptop that is gone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_api::ErrorCode;
use debrief_journeys::Sandbox;
use debrief_keys::{Identity, Passphrase, RecoverySheet};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const PASSPHRASE: &str = "seven lanterns by the river";

/// A library with a copy of the sample, protected; with the groups of the recovery sheet.
fn protected() -> (Sandbox, Value, String) {
    let sandbox = Sandbox::new().unwrap();
    let review = sandbox.does("open_sample", json!({}))["review"].clone();
    let key = sandbox.does("begin_protection", json!({ "passphrase": PASSPHRASE }));
    let groups: Vec<String> = serde_json::from_value(key["groups"].clone()).unwrap();
    let asked: Vec<usize> = serde_json::from_value(key["ask"].clone()).unwrap();
    let typed: Vec<&str> = asked.iter().map(|number| groups[number - 1].as_str()).collect();
    sandbox.does("finish_protection", json!({ "typed": typed }));
    (sandbox, review, groups.join(" "))
}

fn clients(sandbox: &Sandbox) -> Vec<String> {
    let page = sandbox.does("library", json!({}));
    page["reviews"].as_array().unwrap().iter().map(|card| card["name"].as_str().unwrap().to_owned()).collect()
}

fn note(sandbox: &Sandbox, review: &Value, text: &str) {
    let source = sandbox.review(review)["evidence"][0]["source"].clone();
    sandbox.does("add_note", json!({ "review": review, "source": source, "line": text }));
}

#[test]
fn a_backup_opens_beside_the_review_that_goes_on() {
    let (sandbox, review, _) = protected();
    let before = sandbox.review(&review);
    assert_eq!(sandbox.does("back_up_now", json!({ "review": review })), json!(false), "the first opening made one");
    note(&sandbox, &review, "Said after the backup");
    let listed = sandbox.does("backups", json!({ "review": review }));
    let at = listed[0]["at"].clone();
    let since = sandbox.does("since_backup", json!({ "review": review, "at": at }));
    assert_eq!(since["differences"][0], json!({ "what": "notes", "added": 1, "changed": 0, "removed": 0 }));

    let copy = sandbox.does("restore_copy", json!({ "review": review, "at": at }))["review"].clone();
    assert_ne!(copy, review);
    let (was, now) = (sandbox.review(&copy), sandbox.review(&review));
    assert_eq!(was["evidence"], before["evidence"]);
    assert_eq!(was["findings"], before["findings"]);
    assert!(was["name"].as_str().unwrap().contains("(as of "));
    assert_eq!(now["evidence"].as_array().unwrap().len(), before["evidence"].as_array().unwrap().len() + 1);
    let none = sandbox.call("restore_copy", json!({ "review": review, "at": "2020-01-01T00:00:00" })).unwrap_err();
    assert_eq!(none.code, ErrorCode::NotFound);
}

#[test]
fn a_second_place_fills_by_itself_and_needs_a_passphrase() {
    let plain = Sandbox::new().unwrap();
    assert_eq!(plain.call("choose_second_place", json!({})).unwrap_err().code, ErrorCode::BadRequest);

    let (sandbox, review, _) = protected();
    assert_eq!(sandbox.does("second_place", json!({}))["name"], Value::Null);
    sandbox.answer(&sandbox.library());
    assert_eq!(sandbox.call("choose_second_place", json!({})).unwrap_err().code, ErrorCode::BadValue);
    assert_eq!(sandbox.does("choose_second_place", json!({})), Value::Null, "the dialog was closed");

    let stick = sandbox.path("STICK");
    std::fs::create_dir(&stick).unwrap();
    sandbox.answer(&stick);
    let place = sandbox.does("choose_second_place", json!({}));
    assert_eq!(
        (&place["name"], &place["is_reachable"], &place["is_due"]),
        (&json!("STICK"), &json!(true), &json!(false))
    );

    // What is new reaches it without being asked.
    let files = |folder: &Path| {
        let backups = folder.join("reviews").join(review.as_str().unwrap()).join("backups");
        let mut names: Vec<_> = std::fs::read_dir(backups).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    note(&sandbox, &review, "Said later");
    sandbox.does("close_review", json!({ "review": review }));
    sandbox.tend();
    let copies = files(&stick.join("Debrief backups"));
    assert!(copies.len() >= 2);
    assert_eq!(copies, files(&sandbox.library()));

    // Pulled out, it is missed; nothing fails.
    std::fs::rename(&stick, sandbox.path("away")).unwrap();
    sandbox.tend();
    assert_eq!(sandbox.does("second_place", json!({}))["is_reachable"], false);
    assert_eq!(sandbox.does("forget_second_place", json!({}))["name"], Value::Null);
    // Copies are there all the same: whoever destroys is told.
    let before = sandbox.does("before_destroying", json!({ "review": review }));
    assert_eq!(before["unreached"], json!(["STICK"]));
    let client = sandbox.review(&review)["client"].clone();
    let certificate = sandbox.does("destroy_sources", json!({ "review": review, "client": client }));
    let text = certificate["text"].as_str().unwrap();
    assert!(
        text.contains("- backups in “STICK”: nothing is copied there since ") && !text.contains("knows of"),
        "{text}"
    );
}

/// A stick in use, with what was on it at first.
fn with_stick(sandbox: &Sandbox) -> PathBuf {
    let stick = sandbox.path("STICK");
    std::fs::create_dir(&stick).unwrap();
    sandbox.answer(&stick);
    assert_eq!(sandbox.does("choose_second_place", json!({}))["trouble"], Value::Null);
    stick.join("Debrief backups")
}

#[test]
fn a_place_with_the_keys_of_another_library_is_refused_and_stays_as_it_is() {
    let (first, ..) = protected();
    let folder = with_stick(&first);
    let keys = ["identity.age", "identity-recovery.age", "recovery.pub", "place.txt"];
    let read = |folder: &Path| keys.map(|name| std::fs::read(folder.join(name)).unwrap());
    let was = read(&folder);
    let (second, review, _) = protected();
    second.answer(folder.parent().unwrap());
    assert_eq!(second.call("choose_second_place", json!({})).unwrap_err().code, ErrorCode::InUse);
    assert_eq!(second.does("second_place", json!({}))["name"], Value::Null);
    assert_eq!(read(&folder), was);
    assert!(!folder.join("reviews").join(review.as_str().unwrap()).exists());

    // Nor is anything copied to one that took on other keys since it was chosen.
    let own = with_stick(&second);
    for (name, bytes) in keys.iter().zip(&was).take(3) {
        std::fs::write(own.join(name), bytes).unwrap();
    }
    note(&second, &review, "Said later");
    second.does("close_review", json!({ "review": review }));
    second.tend();
    assert_eq!(read(&own)[..3], was[..3]);
    let place = second.does("second_place", json!({}));
    assert_eq!((&place["trouble"], &place["is_due"]), (&json!("other_library"), &json!(true)));
}

#[test]
fn another_stick_at_the_same_path_gets_nothing() {
    let (sandbox, review, _) = protected();
    let folder = with_stick(&sandbox);
    let (stick, away) = (folder.parent().unwrap(), sandbox.path("away"));
    note(&sandbox, &review, "Said later");
    sandbox.does("close_review", json!({ "review": review }));
    std::fs::rename(stick, &away).unwrap();
    // A folder that was left where the stick was mounted.
    std::fs::create_dir(stick).unwrap();
    sandbox.tend();
    assert_eq!(std::fs::read_dir(stick).unwrap().count(), 0);
    assert_eq!(sandbox.does("second_place", json!({}))["is_reachable"], false);
    // One that somebody else uses with Debrief.
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("place.txt"), "0197c0de-0000-7000-8000-000000000000\n").unwrap();
    sandbox.tend();
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    let place = sandbox.does("second_place", json!({}));
    assert_eq!((&place["is_reachable"], &place["trouble"]), (&json!(false), &json!("another_folder")));
    // The control: the one that was chosen. One from before places were marked is known by its keys.
    std::fs::remove_dir_all(stick).unwrap();
    std::fs::rename(away, stick).unwrap();
    std::fs::remove_file(folder.join("place.txt")).unwrap();
    let note = sandbox.library().join("second-place.json");
    let mut known: Value = serde_json::from_slice(&std::fs::read(&note).unwrap()).unwrap();
    known.as_object_mut().unwrap().retain(|name, _| name == "folder" || name == "complete_at");
    std::fs::write(&note, known.to_string()).unwrap();
    sandbox.tend();
    assert!(folder.join("place.txt").exists());
    let place = sandbox.does("second_place", json!({}));
    assert_eq!((&place["is_reachable"], &place["trouble"]), (&json!(true), &Value::Null));
}

#[test]
fn a_changed_passphrase_reaches_the_stick_at_once_and_a_damaged_identity_never() {
    let (sandbox, ..) = protected();
    let folder = with_stick(&sandbox);
    let (own, there) = (sandbox.library().join("identity.age"), folder.join("identity.age"));
    let old = std::fs::read(&there).unwrap();
    sandbox.does("change_passphrase", json!({ "old": PASSPHRASE, "new": "other words altogether" }));
    sandbox.tend();
    let new = std::fs::read(&there).unwrap();
    assert_ne!(new, old);
    assert_eq!(new, std::fs::read(&own).unwrap());
    std::fs::write(&own, "not what it was").unwrap();
    sandbox.tend();
    assert_eq!(std::fs::read(&there).unwrap(), new);
}

#[test]
fn what_is_for_the_sheet_is_mended_on_the_stick() {
    let (sandbox, _, sheet) = protected();
    let folder = with_stick(&sandbox);
    let sheet = RecoverySheet::read(&sheet).unwrap();
    let read = |folder: &Path, name: &str| std::fs::read(folder.join(name)).unwrap();
    let public = read(&folder, "recovery.pub");
    for name in ["recovery.pub", "identity-recovery.age"] {
        for damaged in ["", "not what it was"] {
            std::fs::write(folder.join(name), damaged).unwrap();
            sandbox.tend();
            assert_eq!(read(&folder, "recovery.pub"), public);
            let there = read(&folder, "identity-recovery.age");
            assert!(Identity::unwrap(&there, sheet.identity()).is_ok());
            assert_eq!(there, read(&sandbox.library(), "identity-recovery.age"));
        }
    }
    // Nor does one that was damaged here take the place of a good one.
    std::fs::write(sandbox.library().join("identity-recovery.age"), "not what it was").unwrap();
    sandbox.tend();
    for folder in [&folder, &sandbox.library()] {
        assert!(Identity::unwrap(&read(folder, "identity-recovery.age"), sheet.identity()).is_ok());
    }
}

/// A link may lead to what never comes to an end.
#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_a_key_file_is_not_followed() {
    let (sandbox, ..) = protected();
    let folder = with_stick(&sandbox);
    let names = ["identity.age", "identity-recovery.age", "recovery.pub"];
    for name in names {
        let there = folder.join(name);
        std::fs::remove_file(&there).unwrap();
        std::os::unix::fs::symlink(sandbox.library().join(name), &there).unwrap();
        let laptop = Sandbox::new().unwrap();
        laptop.answer(folder.parent().unwrap());
        laptop.does("find_copies", json!({}));
        let recovered = laptop.call("recover_copies", json!({ "passphrase": PASSPHRASE, "sheet": null }));
        // The passphrase needs the first alone.
        assert_eq!(recovered.is_ok(), name != names[0], "{name}");
        sandbox.tend();
        assert!(std::fs::symlink_metadata(&there).unwrap().is_file(), "{name}");
        assert_eq!(std::fs::read(&there).unwrap(), std::fs::read(sandbox.library().join(name)).unwrap());
    }
    let huge = std::fs::File::create(folder.join(names[0])).unwrap();
    huge.set_len(1 << 30).unwrap();
    sandbox.tend();
    assert!(std::fs::metadata(folder.join(names[0])).unwrap().len() < 10_000);
}

/// Whoever had the stick could else read everything that is made on the new laptop.
#[test]
fn a_recovery_key_that_somebody_put_on_the_stick_is_not_believed() {
    let (gone, review, sheet) = protected();
    note(&gone, &review, "Said on the old laptop");
    gone.does("close_review", json!({ "review": review }));
    let folder = with_stick(&gone);
    let public = |folder: &Path| std::fs::read_to_string(folder.join("recovery.pub"));
    let right = public(&gone.library()).unwrap();
    std::fs::write(folder.join("recovery.pub"), format!("{}\n", RecoverySheet::generate().public())).unwrap();
    let recovered = |passphrase: &str, sheet: Value| {
        let laptop = Sandbox::new().unwrap();
        laptop.answer(folder.parent().unwrap());
        laptop.does("find_copies", json!({}));
        let brought = laptop.does("recover_copies", json!({ "passphrase": passphrase, "sheet": sheet }));
        assert_eq!(brought["reviews"], 1);
        laptop
    };
    let with_sheet = recovered("new words for the new laptop", json!(sheet));
    assert_eq!(public(&with_sheet.library()).unwrap(), right);
    let with_passphrase = recovered(PASSPHRASE, Value::Null);
    assert_eq!(public(&with_passphrase.library()).unwrap(), right);

    // An identity from before the key was noted in it says nothing about the one beside it.
    let (identity, words) = (folder.join("identity.age"), Passphrase::new(PASSPHRASE.to_owned()));
    let me = Identity::open(&std::fs::read(&identity).unwrap(), &words).unwrap();
    std::fs::write(&identity, me.protect(&words).unwrap()).unwrap();
    let mut early = recovered(PASSPHRASE, Value::Null);
    assert!(public(&early.library()).is_err(), "what is made is for me alone");
    early.restart().unwrap();
    early.does("unlock_with_sheet", json!({ "sheet": sheet, "passphrase": "new words for the new laptop" }));
    assert_eq!(public(&early.library()).unwrap(), right);
}

#[test]
fn what_did_not_arrive_is_not_said_to_be_complete() {
    let (sandbox, review, _) = protected();
    note(&sandbox, &review, "Said before");
    sandbox.does("close_review", json!({ "review": review }));
    let backups = sandbox.library().join("reviews").join(review.as_str().unwrap()).join("backups");
    for entry in std::fs::read_dir(backups).unwrap() {
        std::fs::write(entry.unwrap().path(), "not what it was").unwrap();
    }
    let stick = sandbox.path("STICK");
    std::fs::create_dir(&stick).unwrap();
    sandbox.answer(&stick);
    let place = sandbox.does("choose_second_place", json!({}));
    assert_eq!(
        (&place["complete_at"], &place["trouble"], &place["is_due"]),
        (&Value::Null, &json!("not_taken"), &json!(true))
    );
    sandbox.tend();
    assert_eq!(sandbox.does("second_place", json!({}))["complete_at"], Value::Null);
}

#[test]
fn a_review_whose_key_is_damaged_opens_with_the_one_on_the_stick() {
    let (sandbox, review, _) = protected();
    let folder = with_stick(&sandbox);
    note(&sandbox, &review, "Said later");
    sandbox.does("close_review", json!({ "review": review }));
    sandbox.tend();
    let key = sandbox.library().join("reviews").join(review.as_str().unwrap()).join("key.age");
    std::fs::write(&key, "not what it was").unwrap();
    std::fs::rename(folder.parent().unwrap(), sandbox.path("away")).unwrap();
    let error = sandbox.call("open_review", json!({ "review": review })).unwrap_err();
    assert!(error.code == ErrorCode::Key && error.message.contains("Plug in “STICK”"), "{error}");
    std::fs::rename(sandbox.path("away"), folder.parent().unwrap()).unwrap();
    sandbox.does("open_review", json!({ "review": review }));
}

#[test]
fn with_the_stick_and_the_sheet_everything_comes_back_on_another_laptop() {
    let (gone, review, sheet) = protected();
    note(&gone, &review, "The last thing that was said");
    gone.does("close_review", json!({ "review": review }));
    let stick = gone.path("STICK");
    std::fs::create_dir(&stick).unwrap();
    gone.answer(&stick);
    gone.does("choose_second_place", json!({}));

    for with_sheet in [true, false] {
        let laptop = Sandbox::new().unwrap();
        laptop.does("open_sample", json!({}));
        laptop.answer(&laptop.library());
        assert_eq!(laptop.call("find_copies", json!({})).unwrap_err().code, ErrorCode::BadValue, "no copies there");
        laptop.answer(&stick);
        assert_eq!(laptop.does("find_copies", json!({})), json!({ "name": "STICK", "reviews": 1 }));
        let wrong = json!({ "passphrase": "not what it was", "sheet": null });
        assert_eq!(laptop.call("recover_copies", wrong).unwrap_err().code, ErrorCode::Key);
        assert_eq!(laptop.does("lock_state", json!({}))["protected"], false, "a wrong try takes nothing over");

        let (passphrase, typed) =
            if with_sheet { ("new words for the new laptop", json!(sheet)) } else { (PASSPHRASE, Value::Null) };
        let brought = laptop.does("recover_copies", json!({ "passphrase": passphrase, "sheet": typed }));
        assert_eq!(brought, json!({ "reviews": 1, "there_already": 0, "refused": 0 }));
        assert_eq!(clients(&laptop).len(), 2);
        let texts = laptop.review(&review)["evidence"].to_string();
        assert!(texts.contains("The last thing that was said"));

        // From now on that passphrase opens this laptop, and it has keys of its own.
        laptop.does("lock", json!({}));
        laptop.does("unlock", json!({ "passphrase": passphrase }));
        assert_eq!(laptop.call("find_copies", json!({})).unwrap_err().code, ErrorCode::InUse);
        laptop.answer(&stick);
        let again = laptop.does("bring_from_place", json!({}));
        assert_eq!(again, json!({ "reviews": 0, "there_already": 1, "refused": 0 }));
    }
}

#[test]
fn before_many_pieces_change_at_once_a_backup_is_made() {
    let (sandbox, review, _) = protected();
    let backups = || sandbox.does("backups", json!({ "review": review })).as_array().unwrap().len();
    let restored = || {
        let at = sandbox.does("backups", json!({ "review": review }))[0]["at"].clone();
        let copy = sandbox.does("restore_copy", json!({ "review": review, "at": at }))["review"].clone();
        sandbox.review(&copy)
    };
    let count = |review: &Value, list: &str| review[list].as_array().unwrap().len();
    let source = sandbox.review(&review)["evidence"][0]["source"].clone();
    let add = |number: usize| {
        let line = format!("Said for the count {number}");
        sandbox.does("add_note", json!({ "review": review, "source": source, "line": line }))["id"].clone()
    };
    let notes: Vec<Value> = (0..10).map(add).collect();
    let allow = |notes: &[Value]| {
        sandbox.does("set_permission", json!({ "review": review, "notes": notes, "permission": "may_quote" }));
    };

    let first = backups();
    allow(&notes[..9]);
    assert_eq!(backups(), first, "a few are an edit like any other");
    let before = sandbox.review(&review);
    allow(&notes);
    assert_eq!(backups(), first + 1);
    assert_eq!(restored()["evidence"], before["evidence"]);

    let before = sandbox.review(&review);
    sandbox.does("remove_session", json!({ "review": review, "session": source["session"] }));
    assert!(count(&sandbox.review(&review), "evidence") + 10 <= count(&before, "evidence"), "its notes went with it");
    assert_eq!(backups(), first + 2);
    assert_eq!(restored()["evidence"], before["evidence"]);

    let pointed: Vec<Value> =
        (0..10).map(|n| json!({ "owner": { "evidence": notes[n] }, "words": format!("count {n}") })).collect();
    sandbox.does("add_names", json!({ "review": review, "kind": "person", "lines": "Somebody Invented" }));
    sandbox.does("settle_words", json!({ "review": review, "words": pointed, "choice": "stays" }));
    assert_eq!(backups(), first + 3);
}
