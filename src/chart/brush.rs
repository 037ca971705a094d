//! The brush: a run of bins chosen by pointer, touch or keys, with a handle at either end.

use anlan_engine::scale::whole;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use crate::chart::bins::Frame;

/// The run of bins that a brush covers: the edge before the first, and the edge after the last.
pub type Edges = (usize, usize);

/// What a pointer is doing between its start and its end.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Gesture {
    /// Drawing a new run from this bin on.
    Draw { anchor: usize },
    /// Moving the run as a whole: where in it the pointer took hold.
    Move { grip: usize, width: usize },
    /// Moving one end; this is the other.
    Resize { fixed: usize },
}

impl Gesture {
    /// The run that the pointer at a pixel asks for.
    fn edges(self, frame: &Frame, px: f64, bins: usize) -> Edges {
        match self {
            Gesture::Draw { anchor } => {
                let bin = frame.bin_at(px, bins);
                (anchor.min(bin), anchor.max(bin) + 1)
            }
            Gesture::Move { grip, width } => {
                let first = frame.bin_at(px, bins).saturating_sub(grip).min(bins - width);
                (first, first + width)
            }
            Gesture::Resize { fixed } => moved_end(fixed, frame.edge_at(px, bins), bins),
        }
    }
}

/// The run between a fixed end and the other, moved to an edge. It keeps at least one bin.
fn moved_end(fixed: usize, to: usize, bins: usize) -> Edges {
    match (fixed.min(to), fixed.max(to)) {
        (first, last) if first < last => (first, last),
        (first, _) if first < bins => (first, first + 1),
        (first, _) => (first - 1, first),
    }
}

/// The chosen run over the bars, and the surface that takes the gestures.
#[component]
pub fn Brush(
    #[prop(into)] frame: Signal<Frame>,
    /// The number of bins; a brush over none takes no gesture.
    #[prop(into)]
    bins: Signal<usize>,
    /// What is chosen, in months since the first year of the axis; it need not end at a bin.
    #[prop(into)]
    chosen: Signal<Option<(f64, f64)>>,
    /// The names of the two handles.
    labels: [&'static str; 2],
    /// What the two ends are, in words.
    #[prop(into)]
    values: Signal<[String; 2]>,
    /// Called for each run asked for while the gesture goes on; `None` to choose nothing.
    on_brush: Callback<Option<Edges>>,
) -> impl IntoView {
    let gesture = RwSignal::new(None::<Gesture>);
    let px = move || {
        let x = frame.read().x;
        chosen.get().map(|(start, end)| {
            let clamp = |at: f64| x.px_from_value(at.clamp(x.domain.0, x.domain.1));
            (clamp(start), clamp(end))
        })
    };
    let edges = move || {
        let (frame, bins) = (frame.get(), bins.get());
        px().map(|(start, end)| (frame.edge_at(start, bins), frame.edge_at(end, bins)))
    };
    let begin = move |event: PointerEvent| {
        if bins.get() == 0 || event.button() != 0 {
            return;
        }
        let bin = frame.read().bin_at(local_x(&event), bins.get());
        let next = match edges() {
            Some((first, last)) if first <= bin && bin < last => {
                Gesture::Move { grip: bin - first, width: last - first }
            }
            _ => Gesture::Draw { anchor: bin },
        };
        capture(&event);
        gesture.set(Some(next));
        if matches!(next, Gesture::Draw { .. }) {
            on_brush.run(Some((bin, bin + 1)));
        }
    };
    let go_on = move |event: PointerEvent| {
        if let Some(now) = gesture.get() {
            let edges = now.edges(&frame.read(), local_x(&event), bins.get());
            on_brush.run(Some(edges));
        }
    };
    let end = move |_| gesture.set(None);
    let height = Memo::new(move |_| whole(frame.read().height));
    let selection = move || {
        let (start, end) = px().map(|(start, end)| (whole(start), whole(end)))?;
        Some(view! {
            <rect class="brush-run" x=start y="0" width=(end - start).max(1) height=height.get() />
        })
    };
    view! {
        {selection}
        <rect
            class="brush-surface"
            class:is-moving=move || gesture.get().is_some()
            x=move || whole(frame.read().x.range.0)
            y="0"
            width=move || {
                let (left, right) = frame.read().x.range;
                whole(right) - whole(left)
            }
            height=height
            on:pointerdown=begin
            on:pointermove=go_on
            on:pointerup=end
            on:pointercancel=end
        />
        <Show when=move || chosen.get().is_some()>
            {[0, 1]
                .map(|which| {
                    view! {
                        <Handle frame bins edges which label=labels[which] values gesture px on_brush />
                    }
                })}
        </Show>
    }
}

#[component]
fn Handle(
    frame: Signal<Frame>,
    bins: Signal<usize>,
    edges: impl Fn() -> Option<Edges> + Copy + Send + Sync + 'static,
    /// 0 for the start, 1 for the end.
    which: usize,
    label: &'static str,
    values: Signal<[String; 2]>,
    gesture: RwSignal<Option<Gesture>>,
    px: impl Fn() -> Option<(f64, f64)> + Copy + Send + Sync + 'static,
    on_brush: Callback<Option<Edges>>,
) -> impl IntoView {
    let height = Memo::new(move |_| whole(frame.read().height));
    let pick = move |(start, end): Edges| if which == 0 { (start, end) } else { (end, start) };
    let own = move || edges().map_or(0, |edges| pick(edges).0);
    let at = move || px().map_or(0.0, |(start, end)| if which == 0 { start } else { end });
    let begin = move |event: PointerEvent| {
        if let Some(edges) = edges() {
            capture(&event);
            event.stop_propagation();
            gesture.set(Some(Gesture::Resize { fixed: pick(edges).1 }));
        }
    };
    let go_on = move |event: PointerEvent| {
        if let Some(now) = gesture.get() {
            on_brush.run(Some(now.edges(&frame.read(), local_x(&event), bins.get())));
        }
    };
    let end = move |_| gesture.set(None);
    let key = move |event: KeyboardEvent| {
        let Some(edges) = edges() else { return };
        let (own, fixed) = pick(edges);
        let Some(step) = key_step(&event.key(), own, bins.get()) else { return };
        event.prevent_default();
        on_brush.run(step.map(|to| kept_apart(which, fixed, to)));
    };
    view! {
        <g
            class="brush-handle"
            role="slider"
            tabindex="0"
            aria-label=label
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=move || bins.get().to_string()
            aria-valuenow=move || own().to_string()
            aria-valuetext=move || values.with(|values| values[which].clone())
            transform=move || format!("translate({},0)", whole(at()))
            on:pointerdown=begin
            on:pointermove=go_on
            on:pointerup=end
            on:pointercancel=end
            on:keydown=key
        >
            <rect class="brush-hold" x="-22" y="0" width="44" height=height />
            <line y1="0" y2=height />
            <rect
                class="brush-knob"
                x="-5"
                y=move || height.get() / 2 - 14
                width="10"
                height="28"
                rx="5"
            />
        </g>
    }
}

/// Where a key moves a handle from an edge: `None` for a key that is not the brush's, `Some(None)`
/// to choose nothing.
fn key_step(key: &str, own: usize, bins: usize) -> Option<Option<usize>> {
    let page = (bins / 10).max(1);
    Some(match key {
        "ArrowLeft" | "ArrowDown" => Some(own.saturating_sub(1)),
        "ArrowRight" | "ArrowUp" => Some((own + 1).min(bins)),
        "PageDown" => Some(own.saturating_sub(page)),
        "PageUp" => Some((own + page).min(bins)),
        "Home" => Some(0),
        "End" => Some(bins),
        "Escape" => None,
        _ => return None,
    })
}

/// By keys a handle stops one bin before the other instead of passing it, so that the focused
/// handle stays the one that moves.
fn kept_apart(which: usize, fixed: usize, to: usize) -> Edges {
    if which == 0 { (to.min(fixed.saturating_sub(1)), fixed) } else { (fixed, to.max(fixed + 1)) }
}

/// The pointer's place in the chart, in pixels from its left edge.
fn local_x(event: &PointerEvent) -> f64 {
    let chart = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.closest("svg").ok().flatten());
    let left = chart.map_or(0.0, |chart| chart.get_bounding_client_rect().left());
    f64::from(event.client_x()) - left
}

fn capture(event: &PointerEvent) {
    if let Some(target) =
        event.current_target().and_then(|target| target.dyn_into::<Element>().ok())
    {
        // Without capture a drag ends at the edge of the chart: still usable.
        let _ = target.set_pointer_capture(event.pointer_id());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_dragged_past_the_other_keeps_a_bin() {
        assert_eq!(moved_end(3, 7, 12), (3, 7));
        assert_eq!(moved_end(7, 3, 12), (3, 7));
        assert_eq!(moved_end(5, 5, 12), (5, 6));
        assert_eq!(moved_end(12, 12, 12), (11, 12));
    }

    #[test]
    fn a_handle_moved_by_keys_stops_before_the_other() {
        assert_eq!(kept_apart(0, 5, 4), (4, 5));
        assert_eq!(kept_apart(0, 5, 9), (4, 5));
        assert_eq!(kept_apart(1, 5, 0), (5, 6));
    }

    #[test]
    fn keys_step_page_and_jump_within_the_chart() {
        assert_eq!(key_step("ArrowLeft", 0, 144), Some(Some(0)));
        assert_eq!(key_step("ArrowRight", 144, 144), Some(Some(144)));
        assert_eq!(key_step("PageUp", 0, 144), Some(Some(14)));
        assert_eq!(key_step("End", 3, 144), Some(Some(144)));
        assert_eq!(key_step("Escape", 3, 144), Some(None));
        assert_eq!(key_step("a", 3, 144), None);
    }

    #[test]
    fn a_run_moves_as_a_whole_and_stays_inside() {
        let frame = Frame::new(30.0 + 14.0 + 120.0, 100.0, 1);
        let gesture = Gesture::Move { grip: 1, width: 3 };
        assert_eq!(gesture.edges(&frame, 30.0 + 55.0, 12), (4, 7));
        assert_eq!(gesture.edges(&frame, 0.0, 12), (0, 3));
        assert_eq!(gesture.edges(&frame, 9_999.0, 12), (9, 12));
    }
}
