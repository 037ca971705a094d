//! What an article offers for a draft, each with the sentence that it was read from, and what became of each of
//! its paragraphs: nothing of it is out of sight.

use std::collections::BTreeSet;

use anlan_importer::article::draft::{Became, Candidate, Draft as Article};
use anlan_importer::article::{report, words};
use maud::{Markup, html};

use crate::page::form::{Drawing, act};

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
                    "每一项都附有出处。不确定的没有自动采用，请逐项决定。",
                    "Each with the sentence that it is from. What is uncertain was not accepted by itself: decide one by one.",
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

fn offer(
    own: &Drawing<'_>,
    read: &Article,
    at: usize,
    candidate: &Candidate,
    is_accepted: bool,
) -> Markup {
    let speech = own.speech;
    let lang = speech.lang();
    let field = speech.said(&words::field(candidate.field, lang));
    let value = report::value(&candidate.value, &|id| own.choices.name(id, speech), lang);
    let sentence = candidate.sentence.and_then(|place| report::words_at(read, place));
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
            p class="offer-value" { span class="offer-field" { (field) } " " strong { (speech.said(&value)) } }
            p class="fine" { (how.join(&speech.say("，", ", "))) }
            @if let Some(sentence) = sentence { blockquote { (sentence) } }
        }
        button type="button" id=(format!("offer-{at}")) class="button small"
            aria-label=(format!("{button} · {field} · {value}"))
            data-act=(act(&[("act", verb.into()), ("draft", own.draft.key.into()), ("at", at.into())])) { (button) }
    }
}
