//! `cargo xtask seal`: seals a built folder for the service worker anew, after a change by hand.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anlan_author::site::packed::is_copy;
use anlan_author::site::seal;
use anyhow::Result;

use crate::disk::{read_below, write_below};
use crate::packed;

/// How to seal.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// The folder; without it `dist`.
    pub(crate) folder: Option<PathBuf>,
}

pub(crate) fn run(root: &Path, options: &Options) -> Result<ExitCode> {
    let folder = options.folder.clone().unwrap_or_else(|| root.join("dist"));
    let mut files = read_below(&folder)?;
    let mut done = seal::seal(&mut files)?;
    write_below(&folder, &files, &["index.html", "sw.js"])?;
    if files.keys().any(|path| is_copy(path)) {
        done += "; ";
        done += &packed::pack(&folder)?;
    }
    println!("seal: {done}");
    Ok(ExitCode::SUCCESS)
}
