//! What stands over everything else, and lets nothing else be touched.

use anlan::browser::page;
use leptos::ev::Event;
use leptos::html::Dialog;
use leptos::prelude::*;

/// A dialog over the whole screen. What is in it is there only while it is open. Where it may be
/// left, a touch beside its content and the key for that call `on_leave`.
#[component]
pub fn Modal(
    /// Whether it is open.
    open: Signal<bool>,
    /// The class of its content.
    class: &'static str,
    /// What it is called.
    #[prop(into)]
    label: Signal<String>,
    /// It is to be closed.
    on_leave: Callback<()>,
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let open = Memo::new(move |_| open.get());
    Effect::new(move |_| {
        let open = open.get();
        if let Some(dialog) = dialog.get() {
            page::set_open(&dialog, open);
        }
    });
    // The browser closes a dialog by itself where the key for that is pressed twice.
    let closed = move |_| {
        let Some(dialog) = dialog.get_untracked() else { return };
        if open.get_untracked() && !dialog.open() {
            on_leave.run(());
            page::set_open(&dialog, open.get_untracked());
        }
    };
    view! {
        <dialog
            class=format!("kiosk {class}")
            node_ref=dialog
            aria-label=label
            on:click=move |click| {
                if click.target() == click.current_target() {
                    on_leave.run(());
                }
            }
            on:cancel=move |cancel: Event| {
                cancel.prevent_default();
                on_leave.run(());
            }
            on:close=closed
        >
            {move || open.get().then(|| children())}
        </dialog>
    }
}
