//! The way back for somebody who forgot the passphrase or lost the laptop: a key on paper.

use crate::{Identity, KeyError, PublicKey};
use std::fmt;
use zeroize::Zeroizing;

/// What every secret key of age begins with. The sheet does not repeat it in its groups.
const PREFIX: &str = "AGE-SECRET-KEY-1";
/// The letters of a group: few enough to be kept in mind from paper to keyboard.
const GROUP: usize = 4;

/// The recovery key: an identity that lies on no disk. It opens every review that was wrapped for it.
pub struct RecoverySheet(Identity);

impl RecoverySheet {
    /// Makes a new one.
    #[must_use]
    pub fn generate() -> Self {
        Self(Identity::generate())
    }

    /// Reads what somebody typed from the sheet, or copied from its file: groups or one stretch, with or without their
    /// numbers (`7: QF36`) and what age puts before it, in capitals or small letters. Letters carry a check: one that is
    /// wrong is noticed.
    ///
    /// # Errors
    /// [`KeyError::NotARecoveryKey`].
    pub fn read(typed: &str) -> Result<Self, KeyError> {
        let letters: Zeroizing<String> = Zeroizing::new(
            unnumbered(typed).filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect(),
        );
        let prefix: String = PREFIX.chars().filter(char::is_ascii_alphanumeric).collect();
        let key = letters.strip_prefix(prefix.as_str()).unwrap_or(&letters);
        let secret = Zeroizing::new(format!("{PREFIX}{key}"));
        Identity::from_secret(&secret).map(Self)
    }

    /// The key in groups of four letters and digits, to be printed.
    #[must_use]
    pub fn groups(&self) -> Zeroizing<Vec<String>> {
        let secret = self.0.secret();
        let key = secret.strip_prefix(PREFIX).unwrap_or(&secret);
        let letters: Vec<char> = key.chars().collect();
        Zeroizing::new(letters.chunks(GROUP).map(|group| group.iter().collect()).collect())
    }

    /// Whether the person has the sheet: what they typed back as the group of that number, counted from 1, is what stands
    /// there.
    #[must_use]
    pub fn has_group(&self, number: usize, typed: &str) -> bool {
        let groups = self.groups();
        let group = number.checked_sub(1).and_then(|index| groups.get(index));
        group.is_some_and(|group| group.eq_ignore_ascii_case(typed.trim()))
    }

    /// For whom reviews are wrapped, so that the sheet opens them.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.0.public()
    }

    /// The identity that opens what was wrapped for the sheet.
    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.0
    }
}

/// What was typed, without the numbers that stand before the groups on the sheet.
fn unnumbered(typed: &str) -> impl Iterator<Item = char> {
    let group = |word| match str::split_once(word, ':') {
        Some((number, group)) if number.chars().all(|c| c.is_ascii_digit()) => group,
        _ => word,
    };
    typed.split_whitespace().flat_map(move |word| group(word).chars())
}

impl fmt::Debug for RecoverySheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RecoverySheet(… of {})", self.public())
    }
}
