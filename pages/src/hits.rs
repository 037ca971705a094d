//! The list of hits, each a link to its case.

use anlan_engine::collection::CaseId;
use anlan_engine::facet::Facet;
use anlan_engine::search::snippet;
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
    let buckets = |facet: Facet| context.collection.column(facet).of_case(case).iter();
    html! {
        li.hit {
            article {
                h3 { a href=(context.case_href(case)) { (context.marked(context.title(record))) } }
                p.hit-facts {
                    @for district in buckets(Facet::District) {
                        span.hit-district { (context.bucket_name(Facet::District, *district, true)) }
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
                        li { (context.bucket_name(Facet::Theme, *theme, true)) }
                    }
                }
            }
            @if let Some(figure) = record.figures.first() {
                p.hit-figure lang="zh-Hans" {
                    strong { (words.figure(figure)) }
                    span { (figure.label) }
                }
            }
        }
    }
}

/// The place where the words stand, or else how the case begins.
fn excerpt(context: &Context<'_>, case: CaseId) -> Markup {
    let record = context.collection.case(case);
    let found = snippet(record, context.query, context.collection.fold());
    let is_chinese = context.is_chinese() || found.is_some();
    html! {
        p.hit-excerpt lang=[is_chinese.then_some("zh-Hans")] {
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
