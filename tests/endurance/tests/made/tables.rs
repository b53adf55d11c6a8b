//! The file of a review whose tables say what no review says, or whose pages are broken.

use super::{ODD, Step, bytes};
use debrief_endurance::place::{Form, Place};
use debrief_endurance::review::sample;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use std::fs;
use std::sync::LazyLock;

/// The sample as a file, not encrypted: whoever can encrypt a file for us could as well be us.
static SOUND: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let place = Place::with(Form::Plain, &sample());
    fs::read(place.file(sample().id)).unwrap()
});

/// The file, hurt.
pub fn review(steps: &[Step]) -> Vec<u8> {
    let mut file = SOUND.clone();
    if steps.iter().any(|(_, how, _)| how % 8 < 5) {
        file = with_other_rows(&file, steps);
    }
    for (pick, how, value) in steps.iter().filter(|(_, how, _)| how % 8 >= 5) {
        if how % 8 == 5 {
            // The beginning of a page, where SQLite keeps what the page is and where its cells are.
            let page = usize::from(*pick) % (file.len() / 4096).max(1) * 4096;
            if let Some(byte) = file.get_mut(page + *value as usize % 108) {
                *byte = (*value >> 16) as u8;
            }
        } else {
            bytes::hurt(&mut file, (*pick, how / 8, *value));
        }
    }
    file
}

fn with_other_rows(file: &[u8], steps: &[Step]) -> Vec<u8> {
    let folder = debrief_endurance::place::folder();
    let path = folder.path().join("review.db");
    fs::write(&path, file).unwrap();
    let connection = Connection::open(&path).unwrap();
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
    connection
        .execute_batch("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA ignore_check_constraints = ON;")
        .unwrap();
    let cells: Vec<(String, String)> = connection
        .prepare(
            "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
             WHERE tables.type = 'table' AND tables.name NOT GLOB 'found*' AND tables.name NOT GLOB 'sqlite_*'",
        )
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    for (pick, how, value) in steps.iter().filter(|(_, how, _)| how % 8 < 5) {
        let (table, column) = &cells[usize::from(*pick) % cells.len()];
        let odd = ODD[*value as usize % ODD.len()];
        let sql = match how % 8 {
            0 | 1 => format!("UPDATE \"{table}\" SET \"{column}\" = ?1 WHERE rowid % 3 = ?2 % 3"),
            2 => format!("UPDATE \"{table}\" SET \"{column}\" = \"{column}\" || ?1 WHERE rowid = 1 + ?2 % 9"),
            3 => format!("DELETE FROM \"{table}\" WHERE rowid % 5 = ?2 % 5 AND ?1 IS NOT NULL"),
            _ => format!(
                "UPDATE \"{table}\" SET \"{column}\" = (SELECT \"{column}\" FROM \"{table}\" LIMIT 1) WHERE ?1 <> ?2"
            ),
        };
        let cell = match how / 8 % 6 {
            0 => Value::Text(odd.to_owned()),
            1 => Value::Text(odd.repeat(1 + *value as usize % 20_000)),
            2 => Value::Integer([i64::MAX, i64::MIN, -1, 0, 1 << 40][*value as usize % 5]),
            3 => Value::Blob(vec![0xff; *value as usize % 100_000]),
            4 => Value::Text(format!("{}{}", "[".repeat(*value as usize % 5_000), "]".repeat(*value as usize % 5_000))),
            _ => Value::Real(f64::from(*value) * 1e300),
        };
        // Some cells refuse some values: STRICT holds whatever else is off.
        let _ = connection.execute(&sql, rusqlite::params![cell, value]);
    }
    connection.close().unwrap();
    fs::read(path).unwrap()
}
