//! The files that open a library.

use crate::{Answer, ApiError, ErrorCode, files};
use debrief_keys::{Identity, Keyring, PublicKey};
use std::fs::{self, DirEntry};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The most bytes that a key file may have. Ours have some hundred.
const LONGEST: u64 = 64 * 1024;

/// Where a library keeps what opens it: ordinary age files.
pub(crate) struct KeyFiles(pub(crate) PathBuf);

/// What is for the recovery sheet, made from keys that are open: good, whatever has become of the files.
#[derive(Clone)]
pub(crate) struct ForSheet {
    public: String,
    identity: Vec<u8>,
}

impl ForSheet {
    /// None where the keys are for nobody but me.
    pub(crate) fn of(keyring: &Keyring) -> Option<Self> {
        let public = line_of(keyring.others().first()?);
        Some(Self { public, identity: keyring.wrap_identity().ok()? })
    }
}

impl KeyFiles {
    /// Whether what lies in the library needs a passphrase: one was chosen, or something is encrypted though the
    /// identity was lost. What is for the sheet says nothing alone: it is there before a first passphrase counts, and
    /// stays when choosing that was cut off.
    pub(crate) fn are_there(&self) -> bool {
        let has_key = |review: DirEntry| review.path().join("key.age").exists();
        let is_sealed = |part: &str| fs::read_dir(self.0.join(part)).is_ok_and(|inside| inside.flatten().any(has_key));
        // The key of the index, and those of reviews.
        self.identity().exists() || self.0.join("library.age").exists() || is_sealed("reviews") || is_sealed("bin")
    }

    /// My identity under the passphrase, with the recovery key noted in it.
    pub(crate) fn identity(&self) -> PathBuf {
        self.0.join("identity.age")
    }

    /// My identity for the recovery sheet.
    pub(crate) fn for_recovery(&self) -> PathBuf {
        self.0.join("identity-recovery.age")
    }

    /// For whom keys are wrapped besides me: the public half of the recovery key.
    pub(crate) fn recovery(&self) -> PathBuf {
        self.0.join("recovery.pub")
    }

    /// The recovery key that counts: the one noted in the identity, which nobody changes who does not know the
    /// passphrase. For an identity from before it was noted there, the one beside it. Without any, new keys are for me
    /// alone; the sheet opens these too, by way of my identity.
    pub(crate) fn recovery_key(&self, noted: Option<PublicKey>) -> Option<PublicKey> {
        noted.or_else(|| self.public())
    }

    fn public(&self) -> Option<PublicKey> {
        String::from_utf8(read_key(&self.recovery()).ok()?).ok()?.parse().ok()
    }

    /// Writes what is for the sheet.
    ///
    /// # Errors
    /// [`ErrorCode::Disk`].
    pub(crate) fn write_for_sheet(&self, me: &Identity, recovery: &PublicKey) -> Answer<()> {
        files::write_whole(&self.recovery(), line_of(recovery).as_bytes())?;
        files::write_whole(&self.for_recovery(), &me.wrap(recovery)?)
    }

    /// Writes what is for the sheet as far as it is missing or not of this recovery key, which must be known to be
    /// right.
    ///
    /// # Errors
    /// [`ErrorCode::Disk`].
    pub(crate) fn mend_for_sheet(&self, me: &Identity, recovery: &PublicKey) -> Answer<()> {
        if self.public().as_ref() != Some(recovery) {
            files::write_whole(&self.recovery(), line_of(recovery).as_bytes())?;
        }
        if !self.for_recovery().exists() {
            files::write_whole(&self.for_recovery(), &me.wrap(recovery)?)?;
        }
        Ok(())
    }

    /// Takes over what is for the sheet from a place, of which only the identity is known to be right. Whoever had the
    /// place may have put a key of their own into its `recovery.pub`, to read what is made later, and only the sheet
    /// could tell. So that file is not taken: new keys are for me alone until the sheet is used, which gives its public
    /// half back.
    ///
    /// # Errors
    /// [`ErrorCode::Disk`].
    pub(crate) fn take_for_sheet(&self, theirs: &Self) -> Answer<()> {
        remove(&self.recovery())?;
        match read_key(&theirs.for_recovery()) {
            Ok(wrapped) => files::write_whole(&self.for_recovery(), &wrapped),
            // The passphrase opens without it.
            Err(_) => remove(&self.for_recovery()),
        }
    }

    /// Whether that folder holds the keys of another library. Those of this one may lie there under an earlier passphrase;
    /// what is for the recovery sheet stays the same as long as there is a library.
    pub(crate) fn are_others_in(&self, folder: &Path) -> bool {
        let there = Self(folder.to_owned());
        let is_free = [there.identity(), there.for_recovery(), there.recovery()].iter().all(|file| !file.exists());
        !is_free && !self.are_in(folder)
    }

    /// Whether that folder holds the keys of this library.
    pub(crate) fn are_in(&self, folder: &Path) -> bool {
        let there = Self(folder.to_owned());
        let wrapped = |keys: &Self| read_key(&keys.for_recovery()).ok();
        let is_same_sheet = there.public().is_some_and(|theirs| self.public().as_ref() == Some(&theirs));
        is_same_sheet || wrapped(&there).is_some_and(|theirs| wrapped(self).as_ref() == Some(&theirs))
    }

    /// Copies them to another folder, which is made if missing and holds no keys of another library. `identity` is my
    /// identity under the passphrase as it was when it was opened last: what has become of the file since must not take
    /// the place of the last good copy. The identity goes last: where it is, the others are.
    ///
    /// # Errors
    /// [`ErrorCode::Disk`]; what was there is there.
    pub(crate) fn copy_to(&self, folder: &Path, identity: &[u8], sheet: Option<&ForSheet>) -> Answer<()> {
        fs::create_dir_all(folder).map_err(|error| {
            ApiError::new(
                ErrorCode::Disk,
                format!(
                    "The folder for the copies could not be made: {error}. Your reviews are safe. Choose another place."
                ),
            )
        })?;
        let there = Self(folder.to_owned());
        match sheet {
            Some(sheet) => self.copy_for_sheet(&there, sheet)?,
            None => {
                // Nothing can be said of what is there, so that it stays.
                for (from, to) in [(self.recovery(), there.recovery()), (self.for_recovery(), there.for_recovery())] {
                    if let Ok(bytes) = read_key(&from)
                        && !to.exists()
                    {
                        files::write_whole(&to, &bytes)?;
                    }
                }
            }
        }
        write_if_other(&there.identity(), identity)
    }

    fn copy_for_sheet(&self, there: &Self, sheet: &ForSheet) -> Answer<()> {
        write_if_other(&there.recovery(), sheet.public.as_bytes())?;
        let (ours, theirs) = (read_key(&self.for_recovery()).ok(), there.for_recovery());
        match ours {
            Some(ours) if !theirs.exists() => files::write_whole(&theirs, &ours),
            Some(ours) if read_key(&theirs).is_ok_and(|theirs| theirs == ours) => Ok(()),
            // Which of the two is damaged shows only with the sheet. A new one is good.
            _ => {
                files::write_whole(&self.for_recovery(), &sheet.identity)?;
                files::write_whole(&theirs, &sheet.identity)
            }
        }
    }
}

/// What an unlocked library holds, for me and whoever has the recovery sheet.
pub(crate) fn keyring(me: Identity, recovery: Option<PublicKey>) -> Arc<Keyring> {
    Arc::new(Keyring::new(me, recovery.into_iter().collect()))
}

/// Reads a key file. A place may hold anything under its name: a link, a pipe or a device may never come to an end.
///
/// # Errors
/// [`ErrorCode::BadFile`] when it cannot be one, [`ErrorCode::Disk`] when it cannot be read.
pub(crate) fn read_key(path: &Path) -> Answer<Vec<u8>> {
    if fs::symlink_metadata(path).is_ok_and(|there| !there.is_file() || there.len() > LONGEST) {
        return Err(ApiError::new(
            ErrorCode::BadFile,
            format!(
                "“{}” is no key file of Debrief: it is too large, or not a file at all. Nothing was changed. Use a \
                 backup of it, or your recovery sheet.",
                files::name_of(path)
            ),
        ));
    }
    files::read_bytes(path)
}

/// A stick wears out with each write.
fn write_if_other(path: &Path, bytes: &[u8]) -> Answer<()> {
    if read_key(path).is_ok_and(|known| known == bytes) { Ok(()) } else { files::write_whole(path, bytes) }
}

fn remove(path: &Path) -> Answer<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(ApiError::new(
            ErrorCode::Disk,
            format!(
                "“{}” could not be removed: {error}. Your reviews are safe. Check the disk and try again.",
                files::name_of(path)
            ),
        )),
        _ => Ok(()),
    }
}

fn line_of(recovery: &PublicKey) -> String {
    format!("{recovery}\n")
}
