//! The people and schools that nobody should be recognized by.

use super::Table;
use crate::cells::{code, read_code, read_id, text};
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{RosterEntry, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "roster_entry",
    topic: Topic::Roster,
    steps: &[
        Step {
            version: 3,
            sql: data_table!(
                "roster_entry",
                "name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'school', 'student')),
    approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
    CHECK (approved = 0 OR kind <> 'student')"
            ),
        },
        Step { version: 3, sql: index!("roster_entry", "position") },
    ],
};

impl Table for RosterEntry {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "name on the roster";
    const COLUMNS: &'static [&'static str] = &["name", "kind", "approved"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![text(&self.name), code(&self.kind), Value::Integer(self.approved.into())]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: read_id(row, 0)?, name: row.get(1)?, kind: read_code(row, 2)?, approved: row.get(3)? })
    }
}
