//! Seals a site for the service worker: `sw.js` gets the list of the page's files with the SHA-256 of each,
//! and `index.html` the version that they make.
//!
//! A site may be sealed again, and must be after any change to a file of the page: what does not match its
//! seal is never taken into a browser's store.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Context as _, Result, ensure};
use sha2::{Digest as _, Sha256};

use crate::site::packed::is_copy;
use crate::site::{PAGE, Site, html, text};

const WORKER: &str = "sw.js";
/// How the line of the worker begins that holds the list.
const LINE: &str = "const SEAL = ";
/// The attribute of the page's script that holds the version, and the one that it stands before.
const VERSION: &str = " data-version=";
const BEFORE: &str = " data-wasm=";
/// Site that have one name in every build; the page asks for them with the build as a query.
const OF_BUILD: [&str; 2] = ["annex.js", "annex_bg.wasm"];

/// The editors' desk, which a visitor does not fetch.
pub const DESK: [&str; 12] = [
    "base.css",
    "data/desk.json",
    "desk-program.js",
    "desk-program_bg.wasm",
    "desk-worker.js",
    "desk.css",
    "desk.html",
    "desk.js",
    "preview.css",
    "preview.js",
    "site.json",
    "tokens.css",
];

/// Beside the page in its folder, and no part of it: for hosts, and for other sites.
const APART: [&str; 6] =
    [WORKER, "404.html", "feed.xml", "icons/card.png", "robots.txt", "sitemap.xml"];
const APART_FOLDERS: [&str; 2] = ["hosting/", "read/"];

/// Seals a site; says with what.
///
/// # Errors
/// Where it is no built page.
pub fn seal(files: &mut Site) -> Result<String> {
    let page = text(files, PAGE)?;
    let build = build_of(page)?;
    let mut list = BTreeMap::new();
    for (path, bytes) in files.iter().filter(|(path, _)| *path != PAGE && is_of_page(path)) {
        let query =
            if OF_BUILD.contains(&path.as_str()) { format!("?{build}") } else { String::new() };
        list.insert(format!("{path}{query}"), hash(bytes));
    }
    let version = version_of(&list, &stamped(page, None)?);
    let page = stamped(page, Some(&version))?;
    // Asked for as whoever opens the folder does.
    list.insert("./".to_owned(), hash(page.as_bytes()));
    let worker = with_list(text(files, WORKER)?, &version, &list)?;
    files.insert(PAGE.to_owned(), page.into_bytes());
    files.insert(WORKER.to_owned(), worker.into_bytes());
    Ok(format!("{} files as version {version}", list.len()))
}

fn is_of_page(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    !(APART.contains(&path)
        || DESK.contains(&path)
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

    fn built() -> Site {
        let files = [
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
        ];
        files.map(|(path, content)| (path.to_owned(), content.into())).into()
    }

    fn list(files: &Site) -> serde_json::Value {
        let worker = text(files, WORKER).unwrap();
        assert!(worker.starts_with("// 案览\n") && worker.ends_with("\nfill();\n"), "{worker}");
        let line = worker.lines().find_map(|line| line.strip_prefix(LINE)).unwrap();
        serde_json::from_str(line.strip_suffix(';').unwrap()).unwrap()
    }

    #[test]
    fn the_list_holds_what_belongs_to_the_page_and_nothing_else() {
        let mut files = built();
        seal(&mut files).unwrap();
        let list = list(&files);
        let sealed = list["files"].as_object().unwrap();
        assert_eq!(
            sealed.keys().collect::<Vec<_>>(),
            ["./", "annex.js?1a2b", "data/collection.json"]
        );
        // The example of the standard.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sealed["data/collection.json"], abc);
        let page = &files[PAGE];
        assert_eq!(sealed["./"], hash(page));
        let version = list["version"].as_str().unwrap();
        let expected = SCRIPT.replace(" data-wasm", &format!(" data-version={version} data-wasm"));
        assert_eq!(page, expected.as_bytes());
    }

    #[test]
    fn a_version_follows_from_the_files_alone() {
        let mut files = built();
        let mut versions = Vec::new();
        for (path, content) in [
            ("read/case/a.html", "new"),
            ("data/collection.json", "abcd"),
            ("data/collection.json", "abc"),
        ] {
            files.insert(path.to_owned(), content.into());
            seal(&mut files).unwrap();
            versions.push(list(&files));
        }
        assert_eq!(versions[0], versions[2]);
        assert_ne!(versions[0]["version"], versions[1]["version"]);
        let page = text(&files, PAGE).unwrap().to_owned();
        files.insert(PAGE.to_owned(), (page + "备案号").into_bytes());
        seal(&mut files).unwrap();
        assert_ne!(versions[2]["version"], list(&files)["version"]);
    }

    #[test]
    fn what_is_no_built_page_is_refused_by_name() {
        let mut files = built();
        files.insert(WORKER.to_owned(), b"fill();\n".to_vec());
        let refused = |files: &Site| format!("{:#}", seal(&mut files.clone()).unwrap_err());
        assert_eq!(refused(&files), "sw.js has no line that begins with `const SEAL = `");
        files.insert(PAGE.to_owned(), b"<p>".to_vec());
        assert_eq!(refused(&files), "index.html names no program in data-js");
        files.remove(PAGE);
        assert_eq!(refused(&files), "there is no index.html: the folder of a site is a built page");
    }
}
