//! Copies of reviews that cannot be used, or that a backup takes the place of: kept whole in a folder of their own in
//! `damaged/`.
//!
//! Once there are keys, none of them stays readable. SQLCipher encrypts only what SQLite can read, so a copy that is not
//! encrypted is wrapped whole in an age file, `review.db.age`, for whoever may open the library.

use crate::folder::{self, ReviewFolder};
use crate::shredding::{files, shred};
use crate::{StoreError, readable};
use chrono::NaiveDate;
use debrief_domain::ReviewId;
use debrief_keys::Keyring;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// How the name of a copy ends that is wrapped.
const WRAPPED: &str = "age";
/// How the name of one ends that is being wrapped.
const MAKING: &str = "making";

/// Copies the file of a review with its log to a folder of its own in `damaged`, and names that folder. A copy that is there
/// already, from an attempt before, is not made twice.
///
/// # Errors
/// Failures of the disk.
pub(crate) fn keep(
    folder: &ReviewFolder,
    id: ReviewId,
    damaged: &Path,
    today: NaiveDate,
) -> Result<String, StoreError> {
    let parts = [folder.file(), folder.log()];
    let is_readable = |part: &PathBuf| Ok(is_there(part) && readable::is_readable(part)?);
    let wrapping = match folder.keyring() {
        Some(keyring) => any(&parts, is_readable)?.then_some(keyring),
        None => None,
    };
    let mut number = 1;
    loop {
        let name = if number == 1 { format!("{id}-{today}") } else { format!("{id}-{today}-{number}") };
        let kept = damaged.join(&name);
        if !kept.exists() {
            fs::create_dir_all(&kept)?;
            for part in parts.iter().filter(|part| part.exists()) {
                let copy = kept.join(part.file_name().unwrap_or_default());
                match wrapping {
                    Some(keyring) if is_there(part) => wrap(keyring, part, &copy)?,
                    _ => folder::copy(part, &copy)?,
                }
            }
            folder::sync_folder(&kept)?;
            folder::sync_folder(damaged)?;
            return Ok(name);
        }
        if !any(&parts, |part| Ok(!is_kept(folder, part, &kept).unwrap_or(false)))? {
            return Ok(name);
        }
        number += 1;
    }
}

/// Wraps what is kept in `damaged` and not encrypted, as far as that goes. What cannot be wrapped now stays as it is and is
/// met again at the next start.
///
/// # Errors
/// When the folder cannot be read.
pub(crate) fn seal(keyring: &Keyring, damaged: &Path) -> Result<(), StoreError> {
    for copy in files(damaged)?.into_iter().filter(|copy| folder::is_file(copy) && !is_wrapped(copy)) {
        if copy.extension().is_some_and(|ending| ending == MAKING) {
            // Half a one that a kill left; what it is of is still there.
            let _ = folder::remove(&copy);
        } else if readable::is_readable(&copy).unwrap_or(false) && wrap(keyring, &copy, &copy).is_ok() {
            // Only now: its age file is whole, was read again and is on the disk.
            let _ = shred(&copy);
        }
    }
    Ok(())
}

/// Whether a file is an age file, by its name.
pub(crate) fn is_wrapped(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == WRAPPED)
}

fn any(parts: &[PathBuf], mut is: impl FnMut(&PathBuf) -> Result<bool, StoreError>) -> Result<bool, StoreError> {
    for part in parts {
        if is(part)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether there is anything in a file: an empty log is none.
fn is_there(part: &Path) -> bool {
    fs::metadata(part).is_ok_and(|part| part.len() > 0)
}

/// Wraps a file beside `copy`, under its name with another ending, and reads it again before it counts.
fn wrap(keyring: &Keyring, plain: &Path, copy: &Path) -> Result<(), StoreError> {
    let (wrapped, making) = (with_ending(copy, WRAPPED), with_ending(copy, MAKING));
    folder::remove(&making)?;
    keyring.wrap(File::open(plain)?, File::create_new(&making)?)?;
    folder::sync_file(&making)?;
    let again = keyring.unwrap(BufReader::new(File::open(&making)?))?;
    if !are_same(File::open(plain)?, again)? {
        folder::remove(&making)?;
        return Err(StoreError::Io("the encrypted copy is not what was copied".into()));
    }
    folder::rename(&making, &wrapped)
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

/// Whether the folder of a copy holds that part of the review as it is now.
fn is_kept(folder: &ReviewFolder, part: &Path, kept: &Path) -> Result<bool, StoreError> {
    let copy = kept.join(part.file_name().unwrap_or_default());
    let wrapped = with_ending(&copy, WRAPPED);
    match folder.keyring() {
        _ if !is_there(part) => Ok(!is_there(&copy) && !is_there(&wrapped)),
        _ if copy.exists() => are_same(File::open(part)?, File::open(copy)?),
        Some(keyring) if wrapped.exists() => {
            are_same(File::open(part)?, keyring.unwrap(BufReader::new(File::open(wrapped)?))?)
        }
        _ => Ok(false),
    }
}

/// Whether two files hold the same bytes. A review may be large, so neither is taken into memory whole.
fn are_same(one: impl Read, other: impl Read) -> Result<bool, StoreError> {
    let (mut one, mut other) = (BufReader::new(one), BufReader::new(other));
    loop {
        let (left, right) = (one.fill_buf()?, other.fill_buf()?);
        let many = left.len().min(right.len());
        if left[..many] != right[..many] || left.is_empty() != right.is_empty() {
            return Ok(false);
        }
        if many == 0 {
            return Ok(true);
        }
        one.consume(many);
        other.consume(many);
    }
}
