//! The timeline: cases over time, a brush to choose from it, what the bins cannot hold beside it,
//! and the milestones and honours of the cases shown.

use anlan_engine::date::{PartialDate, Span};
use anlan_engine::facet::Facet;
use anlan_engine::timeline::{Grain, Timeline, bounds};
use anlan_pages::frame::Frame;
use anlan_pages::timeline as pages;
use leptos::html::Div;
use leptos::prelude::*;

use crate::browser::size::width_of;
use crate::chart::brush::{Brush, Edges};
use crate::explorer::{Entry, Explorer};
use crate::view::chart_or_table::ChartOrTable;
use crate::view::when::When;

/// The narrowest bin that a finger or an eye can still tell from its neighbour, in pixels.
const LEAST_BIN: f64 = 7.0;

/// The timeline with everything beside it.
#[component]
pub fn TimelinePanel(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let Some((first, last)) = explorer.collection.years() else { return ().into_any() };
    let place = NodeRef::<Div>::new();
    let width = width_of(place);
    let grain = Memo::new(move |_| Grain::fitting(Frame::room(width.get()), last - first + 1, LEAST_BIN));
    let timeline = explorer.timeline(grain.into());
    let frame = Memo::new(move |_| Frame::new(width.get(), (first, last)));
    let unit = move || (words.timeline_unit)(grain.get().months());
    let chart = move || {
        view! {
            <div class="timeline-chart" node_ref=place>
                <When is=Signal::derive(move || width.get() > 0.0)>
                    <Chart explorer timeline frame />
                </When>
            </div>
        }
    };
    let table =
        move || explorer.document(&|context| pages::table(context, &timeline.read()));
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
                <p
                    class="timeline-legend fine"
                    inner_html=move || {
                        explorer.document(&|context| pages::legend(context, &timeline.read()))
                    }
                />
                <TimeFields explorer />
                <Undated explorer />
            </div>
            <EventList explorer />
        </div>
    }
    .into_any()
}

#[component]
fn Chart(explorer: Explorer, timeline: Memo<Timeline>, frame: Memo<Frame>) -> impl IntoView {
    let words = explorer.words();
    let time = move || explorer.with(|now| (now.selection.from(), now.selection.to()));
    let chosen = Signal::derive(move || {
        let (origin, domain) = (frame.read().origin(), frame.read().x.domain);
        let (from, to) = time();
        let start = from.map_or(domain.0, |date| date.months().0 - origin);
        let end = to.map_or(domain.1, |date| date.months().1 - origin);
        (from.is_some() || to.is_some()).then_some((start, end))
    });
    let values = Signal::derive(move || {
        let day = |date: Option<PartialDate>| date.map_or(words.brush_clear.to_owned(), words.day);
        [day(time().0), day(time().1)]
    });
    let brush = Callback::new(move |edges: Option<Edges>| {
        let run = edges.and_then(|(start, end)| {
            timeline.with_untracked(|timeline| bounds(timeline.bins.get(start..end)?))
        });
        let (from, to) = run.unzip();
        explorer.brush(from, to, Entry::Replace);
    });
    let drawing = move || {
        let (timeline, answer) = (timeline.read(), explorer.answer.read());
        explorer.document(&|context| pages::chart(context, frame.get(), &timeline, &answer.events))
    };
    view! {
        <svg
            class="timeline-svg"
            role="group"
            aria-label=words.timeline
            width="100%"
            height=move || pages::height(&timeline.read())
        >
            <g inner_html=drawing />
            <Brush
                frame
                bins=Signal::derive(move || timeline.read().bins.len())
                chosen
                labels=[words.brush_from, words.brush_to]
                values
                on_brush=brush
            />
        </svg>
    }
}

/// From and to, typed.
#[component]
fn TimeFields(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let time = move || explorer.with(|now| (now.selection.from(), now.selection.to()));
    let wrong = RwSignal::new(false);
    let field = move |is_from: bool, label: &'static str| {
        let value = move || {
            let (from, to) = time();
            if is_from { from } else { to }.map(|date| date.to_string()).unwrap_or_default()
        };
        let take = move |typed: String| {
            let typed = typed.trim();
            let date = typed.parse::<PartialDate>().ok();
            wrong.set(date.is_none() && !typed.is_empty());
            if wrong.get_untracked() {
                return;
            }
            let (from, to) = untrack(time);
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
            <When is=Signal::derive(move || time() != (None, None))>
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

/// The undated cases: how many, and a way to see them.
#[component]
fn Undated(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let bucket = explorer.collection.column(Facet::Year).unknown();
    bucket.map(|bucket| {
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || explorer.is_chosen(Facet::Year, bucket).to_string()
                on:click=move |_| explorer.toggle(Facet::Year, bucket)
            >
                {move || (words.undated_count)(explorer.count(Facet::Year, bucket))}
            </button>
        }
    })
}

/// Every milestone and honour of the cases shown, each a link to its case.
#[component]
fn EventList(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let is_open = RwSignal::new(false);
    let list = move || {
        let answer = explorer.answer.read();
        let shown = if is_open.get() { &answer.events[..] } else { &[] };
        explorer.document(&|context| pages::events(context, shown))
    };
    view! {
        <details class="events" on:toggle=move |_| is_open.update(|is| *is = !*is)>
            <summary>{move || (words.events)(explorer.answer.read().events.len())}</summary>
            <ol inner_html=list />
        </details>
    }
}
