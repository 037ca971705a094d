//! Pinyin: what Latin letters may stand for in the collection's own words.
//!
//! A word of letters stands for a run of characters in a title, a keyword, a place or a name of the
//! vocabulary, where each character takes its whole syllable or its initial, and the last one perhaps
//! only the beginning of its syllable. Whole syllables stand for any run; where there is an initial or
//! a mere beginning, the run starts where a word of the collection does.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::collection::Collection;
use crate::facet::{BucketId, BucketName, Facet};
use crate::search::Query;

/// The letters of a syllable, without its tone, with v for ü.
type Syllable = Arc<[char]>;

/// How a text is read aloud: for each character its syllables, none where it is no Chinese character.
type Reading = Vec<Vec<Syllable>>;

/// The readings of characters, as the desk writes them.
///
/// A line for each syllable with its characters (`qing 庆清轻`), and one for each word in which a
/// character is read otherwise than by itself (`重庆 chong qing`). Other lines are ignored.
#[derive(Clone, Debug, Default)]
struct Table {
    syllables: BTreeMap<char, Vec<Syllable>>,
    words: BTreeMap<Vec<char>, Vec<Syllable>>,
    /// The number of characters of the longest of those words.
    longest: usize,
}

impl Table {
    fn read(text: &str) -> Table {
        let mut table = Table::default();
        for line in text.lines() {
            let mut parts = line.split_whitespace();
            let Some(first) = parts.next() else { continue };
            if first.bytes().all(|byte| byte.is_ascii_lowercase()) {
                let syllable: Syllable = first.chars().collect();
                for ch in parts.flat_map(str::chars) {
                    table.syllables.entry(ch).or_default().push(syllable.clone());
                }
                continue;
            }
            let word: Vec<char> = first.chars().collect();
            let syllables: Vec<Syllable> = parts.map(|own| own.chars().collect()).collect();
            if word.len() == syllables.len() {
                table.longest = table.longest.max(word.len());
                table.words.insert(word, syllables);
            }
        }
        table
    }

    /// Every syllable of each character, wherever it stands.
    fn by_themselves(&self, chars: &[char]) -> Reading {
        chars.iter().map(|ch| self.syllables.get(ch).cloned().unwrap_or_default()).collect()
    }

    /// The syllables of each character where it stands: in a word of the table as there, the longest
    /// word first.
    fn in_context(&self, chars: &[char]) -> Reading {
        let mut reading = self.by_themselves(chars);
        let mut at = 0;
        while at < chars.len() {
            let mut longest = (at + 1..=chars.len().min(at + self.longest)).rev();
            let word = longest.find_map(|end| self.words.get(chars.get(at..end)?));
            for (own, syllable) in reading.iter_mut().skip(at).zip(word.into_iter().flatten()) {
                *own = vec![syllable.clone()];
            }
            at += word.map_or(1, Vec::len);
        }
        reading
    }
}

/// A text in which letters stand for characters.
#[derive(Debug)]
pub(crate) struct Text {
    /// Folded.
    pub(crate) chars: Vec<char>,
    reading: Reading,
    /// For each character whether a word of the collection starts there.
    starts: Vec<bool>,
    /// Whether the whole text is a word of the collection.
    is_word: bool,
}

/// How much of its syllable a character must be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    InFull,
    Loosely,
}

/// Where in a name what was typed stands, the best place first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It is the whole name.
    Whole,
    /// It is its beginning.
    Beginning,
    /// It stands further inside.
    Inside,
}

impl Text {
    /// Whether letters, a part of which was taken, stand for the characters from here on; tells where
    /// such runs end.
    fn walk(
        &self,
        reading: &Reading,
        at: usize,
        letters: &[char],
        way: Way,
        ends: &mut BTreeSet<usize>,
    ) {
        let Some(first) = letters.first() else {
            ends.insert(at);
            return;
        };
        let Some(ch) = self.chars.get(at) else { return };
        let mut go_on = |taken: usize| {
            self.walk(reading, at + 1, letters.get(taken..).unwrap_or_default(), way, ends);
        };
        if first == ch {
            go_on(1);
        }
        for syllable in reading.get(at).into_iter().flatten() {
            if letters.starts_with(syllable) {
                go_on(syllable.len());
            }
            if way == Way::InFull {
                continue;
            }
            // Of zhong both z and zh are its initial.
            let initial = initial(syllable);
            for taken in [1, initial].into_iter().take(initial).filter(|own| *own < syllable.len())
            {
                if letters.get(..taken) == syllable.get(..taken) {
                    go_on(taken);
                }
            }
            if letters.len() < syllable.len() && syllable.starts_with(letters) {
                go_on(letters.len());
            }
        }
    }

    fn ends(&self, from: usize, letters: &[char], way: Way) -> BTreeSet<usize> {
        let mut ends = BTreeSet::new();
        self.walk(&self.reading, from, letters, way, &mut ends);
        ends
    }

    /// Where letters stand in the text as a name that is looked for.
    pub(crate) fn place(&self, letters: &[char]) -> Option<Place> {
        let from_start = self.ends(0, letters, Way::Loosely);
        if from_start.contains(&self.chars.len()) {
            return Some(Place::Whole);
        }
        if !from_start.is_empty() {
            return Some(Place::Beginning);
        }
        let is_inside = |from: usize| {
            let way = if self.starts[from] { Way::Loosely } else { Way::InFull };
            self.ends(from, letters, way).iter().any(|end| *end > from + 1)
        };
        (1..self.chars.len()).any(is_inside).then_some(Place::Inside)
    }

    /// Whether letters are the full pinyin of the text or of one of its parts between marks.
    pub(crate) fn is_spelt(&self, letters: &[char]) -> bool {
        let is_part = |ch: Option<&char>| ch.is_some_and(|ch| ch.is_alphanumeric());
        (0..self.chars.len()).any(|from| {
            let starts = from == 0 || !is_part(self.chars.get(from - 1));
            let ends = self.ends(from, letters, Way::InFull);
            starts && ends.iter().any(|end| !is_part(self.chars.get(*end)))
        })
    }
}

/// The length of the initial of a syllable: of zh, ch and sh two letters.
fn initial(syllable: &[char]) -> usize {
    if let ['z' | 'c' | 's', 'h', ..] = syllable { 2 } else { 1 }
}

/// A word of the collection.
#[derive(Debug)]
pub(crate) struct Term {
    pub(crate) what: What,
    /// As written.
    pub(crate) name: String,
    /// The number of cases that it belongs to.
    pub(crate) count: u32,
    pub(crate) text: Text,
}

/// What sort of word it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    Bucket(Facet, BucketId),
    Keyword,
    Place,
}

/// The words of one collection and how they are read. It serves any number of queries.
#[derive(Debug)]
pub struct Readings {
    table: Table,
    terms: Vec<Term>,
    titles: Vec<Text>,
}

impl Readings {
    /// The words of a collection, read as the desk's table says: a line for each syllable with its
    /// characters (`qing 庆清轻`), and one for each word in which a character is read otherwise than by
    /// itself (`重庆 chong qing`). Other lines are ignored.
    pub fn new(collection: &Collection, table: &str) -> Readings {
        let table = Table::read(table);
        let (mut names, titles) = names(collection);
        names.retain(|own| !own.1.is_empty());
        let chars = |text: &str| collection.fold().text(text).chars().collect::<Vec<char>>();
        let words: BTreeSet<Vec<char>> = names.iter().map(|own| chars(&own.1)).collect();
        let known = Known::new(words);
        let text = |own: &str, is_word| {
            let chars = chars(own);
            let reading = table.in_context(&chars);
            Text { starts: known.starts(&chars, is_word), reading, chars, is_word }
        };
        let term = |(what, name, count): (What, String, u32)| {
            let text = text(&name, true);
            Term { what, name, count, text }
        };
        Readings {
            terms: names.into_iter().map(term).collect(),
            titles: titles.iter().map(|title| text(title, false)).collect(),
            table,
        }
    }

    pub(crate) fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The folded pieces of the collection's text that a folded word may stand for beside itself; of
    /// pieces that hold each other only the shortest. None for what holds no two letters.
    ///
    /// Where no word is read so, any reading of a character counts.
    pub fn alternatives(&self, word: &str) -> Vec<String> {
        let Some(letters) = letters(word) else { return Vec::new() };
        let texts = || self.terms.iter().map(|term| &term.text).chain(&self.titles);
        let mut pieces = BTreeSet::new();
        for text in texts() {
            add_pieces(text, &text.reading, &letters, false, &mut pieces);
        }
        if pieces.is_empty() {
            for text in texts() {
                let reading = self.table.by_themselves(&text.chars);
                add_pieces(text, &reading, &letters, true, &mut pieces);
            }
        }
        shortest(word, pieces)
    }

    /// What the words of a query may stand for, as [`crate::search::Alternatives`] has it.
    pub fn alternatives_of(&self, query: &Query) -> String {
        let mut lines = String::new();
        for word in query.words() {
            let pieces = self.alternatives(word);
            if !pieces.is_empty() {
                lines.push_str(word);
                for piece in pieces {
                    lines.push(' ');
                    lines.push_str(&piece);
                }
                lines.push('\n');
            }
        }
        lines
    }

    /// How a word is read; `None` where a character of it is unknown.
    pub(crate) fn spellings(&self, chars: &[char]) -> Option<Vec<String>> {
        spellings(chars, &self.table.in_context(chars))
    }
}

impl Term {
    /// How it is read.
    pub(crate) fn spellings(&self) -> Option<Vec<String>> {
        spellings(&self.text.chars, &self.text.reading)
    }
}

/// The most ways of reading a word that are looked at.
const SPELLINGS: usize = 16;

/// The ways in which a text can be spelt in full; `None` where it has a character without a reading
/// that is no letter or digit either.
fn spellings(chars: &[char], reading: &Reading) -> Option<Vec<String>> {
    let mut all = vec![String::new()];
    for (ch, syllables) in chars.iter().zip(reading) {
        let own: Vec<String> = match syllables.as_slice() {
            [] if ch.is_ascii_alphanumeric() => vec![ch.to_string()],
            [] => return None,
            several => several.iter().map(|syllable| syllable.iter().collect()).collect(),
        };
        let longer = |before: &String| own.iter().map(|own| format!("{before}{own}")).collect();
        all = all.iter().flat_map(|before| -> Vec<String> { longer(before) }).collect();
        all.truncate(SPELLINGS);
    }
    Some(all)
}

/// Adds the pieces of a text that letters stand for; more freely, a beginning of a single syllable
/// counts too.
fn add_pieces(
    text: &Text,
    reading: &Reading,
    letters: &[char],
    freely: bool,
    pieces: &mut BTreeSet<String>,
) {
    for from in 0..text.chars.len() {
        let mut ends = BTreeSet::new();
        text.walk(reading, from, letters, Way::InFull, &mut ends);
        let in_full = ends.len();
        if text.starts[from] {
            text.walk(reading, from, letters, Way::Loosely, &mut ends);
        }
        for end in ends {
            let run = if end > from + 1 {
                text.chars.get(from..end)
            } else {
                // One character says too little: it stands for the word that it begins.
                let says_enough = text.is_word && from == 0 && (freely || in_full > 0);
                says_enough.then_some(text.chars.as_slice())
            };
            pieces.extend(run.map(|run| run.iter().collect::<String>()));
        }
    }
}

/// The pieces that hold no other one, nor the word itself, and no white space.
fn shortest(word: &str, pieces: BTreeSet<String>) -> Vec<String> {
    let mut by_length: Vec<&String> = pieces.iter().collect();
    by_length.sort_by_key(|piece| piece.len());
    let mut shortest: Vec<String> = Vec::new();
    for piece in by_length {
        let is_found = piece.contains(word) || shortest.iter().any(|own| piece.contains(own));
        if !is_found && !piece.contains(char::is_whitespace) {
            shortest.push(piece.clone());
        }
    }
    shortest
}

/// A folded word as what is matched: without apostrophes, with v for ü. `None` where it holds no two
/// letters, or one beside a Chinese character.
pub(crate) fn letters(word: &str) -> Option<Vec<char>> {
    let plain = |ch: char| match ch {
        '\'' | '\u{2019}' => None,
        'ü' => Some('v'),
        _ => Some(ch),
    };
    let chars: Vec<char> = word.chars().filter_map(plain).collect();
    let count = |is: fn(&char) -> bool| chars.iter().filter(|ch| is(ch)).count();
    let n_letters = count(char::is_ascii_lowercase);
    let n_others = count(|ch| !ch.is_ascii());
    (n_letters > 0 && n_letters + n_others > 1).then_some(chars)
}

/// The words of a collection, and the ends that words share which differ right before: of 破产法庭 and
/// 黄河法庭 that is 法庭.
struct Known {
    words: BTreeSet<Vec<char>>,
    longest: usize,
}

impl Known {
    fn new(words: BTreeSet<Vec<char>>) -> Known {
        let mut before: BTreeMap<Vec<char>, BTreeSet<char>> = BTreeMap::new();
        for word in &words {
            for (at, ch) in word.iter().enumerate().take(word.len().saturating_sub(2)) {
                let end = word.iter().skip(at + 1).copied().collect();
                before.entry(end).or_default().insert(*ch);
            }
        }
        let shared = before.into_iter().filter(|own| own.1.len() > 1).map(|own| own.0);
        let words: BTreeSet<Vec<char>> = shared.chain(words).collect();
        let longest = words.iter().map(Vec::len).max().unwrap_or(0);
        Known { words, longest }
    }

    /// For each character of a text whether a known word starts there, or in a text that is itself a
    /// word, a part of it after a mark, a digit or a Latin letter.
    fn starts(&self, chars: &[char], is_word: bool) -> Vec<bool> {
        let is_han = |ch: char| ch.is_alphabetic() && !ch.is_ascii();
        let is_start = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| chars.get(before));
            let mut ends = at + 2..=chars.len().min(at + self.longest);
            (is_word && before.is_none_or(|before| !is_han(*before)))
                || ends.any(|end| chars.get(at..end).is_some_and(|own| self.words.contains(own)))
        };
        (0..chars.len()).map(is_start).collect()
    }
}

/// The facets whose names are words of the collection.
const NAMED: [Facet; 5] =
    [Facet::District, Facet::Theme, Facet::Mechanism, Facet::Series, Facet::Year];

/// The names of buckets, the keywords and the places, each with the number of its cases; and the
/// titles.
fn names(collection: &Collection) -> (Vec<(What, String, u32)>, Vec<String>) {
    let mut names = Vec::new();
    for facet in NAMED {
        let column = collection.column(facet);
        for bucket in column.ids() {
            let what = What::Bucket(facet, bucket);
            let count = collection.any_of(facet, &[bucket]).count();
            match column.name(bucket) {
                BucketName::Term { zh, zh_short, en: _ } => {
                    names.push((what, zh.clone(), count));
                    if zh_short != zh {
                        names.push((what, zh_short.clone(), count));
                    }
                }
                BucketName::Year(year) => names.push((what, year.to_string(), count)),
                BucketName::Unknown => {}
            }
        }
    }
    let (mut keywords, mut places) = (BTreeMap::new(), BTreeMap::new());
    let mut titles = Vec::new();
    for case in collection.ids() {
        let case = collection.read(case);
        let own: BTreeSet<String> = case.keywords.into_iter().collect();
        for word in own {
            *keywords.entry(word).or_default() += 1;
        }
        let parts = case.place.iter().flat_map(|own| own.split(|ch: char| !ch.is_alphanumeric()));
        let own: BTreeSet<String> = parts.map(str::to_owned).collect();
        for place in own {
            *places.entry(place).or_default() += 1;
        }
        titles.push(case.title);
    }
    places.retain(|place, _| !keywords.contains_key(place));
    names.extend(keywords.into_iter().map(|(word, count)| (What::Keyword, word, count)));
    names.extend(places.into_iter().map(|(place, count)| (What::Place, place, count)));
    (names, titles)
}
