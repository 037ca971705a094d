//! The timeline as it stands: bars, axis, the cases known to a year only, marks of events; the
//! same as a table; and the events as a list.

use anlan_engine::case::DistrictKind;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::scale::{Linear, ticks, whole};
use anlan_engine::timeline::{Bin, Event, EventKind, Timeline};
use maud::{Markup, html};

use crate::context::Context;
use crate::frame::{BARS, Frame, LEFT};
use crate::marks::stack;

/// Space above the highest bar, for its label.
const TOP: f64 = 18.0;
/// A label of a year needs this much.
const YEAR_LABEL: i32 = 40;
/// Height of the labels of the years.
const AXIS: i32 = 26;
/// Height of a lane of year-only counts.
const LANE: i32 = 22;
/// Marks of events: rows, the height of one, and the least distance of two in a row.
const MARK_ROWS: usize = 4;
const MARK: f64 = 11.0;
/// The shape that stands for an honour, around its place.
const DIAMOND: &str = "M0 -5L5 0L0 5L-5 0Z";

/// The height of the whole chart in pixels.
pub fn height(timeline: &Timeline) -> i32 {
    marks_top(timeline) + whole(MARK * MARK_ROWS as f64) + 4
}

fn marks_top(timeline: &Timeline) -> i32 {
    whole(BARS) + AXIS + if timeline.year_only.is_empty() { 0 } else { LANE }
}

/// The id of the sentence that says what the chart shows.
pub const PROSE: &str = "timeline-prose";

/// A sentence on the year and the district with the most cases; nothing where no case is dated. The city
/// itself is no district.
pub fn prose(context: &Context<'_>) -> String {
    let places = context.collection.districts();
    let is_district = |bucket: BucketId| {
        places.get(bucket.index()).is_some_and(|place| place.kind != DistrictKind::City)
    };
    let years = context.collection.column(Facet::Year);
    let is_known = |bucket: BucketId| Some(bucket) != years.unknown();
    let most = |facet: Facet, counts: &dyn Fn(BucketId) -> bool| {
        let (leaders, count) = context.answer.leaders(facet, counts);
        let name = |bucket: &BucketId| context.bucket_name(facet, *bucket, false);
        // Where many are alike, none stands out; nor where the facet's own condition, which its counts
        // leave out, keeps the others away.
        let is_free = context.address.selection.chosen(facet).is_empty();
        let few = is_free && (1..=3).contains(&leaders.len());
        few.then(|| (leaders.iter().map(name).collect::<Vec<_>>(), count))
    };
    let year = most(Facet::Year, &is_known);
    let district = most(Facet::District, &is_district);
    html! { ((context.words().most)(year, district)) }.into_string()
}

/// The chart as SVG, without the brush. The marks are links for eyes and pointers alone: the list of
/// events holds every one, for keys and small fingers too.
pub fn chart(context: &Context<'_>, frame: Frame, timeline: &Timeline) -> String {
    let most = timeline.bins.iter().map(|bin| bin.count).max().unwrap_or(0);
    let lines = ticks(most, 3);
    let top = lines.last().copied().unwrap_or(0).max(1);
    let y = Linear { domain: (0.0, f64::from(top)), range: (BARS, TOP) };
    html! {
        g.grid aria-hidden="true" {
            @for tick in lines {
                @let at = whole(y.px_from_value(f64::from(tick)));
                line x1=(LEFT) x2=(whole(frame.x.range.1)) y1=(at) y2=(at) {}
                text x=(LEFT - 6) y=(at + 4) { (tick) }
            }
        }
        g.bars aria-hidden="true" { (bars(frame, y, timeline)) }
        g.years aria-hidden="true" { (years(frame)) }
        g transform=(format!("translate(0,{})", whole(BARS) + AXIS)) {
            (year_only(context, frame, timeline))
        }
        g.marks aria-hidden="true" transform=(format!("translate(0,{})", marks_top(timeline))) {
            (marks(context, frame, &context.answer.events(context.collection)))
        }
    }
    .into_string()
}

fn bars(frame: Frame, y: Linear, timeline: &Timeline) -> Markup {
    let months = f64::from(timeline.grain.months());
    // Whole pixels keep the bars sharp; each ends where the next begins.
    let edge = |at: usize| whole(frame.x.px_from_value(at as f64 * months));
    let wide = edge(1) - edge(0);
    let gap = if wide > 12 { 3 } else { 1 };
    let is_labelled = wide >= 22;
    let base = whole(BARS);
    html! {
        @for (at, bin) in timeline.bins.iter().enumerate() {
            @let left = edge(at) + gap / 2;
            @let width = (edge(at + 1) - gap - edge(at)).max(1);
            @let top = whole(y.px_from_value(f64::from(bin.count)));
            rect x=(left) y=(top) width=(width) height=(base - top) rx="1.5" {}
            @if is_labelled && bin.count > 0 {
                text x=(left + width / 2) y=(top - 5) { (bin.count) }
            }
        }
    }
}

fn years(frame: Frame) -> Markup {
    let edge = |at: u16| whole(frame.x.px_from_value(f64::from(at) * 12.0));
    let wide = (edge(1) - edge(0)).max(1);
    let base = whole(BARS);
    let step = u16::try_from((YEAR_LABEL + wide - 1) / wide).unwrap_or(1).max(1);
    let last = u16::try_from(whole(frame.x.domain.1 / 12.0)).unwrap_or(0);
    html! {
        @for at in 0..last {
            @let left = edge(at);
            line x1=(left) x2=(left) y1=(base) y2=(base + 5) {}
            @if at.is_multiple_of(step) {
                text x=(left + wide / 2) y=(base + 18) { (frame.first_year + at) }
            }
        }
    }
}

/// A lane below the axis for the cases that are known to a year only.
fn year_only(context: &Context<'_>, frame: Frame, timeline: &Timeline) -> Markup {
    html! {
        @for own in &timeline.year_only {
            @let start = f64::from(own.year - frame.first_year) * 12.0;
            @let left = whole(frame.x.px_from_value(start));
            @let right = whole(frame.x.px_from_value(start + 12.0));
            g.year-only {
                title { ((context.words().year_only_count)(own.year, own.count)) }
                rect x=(left + 2) y="1" width=((right - left - 4).max(1)) height=(LANE - 5) rx="3" {}
                text x=(left.midpoint(right)) y=(LANE - 8) { (own.count) }
            }
        }
    }
}

/// A mark for each event that has room.
fn marks(context: &Context<'_>, frame: Frame, events: &[Event]) -> Markup {
    let origin = frame.origin();
    let inside = |event: &&Event| {
        let (start, end) = event.date.months();
        start >= origin && end - origin <= frame.x.domain.1
    };
    let place = |event: &&Event| {
        let (start, end) = event.date.months();
        frame.x.px_from_value(start.midpoint(end) - origin)
    };
    let shown: Vec<&Event> = events.iter().filter(inside).collect();
    let places: Vec<f64> = shown.iter().map(place).collect();
    let rows = stack(&places, MARK, MARK_ROWS);
    html! {
        @for ((event, place), row) in shown.into_iter().zip(places).zip(rows) {
            @if let Some(row) = row {
                @let down = whole(row as f64 * MARK + MARK / 2.0);
                a.mark tabindex="-1" href=(context.case_href(event.case))
                    transform=(format!("translate({},{down})", whole(place))) {
                    title {
                        ((context.words().day)(event.date)) " " (event.text(context.collection))
                    }
                    @match event.kind {
                        EventKind::Milestone(_) => circle r="3.5" {},
                        EventKind::Honour(_) => path.honour d=(DIAMOND) {},
                    }
                }
            }
        }
    }
}

/// What the shapes below the axis mean.
pub fn legend(context: &Context<'_>, timeline: &Timeline) -> String {
    let words = context.words();
    html! {
        @if !timeline.year_only.is_empty() {
            span {
                svg.year-only viewBox="0 0 20 12" aria-hidden="true" {
                    rect x="1" y="1" width="18" height="10" rx="3" {}
                }
                (words.year_only)
            }
        }
        span {
            svg.mark viewBox="-6 -6 12 12" aria-hidden="true" { circle r="3.5" {} }
            (words.milestone)
        }
        span {
            svg.mark viewBox="-6 -6 12 12" aria-hidden="true" { path.honour d=(DIAMOND) {} }
            (words.honour)
        }
    }
    .into_string()
}

/// The button that shows the undated cases alone; nothing where there are none.
pub fn undated(context: &Context<'_>) -> String {
    let Some(bucket) = context.collection.column(Facet::Year).unknown() else {
        return String::new();
    };
    let own = &context.answer.buckets(Facet::Year)[bucket.index()];
    html! {
        button.chip type="button" id="undated"
            data-href=(context.toggle_href(Facet::Year, bucket))
            aria-pressed=(context.is_chosen(Facet::Year, bucket).to_string()) {
            ((context.words().undated_count)(own.count))
        }
    }
    .into_string()
}

/// The heads and rows of the bins as a table; empty bins are left out, since the axis is not there
/// to be read.
pub fn table(context: &Context<'_>, timeline: &Timeline) -> String {
    let words = context.words();
    let name = |bin: &Bin| {
        let (from, to) = (bin.from()?, bin.to()?);
        Some(words.span(Some(from), Some(to)))
    };
    let row = |name: &str, count: u32| html! { tr { th scope="row" { (name) } td { (count) } } };
    html! {
        thead { tr { th scope="col" { (words.date) } th scope="col" { (words.shown_count) } } }
        tbody {
            @for bin in timeline.bins.iter().filter(|bin| bin.count > 0) {
                @if let Some(name) = name(bin) { (row(&name, bin.count)) }
            }
            @for own in &timeline.year_only {
                @let year = PartialDate::from_year(own.year).map(words.day).unwrap_or_default();
                (row(&(words.pair)(words.year_only, &year), own.count))
            }
            (row(words.undated, timeline.undated))
        }
    }
    .into_string()
}

/// Every event, each with a link to its case.
pub fn events(context: &Context<'_>) -> String {
    let words = context.words();
    html! {
        @for event in context.answer.events(context.collection) {
            li {
                time datetime=(event.date.to_string()) { ((words.day)(event.date)) }
                span.event-kind {
                    @match event.kind {
                        EventKind::Milestone(_) => (words.milestone),
                        EventKind::Honour(_) => (words.honour),
                    }
                }
                span lang=(context.own_lang()) { (event.text(context.collection)) }
                a href=(context.case_href(event.case)) {
                    (context.title(context.collection.case(event.case)))
                }
            }
        }
    }
    .into_string()
}
