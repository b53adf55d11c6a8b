//! What somebody who has unlocked holds.

use crate::{Identity, KeyError, PublicKey, ReviewKey, envelope};

/// My identity, and for whom the keys that I make are wrapped besides me. Dropping it forgets the identity.
#[derive(Clone, Debug)]
pub struct Keyring {
    pub(crate) me: Identity,
    others: Vec<PublicKey>,
}

impl Keyring {
    /// The keyring of `me`. `others` is whoever else may open what is made from now on: the recovery sheet.
    #[must_use]
    pub fn new(me: Identity, others: Vec<PublicKey>) -> Self {
        Self { me, others }
    }

    /// Whoever else may open what is made from now on.
    #[must_use]
    pub fn others(&self) -> &[PublicKey] {
        &self.others
    }

    /// My identity as an age file for these others, as [`Identity::wrap`] gives it.
    ///
    /// # Errors
    /// [`KeyError::Damaged`] when there is nobody else.
    pub fn wrap_identity(&self) -> Result<Vec<u8>, KeyError> {
        let others = self.others.iter().map(|other| &other.0 as &dyn age::Recipient);
        envelope::close(&self.me.secret(), others)
    }

    /// Makes a key, and the age file to keep beside what it locks.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`].
    pub fn make(&self) -> Result<(ReviewKey, Vec<u8>), KeyError> {
        let key = ReviewKey::generate()?;
        let people: Vec<PublicKey> = self.people().collect();
        let file = key.wrap(&people)?;
        Ok((key, file))
    }

    /// For whom everything is wrapped that is made from now on.
    pub(crate) fn people(&self) -> impl Iterator<Item = PublicKey> {
        std::iter::once(self.me.public()).chain(self.others.iter().cloned())
    }

    /// Opens the key in an age file.
    ///
    /// # Errors
    /// [`KeyError::NotForYou`] and [`KeyError::Damaged`].
    pub fn open(&self, file: &[u8]) -> Result<ReviewKey, KeyError> {
        ReviewKey::unwrap(file, &self.me)
    }
}
