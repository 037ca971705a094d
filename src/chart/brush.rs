//! The brush: a run of bins chosen by pointer, touch or keys, with a handle at either end.

use anlan_engine::scale::whole;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

use anlan_pages::frame::{BARS, Frame};

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
    /// Called for each run asked for while the gesture goes on; `None` to choose nothing, as
    /// the whole of time does.
    on_brush: Callback<Option<Edges>>,
) -> impl IntoView {
    let gesture = RwSignal::new(None::<Gesture>);
    // Where nothing is chosen, the run is the whole of time and its handles wait at the ends.
    let px = Memo::new(move |_| {
        let x = frame.read().x;
        let (start, end) = chosen.get().unwrap_or(x.domain);
        let clamp = |at: f64| x.px_from_value(at.clamp(x.domain.0, x.domain.1));
        (clamp(start), clamp(end))
    });
    let edges = Memo::new(move |_| {
        let (frame, bins) = (frame.get(), bins.get());
        let (start, end) = px.get();
        (frame.edge_at(start, bins), frame.edge_at(end, bins))
    });
    let is_idle = Memo::new(move |_| chosen.get().is_none());
    let report = move |run: Option<Edges>| {
        on_brush.run(run.filter(|run| *run != (0, bins.get_untracked())));
    };
    let height = whole(BARS);
    let selection = move || {
        let (start, end) = px.get();
        let (start, end) = (whole(start), whole(end));
        (!is_idle.get()).then(|| view! {
            <rect class="brush-run" x=start y="0" width=(end - start).max(1) height=height />
        })
    };
    view! {
        {selection}
        <Surface frame bins edges gesture is_idle report=Callback::new(report) />
        {[0, 1]
            .map(|which| {
                let label = labels[which];
                let report = Callback::new(report);
                view! { <Handle frame bins edges px which label values gesture is_idle report /> }
            })}
    }
}

/// The surface over the bars: a drag on it draws a run, or moves the one that is there.
#[component]
fn Surface(
    frame: Signal<Frame>,
    bins: Signal<usize>,
    edges: Memo<Edges>,
    gesture: RwSignal<Option<Gesture>>,
    is_idle: Memo<bool>,
    report: Callback<Option<Edges>>,
) -> impl IntoView {
    let begin = move |event: PointerEvent| {
        if bins.get() == 0 || !starts(&event, gesture) {
            return;
        }
        let bin = frame.read().bin_at(local_x(&event), bins.get());
        let (first, last) = edges.get();
        let next = if !is_idle.get() && first <= bin && bin < last {
            Gesture::Move { grip: bin - first, width: last - first }
        } else {
            Gesture::Draw { anchor: bin }
        };
        capture(&event);
        gesture.set(Some(next));
        if matches!(next, Gesture::Draw { .. }) {
            report.run(Some((bin, bin + 1)));
        }
    };
    let go_on = move |event: PointerEvent| {
        if let Some(now) = gesture.get() {
            report.run(Some(now.edges(&frame.read(), local_x(&event), bins.get())));
        }
    };
    let end = move |_| gesture.set(None);
    view! {
        <rect
            class="brush-surface"
            class:is-moving=move || gesture.get().is_some()
            x=move || whole(frame.read().x.range.0)
            y="0"
            width=move || {
                let (left, right) = frame.read().x.range;
                whole(right) - whole(left)
            }
            height=whole(BARS)
            on:pointerdown=begin
            on:pointermove=go_on
            on:pointerup=end
            on:pointercancel=end
        />
    }
}

#[component]
fn Handle(
    frame: Signal<Frame>,
    bins: Signal<usize>,
    edges: Memo<Edges>,
    px: Memo<(f64, f64)>,
    /// 0 for the start, 1 for the end.
    which: usize,
    label: &'static str,
    values: Signal<[String; 2]>,
    gesture: RwSignal<Option<Gesture>>,
    is_idle: Memo<bool>,
    report: Callback<Option<Edges>>,
) -> impl IntoView {
    let height = whole(BARS);
    let own_and_fixed = move || {
        let (start, end) = edges.get();
        if which == 0 { (start, end) } else { (end, start) }
    };
    let at = move || if which == 0 { px.get().0 } else { px.get().1 };
    let begin = move |event: PointerEvent| {
        if starts(&event, gesture) {
            capture(&event);
            gesture.set(Some(Gesture::Resize { fixed: own_and_fixed().1 }));
        }
    };
    let go_on = move |event: PointerEvent| {
        if let Some(now) = gesture.get() {
            report.run(Some(now.edges(&frame.read(), local_x(&event), bins.get())));
        }
    };
    let end = move |_| gesture.set(None);
    let key = move |event: KeyboardEvent| {
        let (own, fixed) = own_and_fixed();
        let run = match key_act(&event.key(), own, bins.get()) {
            Some(KeyAct::Clear) => None,
            Some(KeyAct::To(edge)) => Some(kept_apart(which, fixed, edge)),
            None => return,
        };
        event.prevent_default();
        report.run(run);
    };
    view! {
        <g
            class="brush-handle"
            class:is-idle=move || is_idle.get()
            role="slider"
            tabindex="0"
            aria-label=label
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=move || bins.get().to_string()
            aria-valuenow=move || own_and_fixed().0.to_string()
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
                y=height / 2 - 14
                width="10"
                height="28"
                rx="5"
            />
        </g>
    }
}

/// Whether a pointer starts a gesture: with its main button, and while no other goes on.
fn starts(event: &PointerEvent, gesture: RwSignal<Option<Gesture>>) -> bool {
    event.button() == 0 && gesture.get_untracked().is_none()
}

/// What a key does to a handle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum KeyAct {
    /// Moves it to an edge.
    To(usize),
    /// Chooses nothing any more.
    Clear,
}

/// What a key does to a handle at an edge; `None` for a key that is not the brush's.
fn key_act(key: &str, own: usize, bins: usize) -> Option<KeyAct> {
    let page = (bins / 10).max(1);
    Some(match key {
        "ArrowLeft" | "ArrowDown" => KeyAct::To(own.saturating_sub(1)),
        "ArrowRight" | "ArrowUp" => KeyAct::To((own + 1).min(bins)),
        "PageDown" => KeyAct::To(own.saturating_sub(page)),
        "PageUp" => KeyAct::To((own + page).min(bins)),
        "Home" => KeyAct::To(0),
        "End" => KeyAct::To(bins),
        "Escape" => KeyAct::Clear,
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
        assert_eq!(key_act("ArrowLeft", 0, 144), Some(KeyAct::To(0)));
        assert_eq!(key_act("ArrowRight", 144, 144), Some(KeyAct::To(144)));
        assert_eq!(key_act("PageUp", 0, 144), Some(KeyAct::To(14)));
        assert_eq!(key_act("End", 3, 144), Some(KeyAct::To(144)));
        assert_eq!(key_act("Escape", 3, 144), Some(KeyAct::Clear));
        assert_eq!(key_act("a", 3, 144), None);
    }

    #[test]
    fn a_run_moves_as_a_whole_and_stays_inside() {
        let frame = Frame::new(30.0 + 14.0 + 120.0, (2020, 2020));
        let gesture = Gesture::Move { grip: 1, width: 3 };
        assert_eq!(gesture.edges(&frame, 30.0 + 55.0, 12), (4, 7));
        assert_eq!(gesture.edges(&frame, 0.0, 12), (0, 3));
        assert_eq!(gesture.edges(&frame, 9_999.0, 12), (9, 12));
    }
}
