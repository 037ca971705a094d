//! What a search box can offer while somebody types, and after: words of the collection that complete
//! what is typed, words that are conditions, and words that were probably meant.

use std::collections::BTreeSet;

use strsim::osa_distance;

use crate::answer::Answer;
use crate::collection::Collection;
use crate::facet::{BucketId, Facet};
use crate::pinyin::{Place, Readings, Term, What, letters};
use crate::search::{Alternatives, Query};
use crate::selection::Selection;

/// What is suggested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// To choose a bucket.
    Bucket(Facet, BucketId),
    /// To ask for a keyword.
    Keyword(String),
}

/// Something that completes what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is suggested.
    pub kind: Kind,
    /// Where in its name the last word typed stands.
    pub place: Place,
    /// The number of cases of the collection that it belongs to.
    pub count: u32,
    /// What is asked once it is taken: the last word typed gives way to it.
    pub selection: Selection,
}

/// A word of the query that is a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The word, as typed.
    pub word: String,
    /// The facet of the bucket that it names.
    pub facet: Facet,
    /// The bucket.
    pub bucket: BucketId,
    /// The number of cases that would be left.
    pub count: u32,
    /// What is asked once the word is taken out and the bucket chosen.
    pub selection: Selection,
}

/// What was probably meant by a query that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The words to ask for instead.
    pub query: String,
    /// The number of cases that would be left.
    pub count: u32,
    /// What is asked then.
    pub selection: Selection,
}

/// The words of the collection that hold the last word typed, by their characters, in English or in
/// pinyin: the best match first, then those of most cases; at most so many.
pub fn suggestions(
    collection: &Collection,
    readings: &Readings,
    selection: &Selection,
    typed: &str,
    most: usize,
) -> Vec<Suggestion> {
    let Some(last) = typed.split_whitespace().next_back().filter(|last| typed.ends_with(last))
    else {
        return Vec::new();
    };
    let fold = collection.fold();
    let folded = fold.text(last);
    let spelt = letters(&folded);
    let mut found: Vec<(Place, bool, u32, usize)> = Vec::new();
    for (at, term) in readings.terms().iter().enumerate() {
        if term.count == 0 || term.what == What::Place {
            continue;
        }
        let name = fold.text(&term.name);
        let literal = literal_place(&name, &folded).or_else(|| english(collection, term, &folded));
        let spelt = spelt.as_ref().and_then(|letters| term.text.place(letters));
        let place = literal.into_iter().chain(spelt).min();
        found.extend(place.map(|place| (place, literal != Some(place), term.count, at)));
    }
    found.sort_by_key(|own| (own.0, own.1, u32::MAX - own.2, own.3));
    let before = typed.trim_end_matches(last);
    let mut buckets = BTreeSet::new();
    let mut names = BTreeSet::new();
    let mut suggestions = Vec::new();
    for (place, _, count, at) in found {
        let term = &readings.terms()[at];
        // A district has two names, and a keyword may be the name of a theme.
        let is_bucket_again = matches!(term.what, What::Bucket(..)) && !buckets.insert(term.what);
        let is_named_again = !names.insert(&term.name) && term.what == What::Keyword;
        if is_bucket_again || is_named_again {
            continue;
        }
        let mut asked = selection.clone();
        let kind = match term.what {
            What::Bucket(facet, bucket) => {
                asked.set_query(before);
                choose(&mut asked, facet, bucket);
                Kind::Bucket(facet, bucket)
            }
            What::Keyword | What::Place => {
                asked.set_query(&format!("{before}{}", term.name));
                Kind::Keyword(term.name.clone())
            }
        };
        suggestions.push(Suggestion { kind, place, count, selection: asked });
        if suggestions.len() == most {
            break;
        }
    }
    suggestions
}

fn literal_place(name: &str, word: &str) -> Option<Place> {
    if name == word {
        Some(Place::Whole)
    } else if name.starts_with(word) {
        Some(Place::Beginning)
    } else {
        name.contains(word).then_some(Place::Inside)
    }
}

/// Where a word stands in the English name of a bucket, at the start of one of its words.
fn english(collection: &Collection, term: &Term, word: &str) -> Option<Place> {
    let What::Bucket(facet, bucket) = term.what else { return None };
    let name = collection.column(facet).name(bucket);
    let name = collection.fold().text(name.english()?);
    let place = literal_place(&name, word)?;
    let mut words = name.split(|ch: char| !ch.is_alphanumeric());
    (place != Place::Inside || words.any(|own| own.starts_with(word))).then_some(place)
}

fn choose(selection: &mut Selection, facet: Facet, bucket: BucketId) {
    if selection.chosen(facet).binary_search(&bucket).is_err() {
        selection.toggle(facet, bucket);
    }
}

/// The words of the query that are the name of a district, a theme, a mechanism or a year, in
/// characters or in full pinyin, and leave something when taken as that. Where a name has several parts
/// between marks, one of them is enough.
pub fn understood(
    collection: &Collection,
    readings: &Readings,
    selection: &Selection,
) -> Vec<Understood> {
    let mut understood: Vec<Understood> = Vec::new();
    for word in selection.query().split_whitespace() {
        let folded = collection.fold().text(word);
        let spelt = letters(&folded);
        let folded = folded.trim_end_matches(YEAR);
        for term in readings.terms() {
            let What::Bucket(facet, bucket) = term.what else { continue };
            let name: String = term.text.chars.iter().collect();
            let mut parts = name.split(|ch: char| !ch.is_alphanumeric());
            let is_named = name == folded || parts.any(|part| part == folded);
            let is_spelt = || spelt.as_ref().is_some_and(|letters| term.text.is_spelt(letters));
            let is_known = understood.iter().any(|own| (own.facet, own.bucket) == (facet, bucket))
                || selection.chosen(facet).binary_search(&bucket).is_ok();
            if facet == Facet::Series || is_known || !(is_named || is_spelt()) {
                continue;
            }
            let mut asked = selection.clone();
            asked.set_query(&without(selection.query(), word));
            choose(&mut asked, facet, bucket);
            let count = count(collection, readings, &asked);
            if count > 0 {
                let word = word.to_owned();
                understood.push(Understood { word, facet, bucket, count, selection: asked });
            }
        }
    }
    understood
}

/// What follows a year in Chinese.
const YEAR: char = '\u{5e74}';

/// The words of a query but for one.
fn without(query: &str, word: &str) -> String {
    let others: Vec<&str> = query.split_whitespace().filter(|own| *own != word).collect();
    others.join(" ")
}

fn count(collection: &Collection, readings: &Readings, selection: &Selection) -> u32 {
    let query = Query::parse(selection.query(), collection.fold());
    let alternatives = readings.alternatives_of(&query);
    let answer = Answer::new(collection, selection.clone(), Alternatives(&alternatives), None);
    answer.hits.set().count()
}

/// How many words of the collection are tried in the place of one that finds nothing.
const TRIED: usize = 12;

/// The queries that were probably meant where the words asked for find nothing: each word that no case
/// holds gives way to the nearest word of the collection, or to two that were written as one; where
/// every word is held by some case, one of them does. None of them finds nothing. The nearest first, at
/// most so many.
pub fn did_you_mean(
    collection: &Collection,
    readings: &Readings,
    selection: &Selection,
    most: usize,
) -> Vec<Meant> {
    let finds = |query: &str| {
        let mut asked = Selection::default();
        asked.set_query(query);
        count(collection, readings, &asked) > 0
    };
    if selection.query().is_empty() || finds(selection.query()) {
        return Vec::new();
    }
    let words: Vec<&str> = selection.query().split_whitespace().collect();
    let missed: Vec<usize> = (0..words.len()).filter(|at| !finds(words[*at])).collect();
    let near = |at: usize| nearest(collection, readings, words[at]);
    let replaced = |changes: &[(usize, String)]| {
        let mut words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        for (at, word) in changes {
            word.clone_into(&mut words[*at]);
        }
        words.join(" ")
    };
    let mut queries: Vec<(usize, String)> = Vec::new();
    if let [] | [_] = missed.as_slice() {
        let tried = if missed.is_empty() { (0..words.len()).collect() } else { missed };
        for at in tried {
            let near = near(at).into_iter();
            queries.extend(near.map(|(far, word)| (far, replaced(&[(at, word)]))));
        }
    } else {
        // Each word alone is known to find something, and the best of each is tried together.
        let best = missed.iter().map(|at| Some((*at, near(*at).into_iter().next()?.1)));
        let best: Option<Vec<(usize, String)>> = best.collect();
        queries.extend(best.map(|changes| (0, replaced(&changes))));
    }
    queries.sort_by_key(|own| own.0);
    let mut meant: Vec<Meant> = Vec::new();
    for (_, query) in queries {
        let mut asked = selection.clone();
        asked.set_query(&query);
        let count = count(collection, readings, &asked);
        if count > 0 && !meant.iter().any(|own| own.query == query) {
            meant.push(Meant { query, count, selection: asked });
        }
        if meant.len() == most {
            break;
        }
    }
    meant
}

/// The two words of the collection that a word is written together from, as in “历下调解”.
fn parted(collection: &Collection, readings: &Readings, word: &str) -> Vec<(usize, String)> {
    let is_name = |part: &str| {
        let folded = collection.fold().text(part);
        let spelt = letters(&folded);
        readings.terms().iter().any(|term| {
            term.text.chars.iter().copied().eq(folded.chars())
                || spelt.as_ref().is_some_and(|letters| term.text.is_spelt(letters))
        })
    };
    let cuts = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
    let names = cuts.filter(|(one, other)| is_name(one) && is_name(other));
    names.map(|(one, other)| (0, format!("{one} {other}"))).collect()
}

/// The words of the collection that are nearest to a word, each with how far it is.
fn nearest(collection: &Collection, readings: &Readings, word: &str) -> Vec<(usize, String)> {
    let folded = collection.fold().text(word);
    let chars: Vec<char> = folded.chars().collect();
    let spellings = match letters(&folded) {
        Some(letters) if letters.iter().all(char::is_ascii) => vec![letters.into_iter().collect()],
        _ => readings.spellings(&chars).unwrap_or_default(),
    };
    let is_typed_in_letters = chars.iter().all(|ch| ch.is_ascii() || *ch == 'ü');
    let parted = parted(collection, readings, word);
    let mut near: Vec<(usize, u32, usize)> = Vec::new();
    for (at, term) in readings.terms().iter().enumerate() {
        if term.count == 0 || term.text.chars == chars {
            continue;
        }
        let name: String = term.text.chars.iter().collect();
        let by_sound = far_by_sound(&spellings, &term.spellings().unwrap_or_default());
        let far = if is_typed_in_letters {
            let most = if folded.len() > SHORT { 2 } else { 1 };
            by_sound.filter(|far| *far <= most)
        } else {
            let same = by_sound.filter(|far| *far == 0 && term.text.chars.len() == chars.len());
            same.or_else(|| {
                differs_by_one(&folded, &name).then(|| 1 + by_sound.unwrap_or(2).min(2))
            })
        };
        near.extend(far.map(|far| (far, u32::MAX - term.count, at)));
    }
    near.sort_unstable();
    near.truncate(TRIED);
    let near = near.into_iter().map(|(far, _, at)| (far, readings.terms()[at].name.clone()));
    parted.into_iter().chain(near).collect()
}

/// Of more letters than this two may be wrong.
const SHORT: usize = 5;

/// By how many letters two ways of reading differ at least; letters that changed places count once.
fn far_by_sound(one: &[String], other: &[String]) -> Option<usize> {
    one.iter().flat_map(|own| other.iter().map(move |other| osa_distance(own, other))).min()
}

/// Whether one character was changed, or in a word of three or more left out, doubled or moved.
fn differs_by_one(typed: &str, name: &str) -> bool {
    let (typed_len, name_len) = (typed.chars().count(), name.chars().count());
    let is_long = typed_len.min(name_len) > 2 || typed_len == name_len;
    is_long && typed_len > 1 && osa_distance(typed, name) == 1
}
