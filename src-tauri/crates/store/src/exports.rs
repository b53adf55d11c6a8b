//! What left the laptop: the export log. It is this laptop's own record, so it is not undone and not merged.

use crate::StoreError;
use crate::cells::{code, maybe_code, moment, read_code, read_maybe_code, read_parsed, text};
use crate::schema::Step;
use chrono::NaiveDateTime;
use debrief_domain::Audience;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

pub(crate) const STEPS: &[Step] = &[Step {
    version: 2,
    sql: "CREATE TABLE export (
    seq INTEGER PRIMARY KEY NOT NULL,
    file_name TEXT NOT NULL,
    form TEXT NOT NULL,
    audience TEXT,
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
",
}];

/// A form in which something leaves the laptop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ExportForm {
    /// The deck as PDF.
    Pdf,
    /// The deck as PDF for paper: two pages a sheet with lines for notes.
    Print,
    /// One page for a board packet, as PDF.
    OnePage,
    /// The deck as PowerPoint.
    Pptx,
    /// Tables as Excel.
    Xlsx,
    /// Tables as CSV files in a ZIP archive.
    Csv,
    /// The deck as Markdown.
    Markdown,
    /// The heat map as SVG.
    HeatMapSvg,
    /// The heat map as PNG.
    HeatMapPng,
    /// The public record as Excel: levels, rationales, findings and recommendations without sources.
    PublicRecords,
    /// All of the review, with every note, for another laptop.
    Review,
    /// The list of who stands behind the descriptors.
    Replacements,
}

/// A file that was exported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ExportEntry {
    /// The file's name, without its folder.
    pub file_name: String,
    /// Its form.
    pub form: ExportForm,
    /// Whom it was made for; absent where that makes no difference.
    pub audience: Option<Audience>,
    /// When, in UTC.
    pub at: NaiveDateTime,
    /// The SHA-256 of its bytes, in small hexadecimal digits.
    pub sha256: String,
}

/// Adds an entry.
pub(crate) fn keep(connection: &Connection, entry: &ExportEntry) -> Result<(), StoreError> {
    connection
        .prepare_cached("INSERT INTO export (file_name, form, audience, at, sha256) VALUES (?, ?, ?, ?, ?)")?
        .execute(params![
            text(&entry.file_name),
            code(&entry.form),
            maybe_code(entry.audience.as_ref()),
            moment(entry.at),
            text(&entry.sha256)
        ])?;
    Ok(())
}

/// The entries, newest first.
pub(crate) fn all(connection: &Connection, limit: usize) -> Result<Vec<ExportEntry>, StoreError> {
    let mut statement = connection
        .prepare_cached("SELECT file_name, form, audience, at, sha256 FROM export ORDER BY seq DESC LIMIT ?")?;
    let entries = statement.query_map([i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        Ok(ExportEntry {
            file_name: row.get(0)?,
            form: read_code(row, 1)?,
            audience: read_maybe_code(row, 2)?,
            at: read_parsed(row, 3)?,
            sha256: row.get(4)?,
        })
    })?;
    Ok(entries.collect::<rusqlite::Result<_>>()?)
}
