//! The file: named parts in a zip archive, the same bytes for the same parts.

use crate::FormError;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// An archive that is being written. Parts carry no time of their own.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

fn failed(error: &dyn std::error::Error) -> FormError {
    FormError::Slides(error.to_string())
}

impl Package {
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part. `packed` is false for what is compressed already.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8], packed: bool) -> Result<(), FormError> {
        let method = if packed { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::default());
        self.zip.start_file(name, options).map_err(|error| failed(&error))?;
        self.zip.write_all(bytes).map_err(|error| failed(&error))
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, FormError> {
        Ok(self.zip.finish().map_err(|error| failed(&error))?.into_inner())
    }
}
