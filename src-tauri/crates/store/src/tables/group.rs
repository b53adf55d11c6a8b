//! The groups to hear. `group` is a word of SQL, hence the longer name of the table.

use super::Table;
use crate::StoreError;
use crate::cells::{code, maybe_number, read_code, read_id, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Group, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "stakeholder_group",
    topic: Topic::Groups,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "stakeholder_group",
                "name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('system', 'school', 'community')),
    population INTEGER CHECK (population >= 0)"
            ),
        },
        Step { version: 1, sql: index!("stakeholder_group", "position") },
    ],
};

impl Table for Group {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "group";
    const COLUMNS: &'static [&'static str] = &["name", "level", "population"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![text(&self.name), code(&self.level), maybe_number(self.population)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: read_id(row, 0)?, name: row.get(1)?, level: read_code(row, 2)?, population: row.get(3)? })
    }

    /// A group that sessions hear stays: its notes would lose where they come from.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        match pen.pointing("session", "group_id", id)?.len() {
            0 => Ok(()),
            sessions => Err(StoreError::GroupHasSessions(sessions)),
        }
    }
}
