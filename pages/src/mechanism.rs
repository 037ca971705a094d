//! The page of one mechanism: what it is, who had it first in this collection, who followed and how
//! long after, its cases side by side, and what that does and does not tell.

use anlan_engine::case::DateKind;
use anlan_engine::case_set::CaseSet;
use anlan_engine::collection::CaseId;
use anlan_engine::date::PartialDate;
use anlan_engine::diffusion::{Adopter, Diffusion, Held, diffusion};
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::scale::{Linear, whole};
use anlan_engine::selection::Selection;
use maud::{Markup, html};

use crate::address::{Address, View};
use crate::case;
use crate::context::Context;
use crate::leaf;
use crate::mechanisms::first_of;
use crate::unknown::{find, links, subject_href, unknown};

/// The page of the mechanism that the view is about, over the whole collection.
pub fn mechanism(context: &Context<'_>, view: &View) -> String {
    let words = context.address.locale.diffusion();
    let subject = view.subject();
    let Some(mechanism) = find(context, Facet::Mechanism, subject) else {
        let wrong = (words.unknown)(subject);
        let sentence = if subject.is_empty() { words.choose } else { &wrong };
        let of = (View::MECHANISM, Facet::Mechanism);
        let title = context.words().view_mechanisms;
        return unknown(context, of, (title, sentence), words.nearest, subject);
    };
    let everything = CaseSet::full(context.collection.len());
    let own = diffusion(context.collection, mechanism, &everything);
    let cases = own.cases();
    html! {
        (head(context, &own))
        @if !cases.is_empty() {
            (order(context, &own))
            (beside(context, &cases))
            (figures(context, &cases))
        }
        (without(context, &own))
        (limits(context, &own))
        @let key = context.collection.column(Facet::Mechanism).key(mechanism);
        p.about { (leaf::link(context, "mechanism/", key)) }
    }
    .into_string()
}

fn head(context: &Context<'_>, own: &Diffusion) -> Markup {
    let words = context.address.locale.diffusion();
    let key = context.collection.column(Facet::Mechanism).key(own.mechanism);
    let mechanisms = &context.collection.vocabulary().mechanisms;
    let definition = mechanisms.iter().find(|own| own.id == key).map(|own| &own.definition_zh);
    let cases = own.cases().len();
    html! {
        section.figure {
            p.fine { a href=(context.href(|to| to.view = View::of(View::MECHANISMS, ""))) { (words.all) } }
            h2 id="study-title" tabindex="-1" {
                (context.bucket_name(Facet::Mechanism, own.mechanism, false))
            }
            @if let Some(definition) = definition.filter(|own| !own.is_empty()) {
                p {
                    @if let Some(note) = words.definition_note.filter(|_| context.is_translated()) { (note) " " }
                    span lang=(context.own_lang()) { (definition) }
                }
            }
            p.prose id="mechanism-prose" { (prose(context, own)) }
            @if cases > 0 {
                p {
                    a href=(context.list_href(Facet::Mechanism, own.mechanism)) {
                        ((words.list)(u32::try_from(cases).unwrap_or(u32::MAX)))
                    }
                }
            }
        }
    }
}

/// Who was first and who followed, in a sentence.
fn prose(context: &Context<'_>, own: &Diffusion) -> String {
    let words = context.address.locale.diffusion();
    let name = |held: &Held| context.bucket_name(Facet::District, held.district, true);
    let dated = |held: &Held| first_of(context, held).unwrap_or_default();
    let firsts: Vec<&Adopter> = own.firsts().collect();
    let followers = own.order.len() - firsts.len();
    match firsts.as_slice() {
        [] => match (own.undated.len(), own.city.first()) {
            (0, Some(city)) => (words.city_only)(&name(city)),
            (0, None) => words.nowhere.to_owned(),
            (undated, _) => (words.all_undated)(undated),
        },
        [first] if own.districts() == 1 => (words.lone)(&name(&first.held), &dated(&first.held)),
        [first] => {
            // The last one is named only where it is known to be the last.
            let last =
                own.order.last().filter(|last| followers > 0 && last.place.0 == last.place.1);
            let last = last.map(|own| (words.last)(&name(&own.held), &(words.delay)(own.delay)));
            let last = last.unwrap_or_default();
            (words.first)(&name(&first.held), &dated(&first.held), followers, &last)
        }
        several => {
            let names: Vec<String> = several.iter().map(|own| name(&own.held)).collect();
            (words.firsts)(&names, followers)
        }
    }
}

/// Pixels of the axis of time in a row; it is stretched to the room that there is.
const AXIS: f64 = 1000.0;
/// A day must show beside a year.
const LEAST: i32 = 10;

/// The districts in their order, each with its dates on a line of time.
fn order(context: &Context<'_>, own: &Diffusion) -> Markup {
    let words = context.address.locale.diffusion();
    let years = years(context, &own.cases());
    let plain = |title: &str, all: &[Held]| {
        html! {
            @if !all.is_empty() {
                h4 { (title) }
                ul.spread-order {
                    @for held in all { li { (row(context, own.mechanism, (held, None), years)) } }
                }
            }
        }
    };
    html! {
        section.figure data-picture="adoption"
            data-picture-of=(context.bucket_name(Facet::Mechanism, own.mechanism, false)) {
            h3 id="spread-order" { (words.order) }
            @if let Some((from, to)) = years { p.fine { ((words.order_legend)(from, to)) } }
            @if !own.order.is_empty() {
                ol.spread-order aria-labelledby="spread-order" aria-describedby="mechanism-prose" {
                    @for adopter in &own.order {
                        li { (row(context, own.mechanism, (&adopter.held, Some(adopter)), years)) }
                    }
                }
            }
            (plain(words.undated, &own.undated))
            (plain(words.city, &own.city))
        }
    }
}

/// The years of the first and the last dated case.
fn years(context: &Context<'_>, cases: &[CaseId]) -> Option<(u16, u16)> {
    let dates = cases.iter().filter_map(|case| context.collection.date(*case));
    let years: Vec<u16> = dates.map(PartialDate::year).collect();
    years.first().copied().zip(years.last().copied())
}

fn row(
    context: &Context<'_>,
    mechanism: BucketId,
    (held, adopter): (&Held, Option<&Adopter>),
    years: Option<(u16, u16)>,
) -> Markup {
    let words = context.address.locale.diffusion();
    let count = u32::try_from(held.cases.len()).unwrap_or(u32::MAX);
    html! {
        span.spread-at {
            @if let Some(own) = adopter { ((words.place_short)(own.place)) }
        }
        a.spread-district href=(subject_href(context, View::DISTRICT, Facet::District, held.district)) {
            (context.bucket_name(Facet::District, held.district, true))
        }
        (track(context, held, years))
        span.spread-date {
            @match first_of(context, held) {
                Some(date) => (date),
                None => (context.words().undated),
            }
        }
        span.spread-delay {
            @match adopter.map(|own| (own.place, own.delay)) {
                Some(((1, 1), _)) | None => {},
                Some(((1, _), _)) => (words.may_be_first),
                Some((_, delay)) => ((words.delay)(delay)),
            }
        }
        a.spread-cases href=(held_href(context, mechanism, held)) {
            @match held.cases.as_slice() {
                [only] => (context.title(context.collection.case(*only))),
                _ => ((words.list)(count)),
            }
        }
    }
}

/// The dates of a place's cases: the first as a block as wide as it is uncertain, later ones outlined.
fn track(context: &Context<'_>, held: &Held, years: Option<(u16, u16)>) -> Markup {
    let Some((from, to)) = years else { return html! { span {} } };
    let [start, end] = [from, to + 1].map(|year| f64::from(year) * 12.0);
    let scale = Linear { domain: (start, end), range: (0.0, AXIS) };
    let at = |(from, to): (f64, f64)| {
        let [left, right] = [from, to].map(|own| whole(scale.px_within(own)));
        let width = (right - left).max(LEAST);
        // What is widened at the end of the axis stays on it.
        (left.min(whole(AXIS) - width), width)
    };
    let dates = held.cases.iter().filter_map(|case| context.collection.date(*case));
    let blocks: Vec<(i32, i32)> = dates.map(|date| at(date.months())).collect();
    html! {
        svg.spread-track viewBox=(format!("0 0 {} 14", whole(AXIS))) preserveAspectRatio="none"
            aria-hidden="true" {
            @for year in from..=to {
                rect.spread-grid x=(at((f64::from(year) * 12.0, 0.0)).0) width="1" height="14" {}
            }
            @for (x, width) in blocks.iter().skip(1) {
                rect.spread-later x=(x) y="4" width=(width) height="6" {}
            }
            @for (x, width) in blocks.iter().take(1) {
                rect.spread-first x=(x) y="1" width=(width) height="12" {}
            }
        }
    }
}

/// Where the cases of a place are, whatever else is asked for: the one case, or their list.
fn held_href(context: &Context<'_>, mechanism: BucketId, held: &Held) -> String {
    if let [only] = held.cases.as_slice() {
        return context.case_href(*only);
    }
    let mut selection = Selection::default();
    selection.choose_only(Facet::District, held.district);
    selection.choose_only(Facet::Mechanism, mechanism);
    Address { selection, ..context.address.home() }.href(context.collection)
}

/// So many characters of what came of a case stand beside those of others.
const CUT: usize = 60;

/// The cases in the order of their dates, each in a row.
fn beside(context: &Context<'_>, cases: &[CaseId]) -> Markup {
    let words = context.address.locale.diffusion();
    let of_page = context.words();
    let heads =
        [of_page.date, (of_page.facet)(Facet::District), words.case, of_page.organ, words.result];
    html! {
        section.figure {
            h3 id="spread-beside" { (words.beside) }
            div.scroll {
                table.case-rows aria-labelledby="spread-beside" {
                    thead { tr { @for head in heads { th scope="col" { (head) } } } }
                    tbody { @for case in cases { (case_row(context, *case, heads)) } }
                }
            }
        }
    }
}

fn case_row(context: &Context<'_>, case: CaseId, heads: [&str; 5]) -> Markup {
    let record = context.collection.case(case);
    let districts = context.collection.column(Facet::District);
    html! {
        tr {
            td data-head=(heads[0]) {
                @match record.date.value {
                    Some(date) => ((context.words().day)(date)),
                    None => (context.words().undated),
                }
                @if let Some(kind) = record.date.kind {
                    " " span.fine { ((context.words().date_kind)(kind)) }
                }
            }
            td data-head=(heads[1]) {
                @for district in districts.of_case(case) {
                    (context.bucket_name(Facet::District, district, true))
                }
            }
            th scope="row" { a href=(context.case_href(case)) { (context.title(record)) } }
            td data-head=(heads[3]) lang=(context.own_lang()) { (record.organ) }
            td data-head=(heads[4]) {
                @match (&record.outcomes, record.figures.first()) {
                    (Some(outcomes), _) => span lang=(context.own_lang()) { (cut(outcomes)) },
                    (None, Some(figure)) => {
                        (context.figure(figure)) " " span lang=(context.own_lang()) { (figure.label) }
                    },
                    (None, None) => (context.address.locale.diffusion().no_result),
                }
            }
        }
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(CUT) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// So many figures stand open.
const FEW: usize = 12;

/// Every figure that the cases give, case by case.
fn figures(context: &Context<'_>, cases: &[CaseId]) -> Markup {
    let words = context.address.locale.diffusion();
    let records = || cases.iter().map(|case| (*case, context.collection.case(*case)));
    let giving: Vec<_> = records().filter(|(_, record)| !record.figures.is_empty()).collect();
    let count: usize = giving.iter().map(|(_, record)| record.figures.len()).sum();
    html! {
        section.figure {
            h3 { (words.figures) }
            @if giving.is_empty() {
                p { (words.no_figures) }
            } @else {
                // Many would push away what follows.
                details open[count <= FEW] {
                    summary { ((words.figures_note)(count, giving.len())) }
                    @for (case, record) in giving {
                        h4 { a href=(context.case_href(case)) { (context.title(record)) } }
                        ul.figures { @for own in &record.figures { (case::figure(context, own)) } }
                    }
                }
            }
        }
    }
}

/// The districts that have no case of it.
fn without(context: &Context<'_>, own: &Diffusion) -> Markup {
    let words = context.address.locale.diffusion();
    html! {
        section.figure {
            h3 { (words.without) }
            @if own.without.is_empty() {
                p { (words.everywhere) }
            } @else {
                p { ((words.without_note)(own.without.len())) }
                (links(context, View::DISTRICT, Facet::District, &own.without))
            }
        }
    }
}

/// What the order is an order of, and what it is not.
fn limits(context: &Context<'_>, own: &Diffusion) -> Markup {
    let words = context.address.locale.diffusion();
    let kind = |own: &&Adopter| {
        let first = own.held.cases.first();
        first.and_then(|case| context.collection.case(*case).date.kind) == Some(DateKind::Published)
    };
    let published = own.order.iter().filter(kind).count();
    html! {
        section.figure {
            h3 { (words.limits) }
            ul.limits {
                @if !own.order.is_empty() { li { ((words.published)(published, own.order.len())) } }
                @for line in words.limits_text { li { (line) } }
            }
        }
    }
}
