//! A sparkline: a row of counts as small bars, with nothing around it.

use leptos::prelude::*;

/// The pixels of one bar and its gap.
const STEP: usize = 7;
const HEIGHT: u32 = 24;

/// Counts as bars on a scale shared with other sparklines: `max` is the full height. `label` says
/// what a reader who does not see it would miss.
#[component]
pub fn Spark(counts: Vec<u32>, max: u32, label: String) -> impl IntoView {
    let width = counts.len() * STEP;
    let bar = |(at, count): (usize, u32)| {
        // A count of one must show beside the largest.
        let height = if count == 0 { 1 } else { (count * HEIGHT / max.max(1)).max(3) };
        view! {
            <rect
                class:is-zero=count == 0
                x=at * STEP
                y=HEIGHT - height
                width=STEP - 2
                height=height
            />
        }
    };
    view! {
        <svg
            class="spark"
            role="img"
            aria-label=label
            width=width
            height=HEIGHT
            viewBox=format!("0 0 {width} {HEIGHT}")
        >
            {counts.into_iter().enumerate().map(bar).collect_view()}
        </svg>
    }
}
