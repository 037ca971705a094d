//! The data folder as it is on the disk: which files are there, and their text. A file that cannot
//! be read is said, not fatal; the other files are read all the same.

use std::fs;
use std::io;
use std::path::Path;

use anlan_engine::check::LARGEST;
use anyhow::{Context as _, Result};

use crate::complaint::FileFault;

/// What the collection is, inside the data folder.
pub(crate) const COLLECTION: &str = "collection.json";
/// The vocabulary, inside the data folder.
pub(crate) const VOCABULARY: &str = "vocabulary.json";
/// The places, inside the data folder.
pub(crate) const DISTRICTS: &str = "districts.json";
/// What the tables get wrong in Traditional characters, inside the data folder.
pub(crate) const TRADITIONAL: &str = "traditional.json";
/// How characters are read, inside the data folder.
pub(crate) const READINGS: &str = "readings.json";
/// The eras behind the timeline, inside the data folder.
pub(crate) const ERAS: &str = "eras.json";
/// The folder of the cases, inside the data folder.
pub(crate) const CASES: &str = "cases";

/// The data folder.
#[derive(Debug)]
pub struct Folder {
    pub(crate) collection: Page,
    pub(crate) vocabulary: Page,
    pub(crate) districts: Page,
    /// Where there is such a file: the tables may be right as they are.
    pub(crate) traditional: Option<Page>,
    pub(crate) readings: Page,
    /// Where there is such a file: a timeline may do without.
    pub(crate) eras: Option<Page>,
    /// In the order of their names.
    pub(crate) cases: Vec<Page>,
    /// What lies among the cases and is not read.
    pub(crate) strays: Vec<String>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Page {
    /// Its path inside the data folder, with forward slashes.
    pub(crate) name: String,
    /// Its text, without a byte-order mark.
    pub(crate) text: Result<String, FileFault>,
    /// Whether it began with a byte-order mark.
    pub(crate) has_mark: bool,
}

impl Page {
    /// A file that is not on the disk.
    pub(crate) fn made(name: String, text: String) -> Page {
        let text = if text.len() < LARGEST { Ok(text) } else { Err(FileFault::Large) };
        Page { name, text, has_mark: false }
    }

    /// The file's name without folder and ending: what the id of its case must be.
    pub(crate) fn stem(&self) -> &str {
        let name = self.name.rsplit('/').next().unwrap_or(&self.name);
        name.strip_suffix(".json").unwrap_or(name)
    }
}

/// Reads the data folder.
///
/// # Errors
/// Where there is no such folder.
pub fn read(root: &Path) -> Result<Folder> {
    fs::read_dir(root).with_context(|| format!("cannot read the folder {}", root.display()))?;
    let (mut cases, mut strays) = (Vec::new(), Vec::new());
    for name in names(&root.join(CASES))? {
        let is_case = Path::new(&name).extension().is_some_and(|ending| ending == "json");
        let name = format!("{CASES}/{name}");
        if is_case {
            cases.push(page(root, name));
        } else if !name.starts_with("cases/.") {
            strays.push(name);
        }
    }
    let page = |name: &str| page(root, name.to_owned());
    let [traditional, eras] =
        [TRADITIONAL, ERAS].map(|name| root.join(name).exists().then(|| page(name)));
    let [collection, vocabulary, districts, readings] =
        [COLLECTION, VOCABULARY, DISTRICTS, READINGS].map(page);
    Ok(Folder { collection, vocabulary, districts, traditional, readings, eras, cases, strays })
}

/// The names in a folder, in order; none where there is no such folder.
fn names(folder: &Path) -> Result<Vec<String>> {
    let context = || format!("cannot read the folder {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error)
            if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind()) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error).with_context(context),
    };
    let mut names = Vec::new();
    for entry in entries {
        names.push(entry.with_context(context)?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    Ok(names)
}

fn page(root: &Path, name: String) -> Page {
    let path = root.join(&name);
    let bytes = if path.is_dir() {
        Err(FileFault::Folder)
    } else {
        fs::read(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => FileFault::Missing,
            _ => FileFault::Unreadable(error.to_string()),
        })
    };
    let is_case = name.starts_with(CASES);
    let bytes = bytes.and_then(|bytes| match bytes.len() {
        LARGEST.. if is_case => Err(FileFault::Large),
        _ => Ok(bytes),
    });
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|_| FileFault::NotUtf8));
    let has_mark = text.as_ref().is_ok_and(|text| text.starts_with('\u{feff}'));
    let text = text.map(|text| text.trim_start_matches('\u{feff}').to_owned());
    Page { name, text, has_mark }
}
