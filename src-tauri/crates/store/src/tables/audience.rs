//! What was changed about the versions for single audiences.

use crate::StoreError;
use crate::cells::{code, json, read_code, read_json};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table, index};
use debrief_domain::{AudienceSetting, ReviewId, Topic};
use rusqlite::{Connection, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "audience",
    topic: Topic::Deck,
    steps: &[
        Step {
            version: 2,
            sql: data_table!(
                "audience",
                "audience TEXT NOT NULL UNIQUE CHECK (audience IN ('leadership', 'board', 'public')),
    rationale TEXT NOT NULL CHECK (rationale IN ('full', 'first_sentence', 'level_only')),
    quotes INTEGER NOT NULL CHECK (quotes IN (0, 1)),
    group_names INTEGER NOT NULL CHECK (group_names IN (0, 1)),
    notes INTEGER NOT NULL CHECK (notes IN (0, 1)),
    left_out TEXT NOT NULL CHECK (json_valid(left_out))"
            ),
        },
        Step { version: 2, sql: index!("audience", "position") },
    ],
};

const COLUMNS: &[&str] = &["audience", "rationale", "quotes", "group_names", "notes", "left_out"];

/// Writes the setting of one audience; its row has the same id on every laptop.
pub(crate) fn set(pen: &mut Pen<'_>, review: ReviewId, setting: &AudienceSetting) -> Result<(), StoreError> {
    let key = Uuid::new_v5(&review.0, format!("audience/{}", setting.audience.code()).as_bytes());
    let cells = [
        code(&setting.audience),
        code(&setting.rationale),
        Value::Integer(setting.quotes.into()),
        Value::Integer(setting.group_names.into()),
        Value::Integer(setting.notes.into()),
        json(&setting.left_out),
    ];
    pen.write(TABLE.name, &key.to_string(), COLUMNS, &cells)
}

/// Reads the settings of all audiences.
pub(crate) fn all(connection: &Connection) -> Result<Vec<AudienceSetting>, StoreError> {
    let sql = format!("SELECT {} FROM audience WHERE deleted = 0 ORDER BY position, id", COLUMNS.join(", "));
    let mut statement = connection.prepare_cached(&sql)?;
    let settings = statement.query_map([], |row| {
        Ok(AudienceSetting {
            audience: read_code(row, 0)?,
            rationale: read_code(row, 1)?,
            quotes: row.get(2)?,
            group_names: row.get(3)?,
            notes: row.get(4)?,
            left_out: read_json(row, 5)?,
        })
    })?;
    Ok(settings.collect::<rusqlite::Result<Vec<AudienceSetting>>>()?)
}
