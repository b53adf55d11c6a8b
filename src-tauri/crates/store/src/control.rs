//! What the tests need to show that nothing is lost, and that they would find it out. Not in a release.

use crate::schema::DATA_TABLES;
use crate::{ReviewStore, StoreError, backup};
use rusqlite::Connection;
use rusqlite::types::Value;

impl ReviewStore {
    /// From now on, “saved” is said before the disk has it. No command reaches this; the tests that watch for syncs must
    /// fail on it.
    ///
    /// # Errors
    /// Failures of the disk.
    #[doc(hidden)]
    pub fn sync_less(&self) -> Result<(), StoreError> {
        Ok(self.connection.pragma_update(None, "synchronous", "NORMAL")?)
    }
}

/// Compares a copy with its original row by row. A release counts the rows, which takes no time.
///
/// # Errors
/// [`StoreError::Broken`] with the table that differs.
pub(crate) fn same_rows(copy: &Connection, original: &Connection) -> Result<(), StoreError> {
    let house = ["change", "draft", "local", "searchable", "export", "sitting"];
    for table in DATA_TABLES.iter().map(|table| table.name).chain(house) {
        if rows(copy, table)? != rows(original, table)? {
            return Err(StoreError::Broken(format!("the backup has other rows in {table}")));
        }
    }
    Ok(())
}

fn rows(connection: &Connection, table: &str) -> Result<Vec<String>, StoreError> {
    if !backup::has(connection, table)? {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare(&format!("SELECT * FROM {table}"))?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cells = (0..columns).map(|at| row.get(at)).collect::<rusqlite::Result<Vec<Value>>>()?;
        Ok(format!("{cells:?}"))
    })?;
    let mut rows = rows.collect::<rusqlite::Result<Vec<String>>>()?;
    rows.sort();
    Ok(rows)
}
