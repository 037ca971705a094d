//! Bars over time: one for each bin, with the axis of years below.

use anlan_engine::scale::{Linear, ticks, whole};
use anlan_engine::timeline::Timeline;
use leptos::prelude::*;

/// Where things lie in the chart, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Width of the whole chart.
    pub width: f64,
    /// Height of the bars' area.
    pub height: f64,
    /// From months since the first year to pixels.
    pub x: Linear,
}

/// Space for the labels of the counts.
const LEFT: i32 = 30;
/// So that the last handle is not cut.
const RIGHT: i32 = 14;
/// Space above the highest bar, for its label.
const TOP: f64 = 18.0;
/// A label of a year needs this much.
const YEAR_LABEL: i32 = 40;

impl Frame {
    /// A frame for so many years.
    pub fn new(width: f64, height: f64, years: usize) -> Frame {
        let left = f64::from(LEFT);
        let range = (left, (width - f64::from(RIGHT)).max(left));
        Frame { width, height, x: Linear { domain: (0.0, years as f64 * 12.0), range } }
    }

    /// The bin under a pixel, of `bins` alike wide; the first or last one beyond the ends.
    pub fn bin_at(&self, px: f64, bins: usize) -> usize {
        self.edge(px, bins, f64::floor).min(bins.saturating_sub(1))
    }

    /// The edge between bins nearest to a pixel, from 0 to `bins`.
    pub fn edge_at(&self, px: f64, bins: usize) -> usize {
        self.edge(px, bins, f64::round)
    }

    fn edge(&self, px: f64, bins: usize, to_whole: fn(f64) -> f64) -> usize {
        let scale = Linear { domain: (0.0, bins as f64), range: self.x.range };
        let edge = to_whole(scale.value_from_px(px)).clamp(0.0, bins as f64);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to 0..=bins just above"
        )]
        let edge = edge as usize;
        edge
    }
}

/// Bars, grid lines and the axis of years.
#[component]
pub fn Bins(
    #[prop(into)] frame: Signal<Frame>,
    timeline: Memo<Timeline>,
    /// The first year of the axis.
    first_year: u16,
) -> impl IntoView {
    let max = Memo::new(move |_| {
        timeline.with(|timeline| timeline.bins.iter().map(|bin| bin.count).max().unwrap_or(0))
    });
    let y = Memo::new(move |_| {
        let top = ticks(max.get(), 3).last().copied().unwrap_or(0).max(1);
        Linear { domain: (0.0, f64::from(top)), range: (frame.read().height, TOP) }
    });
    let grid = move || {
        let frame = frame.get();
        let line = |tick: u32| {
            let at = whole(y.get().px_from_value(f64::from(tick)));
            view! {
                <line x1=LEFT x2=whole(frame.x.range.1) y1=at y2=at />
                <text x=LEFT - 6 y=at + 4>
                    {tick}
                </text>
            }
        };
        ticks(max.get(), 3).into_iter().map(line).collect_view()
    };
    view! {
        <g class="grid" aria-hidden="true">
            {grid}
        </g>
        <g class="bars" aria-hidden="true">
            {move || bars(frame.get(), y.get(), &timeline.read())}
        </g>
        <g class="years" aria-hidden="true">
            {move || years(frame.get(), first_year)}
        </g>
    }
}

fn bars(frame: Frame, y: Linear, timeline: &Timeline) -> impl IntoView + use<> {
    let months = f64::from(timeline.grain.months());
    // Whole pixels keep the bars sharp; each ends where the next begins.
    let edge = |at: usize| whole(frame.x.px_from_value(at as f64 * months));
    let wide = edge(1) - edge(0);
    let gap = if wide > 12 { 3 } else { 1 };
    let labelled = wide >= 22;
    let base = whole(frame.height);
    let bar = |(at, count): (usize, u32)| {
        let left = edge(at) + gap / 2;
        let width = (edge(at + 1) - gap - edge(at)).max(1);
        let top = whole(y.px_from_value(f64::from(count)));
        let label = (labelled && count > 0).then(|| {
            view! {
                <text x=left + width / 2 y=top - 5>
                    {count}
                </text>
            }
        });
        view! {
            <rect x=left y=top width=width height=base - top rx="1.5" />
            {label}
        }
    };
    timeline.bins.iter().map(|bin| bin.count).enumerate().map(bar).collect_view()
}

fn years(frame: Frame, first_year: u16) -> impl IntoView + use<> {
    let edge = |at: u16| whole(frame.x.px_from_value(f64::from(at) * 12.0));
    let wide = (edge(1) - edge(0)).max(1);
    let base = whole(frame.height);
    let step = u16::try_from((YEAR_LABEL + wide - 1) / wide).unwrap_or(1).max(1);
    let last = u16::try_from(whole(frame.x.domain.1 / 12.0)).unwrap_or(0);
    let year = |at: u16| {
        let left = edge(at);
        let label = at.is_multiple_of(step).then(|| {
            view! {
                <text x=left + wide / 2 y=base + 18>
                    {first_year + at}
                </text>
            }
        });
        view! {
            <line x1=left x2=left y1=base y2=base + 5 />
            {label}
        }
    };
    (0..last).map(year).collect_view()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_finds_its_bin_and_its_nearest_edge() {
        let frame = Frame::new(f64::from(LEFT + RIGHT) + 120.0, 100.0, 12);
        assert_eq!(frame.bin_at(f64::from(LEFT) + 5.0, 12), 0);
        assert_eq!(frame.bin_at(f64::from(LEFT) + 15.0, 12), 1);
        assert_eq!(frame.bin_at(-50.0, 12), 0);
        assert_eq!(frame.bin_at(9_999.0, 12), 11);
        assert_eq!(frame.edge_at(f64::from(LEFT) + 14.0, 12), 1);
        assert_eq!(frame.edge_at(f64::from(LEFT) + 16.0, 12), 2);
        assert_eq!(frame.edge_at(9_999.0, 12), 12);
    }

    #[test]
    fn a_chart_without_room_or_years_still_has_a_first_bin() {
        let frame = Frame::new(0.0, 0.0, 0);
        assert_eq!(frame.bin_at(10.0, 0), 0);
        assert_eq!(frame.edge_at(10.0, 0), 0);
    }
}
