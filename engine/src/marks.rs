//! Why a case was found: the words marked in its texts, and a cut of the passage that holds the most of
//! them.

use std::ops::Range;

use anlan_kernels::find::Needle;

use crate::case::Case;
use crate::fold::Fold;
use crate::rank::ranked;
use crate::search::{Query, bodies, holds, pieces};

/// A cut of a case's text that shows why the case was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The cut, as shown.
    pub text: String,
    /// What to mark in it, in bytes, in order, apart from each other.
    pub marks: Vec<Range<usize>>,
    /// Whether text was left out before the cut.
    pub cut_before: bool,
    /// Whether text was left out after it.
    pub cut_after: bool,
}

/// The longest snippet, in characters.
const SNIPPET: usize = 72;
/// The characters shown before the first mark, at most.
const SNIPPET_LEAD: usize = 14;

/// A cut of the case's text around the first words found, from the passage that holds the most of
/// them; `None` where only the title or the names of its values match.
pub fn snippet(case: &Case, query: &Query, fold: &Fold) -> Option<Snippet> {
    let practices =
        case.practices.iter().map(|practice| format!("{}　{}", practice.heading, practice.text));
    let honours = case.honours.iter().map(|honour| honour.name.clone());
    let passages = practices
        .chain(bodies(case).map(str::to_owned))
        .chain(honours)
        .chain(case.keywords.iter().cloned());
    let mut best: Option<(usize, String)> = None;
    for passage in passages {
        let folded = fold.text(&passage);
        let is_held = |word: &&String| pieces(word).any(|piece| holds(&folded, piece));
        let found = query.words().iter().filter(is_held).count();
        if found > best.as_ref().map_or(0, |(most, _)| *most) {
            best = Some((found, passage));
        }
    }
    best.map(|(_, passage)| cut(&passage, &marks(&passage, query, fold)))
}

fn cut(text: &str, marks: &[Range<usize>]) -> Snippet {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    let first = marks.first().map_or(0, |mark| starts.partition_point(|&at| at < mark.start));
    let last_start = starts.len().saturating_sub(SNIPPET);
    let from = if first <= SNIPPET_LEAD { 0 } else { (first - SNIPPET_LEAD).min(last_start) };
    let to = (from + SNIPPET).min(starts.len());
    let bytes =
        starts.get(from).copied().unwrap_or(0)..starts.get(to).copied().unwrap_or(text.len());
    let shown = |mark: &Range<usize>| {
        let start = mark.start.max(bytes.start);
        let end = mark.end.min(bytes.end);
        (start < end).then(|| start - bytes.start..end - bytes.start)
    };
    Snippet {
        text: text.get(bytes.clone()).unwrap_or_default().to_owned(),
        marks: marks.iter().filter_map(shown).collect(),
        cut_before: from > 0,
        cut_after: to < starts.len(),
    }
}

/// Where the words of the query stand in a text as shown: ranges of bytes, in order, apart from
/// each other. Folding keeps the number of characters, so the places carry over.
pub fn marks(text: &str, query: &Query, fold: &Fold) -> Vec<Range<usize>> {
    let folded = fold.text(text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for word in query.words() {
        for piece in pieces(word) {
            ranges.extend(occurrences(&folded, piece).map(|at| at..at + piece.len()));
        }
    }
    if ranges.is_empty() {
        return ranges;
    }
    // A byte of the folded text becomes the byte of the same character in the text as shown.
    let mut shown = vec![text.len(); folded.len() + 1];
    for ((folded_at, _), (at, _)) in folded.char_indices().zip(text.char_indices()) {
        shown[folded_at] = at;
    }
    let mut joined: Vec<Range<usize>> = Vec::new();
    for at in ranked(ranges.len(), &|at| ranges[at].start) {
        let range = shown[ranges[at].start]..shown[ranges[at].end];
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => joined.push(range),
        }
    }
    joined
}

/// Every place where a word stands in a text, also where it overlaps itself.
fn occurrences<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    let first = word.chars().next().map_or(1, char::len_utf8);
    let needle = Needle::new(word.as_bytes());
    let from = move |start: usize| Some(start + needle.find(text.as_bytes().get(start..)?)?);
    let next = from.clone();
    std::iter::successors(from(0), move |at| next(at + first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str, query: &str) -> Vec<String> {
        let fold = Fold::with_variants("區区調调");
        let query = Query::parse(query, &fold);
        marks(text, &query, &fold).into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn marks_fall_on_the_text_as_shown() {
        assert_eq!(marked("历下區的調解室", "历下区 调解"), ["历下區", "調解"]);
        assert_eq!(marked("ＡＢＣ 与 abc", "abc"), ["ＡＢＣ", "abc"]);
        assert_eq!(marked("aaaa", "aa"), ["aaaa"]);
        assert_eq!(marked("人民调解员", "人民调解 调解员"), ["人民调解员"]);
        assert_eq!(marked("没有", "找不到"), Vec::<String>::new());
    }

    #[test]
    fn a_query_is_its_words_once_each() {
        let fold = Fold::with_variants("調调");
        assert_eq!(Query::parse(" 調解　调解 ＡI ", &fold).words(), ["调解", "ai"]);
        assert!(Query::parse(" 　\n", &fold).is_empty());
    }

    #[test]
    fn a_cut_shows_the_first_mark_and_says_what_it_leaves_out() {
        let text = format!("{}调解{}", "前".repeat(100), "后".repeat(100));
        let query = Query::parse("调解", &Fold::default());
        let snippet = cut(&text, &marks(&text, &query, &Fold::default()));
        assert_eq!(snippet.text.chars().count(), SNIPPET);
        assert_eq!(&snippet.text[snippet.marks[0].clone()], "调解");
        assert!(snippet.cut_before && snippet.cut_after);

        let whole = cut("短", &[]);
        assert_eq!((whole.text.as_str(), whole.cut_before, whole.cut_after), ("短", false, false));
    }
}
