//! The conditions in force, each with a way to take it back.

use anlan_engine::selection::Condition;
use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::view::when::When;

/// The conditions as removable chips under a heading; nothing where none is in force.
#[component]
pub fn Conditions(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let conditions = Memo::new(move |_| explorer.with(|now| now.selection.conditions()));
    view! {
        <When is=Signal::derive(move || !conditions.read().is_empty())>
            <section class="conditions" aria-labelledby="conditions">
                <h2 id="conditions">{words.conditions}</h2>
                <ul>
                    {move || {
                        let chip = |condition| view! { <Chip explorer condition /> };
                        conditions.get().into_iter().map(chip).collect_view()
                    }}
                </ul>
                <button type="button" class="link" on:click=move |_| explorer.clear()>
                    {words.clear_all}
                </button>
            </section>
        </When>
    }
}

#[component]
fn Chip(explorer: Explorer, condition: Condition) -> impl IntoView {
    let words = explorer.words();
    // The words of a query or the ends of a span change while their chip stays.
    let name = move || explorer.condition_name(condition);
    let label = move || {
        let (about, value) = name();
        (words.pair)(&about, &value)
    };
    view! {
        <li>
            <button
                type="button"
                class="chip"
                aria-label=move || (words.condition_remove)(&label())
                on:click=move |_| explorer.remove(condition)
            >
                <span class="chip-about">{move || name().0}</span>
                <span class="chip-value">{move || name().1}</span>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M6 6l8 8M14 6l-8 8" />
                </svg>
            </button>
        </li>
    }
}
