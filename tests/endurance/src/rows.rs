//! All that a review file holds, row by row, read beside the store: what a backup is compared by.

use crate::place::{Place, folder};
use debrief_keys::{RecoverySheet, ReviewKey};
use rusqlite::Connection;
use rusqlite::types::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The rows of every table, each in an order of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rows(BTreeMap<String, Vec<String>>);

/// How every file of SQLite begins that is not encrypted.
const PLAIN: &[u8] = b"SQLite format 3\0";

impl Rows {
    /// What a file says, with its log where there is one. It may be open: a copy of its bytes is read. The key lies in
    /// the folder of its review.
    ///
    /// # Errors
    /// Why the file cannot be read whole: every check of SQLite and SQLCipher is asked, and the search index too.
    pub fn of(place: &Place, file: &Path) -> Result<Self, String> {
        let copy = folder();
        let there = copy.path().join("copy.db");
        fs::copy(file, &there).map_err(|error| error.to_string())?;
        let log = with_ending(file, "-wal");
        if log.exists() {
            fs::copy(log, with_ending(&there, "-wal")).map_err(|error| error.to_string())?;
        }
        let connection = Connection::open(&there).map_err(|error| error.to_string())?;
        if !is_plain(file) {
            let key = key_of(place, file)?;
            connection.execute_batch(&format!("PRAGMA key = \"{key}\"")).map_err(|error| error.to_string())?;
        }
        read(&connection).map_err(|error| format!("{} cannot be read: {error}", file.display()))?
    }

    /// The first thing that the two do not have in common.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Option<String> {
        if self == other {
            return None;
        }
        for (table, rows) in &self.0 {
            let Some(others) = other.0.get(table) else { return Some(format!("one has no table “{table}”")) };
            if rows != others {
                let row = rows.iter().find(|row| !others.contains(row));
                let (here, there) = (rows.len(), others.len());
                return Some(format!("“{table}” has {here} rows here and {there} there; here alone is {row:?}"));
            }
        }
        Some("one has a table more".into())
    }

    /// How many rows there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.values().map(Vec::len).sum()
    }
}

/// Whether a file is not encrypted.
#[must_use]
pub fn is_plain(file: &Path) -> bool {
    fs::read(file).is_ok_and(|bytes| bytes.starts_with(PLAIN))
}

/// The key of the review that a file is of, or is a backup of.
fn key_of(place: &Place, file: &Path) -> Result<String, String> {
    let mut folders = file.ancestors().skip(1);
    let wrapped = folders.find_map(|folder| fs::read(folder.join("key.age")).ok()).ok_or("there is no key file")?;
    let me = RecoverySheet::read(place.secret().ok_or("the library is not encrypted")?);
    let key = me.and_then(|me| ReviewKey::unwrap(&wrapped, me.identity())).map_err(|error| error.to_string())?;
    Ok(key.pragma().to_string())
}

fn with_ending(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

fn read(connection: &Connection) -> rusqlite::Result<Result<Rows, String>> {
    for check in ["PRAGMA integrity_check (1)", "PRAGMA cipher_integrity_check"] {
        let findings: Vec<String> =
            connection.prepare(check)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        if findings.iter().any(|finding| finding != "ok") {
            return Ok(Err(format!("{check} found {findings:?}")));
        }
    }
    // With its 1 it is also compared with the texts that it is an index of.
    connection.execute_batch("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)")?;
    let mut all = BTreeMap::new();
    let made = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB 'found_*' AND name NOT GLOB 'sqlite_*'";
    all.insert("(schema)".to_owned(), rows(connection, made)?);
    let marks = "SELECT * FROM pragma_user_version, pragma_application_id";
    all.insert("(marks)".to_owned(), rows(connection, marks)?);
    let mut names =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*'")?;
    let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for name in names.into_iter().filter(|name| !name.starts_with("found")) {
        // Whether somebody has it open is no part of what it says.
        let columns = if name == "sitting" { "edits, changed_at" } else { "*" };
        let sql = format!("SELECT {columns} FROM \"{name}\"");
        all.insert(name, rows(connection, &sql)?);
    }
    Ok(Ok(Rows(all)))
}

/// The rows of a query, each as one line.
fn rows(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare(sql)?;
    let columns = statement.column_count();
    let mut found: Vec<String> = statement
        .query_map([], |row| {
            let cells = (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()?;
            Ok(format!("{cells:?}"))
        })?
        .collect::<rusqlite::Result<_>>()?;
    found.sort();
    Ok(found)
}

/// The backups of a review, oldest first, those made before a migration among them.
#[must_use]
pub fn backups(review: &Path) -> Vec<PathBuf> {
    let unfinished = |path: &PathBuf| path.file_name().is_some_and(|name| name == "unchecked.db");
    let is_copy = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "db") && !unfinished(path);
    crate::place::files(&review.join("backups")).into_iter().filter(is_copy).collect()
}
