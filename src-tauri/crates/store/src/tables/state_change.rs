//! The changes of state, kept for good.

use super::Table;
use crate::cells::{code, maybe_id, moment, read_code, read_id, read_maybe_id, read_parsed, text};
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{StateChange, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "state_change",
    topic: Topic::Review,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "state_change",
                "at TEXT NOT NULL,
    from_state TEXT NOT NULL CHECK (from_state IN ('draft', 'provisional', 'final')),
    to_state TEXT NOT NULL CHECK (to_state IN ('draft', 'provisional', 'final')),
    reason TEXT NOT NULL,
    by_id TEXT REFERENCES member (id)"
            ),
        },
        Step { version: 1, sql: index!("state_change", "position") },
    ],
};

impl Table for StateChange {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "change of state";
    const COLUMNS: &'static [&'static str] = &["at", "from_state", "to_state", "reason", "by_id"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![moment(self.at), code(&self.from), code(&self.to), text(&self.reason), maybe_id(self.by)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            at: read_parsed(row, 1)?,
            from: read_code(row, 2)?,
            to: read_code(row, 3)?,
            reason: row.get(4)?,
            by: read_maybe_id(row, 5)?,
        })
    }
}
