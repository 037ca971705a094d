//! Copies of what lies in `dist/`, packed once and well, for hosts that send them as they are.
//!
//! Beside `X` stand `X.br` and `X.gz`, wherever they are smaller than `X`. A host that packs while it
//! sends has no time for the best settings. Of the same file the copies are always the same, byte by
//! byte: gzip's place for a time stays empty.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anlan_author::site::COPIES;
use anlan_author::site::packed::{ENDINGS, Effort, copies};
use anyhow::{Context as _, Result, anyhow};

use crate::weight::{files_below, kilobytes};

/// Packs everything that gets smaller by it, after taking away older copies, and says so in one line.
pub(crate) fn pack(dist: &Path) -> Result<String> {
    let mut files = Vec::new();
    for path in files_below(dist)? {
        let path = dist.join(path);
        if has_ending(&path, &COPIES) {
            fs::remove_file(&path).with_context(|| path.display().to_string())?;
        } else if has_ending(&path, &ENDINGS) {
            let size = fs::metadata(&path)?.len();
            files.push((size, path));
        }
    }
    // The longest first: otherwise one processor is left alone with it at the end.
    files.sort_by(|(one, _), (other, _)| other.cmp(one));
    let sizes = in_parallel(&files, |(_, path)| {
        copies_of(path).with_context(|| path.display().to_string())
    })?;
    let [raw, gzip, brotli] = sizes
        .iter()
        .fold([0; 3], |sum: [usize; 3], sizes| std::array::from_fn(|kind| sum[kind] + sizes[kind]));
    let [raw, gzip, brotli] = [raw, gzip, brotli].map(kilobytes);
    Ok(format!("{} files of {raw} packed to {brotli} in Brotli, {gzip} in gzip", files.len()))
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| endings.contains(&ending))
}

/// Does the work for each on all processors; the results are in the order of `items`.
fn in_parallel<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R> + Sync,
) -> Result<Vec<R>> {
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
        let count = thread::available_parallelism().map_or(1, usize::from);
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(worker)).collect();
        for worker in workers {
            done.extend(worker.join().map_err(|_| anyhow!("a thread that packs went down"))?);
        }
        Ok::<_, anyhow::Error>(())
    })?;
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Writes the copies that are smaller than the file; what each way of sending it weighs.
fn copies_of(path: &Path) -> Result<[usize; 3]> {
    let bytes = fs::read(path)?;
    let raw = bytes.len();
    let mut sizes = [raw; 3];
    for (ending, packed) in copies(&bytes, Effort::Best)? {
        sizes[if ending == "gz" { 1 } else { 2 }] = packed.len();
        fs::write(beside(path, ending), packed)?;
    }
    Ok(sizes)
}

/// Where the copy of a file lies.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn folder(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("anlan-{name}-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).unwrap();
        folder
    }

    #[test]
    fn what_gets_smaller_has_copies_that_unpack_to_it() {
        let folder = folder("pack");
        let text = "依法决策 ".repeat(500);
        for (name, content) in [
            ("index.html", text.as_str()),
            ("data/cases.json", &text),
            ("picture.png", &text),
            ("short.txt", "x"),
            ("gone.js.br", "an older copy"),
            ("index.html.gz", "an older copy"),
        ] {
            fs::write(folder.join(name), content).unwrap();
        }
        let said = pack(&folder).unwrap();
        assert!(said.starts_with("3 files of 13.1 kB packed to 0."), "{said}");
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
        assert_eq!(files_below(&folder).unwrap().iter().collect::<Vec<_>>(), expected);

        let mut unpacked = String::new();
        let packed = fs::read(folder.join("index.html.gz")).unwrap();
        assert_eq!(packed[4..8], [0; 4], "no time in it");
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        let packed = fs::read(folder.join("data/cases.json.br")).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());

        pack(&folder).unwrap();
        assert_eq!(fs::read(folder.join("data/cases.json.br")).unwrap(), packed);
        fs::remove_dir_all(folder).unwrap();
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
