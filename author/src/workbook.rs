//! Workbooks of the collection: the empty one to fill in, and one with all cases to edit.

use std::fs;
use std::path::Path;

use anlan_engine::case::{Case, Districts, Vocabulary};
use anlan_engine::check::Grade;
use anlan_importer::names::Names;
use anlan_importer::template;
use anlan_importer::words as said;
use anyhow::{Context as _, Result, anyhow};

use crate::check::Checked;
use crate::files::{self, Folder, Page};
use crate::script::Script;
use crate::words::Lang;

/// Writes the template, and says so in both languages.
///
/// # Errors
/// Where the vocabulary or the places cannot be read, or the file not be written.
pub fn template(data: &Path, out: &Path) -> Result<String> {
    let (vocabulary, districts) = lists(&files::read(data)?)?;
    write(&vocabulary, &districts, &[], out, Lang::Zh)?;
    Ok(format!("{}\n", out.display()))
}

/// Writes all cases, addresses that may not be linked included: it is the collection as editors have
/// it. Nothing is written, and nothing returned, where something must be put right first.
///
/// # Errors
/// Where a value has no cell that says it, or the file cannot be written.
pub fn export(checked: &Checked, xlsx: &Path, lang: Lang) -> Result<Option<String>> {
    let (Some(vocabulary), Some(places)) = (&checked.vocabulary, &checked.districts) else {
        return Ok(None);
    };
    if checked.count(Grade::Must) > 0 {
        return Ok(None);
    }
    let districts = Districts { schema: None, districts: places.clone() };
    write(vocabulary, &districts, &checked.cases, xlsx, lang)?;
    let line = said::wrote(&xlsx.display().to_string(), checked.cases.len(), lang);
    Ok(Some(line + "\n"))
}

fn write(
    vocabulary: &Vocabulary,
    districts: &Districts,
    cases: &[Case],
    path: &Path,
    lang: Lang,
) -> Result<()> {
    let script = Script::of_all()?;
    let simplified = |text: &str| script.simplified(text);
    let names = Names::new(vocabulary, &districts.districts, &simplified);
    let bytes = template::write(&names, cases);
    let bytes = bytes.map_err(|fault| anyhow!(said::unwritable(&fault, lang)))?;
    fs::write(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

/// The vocabulary and the places of a data folder.
///
/// # Errors
/// Where they do not have their shape.
pub(crate) fn lists(folder: &Folder) -> Result<(Vocabulary, Districts)> {
    let text = |page: &Page| page.text.clone().unwrap_or_default();
    let wrong = "vocabulary.json or districts.json is not right: see anlan-author check";
    let vocabulary = serde_json::from_str(&text(&folder.vocabulary)).context(wrong)?;
    Ok((vocabulary, serde_json::from_str(&text(&folder.districts)).context(wrong)?))
}
