//! Folders in memory, for what is made of them there.

use std::fs;
use std::path::Path;

use anlan_author::site::Site;
use anyhow::{Context as _, Result};

use crate::weight::files_below;

/// Every file of a folder and of the folders in it.
pub(crate) fn read_below(folder: &Path) -> Result<Site> {
    let read = |path: String| {
        let bytes = fs::read(folder.join(&path));
        let bytes = bytes.with_context(|| folder.join(&path).display().to_string())?;
        Ok((path, bytes))
    };
    files_below(folder)?.into_iter().map(read).collect()
}

/// Writes some of the files back.
pub(crate) fn write_below(folder: &Path, files: &Site, paths: &[&str]) -> Result<()> {
    for path in paths {
        if let Some(bytes) = files.get(*path) {
            let path = folder.join(path);
            fs::write(&path, bytes).with_context(|| path.display().to_string())?;
        }
    }
    Ok(())
}
