//! What an article offers for a draft, each with the sentence that it was read from, and what became of each of
//! its paragraphs: nothing of it is out of sight.

use std::collections::BTreeSet;

use anlan_importer::article::draft::{Became, Candidate, Draft as Article, Field, Value};
use anlan_importer::article::{report, words};
use anlan_importer::columns::FORMS;
use maud::{Markup, html};

use crate::page::form::{Drawing, act, name, name_of_list};

/// The part of the page.
pub fn article(own: &Drawing<'_>, read: &Article, accepted: &BTreeSet<usize>) -> Markup {
    let speech = own.speech;
    let is_left = |became: &Became| matches!(became, Became::LeftOut { .. });
    let n_left = read.paragraphs.iter().filter(|own| is_left(&own.became)).count();
    html! {
        section class="block article" aria-labelledby="offers" {
            h2 id="offers" tabindex="-1" {
                (speech.say("文章里读出的", "Read in the article")) " "
                small { (speech.say(&format!("已采用 {} / {}", accepted.len(), read.candidates.len()), &format!("{} of {} accepted", accepted.len(), read.candidates.len()))) }
            }
            p class="fine" {
                (speech.say(
                    "每一项都出自文章，不是原文照录的附上原句。不确定的没有自动采用，请逐项决定。",
                    "All of it is from the article; what is not in its very words stands with its sentence. What is uncertain was not accepted by itself: decide one by one.",
                ))
            }
            ol class="offers" {
                @for (at, candidate) in read.candidates.iter().enumerate() {
                    li class=(if accepted.contains(&at) { "is-accepted" } else { "is-refused" }) {
                        (offer(own, read, at, candidate, accepted.contains(&at)))
                    }
                }
            }
            details class="paragraphs" {
                summary {
                    (speech.say(
                        &format!("全文 {} 段，各去了哪里；{n_left} 段没有用上", read.paragraphs.len()),
                        &format!("All {} paragraphs, and what became of them; {n_left} are left out", read.paragraphs.len()),
                    ))
                }
                ol {
                    @for paragraph in &read.paragraphs {
                        li class=(if is_left(&paragraph.became) { "left-out" } else { "used" }) {
                            span class="became" { (speech.said(&words::became(paragraph.became, speech.lang()))) }
                            " " (paragraph.text)
                        }
                    }
                }
            }
        }
    }
}

/// The name of a field, as the form below has it.
fn field(own: &Drawing<'_>, field: Field) -> String {
    let path = field.to_string();
    let key = if field == Field::Date { "date.value" } else { &path };
    if let Some(column) = FORMS[0].columns.iter().find(|own| own.key == key) {
        return name(own, column);
    }
    let list = |list: &str| FORMS.iter().find(|own| own.list == list);
    match path.split_once('[').and_then(|(head, rest)| Some((list(head)?, rest.split_once("].")?)))
    {
        Some((form, (at, key))) => {
            let at = at.parse().map_or(1, |at: usize| at + 1);
            let column = form.columns.iter().find(|own| own.key == key);
            let part = column.map(|column| name(own, column)).unwrap_or_default();
            format!("{} {at} · {part}", name_of_list(own.speech, form))
        }
        None => list(&path).map_or(path, |form| name_of_list(own.speech, form)),
    }
}

/// The value of a candidate: the name of what is on a list, anything else as it was read.
fn value(own: &Drawing<'_>, candidate: &Candidate) -> String {
    let named = match &candidate.value {
        Value::Text(text) => own.choices.name(text, own.speech),
        _ => None,
    };
    named.unwrap_or_else(|| {
        let said = report::value(&candidate.value, &|_| None, own.speech.lang());
        // A text stands as it was read; the words around a figure or a date are the desk's.
        let is_text = matches!(candidate.value, Value::Text(_));
        if is_text { said } else { own.speech.said(&said) }
    })
}

fn offer(
    own: &Drawing<'_>,
    read: &Article,
    at: usize,
    candidate: &Candidate,
    is_accepted: bool,
) -> Markup {
    let speech = own.speech;
    let lang = speech.lang();
    let field = field(own, candidate.field);
    let value = value(own, candidate);
    let quoted = candidate.sentence.and_then(|place| report::words_at(read, place));
    let paragraph =
        || read.paragraphs.get(candidate.from.first()?.paragraph).map(|own| own.text.as_str());
    let sentence = quoted.or_else(paragraph).filter(|own| own.trim() != value.trim());
    let notes = candidate.notes.iter().map(|note| words::note(*note, lang));
    let how: Vec<String> = [words::sure(candidate.sure, lang)]
        .into_iter()
        .chain(notes)
        .map(|own| speech.said(own))
        .collect();
    let verb = if is_accepted { "refuse" } else { "accept" };
    let button =
        if is_accepted { speech.say("不用", "Refuse") } else { speech.say("采用", "Accept") };
    html! {
        div class="offer" {
            p class="offer-value" { span class="offer-field" { (field) } " " strong { (value) } }
            p class="fine" { (how.join(&speech.say("，", ", "))) }
            @if let Some(sentence) = sentence { blockquote { (sentence) } }
        }
        button type="button" id=(format!("offer-{at}")) class="button small"
            aria-label=(format!("{button} · {field} · {value}"))
            data-act=(act(&[("act", verb.into()), ("draft", own.draft.key.into()), ("at", at.into())])) { (button) }
    }
}
