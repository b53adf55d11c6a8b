//! Backups: whole copies beside the review, each checked before it counts.

mod thinning;

use crate::connection::{APPLICATION_ID, connect_reading};
use crate::folder::{self, ReviewFolder};
use crate::migrations::{VERSION, version};
use crate::schema::DATA_TABLES;
use crate::sitting::{self, Sitting};
use crate::{StoreError, rules};
use chrono::{NaiveDate, NaiveDateTime};
use debrief_domain::ReviewId;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of a backup says when it was made.
const NAME: &str = "%Y%m%d-%H%M%S.db";

/// The backups of a review, newest first.
pub(crate) fn list(folder: &ReviewFolder) -> Result<Vec<(NaiveDateTime, PathBuf)>, StoreError> {
    let path = folder.backups();
    if !path.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Ok(at) = NaiveDateTime::parse_from_str(&name, NAME) {
            found.push((at, path));
        }
    }
    found.sort();
    found.reverse();
    Ok(found)
}

/// Makes a backup unless the newest one holds the same; whether it made one. Older ones are thinned.
pub(crate) fn make(connection: &Connection, folder: &ReviewFolder, at: NaiveDateTime) -> Result<bool, StoreError> {
    let now = sitting::read(connection)?;
    let newest = list(folder)?.into_iter().next().map(|(_, path)| path);
    if newest.and_then(|path| seen(folder, &path).ok()).is_some_and(|seen| same(seen, now)) {
        return Ok(false);
    }
    let backups = folder.backups();
    fs::create_dir_all(&backups)?;
    let unchecked = backups.join("unchecked.db");
    copy_into(connection, &unchecked)?;
    if let Err(error) = compare(folder, &unchecked, connection) {
        folder::remove(&unchecked)?;
        return Err(error);
    }
    folder::sync_file(&unchecked)?;
    folder::rename(&unchecked, &backups.join(at.format(NAME).to_string()))?;
    let there = list(folder)?;
    let moments: Vec<NaiveDateTime> = there.iter().map(|(at, _)| *at).collect();
    let gone = thinning::thinned(&moments);
    for (_, path) in there.iter().filter(|(at, _)| gone.contains(at)) {
        folder::remove(path)?;
    }
    Ok(true)
}

/// Whether there is a backup of that day.
pub(crate) fn of_day(folder: &ReviewFolder, day: NaiveDate) -> Result<bool, StoreError> {
    Ok(list(folder)?.iter().any(|(at, _)| at.date() == day))
}

/// Writes a compact copy of all that is committed to a new file; one that stood there goes first.
pub(crate) fn copy_into(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    folder::remove(path)?;
    let written = connection.execute("VACUUM INTO ?", [path.to_string_lossy()]);
    if written.is_err() {
        folder::remove(path)?;
    }
    written?;
    Ok(())
}

/// The newest backup that passes its checks.
pub(crate) fn newest_good(folder: &ReviewFolder, id: ReviewId) -> Result<Option<(NaiveDateTime, PathBuf)>, StoreError> {
    Ok(list(folder)?.into_iter().find(|(_, path)| check(folder, path, id).is_ok()))
}

/// Checks a backup as a review is checked when it is opened.
fn check(folder: &ReviewFolder, path: &Path, id: ReviewId) -> Result<(), StoreError> {
    let copy = open(folder, path)?;
    match rules::broken(&copy, id)? {
        Some(rule) => Err(StoreError::Broken(rule)),
        None => Ok(()),
    }
}

/// Opens a copy for reading if SQLite finds it whole.
fn open(folder: &ReviewFolder, path: &Path) -> Result<Connection, StoreError> {
    let copy = connect_reading(path, &folder.key_of(path)?)?;
    let application_id: i32 = copy.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application_id != APPLICATION_ID || !(1..=VERSION).contains(&version(&copy)?) {
        return Err(StoreError::Broken("the backup is not a review of this version".into()));
    }
    let finding: String = copy.query_row("PRAGMA quick_check (1)", [], |row| row.get(0))?;
    if finding != "ok" {
        return Err(StoreError::Broken(finding));
    }
    Ok(copy)
}

/// Checks that a copy is whole and has as many rows in every table as its original.
pub(crate) fn compare(folder: &ReviewFolder, path: &Path, original: &Connection) -> Result<(), StoreError> {
    let copy = open(folder, path)?;
    for table in DATA_TABLES.iter().map(|table| table.name).chain(["change", "draft", "local", "searchable"]) {
        let sql = format!("SELECT count(*) FROM {table}");
        let rows = |connection: &Connection| connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
        let (there, here) = (rows(&copy)?, rows(original)?);
        if there != here {
            return Err(StoreError::Broken(format!("the backup has {there} rows of {here} in {table}")));
        }
    }
    Ok(())
}

fn seen(folder: &ReviewFolder, path: &Path) -> Result<Sitting, StoreError> {
    sitting::read(&connect_reading(path, &folder.key_of(path)?)?)
}

fn same(one: Sitting, other: Sitting) -> bool {
    (one.edits, one.changed_at) == (other.edits, other.changed_at)
}
