//! Whole files in age files: what cannot be encrypted in any other way, because nothing can read it any more.

use crate::{KeyError, Keyring, PublicKey};
use age::{Decryptor, Encryptor};
use std::io::{self, BufRead, Read, Write};

impl Keyring {
    /// Wraps all that is read, however much, into an age file for me and whoever else may open what I make.
    ///
    /// # Errors
    /// Failures of reading and writing.
    pub fn wrap(&self, mut plain: impl Read, mut file: impl Write) -> io::Result<()> {
        let people: Vec<PublicKey> = self.people().collect();
        let recipients = people.iter().map(|person| &person.0 as &dyn age::Recipient);
        let encryptor = Encryptor::with_recipients(recipients).map_err(io::Error::other)?;
        let mut writer = encryptor.wrap_output(&mut file)?;
        io::copy(&mut plain, &mut writer)?;
        writer.finish()?.flush()
    }

    /// Reads what [`Keyring::wrap`] wrote. A changed bit or a missing end is an error while reading.
    ///
    /// # Errors
    /// [`KeyError::NotForYou`] and [`KeyError::Damaged`].
    pub fn unwrap(&self, file: impl BufRead) -> Result<impl Read, KeyError> {
        let decryptor = Decryptor::new_buffered(file).map_err(|_| KeyError::Damaged)?;
        decryptor.decrypt(std::iter::once(self.me.as_age())).map_err(|error| match error {
            age::DecryptError::NoMatchingKeys => KeyError::NotForYou,
            _ => KeyError::Damaged,
        })
    }
}
