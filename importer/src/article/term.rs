//! Themes, mechanisms and keywords: where names of the vocabulary, or the words of a definition, occur.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Became, Candidate, Field, Knowledge, Note, Place, Reading, Sure};
use super::script::clean;
use super::sentence::sentences;
use super::texts::place;

/// What a mention in the title counts, and one in a heading.
const IN_TITLE: u32 = 6;
const IN_HEADING: u32 = 3;
/// The most themes, mechanisms and keywords that are offered.
const MOST_THEMES: usize = 3;
const MOST_MECHANISMS: usize = 14;
const MOST_KEYWORDS: usize = 7;
/// The longest keyword, in characters.
const LONGEST_KEYWORD: usize = 12;
/// Words of names that say nothing by themselves.
const EMPTY: &[&str] =
    &["工作", "建设", "办理", "服务", "组织", "创新", "公开", "平台", "网络", "中心"];

/// A value of the vocabulary, as it is looked for.
struct Term<'a> {
    id: &'a str,
    /// Words, with what one mention counts: 0 for the end of a name, which may mean something else.
    needles: Vec<(String, u32)>,
    /// Pairs of characters of the definition.
    pairs: BTreeSet<[char; 2]>,
}

/// What was found of a term.
#[derive(Default)]
struct Found {
    weight: u32,
    /// How often no more than the end of its name occurs.
    ends: u32,
    /// Whether its name was, and not just words of its definition.
    is_named: bool,
    from: Vec<Place>,
    /// What its best sentence shares with its definition.
    best: u32,
}

/// The candidates for themes, mechanisms and keywords.
pub(super) fn candidates(reading: &Reading<'_>, knowledge: &Knowledge<'_>) -> Vec<Candidate> {
    let vocabulary = knowledge.vocabulary;
    let themes = vocabulary.themes.iter().map(|own| Term::new(&own.id, &own.zh, ""));
    let mechanisms = vocabulary.mechanisms.iter();
    let mechanisms = mechanisms.map(|own| Term::new(&own.id, &own.zh, &own.definition_zh));
    let mut candidates = Vec::new();
    candidates.extend(terms(reading, &themes.collect::<Vec<_>>(), Field::Themes, MOST_THEMES));
    candidates.extend(terms(
        reading,
        &mechanisms.collect::<Vec<_>>(),
        Field::Mechanisms,
        MOST_MECHANISMS,
    ));
    let names = vocabulary.themes.iter().map(|own| own.zh.as_str());
    let names = names.chain(vocabulary.mechanisms.iter().map(|own| own.zh.as_str()));
    candidates.extend(keywords(reading, &names.collect::<Vec<_>>()));
    candidates
}

impl Term<'_> {
    fn new<'a>(id: &'a str, name: &str, definition: &str) -> Term<'a> {
        let mut needles: Vec<(String, u32)> = Vec::new();
        for part in name.split(['·', '与', '（', '）', '、', '和']).filter(|part| !part.is_empty())
        {
            let chars: Vec<char> = part.chars().collect();
            needles.push((part.to_owned(), weight(chars.len())));
            // Four characters of a long name stand for it: 营商环境 for 法治化营商环境.
            for own in [chars.get(..4), chars.len().checked_sub(4).and_then(|at| chars.get(at..))] {
                let own: String = own.unwrap_or_default().iter().collect();
                if chars.len() > 4 && !own.is_empty() {
                    needles.push((own, 2));
                }
            }
            if let [_, _, one, other] = chars.as_slice() {
                needles.push((String::from_iter([one, other]), 0));
            }
            let core = EMPTY.iter().find_map(|word| part.strip_suffix(word));
            if let Some(core) = core.filter(|core| core.chars().count() >= 2) {
                needles.push((core.to_owned(), weight(core.chars().count())));
            }
        }
        needles.sort_by(|one, other| one.0.cmp(&other.0).then(other.1.cmp(&one.1)));
        needles.dedup_by(|one, other| one.0 == other.0);
        Term { id, needles, pairs: pairs(definition) }
    }
}

/// What a name of so many characters counts: a short one is said by the way.
fn weight(length: usize) -> u32 {
    match length {
        0..=2 => 1,
        3 => 2,
        _ => 3,
    }
}

/// The pairs of neighbouring characters of a text, without those over a mark.
fn pairs(text: &str) -> BTreeSet<[char; 2]> {
    let chars: Vec<char> = text.chars().collect();
    let all = chars.windows(2).filter_map(|pair| <[char; 2]>::try_from(pair).ok());
    all.filter(|pair| pair.iter().all(|ch| ch.is_alphabetic())).collect()
}

/// The pieces in which terms are looked for, with what a mention counts.
fn pieces<'a>(reading: &'a Reading<'_>) -> impl Iterator<Item = (usize, &'a str, u32)> {
    let title = reading.of(Became::Title).map(|(at, plain)| (at, plain, IN_TITLE));
    let told = reading.told().map(|(at, plain)| {
        let is_heading = matches!(reading.became[at].0, Became::PracticeHeading { .. });
        (at, plain, if is_heading { IN_HEADING } else { 1 })
    });
    title.chain(told)
}

/// So many pairs of a definition in one sentence say that it is meant.
const MEANT: u32 = 4;
/// So many places of a term are kept.
const PLACES: usize = 3;

/// The terms that were found, the weightiest first.
fn terms(reading: &Reading<'_>, terms: &[Term<'_>], field: Field, most: usize) -> Vec<Candidate> {
    let mut found: Vec<Found> = terms.iter().map(|_| Found::default()).collect();
    // A pair that several definitions have says little.
    let mut owners: BTreeMap<[char; 2], Vec<usize>> = BTreeMap::new();
    for (at, term) in terms.iter().enumerate() {
        for pair in &term.pairs {
            owners.entry(*pair).or_default().push(at);
        }
    }
    for (at, plain, counts) in pieces(reading) {
        for sentence in sentences(plain) {
            let text = plain.get(sentence.clone()).unwrap_or_default();
            let here = place(at, sentence.clone());
            for (term, own) in terms.iter().zip(&mut found) {
                let hits = term.needles.iter().filter(|(needle, _)| text.contains(needle.as_str()));
                let Some(weight) = hits.map(|(_, weight)| *weight).max() else { continue };
                own.weight += weight * counts;
                own.ends += if weight == 0 { counts } else { 0 };
                if !own.is_named {
                    own.from.clear();
                }
                own.is_named = true;
                if own.from.len() < PLACES {
                    own.from.push(here);
                }
            }
            let mut shared = vec![0; terms.len()];
            for pair in pairs(text) {
                let owners = owners.get(&pair).map(Vec::as_slice).unwrap_or_default();
                for term in owners.iter().filter(|_| owners.len() <= 2) {
                    shared[*term] += 1;
                }
            }
            for (own, shared) in found.iter_mut().zip(shared) {
                if shared >= MEANT && shared > own.best && !own.is_named {
                    own.best = shared;
                    own.from = vec![here];
                }
            }
        }
    }
    let mut all: Vec<(&Term<'_>, Found)> =
        terms.iter().zip(found).filter(|(_, own)| !own.from.is_empty()).collect();
    all.sort_by_key(|(_, own)| std::cmp::Reverse((own.is_named, own.weight, own.ends, own.best)));
    let one = |(term, own): (&Term<'_>, Found)| {
        let sure = if own.weight >= 3 { Sure::Likely } else { Sure::Guess };
        let candidate = Candidate {
            sentence: own.from.first().copied(),
            ..Candidate::text(field, term.id.to_owned(), own.from, sure)
        };
        if own.is_named { candidate } else { candidate.noting(Note::ByDefinition) }
    };
    all.into_iter().take(most).map(one).collect()
}

/// Words of the case's own: what stands in quotation marks, and names of the vocabulary that occur.
fn keywords(reading: &Reading<'_>, names: &[&str]) -> Vec<Candidate> {
    let mut found: BTreeMap<String, (u32, Place)> = BTreeMap::new();
    let mut add = |word: &str, counts: u32, here: Place| {
        let word = clean(word);
        let length = word.chars().count();
        let is_one = !word.contains(['、', '，', ' ', '；', '。', '“', '《']);
        if (2..=LONGEST_KEYWORD).contains(&length) && is_one {
            found.entry(word).or_insert((0, here)).0 += counts;
        }
    };
    for (at, plain, counts) in pieces(reading) {
        let mut from = 0;
        while let Some(open) = plain.get(from..).and_then(|rest| rest.find('“')) {
            let start = from + open + '“'.len_utf8();
            let rest = plain.get(start..).unwrap_or_default();
            let close = rest.char_indices().take(LONGEST_KEYWORD + 2).find(|(_, ch)| *ch == '”');
            if let Some((length, _)) = close {
                add(
                    plain.get(start..start + length).unwrap_or_default(),
                    counts,
                    place(at, start..start + length),
                );
            }
            from = start;
        }
        for name in names {
            if let Some(start) = plain.find(name) {
                add(name, counts, place(at, start..start + name.len()));
            }
        }
    }
    let mut all: Vec<(String, (u32, Place))> = found.into_iter().collect();
    all.sort_by_key(|(_, (counts, _))| std::cmp::Reverse(*counts));
    let one = |(word, (counts, here)): (String, (u32, Place))| {
        let sure = if counts >= 2 { Sure::Likely } else { Sure::Guess };
        Candidate::text(Field::Keywords, word, vec![here], sure)
    };
    all.into_iter().take(MOST_KEYWORDS).map(one).collect()
}
