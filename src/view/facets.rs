//! The facets: one panel for each, a checkbox for each bucket with its live count.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::search::Query;
use anlan_pages::facets::{any_or_all, badge};
use anlan_pages::own;
use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::view::when::When;

/// A facet with more buckets than this can be searched.
const SEARCHABLE: usize = 10;
/// The buckets shown before a visitor asks for all.
const FIRST: usize = 8;

/// All facets, one panel under another.
#[component]
pub fn Facets(explorer: Explorer) -> impl IntoView {
    own::facets().map(|facet| view! { <FacetPanel explorer facet /> }).collect_view()
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
                <ul class="buckets">
                    {column
                        .ids()
                        .map(|bucket| view! { <BucketRow explorer facet bucket visible /> })
                        .collect_view()}
                </ul>
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

#[component]
fn BucketRow(
    explorer: Explorer,
    facet: Facet,
    bucket: BucketId,
    visible: Memo<Vec<BucketId>>,
) -> impl IntoView {
    let count = move || explorer.count(facet, bucket);
    view! {
        <li hidden=move || !visible.read().contains(&bucket)>
            <label class="bucket" class:is-empty=move || count() == 0>
                <input
                    type="checkbox"
                    prop:checked=move || explorer.is_chosen(facet, bucket)
                    on:change=move |_| explorer.toggle(facet, bucket)
                />
                <span class="bucket-name">{explorer.bucket_name(facet, bucket, false)}</span>
                <span class="bucket-count">{move || count().to_string()}</span>
                <span class="bucket-bar" aria-hidden="true" style:--share=move || explorer.share(facet, bucket)></span>
            </label>
        </li>
    }
}
