//! Full-text search in one review.

use crate::StoreError;
use crate::cells::{read_code, read_id};
use crate::schema::Step;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

// `searchable` mirrors the texts of live rows under numbers of its own: the rows’ own numbers may change when a file is
// compacted for a backup, and the index points at numbers. `found` is the index over it. `secure-delete` makes the
// index forget the words of deleted texts at once.
pub(crate) const STEPS: &[Step] = &[Step {
    version: 1,
    sql: "CREATE TABLE searchable (
    number INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('evidence', 'decision', 'theme', 'finding', 'recommendation')),
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (id, kind)
) STRICT;
CREATE VIRTUAL TABLE found USING fts5 (
    text, content = 'searchable', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO found (found, rank) VALUES ('secure-delete', 1);
CREATE TRIGGER searchable_in AFTER INSERT ON searchable BEGIN
    INSERT INTO found (rowid, text) VALUES (NEW.number, NEW.text);
END;
CREATE TRIGGER searchable_out AFTER DELETE ON searchable BEGIN
    INSERT INTO found (found, rowid, text) VALUES ('delete', OLD.number, OLD.text);
END;
",
}];

/// What stands around a match in a snippet while it is being taken apart. No text holds them: control characters are
/// kept out (`debrief_domain::limits`), and should one slip in, only the marking is off.
const OPEN: char = '\u{2}';
const CLOSE: char = '\u{3}';

/// One place where the words were found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Hit {
    /// What kind of thing holds the words.
    pub kind: HitKind,
    /// Its id: of the piece of evidence, decision, theme, finding or recommendation.
    pub id: Uuid,
    /// The words around the place, with `…` where something was left out.
    pub snippet: String,
    /// The words that match, as stretches of [`Hit::snippet`].
    pub matches: Vec<TextRange>,
}

/// What holds the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// A note.
    Evidence,
    /// The rationale of a decision.
    Decision,
    /// A theme's title.
    Theme,
    /// A finding.
    Finding,
    /// A recommendation.
    Recommendation,
}

/// A stretch of a text, counted in characters (Unicode scalar values), not bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TextRange {
    /// The first character.
    pub start: usize,
    /// The character after the last.
    pub end: usize,
}

/// Looks for all the words of `text`, the last of which may be only begun.
pub(crate) fn search(connection: &Connection, text: &str, limit: usize) -> Result<Vec<Hit>, StoreError> {
    let Some(query) = query(text) else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached(
        "SELECT kind, id, snippet(found, 0, char(2), char(3), '…', 24)
         FROM found JOIN searchable ON number = found.rowid
         WHERE found MATCH ?1 ORDER BY rank LIMIT ?2",
    )?;
    let hits = statement.query_map(params![query, i64::try_from(limit).unwrap_or(i64::MAX)], |row| {
        let (snippet, matches) = taken_apart(row.get_ref(2)?.as_str()?);
        Ok(Hit { kind: read_code(row, 0)?, id: read_id(row, 1)?, snippet, matches })
    })?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

/// The words of `text` as strings of the query language, so that nothing in it is an operator. `None` without a word.
fn query(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .map(|word| format!("\"{}\"", word.replace('\0', "").replace('"', "\"\"")))
        .collect();
    if words.is_empty() {
        return None;
    }
    // A space after the last word says that it is whole.
    let begun = !text.ends_with(char::is_whitespace);
    Some(words.join(" ") + if begun { " *" } else { "" })
}

fn taken_apart(marked: &str) -> (String, Vec<TextRange>) {
    let mut plain = String::with_capacity(marked.len());
    let mut matches = Vec::new();
    let (mut at, mut start) = (0, None);
    for c in marked.chars() {
        match c {
            OPEN => start = Some(at),
            CLOSE => matches.extend(start.take().map(|start| TextRange { start, end: at })),
            _ => {
                plain.push(c);
                at += 1;
            }
        }
    }
    (plain, matches)
}

/// Writes the index anew and compact, so that nothing of deleted texts is left between its pages.
pub(crate) fn compact(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("INSERT INTO found (found) VALUES ('optimize')", [])?;
    Ok(())
}

/// Makes the index anew from the texts there are, so that nothing is in it but their words.
pub(crate) fn rebuild(connection: &Connection) -> Result<(), StoreError> {
    connection.execute("INSERT INTO found (found) VALUES ('rebuild')", [])?;
    compact(connection)
}
