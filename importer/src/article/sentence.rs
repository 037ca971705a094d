//! Sentences and clauses, as ranges of bytes.

use std::ops::Range;

/// Marks that end a sentence.
const ENDS: &str = "。！？!?";
/// Marks that end a clause, beside those of sentences.
const PARTS: &str = "，；：,;:";
/// Marks that close what they follow.
const CLOSING: &str = "”’」』）)】》";

/// The sentences of a text, which together are all of it.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    split(text, |ch| ENDS.contains(ch))
}

/// The clauses of a text, which together are all of it.
pub(super) fn clauses(text: &str) -> Vec<Range<usize>> {
    split(text, |ch| ENDS.contains(ch) || PARTS.contains(ch))
}

fn split(text: &str, is_end: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, ch)) = chars.next() {
        if !is_end(ch) {
            continue;
        }
        let mut end = at + ch.len_utf8();
        while let Some((at, ch)) = chars.next_if(|(_, ch)| is_end(*ch) || CLOSING.contains(*ch)) {
            end = at + ch.len_utf8();
        }
        ranges.push(start..end);
        start = end;
    }
    if start < text.len() {
        ranges.push(start..text.len());
    }
    ranges
}

/// The range that holds a place.
pub(super) fn around(ranges: &[Range<usize>], place: usize) -> Range<usize> {
    let at = ranges.partition_point(|range| range.end <= place);
    ranges.get(at).or(ranges.last()).cloned().unwrap_or_default()
}

/// A range without the white space and the marks at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let own = text.get(range.clone()).unwrap_or_default();
    let is_edge = |ch: char| ch.is_whitespace() || "。！？!?，；：,;:、".contains(ch);
    let from = own.len() - own.trim_start_matches(is_edge).len();
    let rest = own.trim_matches(is_edge);
    range.start + from..range.start + from + rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_are_all_of_the_text() {
        let text = "他说：“好。”走了！？后来";
        let found: Vec<&str> = sentences(text).into_iter().map(|own| &text[own]).collect();
        assert_eq!(found, ["他说：“好。”", "走了！？", "后来"]);
        assert_eq!(sentences(""), []);
        assert_eq!(clauses("一，二").len(), 2);
    }

    #[test]
    fn the_range_around_a_place_is_found() {
        let ranges = sentences("甲。乙。");
        assert_eq!(around(&ranges, 6), 6..12);
        assert_eq!(around(&[], 3), 0..0);
        assert_eq!(trimmed("，甲。", 0..9), 3..6);
    }
}
