//! The page of one case.

use anlan_engine::case::{Case, Figure, Source};
use anlan_engine::collection::CaseId;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, BucketName, Facet};
use anlan_engine::related::related;
use maud::{Markup, html};

use crate::address::View;
use crate::citation;
use crate::context::Context;
use crate::hits::pick;
use crate::leaf;
use crate::words::Words;

/// The id of the heading, which names the page.
pub const HEADING: &str = "case-title";

/// How many related cases are named.
const RELATED: usize = 6;

/// The bar above a case: to its neighbours in the list, and back to the list.
pub fn bar(context: &Context<'_>, case: CaseId) -> String {
    let words = context.words();
    let hits = &context.answer.hits;
    let place = hits.position(case);
    let neighbour = |step: isize| hits.get(place?.checked_add_signed(step)?);
    let step = |step: isize, label: &str| {
        let to = neighbour(step);
        html! {
            button.link type="button" disabled[to.is_none()]
                data-href=[to.map(|to| context.case_href(to))] { (label) }
        }
    };
    html! {
        (step(-1, words.previous))
        span.fine {
            @if let Some(at) = place { ((words.place_in_hits)(at + 1, hits.len())) }
        }
        (step(1, words.next))
        (pick(context, case, Some(case)))
        button.link type="button" data-copy="" { (words.copy_link) }
        // Shown by `share.js` where the browser can.
        button.link.share type="button" { (words.share) }
        button.close type="button" aria-label=(words.close) data-href=(context.href(|_| {})) {
            svg viewBox="0 0 20 20" aria-hidden="true" { path d="M5 5l10 10M15 5L5 15" {} }
        }
    }
    .into_string()
}

/// The article. `today` is the day on which a citation says that the source was looked at, as in
/// `2020-12-10`. A button with `data-copy` asks for that text to be copied, or for the address of the
/// page where it is empty.
pub fn article(context: &Context<'_>, case: CaseId, today: &str) -> String {
    let words = context.words();
    let record = context.collection.case(case);
    html! {
        h2 id=(HEADING) tabindex="-1" { (context.marked(context.title(record))) }
        @if context.is_translated() {
            p.case-original lang=(context.own_lang()) { (record.title) }
        }
        @if !context.is_chinese() {
            p { (record.summary_en) }
        }
        @if let Some(notice) = words.case_in_chinese.filter(|_| context.is_translated()) {
            p.notice { (notice) }
        }
        (facts(context, case))
        div { (body(context, record)) }
        h3 { (words.sources) }
        ul.sources {
            (source(context, &record.source))
            @for more in &record.more_sources { (source(context, more)) }
        }
        h3 { (words.cite) }
        dl.cite {
            (cited(context, words.cite_standard, &citation::standard(record, today)))
            (cited(context, words.cite_plain, &citation::plain(words, record, today)))
        }
        (related_cases(context, case))
        p.about { (leaf::link(context, "case/", &record.id)) }
    }
    .into_string()
}

/// What the case is, at a glance: every value of a facet leads to its list.
pub(crate) fn facts(context: &Context<'_>, case: CaseId) -> Markup {
    let words = context.words();
    let record = context.collection.case(case);
    let values = |facet: Facet| {
        let column = context.collection.column(facet);
        let is_known = |bucket: &BucketId| *column.name(*bucket) != BucketName::Unknown;
        let known: Vec<BucketId> = column.of_case(case).filter(is_known).collect();
        html! {
            @if !known.is_empty() {
                dt { ((words.facet)(facet)) }
                dd {
                    ul.values {
                        @for bucket in known {
                            li {
                                a.value href=(leading(context, facet, bucket)) {
                                    (context.bucket_name(facet, bucket, false))
                                }
                            }
                        }
                    }
                    @if facet == Facet::Series { (series_note(context, record)) }
                }
            }
        }
    };
    html! {
        dl.facts {
            (values(Facet::District))
            @if let Some(place) = &record.place {
                dt { (words.place) }
                dd lang=(context.own_lang()) { (place) }
            }
            dt { (words.organ) }
            dd lang=(context.own_lang()) { (record.organ) }
            dt { (words.date) }
            dd {
                @match record.date.value {
                    Some(date) => (time(words, date)),
                    None => (words.undated),
                }
                @if let Some(kind) = record.date.kind {
                    " " span.fine { ((words.date_kind)(kind)) }
                }
            }
            @for facet in FACTS { (values(facet)) }
        }
    }
}

/// Where a value leads: to a page of its own where it has one, or else to its list.
fn leading(context: &Context<'_>, facet: Facet, bucket: BucketId) -> String {
    let kind = match facet {
        Facet::District => View::DISTRICT,
        Facet::Mechanism => View::MECHANISM,
        Facet::Series => View::SERIES,
        _ => return context.list_href(facet, bucket),
    };
    let view = View::of(kind, context.collection.column(facet).key(bucket));
    context.href(|to| to.view = view)
}

/// The facets that follow the district.
const FACTS: [Facet; 6] =
    [Facet::Year, Facet::Level, Facet::Theme, Facet::Mechanism, Facet::Series, Facet::SourceKind];

pub(crate) fn time(words: &Words, date: PartialDate) -> Markup {
    html! { time datetime=(date.to_string()) { ((words.day)(date)) } }
}

/// How much of the case's series is here.
fn series_note(context: &Context<'_>, record: &Case) -> Markup {
    let column = context.collection.column(Facet::Series);
    let series = record.series.as_ref().and_then(|id| {
        let series = context.collection.vocabulary().series.iter().find(|own| own.id == *id)?;
        Some((column.set(column.find(id)?).count(), series.announced_total))
    });
    html! {
        @if let Some((found, announced)) = series {
            p.fine { ((context.words().series_of)(found, announced)) }
        }
    }
}

/// The case itself.
pub(crate) fn body(context: &Context<'_>, record: &Case) -> Markup {
    let words = context.words();
    let lang = context.own_lang();
    html! {
        h3 { (words.background) }
        p lang=(lang) { (context.marked(&record.background)) }
        h3 { (words.practices) }
        ol.practices lang=(lang) {
            @for practice in &record.practices {
                li {
                    h4 { (context.marked(&practice.heading)) }
                    p { (context.marked(&practice.text)) }
                }
            }
        }
        @if let Some(outcomes) = &record.outcomes {
            h3 { (words.outcomes) }
            p lang=(lang) { (context.marked(outcomes)) }
            p.fine { (words.outcomes_note) }
        }
        @if !record.figures.is_empty() {
            h3 { (words.figures) }
            ul.figures { @for own in &record.figures { (figure(context, own)) } }
        }
        div.dated { (dated(context, record)) }
        @if !record.captions.is_empty() {
            h3 { (words.captions) }
            ul lang=(lang) { @for caption in &record.captions { li { (caption) } } }
            p.fine { (words.captions_note) }
        }
        @if let Some(note) = &record.editor_note {
            h3 { (words.editor_note) }
            p.editor-note lang=(lang) { (note) }
        }
    }
}

/// A figure as an item of a list, with what it counts and when.
pub(crate) fn figure(context: &Context<'_>, figure: &Figure) -> Markup {
    let words = context.words();
    html! {
        li {
            (context.figure(figure))
            span lang=(context.own_lang()) { (figure.label) }
            @if let Some(as_of) = &figure.as_of {
                span.fine {
                    (context.mixed(&(words.pair)(words.figures_of, &words.period(as_of))))
                }
            }
        }
    }
}

/// Honours and milestones.
fn dated(context: &Context<'_>, record: &Case) -> Markup {
    let words = context.words();
    html! {
        @if !record.honours.is_empty() {
            h3 { (words.honours) }
            ul {
                @for honour in &record.honours {
                    li {
                        @if let Some(date) = honour.date { (time(words, date)) }
                        span lang=(context.own_lang()) {
                            (honour.name)
                            @if let Some(by) = &honour.by { span.fine { " " (by) } }
                        }
                    }
                }
            }
        }
        @if !record.milestones.is_empty() {
            h3 { (words.milestones) }
            ul {
                @for milestone in &record.milestones {
                    li { (time(words, milestone.date)) span lang=(context.own_lang()) { (milestone.text) } }
                }
            }
        }
    }
}

/// Where the case was read; linked only where a visitor may be sent there.
pub(crate) fn source(context: &Context<'_>, source: &Source) -> Markup {
    let words = context.words();
    // A page whose title was not recorded goes by its publisher.
    let publisher = source.title.as_ref().and(source.publisher.as_deref());
    let title = source.title.as_deref().or(source.publisher.as_deref());
    let title = title.unwrap_or(words.source_untitled);
    html! {
        li {
            @match source.url.as_deref().filter(|_| source.linkable) {
                Some(url) => {
                    a href=(url) rel="noreferrer noopener external" lang=(context.lang_of(title)) {
                        (title)
                    }
                    span.address lang="zxx" { (url) }
                }
                None => span lang=(context.lang_of(title)) { (title) },
            }
            span.source-facts {
                @if let Some(publisher) = publisher { span lang=(context.lang_of(publisher)) { (publisher) } }
                @if let Some(date) = source.published {
                    span { ((words.source_published)(&(words.day)(date))) }
                }
                span.tag { ((words.source_kind)(source.kind)) }
                @if !source.linkable { span { (words.source_unlinked) } }
            }
        }
    }
}

fn cited(context: &Context<'_>, label: &str, text: &str) -> Markup {
    html! {
        dt { (label) }
        dd {
            span.citation { (context.mixed(text)) }
            button.link type="button" data-copy=(text) { (context.words().copy) }
        }
    }
}

fn related_cases(context: &Context<'_>, case: CaseId) -> Markup {
    let words = context.words();
    let found = related(context.collection, case, RELATED);
    let reason = |(facet, bucket): &(Facet, BucketId)| {
        (words.related_same)((words.facet)(*facet), &context.bucket_name(*facet, *bucket, true))
    };
    let districts = context.collection.column(Facet::District);
    html! {
        @if !found.is_empty() {
            h3 { (words.related) }
            ul.related {
                @for own in found {
                    li {
                        a href=(context.case_href(own.case)) {
                            (context.title(context.collection.case(own.case)))
                        }
                        span.fine {
                            @for bucket in districts.of_case(own.case).take(1) {
                                (context.bucket_name(Facet::District, bucket, true))
                            }
                        }
                        p.fine {
                            (own.shared.iter().map(reason).collect::<Vec<_>>().join(words.reason_gap))
                        }
                    }
                }
            }
        }
    }
}
