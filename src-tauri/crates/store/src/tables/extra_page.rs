//! The pages that the facilitator added.

use super::{Table, page};
use crate::StoreError;
use crate::cells::{code, maybe_id, read_code, read_id, read_maybe_id, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{ExtraPage, ExtraPageId, PageKey, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "extra_page",
    topic: Topic::Deck,
    steps: &[
        Step {
            version: 2,
            sql: data_table!(
                "extra_page",
                "layout TEXT NOT NULL CHECK (layout IN ('text', 'two_columns', 'picture')),
    text TEXT NOT NULL,
    second_text TEXT NOT NULL,
    picture_id TEXT REFERENCES picture (id),
    picture_says TEXT NOT NULL"
            ),
        },
        Step { version: 2, sql: index!("extra_page", "position") },
    ],
};

impl Table for ExtraPage {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "page";
    const COLUMNS: &'static [&'static str] = &["layout", "text", "second_text", "picture_id", "picture_says"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![
            code(&self.layout),
            text(&self.text),
            text(&self.second_text),
            maybe_id(self.picture),
            text(&self.picture_says),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: read_id(row, 0)?,
            layout: read_code(row, 1)?,
            text: row.get(2)?,
            second_text: row.get(3)?,
            picture: read_maybe_id(row, 4)?,
            picture_says: row.get(5)?,
        })
    }

    /// Its title, place and notes go with it.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        page::remove(pen, &PageKey::Extra(ExtraPageId(id)))
    }
}
