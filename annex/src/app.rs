//! Loads the collection once more and shows what the annex has over it.

use anlan::app::{Failure, read};
use anlan::browser::{history, page};
use anlan::explorer::Explorer;
use anlan_engine::collection::Collection;
use anlan_pages::address::Address;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{fetch, print};
use crate::view::aloud::Aloud;
use crate::view::kiosk::Kiosk;
use crate::view::large::Large;
use crate::view::letter_pad::LetterPad;
use crate::view::pictures::Pictures;
use crate::view::study::Study;
use crate::view::suggestions::{Suggesting, Suggestions};
use crate::view::tray::Tray;

/// Mounts the annex at the end of the page.
pub fn start() {
    page::adopt_own();
    mount_to_body(App);
}

/// Nothing until the collection is read. Where it does not arrive for the page either, that has said so;
/// where it did for the page, a network that broke off meanwhile comes back.
#[component]
fn App() -> impl IntoView {
    let collection = RwSignal::new(None);
    spawn_local(async move {
        loop {
            match read().await {
                Ok(loaded) => return collection.set(Some(&loaded.collection)),
                // What is no bundle does not become one.
                Err(Failure::Load(_)) => return,
                Err(Failure::Fetch(_)) => fetch::next_chance().await,
            }
        }
    });
    move || collection.get().map(|collection| view! { <Annex collection /> })
}

#[component]
fn Annex(collection: &'static Collection) -> impl IntoView {
    let start = Address::read(collection, &history::query());
    let explorer = Explorer::new(collection, start, history::lead);
    history::on_address(move |query| explorer.follow(query));
    print::on_asked();
    let is_kiosk = explorer.with(|now| now.mode.is_kiosk());
    let suggesting = Suggesting::new(explorer);
    view! {
        <Large explorer />
        <Aloud explorer />
        <Suggestions suggesting />
        <Study explorer />
        <Tray explorer />
        <Pictures explorer />
        {is_kiosk.then(|| view! { <LetterPad suggesting /> })}
        {is_kiosk.then(|| view! { <Kiosk explorer /> })}
    }
}
