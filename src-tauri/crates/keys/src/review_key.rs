//! The key of one review.

use crate::{Identity, KeyError, PublicKey, envelope};
use std::fmt::{self, Write};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// How many bytes a key has: as SQLCipher takes it raw (AES-256).
const LENGTH: usize = 32;

/// A random key of 32 bytes. It is overwritten in memory when it is dropped, and no way of printing shows it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct ReviewKey([u8; LENGTH]);

impl ReviewKey {
    /// Makes a new one.
    ///
    /// # Errors
    /// [`KeyError::NoRandomness`].
    pub fn generate() -> Result<Self, KeyError> {
        let mut key = Self([0; LENGTH]);
        getrandom::fill(&mut key.0).map_err(|_| KeyError::NoRandomness)?;
        Ok(key)
    }

    /// The key as SQLCipher's `PRAGMA key` takes one without deriving another from it: `x'…'` with 64 digits.
    #[must_use]
    pub fn pragma(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", *self.digits()))
    }

    /// Wraps the key in an age file that each of these persons can open. Inside stand its 64 digits and a line end, so that
    /// `age --decrypt` prints what `PRAGMA key` wants.
    ///
    /// # Errors
    /// [`KeyError::Damaged`] when there is nobody to wrap it for.
    pub fn wrap(&self, people: &[PublicKey]) -> Result<Vec<u8>, KeyError> {
        let recipients = people.iter().map(|person| &person.0 as &dyn age::Recipient);
        envelope::close(&self.digits(), recipients)
    }

    /// Opens a wrapped key.
    ///
    /// # Errors
    /// [`KeyError::NotForYou`] and [`KeyError::Damaged`].
    pub fn unwrap(file: &[u8], me: &Identity) -> Result<Self, KeyError> {
        let digits = envelope::open(file, me.as_age())?;
        Self::of(digits.strip_suffix('\n').unwrap_or(&digits)).ok_or(KeyError::Damaged)
    }

    fn digits(&self) -> Zeroizing<String> {
        let mut digits = Zeroizing::new(String::with_capacity(2 * LENGTH));
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }

    fn of(digits: &str) -> Option<Self> {
        if digits.len() != 2 * LENGTH || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        let mut key = Self([0; LENGTH]);
        for (byte, at) in key.0.iter_mut().zip((0..digits.len()).step_by(2)) {
            *byte = u8::from_str_radix(&digits[at..at + 2], 16).ok()?;
        }
        Some(key)
    }
}

impl fmt::Debug for ReviewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReviewKey(…)")
    }
}
