//! The end of the engagement: sources, keys and copies are gone, what stays is whole, and a kill leaves the old or the new.
#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, at, day, midnight, note, note_id, sample};
use debrief_domain::{Evidence, RationalePart, Review};
use debrief_keys::{Identity, Keyring};
use debrief_store::{Destroyed, DestroyedKind, ExportEntry, ExportForm, Library, StoreError};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Words of the sample’s first note, and what of it is found nowhere else.
fn words(review: &Review) -> String {
    let unused =
        |note: &&Evidence| !review.decisions.iter().any(|decision| decision.rationale.quoted().contains(&note.id));
    review.evidence.iter().find(unused).unwrap().text.chars().take(30).collect()
}

/// The files below a folder that hold the words.
fn telling(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(telling(&path, words));
        } else if fs::read(&path).unwrap().windows(words.len()).any(|there| there == words.as_bytes()) {
            found.push(path);
        }
    }
    found
}

fn entry(number: i64) -> ExportEntry {
    ExportEntry {
        file_name: format!("Riverbend {number}.pdf"),
        form: ExportForm::Pdf,
        audience: None,
        at: at(number),
        sha256: "ab".repeat(32),
    }
}

/// The sample with history, a draft, two exports, backups and a copy in a second place.
fn with_everything(sandbox: &Sandbox) -> (Review, PathBuf) {
    let review = sample();
    sandbox.library.create(&review, at(0)).unwrap();
    let mut store = sandbox.open(review.id).unwrap();
    let typed = Evidence { id: note_id(9_001), ..note(1, "A line typed late") };
    act(&mut store, "Add a note", |writer| {
        writer.put(&Evidence { source: review.evidence[0].source, noted_by: None, ..typed })
    });
    store.set_draft("lines", "half typed").unwrap();
    store.log_export(&entry(1)).unwrap();
    store.log_export(&entry(2)).unwrap();
    store.backup_now(at(40)).unwrap();
    store.close().unwrap();
    let second = sandbox.folder.path().join("stick");
    let there = second.join("reviews").join(review.id.to_string()).join("backups");
    fs::create_dir_all(&there).unwrap();
    let backup = fs::read_dir(sandbox.file(review.id).with_file_name("backups")).unwrap().next().unwrap().unwrap();
    fs::copy(backup.path(), there.join(backup.file_name())).unwrap();
    (review, second)
}

fn destroy(library: &Library, review: &Review, elsewhere: &[PathBuf]) -> (Review, Destroyed) {
    let mut seen = Destroyed::default();
    let (stays, certificate) = library
        .destroy_sources(
            review.id,
            at(100),
            elsewhere,
            |review| review.without_sources(day()),
            |_, destroyed| {
                seen = destroyed.clone();
                "A certificate".into()
            },
        )
        .unwrap();
    assert_eq!((certificate.at, certificate.text.as_str()), (at(100), "A certificate"));
    (stays, seen)
}

#[test]
fn the_sources_are_nowhere_and_the_rest_is_whole() {
    let sandbox = Sandbox::new();
    let (review, second) = with_everything(&sandbox);
    let said = words(&review);
    assert!(telling(sandbox.folder.path(), &said).len() > 3, "in the review, its backups and the second place");
    let missing = sandbox.folder.path().join("not in/Debrief backups");
    let (stays, destroyed) = destroy(&sandbox.library, &review, &[second.clone(), missing]);
    assert_eq!(telling(sandbox.folder.path(), &said), [] as [PathBuf; 0]);
    assert_eq!(stays, sample().without_sources(day()));

    let kinds = |kind| destroyed.files.iter().filter(|file| file.kind == kind).count();
    assert_eq!((kinds(DestroyedKind::Review), kinds(DestroyedKind::Elsewhere)), (1, 1));
    assert!(kinds(DestroyedKind::Backup) >= 2);
    assert!(destroyed.files.iter().all(|file| file.sha256.len() == 64 && file.bytes > 0));
    assert_eq!((destroyed.steps, destroyed.drafts, destroyed.handed_out.len()), (1, 1, 2));
    assert_eq!(destroyed.unreachable, ["not in/Debrief backups"]);
    assert_eq!(destroyed.left, [""; 0]);
    assert!(!second.join("reviews").join(review.id.to_string()).exists());

    let (store, opening) = sandbox.opened(review.id).unwrap();
    assert!(!opening.after_unclean_exit);
    assert_eq!(store.load().unwrap(), stays);
    assert_eq!(store.exports(10).unwrap(), [entry(2), entry(1)]);
    assert_eq!(store.certificates().unwrap()[0].text, "A certificate");
    assert_eq!((store.history(10).unwrap(), store.draft("lines").unwrap()), (vec![], None));
    assert_eq!(store.undo_state().unwrap().undo, None);
    assert!(store.search(&said, 10).unwrap().is_empty());
    assert_eq!(sandbox.library.cards().unwrap()[0].keeping.sources_destroyed_on, Some(day()));
    assert_eq!(sandbox.library.cards().unwrap()[0].notes, 0);
}

#[test]
fn what_was_cleared_stays_as_plain_text_and_nothing_else_of_a_note() {
    let review = sample();
    let stays = review.without_sources(day());
    let quoted = |review: &Review| {
        let parts = review.decisions.iter().flat_map(|decision| &decision.rationale.0);
        parts.filter(|part| matches!(part, RationalePart::Quote { .. })).count()
    };
    assert!(quoted(&review) > 5);
    assert_eq!(quoted(&stays), 0);
    for (before, after) in review.decisions.iter().zip(&stays.decisions) {
        let cleared = before.rationale.without(|note| !review.may_quote(note));
        assert_eq!((after.judgement.as_ref(), after.rationale.plain()), (before.judgement.as_ref(), cleared.plain()));
    }
    assert!(stays.sessions.iter().all(|session| {
        session.interviewer.is_none()
            && session.scribe.is_none()
            && session.place.is_empty()
            && session.starts_at.is_none_or(|at| at.time() == chrono::NaiveTime::MIN)
    }));
    assert_eq!(
        stays.sessions.iter().map(|session| session.headcount).collect::<Vec<_>>(),
        review.sessions.iter().map(|session| session.headcount).collect::<Vec<_>>()
    );
    assert_eq!(
        (&stays.groups, &stays.recommendations, &stays.deck),
        (&review.groups, &review.recommendations, &review.deck)
    );
    assert!(stays.findings.iter().all(|finding| finding.evidence.is_empty()));
    stays.validate().unwrap();
}

#[test]
fn the_new_file_has_a_new_key_and_the_old_one_is_gone() {
    let (folder, review) = (tempfile::tempdir().unwrap(), sample());
    let keyring = Arc::new(Keyring::new(Identity::generate(), Vec::new()));
    let library = Library::open(folder.path(), Some(keyring)).unwrap();
    library.create(&review, at(0)).unwrap();
    let file = common::file(folder.path(), review.id);
    let (key, sealed) = (fs::read(file.with_file_name("key.age")).unwrap(), fs::read(&file).unwrap());
    let (stays, destroyed) = destroy(&library, &review, &[]);
    assert_eq!(destroyed.files.iter().filter(|file| file.kind == DestroyedKind::Key).count(), 1);
    assert_ne!(fs::read(file.with_file_name("key.age")).unwrap(), key);
    // Somebody who kept the old file has nothing that opens it.
    fs::write(&file, &sealed).unwrap();
    assert!(matches!(library.open_review(review.id, midnight()), Err(StoreError::Damaged { .. })));
    assert_eq!(stays.evidence, []);
}

#[test]
fn a_review_that_is_open_is_left_alone() {
    let sandbox = Sandbox::new();
    let (review, _) = with_everything(&sandbox);
    let store = sandbox.open(review.id).unwrap();
    let refused = sandbox.library.destroy_sources(review.id, at(100), &[], Review::clone, |_, _| String::new());
    assert!(matches!(refused, Err(StoreError::OpenElsewhere)));
    assert_eq!(store.load().unwrap().evidence.len(), review.evidence.len() + 1);
}

#[test]
fn from_the_bin_everything_goes_with_every_copy() {
    let sandbox = Sandbox::new();
    let (review, second) = with_everything(&sandbox);
    let said = words(&review);
    sandbox.library.restore_backup(review.id, day()).unwrap();
    assert!(sandbox.folder.path().join("damaged").read_dir().unwrap().count() > 0);
    sandbox.library.bin(review.id, at(50)).unwrap();
    let destroyed = sandbox.library.destroy(review.id, &[second]).unwrap();
    assert_eq!(telling(sandbox.folder.path(), &said), [] as [PathBuf; 0]);
    assert!(destroyed.files.iter().any(|file| file.kind == DestroyedKind::Aside));
    assert_eq!(destroyed.handed_out.len(), 2);
    assert_eq!(sandbox.library.binned().unwrap(), []);
    sandbox.library.create(&review, at(60)).unwrap();
}

#[test]
fn one_that_cannot_be_read_is_destroyed_like_any_other() {
    let sandbox = Sandbox::new();
    let (review, _) = with_everything(&sandbox);
    fs::write(sandbox.file(review.id), "noise").unwrap();
    sandbox.library.bin(review.id, at(50)).unwrap();
    let destroyed = sandbox.library.destroy(review.id, &[]).unwrap();
    assert!(destroyed.handed_out.is_empty() && !destroyed.files.is_empty());
    assert_eq!(fs::read_dir(sandbox.folder.path().join("bin")).unwrap().count(), 0);
}

/// A file that nobody can open for writing, whoever runs the test: a program that is running, in the place of the lock.
#[cfg(target_os = "linux")]
fn hold(folder: &Path) -> Held {
    let lock = folder.join("lock");
    fs::remove_file(&lock).unwrap();
    fs::copy("/bin/sleep", &lock).unwrap();
    // Another test that starts a program may for a moment have it open for writing, too.
    loop {
        match std::process::Command::new(&lock).arg("600").spawn() {
            Ok(program) => return Held(program),
            Err(error) => assert_eq!(error.kind(), std::io::ErrorKind::ExecutableFileBusy),
        }
    }
}

#[cfg(target_os = "linux")]
struct Held(std::process::Child);

#[cfg(target_os = "linux")]
impl Drop for Held {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_is_still_there_is_named_and_not_listed_as_gone() {
    let sandbox = Sandbox::new();
    let (review, _) = with_everything(&sandbox);
    let folder = sandbox.file(review.id).parent().unwrap().to_owned();
    let (mut told, mut held) = (Vec::new(), None);
    let (_, certificate) = sandbox
        .library
        .destroy_sources(
            review.id,
            at(100),
            &[],
            |review| review.without_sources(day()),
            |_, destroyed| {
                if told.is_empty() {
                    held = Some(hold(&folder));
                }
                told.push(destroyed.clone());
                format!("{} left", destroyed.left.len())
            },
        )
        .unwrap();
    drop(held);
    let kinds = |destroyed: &Destroyed, kind| destroyed.files.iter().filter(|file| file.kind == kind).count();
    let [before, after] = told.try_into().unwrap();
    assert_eq!((kinds(&before, DestroyedKind::Review), before.left.len()), (1, 0));
    // The lock comes after the backups and before the review.
    assert_eq!((kinds(&after, DestroyedKind::Review), after.left), (0, vec!["review.db".to_owned()]));
    assert_eq!(certificate.text, "1 left");
    let store = sandbox.open(review.id).unwrap();
    assert_eq!(store.certificates().unwrap(), [certificate], "the one that was not true is not kept");
    store.close().unwrap();

    let sandbox = Sandbox::new();
    let (review, _) = with_everything(&sandbox);
    sandbox.library.bin(review.id, at(50)).unwrap();
    let _held = hold(&sandbox.folder.path().join("bin").join(review.id.to_string()));
    let destroyed = sandbox.library.destroy(review.id, &[]).unwrap();
    assert_eq!((kinds(&destroyed, DestroyedKind::Review), kinds(&destroyed, DestroyedKind::Backup) > 0), (0, true));
    assert!(destroyed.left.contains(&"review.db".to_owned()), "{:?}", destroyed.left);
}

#[cfg(unix)]
mod killed {
    use super::*;
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};
    use std::time::{Duration, Instant};

    const FOLDER: &str = "DEBRIEF_TEST_DESTROYING";
    const CYCLES: u32 = 50;

    /// Not a test by itself: what a child process does.
    #[test]
    fn child_process() {
        let Ok(folder) = std::env::var(FOLDER) else { return };
        let library = Library::open(Path::new(&folder), None).unwrap();
        let second = [Path::new(&folder).join("stick")];
        println!("child: begins");
        let stays = |review: &Review| review.without_sources(day());
        library.destroy_sources(sample().id, at(100), &second, stays, |_, _| "A certificate".into()).unwrap();
        println!("child: done");
    }

    /// Runs the child on a fresh library and kills it after that time; whether it was done by then.
    fn killed(folder: &Path, after: Duration) -> bool {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["killed::child_process", "--exact", "--nocapture", "--test-threads=1"])
            .env(FOLDER, folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.ends_with("child: begins")));
        let killed_at = Instant::now() + after;
        while Instant::now() < killed_at {
            std::hint::spin_loop();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        lines.any(|line| line.ends_with("child: done"))
    }

    #[test]
    fn a_kill_leaves_the_old_review_or_the_new_one() {
        // How long it takes here, so that the kills fall all over it.
        let sandbox = Sandbox::new();
        let (review, second) = with_everything(&sandbox);
        let began = Instant::now();
        destroy(&sandbox.library, &review, &[second]);
        let whole = began.elapsed();
        let said = words(&review);
        let (mut old, mut new) = (0, 0);
        for cycle in 0..CYCLES {
            let sandbox = Sandbox::new();
            let (review, _) = with_everything(&sandbox);
            let before = sandbox.open(review.id).unwrap();
            let whole_before = before.load().unwrap();
            before.close().unwrap();
            let Sandbox { folder, library } = sandbox;
            drop(library);
            let was_done = killed(folder.path(), whole * cycle * 13 / 10 / CYCLES);

            let library = Library::open(folder.path(), None).unwrap();
            assert_eq!(library.cards().unwrap().len(), 1, "cycle {cycle}");
            let (store, _) = library.open_review(review.id, midnight()).unwrap();
            let found = store.load().unwrap();
            if found == whole_before {
                assert!(!was_done);
                old += 1;
            } else {
                assert_eq!(found, whole_before.without_sources(day()), "cycle {cycle}");
                assert_eq!(store.certificates().unwrap().len(), 1);
                assert_eq!(store.exports(10).unwrap().len(), 2);
                assert_eq!(telling(folder.path(), &said), [] as [PathBuf; 0], "cycle {cycle}");
                new += 1;
            }
            let names: Vec<_> = fs::read_dir(folder.path().join("reviews")).unwrap().collect();
            assert_eq!(names.len(), 1, "nothing half is left: {names:?}");
        }
        assert!(old > 2 && new > 2, "{old} old and {new} new: the kills were not all over it");
    }
}

/// Folders and files of somebody else, and links to them in everything that is destroyed.
#[cfg(unix)]
#[test]
fn what_a_planted_link_leads_to_is_not_touched() {
    use std::os::unix::fs::symlink;
    let (sandbox, home) = (Sandbox::new(), tempfile::tempdir().unwrap());
    let (review, second) = with_everything(&sandbox);
    let (letter, photos) = (home.path().join("letter.txt"), home.path().join("photos"));
    fs::write(&letter, "Dear Ana").unwrap();
    fs::create_dir(&photos).unwrap();
    fs::write(photos.join("20200101-080000.db"), "a picture").unwrap();
    let here = sandbox.file(review.id).with_file_name("backups");
    let there = second.join("reviews").join(review.id.to_string());
    let aside = sandbox.folder.path().join("damaged").join(format!("{}-2026-03-09", review.id));
    fs::create_dir_all(&aside).unwrap();
    for folder in [&here, &there, &there.join("backups"), &aside] {
        symlink(&letter, folder.join("a.db")).unwrap();
        symlink(&photos, folder.join("b")).unwrap();
        symlink(home.path().join("not there"), folder.join("c.age")).unwrap();
    }
    symlink(&photos, sandbox.folder.path().join("damaged").join(format!("{}-2026-03-10", review.id))).unwrap();
    // Another place, of which the folder of the review itself is a link, and one that lies behind a link.
    let (third, fourth) = (sandbox.folder.path().join("third"), sandbox.folder.path().join("fourth"));
    fs::create_dir_all(third.join("reviews")).unwrap();
    symlink(&photos, third.join("reviews").join(review.id.to_string())).unwrap();
    fs::create_dir_all(home.path().join("reviews").join(review.id.to_string())).unwrap();
    fs::copy(&letter, home.path().join("reviews").join(review.id.to_string()).join("letter.txt")).unwrap();
    fs::create_dir_all(&fourth).unwrap();
    symlink(home.path().join("reviews"), fourth.join("reviews")).unwrap();
    let untouched = || {
        let theirs = home.path().join("reviews").join(review.id.to_string()).join("letter.txt");
        for (path, words) in [(&letter, "Dear Ana"), (&theirs, "Dear Ana")] {
            assert_eq!(fs::read_to_string(path).unwrap(), words);
        }
        assert_eq!(fs::read_to_string(photos.join("20200101-080000.db")).unwrap(), "a picture");
    };

    let (_, destroyed) = destroy(&sandbox.library, &review, &[second.clone(), third.clone(), fourth]);
    untouched();
    assert_eq!((destroyed.left, destroyed.unreachable.len()), (Vec::new(), 1));
    assert!(!there.exists() && fs::symlink_metadata(third.join("reviews").join(review.id.to_string())).is_err());
    assert_eq!(fs::read_dir(&aside).unwrap().count(), 0, "the links themselves are gone");

    let here = sandbox.file(review.id).with_file_name("backups");
    fs::create_dir_all(&here).unwrap();
    symlink(&letter, here.join("unchecked.db")).unwrap();
    symlink(&photos, here.join("b")).unwrap();
    sandbox.library.bin(review.id, at(200)).unwrap();
    sandbox.library.destroy(review.id, &[]).unwrap();
    untouched();
    assert_eq!(fs::read_dir(sandbox.folder.path().join("bin")).unwrap().count(), 0);
}
