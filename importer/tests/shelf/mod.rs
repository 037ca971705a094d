//! What the tests read: the real collection, and the names of its lists.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use anlan_engine::case::{Case, District, Districts, Vocabulary};
use anlan_importer::lang::Lang;
use anlan_importer::names::Names;
use anlan_importer::remark::{Grade, Remark};
use anlan_importer::words;
use anlan_importer::{Import, read};

/// A place in the repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// A file beside the tests.
pub(crate) fn file(name: &str) -> Vec<u8> {
    fs::read(repository("importer/tests/files").join(name)).unwrap()
}

pub(crate) fn lists() -> (Vocabulary, Vec<District>) {
    let text = |name: &str| fs::read_to_string(repository("data").join(name)).unwrap();
    let districts: Districts = serde_json::from_str(&text("districts.json")).unwrap();
    (serde_json::from_str(&text("vocabulary.json")).unwrap(), districts.districts)
}

/// So much of another script as the tests need.
fn simplified(text: &str) -> String {
    text.replace('濟', "济").replace('區', "区").replace('級', "级")
}

/// Does something with the names of the real lists.
pub(crate) fn with_names<T>(act: impl FnOnce(&Names<'_>) -> T) -> T {
    let (vocabulary, districts) = lists();
    act(&Names::new(&vocabulary, &districts, &simplified))
}

/// Reads one file.
pub(crate) fn import(name: &str, bytes: &[u8]) -> Import {
    with_names(|names| read(&[(name, bytes)], names))
}

/// Reads a table of texts as the CSV file of the sheet of this name.
pub(crate) fn import_rows(sheet: &str, rows: &[&[&str]]) -> Import {
    import(&format!("{sheet}.csv"), csv(rows).as_bytes())
}

/// A table as CSV, every cell in quotation marks.
pub(crate) fn csv(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("\"{}\"", text.replace('"', "\"\""));
    let row = |row: &&[&str]| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\r\n";
    rows.iter().map(row).collect()
}

/// A remark as a line: grade | cell | field | value | sentence | nearest.
pub(crate) fn line(remark: &Remark) -> String {
    let grade = match remark.grade {
        Grade::Must => "must",
        Grade::Should => "should",
        Grade::Note => "note",
    };
    let value = remark.value.as_deref().unwrap_or("-");
    let nearest = remark.nearest.as_deref().unwrap_or("-");
    let what = words::what(&remark.what, Lang::En);
    format!("{grade} {} | {} | {value} | {what} | {nearest}", remark.place.cell(), remark.field)
}

/// All remarks but those on columns that a small table leaves out.
pub(crate) fn said(import: &Import) -> Vec<String> {
    let lines = import.remarks.iter().map(line);
    lines.filter(|line| !line.contains("is needed and is not there")).collect()
}

/// The real case files, with their names.
pub(crate) fn case_files() -> Vec<(String, String)> {
    let entries = fs::read_dir(repository("data/cases")).unwrap();
    let mut files: Vec<(String, String)> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// The real cases.
pub(crate) fn cases() -> Vec<Case> {
    case_files().iter().map(|(_, text)| serde_json::from_str(text).unwrap()).collect()
}
