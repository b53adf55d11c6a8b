//! A second place: nothing of it gives way to what is not known to be good, and it is a way back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod common;

use common::{Sandbox, act, at, day, file, midnight, note, small};
use debrief_domain::Review;
use debrief_keys::{Identity, Keyring};
use debrief_store::{Brought, Copied, Library, SecondPlace, StoreError};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A laptop, a stick, and whose they are.
struct Desk {
    laptop: TempDir,
    stick: TempDir,
    library: Library,
    me: Identity,
}

fn opened(folder: &Path, me: &Identity) -> Library {
    Library::open(folder, Some(Arc::new(Keyring::new(me.clone(), Vec::new())))).unwrap()
}

impl Desk {
    /// With a review of two backups, both on the stick.
    fn copied() -> Self {
        let (laptop, stick, me) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), Identity::generate());
        let desk = Self { library: opened(laptop.path(), &me), laptop, stick, me };
        desk.library.create(&small(), at(0)).unwrap();
        desk.work(60, 100);
        assert_eq!(desk.copy(), Copied { backups: 2, refused: 0 });
        desk
    }

    /// Opens the review, adds a note, makes a backup named so.
    fn work(&self, number: u128, seconds: i64) {
        let (mut store, _) = self.library.open_review(small().id, midnight()).unwrap();
        act(&mut store, "Add", |writer| writer.put(&note(number, "Another")));
        assert!(store.backup_now(at(seconds)).unwrap());
        store.close().unwrap();
    }

    fn place(&self) -> SecondPlace {
        SecondPlace::new(self.stick.path())
    }

    fn copy(&self) -> Copied {
        self.library.copy_backups(&self.place(), at(9_000)).unwrap()
    }

    fn here(&self) -> PathBuf {
        file(self.laptop.path(), small().id).parent().unwrap().to_owned()
    }

    fn there(&self) -> PathBuf {
        self.place().folder().join("reviews").join(small().id.to_string())
    }

    /// What another laptop of mine finds on the stick.
    fn found(&self) -> Review {
        let laptop = tempfile::tempdir().unwrap();
        let library = opened(laptop.path(), &self.me);
        assert_eq!(library.bring_from(&self.place()).unwrap().reviews, 1);
        let (store, _) = library.open_review(small().id, midnight()).unwrap();
        store.load().unwrap()
    }

    fn newest_there(&self) -> PathBuf {
        fs::read_dir(self.there().join("backups")).unwrap().map(|entry| entry.unwrap().path()).max().unwrap()
    }
}

#[test]
fn a_key_that_went_bad_here_takes_the_place_of_no_good_one() {
    let desk = Desk::copied();
    let (key, was) = (fs::read(desk.there().join("key.age")).unwrap(), desk.found());
    desk.work(61, 200);
    fs::write(desk.here().join("key.age"), "not what it was").unwrap();
    assert_eq!(desk.copy(), Copied { backups: 0, refused: 1 });
    assert_eq!(fs::read(desk.there().join("key.age")).unwrap(), key);
    // One that opens something else is as bad.
    let other = tempfile::tempdir().unwrap();
    opened(other.path(), &desk.me).create(&small(), at(0)).unwrap();
    let others = file(other.path(), small().id).with_file_name("key.age");
    fs::copy(others, desk.here().join("key.age")).unwrap();
    assert_eq!(desk.copy(), Copied { backups: 0, refused: 1 });
    assert_eq!((fs::read(desk.there().join("key.age")).unwrap(), desk.found()), (key.clone(), was));
    // The control: with its own key, it is copied.
    fs::write(desk.here().join("key.age"), key).unwrap();
    assert_eq!(desk.copy(), Copied { backups: 1, refused: 0 });
}

/// Two laptops that have the same review under two keys.
#[test]
fn copies_under_another_key_stay_and_are_told_of() {
    let desk = Desk::copied();
    let was = desk.found();
    let other = tempfile::tempdir().unwrap();
    let library = opened(other.path(), &desk.me);
    library.create(&Review { client: "Somebody else".into(), ..small() }, at(0)).unwrap();
    library.open_review(small().id, midnight()).unwrap().0.close().unwrap();
    // The first opening of the day made one of the same name, so that another is needed.
    let (store, _) = library.open_review(small().id, midnight()).unwrap();
    let mut store = store;
    act(&mut store, "Add", |writer| writer.put(&note(70, "Another")));
    assert!(store.backup_now(at(300)).unwrap());
    assert_eq!(library.copy_backups(&desk.place(), at(9_000)).unwrap(), Copied { backups: 0, refused: 1 });
    assert_eq!(desk.found(), was);
}

#[test]
fn a_damaged_key_there_is_mended_when_ours_opens_what_is_there() {
    let desk = Desk::copied();
    let was = desk.found();
    fs::write(desk.there().join("key.age"), "not what it was").unwrap();
    desk.work(61, 200);
    assert_eq!(desk.copy(), Copied { backups: 1, refused: 0 });
    assert_eq!(desk.found().evidence.len(), was.evidence.len() + 1);
    fs::remove_file(desk.there().join("key.age")).unwrap();
    assert!(!desk.library.is_complete(&desk.place(), at(9_000)).unwrap());
    assert_eq!(desk.copy(), Copied { backups: 0, refused: 0 });
    assert!(desk.library.is_complete(&desk.place(), at(9_000)).unwrap());
}

#[test]
fn a_stick_that_was_away_when_sources_were_destroyed_loses_them_and_gets_what_stays() {
    let desk = Desk::copied();
    let old: Vec<u8> = fs::read(desk.newest_there()).unwrap();
    let stays = |review: &Review| review.without_sources(day());
    let (kept, _) = desk.library.destroy_sources(small().id, at(500), &[], stays, |_, _| "Done".into()).unwrap();
    desk.library.open_review(small().id, midnight()).unwrap().0.close().unwrap();
    assert_eq!(desk.copy(), Copied { backups: 1, refused: 0 });
    assert_eq!(fs::read(desk.there().join("key.age")).unwrap(), fs::read(desk.here().join("key.age")).unwrap());
    assert_eq!(fs::read_dir(desk.there().join("backups")).unwrap().count(), 1);
    assert_ne!(fs::read(desk.newest_there()).unwrap(), old);
    assert_eq!(desk.found(), kept);
}

#[test]
fn what_arrives_broken_or_is_broken_here_does_not_count() {
    let desk = Desk::copied();
    desk.work(61, 200);
    let newest = desk.here().join("backups/20260309-080320.db");
    let whole = fs::read(&newest).unwrap();
    fs::write(&newest, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(desk.copy(), Copied { backups: 0, refused: 1 });
    assert!(!desk.library.is_complete(&desk.place(), at(9_000)).unwrap());
    // A newer one makes up for it.
    desk.work(62, 300);
    assert_eq!(desk.copy(), Copied { backups: 1, refused: 0 });
    assert!(fs::read_dir(desk.there().join("backups")).unwrap().all(|e| e.unwrap().file_name() != "unchecked.db"));
}

#[test]
fn what_the_place_has_not_is_copied_whatever_it_is_called() {
    let desk = Desk::copied();
    let years = 4 * 365 * 24 * 3600;
    desk.work(61, years);
    desk.work(62, 200);
    desk.work(63, -years);
    assert_eq!(desk.copy(), Copied { backups: 3, refused: 0 });
    assert_eq!(desk.copy(), Copied { backups: 0, refused: 0 });
    assert_eq!(desk.found().evidence.len(), small().evidence.len() + 4, "with what was written last");
}

/// A DVD, or a folder that somebody protected.
#[test]
fn what_comes_back_from_copies_that_cannot_be_written_can_be() {
    let desk = Desk::copied();
    let protect = |path: &Path| {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(path, permissions).unwrap();
    };
    protect(&desk.there().join("key.age"));
    for backup in fs::read_dir(desk.there().join("backups")).unwrap() {
        protect(&backup.unwrap().path());
    }
    let laptop = tempfile::tempdir().unwrap();
    let library = opened(laptop.path(), &desk.me);
    assert_eq!(library.bring_from(&desk.place()).unwrap(), Brought { reviews: 1, there_already: 0, refused: 0 });
    let review = file(laptop.path(), small().id);
    assert!(!fs::metadata(&review).unwrap().permissions().readonly());
    for backup in fs::read_dir(review.with_file_name("backups")).unwrap() {
        assert!(!backup.unwrap().metadata().unwrap().permissions().readonly());
    }
    let (mut store, _) = library.open_review(small().id, midnight()).unwrap();
    act(&mut store, "Add", |writer| writer.put(&note(61, "Goes on")));
}

#[test]
fn a_key_that_is_lost_or_damaged_comes_back() {
    let desk = Desk::copied();
    let (key, id) = (desk.here().join("key.age"), small().id);
    let was = fs::read(&key).unwrap();
    assert!(!desk.library.lacks_key(id));
    assert!(!desk.library.take_key(id, &desk.place()).unwrap(), "it is not needed");
    for damage in [Some("not what it was"), Some("nor this"), None] {
        match damage {
            Some(bytes) => fs::write(&key, bytes).unwrap(),
            None => fs::remove_file(&key).unwrap(),
        }
        assert!(desk.library.lacks_key(id));
        assert!(desk.library.open_review(id, midnight()).is_err());
        assert!(desk.library.take_key(id, &desk.place()).unwrap());
        assert_eq!(fs::read(&key).unwrap(), was);
        desk.library.open_review(id, midnight()).unwrap().0.close().unwrap();
    }
    assert_eq!(fs::read(key.with_file_name("key-damaged.age")).unwrap(), b"not what it was");
    assert_eq!(fs::read(key.with_file_name("key-damaged-2.age")).unwrap(), b"nor this");
    // One that does not open the review is not taken.
    fs::write(&key, "not what it was").unwrap();
    fs::write(desk.there().join("key.age"), "nor this").unwrap();
    assert!(!desk.library.take_key(id, &desk.place()).unwrap());
    assert_eq!(fs::read(&key).unwrap(), b"not what it was");
}

#[test]
fn without_a_backup_here_one_in_the_second_place_is_put_in_place() {
    for with_key in [true, false] {
        let desk = Desk::copied();
        let (id, was) = (small().id, desk.found());
        fs::remove_dir_all(desk.here().join("backups")).unwrap();
        fs::write(desk.here().join("review.db"), vec![7; 8 * 4096]).unwrap();
        if !with_key {
            fs::write(desk.here().join("key.age"), "not what it was").unwrap();
        }
        assert!(matches!(desk.library.restore_backup(id, day()), Err(StoreError::NoBackup)));
        assert_eq!(desk.library.restore_from(id, day(), &desk.place()).unwrap(), at(100));
        let (store, _) = desk.library.open_review(id, midnight()).unwrap();
        assert_eq!(store.load().unwrap(), was);
    }
}

#[test]
fn a_stick_that_was_away_when_a_review_was_destroyed_loses_its_copies() {
    let (desk, drawer, id) = (Desk::copied(), tempfile::tempdir().unwrap(), small().id);
    let spare = SecondPlace::new(drawer.path());
    let on_spare = spare.folder().join("reviews").join(id.to_string());
    assert_eq!(desk.library.copy_backups(&spare, at(9_000)).unwrap().backups, 2);
    desk.library.bin(id, at(200)).unwrap();
    assert_eq!(desk.copy(), Copied::default());
    assert!(desk.there().exists(), "in the bin nothing is destroyed");
    desk.library.destroy(id, &[]).unwrap();
    // As after a kill: it is remembered on the disk.
    let library = opened(desk.laptop.path(), &desk.me);
    assert_eq!(library.copy_backups(&desk.place(), at(9_000)).unwrap(), Copied::default());
    assert!(!desk.there().exists());
    // One that is brought back keeps its copies from then on.
    assert_eq!(library.bring_from(&spare).unwrap().reviews, 1);
    library.copy_backups(&spare, at(9_000)).unwrap();
    assert!(on_spare.join("key.age").exists());
    // The control: destroyed again, it goes there, too.
    library.bin(id, at(300)).unwrap();
    library.destroy(id, &[]).unwrap();
    library.copy_backups(&spare, at(9_000)).unwrap();
    assert!(!on_spare.exists());
}

/// What destroyed it ended before it began, or failed.
#[test]
fn what_is_in_the_library_or_its_bin_keeps_its_copies_whatever_was_noted() {
    let (desk, id) = (Desk::copied(), small().id);
    let note = desk.laptop.path().join("destroyed.txt");
    fs::write(&note, format!("{id}\nnot an id\n")).unwrap();
    desk.copy();
    assert!(desk.there().exists());
    desk.library.bin(id, at(200)).unwrap();
    desk.copy();
    assert!(desk.there().exists());
    desk.library.restore(id).unwrap();
    assert_eq!(fs::read_to_string(&note).unwrap(), "");
    assert_eq!(desk.found().id, id);
}

#[test]
fn a_backup_that_is_not_encrypted_is_not_taken_for_the_newest() {
    let id = small().id;
    let (sandbox, mut store) = Sandbox::with(&Review { client: "Made up".into(), ..small() });
    // With a history of its own, which none of the others goes on from.
    act(&mut store, "Make up", |writer| writer.put(&note(70, "Made up")));
    store.close().unwrap();
    let plant = |folder: PathBuf| {
        let planted = folder.join("backups/20991231-000000.db");
        fs::copy(sandbox.file(id), &planted).unwrap();
        planted
    };
    let desk = Desk::copied();
    let was = desk.found();
    plant(desk.there());
    assert_eq!(desk.found(), was);
    // The control: nothing else is wrong with it.
    let laptop = tempfile::tempdir().unwrap();
    let library = Library::open(laptop.path(), None).unwrap();
    assert_eq!(library.bring_from(&desk.place()).unwrap().reviews, 1);
    assert_eq!(library.cards().unwrap()[0].client, "Made up");

    // Neither here nor there, and one that came to be here does not get there.
    let planted = plant(desk.here());
    fs::remove_file(desk.there().join("backups/20991231-000000.db")).unwrap();
    assert_eq!(desk.copy(), Copied { backups: 0, refused: 1 });
    plant(desk.there());
    fs::write(desk.here().join("review.db"), vec![7; 8 * 4096]).unwrap();
    assert_eq!(desk.library.restore_backup(id, day()).unwrap(), at(100));
    fs::remove_file(planted).unwrap();
    fs::remove_dir_all(desk.here().join("backups")).unwrap();
    fs::write(desk.here().join("review.db"), vec![7; 8 * 4096]).unwrap();
    assert_eq!(desk.library.restore_from(id, day(), &desk.place()).unwrap(), at(100));
    let (store, _) = desk.library.open_review(id, midnight()).unwrap();
    assert_eq!(store.load().unwrap(), was);
}

/// From before there was a passphrase, and damaged.
#[test]
fn a_review_that_could_not_be_encrypted_has_the_backups_that_it_had() {
    let (sandbox, store) = Sandbox::with(&small());
    store.close().unwrap();
    let (path, folder) = (sandbox.file(small().id), sandbox.folder);
    drop(sandbox.library);
    let whole = fs::read(&path).unwrap();
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let library = opened(folder.path(), &Identity::generate());
    library.seal_all().unwrap();
    assert_eq!(library.still_readable().unwrap(), [small().id]);
    library.restore_backup(small().id, day()).unwrap();
    assert_eq!(library.open_review(small().id, midnight()).unwrap().0.load().unwrap(), small());
}

#[cfg(unix)]
mod planted {
    use super::*;
    use std::os::unix::fs::symlink;

    /// Everything below a folder, with what the files hold.
    fn all(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                found.extend(all(&path));
            } else {
                found.push((path.clone(), fs::read(&path).unwrap()));
            }
        }
        found.sort();
        found
    }

    fn pipe(path: &Path) {
        assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
    }

    #[test]
    fn nothing_is_written_or_removed_by_way_of_a_folder_that_is_a_link() {
        let desk = Desk::copied();
        desk.work(61, 200);
        let (reviews, elsewhere) = (desk.place().folder().join("reviews"), desk.stick.path().join("elsewhere"));
        for part in [reviews, desk.there(), desk.there().join("backups")] {
            fs::rename(&part, &elsewhere).unwrap();
            symlink(&elsewhere, &part).unwrap();
            // Another key: it would be mended.
            let key = desk.there().join("key.age");
            let was = fs::read(&key).unwrap();
            fs::write(&key, "not what it was").unwrap();
            let before = all(&elsewhere);
            assert_eq!(desk.copy(), Copied { backups: 0, refused: 1 }, "{part:?}");
            assert!(!desk.library.is_complete(&desk.place(), at(9_000)).unwrap());
            assert!(all(&elsewhere) == before, "{part:?}");
            assert_eq!(fs::read(&key).unwrap(), b"not what it was");
            fs::write(&key, was).unwrap();
            fs::remove_file(&part).unwrap();
            fs::rename(&elsewhere, &part).unwrap();
        }
        // The control: with its own folders, it is copied.
        assert_eq!(desk.copy(), Copied { backups: 1, refused: 0 });
    }

    #[test]
    fn copies_of_a_destroyed_review_that_lie_behind_a_link_stay() {
        let (desk, id) = (Desk::copied(), small().id);
        let (reviews, elsewhere) = (desk.place().folder().join("reviews"), desk.stick.path().join("elsewhere"));
        desk.library.bin(id, at(200)).unwrap();
        desk.library.destroy(id, &[]).unwrap();
        for part in [reviews, desk.there()] {
            fs::rename(&part, &elsewhere).unwrap();
            symlink(&elsewhere, &part).unwrap();
            let before = all(&elsewhere);
            assert_eq!(desk.copy(), Copied::default());
            assert!(all(&elsewhere) == before, "{part:?}");
            // Where it is the folder of the review, the link itself has gone.
            let _ = fs::remove_file(&part);
            fs::rename(&elsewhere, &part).unwrap();
        }
        desk.copy();
        assert!(!desk.there().exists());
    }

    #[test]
    fn a_pipe_keeps_nobody_waiting_and_a_mark_without_end_is_none() {
        let desk = Desk::copied();
        let (place, was, mark) = (desk.place(), desk.found(), common::id(7));
        let file = place.folder().join("place.txt");
        place.set_mark(mark).unwrap();
        assert_eq!(place.mark(), Some(mark));
        fs::write(&file, format!("{mark}{}", " ".repeat(1_000_000))).unwrap();
        assert_eq!(place.mark(), None);
        fs::remove_file(&file).unwrap();
        pipe(&file);
        pipe(&place.folder().join("place.new"));
        assert_eq!(place.mark(), None);
        place.set_mark(mark).unwrap();
        assert_eq!(place.mark(), Some(mark));

        pipe(&desk.there().join("backups/20260309-100000.db"));
        let key = desk.there().join("key.age");
        fs::remove_file(&key).unwrap();
        pipe(&key);
        assert!(!desk.library.take_key(small().id, &place).unwrap());
        assert_eq!(desk.copy(), Copied::default(), "the key is mended, and all else is there");
        assert_eq!(desk.found(), was);
        let what = debrief_store::ForGood::Note(common::note_id(1));
        assert!(desk.library.destroy_copies(small().id, what, &[place.folder()]).unwrap() > 0);
    }
}
