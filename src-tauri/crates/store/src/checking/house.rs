//! Mending what the program keeps for its own use: indexes, the search, half-typed texts, settings of this laptop, the
//! history. None of it is a step of undo.

use super::{Checkup, tell};
use crate::StoreError;
use crate::schema::DATA_TABLES;
use crate::transact::topics;
use rusqlite::{Connection, ErrorCode, params};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Live texts as the search index should have them.
const SHOULD_BE_FOUND: &str = "
SELECT 'evidence' AS kind, id, text FROM evidence WHERE deleted = 0
UNION ALL SELECT 'decision', id, rationale_text FROM decision WHERE deleted = 0
UNION ALL SELECT 'theme', id, title FROM theme WHERE deleted = 0
UNION ALL SELECT 'finding', id, text FROM finding WHERE deleted = 0
UNION ALL SELECT 'recommendation', id, text FROM recommendation WHERE deleted = 0";

/// Writes the indexes anew that do not fit their tables.
pub(super) fn indexes(
    connection: &Connection,
    misfits: &BTreeSet<String>,
    found: &mut Checkup,
) -> Result<(), StoreError> {
    let ours = "SELECT name FROM sqlite_schema WHERE type = 'index'";
    let known: Vec<String> =
        connection.prepare(ours)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    let mut count = 0_usize;
    for index in misfits.iter().filter(|index| known.contains(index)) {
        connection.execute_batch(&format!("REINDEX {index}"))?;
        count += 1;
    }
    tell(
        &mut found.mended,
        count,
        "index that did not fit its table was written anew",
        "indexes that did not fit their tables were written anew",
    );
    Ok(())
}

/// Brings the search in step with the texts.
pub(super) fn search(connection: &Connection, is_broken: bool, found: &mut Checkup) -> Result<(), StoreError> {
    let differ = |one: &str, other: &str| -> Result<u32, StoreError> {
        let sql = format!("SELECT count(*) FROM (SELECT * FROM ({one}) EXCEPT SELECT * FROM ({other}))");
        Ok(connection.query_row(&sql, [], |row| row.get(0))?)
    };
    let there = "SELECT kind, id, text FROM searchable";
    let missing = differ(SHOULD_BE_FOUND, there)?;
    let over = differ(there, SHOULD_BE_FOUND)?;
    let texts: u32 =
        connection.query_row(&format!("SELECT count(*) FROM ({SHOULD_BE_FOUND})"), [], |row| row.get(0))?;
    found.looked("texts in the search", texts);
    let is_torn = is_broken || is_torn(connection)?;
    if missing + over == 0 && !is_torn {
        return Ok(());
    }
    let transaction = connection.unchecked_transaction()?;
    // The index is emptied first, so that nothing it has wrong stands in the way of what follows.
    transaction.execute("INSERT INTO found (found) VALUES ('delete-all')", [])?;
    transaction.execute_batch(&format!(
        "DROP TRIGGER searchable_out;
         DELETE FROM searchable;
         {};
         DROP TRIGGER searchable_in;
         INSERT INTO searchable (kind, id, text) {SHOULD_BE_FOUND};
         {};
         INSERT INTO found (found) VALUES ('rebuild');",
        trigger(connection, "searchable_out")?,
        trigger(connection, "searchable_in")?,
    ))?;
    transaction.commit()?;
    let count = missing.max(over);
    if count == 0 {
        tell(&mut found.mended, 1_u32, "search index that was broken was written anew", "");
    } else {
        tell(
            &mut found.mended,
            count,
            "text that the search had missing or wrong is found again",
            "texts that the search had missing or wrong are found again",
        );
    }
    Ok(())
}

/// How a trigger of ours is made.
fn trigger(connection: &Connection, name: &str) -> Result<String, StoreError> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = ?";
    Ok(connection.query_row(sql, [name], |row| row.get(0))?)
}

/// Whether the index does not hold what its texts say.
fn is_torn(connection: &Connection) -> Result<bool, StoreError> {
    match connection.execute("INSERT INTO found (found, rank) VALUES ('integrity-check', 1)", []) {
        Ok(_) => Ok(false),
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseCorrupt) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// A step whose record cannot be read stays in the list of what was done, and is passed over by undo.
pub(super) fn history(connection: &Connection, found: &mut Checkup) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT seq, changeset FROM change WHERE length(changeset) > 0")?;
    let mut rows = statement.query([])?;
    let (mut steps, mut unreadable) = (0, Vec::new());
    while let Some(row) = rows.next()? {
        steps += 1;
        if !is_readable(row.get_ref(1)?.as_blob().unwrap_or_default()) {
            unreadable.push(row.get::<_, i64>(0)?);
        }
    }
    found.looked("steps in the history", steps);
    for seq in &unreadable {
        connection.execute("UPDATE change SET changeset = x'' WHERE seq = ?", [seq])?;
    }
    tell(
        &mut found.mended,
        unreadable.len(),
        "step whose record cannot be read stays in the history, and undo passes over it",
        "steps whose records cannot be read stay in the history, and undo passes over them",
    );
    Ok(())
}

/// Whether a changeset can be read to its end, and speaks of our tables alone.
fn is_readable(changeset: &[u8]) -> bool {
    topics(changeset).is_ok_and(|topics| !topics.is_empty())
}

/// A half-typed text belongs to the rows that its place names. One that was deleted may come back; one that is not in the
/// file at all cannot.
pub(super) fn drafts(connection: &Connection, found: &mut Checkup) -> Result<(), StoreError> {
    let mut statement = connection.prepare("SELECT slot, value FROM draft")?;
    let drafts: Vec<(String, String)> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    found.looked("half-typed texts", u32::try_from(drafts.len()).unwrap_or(u32::MAX));
    let mut count = 0_usize;
    for (slot, value) in drafts {
        if !names_rows_of(connection, &slot)? {
            connection.execute("DELETE FROM draft WHERE slot = ?", [&slot])?;
            count += 1;
            continue;
        }
        // The half-typed lines of all lists lie together, by their places.
        let Ok(serde_json::Value::Object(mut lines)) = serde_json::from_str(&value) else { continue };
        let mut gone = Vec::new();
        for place in lines.keys() {
            if !names_rows_of(connection, place)? {
                gone.push(place.clone());
            }
        }
        if gone.is_empty() {
            continue;
        }
        gone.iter().for_each(|place| drop(lines.remove(place)));
        let left = serde_json::Value::Object(lines).to_string();
        connection.execute("UPDATE draft SET value = ? WHERE slot = ?", params![left, slot])?;
        count += gone.len();
    }
    tell(
        &mut found.mended,
        count,
        "half-typed text that belonged to nothing was removed",
        "half-typed texts that belonged to nothing were removed",
    );
    Ok(())
}

/// Whether every id in the name of a place is that of a row, deleted or not.
fn names_rows_of(connection: &Connection, place: &str) -> Result<bool, StoreError> {
    for id in place.split('/').filter_map(|part| Uuid::parse_str(part).ok()) {
        if !is_in_file(connection, &id.to_string())? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn is_in_file(connection: &Connection, id: &str) -> Result<bool, StoreError> {
    for table in DATA_TABLES {
        let sql = format!("SELECT 1 FROM {} WHERE id = ?", table.name);
        if connection.prepare_cached(&sql)?.exists([id])? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// A setting of this laptop that names somebody who is not in the team says nothing.
pub(super) fn settings(connection: &Connection, found: &mut Checkup) -> Result<(), StoreError> {
    let settings: u32 = connection.query_row("SELECT count(*) FROM local", [], |row| row.get(0))?;
    found.looked("settings of this laptop", settings);
    let removed = connection.execute(
        "DELETE FROM local WHERE slot = 'me' AND value NOT IN (SELECT id FROM member WHERE deleted = 0)",
        [],
    )?;
    tell(
        &mut found.mended,
        removed,
        "setting of this laptop that belonged to nothing was removed",
        "settings of this laptop that belonged to nothing were removed",
    );
    Ok(())
}

/// What SQLite’s planner counted of tables and indexes that are not there would mislead it.
pub(super) fn statistics(connection: &Connection, found: &mut Checkup) -> Result<(), StoreError> {
    let mut removed = 0;
    for table in ["sqlite_stat1", "sqlite_stat4"] {
        let sql = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?";
        if connection.prepare(sql)?.exists([table])? {
            removed += connection.execute(
                &format!(
                    "DELETE FROM {table} WHERE tbl NOT IN (SELECT name FROM sqlite_schema WHERE type = 'table')
                     OR idx NOT IN (SELECT name FROM sqlite_schema)"
                ),
                [],
            )?;
        }
    }
    tell(
        &mut found.mended,
        removed,
        "count of something that is not in the file was removed",
        "counts of things that are not in the file were removed",
    );
    Ok(())
}
