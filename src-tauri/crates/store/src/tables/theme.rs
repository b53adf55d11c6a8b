//! The themes.

use super::{Table, remove_pointing};
use crate::StoreError;
use crate::cells::{code, read_code, read_id, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index, searched};
use debrief_domain::{Finding, Recommendation, Theme, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "theme",
    topic: Topic::Synthesis,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "theme",
                "title TEXT NOT NULL,
    horizon TEXT NOT NULL CHECK (horizon IN ('near_term', 'longer_term', 'no_matter_what'))"
            ),
        },
        Step { version: 1, sql: index!("theme", "position") },
        Step { version: 1, sql: searched!("theme", "title") },
    ],
};

impl Table for Theme {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "theme";
    const COLUMNS: &'static [&'static str] = &["title", "horizon"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![text(&self.title), code(&self.horizon)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: read_id(row, 0)?, title: row.get(1)?, horizon: read_code(row, 2)? })
    }

    /// Findings and recommendations stand under a theme and go with it.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        remove_pointing::<Recommendation>(pen, "theme_id", id)?;
        remove_pointing::<Finding>(pen, "theme_id", id)
    }
}
