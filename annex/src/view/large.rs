//! What large type has beside the page: the choice of a size, and the languages, which its header
//! leaves out.

use anlan::explorer::Explorer;
use anlan_pages::masthead;
use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser::settings;
use crate::browser::slot::before_page;

/// The sizes above the page, the languages below it; nothing in another mode, which is another
/// visit to the page.
#[component]
pub fn Large(explorer: Explorer) -> impl IntoView {
    if !explorer.address().mode.is_elder() {
        return ().into_any();
    }
    let words = explorer.locale.aloud();
    let languages = move || explorer.document(&|context| masthead::languages(context, "below-"));
    view! {
        {before_page()
            .map(|mount| {
                view! {
                    <Portal mount>
                        <TextSize explorer />
                    </Portal>
                }
            })}
        <nav class="elder-languages" aria-label=words.languages inner_html=languages />
    }
    .into_any()
}

#[component]
fn TextSize(explorer: Explorer) -> impl IntoView {
    let words = explorer.locale.aloud();
    let size = RwSignal::new(settings::text_size());
    let choices = words.text_sizes.into_iter().enumerate().map(|(own, (seen, meant))| {
        view! {
            <button
                type="button"
                aria-label=meant
                aria-pressed=move || (size.get() == own).to_string()
                on:click=move |_| {
                    size.set(own);
                    settings::set_text_size(own);
                }
            >
                {seen}
            </button>
        }
    });
    view! {
        <section class="elder-bar" aria-label=words.text_size>
            <span aria-hidden="true">{words.text_size}</span>
            {choices.collect_view()}
        </section>
    }
}
