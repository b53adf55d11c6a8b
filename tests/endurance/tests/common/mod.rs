//! Libraries with a past, and what is asked of every one that was hurt.
#![allow(dead_code)]

use debrief_api::domain::{Review, ReviewId};
use debrief_api::{Core, NoDialogs};
use debrief_endurance::place::{Form, Place, keyring};
use debrief_endurance::review::{self, at, midnight, sample, small};
use debrief_endurance::rows::{Rows, backups, is_plain};
use debrief_endurance::worker::Worker;
use flate2::read::GzDecoder;
use rusqlite::Connection;
use serde_json::{Value, json};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub const WORKER: Worker = Worker(env!("CARGO_BIN_EXE_debrief-endurance-worker"));

pub const PASSPHRASE: &str = "seven lanterns by the river";

/// A library with the sample as version 1 of the file form kept it, and the sample's id.
pub fn in_earlier_form(form: Form) -> (Place, ReviewId) {
    let mut bytes = Vec::new();
    let stored = include_bytes!("../../../../src-tauri/crates/store/tests/files/version-1.db.gz");
    GzDecoder::new(stored.as_slice()).read_to_end(&mut bytes).unwrap();
    let (place, id) = (Place::new(form), sample().id);
    fs::create_dir_all(place.review(id)).unwrap();
    fs::write(place.file(id), bytes).unwrap();
    if let Some(secret) = place.secret() {
        let (key, wrapped) = keyring(secret).make().unwrap();
        fs::write(place.review(id).join("key.age"), wrapped).unwrap();
        seal(&place.file(id), &key.pragma());
    }
    // The index is there, as it is once the library has been used.
    drop(place.library());
    (place, id)
}

/// Encrypts a file of a form that this program does not write any more.
fn seal(file: &Path, key: &str) {
    let sealed = file.with_file_name("sealed.db");
    let plain = Connection::open(file).unwrap();
    plain.execute(&format!("ATTACH ? AS sealed KEY \"{key}\""), [sealed.to_string_lossy()]).unwrap();
    plain.query_row("SELECT sqlcipher_export('sealed')", [], |_| Ok(())).unwrap();
    for mark in ["user_version", "application_id"] {
        let value: i64 = plain.pragma_query_value(None, mark, |row| row.get(0)).unwrap();
        plain.pragma_update(Some("sealed"), mark, value).unwrap();
    }
    plain.execute_batch("DETACH sealed").unwrap();
    plain.close().unwrap();
    fs::rename(sealed, file).unwrap();
}

/// A library without a passphrase that has been used for a while: a review that came through versions, with history and
/// backups, one in the bin, a copy that was kept aside, and what a kill during a backup left.
pub fn plain_with_past() -> (Place, ReviewId) {
    let (place, id) = in_earlier_form(Form::Plain);
    let library = place.library();
    let (mut store, opening) = library.open_review(id, midnight()).unwrap();
    assert_eq!(opening.migrated_from, Some(1));
    review::keep(&mut store, &sample(), 1).unwrap();
    store.close().unwrap();
    let left = place.review(id).join("backups").join("unchecked.db");
    fs::write(left, &fs::read(place.file(id)).unwrap()[..9 * 4096]).unwrap();
    let other = small();
    let other = Review { id: ReviewId(uuid::Uuid::from_u128(7)), ..other };
    library.create(&other, at(0)).unwrap();
    library.bin(other.id, at(5)).unwrap();
    let aside = kept_aside(&place, id);
    fs::create_dir_all(aside.parent().unwrap()).unwrap();
    fs::copy(place.file(id), aside).unwrap();
    (place, id)
}

/// The copy that was kept aside in [`plain_with_past`].
pub fn kept_aside(place: &Place, id: ReviewId) -> PathBuf {
    place.path().join("damaged").join(format!("{id}-2026-03-08")).join("review.db")
}

/// A library with a passphrase, chosen as a person does, and one review.
pub fn protected() -> Place {
    let place = Place::with(Form::Plain, &small());
    let core = core(&place);
    let key = core.ask("begin_protection", json!({ "passphrase": PASSPHRASE })).unwrap();
    let asked = key["ask"].as_array().unwrap().iter();
    let typed: Vec<&Value> = asked.map(|number| &key["groups"][number.as_u64().unwrap() as usize - 1]).collect();
    core.ask("finish_protection", json!({ "typed": typed })).unwrap();
    place
}

/// The commands over a library.
pub fn core(place: &Place) -> Core {
    Core::open(place.path(), place.path(), Arc::new(NoDialogs)).unwrap()
}

/// Whether the review opens and is that one.
pub fn is(place: &Place, wanted: &Review) -> Result<(), String> {
    let (store, _) = place.open(wanted.id).map_err(|error| format!("it does not open: {error}"))?;
    let now = store.load().map_err(|error| format!("it cannot be read: {error}"))?;
    if now == *wanted { Ok(()) } else { Err("it is neither the old nor the new".into()) }
}

/// Restores a backup as a person would by hand, into a library of its own: it opens there, and its rows are those.
pub fn restores(place: &Place, id: ReviewId, backup: &Path, rows: &Rows) -> Result<(), String> {
    let name = backup.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(difference) = Rows::of(place, backup)?.difference(rows) {
        return Err(format!("the backup {name} is another: {difference}"));
    }
    let elsewhere = Place::new(Form::Plain).with_secret(place.secret().map(str::to_owned));
    fs::create_dir_all(elsewhere.review(id)).unwrap();
    let key = place.review(id).join("key.age");
    if key.exists() && !is_plain(backup) {
        fs::copy(key, elsewhere.review(id).join("key.age")).unwrap();
    }
    fs::copy(backup, elsewhere.file(id)).unwrap();
    // With the secret, one that is not encrypted becomes so; without, what is cannot be opened.
    let (store, _) = elsewhere.open(id).map_err(|error| format!("{name} does not open: {error}"))?;
    store.load().map(|_| ()).map_err(|error| format!("{name} cannot be read: {error}"))
}

/// The name of a backup, and the rows it must have.
pub fn known_backups(place: &Place, id: ReviewId) -> Vec<(String, Rows)> {
    let name = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().into_owned();
    backups(&place.review(id)).iter().map(|path| (name(path), Rows::of(place, path).unwrap())).collect()
}

/// The files that anybody can read and that say something of the review.
pub fn telling(place: &Place, review: &Review) -> Vec<PathBuf> {
    let words = review.evidence.iter().map(|note| note.text.chars().take(24).collect::<String>());
    let words: Vec<String> = words.filter(|words| words.len() > 12).take(12).collect();
    assert!(!words.is_empty());
    let tells = |path: &PathBuf| {
        let bytes = fs::read(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        words.iter().any(|words| text.contains(words))
    };
    place.files().into_iter().filter(tells).collect()
}
