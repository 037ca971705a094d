//! What is wrong with the collection although it shows.

use anlan_engine::load::Loaded;
use anlan_pages::notices::complaints;
use leptos::prelude::*;

use crate::explorer::Explorer;

/// Says how many cases could not be loaded, and why each; nothing where all is well.
#[component]
pub fn Notices(explorer: Explorer, loaded: &'static Loaded) -> impl IntoView {
    let words = explorer.words();
    let n_left_out = loaded.left_out();
    let left_out = (n_left_out > 0).then(|| {
        view! {
            <div class="notice" role="alert">
                <p>{(words.left_out)(n_left_out, loaded.found)}</p>
                <details>
                    <summary>{words.left_out_show}</summary>
                    <ul inner_html=complaints(words, &loaded.complaints) />
                </details>
            </div>
        }
    });
    let empty = loaded.collection.is_empty().then(|| view! { <p class="notice">{words.empty}</p> });
    view! {
        {left_out}
        {empty}
    }
}
