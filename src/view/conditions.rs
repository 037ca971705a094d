//! The conditions in force, each with a way to take it back.

use anlan_engine::selection::Condition;
use leptos::prelude::*;

use crate::explorer::Explorer;

/// The conditions as removable chips under a heading; nothing where none is in force.
#[component]
pub fn Conditions(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let conditions = explorer.part(|now| now.selection.conditions());
    view! {
        <Show when=move || !conditions.read().is_empty()>
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
        </Show>
    }
}

#[component]
fn Chip(explorer: Explorer, condition: Condition) -> impl IntoView {
    let words = explorer.words();
    // The words of a query or the ends of a span change while their chip stays.
    let name = Memo::new(move |_| explorer.condition_name(condition));
    let label = move || name.with(|(about, value)| (words.pair)(about, value));
    view! {
        <li>
            <button
                type="button"
                class="chip"
                aria-label=move || (words.condition_remove)(&label())
                on:click=move |_| explorer.remove(condition)
            >
                <span class="chip-about">{move || name.with(|(about, _)| about.clone())}</span>
                <span class="chip-value">{move || name.with(|(_, value)| value.clone())}</span>
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M6 6l8 8M14 6l-8 8" />
                </svg>
            </button>
        </li>
    }
}
