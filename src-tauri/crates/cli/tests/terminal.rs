//! The terminal program as a script would use it: the real binary, real files, exit codes, both output streams.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use debrief_api::{Core, NoDialogs};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::Arc;
use tempfile::TempDir;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/sample/riverbend.review.json");
const PROGRAM: &str = env!("CARGO_BIN_EXE_debrief-cli");

fn run(folder: &Path, words: &[&str]) -> Output {
    Command::new(PROGRAM)
        .args(words)
        .current_dir(folder)
        .env("DEBRIEF_LIBRARY", folder.join("library"))
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn help_explains_every_command_and_exit_code() {
    let folder = TempDir::new().unwrap();
    let help = out(&run(folder.path(), &["--help"]));
    for expected in ["new", "import", "export", "check", "list", "Exit codes:", "Examples:"] {
        assert!(help.contains(expected), "{help}");
    }
    assert!(out(&run(folder.path(), &["export", "--help"])).contains("--pdf"));
}

#[test]
fn a_library_from_new_to_list() {
    let folder = TempDir::new().unwrap();
    let made = run(folder.path(), &["new", "Harbor County Schools"]);
    assert!(made.status.success(), "{}", err(&made));
    let id = out(&made).trim().to_owned();
    let imported = run(folder.path(), &["import", SAMPLE]);
    assert!(imported.status.success(), "{}", err(&imported));

    let list = out(&run(folder.path(), &["list"]));
    assert!(list.contains(&format!("{id}\tdraft\t0/15\tHarbor County Schools")), "{list}");
    assert!(list.contains("provisional\t15/15\tRiverbend School District"), "{list}");

    let checked = run(folder.path(), &["check", &id[..13]]);
    assert_eq!(checked.status.code(), Some(1), "an empty review is not ready");
    assert!(out(&checked).contains("must\t15 elements are not rated"), "{}", out(&checked));
    let sample = out(&imported).trim().to_owned();
    assert_eq!(run(folder.path(), &["check", &sample]).status.code(), Some(0));

    let exported = run(folder.path(), &["export", &sample, "--json", "again.json"]);
    assert!(exported.status.success(), "{}", err(&exported));
    // The students of the roster stay on the laptop, and nothing else does.
    let mut whole: Value = serde_json::from_str(&fs::read_to_string(SAMPLE).unwrap()).unwrap();
    whole["roster"].as_array_mut().unwrap().retain(|entry| entry["kind"] != "student");
    let again: Value = serde_json::from_str(&fs::read_to_string(folder.path().join("again.json")).unwrap()).unwrap();
    assert_eq!(again, whole);
}

#[test]
fn a_deck_straight_from_a_file_is_the_same_bytes_in_every_run() {
    let folder = TempDir::new().unwrap();
    let pdf = |name: &str| -> Vec<u8> {
        let done = run(folder.path(), &["export", SAMPLE, "--pdf", name, "--at", "2026-03-24T09:00:00"]);
        assert!(done.status.success(), "{}", err(&done));
        assert!(out(&done).contains("(14 pages)"), "{}", out(&done));
        fs::read(folder.path().join(name)).unwrap()
    };
    assert!(pdf("one.pdf") == pdf("two.pdf"), "the bytes differ");
    assert!(!folder.path().join("library").exists(), "no library is made for a file");
}

#[test]
fn what_fails_says_so_with_its_exit_code() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| -> PathBuf {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    write("empty.json", "");
    write("letter.json", "Dear colleague");
    let cases: [(&[&str], i32, &str); 7] = [
        (&["frobnicate"], 2, "unrecognized subcommand"),
        (&["export", SAMPLE], 2, "required"),
        (&["export", SAMPLE, "--pdf", "x.pdf", "--at", "noon"], 2, "“noon” is not a moment"),
        (&["import", "empty.json"], 3, "is empty"),
        (&["check", "letter.json"], 3, "line 1"),
        (&["check", "123"], 4, "No review begins with"),
        (&["import", "missing.json"], 5, "could not be read"),
    ];
    for (words, code, message) in cases {
        let output = run(folder.path(), words);
        assert_eq!(output.status.code(), Some(code), "{words:?}: {}", err(&output));
        assert!(err(&output).contains(message), "{words:?}: {}", err(&output));
        assert!(output.stdout.is_empty(), "{words:?} says its message on stderr alone");
    }
}

/// The file system refuses in the middle of the file, as a full disk does.
#[cfg(unix)]
#[test]
fn a_write_that_fails_midway_leaves_the_old_deck_whole() {
    let folder = TempDir::new().unwrap();
    let old = folder.path().join("deck.pdf");
    fs::write(&old, "the old deck").unwrap();
    let script = format!("trap '' XFSZ; ulimit -f 8; exec '{PROGRAM}' export '{SAMPLE}' --pdf deck.pdf");
    let output = Command::new("bash").args(["-c", &script]).current_dir(folder.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(5), "{}", err(&output));
    assert!(err(&output).contains("could not be written"), "{}", err(&output));
    assert_eq!(fs::read_to_string(&old).unwrap(), "the old deck");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no half-written file stays behind");
}

#[test]
fn a_review_that_another_program_has_open_is_told() {
    let folder = TempDir::new().unwrap();
    let id = out(&run(folder.path(), &["import", SAMPLE])).trim().to_owned();
    let database = folder.path().join("library/reviews").join(&id).join("review.db");
    assert!(database.is_file());
    let holder = Core::open(&folder.path().join("library"), folder.path(), Arc::new(NoDialogs)).unwrap();
    holder.whole_review(debrief_api::domain::ReviewId(id.parse().unwrap())).unwrap();
    let output = run(folder.path(), &["check", &id]);
    assert_eq!(output.status.code(), Some(5), "{}", err(&output));
    assert!(err(&output).contains("open in another window"), "{}", err(&output));
}

#[test]
fn a_locked_library_opens_with_the_passphrase_from_its_file() {
    let folder = TempDir::new().unwrap();
    let library = folder.path().join("library");
    protect(&library, "nine grey herons over the marsh");
    let refused = run(folder.path(), &["list"]);
    assert_eq!(refused.status.code(), Some(5), "{}", out(&refused));
    assert!(err(&refused).contains("--passphrase-file"), "{}", err(&refused));

    fs::write(folder.path().join("wrong"), "nine grey geese\n").unwrap();
    let refused = run(folder.path(), &["--passphrase-file", "wrong", "list"]);
    assert_eq!(refused.status.code(), Some(5), "{}", out(&refused));

    fs::write(folder.path().join("right"), "nine grey herons over the marsh\n").unwrap();
    let imported = run(folder.path(), &["import", SAMPLE, "--passphrase-file", "right"]);
    assert!(imported.status.success(), "{}", err(&imported));
    let list = out(&run(folder.path(), &["--passphrase-file", "right", "list"]));
    assert!(list.contains("Riverbend School District"), "{list}");
}

/// Gives a new library a passphrase, as the window does.
fn protect(library: &Path, passphrase: &str) {
    let core = Core::open(library, library, Arc::new(NoDialogs)).unwrap();
    let key = core.ask("begin_protection", json!({ "passphrase": passphrase })).unwrap();
    let groups: Vec<String> = serde_json::from_value(key["groups"].clone()).unwrap();
    let asked: Vec<usize> = serde_json::from_value(key["ask"].clone()).unwrap();
    let typed: Vec<&str> = asked.iter().map(|number| groups[number - 1].as_str()).collect();
    core.ask("finish_protection", json!({ "typed": typed })).unwrap();
    core.close_all();
}
