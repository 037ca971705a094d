//! Text search: contiguous substrings of the folded text, nothing cut into words beforehand.
//!
//! The folded fields of all cases lie one behind another in a single arena, parted by line feeds.
//! A typed word holds no white space, so a match never runs from one field into the next.

use std::ops::Range;
use std::sync::Arc;

use crate::case::{Case, District, Vocabulary};
use crate::case_set::CaseSet;
use crate::collection::{CaseId, Collection};
use crate::facet::Facet;
use crate::fold::Fold;
use crate::hits::Hits;
use crate::rank::ranked;

/// What was typed, as folded words that must all be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// The words of a text, parted by white space of any width, without repetitions.
    pub fn parse(text: &str, fold: &Fold) -> Query {
        let mut words: Vec<String> = Vec::new();
        for word in fold.text(text).split_whitespace() {
            if !words.iter().any(|known| known == word) {
                words.push(word.to_owned());
            }
        }
        Query { words }
    }

    /// The folded words.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Where in a case a word stands; the later, the more it says about the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Background, practices, outcomes and everything else that a case page shows.
    Body,
    /// Headings of practices, and names of honours.
    Heading,
    /// Keywords, place names, and the names of theme and mechanism.
    Keyword,
    /// The title, in Chinese or English.
    Title,
}

/// One field in the arena; it ends a line feed before the next begins.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: u32,
    case: CaseId,
    field: Field,
}

/// The folded text of a collection.
pub struct TextIndex {
    arena: String,
    pieces: Vec<Piece>,
    /// The pieces of case `i` are `pieces[cases[i]..cases[i + 1]]`.
    cases: Vec<u32>,
}

impl TextIndex {
    pub(crate) fn new(
        vocabulary: &Vocabulary,
        districts: &[District],
        cases: &[Case],
        fold: &Fold,
    ) -> TextIndex {
        let mut index = TextIndex { arena: String::new(), pieces: Vec::new(), cases: vec![0] };
        for (at, case) in cases.iter().enumerate() {
            for_each_field(vocabulary, districts, case, |field, text| {
                let start = offset(index.arena.len());
                index.pieces.push(Piece { start, case: CaseId::new(at), field });
                index.arena.extend(text.chars().map(|ch| fold.char(ch)));
                index.arena.push('\n');
            });
            index.cases.push(offset(index.pieces.len()));
        }
        index
    }

    /// The cases that hold every word of the query; all of them where there is no word.
    pub fn search(&self, query: &Query) -> CaseSet {
        let len = self.cases.len() - 1;
        let mut set = CaseSet::full(len);
        for word in query.words() {
            set.intersect(&self.cases_with(word, len));
        }
        set
    }

    fn cases_with(&self, word: &str, len: usize) -> CaseSet {
        let mut set = CaseSet::empty(len);
        let mut from = 0;
        while let Some(found) = self.arena.get(from..).and_then(|rest| rest.find(word)) {
            let at = self.pieces.partition_point(|piece| piece.start as usize <= from + found);
            let Some(piece) = at.checked_sub(1).and_then(|at| self.pieces.get(at)) else { break };
            set.insert(piece.case);
            from = self.end_of_case(piece.case);
        }
        set
    }

    fn end_of_case(&self, case: CaseId) -> usize {
        let next = self.cases.get(case.index() + 1).map_or(self.pieces.len(), |&at| at as usize);
        self.pieces.get(next).map_or(self.arena.len(), |piece| piece.start as usize)
    }

    /// How much the query says about the case: the worth of the best field of each word, summed.
    pub fn score(&self, case: CaseId, query: &Query) -> u32 {
        let (Some(&from), Some(&to)) =
            (self.cases.get(case.index()), self.cases.get(case.index() + 1))
        else {
            return 0;
        };
        let pieces = from as usize..to as usize;
        let best = |word: &String| {
            pieces
                .clone()
                .filter(|&at| self.text_of(at).contains(word.as_str()))
                .map(|at| self.pieces[at].field as u32)
                .max()
                .unwrap_or(0)
        };
        query.words().iter().map(best).sum()
    }

    fn text_of(&self, piece: usize) -> &str {
        let end = self.pieces.get(piece + 1).map_or(self.arena.len(), |next| next.start as usize);
        &self.arena[self.pieces[piece].start as usize..end]
    }
}

/// A place in the arena. Loading stops before a collection of four gigabytes.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Every text of a case that search looks into.
fn for_each_field(
    vocabulary: &Vocabulary,
    districts: &[District],
    case: &Case,
    mut see: impl FnMut(Field, &str),
) {
    see(Field::Title, &case.title);
    see(Field::Title, &case.title_en);
    case.keywords.iter().for_each(|word| see(Field::Keyword, word));
    for place in districts.iter().filter(|place| place.code == case.district) {
        for name in [&place.zh, &place.zh_short, &place.en] {
            see(Field::Keyword, name);
        }
    }
    case.place.iter().for_each(|place| see(Field::Keyword, place));
    for term in vocabulary.themes.iter().filter(|term| case.themes.contains(&term.id)) {
        for name in [&term.zh, &term.en] {
            see(Field::Keyword, name);
        }
    }
    for term in vocabulary.mechanisms.iter().filter(|term| case.mechanisms.contains(&term.id)) {
        for name in [&term.zh, &term.en] {
            see(Field::Keyword, name);
        }
    }
    case.practices.iter().for_each(|practice| see(Field::Heading, &practice.heading));
    case.honours.iter().for_each(|honour| see(Field::Heading, &honour.name));
    bodies(case).for_each(|text| see(Field::Body, text));
}

/// The running text of a case, in the order of its page.
fn bodies(case: &Case) -> impl Iterator<Item = &str> {
    let sources = std::iter::once(&case.source).chain(&case.more_sources);
    std::iter::once(case.background.as_str())
        .chain(case.practices.iter().map(|practice| practice.text.as_str()))
        .chain(case.outcomes.as_deref())
        .chain(case.figures.iter().map(|figure| figure.label.as_str()))
        .chain(case.honours.iter().filter_map(|honour| honour.by.as_deref()))
        .chain(case.milestones.iter().map(|milestone| milestone.text.as_str()))
        .chain(case.captions.iter().map(String::as_str))
        .chain([case.organ.as_str(), case.summary_en.as_str()])
        .chain(
            sources
                .flat_map(|source| [source.title.as_deref(), source.publisher.as_deref()])
                .flatten(),
        )
        .chain(case.editor_note.as_deref())
}

/// The order of a list of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sort {
    /// By relevance where words were typed, else the newest first.
    #[default]
    Best,
    /// The newest first, undated last.
    Newest,
    /// The oldest first, undated last.
    Oldest,
    /// By district in the order of the collection, each with its newest first.
    District,
}

impl Sort {
    /// Every order, in which they are offered.
    pub const ALL: [Sort; 4] = [Sort::Best, Sort::Newest, Sort::Oldest, Sort::District];

    /// The order's name in addresses.
    pub fn key(self) -> &'static str {
        match self {
            Sort::Best => "best",
            Sort::Newest => "newest",
            Sort::Oldest => "oldest",
            Sort::District => "district",
        }
    }

    /// The order of that name; the default one where there is none.
    pub fn from_key(key: &str) -> Sort {
        Sort::ALL.into_iter().find(|sort| sort.key() == key).unwrap_or_default()
    }
}

/// The cases of a set, in order.
pub fn order(collection: &Collection, set: &CaseSet, query: &Query, sort: Sort) -> Vec<CaseId> {
    let newest = || newest_first(collection, set);
    match sort {
        // The collection is in the order of dates with the undated last.
        Sort::Oldest => set.iter().collect(),
        Sort::Newest => newest(),
        Sort::Best if query.is_empty() => newest(),
        Sort::Best => ranked(newest(), |case| u32::MAX - collection.text().score(*case, query)),
        Sort::District => ranked(newest(), |case| {
            let district = collection.column(Facet::District).of_case(*case).first();
            district.map_or(u32::MAX, |bucket| bucket.rank())
        }),
    }
}

/// The cases of a set by date, the newest first and the undated last.
pub(crate) fn newest_first(collection: &Collection, set: &CaseSet) -> Vec<CaseId> {
    let set = Arc::new(set.clone());
    Hits::new(collection, set, &Query::default(), Sort::Newest).first(usize::MAX)
}

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
        let found = query.words().iter().filter(|word| folded.contains(word.as_str())).count();
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
        text: text[bytes.clone()].to_owned(),
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
        ranges.extend(occurrences(&folded, word).map(|at| at..at + word.len()));
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
    for range in ranked(ranges, |range| offset(range.start)) {
        let range = shown[range.start]..shown[range.end];
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
    let from = move |start: usize| Some(start + text.get(start..)?.find(word)?);
    std::iter::successors(from(0), move |at| from(at + first))
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
