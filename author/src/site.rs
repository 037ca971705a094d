//! A built site in memory, and what changes in it with its collection: the same for `cargo xtask`, which makes
//! sites of the page and a data folder, and for [`crate::publish`], which makes a new one of an old one.
//!
//! [`html`] reads tags, [`first_paint`] writes the first screen into `index.html`, [`seal`] the list of the
//! service worker, [`packed`] makes the copies that hosts send.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::disk;
use packed::is_copy;

pub mod first_paint;
pub mod html;
pub mod packed;
pub mod seal;

/// The files of a site: the bytes of each by its path from the folder, with forward slashes.
pub type Site = BTreeMap<String, Vec<u8>>;

/// The page that visitors open.
pub(crate) const PAGE: &str = "index.html";

/// The list of a site's files, for whoever has only its address.
pub const LIST: &str = "site.json";

/// Writes the list of all files but packed copies into a site.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn list(site: &mut Site) -> Result<()> {
    let names = site.keys().filter(|path| !is_copy(path) && *path != LIST);
    let text = serde_json::to_vec(&names.collect::<Vec<_>>())?;
    site.insert(LIST.to_owned(), text);
    Ok(())
}

/// Reads the folder of a site.
///
/// # Errors
/// Where something in it cannot be read.
pub fn read(folder: &Path) -> Result<Site> {
    let paths = disk::below(folder)?.into_iter();
    paths.map(|path| disk::read(&folder.join(&path)).map(|bytes| (path, bytes))).collect()
}

/// Writes what a site has and another had not, or not so, into its folder, and takes away what only the
/// other had.
///
/// # Errors
/// Where a file cannot be written or taken away.
pub fn write(site: &Site, before: &Site, folder: &Path) -> Result<()> {
    for path in before.keys().filter(|path| !site.contains_key(*path)) {
        disk::remove(&folder.join(path))?;
    }
    for (path, bytes) in site.iter().filter(|(path, bytes)| before.get(*path) != Some(bytes)) {
        disk::write(&folder.join(path), bytes)?;
    }
    Ok(())
}

/// The bytes of a file.
fn file<'a>(files: &'a Site, path: &str) -> Result<&'a [u8]> {
    let bytes = files.get(path).map(Vec::as_slice);
    bytes.with_context(|| format!("there is no {path}: the folder of a site is a built page"))
}

/// The text of a file.
pub(crate) fn text<'a>(files: &'a Site, path: &str) -> Result<&'a str> {
    std::str::from_utf8(file(files, path)?).with_context(|| format!("{path} is not UTF-8"))
}
