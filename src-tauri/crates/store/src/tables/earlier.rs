//! The earlier review that this one looks back on: one row at most.

use crate::StoreError;
use crate::cells::{json, maybe_day, read_json, read_maybe_parsed, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table};
use debrief_domain::{EarlierReview, ReviewId, Topic};
use rusqlite::{Connection, OptionalExtension};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "earlier",
    topic: Topic::Deck,
    steps: &[Step {
        version: 2,
        sql: data_table!(
            "earlier",
            "name TEXT NOT NULL,
    held_on TEXT,
    levels TEXT NOT NULL CHECK (json_valid(levels))"
        ),
    }],
};

const COLUMNS: &[&str] = &["name", "held_on", "levels"];

/// Writes it, or takes it away; its row has the same id on every laptop.
pub(crate) fn set(pen: &mut Pen<'_>, review: ReviewId, earlier: Option<&EarlierReview>) -> Result<(), StoreError> {
    let key = Uuid::new_v5(&review.0, b"earlier").to_string();
    match earlier {
        None => pen.bury(TABLE.name, &key).map(|_| ()),
        Some(earlier) => {
            let cells = [text(&earlier.name), maybe_day(earlier.on), json(&earlier.levels)];
            pen.write(TABLE.name, &key, COLUMNS, &cells)
        }
    }
}

/// Reads it.
pub(crate) fn read(connection: &Connection) -> Result<Option<EarlierReview>, StoreError> {
    let sql = format!("SELECT {} FROM earlier WHERE deleted = 0", COLUMNS.join(", "));
    let earlier = connection.query_row(&sql, [], |row| {
        Ok(EarlierReview { name: row.get(0)?, on: read_maybe_parsed(row, 1)?, levels: read_json(row, 2)? })
    });
    Ok(earlier.optional()?)
}
