//! Half-typed texts, and this laptop's settings for a review. Neither is history, neither is undone, neither leaves the
//! laptop.

use crate::StoreError;
use crate::schema::Step;
use rusqlite::{Connection, OptionalExtension, params};

pub(crate) const STEPS: &[Step] = &[Step {
    version: 1,
    sql: "CREATE TABLE draft (
    slot TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
CREATE TABLE local (
    slot TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;
",
}];

/// One of the two tables.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Drawer {
    /// Half-typed texts.
    Draft,
    /// This laptop's settings.
    Local,
}

impl Drawer {
    fn table(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Local => "local",
        }
    }

    /// What is kept under that name.
    pub(crate) fn get(self, connection: &Connection, slot: &str) -> Result<Option<String>, StoreError> {
        let sql = format!("SELECT value FROM {} WHERE slot = ?", self.table());
        Ok(connection.prepare_cached(&sql)?.query_row([slot], |row| row.get(0)).optional()?)
    }

    /// Keeps it under that name; an empty text removes what is there.
    pub(crate) fn set(self, connection: &Connection, slot: &str, value: &str) -> Result<(), StoreError> {
        let table = self.table();
        if value.is_empty() {
            connection.prepare_cached(&format!("DELETE FROM {table} WHERE slot = ?"))?.execute([slot])?;
        } else {
            let sql = format!("INSERT INTO {table} VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value");
            connection.prepare_cached(&sql)?.execute(params![slot, value])?;
        }
        Ok(())
    }
}
