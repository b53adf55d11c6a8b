//! Opening a review: what is checked, and what becomes of a file that fails.

use crate::connection::{APPLICATION_ID, connect, connect_wary, settle};
use crate::folder::{self, PLAIN, ReviewFolder};
use crate::migrations::{self, VERSION};
use crate::{Damage, ReviewStore, StoreError, aside, backup, foreign_schema, limits, rules, sealing, sitting, witness};
use chrono::NaiveDateTime;
use debrief_domain::ReviewId;
use rusqlite::Connection;
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;

/// The size of SQLCipher’s pages, in bytes.
const SEALED_PAGE: u64 = 4096;

/// What happened while a review was opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opening {
    /// The review was not closed properly last time, so the full check ran; it passed.
    pub after_unclean_exit: bool,
    /// The file was of this older version and has been brought up to date; a copy of it as it was is kept.
    pub migrated_from: Option<i64>,
    /// The file was not encrypted and is from now on, with its backups.
    pub sealed: bool,
    /// So many of the last edits were said to be saved and are not in the file any more: its log was damaged, or lost.
    pub lost_edits: u32,
    /// The name of the folder in `damaged/` that keeps a whole copy, log and all, of a review with lost edits.
    pub kept_as: Option<String>,
    /// A backup was made: the first opening of a day, and the newest backup did not hold all of it.
    pub backed_up: bool,
}

/// Why a file is not opened.
enum Refusal {
    /// It cannot be used.
    Damage(Damage),
    /// It may be in order, but not now or not here.
    Error(StoreError),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Broken(finding) | StoreError::Sqlite(finding) | StoreError::Rule(finding) => {
                Self::Damage(Damage::Broken(finding))
            }
            other => Self::Error(other),
        }
    }
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// Opens the review of that folder with every check. A file that cannot be used is copied to a folder in `damaged`, and so is
/// one whose log has lost edits: before anything is written, so that the copy is the file as it was met.
pub(crate) fn open(
    folder: ReviewFolder,
    id: ReviewId,
    damaged: &Path,
    at: NaiveDateTime,
) -> Result<(ReviewStore, Opening), StoreError> {
    let lock = folder.lock()?;
    limits::check_size(&folder.file())?;
    let keep_aside = || aside::keep(&folder, id, damaged, at.date());
    let (mut connection, mut opening) = match checked(&folder, id, &lock, &keep_aside) {
        Ok(opened) => opened,
        Err(Refusal::Error(error)) => return Err(error),
        Err(Refusal::Damage(damage)) => {
            let kept_as = keep_aside()?;
            // Whatever takes its place has edits of its own.
            witness::forget(&lock);
            let newest_backup = backup::newest_good(&folder, id)?.map(|(at, _)| at);
            return Err(StoreError::Damaged { damage, kept_as, newest_backup });
        }
    };
    if folder.is_unlocked() && folder::is_plain(&folder.file())? {
        // Closed for a moment, with nothing left in its log: what is encrypted is one whole file.
        connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
        connection.close().map_err(|(_, error)| error)?;
        opening.sealed = sealing::seal(&folder)?;
        connection = connect(&folder.file(), &folder.key_of(&folder.file())?)?;
    }
    limits::trust(&mut connection)?;
    sitting::mark(&connection, true)?;
    if !backup::of_day(&folder, at.date())? {
        opening.backed_up = backup::make(&connection, &folder, at)?;
    }
    Ok((ReviewStore::new(connection, id, folder, lock)?, opening))
}

/// Connects to a review only to read it, for the index; the marks of use, the file and its log stay as they are.
pub(crate) fn look(folder: &ReviewFolder) -> Result<Connection, StoreError> {
    header(folder).map_err(|refusal| match refusal {
        Refusal::Error(error) => error,
        Refusal::Damage(damage) => StoreError::Broken(damage.to_string()),
    })?;
    let connection = connect_wary(&folder.file(), &folder.key_of(&folder.file())?)?;
    match migrations::version(&connection)? {
        found if found > VERSION => Err(StoreError::Newer { found, known: VERSION }),
        // One of an older version may lack what is read next; it gets its card when it is opened and brought up to date.
        found => match foreign_schema::difference(&connection, found)? {
            Some(difference) => Err(StoreError::Broken(difference)),
            None => Ok(connection),
        },
    }
}

/// Brings what is in the log of a closed review into its file, where both can be read: from then on the file is whole
/// without it.
pub(crate) fn fold_log(folder: &ReviewFolder) {
    if let Ok(connection) = look(folder) {
        // A file that fails here is damaged, and stays as it is.
        let _ = connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()));
        let _ = connection.close();
    }
}

fn checked(
    folder: &ReviewFolder,
    id: ReviewId,
    lock: &File,
    keep_aside: &dyn Fn() -> Result<String, StoreError>,
) -> Result<(Connection, Opening), Refusal> {
    let file = folder.file();
    header(folder)?;
    let key = folder.key_of(&file)?;
    let mut connection = connect_wary(&file, &key)?;
    if key.is_sealed() {
        sealed_header(folder, &connection)?;
    }
    // Again through SQLite: what is in the log counts too.
    let found = migrations::version(&connection)?;
    if found > VERSION {
        return Err(Refusal::Error(StoreError::Newer { found, known: VERSION }));
    }
    if let Some(difference) = foreign_schema::difference(&connection, found)? {
        return Err(Refusal::Damage(Damage::AgainstRules(difference)));
    }
    let sitting = sitting::read(&connection)?;
    let mut opening = Opening { after_unclean_exit: sitting.open, ..Opening::default() };
    let check = if opening.after_unclean_exit { "PRAGMA integrity_check (1)" } else { "PRAGMA quick_check (1)" };
    let finding: String = connection.query_row(check, [], |row| row.get(0))?;
    if finding != "ok" {
        return Err(Refusal::Damage(Damage::Broken(finding)));
    }
    if opening.after_unclean_exit && connection.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Refusal::Damage(Damage::AgainstRules("a row in it points at nothing".into())));
    }
    if found == VERSION {
        keeps_our_rules(&connection, id)?;
    }
    let missing = witness::read(lock).unwrap_or(0).saturating_sub(sitting.edits);
    opening.lost_edits = u32::try_from(missing).unwrap_or(0);
    if opening.lost_edits > 0 {
        // The next edit goes to where the log broke, over whatever may still be read behind that.
        opening.kept_as = Some(keep_aside()?);
    }
    settle(&connection)?;
    if found < VERSION {
        folder::make(&folder.backups())?;
        let copy = folder.backups().join(format!("version-{found}.db"));
        backup::copy_into(&connection, &copy)?;
        folder::sync_file(&copy)?;
        migrations::migrate(&mut connection)?;
        opening.migrated_from = Some(found);
        keeps_our_rules(&connection, id)?;
    }
    Ok((connection, opening))
}

fn keeps_our_rules(connection: &Connection, id: ReviewId) -> Result<(), Refusal> {
    rules::broken(connection, id)?.map_or(Ok(()), |rule| Err(Refusal::Damage(Damage::AgainstRules(rule))))
}

/// What [`header`] cannot see of an encrypted file: it is of this product, and its end is there.
fn sealed_header(folder: &ReviewFolder, connection: &Connection) -> Result<(), Refusal> {
    let application_id: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if application_id != APPLICATION_ID {
        return Err(Refusal::Damage(Damage::Foreign));
    }
    let pages: i64 = connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let length = fs::metadata(folder.file()).map_err(StoreError::from)?.len();
    if !is_logged(folder) && length < pages.unsigned_abs() * SEALED_PAGE {
        return Err(Refusal::Damage(Damage::CutOff));
    }
    // Every page is signed, so a single changed bit is found, in pages that nothing uses as well.
    let mut findings = connection.prepare("PRAGMA cipher_integrity_check")?;
    let finding: Option<String> = findings.query_map([], |row| row.get(0))?.next().transpose()?;
    finding.map_or(Ok(()), |finding| Err(Refusal::Damage(Damage::Broken(finding))))
}

/// Whether there is a log, in which pages may be that the file does not have yet.
fn is_logged(folder: &ReviewFolder) -> bool {
    fs::metadata(folder.log()).is_ok_and(|log| log.len() > 0)
}

/// Looks at the first hundred bytes, before SQLite touches the file: an empty file would pass its checks, and a file of
/// another program must not be changed.
fn header(folder: &ReviewFolder) -> Result<(), Refusal> {
    let mut header = Vec::with_capacity(100);
    let file = File::open(folder.file()).map_err(StoreError::from)?;
    let length = file.metadata().map_err(StoreError::from)?.len();
    file.take(100).read_to_end(&mut header).map_err(StoreError::from)?;
    if header.is_empty() {
        return Err(Refusal::Damage(Damage::Empty));
    }
    if !header.starts_with(PLAIN) && folder.key_file().exists() {
        // The rest can only be seen with the key. A file that is not whole pages has lost its end.
        let is_whole = length >= SEALED_PAGE && (is_logged(folder) || length % SEALED_PAGE == 0);
        return if is_whole { Ok(()) } else { Err(Refusal::Damage(Damage::CutOff)) };
    }
    if header.len() < 100 || !header.starts_with(PLAIN) {
        return Err(Refusal::Damage(Damage::NotADatabase));
    }
    let number = |at: usize| i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]]);
    // Where SQLite’s file format has the numbers: https://www.sqlite.org/fileformat2.html, section 1.3.
    let (version, application_id) = (i64::from(number(60)), number(68));
    if application_id != APPLICATION_ID {
        return Err(Refusal::Damage(Damage::Foreign));
    }
    if version > VERSION {
        return Err(Refusal::Error(StoreError::Newer { found: version, known: VERSION }));
    }
    if version < 1 {
        return Err(Refusal::Damage(Damage::AgainstRules("it does not say which version it is of".into())));
    }
    // SQLite reads a last page that is cut off as if zeros followed. While there is a log, pages may still be in it.
    let page_size = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    if !is_logged(folder) && length < page_size * u64::from(number(28).unsigned_abs()) {
        return Err(Refusal::Damage(Damage::CutOff));
    }
    Ok(())
}
