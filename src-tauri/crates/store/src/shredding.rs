//! Overwriting and removing. Nothing here follows a link: what it leads to is somebody else’s, and only the link goes.

use crate::{StoreError, folder};
use std::fs::{self, File};
use std::io::{ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What is in a folder that may not be there, but for folders, by name; what is below it too.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut found = Vec::new();
    if !folder::is_folder(folder) {
        return Ok(found);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if folder::is_folder(&path) { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}

/// Writes zeros over all of a file. Disks that move what is written elsewhere may keep the old bytes; on others they are
/// gone.
pub(crate) fn overwrite(file: &mut File) -> Result<(), StoreError> {
    let mut left = file.metadata()?.len();
    file.seek(SeekFrom::Start(0))?;
    let zeros = [0; 64 * 1024];
    while left > 0 {
        let now = left.min(zeros.len() as u64);
        file.write_all(&zeros[..now as usize])?;
        left -= now;
    }
    file.sync_all()?;
    Ok(())
}

/// Overwrites a file and removes it. One that is gone already is destroyed. What is no file, a link or a pipe, is only removed.
pub(crate) fn shred(path: &Path) -> Result<(), StoreError> {
    if folder::is_file(path) {
        match File::options().write(true).open(path) {
            Ok(mut file) => overwrite(&mut file)?,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(error.into()),
        }
    }
    folder::remove(path)
}

/// Overwrites and removes a folder with all that is in it. Those that `first` names go first.
pub(crate) fn shred_folder(folder: &Path, first: impl Fn(&Path) -> bool) -> Result<(), StoreError> {
    let mut there = files(folder)?;
    there.sort_by_key(|path| !first(path));
    for path in there {
        shred(&path)?;
    }
    fs::remove_dir_all(folder)?;
    Ok(())
}
