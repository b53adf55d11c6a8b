//! Encrypting what is not encrypted yet: reviews from before there was a passphrase, and their backups.

use crate::connection::{APPLICATION_ID, Key, connect_wary};
use crate::folder::{self, ReviewFolder};
use crate::shredding::{overwrite, shred};
use crate::{StoreError, backup, migrations, readable};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Encrypts the review, which must be locked and closed properly, and its backups, as far as they are not and somebody has
/// unlocked; whether the review was not. Each old file stands until the new one is whole, checked and on the disk; what was
/// cut off goes on when this is called again. A review that cannot be read stays as it is; its backups do not wait for it.
///
/// # Errors
/// [`StoreError::Key`], and failures of the disk; what is not encrypted yet is as it was then.
pub(crate) fn seal(folder: &ReviewFolder) -> Result<bool, StoreError> {
    if !folder.is_unlocked() {
        return Ok(false);
    }
    let is_plain = folder::is_plain(&folder.file())?;
    let copies = plain_copies(folder)?;
    if !is_plain && copies.is_empty() {
        return Ok(false);
    }
    let key = folder.key_to_write_with()?;
    let review = if is_plain { seal_file(folder, &folder.file(), &key) } else { Ok(()) };
    // Until now they said in plain what the review says encrypted.
    for path in copies {
        let is_unfinished = is_unfinished(&path);
        let sealed = if is_unfinished { Ok(()) } else { seal_file(folder, &path, &key) };
        match sealed {
            Ok(()) if !is_unfinished => {}
            // A backup that cannot even be read is none; what it may still say must not stay.
            Ok(()) | Err(StoreError::Broken(_) | StoreError::Rule(_) | StoreError::Sqlite(_)) => {
                shred(&path)?;
            }
            Err(error) => return Err(error),
        }
    }
    review.map(|()| is_plain)
}

/// The copies of a review that are not encrypted: its backups, those made before a migration, and half a one that a kill
/// left, however it begins. Before there is a key, a backup whose beginning is damaged counts as well.
fn plain_copies(folder: &ReviewFolder) -> Result<Vec<PathBuf>, StoreError> {
    let (backups, is_first) = (folder.backups(), !folder.key_file().exists());
    let mut found = Vec::new();
    if folder::is_folder(&backups) {
        for entry in fs::read_dir(backups)? {
            found.push(entry?.path());
        }
    }
    found.push(folder.incoming());
    found.retain(|path| folder::is_file(path));
    let mut plain = Vec::new();
    for path in found {
        let is_backup = path.extension().is_some_and(|ending| ending == "db");
        if folder::is_plain(&path)? || is_unfinished(&path) || is_first && is_backup && readable::is_readable(&path)? {
            plain.push(path);
        }
    }
    Ok(plain)
}

/// Whether it is half a copy: of a backup that was being made, or was being put in place.
fn is_unfinished(path: &Path) -> bool {
    path.ends_with(backup::UNCHECKED) || path.ends_with(folder::INCOMING)
}

fn seal_file(folder: &ReviewFolder, path: &Path, key: &Key) -> Result<(), StoreError> {
    let Key::Sealed(secret) = key else { return Ok(()) };
    let sealed = folder.path.join("sealing.db");
    // Empty, since the connection that writes it makes no files.
    File::create(&sealed)?;
    // Held open, so that its bytes can be overwritten once the name belongs to the new file.
    let mut old = File::options().write(true).open(path)?;
    let original = connect_wary(path, &Key::None)?;
    let attach = Zeroizing::new(format!("ATTACH ? AS sealed KEY \"{}\"", *secret.pragma()));
    original.execute(&attach, [sealed.to_string_lossy()])?;
    let written = export(&original);
    original.execute_batch("DETACH sealed")?;
    let checked = written.and_then(|()| backup::compare(folder, &sealed, &original));
    if let Err(error) = checked {
        folder::remove(&sealed)?;
        return Err(error);
    }
    // It was read to its end, so that what is in its log may go into it.
    original.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    original.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    original.close().map_err(|(_, error)| error)?;
    // Empty by now; where a virus scanner kept it from being removed, its name must not stand beside the new file.
    folder::remove(&folder::log_of(path))?;
    folder::sync_file(&sealed)?;
    folder::rename(&sealed, path)?;
    overwrite(&mut old)
}

fn export(original: &Connection) -> Result<(), StoreError> {
    original.query_row("SELECT sqlcipher_export('sealed')", [], |_| Ok(()))?;
    original.pragma_update(Some("sealed"), "application_id", APPLICATION_ID)?;
    original.pragma_update(Some("sealed"), "user_version", migrations::version(original)?)?;
    Ok(())
}
