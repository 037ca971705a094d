//! A draft as a person reads it on the command line.

use super::accept::Partial;
use super::draft::{Candidate, Draft, Knowledge, Place, Value};
use super::words::{self, Frame};
use crate::lang::Lang;

/// The longest text that is shown of a paragraph or a value, in characters.
const SHOWN: usize = 64;

/// The whole report of a draft, of which some candidates are accepted.
pub fn report(
    draft: &Draft,
    partial: &Partial,
    is_accepted: impl Fn(&Candidate) -> bool,
    knowledge: &Knowledge<'_>,
    lang: Lang,
) -> String {
    let frame = words::frame(lang);
    let mut text = format!("{} · {}\n\n", frame.paragraphs, words::form(draft.form, lang));
    for (at, own) in draft.paragraphs.iter().enumerate() {
        let line = if own.continues {
            format!("{}{}", frame.comma, frame.same_line)
        } else {
            String::new()
        };
        let (became, sure) = (words::became(own.became, lang), words::sure(own.sure, lang));
        text += &format!(
            "{:>3}  {became}{}{sure}{line}\n     {}\n",
            at + 1,
            frame.comma,
            shown(&own.text)
        );
    }
    text += &format!("\n{}\n\n", frame.candidates);
    for own in &draft.candidates {
        let mut marks = frame.is_accepted.chars();
        let mark = if is_accepted(own) { marks.next() } else { marks.nth(1) };
        text += &format!(
            "{} {}\n",
            mark.unwrap_or(' '),
            candidate(own, draft, knowledge, &frame, lang)
        );
    }
    if !partial.missing.is_empty() {
        text += &format!(
            "\n{}{}{}\n",
            frame.missing,
            frame.colon,
            partial.missing.join(lang.of("、", ", "))
        );
    }
    text
}

fn candidate(
    own: &Candidate,
    draft: &Draft,
    knowledge: &Knowledge<'_>,
    frame: &Frame,
    lang: Lang,
) -> String {
    let notes = own.notes.iter().map(|note| words::note(*note, lang));
    let how: Vec<&str> = [words::sure(own.sure, lang)].into_iter().chain(notes).collect();
    let from: Vec<String> =
        own.from.iter().map(|place| (place.paragraph + 1).to_string()).collect();
    let from = from
        .first()
        .filter(|_| from.iter().all(|own| *own == from[0]))
        .cloned()
        .unwrap_or_else(|| from.join("+"));
    let line = format!(
        "{}{}{} 〔{from}〕 {}",
        words::field(own.field, lang),
        frame.colon,
        value(&own.value, &|id| name_of_id(id, knowledge, lang), lang),
        how.join(frame.comma)
    );
    let sentence = own.sentence.and_then(|place| words_at(draft, place));
    sentence.map_or(line.clone(), |sentence| format!("{line}\n      “{}”", shown(sentence)))
}

/// The words at a place of a draft.
pub fn words_at(draft: &Draft, place: Place) -> Option<&str> {
    draft.paragraphs.get(place.paragraph)?.text.get(place.start..place.end)
}

/// The value of a candidate in words, on one line; an id with its name.
pub fn value(value: &Value, name_of_id: &dyn Fn(&str) -> Option<String>, lang: Lang) -> String {
    match value {
        Value::Text(text) => match name_of_id(text) {
            Some(name) => format!("{text}（{name}）"),
            None => shown(text),
        },
        Value::Figure(own) => {
            let when = own.as_of.as_ref().map(|own| format!(" @{own}")).unwrap_or_default();
            let qualifier = words::qualifier(own.qualifier, lang);
            format!("{} = {qualifier}{} {}{when}", own.label, own.value, own.unit)
        }
        Value::Honour(own) => {
            let by = own.by.as_ref().map(|by| format!(" ← {by}")).unwrap_or_default();
            let when = own.date.map(|own| format!(" @{own}")).unwrap_or_default();
            format!("{}{by}{when}", own.name)
        }
        Value::Milestone(own) => format!("{} {}", own.date, own.text),
        Value::Date(own) => {
            let date = own.value.map(|own| own.to_string()).unwrap_or_default();
            format!(
                "{date} {}",
                own.kind.map(|kind| words::date_kind(kind, lang)).unwrap_or_default()
            )
        }
    }
}

/// The name that goes with an id; nothing where the text is none.
fn name_of_id(text: &str, knowledge: &Knowledge<'_>, lang: Lang) -> Option<String> {
    let vocabulary = knowledge.vocabulary;
    let terms =
        vocabulary.themes.iter().chain(&vocabulary.levels).map(|own| (&own.id, &own.zh, &own.en));
    let mechanisms = vocabulary.mechanisms.iter().map(|own| (&own.id, &own.zh, &own.en));
    let districts = knowledge.districts.iter().map(|own| (&own.code, &own.zh, &own.en));
    let own = terms.chain(mechanisms).chain(districts).find(|own| own.0 == text);
    own.map(|(_, zh, en)| lang.of(zh, en).to_owned())
}

/// A text on one line, cut where it is long.
fn shown(text: &str) -> String {
    let line: String = text.chars().map(|ch| if ch.is_control() { ' ' } else { ch }).collect();
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}
