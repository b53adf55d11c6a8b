//! Whether a file holds only what a review holds. A file may come from anywhere, and SQLite runs what stands in it: a
//! trigger of somebody else would act with every note that is typed.

use crate::{StoreError, migrations};
use rusqlite::Connection;
use std::collections::BTreeMap;

/// What SQLite may add by itself: statistics for its planner.
const STATISTICS: [&str; 2] = ["sqlite_stat1", "sqlite_stat4"];

/// The first thing that a file of that version holds and no review does, or that it lacks, as a phrase; `None` when it is
/// built as ours are. To be asked before anything is written, and before anything is read that could be a view.
pub(crate) fn difference(connection: &Connection, version: i64) -> Result<Option<String>, StoreError> {
    let ours = {
        let mut made = Connection::open_in_memory()?;
        migrations::migrate_to(&mut made, version)?;
        parts(&made)?
    };
    let theirs = parts(connection)?;
    for ((kind, name), sql) in &theirs {
        match ours.get(&(kind.clone(), name.clone())) {
            Some(known) if known == sql => {}
            Some(_) => return Ok(Some(format!("its {kind} “{name}” is not built as in a review"))),
            None if kind == "table" && STATISTICS.contains(&name.as_str()) => {}
            None => return Ok(Some(format!("it holds a {kind} “{name}”, which no review has"))),
        }
    }
    let missing = ours.keys().find(|part| !theirs.contains_key(*part));
    Ok(missing.map(|(kind, name)| format!("its {kind} “{name}” is missing")))
}

/// The tables, indexes, triggers and views with how they are made. Of the tables that full-text search makes for itself,
/// whose form follows the version of SQLite, the names alone count.
fn parts(connection: &Connection) -> Result<BTreeMap<(String, String), String>, StoreError> {
    let mut statement = connection.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema")?;
    let parts = statement.query_map([], |row| {
        let (kind, name, sql): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let is_shadow = kind == "table" && name.starts_with("found_");
        Ok(((kind, name), if is_shadow { String::new() } else { sql }))
    })?;
    Ok(parts.collect::<rusqlite::Result<_>>()?)
}
