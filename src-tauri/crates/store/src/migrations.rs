//! Bringing a file up to the version this program writes. Steps are only ever appended; see [`crate::schema`].

use crate::{StoreError, schema};
use rusqlite::{Connection, TransactionBehavior};

/// The version of the file form that this program writes, and the newest it reads.
pub(crate) const VERSION: i64 = 3;

/// The version of a file; 0 before the first step.
pub(crate) fn version(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Runs the steps that are missing, each with its mark in one transaction: a file is always wholly of one version.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    migrate_to(connection, VERSION)
}

/// The same as far as that version, to know what files of it are made of.
pub(crate) fn migrate_to(connection: &mut Connection, last: i64) -> Result<(), StoreError> {
    let missing = version(connection)? + 1..=last;
    run(connection, missing.map(|version| (version, schema::sql_of(version))))
}

/// Runs every step in a new file, inside the transaction that fills it: nobody has a file that is half made.
pub(crate) fn begin(transaction: &Connection) -> Result<(), StoreError> {
    (1..=VERSION).try_for_each(|version| step(transaction, version, &schema::sql_of(version)))
}

fn run(connection: &mut Connection, steps: impl Iterator<Item = (i64, String)>) -> Result<(), StoreError> {
    for (version, sql) in steps {
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        step(&transaction, version, &sql)?;
        transaction.commit()?;
    }
    Ok(())
}

fn step(transaction: &Connection, version: i64, sql: &str) -> Result<(), StoreError> {
    transaction.execute_batch(sql)?;
    Ok(transaction.pragma_update(None, "user_version", version)?)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn names(connection: &Connection) -> Vec<String> {
        let mut statement = connection.prepare("SELECT name FROM sqlite_schema WHERE name LIKE 'probe%'").unwrap();
        statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn a_step_that_fails_leaves_the_file_as_it_was_before_it() {
        let mut connection = Connection::open_in_memory().unwrap();
        let steps = [
            (1, "CREATE TABLE probe_one (a);".to_owned()),
            (2, "CREATE TABLE probe_two (a); CREATE TABLE probe_one (a);".to_owned()),
        ];
        assert!(run(&mut connection, steps.into_iter()).is_err());
        assert_eq!(version(&connection).unwrap(), 1);
        assert_eq!(names(&connection), ["probe_one"]);
    }

    #[test]
    fn steps_run_once() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        migrate(&mut connection).unwrap();
        assert_eq!(version(&connection).unwrap(), VERSION);
    }

    /// The file of a version is frozen: a step that files were made with is never changed.
    #[test]
    fn the_schema_of_each_version_is_the_stored_one() {
        let stored = [
            include_str!("../tests/schemas/1.sql"),
            include_str!("../tests/schemas/2.sql"),
            include_str!("../tests/schemas/3.sql"),
        ];
        assert_eq!(stored.len() as i64, VERSION, "store the schema of the new version too");
        let mut connection = Connection::open_in_memory().unwrap();
        for (version, stored) in (1..).zip(stored) {
            run(&mut connection, [(version, schema::sql_of(version))].into_iter()).unwrap();
            assert_eq!(live(&connection), stored, "write a step of a new version instead");
        }
    }

    /// The schema as SQLite keeps it, without the tables that FTS5 makes for itself.
    fn live(connection: &Connection) -> String {
        let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT GLOB 'found_*' ORDER BY type, name";
        let mut statement = connection.prepare(sql).unwrap();
        let live: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        live.join(";\n\n") + ";\n"
    }
}
