//! The question to someone who has been silent.

use leptos::prelude::*;

use super::Hall;
use super::modal::Modal;

/// Asks whether the visitor is still there, and counts down. A touch anywhere is an answer.
#[component]
pub fn Asking(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let open = Signal::derive(move || hall.asking.get().is_some());
    let go_on = Callback::new(move |()| hall.asking.set(None));
    view! {
        <Modal open class="asking" label=words.asking on_leave=go_on>
            <div class="asking-screen" on:click=move |_| go_on.run(())>
                <h2>{words.asking}</h2>
                <p class="asking-left" aria-hidden="true">
                    {move || hall.asking.get().map(|left| left.to_string())}
                </p>
                <p role="timer">{move || hall.asking.get().map(words.asking_text)}</p>
                <button type="button" class="button" autofocus=true>
                    {words.go_on}
                </button>
            </div>
        </Modal>
    }
}
