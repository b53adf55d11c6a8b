//! The head of the review: the one row that says what the review is.

use crate::StoreError;
use crate::cells::{code, json, maybe, maybe_day, read_code, read_id, read_json, read_maybe_parsed, text};
use crate::pen::Pen;
use crate::schema::{DataTable, Step, data_table};
use debrief_domain::{DeckSettings, Keeping, REVIEW_FORMAT, Review, Topic};
use rusqlite::{Connection, types::Value};

// Framework and scope are only ever read whole, so they are one cell of JSON each.
pub(crate) const TABLE: DataTable = DataTable {
    name: "review",
    topic: Topic::Review,
    steps: &[
        Step {
            version: 1,
            sql: data_table!(
                "review",
                "schema_address TEXT,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    client TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    framework TEXT NOT NULL CHECK (json_valid(framework)),
    out_of_scope TEXT NOT NULL CHECK (json_valid(out_of_scope)),
    state TEXT NOT NULL CHECK (state IN ('draft', 'provisional', 'final'))"
            ),
        },
        Step {
            version: 3,
            sql: "ALTER TABLE review ADD COLUMN engagement_ends_on TEXT;
ALTER TABLE review ADD COLUMN delete_notes_on TEXT;
ALTER TABLE review ADD COLUMN sources_destroyed_on TEXT;
",
        },
    ],
};

/// Every column but the state, which has its own way: [`set_state`].
const COLUMNS: &[&str] = &[
    "schema_address",
    "sample",
    "client",
    "name",
    "purpose",
    "confidentiality",
    "starts_on",
    "ends_on",
    "framework",
    "out_of_scope",
    "engagement_ends_on",
    "delete_notes_on",
    "sources_destroyed_on",
];

/// The columns of [`Keeping`].
const KEEPING: &[&str] = &["engagement_ends_on", "delete_notes_on", "sources_destroyed_on"];

fn cells(review: &Review) -> Vec<Value> {
    let mut cells = vec![
        maybe(review.schema.as_deref()),
        Value::Integer(review.sample.into()),
        text(&review.client),
        text(&review.name),
        text(&review.purpose),
        text(&review.confidentiality),
        maybe_day(review.starts_on),
        maybe_day(review.ends_on),
        json(&review.framework),
        json(&review.out_of_scope),
    ];
    cells.extend(keeping_cells(&review.keeping));
    cells
}

fn keeping_cells(keeping: &Keeping) -> [Value; 3] {
    [keeping.engagement_ends_on, keeping.delete_notes_on, keeping.sources_destroyed_on].map(maybe_day)
}

/// Writes the head but for the state.
pub(crate) fn set(pen: &mut Pen<'_>, review: &Review) -> Result<(), StoreError> {
    pen.write(TABLE.name, &review.id.to_string(), COLUMNS, &cells(review))
}

/// Writes what was agreed about keeping.
pub(crate) fn set_keeping(
    pen: &mut Pen<'_>,
    id: debrief_domain::ReviewId,
    keeping: &Keeping,
) -> Result<(), StoreError> {
    pen.write(TABLE.name, &id.to_string(), KEEPING, &keeping_cells(keeping))
}

/// Writes the head of a new review, its state included.
pub(crate) fn begin(pen: &mut Pen<'_>, review: &Review) -> Result<(), StoreError> {
    let columns: Vec<&str> = COLUMNS.iter().copied().chain(["state"]).collect();
    let mut cells = cells(review);
    cells.push(code(&review.state));
    pen.write(TABLE.name, &review.id.to_string(), &columns, &cells)
}

/// Writes the state.
pub(crate) fn set_state(
    pen: &mut Pen<'_>,
    id: debrief_domain::ReviewId,
    state: debrief_domain::ReviewState,
) -> Result<(), StoreError> {
    pen.write(TABLE.name, &id.to_string(), &["state"], &[code(&state)])
}

/// The state as it is in the file.
pub(crate) fn state(connection: &Connection) -> Result<debrief_domain::ReviewState, StoreError> {
    Ok(connection.query_row("SELECT state FROM review WHERE deleted = 0", [], |row| read_code(row, 0))?)
}

/// Reads the head; the lists are empty.
pub(crate) fn head(connection: &Connection) -> Result<Review, StoreError> {
    let sql = format!("SELECT id, {}, state FROM review WHERE deleted = 0", COLUMNS.join(", "));
    Ok(connection.query_row(&sql, [], |row| {
        Ok(Review {
            id: read_id(row, 0)?,
            schema: row.get(1)?,
            format: REVIEW_FORMAT.to_owned(),
            sample: row.get(2)?,
            client: row.get(3)?,
            name: row.get(4)?,
            purpose: row.get(5)?,
            confidentiality: row.get(6)?,
            starts_on: read_maybe_parsed(row, 7)?,
            ends_on: read_maybe_parsed(row, 8)?,
            framework: read_json(row, 9)?,
            out_of_scope: read_json(row, 10)?,
            keeping: Keeping {
                engagement_ends_on: read_maybe_parsed(row, 11)?,
                delete_notes_on: read_maybe_parsed(row, 12)?,
                sources_destroyed_on: read_maybe_parsed(row, 13)?,
            },
            state: read_code(row, 14)?,
            state_changes: Vec::new(),
            team: Vec::new(),
            groups: Vec::new(),
            sessions: Vec::new(),
            documents: Vec::new(),
            evidence: Vec::new(),
            ratings: Vec::new(),
            decisions: Vec::new(),
            themes: Vec::new(),
            findings: Vec::new(),
            recommendations: Vec::new(),
            deck: DeckSettings::default(),
            pages: Vec::new(),
            extra_pages: Vec::new(),
            pictures: Vec::new(),
            audiences: Vec::new(),
            earlier: None,
            roster: Vec::new(),
            recognitions: Vec::new(),
        })
    })?)
}
