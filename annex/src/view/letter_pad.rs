//! Letters to touch, where there is no keyboard: enough to type pinyin or the first letters of words,
//! which are then chosen from what is suggested.

use anlan::browser::page;
use leptos::prelude::*;

use super::suggestions::Suggesting;
use crate::browser::search_field;

/// The pad at the foot of the screen, there while the search field has the focus.
#[component]
pub fn LetterPad(suggesting: Suggesting) -> impl IntoView {
    // The letters of the system would cover those here.
    Effect::new(move |_| {
        if suggesting.is_entered.get() {
            search_field::set("inputmode", Some("none"));
        }
    });
    move || suggesting.is_entered.get().then(|| view! { <Pad suggesting /> })
}

#[component]
fn Pad(suggesting: Suggesting) -> impl IntoView {
    let words = suggesting.words();
    let change = |change: fn(&mut String)| {
        let mut text = search_field::text();
        change(&mut text);
        search_field::write(&text);
    };
    // In the order of the alphabet: who knows no keyboard finds them, and who does, too.
    let letters = ('a'..='z').map(|letter| {
        let add = move |_| search_field::write(&format!("{}{letter}", search_field::text()));
        view! {
            <button type="button" class="key" on:click=add>
                {letter}
            </button>
        }
    });
    let suggested = move || {
        let offered = suggesting.offered.read();
        let own = |(at, suggestion)| {
            let (name, kind) = suggesting.name(suggestion);
            view! {
                <button type="button" class="pad-word" on:click=move |_| {
                    suggesting.take(at);
                    page::after(0, search_field::leave);
                }>
                    <span class="suggestion-name">{name}</span>
                    <span class="suggestion-kind">{kind}</span>
                </button>
            }
        };
        offered.iter().take(SHOWN).enumerate().map(own).collect_view()
    };
    view! {
        <section
            class="letter-pad"
            aria-label=words.pad
            // The field keeps the focus, and so the pad stays.
            on:pointerdown=|down| down.prevent_default()
            on:mousedown=|down| down.prevent_default()
        >
            <p>{words.pad_hint}</p>
            <div class="pad-words">{suggested}</div>
            <div class="pad-letters">
                {letters.collect_view()}
                <button
                    type="button"
                    class="key key-word"
                    on:click=move |_| change(|text| {
                        let _ = text.pop();
                    })
                >
                    {words.delete}
                </button>
                <button
                    type="button"
                    class="key key-word"
                    on:click=move |_| change(|text| text.push(' '))
                >
                    {words.space}
                </button>
            </div>
            <div class="pad-ends">
                <button
                    type="button"
                    class="button kiosk-quiet"
                    on:click=move |_| change(String::clear)
                >
                    {words.clear}
                </button>
                <button type="button" class="button" on:click=|_| search_field::leave()>
                    {words.done}
                </button>
            </div>
        </section>
    }
}

/// So many words are shown to touch; the rest takes another letter.
const SHOWN: usize = 6;
