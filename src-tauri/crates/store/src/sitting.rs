//! What the file knows about being used: whether it is open, how many edits it has seen, when the last one was.

use crate::StoreError;
use crate::cells::{moment, read_maybe_parsed};
use crate::schema::Step;
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};

pub(crate) const STEPS: &[Step] = &[Step {
    version: 1,
    sql: "CREATE TABLE sitting (
    only INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    edits INTEGER NOT NULL CHECK (edits >= 0),
    changed_at TEXT NOT NULL
) STRICT;
",
}];

/// The one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sitting {
    /// Whether the file is open, or was when the program ended.
    pub open: bool,
    /// How many actions, undos and redos it has seen: the same number means the same content.
    pub edits: i64,
    /// The last change.
    pub changed_at: NaiveDateTime,
}

/// Writes the row of a new file.
pub(crate) fn begin(connection: &Connection, at: NaiveDateTime) -> Result<(), StoreError> {
    connection.execute("INSERT INTO sitting VALUES (1, 0, 0, ?)", [moment(at)])?;
    Ok(())
}

/// Reads the row.
pub(crate) fn read(connection: &Connection) -> Result<Sitting, StoreError> {
    Ok(connection.query_row("SELECT open, edits, changed_at FROM sitting", [], |row| {
        let changed_at = read_maybe_parsed(row, 2)?.unwrap_or_default();
        Ok(Sitting { open: row.get(0)?, edits: row.get(1)?, changed_at })
    })?)
}

/// Marks the file as open, or as closed properly.
pub(crate) fn mark(connection: &Connection, open: bool) -> Result<(), StoreError> {
    connection.execute("UPDATE sitting SET open = ?", [open])?;
    Ok(())
}

/// Counts an edit; part of the transaction that makes it.
pub(crate) fn count(connection: &Connection, at: NaiveDateTime) -> Result<(), StoreError> {
    connection.execute("UPDATE sitting SET edits = edits + 1, changed_at = ?", params![moment(at)])?;
    Ok(())
}
