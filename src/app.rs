//! Loads the collection once and mounts the page over it, or a plain page that says what went wrong.

use anlan_engine::collection::Collection;
use anlan_engine::facet::Facet;
use anlan_engine::load::{LoadError, Loaded, Loader};
use anlan_engine::permalink::decode;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch::{FetchError, bundle};
use crate::browser::turn::Turn;
use crate::browser::{history, page};
use crate::explorer::Explorer;
use crate::view::failure::FailurePage;
use crate::view::screen::{SHOWN, Screen};
use anlan_pages::address::{Address, locale_of};

/// Why there is no collection to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The bundle did not arrive.
    Fetch(FetchError),
    /// It arrived and is no collection.
    Load(LoadError),
}

#[derive(Clone)]
enum Stage {
    Loading,
    Ready(&'static Loaded),
    Failed(Failure),
}

/// Mounts the page. A bug ends in the notice of the static page, which offers to reload.
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        page::fail(&panic.to_string());
    }));
    page::adopt_own();
    // In a turn of its own, apart from that in which the program is made ready to run.
    page::after(0, || mount_to_body(App));
}

/// The page from its first moment on.
#[component]
pub fn App() -> impl IntoView {
    let stage = RwSignal::new(Stage::Loading);
    let begin = move || {
        page::set_state("starting");
        stage.set(Stage::Loading);
        spawn_local(async move {
            match read().await {
                Ok(loaded) => stage.set(Stage::Ready(loaded)),
                Err(failure) => {
                    stage.set(Stage::Failed(failure));
                    page::set_state("ready");
                }
            }
        });
    };
    begin();
    move || match stage.get() {
        // The static page says that it is opening.
        Stage::Loading => ().into_any(),
        Stage::Failed(failure) => {
            let locale = locale_of(&history::query());
            let words = locale.words();
            page::set_title(&format!("{} · {}", locale.app(), words.failed), locale.tag());
            view! { <FailurePage words failure retry=Callback::new(move |()| begin()) /> }
                .into_any()
        }
        Stage::Ready(loaded) => view! { <Explore loaded /> }.into_any(),
    }
}

/// So many cases are read at a time.
const STEP: usize = 16;

/// Reads the collection, turn by turn, and tells how much is read.
///
/// # Errors
/// Where it does not arrive or is none.
pub async fn read() -> Result<&'static Loaded, Failure> {
    let bytes = bundle(locale_of(&history::query())).await.map_err(Failure::Fetch)?;
    let mut turn = Turn::begin();
    turn.pass().await;
    let mut reader = Loader::new(bytes).map_err(Failure::Load)?;
    // Whoever asks for words at once waits for what search reads, too.
    let is_searched = decode(&history::query()).iter().any(|(key, _)| key == "q");
    let share = if is_searched { 0.5 } else { 1.0 };
    while reader.step(STEP).map_err(Failure::Load)? {
        if turn.is_over() {
            page::set_progress(reader.progress() * share);
            turn.pass().await;
        }
    }
    turn.pass().await;
    // It lives as long as the page: leaking it once spares every view a reference count.
    let loaded: &'static Loaded = Box::leak(Box::new(reader.finish()));
    turn.pass().await;
    if is_searched {
        prepare(&loaded.collection, &|made| page::set_progress(share + made * share)).await;
    }
    Ok(loaded)
}

/// Makes all that search reads, turn by turn, and tells how much is made.
async fn prepare(collection: &Collection, tell: &dyn Fn(f64)) {
    let mut turn = Turn::begin();
    while collection.prepare_search() {
        if turn.is_over() {
            tell(collection.search_progress());
            turn.pass().await;
        }
    }
}

#[component]
fn Explore(loaded: &'static Loaded) -> impl IntoView {
    let start = Address::read(&loaded.collection, &history::query());
    history::correct(&start.query(&loaded.collection));
    let explorer = Explorer::new(&loaded.collection, start, history::write);
    history::on_travel(move |query| explorer.follow(query));
    history::on_link(move |query| explorer.visit(query));
    history::on_meant(move |alternatives| explorer.understand(alternatives));
    page::watch_focus();
    Effect::new(move |_| {
        explorer.with(|_| ());
        page::after(0, page::refocus);
    });
    Effect::new(move |before: Option<()>| {
        let count = explorer.count_of_hits();
        // What stands there at first is read in its place.
        if before.is_some() {
            page::say(count);
        }
    });
    let drawn = RwSignal::new(0_usize);
    explorer.wait(async move {
        for parts in 1..=SHOWN + Facet::ALL.len() {
            Turn::begin().pass().await;
            drawn.set(parts);
            // What broke off meanwhile has been said.
            if parts == SHOWN && page::is_starting() {
                page::set_state("ready");
            }
        }
        Turn::begin().pass().await;
        prepare(&loaded.collection, &|_| ()).await;
    });
    view! { <Screen explorer loaded drawn /> }
}
