//! The timeline: cases over time, a brush to choose from it, what the bins cannot hold beside it,
//! and the milestones and honours of the cases shown.

use std::sync::Arc;

use anlan_engine::date::{PartialDate, Span};
use anlan_engine::timeline::{Grain, Timeline, bounds};
use anlan_pages::frame::Frame;
use anlan_pages::timeline as pages;
use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::page;
use crate::browser::size::width_of;
use crate::chart::brush::{Brush, Covered, Edges};
use crate::explorer::{Entry, Explorer};
use crate::view::chart_or_table::ChartOrTable;
use crate::view::when::When;

/// The narrowest bin that a finger or an eye can still tell from its neighbour, in pixels.
const LEAST_BIN: f64 = 7.0;

/// The width that the chart is laid out for until its own is known, so that it will be as high.
const USUAL: f64 = 700.0;

/// What the chart shows, and where.
#[derive(PartialEq)]
struct Scene {
    timeline: Timeline,
    frame: Frame,
}

/// The timeline with everything beside it.
#[component]
pub fn TimelinePanel(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let Some(years) = explorer.collection.years() else { return ().into_any() };
    let place = NodeRef::<Div>::new();
    let width = width_of(place);
    let scene = Memo::new(move |_| {
        let width = Some(width.get()).filter(|width| *width > 0.0).unwrap_or(USUAL);
        let grain = Grain::fitting(Frame::room(width), years.1 - years.0 + 1, LEAST_BIN);
        let timeline = explorer.timeline(grain);
        let frame = Frame::new(width, years, timeline.bins.len());
        Arc::new(Scene { timeline, frame })
    });
    let unit = move || (words.timeline_unit)(scene.read().timeline.grain.months());
    let has_room = Signal::derive(move || width.get() > 0.0);
    let chart = move || {
        view! {
            <p class="prose" id=pages::PROSE inner_html=move || explorer.document(&pages::prose) />
            <div class="timeline-chart" node_ref=place>
                <Chart explorer scene has_room />
            </div>
        }
    };
    let table = move || explorer.document(&|context| pages::table(context, &scene.read().timeline));
    let legend =
        move || explorer.document(&|context| pages::legend(context, &scene.read().timeline));
    view! {
        <div class="timeline">
            <ChartOrTable
                words
                title=words.timeline
                chart=chart.into()
                table=(move || view! { <table class="numbers" inner_html=table /> }).into()
            />
            <div class="timeline-foot">
                <span class="fine">{unit} " · " {words.timeline_hint}</span>
                <p class="timeline-legend fine" inner_html=legend />
                <TimeFields explorer />
                <span inner_html=move || explorer.document(&pages::undated) />
            </div>
            <EventList explorer />
        </div>
    }
    .into_any()
}

/// Its place is kept before its width is known, so that nothing below it moves.
#[component]
fn Chart(explorer: Explorer, scene: Memo<Arc<Scene>>, has_room: Signal<bool>) -> impl IntoView {
    let words = explorer.words();
    let covered = Memo::new(move |_| {
        let frame = scene.read().frame;
        let (from, to) = explorer.with(|now| (now.selection.from(), now.selection.to()));
        let (origin, domain) = (frame.origin(), frame.x.domain);
        let start = from.map_or(domain.0, |date| date.months().0 - origin);
        let end = to.map_or(domain.1, |date| date.months().1 - origin);
        let day = |date: Option<PartialDate>| date.map_or(words.brush_clear.to_owned(), words.day);
        Covered {
            frame,
            chosen: (from.is_some() || to.is_some()).then_some((start, end)),
            values: [day(from), day(to)],
        }
    });
    let brush = Callback::new(move |edges: Option<Edges>| {
        let run = edges.and_then(|(start, end)| {
            scene.with_untracked(|scene| bounds(scene.timeline.bins.get(start..end)?))
        });
        let (from, to) = run.unzip();
        explorer.brush(from, to, Entry::Replace);
    });
    let drawing = move || {
        let scene = scene.read();
        explorer.document(&|context| pages::chart(context, scene.frame, &scene.timeline))
    };
    view! {
        <svg
            class="timeline-svg"
            role="group"
            aria-label=words.timeline
            aria-describedby=pages::PROSE
            width="100%"
            height=move || pages::height(&scene.read().timeline).to_string()
        >
            <When is=has_room>
                <g inner_html=drawing />
                <Brush covered labels=[words.brush_from, words.brush_to] on_brush=brush />
            </When>
        </svg>
    }
}

/// From and to, typed.
#[component]
fn TimeFields(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    // A memo, since a field is written at each run: what is being typed stays while all else changes.
    let time = Memo::new(move |_| explorer.with(|now| (now.selection.from(), now.selection.to())));
    let wrong = RwSignal::new(false);
    let field = move |is_from: bool, label: &'static str| {
        let value = move || {
            let (from, to) = time.get();
            if is_from { from } else { to }.map(|date| date.to_string()).unwrap_or_default()
        };
        let take = move |typed: String| {
            let typed = typed.trim();
            let date = typed.parse::<PartialDate>().ok();
            wrong.set(date.is_none() && !typed.is_empty());
            if wrong.get_untracked() {
                return;
            }
            let (from, to) = time.get_untracked();
            let (mut from, mut to) = if is_from { (date, to) } else { (from, date) };
            // An end that the new one leaves behind is given up, rather than exchanged with it.
            if Span::between(from, to).is_none() {
                (from, to) = if is_from { (date, None) } else { (None, date) };
            }
            explorer.brush(from, to, Entry::Push);
        };
        view! {
            <label>
                <span>{label}</span>
                <input
                    class="date"
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    placeholder="2020-06"
                    aria-describedby="date-wrong"
                    prop:value=value
                    on:change=move |change| take(event_target_value(&change))
                />
            </label>
        }
    };
    view! {
        <div class="time-fields">
            {field(true, words.date_from)} {field(false, words.date_to)}
            <When is=Signal::derive(move || time.get() != (None, None))>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| explorer.brush(None, None, Entry::Push)
                >
                    {words.brush_clear}
                </button>
            </When>
            <span id="date-wrong" class="wrong" role="alert">
                {move || wrong.get().then_some(words.date_wrong)}
            </span>
        </div>
    }
}

/// Every milestone and honour of the cases shown, each a link to its case.
#[component]
fn EventList(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let is_open = RwSignal::new(false);
    let list = move || {
        if is_open.get() { explorer.document(&pages::events) } else { String::new() }
    };
    view! {
        <details class="events" on:toggle=move |toggle| is_open.set(page::is_open(&toggle))>
            <summary>{move || (words.events)(explorer.answer.read().events(explorer.collection).len())}</summary>
            <ol inner_html=list />
        </details>
    }
}
