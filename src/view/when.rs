//! A part of the screen that is there only at times.

use leptos::prelude::*;

/// Shows its children while the condition holds. The same as `Show` of the framework, compiled once
/// for all instead of once for each place.
#[component]
pub fn When(#[prop(into)] is: Signal<bool>, children: ChildrenFn) -> impl IntoView {
    let is = Memo::new(move |_| is.get());
    move || is.get().then(|| children())
}
