//! The facets: one panel for each, a checkbox for each bucket with its live count.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::search::Query;
use anlan_pages::facets::{any_or_all, badge, lines};
use anlan_pages::own;
use leptos::html::Ul;
use leptos::prelude::*;

use crate::browser;
use crate::explorer::{Explorer, Line};
use crate::view::when::When;

/// A facet with more buckets than this can be searched.
const SEARCHABLE: usize = 10;
/// The buckets shown before a visitor asks for all.
const FIRST: usize = 8;

/// All facets, one panel under another, as many of them as are drawn.
#[component]
pub fn Facets(explorer: Explorer, #[prop(into)] drawn: Signal<usize>) -> impl IntoView {
    let panel = move |(at, facet)| {
        view! {
            <When is=Signal::derive(move || drawn.get() > at)>
                <FacetPanel explorer facet />
            </When>
        }
    };
    own::facets().enumerate().map(panel).collect_view()
}

/// One facet.
#[component]
pub fn FacetPanel(explorer: Explorer, facet: Facet) -> impl IntoView {
    let words = explorer.words();
    let name = (words.facet)(facet);
    let column = explorer.collection.column(facet);
    let chosen = Memo::new(move |_| explorer.with(|now| now.selection.chosen(facet).to_vec()));
    let needle = RwSignal::new(String::new());
    let expanded = RwSignal::new(false);
    let visible = Memo::new(move |_| {
        let fold = explorer.collection.fold();
        let first = if expanded.get() { column.len() } else { FIRST };
        column.listed(&Query::parse(&needle.read(), fold), fold, first, &chosen.read())
    });
    // The first two say the most to someone new; the rest open by themselves when in use.
    let starts_open =
        matches!(facet, Facet::District | Facet::Theme) || !chosen.read_untracked().is_empty();
    let long = column.len() > FIRST;
    view! {
        <details class="facet" open=starts_open>
            <summary>
                <h3>{name}</h3>
                <span inner_html=move || explorer.document(&|context| badge(context, facet)) />
            </summary>
            <fieldset>
                <legend class="visually-hidden">{name}</legend>
                {(column.len() > SEARCHABLE).then(|| view! { <Needle label=(words.facet_search)(name) needle /> })}
                <div inner_html=move || explorer.document(&|context| any_or_all(context, facet)) />
                <Buckets explorer facet visible />
                <p class="fine">
                    {move || visible.read().is_empty().then_some(words.facet_no_value)}
                </p>
                <When is=Signal::derive(move || long && needle.read().is_empty())>
                    <button
                        type="button"
                        class="link"
                        aria-expanded=move || expanded.get().to_string()
                        on:click=move |_| expanded.update(|is| *is = !*is)
                    >
                        {move || {
                            if expanded.get() {
                                words.facet_less.to_owned()
                            } else {
                                (words.facet_more)(column.len())
                            }
                        }}
                    </button>
                </When>
            </fieldset>
        </details>
    }
}

/// A line for each bucket. Written once; what changes in it is written in its place.
#[component]
fn Buckets(explorer: Explorer, facet: Facet, visible: Memo<Vec<BucketId>>) -> impl IntoView {
    let list = NodeRef::<Ul>::new();
    let document = untrack(|| explorer.document(&|context| lines(context, facet)));
    Effect::new(move |before: Option<Vec<Line>>| {
        let Some(list) = list.get() else { return Vec::new() };
        let now = explorer.lines(facet, &visible.read());
        browser::lines::show(&list, &before.unwrap_or_default(), &now);
        now
    });
    let toggle = move |change| {
        let place = event_target_value(&change).parse().ok();
        let mut buckets = explorer.collection.column(facet).ids();
        if let Some(bucket) = place.and_then(|place| buckets.nth(place)) {
            explorer.toggle(facet, bucket);
        }
    };
    view! { <ul class="buckets" node_ref=list inner_html=document on:change=toggle /> }
}

#[component]
fn Needle(label: String, needle: RwSignal<String>) -> impl IntoView {
    view! {
        <input
            class="needle"
            type="search"
            autocomplete="off"
            aria-label=label.clone()
            placeholder=label
            prop:value=move || needle.get()
            on:input=move |input| needle.set(event_target_value(&input))
        />
    }
}
