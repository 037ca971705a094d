//! Characters in the texts of the data files that nobody sees: what turns the direction of a text, has
//! no width, or moves the pen. They come along when a text is copied from a page or a document, and
//! some are put there to deceive.

use anlan_kernels::unseen;
use serde_json::Value;

use crate::complaint::{Finding, TextFault};
use crate::field;

/// How much of a text is shown on each side of the place that is wrong, in characters.
const AROUND: usize = 6;

/// Every text with such a character: where the first stands, what it is, and how the text reads without.
pub(crate) fn findings(value: &Value) -> Vec<Finding> {
    let texts = field::texts(value).into_iter();
    texts.filter_map(|(field, text)| finding(field, text)).collect()
}

fn finding(field: String, text: &str) -> Option<Finding> {
    let first = unseen::first(text)?;
    // A selector may be in its place in one spot and not in another.
    let is_clean_until =
        |end: &usize| unseen::first(text.get(..*end).unwrap_or_default()).is_none();
    let ends = text.char_indices().map(|(at, ch)| at + ch.len_utf8());
    let position = ends.take_while(is_clean_until).count();
    let chars: Vec<char> = text.chars().collect();
    let start = position.saturating_sub(AROUND);
    let end = (position + AROUND + 1).min(chars.len());
    let around: String = chars.get(start..end).unwrap_or_default().iter().collect();
    let marked = |text: &str| {
        let [before, after] = [start > 0, end < chars.len()].map(|is| if is { "…" } else { "" });
        format!("{before}{text}{after}")
    };
    let finding = Finding::must(field, TextFault::Unseen(first, position + 1));
    let finding = finding.value(&marked(&shown(&around)));
    Some(finding.nearest(Some(marked(&unseen::without(&around)))))
}

/// A text with what nobody sees in it written out, so that it can be shown: `⟨U+202E⟩`.
pub(crate) fn shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for ch in text.chars() {
        if unseen::first(ch.encode_utf8(&mut [0; 4])).is_some() {
            shown.push_str(&format!("⟨{}⟩", code(ch)));
        } else {
            shown.push(ch);
        }
    }
    shown
}

/// The number of a character, as Unicode writes it.
pub(crate) fn code(ch: char) -> String {
    format!("U+{:04X}", u32::from(ch))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_character_that_nobody_sees_is_found_with_its_place() {
        let case = json!({
            "title": "法治\u{202e}政府",
            "practices": [{ "heading": "葛\u{e0100}城", "text": "前面很长的一段话，零宽\u{200b}空格，后面也很长" }],
            "keywords": ["葛\u{e0100}\u{e0101}"],
        });
        let found: Vec<_> = findings(&case)
            .into_iter()
            .map(|own| (own.field, own.why, own.value.unwrap(), own.nearest.unwrap()))
            .collect();
        let said = |field: &str, ch, at, value: &str, nearest: &str| {
            let why = TextFault::Unseen(ch, at).into();
            (field.to_owned(), why, value.to_owned(), nearest.to_owned())
        };
        assert_eq!(
            found,
            [
                said("title", '\u{202e}', 3, "法治⟨U+202E⟩政府", "法治政府"),
                said(
                    "practices[0].text",
                    '\u{200b}',
                    12,
                    "…一段话，零宽⟨U+200B⟩空格，后面也…",
                    "…一段话，零宽空格，后面也…",
                ),
                said("keywords[0]", '\u{e0101}', 3, "葛⟨U+E0100⟩⟨U+E0101⟩", "葛\u{e0100}"),
            ]
        );
    }
}
