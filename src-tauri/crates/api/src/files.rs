//! Files outside the library: read with a limit, written whole or not at all.

use crate::{ApiError, ErrorCode, clock};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// The largest review file that is read, in bytes. The sample has an eighth of a megabyte.
const LARGEST_FILE: u64 = 40 * 1024 * 1024;

/// The name of a file as people see it, without its folder.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Writes `bytes` to `path` so that at every moment either the old file or the new one is there whole: into a temporary
/// file beside it, synced, renamed, and the folder synced.
///
/// # Errors
/// [`ErrorCode::Disk`] with what happened; the old file is as it was and the temporary file is gone.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    write(path, bytes, File::options().write(true).create_new(true))
}

/// The same for what nobody else on this computer may read, as far as the system knows its users apart.
///
/// # Errors
/// As [`write_whole`].
pub(crate) fn write_secret(path: &Path, bytes: &[u8]) -> Result<(), ApiError> {
    let mut new = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    write(path, bytes, new.write(true).create_new(true))
}

fn write(path: &Path, bytes: &[u8], new: &OpenOptions) -> Result<(), ApiError> {
    let name = name_of(path);
    let temporary = path.with_file_name(format!(".{name}.{}.tmp", clock::new_id().simple()));
    let written = write_and_rename(&temporary, path, bytes, new);
    if let Err(error) = written {
        // It may never have come to be.
        let _ = fs::remove_file(&temporary);
        return Err(refused(&name, &error));
    }
    Ok(())
}

fn write_and_rename(temporary: &Path, path: &Path, bytes: &[u8], new: &OpenOptions) -> io::Result<()> {
    // A read-only file says that it should stay as it is, though its folder would let us replace it.
    if fs::metadata(path).is_ok_and(|there| there.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = new.open(temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(temporary, path)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?.sync_all()?;
    }
    Ok(())
}

fn refused(name: &str, error: &io::Error) -> ApiError {
    let why = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "the file or its folder is read-only",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "the disk is full",
        io::ErrorKind::NotFound => "the folder is not there any more",
        io::ErrorKind::IsADirectory => "a folder has that name",
        _ => "the disk refused it",
    };
    ApiError::new(
        ErrorCode::Disk,
        format!(
            "“{name}” could not be written: {why}. The review is safe, and a file that was there before is unchanged. \
             Choose another place and export again."
        ),
    )
}

/// Reads a file of at most 40 MB that is not empty.
///
/// # Errors
/// [`ErrorCode::Disk`] when it cannot be read, [`ErrorCode::BadFile`] when it is too large or empty.
pub(crate) fn read_bytes(path: &Path) -> Result<Vec<u8>, ApiError> {
    let name = name_of(path);
    let failed = |error: io::Error| {
        ApiError::new(
            ErrorCode::Disk,
            format!("“{name}” could not be read: {error}. Nothing was changed. Check the file and try again."),
        )
    };
    // A pipe or a device may never come to an end.
    if !fs::metadata(path).map_err(failed)?.is_file() {
        return Err(bad(&name, "is not a file", "Choose the file itself."));
    }
    let file = File::open(path).map_err(failed)?;
    // Room for all of it at once: growing would take twice as much.
    let length = file.metadata().map_err(failed)?.len().min(LARGEST_FILE + 1);
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(bad(&name, "is larger than 40 MB", "Check that it is the right file."));
    }
    if bytes.is_empty() {
        return Err(bad(&name, "is empty", "Export it again where it came from."));
    }
    Ok(bytes)
}

/// Reads a text file of at most 40 MB.
///
/// # Errors
/// As [`read_bytes`], and [`ErrorCode::BadFile`] when it is not text.
pub(crate) fn read_text(path: &Path) -> Result<String, ApiError> {
    String::from_utf8(read_bytes(path)?)
        .map_err(|_| bad(&name_of(path), "is not a text file in UTF-8", "Choose a file that ends in .review.json."))
}

fn bad(name: &str, what: &str, next: &str) -> ApiError {
    ApiError::new(ErrorCode::BadFile, format!("“{name}” {what}. Nothing was changed. {next}"))
}
