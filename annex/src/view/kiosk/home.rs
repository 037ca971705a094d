//! The ways into the page, for someone who has never seen it.

use anlan::browser::page;
use anlan_engine::facet::{BucketId, Facet};
use anlan_pages::address::View;
use leptos::prelude::*;

use super::modal::Modal;
use super::{Hall, Stage};

/// At most seven ways, each of them an address of the page.
#[component]
pub fn Home(hall: Hall) -> impl IntoView {
    let open = Signal::derive(move || hall.stage.get() == Stage::Home);
    // Whoever touches beside the ways wants none of them: there is the page, with all there is.
    let leave = Callback::new(move |()| hall.enter(|_| ()));
    view! {
        <Modal open class="home" label=hall.words().home on_leave=leave>
            <HomeScreen hall />
        </Modal>
    }
}

#[component]
fn HomeScreen(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let by_theme = RwSignal::new(false);
    let home = hall.place.venue.home;
    let ways = move || {
        view! {
            <h2 tabindex="-1" autofocus=true>{words.home}</h2>
            <div class="ways">
                {home.map(|home| view! { <HomeDistrict hall home /> })}
                <Way label=words.by_district on_touch=move || {
                    hall.enter(|to| to.view = View::read(View::DISTRICTS));
                } />
                <Way label=words.by_theme on_touch=move || by_theme.set(true) />
                <Way label=words.by_time on_touch=move || hall.enter(|to| to.view = View::read(View::TIME)) />
                <Way label=words.search on_touch=move || {
                    hall.enter(|_| ());
                    page::after(0, || page::focus("search"));
                } />
                <Way label=words.all_cases on_touch=move || hall.enter(|_| ()) />
            </div>
            <button
                type="button"
                class="button kiosk-quiet"
                on:click=move |_| hall.stage.set(Stage::Attract)
            >
                {words.first_screen}
            </button>
        }
        .into_any()
    };
    let themes = move || {
        view! {
            <h2 tabindex="-1" autofocus=true>{words.themes}</h2>
            <div class="ways ways-many">
                {hall
                    .explorer
                    .collection
                    .column(Facet::Theme)
                    .ids()
                    .map(|theme| view! { <Theme hall theme /> })
                    .collect_view()}
            </div>
            <button
                type="button"
                class="button kiosk-quiet"
                on:click=move |_| by_theme.set(false)
            >
                {words.back}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="home-screen">
            <p class="home-name">{hall.explorer.locale.app()}</p>
            {move || if by_theme.get() { themes() } else { ways() }}
        </div>
    }
}

#[component]
fn Way(#[prop(into)] label: String, on_touch: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="way" on:click=move |_| on_touch()>
            {label}
        </button>
    }
}

/// The cases of the district where the kiosk stands.
#[component]
fn HomeDistrict(hall: Hall, home: BucketId) -> impl IntoView {
    let name = name(hall, Facet::District, home);
    let label = (hall.words().my_district)(&name, count(hall, Facet::District, home));
    view! {
        <Way label on_touch=move || {
            hall.enter(|to| to.selection.choose_only(Facet::District, home));
        } />
    }
}

#[component]
fn Theme(hall: Hall, theme: BucketId) -> impl IntoView {
    let count = count(hall, Facet::Theme, theme);
    view! {
        <button
            type="button"
            class="way"
            on:click=move |_| hall.enter(|to| to.selection.choose_only(Facet::Theme, theme))
        >
            <span>{name(hall, Facet::Theme, theme)}</span>
            <span class="way-count">{count}</span>
        </button>
    }
}

fn name(hall: Hall, facet: Facet, bucket: BucketId) -> String {
    let locale = hall.explorer.locale;
    locale.bucket_name(hall.explorer.collection, facet, bucket, false)
}

fn count(hall: Hall, facet: Facet, bucket: BucketId) -> u32 {
    hall.explorer.collection.column(facet).set(bucket).count()
}
