//! Small secrets in age files.

use crate::KeyError;
use age::{DecryptError, Decryptor, Encryptor};
use std::io::{Read, Write};
use zeroize::Zeroizing;

/// The most that such a file may be: room for a hundred colleagues, and no more, because it may come from elsewhere.
const LONGEST: usize = 32 * 1024;

/// The most persons that such a file may be for. A header of thousands keeps age busy for minutes.
const MOST_PEOPLE: usize = 128;

/// Puts a line of text into an age file that each of the recipients opens.
///
/// # Errors
/// [`KeyError::Damaged`] when there is nobody to write it for.
pub(crate) fn close<'r>(
    line: &str,
    recipients: impl Iterator<Item = &'r dyn age::Recipient>,
) -> Result<Vec<u8>, KeyError> {
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| KeyError::Damaged)?;
    let mut file = Vec::new();
    let written = encryptor.wrap_output(&mut file).and_then(|mut writer| {
        writer.write_all(line.as_bytes())?;
        writer.write_all(b"\n")?;
        writer.finish().map(drop)
    });
    written.map_err(|_| KeyError::Damaged)?;
    Ok(file)
}

/// The text of an age file.
///
/// # Errors
/// [`KeyError::NotForYou`] when the key opens nothing in it, and [`KeyError::Damaged`].
pub(crate) fn open(file: &[u8], key: &dyn age::Identity) -> Result<Zeroizing<String>, KeyError> {
    let decryptor = decryptor(file)?;
    let opened = decryptor.decrypt(std::iter::once(key));
    let reader = opened.map_err(|error| match error {
        DecryptError::NoMatchingKeys | DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            KeyError::NotForYou
        }
        _ => KeyError::Damaged,
    })?;
    // All the room at once: a text that grows leaves copies of itself behind.
    let mut text = Zeroizing::new(String::with_capacity(LONGEST));
    reader.take(LONGEST as u64).read_to_string(&mut text).map_err(|_| KeyError::Damaged)?;
    Ok(text)
}

/// Whether a passphrase opens the file.
///
/// # Errors
/// [`KeyError::Damaged`].
pub(crate) fn is_for_a_passphrase(file: &[u8]) -> Result<bool, KeyError> {
    Ok(decryptor(file)?.is_scrypt())
}

fn decryptor(file: &[u8]) -> Result<Decryptor<&[u8]>, KeyError> {
    let header = file.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---"));
    let people = header.filter(|line| line.starts_with(b"->")).count();
    if file.len() > LONGEST || people > MOST_PEOPLE {
        return Err(KeyError::Damaged);
    }
    Decryptor::new_buffered(file).map_err(|_| KeyError::Damaged)
}
