//! The pages of a damaged file, one by one, without SQLite: it gives nothing more of an encrypted file once one page of it
//! fails its signature. Nothing is ever written.
//!
//! Forms: <https://www.sqlite.org/fileformat2.html> for pages and log, <https://www.zetetic.net/sqlcipher/design/> for what
//! is encrypted.

use crate::StoreError;
use crate::connection::Key;
use crate::folder::PLAIN;
use aes::Aes256;
use aes::cipher::{Array, BlockCipherDecrypt, KeyInit};
use debrief_keys::ReviewKey;
use hmac::{Hmac, Mac};
use sha2::Sha512;
use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::ops::Range;
use std::path::Path;
use zeroize::Zeroizing;

/// The size of a page where the file does not say it.
const USUAL_SIZE: usize = 4096;
/// At the end of an encrypted page: what the encryption began with, and the signature.
const VECTOR: usize = 16;
const SIGNATURE: usize = 64;
/// An encrypted file begins with as many bytes of chance, in the place of SQLite’s own first words.
const SALT: usize = 16;
const BLOCK: usize = 16;

/// A file that is read page by page.
#[derive(Debug)]
pub(super) struct Pages {
    file: File,
    log: Option<File>,
    /// Where in the log the newest form of a page stands.
    logged: HashMap<u32, u64>,
    size: usize,
    count: u32,
    lock: Option<Lock>,
}

/// What opens encrypted pages.
struct Lock {
    cipher: Aes256,
    /// What pages are signed with; absent when no page passes with it, which means that its own beginning is damaged.
    signing: Option<Zeroizing<[u8; 32]>>,
}

impl std::fmt::Debug for Lock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lock(…)")
    }
}

impl Pages {
    /// Opens a file with its log, if there is one.
    pub(super) fn open(path: &Path, log: &Path, key: &Key) -> Result<Self, StoreError> {
        let mut file = File::open(path)?;
        let length = file.metadata()?.len();
        let first = part(&mut file, 0, 100).unwrap_or_default();
        let said = match first.get(16..18) {
            Some(&[high, low]) if first.starts_with(PLAIN) => usize::from(u16::from_be_bytes([high, low])),
            _ => USUAL_SIZE,
        };
        let size = match said {
            1 => 65_536,
            said if said.is_power_of_two() && said >= 512 => said,
            _ => USUAL_SIZE,
        };
        // A last page that is cut off is no page.
        let count = u32::try_from(length / size as u64).unwrap_or(u32::MAX);
        let mut pages = Self { file, log: None, logged: HashMap::new(), size, count, lock: None };
        if let Ok(mut file) = File::open(log) {
            pages.logged = logged(&mut file, size).unwrap_or_default();
            pages.count = pages.logged.keys().copied().max().unwrap_or(0).max(count);
            pages.log = Some(file);
        }
        if let Key::Sealed(key) = key {
            pages.lock = Some(Lock { cipher: cipher(key)?, signing: None });
            let signing = signing_key(key, first.get(..SALT).unwrap_or_default())?;
            let is_signed = |pages: &mut Self, number| {
                pages.raw(number).is_some_and(|page| signature_holds(&signing, number, &page))
            };
            if (1..=pages.count).any(|number| is_signed(&mut pages, number)) {
                pages.lock = Some(Lock { cipher: cipher(key)?, signing: Some(signing) });
            }
        }
        Ok(pages)
    }

    /// Whether there is a key, and not one page that was signed with it.
    pub(super) fn is_unsigned(&self) -> bool {
        self.lock.as_ref().is_some_and(|lock| lock.signing.is_none())
    }

    /// How many pages there are; they are counted from 1.
    pub(super) fn count(&self) -> u32 {
        self.count
    }

    /// How many bytes of a page hold something of SQLite’s. In a file that is not encrypted, ours keep none free.
    pub(super) fn usable(&self) -> usize {
        if self.lock.is_some() { self.size - VECTOR - SIGNATURE } else { self.size }
    }

    /// A page as SQLite sees it; none when it is not there, or is not as it was written.
    pub(super) fn page(&mut self, number: u32) -> Option<Vec<u8>> {
        let page = self.raw(number)?;
        let Some(Lock { cipher, signing }) = &self.lock else { return Some(page) };
        if let Some(signing) = signing
            && !signature_holds(signing, number, &page)
        {
            return None;
        }
        Some(opened(cipher, number, page))
    }

    fn raw(&mut self, number: u32) -> Option<Vec<u8>> {
        if let (Some(at), Some(log)) = (self.logged.get(&number), &mut self.log) {
            return part(log, *at, self.size);
        }
        let at = u64::from(number.checked_sub(1)?) * self.size as u64;
        part(&mut self.file, at, self.size)
    }
}

/// So many bytes from there; none when the file ends before.
fn part(file: &mut File, at: u64, length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    file.seek(SeekFrom::Start(at)).ok()?;
    file.read_exact(&mut bytes).ok()?;
    Some(bytes)
}

/// Where in a log the pages stand that were committed. As SQLite reads it: to the first frame that does not fit.
fn logged(file: &mut File, size: usize) -> Option<HashMap<u32, u64>> {
    let header = part(file, 0, 32)?;
    let word =
        |bytes: &[u8], at: usize| -> Option<u32> { Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?)) };
    let big_endian = match word(&header, 0)? {
        0x377f_0682 => false,
        0x377f_0683 => true,
        _ => return None,
    };
    if word(&header, 8)? as usize != size {
        return None;
    }
    let mut sum = checksum((0, 0), &header[..24], big_endian);
    if sum != (word(&header, 24)?, word(&header, 28)?) {
        return None;
    }
    let (mut at, mut waiting, mut committed) = (32, HashMap::new(), HashMap::new());
    while let Some(frame) = part(file, at, 24 + size) {
        sum = checksum(checksum(sum, &frame[..8], big_endian), &frame[24..], big_endian);
        if frame[8..16] != header[16..24] || sum != (word(&frame, 16)?, word(&frame, 20)?) {
            break;
        }
        waiting.insert(word(&frame, 0)?, at + 24);
        if word(&frame, 4)? != 0 {
            committed.extend(waiting.drain());
        }
        at += frame.len() as u64;
    }
    Some(committed)
}

/// The running checksum of a log.
fn checksum((mut first, mut second): (u32, u32), bytes: &[u8], big_endian: bool) -> (u32, u32) {
    for pair in bytes.chunks_exact(8) {
        let number = |at: usize| {
            let word = [pair[at], pair[at + 1], pair[at + 2], pair[at + 3]];
            if big_endian { u32::from_be_bytes(word) } else { u32::from_le_bytes(word) }
        };
        first = first.wrapping_add(number(0)).wrapping_add(second);
        second = second.wrapping_add(number(4)).wrapping_add(first);
    }
    (first, second)
}

/// The bytes of the key, of which its form for SQLCipher has the digits.
fn bytes_of(key: &ReviewKey) -> Zeroizing<Vec<u8>> {
    let pragma = key.pragma();
    let digits = pragma.trim_start_matches("x'").trim_end_matches('\'');
    let pairs = (0..digits.len() / 2).filter_map(|pair| digits.get(2 * pair..2 * pair + 2));
    Zeroizing::new(pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect())
}

fn cipher(key: &ReviewKey) -> Result<Aes256, StoreError> {
    Aes256::new_from_slice(&bytes_of(key)).map_err(|_| StoreError::Broken("its key is of another length".into()))
}

/// The key of the signatures: PBKDF2 with two rounds of HMAC-SHA512 over the key, salted with the file’s salt.
fn signing_key(key: &ReviewKey, salt: &[u8]) -> Result<Zeroizing<[u8; 32]>, StoreError> {
    let secret = bytes_of(key);
    let salt: Vec<u8> = salt.iter().map(|byte| byte ^ 0x3a).chain([0, 0, 0, 1]).collect();
    let first = signed(&secret, &[&salt])?;
    let second = signed(&secret, &[&first])?;
    let mut derived = Zeroizing::new([0; 32]);
    for (to, (one, other)) in derived.iter_mut().zip(first.iter().zip(second.iter())) {
        *to = one ^ other;
    }
    Ok(derived)
}

fn signed(key: &[u8], parts: &[&[u8]]) -> Result<Zeroizing<Vec<u8>>, StoreError> {
    let signing = <Hmac<Sha512> as KeyInit>::new_from_slice(key);
    let mut signing = signing.map_err(|_| StoreError::Broken("its key is of another length".into()))?;
    for part in parts {
        signing.update(part);
    }
    Ok(Zeroizing::new(signing.finalize().into_bytes().to_vec()))
}

/// What of a page is encrypted.
fn body(number: u32, page: &[u8]) -> Range<usize> {
    let from = if number == 1 { SALT } else { 0 };
    from..page.len() - VECTOR - SIGNATURE
}

/// Whether a page is as it was written, and in the place that it was written for.
fn signature_holds(signing: &[u8; 32], number: u32, page: &[u8]) -> bool {
    let body = body(number, page);
    let (text, signature) = (&page[body.start..body.end + VECTOR], &page[body.end + VECTOR..]);
    signed(signing, &[text, &number.to_le_bytes()]).is_ok_and(|expected| expected.as_slice() == signature)
}

/// A page in plain (AES in CBC mode).
fn opened(cipher: &Aes256, number: u32, mut page: Vec<u8>) -> Vec<u8> {
    let body = body(number, &page);
    let mut before: [u8; BLOCK] = [0; BLOCK];
    before.copy_from_slice(&page[body.end..body.end + VECTOR]);
    for at in body.step_by(BLOCK) {
        let mut sealed: [u8; BLOCK] = [0; BLOCK];
        sealed.copy_from_slice(&page[at..at + BLOCK]);
        let mut block = Array::from(sealed);
        cipher.decrypt_block(&mut block);
        for (to, (plain, mask)) in page[at..at + BLOCK].iter_mut().zip(block.iter().zip(before)) {
            *to = plain ^ mask;
        }
        before = sealed;
    }
    if number == 1 {
        page[..SALT].copy_from_slice(PLAIN);
    }
    page
}
