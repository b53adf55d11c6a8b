//! What was done, and undo and redo over it.

use crate::cells::{maybe_id, moment, read_maybe_id, read_parsed};
use crate::schema::Step;
use crate::transact::topics;
use crate::{Action, StoreError, sitting, tables};
use chrono::NaiveDateTime;
use debrief_domain::{MemberId, ReviewState, Topic};
use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType, invert_strm};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use serde::{Deserialize, Serialize};

// `done` can be undone, `undone` can be redone; `dropped` was undone and then something else was done. A step with an empty
// changeset was forgotten ([`crate::forgetting`]): it is told in the history and passed over by undo.
pub(crate) const STEPS: &[Step] = &[Step {
    version: 1,
    sql: "CREATE TABLE change (
    seq INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    who TEXT,
    at TEXT NOT NULL,
    changeset BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;
CREATE INDEX change_done ON change (seq) WHERE state = 'done';
CREATE INDEX change_undone ON change (seq) WHERE state = 'undone';
",
}];

/// What undo and redo would do next.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct UndoState {
    /// The label of the action that undo takes back, as it was given: `Edit note`. Absent when there is none.
    pub undo: Option<String>,
    /// The label of the action that redo makes again.
    pub redo: Option<String>,
}

/// What an undo or a redo did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// The label of the action taken back or made again.
    pub label: String,
    /// The topics it changed.
    pub changed: Vec<Topic>,
}

/// One action of the past.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HistoryEntry {
    /// What was done: the action's label.
    pub what: String,
    /// Who did it, if the laptop knew.
    pub who: Option<MemberId>,
    /// When, as it was handed in.
    pub when: NaiveDateTime,
    /// Whether it has been taken back.
    pub undone: bool,
}

/// The two directions through history.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Direction {
    /// Takes the newest action back that is done.
    Undo,
    /// Makes the oldest action again that is undone.
    Redo,
}

impl Direction {
    /// The change that is next in this direction.
    fn next(self) -> &'static str {
        match self {
            Self::Undo => {
                "SELECT seq, label, changeset FROM change WHERE state = 'done' AND length(changeset) > 0
                 ORDER BY seq DESC LIMIT 1"
            }
            Self::Redo => {
                "SELECT seq, label, changeset FROM change WHERE state = 'undone' AND length(changeset) > 0
                 ORDER BY seq LIMIT 1"
            }
        }
    }
}

/// Keeps a change. What was undone before it can no longer be redone, but stays in the history.
pub(crate) fn keep(connection: &Connection, action: &Action, changeset: &[u8]) -> Result<(), StoreError> {
    connection.execute("UPDATE change SET state = 'dropped' WHERE state = 'undone'", [])?;
    connection
        .prepare_cached("INSERT INTO change (name, label, who, at, changeset, state) VALUES (?, ?, ?, ?, ?, 'done')")?
        .execute(params![action.name, action.label, maybe_id(action.who), moment(action.at), changeset])?;
    Ok(())
}

/// Goes one step through history; `None` at its end.
pub(crate) fn step(
    connection: &mut Connection,
    direction: Direction,
    at: NaiveDateTime,
) -> Result<Option<Undone>, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if tables::review::state(&transaction)? == ReviewState::Final {
        return Err(StoreError::ReviewIsFinal);
    }
    let next: Option<(i64, String, Vec<u8>)> =
        transaction.query_row(direction.next(), [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((seq, label, changeset)) = next else { return Ok(None) };
    let (applied, state) = match direction {
        Direction::Undo => {
            let mut inverted = Vec::new();
            invert_strm(&mut changeset.as_slice(), &mut inverted)?;
            (inverted, "undone")
        }
        Direction::Redo => (changeset, "done"),
    };
    apply(&transaction, &applied)?;
    transaction.execute("UPDATE change SET state = ? WHERE seq = ?", params![state, seq])?;
    sitting::count(&transaction, at)?;
    let changed = topics(&applied)?;
    transaction.commit()?;
    Ok(Some(Undone { label, changed }))
}

/// Applies a changeset wholly or not at all.
fn apply(connection: &Connection, changeset: &[u8]) -> Result<(), StoreError> {
    // Every conflict ends it, those of foreign keys too: SQLite would otherwise go on and leave rows that point nowhere.
    let stop = |_: ConflictType, _: ChangesetItem| ConflictAction::SQLITE_CHANGESET_ABORT;
    connection.apply_strm(&mut &*changeset, None::<fn(&str) -> bool>, stop).map_err(|error| {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::OperationAborted | rusqlite::ErrorCode::ConstraintViolation) => {
                StoreError::UndoConflict
            }
            _ => error.into(),
        }
    })
}

/// What undo and redo would do next.
pub(crate) fn undo_state(connection: &Connection) -> Result<UndoState, StoreError> {
    let label = |direction: Direction| -> Result<Option<String>, StoreError> {
        Ok(connection.prepare_cached(direction.next())?.query_row([], |row| row.get(1)).optional()?)
    };
    Ok(UndoState { undo: label(Direction::Undo)?, redo: label(Direction::Redo)? })
}

/// What was done, newest first.
pub(crate) fn entries(connection: &Connection, limit: usize) -> Result<Vec<HistoryEntry>, StoreError> {
    let mut statement =
        connection.prepare_cached("SELECT label, who, at, state <> 'done' FROM change ORDER BY seq DESC LIMIT ?")?;
    let entries = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        Ok(HistoryEntry {
            what: row.get(0)?,
            who: read_maybe_id(row, 1)?,
            when: read_parsed(row, 2)?,
            undone: row.get(3)?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}
