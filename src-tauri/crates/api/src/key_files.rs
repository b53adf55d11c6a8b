//! The files that open a library.

use crate::{Answer, ApiError, ErrorCode, files};
use debrief_keys::{Identity, Keyring, PublicKey};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a library keeps what opens it: ordinary age files.
pub(crate) struct KeyFiles(pub(crate) PathBuf);

impl KeyFiles {
    /// Whether what lies in the library needs a passphrase.
    pub(crate) fn are_there(&self) -> bool {
        self.identity().exists()
    }

    /// My identity under the passphrase. Where it is, the library is protected.
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

    pub(crate) fn keyring(&self, me: Identity) -> Answer<Arc<Keyring>> {
        let recovery: PublicKey = files::read_text(&self.recovery())?.parse()?;
        Ok(Arc::new(Keyring::new(me, vec![recovery])))
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
        let public = |keys: &Self| files::read_text(&keys.recovery()).ok()?.parse::<PublicKey>().ok();
        let wrapped = |keys: &Self| files::read_bytes(&keys.for_recovery()).ok();
        let is_same_sheet = public(&there).is_some_and(|theirs| public(self).as_ref() == Some(&theirs));
        is_same_sheet || wrapped(&there).is_some_and(|theirs| wrapped(self).as_ref() == Some(&theirs))
    }

    /// Copies them to another folder, which is made if missing. `identity` is my identity under the passphrase as it was when
    /// it was opened last: what has become of the file since must not take the place of the last good copy. What is for the
    /// recovery sheet never changes, and stays where it is. The identity goes last: where it is, the others are.
    ///
    /// # Errors
    /// [`ErrorCode::Disk`]; what was there is there.
    pub(crate) fn copy_to(&self, folder: &Path, identity: &[u8]) -> Answer<()> {
        std::fs::create_dir_all(folder).map_err(|error| {
            ApiError::new(
                ErrorCode::Disk,
                format!(
                    "The folder for the copies could not be made: {error}. Your reviews are safe. Choose another place."
                ),
            )
        })?;
        let there = Self(folder.to_owned());
        for (from, to) in [(self.recovery(), there.recovery()), (self.for_recovery(), there.for_recovery())] {
            if !to.exists() {
                files::write_whole(&to, &files::read_bytes(&from)?)?;
            }
        }
        // A stick wears out with each write.
        if !std::fs::read(there.identity()).is_ok_and(|known| known == identity) {
            files::write_whole(&there.identity(), identity)?;
        }
        Ok(())
    }
}
