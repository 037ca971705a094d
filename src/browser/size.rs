//! How wide an element is, as it changes.

use gloo_events::EventListener;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// The width of an element in CSS pixels; 0 until it is on the page.
pub fn width_of(element: NodeRef<Div>) -> ReadSignal<f64> {
    let (width, set_width) = signal(0.0);
    Effect::new(move |_| {
        let Some(target) = element.get().map(JsCast::unchecked_into::<Element>) else { return };
        let measured = target.clone();
        let on_resize = Closure::<dyn FnMut()>::new(move || {
            set_width.set(measured.get_bounding_client_rect().width());
        });
        let Ok(observer) = ResizeObserver::new(on_resize.as_ref().unchecked_ref()) else { return };
        observer.observe(&target);
        // Observer and closure live until the view that asked is gone.
        let kept = StoredValue::new_local((observer, on_resize));
        on_cleanup(move || kept.with_value(|(observer, _)| observer.disconnect()));
    });
    width
}

/// Calls back with the width of the window in CSS pixels whenever that changes, as long as the view
/// that asked is there.
pub fn on_resize(call: impl Fn(f64) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let listener = EventListener::new(&window.clone(), "resize", move |_| {
        if let Some(width) = window.inner_width().ok().and_then(|width| width.as_f64()) {
            call(width);
        }
    });
    let kept = StoredValue::new_local(Some(listener));
    on_cleanup(move || kept.update_value(|listener| drop(listener.take())));
}
