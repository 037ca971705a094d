//! What is wrong with a collection although it shows.

use anlan_engine::check::{Complaint, Grade};
use maud::{Markup, html};

use crate::words::Words;

/// One line for each complaint that leaves a case out.
pub fn complaints(words: &Words, complaints: &[Complaint]) -> String {
    let must = complaints.iter().filter(|complaint| complaint.grade == Grade::Must);
    html! { @for complaint in must { (line(words, complaint)) } }.into_string()
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
