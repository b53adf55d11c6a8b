//! What a backup holds, and what putting it in place would lose.

use super::{check, list, open};
use crate::folder::ReviewFolder;
use crate::{StoreError, sitting};
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::Path;

/// One backup, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BackupContents {
    /// When it was made, in UTC.
    pub at: NaiveDateTime,
    /// What is in it; none when it cannot be read.
    pub counts: Option<Counts>,
}

/// How much a review holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Counts {
    /// Notes.
    pub notes: u32,
    /// Elements with an agreed level.
    pub decisions: u32,
    /// Findings and recommendations.
    pub findings: u32,
    /// The last change in it, in UTC.
    pub changed_at: NaiveDateTime,
}

/// What has happened in a review since a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct SinceBackup {
    /// The kinds of things that are not the same; none when nothing would be lost.
    pub differences: Vec<Difference>,
    /// How many steps were taken since.
    pub steps: u32,
}

/// What has happened to one kind of thing since a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Difference {
    /// What it is, several of it: “notes”.
    pub what: String,
    /// Came since.
    pub added: u32,
    /// Became another since.
    pub changed: u32,
    /// Went since; the backup still has them.
    pub removed: u32,
}

/// The tables whose rows people know as things of their own, with how they call them.
const THINGS: [(&str, &str); 9] = [
    ("evidence", "notes"),
    ("session", "sessions"),
    ("document", "documents"),
    ("rating", "ratings"),
    ("decision", "agreed levels and rationales"),
    ("theme", "themes"),
    ("finding", "findings"),
    ("recommendation", "recommendations"),
    ("extra_page", "added pages"),
];

/// Every backup with what is in it, newest first. They are looked at, not checked: that takes longer and is done with the one
/// that somebody chooses.
pub(crate) fn contents(folder: &ReviewFolder) -> Result<Vec<BackupContents>, StoreError> {
    let looked = |path: &Path| open(folder, path).and_then(|copy| counts(&copy)).ok();
    Ok(list(folder)?.into_iter().map(|(at, path)| BackupContents { at, counts: looked(&path) }).collect())
}

fn counts(review: &Connection) -> Result<Counts, StoreError> {
    let rows = |tables: &[&str]| -> Result<u32, StoreError> {
        let count =
            |table| review.query_row(&format!("SELECT count(*) FROM {table} WHERE deleted = 0"), [], |row| row.get(0));
        let counted: Vec<u32> = tables.iter().map(count).collect::<rusqlite::Result<_>>()?;
        Ok(counted.iter().sum())
    };
    Ok(Counts {
        notes: rows(&["evidence"])?,
        decisions: rows(&["decision"])?,
        findings: rows(&["finding", "recommendation"])?,
        changed_at: sitting::read(review)?.changed_at,
    })
}

/// What the review of that connection has that its backup of that moment has not.
///
/// # Errors
/// [`StoreError::NoBackup`] when there is none of that moment, and why it cannot be used.
pub(crate) fn since(
    review: &Connection,
    folder: &ReviewFolder,
    id: ReviewId,
    at: NaiveDateTime,
) -> Result<SinceBackup, StoreError> {
    let path = list(folder)?.into_iter().find(|(there, _)| *there == at).ok_or(StoreError::NoBackup)?.1;
    let backup = check(folder, &path, id)?;
    let mut differences = Vec::new();
    for (table, what) in THINGS {
        let (then, now) = (revisions(&backup, table)?, revisions(review, table)?);
        let is_changed = |id: &String, rev: &String| then.get(id).is_some_and(|before| before != rev);
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let difference = Difference {
            what: what.to_owned(),
            added: count(now.keys().filter(|id| !then.contains_key(*id)).count()),
            changed: count(now.iter().filter(|(id, rev)| is_changed(id, rev)).count()),
            removed: count(then.keys().filter(|id| !now.contains_key(*id)).count()),
        };
        if difference.added + difference.changed + difference.removed > 0 {
            differences.push(difference);
        }
    }
    let steps = sitting::read(review)?.edits - sitting::read(&backup)?.edits;
    Ok(SinceBackup { differences, steps: u32::try_from(steps).unwrap_or_default() })
}

/// The rows that are there, each with what changes with every write to it.
fn revisions(review: &Connection, table: &str) -> Result<HashMap<String, String>, StoreError> {
    let mut statement = review.prepare(&format!("SELECT id, rev FROM {table} WHERE deleted = 0"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
