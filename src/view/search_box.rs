//! The search box. Nothing fires while an input method is still composing.

use leptos::prelude::*;

use crate::explorer::{Entry, Explorer};
use crate::view::when::When;

/// The box with its button to clear it.
#[component]
pub fn SearchBox(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let composing = RwSignal::new(false);
    // A memo, since the box is written at each run: what is being typed stays while all else changes.
    let query = Memo::new(move |_| explorer.with(|now| now.selection.query().to_owned()));
    // What stands in the box: the words as asked, with the spaces around them that are being typed.
    let typed = RwSignal::new(String::new());
    let shown = move || {
        let query = query.get();
        typed.with_untracked(|typed| if typed.trim() == query { typed.clone() } else { query })
    };
    let search = move |text: String| {
        typed.set(text.clone());
        explorer.search(&text, Entry::Replace);
    };
    view! {
        <form class="search" role="search" on:submit=|submit| submit.prevent_default()>
            <label class="visually-hidden" for="search">
                {words.search}
            </label>
            <svg class="search-icon" viewBox="0 0 20 20" aria-hidden="true">
                <circle cx="8.5" cy="8.5" r="5.5" />
                <path d="M13 13l4.5 4.5" />
            </svg>
            <input
                id="search"
                type="search"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder=words.search_placeholder
                prop:value=shown
                on:compositionstart=move |_| composing.set(true)
                on:compositionend=move |end| {
                    composing.set(false);
                    search(event_target_value(&end));
                }
                on:input=move |input| {
                    if !composing.get_untracked() {
                        search(event_target_value(&input));
                    }
                }
            />
            <When is=Signal::derive(move || !query.read().is_empty())>
                <button
                    type="button"
                    class="search-clear"
                    aria-label=words.search_clear
                    on:click=move |_| {
                        explorer.search("", Entry::Push);
                        crate::browser::page::focus("search");
                    }
                >
                    <svg viewBox="0 0 20 20" aria-hidden="true">
                        <path d="M5 5l10 10M15 5L5 15" />
                    </svg>
                </button>
            </When>
            // The annex suggests words here.
            <div id="suggestions" />
        </form>
    }
}
