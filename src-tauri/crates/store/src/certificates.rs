//! The certificates of what was destroyed in this review. As the export log they are this laptop’s own record: not undone,
//! not merged.

use crate::StoreError;
use crate::cells::{moment, read_parsed, text};
use crate::schema::Step;
use chrono::NaiveDateTime;
use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

pub(crate) const STEPS: &[Step] = &[Step {
    version: 3,
    sql: "CREATE TABLE certificate (
    seq INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;
",
}];

/// What was destroyed, for those who ask later. No quote and no name of a person stands in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Certificate {
    /// When it was made, in UTC.
    pub at: NaiveDateTime,
    /// The certificate as plain text.
    pub text: String,
}

/// Adds a certificate.
pub(crate) fn keep(connection: &Connection, certificate: &Certificate) -> Result<(), StoreError> {
    let sql = "INSERT INTO certificate (at, text) VALUES (?, ?)";
    connection.execute(sql, params![moment(certificate.at), text(&certificate.text)])?;
    Ok(())
}

/// Puts a certificate in the place of the newest.
pub(crate) fn keep_instead(connection: &Connection, certificate: &Certificate) -> Result<(), StoreError> {
    let sql = "UPDATE certificate SET at = ?, text = ? WHERE seq = (SELECT max(seq) FROM certificate)";
    connection.execute(sql, params![moment(certificate.at), text(&certificate.text)])?;
    Ok(())
}

/// The certificates, newest first.
pub(crate) fn all(connection: &Connection) -> Result<Vec<Certificate>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT at, text FROM certificate ORDER BY seq DESC")?;
    let all = statement.query_map([], |row| Ok(Certificate { at: read_parsed(row, 0)?, text: row.get(1)? }))?;
    Ok(all.collect::<rusqlite::Result<_>>()?)
}
