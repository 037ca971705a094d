//! Copies of what lies in a site, packed once and well, for hosts that send them as they are.
//!
//! Beside `X` stand `X.br` and `X.gz`, wherever they are smaller than `X`. A host that packs while it
//! sends has no time for the best settings. Of the same file the copies are always the same, byte by
//! byte: gzip's place for a time stays empty.

use std::io::Write as _;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result, anyhow};

use super::Site;

/// The endings of what is text, or as loosely packed as text. Pictures are packed already.
pub const ENDINGS: [&str; 10] =
    ["css", "html", "js", "json", "md", "svg", "txt", "wasm", "webmanifest", "xml"];

/// The endings of the copies.
pub const COPIES: [&str; 2] = ["br", "gz"];

/// How hard to pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// As well as it gets, which takes a minute for a site.
    Best,
    /// Well enough, in seconds: for whoever waits in a browser.
    Quick,
}

/// What each way of sending packed files weighs together, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// How many files there are.
    pub files: usize,
    /// As they are.
    pub raw: usize,
    /// In gzip, where that is smaller.
    pub gzip: usize,
    /// In Brotli, where that is smaller.
    pub brotli: usize,
}

/// Packs each file that is asked for and gets smaller by it, after taking away its older copies.
///
/// # Errors
/// Where a packer fails.
pub fn pack(site: &mut Site, effort: Effort, is_asked: impl Fn(&str) -> bool) -> Result<Sizes> {
    site.retain(|path, _| original(path).is_none_or(|own| !is_asked(own)));
    let is_wanted = |path: &str| has_ending(path, &ENDINGS) && is_asked(path);
    let mut files: Vec<(&String, &Vec<u8>)> =
        site.iter().filter(|(path, _)| is_wanted(path)).collect();
    // The longest first: otherwise one processor is left alone with it at the end.
    files.sort_by_key(|(_, bytes)| std::cmp::Reverse(bytes.len()));
    let packed = in_parallel(&files, |(path, bytes)| {
        let copy = |ending: &str, packed: Result<Vec<u8>>| {
            let packed = packed.with_context(|| (*path).clone())?;
            let is_smaller = packed.len() < bytes.len();
            anyhow::Ok(is_smaller.then(|| (format!("{path}.{ending}"), packed)))
        };
        Ok([copy("gz", gzip(bytes, effort))?, copy("br", brotli(bytes, effort))?])
    })?;
    let mut sizes = Sizes::default();
    for ((_, bytes), [gzip, brotli]) in files.iter().zip(&packed) {
        let weight =
            |copy: &Option<(String, Vec<u8>)>| copy.as_ref().map_or(bytes.len(), |own| own.1.len());
        sizes.files += 1;
        sizes.raw += bytes.len();
        sizes.gzip += weight(gzip);
        sizes.brotli += weight(brotli);
    }
    site.extend(packed.into_iter().flatten().flatten());
    Ok(sizes)
}

/// Whether a path is that of a packed copy.
pub fn is_copy(path: &str) -> bool {
    original(path).is_some()
}

/// The path of the file that this is a packed copy of.
pub fn original(path: &str) -> Option<&str> {
    has_ending(path, &COPIES).then(|| path.rsplit_once('.').map_or(path, |(own, _)| own))
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.contains(&ending))
}

/// Does the work for each on all processors; the results are in the order of `items`. Where there are no
/// threads, as in a browser, it is done one by one.
fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
    let count = thread::available_parallelism().map_or(1, usize::from);
    if count == 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else { return done };
            done.push((at, work(item)));
        }
    };
    let mut done = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        for worker in workers {
            done.extend(worker.join().map_err(|_| anyhow!("a thread that packs went down"))?);
        }
        Ok::<_, anyhow::Error>(())
    })?;
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
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

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    #[test]
    fn what_gets_smaller_has_copies_that_unpack_to_it() {
        let text = "依法决策 ".repeat(500);
        let files = [
            ("index.html", text.as_str()),
            ("data/cases.json", &text),
            ("picture.png", &text),
            ("short.txt", "x"),
            ("gone.js.br", "an older copy"),
            ("index.html.gz", "an older copy"),
        ];
        let mut site: Site =
            files.map(|(path, content)| (path.to_owned(), content.as_bytes().to_vec())).into();
        let sizes = pack(&mut site, Effort::Best, |_| true).unwrap();
        assert_eq!((sizes.files, sizes.raw), (3, 13_001));
        let expected = [
            "data/cases.json",
            "data/cases.json.br",
            "data/cases.json.gz",
            "index.html",
            "index.html.br",
            "index.html.gz",
            "picture.png",
            "short.txt",
        ];
        assert_eq!(site.keys().collect::<Vec<_>>(), expected);

        let mut unpacked = String::new();
        let packed = &site["index.html.gz"];
        assert_eq!(packed[4..8], [0; 4], "no time in it");
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &site["data/cases.json.br"][..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());

        let before = site.clone();
        pack(&mut site, Effort::Best, |path| path.starts_with("data/")).unwrap();
        assert_eq!(site, before);
    }

    #[test]
    fn the_results_are_in_the_order_of_what_was_given() {
        let items: Vec<u32> = (0..500).collect();
        let doubled = in_parallel(&items, |item| Ok(item * 2)).unwrap();
        assert_eq!(doubled, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        let refused =
            in_parallel(
                &items,
                |&item| {
                    if item == 250 { Err(anyhow!("not this one")) } else { Ok(()) }
                },
            );
        assert_eq!(refused.unwrap_err().to_string(), "not this one");
    }
}
