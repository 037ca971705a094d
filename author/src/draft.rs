//! The draft of a case from a published article: what `anlan_importer` reads is said, and what is not a
//! guess is written as a case file for a person to go on with.

use std::collections::BTreeSet;
use std::path::Path;

use anlan_importer::article::input::{Article, LARGEST};
use anlan_importer::article::script::Script as Forms;
use anlan_importer::article::words::refusal;
use anlan_importer::article::{
    Candidate, Draft, Knowledge, Partial, accept, draft as drafted, from_bytes,
    is_accepted_unasked, report,
};
use anyhow::{Context as _, Result, anyhow};
use serde_json::Value;

use crate::choice_lists::{districts, vocabulary};
use crate::disk;
use crate::files::{self, Folder};
use crate::script::{Script, is_chinese};
use crate::unseen;
use crate::words::Lang;

/// What was made of an article, and nothing written.
pub struct Drafted {
    /// All that was found, for whoever decides one by one what is taken.
    pub draft: Draft,
    /// The case of what is certain or likely, in Simplified characters, and what it still lacks.
    pub partial: Partial,
    /// The case as the text of a case file.
    pub case: String,
    /// What became of each paragraph, and what may be filled in.
    pub report: String,
}

/// Reads an article, writes a case file of what is certain or likely, and says what became of each
/// paragraph and what may be filled in. A file that is there already is not overwritten.
///
/// # Errors
/// Where the article, the vocabulary or the places cannot be read, or the case cannot be written.
pub fn draft(path: &Path, data: &Path, out: &Path, lang: Lang) -> Result<String> {
    let folder = files::read(data)?;
    let bytes = disk::read_at_most(path, LARGEST)?;
    let drafted = of_article(&path.display().to_string(), &bytes, &folder, lang)?;
    disk::write_new(out, drafted.case.as_bytes())?;
    Ok(drafted.report + "\n" + &out.display().to_string() + "\n")
}

/// Reads an article, given by its name and bytes, with the lists of a data folder.
///
/// # Errors
/// Where it is no article that can be read, or the vocabulary or the places are not right.
pub fn of_article(name: &str, bytes: &[u8], folder: &Folder, lang: Lang) -> Result<Drafted> {
    let (vocabulary, districts) = (vocabulary(folder)?, districts(folder)?);
    let article = from_bytes(bytes).map_err(|why| anyhow!("{name}: {}", refusal(&why, lang)))?;
    let tables = Script::of_all()?;
    let knowledge = Knowledge {
        vocabulary: &vocabulary,
        districts: &districts.districts,
        script: Forms::with_pairs(&pairs(&article, tables)),
    };
    let draft = drafted(&article, &knowledge);
    let mut partial = accept(&draft, is_accepted_unasked);
    written(&mut partial.case, tables);
    let case = serde_json::to_string_pretty(&partial.case).context("cannot write the case")? + "\n";
    let report = report::report(&draft, &partial, is_accepted_unasked, &knowledge, lang);
    // Before a terminal sees it: what a control character does there is anybody's guess.
    let report = report.lines().map(|line| unseen::shown(line) + "\n").collect();
    Ok(Drafted { draft, partial, case, report })
}

/// The case of what a person took of a draft, in Simplified characters, and what it still lacks.
///
/// # Errors
/// Where the tables of the scripts cannot be read.
pub fn accepted(draft: &Draft, is_taken: impl Fn(&Candidate) -> bool) -> Result<Partial> {
    let mut partial = accept(draft, is_taken);
    written(&mut partial.case, Script::of_all()?);
    Ok(partial)
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

/// Puts every text of a case into Simplified characters, in which cases are written; by words where
/// characters do not decide.
pub fn written(case: &mut Value, script: &Script) {
    match case {
        Value::String(text) => *text = script.simplified(text),
        Value::Array(items) => items.iter_mut().for_each(|own| written(own, script)),
        Value::Object(fields) => fields.values_mut().for_each(|own| written(own, script)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

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
