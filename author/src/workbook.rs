//! Workbooks of the collection: the empty one to fill in, and one with all cases to edit.

use std::path::Path;

use anlan_engine::case::{Case, District, Districts, Vocabulary};
use anlan_engine::check::Grade;
use anlan_importer::names::Names;
use anlan_importer::template;
use anlan_importer::words as said;
use anyhow::{Context as _, Result, anyhow};
use serde::de::DeserializeOwned;

use crate::check::Checked;
use crate::disk;
use crate::files::{self, Folder, Page};
use crate::script::Script;
use crate::words::{Lang, why};

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
    let (vocabulary, districts) = lists(folder)?;
    bytes(&vocabulary, &districts.districts, &[], Lang::Zh)
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
    bytes(vocabulary, districts, &checked.cases, lang).map(Some)
}

fn bytes(
    vocabulary: &Vocabulary,
    districts: &[District],
    cases: &[Case],
    lang: Lang,
) -> Result<Vec<u8>> {
    let script = Script::of_all()?;
    let simplified = |text: &str| script.simplified(text);
    let names = Names::new(vocabulary, districts, &simplified);
    let bytes = template::write(&names, cases);
    bytes.map_err(|fault| anyhow!(said::unwritable(&fault, lang)))
}

/// The vocabulary and the places of a data folder.
///
/// # Errors
/// Where they do not have their shape.
pub(crate) fn lists(folder: &Folder) -> Result<(Vocabulary, Districts)> {
    Ok((list(&folder.vocabulary)?, list(&folder.districts)?))
}

fn list<T: DeserializeOwned>(page: &Page) -> Result<T> {
    let text = page.text.as_ref();
    let text = text.map_err(|fault| anyhow!("{}", why(&fault.clone().into(), Lang::En)));
    let list = text.and_then(|text| serde_json::from_str(text).map_err(anyhow::Error::from));
    list.with_context(|| format!("{} is not right: see anlan-author check", page.name))
}
