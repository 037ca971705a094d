//! The draft of a case from a published article: what `anlan_importer` reads is said, and what is not a
//! guess is written as a case file for a person to go on with.

use std::collections::BTreeSet;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use anlan_engine::case::{Districts, Vocabulary};
use anlan_importer::article::input::{Article, LARGEST};
use anlan_importer::article::script::Script as Forms;
use anlan_importer::article::words::refusal;
use anlan_importer::article::{
    Knowledge, accept, draft as drafted, from_bytes, is_accepted_unasked, report,
};
use anyhow::{Context as _, Result, anyhow};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::files;
use crate::script::{Script, is_chinese};
use crate::unseen;
use crate::words::Lang;

/// Reads an article, writes a case file of what is certain or likely, and says what became of each
/// paragraph and what may be filled in. A file that is there already is not overwritten.
///
/// # Errors
/// Where the article, the vocabulary or the places cannot be read, or the case cannot be written.
pub fn draft(path: &Path, data: &Path, out: &Path, lang: Lang) -> Result<String> {
    let vocabulary: Vocabulary = list(data, files::VOCABULARY)?;
    let districts: Districts = list(data, files::DISTRICTS)?;
    let article = from_bytes(&bytes(path)?);
    let article = article.map_err(|why| anyhow!("{}: {}", path.display(), refusal(&why, lang)))?;
    let tables = Script::of_all()?;
    let knowledge = Knowledge {
        vocabulary: &vocabulary,
        districts: &districts.districts,
        script: Forms::with_pairs(&pairs(&article, tables)),
    };
    let draft = drafted(&article, &knowledge);
    let mut partial = accept(&draft, is_accepted_unasked);
    simplify(&mut partial.case, tables);
    let text = serde_json::to_string_pretty(&partial.case).context("cannot write the case")?;
    write_new(out, &(text + "\n"))?;
    let report = report::report(&draft, &partial, is_accepted_unasked, &knowledge, lang);
    // Before a terminal sees it: what a control character does there is anybody's guess.
    let lines: Vec<String> = report.lines().map(unseen::shown).collect();
    Ok(lines.join("\n") + "\n\n" + &out.display().to_string() + "\n")
}

/// The bytes of a file, but no more than are read.
fn bytes(path: &Path) -> Result<Vec<u8>> {
    use std::io::Read as _;
    let mut bytes = Vec::new();
    let file = fs::File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = file.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}

/// One of the lists in the data folder.
fn list<T: DeserializeOwned>(data: &Path, name: &str) -> Result<T> {
    let path = data.join(name);
    let text =
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .with_context(|| format!("{} is not right: see anlan-author check", path.display()))
}

/// The pairs of each Traditional character of an article with its Simplified form.
fn pairs(article: &Article, tables: &Script) -> String {
    let all: BTreeSet<char> = article.lines.iter().flat_map(|line| line.text.chars()).collect();
    let one = |ch: char| {
        let mut plain = tables.simplified(&ch.to_string());
        plain.insert(0, ch);
        (plain.chars().count() == 2).then_some(plain)
    };
    all.into_iter().filter(|ch| is_chinese(*ch)).filter_map(one).collect()
}

/// Puts every text of a case into Simplified characters, by words where characters do not decide.
fn simplify(value: &mut Value, tables: &Script) {
    match value {
        Value::String(text) => *text = tables.simplified(text),
        Value::Array(items) => items.iter_mut().for_each(|own| simplify(own, tables)),
        Value::Object(fields) => fields.values_mut().for_each(|own| simplify(own, tables)),
        _ => {}
    }
}

/// Writes a file that is not there yet: what somebody filled in is worth more than a draft.
fn write_new(out: &Path, text: &str) -> Result<()> {
    let file = fs::File::options().write(true).create_new(true).open(out);
    let mut file = file.map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            anyhow!("{} is there already and is not overwritten", out.display())
        }
        _ => anyhow!("cannot write {}: {error}", out.display()),
    })?;
    file.write_all(text.as_bytes()).with_context(|| format!("cannot write {}", out.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pairs_that_articles_are_read_with_are_those_of_the_tables() {
        let tables = Script::of_all().unwrap();
        for (variant, plain) in Forms::own_pairs() {
            assert_eq!(tables.simplified(&variant.to_string()), plain.to_string(), "{variant}");
        }
    }

    #[test]
    fn every_word_that_is_looked_for_is_found_in_traditional_characters_too() {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../importer/src/article");
        let mut used = BTreeSet::new();
        for entry in fs::read_dir(sources).unwrap() {
            let path = entry.unwrap().path();
            if path.file_name().unwrap() == "script.rs" {
                continue;
            }
            let text = fs::read_to_string(path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            used.extend(code.chars().filter(|ch| is_chinese(*ch)));
        }
        let (tables, forms) = (Script::of_all().unwrap(), Forms::with_pairs(""));
        let is_missing = |ch: &char| {
            let plain = tables.simplified(&ch.to_string());
            let is_used = plain.chars().all(|plain| plain != *ch && used.contains(&plain));
            is_used && forms.simplified(&ch.to_string()) != plain
        };
        let missing = ('\u{4e00}'..='\u{9fff}').filter(is_missing);
        let missing: Vec<char> = missing.collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}
