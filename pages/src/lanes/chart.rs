//! The chart of lanes: eras and an axis above, then each lane with its cases.

use anlan_engine::case::DateKind;
use anlan_engine::case_set::CaseSet;
use anlan_engine::date::Precision;
use anlan_engine::eras::Era;
use anlan_engine::lanes::{Extent, Lane, Lanes, Mark, Room, Tick, packed};
use anlan_engine::scale::{Linear, whole};
use anlan_engine::timeline::{Event, EventKind};
use maud::{Markup, html};

use super::{era_name, in_lanes, name_of, words};
use crate::context::Context;

/// Space beside the lanes, so that no mark at an end is cut.
const SIDE: f64 = 14.0;
/// Where so few cases are drawn, each has its title beside it.
const LABELLED: u32 = 60;
/// Above this height the axis is drawn below too.
const TALL: i32 = 480;

/// What the shapes are: a leaf of paper for what was published, an arrow for what started, a star for
/// what was awarded; a stroke for a milestone and a rhomb for an honour.
const LEAF: &str = "M-4.5 -5.5H4.5V5.5H-4.5Z";
const ARROW: &str = "M-4.5 -6.5L6.5 0L-4.5 6.5Z";
const STAR: &str = "M0 -7.5L2 -2.4L7.3 -2.3L3.1 1L4.6 6.2L0 3.2L-4.6 6.2L-3.1 1L-7.3 -2.3L-2 -2.4Z";
const STROKE: &str = "M0 -6V6";
const RHOMB: &str = "M0 -5L5 0L0 5L-5 0Z";

/// How large things are drawn, in pixels.
struct Sizes {
    /// Height of a row of eras, of the axis, and of the name of a lane.
    era: i32,
    axis: i32,
    name: i32,
    /// Height of a row of marks, and what a mark takes of it at least: no less than can be pressed.
    row: i32,
    /// The room for the title of a mark.
    label: f64,
    /// A line of the axis needs this much.
    line: f64,
    /// Width of a letter, and of a Chinese character.
    letters: [f64; 2],
    /// How many times their size shapes have, in tenths.
    shape: i32,
}

const PLAIN: Sizes = Sizes {
    era: 24,
    axis: 38,
    name: 28,
    row: 24,
    label: 205.0,
    line: 46.0,
    letters: [7.5, 14.0],
    shape: 10,
};

/// For large type, and for fingers on a kiosk.
const LARGE: Sizes = Sizes {
    era: 34,
    axis: 54,
    name: 42,
    row: 48,
    label: 320.0,
    line: 84.0,
    letters: [12.0, 22.0],
    shape: 16,
};

/// Where things lie.
struct Drawing<'a> {
    context: &'a Context<'a>,
    x: Linear,
    sizes: &'static Sizes,
    room: Room,
    lanes: Lanes,
    /// Where the titles end; nothing where marks have none.
    label: Option<usize>,
}

/// Where the months of an extent lie in a chart so many pixels wide.
pub fn scale(extent: Extent, width: f64) -> Linear {
    Linear { domain: extent.domain(), range: (SIDE, (width - SIDE).max(SIDE + 1.0)) }
}

/// The chart of a set of cases over an extent, so many pixels wide.
pub fn chart(
    context: &Context<'_>,
    extent: Extent,
    among: &CaseSet,
    eras: &[Era],
    width: f64,
) -> String {
    let x = scale(extent, width);
    let month = (x.range.1 - x.range.0) / f64::from(extent.months());
    let is_labelled = among.count() <= LABELLED;
    let mode = &context.address.mode;
    let sizes = if mode.is_kiosk() || mode.is_elder() { &LARGE } else { &PLAIN };
    let label = if is_labelled { sizes.label / month } else { 0.0 };
    let room = Room { mark: f64::from(sizes.row) / month, label, domain: x.domain };
    let lanes = in_lanes(context, among, room);
    let label = is_labelled.then_some(usize::from(!context.is_chinese()) * 14 + 12);
    let drawing = Drawing { context, x, sizes, room, lanes, label };
    let eras = in_rows(extent, eras);
    let top = sizes.era * count(eras.iter().map(|own| own.1 + 1).max().unwrap_or(0));
    let bottom = drawing.bottom(top + sizes.axis);
    let is_tall = bottom > TALL;
    let height = bottom + if is_tall { sizes.axis } else { 8 };
    let ticks = ticks(extent, x, sizes);
    html! {
        svg.lanes-svg data-drawn width="100%" height=(height) role="presentation" {
            g.eras aria-hidden="true" { (drawing.eras(&eras, bottom)) }
            g.lane-axis aria-hidden="true" {
                @for tick in &ticks { (drawing.line(*tick, top, bottom)) }
                (drawing.axis(&ticks, top))
                @if is_tall { (drawing.axis(&ticks, bottom - 4)) }
            }
            (drawing.all_lanes(top + sizes.axis))
        }
    }
    .into_string()
}

/// The lines of the axis that have room.
fn ticks(extent: Extent, x: Linear, sizes: &Sizes) -> Vec<Tick> {
    let most = whole((x.range.1 - x.range.0) / sizes.line);
    extent.ticks(usize::try_from(most).unwrap_or(0))
}

/// The eras that the extent meets, each with its row, as they are listed.
fn in_rows(extent: Extent, eras: &[Era]) -> Vec<(&Era, usize)> {
    let (first, last) = extent.domain();
    let meets = |era: &&Era| era.months().0 < last && first < era.months().1;
    let met: Vec<&Era> = eras.iter().filter(meets).collect();
    let stretches: Vec<(f64, f64)> = met.iter().map(|era| era.months()).collect();
    met.into_iter().zip(packed(&stretches)).collect()
}

/// About how wide a text is.
fn width_of(text: &str, sizes: &Sizes) -> f64 {
    text.chars().map(|ch| sizes.letters[usize::from(!ch.is_ascii())]).sum()
}

/// A text of at most so many characters.
fn cut(text: &str, most: usize) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(most).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

impl Drawing<'_> {
    fn px(&self, months: f64) -> i32 {
        whole(self.x.px_within(months))
    }

    /// Bands for the eras, and a line through the lanes where one begins.
    fn eras(&self, eras: &[(&Era, usize)], bottom: i32) -> Markup {
        html! {
            @for (era, row) in eras {
                @let (start, end) = era.months();
                @let (left, right) = (self.px(start), self.px(end));
                @let up = self.sizes.era * count(*row);
                @let name = era_name(self.context, era);
                g.era {
                    title { (name) " " (self.context.words().span(Some(era.from), Some(era.to))) }
                    rect x=(left + 1) y=(up + 1) width=((right - left - 2).max(1)) height=(self.sizes.era - 3)
                        rx="3" {}
                    @if start > self.x.domain.0 {
                        line x1=(left) x2=(left) y1=(up + self.sizes.era) y2=(bottom) {}
                    }
                    @if width_of(name, self.sizes) + 16.0 < f64::from(right - left) {
                        text x=(left + 9) y=(up + self.sizes.era * 2 / 3) { (name) }
                    }
                }
            }
        }
    }

    fn line(&self, tick: Tick, top: i32, bottom: i32) -> Markup {
        let at = self.px(tick.at);
        let is_year = tick.month.month() == Some(1);
        html! {
            line.is-year[is_year] x1=(at) x2=(at) y1=(top + self.sizes.axis - 6) y2=(bottom) {}
        }
    }

    /// The names of the lines: months above, years below them; years alone where there is no room.
    fn axis(&self, ticks: &[Tick], top: i32) -> Markup {
        let words = words(self.context);
        let are_years = ticks.iter().all(|tick| tick.month.month() == Some(1));
        // Of years too narrow for their names every second, third … is named.
        let gap = match ticks {
            [one, next, ..] if are_years => {
                self.x.px_from_value(next.at) - self.x.px_from_value(one.at)
            }
            _ => self.sizes.line,
        };
        let step =
            usize::try_from(whole((self.sizes.line / gap.max(1.0)).ceil())).unwrap_or(1).max(1);
        html! {
            @for (at, tick) in ticks.iter().enumerate() {
                @let month = tick.month.month().unwrap_or(1);
                @let x = self.px(tick.at) + 4;
                @if !are_years { text x=(x) y=(top + self.sizes.axis * 3 / 8) { ((words.month)(month)) } }
                @if if are_years { at % step == 0 } else { month == 1 || at == 0 } {
                    text.is-year x=(x) y=(top + self.sizes.axis * 4 / 5) { (tick.month.year()) }
                }
            }
        }
    }

    fn has_names(&self) -> bool {
        self.lanes.lanes.iter().any(|lane| lane.bucket.is_some())
    }

    fn height(&self, lane: &Lane) -> i32 {
        let name = if self.has_names() { self.sizes.name } else { 0 };
        name.saturating_add(self.sizes.row.saturating_mul(count(lane.rows)))
    }

    /// Where the last lane ends.
    fn bottom(&self, top: i32) -> i32 {
        self.lanes.lanes.iter().fold(top, |top, lane| top.saturating_add(self.height(lane) + 4))
    }

    fn all_lanes(&self, top: i32) -> Markup {
        let mut top = top;
        let placed: Vec<(&Lane, i32)> = self
            .lanes
            .lanes
            .iter()
            .map(|lane| {
                let own = top;
                top += self.height(lane) + 4;
                (lane, own)
            })
            .collect();
        html! {
            @for (at, (lane, top)) in placed.into_iter().enumerate() {
                g transform=(format!("translate(0,{top})")) { (self.lane(lane, at)) }
            }
        }
    }

    fn lane(&self, lane: &Lane, at: usize) -> Markup {
        let name = name_of(self.context, lane);
        let label = name.as_ref().map(|name| (words(self.context).in_lane)(name, lane.marks.len()));
        let down = if label.is_some() { self.sizes.name } else { 0 };
        html! {
            g.lane role="group" aria-label=[label.as_ref()] {
                @if let Some(label) = &label {
                    line.lane-edge x1="0" x2=(whole(self.x.range.1 + SIDE)) y1="0" y2="0" {}
                    text.lane-name x="2" y=(self.sizes.name * 2 / 3) aria-hidden="true" { (label) }
                }
                @for mark in &lane.marks {
                    (self.mark(mark, at, down + self.sizes.row * count(mark.row) + self.sizes.row / 2))
                }
            }
        }
    }

    /// A case: a line from the first to the last of what is dated in it, the shapes of its milestones and
    /// honours, its own shape, and its title where there is room. All of it is one link.
    fn mark(&self, mark: &Mark, lane: usize, y: i32) -> Markup {
        let case = self.context.collection.case(mark.case);
        let title = self.context.title(case);
        let name = self.name(mark);
        let (start, end) = mark.date.months();
        let (left, right) = (self.px(start), self.px(end));
        let is_day = mark.date.precision() == Precision::Day;
        // The shape stands where the date may begin, since nothing says that it is the middle.
        let place = if is_day { left.midpoint(right) } else { left + ((right - left) / 2).min(8) };
        let events: Vec<(&Event, i32)> =
            mark.events.iter().filter_map(|event| Some((event, self.place(event)?))).collect();
        let ends = events.iter().map(|own| own.1).chain([left, right, place]);
        let (from, to) = (ends.clone().min().unwrap_or(place), ends.max().unwrap_or(place));
        let half = self.sizes.row / 2;
        html! {
            a.lane-mark id=(format!("mark-{lane}-{}", case.id)) href=(self.context.case_href(mark.case))
                aria-label=(name) transform=(format!("translate(0,{y})")) {
                title { (name) }
                rect.hold x=(from - half) y=(-half + 1) width=(to - from + 2 * half)
                    height=(2 * half - 2) rx="5" {}
                @if !mark.events.is_empty() && from < to { line.tie x1=(from) x2=(to) y1="0" y2="0" {} }
                @if !is_day {
                    rect.known x=(left) y="-6" width=((right - left).max(2)) height="12" rx="3" {}
                }
                @for (event, at) in events { (event_shape(event.kind, at, self.sizes)) }
                (kind_shape(mark.kind, place, self.sizes))
            }
            // Outside the link, since half a title is no part of its name.
            @if let Some(most) = self.label {
                @let before = mark.is_labelled_before;
                text.lane-label.is-before[before] aria-hidden="true" y=(y + self.sizes.row / 5)
                    x=(if before { from - half - 1 } else { to + half + 1 }) { (cut(title, most)) }
            }
        }
    }

    /// Where an event stands, if that is on the chart.
    fn place(&self, event: &Event) -> Option<i32> {
        self.room.place(event.date).map(|place| self.px(place))
    }

    /// What a mark says: title, date, what the date is, and how much is dated in the case besides.
    fn name(&self, mark: &Mark) -> String {
        let context = self.context;
        let (common, own) = (context.words(), words(context));
        let is_honour = |event: &&Event| matches!(event.kind, EventKind::Honour(_));
        let honours = mark.events.iter().filter(is_honour).count();
        let mut parts = vec![
            context.title(context.collection.case(mark.case)).to_owned(),
            (common.day)(mark.date),
            (common.date_kind)(mark.kind).to_owned(),
        ];
        if !mark.events.is_empty() {
            parts.push((own.events)(mark.events.len() - honours, honours));
        }
        parts.join(own.part)
    }
}

/// A number of rows, as pixels are counted.
fn count(rows: usize) -> i32 {
    i32::try_from(rows).unwrap_or(i32::MAX)
}

fn shape(class: &str, shape: &str, at: i32, sizes: &Sizes) -> Markup {
    let (whole, tenths) = (sizes.shape / 10, sizes.shape % 10);
    let transform = match sizes.shape {
        10 => format!("translate({at},0)"),
        _ => format!("translate({at},0) scale({whole}.{tenths})"),
    };
    html! { path class=(class) d=(shape) transform=(transform) {} }
}

fn kind_shape(kind: DateKind, at: i32, sizes: &Sizes) -> Markup {
    let (class, path) = match kind {
        DateKind::Published => ("is-published", LEAF),
        DateKind::Started => ("is-started", ARROW),
        DateKind::Awarded => ("is-awarded", STAR),
    };
    shape(class, path, at, sizes)
}

fn event_shape(kind: EventKind, at: i32, sizes: &Sizes) -> Markup {
    let (class, path) = match kind {
        EventKind::Milestone(_) => ("is-milestone", STROKE),
        EventKind::Honour(_) => ("is-honour", RHOMB),
    };
    shape(class, path, at, sizes)
}

/// What the shapes mean, in words.
pub fn legend(context: &Context<'_>) -> String {
    let common = context.words();
    let kinds = [DateKind::Published, DateKind::Started, DateKind::Awarded];
    let kinds = kinds.map(|kind| (kind_shape(kind, 0, &PLAIN), (common.date_kind)(kind)));
    let events = [
        (event_shape(EventKind::Milestone(0), 0, &PLAIN), common.milestone),
        (event_shape(EventKind::Honour(0), 0, &PLAIN), common.honour),
    ];
    html! {
        ul.lanes-legend.fine aria-label=(words(context).legend) {
            @for (shape, name) in kinds.into_iter().chain(events) {
                li {
                    svg viewBox="-9 -9 18 18" aria-hidden="true" { (shape) }
                    (name)
                }
            }
            li {
                svg.is-wide viewBox="0 -9 30 18" aria-hidden="true" {
                    rect.known x="1" y="-6" width="28" height="12" rx="3" {}
                }
                (words(context).known_to_span)
            }
        }
    }
    .into_string()
}
