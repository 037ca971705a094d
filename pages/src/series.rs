//! The announced series: what was announced, what is here in the order published, and what is missing.

use anlan_engine::case::Series;
use anlan_engine::collection::CaseId;
use anlan_engine::facet::Facet;
use anlan_engine::series::{Standing, standing, standings};
use maud::{Markup, html};

use crate::address::View;
use crate::context::Context;
use crate::unknown::{find, subject_href, unknown};

/// What stands first: every series where the view names none, or else what was announced of one.
pub fn head(context: &Context<'_>, view: &View) -> String {
    let words = context.address.locale.series();
    let subject = view.subject();
    match find(context, Facet::Series, subject) {
        Some(series) => one(context, &standing(context.collection, series)).into_string(),
        None if subject.is_empty() => all(context).into_string(),
        None => {
            let sentence = (words.unknown)(subject);
            let of = (View::SERIES, Facet::Series);
            unknown(context, of, (words.title, &sentence), words.nearest, subject)
        }
    }
}

/// What follows on the page of one series: its cases, and what is missing. Empty for all others.
pub fn body(context: &Context<'_>, view: &View) -> String {
    let words = context.address.locale.series();
    let Some(series) = find(context, Facet::Series, view.subject()) else { return String::new() };
    let own = standing(context.collection, series);
    html! {
        section.figure {
            h3 { (words.cases) }
            ol.series-cases { @for case in &own.cases { (row(context, *case)) } }
        }
        section.figure {
            h3 { (words.gap) }
            p {
                @match (own.missing, own.announced) {
                    (Some(0), _) => (words.gap_none),
                    (Some(missing), Some(announced)) => ((words.gap_known)(missing, announced)),
                    _ => (words.gap_open),
                }
            }
        }
    }
    .into_string()
}

/// The ids of the cases of a series, with commas between them; empty where there is no such series.
pub fn ids(context: &Context<'_>, series: &str) -> String {
    let series = find(context, Facet::Series, series);
    let cases = series.map(|own| standing(context.collection, own).cases).unwrap_or_default();
    let ids: Vec<&str> =
        cases.into_iter().map(|case| context.collection.case(case).id.as_str()).collect();
    ids.join(",")
}

/// What is new since a visit on which the cases of those ids were seen, which have commas between them.
pub fn news(context: &Context<'_>, view: &View, seen: &str) -> String {
    let words = context.address.locale.series();
    let seen: Vec<&str> = seen.split(',').collect();
    let now = ids(context, view.subject());
    let new: Vec<CaseId> = now
        .split(',')
        .filter(|id| !seen.contains(id))
        .filter_map(|id| context.collection.find(id))
        .collect();
    html! {
        @if new.is_empty() {
            p { (words.no_news) }
        } @else {
            p { ((words.news)(new.len())) }
            ul.series-cases { @for case in new { (row(context, case)) } }
        }
    }
    .into_string()
}

fn row(context: &Context<'_>, case: CaseId) -> Markup {
    let words = context.address.locale.series();
    let record = context.collection.case(case);
    let districts = context.collection.column(Facet::District);
    html! {
        li {
            a href=(context.case_href(case)) { (context.title(record)) }
            " " span.fine {
                @match record.source.published {
                    Some(date) => ((words.published)(&(context.words().day)(date))),
                    None => (words.unpublished),
                }
                @for district in districts.of_case(case) {
                    " · " (context.bucket_name(Facet::District, district, true))
                }
            }
        }
    }
}

fn series_of<'a>(context: &Context<'a>, own: &Standing) -> Option<&'a Series> {
    let key = context.collection.column(Facet::Series).key(own.series);
    context.collection.vocabulary().series.iter().find(|own| own.id == key)
}

fn here(own: &Standing) -> u32 {
    u32::try_from(own.cases.len()).unwrap_or(u32::MAX)
}

/// A table of all series.
fn all(context: &Context<'_>) -> Markup {
    let words = context.address.locale.series();
    let all = standings(context.collection);
    let known = || all.iter().filter(|own| own.announced.is_some());
    let announced = known().filter_map(|own| own.announced).sum();
    let found = known().map(here).sum();
    let heads =
        [words.name, words.publisher, words.year, words.announced, words.here, words.missing];
    html! {
        section.figure {
            header { h2 id="study-title" tabindex="-1" { (words.title) } }
            @if all.is_empty() {
                p { (words.none) }
            } @else {
                p.prose id="series-prose" {
                    ((words.total)(all.len(), known().count(), announced, found))
                }
                div.scroll {
                    table.case-rows aria-labelledby="study-title" aria-describedby="series-prose" {
                        thead { tr { @for head in heads { th scope="col" { (head) } } } }
                        tbody { @for own in &all { (table_row(context, own, heads)) } }
                    }
                }
            }
        }
    }
}

fn table_row(context: &Context<'_>, own: &Standing, heads: [&str; 6]) -> Markup {
    let words = context.address.locale.series();
    let series = series_of(context, own);
    let number = |own: Option<u32>| own.map_or(words.not_known.to_owned(), |own| own.to_string());
    html! {
        tr {
            th scope="row" {
                a href=(subject_href(context, View::SERIES, Facet::Series, own.series)) {
                    (context.bucket_name(Facet::Series, own.series, false))
                }
            }
            td data-head=(heads[1]) lang=(context.own_lang()) {
                @if let Some(series) = series { (series.publisher) }
            }
            td data-head=(heads[2]) { (year(context, series)) }
            td data-head=(heads[3]) { (number(own.announced)) }
            td data-head=(heads[4]) { (own.cases.len()) }
            td data-head=(heads[5]) { (number(own.missing)) }
        }
    }
}

fn year(context: &Context<'_>, series: Option<&Series>) -> String {
    let year = series.and_then(|own| own.year);
    year.map_or(context.address.locale.series().no_year.to_owned(), |year| year.to_string())
}

/// So many cases at most are drawn one by one.
const DRAWN: u32 = 120;

/// What was announced of one series, and how much of it is here.
fn one(context: &Context<'_>, own: &Standing) -> Markup {
    let words = context.address.locale.series();
    let here = here(own);
    let series = series_of(context, own);
    html! {
        section.figure {
            p.fine { a href=(context.href(|to| to.view = View::of(View::SERIES, ""))) { (words.all) } }
            h2 id="study-title" tabindex="-1" {
                (context.bucket_name(Facet::Series, own.series, false))
            }
            p.prose id="series-prose" {
                @match (own.announced, own.missing) {
                    (Some(announced), Some(missing)) => ((words.standing)(announced, here, missing)),
                    _ => ((words.open)(here)),
                }
            }
            @if let Some(missing) = own.missing.filter(|missing| here.saturating_add(*missing) <= DRAWN) {
                div.series-units role="img" aria-label=((words.legend)(here, missing))
                    aria-describedby="series-prose" {
                    @for at in 0..here + missing { span.is-here[at < here] {} }
                }
                p.fine aria-hidden="true" { ((words.legend)(here, missing)) }
            }
            @if let Some(series) = series {
                dl.facts {
                    dt { (words.publisher) }
                    dd lang=(context.own_lang()) { (series.publisher) }
                    dt { (words.year) }
                    dd { (year(context, Some(series))) }
                    @if !series.note.is_empty() {
                        dt { (words.note) }
                        dd {
                            @if let Some(note) = words.note_note.filter(|_| context.is_translated()) { span.fine { (note) } " " }
                            span lang=(context.own_lang()) { (series.note) }
                        }
                    }
                }
            }
        }
    }
}
