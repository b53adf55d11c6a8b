//! Backups: whole copies beside the review, each checked before it counts.

mod contents;
mod expiring;
mod newest;
mod thinning;

pub use contents::{BackupContents, Counts, Difference, SinceBackup};
pub(crate) use contents::{contents, since};
pub(crate) use expiring::last_goes;
pub(crate) use newest::newest_good;
pub(crate) use thinning::thinned;

use crate::connection::{APPLICATION_ID, connect_reading};
use crate::folder::{self, ReviewFolder};
use crate::migrations::{VERSION, version};
use crate::schema::DATA_TABLES;
use crate::sitting::{self, Sitting};
use crate::{StoreError, foreign_schema, rules};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use debrief_domain::ReviewId;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of a backup says when it was made.
const NAME: &str = "%Y%m%d-%H%M%S.db";
/// The name of one that is being made.
pub(crate) const UNCHECKED: &str = "unchecked.db";

/// While somebody works, what a backup misses is never older than this.
const EVERY: TimeDelta = TimeDelta::minutes(15);

/// The backups of a review, newest first. What is no file, or lies behind a link, is none.
pub(crate) fn list(folder: &ReviewFolder) -> Result<Vec<(NaiveDateTime, PathBuf)>, StoreError> {
    let path = folder.backups();
    if !folder::is_folder(&path) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if let Ok(at) = NaiveDateTime::parse_from_str(&name, NAME)
            && folder::is_file(&path)
        {
            found.push((at, path));
        }
    }
    found.sort();
    found.reverse();
    Ok(found)
}

/// The newest backup of those that can be at that moment. One that is named later is from a clock that was wrong.
pub(crate) fn newest_at(
    folder: &ReviewFolder,
    now: NaiveDateTime,
) -> Result<Option<(NaiveDateTime, PathBuf)>, StoreError> {
    Ok(list(folder)?.into_iter().find(|(at, _)| *at <= now))
}

/// Makes a backup unless the newest one holds the same; whether it made one. Older ones are thinned.
pub(crate) fn make(connection: &Connection, folder: &ReviewFolder, at: NaiveDateTime) -> Result<bool, StoreError> {
    let now = sitting::read(connection)?;
    // Those that are named later too: on closing, `at` is the last change, and the one that holds it may have come after.
    let there = list(folder)?;
    let newest = there.iter().position(|(made_at, _)| *made_at <= at).map_or(there.len(), |newest| newest + 1);
    if there[..newest].iter().any(|(_, path)| seen(folder, path).is_ok_and(|seen| same(seen, now))) {
        return Ok(false);
    }
    let backups = folder.backups();
    folder::make(&backups)?;
    let unchecked = backups.join(UNCHECKED);
    copy_into(connection, &unchecked)?;
    if let Err(error) = compare(folder, &unchecked, connection) {
        folder::remove(&unchecked)?;
        return Err(error);
    }
    folder::sync_file(&unchecked)?;
    // One of the same second stays: a copy of it may be elsewhere already, under that name.
    let mut named = at;
    while backups.join(name_of(named)).exists() {
        named += TimeDelta::seconds(1);
    }
    folder::rename(&unchecked, &backups.join(name_of(named)))?;
    thin(folder, named)?;
    Ok(true)
}

/// The name of the backup of that moment.
pub(crate) fn name_of(at: NaiveDateTime) -> String {
    at.format(NAME).to_string()
}

/// Removes the backups that need not stay at `now`. Only to be called when a good one has just come: a file that fails makes
/// none, and so takes the place of none.
pub(crate) fn thin(folder: &ReviewFolder, now: NaiveDateTime) -> Result<(), StoreError> {
    let there = list(folder)?;
    let moments: Vec<NaiveDateTime> = there.iter().map(|(at, _)| *at).collect();
    let gone = thinned(&moments, now);
    for (_, path) in there.iter().filter(|(at, _)| gone.contains(at)) {
        folder::remove(path)?;
    }
    Ok(())
}

/// Makes a backup if the newest one is a quarter of an hour old and misses something; whether it made one.
pub(crate) fn make_if_due(
    connection: &Connection,
    folder: &ReviewFolder,
    at: NaiveDateTime,
) -> Result<bool, StoreError> {
    // A clock that was set back must not stop them.
    let is_due = newest_at(folder, at)?.is_none_or(|(newest, _)| at - newest >= EVERY);
    if is_due { make(connection, folder, at) } else { Ok(false) }
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

/// Checks a backup as a review is checked when it is opened, and gives the connection that read it.
pub(crate) fn check(folder: &ReviewFolder, path: &Path, id: ReviewId) -> Result<Connection, StoreError> {
    let copy = open(folder, path)?;
    match rules::broken(&copy, id)? {
        Some(rule) => Err(StoreError::Broken(rule)),
        None => Ok(copy),
    }
}

/// Opens a copy for reading if SQLite finds it whole, and if it is built as a review is.
fn open(folder: &ReviewFolder, path: &Path) -> Result<Connection, StoreError> {
    let copy = connect_reading(path, &folder.key_of(path)?)?;
    let application_id: i32 = copy.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version = version(&copy)?;
    if application_id != APPLICATION_ID || !(1..=VERSION).contains(&version) {
        return Err(StoreError::Broken("the backup is not a review of this version".into()));
    }
    // One may come from a stick, and what a stick holds may come from anybody.
    if let Some(difference) = foreign_schema::difference(&copy, version)? {
        return Err(StoreError::Broken(difference));
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
        // A copy of an earlier version has fewer tables.
        if !has(original, table)? {
            continue;
        }
        let sql = format!("SELECT count(*) FROM {table}");
        let rows = |connection: &Connection| connection.query_row(&sql, [], |row| row.get::<_, i64>(0));
        let (there, here) = (rows(&copy)?, rows(original)?);
        if there != here {
            return Err(StoreError::Broken(format!("the backup has {there} rows of {here} in {table}")));
        }
    }
    #[cfg(debug_assertions)]
    crate::control::same_rows(&copy, original)?;
    Ok(())
}

/// Whether there is a table of that name.
pub(crate) fn has(connection: &Connection, table: &str) -> Result<bool, StoreError> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?";
    Ok(connection.query_row(sql, [table], |row| row.get::<_, i64>(0))? > 0)
}

fn seen(folder: &ReviewFolder, path: &Path) -> Result<Sitting, StoreError> {
    sitting::read(&connect_reading(path, &folder.key_of(path)?)?)
}

fn same(one: Sitting, other: Sitting) -> bool {
    (one.edits, one.changed_at) == (other.edits, other.changed_at)
}
