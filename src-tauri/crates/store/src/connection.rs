//! How a review file is connected to: settings that every connection needs, before anything else is done with it.

use crate::{StoreError, folder, limits};
use debrief_keys::ReviewKey;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

/// Marks a file as a review of this product, for the file system’s tools and for us: `Dbrf`.
pub(crate) const APPLICATION_ID: i32 = 0x4462_7266;

/// What a file is locked with.
#[derive(Clone, Debug)]
pub(crate) enum Key {
    /// Nothing: SQLite’s own format.
    None,
    /// The key of the review: SQLCipher’s format, every page encrypted and signed.
    Sealed(ReviewKey),
}

impl Key {
    /// Must be the very first thing on a connection.
    pub(crate) fn apply(&self, connection: &Connection) -> Result<(), StoreError> {
        match self {
            Self::None => Ok(()),
            Self::Sealed(key) => {
                // Not `pragma_update`, which would keep a copy of the digits that nothing overwrites.
                // What fails is told to the person; SQLCipher would write about it to wherever the program was started.
                let quiet = "PRAGMA cipher_log_level = NONE";
                let pragma = Zeroizing::new(format!("{quiet}; PRAGMA key = \"{}\"", *key.pragma()));
                Ok(connection.execute_batch(&pragma)?)
            }
        }
    }

    /// Whether the file is encrypted.
    pub(crate) fn is_sealed(&self) -> bool {
        matches!(self, Self::Sealed(_))
    }
}

/// Connects for writing: the only connection to the file, held until it is dropped.
pub(crate) fn connect(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = prepare(Connection::open_with_flags(path, flags)?, key)?;
    log_first(&connection)?;
    Ok(connection)
}

/// The same for a file that has not passed its checks: until [`limits::trust`], it can only ask for so much work, and until
/// [`settle`], reading it changes neither it nor its log, not even when the connection goes.
pub(crate) fn connect_wary(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    limits::check_size(path)?;
    let is_logged = fs::metadata(folder::log_of(path)).is_ok_and(|log| log.len() > 0);
    let mut connection = Connection::open_with_flags(path, flags)?;
    limits::mistrust(&mut connection, path)?;
    // Else SQLite would bring the log into the file and remove it. An empty one, which it makes to read, it may remove.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, is_logged)?;
    prepare(connection, key)
}

/// Lets a file be written that has passed its checks.
pub(crate) fn settle(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    log_first(connection)
}

/// Makes the file and connects for writing.
pub(crate) fn create(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = prepare(Connection::open_with_flags(path, flags)?, key)?;
    log_first(&connection)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(connection)
}

/// Connects to a backup to check it; nothing can be written, and it can only ask for so much work.
pub(crate) fn connect_reading(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    limits::check_size(path)?;
    let mut connection = Connection::open_with_flags(path, flags)?;
    limits::mistrust(&mut connection, path)?;
    key.apply(&connection)?;
    guard(&connection)?;
    Ok(connection)
}

fn prepare(connection: Connection, key: &Key) -> Result<Connection, StoreError> {
    key.apply(&connection)?;
    guard(&connection)?;
    // A virus scanner may hold a file for a moment; another window holds it for good.
    connection.busy_timeout(Duration::from_millis(200))?;
    // Before the first read: the log is then kept in memory and the lock is taken for good.
    connection.pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))?;
    // NORMAL would say “saved” before the disk has it.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // On macOS a plain sync stops at the drive’s own cache.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(connection)
}

/// What is written goes to a log first. Changes a file that has never had one.
fn log_first(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?)
}

/// A file may come from anywhere: its schema is not trusted, and nothing can change it by stealth.
fn guard(connection: &Connection) -> Result<(), StoreError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    limits::set(connection)
}
