//! The pieces of an article: the paragraphs that its author wrote, of lines that a program broke, and
//! these cut where a heading and its text, or several practices, stand on one line.

use super::boilerplate::is_caption;
use super::heading::{bracketed, numbering};
use super::input::{Article, Form, Line, Style};
use super::origin;
use super::script::Script;
use super::section::section;

/// A piece of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// As written.
    pub(super) text: String,
    /// In Simplified characters, at the same bytes.
    pub(super) plain: String,
    pub(super) style: Style,
    /// Whether it stands on one line with the piece before.
    pub(super) continues: bool,
}

/// The pieces of an article, which together have all of its characters but white space.
pub(super) fn pieces(article: &Article, script: &Script) -> Vec<Piece> {
    let joined = match article.form {
        Form::Text => joined(&article.lines, script),
        Form::Html | Form::Docx => article.lines.clone(),
    };
    let mut pieces = Vec::new();
    for line in joined {
        let text = line.text.trim();
        let plain = script.simplified(text);
        let cuts = if line.style == Style::Unread { Vec::new() } else { cuts(&plain) };
        let mut start = 0;
        for end in cuts.into_iter().chain([text.len()]) {
            let (own, plain) = (text.get(start..end), plain.get(start..end));
            let (Some(own), Some(plain)) = (own, plain) else { continue };
            let space = own.len() - own.trim_start().len();
            let length = own.trim().len();
            if length > 0 {
                pieces.push(Piece {
                    text: own.trim().to_owned(),
                    plain: plain.get(space..space + length).unwrap_or_default().to_owned(),
                    style: line.style,
                    continues: start > 0,
                });
            }
            start = end;
        }
    }
    pieces
}

/// Wider lines than this, in characters, no program breaks.
const WIDEST: usize = 110;
/// A shorter first line than this is a title.
const TITLE: usize = 40;

/// Lines with those joined that a program broke in the middle of a paragraph.
fn joined(lines: &[Line], script: &Script) -> Vec<Line> {
    let length = |line: &Line| line.text.trim().chars().count();
    let widest = lines.iter().map(length).max().unwrap_or(0);
    let is_indented = |line: &Line| line.text.starts_with(char::is_whitespace);
    let has_indents = lines.iter().filter(|line| is_indented(line)).count() > 1;
    let mut joined: Vec<Line> = Vec::new();
    let mut last = 0;
    for line in lines {
        let plain = script.simplified(line.text.trim());
        let is_own = line.is_apart || is_indented(line) || begins_block(&plain);
        let is_first = joined.len() == 1 && last < TITLE;
        if let Some(before) = joined.last_mut()
            && !is_own
            && !is_first
            && widest <= WIDEST
        {
            let ends =
                before.text.trim_end().ends_with(['。', '！', '？', '；', '：', '”', '…', '）']);
            let is_full = last * 20 >= widest * 19;
            if if ends { has_indents && is_full } else { last * 4 >= widest * 3 } {
                let is_latin = |ch: Option<char>| ch.is_some_and(|ch| ch.is_ascii_alphanumeric());
                if is_latin(before.text.chars().last()) && is_latin(plain.chars().next()) {
                    before.text.push(' ');
                }
                before.text.push_str(line.text.trim());
                last = length(line);
                continue;
            }
        }
        last = length(line);
        joined.push(line.clone());
    }
    joined
}

/// Whether a line begins something of its own.
fn begins_block(plain: &str) -> bool {
    numbering(plain).is_some()
        || bracketed(plain).is_some()
        || is_caption(plain)
        || section(plain).is_some()
        || origin::is_source_line(plain)
}

/// The longest heading that stands on one line with its text, in characters.
const RUN_IN: usize = 32;

/// Where a paragraph is cut, in order.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let own = numbering(text).map(|(level, _)| level);
    if own.is_none() {
        cuts.extend(named(text));
    }
    let mut is_start = true;
    for (at, ch) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        if is_start
            && let Some((level, length)) = numbering(rest)
            && (level <= 2 || own == Some(level))
        {
            cuts.push(at);
            cuts.extend(run_in(rest, length).map(|end| at + end));
        }
        is_start = "。！？；：】".contains(ch) || is_start && ch.is_whitespace();
    }
    cuts.retain(|at| (1..text.len()).contains(at));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The end of a heading behind its number, where text follows it.
fn run_in(text: &str, length: usize) -> Option<usize> {
    let rest = text.get(length..)?;
    let mut chars = rest.char_indices().take(RUN_IN);
    let (end, mark) = chars.find(|(_, ch)| "。：；！？".contains(*ch))?;
    let end = length + end + mark.len_utf8();
    let is_followed = !text.get(end..)?.trim().is_empty();
    (is_followed && mark != '；').then_some(end)
}

/// The end of the name of a section, in brackets or before a colon, where text follows it.
fn named(text: &str) -> Option<usize> {
    if let Some((_, end)) = bracketed(text) {
        return Some(end);
    }
    let (at, mark) = text.char_indices().take(16).find(|(_, ch)| "：:".contains(*ch))?;
    section(text.get(..at)?).map(|_| at + mark.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::input::from_text;

    fn found(text: &str) -> Vec<String> {
        let own = pieces(&from_text(text), &Script::with_pairs(""));
        own.into_iter().map(|piece| piece.text).collect()
    }

    #[test]
    fn lines_broken_in_a_paragraph_are_joined() {
        let text =
            "一个标题\n\n甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸\n子丑寅卯。\n辰巳午未申酉戌亥。";
        assert_eq!(
            found(text),
            [
                "一个标题",
                "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸子丑寅卯。",
                "辰巳午未申酉戌亥。"
            ]
        );
    }

    #[test]
    fn a_line_with_several_parts_is_cut() {
        assert_eq!(
            found("（一）建机制。先行先试。（二）强队伍。充实力量。"),
            ["（一）建机制。", "先行先试。", "（二）强队伍。", "充实力量。"]
        );
        assert_eq!(found("【背景】过去很难。"), ["【背景】", "过去很难。"]);
        assert_eq!(found("主要成效：案件减少。"), ["主要成效：", "案件减少。"]);
        assert_eq!(found("某人说：案件减少。"), ["某人说：案件减少。"]);
        assert_eq!(found("1.甲。乙。2.丙。丁。"), ["1.甲。", "乙。", "2.丙。", "丁。"]);
    }
}
