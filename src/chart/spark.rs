//! A sparkline: a row of counts as small bars, with nothing around it.

use leptos::prelude::*;

/// The pixels of one bar and its gap.
const STEP: f64 = 7.0;
const HEIGHT: f64 = 24.0;

/// Counts as bars on a scale shared with other sparklines: `max` is the full height. `label` says
/// what a reader who does not see it would miss.
#[component]
pub fn Spark(counts: Vec<u32>, max: u32, label: String) -> impl IntoView {
    let width = counts.len() as f64 * STEP;
    let bar = |(at, count): (usize, u32)| {
        let share = f64::from(count) / f64::from(max.max(1));
        // A count of one must show beside the largest.
        let height = if count == 0 { 1.0 } else { (share * HEIGHT).max(3.0) };
        view! {
            <rect
                class:is-zero=count == 0
                x=at as f64 * STEP
                y=HEIGHT - height
                width=STEP - 2.0
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
