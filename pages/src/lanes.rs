//! The timeline up close: what is looked at and how to look elsewhere, the cases in lanes as a chart or
//! as a list, and beside it what has no place in time.

mod chart;

use anlan_engine::case_set::CaseSet;
use anlan_engine::collection::CaseId;
use anlan_engine::eras::Era;
use anlan_engine::facet::Facet;
use anlan_engine::lanes::{Extent, Lane, Lanes, Mark, Room, lanes, undated};
use anlan_engine::timeline::{Event, EventKind};
use maud::{Markup, html};

pub use crate::lanes::chart::{chart, legend, scale};

use crate::address::View;
use crate::context::Context;
use crate::words::lanes::{LaneWords, Told};

/// The id of the sentence above, which describes the chart.
pub const PROSE: &str = "lanes-prose";
/// The id of what says how the chart is moved.
pub const KEYS: &str = "lanes-keys";

/// So many cases are drawn at once.
const MOST: usize = 500;
/// So many undated cases are listed.
const MOST_UNDATED: usize = 60;

/// The option of the view that says by what there are lanes, and the one that asks for a list.
const LANES: &str = "lanes";
const SHOWN_AS: &str = "as";
const LIST: &str = "list";

/// What there can be lanes by.
const FACETS: [Facet; 3] = [Facet::District, Facet::Theme, Facet::Mechanism];

fn words(context: &Context<'_>) -> &'static LaneWords {
    context.address.locale.lanes()
}

/// What a view has lanes by; `None` where there is one for all.
fn facet_of(view: &View) -> Option<Facet> {
    FACETS.into_iter().find(|facet| facet.key() == view.option(LANES))
}

/// Whether a view asks for the list in place of the chart.
pub fn is_list(view: &View) -> bool {
    view.option(SHOWN_AS) == LIST
}

/// The whole of time and the part of it that is asked for; `None` where no case has a date.
pub fn extents(context: &Context<'_>) -> Option<(Extent, Extent)> {
    let whole = Extent::whole(context.collection)?;
    Some((whole, Extent::asked(&context.address.selection, whole)))
}

fn in_lanes(context: &Context<'_>, among: &CaseSet, room: Room) -> Lanes {
    lanes(context.collection, facet_of(&context.address.view), among, room, MOST)
}

/// The hits in lanes, where nothing is drawn of them.
fn hits_in_lanes(context: &Context<'_>) -> Lanes {
    in_lanes(context, context.answer.hits.set(), Room::ENDLESS)
}

/// The name of a lane; nothing where there is but one.
fn name_of(context: &Context<'_>, lane: &Lane) -> Option<String> {
    let facet = facet_of(&context.address.view)?;
    Some(context.bucket_name(facet, lane.bucket?, false))
}

/// An extent in words.
fn span(context: &Context<'_>, extent: Extent) -> String {
    let (from, to) = extent.bounds().unzip();
    context.words().span(from, to)
}

/// What the chart of an extent is called.
pub fn name(context: &Context<'_>, extent: Extent) -> String {
    (words(context).chart)(&span(context, extent))
}

/// The heading, what is drawn in a sentence, and the ways to other lanes, other times and the list.
pub fn head(context: &Context<'_>) -> String {
    let words = words(context);
    let extents = extents(context);
    let asked = context.address.view.option(LANES);
    let lanes = hits_in_lanes(context);
    html! {
        h2 id="study-title" tabindex="-1" { (words.title) }
        p.prose id=(PROSE) {
            @match extents {
                Some((_, extent)) if lanes.shown > 0 => (told(context, extent, &lanes)),
                Some(_) if context.answer.hits.is_empty() => (words.nothing),
                _ => (words.no_dates),
            }
        }
        @if !asked.is_empty() && facet_of(&context.address.view).is_none() {
            p { (context.mixed(&(words.no_such_lanes)(asked))) }
        }
        div.lanes-tools {
            (choice(context))
            @if let Some((whole, extent)) = extents { (tools(context, whole, extent)) }
        }
    }
    .into_string()
}

fn told(context: &Context<'_>, extent: Extent, lanes: &Lanes) -> String {
    // Of one case or one year there is no most.
    let peak = lanes.peak.filter(|(_, count)| *count > 1 && *count < lanes.shown);
    let fullest = lanes.fullest().filter(|lane| lane.marks.len() > 1 && lanes.lanes.len() > 1);
    let year = |year: u16| {
        let date = anlan_engine::date::PartialDate::from_year(year);
        date.map(context.words().day).unwrap_or_default()
    };
    (words(context).told)(&Told {
        span: &span(context, extent),
        shown: lanes.shown,
        peak: peak.map(|(own, count)| (year(own), count)),
        fullest: fullest.and_then(|lane| Some((name_of(context, lane)?, lane.marks.len()))),
    })
}

/// By what there are lanes, and whether they are drawn.
fn choice(context: &Context<'_>) -> Markup {
    let words = words(context);
    let view = &context.address.view;
    let now = facet_of(view);
    let names = [words.by_district, words.by_theme, words.by_mechanism];
    let ways = FACETS.into_iter().map(Some).zip(names);
    let (as_list, label) = if is_list(view) { ("", words.as_chart) } else { (LIST, words.as_list) };
    html! {
        nav.lanes-choice aria-label=(words.lanes) {
            span.fine aria-hidden="true" { (words.lanes) }
            @for (facet, name) in [(None, words.one_lane)].into_iter().chain(ways) {
                @let key = facet.map_or("", Facet::key);
                a.chip id={ "lanes-by-" (if key.is_empty() { "none" } else { key }) }
                    href=(context.href(|to| to.view = view.with(LANES, key)))
                    aria-current=[(facet == now).then_some("true")] { (name) }
            }
        }
        a.link.lanes-as id="lanes-as"
            href=(context.href(|to| to.view = view.with(SHOWN_AS, as_list))) { (label) }
    }
}

/// Zooming and moving by button. One that cannot go on says so and stays where it is.
fn tools(context: &Context<'_>, whole: Extent, extent: Extent) -> Markup {
    let words = words(context);
    let step = (extent.months() / 2).max(1);
    let zoomed = |by: f64| extent.zoomed(whole, extent.middle(), by);
    html! {
        div.lanes-zoom role="group" aria-label=(words.zoom) {
            (tool(context, whole, extent, extent.panned(whole, -step), "earlier", words.earlier))
            (tool(context, whole, extent, zoomed(0.5), "closer", words.closer))
            (tool(context, whole, extent, zoomed(2.0), "wider", words.wider))
            (tool(context, whole, extent, extent.panned(whole, step), "later", words.later))
            (tool(context, whole, extent, whole, "whole", words.whole))
        }
    }
}

fn tool(
    context: &Context<'_>,
    whole: Extent,
    now: Extent,
    to: Extent,
    id: &str,
    label: &str,
) -> Markup {
    let href = || {
        context.href(|address| {
            let (from, until) = to.time(whole);
            address.selection.set_time(from, until);
        })
    };
    // The whole is left by what is asked, not by what is drawn: a time may be asked for that is as long.
    let asks = context.address.selection.span().is_some();
    let leads = to != now || (to == whole && asks);
    html! {
        button.chip type="button" id={ "lanes-" (id) } data-href=[leads.then(href)]
            aria-disabled=[(!leads).then_some("true")] { (label) }
    }
}

/// The cases by lane in the order of time, each with what is dated in it.
pub fn list(context: &Context<'_>) -> String {
    let lanes = hits_in_lanes(context);
    html! {
        @for lane in &lanes.lanes {
            section.lane-list {
                @if let Some(name) = name_of(context, lane) {
                    h3 { ((words(context).in_lane)(&name, lane.marks.len())) }
                }
                ol {
                    @for mark in in_time(lane) { (line(context, mark)) }
                }
            }
        }
    }
    .into_string()
}

/// The marks of a lane as the collection has them, by their dates.
fn in_time(lane: &Lane) -> Vec<&Mark> {
    let mut marks: Vec<&Mark> = lane.marks.iter().collect();
    marks.sort_by_key(|mark| mark.case);
    marks
}

fn line(context: &Context<'_>, mark: &Mark) -> Markup {
    let words = context.words();
    html! {
        li {
            span.lane-date {
                time datetime=(mark.date.to_string()) { ((words.day)(mark.date)) }
                " " span.fine { ((words.date_kind)(mark.kind)) }
            }
            a href=(context.case_href(mark.case)) {
                (context.title(context.collection.case(mark.case)))
            }
            @if !mark.events.is_empty() {
                ul {
                    @for event in &mark.events { (event_line(context, event)) }
                }
            }
        }
    }
}

fn event_line(context: &Context<'_>, event: &Event) -> Markup {
    let words = context.words();
    html! {
        li {
            time datetime=(event.date.to_string()) { ((words.day)(event.date)) }
            " "
            @match event.kind {
                EventKind::Milestone(_) => (words.milestone),
                EventKind::Honour(_) => (words.honour),
            }
            " " span lang=(context.own_lang()) { (event.text(context.collection)) }
        }
    }
}

/// What the lanes leave out, the cases without a date, and the plans of the time. Nothing is said of
/// the plans while `eras` have not arrived; an empty list says that there are none.
pub fn foot(context: &Context<'_>, eras: Option<&[Era]>) -> String {
    let words = words(context);
    let lanes = hits_in_lanes(context);
    html! {
        @if lanes.shown < lanes.dated {
            p { ((words.first_of)(lanes.shown, lanes.dated)) }
        }
        @if let Some(facet) = facet_of(&context.address.view) && lanes.shown > 0
            && !lanes.empty.is_empty()
        {
            @let names: Vec<String> = lanes.empty.iter()
                .map(|bucket| context.bucket_name(facet, *bucket, true)).collect();
            p.fine { ((words.empty)(&names)) }
        }
        (beside(context))
        @match eras {
            None => {}
            Some([]) => p.fine { (words.no_eras) }
            Some(eras) => (plans(context, eras)),
        }
    }
    .into_string()
}

/// The cases without a date.
fn beside(context: &Context<'_>) -> Markup {
    let words = words(context);
    let all = undated(context.collection, context.answer);
    let count = all.count() as usize;
    let first: Vec<CaseId> = all.iter().take(MOST_UNDATED).collect();
    if first.is_empty() {
        return html! {};
    }
    html! {
        section.lanes-undated {
            h3 { ((words.undated)(count)) }
            p.fine {
                (words.undated_why)
                @if first.len() < count { " " ((words.first_of)(first.len(), count)) }
            }
            ul {
                @for case in first {
                    li {
                        a href=(context.case_href(case)) {
                            (context.title(context.collection.case(case)))
                        }
                    }
                }
            }
        }
    }
}

/// The name of an era in the reader's language.
fn era_name<'a>(context: &Context<'_>, era: &'a Era) -> &'a str {
    if context.is_chinese() { &era.zh } else { &era.en }
}

/// The plans with the documents that say so.
fn plans(context: &Context<'_>, eras: &[Era]) -> Markup {
    html! {
        details.lanes-eras {
            summary { (words(context).eras) }
            ul {
                @for era in eras {
                    li {
                        strong { (era_name(context, era)) }
                        " " (context.words().span(Some(era.from), Some(era.to)))
                        " " span lang=(context.own_lang()) { (era.document) " " (era.issuer) }
                    }
                }
            }
        }
    }
}
