//! How the collection's characters are read aloud, for those who type pinyin: the dictionary's first
//! reading of each, but for what `readings.json` says of characters and words.

use std::collections::{BTreeMap, BTreeSet};

use anlan_engine::check::{Reason, nearest};
use pinyin::{ToPinyin as _, ToPinyinMulti as _};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::complaint::{Finding, ListFault};
use crate::field;
use crate::script::is_chinese;

/// Readings that the dictionary alone does not decide: `readings.json`.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReadingList {
    /// The schema of the file, for editing programs.
    #[serde(default, rename = "$schema")]
    pub schema: Option<String>,
    /// Characters that are read in several ways, or otherwise than the dictionary has it first.
    pub characters: Vec<Character>,
    /// Words in which such a character has one reading.
    pub words: Vec<Word>,
}

/// A character with its usual readings.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Character {
    /// The character.
    pub zh: String,
    /// Its syllables in pinyin, without tones, with v for ü.
    pub readings: Vec<String>,
}

/// A word with its only reading.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// The word.
    pub zh: String,
    /// A syllable for each of its characters, parted by spaces, without tones, with v for ü.
    pub pinyin: String,
}

/// The syllables that the dictionary gives a character, its usual one first.
fn dictionary(ch: char) -> Vec<String> {
    let mut syllables = Vec::new();
    let first = ch.to_pinyin();
    let all = ch.to_pinyin_multi().into_iter().flatten();
    for syllable in first.into_iter().chain(all).map(|own| own.plain().replace('ü', "v")) {
        if !syllables.contains(&syllable) {
            syllables.push(syllable);
        }
    }
    syllables
}

/// Every syllable of the language.
fn syllables() -> BTreeSet<String> {
    let chars = '\u{4e00}'..='\u{9fff}';
    chars.filter_map(|ch| ch.to_pinyin()).map(|own| own.plain().replace('ü', "v")).collect()
}

/// What is wrong with the list of readings.
pub(crate) fn findings(list: &ReadingList) -> Vec<Finding> {
    let known = syllables();
    let mut findings = Vec::new();
    let mut seen = BTreeSet::new();
    let mut once = |field: String, zh: &str| {
        let again = !seen.insert(zh.to_owned());
        again.then(|| Finding::must(field, Reason::Repeated).value(zh))
    };
    for (at, own) in list.characters.iter().enumerate() {
        let parent = field::item("characters", at);
        let place = field::key(&parent, "zh");
        findings.extend(once(place.clone(), &own.zh));
        let mut chars = own.zh.chars();
        let (Some(ch), None) = (chars.next(), chars.next()) else {
            findings.push(Finding::must(place, ListFault::NotOneCharacter).value(&own.zh));
            continue;
        };
        if dictionary(ch).is_empty() {
            findings.push(Finding::must(place, ListFault::NoReading).value(&own.zh));
            continue;
        }
        for (at, syllable) in own.readings.iter().enumerate() {
            let place = field::item(&field::key(&parent, "readings"), at);
            findings.extend(about_syllable(place, ch, syllable, &known));
        }
    }
    for (at, own) in list.words.iter().enumerate() {
        let parent = field::item("words", at);
        let (zh, pinyin) = (field::key(&parent, "zh"), field::key(&parent, "pinyin"));
        findings.extend(once(zh.clone(), &own.zh));
        let chars: Vec<char> = own.zh.chars().collect();
        if let Some(ch) = chars.iter().find(|ch| dictionary(**ch).is_empty()) {
            findings.push(Finding::must(zh, ListFault::NoReading).value(&ch.to_string()));
            continue;
        }
        let said: Vec<&str> = own.pinyin.split(' ').collect();
        if said.len() != chars.len() {
            let why = ListFault::NotASyllableEach(said.len(), chars.len());
            let usual: Vec<String> = chars.iter().filter_map(|ch| usual(*ch)).collect();
            let finding = Finding::must(pinyin, why).value(&own.pinyin);
            findings.push(finding.nearest(Some(usual.join(" "))));
            continue;
        }
        for (ch, syllable) in chars.iter().zip(said) {
            findings.extend(about_syllable(pinyin.clone(), *ch, syllable, &known));
        }
    }
    findings
}

fn usual(ch: char) -> Option<String> {
    dictionary(ch).into_iter().next()
}

/// What is wrong with a syllable as the reading of a character.
fn about_syllable(
    field: String,
    ch: char,
    syllable: &str,
    known: &BTreeSet<String>,
) -> Option<Finding> {
    let own = dictionary(ch);
    if own.iter().any(|reading| reading == syllable) {
        return None;
    }
    let finding = if known.contains(syllable) {
        Finding::should(field, ListFault::OtherReading(ch))
    } else {
        Finding::must(field, ListFault::NoSyllable)
    };
    Some(finding.value(syllable).nearest(nearest(syllable, own.iter().map(String::as_str))))
}

/// The table of readings for the characters of a text, as [`anlan_engine::pinyin`] reads it: a line
/// for each syllable with its characters, then one for each word of the list that the text's
/// characters can make up.
pub fn table(text: &str, list: &ReadingList) -> String {
    let used: BTreeSet<char> = text.chars().filter(|ch| is_chinese(*ch)).collect();
    let mut chars_of: BTreeMap<String, String> = BTreeMap::new();
    for ch in &used {
        let several = list.characters.iter().find(|own| own.zh.chars().eq([*ch]));
        let own =
            several.map_or_else(|| usual(*ch).into_iter().collect(), |own| own.readings.clone());
        for syllable in own {
            chars_of.entry(syllable).or_default().push(*ch);
        }
    }
    let syllables = chars_of.into_iter().map(|(syllable, chars)| format!("{syllable} {chars}\n"));
    let can_stand = |own: &&Word| own.zh.chars().all(|ch| used.contains(&ch));
    let words: BTreeMap<&str, &str> = list
        .words
        .iter()
        .filter(can_stand)
        .map(|own| (own.zh.as_str(), own.pinyin.as_str()))
        .collect();
    let words = words.into_iter().map(|(zh, pinyin)| format!("{zh} {pinyin}\n"));
    syllables.chain(words).collect()
}
