//! The collection in Traditional characters: converted by the tables of [`crate::script`], with the
//! names of places from `districts.json` and the overrides of `traditional.json` laid over.

use std::collections::BTreeMap;

use anlan_engine::about::About;
use anlan_engine::case::{Case, District, Vocabulary};
use anlan_engine::check::nearest;
use anlan_engine::eras::Era;
use anyhow::{Context as _, Result};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::complaint::{Finding, ListFault, ScriptFault};
use crate::field;
use crate::script::{Script, with_traditional_marks};
use crate::writing::is_chinese_field;

/// Words in Simplified characters with their Traditional form.
type Words = BTreeMap<String, String>;

/// `traditional.json`: what the tables get wrong.
#[derive(Clone, Debug, Default, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Overrides {
    /// The schema that the file follows.
    #[serde(rename = "$schema", default, skip_serializing)]
    #[expect(dead_code, reason = "read by editing programs")]
    schema: Option<String>,
    /// Words and their Traditional form, wherever they stand; the longest counts.
    #[serde(default)]
    words: Words,
    /// By the id of a case and the path of a field, such as `practices[1].text`: words of that text
    /// and their Traditional form there.
    #[serde(default)]
    cases: BTreeMap<String, BTreeMap<String, Words>>,
}

/// What is wrong with the overrides, each with the case that it is about. Those that must change are
/// taken out. `files` are the vocabulary and the cases as they stand in their files.
pub(crate) fn check(
    overrides: &mut Overrides,
    files: &[&Value],
    places: &[District],
    script: &Script,
) -> Vec<(Option<String>, Finding)> {
    let texts: Vec<(&str, String, &str)> =
        files.iter().flat_map(|file| chinese_texts(file)).collect();
    let mut said = Vec::new();
    overrides.words.retain(|simplified, traditional| {
        let field = field::key("words", simplified);
        if let Some(other) = other_words(&field, simplified, traditional, script) {
            said.push((None, other));
            return false;
        }
        if texts.iter().all(|(_, _, text)| !text.contains(simplified.as_str())) {
            let unused = Finding::should(field, ListFault::Unused);
            said.push((None, unused.value(simplified)));
        }
        true
    });
    let mut cases = std::mem::take(&mut overrides.cases);
    let plain = Traditional::new(script, overrides, places);
    let ids = || files.iter().filter_map(|file| file["id"].as_str());
    for (id, fields) in &mut cases {
        let at_case = field::key("cases", id);
        let mut say = |finding: Finding| said.push((Some(id.clone()), finding));
        if ids().all(|own| own != id) {
            let none = Finding::must(at_case, ScriptFault::NoCase).value(id);
            say(none.nearest(nearest(id, ids())));
            fields.clear();
            continue;
        }
        let own = || texts.iter().filter(|(owner, ..)| owner == id);
        fields.retain(|name, words| {
            let at_field = field::key(&at_case, name);
            let Some((_, _, text)) = own().find(|(_, field, _)| field == name) else {
                let none = Finding::must(at_field, ScriptFault::NoField).value(name);
                say(none.nearest(nearest(name, own().map(|(_, field, _)| field.as_str()))));
                return false;
            };
            words.retain(|simplified, traditional| {
                let at = field::key(&at_field, simplified);
                if !text.contains(simplified.as_str()) {
                    let stale = Finding::must(at, ScriptFault::NotInText).value(simplified);
                    say(stale.nearest(most_alike(text, simplified)));
                    return false;
                }
                if let Some(other) = other_words(&at, simplified, traditional, script) {
                    say(other);
                    return false;
                }
                let one = Words::from([(simplified.clone(), traditional.clone())]);
                if plain.text(text, Some(&one)) == plain.text(text, None) {
                    say(Finding::should(at, ScriptFault::Needless).value(traditional));
                }
                true
            });
            true
        });
    }
    overrides.cases = cases;
    said
}

/// Every Chinese text of a file, with the id of its case, or nothing, and its field.
fn chinese_texts(file: &Value) -> impl Iterator<Item = (&str, String, &str)> {
    let id = file["id"].as_str().unwrap_or_default();
    let texts = field::texts(file).into_iter().filter(|(field, _)| is_chinese_field(field));
    texts.map(move |(field, text)| (id, field, text))
}

fn other_words(
    field: &str,
    simplified: &str,
    traditional: &str,
    script: &Script,
) -> Option<Finding> {
    if script.is_form_of(traditional, simplified) {
        return None;
    }
    let finding = Finding::must(field, ScriptFault::OtherWords).value(traditional);
    Some(finding.nearest(Some(script.traditional(simplified))))
}

/// The part of a text that has the most characters of some words in their places.
fn most_alike(text: &str, words: &str) -> Option<String> {
    let (text, words): (Vec<char>, Vec<char>) = (text.chars().collect(), words.chars().collect());
    let alike = |part: &[char]| part.iter().zip(&words).filter(|(own, word)| own == word).count();
    let best = text.windows(words.len().max(1)).rev().max_by_key(|part| alike(part))?;
    (alike(best) * 2 >= words.len()).then(|| best.iter().collect())
}

/// What writes the collection in Traditional characters.
pub struct Traditional<'a> {
    script: &'a Script,
    overrides: &'a Overrides,
    /// The words that stand above the tables.
    words: Words,
}

impl<'a> Traditional<'a> {
    /// From the tables, the overrides, and the places, whose own names stand above both.
    pub fn new(script: &'a Script, overrides: &'a Overrides, places: &[District]) -> Self {
        let mut words = overrides.words.clone();
        for place in places {
            if script.is_form_of(&place.zh_hant, &place.zh) {
                words.insert(place.zh.clone(), place.zh_hant.clone());
                words.extend(short_name(place));
            }
        }
        Traditional { script, overrides, words }
    }

    /// The vocabulary in Traditional characters.
    ///
    /// # Errors
    /// Where it is not the same vocabulary any more.
    pub fn vocabulary(&self, vocabulary: &Vocabulary) -> Result<Vocabulary> {
        self.record(vocabulary, None)
    }

    /// The places in Traditional characters.
    ///
    /// # Errors
    /// Where one is not the same place any more.
    pub fn districts(&self, districts: &[District]) -> Result<Vec<District>> {
        districts.iter().map(|place| self.record(place, None)).collect()
    }

    /// The cases in Traditional characters.
    ///
    /// # Errors
    /// Where one is not the same case any more.
    pub fn cases(&self, cases: &[Case]) -> Result<Vec<Case>> {
        cases.iter().map(|case| self.record(case, self.overrides.cases.get(&case.id))).collect()
    }

    /// The eras in Traditional characters.
    ///
    /// # Errors
    /// Where one is not the same era any more.
    pub fn eras(&self, eras: &[Era]) -> Result<Vec<Era>> {
        eras.iter().map(|era| self.record(era, None)).collect()
    }

    /// What became of the collection, in Traditional characters.
    ///
    /// # Errors
    /// Where it is not the same any more.
    pub fn about(&self, about: &About) -> Result<About> {
        self.record(about, None)
    }

    fn record<T: Serialize + DeserializeOwned>(
        &self,
        record: &T,
        fields: Option<&BTreeMap<String, Words>>,
    ) -> Result<T> {
        let mut value = serde_json::to_value(record).context("cannot write a record as JSON")?;
        field::change_texts(&mut value, &|field, text| {
            let words = fields.and_then(|fields| fields.get(field));
            is_chinese_field(field).then(|| self.text(text, words))
        });
        serde_json::from_value(value).context("a record in Traditional characters is none any more")
    }

    /// A text in Traditional characters; `own` are words of this text alone.
    fn text(&self, text: &str, own: Option<&Words>) -> String {
        let simplified: Vec<char> = text.chars().collect();
        let mut traditional: Vec<char> = self.script.traditional(text).chars().collect();
        if traditional.len() != simplified.len() {
            // A table that changes the number of characters would part the two texts.
            traditional.clone_from(&simplified);
        }
        for words in [Some(&self.words), own].into_iter().flatten() {
            lay_over(&mut traditional, &simplified, words);
        }
        with_traditional_marks(&traditional.iter().collect::<String>())
    }
}

/// The short name of a place, where it is a part of the whole one.
fn short_name(place: &District) -> Option<(String, String)> {
    let before = place.zh.split_once(&place.zh_short)?.0.chars().count();
    let n_short = place.zh_short.chars().count();
    let traditional = place.zh_hant.chars().skip(before).take(n_short).collect();
    (n_short > 1).then(|| (place.zh_short.clone(), traditional))
}

/// Writes the Traditional form of words where they stand in the Simplified text, the longest first.
fn lay_over(traditional: &mut [char], simplified: &[char], words: &Words) {
    let words: Vec<(Vec<char>, &String)> =
        words.iter().map(|(word, form)| (word.chars().collect(), form)).collect();
    let mut at = 0;
    while at < simplified.len() {
        let here = words.iter().filter(|(word, _)| simplified[at..].starts_with(word));
        let longest = here.max_by_key(|(word, _)| word.len()).filter(|(word, _)| !word.is_empty());
        let Some((word, form)) = longest else {
            at += 1;
            continue;
        };
        for (slot, own) in traditional[at..].iter_mut().zip(form.chars()) {
            *slot = own;
        }
        at += word.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overrides(json: Value) -> Overrides {
        serde_json::from_value(json).unwrap()
    }

    #[test]
    fn words_are_laid_over_the_tables_and_the_longest_counts() {
        let script = Script::of_all().unwrap();
        let overrides = overrides(serde_json::json!({ "words": { "台": "台", "黄台": "黃臺" } }));
        let traditional = Traditional::new(script, &overrides, &[]);
        assert_eq!(traditional.text("黄台平台的“云”", None), "黃臺平台的「雲」");
        let own = Words::from([("平台".to_owned(), "平臺".to_owned())]);
        assert_eq!(traditional.text("黄台平台", Some(&own)), "黃臺平臺");
        assert_eq!(traditional.text("1+N，12345", None), "1+N，12345");
    }

    #[test]
    fn the_part_of_a_text_that_was_meant_is_found() {
        assert_eq!(most_alike("2024年历城法院", "2023年历城").as_deref(), Some("2024年历城"));
        assert_eq!(most_alike("没有", "2023年历城"), None);
        assert_eq!(most_alike("完全不同的一段话", "历城"), None);
    }
}
