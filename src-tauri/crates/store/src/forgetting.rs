//! Taking out of the change log what it says about rows that are deleted for good. A step holds the words before and after,
//! so it cannot stay; what is left of it is its label.

use crate::StoreError;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use std::collections::HashSet;
use std::io::Read;

/// A row: its table and its id.
type RowName = (String, String);

/// How long an id is as text.
const ID: usize = 36;

/// Forgets the steps that name one of `ids`, and those that cannot be taken back any more because a forgotten one, or the
/// change in `written`, stands between. Gives how many steps could have been taken back before.
pub(crate) fn forget(connection: &Connection, ids: &HashSet<String>, written: &[u8]) -> Result<u32, StoreError> {
    let mut lost = 0;
    let mut stuck = rows(written)?;
    for (seq, changeset) in steps(connection, "state = 'done'")? {
        let touched = rows(&changeset)?;
        if names_any(&changeset, ids) || touched.iter().any(|row| stuck.contains(row)) {
            stuck.extend(touched);
            empty(connection, seq)?;
            lost += 1;
        }
    }
    // Undo never comes back to these, so that none of them stands in the way of another.
    for (seq, changeset) in steps(connection, "state <> 'done'")? {
        if names_any(&changeset, ids) {
            empty(connection, seq)?;
        }
    }
    Ok(lost)
}

/// The steps that still hold their changes, newest first.
fn steps(connection: &Connection, which: &str) -> Result<Vec<(i64, Vec<u8>)>, StoreError> {
    let sql = format!("SELECT seq, changeset FROM change WHERE {which} AND length(changeset) > 0 ORDER BY seq DESC");
    let mut statement = connection.prepare(&sql)?;
    let steps = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(steps.collect::<rusqlite::Result<_>>()?)
}

fn empty(connection: &Connection, seq: i64) -> Result<(), StoreError> {
    connection.prepare_cached("UPDATE change SET changeset = x'' WHERE seq = ?")?.execute(params![seq])?;
    Ok(())
}

/// The rows that a changeset touches.
fn rows(changeset: &[u8]) -> Result<HashSet<RowName>, StoreError> {
    let mut bytes = changeset;
    let input: &mut dyn Read = &mut bytes;
    let mut items = ChangesetIter::start_strm(&input)?;
    let mut touched = HashSet::new();
    while let Some(item) = items.next()? {
        if let Some(id) = id_of(item) {
            touched.insert((item.op()?.table_name().to_owned(), id));
        }
    }
    Ok(touched)
}

/// The id of a changed row: the first column of every data table.
fn id_of(item: &ChangesetItem) -> Option<String> {
    let value = item.old_value(0).or_else(|_| item.new_value(0)).ok()?;
    match value {
        ValueRef::Text(id) => Some(String::from_utf8_lossy(id).into_owned()),
        _ => None,
    }
}

/// Whether one of the ids stands anywhere in the bytes: as the id of a row, as what a row points at, in the middle of a
/// rationale.
pub(crate) fn names_any(bytes: &[u8], ids: &HashSet<String>) -> bool {
    bytes.windows(ID).any(|there| {
        let has_dashes = there[8] == b'-' && there[13] == b'-' && there[18] == b'-' && there[23] == b'-';
        has_dashes && std::str::from_utf8(there).is_ok_and(|id| ids.contains(id))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_found_wherever_it_stands() {
        let id = "00000000-0000-0000-0000-0000000000ab";
        let ids = HashSet::from([id.to_owned()]);
        assert!(names_any(format!("[{{\"quote\":{{\"evidence\":\"{id}\"}}}}]").as_bytes(), &ids));
        assert!(names_any(id.as_bytes(), &ids));
        assert!(!names_any(&id.as_bytes()[1..], &ids));
        assert!(!names_any(b"00000000-0000-0000-0000-0000000000ac", &ids));
    }
}
