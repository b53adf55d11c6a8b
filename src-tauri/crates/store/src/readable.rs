//! Whether a file can be read without a key, whatever has become of its beginning.

use crate::{StoreError, folder};
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// How much is looked at together, in bytes: a page.
const PAGE: usize = 4096;
/// Of fewer bytes nothing can be said.
const FEWEST: usize = 64;

/// Whether any page of a file is not encrypted. Where it is damaged, more may be taken for that than is.
pub(crate) fn is_readable(file: &Path) -> Result<bool, StoreError> {
    if folder::is_plain(file)? {
        return Ok(true);
    }
    let mut file = File::open(file)?;
    let mut page = Vec::with_capacity(PAGE);
    loop {
        page.clear();
        file.by_ref().take(PAGE as u64).read_to_end(&mut page)?;
        if page.is_empty() {
            return Ok(false);
        }
        if says_something(&page) {
            return Ok(true);
        }
    }
}

/// In what is encrypted every byte is as likely as any other, so that of all that there are hardly one is missing in a
/// page. Text has half of them at most, and so have the pages that lead to it. One byte again and again says nothing.
fn says_something(page: &[u8]) -> bool {
    let mut there = [false; 256];
    page.iter().for_each(|byte| there[usize::from(*byte)] = true);
    let different = there.iter().filter(|there| **there).count() as f64;
    let expected = 256.0 * (1.0 - (-(page.len() as f64) / 256.0).exp());
    page.len() >= FEWEST && different > 1.0 && different < 0.75 * expected
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
    fn a_page_of_text_is_found_and_chance_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("file");
        let says = |bytes: &[u8]| {
            std::fs::write(&file, bytes).unwrap();
            is_readable(&file).unwrap()
        };
        for length in [0, 1, 63, 64, 100, 500, PAGE, 200 * PAGE + 70] {
            assert!(!says(&noise(length)), "{length}");
        }
        let text = "They say that the check-in was moved twice and then dropped; nobody told the schools why. ";
        let mut hidden = noise(9 * PAGE);
        hidden[5 * PAGE..5 * PAGE + 3000].copy_from_slice(&text.repeat(40).as_bytes()[..3000]);
        assert!(says(&hidden));
        assert!(says(text.as_bytes()));
        let mut zeros = noise(9 * PAGE);
        zeros[3 * PAGE..4 * PAGE].fill(0);
        assert!(!says(&zeros));
    }
}
