//! What is wrong with the collection although it shows.

use anlan_engine::check::{Complaint, Grade};
use anlan_engine::load::Loaded;
use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::words::Words;

/// Says how many cases could not be loaded, and why each; nothing where all is well.
#[component]
pub fn Notices(explorer: Explorer, loaded: &'static Loaded) -> impl IntoView {
    let words = explorer.words();
    let left_out = loaded.left_out();
    let complaints = (left_out > 0).then(|| {
        let must = loaded.complaints.iter().filter(|complaint| complaint.grade == Grade::Must);
        view! {
            <div class="notice" role="alert">
                <p>{(words.left_out)(left_out, loaded.found)}</p>
                <details>
                    <summary>{words.left_out_show}</summary>
                    <ul>{must.map(|complaint| complaint_line(words, complaint)).collect_view()}</ul>
                </details>
            </div>
        }
    });
    let empty = loaded.collection.is_empty().then(|| view! { <p class="notice">{words.empty}</p> });
    view! {
        {complaints}
        {empty}
    }
}

fn complaint_line(words: &'static Words, complaint: &Complaint) -> impl IntoView + use<> {
    let place = [complaint.case.as_str(), complaint.field.as_str(), complaint.value.as_str()];
    let place: Vec<String> =
        place.iter().filter(|part| !part.is_empty()).map(|part| (*part).to_owned()).collect();
    let nearest = complaint.nearest.as_deref().map(words.did_you_mean);
    view! {
        <li>
            <code>{place.join(" · ")}</code>
            " "
            {(words.complaint)(&complaint.reason)}
            " "
            {nearest}
        </li>
    }
}
