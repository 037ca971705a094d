//! Taking the selection away: the page that offers files, and the browser that saves them.

use anlan::browser::page;
use anlan::explorer::Explorer;
use anlan_pages::take::{Take as File, Taking};
use leptos::prelude::*;

use crate::browser::{download, kiosk};

/// What is offered, and what came of it.
#[component]
pub fn Take(explorer: Explorer) -> impl IntoView {
    let words = explorer.locale.take();
    let said = RwSignal::new(String::new());
    let (place, today) = (StoredValue::new(kiosk::address_of("")), StoredValue::new(page::today()));
    let document = move || {
        explorer.document(&|context| {
            Taking { context, page: &place.read_value(), today: &today.read_value() }.document()
        })
    };
    let save = move |take: File| {
        let file = explorer.with(|address| {
            let answer = explorer.answer.read_untracked();
            let collection = explorer.collection;
            let context = anlan_pages::context::Context { collection, address, answer: &answer };
            Taking { context: &context, page: &place.read_value(), today: &today.read_value() }
                .file(take)
        });
        let saved = file.ok().and_then(|file| download::save(&file).map(|()| file.name));
        said.set(saved.map_or_else(|| words.failed.to_owned(), |name| (words.done)(&name)));
    };
    let on_click = move |click| {
        if let Some(take) = download::asked(&click) {
            save(take);
        }
    };
    view! {
        <div class="study" inner_html=document on:click=on_click />
        <p class="take-said" role="status">
            {said}
        </p>
    }
}
