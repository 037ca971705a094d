//! Dated steps: a sentence with a date that says what happened then. And the date of the case itself.

use std::ops::Range;

use anlan_engine::case::{CaseDate, DateKind, Milestone};
use anlan_engine::date::{PartialDate, Precision};

use super::date::{Mention, Reckoning, Written};
use super::draft::{Candidate, Field, Note, Reading, Sure, Value};
use super::script::clean;
use super::sentence::{around, sentences, trimmed};
use super::texts::{place, resolved, trimmed_end};

/// The longest text of a step, in characters; a longer one is cut at a clause.
const LONGEST: usize = 60;

/// Words with which a practice begins.
const STARTS: &[&str] = &[
    "启动", "成立", "印发", "出台", "试行", "实施", "上线", "揭牌", "挂牌", "启用", "开展", "推行",
    "建成", "制定",
];

/// The dated steps of an article.
pub(super) fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut reckoning = Reckoning::new(reading.published);
    let mut candidates = Vec::new();
    for (at, plain) in reading.told() {
        let sentences = sentences(plain);
        let dates = resolved(plain, &mut reckoning);
        for (index, (mention, date, is_inferred)) in dates.iter().enumerate() {
            if !is_step(mention) {
                continue;
            }
            let sentence = around(&sentences, mention.at.start);
            let next = dates.get(index + 1).map_or(sentence.end, |own| own.0.at.start);
            let words =
                mention.at.end..next.clamp(mention.at.end, sentence.end.max(mention.at.end));
            let Some(range) = step(plain, sentence.clone(), &mention.at, words) else { continue };
            let text = clean(plain.get(range.clone()).unwrap_or_default());
            let sure = match date.precision() {
                Precision::Year => Sure::Guess,
                _ => Sure::Likely,
            };
            let value = Value::Milestone(Milestone { date: *date, text });
            let from = vec![place(at, mention.at.clone()), place(at, range)];
            let own = Candidate::text(Field::Milestones, String::new(), from, sure);
            let own = Candidate { value, ..own.within(place(at, trimmed_end(plain, sentence))) };
            candidates.push(if *is_inferred { own.noting(Note::DateInferred) } else { own });
        }
    }
    candidates
}

/// Whether a date may be that of a step: not the end or beginning of a span, and no 目前.
fn is_step(mention: &Mention) -> bool {
    let is_day = match mention.written {
        Written::Full(_) | Written::Yearless(..) => true,
        Written::Ago(_, month, _) => month.is_some(),
        Written::Now => false,
    };
    is_day && !mention.is_until && !mention.is_span
}

/// What happened: the words behind the date as far as a clause ends, or those before it in its sentence.
fn step(
    plain: &str,
    sentence: Range<usize>,
    date: &Range<usize>,
    words: Range<usize>,
) -> Option<Range<usize>> {
    let behind = plain.get(words.clone())?;
    let skipped = behind.len()
        - behind.trim_start_matches(['份', '初', '底', '末', '中', '旬', '起', '度']).len();
    let mut range = trimmed(plain, words.start + skipped..words.end);
    if plain.get(range.clone())?.chars().count() < 4 {
        let before = plain.get(sentence.start.min(date.start)..date.start)?;
        let near = before.char_indices().rev().take(LONGEST).last();
        let start = near.map_or(date.start, |(at, _)| date.start - before.len() + at);
        range = trimmed(plain, start..date.start);
    }
    let own = plain.get(range.clone())?;
    // Four words at least; the numbers of a table are none.
    if own.chars().filter(|ch| ch.is_alphabetic()).count() < 4 {
        return None;
    }
    let Some((most, _)) = own.char_indices().nth(LONGEST) else { return Some(range) };
    let head = own.get(..most)?;
    let end = head.rfind(['，', '；', '、']).unwrap_or(most);
    Some(trimmed(plain, range.start..range.start + end))
}

/// The date of the case: beside that of publication, the first step with which it began, and the first
/// honour. A person chooses.
pub(super) fn dates_of_case(reading: &Reading<'_>, candidates: &mut Vec<Candidate>) {
    let started = candidates.iter().filter_map(|own| match &own.value {
        Value::Milestone(step) if STARTS.iter().any(|word| step.text.contains(word)) => {
            Some((step.date, own.clone()))
        }
        _ => None,
    });
    let started = started.min_by_key(|(date, _)| date.span().start());
    let awarded = candidates.iter().find_map(|own| match &own.value {
        Value::Honour(honour) => Some((honour.date?, own.clone())),
        _ => None,
    });
    let is_published = |date: &PartialDate| {
        reading.published.is_none_or(|own| date.span().start() <= own.span().start())
    };
    for (found, kind) in [(started, DateKind::Started), (awarded, DateKind::Awarded)] {
        let Some((date, own)) = found.filter(|(date, _)| is_published(date)) else { continue };
        let value = Value::Date(CaseDate { value: Some(date), kind: Some(kind) });
        let notes = own.notes.into_iter().filter(|note| *note == Note::DateInferred).collect();
        candidates.push(Candidate { field: Field::Date, value, sure: Sure::Guess, notes, ..own });
    }
}
