//! The timeline: cases over time, a brush to choose from it, what the bins cannot hold beside it,
//! and the milestones and honours of the cases shown.

use anlan_engine::date::{PartialDate, Span};
use anlan_engine::facet::Facet;
use anlan_engine::scale::whole;
use anlan_engine::timeline::{Event, EventKind, Grain, Timeline, bounds};
use leptos::ev::MouseEvent;
use leptos::html::Div;
use leptos::prelude::*;

use crate::address::Address;
use crate::browser::page;
use crate::browser::size::width_of;
use crate::chart::bins::{Bins, Frame};
use crate::chart::brush::{Brush, Edges};
use crate::chart::marks::stack;
use crate::explorer::{Entry, Explorer};
use crate::view::chart_or_table::ChartOrTable;
use crate::view::link::Link;

/// The narrowest bin that a finger or an eye can still tell from its neighbour, in pixels.
const LEAST_BIN: f64 = 7.0;
/// Height of the area of the bars.
const BARS: f64 = 132.0;
/// Height of the labels of the years.
const AXIS: i32 = 26;
/// Height of a lane of year-only counts.
const LANE: i32 = 22;
/// Marks of events: rows, the height of one, and the least distance of two in a row.
const MARK_ROWS: usize = 4;
const MARK: f64 = 11.0;

/// The timeline with everything beside it.
#[component]
pub fn TimelinePanel(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let Some((first, last)) = explorer.collection.years() else { return ().into_any() };
    let years = usize::from(last - first) + 1;
    let place = NodeRef::<Div>::new();
    let width = width_of(place);
    let grain = Memo::new(move |_| Grain::fitting(width.get() - 44.0, last - first + 1, LEAST_BIN));
    let timeline = explorer.timeline(grain.into());
    let frame = Memo::new(move |_| Frame::new(width.get(), BARS, years));
    let unit = move || (words.timeline_unit)(grain.get().months());
    let chart = move || {
        view! {
            <div class="timeline-chart" node_ref=place>
                <Show when=move || { width.get() > 0.0 }>
                    <Chart explorer timeline frame first />
                </Show>
            </div>
        }
    };
    view! {
        <div class="timeline">
            <ChartOrTable
                words
                title=words.timeline
                chart=chart.into()
                table=(move || view! { <BinTable explorer timeline /> }).into()
            />
            <div class="timeline-foot">
                <span class="fine">{unit} " · " {words.timeline_hint}</span>
                <Legend explorer timeline />
                <TimeFields explorer />
                <Undated explorer />
            </div>
            <EventList explorer />
        </div>
    }
    .into_any()
}

#[component]
fn Chart(
    explorer: Explorer,
    timeline: Memo<Timeline>,
    frame: Memo<Frame>,
    first: u16,
) -> impl IntoView {
    let words = explorer.words();
    let time = explorer.part(|now| (now.selection.from(), now.selection.to()));
    let origin = f64::from(first) * 12.0;
    let chosen = Signal::derive(move || {
        let domain = frame.read().x.domain;
        let (from, to) = time.get();
        let start = from.map_or(domain.0, |date| date.months().0 - origin);
        let end = to.map_or(domain.1, |date| date.months().1 - origin);
        (from.is_some() || to.is_some()).then_some((start, end))
    });
    let values = Signal::derive(move || {
        let day = |date: Option<PartialDate>| date.map_or(words.brush_clear.to_owned(), words.day);
        [day(time.get().0), day(time.get().1)]
    });
    let brush = Callback::new(move |edges: Option<Edges>| {
        let run = edges.and_then(|(start, end)| {
            timeline.with_untracked(|timeline| bounds(timeline.bins.get(start..end)?))
        });
        let (from, to) = run.unzip();
        explorer.brush(from, to, Entry::Replace);
    });
    let lane = move || if timeline.read().year_only.is_empty() { 0 } else { LANE };
    let axis = whole(BARS) + AXIS;
    let marks = whole(MARK * MARK_ROWS as f64);
    let height = move || axis + lane() + marks + 4;
    view! {
        <svg class="timeline-svg" role="group" aria-label=words.timeline width="100%" height=height>
            <Bins frame timeline first_year=first />
            <g transform=format!("translate(0,{axis})")>
                {move || year_only(words.year_only_count, frame.get(), &timeline.read(), first)}
            </g>
            <g class="marks" aria-hidden="true" transform=move || format!("translate(0,{})", axis + lane())>
                {move || marks_of(explorer, frame.get(), origin)}
            </g>
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

/// What the shapes below the axis mean.
#[component]
fn Legend(explorer: Explorer, timeline: Memo<Timeline>) -> impl IntoView {
    let words = explorer.words();
    view! {
        <p class="timeline-legend fine">
            <Show when=move || !timeline.read().year_only.is_empty()>
                <span>
                    <svg class="year-only" viewBox="0 0 20 12" aria-hidden="true">
                        <rect x="1" y="1" width="18" height="10" rx="3" />
                    </svg>
                    {words.year_only}
                </span>
            </Show>
            <span>
                <svg class="mark" viewBox="-6 -6 12 12" aria-hidden="true">
                    <circle r="3.5" />
                </svg>
                {words.milestone}
            </span>
            <span>
                <svg class="mark" viewBox="-6 -6 12 12" aria-hidden="true">
                    <path class="honour" d="M0 -5L5 0L0 5L-5 0Z" />
                </svg>
                {words.honour}
            </span>
        </p>
    }
}

/// A lane below the axis for the cases that are known to a year only.
fn year_only(
    label: fn(u16, u32) -> String,
    frame: Frame,
    timeline: &Timeline,
    first: u16,
) -> impl IntoView + use<> {
    let year = |own: &anlan_engine::timeline::YearOnly| {
        let left = whole(frame.x.px_from_value(f64::from(own.year - first) * 12.0));
        let right = whole(frame.x.px_from_value(f64::from(own.year - first + 1) * 12.0));
        view! {
            <g class="year-only">
                <title>{label(own.year, own.count)}</title>
                <rect x=left + 2 y="1" width=(right - left - 4).max(1) height=LANE - 5 rx="3" />
                <text x=left.midpoint(right) y=LANE - 8>
                    {own.count}
                </text>
            </g>
        }
    };
    timeline.year_only.iter().map(year).collect_view()
}

/// A mark for each event that has room, each opening its case. For eyes and pointers alone: the
/// list below the chart holds every event, for keys and small fingers too.
fn marks_of(explorer: Explorer, frame: Frame, origin: f64) -> impl IntoView {
    let events = explorer.events.get();
    let place = |event: &Event| {
        let (start, end) = event.date.months();
        frame.x.px_from_value(start.midpoint(end) - origin)
    };
    let inside = |event: &&Event| {
        let (start, end) = event.date.months();
        start >= origin && end - origin <= frame.x.domain.1
    };
    let shown: Vec<Event> = events.iter().filter(inside).copied().collect();
    let places: Vec<f64> = shown.iter().map(place).collect();
    let rows = stack(&places, MARK, MARK_ROWS);
    let mark = |((event, place), row): ((Event, f64), Option<usize>)| {
        let down = whole(row? as f64 * MARK + MARK / 2.0);
        let at = format!("translate({},{down})", whole(place));
        let words = explorer.words();
        let name = format!("{} {}", (words.day)(event.date), event.text(explorer.collection));
        let to = Address { case: Some(event.case), ..explorer.address() };
        let shape = match event.kind {
            EventKind::Milestone(_) => view! { <circle r="3.5" /> }.into_any(),
            EventKind::Honour(_) => {
                view! { <path class="honour" d="M0 -5L5 0L0 5L-5 0Z" /> }.into_any()
            }
        };
        Some(view! {
            <g transform=at>
                <a
                    class="mark"
                    tabindex="-1"
                    href=to.href(explorer.collection)
                    on:click=move |click: MouseEvent| {
                        if page::is_plain(&click) {
                            click.prevent_default();
                            explorer.go(to.clone(), Entry::Push);
                        }
                    }
                >
                    <title>{name}</title>
                    {shape}
                </a>
            </g>
        })
    };
    shown.into_iter().zip(places).zip(rows).filter_map(mark).collect_view()
}

/// The bins as a table, empty ones left out since the axis is not there to be read.
#[component]
fn BinTable(explorer: Explorer, timeline: Memo<Timeline>) -> impl IntoView {
    let words = explorer.words();
    let rows = move || {
        let timeline = timeline.read();
        let bins = timeline.bins.iter().filter(|bin| bin.count > 0).filter_map(|bin| {
            let (from, to) = (bin.from()?, bin.to()?);
            let name = if from == to {
                (words.day)(from)
            } else {
                format!("{}—{}", (words.day)(from), (words.day)(to))
            };
            Some((name, bin.count))
        });
        let coarse = timeline.year_only.iter().map(|own| {
            let year = PartialDate::from_year(own.year).map(words.day).unwrap_or_default();
            ((words.pair)(words.year_only, &year), own.count)
        });
        let undated = std::iter::once((words.undated.to_owned(), timeline.undated));
        bins.chain(coarse)
            .chain(undated)
            .map(|(name, count)| {
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td>{count}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <table class="numbers">
            <thead>
                <tr>
                    <th scope="col">{words.date}</th>
                    <th scope="col">{words.shown_count}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

/// From and to, typed.
#[component]
fn TimeFields(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let time = explorer.part(|now| (now.selection.from(), now.selection.to()));
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
            <Show when=move || time.get() != (None, None)>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| explorer.brush(None, None, Entry::Push)
                >
                    {words.brush_clear}
                </button>
            </Show>
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
    let buckets = explorer.buckets(Facet::Year);
    bucket.map(|bucket| {
        let count =
            move || buckets.with(|buckets| buckets.get(bucket.index()).map_or(0, |own| own.count));
        let chosen = explorer.part(move |now| now.selection.chosen(Facet::Year).contains(&bucket));
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || chosen.get().to_string()
                on:click=move |_| explorer.toggle(Facet::Year, bucket)
            >
                {move || (words.undated_count)(count())}
            </button>
        }
    })
}

/// Every milestone and honour of the cases shown, each a link to its case.
#[component]
fn EventList(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let open = RwSignal::new(false);
    let row = move |event: &Event| {
        let case = event.case;
        let kind = match event.kind {
            EventKind::Milestone(_) => words.milestone,
            EventKind::Honour(_) => words.honour,
        };
        let to = Memo::new(move |_| Address { case: Some(case), ..explorer.address() });
        view! {
            <li>
                <time datetime=event.date.to_string()>{(words.day)(event.date)}</time>
                <span class="event-kind">{kind}</span>
                <span lang="zh-Hans">{event.text(explorer.collection).to_owned()}</span>
                <Link explorer to>
                    <span lang="zh-Hans">{explorer.collection.case(case).title.clone()}</span>
                </Link>
            </li>
        }
    };
    view! {
        <details class="events" on:toggle=move |_| open.update(|is| *is = !*is)>
            <summary>{move || (words.events)(explorer.events.read().len())}</summary>
            <Show when=move || open.get()>
                <ol>{move || explorer.events.read().iter().map(row).collect_view()}</ol>
            </Show>
        </details>
    }
}
