//! How texts are written: Simplified Chinese with its own punctuation in the Chinese fields, none
//! of it in the English ones. These are wishes, not conditions: the page can show such a case.

use anlan_engine::check::Reason;
use serde_json::Value;

use crate::complaint::{Finding, TextFault};
use crate::field;
use crate::script::{Script, is_chinese};

/// The most words in a case's English summary.
const MOST_WORDS: usize = 35;
/// How much of a text is shown on each side of the place that is wrong, in characters.
const AROUND: usize = 6;

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Writing {
    Chinese,
    /// Chinese, or a name or a sign in Latin letters.
    Mixed,
    English,
}

/// What is wrong with the writing of every text in a data file.
/// In a collection that is written in English every text is an English one.
pub(crate) fn findings(value: &Value, script: &Script, is_english: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (field, text) in field::texts(value) {
        let shape = field::shape(&field);
        let Some(writing) = writing_of(&shape) else { continue };
        let writing = if is_english { Writing::English } else { writing };
        if text.trim().is_empty() {
            findings.push(Finding::must(field, Reason::Blank).value(text));
            continue;
        }
        let text = Text { field: &field, whole: text, chars: text.chars().collect() };
        if text.whole.trim() != text.whole {
            findings.push(text.should(Reason::Padded).nearest(Some(text.whole.trim())));
        }
        match writing {
            Writing::English => text.english(&mut findings),
            Writing::Chinese | Writing::Mixed => text.chinese(writing, script, &mut findings),
        }
        match shape.as_str() {
            "summary_en" => text.sentence(&mut findings),
            // In English a word of the trade is often two.
            "keywords[]" if !is_english => text.keyword(&mut findings),
            _ => {}
        }
    }
    findings
}

/// Whether the text of a field is Chinese, or has Chinese in it.
pub(crate) fn is_chinese_field(field: &str) -> bool {
    let writing = writing_of(&field::shape(field));
    matches!(writing, Some(Writing::Chinese | Writing::Mixed))
}

/// What the text of a field is written in; nothing for ids, dates, addresses and pinyin.
fn writing_of(shape: &str) -> Option<Writing> {
    let last = shape.rsplit('.').next().unwrap_or(shape);
    match shape {
        "keywords[]" | "figures[].unit" | "figures[].as_of" | "more_sources[].title" => {
            return Some(Writing::Mixed);
        }
        "source.publisher" | "more_sources[].publisher" => return Some(Writing::Mixed),
        "captions[]" => return Some(Writing::Chinese),
        _ => {}
    }
    match last {
        "title_en" | "summary_en" | "reason_en" | "definition_en" | "en" => Some(Writing::English),
        "title" | "place" | "organ" | "background" | "outcomes" | "editor_note" | "heading"
        | "text" | "label" | "name" | "by" | "zh" | "zh_short" | "definition_zh" | "publisher"
        | "note" | "summary" | "reason" | "area_source" | "population_source" | "document"
        | "issuer" => Some(Writing::Chinese),
        _ => None,
    }
}

struct Text<'a> {
    field: &'a str,
    whole: &'a str,
    chars: Vec<char>,
}

impl Text<'_> {
    fn should(&self, why: impl Into<crate::complaint::Why>) -> Finding {
        Finding::should(self.field, why).value(self.whole)
    }

    fn chinese(&self, writing: Writing, script: &Script, findings: &mut Vec<Finding>) {
        let has_chinese = self.chars.iter().any(|ch| is_chinese(*ch));
        if writing == Writing::Chinese && !has_chinese {
            findings.push(self.should(TextFault::NoChinese));
        }
        findings.extend(self.traditional(script));
        findings.extend(self.marks(|at| half_width(&self.chars, at), TextFault::HalfWidth));
        if has_chinese {
            findings.extend(self.straight_quotes(&['"', '\'']));
        }
        for (open, close) in [('“', '”'), ('‘', '’'), ('（', '）'), ('《', '》'), ('【', '】')]
        {
            if let Some(at) = unpaired(&self.chars, open, close) {
                let why = TextFault::Unpaired(open, close);
                findings.push(self.should(why).value(&excerpt(&self.chars, at)));
            }
        }
    }

    fn traditional(&self, script: &Script) -> Option<Finding> {
        let simplified = script.simplified(self.whole);
        if simplified == self.whole {
            return None;
        }
        let meant: Vec<char> = simplified.chars().collect();
        let differs = |at: &usize| self.chars.get(*at) != meant.get(*at);
        let places: Vec<usize> = (0..self.chars.len().max(meant.len())).filter(differs).collect();
        let first = *places.first()?;
        let finding = self.should(TextFault::Traditional(places.len()));
        Some(finding.value(&excerpt(&self.chars, first)).nearest(Some(excerpt(&meant, first))))
    }

    /// One finding for all places where a mark should be another.
    fn marks(
        &self,
        meant: impl Fn(usize) -> Option<char>,
        why: fn(usize) -> TextFault,
    ) -> Option<Finding> {
        let mut right = self.chars.clone();
        let mut places = Vec::new();
        for (at, slot) in right.iter_mut().enumerate() {
            if let Some(mark) = meant(at) {
                *slot = mark;
                places.push(at);
            }
        }
        let first = *places.first()?;
        let finding = self.should(why(places.len())).value(&excerpt(&self.chars, first));
        Some(finding.nearest(Some(excerpt(&right, first))))
    }

    fn straight_quotes(&self, marks: &[char]) -> Option<Finding> {
        let curly = |at: usize| {
            let mark = self.chars[at];
            let before = self.chars[..at].iter().filter(|ch| **ch == mark).count();
            let [open, close] = if mark == '"' { ['“', '”'] } else { ['‘', '’'] };
            let is_open = before.is_multiple_of(2);
            marks.contains(&mark).then_some(if is_open { open } else { close })
        };
        self.marks(curly, TextFault::StraightQuotes)
    }

    fn english(&self, findings: &mut Vec<Finding>) {
        if let Some(at) = self.chars.iter().position(|ch| is_chinese(*ch)) {
            let here = excerpt(&self.chars, at);
            findings.push(self.should(TextFault::HasChinese).value(&here));
        }
        findings.extend(self.straight_quotes(&['"']));
    }

    fn sentence(&self, findings: &mut Vec<Finding>) {
        let n_words = self.whole.split_whitespace().count();
        if n_words > MOST_WORDS {
            findings.push(self.should(TextFault::Words(n_words)));
        }
        if !self.whole.ends_with('.') {
            let end = excerpt(&self.chars, self.chars.len().saturating_sub(1));
            findings.push(self.should(TextFault::NoFullStop).value(&end));
        }
    }

    fn keyword(&self, findings: &mut Vec<Finding>) {
        let parts = |ch: char| ch.is_whitespace() || ['、', '，', ',', '；', ';'].contains(&ch);
        if self.whole.trim().contains(parts) {
            findings.push(self.should(TextFault::CompoundKeyword));
        }
    }
}

/// The full-width mark that belongs in the place of a half-width one beside Chinese.
fn half_width(chars: &[char], at: usize) -> Option<char> {
    let full = match chars[at] {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        '(' => '（',
        ')' => '）',
        _ => return None,
    };
    let is_near = |at: Option<usize>| {
        let ch = at.and_then(|at| chars.get(at));
        ch.is_some_and(|ch| is_chinese(*ch) || "“”‘’《》（）【】、。，；：！？".contains(*ch))
    };
    (is_near(at.checked_sub(1)) || is_near(at.checked_add(1))).then_some(full)
}

/// The first mark of a pair that lacks its partner.
fn unpaired(chars: &[char], open: char, close: char) -> Option<usize> {
    let mut waiting = Vec::new();
    for (at, ch) in chars.iter().enumerate() {
        if *ch == open {
            waiting.push(at);
        } else if *ch == close && waiting.pop().is_none() {
            return Some(at);
        }
    }
    waiting.first().copied()
}

/// The text around a place.
fn excerpt(chars: &[char], at: usize) -> String {
    let start = at.saturating_sub(AROUND).min(chars.len());
    let end = (at + AROUND + 1).min(chars.len());
    let mut excerpt: String = chars[start..end].iter().collect();
    if start > 0 {
        excerpt.insert(0, '…');
    }
    if end < chars.len() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(value: Value, expected: &[(&str, TextFault, &str, Option<&str>)]) {
        let script = Script::of_all().unwrap();
        let found = findings(&value, script, false);
        let found: Vec<_> = found
            .iter()
            .map(|own| {
                (own.field.as_str(), own.why.clone(), own.value.as_deref(), own.nearest.as_deref())
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(field, why, value, nearest)| {
                (*field, why.clone().into(), Some(*value), *nearest)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_chinese_text_is_simplified_and_has_its_own_marks() {
        check(
            json!({
                "title": "Rule of law",
                "organ": "歷下區司法局",
                "background": "第一,第二(一)。",
                "outcomes": "称为\"一窗\"受理",
                "place": "（某街道",
                "editor_note": "”错位“",
            }),
            &[
                ("title", TextFault::NoChinese, "Rule of law", None),
                ("organ", TextFault::Traditional(2), "歷下區司法局", Some("历下区司法局")),
                (
                    "background",
                    TextFault::HalfWidth(3),
                    "第一,第二(一)。",
                    Some("第一，第二（一）。"),
                ),
                (
                    "outcomes",
                    TextFault::StraightQuotes(2),
                    "称为\"一窗\"受理",
                    Some("称为“一窗”受理"),
                ),
                ("place", TextFault::Unpaired('（', '）'), "（某街道", None),
                ("editor_note", TextFault::Unpaired('“', '”'), "”错位“", None),
            ],
        );
    }

    #[test]
    fn an_english_text_has_no_chinese() {
        let long = "word ".repeat(35) + "word.";
        check(
            json!({ "title_en": "The 历下 way", "summary_en": "A \"way\"" }),
            &[
                ("title_en", TextFault::HasChinese, "The 历下 way", None),
                ("summary_en", TextFault::StraightQuotes(2), "A \"way\"", Some("A “way”")),
                ("summary_en", TextFault::NoFullStop, "A \"way\"", None),
            ],
        );
        let shortened = anlan_engine::check::shortened(&long);
        check(
            json!({ "summary_en": long }),
            &[("summary_en", TextFault::Words(36), &shortened, None)],
        );
    }

    #[test]
    fn signs_and_numbers_in_latin_letters_are_left_alone() {
        check(
            json!({
                "keywords": ["1+N", "12345", "“八五”普法"],
                "figures": [{ "unit": "%", "as_of": "2024-04" }],
                "background": "9:30至10:00，3,500件；a(b)c",
                "url": "http://a.b/c,d",
                "pinyin": "lixia qu",
            }),
            &[],
        );
    }

    #[test]
    fn a_keyword_is_one_word() {
        check(
            json!({ "keywords": ["调解、仲裁"] }),
            &[("keywords[0]", TextFault::CompoundKeyword, "调解、仲裁", None)],
        );
    }
}
