//! A person, as far as keys know one.

use crate::{KeyError, Passphrase, envelope};
use age::secrecy::ExposeSecret;
use age::{scrypt, x25519};
use std::fmt;
use std::str::FromStr;
use zeroize::Zeroizing;

/// The work that guessing a passphrase takes: 2¹⁸ rounds of scrypt, most of a second and 256 MB. Set here rather than
/// measured on the machine, so that a slow laptop does not protect less than a fast one.
const LOG_N: u8 = 18;
/// The most that an identity file may ask for: as much as ours do. One that comes from elsewhere must neither stop the
/// program for hours nor take all of its memory.
const MOST_LOG_N: u8 = LOG_N;
/// What stands before the public half of the recovery key in an identity file. A remark: other programs pass it over.
const RECOVERY: &str = "# recovery: ";

/// A secret that opens what was wrapped for the person who has it (X25519). It is overwritten in memory when it is dropped.
#[derive(Clone)]
pub struct Identity(x25519::Identity);

/// For whom something is wrapped. It opens nothing and may be shown: `age1…`.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(pub(crate) x25519::Recipient);

impl Identity {
    /// Makes a new one.
    #[must_use]
    pub fn generate() -> Self {
        Self(x25519::Identity::generate())
    }

    /// For whom others wrap what this person may open.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.to_public())
    }

    /// The identity as an age file that the passphrase opens: an ordinary identity file inside, as `age --identity` takes
    /// one, protected or not. Takes about a second.
    ///
    /// # Errors
    /// [`KeyError::Damaged`] when it cannot be written, which only happens without memory.
    pub fn protect(&self, passphrase: &Passphrase) -> Result<Vec<u8>, KeyError> {
        self.protect_with(passphrase, None)
    }

    /// The same, with the public half of the recovery key in it: there nobody changes it who does not know the
    /// passphrase.
    ///
    /// # Errors
    /// As [`Identity::protect`].
    pub fn protect_with(&self, passphrase: &Passphrase, recovery: Option<&PublicKey>) -> Result<Vec<u8>, KeyError> {
        let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
        recipient.set_work_factor(LOG_N);
        let remark = recovery.map_or_else(String::new, |key| format!("{RECOVERY}{key}\n"));
        let secret = self.secret();
        // All the room at once: a text that grows leaves copies of itself behind.
        let mut text = Zeroizing::new(String::with_capacity(remark.len() + secret.len()));
        text.push_str(&remark);
        text.push_str(&secret);
        envelope::close(&text, std::iter::once(&recipient as &dyn age::Recipient))
    }

    /// Opens what [`Identity::protect`] gave. Takes about a second, right or wrong.
    ///
    /// # Errors
    /// [`KeyError::WrongPassphrase`] and [`KeyError::Damaged`].
    pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<Self, KeyError> {
        Self::open_with(file, passphrase).map(|(me, _)| me)
    }

    /// The same, with the recovery key that [`Identity::protect_with`] put in; none in a file from before that.
    ///
    /// # Errors
    /// As [`Identity::open`].
    pub fn open_with(file: &[u8], passphrase: &Passphrase) -> Result<(Self, Option<PublicKey>), KeyError> {
        if asks_too_much(file) || !envelope::is_for_a_passphrase(file)? {
            return Err(KeyError::Damaged);
        }
        let mut key = scrypt::Identity::new(passphrase.0.clone());
        key.set_max_work_factor(MOST_LOG_N);
        let text = envelope::open(file, &key).map_err(|error| match error {
            KeyError::NotForYou => KeyError::WrongPassphrase,
            other => other,
        })?;
        let recovery: Option<PublicKey> =
            text.lines().find_map(|line| line.trim().strip_prefix(RECOVERY)?.parse().ok());
        Ok((Self::read(&text)?, recovery))
    }

    /// The identity as an age file that another one opens: what lies beside the protected one, so that the recovery sheet
    /// opens it when the passphrase is forgotten.
    ///
    /// # Errors
    /// [`KeyError::Damaged`] when it cannot be written, which only happens without memory.
    pub fn wrap(&self, holder: &PublicKey) -> Result<Vec<u8>, KeyError> {
        envelope::close(&self.secret(), std::iter::once(&holder.0 as &dyn age::Recipient))
    }

    /// Opens what [`Identity::wrap`] gave.
    ///
    /// # Errors
    /// [`KeyError::NotForYou`] and [`KeyError::Damaged`].
    pub fn unwrap(file: &[u8], holder: &Self) -> Result<Self, KeyError> {
        Self::read(&envelope::open(file, holder.as_age())?)
    }

    /// Reads an identity file: its first line that is no remark.
    fn read(text: &str) -> Result<Self, KeyError> {
        let secret = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
        secret.and_then(|secret| Self::from_secret(secret).ok()).ok_or(KeyError::Damaged)
    }

    /// The identity of a secret key, `AGE-SECRET-KEY-1…`.
    pub(crate) fn from_secret(secret: &str) -> Result<Self, KeyError> {
        x25519::Identity::from_str(secret).map(Self).map_err(|_| KeyError::NotARecoveryKey)
    }

    /// Its secret key, `AGE-SECRET-KEY-1…`.
    pub(crate) fn secret(&self) -> Zeroizing<String> {
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    pub(crate) fn as_age(&self) -> &dyn age::Identity {
        &self.0
    }
}

/// Whether the header asks for more work than [`MOST_LOG_N`]. Looked at beforehand, because age itself would first measure
/// for some seconds how much work this machine could do, to say so in its refusal.
fn asks_too_much(file: &[u8]) -> bool {
    let mut header = file.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    header.any(|line| {
        let work = line.strip_prefix(b"-> scrypt ").and_then(|rest| rest.rsplit(|byte| *byte == b' ').next());
        let work = work.map(|work| std::str::from_utf8(work).ok().and_then(|work| work.parse::<u8>().ok()));
        work.is_some_and(|work| work.is_none_or(|work| work > MOST_LOG_N))
    })
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity(… of {})", self.public())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        x25519::Recipient::from_str(text.trim()).map(Self).map_err(|_| KeyError::Damaged)
    }
}
