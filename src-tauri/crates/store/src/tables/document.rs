//! The documents.

use super::{Table, remove_pointing};
use crate::StoreError;
use crate::cells::{code, read_code, read_id, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{Document, Evidence, Topic};
use rusqlite::{Row, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "document",
    topic: Topic::Documents,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "document",
                "title TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('asked_for', 'received', 'read'))"
            ),
        },
        Step { version: 1, sql: index!("document", "position") },
    ],
};

impl Table for Document {
    const NAME: &'static str = TABLE.name;
    const WORD: &'static str = "document";
    const COLUMNS: &'static [&'static str] = &["title", "kind", "status"];

    fn key(&self) -> Uuid {
        self.id.0
    }

    fn cells(&self) -> Vec<Value> {
        vec![text(&self.title), text(&self.kind), code(&self.status)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: read_id(row, 0)?, title: row.get(1)?, kind: row.get(2)?, status: read_code(row, 3)? })
    }

    /// What was noted from a document goes with it.
    fn go(pen: &mut Pen<'_>, id: Uuid) -> Result<(), StoreError> {
        remove_pointing::<Evidence>(pen, "document_id", id)
    }
}
