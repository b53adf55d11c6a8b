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

    /// Copies them to another folder, which is made if missing. The identity goes last: where it is, the others are.
    pub(crate) fn copy_to(&self, folder: &Path) -> Answer<()> {
        std::fs::create_dir_all(folder).map_err(|error| {
            ApiError::new(
                ErrorCode::Disk,
                format!(
                    "The folder for the copies could not be made: {error}. Your reviews are safe. Choose another place."
                ),
            )
        })?;
        let there = Self(folder.to_owned());
        let copies = [
            (self.recovery(), there.recovery()),
            (self.for_recovery(), there.for_recovery()),
            (self.identity(), there.identity()),
        ];
        for (from, to) in copies {
            let bytes = files::read_bytes(&from)?;
            // A stick wears out with each write.
            if !std::fs::read(&to).is_ok_and(|known| known == bytes) {
                files::write_whole(&to, &bytes)?;
            }
        }
        Ok(())
    }
}
