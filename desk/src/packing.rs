//! Several files in one, to be saved at once.

use std::io::{Cursor, Write as _};

use anyhow::Result;
use zip::write::SimpleFileOptions;

use crate::act::Made;

/// The files as a ZIP, with a time that is the same for all, so that the same files make the same bytes.
///
/// # Errors
/// Where two files have one name.
pub fn zip(files: &[Made]) -> Result<Vec<u8>> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(zip::DateTime::default());
    for file in files {
        archive.start_file(&file.name, options)?;
        archive.write_all(&file.bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}
