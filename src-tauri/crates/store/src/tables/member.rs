//! The team.

use super::{Table, remove_pointing};
use crate::StoreError;
use crate::cells::{code, read_code, read_id, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Member, Rating, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "member",
    topic: Topic::Team,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "member",
                "name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('lead', 'reviewer', 'scribe'))"
            ),
        },
        Step { version: 1, sql: index!("member", "position") },
    ],
};

impl Table for Member {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "member of the team";
    const COLUMNS: &'static [&'static str] = &["name", "role"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![text(&self.name), code(&self.role)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: read_id(row, 0)?, name: row.get(1)?, role: read_code(row, 2)? })
    }

    /// Sessions, notes and changes of state stay without a name; ratings were this person's and go.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        pen.forget("session", "interviewer_id", id)?;
        pen.forget("session", "scribe_id", id)?;
        pen.forget("evidence", "noted_by_id", id)?;
        pen.forget("state_change", "by_id", id)?;
        remove_pointing::<Rating>(pen, "rater_id", id)
    }
}
