//! An archive that somebody else packed: parts are unpacked one by one, each only as far as it may grow.

use super::PptxProblem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The most parts.
const MOST_PARTS: usize = 20_000;
/// How a part begins in the list of parts (APPNOTE.TXT, 4.3.12).
const LISTED: &[u8] = b"PK\x01\x02";
/// The most bytes of one part, and of all that are read.
const LARGEST_PART: u64 = 24 * 1024 * 1024;
const LARGEST_ALL: u64 = 100 * 1024 * 1024;
/// How many times larger than its packed form a part may be, once it is large.
const MOST_GROWTH: u64 = 200;
const LARGE: u64 = 1024 * 1024;

pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    read: u64,
}

impl<'b> Archive<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, PptxProblem> {
        // Before the list of parts is read into memory: each part in it begins with these bytes.
        if bytes.windows(LISTED.len()).filter(|part| *part == LISTED).count() > MOST_PARTS {
            return Err(PptxProblem::TooLarge);
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| PptxProblem::NotPptx)?;
        if zip.len() > MOST_PARTS {
            return Err(PptxProblem::TooLarge);
        }
        Ok(Self { zip, read: 0 })
    }

    /// The text of a part; none when there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, PptxProblem> {
        let mut file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(PptxProblem::NotPptx),
        };
        // What the archive says about sizes may be a lie, so the bytes are counted as they come.
        let grown = file.compressed_size().saturating_mul(MOST_GROWTH).max(LARGE);
        let most = grown.min(LARGEST_PART).min(LARGEST_ALL - self.read);
        let mut bytes = Vec::new();
        let taken = file.by_ref().take(most + 1).read_to_end(&mut bytes).map_err(|_| PptxProblem::NotPptx)?;
        if taken as u64 > most {
            return Err(PptxProblem::TooLarge);
        }
        self.read += taken as u64;
        let mut text = String::from_utf8(bytes).map_err(|_| PptxProblem::Suspicious)?;
        // Some programs begin with a mark that says how the text is written.
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(Some(text))
    }
}
