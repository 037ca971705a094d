//! The list of hits, each a link to its case; the orders it can be read in; and what to do where
//! there is none.

use anlan_engine::collection::CaseId;
use anlan_engine::facet::Facet;
use anlan_engine::marks::snippet;
use anlan_engine::search::Sort;
use anlan_engine::selection::relief;
use maud::{Markup, html};

use crate::context::Context;
use crate::marked::marked;

/// The rows of the list.
pub fn rows(context: &Context<'_>, hits: &[CaseId]) -> String {
    html! { @for case in hits { (row(context, *case)) } }.into_string()
}

fn row(context: &Context<'_>, case: CaseId) -> Markup {
    let words = context.words();
    let record = context.collection.case(case);
    let buckets = |facet: Facet| context.collection.column(facet).of_case(case);
    html! {
        li.hit {
            article {
                h3 { a href=(context.case_href(case)) { (context.marked(context.title(record))) } }
                p.hit-facts {
                    @for district in buckets(Facet::District) {
                        span.hit-district { (context.bucket_name(Facet::District, district, true)) }
                    }
                    span.hit-date {
                        @match record.date.value {
                            Some(date) => ((words.day)(date)),
                            None => (words.undated),
                        }
                    }
                }
                (excerpt(context, case))
                ul.tags {
                    @for theme in buckets(Facet::Theme) {
                        li { (context.bucket_name(Facet::Theme, theme, true)) }
                    }
                }
            }
            div.hit-side {
                @if let Some(figure) = record.figures.first() {
                    p.hit-figure {
                        (context.figure(figure))
                        span lang=(context.own_lang()) { (figure.label) }
                    }
                }
                (pick(context, case, None))
            }
        }
    }
}

/// The button that puts a case aside to be compared, or takes it back; none where no further one can be.
/// What is open stays so.
pub(crate) fn pick(context: &Context<'_>, case: CaseId, open: Option<CaseId>) -> Markup {
    let label = context.words().pick;
    let record = context.collection.case(case);
    let picked = &context.address.picked;
    let is_picked = picked.holds(&record.id);
    html! {
        @if is_picked || !picked.is_full() {
            button.pick type="button" id=[open.is_none().then(|| ["pick-", &record.id].concat())]
                data-href=(context.href(|to| {
                    to.picked = picked.toggled(&record.id);
                    to.case = open;
                }))
                aria-label=((context.words().pair)(label, context.title(record)))
                aria-pressed=(is_picked.to_string()) { (label) }
        }
    }
}

/// The place where the words stand, or else how the case begins.
fn excerpt(context: &Context<'_>, case: CaseId) -> Markup {
    let record = context.collection.case(case);
    let found = snippet(record, &context.answer.query, context.collection.fold());
    let lang = match &found {
        Some(found) => context.lang_of(&found.text),
        None => context.address.locale.tag(),
    };
    html! {
        p.hit-excerpt lang=(lang) {
            @match found {
                Some(found) => {
                    @if found.cut_before { "…" }
                    (marked(&found.text, &found.marks))
                    @if found.cut_after { "…" }
                }
                None if context.is_chinese() => (record.background),
                None => (record.summary_en),
            }
        }
    }
}

/// The orders on offer, as the options of a choice. Without words, the best are the newest: only one
/// of the two is offered.
pub fn sorts(context: &Context<'_>) -> String {
    let is_worded = !context.answer.query.is_empty();
    let now = match context.address.selection.sort {
        Sort::Newest if !is_worded => Sort::Best,
        other => other,
    };
    html! {
        @for sort in Sort::ALL.into_iter().filter(|sort| is_worded || *sort != Sort::Newest) {
            option value=(sort.key()) selected[sort == now] {
                ((context.words().sort_name)(sort, is_worded))
            }
        }
    }
    .into_string()
}

/// The empty state: what was asked, and the one condition whose removal helps most. Nothing where
/// there are hits, or no case at all.
pub fn nothing(context: &Context<'_>) -> String {
    let words = context.words();
    let selection = &context.address.selection;
    let name = |condition| {
        let locale = context.address.locale;
        let (about, value) = locale.condition_name(context.collection, selection, condition);
        (words.pair)(&about, &value)
    };
    let asked: Vec<String> = selection.conditions().into_iter().map(name).collect();
    html! {
        @if context.answer.hits.is_empty() && !context.collection.is_empty() {
            div.nothing {
                h3 { (words.nothing) }
                p { (context.mixed(&(words.nothing_asked)(&asked))) }
                p.actions {
                    @if let Some((dimension, count)) = relief(&context.answer.matches) {
                        button.button type="button" data-href=(context.href(|to| {
                            to.selection = selection.clone().without_dimension(dimension);
                        })) {
                            ((words.relief)((words.dimension)(dimension), count))
                        }
                    }
                    (clear_all(context))
                }
            }
        }
    }
    .into_string()
}

/// The button that takes back every condition.
pub(crate) fn clear_all(context: &Context<'_>) -> Markup {
    html! {
        button.link type="button" data-href=(context.href(|to| {
            to.selection = to.selection.cleared();
        })) {
            (context.words().clear_all)
        }
    }
}
