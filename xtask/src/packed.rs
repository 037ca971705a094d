//! Packs a built folder: its copies for hosts that send them as they are (`anlan_author::site::packed`).

use std::path::{Path, PathBuf};

use anlan_author::site::packed::{Effort, Sizes, pack as pack_site};
use anlan_author::site::{read, write};
use anyhow::Result;

use crate::weight::kilobytes;

/// Packs everything that gets smaller by it, after taking away older copies, and says so in one line.
pub(crate) fn pack(dist: &Path) -> Result<String> {
    let before = read(dist)?;
    let mut site = before.clone();
    let Sizes { files, raw, gzip, brotli } = pack_site(&mut site, Effort::Best, |_| true)?;
    write(&site, &before, dist)?;
    let [raw, gzip, brotli] = [raw, gzip, brotli].map(kilobytes);
    Ok(format!("{files} files of {raw} packed to {brotli} in Brotli, {gzip} in gzip"))
}

/// Where the copy of a file lies.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}
