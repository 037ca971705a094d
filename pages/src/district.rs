//! The page of one district, county or zone, or of the city itself: what the whole collection holds of
//! it, beside all that it holds.

use anlan_engine::case::District;
use anlan_engine::collection::CaseId;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::profile::{Part, Profile, Used, meant};
use anlan_engine::scale::percent;
use anlan_engine::selection::Selection;
use maud::{Markup, html};

use crate::address::{Address, View};
use crate::context::Context;
use crate::leaf;
use crate::words::number;
use crate::words::places::Places;

/// How many cases show one of their figures.
const FIGURES: usize = 8;

/// How many places a wrong code may have meant.
const MEANT: usize = 3;

/// The page of the place that the view is about. Where there is none, the places that may be meant, and
/// all others.
pub fn district(context: &Context<'_>, view: &View) -> String {
    let column = context.collection.column(Facet::District);
    let bucket = column.find(view.subject());
    let place =
        bucket.and_then(|own| Some((own, context.collection.districts().get(own.index())?)));
    match place {
        Some((bucket, place)) => of_place(context, bucket, place),
        None => of_none(context, view.subject()),
    }
    .into_string()
}

/// The link to the page of a place; what is selected stays.
pub(crate) fn href(context: &Context<'_>, place: BucketId) -> String {
    let key = context.collection.column(Facet::District).key(place);
    context.href(|to| to.view = View::of(View::DISTRICT, key))
}

/// The words of places in the reader's language.
pub(crate) fn words(context: &Context<'_>) -> &'static Places {
    context.address.locale.places()
}

/// A bar on a scale that other rows share, for the eye alone: the number stands beside it.
pub(crate) fn bar(share: i32) -> Markup {
    html! {
        svg.share-bar viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" {
            rect width=(share) height="1" {}
        }
    }
}

/// What a page reads of one place.
struct Page<'a> {
    context: &'a Context<'a>,
    words: &'static Places,
    bucket: BucketId,
    name: String,
    profile: Profile,
}

fn of_place(context: &Context<'_>, bucket: BucketId, place: &District) -> Markup {
    let page = Page {
        context,
        words: words(context),
        bucket,
        name: context.bucket_name(Facet::District, bucket, false),
        profile: Profile::new(context.collection, Facet::District, bucket),
    };
    html! {
        header.district-head {
            h2 id="study-title" tabindex="-1" { (page.name) }
            p { span.tag { ((page.words.kind)(place.kind)) } }
            (summary(&page))
            (facts(&page, place))
            (ways(&page))
        }
        @if page.profile.count() > 0 {
            div.district-parts {
                div { (years(&page)) (themes(&page)) (sources(&page)) (figures(&page)) }
                div { (mechanisms(&page)) (honours(&page)) }
            }
            (list(&page))
        }
        section {
            h3 { (page.words.limits) }
            ul.told { @for line in page.words.limits_text { li { (line) } } }
        }
        (neighbours(&page))
        p.about { (leaf::link(context, "district/", &place.code)) }
    }
}

fn summary(page: &Page<'_>) -> Markup {
    let profile = &page.profile;
    let (own, all) = (profile.count(), page.context.collection.len());
    let share = (!profile.is_few()).then(|| share(own, all));
    let all = u32::try_from(all).unwrap_or(u32::MAX);
    let gap = if page.context.is_chinese() { "" } else { " " };
    html! {
        p.prose {
            ((page.words.summary)(&page.name, own, all, share.as_deref())) (gap)
            @if profile.years.undated > 0 { ((page.words.undated)(profile.years.undated)) (gap) }
            @if own > 0 && profile.is_few() { ((page.words.few_note)(own)) (gap) }
        }
        p.fine { (page.words.whole) }
    }
}

/// A share in whole percent.
fn share(some: u32, of: usize) -> String {
    format!("{}%", percent(ratio(some, of)))
}

#[expect(clippy::cast_precision_loss, reason = "so many cases no collection holds")]
fn ratio(some: u32, of: usize) -> f64 {
    f64::from(some) / of.max(1) as f64
}

/// Area and residents, each number with where it is from.
fn facts(page: &Page<'_>, place: &District) -> Markup {
    let words = page.words;
    let lang = page.context.own_lang();
    let fact = |name: &str, value: Option<String>, source: &Option<String>| {
        html! {
            dt { (name) }
            dd {
                @match value {
                    Some(value) => {
                        (value)
                        @if let Some(source) = source { span.fine lang=(lang) { (source) } }
                    }
                    None => span.fine { (words.no_size) },
                }
            }
        }
    };
    let area = place.area_km2.map(|area| (words.square_km)(&number(area)));
    let people = place.population_2020.map(|own| (words.residents)(&number(f64::from(own))));
    html! {
        @if area.is_none() && people.is_none() {
            p { (words.no_sizes) }
        } @else {
            dl.facts.sizes {
                (fact(words.area, area, &place.area_source))
                (fact(words.people, people, &place.population_source))
            }
        }
    }
}

/// To the list of this place, and to all of them.
fn ways(page: &Page<'_>) -> Markup {
    html! {
        p.place-ways {
            @if page.profile.count() > 0 {
                a.button href=(page.context.list_href(Facet::District, page.bucket)) {
                    ((page.words.to_list)(&page.name))
                }
            }
            a.way-on href=(page.context.href(|to| to.view = View::of(View::DISTRICTS, ""))) {
                (page.words.compare)
            }
        }
    }
}

/// The list of the cases of this place that hold another bucket too.
fn list_href(page: &Page<'_>, facet: Facet, bucket: BucketId) -> String {
    let mut selection = Selection::default();
    selection.choose_only(Facet::District, page.bucket);
    selection.choose_only(facet, bucket);
    let home = page.context.address.home();
    Address { selection, ..home }.href(page.context.collection)
}

fn years(page: &Page<'_>) -> Markup {
    let (words, profile) = (page.words, &page.profile);
    let day = page.context.words().day;
    let (most, busiest) = profile.busiest();
    let date = |year: u16| PartialDate::from_year(year);
    let name = |year: u16| date(year).map_or_else(|| year.to_string(), day);
    let bins = &profile.years.bins;
    let dated = profile.count() - profile.years.undated;
    let column = page.context.collection.column(Facet::Year);
    let row = |name: &str, bucket: Option<BucketId>, count: u32| {
        html! {
            tr {
                th scope="row" {
                    @match bucket.filter(|_| count > 0) {
                        Some(bucket) => a href=(list_href(page, Facet::Year, bucket)) { (name) },
                        None => span { (name) },
                    }
                    (bar(percent(f64::from(count) / f64::from(most.max(1)))))
                }
                td { (count) }
            }
        }
    };
    html! {
        section data-picture="district-years" data-picture-of=(page.name) {
            h3 id="district-years" { (words.years) }
            p.prose id="years-prose" {
                @if let (Some(first), Some(last)) = (bins.first(), bins.last()) {
                    @let span = page.context.words().span(date(first.year), date(last.year));
                    @let busiest = busiest.into_iter().map(name).collect::<Vec<_>>();
                    ((words.years_prose)(dated, &span, &busiest, most))
                } @else { (words.no_years) }
            }
            table.shares aria-labelledby="district-years" aria-describedby="years-prose" {
                tbody {
                    @for bin in bins {
                        (row(&name(bin.year), column.find(&bin.year.to_string()), bin.count))
                    }
                    @if profile.years.undated > 0 {
                        (undated_row(page, column.unknown(), profile.years.undated))
                    }
                }
            }
        }
    }
}

/// Undated cases stand apart from the years, and off their scale.
fn undated_row(page: &Page<'_>, bucket: Option<BucketId>, count: u32) -> Markup {
    let name = page.context.words().undated;
    html! {
        tr {
            th scope="row" {
                @match bucket {
                    Some(bucket) => a href=(list_href(page, Facet::Year, bucket)) { (name) },
                    None => span { (name) },
                }
            }
            td { (count) }
        }
    }
}

/// The themes of this place beside those of all cases, on one scale; counts alone where there are few
/// cases.
fn themes(page: &Page<'_>) -> Markup {
    let (words, profile) = (page.words, &page.profile);
    let collection = page.context.collection;
    let name = |part: &Part| page.context.bucket_name(Facet::Theme, part.id, false);
    let held = || profile.themes.iter().filter(|part| part.own > 0);
    let lacking: Vec<String> =
        profile.themes.iter().filter(|part| part.own == 0).map(name).collect();
    let top = profile.largest_share(collection);
    let (own, all) = (profile.count(), collection.len());
    let is_few = profile.is_few();
    let width = |some: u32, of: usize| percent(ratio(some, of) / top.max(f64::MIN_POSITIVE));
    let value = |some: u32, of: usize| {
        html! { td { (some) @if !is_few { " " span.fine { (share(some, of)) } } } }
    };
    html! {
        section data-picture="district-themes" data-picture-of=(page.name) {
            h3 id="district-themes" { (words.themes) }
            p.prose id="themes-prose" {
                @if is_few {
                    ((words.only_counts)(own))
                } @else if let Some(most) = profile.most_over(collection) {
                    ((words.over)(&name(&most), &share(most.own, profile.cases.len()),
                        &share(most.all, all)))
                } @else { (words.none_over) }
            }
            table.shares.beside aria-labelledby="district-themes" aria-describedby="themes-prose" {
                thead {
                    tr {
                        th scope="col" { ((page.context.words().facet)(Facet::Theme)) }
                        th scope="col" { @if !is_few { (key("own")) } (words.own) }
                        th scope="col" { @if !is_few { (key("all")) } (words.all) }
                    }
                }
                tbody {
                    @for part in held() {
                        tr {
                            th scope="row" {
                                a href=(list_href(page, Facet::Theme, part.id)) { (name(part)) }
                                @if !is_few {
                                    (pair(width(part.own, profile.cases.len()), width(part.all, all)))
                                }
                            }
                            (value(part.own, profile.cases.len()))
                            (value(part.all, all))
                        }
                    }
                }
            }
            @if !is_few { p.fine { (words.themes_note) } }
            @if !lacking.is_empty() { p.fine { ((words.no_theme)(&lacking)) } }
        }
    }
}

/// Two bars on one scale: this place full, all cases hollow.
fn pair(own: i32, all: i32) -> Markup {
    html! {
        svg.pair viewBox="0 0 100 16" preserveAspectRatio="none" aria-hidden="true" {
            rect.own width=(own) height="7" {}
            rect.all y="9" width=(all) height="6" {}
        }
    }
}

/// How a bar of [`pair`] looks, beside its name.
fn key(which: &str) -> Markup {
    html! {
        svg.pair-key viewBox="0 0 16 8" aria-hidden="true" {
            rect.(which) x="1" y="1" width="14" height="6" {}
        }
    }
}

fn mechanisms(page: &Page<'_>) -> Markup {
    let (words, profile) = (page.words, &page.profile);
    let name = |id: BucketId| page.context.bucket_name(Facet::Mechanism, id, false);
    let link = |id: BucketId| {
        let key = page.context.collection.column(Facet::Mechanism).key(id);
        let href = page.context.href(|to| to.view = View::of(View::MECHANISM, key));
        html! { a href=(href) { (name(id)) } }
    };
    html! {
        section {
            h3 { (words.mechanisms) }
            @if let Some(most) = profile.used.first() {
                p.prose {
                    ((words.mechanisms_prose)(
                        profile.used.len(), &name(most.id), most.count, profile.unused.len(),
                    ))
                }
            }
            ol.uses {
                @for used in &profile.used {
                    li {
                        (link(used.id))
                        span.uses-count { ((words.cases)(used.count)) }
                        (earliest(page, used))
                    }
                }
            }
            @if !profile.unused.is_empty() {
                h4 { ((words.unused)(profile.unused.len())) }
                ul.unused { @for id in &profile.unused { li { (link(*id)) } } }
                p.fine { (words.unused_note) }
            }
        }
    }
}

/// The first dated case of a mechanism, and how many others may be as early as it.
fn earliest(page: &Page<'_>, used: &Used) -> Markup {
    let words = page.words;
    html! {
        div.fine {
            @match used.earliest.split_first() {
                None => (words.none_dated),
                Some((first, others)) => {
                    (words.earliest) " " (date(page, *first)) " " (case(page, *first))
                    @if !others.is_empty() {
                        span.as-early { ((words.others_as_early)(others.len())) }
                    }
                }
            }
        }
    }
}

fn case(page: &Page<'_>, case: CaseId) -> Markup {
    let record = page.context.collection.case(case);
    html! { a.case-link href=(page.context.case_href(case)) { (page.context.title(record)) } }
}

fn date(page: &Page<'_>, case: CaseId) -> Markup {
    let words = page.context.words();
    html! {
        @match page.context.collection.case(case).date.value {
            Some(date) => time datetime=(date.to_string()) { ((words.day)(date)) },
            None => (words.undated),
        }
    }
}

fn figures(page: &Page<'_>) -> Markup {
    let (words, profile) = (page.words, &page.profile);
    let shown = &profile.with_figures[..profile.with_figures.len().min(FIGURES)];
    let all = page.context.href(|to| {
        to.selection = Selection::default();
        to.selection.choose_only(Facet::District, page.bucket);
        to.view = View::of(View::FIGURES, "");
    });
    html! {
        section {
            h3 { (page.context.words().figures) }
            @if shown.is_empty() {
                p.prose { (words.no_figures) }
            } @else {
                p.prose {
                    ((words.figures_prose)(profile.figures, profile.with_figures.len(), shown.len()))
                }
                ul.given {
                    @for id in shown {
                        @for figure in page.context.collection.case(*id).figures.iter().take(1) {
                            li {
                                (page.context.figure(figure))
                                span lang=(page.context.own_lang()) { (figure.label) }
                                div.fine { (case(page, *id)) }
                            }
                        }
                    }
                }
                p { a.way-on href=(all) { (words.all_figures) } }
            }
        }
    }
}

fn honours(page: &Page<'_>) -> Markup {
    let (words, profile) = (page.words, &page.profile);
    let record = |id: CaseId| page.context.collection.case(id);
    html! {
        section {
            h3 { (page.context.words().honours) }
            p.prose {
                @if profile.honours.is_empty() { (words.no_honours) }
                @else { ((words.honours_prose)(profile.honours.len())) }
            }
            ul.given {
                @for (id, at) in &profile.honours {
                    @if let Some(honour) = record(*id).honours.get(*at) {
                        li {
                            span lang=(page.context.own_lang()) {
                                strong { (honour.name) }
                                @if let Some(by) = &honour.by { " " span.fine { (by) } }
                            }
                            div.fine {
                                @match honour.date {
                                    Some(date) => time datetime=(date.to_string()) {
                                        ((page.context.words().day)(date))
                                    },
                                    None => (page.context.words().undated),
                                }
                                " " (case(page, *id))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sources(page: &Page<'_>) -> Markup {
    let (words, profile) = (page.words, &page.profile);
    let linkable = profile.sources.iter().map(|mix| mix.linkable).sum();
    html! {
        section {
            h3 id="district-sources" { (words.sources) }
            p.prose id="sources-prose" { ((words.sources_prose)(linkable, profile.count())) }
            table.shares aria-labelledby="district-sources" aria-describedby="sources-prose" {
                thead {
                    tr {
                        th scope="col" { ((page.context.words().facet)(Facet::SourceKind)) }
                        th scope="col" { (page.context.words().shown_count) }
                        th scope="col" { (words.linkable) }
                    }
                }
                tbody {
                    @for mix in profile.sources.iter().filter(|mix| mix.count > 0) {
                        tr {
                            th scope="row" {
                                a href=(list_href(page, Facet::SourceKind, mix.id)) {
                                    (page.context.bucket_name(Facet::SourceKind, mix.id, false))
                                }
                            }
                            td { (mix.count) }
                            td { (mix.linkable) }
                        }
                    }
                }
            }
        }
    }
}

fn list(page: &Page<'_>) -> Markup {
    html! {
        section {
            h3 { ((page.words.list)(page.profile.count())) }
            ul.own-cases {
                @for id in &page.profile.cases {
                    li { (case(page, *id)) span.fine { (date(page, *id)) } }
                }
            }
        }
    }
}

/// The places before and after this one in their list.
fn neighbours(page: &Page<'_>) -> Markup {
    let column = page.context.collection.column(Facet::District);
    let at = |step: isize| column.ids().nth(page.bucket.index().checked_add_signed(step)?);
    let link = |place: Option<BucketId>, say: fn(&str) -> String| {
        html! {
            @if let Some(place) = place {
                a.way-on href=(href(page.context, place)) {
                    (say(&page.context.bucket_name(Facet::District, place, true)))
                }
            }
        }
    };
    html! {
        nav.place-ways aria-label=(page.words.neighbours) {
            (link(at(-1), page.words.before))
            (link(at(1), page.words.after))
        }
    }
}

/// No place has this code: what may be meant, and all that there are.
fn of_none(context: &Context<'_>, subject: &str) -> Markup {
    let words = words(context);
    let column = context.collection.column(Facet::District);
    let place = |id: BucketId| {
        html! {
            a.way-on href=(href(context, id)) {
                (context.bucket_name(Facet::District, id, false)) " "
                span.place-code lang="zxx" { (column.key(id)) }
            }
        }
    };
    let near = meant(context.collection, Facet::District, subject, MEANT);
    html! {
        header {
            @if subject.is_empty() {
                h2 id="study-title" tabindex="-1" { (words.which) }
            } @else {
                h2 id="study-title" tabindex="-1" { (context.mixed(&(words.unknown)(subject))) }
                p { (words.unknown_note) }
            }
        }
        @if !subject.is_empty() && !near.is_empty() {
            section {
                h3 { (words.meant) }
                ul.places { @for id in near { li { (place(id)) } } }
            }
        }
        section {
            h3 { (words.every_place) }
            ul.places { @for id in column.ids() { li { (place(id)) } } }
        }
        p.place-ways {
            a.way-on href=(context.href(|to| to.view = View::of(View::DISTRICTS, ""))) {
                (words.compare)
            }
        }
    }
}
