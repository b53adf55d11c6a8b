//! What a file can make SQLite do. A review, a backup or a copy on a stick may have been prepared by somebody, so that every
//! connection has these limits, and one to a file that has not passed its checks also an end to its patience.

use crate::StoreError;
use rusqlite::Connection;
use rusqlite::limits::Limit;
use std::path::Path;

/// The largest file of a review, in bytes. It holds at most a few hundred pictures of six megabytes; all else is small.
pub(crate) const LARGEST_FILE: u64 = 2 * 1024 * 1024 * 1024;
/// The largest row, in bytes: a picture has eight megabytes in base64, and the record of a step may hold many rows.
pub(crate) const LARGEST_ROW: i32 = 64 * 1024 * 1024;

/// Each with why it may be no more.
const LIMITS: [(Limit, i32); 10] = [
    // A header of a row that claims gigabytes is refused before there is memory for it.
    (Limit::SQLITE_LIMIT_LENGTH, LARGEST_ROW),
    // All steps of the first version run as one text of thirty thousand.
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 256 * 1024),
    // Our widest table has sixteen columns.
    (Limit::SQLITE_LIMIT_COLUMN, 64),
    (Limit::SQLITE_LIMIT_EXPR_DEPTH, 64),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 16),
    // The full check of all our tables and indexes is the longest program: some ten thousand.
    (Limit::SQLITE_LIMIT_VDBE_OP, 250_000),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 16),
    // `VACUUM INTO` attaches the file it writes, and so does encrypting: one at a time.
    (Limit::SQLITE_LIMIT_ATTACHED, 1),
    // The session extension binds three cells a column.
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 256),
    // A note sets off the search index, and that its tree.
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 8),
];

/// How many of SQLite’s steps are allowed between two looks at how many were taken.
const STRIDE: i32 = 1000;
/// How many steps every file may take, and how many more for each of its bytes. Opening the sample with the full check takes
/// about one for each byte.
const STEPS: u64 = 20_000_000;
const STEPS_A_BYTE: u64 = 40;

/// Sets the limits.
pub(crate) fn set(connection: &Connection) -> Result<(), StoreError> {
    for (limit, most) in LIMITS {
        connection.set_limit(limit, most)?;
    }
    Ok(())
}

/// Lets the statements of a connection take only so many steps, all together, as an honest file of that size can need.
pub(crate) fn mistrust(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let bytes = std::fs::metadata(path).map_or(0, |file| file.len().min(LARGEST_FILE));
    let mut left = (STEPS + STEPS_A_BYTE * bytes) / STRIDE.unsigned_abs() as u64;
    let is_over = move || {
        left = left.saturating_sub(1);
        left == 0
    };
    Ok(connection.progress_handler(STRIDE, Some(is_over))?)
}

/// Takes the end off again, once a file has passed its checks.
pub(crate) fn trust(connection: &mut Connection) -> Result<(), StoreError> {
    Ok(connection.progress_handler(STRIDE, None::<fn() -> bool>)?)
}

/// Refuses a file that is larger than any review, before anything is read or copied.
pub(crate) fn check_size(path: &Path) -> Result<(), StoreError> {
    match std::fs::metadata(path)?.len() {
        bytes if bytes > LARGEST_FILE => Err(StoreError::TooLarge(bytes)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::migrations;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicU64, Ordering};

    #[test]
    fn a_statement_without_end_is_stopped_on_a_file_that_is_not_trusted() {
        let mut connection = Connection::open_in_memory().unwrap();
        mistrust(&mut connection, Path::new("not there")).unwrap();
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
        let stopped = connection.query_row(endless, [], |row| row.get::<_, i64>(0)).unwrap_err();
        assert!(matches!(StoreError::from(stopped), StoreError::Broken(_)));
        // All statements together: what is over stays over, until the file is trusted.
        assert!(connection.query_row(endless, [], |row| row.get::<_, i64>(0)).is_err());
        trust(&mut connection).unwrap();
        let ends = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 9000) SELECT max(i) FROM n";
        assert_eq!(connection.query_row(ends, [], |row| row.get::<_, i64>(0)).unwrap(), 9000);
    }

    /// An honest file needs far less than it may.
    #[test]
    fn the_checks_of_a_large_file_take_a_tenth_of_what_they_may() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large.db");
        let mut connection = Connection::open(&path).unwrap();
        migrations::migrate(&mut connection).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)
            INSERT INTO evidence SELECT printf('00000000-0000-0000-0000-%012x', i), '0123456789abcdef', 0, i,
                '00000000-0000-0000-0000-000000000001', NULL, 'A short line', 'quote', NULL, 'not_cleared', '', NULL, 0 FROM n";
        connection.execute_batch(sql).unwrap();
        let taken = Arc::new(AtomicU64::new(0));
        let count = Arc::clone(&taken);
        let counting = move || {
            count.fetch_add(STRIDE.unsigned_abs().into(), Ordering::Relaxed);
            false
        };
        connection.progress_handler(STRIDE, Some(counting)).unwrap();
        for check in ["PRAGMA integrity_check (1)", "PRAGMA quick_check (1)"] {
            assert_eq!(connection.query_row(check, [], |row| row.get::<_, String>(0)).unwrap(), "ok");
        }
        let _ = connection.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
        let may = STEPS + STEPS_A_BYTE * std::fs::metadata(&path).unwrap().len();
        let taken = taken.load(Ordering::Relaxed);
        assert!(taken > 0 && taken * 10 < may, "{taken} of {may}");
    }

    #[test]
    fn the_limits_hold_on_every_connection_and_leave_room_for_our_own_work() {
        let connection = Connection::open_in_memory().unwrap();
        set(&connection).unwrap();
        for (limit, most) in LIMITS {
            assert_eq!(connection.limit(limit).unwrap(), most);
        }
        assert!(connection.query_row("SELECT length(zeroblob(100000000))", [], |row| row.get::<_, i64>(0)).is_err());
        let deep = format!("SELECT {}1{}", "(1 + ".repeat(200), ")".repeat(200));
        assert!(connection.prepare(&deep).is_err());
        let wide = format!("SELECT 1{}", " UNION SELECT 1".repeat(50));
        assert!(connection.prepare(&wide).is_err());
        assert!(connection.prepare(&format!("SELECT '{}'", "x".repeat(300_000))).is_err());
        connection.execute_batch("ATTACH ':memory:' AS one").unwrap();
        assert!(connection.execute_batch("ATTACH ':memory:' AS two").is_err());
    }
}
