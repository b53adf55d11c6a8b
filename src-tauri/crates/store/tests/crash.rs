//! A program that is killed while it writes loses nothing it has said is saved.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{Sandbox, action, midnight, note, note_id, small};
use debrief_store::{Library, StoreError};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// Tells a child process, which is this very test program, what to be and where.
const ROLE: &str = "DEBRIEF_TEST_ROLE";
const FOLDER: &str = "DEBRIEF_TEST_FOLDER";

fn child(role: &str, folder: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["child_process", "--exact", "--nocapture", "--test-threads=1"])
        .env(ROLE, role)
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The lines that the child says, without those of the test program around it.
fn said(child: &mut Child) -> impl Iterator<Item = String> + use<> {
    let lines = BufReader::new(child.stdout.take().unwrap()).lines();
    lines.map_while(Result::ok).filter_map(|line| line.split_once("child: ").map(|(_, said)| said.to_owned()))
}

/// Not a test by itself: what a child process does.
#[test]
fn child_process() {
    let (Ok(role), Ok(folder)) = (std::env::var(ROLE), std::env::var(FOLDER)) else { return };
    let library = Library::open(Path::new(&folder), None).unwrap();
    let (mut store, _) = library.open_review(small().id, midnight()).unwrap();
    if role == "hold" {
        println!("child: open");
        std::io::stdin().read_line(&mut String::new()).unwrap();
        return;
    }
    let first = store.load().unwrap().evidence.len() as u128 + 1;
    for number in first.. {
        let text = format!("Note {number} {}", "and more of it ".repeat(usize::try_from(number % 300).unwrap()));
        store.transact(&action("Add note", 1), |writer| writer.put(&note(number, &text))).unwrap();
        println!("child: {number}");
        std::io::stdout().flush().unwrap();
    }
}

#[test]
fn every_acknowledged_note_survives_a_kill() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&small(), common::at(0)).unwrap();
    let mut acknowledged = 1;
    for round in 0..6_u64 {
        let mut writing = child("write", sandbox.folder.path());
        let mut lines = said(&mut writing);
        let first = lines.next().unwrap();
        let killed_at = std::time::Instant::now() + std::time::Duration::from_millis(60 * round);
        let mut last = first;
        while std::time::Instant::now() < killed_at {
            last = lines.next().unwrap();
        }
        // SIGKILL: the child gets no chance to tidy up.
        writing.kill().unwrap();
        writing.wait().unwrap();
        last = lines.last().unwrap_or(last);
        acknowledged = last.parse::<u128>().unwrap();

        let (store, opening) = sandbox.opened(small().id).unwrap();
        assert!(opening.after_unclean_exit, "round {round}");
        let review = store.load().unwrap();
        for number in 2..=acknowledged {
            let kept = review.evidence_of(note_id(number));
            assert!(kept.is_some_and(|kept| kept.text.starts_with(&format!("Note {number} "))), "{number}");
        }
        // One more may have reached the disk before the child could say so.
        assert!((review.evidence.len() as u128) <= acknowledged + 1);
        drop(store);
    }
    assert!(acknowledged > 10, "only {acknowledged} notes were written");
    sandbox.open(small().id).unwrap().close().unwrap();
    assert!(!sandbox.opened(small().id).unwrap().1.after_unclean_exit);
}

#[test]
fn a_review_that_another_process_has_open_is_left_alone() {
    let sandbox = Sandbox::new();
    sandbox.library.create(&small(), common::at(0)).unwrap();
    let mut holding = child("hold", sandbox.folder.path());
    assert_eq!(said(&mut holding).next().as_deref(), Some("open"));
    assert!(matches!(sandbox.open(small().id), Err(StoreError::OpenElsewhere)));
    assert!(matches!(sandbox.library.bin(small().id, common::at(1)), Err(StoreError::OpenElsewhere)));
    // Its card stays in the index of a second window.
    let second = Library::open(sandbox.folder.path(), None).unwrap();
    assert_eq!(second.cards().unwrap()[0].client, small().client);
    holding.stdin.take().unwrap().write_all(b"\n").unwrap();
    holding.wait().unwrap();
    sandbox.open(small().id).unwrap();
}
