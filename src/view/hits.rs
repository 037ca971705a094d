//! The list of hits: how many, in which order, each as a link to its case; and what to do where
//! there is none.

use std::sync::Arc;

use anlan_engine::answer::Answer;
use anlan_engine::search::Sort;
use anlan_pages::hits::{nothing, rows, sorts};
use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::view::when::When;

/// The hits shown at first, and added each time a visitor asks for more.
const PAGE: usize = 20;

/// How many cases there are.
#[component]
pub fn Count(explorer: Explorer) -> impl IntoView {
    view! {
        <p class="count">
            {move || explorer.count_of_hits()}
        </p>
    }
}

/// The choice of order.
#[component]
pub fn SortChoice(explorer: Explorer) -> impl IntoView {
    view! {
        <label class="sort">
            <span>{explorer.words().sort}</span>
            <select
                inner_html=move || explorer.document(&sorts)
                on:change=move |change| {
                    explorer.sort(Sort::from_key(&event_target_value(&change)));
                }
            />
        </label>
    }
}

/// The list.
#[component]
pub fn Hits(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    // How many are shown holds for one list only: another list starts again with a page.
    let asked: RwSignal<Option<(Arc<Answer>, usize)>> = RwSignal::new(None);
    let shown = move || {
        asked.with(|asked| match asked {
            Some((answer, shown)) if *answer == explorer.answer.get() => *shown,
            _ => PAGE,
        })
    };
    let page = move || {
        let answer = explorer.answer.read();
        let page = answer.hits.first(shown());
        explorer.document(&|context| rows(context, &page))
    };
    let left = move || explorer.answer.read().hits.len().saturating_sub(shown());
    let more = move |_| asked.set(Some((explorer.answer.get(), shown() + PAGE)));
    view! {
        <h2 class="visually-hidden">{words.hits}</h2>
        <ol class="hits" inner_html=page />
        <When is=Signal::derive(move || left() > 0)>
            <button type="button" class="button more" on:click=more>
                {move || (words.more_hits)(left().min(PAGE))}
            </button>
        </When>
        <div inner_html=move || explorer.document(&nothing) />
    }
}
