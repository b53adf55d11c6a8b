//! Whether a file can be read without a key, whatever has become of its beginning.

use crate::{StoreError, folder};
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

/// How much is looked at together, in bytes: an eighth of a page.
const PART: usize = 512;
/// Of fewer bytes nothing can be said.
const FEWEST: usize = 64;

/// Whether any part of a file is not encrypted. Where it is damaged, more may be taken for that than is.
pub(crate) fn is_readable(file: &Path) -> Result<bool, StoreError> {
    if folder::is_plain(file)? {
        return Ok(true);
    }
    let mut file = BufReader::with_capacity(128 * PART, File::open(file)?);
    let mut part = Vec::with_capacity(PART);
    loop {
        part.clear();
        file.by_ref().take(PART as u64).read_to_end(&mut part)?;
        if part.is_empty() {
            return Ok(false);
        }
        if says_something(&part) {
            return Ok(true);
        }
    }
}

/// In what is encrypted every byte is as likely as any other, so that nearly as many different ones stand in a part as chance
/// gives. Text has far fewer, and so have the pages that lead to it. One byte again and again says nothing.
fn says_something(part: &[u8]) -> bool {
    let mut there = [false; 256];
    part.iter().for_each(|byte| there[usize::from(*byte)] = true);
    let different = there.iter().filter(|there| **there).count() as f64;
    let expected = 256.0 * (1.0 - (-(part.len() as f64) / 256.0).exp());
    part.len() >= FEWEST && different > 1.0 && different < 0.75 * expected
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use sha2::{Digest, Sha512};

    /// Bytes of chance, as encrypted ones are.
    fn noise(length: usize) -> Vec<u8> {
        (0_u64..).flat_map(|number| Sha512::digest(number.to_le_bytes()).to_vec()).take(length).collect()
    }

    #[test]
    fn a_paragraph_is_found_and_chance_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let says = |bytes: &[u8]| {
            std::fs::write(&file, bytes).unwrap();
            is_readable(&file).unwrap()
        };
        for length in [0, 1, 63, 64, 100, 500, PART, 2000 * PART + 70] {
            assert!(!says(&noise(length)), "{length}");
        }
        let text = "They say that the check-in was moved twice and then dropped; nobody told the schools why. ";
        let mut hidden = noise(90 * PART);
        hidden[7100..7100 + 12 * text.len()].copy_from_slice(text.repeat(12).as_bytes());
        assert!(says(&hidden));
        assert!(says(text.as_bytes()));
        let mut zeros = noise(90 * PART);
        zeros[3 * PART..9 * PART].fill(0);
        assert!(!says(&zeros));
    }
}
