//! Writing single rows so that the rules of every table hold: a new `rev` each time, tombstones for deletion, positions
//! with gaps.
//!
//! A recorded change never holds an insert or a delete. A new row is laid down as a tombstone while the recorder is off,
//! and lifted while it is on; taking that back makes it a tombstone again. So undo deletes nothing, and what was added and
//! taken back still has its `rev` when two copies of a review are merged.

use crate::StoreError;
use rusqlite::session::Session;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params, params_from_iter};
use uuid::Uuid;

/// The distance between neighbours in a list: room for twenty moves to one place before a list is numbered anew.
pub(crate) const GAP: i64 = 1 << 20;

/// A new value for `rev`. The store needs chance for nothing else.
pub(crate) const NEW_REV: &str = "lower(hex(randomblob(8)))";

/// A table that ties rows to rows, or rows to codes.
#[derive(Debug)]
pub(crate) struct Link {
    /// The table.
    pub table: &'static str,
    /// The column that holds the id of the row the link belongs to.
    pub owner: &'static str,
    /// The column that holds what it points at.
    pub target: &'static str,
}

/// Where a row stands in its list.
#[derive(Clone, Copy)]
enum Position {
    /// Where it is; at the end if it is new.
    Kept,
    /// There.
    At(i64),
}

/// Writes rows through one connection, and records them if there is a recorder.
pub(crate) struct Pen<'a> {
    connection: &'a Connection,
    recorder: Option<Session<'a>>,
}

impl<'a> Pen<'a> {
    /// A pen for a file that is being made: nothing is recorded.
    pub(crate) fn unrecorded(connection: &'a Connection) -> Self {
        Self { connection, recorder: None }
    }

    /// A pen whose writing is recorded.
    pub(crate) fn recorded(connection: &'a Connection, recorder: Session<'a>) -> Self {
        Self { connection, recorder: Some(recorder) }
    }

    /// The connection, to read.
    pub(crate) fn connection(&self) -> &'a Connection {
        self.connection
    }

    /// The changeset of everything written, and the end of this pen. Empty if nothing changed.
    pub(crate) fn changeset(self) -> Result<Vec<u8>, StoreError> {
        let mut changeset = Vec::new();
        if let Some(mut recorder) = self.recorder {
            recorder.changeset_strm(&mut changeset)?;
        }
        Ok(changeset)
    }

    /// Writes these cells of a row. A row as it was is not written; a new or revived one stands at the end of its list.
    pub(crate) fn write(&mut self, table: &str, id: &str, columns: &[&str], cells: &[Value]) -> Result<(), StoreError> {
        self.write_at(table, id, columns, cells, Position::Kept)
    }

    fn write_at(
        &mut self,
        table: &str,
        id: &str,
        columns: &[&str],
        cells: &[Value],
        position: Position,
    ) -> Result<(), StoreError> {
        let kept = self.kept(table, id, columns)?;
        let place = match (position, &kept) {
            (Position::At(place), _) => place,
            (Position::Kept, Some(kept)) if !kept.deleted => kept.position,
            (Position::Kept, _) => self.end(table)?,
        };
        match kept {
            Some(kept) if !kept.deleted && kept.position == place && kept.cells == cells => Ok(()),
            Some(_) => {
                let set: String = columns.iter().map(|column| format!("{column} = ?, ")).collect();
                let sql = format!("UPDATE {table} SET {set}deleted = 0, position = ?, rev = {NEW_REV} WHERE id = ?");
                let mut values = cells.to_vec();
                values.extend([Value::Integer(place), Value::Text(id.to_owned())]);
                self.connection.prepare_cached(&sql)?.execute(params_from_iter(values))?;
                Ok(())
            }
            None => self.add(table, id, columns, cells, place),
        }
    }

    fn add(&mut self, table: &str, id: &str, columns: &[&str], cells: &[Value], place: i64) -> Result<(), StoreError> {
        let names = columns.join(", ");
        let marks = ", ?".repeat(columns.len());
        let sql =
            format!("INSERT INTO {table} (id, rev, deleted, position, {names}) VALUES (?, {NEW_REV}, ?, ?{marks})");
        let mut values =
            vec![Value::Text(id.to_owned()), Value::Integer(self.recorder.is_some().into()), Value::Integer(place)];
        values.extend_from_slice(cells);
        if let Some(recorder) = &mut self.recorder {
            recorder.set_enabled(false);
        }
        let laid = self.connection.prepare_cached(&sql)?.execute(params_from_iter(values));
        if let Some(recorder) = &mut self.recorder {
            recorder.set_enabled(true);
            laid?;
            let sql = format!("UPDATE {table} SET deleted = 0, rev = {NEW_REV} WHERE id = ?");
            self.connection.prepare_cached(&sql)?.execute([id])?;
        } else {
            laid?;
        }
        Ok(())
    }

    fn kept(&self, table: &str, id: &str, columns: &[&str]) -> Result<Option<Kept>, StoreError> {
        let sql = format!("SELECT deleted, position, {} FROM {table} WHERE id = ?", columns.join(", "));
        let mut statement = self.connection.prepare_cached(&sql)?;
        let kept = statement.query_row([id], |row| {
            let cells = (0..columns.len()).map(|at| row.get(at + 2)).collect::<rusqlite::Result<Vec<Value>>>()?;
            Ok(Kept { deleted: row.get(0)?, position: row.get(1)?, cells })
        });
        Ok(kept.optional()?)
    }

    fn end(&self, table: &str) -> Result<i64, StoreError> {
        // Tombstones count: what comes back after an undo stands where it stood.
        let sql = format!("SELECT coalesce(max(position), 0) FROM {table}");
        let last: i64 = self.connection.prepare_cached(&sql)?.query_row([], |row| row.get(0))?;
        Ok(last + GAP)
    }

    /// Makes a row a tombstone; whether there was one to bury.
    pub(crate) fn bury(&mut self, table: &str, id: &str) -> Result<bool, StoreError> {
        let sql = format!("UPDATE {table} SET deleted = 1, rev = {NEW_REV} WHERE id = ? AND deleted = 0");
        Ok(self.connection.prepare_cached(&sql)?.execute([id])? > 0)
    }

    /// Whether there is such a row, a tombstone or not.
    pub(crate) fn knows(&self, table: &str, id: &str) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?"))?.exists([id])?)
    }

    /// Empties `column` in all rows where it points at `id`.
    pub(crate) fn forget(&mut self, table: &str, column: &str, id: Uuid) -> Result<(), StoreError> {
        let sql = format!("UPDATE {table} SET {column} = NULL, rev = {NEW_REV} WHERE {column} = ? AND deleted = 0");
        self.connection.prepare_cached(&sql)?.execute([id.to_string()])?;
        Ok(())
    }

    /// The rows, not tombstones, whose `column` points at `id`, in order.
    pub(crate) fn pointing(&self, table: &str, column: &str, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
        let sql = format!("SELECT id FROM {table} WHERE {column} = ? AND deleted = 0 ORDER BY position, id");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let ids = statement.query_map([id.to_string()], |row| crate::cells::read_id(row, 0))?;
        Ok(ids.collect::<rusqlite::Result<Vec<Uuid>>>()?)
    }

    /// Ties `owner` to exactly these targets, in this order. A link has the id that every laptop would give it.
    pub(crate) fn link(&mut self, link: &Link, owner: Uuid, targets: &[String]) -> Result<(), StoreError> {
        let Link { table, owner: owner_column, target } = link;
        let owner_id = owner.to_string();
        let sql = format!("SELECT id FROM {table} WHERE {owner_column} = ? AND deleted = 0");
        let before: Vec<String> = self
            .connection
            .prepare_cached(&sql)?
            .query_map([&owner_id], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let ids: Vec<String> =
            targets.iter().map(|target| Uuid::new_v5(&owner, target.as_bytes()).to_string()).collect();
        for gone in before.iter().filter(|id| !ids.contains(id)) {
            self.bury(table, gone)?;
        }
        for ((id, to), position) in ids.iter().zip(targets).zip(1..) {
            let cells = [Value::Text(owner_id.clone()), Value::Text(to.clone())];
            self.write_at(table, id, &[owner_column, target], &cells, Position::At(position))?;
        }
        Ok(())
    }

    /// Buries every link that points at `target`.
    pub(crate) fn unlink(&mut self, link: &Link, target: Uuid) -> Result<(), StoreError> {
        let Link { table, target: column, .. } = link;
        let sql = format!("UPDATE {table} SET deleted = 1, rev = {NEW_REV} WHERE {column} = ? AND deleted = 0");
        self.connection.prepare_cached(&sql)?.execute([target.to_string()])?;
        Ok(())
    }

    /// Moves a row before another one, or to the end; whether both are there. Writes one row unless the gap is used up.
    pub(crate) fn move_to(&mut self, table: &str, id: &str, before: Option<&str>) -> Result<bool, StoreError> {
        let sql = format!("SELECT id, position FROM {table} WHERE deleted = 0 ORDER BY position, id");
        let mut list: Vec<(String, i64)> = self
            .connection
            .prepare_cached(&sql)?
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let Some(from) = list.iter().position(|(other, _)| other == id) else { return Ok(false) };
        let moved = list.remove(from);
        let to = match before {
            Some(before) if before == id => from,
            Some(before) => match list.iter().position(|(other, _)| other == before) {
                Some(to) => to,
                None => return Ok(false),
            },
            None => list.len(),
        };
        if to == from {
            return Ok(true);
        }
        let previous = to.checked_sub(1).map(|at| list[at].1);
        let next = list.get(to).map(|(_, position)| *position);
        let between = match (previous, next) {
            (_, None) => Some(self.end(table)?),
            (None, Some(next)) => Some(next - GAP),
            (Some(previous), Some(next)) => {
                let middle = previous + (next - previous) / 2;
                (middle > previous && middle < next).then_some(middle)
            }
        };
        if let Some(position) = between {
            self.set_position(table, id, position)?;
        } else {
            list.insert(to, moved);
            for ((id, position), wanted) in list.iter().zip((1..).map(|number: i64| number * GAP)) {
                if *position != wanted {
                    self.set_position(table, id, wanted)?;
                }
            }
        }
        Ok(true)
    }

    fn set_position(&mut self, table: &str, id: &str, position: i64) -> Result<(), StoreError> {
        let sql = format!("UPDATE {table} SET position = ?, rev = {NEW_REV} WHERE id = ?");
        self.connection.prepare_cached(&sql)?.execute(params![position, id])?;
        Ok(())
    }
}

/// A row as it stands in the file.
struct Kept {
    deleted: bool,
    position: i64,
    cells: Vec<Value>,
}
