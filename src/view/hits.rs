//! The list of hits: how many, in which order, each as a link to its case; and what to do where
//! there is none.

use std::sync::Arc;

use anlan_engine::collection::CaseId;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::search::{Snippet, Sort, marks, snippet};
use anlan_engine::selection::relief;
use leptos::prelude::*;

use crate::address::Address;
use crate::explorer::Explorer;
use crate::view::link::Link;
use crate::view::marked::marked;

/// The hits shown at first, and added each time a visitor asks for more.
const PAGE: usize = 20;

/// How many cases there are, said again when it changes.
#[component]
pub fn Count(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let shown = Memo::new(move |_| explorer.all.read().count());
    view! {
        <output class="count">
            {move || (words.count)(shown.get(), explorer.collection.len(), explorer.undated.get())}
        </output>
    }
}

/// The choice of order.
#[component]
pub fn SortChoice(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let sort = explorer.part(|now| now.selection.sort);
    let worded = Memo::new(move |_| !explorer.query.read().is_empty());
    // Without words, "best" and "newest" are the same; only one of the two is offered.
    let offered = move || {
        let all = [Sort::Best, Sort::Newest, Sort::Oldest, Sort::District];
        all.into_iter().filter(move |sort| worded.get() || *sort != Sort::Newest)
    };
    let option = move |own: Sort| {
        let is_own = move || {
            let now = sort.get();
            now == own || (!worded.get() && own == Sort::Best && now == Sort::Newest)
        };
        view! {
            <option value=sort_value(own) prop:selected=is_own selected=is_own>
                {(words.sort_name)(own, worded.get())}
            </option>
        }
    };
    view! {
        <label class="sort">
            <span>{words.sort}</span>
            <select on:change=move |change| {
                explorer.sort(sort_from_value(&event_target_value(&change)));
            }>{move || offered().map(option).collect_view()}</select>
        </label>
    }
}

fn sort_value(sort: Sort) -> &'static str {
    match sort {
        Sort::Best => "best",
        Sort::Newest => "newest",
        Sort::Oldest => "oldest",
        Sort::District => "district",
    }
}

fn sort_from_value(value: &str) -> Sort {
    [Sort::Newest, Sort::Oldest, Sort::District]
        .into_iter()
        .find(|sort| sort_value(*sort) == value)
        .unwrap_or_default()
}

/// The list.
#[component]
pub fn Hits(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    // How many are shown holds for one list only: another list starts again with a page.
    let asked: RwSignal<Option<(Arc<Vec<CaseId>>, usize)>> = RwSignal::new(None);
    let shown = Memo::new(move |_| {
        let hits = explorer.hits.get();
        asked.with(|asked| match asked {
            Some((list, shown)) if *list == hits => *shown,
            _ => PAGE,
        })
    });
    let page = move || explorer.hits.read().iter().copied().take(shown.get()).collect::<Vec<_>>();
    let left = Memo::new(move |_| explorer.hits.read().len().saturating_sub(shown.get()));
    let more = move |_| asked.set(Some((explorer.hits.get(), shown.get() + PAGE)));
    view! {
        <h2 class="visually-hidden">{words.hits}</h2>
        <ol class="hits">
            <For each=page key=|case| *case let(case)>
                <HitRow explorer case />
            </For>
        </ol>
        <Show when=move || { left.get() > 0 }>
            <button type="button" class="button more" on:click=more>
                {move || (words.more_hits)(left.get().min(PAGE))}
            </button>
        </Show>
        <Show when=move || explorer.hits.read().is_empty() && !explorer.collection.is_empty()>
            <Nothing explorer />
        </Show>
    }
}

#[component]
fn HitRow(explorer: Explorer, case: CaseId) -> impl IntoView {
    let words = explorer.words();
    let locale = explorer.locale();
    let record = explorer.collection.case(case);
    let title = if locale.is_chinese() { &record.title } else { &record.title_en };
    let fold = explorer.collection.fold();
    let to = Memo::new(move |_| Address { case: Some(case), ..explorer.address() });
    let excerpt = move || {
        let found = snippet(record, &explorer.query.read(), fold);
        match (found, locale.is_chinese()) {
            (Some(found), _) => snippet_view(&found).into_any(),
            (None, true) => record.background.clone().into_any(),
            (None, false) => record.summary_en.clone().into_any(),
        }
    };
    let tag = move |facet: Facet| move |bucket: &BucketId| view! { <li>{explorer.bucket_name(facet, *bucket, true)}</li> };
    let district = explorer.collection.column(Facet::District).of_case(case);
    let themes = explorer.collection.column(Facet::Theme).of_case(case);
    view! {
        <li class="hit">
            <article>
                <h3>
                    <Link explorer to>
                        {move || marked(title, &marks(title, &explorer.query.read(), fold))}
                    </Link>
                </h3>
                <p class="hit-facts">
                    {district
                        .iter()
                        .map(|bucket| {
                            let name = explorer.bucket_name(Facet::District, *bucket, true);
                            view! { <span class="hit-district">{name}</span> }
                        })
                        .collect_view()}
                    <span class="hit-date">
                        {record.date.value.map_or(words.undated.to_owned(), words.day)}
                    </span>
                </p>
                <p class="hit-excerpt" lang=move || (!locale.is_chinese() && !explorer.query.read().is_empty()).then_some("zh-Hans")>{excerpt}</p>
                <ul class="tags">{themes.iter().map(tag(Facet::Theme)).collect_view()}</ul>
            </article>
            {record
                .figures
                .first()
                .map(|figure| {
                    view! {
                        <p class="hit-figure" lang="zh-Hans">
                            <strong>{words.figure(figure)}</strong>
                            <span>{figure.label.clone()}</span>
                        </p>
                    }
                })}
        </li>
    }
}

fn snippet_view(found: &Snippet) -> impl IntoView + use<> {
    view! {
        {found.cut_before.then_some("…")}
        {marked(&found.text, &found.marks)}
        {found.cut_after.then_some("…")}
    }
}

/// The empty state: what was asked, and the one condition whose removal helps most.
#[component]
fn Nothing(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let asked = move || {
        let conditions = explorer.address().selection.conditions();
        let name = |condition| {
            let (about, value) = explorer.condition_name(condition);
            (words.pair)(&about, &value)
        };
        conditions.into_iter().map(name).collect::<Vec<_>>()
    };
    let offer = Memo::new(move |_| relief(&explorer.matches.read()));
    let offered = move || {
        offer.get().map(|(dimension, count)| {
            view! {
                <button
                    type="button"
                    class="button"
                    on:click=move |_| explorer.remove_dimension(dimension)
                >
                    {(words.relief)((words.dimension)(dimension), count)}
                </button>
            }
        })
    };
    view! {
        <div class="nothing">
            <h3>{words.nothing}</h3>
            <p>{move || (words.nothing_asked)(&asked())}</p>
            <p class="actions">
                {offered}
                <button type="button" class="link" on:click=move |_| explorer.clear()>
                    {words.clear_all}
                </button>
            </p>
        </div>
    }
}
