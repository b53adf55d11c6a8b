//! Encrypting what is not encrypted yet: reviews from before there was a passphrase, and their backups.

use crate::connection::{APPLICATION_ID, Key, connect_wary};
use crate::folder::{self, ReviewFolder};
use crate::{StoreError, backup, migrations};
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Encrypts the review, which must be locked and closed properly, and its backups, as far as they are not and somebody has
/// unlocked; whether the review was not. Each old file stands until the new one is whole, checked and on the disk; what was
/// cut off goes on when this is called again.
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
    if is_plain {
        seal_file(folder, &folder.file(), &key)?;
    }
    // Until now they said in plain what the review says encrypted.
    for path in copies {
        let is_unfinished = path.ends_with(backup::UNCHECKED);
        let sealed = if is_unfinished { Ok(()) } else { seal_file(folder, &path, &key) };
        match sealed {
            Ok(()) if !is_unfinished => {}
            // A backup that cannot even be read is none; what it may still say must not stay.
            Ok(()) | Err(StoreError::Broken(_) | StoreError::Rule(_) | StoreError::Sqlite(_)) => {
                overwrite(&mut File::options().write(true).open(&path)?)?;
                folder::remove(&path)?;
            }
            Err(error) => return Err(error),
        }
    }
    Ok(is_plain)
}

/// The copies of a review that are not encrypted: its backups, those made before a migration, and half a one that a kill
/// left, however it begins.
fn plain_copies(folder: &ReviewFolder) -> Result<Vec<PathBuf>, StoreError> {
    let backups = folder.backups();
    if !backups.exists() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(backups)? {
        let path = entry?.path();
        if folder::is_plain(&path)? || path.ends_with(backup::UNCHECKED) {
            found.push(path);
        }
    }
    Ok(found)
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
    original.close().map_err(|(_, error)| error)?;
    // Empty by now; where a virus scanner kept it from being removed, its name must not stand beside the new file.
    folder::remove(&log_of(path))?;
    folder::sync_file(&sealed)?;
    folder::rename(&sealed, path)?;
    overwrite(&mut old)
}

fn log_of(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

fn export(original: &Connection) -> Result<(), StoreError> {
    original.query_row("SELECT sqlcipher_export('sealed')", [], |_| Ok(()))?;
    original.pragma_update(Some("sealed"), "application_id", APPLICATION_ID)?;
    original.pragma_update(Some("sealed"), "user_version", migrations::version(original)?)?;
    Ok(())
}

/// Writes zeros over all of a file. Disks that move what is written elsewhere may keep the old bytes; on others they are
/// gone.
pub(crate) fn overwrite(file: &mut File) -> Result<(), StoreError> {
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let zeros = [0; 64 * 1024];
    while left > 0 {
        let now = left.min(zeros.len() as u64);
        file.write_all(&zeros[..now as usize])?;
        left -= now;
    }
    file.sync_all()?;
    Ok(())
}
