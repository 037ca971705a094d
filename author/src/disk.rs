//! The only place beside [`crate::files`] where the desk meets a disk: files read and written whole, with
//! the name of the file in every error. All else works on names and bytes, so that it runs where there is
//! no disk.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write as _};
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};

/// The bytes of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The bytes of a file; of one that is larger than `most` no more than shows that it is.
pub(crate) fn read_at_most(path: &Path, most: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = file.take(most as u64 + 1).read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}

/// The text of a file; nothing where there is no such file.
pub(crate) fn text(path: &Path) -> Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
    }
}

/// Makes a folder, and those that it lies in.
pub(crate) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// Writes a file, and makes the folders that it lies in where there are none.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    path.parent().map_or(Ok(()), make_folder)?;
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Writes a file that is not there yet: what somebody filled in is worth more than a draft.
pub(crate) fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    let file = File::options().write(true).create_new(true).open(path);
    let mut file = file.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            anyhow!("{} is there already and is not overwritten", path.display())
        }
        _ => anyhow!("cannot write {}: {error}", path.display()),
    })?;
    file.write_all(bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// Every file below a folder, by its way from there, with forward slashes, in order.
pub(crate) fn below(folder: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut waiting = vec![String::new()];
    while let Some(inside) = waiting.pop() {
        let place = folder.join(&inside);
        let context = || format!("cannot read the folder {}", place.display());
        for entry in fs::read_dir(&place).with_context(context)? {
            let entry = entry.with_context(context)?;
            let name = entry.file_name();
            let name = name
                .to_str()
                .with_context(|| format!("the name of {} is not UTF-8", entry.path().display()))?;
            // A link counts as what it leads to.
            if entry.path().is_dir() {
                waiting.push(format!("{inside}{name}/"));
            } else {
                files.push(format!("{inside}{name}"));
            }
        }
    }
    files.sort();
    Ok(files)
}

/// Takes a file away.
pub(crate) fn remove(path: &Path) -> Result<()> {
    fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))
}

/// Whether nothing lies at a path, or an empty folder.
pub(crate) fn is_free(path: &Path) -> bool {
    !path.exists() || fs::read_dir(path).is_ok_and(|mut own| own.next().is_none())
}
