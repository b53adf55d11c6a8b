//! What every review file keeps beyond what SQLite checks by itself.

use crate::StoreError;
use crate::tables::{self, Table};
use debrief_domain::{Decision, ElementCode, Framework, Rating, Recognition, ReviewId};
use rusqlite::Connection;
use std::collections::HashSet;

/// The first rule that the file breaks, as a phrase; `None` when it keeps them all.
pub(crate) fn broken(connection: &Connection, id: ReviewId) -> Result<Option<String>, StoreError> {
    let heads: Vec<String> = connection
        .prepare("SELECT id FROM review")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if heads.len() != 1 {
        return Ok(Some(format!("it holds {} reviews instead of one", heads.len())));
    }
    if heads[0] != id.to_string() {
        return Ok(Some("it holds another review than its folder says".into()));
    }
    for (table, what) in [("review", "head"), ("deck", "deck settings")] {
        let sql = format!("SELECT count(*) FROM {table} WHERE deleted = 0");
        if connection.query_row(&sql, [], |row| row.get::<_, i64>(0))? != 1 {
            return Ok(Some(format!("its {what} are missing")));
        }
    }
    if let Some(element) = unknown_element(connection)? {
        return Ok(Some(format!("it names the element “{element}”, which its framework does not have")));
    }
    let unnatural_one = unnatural::<Rating>(connection, id)?.or(unnatural::<Decision>(connection, id)?);
    Ok(unnatural_one.or(unnatural::<Recognition>(connection, id)?))
}

/// The codes of the framework’s elements.
pub(crate) fn elements(connection: &Connection) -> Result<HashSet<ElementCode>, StoreError> {
    let framework: Framework =
        connection.query_row("SELECT framework FROM review", [], |row| crate::cells::read_json(row, 0))?;
    Ok(framework.elements().map(|(_, element)| element.code.clone()).collect())
}

/// An element that is in use and not in the framework, if any.
pub(crate) fn unknown_element(connection: &Connection) -> Result<Option<ElementCode>, StoreError> {
    let known = elements(connection)?;
    let mut statement = connection.prepare_cached(
        "SELECT element FROM evidence_element WHERE deleted = 0
         UNION SELECT element FROM finding_element WHERE deleted = 0
         UNION SELECT element FROM rating WHERE deleted = 0
         UNION SELECT element FROM decision WHERE deleted = 0
         UNION SELECT value FROM review, json_each(out_of_scope)",
    )?;
    let mut used = statement.query_map([], |row| row.get(0).map(ElementCode))?;
    Ok(used.find(|element| element.as_ref().map_or(true, |element| !known.contains(element))).transpose()?)
}

fn unnatural<T: Table>(connection: &Connection, id: ReviewId) -> Result<Option<String>, StoreError> {
    let rows = tables::all::<T>(connection)?;
    let wrong = rows.iter().any(|row| row.natural_key(id).is_some_and(|natural| natural != row.key()));
    Ok(wrong.then(|| format!("a {} in it has not the id that follows from what it is about", T::WORD)))
}
