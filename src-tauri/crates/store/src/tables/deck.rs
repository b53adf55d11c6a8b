//! The settings of the deck as a whole: one row.

use crate::StoreError;
use crate::cells::{maybe_day, read_maybe_parsed, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table};
use debrief_domain::{DeckSettings, ReviewId, Topic};
use rusqlite::{Connection, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "deck",
    topic: Topic::Deck,
    steps: &[Step {
        version: 1,
        sql: data_table!(
            "deck",
            "firm TEXT NOT NULL,
    title TEXT NOT NULL,
    debrief_on TEXT,
    audience TEXT NOT NULL,
    closing_line TEXT NOT NULL,
    web_address TEXT NOT NULL,
    show_questions INTEGER NOT NULL CHECK (show_questions IN (0, 1))"
        ),
    }],
};

const COLUMNS: &[&str] = &["firm", "title", "debrief_on", "audience", "closing_line", "web_address", "show_questions"];

/// Writes the settings.
pub(crate) fn set(pen: &mut Pen<'_>, review: ReviewId, deck: &DeckSettings) -> Result<(), StoreError> {
    let cells = [
        text(&deck.firm),
        text(&deck.title),
        maybe_day(deck.debrief_on),
        text(&deck.audience),
        text(&deck.closing_line),
        text(&deck.web_address),
        Value::Integer(deck.show_questions.into()),
    ];
    // The same id on every laptop, so that there is one row after a merge too.
    pen.write(TABLE.name, &Uuid::new_v5(&review.0, b"deck").to_string(), COLUMNS, &cells)
}

/// Reads the settings.
pub(crate) fn read(connection: &Connection) -> Result<DeckSettings, StoreError> {
    let sql = format!("SELECT {} FROM deck WHERE deleted = 0", COLUMNS.join(", "));
    Ok(connection.query_row(&sql, [], |row| {
        Ok(DeckSettings {
            firm: row.get(0)?,
            title: row.get(1)?,
            debrief_on: read_maybe_parsed(row, 2)?,
            audience: row.get(3)?,
            closing_line: row.get(4)?,
            web_address: row.get(5)?,
            show_questions: row.get(6)?,
        })
    })?)
}
