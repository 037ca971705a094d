//! Ten digits to touch, for a screen without a keyboard.

use anlan_pages::venue::PIN_DIGITS;
use leptos::prelude::*;

/// The pad. What is typed can be as long as a PIN.
#[component]
pub fn DigitPad(typed: RwSignal<String>, delete: &'static str) -> impl IntoView {
    let key = move |digit: char| {
        let add = move |_| {
            typed.update(|typed| {
                if typed.len() < PIN_DIGITS.1 {
                    typed.push(digit);
                }
            });
        };
        view! {
            <button type="button" class="key" on:click=add>
                {digit}
            </button>
        }
    };
    view! {
        <div class="digit-pad">
            {('1'..='9').map(key).collect_view()}
            <button
                type="button"
                class="key key-wide"
                on:click=move |_| typed.update(|typed| {
                    let _ = typed.pop();
                })
            >
                {delete}
            </button>
            {key('0')}
        </div>
    }
}
