//! The list of hits: how many, in which order, each as a link to its case; and what to do where
//! there is none.

use std::sync::Arc;

use anlan_engine::answer::Answer;
use anlan_engine::search::Sort;
use anlan_engine::selection::relief;
use anlan_pages::hits::rows;
use leptos::prelude::*;

use crate::explorer::Explorer;
use crate::view::when::When;

/// The hits shown at first, and added each time a visitor asks for more.
const PAGE: usize = 20;

/// How many cases there are, said again when it changes.
#[component]
pub fn Count(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    view! {
        <output class="count">
            {move || {
                let answer = explorer.answer.read();
                (words.count)(answer.hits.len(), explorer.collection.len(), answer.undated)
            }}
        </output>
    }
}

/// The choice of order.
#[component]
pub fn SortChoice(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let sort = move || explorer.with(|now| now.selection.sort);
    let worded = Memo::new(move |_| !explorer.answer.read().query.is_empty());
    // Without words, "best" and "newest" are the same; only one of the two is offered.
    let offered = move || {
        let all = [Sort::Best, Sort::Newest, Sort::Oldest, Sort::District];
        all.into_iter().filter(move |sort| worded.get() || *sort != Sort::Newest)
    };
    let option = move |own: Sort| {
        let is_own = move || {
            let now = sort();
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
    let asked: RwSignal<Option<(Arc<Answer>, usize)>> = RwSignal::new(None);
    let shown = move || {
        asked.with(|asked| match asked {
            Some((answer, shown)) if *answer == explorer.answer.get() => *shown,
            _ => PAGE,
        })
    };
    let page = move || {
        let answer = explorer.answer.read();
        let shown = shown().min(answer.hits.len());
        explorer.document(&|context| rows(context, &answer.hits[..shown]))
    };
    let left = move || explorer.answer.read().hits.len().saturating_sub(shown());
    let more = move |_| asked.set(Some((explorer.answer.get(), shown() + PAGE)));
    let is_nothing = Signal::derive(move || {
        explorer.answer.read().hits.is_empty() && !explorer.collection.is_empty()
    });
    view! {
        <h2 class="visually-hidden">{words.hits}</h2>
        <ol class="hits" inner_html=page />
        <When is=Signal::derive(move || left() > 0)>
            <button type="button" class="button more" on:click=more>
                {move || (words.more_hits)(left().min(PAGE))}
            </button>
        </When>
        <When is=is_nothing>
            <Nothing explorer />
        </When>
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
    let offered = move || {
        relief(&explorer.answer.read().matches).map(|(dimension, count)| {
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
