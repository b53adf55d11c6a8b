//! Which backup is the newest. Its name comes from a clock that may have been wrong, so that what it holds counts too.

use super::{check, list};
use crate::connection::connect_reading;
use crate::folder::{self, ReviewFolder};
use crate::{StoreError, sitting};
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use rusqlite::{Connection, OptionalExtension, params};
use std::path::{Path, PathBuf};

/// How far the history in a file goes.
struct End {
    /// How many actions, undos and redos it has seen.
    edits: i64,
    /// The last step of the change log: its number, its name and its moment.
    step: Option<(i64, String, String)>,
}

/// The newest backup that passes its checks: by its name, unless the history of another one goes on where that of this one
/// ends. One that began anew from an older backup goes on from none, and counts by its name. Where all are encrypted, one
/// that is not was made up.
pub(crate) fn newest_good(folder: &ReviewFolder, id: ReviewId) -> Result<Option<(NaiveDateTime, PathBuf)>, StoreError> {
    let mut newest: Option<((NaiveDateTime, PathBuf), End)> = None;
    let only_sealed = folder.takes_only_sealed()?;
    for backup in list(folder)? {
        if only_sealed && folder::is_plain(&backup.1).unwrap_or(true) {
            continue;
        }
        if newest.as_ref().is_some_and(|(_, end)| !goes_on(folder, &backup.1, end).unwrap_or(false)) {
            continue;
        }
        if let Ok(end) = check(folder, &backup.1, id).and_then(|file| end(&file)) {
            newest = Some((backup, end));
        }
    }
    Ok(newest.map(|(backup, _)| backup))
}

fn goes_on(folder: &ReviewFolder, path: &Path, from: &End) -> Result<bool, StoreError> {
    let file = connect_reading(path, &folder.key_of(path)?)?;
    if sitting::read(&file)?.edits <= from.edits {
        return Ok(false);
    }
    let Some((seq, name, at)) = &from.step else { return Ok(true) };
    let sql = "SELECT 1 FROM change WHERE seq = ? AND name = ? AND at = ?";
    Ok(file.query_row(sql, params![seq, name, at], |_| Ok(())).optional()?.is_some())
}

fn end(file: &Connection) -> Result<End, StoreError> {
    let sql = "SELECT seq, name, at FROM change ORDER BY seq DESC LIMIT 1";
    let step = file.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    Ok(End { edits: sitting::read(file)?.edits, step })
}
