//! What protects the identity on this laptop.

use age::secrecy::{ExposeSecret, SecretString};
use std::fmt;
use zeroize::Zeroize;

/// What somebody types to unlock. It is overwritten in memory when it is dropped, and no way of printing shows it.
#[derive(Clone)]
pub struct Passphrase(pub(crate) SecretString);

/// How long a passphrase holds against somebody who has the laptop and its files, and tries one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Hours or less.
    Weak,
    /// Weeks to a few years.
    Fair,
    /// Decades and more.
    Strong,
}

/// How many guesses a second a strong attacker makes against scrypt with `log_n` 18, which takes most of a second and 256 MB
/// each: a thousand machines.
const GUESSES_A_SECOND: f64 = 1000.0;
const A_DAY: f64 = 86_400.0;

impl Passphrase {
    /// Takes what was typed and overwrites it there. White space at both ends does not count: it is not seen when typing.
    #[must_use]
    pub fn new(mut typed: String) -> Self {
        let passphrase = Self(SecretString::from(typed.trim().to_owned()));
        typed.zeroize();
        passphrase
    }

    /// How many characters it has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.0.expose_secret().chars().count()
    }

    /// How long it holds. `known` are words that a stranger would try first: the firm, the client, the user's name.
    #[must_use]
    pub fn strength(&self, known: &[&str]) -> Strength {
        let guesses = zxcvbn::zxcvbn(self.0.expose_secret(), known).guesses() as f64;
        let days = guesses / GUESSES_A_SECOND / A_DAY;
        match days {
            _ if days < 7.0 => Strength::Weak,
            _ if days < 10.0 * 365.0 => Strength::Fair,
            _ => Strength::Strong,
        }
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}
