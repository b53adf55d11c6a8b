//! `library.db`: the cards of all reviews, so that the library page opens no review. It can be deleted at any time. Writing
//! to it never fails an edit: what it misses is found when the library is opened next.

use super::{BinnedCard, Card};
use crate::StoreError;
use crate::cells::{maybe_moment, moment, read_json, read_maybe_parsed};
use crate::connection::Key;
use crate::shredding::shred;
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use debrief_keys::Keyring;
use rusqlite::{Connection, params};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::time::Duration;

/// Raised whenever a card changes its form; an index of another version is made anew.
const VERSION: i64 = 2;

/// The key of the index, wrapped.
const KEY: &str = "library.age";

const SQL: &str = "CREATE TABLE card (
    id TEXT PRIMARY KEY NOT NULL,
    card TEXT NOT NULL CHECK (json_valid(card)),
    changed_at TEXT NOT NULL,
    binned_at TEXT
) STRICT;";

/// The index.
#[derive(Debug)]
pub(super) struct Index {
    connection: Connection,
}

impl Index {
    /// Opens the index of a library, or begins a new one in its place. Where none can be written, it is kept in memory. It
    /// is encrypted once there is a keyring: it names clients and tells how their levels came out.
    pub(super) fn open(library: &Path, keyring: Option<&Keyring>) -> Result<Self, StoreError> {
        let path = &library.join("library.db");
        // It must not be taken for a broken one and begun anew.
        if keyring.is_none() && library.join(KEY).exists() {
            return Err(StoreError::Locked);
        }
        let key = key(library, keyring);
        let connection = match key.and_then(|key| existing(path, &key)) {
            Ok(connection) => connection,
            // Another window is at it; what is there must not be swept away under it.
            Err(StoreError::OpenElsewhere) => fresh(Connection::open_in_memory()?)?,
            Err(_) => match begin(library, keyring) {
                Ok(connection) => connection,
                Err(_) => fresh(Connection::open_in_memory()?)?,
            },
        };
        Ok(Self { connection })
    }

    /// The cards of the library, newest change first.
    pub(super) fn cards(&self) -> Result<Vec<Card>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT card FROM card WHERE binned_at IS NULL ORDER BY changed_at DESC, id")?;
        let cards = statement.query_map([], |row| read_json(row, 0))?;
        Ok(cards.collect::<rusqlite::Result<_>>()?)
    }

    /// The cards of the bin, newest first.
    pub(super) fn binned(&self) -> Result<Vec<BinnedCard>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT card, binned_at FROM card WHERE binned_at IS NOT NULL ORDER BY binned_at DESC, id",
        )?;
        let cards = statement.query_map([], |row| {
            Ok(BinnedCard { card: read_json(row, 0)?, binned_at: read_maybe_parsed(row, 1)?.unwrap_or_default() })
        })?;
        Ok(cards.collect::<rusqlite::Result<_>>()?)
    }

    /// The ids in the index, each with whether it is in the bin.
    pub(super) fn ids(&self) -> Result<HashMap<String, bool>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT id, binned_at IS NOT NULL FROM card")?;
        let ids = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(ids.collect::<rusqlite::Result<_>>()?)
    }

    /// Writes a card, of the library or of the bin.
    pub(super) fn put(&self, card: &Card, binned_at: Option<NaiveDateTime>) {
        let Ok(json) = serde_json::to_string(card) else { return };
        // Not being able to write is no error here: see the top of this file.
        let _ = self.connection.execute(
            "INSERT OR REPLACE INTO card VALUES (?, ?, ?, ?)",
            params![card.id.to_string(), json, moment(card.changed_at), maybe_moment(binned_at)],
        );
    }

    /// Moves a card to the bin or out of it.
    pub(super) fn set_binned(&self, id: ReviewId, at: Option<NaiveDateTime>) {
        let _ = self
            .connection
            .execute("UPDATE card SET binned_at = ? WHERE id = ?", params![maybe_moment(at), id.to_string()]);
    }

    /// Removes a card.
    pub(super) fn remove(&self, id: ReviewId) {
        let _ = self.connection.execute("DELETE FROM card WHERE id = ?", [id.to_string()]);
    }
}

/// The key of the index: nothing without a keyring, else the one that lies wrapped beside it.
fn key(library: &Path, keyring: Option<&Keyring>) -> Result<Key, StoreError> {
    let Some(keyring) = keyring else { return Ok(Key::None) };
    let wrapped = fs::read(library.join(KEY))?;
    Ok(Key::Sealed(keyring.open(&wrapped)?))
}

fn existing(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let connection = connect(path, key)?;
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
    let finding: String = connection.query_row("PRAGMA quick_check (1)", [], |row| row.get(0))?;
    let index = Index { connection };
    if version != VERSION || finding != "ok" {
        return Err(StoreError::Broken(finding));
    }
    index.cards()?;
    index.binned()?;
    Ok(index.connection)
}

fn begin(library: &Path, keyring: Option<&Keyring>) -> Result<Connection, StoreError> {
    let path = &library.join("library.db");
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // It names clients, and may have done so in plain.
        shred(Path::new(&name))?;
    }
    let key = match keyring {
        None => Key::None,
        Some(keyring) => {
            let (key, wrapped) = keyring.make()?;
            fs::write(library.join(KEY), wrapped)?;
            Key::Sealed(key)
        }
    };
    fresh(connect(path, &key)?)
}

fn fresh(connection: Connection) -> Result<Connection, StoreError> {
    connection.execute_batch(SQL)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    Ok(connection)
}

fn connect(path: &Path, key: &Key) -> Result<Connection, StoreError> {
    let connection = Connection::open(path)?;
    key.apply(&connection)?;
    connection.busy_timeout(Duration::from_secs(1))?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // Losing the last cards in a power cut costs nothing.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    Ok(connection)
}
