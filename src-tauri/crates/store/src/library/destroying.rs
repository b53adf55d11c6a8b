//! Destroying for good: the sources of a review, or all of it.
//!
//! A file that is locked with a key is destroyed with its key: the key is overwritten first, then the rest. What stays of a
//! review is written to a new folder under a new key. When that folder is whole on the disk it is named `ready-<id>`; from
//! then on the change is made, now or at the next start ([`Library::finish_destroying`]), and before that nothing has changed.

use super::copies::{CopyFile, is_key};
use super::{Card, Library, sync};
use crate::connection::connect;
use crate::folder::{self, ReviewFolder};
use crate::shredding::{files, shred, shred_folder};
use crate::{Certificate, ExportEntry, StoreError, certificates, creating, exports, opening, reading};
use chrono::NaiveDateTime;
use debrief_domain::{Review, ReviewId};
use rusqlite::Connection;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How the name of a folder begins that is whole and takes the place of the review.
const READY: &str = "ready-";
/// How the name of a folder begins that is being destroyed.
const GOING: &str = "going-";

/// What was destroyed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destroyed {
    /// The files, each as it was.
    pub files: Vec<DestroyedFile>,
    /// How many steps the change log had.
    pub steps: u32,
    /// How many half-typed texts there were.
    pub drafts: u32,
    /// What left the laptop before, newest first: it cannot be reached.
    pub handed_out: Vec<ExportEntry>,
    /// The folders with copies that were not there, by their names: a stick that is not in.
    pub unreachable: Vec<String>,
    /// Files that could not be removed, by their names.
    pub left: Vec<String>,
}

/// One file that was destroyed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DestroyedFile {
    /// What it was.
    pub kind: DestroyedKind,
    /// When it was made, if it was a backup; in UTC.
    pub made_at: Option<NaiveDateTime>,
    /// Its size in bytes.
    pub bytes: u64,
    /// The SHA-256 of its bytes, in small hexadecimal digits.
    pub sha256: String,
}

/// What a destroyed file was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DestroyedKind {
    /// The key of the review, wrapped.
    Key,
    /// The review itself.
    Review,
    /// A backup on this laptop.
    Backup,
    /// A backup, or its key, in a second place.
    Elsewhere,
    /// A copy that was kept aside.
    Aside,
    /// Anything else in its folder.
    Other,
}

impl Destroyed {
    /// This with the files of the review itself: those that are still in `going` could not be removed.
    fn with(&self, own: &[(PathBuf, DestroyedFile)], going: &Path) -> Self {
        let (left, gone): (Vec<_>, Vec<_>) = own.iter().partition(|(path, _)| going.join(path).exists());
        let files = gone.into_iter().map(|(_, file)| file.clone()).chain(self.files.iter().cloned());
        let left =
            self.left.iter().cloned().chain(left.into_iter().map(|(path, _)| path.to_string_lossy().into_owned()));
        Self { files: files.collect(), left: left.collect(), ..self.clone() }
    }
}

impl Library {
    /// Destroys the sources of a review that is not open. `stays` makes of the review what stays of it; `certify` writes the
    /// certificate, which is kept in the new file. `elsewhere` are folders with copies of backups, built like a library.
    /// Gives what stays, and the certificate, which is written anew when a file turns out to be still there. A kill at any
    /// moment leaves the old review or the new one; copies in other places may be gone by then.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`], [`StoreError::OpenElsewhere`], and failures of the disk; the review is as it was then.
    pub fn destroy_sources(
        &self,
        id: ReviewId,
        at: NaiveDateTime,
        elsewhere: &[PathBuf],
        stays: impl FnOnce(&Review) -> Review,
        mut certify: impl FnMut(&Review, &Destroyed) -> String,
    ) -> Result<(Review, Certificate), StoreError> {
        let folder = self.there(id)?;
        let lock = folder.lock()?;
        let (review, mut destroyed) = inside(&folder)?;
        let own = described(&folder.path, &self.copies_in(&folder)?)?;
        let going = self.reviews().join(format!("{GOING}{id}"));
        let kept = stays(&review);
        let making = ReviewFolder::new(self.reviews().join(format!("{}{id}", sync::UNFINISHED)), self.keyring.clone());
        if making.path.exists() {
            fs::remove_dir_all(&making.path)?;
        }
        fs::create_dir_all(&making.path)?;
        let made = creating::write(&making, &kept, at).and_then(|()| {
            // Before the certificate is written, so that it can say which could not be reached.
            self.destroy_elsewhere(id, elsewhere, &mut destroyed)?;
            let certificate = Certificate { at, text: certify(&review, &destroyed.with(&own, &going)) };
            keep_records(&making, &destroyed.handed_out, &certificate)?;
            Ok(certificate)
        });
        if made.is_err() {
            // What could not be finished is of no use; if it cannot be removed now, the next start does.
            let _ = fs::remove_dir_all(&making.path);
        }
        let mut certificate = made?;
        // Windows moves no folder with an open file in it.
        drop(lock);
        let ready = self.reviews().join(format!("{READY}{id}"));
        folder::rename(&making.path, &ready)?;
        match self.finish_destroying() {
            Err(error) if ready.exists() => return Err(error),
            // An old file that something still holds open is met again at the next start.
            _ => {}
        }
        let text = certify(&review, &destroyed.with(&own, &going));
        if text != certificate.text {
            certificate.text = text;
            // Where it cannot be kept, whoever destroyed is shown it all the same.
            let _ = keep_instead(&self.in_library(id), &certificate);
        }
        self.note(&Card::of(&kept, at));
        Ok((kept, certificate))
    }

    /// Destroys a review that is in the bin, with its key, its backups and every copy of it. `elsewhere` are folders with
    /// copies of backups, built like a library. Those in a place that is away go when it is copied to next.
    ///
    /// # Errors
    /// [`StoreError::ReviewNotThere`] when it is not in the bin, and failures of the disk.
    pub fn destroy(&self, id: ReviewId, elsewhere: &[PathBuf]) -> Result<Destroyed, StoreError> {
        let binned = self.in_bin(id);
        if !binned.path.exists() {
            return Err(StoreError::ReviewNotThere(id));
        }
        // One that cannot be read is destroyed like any other; what was in it then stays unsaid.
        let mut destroyed = inside(&binned).map(|(_, destroyed)| destroyed).unwrap_or_default();
        let own = described(&binned.path, &self.copies_in(&binned)?)?;
        // Before anything goes: a place that is away now, or that a kill keeps from its turn, loses its copies later.
        self.note_destroyed(id)?;
        // Renamed first: half a review must never look like one.
        let going = self.bin_folder().join(format!("{GOING}{id}"));
        folder::rename(&binned.path, &going)?;
        self.index().remove(id);
        self.destroy_elsewhere(id, elsewhere, &mut destroyed)?;
        // Where something holds a file in it open, the next start tries again.
        let _ = shred_folder(&going, is_key);
        Ok(destroyed.with(&own, &going))
    }

    fn destroy_elsewhere(
        &self,
        id: ReviewId,
        elsewhere: &[PathBuf],
        destroyed: &mut Destroyed,
    ) -> Result<(), StoreError> {
        for copy in self.damaged_copies(id)? {
            destroy_file(&copy, DestroyedKind::Aside, destroyed);
        }
        for place in elsewhere {
            let reviews = place.join("reviews");
            // Nor is a place reached by way of a link: whoever had the stick may have planted it.
            if !place.is_dir() || reviews.exists() && !folder::is_folder(&reviews) {
                destroyed.unreachable.push(name_of(place));
                continue;
            }
            let there = ReviewFolder::new(reviews.join(id.to_string()), None);
            if !folder::is_folder(&there.path) {
                if folder::remove(&there.path).is_err() {
                    destroyed.left.push(name_of(&there.path));
                }
                continue;
            }
            let mut copies = self.copies_in(&there)?;
            let others = files(&there.path)?.into_iter().filter(|path| copies.iter().all(|copy| copy.path != *path));
            // The keys first: without them the rest is noise.
            let mut all: Vec<CopyFile> = others.map(|path| CopyFile { path, made_at: None }).collect();
            all.append(&mut copies);
            all.sort_by_key(|copy| !is_key(&copy.path));
            for copy in &all {
                destroy_file(copy, DestroyedKind::Elsewhere, destroyed);
            }
            // Left where something in it could not be removed, which the certificate says.
            let _ = fs::remove_dir_all(&there.path);
        }
        Ok(())
    }

    /// Finishes what was begun: puts what is ready in its place, and destroys what is going. A start does it too, for what
    /// ended in the middle.
    pub(super) fn finish_destroying(&self) -> Result<(), StoreError> {
        for (name, ready) in beginning(&self.reviews(), READY)? {
            let (place, going) = (self.reviews().join(&name), self.reviews().join(format!("{GOING}{name}")));
            if place.exists() {
                if going.exists() {
                    shred_folder(&going, is_key)?;
                }
                folder::rename(&place, &going)?;
            }
            folder::rename(&ready, &place)?;
        }
        for (_, going) in beginning(&self.reviews(), GOING)? {
            shred_folder(&going, is_key)?;
        }
        for (name, going) in beginning(&self.bin_folder(), GOING)? {
            // Its copies, too, where what destroyed it ended before it came to them.
            if let Ok(id) = name.parse() {
                for copy in self.damaged_copies(ReviewId(id))? {
                    shred(&copy.path)?;
                }
            }
            shred_folder(&going, is_key)?;
        }
        Ok(())
    }
}

/// The folders whose names begin so, each with the rest of its name.
fn beginning(part: &Path, with: &str) -> Result<Vec<(String, PathBuf)>, StoreError> {
    let mut found = Vec::new();
    for entry in fs::read_dir(part)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(rest) = name.strip_prefix(with) {
            found.push((rest.to_owned(), path));
        }
    }
    Ok(found)
}

/// The review, and how much of what nobody sees is in its file.
fn inside(folder: &ReviewFolder) -> Result<(Review, Destroyed), StoreError> {
    let connection = opening::look(folder)?;
    let count = |table: &str| -> Result<u32, StoreError> {
        Ok(connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?)
    };
    let destroyed = Destroyed {
        steps: count("change")?,
        drafts: count("draft")?,
        handed_out: exports::all(&connection, usize::MAX)?,
        ..Destroyed::default()
    };
    let review = reading::load(&connection)?;
    close(connection)?;
    Ok((review, destroyed))
}

fn close(connection: Connection) -> Result<(), StoreError> {
    connection.close().map_err(|(_, error)| error.into())
}

/// The files of a folder, by their path in it, each with what it is.
fn described(folder: &Path, copies: &[CopyFile]) -> Result<Vec<(PathBuf, DestroyedFile)>, StoreError> {
    let mut found = Vec::new();
    // The lock holds nothing, and some systems let nobody read it while it is held. A link is no file of ours.
    let is_ours = |path: &PathBuf| folder::is_file(path) && path.file_name().is_none_or(|name| name != "lock");
    for path in files(folder)?.into_iter().filter(is_ours) {
        let copy = copies.iter().find(|copy| copy.path == path);
        let kind = match copy {
            Some(CopyFile { made_at: Some(_), .. }) => DestroyedKind::Backup,
            Some(_) => DestroyedKind::Aside,
            None if is_key(&path) => DestroyedKind::Key,
            None if path.file_name().is_some_and(|name| name == "review.db") => DestroyedKind::Review,
            None => DestroyedKind::Other,
        };
        let file = describe(&path, kind, copy.and_then(|copy| copy.made_at))?;
        found.push((path.strip_prefix(folder).unwrap_or(&path).to_owned(), file));
    }
    Ok(found)
}

fn describe(path: &Path, kind: DestroyedKind, made_at: Option<NaiveDateTime>) -> Result<DestroyedFile, StoreError> {
    let (mut file, mut hash) = (File::open(path)?, Sha256::new());
    let (mut part, mut bytes) = (vec![0; 64 * 1024], 0);
    loop {
        let read = file.read(&mut part)?;
        if read == 0 {
            break;
        }
        hash.update(&part[..read]);
        bytes += read as u64;
    }
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(DestroyedFile { kind, made_at, bytes, sha256 })
}

/// Writes into a new file what stays of the old one beside the review: what was handed out, and the certificate.
fn keep_records(
    folder: &ReviewFolder,
    handed_out: &[ExportEntry],
    certificate: &Certificate,
) -> Result<(), StoreError> {
    let connection = connect(&folder.file(), &folder.key_of(&folder.file())?)?;
    for entry in handed_out.iter().rev() {
        exports::keep(&connection, entry)?;
    }
    certificates::keep(&connection, certificate)?;
    if exports::all(&connection, usize::MAX)? != handed_out {
        return Err(StoreError::NotWhole("the export log was not read back as it was.".into()));
    }
    connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    close(connection)?;
    folder::sync_file(&folder.file())?;
    folder::sync_folder(&folder.path)
}

/// Keeps a certificate in the place of the one that was kept last.
fn keep_instead(folder: &ReviewFolder, certificate: &Certificate) -> Result<(), StoreError> {
    let _lock = folder.lock()?;
    let connection = connect(&folder.file(), &folder.key_of(&folder.file())?)?;
    certificates::keep_instead(&connection, certificate)?;
    connection.pragma_update_and_check(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
    close(connection)
}

/// Destroys one file and tells of it, or that it could not be.
fn destroy_file(copy: &CopyFile, kind: DestroyedKind, destroyed: &mut Destroyed) {
    let file = match folder::is_file(&copy.path) {
        true => describe(&copy.path, kind, copy.made_at).map(Some),
        // A link or the like, with nothing of ours in it.
        false => Ok(None),
    };
    match file.and_then(|file| shred(&copy.path).map(|()| file)) {
        Ok(file) => destroyed.files.extend(file),
        Err(_) => destroyed.left.push(name_of(&copy.path)),
    }
}

/// The last two parts of a path: enough to know which is meant, and not the name of the person whose folder it is in.
pub(super) fn name_of(path: &Path) -> String {
    let mut parts: Vec<_> = path.iter().rev().take(2).map(|part| part.to_string_lossy().into_owned()).collect();
    parts.reverse();
    parts.join("/")
}
