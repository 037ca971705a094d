//! What is wrong with a collection although it shows.

use anlan_engine::check::{Complaint, Grade, Reason};
use anlan_engine::load::Loaded;
use maud::{Markup, html};

use crate::words::Words;

/// So many complaints are written out: the first of a great many tell what is wrong with all.
const SAID: usize = 100;

/// How many cases could not be loaded, and why each; where texts were cleaned; nothing where all is well.
pub fn notices(words: &Words, loaded: &Loaded) -> String {
    let left_out = loaded.left_out();
    html! {
        @if left_out > 0 {
            (notice(words, loaded, &(words.left_out)(left_out, loaded.found), |own| own.grade == Grade::Must))
        }
        (notice(words, loaded, words.unseen, |own| matches!(own.reason, Reason::Unseen(_))))
        @if loaded.collection.is_empty() { p.notice { (words.empty) } }
    }
    .into_string()
}

/// A sentence with the complaints that it is about; nothing where there is none.
fn notice(words: &Words, loaded: &Loaded, says: &str, is_meant: fn(&Complaint) -> bool) -> Markup {
    let complaints = || loaded.complaints.iter().filter(|own| is_meant(own));
    html! {
        @if complaints().next().is_some() {
            div.notice role="alert" {
                p { (says) }
                details {
                    summary { (words.left_out_show) }
                    ul { @for complaint in complaints().take(SAID) { (line(words, complaint)) } }
                    @if complaints().nth(SAID).is_some() { "…" }
                }
            }
        }
    }
}

fn line(words: &Words, complaint: &Complaint) -> Markup {
    let place = [complaint.case.as_str(), complaint.field.as_str(), complaint.value.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    html! {
        li {
            code { (place.join(" · ")) }
            " " ((words.complaint)(&complaint.reason)) " "
            @if let Some(nearest) = &complaint.nearest { ((words.did_you_mean)(nearest)) }
        }
    }
}
