//! A hand on a chart: dragging, pinching, the wheel and the keys, as places in it and shares of it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent};

/// A pointer that moves less than this, in pixels, presses what it is on.
const STILL: f64 = 5.0;
/// How much a step of the wheel changes, for each pixel that it would scroll.
const WHEEL: f64 = 0.002;
/// Some wheels count in lines, which are about so many pixels high.
const LINE: f64 = 16.0;

/// What a hand does. Places are pixels from the left of the chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Takes hold of the chart as it is now, with one pointer or with two.
    Hold,
    /// Since then: what was at `from` is now at `to`, and `by` times as much is to be seen.
    Drag {
        /// Where the middle of the pointers was.
        from: f64,
        /// Where it is.
        to: f64,
        /// How many times as much.
        by: f64,
    },
    /// Lets go.
    Release,
    /// Turns the wheel over a place: so many times as much is to be seen, moved by so much.
    Wheel {
        /// The place under the pointer.
        at: f64,
        /// How many times as much.
        by: f64,
        /// By how much, to the right.
        shift: f64,
    },
    /// Presses a key that is not the browser's own.
    Key(String),
}

/// The pointers that are down.
#[derive(Default)]
struct Hand {
    /// Each with where it is.
    pointers: Vec<(i32, f64)>,
    /// Where they were when they took hold.
    start: Vec<f64>,
    /// Whether they moved enough to be a drag.
    drags: bool,
}

impl Hand {
    /// The middle of some places, and how far apart they are; at least a little.
    fn grip(places: &[f64]) -> (f64, f64) {
        match places {
            [one, other, ..] => (f64::midpoint(*one, *other), (one - other).abs().max(STILL)),
            [one] => (*one, 1.0),
            [] => (0.0, 1.0),
        }
    }

    fn places(&self) -> Vec<f64> {
        self.pointers.iter().map(|own| own.1).collect()
    }

    /// Takes hold anew, since a pointer came or went.
    fn take_hold(&mut self) {
        self.start = self.places();
    }

    fn drag(&self) -> Act {
        let ((from, wide), (to, now)) = (Hand::grip(&self.start), Hand::grip(&self.places()));
        Act::Drag { from, to, by: wide / now }
    }
}

/// Calls back with what a hand does to an element, as long as it is there. A key of which the call
/// returns true is used up.
pub fn on_chart(element: NodeRef<Div>, call: impl Fn(Act) -> bool + 'static) {
    let call: Call = Rc::new(call);
    Effect::new(move |_| {
        let Some(target) = element.get().map(JsCast::unchecked_into::<Element>) else { return };
        let hand = Rc::new(RefCell::new(Hand::default()));
        let mut listeners = pointers(&target, &hand, &call);
        listeners.extend([wheel(&target, &call), keys(&target, &call)]);
        let kept = StoredValue::new_local(Some(listeners));
        on_cleanup(move || kept.update_value(|listeners| drop(listeners.take())));
    });
}

type Call = Rc<dyn Fn(Act) -> bool>;

fn listen(
    target: &Element,
    kind: &'static str,
    phase: EventListenerPhase,
    act: impl Fn(&Event) + 'static,
) -> EventListener {
    let options = EventListenerOptions { phase, passive: false };
    EventListener::new_with_options(target, kind, options, move |event| act(event))
}

fn place(target: &Element, x: i32) -> f64 {
    f64::from(x) - target.get_bounding_client_rect().left()
}

fn pointers(target: &Element, hand: &Rc<RefCell<Hand>>, call: &Call) -> Vec<EventListener> {
    let bubble = EventListenerPhase::Bubble;
    let on = |kind: &'static str, act: fn(&Element, &mut Hand, &PointerEvent, &Call)| {
        let (own, hand, call) = (target.clone(), hand.clone(), call.clone());
        listen(target, kind, bubble, move |event| {
            if let Some(event) = event.dyn_ref::<PointerEvent>() {
                act(&own, &mut hand.borrow_mut(), event, &call);
            }
        })
    };
    let clicked = hand.clone();
    vec![
        on("pointerdown", down),
        on("pointermove", moved),
        on("pointerup", up),
        on("pointercancel", up),
        // The click that ends a drag is none. One by a key has no count.
        listen(target, "click", EventListenerPhase::Capture, move |click| {
            let by_hand = click.dyn_ref::<MouseEvent>().is_some_and(|click| click.detail() > 0);
            if by_hand && clicked.borrow().drags {
                click.prevent_default();
                click.stop_propagation();
            }
        }),
        // A link that is dragged would be carried away.
        listen(target, "dragstart", bubble, Event::prevent_default),
    ]
}

fn down(target: &Element, hand: &mut Hand, event: &PointerEvent, call: &Call) {
    if event.button() != 0 || hand.pointers.len() == 2 {
        return;
    }
    let is_first = hand.pointers.is_empty();
    hand.pointers.push((event.pointer_id(), place(target, event.client_x())));
    hand.take_hold();
    // Two fingers are no press.
    hand.drags = !is_first;
    if !is_first {
        for (id, _) in &hand.pointers {
            let _ = target.set_pointer_capture(*id);
        }
        call(Act::Hold);
    }
}

fn moved(target: &Element, hand: &mut Hand, event: &PointerEvent, call: &Call) {
    let now = place(target, event.client_x());
    let Some(own) = hand.pointers.iter_mut().find(|own| own.0 == event.pointer_id()) else {
        return;
    };
    own.1 = now;
    if !hand.drags {
        let is_still = hand.start.first().is_none_or(|start| (start - now).abs() < STILL);
        if is_still {
            return;
        }
        hand.drags = true;
        let _ = target.set_pointer_capture(event.pointer_id());
        call(Act::Hold);
    }
    call(hand.drag());
}

fn up(_target: &Element, hand: &mut Hand, event: &PointerEvent, call: &Call) {
    let before = hand.pointers.len();
    hand.pointers.retain(|own| own.0 != event.pointer_id());
    if hand.pointers.len() == before || !hand.drags {
        return;
    }
    // Nobody else may take this for the end of a press.
    event.stop_propagation();
    hand.take_hold();
    if hand.pointers.is_empty() {
        call(Act::Release);
    } else {
        call(Act::Hold);
    }
}

fn wheel(target: &Element, call: &Call) -> EventListener {
    let (own, call) = (target.clone(), call.clone());
    listen(target, "wheel", EventListenerPhase::Bubble, move |event| {
        let Some(wheel) = event.dyn_ref::<WheelEvent>() else { return };
        let unit = if wheel.delta_mode() == WheelEvent::DOM_DELTA_LINE { LINE } else { 1.0 };
        let (right, down) = (wheel.delta_x() * unit, wheel.delta_y() * unit);
        let (by, shift) = if wheel.ctrl_key() || wheel.meta_key() {
            ((down * WHEEL).exp(), 0.0)
        } else if right.abs() > down.abs() {
            (1.0, right)
        } else if wheel.shift_key() {
            (1.0, down)
        } else {
            // Up and down without a key scrolls the page.
            return;
        };
        event.prevent_default();
        call(Act::Wheel { at: place(&own, wheel.client_x()), by, shift });
    })
}

fn keys(target: &Element, call: &Call) -> EventListener {
    let (own, call) = (target.clone(), call.clone());
    listen(target, "keydown", EventListenerPhase::Bubble, move |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if key.ctrl_key() || key.meta_key() || key.alt_key() {
            return;
        }
        if call(Act::Key(key.key())) {
            event.prevent_default();
            // The mark that had the focus may be gone.
            let is_own = event.target().is_some_and(|target| target == *own.unchecked_ref());
            if let (false, Some(own)) = (is_own, own.dyn_ref::<HtmlElement>()) {
                let _ = own.focus();
            }
        }
    })
}
