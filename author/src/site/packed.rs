//! Packed copies of files, for hosts that send them as they are. Of the same file they are always the same,
//! byte by byte: gzip's place for a time stays empty.

use std::io::Write as _;

use anyhow::Result;

/// The endings of what is text, or as loosely packed as text. Pictures are packed already.
pub const ENDINGS: [&str; 10] =
    ["css", "html", "js", "json", "md", "svg", "txt", "wasm", "webmanifest", "xml"];

/// How hard to pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As well as it gets, which takes a minute for a site.
    Best,
    /// Well enough, in seconds: for whoever waits in a browser.
    Quick,
}

/// Whether copies of a file are of use.
pub fn is_packed(path: &str) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
}

/// The copies that are smaller than the file, each with its ending.
///
/// # Errors
/// Where there is no memory for it.
pub fn copies(bytes: &[u8], effort: Effort) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let copies = [("gz", gzip(bytes, effort)?), ("br", brotli(bytes, effort)?)];
    Ok(copies.into_iter().filter(|(_, packed)| packed.len() < bytes.len()).collect())
}

fn gzip(bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let level = match effort {
        Effort::Best => flate2::Compression::best(),
        Effort::Quick => flate2::Compression::default(),
    };
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), level);
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

fn brotli(mut bytes: &[u8], effort: Effort) -> Result<Vec<u8>> {
    let quality = match effort {
        Effort::Best => 11,
        Effort::Quick => 5,
    };
    let settings = brotli::enc::BrotliEncoderParams { quality, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &settings)?;
    Ok(packed)
}
