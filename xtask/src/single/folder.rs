//! The files of `dist/` that go into the one file, and whether all are there that something names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use anlan_author::site::seal::DESK;
use anyhow::{Context as _, Result, bail, ensure};

use crate::weight;

/// The files of `dist/` that the one file carries, by their paths.
pub(super) struct Folder {
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Everything that lies in the folder.
    pub(super) all: BTreeSet<String>,
}

/// Whether a file is for a host, its readers without the program, or an installed page, and for nobody
/// else.
fn is_of_a_host(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with("read/")
        || path.starts_with("hosting/")
        || path.split('/').any(|part| part.starts_with(['.', '_']))
        || ["sw.js", "offline.js", "robots.txt"].contains(&name)
        // The desk asks for files of the site, of which one file has none.
        || DESK.contains(&path)
        || ["gz", "br", "xml", "webmanifest"].contains(&extension(path))
}

pub(super) fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// What a host calls a file that the program fetches; nothing where it is of another kind.
pub(super) fn type_of(path: &str) -> Option<&'static str> {
    Some(match extension(path) {
        "wasm" => "application/wasm",
        "json" => "application/json",
        "txt" => "text/plain",
        _ => return None,
    })
}

impl Folder {
    pub(super) fn read(dist: &Path) -> Result<Folder> {
        let all = weight::files_below(dist)?;
        let mut files = BTreeMap::new();
        for path in all.iter().filter(|path| !is_of_a_host(path)) {
            let bytes = fs::read(dist.join(path)).with_context(|| format!("dist/{path}"))?;
            files.insert(path.clone(), bytes);
        }
        Ok(Folder { files, all })
    }

    /// The bytes of a file that `by` names.
    pub(super) fn get(&self, path: &str, by: &str) -> Result<&[u8]> {
        let bytes = self.files.get(path);
        bytes.map(Vec::as_slice).with_context(|| missing(path, by))
    }

    pub(super) fn text(&self, path: &str, by: &str) -> Result<&str> {
        let bytes = self.get(path, by)?;
        std::str::from_utf8(bytes).with_context(|| format!("dist/{path} is not UTF-8"))
    }

    /// The scripts that run as modules, those of the page apart.
    pub(super) fn modules(&self) -> impl Iterator<Item = &String> {
        self.files.keys().filter(|path| extension(path) == "js")
    }

    /// Fails where a script or a program names a file that does not lie in the folder.
    pub(super) fn refuse_missing(&self, old: &BTreeSet<String>) -> Result<()> {
        for path in self.modules().filter(|path| !old.contains(*path)) {
            for name in named_in_script(self.text(path, "dist")?) {
                ensure!(self.all.contains(name), missing(name, path));
            }
        }
        for (path, bytes) in self.files.iter().filter(|(path, _)| extension(path) == "wasm") {
            let names: Vec<&str> = self.all.iter().map(String::as_str).collect();
            if let Some(name) = missing_in_program(bytes, &names) {
                bail!(missing(&name, path));
            }
        }
        Ok(())
    }
}

pub(super) fn missing(path: &str, by: &str) -> String {
    format!("dist/{path} is missing, and dist/{by} names it: build dist/ anew")
}

/// The ends of the names of files that scripts ask for.
const ENDINGS: [&str; 8] = ["css", "js", "wasm", "json", "txt", "html", "svg", "png"];

fn is_path(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte))
}

/// The files that a script names in its texts. Passed over are a default of the programs' glue, as the page
/// always says where the program is, and what begins with a dot: the bundler finds those, or fails.
fn named_in_script(script: &str) -> Vec<&str> {
    let mut pieces = script.split(['"', '\'', '`']).peekable();
    let mut names = Vec::new();
    while let Some(piece) = pieces.next() {
        let name = piece.split(['?', '#']).next().unwrap_or(piece);
        let is_default = pieces.peek().is_some_and(|next| {
            next.strip_prefix(',')
                .is_some_and(|next| next.trim_start().starts_with("import.meta.url"))
        });
        let is_name =
            is_path(name) && ENDINGS.contains(&extension(name)) && !name.starts_with(['.', '/']);
        if is_name && !is_default {
            names.push(name);
        }
    }
    names
}

/// A style sheet or a file of `data/` that a program names and that is not among `names`. Its texts
/// stand one after another without a mark, so that a name is known by one end only.
fn missing_in_program(program: &[u8], names: &[&str]) -> Option<String> {
    let runs = program.split(|byte| !(byte.is_ascii_alphanumeric() || b"-_./".contains(byte)));
    for run in runs.filter_map(|run| std::str::from_utf8(run).ok()) {
        for (end, mark) in run.match_indices(".css") {
            let before = &run[..end + mark.len()];
            if !names.iter().any(|name| before.ends_with(name)) {
                return Some(before.to_owned());
            }
        }
        for (start, _) in run.match_indices("data/") {
            let after = &run[start..];
            let ending = [".json", ".txt", ".html"]
                .iter()
                .find_map(|ending| after.find(ending).map(|at| &after[..at + ending.len()]));
            if let Some(named) = ending
                && !names.iter().any(|name| after.starts_with(name))
            {
                return Some(named.to_owned());
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_stand_side_by_side_in_a_program_are_told_apart() {
        let names = ["study.css", "study-take.css", "data/eras.json"];
        let program = b"\0spotstudy.cssstudy-take.cssdata/eras.jsonwheel\0";
        assert_eq!(missing_in_program(program, &names), None);
        let missing = missing_in_program(b"\0study.csskiosk.css", &names);
        assert_eq!(missing.as_deref(), Some("study.csskiosk.css"));
    }

    #[test]
    fn a_script_names_files_in_whole_texts() {
        let script = "at(`annex.js?${build}`); at(\"share.js\"); url.endsWith(\"/sw.js\"); at(`${mode}.css`);\
            new URL('anlan_bg.wasm', import.meta.url); new URL('a_bg.wasm',import.meta.url); { './a_bg.js': a }; plain(\"data/cases.html\" + x.js)";
        assert_eq!(named_in_script(script), ["annex.js", "share.js", "data/cases.html"]);
    }

    #[test]
    fn what_is_for_a_host_stays_there() {
        for path in ["read/a.html", "sw.js", "a.js.br", ".htaccess", "_headers", "feed.xml"] {
            assert!(is_of_a_host(path), "{path}");
        }
        for path in ["boot.js", "data/collection.json", "data/pinyin.txt"] {
            assert!(!is_of_a_host(path), "{path}");
        }
    }
}
