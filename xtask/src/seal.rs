//! Seals a built folder for the service worker: `sw.js` gets the list of the page's files with the
//! SHA-256 of each, and `index.html` the version that they make.
//!
//! A folder may be sealed again, and must be after any change to a file of the page: what does not
//! match its seal is never taken into a browser's store.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::weight::{files_below, is_copy};
use crate::{html, packed};

/// How to seal.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// The folder; without it `dist`.
    pub(crate) folder: Option<PathBuf>,
}

const WORKER: &str = "sw.js";
const PAGE: &str = "index.html";
/// How the line of the worker begins that holds the list.
const LINE: &str = "const SEAL = ";
/// The attribute of the page's script that holds the version, and the one that it stands before.
const VERSION: &str = " data-version=";
const BEFORE: &str = " data-wasm=";
/// Files that have one name in every build; the page asks for them with the build as a query.
const OF_BUILD: [&str; 2] = ["annex.js", "annex_bg.wasm"];

/// Beside the page in its folder, and no part of it: for hosts, and for other sites.
const APART: [&str; 6] =
    [WORKER, "404.html", "feed.xml", "icons/card.png", "robots.txt", "sitemap.xml"];
const APART_FOLDERS: [&str; 2] = ["hosting/", "read/"];

pub(crate) fn run(root: &Path, options: &Options) -> Result<ExitCode> {
    let folder = options.folder.clone().unwrap_or_else(|| root.join("dist"));
    let mut done = seal(&folder)?;
    if files_below(&folder)?.iter().any(|path| is_copy(path)) {
        done += "; ";
        done += &packed::pack(&folder)?;
    }
    println!("seal: {done}");
    Ok(ExitCode::SUCCESS)
}

/// Seals the folder; says with what.
pub(crate) fn seal(folder: &Path) -> Result<String> {
    let read = |path: &str| {
        fs::read(folder.join(path)).with_context(|| {
            format!(
                "{} cannot be read: a folder to be sealed is a built page",
                folder.join(path).display()
            )
        })
    };
    let text = |path: &str| {
        String::from_utf8(read(path)?)
            .with_context(|| format!("{} is not UTF-8", folder.join(path).display()))
    };
    let page = text(PAGE)?;
    let build = build_of(&page)?;
    let mut files = BTreeMap::new();
    for path in files_below(folder)?.into_iter().filter(|path| path != PAGE && is_of_page(path)) {
        let hash = hash(&read(&path)?);
        let query =
            if OF_BUILD.contains(&path.as_str()) { format!("?{build}") } else { String::new() };
        files.insert(path + &query, hash);
    }
    let version = version_of(&files, &stamped(&page, None)?);
    let page = stamped(&page, Some(&version))?;
    // Asked for as whoever opens the folder does.
    files.insert("./".to_owned(), hash(page.as_bytes()));
    let worker = with_list(&text(WORKER)?, &version, &files)?;
    fs::write(folder.join(PAGE), page)?;
    fs::write(folder.join(WORKER), worker)?;
    Ok(format!("{} files as version {version}", files.len()))
}

fn is_of_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    !(APART.contains(&path)
        || APART_FOLDERS.iter().any(|folder| path.starts_with(folder))
        || is_copy(path)
        // For the host: `.htaccess`, `_headers`.
        || name.starts_with(['.', '_']))
}

/// The build that the page asks for its annex with, as `boot.js` reads it from the name of its program.
fn build_of(page: &str) -> Result<&str> {
    let tags = html::tags(page);
    let js = tags.iter().find_map(|tag| tag.attribute("data-js"));
    let name = js.context("index.html names no program in data-js")?;
    let build = name.rsplit_once('-').map_or(name, |(_, hash)| hash);
    Ok(build.split('.').next().unwrap_or_default())
}

/// The page with its version; without one, as it was before it had any.
fn stamped(page: &str, version: Option<&str>) -> Result<String> {
    let parts = page.split_once(BEFORE);
    let (before, after) = parts.context("index.html has no script with data-wasm")?;
    let before = before.rsplit_once(VERSION).map_or(before, |(before, _)| before);
    let stamp = version.map_or_else(String::new, |version| format!("{VERSION}{version}"));
    Ok(format!("{before}{stamp}{BEFORE}{after}"))
}

/// What a version is called: it follows from what is in it. The page counts without its version.
fn version_of(files: &BTreeMap<String, String>, page: &str) -> String {
    let mut all = Sha256::new();
    for (address, hash) in files {
        all.update(format!("{address} {hash}\n"));
    }
    all.update(page);
    hex(&all.finalize()[..8])
}

/// The worker with its list.
fn with_list(worker: &str, version: &str, files: &BTreeMap<String, String>) -> Result<String> {
    let seal = serde_json::json!({ "version": version, "files": files });
    let mut is_found = false;
    let lines = worker.split_inclusive('\n').map(|line| {
        let is_list = line.starts_with(LINE);
        is_found |= is_list;
        if is_list { format!("{LINE}{seal};\n") } else { line.to_owned() }
    });
    let worker = lines.collect();
    ensure!(is_found, "{WORKER} has no line that begins with `{LINE}`");
    Ok(worker)
}

fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str =
        "<script data-js=./anlan-1a2b.js data-wasm=./anlan-1a2b_bg.wasm src=./boot.js type=module>";

    fn built(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("anlan-seal-{name}-{}", std::process::id()));
        for (path, content) in [
            ("index.html", SCRIPT),
            ("sw.js", "// 案览\nconst SEAL = {};\nfill();\n"),
            ("annex.js", "annex"),
            ("data/collection.json", "abc"),
            ("data/collection.json.br", "packed"),
            ("read/case/a.html", "twin"),
            ("hosting/nginx.conf", "sample"),
            ("_headers", "sample"),
            (".htaccess", "sample"),
            ("robots.txt", "sample"),
            ("icons/card.png", "card"),
        ] {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, content).unwrap();
        }
        folder
    }

    fn list(folder: &Path) -> serde_json::Value {
        let worker = fs::read_to_string(folder.join(WORKER)).unwrap();
        assert!(worker.starts_with("// 案览\n") && worker.ends_with("\nfill();\n"), "{worker}");
        let line = worker.lines().find_map(|line| line.strip_prefix(LINE)).unwrap();
        serde_json::from_str(line.strip_suffix(';').unwrap()).unwrap()
    }

    #[test]
    fn the_list_holds_what_belongs_to_the_page_and_nothing_else() {
        let folder = built("list");
        seal(&folder).unwrap();
        let list = list(&folder);
        let files = list["files"].as_object().unwrap();
        assert_eq!(
            files.keys().collect::<Vec<_>>(),
            ["./", "annex.js?1a2b", "data/collection.json"]
        );
        // The example of the standard.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(files["data/collection.json"], abc);
        let page = fs::read(folder.join(PAGE)).unwrap();
        assert_eq!(files["./"], hash(&page));
        let version = list["version"].as_str().unwrap();
        let expected = SCRIPT.replace(" data-wasm", &format!(" data-version={version} data-wasm"));
        assert_eq!(page, expected.as_bytes());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn a_version_follows_from_the_files_alone() {
        let folder = built("version");
        let mut versions = Vec::new();
        for (path, content) in [
            ("read/case/a.html", "new"),
            ("data/collection.json", "abcd"),
            ("data/collection.json", "abc"),
        ] {
            fs::write(folder.join(path), content).unwrap();
            seal(&folder).unwrap();
            versions.push(list(&folder));
        }
        assert_eq!(versions[0], versions[2]);
        assert_ne!(versions[0]["version"], versions[1]["version"]);
        let page = fs::read_to_string(folder.join(PAGE)).unwrap();
        fs::write(folder.join(PAGE), page + "备案号").unwrap();
        seal(&folder).unwrap();
        assert_ne!(versions[2]["version"], list(&folder)["version"]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_no_built_page_is_refused_by_name() {
        let folder = built("none");
        fs::write(folder.join(WORKER), "fill();\n").unwrap();
        let refused = |folder: &Path| format!("{:#}", seal(folder).unwrap_err());
        assert_eq!(refused(&folder), "sw.js has no line that begins with `const SEAL = `");
        fs::write(folder.join(PAGE), "<p>").unwrap();
        assert_eq!(refused(&folder), "index.html names no program in data-js");
        fs::remove_file(folder.join(PAGE)).unwrap();
        assert!(refused(&folder).contains("index.html cannot be read: a folder to be sealed"));
        fs::remove_dir_all(folder).unwrap();
    }
}
