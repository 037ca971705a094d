//! The data folder, from a disk or from names and bytes: which files are there, and their text. A file
//! that cannot be read is said, not fatal; the other files are read all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::Path;

use anlan_engine::check::LARGEST;
use anlan_importer::wording::Wording;
use anyhow::{Context as _, Result};

use crate::collection::CollectionFile;
use crate::complaint::FileFault;
use crate::progress::{self, Stage};

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
/// The cases that were withdrawn, inside the data folder.
pub(crate) const WITHDRAWN: &str = "withdrawn.json";
/// The versions of the collection, inside the data folder.
pub(crate) const CHANGES: &str = "changes.json";
/// The folder of the cases, inside the data folder.
pub const CASES: &str = "cases";

/// The data folder.
#[derive(Clone, Debug)]
pub struct Folder {
    pub(crate) collection: Page,
    pub(crate) vocabulary: Page,
    pub(crate) districts: Page,
    /// Where there is such a file: the tables may be right as they are.
    pub(crate) traditional: Option<Page>,
    pub(crate) readings: Page,
    /// Where there is such a file: a timeline may do without.
    pub(crate) eras: Option<Page>,
    /// Where there is such a file: nothing may have been withdrawn yet.
    pub(crate) withdrawn: Option<Page>,
    /// Where there is such a file: nothing may have been published yet.
    pub(crate) changes: Option<Page>,
    /// In the order of their names.
    pub(crate) cases: Vec<Page>,
    /// What lies among the cases and is not read.
    pub(crate) strays: Vec<String>,
}

/// One file.
#[derive(Clone, Debug)]
pub(crate) struct Page {
    /// Its path inside the data folder, with forward slashes.
    pub(crate) name: String,
    /// Its text, without a byte-order mark.
    pub(crate) text: Result<String, FileFault>,
    /// Whether it began with a byte-order mark.
    pub(crate) has_mark: bool,
}

/// The bytes of a file, or why there are none.
type Bytes = Result<Vec<u8>, FileFault>;

impl Page {
    /// A file of these bytes.
    fn of(name: String, bytes: Bytes) -> Page {
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

    /// A file that is not on the disk.
    pub(crate) fn made(name: String, text: String) -> Page {
        Page::of(name, Ok(text.into_bytes()))
    }

    /// The file's name without folder and ending: what the id of its case must be.
    pub(crate) fn stem(&self) -> &str {
        let name = self.name.rsplit('/').next().unwrap_or(&self.name);
        name.strip_suffix(".json").unwrap_or(name)
    }
}

impl Folder {
    /// The data folder of these files: each with its path inside the folder, with forward slashes, and
    /// its bytes. They are held to the same rules as those on a disk. Of two with one name the last
    /// counts, as on a disk; files beside the lists that the desk knows are left alone.
    pub fn of(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Folder {
        let mut all: BTreeMap<String, Bytes> = BTreeMap::new();
        for (name, bytes) in files {
            match among_cases(&name).and_then(|own| own.split_once('/')) {
                // What lies deeper makes a folder of what it lies in.
                Some((folder, _)) => {
                    all.insert(format!("{CASES}/{folder}"), Err(FileFault::Folder))
                }
                None => all.insert(name, Ok(bytes)),
            };
        }
        Folder::sorted(all)
    }

    /// The language of its cases, as far as its `collection.json` can be read.
    pub fn wording(&self) -> Wording {
        let file = self.collection.text.as_ref().map(|text| serde_json::from_str(text));
        match file {
            Ok(Ok(file)) if CollectionFile::is_english(&file) => Wording::English,
            _ => Wording::Chinese,
        }
    }

    /// The text of each file that can be read, by its path.
    pub(crate) fn texts(&self) -> BTreeMap<String, String> {
        let lists = [&self.collection, &self.vocabulary, &self.districts, &self.readings];
        let all = lists.into_iter().chain(&self.traditional).chain(&self.eras);
        let all = all.chain(&self.withdrawn).chain(&self.changes).chain(&self.cases);
        all.filter_map(|page| Some((page.name.clone(), page.text.clone().ok()?))).collect()
    }

    /// The folder of all that was found: the one way for whatever place it was found in.
    fn sorted(mut all: BTreeMap<String, Bytes>) -> Folder {
        let lists = [COLLECTION, VOCABULARY, DISTRICTS, READINGS];
        let [collection, vocabulary, districts, readings] = lists.map(|name| {
            let bytes = all.remove(name).unwrap_or(Err(FileFault::Missing));
            Page::of(name.to_owned(), bytes)
        });
        let [traditional, eras, withdrawn, changes] = [TRADITIONAL, ERAS, WITHDRAWN, CHANGES]
            .map(|name| all.remove(name).map(|bytes| Page::of(name.to_owned(), bytes)));
        let (mut cases, mut strays) = (Vec::new(), Vec::new());
        for (path, bytes) in all {
            let Some(name) = among_cases(&path) else { continue };
            if is_json(name) {
                cases.push(Page::of(path, bytes));
            } else if !name.starts_with('.') {
                strays.push(path);
            }
        }
        Folder {
            collection,
            vocabulary,
            districts,
            traditional,
            readings,
            eras,
            withdrawn,
            changes,
            cases,
            strays,
        }
    }
}

/// The rest of a path that leads into the folder of the cases.
fn among_cases(path: &str) -> Option<&str> {
    path.strip_prefix(CASES)?.strip_prefix('/')
}

fn is_json(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "json")
}

/// Reads the data folder.
///
/// # Errors
/// Where there is no such folder.
pub fn read(root: &Path) -> Result<Folder> {
    fs::read_dir(root).with_context(|| format!("cannot read the folder {}", root.display()))?;
    let lists =
        [COLLECTION, VOCABULARY, DISTRICTS, TRADITIONAL, READINGS, ERAS, WITHDRAWN, CHANGES];
    let lists = lists.into_iter().filter(|name| root.join(name).exists()).map(str::to_owned);
    let cases = names(&root.join(CASES))?.into_iter().map(|name| format!("{CASES}/{name}"));
    let names: Vec<String> = lists.chain(cases).collect();
    let n_files = names.len();
    let all = names.into_iter().enumerate().map(|(at, name)| {
        progress::say(Stage::Reading, at + 1, n_files);
        // Of what lies among the cases and is not read, the name is all that counts.
        let is_read = is_json(&name);
        let bytes = if is_read { bytes(&root.join(&name)) } else { Ok(Vec::new()) };
        (name, bytes)
    });
    Ok(Folder::sorted(all.collect()))
}

/// The names in a folder; none where there is no such folder.
fn names(folder: &Path) -> Result<BTreeSet<String>> {
    let context = || format!("cannot read the folder {}", folder.display());
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error)
            if [io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind()) =>
        {
            return Ok(BTreeSet::new());
        }
        Err(error) => return Err(error).with_context(context),
    };
    let name = |entry: io::Result<fs::DirEntry>| {
        Ok(entry.with_context(context)?.file_name().to_string_lossy().into_owned())
    };
    entries.map(name).collect()
}

fn bytes(path: &Path) -> Bytes {
    if path.is_dir() {
        return Err(FileFault::Folder);
    }
    fs::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => FileFault::Missing,
        _ => FileFault::Unreadable(error.to_string()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pages(folder: &Folder) -> Vec<(&str, &Result<String, FileFault>, bool)> {
        let lists = [&folder.collection, &folder.vocabulary, &folder.districts, &folder.readings];
        let optional = folder.traditional.iter().chain(&folder.eras).chain(&folder.changes);
        let all = lists.into_iter().chain(optional).chain(&folder.cases);
        all.map(|page| (page.name.as_str(), &page.text, page.has_mark)).collect()
    }

    #[test]
    fn a_folder_of_bytes_is_the_one_that_would_be_read_from_a_disk() {
        let large = vec![b' '; LARGEST];
        let files: [(&str, &[u8]); 12] = [
            ("vocabulary.json", b"\xef\xbb\xbf{}"),
            ("districts.json", b"\xff"),
            ("eras.json", b"[]"),
            ("changes.json", b"\xff"),
            ("README.md", b"beside"),
            ("cases/b.json", b"{}"),
            ("cases/a.json", b"\xfe"),
            ("cases/large.json", &large),
            ("cases/folder.json/x.json", b"{}"),
            ("cases/deeper/x.json", b"{}"),
            ("cases/notes.txt", b"stray"),
            ("cases/.hidden", b"let be"),
        ];
        let root = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            crate::disk::write(&root.path().join(name), bytes).unwrap();
        }
        let read = read(root.path()).unwrap();
        let made = Folder::of(files.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())));
        assert_eq!(pages(&made), pages(&read));
        assert_eq!(made.strays, read.strays);
        assert_eq!(made.strays, ["cases/deeper", "cases/notes.txt"]);
        let faults = [
            ("collection.json", Err(FileFault::Missing), false),
            ("vocabulary.json", Ok("{}".to_owned()), true),
            ("districts.json", Err(FileFault::NotUtf8), false),
            ("readings.json", Err(FileFault::Missing), false),
            ("eras.json", Ok("[]".to_owned()), false),
            ("changes.json", Err(FileFault::NotUtf8), false),
            ("cases/a.json", Err(FileFault::NotUtf8), false),
            ("cases/b.json", Ok("{}".to_owned()), false),
            ("cases/folder.json", Err(FileFault::Folder), false),
            ("cases/large.json", Err(FileFault::Large), false),
        ];
        let expected: Vec<_> =
            faults.iter().map(|(name, text, has_mark)| (*name, text, *has_mark)).collect();
        assert_eq!(pages(&made), expected);
    }
}
