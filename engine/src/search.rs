//! Text search: contiguous substrings of the folded text, nothing cut into words beforehand.

use std::ops::Range;
use std::str::SplitWhitespace;
use std::sync::{Arc, OnceLock};

use anlan_kernels::find::Needle;
use anlan_kernels::lists;
use anlan_kernels::pairs::{self, Gathered, Pairs};
use anlan_kernels::small;

use crate::case::Case;
use crate::case_set::CaseSet;
use crate::collection::{Arrangement, CaseId, Collection};
use crate::facet::{BucketId, Column, Facet};
use crate::fold::Fold;
use crate::rank::Places;

/// What words may stand for beside themselves: a line for each, with the word and then the pieces of
/// text that count as it too, all folded and parted by spaces.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Alternatives<'a>(pub &'a str);

/// What was typed, as folded words that must all be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Each word, or the line of its alternatives.
    words: Vec<String>,
}

impl Query {
    /// The words of a text, parted by white space of any width, without repetitions.
    pub fn parse(text: &str, fold: &Fold) -> Query {
        let (mut words, mut known) = (Vec::new(), Places::new());
        for word in fold.text(text).split_whitespace() {
            if known.insert(word.to_owned(), words.len()).is_none() {
                words.push(word.to_owned());
            }
        }
        Query { words }
    }

    /// The same, where each word may also be found as any of its alternatives.
    #[must_use]
    pub fn or(mut self, alternatives: Alternatives<'_>) -> Query {
        for line in alternatives.0.split('\n') {
            let word = line.split_whitespace().next();
            for own in &mut self.words {
                if word == Some(own.as_str()) {
                    line.clone_into(own);
                }
            }
        }
        self
    }

    /// The folded words, each followed by the pieces of text that count as it too. A word that stands
    /// for nothing else is just itself.
    pub fn words(&self) -> &[String] {
        &self.words
    }

    /// Whether nothing was asked.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// The pieces of text of which one must be found for a word of a query.
pub fn pieces(word: &str) -> SplitWhitespace<'_> {
    word.split_whitespace()
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

/// The number of [`Field`]s.
const FIELDS: usize = 4;

/// What a search found.
#[derive(Clone, Debug)]
pub struct Found {
    /// The cases that hold every word.
    pub set: Arc<CaseSet>,
    /// How much each case says about the query, the worth of the best field of each word summed: its
    /// binary digits, the lowest first.
    digits: Vec<CaseSet>,
}

impl Found {
    /// What is found where there is no word: all `len` cases of a collection, none before another.
    pub fn everything(len: usize) -> Found {
        Found { set: Arc::new(CaseSet::full(len)), digits: Vec::new() }
    }

    fn narrow(&mut self, word: Levels) {
        // A case that is worth three is added at three and above, at two and above, at one and above.
        let mut above = CaseSet::empty(self.set.len());
        for (worth, level) in word.by_worth.iter().enumerate().rev() {
            above.unite(level);
            if worth == 0 {
                break;
            }
            let mut carry = above.clone();
            for digit in &mut self.digits {
                digit.add(&mut carry);
            }
            if !carry.is_empty() {
                self.digits.push(carry);
            }
        }
        Arc::make_mut(&mut self.set).intersect(&above);
    }

    /// Some of the cases found, in parts: those that say the most about the query first.
    pub(crate) fn parts(&self, of: &Arc<CaseSet>) -> Vec<Arc<CaseSet>> {
        let mut parts = Vec::new();
        if self.digits.is_empty() {
            parts.push(of.clone());
        } else {
            split(CaseSet::clone(of), &self.digits, &mut parts);
        }
        parts
    }
}

/// Parts a set by a number that each of its cases has, the largest first, given by its digits.
fn split(set: CaseSet, digits: &[CaseSet], parts: &mut Vec<Arc<CaseSet>>) {
    if set.is_empty() {
        return;
    }
    let Some((highest, lower)) = digits.split_last() else {
        parts.push(Arc::new(set));
        return;
    };
    let (mut with, mut without) = (set.clone(), set);
    with.intersect(highest);
    without.subtract(highest);
    split(with, lower, parts);
    split(without, lower, parts);
}

/// The cases that hold a word, a set for each worth of a field that holds it. A case may be in several.
struct Levels {
    by_worth: [CaseSet; FIELDS],
}

/// A block ends with the case that makes it larger than this, in bytes of the bundle: one is made in
/// a moment.
const BLOCK: usize = 3 << 18;
/// A bundle of fewer bytes than this is read through as fast as anything is looked up.
const SMALL: usize = 4 << 20;
/// So many pairs of a word are looked up at most: of a few, one is rare enough.
const PAIRS: usize = 16;

/// The folded text of a collection, in blocks of cases that come one after another, each made when it
/// is first looked into.
pub(crate) struct TextIndex {
    /// Where each block starts in the order of the collection, and where the last one ends.
    bounds: Vec<usize>,
    blocks: Vec<OnceLock<Block>>,
    /// The folded names of the buckets that search looks into; they are found in all of its cases.
    names: Vec<(Facet, BucketId, String)>,
    /// Whether the blocks are looked up by pairs of characters.
    by_pairs: bool,
}

impl TextIndex {
    /// An index of cases that take so many bytes each, with no block made yet.
    pub(crate) fn new(sizes: &[u32], columns: &[Column], fold: &Fold) -> TextIndex {
        let (mut bounds, mut filled, mut all) = (Vec::new(), 0, 0);
        for (at, size) in sizes.iter().enumerate() {
            if bounds.last().is_none_or(|from| filled > BLOCK || at - from == pairs::ITEMS) {
                bounds.push(at);
                filled = 0;
            }
            filled += *size as usize;
            all += *size as usize;
        }
        let blocks = bounds.iter().map(|_| OnceLock::new()).collect();
        bounds.push(sizes.len());
        let mut names = Vec::new();
        for facet in [Facet::District, Facet::Theme, Facet::Mechanism] {
            let column = &columns[facet as usize];
            for bucket in column.ids() {
                names.push((facet, bucket, fold.text(&column.name(bucket).text())));
            }
        }
        TextIndex { bounds, blocks, names, by_pairs: all >= SMALL }
    }

    /// Makes the first block that is not made yet; false where all are.
    pub(crate) fn make_next(&self, collection: &Collection) -> bool {
        let next = self.blocks.iter().position(|block| block.get().is_none());
        next.is_some_and(|at| {
            self.block(at, collection);
            true
        })
    }

    /// How many of the blocks are made, from 0 to 1.
    pub(crate) fn made(&self) -> f64 {
        let made = self.blocks.iter().filter(|block| block.get().is_some()).count();
        if made == self.blocks.len() { 1.0 } else { made as f64 / self.blocks.len() as f64 }
    }

    fn block(&self, at: usize, collection: &Collection) -> &Block {
        self.blocks[at].get_or_init(|| {
            Block::new(collection, self.bounds[at]..self.bounds[at + 1], self.by_pairs)
        })
    }

    /// The cases that hold every word of the query, and how much they say about it; all of them where
    /// there is no word.
    pub(crate) fn search(&self, collection: &Collection, query: &Query) -> Found {
        let mut found = Found::everything(collection.len());
        for word in query.words() {
            let empty = |_| CaseSet::empty(collection.len());
            let mut levels = Levels { by_worth: std::array::from_fn(empty) };
            for piece in pieces(word) {
                self.find(collection, piece, &mut levels);
            }
            found.narrow(levels);
            if found.set.is_empty() {
                break;
            }
        }
        found
    }

    /// Adds the cases that hold a piece of text.
    fn find(&self, collection: &Collection, piece: &str, levels: &mut Levels) {
        let needle = Needle::new(piece.as_bytes());
        let start: Vec<char> = piece.chars().take(PAIRS + 1).collect();
        for at in 0..self.blocks.len() {
            self.block(at, collection).find(&needle, &start, levels);
        }
        for (facet, bucket, name) in &self.names {
            if needle.find(name.as_bytes()).is_some() {
                let level = &mut levels.by_worth[Field::Keyword as usize];
                collection.column(*facet).unite_into(Arrangement::ByDate, *bucket, level);
            }
        }
    }
}

/// The folded text of some cases, one after another; of each the most worth field first.
struct Block {
    /// The position of the first case.
    first: usize,
    /// Every text ends with a line feed. A word holds no white space, so a match never runs from one
    /// text into the next.
    text: String,
    /// For each case where its title, keywords, headings and body end; they start where the one
    /// before ends.
    ends: Vec<u32>,
    pairs: Option<Pairs>,
}

impl Block {
    fn new(collection: &Collection, cases: Range<usize>, by_pairs: bool) -> Block {
        let first = cases.start;
        let (mut text, mut ends) = (String::new(), Vec::new());
        let mut gathered = Gathered::default();
        for at in cases {
            let case = collection.read(CaseId::new(at));
            for field in (0..FIELDS).rev() {
                for_each_text(&case, field, &mut |own| {
                    let from = text.len();
                    text.extend(own.chars().map(|ch| collection.fold().char(ch)));
                    if by_pairs {
                        gathered.add(at - first, field, text.get(from..).unwrap_or_default());
                    }
                    text.push('\n');
                });
                ends.push(small(text.len()));
            }
        }
        text.shrink_to_fit();
        Block { first, text, ends, pairs: by_pairs.then(|| gathered.index()) }
    }

    /// Adds the cases that hold the word. `start` are its first characters.
    fn find(&self, needle: &Needle<'_>, start: &[char], levels: &mut Levels) {
        let cases = self.ends.len() / FIELDS;
        let Some(pairs) = &self.pairs else {
            (0..cases).for_each(|at| self.look_into(at, needle, levels));
            return;
        };
        let postings = if let [only] = start {
            pairs.holding_one(*only)
        } else {
            let lists = start.windows(2).map(|pair| pairs.holding(pair[0], pair[1]));
            lists.min_by_key(|list| list.len()).unwrap_or_default()
        };
        let says_all = start.len() < 3 && start.iter().all(|ch| pairs::is_exact(*ch));
        if says_all {
            let mut sets = levels.by_worth.each_mut().map(CaseSet::words_mut);
            pairs::insert(postings, self.first, &mut sets);
            return;
        }
        // A case may stand there for each of many pairs; it is read once.
        let mut read = CaseSet::empty(cases);
        for item in postings.iter().map(|posting| CaseId::new(posting.item())) {
            if !read.contains(item) {
                read.insert(item);
                self.look_into(item.index(), needle, levels);
            }
        }
    }

    /// Looks for a word in a case of the block, by its place there.
    fn look_into(&self, at: usize, needle: &Needle<'_>, levels: &mut Levels) {
        let from = lists::place(&self.ends, at * FIELDS).start;
        let ends = self.ends.get(at * FIELDS..(at + 1) * FIELDS).unwrap_or_default();
        let end = ends.last().map_or(from, |end| *end as usize);
        let text = self.text.as_bytes().get(from..end).unwrap_or_default();
        if let Some(place) = needle.find(text) {
            let worth = ends.iter().filter(|end| **end as usize > from + place).count();
            levels.by_worth[worth - 1].insert(CaseId::new(self.first + at));
        }
    }
}

/// Every text of a case of a field that search looks into; the names of a case's buckets are left to
/// [`TextIndex`].
fn for_each_text(case: &Case, field: usize, see: &mut dyn FnMut(&str)) {
    match field {
        0 => bodies(case).for_each(see),
        1 => {
            case.practices.iter().for_each(|practice| see(&practice.heading));
            case.honours.iter().for_each(|honour| see(&honour.name));
        }
        2 => case.keywords.iter().chain(&case.place).for_each(|word| see(word)),
        _ => [&case.title, &case.title_en].into_iter().for_each(|title| see(title)),
    }
}

/// The running text of a case, in the order of its page.
pub(crate) fn bodies(case: &Case) -> impl Iterator<Item = &str> {
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

/// Whether a word stands in a text. The search of the standard library, with what it says where a
/// text is cut amiss, weighs two kilobytes.
pub(crate) fn holds(text: &str, word: &str) -> bool {
    Needle::new(word.as_bytes()).find(text.as_bytes()).is_some()
}
