//! The page of one case, as a dialog over the list.

use anlan_engine::collection::CaseId;
use anlan_pages::case::{HEADING, article};
use leptos::ev::{Event, MouseEvent};
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser::{history, page};
use crate::explorer::Explorer;

/// The dialog; open while the address names a case.
#[component]
pub fn CaseDialog(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let locale = explorer.locale();
    let dialog = NodeRef::<Dialog>::new();
    let open = Memo::new(move |_| explorer.with(|now| now.case));
    Effect::new(move |_| {
        let case = open.get();
        if let Some(dialog) = dialog.get() {
            page::set_open(&dialog, case.is_some());
        }
        let title = case.map(|case| locale.title(explorer.collection.case(case)));
        page::set_title(
            &format!("{} · {}", title.unwrap_or(words.app), title.map_or(words.tagline, |_| words.app)),
            locale.tag(),
        );
        if case.is_some() {
            page::after(0, || page::focus(HEADING));
        }
    });
    let content = move || open.get().map(|case| view! { <CasePage explorer case /> });
    // A click on the dialog itself, and not on what is in it, is a click beside the page.
    let beside = move |click: MouseEvent| {
        if click.target() == click.current_target() {
            explorer.open(None);
        }
    };
    view! {
        <dialog
            class="case"
            node_ref=dialog
            aria-labelledby=HEADING
            on:click=beside
            on:cancel=move |cancel: Event| {
                cancel.prevent_default();
                explorer.open(None);
            }
        >
            {content}
        </dialog>
    }
}

/// The article below a bar: go to the neighbours in the list, copy the link, close.
#[component]
fn CasePage(explorer: Explorer, case: CaseId) -> impl IntoView {
    let words = explorer.words();
    let today = page::today();
    let place = move || explorer.answer.read().hits.iter().position(|own| *own == case);
    let neighbour = move |step: isize| {
        let at = place()?.checked_add_signed(step)?;
        explorer.answer.read().hits.get(at).copied()
    };
    let step = move |step: isize, label: &'static str| {
        view! {
            <button
                type="button"
                class="link"
                disabled=move || neighbour(step).is_none()
                on:click=move |_| {
                    if let Some(next) = neighbour(step) {
                        explorer.open(Some(next));
                    }
                }
            >
                {label}
            </button>
        }
    };
    // Whether the last copy went well, for a moment.
    let said = RwSignal::new(None::<bool>);
    let copy = move |text: String| {
        page::copy(text, move |done| {
            said.try_set(Some(done));
            page::after(2000, move || {
                said.try_set(None);
            });
        });
    };
    view! {
        <div class="case-page">
            <header class="case-bar">
                {step(-1, words.previous)}
                <span class="fine">
                    {move || {
                        let of = explorer.answer.read().hits.len();
                        place().map(|at| (words.place_in_hits)(at + 1, of))
                    }}
                </span>
                {step(1, words.next)}
                <button type="button" class="link" on:click=move |_| copy(history::href())>
                    {words.copy_link}
                </button>
                <span class="fine" role="status">
                    {move || {
                        said.get().map(|done| if done { words.copied } else { words.copy_failed })
                    }}
                </span>
                <button
                    type="button"
                    class="close"
                    aria-label=words.close
                    on:click=move |_| explorer.open(None)
                >
                    <svg viewBox="0 0 20 20" aria-hidden="true">
                        <path d="M5 5l10 10M15 5L5 15" />
                    </svg>
                </button>
            </header>
            <article
                inner_html=move || explorer.document(&|context| article(context, case, &today))
                on:click=move |click| {
                    if let Some(text) = page::asked_to_copy(&click) {
                        copy(text);
                    }
                }
            />
        </div>
    }
}
