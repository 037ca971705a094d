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
    fn edges(self, frame: &Frame, px: f64) -> Edges {
        match self {
            Gesture::Draw { anchor } => {
                let bin = frame.bin_at(px);
                (anchor.min(bin), anchor.max(bin) + 1)
            }
            Gesture::Move { grip, width } => {
                let width = width.min(frame.bins);
                let first = frame.bin_at(px).saturating_sub(grip).min(frame.bins - width);
                (first, first + width)
            }
            Gesture::Resize { fixed } => moved_end(fixed, frame.edge_at(px), frame.bins),
        }
    }
}

/// What a brush stands over, and what it covers.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// Where the bins lie; a brush over none takes no gesture.
    pub frame: Frame,
    /// What is chosen, in months since the first year of the axis; it need not end at a bin.
    pub chosen: Option<(f64, f64)>,
    /// What the two ends are, in words.
    pub values: [String; 2],
}

impl Covered {
    /// The two ends in pixels. Where nothing is chosen, the run is the whole of time and its handles
    /// wait at the ends.
    fn px(&self) -> [f64; 2] {
        let x = self.frame.x;
        let (start, end) = self.chosen.unwrap_or(x.domain);
        [x.px_within(start), x.px_within(end)]
    }

    /// The edges nearest to the two ends.
    fn edges(&self) -> Edges {
        let [start, end] = self.px();
        (self.frame.edge_at(start), self.frame.edge_at(end))
    }

    /// The edge at one end, and that at the other.
    fn own_and_fixed(&self, which: usize) -> (usize, usize) {
        let (start, end) = self.edges();
        if which == 0 { (start, end) } else { (end, start) }
    }
}

/// The run between a fixed end and the other, moved to an edge. It keeps at least one bin.
fn moved_end(fixed: usize, to: usize, bins: usize) -> Edges {
    match (fixed.min(to), fixed.max(to)) {
        (first, last) if first < last => (first, last),
        (first, _) if first < bins => (first, first + 1),
        (first, _) => (first.saturating_sub(1), first),
    }
}

/// A brush at work: what it covers, what the pointer is doing, and who hears of it.
#[derive(Clone, Copy)]
struct Work {
    covered: Memo<Covered>,
    gesture: RwSignal<Option<Gesture>>,
    on_brush: Callback<Option<Edges>>,
}

impl Work {
    fn report(self, run: Option<Edges>) {
        let whole = (0, self.covered.with_untracked(|covered| covered.frame.bins));
        self.on_brush.run(run.filter(|run| *run != whole));
    }

    fn go_on(self, event: &PointerEvent) {
        if let Some(now) = self.gesture.get_untracked() {
            let px = local_x(event);
            let run = self.covered.with_untracked(|covered| now.edges(&covered.frame, px));
            self.report(Some(run));
        }
    }

    /// Starts a gesture with the pointer's main button, while no other goes on.
    fn start(self, event: &PointerEvent, gesture: Gesture) -> bool {
        let starts = event.button() == 0 && self.gesture.get_untracked().is_none();
        if starts {
            capture(event);
            self.gesture.set(Some(gesture));
        }
        starts
    }
}

/// The chosen run over the bars, and the surface that takes the gestures.
#[component]
pub fn Brush(
    covered: Memo<Covered>,
    /// The names of the two handles.
    labels: [&'static str; 2],
    /// Called for each run asked for while the gesture goes on; `None` to choose nothing, as
    /// the whole of time does.
    on_brush: Callback<Option<Edges>>,
) -> impl IntoView {
    let work = Work { covered, gesture: RwSignal::new(None), on_brush };
    let px = move || covered.read().px().map(whole);
    view! {
        <rect
            class="brush-run"
            class:is-idle=move || covered.read().chosen.is_none()
            x=move || px()[0].to_string()
            y="0"
            width=move || (px()[1] - px()[0]).max(1).to_string()
            height=whole(BARS).to_string()
        />
        {surface(work)}
        {handle(work, 0, labels[0])}
        {handle(work, 1, labels[1])}
    }
}

/// The surface over the bars: a drag on it draws a run, or moves the one that is there.
fn surface(work: Work) -> AnyView {
    let range = move || work.covered.read().frame.x.range;
    let begin = move |event: PointerEvent| {
        let (frame, (first, last), is_idle) = work
            .covered
            .with_untracked(|covered| (covered.frame, covered.edges(), covered.chosen.is_none()));
        if frame.bins == 0 {
            return;
        }
        let bin = frame.bin_at(local_x(&event));
        if !is_idle && first <= bin && bin < last {
            work.start(&event, Gesture::Move { grip: bin - first, width: last - first });
        } else if work.start(&event, Gesture::Draw { anchor: bin }) {
            work.report(Some((bin, bin + 1)));
        }
    };
    view! {
        <rect
            class="brush-surface"
            class:is-moving=move || work.gesture.get().is_some()
            x=move || whole(range().0).to_string()
            y="0"
            width=move || (whole(range().1) - whole(range().0)).to_string()
            height=whole(BARS).to_string()
            on:pointerdown=begin
            on:pointermove=move |event| work.go_on(&event)
            on:pointerup=move |_| work.gesture.set(None)
            on:pointercancel=move |_| work.gesture.set(None)
        />
    }
    .into_any()
}

/// One end of the run: 0 for the start, 1 for the end.
fn handle(work: Work, which: usize, label: &'static str) -> AnyView {
    let covered = work.covered;
    let height = whole(BARS);
    let key = move |event: KeyboardEvent| {
        let (own, fixed, bins) = covered.with_untracked(|covered| {
            let (own, fixed) = covered.own_and_fixed(which);
            (own, fixed, covered.frame.bins)
        });
        let run = match key_act(&event.key(), own, bins) {
            Some(KeyAct::Clear) => None,
            Some(KeyAct::To(edge)) => Some(kept_apart(which, fixed, edge)),
            None => return,
        };
        event.prevent_default();
        work.report(run);
    };
    let begin = move |event: PointerEvent| {
        let fixed = covered.with_untracked(|covered| covered.own_and_fixed(which).1);
        work.start(&event, Gesture::Resize { fixed });
    };
    view! {
        <g
            class="brush-handle"
            class:is-idle=move || covered.read().chosen.is_none()
            role="slider"
            tabindex="0"
            aria-label=label
            aria-orientation="horizontal"
            aria-valuemin="0"
            aria-valuemax=move || covered.read().frame.bins.to_string()
            aria-valuenow=move || covered.read().own_and_fixed(which).0.to_string()
            aria-valuetext=move || covered.read().values[which].clone()
            transform=move || format!("translate({},0)", whole(covered.read().px()[which]))
            on:pointerdown=begin
            on:pointermove=move |event| work.go_on(&event)
            on:pointerup=move |_| work.gesture.set(None)
            on:pointercancel=move |_| work.gesture.set(None)
            on:keydown=key
        >
            <rect class="brush-hold" x="-22" y="0" width="44" height=height.to_string() />
            <line y1="0" y2=height.to_string() />
            <rect
                class="brush-knob"
                x="-5"
                y=(height / 2 - 14).to_string()
                width="10"
                height="28"
                rx="5"
            />
        </g>
    }
    .into_any()
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
        let frame = Frame::new(30.0 + 14.0 + 120.0, (2020, 2020), 12);
        let gesture = Gesture::Move { grip: 1, width: 3 };
        assert_eq!(gesture.edges(&frame, 30.0 + 55.0), (4, 7));
        assert_eq!(gesture.edges(&frame, 0.0), (0, 3));
        assert_eq!(gesture.edges(&frame, 9_999.0), (9, 12));
    }
}
