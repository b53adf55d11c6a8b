//! Killed in the middle of a work that must be whole or not at all: migration, backup, import, export, first encryption,
//! choice and change of the passphrase, restoring a backup, destroying.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use common::{
    PASSPHRASE, WORKER, core, in_earlier_form, is, kept_aside, known_backups, plain_with_past, protected, restores,
    telling,
};
use debrief_api::domain::{Review, ReviewId};
use debrief_endurance::counts::Counts;
use debrief_endurance::place::{Form, Place, keyring, new_secret};
use debrief_endurance::review::{self, at, day, holds, small};
use debrief_endurance::rows::{Rows, backups, is_plain};
use debrief_endurance::window::Window;
use debrief_endurance::worker::{Blow, STARTING, Said};
use debrief_keys::{Identity, RecoverySheet};
use serde_json::json;
use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::sync::PoisonError;

fn windows() -> usize {
    Counts::of_this_run().windows
}

#[test]
fn a_killed_migration_leaves_a_file_of_one_version() {
    for (form, name) in
        [(Form::Sealed, "kill during migration, encrypted"), (Form::Plain, "kill during migration, not encrypted")]
    {
        let (place, id) = in_earlier_form(form);
        let before = Rows::of(&place, &place.file(id)).unwrap();
        let after = {
            let copy = place.copy();
            copy.open(id).unwrap().0.load().unwrap()
        };
        let judge = |place: &Place, _: &Said| {
            let now = Rows::of(place, &place.file(id))?;
            let is_old = now == before;
            let copies = backups(&place.review(id));
            let kept = copies.iter().find(|path| path.ends_with("version-1.db"));
            match kept {
                // Where it is still old, the copy may be half made: the next opening makes it again.
                Some(_) if is_old => {}
                Some(kept) => {
                    if let Some(difference) = Rows::of(place, kept)?.difference(&before) {
                        return Err(format!("the copy of what it was is another: {difference}"));
                    }
                }
                None if is_old => {}
                None => return Err("it was changed without a copy".into()),
            }
            is(place, &after)?;
            restores(place, id, &place.review(id).join("backups/version-1.db"), &before)
        };
        let id = id.to_string();
        Window { worker: WORKER, place: &place, words: &["migrate", &id], judge: &judge }.kill(name, windows());
    }
}

#[test]
fn a_killed_backup_leaves_only_whole_ones() {
    for (form, name) in
        [(Form::Sealed, "kill during a backup, encrypted"), (Form::Plain, "kill during a backup, not encrypted")]
    {
        let (place, begun_with) = (Place::with(form, &small()), small());
        let id = begun_with.id;
        let at_first = Rows::of(&place, &place.file(id)).unwrap();
        let judge = |place: &Place, said: &Said| {
            let there = backups(&place.review(id));
            let now = Rows::of(place, &place.file(id))?;
            let made = there.iter().find(|path| path.ends_with("20260309-080140.db"));
            if made.is_none() && said.has_saved("backup") {
                return Err("the backup was acknowledged and is not there".into());
            }
            for backup in &there {
                restores(place, id, backup, if Some(backup) == made { &now } else { &at_first })?;
            }
            let (mut store, _) = place.open(id).map_err(|error| error.to_string())?;
            holds(&store, &begun_with, &said.acknowledged())?;
            // The next one is made as if nothing had happened, and clears away what was left.
            review::keep(&mut store, &begun_with, 50).map_err(|error| error.to_string())?;
            store.backup_now(at(200)).map_err(|error| format!("no backup is made any more: {error}"))?;
            let now = Rows::of(place, &place.file(id))?;
            let folder = place.review(id).join("backups");
            if folder.join("unchecked.db").exists() {
                return Err("half a backup stays for good".into());
            }
            restores(place, id, &folder.join("20260309-080320.db"), &now)
        };
        Window { worker: WORKER, place: &place, words: &["backup", "alone"], judge: &judge }.kill(name, windows());
    }
}

#[test]
fn a_killed_import_leaves_all_of_the_review_or_nothing() {
    for (form, name) in
        [(Form::Sealed, "kill during an import, encrypted"), (Form::Plain, "kill during an import, not encrypted")]
    {
        let place = Place::new(form);
        drop(place.library());
        let judge = |place: &Place, said: &Said| {
            let library = place.try_library().map_err(|error| error.to_string())?;
            let cards = library.cards().map_err(|error| error.to_string())?;
            if cards.is_empty() {
                if said.has_saved("review") {
                    return Err("it was acknowledged and is not there".into());
                }
                let left: Vec<_> =
                    place.files().into_iter().filter(|path| path.starts_with(place.path().join("reviews"))).collect();
                if !left.is_empty() {
                    return Err(format!("something stays of it: {left:?}"));
                }
                library.create(&small(), at(0)).map_err(|error| format!("it cannot come again: {error}"))?;
            }
            drop(library);
            is(place, &small())
        };
        Window { worker: WORKER, place: &place, words: &["create"], judge: &judge }.kill(name, windows());
    }
}

#[test]
fn a_killed_export_leaves_the_old_file_or_the_new_one() {
    let place = Place::new(Form::Sealed);
    let folder = place.path().join("out");
    fs::create_dir_all(&folder).unwrap();
    let old = "the deck of last week ".repeat(4_000);
    fs::write(folder.join("deck.pdf"), &old).unwrap();
    let new = "the deck of today ".repeat(60_000);
    let judge = |place: &Place, said: &Said| {
        let now = fs::read_to_string(place.path().join("out/deck.pdf")).map_err(|error| error.to_string())?;
        match (now == old, now == new) {
            (true, _) if said.has_saved("export") => Err("it was acknowledged and is the old one".into()),
            (false, false) => Err(format!("it is neither the old nor the new: {} bytes", now.len())),
            _ => Ok(()),
        }
    };
    let words = ["export", "out/deck.pdf", "60000", "the deck of today "];
    Window { worker: WORKER, place: &place, words: &words, judge: &judge }.kill("kill during an export", windows());
}

#[test]
fn a_killed_first_encryption_loses_nothing_and_ends_with_the_next_start() {
    let (place, id) = plain_with_past();
    let place = place.with_secret(None);
    let before = {
        let copy = place.copy();
        copy.open(id).unwrap().0.load().unwrap()
    };
    let file = Rows::of(&place, &place.file(id)).unwrap();
    let aside = fs::read(kept_aside(&place, id)).unwrap();
    let known = known_backups(&place, id);
    assert_eq!(known.len(), 3, "before the migration, at the first opening, at the end");
    assert!(telling(&place, &before).len() > 4);
    let place = place.with_secret(Some(new_secret()));
    let judge = |place: &Place, _: &Said| {
        // As the kill left them, each is whole, encrypted or not.
        if let Some(difference) = Rows::of(place, &place.file(id))?.difference(&file) {
            return Err(format!("the review is another: {difference}"));
        }
        for (name, rows) in &known {
            if let Some(difference) = Rows::of(place, &place.review(id).join("backups").join(name))?.difference(rows) {
                return Err(format!("the backup {name} is another: {difference}"));
            }
        }
        // The next start goes on where this one was cut off.
        let library = place.try_library().map_err(|error| format!("the library does not open: {error}"))?;
        library.seal_all().map_err(|error| error.to_string())?;
        drop(library);
        is(place, &before)?;
        let plain: Vec<_> = place.files().into_iter().filter(|path| is_plain(path)).collect();
        if !plain.is_empty() {
            return Err(format!("still not encrypted: {plain:?}"));
        }
        let telling = telling(place, &before);
        if !telling.is_empty() {
            return Err(format!("words can still be read in {telling:?}"));
        }
        for (name, rows) in &known {
            restores(place, id, &place.review(id).join("backups").join(name), rows)?;
        }
        let wrapped = fs::read(kept_aside(place, id).with_extension("db.age")).map_err(|error| error.to_string())?;
        let mut unwrapped = Vec::new();
        let ring = keyring(place.secret().unwrap_or_default());
        let mut reader = ring.unwrap(wrapped.as_slice()).map_err(|error| error.to_string())?;
        reader.read_to_end(&mut unwrapped).map_err(|error| error.to_string())?;
        if unwrapped == aside { Ok(()) } else { Err("what was kept aside is another".into()) }
    };
    Window { worker: WORKER, place: &place, words: &["seal"], judge: &judge }
        .kill("kill during the first encryption", windows());
}

/// Whether one of the passphrases opens the library, and everything is in it.
fn unlocks(place: &Place, passphrases: &[&str]) -> Result<(), String> {
    let core = core(place);
    let state = core.ask("lock_state", json!({})).map_err(|error| error.message)?;
    if state["locked"] == true {
        let opened =
            passphrases.iter().any(|passphrase| core.ask("unlock", json!({ "passphrase": passphrase })).is_ok());
        if !opened {
            return Err("no passphrase opens it".into());
        }
    }
    let opened = core.ask("open_review", json!({ "review": small().id })).map_err(|error| error.message)?;
    if opened["review"]["evidence"][0]["text"] == small().evidence[0].text.as_str() {
        Ok(())
    } else {
        Err("the review is another".into())
    }
}

#[test]
fn a_killed_choice_of_a_passphrase_keeps_the_library_open_to_whoever_chose_it() {
    let place = Place::with(Form::Plain, &small());
    let judge = |place: &Place, said: &Said| {
        if place.path().join("identity.age").exists() {
            // From here on the sheet must help, too.
            let typed = said.lines.iter().find_map(|line| line.strip_prefix("sheet ")).ok_or("no sheet")?;
            let sheet = RecoverySheet::read(typed).map_err(|error| error.to_string())?;
            let wrapped = fs::read(place.path().join("identity-recovery.age")).map_err(|error| error.to_string())?;
            Identity::unwrap(&wrapped, sheet.identity()).map_err(|error| error.to_string())?;
        } else if said.has_saved("protection") {
            return Err("it was acknowledged and is not there".into());
        }
        unlocks(place, &[PASSPHRASE])
    };
    Window { worker: WORKER, place: &place, words: &["protect", PASSPHRASE], judge: &judge }
        .kill("kill during the choice of a passphrase", windows());
}

#[test]
fn a_killed_change_of_the_passphrase_leaves_the_old_one_or_the_new_one() {
    let place = protected();
    let judge = |place: &Place, said: &Said| {
        let new = "another passphrase by the river";
        if said.has_saved("change") { unlocks(place, &[new]) } else { unlocks(place, &[PASSPHRASE, new]) }
    };
    let words = ["change", PASSPHRASE, "another passphrase by the river"];
    Window { worker: WORKER, place: &place, words: &words, judge: &judge }
        .kill("kill during the change of the passphrase", windows());
}

/// A review with a backup and, after it, notes that are still in its log, as a kill leaves them.
fn unclean(form: Form) -> (Place, ReviewId) {
    let (place, begun_with) = (Place::with(form, &small()), small());
    let (mut store, _) = place.open(begun_with.id).unwrap();
    for number in 1..4 {
        review::keep(&mut store, &begun_with, number).unwrap();
    }
    // Copied while it is open: what a kill leaves.
    let copy = place.copy();
    drop(store);
    assert!(fs::metadata(copy.review(begun_with.id).join("review.db-wal")).unwrap().len() > 0);
    (copy, begun_with.id)
}

#[test]
fn a_killed_restoring_leaves_the_review_or_the_backup() {
    for (form, name) in [
        (Form::Sealed, "kill while a backup is put in place, encrypted"),
        (Form::Plain, "kill while a backup is put in place, not encrypted"),
    ] {
        let (place, id) = unclean(form);
        let with_log = Rows::of(&place, &place.file(id)).unwrap();
        let known = known_backups(&place, id);
        assert_eq!(known.len(), 1);
        let judge = |place: &Place, said: &Said| {
            let now = Rows::of(place, &place.file(id))?;
            let (is_old, is_new) = (now == with_log, now == known[0].1);
            if !is_old && !is_new {
                return Err("it is neither the review nor the backup".into());
            }
            if said.has_saved("restored") && !is_new {
                return Err("it was acknowledged and is not the backup".into());
            }
            if is_new {
                let aside =
                    fs::read_dir(place.path().join("damaged")).unwrap().next().ok_or("nothing was kept aside")?;
                let aside = aside.unwrap().path();
                fs::copy(place.review(id).join("key.age"), aside.join("key.age")).ok();
                if let Some(difference) = Rows::of(place, &aside.join("review.db"))?.difference(&with_log) {
                    return Err(format!("what was kept aside is another: {difference}"));
                }
            }
            let (store, _) = place.open(id).map_err(|error| format!("it does not open: {error}"))?;
            store.close().map_err(|error| error.to_string())?;
            let library = place.library();
            library.restore_backup(id, day()).map(|_| ()).map_err(|error| format!("no way back: {error}"))
        };
        let id = id.to_string();
        Window { worker: WORKER, place: &place, words: &["restore", &id], judge: &judge }.kill(name, windows());
    }
}

/// A review that somebody worked on, with a backup and a copy that was kept aside.
fn with_copies(form: Form) -> (Place, Review) {
    let _nobody_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
    let (place, id) = (Place::with(form, &small()), small().id);
    let (mut store, _) = place.open(id).unwrap();
    review::keep(&mut store, &small(), 1).unwrap();
    store.close().unwrap();
    let library = place.library();
    library.restore_backup(id, day()).unwrap();
    drop(library);
    let review = place.open(id).unwrap().0.load().unwrap();
    (place, review)
}

#[test]
fn a_killed_destroying_of_sources_leaves_the_old_review_or_the_new_one() {
    for (form, name) in [
        (Form::Sealed, "kill while sources are destroyed, encrypted"),
        (Form::Plain, "kill while sources are destroyed, not encrypted"),
    ] {
        let (place, old) = with_copies(form);
        let new = old.without_sources(day());
        let judge = |place: &Place, said: &Said| {
            let (store, opening) = place.open(old.id).map_err(|error| format!("it does not open: {error}"))?;
            let now = store.load().map_err(|error| format!("it cannot be read: {error}"))?;
            if opening.lost_edits > 0 || now != old && now != new {
                return Err("it is neither the old nor the new".into());
            }
            if said.has_saved("destroyed") && now != new {
                return Err("it was acknowledged and is the old one".into());
            }
            let certificates = store.certificates().map_err(|error| error.to_string())?;
            store.close().map_err(|error| error.to_string())?;
            if now == new {
                if certificates.len() != 1 {
                    return Err("there is no certificate".into());
                }
                let telling = telling(place, &old);
                if !telling.is_empty() {
                    return Err(format!("words can still be read in {telling:?}"));
                }
            }
            // The same again ends it, whatever was left.
            let again = place.library().destroy_sources(
                old.id,
                at(400),
                &[],
                |review| review.without_sources(day()),
                |_, _| "Another".into(),
            );
            again.map(|_| ()).map_err(|error| format!("it cannot be destroyed any more: {error}"))?;
            is(place, &new)
        };
        let id = old.id.to_string();
        Window { worker: WORKER, place: &place, words: &["destroy sources", &id], judge: &judge }.kill(name, windows());
    }
}

#[test]
fn a_killed_destroying_of_a_review_in_the_bin_leaves_it_whole_or_nothing() {
    for (form, name) in [
        (Form::Sealed, "kill while the bin destroys a review, encrypted"),
        (Form::Plain, "kill while the bin destroys a review, not encrypted"),
    ] {
        let (place, review) = with_copies(form);
        {
            let _nobody_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
            place.library().bin(review.id, at(200)).unwrap();
        }
        let judge = |place: &Place, said: &Said| {
            let library = place.try_library().map_err(|error| format!("the library does not open: {error}"))?;
            let binned = library.binned().map_err(|error| error.to_string())?;
            if binned.is_empty() {
                let places = ["bin", "damaged"].map(|part| place.path().join(part));
                let is_left = |path: &PathBuf| places.iter().any(|part| path.starts_with(part));
                let left: Vec<_> = place.files().into_iter().filter(is_left).collect();
                return if left.is_empty() { Ok(()) } else { Err(format!("something stays of it: {left:?}")) };
            }
            if said.has_saved("destroyed") {
                return Err("it was acknowledged and is there".into());
            }
            library.restore(review.id).map_err(|error| error.to_string())?;
            drop(library);
            is(place, &review)
        };
        let id = review.id.to_string();
        Window { worker: WORKER, place: &place, words: &["destroy", &id], judge: &judge }.kill(name, windows());
    }
}

#[test]
fn a_work_that_is_not_whole_is_found_out() {
    // The control: an export that is written where it stands, instead of beside it, is caught between.
    let place = Place::new(Form::Plain);
    fs::create_dir_all(place.path().join("out")).unwrap();
    let (old, new) = ("old ".repeat(40_000), "new ".repeat(40_000));
    fs::write(place.path().join("out/deck.pdf"), &old).unwrap();
    let judge = |place: &Place, _: &Said| {
        let now = fs::read_to_string(place.path().join("out/deck.pdf")).unwrap();
        if now == old || now == new { Ok(()) } else { Err("between".into()) }
    };
    let words = ["overwrite", "out/deck.pdf", "40000", "new "];
    let window = Window { worker: WORKER, place: &place, words: &words, judge: &judge };
    assert!(window.points().into_iter().any(|point| window.outcome(&Blow::Kill(point)).is_err()));
}
