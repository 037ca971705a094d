//! Chinese scripts, by the tables of `OpenCC`: the Simplified form of a text, and the character
//! pairs with which the page finds Simplified text when Traditional is typed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use anyhow::{Result, anyhow};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

/// Where Unicode keeps the Chinese characters that anybody types.
const CHINESE: [RangeInclusive<char>; 4] = [
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{f900}'..='\u{faff}',
    '\u{20000}'..='\u{323af}',
];

/// Whether it is a Chinese character.
pub(crate) fn is_chinese(ch: char) -> bool {
    CHINESE.iter().any(|range| range.contains(&ch))
}

/// The tables, read.
pub(crate) struct Script {
    traditional: OpenCC,
}

impl Script {
    /// Reads the tables.
    pub(crate) fn new() -> Result<Script> {
        Ok(Script { traditional: table(BuiltinConfig::T2s)? })
    }

    /// The text in Simplified characters. Words that keep a Traditional character, such as 乾坤,
    /// keep it.
    pub(crate) fn simplified(&self, text: &str) -> String {
        self.traditional.convert(text)
    }
}

/// Pairs of a variant and the character that stands for it in a text, for
/// [`anlan_engine::fold::Fold::with_variants`]: every character whose Simplified form the text has.
/// Sorted by the variant.
///
/// # Errors
/// Where the tables cannot be read.
pub fn variants(text: &str) -> Result<String> {
    let used: BTreeSet<char> = text.chars().filter(|ch| is_chinese(*ch)).collect();
    let mut pairs = BTreeMap::new();
    for (variant, plain) in single_forms(BuiltinConfig::T2s)? {
        if used.contains(&plain) {
            pairs.insert(variant, plain);
        }
    }
    // What only Taiwan or Hong Kong writes. A character that the text itself has is no variant.
    for config in [BuiltinConfig::Tw2s, BuiltinConfig::Hk2s] {
        for (variant, plain) in single_forms(config)? {
            if used.contains(&plain) && !used.contains(&variant) {
                pairs.entry(variant).or_insert(plain);
            }
        }
    }
    Ok(pairs.into_iter().flat_map(|(variant, plain)| [variant, plain]).collect())
}

/// Every character that a table changes into one other character.
fn single_forms(config: BuiltinConfig) -> Result<Vec<(char, char)>> {
    let all: Vec<char> = CHINESE.iter().flat_map(Clone::clone).collect();
    // Line ends keep neighbours from being read as words.
    let lines: String = all.iter().flat_map(|ch| [*ch, '\n']).collect();
    let converted = table(config)?.convert(&lines);
    let pairs = all.iter().copied().zip(converted.lines()).filter_map(|(variant, line)| {
        let mut chars = line.chars();
        let plain = chars.next().filter(|_| chars.next().is_none())?;
        (plain != variant).then_some((variant, plain))
    });
    Ok(pairs.collect())
}

fn table(config: BuiltinConfig) -> Result<OpenCC> {
    OpenCC::from_config(config).map_err(|error| anyhow!("cannot read the OpenCC tables: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_are_the_characters_that_stand_for_the_text() {
        let pairs = variants("里台县 a").unwrap();
        for pair in ["裏里", "裡里", "臺台", "縣县"] {
            assert!(pairs.contains(pair), "{pair} in {pairs}");
        }
        assert!(!pairs.contains('區'));
        assert_eq!(variants("").unwrap(), "");
    }

    #[test]
    fn a_character_the_text_writes_is_not_folded_away_by_a_regional_table() {
        let pairs = variants("群羣").unwrap();
        assert!(!pairs.contains("群羣"), "{pairs}");
    }

    #[test]
    fn a_simplified_text_stays() {
        let script = Script::new().unwrap();
        assert_eq!(script.simplified("历下区乾坤"), "历下区乾坤");
        assert_eq!(script.simplified("歷下區調解"), "历下区调解");
    }
}
