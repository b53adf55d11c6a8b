//! The settings of the deck as a whole: one row.

use crate::StoreError;
use crate::cells::{code, maybe, maybe_day, maybe_id, read_code, read_maybe_id, read_maybe_parsed, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table};
use debrief_domain::{Brand, DeckSettings, ReviewId, Topic};
use rusqlite::{Connection, types::Value};
use uuid::Uuid;

pub(crate) const TABLE: DataTable = DataTable {
    name: "deck",
    topic: Topic::Deck,
    steps: &[
        Step {
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
        },
        // `audience` came to mean one of the three versions of the deck; the line on the first page is its addressee.
        Step {
            version: 2,
            sql: "ALTER TABLE deck RENAME COLUMN audience TO addressee;
ALTER TABLE deck ADD COLUMN language TEXT NOT NULL DEFAULT 'english' CHECK (language IN ('english', 'spanish'));
ALTER TABLE deck ADD COLUMN paper TEXT NOT NULL DEFAULT 'letter' CHECK (paper IN ('letter', 'a4'));
ALTER TABLE deck ADD COLUMN accent TEXT CHECK (length(accent) = 7);
ALTER TABLE deck ADD COLUMN second TEXT CHECK (length(second) = 7);
ALTER TABLE deck ADD COLUMN logo_id TEXT REFERENCES picture (id);
",
        },
    ],
};

const COLUMNS: &[&str] = &[
    "firm",
    "title",
    "debrief_on",
    "addressee",
    "closing_line",
    "web_address",
    "show_questions",
    "language",
    "paper",
    "accent",
    "second",
    "logo_id",
];

/// Writes the settings.
pub(crate) fn set(pen: &mut Pen<'_>, review: ReviewId, deck: &DeckSettings) -> Result<(), StoreError> {
    let cells = [
        text(&deck.firm),
        text(&deck.title),
        maybe_day(deck.debrief_on),
        text(&deck.addressee),
        text(&deck.closing_line),
        text(&deck.web_address),
        Value::Integer(deck.show_questions.into()),
        code(&deck.language),
        code(&deck.paper),
        maybe(deck.brand.accent.map(|color| color.to_string())),
        maybe(deck.brand.second.map(|color| color.to_string())),
        maybe_id(deck.brand.logo),
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
            addressee: row.get(3)?,
            closing_line: row.get(4)?,
            web_address: row.get(5)?,
            show_questions: row.get(6)?,
            language: read_code(row, 7)?,
            paper: read_code(row, 8)?,
            brand: Brand {
                accent: read_maybe_parsed(row, 9)?,
                second: read_maybe_parsed(row, 10)?,
                logo: read_maybe_id(row, 11)?,
            },
        })
    })?)
}
