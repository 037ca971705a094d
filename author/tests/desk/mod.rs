//! A data folder to break: a copy of the real one, or of a few of its files.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anlan_author::Ending;
use serde_json::Value;
use tempfile::TempDir;

/// The case that describes fourteen mechanisms.
pub(crate) const FOUNDING: &str = "lixia-rule-of-law-government-demonstration";

/// A place in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The names of the real case files, without their ending, in order.
pub(crate) fn case_names() -> Vec<String> {
    let entries = fs::read_dir(repository("data/cases")).unwrap();
    let name = |entry: fs::DirEntry| entry.file_name().into_string().unwrap();
    let mut names: Vec<String> = entries.map(|entry| name(entry.unwrap())).collect();
    names.sort();
    names.iter().map(|name| name.strip_suffix(".json").unwrap().to_owned()).collect()
}

/// The real cases as they stand in their files.
pub(crate) fn cases() -> Vec<Value> {
    case_names().iter().map(|name| json(&repository(&format!("data/cases/{name}.json")))).collect()
}

/// A file as a JSON value.
pub(crate) fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A data folder of its own, gone when the test ends.
pub(crate) struct Desk {
    folder: TempDir,
}

impl Desk {
    /// With the real vocabulary, places and readings, and no case.
    pub(crate) fn empty() -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap() };
        fs::create_dir(desk.path("cases")).unwrap();
        for name in ["collection.json", "vocabulary.json", "districts.json", "readings.json"] {
            fs::copy(repository("data").join(name), desk.path(name)).unwrap();
        }
        desk
    }

    /// A copy of all the real files.
    pub(crate) fn full() -> Desk {
        let desk = Desk::empty();
        for name in case_names() {
            desk.copy(&name);
        }
        for name in ["traditional.json", "eras.json"] {
            fs::copy(repository("data").join(name), desk.path(name)).unwrap();
        }
        desk
    }

    /// Brings in one of the real cases.
    pub(crate) fn copy(&self, name: &str) {
        let file = format!("cases/{name}.json");
        fs::copy(repository("data").join(&file), self.path(&file)).unwrap();
    }

    /// A path inside the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file as it is.
    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.path(name), bytes).unwrap();
    }

    /// Changes a JSON file.
    pub(crate) fn change(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut value = json(&self.path(name));
        change(&mut value);
        self.write(name, format!("{value:#}"));
    }

    /// Changes the text of a file.
    pub(crate) fn edit(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(name)).unwrap();
        assert!(text.contains(from), "{from} in {name}");
        self.write(name, text.replacen(from, to, 1));
    }

    /// Runs a verb on the folder; `more` are the arguments after it.
    pub(crate) fn run(&self, verb: &str, more: &[&str]) -> (String, Ending) {
        run_on(verb, self.folder.path(), more)
    }

    /// Runs a verb on the folder and writes into its `out`.
    pub(crate) fn run_out(&self, verb: &str, more: &[&str]) -> (String, Ending) {
        let out = self.path("out").into_os_string().into_string().unwrap();
        self.run(verb, &[&["--out", &out], more].concat())
    }
}

/// Runs a verb on a data folder.
pub(crate) fn run_on(verb: &str, data: &Path, more: &[&str]) -> (String, Ending) {
    let mut arguments: Vec<OsString> = vec![verb.into(), data.into()];
    arguments.extend(more.iter().map(OsString::from));
    let mut said = Vec::new();
    let ending = anlan_author::run(&arguments, &mut said).unwrap();
    (String::from_utf8(said).unwrap(), ending)
}
