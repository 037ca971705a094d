//! A built site in memory, and what changes in it with its collection: the same for `cargo xtask`, which makes
//! sites of the page and a data folder, and for [`publish`], which makes a new one of an old one.
//!
//! [`html`] reads tags, [`first_paint`] writes the first screen into `index.html`, [`seal`] the list of the
//! service worker, [`packed`] makes the copies that hosts send.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};

pub mod first_paint;
pub mod html;
pub mod packed;
pub mod publish;
pub mod seal;

/// The files of a site: the bytes of each by its path from the folder, with forward slashes.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The page that visitors open.
pub(crate) const PAGE: &str = "index.html";

/// The endings of the copies.
pub const COPIES: [&str; 2] = ["br", "gz"];

/// Whether a file is a packed copy of another.
pub fn is_copy(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending);
    ending.is_some_and(|ending| COPIES.contains(&ending))
}

/// The bytes of a file.
fn file<'a>(files: &'a Files, path: &str) -> Result<&'a [u8]> {
    files.get(path).map(Vec::as_slice).with_context(|| format!("there is no {path}"))
}

/// The text of a file.
fn text<'a>(files: &'a Files, path: &str) -> Result<&'a str> {
    std::str::from_utf8(file(files, path)?).with_context(|| format!("{path} is not UTF-8"))
}
