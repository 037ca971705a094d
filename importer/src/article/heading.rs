//! Headings: how they are numbered, bracketed or set apart, and what they say.

use std::ops::Range;

use super::input::Style;
use super::numeral::{chinese_digit, digit};

/// How a heading is told from text; headings of one key stand beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Numbered: 一、 is 1, （一） is 2, 1. is 3, （1） is 4.
    Number(u8),
    /// In brackets.
    Bracket,
    /// By its type.
    Style,
    /// A short line without a full stop.
    Bare,
}

/// The longest heading, in characters.
const LONGEST: usize = 42;
/// The longest line that is a heading by nothing but its shortness.
const BARE: usize = 24;

/// The number at the beginning of a text: its level, and how many bytes it takes.
pub(super) fn numbering(text: &str) -> Option<(u8, usize)> {
    let mut chars = text.chars().peekable();
    let first = *chars.peek()?;
    if ('①'..='⑳').contains(&first) {
        return Some((4, first.len_utf8()));
    }
    let is_open = "（(".contains(first);
    if is_open {
        chars.next();
    }
    let mut length = if is_open { first.len_utf8() } else { 0 };
    let is_chinese = chars.peek().is_some_and(|ch| chinese_digit(*ch).is_some() || *ch == '十');
    let is_of = |ch: &char| {
        if is_chinese { chinese_digit(*ch).is_some() || *ch == '十' } else { digit(*ch).is_some() }
    };
    let mut count = 0;
    while let Some(ch) = chars.next_if(is_of) {
        length += ch.len_utf8();
        count += 1;
    }
    let mark = chars.next()?;
    let fits = if is_open {
        "）)".contains(mark)
    } else {
        let is_point = ".．".contains(mark) && chars.peek().is_none_or(|ch| digit(*ch).is_none());
        mark == '、' || is_point
    };
    let level = match (is_chinese, is_open) {
        (true, false) => 1,
        (true, true) => 2,
        (false, false) => 3,
        (false, true) => 4,
    };
    (fits && (1..=3).contains(&count)).then_some((level, length + mark.len_utf8()))
}

/// The text in brackets at the beginning of a text, and where what follows them begins.
pub(super) fn bracketed(text: &str) -> Option<(Range<usize>, usize)> {
    let pairs = [('【', '】'), ('〔', '〕'), ('[', ']'), ('［', '］'), ('〖', '〗')];
    let first = text.chars().next()?;
    let (open, close) = pairs.into_iter().find(|(open, _)| *open == first)?;
    let (end, _) = text.char_indices().take(LONGEST).find(|(_, ch)| *ch == close)?;
    Some((open.len_utf8()..end, end + close.len_utf8()))
}

/// What a heading says, without its number, brackets and marks.
pub(super) fn content(text: &str) -> Range<usize> {
    let is_edge = |ch: char| ch.is_whitespace() || "：:。.；;*＊#■●◆◎▍▌|".contains(ch);
    let mut start = text.len() - text.trim_start_matches(is_edge).len();
    let rest = |start: usize| text.get(start..).unwrap_or_default();
    if let Some((inside, end)) = bracketed(rest(start))
        && rest(start + end).trim_matches(is_edge).is_empty()
    {
        return start + inside.start..start + inside.end;
    }
    if let Some((_, length)) = numbering(rest(start)) {
        start += length;
        start += rest(start).len() - rest(start).trim_start_matches(is_edge).len();
    }
    start..start + rest(start).trim_end_matches(is_edge).len()
}

/// Whether a line is a heading, and of which key, given what follows it.
///
/// `runs_on` says that the text which follows stands on the same line.
pub(super) fn key(text: &str, style: Style, next: Option<&str>, runs_on: bool) -> Option<Key> {
    let own = text.trim();
    let length = own.chars().count();
    let sentences = own.matches(['。', '；', '！', '？']).count();
    if length > LONGEST || sentences > 1 || style == Style::Row {
        return None;
    }
    let is_open =
        !own.ends_with(['。', '；', '，', '、', '！', '”']) || own.ends_with('”') && length <= BARE;
    if let Some((level, _)) = numbering(own) {
        // An item of a list ends like a sentence; so does a heading that text follows.
        let follows = next.is_some_and(|next| numbering(next).is_none_or(|(own, _)| own > level));
        return (sentences == 0 && is_open || runs_on || level <= 2 && follows)
            .then_some(Key::Number(level));
    }
    if let Some((_, end)) = bracketed(own) {
        return own.get(end..).is_some_and(|rest| rest.trim().is_empty()).then_some(Key::Bracket);
    }
    if sentences > 0 || !is_open {
        return None;
    }
    if matches!(style, Style::Heading | Style::Bold | Style::Title) {
        return Some(Key::Style);
    }
    let is_longer = next.is_some_and(|next| next.chars().count() > length && next.contains('。'));
    let is_bare = length <= BARE && !own.contains(['，', '：', ':', '、']) && is_longer;
    is_bare.then_some(Key::Bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_levels() {
        for (text, level) in [
            ("一、背景", Some(1)),
            ("十二、背景", Some(1)),
            ("（一）背景", Some(2)),
            ("(一)背景", Some(2)),
            ("1.背景", Some(3)),
            ("1、背景", Some(3)),
            ("（2）背景", Some(4)),
            ("③背景", Some(4)),
            ("1.5倍", None),
            ("一是背景", None),
            ("2020年", None),
            ("、", None),
        ] {
            assert_eq!(numbering(text).map(|own| own.0), level, "{text}");
        }
    }

    #[test]
    fn a_heading_says_what_stands_without_its_marks() {
        for (text, says) in [
            ("一、背景：", "背景"),
            ("【做法】", "做法"),
            ("  （三）建机制。", "建机制"),
            ("■ 成效", "成效"),
        ] {
            assert_eq!(&text[content(text)], says);
        }
    }

    #[test]
    fn a_line_is_a_heading_by_what_follows_it() {
        let long = Some("这一段是正文，比标题要长，并且有句号。");
        assert_eq!(key("主要做法", Style::Plain, long, false), Some(Key::Bare));
        assert_eq!(key("主要做法", Style::Plain, None, false), None);
        assert_eq!(key("（一）建机制。", Style::Plain, long, false), Some(Key::Number(2)));
        assert_eq!(key("1.建立机制。", Style::Plain, Some("2.完善机制。"), false), None);
        assert_eq!(key("建机制", Style::Bold, None, false), Some(Key::Style));
        assert_eq!(key("某某说，", Style::Plain, long, false), None);
    }
}
