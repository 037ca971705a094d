//! Candidates that are texts of the article: title, background, practices, outcomes, captions and source;
//! and the figures in them.

use anlan_engine::case::{CaseDate, DateKind, Figure};
use anlan_engine::date::PartialDate;

use super::boilerplate::caption_start;
use super::date::{Mention, Reckoning, mentions};
use super::draft::{Became, Candidate, Field, Note, Place, Reading, Sure, Value};
use super::figure::{Amount, amounts, label};
use super::heading::content;
use super::origin;
use super::pieces::Piece;
use super::script::clean;
use super::sentence::{around, clauses, sentences, trimmed};

/// When the article came out, by its own line.
pub(super) fn published(pieces: &[Piece], became: &[(Became, Sure)]) -> Option<PartialDate> {
    let lines = pieces.iter().zip(became).filter(|(_, own)| own.0 == Became::SourceLine);
    lines.filter_map(|(piece, _)| origin::published(&piece.plain)).map(|(date, _)| date).next()
}

/// All of a piece.
fn whole(at: usize, plain: &str) -> Place {
    Place { paragraph: at, start: 0, end: plain.len() }
}

/// A range of a piece.
pub(super) fn place(at: usize, range: std::ops::Range<usize>) -> Place {
    Place { paragraph: at, start: range.start, end: range.end }
}

/// The candidates that are texts, and the figures.
pub(super) fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (at, plain) in reading.of(Became::Title) {
        let sure = reading.became[at].1;
        let text = clean(plain);
        let from = vec![whole(at, plain)];
        candidates.push(Candidate::text(Field::SourceTitle, text.clone(), from.clone(), sure));
        candidates.push(Candidate::text(Field::Title, text, from, sure));
    }
    candidates.extend(joined(reading, Field::Background, Became::Background));
    candidates.extend(joined(reading, Field::Outcomes, Became::Outcomes));
    candidates.extend(practices(reading));
    for (at, plain) in reading.of(Became::Caption) {
        let range = caption_start(plain)..plain.len();
        let text = clean(plain.get(range.clone()).unwrap_or_default());
        let text = text.trim_end_matches('。').to_owned();
        if !text.is_empty() {
            let from = vec![place(at, range)];
            candidates.push(Candidate::text(Field::Captions, text, from, reading.became[at].1));
        }
    }
    candidates.extend(source(reading));
    candidates.extend(figures(reading));
    candidates
}

/// The pieces of one kind as one text.
fn joined(reading: &Reading<'_>, field: Field, kind: Became) -> Option<Candidate> {
    let (mut text, mut from, mut sure) = (String::new(), Vec::new(), Sure::Certain);
    for (at, plain) in reading.of(kind) {
        let part = clean(plain);
        if !text.is_empty()
            && !text.ends_with(['。', '；', '：', '！', '？', '”', '，', '、', '）'])
        {
            text.push('：');
        }
        text.push_str(&part);
        from.push(whole(at, plain));
        sure = sure.max(reading.became[at].1);
    }
    (!text.is_empty()).then(|| Candidate::text(field, text, from, sure))
}

/// The longest heading that is made of the first words of a text, in characters.
const HEADING: usize = 16;

fn practices(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut candidates: Vec<Candidate> = Vec::new();
    let mut last = None;
    for (at, (piece, (became, sure))) in reading.pieces.iter().zip(reading.became).enumerate() {
        match *became {
            Became::PracticeHeading { practice } => {
                let range = content(&piece.plain);
                let text = clean(piece.plain.get(range.clone()).unwrap_or_default());
                last = Some(practice);
                let from = vec![place(at, range)];
                candidates.push(Candidate::text(
                    Field::PracticeHeading(practice),
                    text,
                    from,
                    *sure,
                ));
            }
            Became::PracticeText { practice } => {
                let mut start = 0;
                if last != Some(practice) {
                    last = Some(practice);
                    let own = first_words(at, &piece.plain, practice);
                    start = own.as_ref().map_or(0, |own| own.1);
                    candidates.extend(own.map(|own| own.0));
                }
                let range = start..piece.plain.len();
                push_text(&mut candidates, practice, place(at, range), &piece.plain, *sure);
            }
            _ => {}
        }
    }
    candidates
}

/// Adds a piece to the text of its practice, which was begun last.
fn push_text(
    candidates: &mut Vec<Candidate>,
    practice: usize,
    here: Place,
    plain: &str,
    sure: Sure,
) {
    let field = Field::PracticeText(practice);
    let part = clean(plain.get(here.start..here.end).unwrap_or_default());
    if let Some(own) = candidates.last_mut().filter(|own| own.field == field)
        && let Value::Text(text) = &mut own.value
    {
        if !text.ends_with(['。', '；', '：', '！', '？', '”', '，', '、', '）']) {
            text.push('：');
        }
        text.push_str(&part);
        own.from.push(here);
        own.sure = own.sure.max(sure);
        return;
    }
    candidates.push(Candidate::text(field, part, vec![here], sure));
}

/// A heading for a text that lacks one, and where the text begins behind it: its first sentence where
/// that is as short as a heading, or else its first clause, which stays in the text.
fn first_words(at: usize, plain: &str, practice: usize) -> Option<(Candidate, usize)> {
    let field = Field::PracticeHeading(practice);
    let sentence = sentences(plain).into_iter().next()?;
    let range = trimmed(plain, sentence.clone());
    let text = clean(plain.get(range.clone())?);
    let is_short = (3..=HEADING).contains(&text.chars().count()) && sentence.end < plain.len();
    if is_short && !text.contains(['，', '；', '：']) {
        let candidate = Candidate::text(field, text, vec![place(at, range)], Sure::Likely);
        return Some((candidate.noting(Note::HeadingGuessed), sentence.end));
    }
    let range = trimmed(plain, clauses(plain).into_iter().next()?);
    let text: String = clean(plain.get(range.clone())?).chars().take(HEADING).collect();
    let candidate = Candidate::text(field, text, vec![place(at, range)], Sure::Guess);
    Some((candidate.noting(Note::HeadingGuessed), 0))
}

fn source(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (at, plain) in reading.of(Became::SourceLine) {
        if let Some(range) = origin::publisher(plain) {
            let text = clean(plain.get(range.clone()).unwrap_or_default());
            let from = vec![place(at, range)];
            candidates.push(Candidate::text(Field::SourcePublisher, text, from, Sure::Likely));
        }
        if let Some((date, range)) = origin::published(plain) {
            let from = vec![place(at, range)];
            let text = date.to_string();
            candidates.push(Candidate::text(
                Field::SourcePublished,
                text,
                from.clone(),
                Sure::Likely,
            ));
            let value = CaseDate { value: Some(date), kind: Some(DateKind::Published) };
            let own = Candidate::text(Field::Date, String::new(), from, Sure::Likely);
            candidates.push(Candidate { value: Value::Date(value), ..own });
        }
    }
    let is_page = |at: usize| {
        use super::draft::LeftOut::{Links, Page, Tail};
        matches!(reading.became[at].0, Became::LeftOut { reason: Page | Tail | Links })
    };
    let pieces = reading.pieces.iter().enumerate().filter(|(at, _)| !is_page(*at));
    for (at, piece) in pieces {
        if let Some(range) = origin::address(&piece.plain) {
            let text = piece.plain.get(range.clone()).unwrap_or_default().to_owned();
            let is_of_source =
                reading.became[at].0 == Became::SourceLine || piece.plain.contains("原文");
            let sure = if is_of_source { Sure::Likely } else { Sure::Guess };
            candidates.push(Candidate::text(Field::SourceUrl, text, vec![place(at, range)], sure));
        }
    }
    candidates
}

fn figures(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut reckoning = Reckoning::new(reading.published);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, plain) in reading.told() {
        let sentences = sentences(plain);
        let clauses = clauses(plain);
        let dates = resolved(plain, &mut reckoning);
        for amount in amounts(plain) {
            let sentence = around(&sentences, amount.at.start);
            let before = dates.partition_point(|(own, _, _)| own.at.end <= amount.at.start);
            let when = before.checked_sub(1).and_then(|at| dates.get(at));
            let when = when
                .filter(|(own, _, _)| sentence.contains(&own.at.start) && !is_start(plain, own));
            let label = label(plain, around(&clauses, amount.at.start), &amount);
            candidates.extend(figure(clean(&label), &amount, when).map(|own| Candidate {
                from: vec![place(at, amount.at.clone())],
                ..own.within(place(at, trimmed_end(plain, sentence)))
            }));
        }
    }
    candidates
}

/// Whether a date is the beginning of what is counted, not its time.
fn is_start(plain: &str, mention: &Mention) -> bool {
    plain.get(mention.at.end..).is_some_and(|rest| rest.starts_with("以来"))
}

/// The candidate of an amount, whose places are still to be told.
fn figure(
    label: String,
    amount: &Amount,
    when: Option<&(Mention, PartialDate, bool)>,
) -> Option<Candidate> {
    if label.is_empty() {
        return None;
    }
    let figure = Figure {
        label,
        value: amount.value,
        unit: amount.unit.clone(),
        qualifier: amount.qualifier,
        as_of: when.map(|(_, date, _)| date.to_string()),
    };
    let sure = if amount.is_doubtful { Sure::Guess } else { Sure::Likely };
    let own = Candidate::text(Field::Figures, String::new(), Vec::new(), sure);
    let own = Candidate { value: Value::Figure(figure), ..own.noting(Note::LabelGuessed) };
    Some(if when.is_some_and(|own| own.2) { own.noting(Note::DateInferred) } else { own })
}

/// The dates of a piece with what they mean, and whether that was inferred.
pub(super) fn resolved(
    plain: &str,
    reckoning: &mut Reckoning,
) -> Vec<(Mention, PartialDate, bool)> {
    let one = |own: Mention| {
        let (date, is_inferred) = reckoning.resolve(own.written)?;
        Some((own, date, is_inferred))
    };
    mentions(plain).into_iter().filter_map(one).collect()
}

/// A sentence without the white space around it.
pub(super) fn trimmed_end(plain: &str, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let own = plain.get(range.clone()).unwrap_or_default();
    let start = range.start + own.len() - own.trim_start().len();
    start..start + own.trim().len()
}
