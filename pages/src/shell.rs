//! The list as it first opens, for the page to show before its program is there.
//!
//! Its parts are the documents that the program shows, in the frame that the views of the program draw
//! around them; an end-to-end test holds the two against each other, by their text and by their picture.
//! Links lead on as they are, since a state of the page is an address; what needs the program is drawn and
//! cannot be used yet, but for the search field: what is typed there is taken over.

use anlan_engine::answer::Answer;
use anlan_engine::collection::Collection;
use anlan_engine::search::Alternatives;
use anlan_engine::selection::Selection;
use anlan_engine::timeline::Grain;
use maud::{Markup, PreEscaped, html};

use crate::address::Address;
use crate::context::Context;
use crate::{hits, masthead, timeline};

/// The grain of the timeline wherever it stands beside the list.
const GRAIN: Grain = Grain::Quarter;

/// The shell, with so many cases of the list.
pub fn shell(collection: &Collection, rows: usize) -> String {
    let address = Address::default();
    let answer = Answer::new(collection, Selection::default(), Alternatives::default(), None);
    let context = Context { collection, address: &address, answer: &answer };
    let words = context.words();
    html! {
        div.app #shell data-view=(address.view.kind()) {
            div.top {
                header.masthead {
                    a.skip href="#hits" { (words.skip) }
                    div.brand { (PreEscaped(masthead::brand(&context))) }
                    (search_box(&context))
                    nav.languages aria-label=(words.language) {
                        (PreEscaped(masthead::languages(&context)))
                    }
                    span.modes { (PreEscaped(masthead::modes(&context))) }
                }
            }
            // The column that the filters will take.
            div.filters { div.filters-head { h2 { (words.filters) } } }
            div.content {
                main {
                    @if collection.years().is_some() { (timeline_panel(&context)) }
                    #hits tabindex="-1" {
                        div.results-head {
                            p.count {
                                ((words.count)(answer.hits.len(), collection.len(), answer.undated))
                            }
                            nav.views aria-label=(words.views) {
                                (PreEscaped(masthead::views(&context, false)))
                            }
                            label.sort {
                                span { (words.sort) }
                                select { (PreEscaped(hits::sorts(&context))) }
                            }
                        }
                        h2.visually-hidden { (words.hits) }
                        ol.hits { (PreEscaped(hits::rows(&context, &answer.hits.first(rows)))) }
                    }
                }
            }
        }
    }
    .into_string()
}

fn search_box(context: &Context<'_>) -> Markup {
    let words = context.words();
    html! {
        // No form: until the program is there, nothing could be sent.
        div.search role="search" {
            label.visually-hidden for="search" { (words.search) }
            svg.search-icon viewBox="0 0 20 20" aria-hidden="true" {
                circle cx="8.5" cy="8.5" r="5.5" {}
                path d="M13 13l4.5 4.5" {}
            }
            input #search type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
                placeholder=(words.search_placeholder);
        }
    }
}

/// The timeline without its chart, whose width nobody knows yet: its place is kept.
fn timeline_panel(context: &Context<'_>) -> Markup {
    let words = context.words();
    let timeline = context.answer.timeline(context.collection, GRAIN);
    html! {
        div.timeline {
            section.figure {
                header {
                    h2 { (words.timeline) }
                    button.link type="button" disabled { (words.as_table) }
                }
                p.prose { (PreEscaped(timeline::prose(context))) }
                div.timeline-chart {
                    svg.timeline-svg width="100%" height=(timeline::height(&timeline))
                        aria-hidden="true" {}
                }
            }
            div.timeline-foot {
                span.fine {
                    ((words.timeline_unit)(timeline.grain.months())) " · " (words.timeline_hint)
                }
                p.timeline-legend.fine { (PreEscaped(timeline::legend(context, &timeline))) }
                div.time-fields {
                    @for label in [words.date_from, words.date_to] {
                        label {
                            span { (label) }
                            input.date type="text" placeholder="2020-06" disabled;
                        }
                    }
                }
                span { (PreEscaped(timeline::undated(context))) }
            }
            p.events {
                span { ((words.events)(context.answer.events(context.collection).len())) }
            }
        }
    }
}
