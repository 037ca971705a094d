//! Chinese scripts, by the tables of `OpenCC`: a text in Simplified and in Traditional characters,
//! and the character pairs with which the page finds either when the other is typed.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

use anlan_engine::fold::Fold;
use anyhow::{Result, anyhow, ensure};
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

/// Traditional characters that the tables turn back inside words only, since they stand for
/// themselves too; each before its Simplified form.
const IN_WORDS: &str = "瞭了藉借覆复著着揹背祇只";

/// The quotation marks of Simplified text and those of Traditional text.
const MARKS: [(char, char); 4] = [('“', '「'), ('”', '」'), ('‘', '『'), ('’', '』')];

/// The tables, read.
pub struct Script {
    simplified: OpenCC,
    traditional: OpenCC,
    /// The Simplified form of each character that has one, everywhere, in Taiwan and in Hong Kong.
    single_forms: [Vec<(char, char)>; 3],
    /// The same by any table. Some characters have several.
    forms: BTreeSet<(char, char)>,
}

impl Script {
    /// The tables. Reading them takes longer than a check, so they are kept once they are read.
    ///
    /// # Errors
    /// Where they cannot be read.
    pub fn of_all() -> Result<&'static Script> {
        static SCRIPT: OnceLock<Script> = OnceLock::new();
        if let Some(script) = SCRIPT.get() {
            return Ok(script);
        }
        let script = Script::read()?;
        Ok(SCRIPT.get_or_init(|| script))
    }

    fn read() -> Result<Script> {
        let (simplified, traditional) = (table(BuiltinConfig::T2s)?, table(BuiltinConfig::S2tw)?);
        let single_forms = [
            single_forms(&simplified),
            single_forms(&table(BuiltinConfig::Tw2s)?),
            single_forms(&table(BuiltinConfig::Hk2s)?),
        ];
        let forms = pairs(IN_WORDS).chain(single_forms.iter().flatten().copied()).collect();
        Ok(Script { simplified, traditional, single_forms, forms })
    }

    /// The text in Simplified characters. Words that keep a Traditional character, such as 乾坤,
    /// keep it.
    pub fn simplified(&self, text: &str) -> String {
        self.simplified.convert(text)
    }

    /// The text in Traditional characters, one for each, with its marks as they are.
    pub fn traditional(&self, text: &str) -> String {
        self.traditional.convert(text)
    }

    /// Whether two texts are the same characters, the first in Traditional form.
    pub(crate) fn is_form_of(&self, traditional: &str, simplified: &str) -> bool {
        let is_form = |pair: (char, char)| pair.0 == pair.1 || self.forms.contains(&pair);
        traditional.chars().count() == simplified.chars().count()
            && traditional.chars().zip(simplified.chars()).all(is_form)
    }

    /// Pairs of a variant and the character that stands for it in a text, for
    /// [`Fold::with_variants`]: every character whose Simplified form the text has, and every one that
    /// the text has in Traditional characters. So both fold to the same. Sorted by the variant.
    ///
    /// # Errors
    /// Where the two texts cannot be folded to the same.
    pub fn variants(&self, text: &str, traditional: &str) -> Result<String> {
        let used: BTreeSet<char> = text.chars().filter(|ch| is_chinese(*ch)).collect();
        let [everywhere, regional @ ..] = &self.single_forms;
        let mut pairs: BTreeMap<char, char> =
            everywhere.iter().copied().filter(|(_, plain)| used.contains(plain)).collect();
        // What only Taiwan or Hong Kong writes. A character that the text itself has is no variant.
        for &(variant, plain) in regional.iter().flatten() {
            if used.contains(&plain) && !used.contains(&variant) {
                pairs.entry(variant).or_insert(plain);
            }
        }
        for (plain, variant) in
            text.chars().zip(traditional.chars()).filter(|pair| pair.0 != pair.1)
        {
            pairs.entry(variant).or_insert(plain);
        }
        let variants: String =
            pairs.into_iter().flat_map(|(variant, plain)| [variant, plain]).collect();
        let fold = Fold::with_variants(&variants);
        let (text, traditional) = (fold.text(text), fold.text(traditional));
        let differs = text.chars().zip(traditional.chars()).position(|(own, other)| own != other);
        ensure!(
            differs.is_none() && text.len() == traditional.len(),
            "in Traditional characters the text is not the same from here on: {}",
            traditional.chars().skip(differs.unwrap_or_default()).take(20).collect::<String>()
        );
        Ok(variants)
    }
}

/// A text with the quotation marks that Traditional text has. An apostrophe in a Latin word stays.
pub(crate) fn with_traditional_marks(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let is_latin =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(char::is_ascii_alphabetic);
    let mark = |(at, own): (usize, &char)| {
        let is_apostrophe =
            *own == '’' && is_latin(at.checked_sub(1)) && is_latin(at.checked_add(1));
        let mark = MARKS.iter().find(|(plain, _)| plain == own && !is_apostrophe);
        mark.map_or(*own, |(_, traditional)| *traditional)
    };
    chars.iter().enumerate().map(mark).collect()
}

/// The pairs of characters in a text of pairs.
fn pairs(text: &str) -> impl Iterator<Item = (char, char)> {
    text.chars().step_by(2).zip(text.chars().skip(1).step_by(2))
}

/// Every character that a table changes into one other character.
fn single_forms(table: &OpenCC) -> Vec<(char, char)> {
    let all: Vec<char> = CHINESE.iter().flat_map(Clone::clone).collect();
    // Line ends keep neighbours from being read as words.
    let lines: String = all.iter().flat_map(|ch| [*ch, '\n']).collect();
    let converted = table.convert(&lines);
    let pairs = all.iter().copied().zip(converted.lines()).filter_map(|(variant, line)| {
        let mut chars = line.chars();
        let plain = chars.next().filter(|_| chars.next().is_none())?;
        (plain != variant).then_some((variant, plain))
    });
    pairs.collect()
}

fn table(config: BuiltinConfig) -> Result<OpenCC> {
    OpenCC::from_config(config).map_err(|error| anyhow!("cannot read the OpenCC tables: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_all() -> &'static Script {
        Script::of_all().unwrap()
    }

    #[test]
    fn variants_are_the_characters_that_stand_for_the_text() {
        let pairs = of_all().variants("里台县 a", "").unwrap_err();
        assert!(pairs.to_string().contains("not the same"), "{pairs}");
        let pairs = of_all().variants("里台县 a", "里台縣 a").unwrap();
        for pair in ["裏里", "裡里", "臺台", "縣县"] {
            assert!(pairs.contains(pair), "{pair} in {pairs}");
        }
        assert!(!pairs.contains('區'));
        assert_eq!(of_all().variants("", "").unwrap(), "");
    }

    #[test]
    fn a_character_the_text_writes_is_not_folded_away_by_a_regional_table() {
        let pairs = of_all().variants("群羣", "群羣").unwrap();
        assert!(!pairs.contains("群羣"), "{pairs}");
    }

    #[test]
    fn a_simplified_text_stays() {
        let script = of_all();
        assert_eq!(script.simplified("历下区乾坤"), "历下区乾坤");
        assert_eq!(script.simplified("歷下區調解"), "历下区调解");
    }

    #[test]
    fn the_traditional_text_folds_to_the_simplified_one() {
        let (text, traditional) = ("“反复”了解，沿着", "「反覆」瞭解，沿著");
        let fold = Fold::with_variants(&of_all().variants(text, traditional).unwrap());
        assert_eq!(fold.text(traditional), fold.text(text));
        assert_eq!(fold.text(traditional), "“反复”了解,沿着");
        assert!(of_all().variants("发里", "裡裡").is_err());
    }

    #[test]
    fn a_form_has_the_same_characters() {
        let script = of_all();
        for (traditional, simplified, is_form) in [
            ("歷城區", "历城区", true),
            ("藉此瞭解", "借此了解", true),
            ("平台", "平台", true),
            ("平臺", "平台", true),
            ("軟體", "软件", false),
            ("歷城", "历城区", false),
        ] {
            assert_eq!(script.is_form_of(traditional, simplified), is_form, "{traditional}");
        }
    }

    #[test]
    fn marks_become_those_of_traditional_text() {
        assert_eq!(with_traditional_marks("“一窗‘通办’”"), "「一窗『通办』」");
        assert_eq!(with_traditional_marks("People’s"), "People’s");
    }
}
