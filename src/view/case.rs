//! The page of one case, as a dialog over the list.

use anlan_engine::collection::CaseId;
use anlan_pages::case::{self as pages, HEADING};
use anlan_pages::masthead;
use anlan_pages::words::Words;
use leptos::ev::{Event, MouseEvent};
use leptos::html::Dialog;
use leptos::prelude::*;

use crate::browser::{history, page};
use crate::explorer::Explorer;

/// The dialog; open while the address names a case.
#[component]
pub fn CaseDialog(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let dialog = NodeRef::<Dialog>::new();
    let open = Memo::new(move |_| explorer.with(|now| now.case));
    Effect::new(move |_| {
        let case = open.get();
        if let Some(dialog) = dialog.get() {
            page::set_open(&dialog, case.is_some());
        }
        page::set_title(&title(explorer, case), explorer.locale.tag());
        if case.is_some() {
            page::after(0, || page::focus(HEADING));
        }
    });
    let bar = move || {
        open.get().map_or_else(String::new, |case| {
            explorer.document(&|context| pages::bar(context, case))
        })
    };
    let article = move || {
        open.get().map_or_else(String::new, |case| {
            explorer.document(&|context| pages::article(context, case, &page::today()))
        })
    };
    let (copy, said) = copying(words);
    // A click on the dialog itself, and not on what is in it, is one beside the page.
    let clicked = move |click: MouseEvent| {
        if click.target() == click.current_target() {
            explorer.open(None);
        } else if let Some(text) = page::asked_to_copy(&click) {
            copy(if text.is_empty() { history::href() } else { text });
        }
    };
    view! {
        <dialog
            class="case"
            node_ref=dialog
            aria-labelledby=HEADING
            on:click=clicked
            on:cancel=move |cancel: Event| {
                cancel.prevent_default();
                explorer.open(None);
            }
        >
            <header class="case-bar" inner_html=bar />
            // For the annex, which reads the case aloud.
            <div id="aloud" />
            <article inner_html=article />
            <p class="case-said" role="status">
                {said}
            </p>
        </dialog>
    }
}

/// The name of the page: the case that is open, or else what the page is.
fn title(explorer: Explorer, case: Option<CaseId>) -> String {
    let locale = explorer.locale;
    match case {
        Some(case) => masthead::title(locale, Some(locale.title(explorer.collection.case(case)))),
        None => masthead::title(locale, None),
    }
}

/// What copies a text, and how the last copy went in words, for a moment.
fn copying(words: &'static Words) -> (impl Fn(String) + Copy, Signal<Option<&'static str>>) {
    // The number of the copy, and how it went: a word that is late is about a copy before.
    let said = RwSignal::new((0_u32, None));
    let say = move |number: u32, word: Option<&'static str>| {
        said.try_update(|said| {
            if said.0 == number {
                said.1 = word;
            }
        });
    };
    let copy = move |text: String| {
        let number = said.get_untracked().0 + 1;
        said.set((number, None));
        page::copy(text, move |done| {
            say(number, Some(if done { words.copied } else { words.copy_failed }));
            page::after(2000, move || say(number, None));
        });
    };
    (copy, Signal::derive(move || said.get().1))
}
