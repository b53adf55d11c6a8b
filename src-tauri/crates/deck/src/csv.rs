//! From the tables of a review to comma-separated lists (`.csv`): one file a table.

use crate::form_error::FormError;
use crate::tables::{Cell, Table, looks_like_formula};
use std::io::{Cursor, Write};
use zip::result::{ZipError, ZipResult};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

/// The mark by which Excel knows that a file is UTF-8.
const UTF8_MARK: &str = "\u{feff}";
const LINE_END: &str = "\r\n";

/// Writes each table as a file, with its name: `levels.csv`. The form is RFC 4180 in UTF-8 with a byte order mark, so that
/// Excel reads accents; times are written `2026-03-09 08:30`.
///
/// A list has no way to say that a cell is text, so a spreadsheet program runs what looks like a formula. Text that begins
/// with `=`, `+`, `-`, `@` or their wide forms, a tab or a line end therefore gets an apostrophe before it, as OWASP advises against CSV
/// injection; the apostrophe then shows, and only there.
#[must_use]
pub fn csv(tables: &[Table]) -> Vec<(String, Vec<u8>)> {
    tables.iter().map(|table| (format!("{}.csv", table.kind.code()), file(table))).collect()
}

/// The same files in one ZIP archive. The same tables give the same bytes: the archive tells no time of its making.
///
/// # Errors
/// [`FormError::Archive`] when it cannot be put together.
pub fn csv_archive(tables: &[Table]) -> Result<Vec<u8>, FormError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    let mut write = || -> ZipResult<()> {
        for (name, bytes) in csv(tables) {
            archive.start_file(name, options)?;
            archive.write_all(&bytes)?;
        }
        Ok(())
    };
    let failed = |error: ZipError| FormError::Archive(error.to_string());
    write().map_err(failed)?;
    Ok(archive.finish().map_err(failed)?.into_inner())
}

fn file(table: &Table) -> Vec<u8> {
    let mut file = UTF8_MARK.to_owned();
    let names = table.columns.iter().map(|column| column.name.to_owned());
    line(&mut file, names);
    for row in &table.rows {
        line(&mut file, row.iter().map(shown));
    }
    file.into_bytes()
}

fn line(file: &mut String, fields: impl Iterator<Item = String>) {
    for (at, field) in fields.enumerate() {
        if at > 0 {
            file.push(',');
        }
        if field.contains(['"', ',', '\n', '\r']) || field.starts_with(' ') || field.ends_with(' ') {
            file.push('"');
            file.push_str(&field.replace('"', "\"\""));
            file.push('"');
        } else {
            file.push_str(&field);
        }
    }
    file.push_str(LINE_END);
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => harmless(text),
        Cell::Number(number) => number.to_string(),
        Cell::Time(time) => time.format("%Y-%m-%d %H:%M").to_string(),
        Cell::Level(chip) => harmless(chip.letters()),
    }
}

/// The text, with an apostrophe before what would be taken for a formula.
fn harmless(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}
