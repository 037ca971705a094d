//! Workbooks of the collection: the empty one to fill in, and one with all cases to edit.

use std::path::Path;

use anlan_engine::case::{Case, District, Vocabulary};
use anlan_engine::check::Grade;
use anlan_importer::names::Names;
use anlan_importer::template;
use anlan_importer::wording::Wording;
use anlan_importer::words as said;
use anyhow::{Result, anyhow};

use crate::check::Checked;
use crate::choice_lists::{districts, vocabulary};
use crate::disk;
use crate::files::{self, Folder};
use crate::script::Script;
use crate::words::Lang;

/// Writes the template, and says so in both languages.
///
/// # Errors
/// Where the vocabulary or the places cannot be read, or the file not be written.
pub fn template(data: &Path, out: &Path) -> Result<String> {
    disk::write(out, &empty(&files::read(data)?)?)?;
    Ok(format!("{}\n", out.display()))
}

/// Writes all cases, and says so. Nothing is written, and nothing returned, where something must be put
/// right first.
///
/// # Errors
/// Where a value has no cell that says it, or the file cannot be written.
pub fn export(checked: &Checked, xlsx: &Path, lang: Lang) -> Result<Option<String>> {
    let Some(bytes) = of_cases(checked, lang)? else { return Ok(None) };
    disk::write(xlsx, &bytes)?;
    let line = said::wrote(&xlsx.display().to_string(), checked.cases.len(), lang);
    Ok(Some(line + "\n"))
}

/// The template: a workbook with the lists of a data folder and without a case.
///
/// # Errors
/// Where the vocabulary or the places are not right.
pub fn empty(folder: &Folder) -> Result<Vec<u8>> {
    let (vocabulary, districts) = (vocabulary(folder)?, districts(folder)?);
    bytes(&vocabulary, &districts.districts, &[], folder.wording(), Lang::Zh)
}

/// A workbook of all cases, addresses that may not be linked included: it is the collection as editors
/// have it. Nothing where something must be put right first.
///
/// # Errors
/// Where a value has no cell that says it.
pub fn of_cases(checked: &Checked, lang: Lang) -> Result<Option<Vec<u8>>> {
    let (Some(vocabulary), Some(districts)) = (&checked.vocabulary, &checked.districts) else {
        return Ok(None);
    };
    if checked.count(Grade::Must) > 0 {
        return Ok(None);
    }
    let wording = if checked.is_english() { Wording::English } else { Wording::Chinese };
    bytes(vocabulary, districts, &checked.cases, wording, lang).map(Some)
}

fn bytes(
    vocabulary: &Vocabulary,
    districts: &[District],
    cases: &[Case],
    wording: Wording,
    lang: Lang,
) -> Result<Vec<u8>> {
    let script = Script::of_all()?;
    let simplified = |text: &str| script.simplified(text);
    let names = Names::new(vocabulary, districts, &simplified).in_wording(wording);
    let bytes = template::write(&names, cases);
    bytes.map_err(|fault| anyhow!(said::unwritable(&fault, lang)))
}
