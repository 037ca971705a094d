//! What is wrong with a collection although it shows.

use anlan_engine::check::{Complaint, Grade};
use anlan_engine::load::Loaded;
use maud::{Markup, html};

use crate::words::Words;

/// How many cases could not be loaded, and why each; nothing where all is well.
pub fn notices(words: &Words, loaded: &Loaded) -> String {
    let left_out = loaded.left_out();
    let must = loaded.complaints.iter().filter(|complaint| complaint.grade == Grade::Must);
    html! {
        @if left_out > 0 {
            div.notice role="alert" {
                p { ((words.left_out)(left_out, loaded.found)) }
                details {
                    summary { (words.left_out_show) }
                    ul { @for complaint in must { (line(words, complaint)) } }
                }
            }
        }
        @if loaded.collection.is_empty() { p.notice { (words.empty) } }
    }
    .into_string()
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
