//! The pictures of the deck.

use super::Table;
use crate::StoreError;
use crate::cells::{code, read_code, read_id, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Picture, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "picture",
    topic: Topic::Deck,
    steps: &[
        Step {
            version: 2,
            sql: data_table!(
                "picture",
                "name TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('png', 'jpeg')),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    data TEXT NOT NULL"
            ),
        },
        Step { version: 2, sql: index!("picture", "position") },
    ],
};

impl Table for Picture {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "picture";
    const COLUMNS: &'static [&'static str] = &["name", "form", "width", "height", "data"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![
            text(&self.name),
            code(&self.form),
            Value::Integer(self.width.into()),
            Value::Integer(self.height.into()),
            text(&*self.data),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            name: row.get(1)?,
            form: read_code(row, 2)?,
            width: row.get(3)?,
            height: row.get(4)?,
            data: row.get(5)?,
        })
    }

    /// What showed the picture shows none.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        pen.forget("deck", "logo_id", id)?;
        pen.forget("extra_page", "picture_id", id)
    }
}
