//! The way in for staff: a PIN, and what they can do then.

use anlan_pages::address::{Address, Mode};
use leptos::prelude::*;

use super::modal::Modal;
use super::pad::DigitPad;
use super::{Door, Hall, Stage};
use crate::browser::kiosk as browser;

/// So many wrong PINs are taken one after another.
const TRIES: u32 = 3;
/// Then staff wait, in seconds.
const WAIT: u32 = 30;

/// The PIN pad, and behind it the screen for staff.
#[component]
pub fn Staff(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let open = Signal::derive(move || hall.door.get().is_some());
    let close = Callback::new(move |()| hall.door.set(None));
    // They outlive the dialog: closing it is no way to try again.
    let lock = Lock { wrong: RwSignal::new(0), until: RwSignal::new(0.0) };
    view! {
        <Modal open class="staff" label=words.staff on_leave=close>
            <div class="staff-screen">
                {move || match hall.door.get() {
                    Some(Door::Pin) => view! { <PinPad hall lock /> }.into_any(),
                    Some(Door::Open) => view! { <Menu hall /> }.into_any(),
                    None => ().into_any(),
                }}
                <button
                    type="button"
                    class="button kiosk-quiet"
                    on:click=move |_| close.run(())
                >
                    {words.back}
                </button>
            </div>
        </Modal>
    }
}

#[derive(Clone, Copy)]
struct Lock {
    wrong: RwSignal<u32>,
    /// No PIN is taken before, in seconds.
    until: RwSignal<f64>,
}

#[component]
fn PinPad(hall: Hall, lock: Lock) -> impl IntoView {
    let words = hall.words();
    let typed = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let confirm = move |_| {
        let pin = typed.get_untracked();
        typed.set(String::new());
        let wait = lock.until.get_untracked() - browser::now();
        if wait > 0.0 {
            let left = (1..WAIT).find(|left| f64::from(*left) >= wait).unwrap_or(WAIT);
            said.set((words.pin_wait)(left));
        } else if hall.place.venue.pin.as_deref() == Some(pin.as_str()) {
            lock.wrong.set(0);
            hall.door.set(Some(Door::Open));
        } else {
            lock.wrong.update(|wrong| *wrong += 1);
            if lock.wrong.get_untracked() >= TRIES {
                lock.wrong.set(0);
                lock.until.set(browser::now() + f64::from(WAIT));
                said.set((words.pin_wait)(WAIT));
            } else {
                said.set(words.pin_wrong.to_owned());
            }
        }
    };
    view! {
        <h2 tabindex="-1" autofocus=true>{words.pin}</h2>
        <p class="pin" role="img" aria-label=move || (words.pin_typed)(typed.read().len())>
            {move || "●".repeat(typed.read().len())}
        </p>
        <p class="wrong" role="alert">{said}</p>
        <DigitPad typed delete=words.delete />
        <button type="button" class="button" on:click=confirm>
            {words.confirm}
        </button>
    }
}

#[component]
fn Menu(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let leave = move |_| {
        let plain = Address { mode: Mode::default(), ..hall.address().home() };
        browser::forget();
        browser::replace(&hall.query(&plain));
    };
    let reload = move |_| {
        hall.remember();
        browser::replace(&hall.query(&hall.place.start));
    };
    let settings = move |_| {
        hall.close_all();
        hall.stage.set(Stage::Setup);
    };
    view! {
        <h2 tabindex="-1" autofocus=true>{words.staff}</h2>
        <div class="ways">
            <button type="button" class="way" on:click=leave>
                {words.leave}
            </button>
            <button type="button" class="way" on:click=reload>
                {words.reload}
            </button>
            <button type="button" class="way" on:click=settings>
                {words.settings}
            </button>
        </div>
    }
}
