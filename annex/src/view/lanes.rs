//! The timeline up close: a chart of lanes under a hand, or its list. The time asked for is what is looked
//! at; while a hand is at work a draft stands in for it, and becomes the time asked for when it rests.

use anlan::browser::page;
use anlan::browser::size::width_of;
use anlan::explorer::{Entry, Explorer};
use anlan_engine::eras::Era;
use anlan_engine::lanes::{Extent, within};
use anlan_engine::scale::whole as rounded;
use anlan_pages::address::Address;
use anlan_pages::lanes as pages;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::hand::{Act, on_chart};
use crate::browser::{eras, fetch};

/// Below this width the lanes are a list.
const LEAST_WIDTH: f64 = 600.0;
/// How long wheel and keys must rest before what they look at is asked for, in milliseconds.
const REST: u32 = 350;

/// The chart under a hand. `Copy`: shared by whoever shows it and whoever moves it.
#[derive(Clone, Copy)]
struct Moving {
    explorer: Explorer,
    whole: Extent,
    width: Signal<f64>,
    /// The extent that is asked for.
    asked: Memo<Extent>,
    /// The extent that is looked at while a hand is at work.
    draft: RwSignal<Option<Extent>>,
    /// What the hand took hold of, and what the wheel has made of it since.
    held: StoredValue<Option<Held>>,
    /// How often the hand did something, so that only after the last time it rests.
    acts: StoredValue<u32>,
}

#[derive(Clone, Copy)]
struct Held {
    extent: Extent,
    at: f64,
    by: f64,
    shift: f64,
}

impl Moving {
    fn new(explorer: Explorer, whole: Extent, width: Signal<f64>) -> Moving {
        let asked = Memo::new(move |_| explorer.with(|now| Extent::asked(&now.selection, whole)));
        let draft = RwSignal::new(None);
        Effect::new(move |_| {
            // Whatever else asks for another time takes the place of the draft.
            asked.track();
            draft.set(None);
        });
        let (held, acts) = (StoredValue::new(None), StoredValue::new(0));
        Moving { explorer, whole, width, asked, draft, held, acts }
    }

    fn extent(self) -> Extent {
        self.draft.get().unwrap_or_else(|| self.asked.get())
    }

    fn extent_now(self) -> Extent {
        untrack(move || self.extent())
    }

    fn held(self, at: f64) -> Held {
        let new = || Held { extent: self.extent_now(), at, by: 1.0, shift: 0.0 };
        self.held.get_value().unwrap_or_else(new)
    }

    /// Answers to a hand; true where the key was one of the chart's.
    fn take(self, act: Act) -> bool {
        match act {
            Act::Hold => {
                self.held.set_value(None);
                self.held.set_value(Some(self.held(0.0)));
            }
            Act::Drag { from, to, by } => {
                let Some(Held { extent, .. }) = self.held.get_value() else { return false };
                self.look(self.moved(extent, from, by, to - from));
            }
            Act::Release => self.settle(),
            Act::Wheel { at, by, shift } => {
                let held = self.held(at);
                let held = Held { by: held.by * by, shift: held.shift - shift, ..held };
                self.held.set_value(Some(held));
                self.look(self.moved(held.extent, held.at, held.by, held.shift));
                self.settle_later();
            }
            Act::Key(key) => {
                let Some(to) = self.keyed(&key) else { return false };
                self.look(to);
                self.settle_later();
            }
        }
        true
    }

    /// An extent zoomed around a pixel, and moved by some.
    fn moved(self, extent: Extent, at: f64, by: f64, shift: f64) -> Extent {
        let width = self.width.get_untracked();
        let place = pages::scale(extent, width).value_from_px(at);
        let zoomed = extent.zoomed(self.whole, place, by);
        let scale = pages::scale(zoomed, width);
        let months = scale.value_from_px(0.0) - scale.value_from_px(shift);
        zoomed.panned(self.whole, rounded(months))
    }

    fn keyed(self, key: &str) -> Option<Extent> {
        let (now, whole) = (self.extent_now(), self.whole);
        let step = (now.months() / 8).max(1);
        Some(match key {
            "+" | "=" => now.zoomed(whole, now.middle(), 0.5),
            "-" | "_" => now.zoomed(whole, now.middle(), 2.0),
            "ArrowLeft" => now.panned(whole, -step),
            "ArrowRight" => now.panned(whole, step),
            "Home" => now.at_start(whole),
            "End" => now.at_end(whole),
            "0" => whole,
            _ => return None,
        })
    }

    fn look(self, extent: Extent) {
        self.acts.update_value(|acts| *acts += 1);
        if self.extent_now() != extent {
            self.draft.set(Some(extent));
        }
    }

    /// Asks for what is looked at: the one change of the address that an act makes.
    fn settle(self) {
        self.held.set_value(None);
        let draft = self.draft.get_untracked();
        let Some(extent) = draft.filter(|own| *own != self.asked.get_untracked()) else {
            self.draft.set(None);
            return;
        };
        let (from, to) = extent.time(self.whole);
        self.explorer.brush(from, to, Entry::Replace);
    }

    fn settle_later(self) {
        let acts = self.acts.get_value();
        page::after(REST, move || {
            // Nothing is left where the view is gone.
            if self.acts.try_get_value() == Some(acts) {
                self.settle();
            }
        });
    }
}

/// The timeline up close.
#[component]
pub fn Lanes(explorer: Explorer) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = Signal::from(width_of(place));
    let behind = RwSignal::new(None::<Vec<Era>>);
    spawn_local(async move {
        loop {
            let eras = eras::eras(explorer.locale).await;
            let is_there = eras.is_some();
            // The view may be gone by then.
            let is_gone = behind.try_set(Some(eras.unwrap_or_default())).is_some();
            if is_there || is_gone {
                break;
            }
            fetch::next_chance().await;
        }
    });
    let is_list = Memo::new(move |_| {
        // The marks of the chart are too small for a finger that reaches up to a kiosk.
        let is_asked = |now: &Address| now.mode.is_kiosk() || pages::is_list(&now.view);
        width.get() < LEAST_WIDTH || explorer.with(is_asked)
    });
    let has_room = Memo::new(move |_| width.get() > 0.0);
    let body = move || {
        let whole = Extent::whole(explorer.collection).filter(|_| has_room.get())?;
        Some(if is_list.get() {
            let list = move || explorer.document(&pages::list);
            view! { <div class="lanes-list" inner_html=list /> }.into_any()
        } else {
            view! { <Chart explorer whole width behind /> }.into_any()
        })
    };
    let foot = move || {
        let eras = behind.read();
        explorer.document(&|context| pages::foot(context, eras.as_deref()))
    };
    view! {
        <div class="study lanes" data-picture="lanes">
            <div class="lanes-head" inner_html=move || explorer.document(&pages::head) />
            <div class="lanes-place" node_ref=place>
                {body}
            </div>
            <div class="lanes-foot" inner_html=foot />
        </div>
    }
}

#[component]
fn Chart(
    explorer: Explorer,
    whole: Extent,
    width: Signal<f64>,
    behind: RwSignal<Option<Vec<Era>>>,
) -> impl IntoView {
    let moving = Moving::new(explorer, whole, width);
    let element = NodeRef::<Div>::new();
    on_chart(element, move |act| moving.take(act));
    let name = move || explorer.document(&|context| pages::name(context, moving.extent()));
    let drawing = move || {
        let (extent, draft) = (moving.extent(), moving.draft.get());
        let eras = behind.read();
        let eras = eras.as_deref().unwrap_or_default();
        explorer.document(&|context| {
            let drafted = draft.map(|own| within(context.collection, context.answer, own));
            let among = drafted.as_ref().unwrap_or_else(|| context.answer.hits.set());
            pages::chart(context, extent, among, eras, width.get())
        })
    };
    let described = format!("{} {}", pages::PROSE, pages::KEYS);
    view! {
        <div
            class="lanes-chart"
            class:is-moving=move || moving.draft.read().is_some()
            node_ref=element
            tabindex="0"
            role="group"
            aria-label=name
            aria-describedby=described
            inner_html=drawing
        />
        <p class="fine lanes-keys" id=pages::KEYS>{explorer.locale.lanes().keys}</p>
        <div inner_html=move || explorer.document(&pages::legend) />
    }
}
