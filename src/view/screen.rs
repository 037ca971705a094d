//! The whole screen: header, filters, timeline, the view that lies open, and the open case.

use anlan_engine::load::Loaded;
use anlan_pages::notices::notices;
use anlan_pages::{conditions, masthead, own};
use leptos::prelude::*;

use crate::browser::{page, size};
use crate::explorer::Explorer;
use crate::view::case::CaseDialog;
use crate::view::facets::Facets;
use crate::view::hits::{Count, Hits, SortChoice};
use crate::view::search_box::SearchBox;
use crate::view::timeline::TimelinePanel;
use crate::view::when::When;

/// From this width on the filters stand beside the rest; the same as in `style/layout.css`.
const WIDE: f64 = 1000.0;

/// The parts that are seen at first. They are drawn one after another, each in a turn of its own, and the
/// facets after them: together they would hold up a slow phone.
pub const SHOWN: usize = 4;

/// The screen, as many of its parts as are drawn.
#[component]
pub fn Screen(
    explorer: Explorer,
    loaded: &'static Loaded,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let words = explorer.words();
    let filters_open = RwSignal::new(false);
    let kind = Memo::new(move |_| explorer.with(|now| now.view.kind().to_owned()));
    let is_list = Signal::derive(move || explorer.with(|now| now.view.is_list()));
    let part = move |part: usize| Signal::derive(move || drawn.get() >= part);
    view! {
        <div class="app" data-view=kind hidden=move || drawn.get() < SHOWN>
            <div class="top" inert=move || filters_open.get()>
                <When is=part(1)>
                    <Masthead explorer />
                </When>
                <div inner_html=notices(words, loaded) />
            </div>
            <FilterSheet explorer filters_open drawn />
            <div class="content" inert=move || filters_open.get()>
                <main>
                    <When is=part(2)>
                        <TimelinePanel explorer />
                    </When>
                    <div
                        id="hits"
                        tabindex="-1"
                        aria-busy=move || explorer.is_waiting().to_string()
                    >
                        <div inner_html=move || explorer.document(&conditions::conditions) />
                        // The annex says here what it made of the words.
                        <div id="offers" />
                        <div class="results-head">
                            <Count explorer />
                            <nav
                                class="views"
                                aria-label=words.views
                                inner_html=move || {
                                    explorer.document(&|context| masthead::views(context, false))
                                }
                            />
                            <When is=is_list>
                                <SortChoice explorer />
                            </When>
                        </div>
                        // The annex draws every view but the list.
                        <div id="study" />
                        <When is=Signal::derive(move || drawn.get() >= 3 && is_list.get())>
                            <Hits explorer />
                        </When>
                    </div>
                </main>
                <When is=part(SHOWN)>
                    <footer
                        class="about"
                        inner_html=move || explorer.document(&masthead::about)
                    />
                    <BottomBar explorer filters_open />
                </When>
            </div>
        </div>
        <When is=part(SHOWN)>
            <CaseDialog explorer />
        </When>
    }
}

/// The name of the page, the search, and the choices of language and mode.
#[component]
fn Masthead(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    view! {
        <header class="masthead">
            <a class="skip" href="#hits">
                {words.skip}
            </a>
            <div
                class="brand"
                inner_html=move || explorer.document(&masthead::brand)
            />
            <SearchBox explorer />
            <nav
                class="languages"
                aria-label=words.language
                inner_html=move || {
                    explorer.document(&|context| masthead::languages(context, ""))
                }
            />
            <span
                class="modes"
                inner_html=move || explorer.document(&masthead::modes)
            />
        </header>
    }
}

/// The filters: a column on wide screens, a sheet of their own on narrow ones.
#[component]
fn FilterSheet(
    explorer: Explorer,
    filters_open: RwSignal<bool>,
    drawn: RwSignal<usize>,
) -> impl IntoView {
    let words = explorer.words();
    // A turned tablet may have room for the filters beside the rest: then nothing is covered.
    size::on_resize(move |width| {
        if width >= WIDE {
            filters_open.set(false);
        }
    });
    let close = move || {
        filters_open.set(false);
        page::after(0, || page::focus("filters-open"));
    };
    view! {
        <div
            class="filters"
            class:is-open=move || filters_open.get()
            // A sheet covers the rest, which is inert meanwhile.
            role=move || if filters_open.get() { "dialog" } else { "complementary" }
            aria-label=words.filters
            aria-busy=move || (drawn.get() < SHOWN + own::facets().count()).to_string()
            on:keydown=move |key| {
                if key.key() == "Escape" && filters_open.get_untracked() {
                    close();
                }
            }
        >
            <div class="filters-head">
                <h2 id="filters-heading" tabindex="-1">{words.filters}</h2>
                <span inner_html=move || explorer.document(&conditions::clear) />
            </div>
            <div class="filters-body">
                <Facets
                    explorer
                    drawn=Signal::derive(move || drawn.get().saturating_sub(SHOWN))
                />
            </div>
            <div class="filters-foot">
                <button type="button" class="button" on:click=move |_| close()>
                    {move || (words.filters_done)(explorer.answer.read().hits.len())}
                </button>
            </div>
        </div>
    }
}

/// The bar at the foot of a phone's screen.
#[component]
fn BottomBar(explorer: Explorer, filters_open: RwSignal<bool>) -> impl IntoView {
    let words = explorer.words();
    view! {
        <nav class="bottom-bar" aria-label=words.views>
            <button
                type="button"
                id="filters-open"
                class="button"
                aria-expanded=move || filters_open.get().to_string()
                on:click=move |_| {
                    filters_open.set(true);
                    page::after(0, || page::focus("filters-heading"));
                }
            >
                {words.filters}
                <span inner_html=move || explorer.document(&conditions::badge) />
            </button>
            <span
                class="bottom-views"
                inner_html=move || explorer.document(&|context| masthead::views(context, true))
            />
        </nav>
    }
}
