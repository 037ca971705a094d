//! A kiosk: what stands before and over the page in a public hall. It wakes the passer-by, asks who
//! is silent whether they are still there, wipes what they did when they are not, hands what they
//! found to their phone, and lets staff in.

pub mod attract;
pub mod hand_off;
pub mod home;
pub mod idle;
pub mod modal;
pub mod pad;
pub mod setup;
pub mod staff;

use anlan::browser::page;
use anlan::explorer::{Entry, Explorer};
use anlan_engine::collection::CaseId;
use anlan_pages::address::{Address, Mode};
use anlan_pages::attract::slides;
use anlan_pages::venue::{Venue, reading};
use anlan_pages::words::kiosk::{KioskWords, words};
use anlan_pages::words::{Locale, Words};
use leptos::html::Nav;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::kiosk as browser;

use attract::Attract;
use hand_off::{HandOff, Handed};
use home::Home;
use idle::Asking;
use setup::Setup;
use staff::Staff;

/// Under these names the session keeps where the kiosk starts, and what it showed last.
const START: &str = "kiosk-start";
const SLIDE: &str = "kiosk-slide";
/// Under this name it keeps where the kiosk itself went last, for another language.
const NEXT: &str = "kiosk-next";

/// How long a slide is shown, in seconds.
const SLIDE_TIME: f64 = 8.0;
/// After so long without anybody the page is loaded anew, in seconds: a new build is taken up then.
const STALE: f64 = 1800.0;
/// After so long the server is asked again where it did not answer.
const RETRY: f64 = 300.0;
/// How long the setup screen may stand, in seconds.
const SETUP_LIMIT: u32 = 600;
/// A touch takes so long to become a click; until then what it meets stays, in seconds.
const TOUCH: f64 = 0.6;

/// What stands before the visitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody is there.
    Attract,
    /// The ways into the page.
    Home,
    /// The page itself.
    Page,
    /// The settings.
    Setup,
}

/// How far staff have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// They are asked for the PIN.
    Pin,
    /// They are in.
    Open,
}

/// Where the kiosk stands. It lives as long as the page.
struct Place {
    venue: Venue,
    /// Where the kiosk starts, and starts again.
    start: Address,
}

/// The state of the kiosk. `Copy`: passed to each of its parts.
#[derive(Clone, Copy)]
pub struct Hall {
    explorer: Explorer,
    place: &'static Place,
    stage: RwSignal<Stage>,
    /// The seconds left, while a visitor is asked whether they are there.
    asking: RwSignal<Option<u32>>,
    handed: RwSignal<Option<Handed>>,
    door: RwSignal<Option<Door>>,
    /// How many slides were shown before the present one.
    slide: RwSignal<usize>,
    is_paused: RwSignal<bool>,
    moments: StoredValue<Moments>,
}

/// When what happened last, in seconds.
#[derive(Clone, Copy)]
struct Moments {
    /// Somebody did something.
    act: f64,
    /// The slide changed.
    slide: f64,
    /// The page shall be loaded anew.
    renewal: f64,
    /// Whether somebody did anything since the last wiping.
    is_touched: bool,
}

impl Hall {
    fn new(explorer: Explorer) -> Hall {
        let collection = explorer.collection;
        let address = untrack(|| explorer.address());
        let venue = Venue::read(collection, &address.mode);
        let mode = Venue { setup: false, ..venue.clone() }.mode(collection);
        let opened = Address { mode, ..address };
        // A page that broke and was loaded anew starts where the venue does, not where it broke; nor
        // does the language that a visitor chose become the venue's.
        let is_own = browser::kept(NEXT).is_some_and(|next| next == opened.query(collection));
        let kept = browser::kept(START).filter(|_| is_own || browser::is_reloaded());
        let kept = kept.map(|query| Address::read(collection, &query));
        let start = kept.filter(|kept| kept.mode == opened.mode).unwrap_or(opened);
        let stage = if venue.setup { Stage::Setup } else { Stage::Attract };
        let slide = browser::kept(SLIDE).and_then(|slide| slide.parse().ok()).unwrap_or(0);
        let now = browser::now();
        let moments = Moments { act: now, slide: now, renewal: now + STALE, is_touched: is_own };
        Hall {
            explorer,
            place: Box::leak(Box::new(Place { venue, start })),
            stage: RwSignal::new(stage),
            asking: RwSignal::new(None),
            handed: RwSignal::new(None),
            door: RwSignal::new(None),
            slide: RwSignal::new(slide),
            is_paused: RwSignal::new(false),
            moments: StoredValue::new(moments),
        }
    }

    /// The present address.
    fn address(self) -> Address {
        untrack(|| self.explorer.address())
    }

    /// The words of the page.
    fn page_words(self) -> &'static Words {
        self.explorer.locale.words()
    }

    /// The words of the kiosk.
    fn words(self) -> &'static KioskWords {
        words(self.explorer.locale)
    }

    /// The query string of an address.
    fn query(self, address: &Address) -> String {
        address.query(self.explorer.collection)
    }

    /// The same state without the kiosk, for another machine.
    fn plain_query(self) -> String {
        self.query(&Address { mode: Mode::default(), ..self.address() })
    }

    /// Goes to the page at an address that keeps language and mode.
    fn enter(self, change: impl FnOnce(&mut Address)) {
        let mut to = self.address().home();
        change(&mut to);
        self.explorer.go(to, Entry::Replace);
        self.stage.set(Stage::Page);
        browser::let_go();
    }

    fn open(self, case: CaseId) {
        self.enter(|to| to.case = Some(case));
    }

    /// Back to the ways into the page; the language stays.
    fn go_home(self) {
        self.close_all();
        self.wipe(self.place.start.clone());
        self.stage.set(Stage::Home);
    }

    fn close_all(self) {
        self.asking.set(None);
        self.handed.set(None);
        self.door.set(None);
    }

    /// Wipes what a visitor did, and waits for the next one.
    fn reset(self) {
        self.close_all();
        self.is_paused.set(false);
        self.stage.set(Stage::Attract);
        let start = self.place.start.clone();
        self.wipe(start);
        self.remember();
        let is_touched = self.moments.with_value(|now| now.is_touched);
        self.moments.update_value(|now| now.is_touched = false);
        if is_touched {
            self.renew();
        }
    }

    /// Takes the page back to an address, in the language that it has.
    fn wipe(self, to: Address) {
        self.explorer.go(Address { locale: self.explorer.locale, ..to }, Entry::Replace);
        browser::let_go();
    }

    /// Has everything said in another language, which is another document, where the server gives it
    /// out.
    fn speak(self, locale: Locale) {
        let query = self.query(&Address { locale, ..self.address() });
        spawn_local(async move {
            if browser::answers().await {
                browser::keep(NEXT, &query);
                browser::replace(&query);
            }
        });
    }

    /// Keeps what the next page needs, and nothing else.
    fn remember(self) {
        browser::forget();
        browser::keep(START, &self.query(&self.place.start));
        browser::keep(SLIDE, &self.slide.get_untracked().to_string());
    }

    /// Loads the page anew, where the server answers and still nobody is there.
    fn renew(self) {
        self.moments.update_value(|now| now.renewal = browser::now() + RETRY);
        spawn_local(async move {
            let is_there = browser::answers().await;
            let is_alone = self.stage.get_untracked() == Stage::Attract
                && !self.moments.with_value(|now| now.is_touched);
            if is_there && is_alone {
                self.remember();
                browser::replace(&self.query(&self.place.start));
            }
        });
    }

    fn act(self, is_own: bool) {
        // What scrolls by itself while nobody is there is the wiping.
        let counts = is_own || self.stage.get_untracked() == Stage::Page;
        if counts {
            self.moments.update_value(|now| {
                now.act = browser::now();
                now.is_touched |= is_own;
            });
        }
    }

    fn tick(self) {
        let now = browser::now();
        let moments = self.moments.get_value();
        let silence = now - moments.act;
        match self.stage.get_untracked() {
            Stage::Attract => self.tick_alone(now, silence, moments),
            Stage::Setup => self.tick_limit(silence, SETUP_LIMIT),
            Stage::Home | Stage::Page => {
                let open = self.address().case;
                let read = open.map_or(0, |case| reading(self.explorer.collection.case(case)));
                self.tick_limit(silence, self.place.venue.limit(read));
            }
        }
    }

    /// Counts down the last seconds before a limit, then wipes.
    fn tick_limit(self, silence: f64, limit: u32) {
        let warning = self.place.venue.warning();
        let left = (f64::from(limit) - silence).ceil();
        if left <= 0.0 {
            self.reset();
        } else if left <= f64::from(warning) {
            self.asking.set((1..=warning).find(|seconds| f64::from(*seconds) >= left));
        } else if silence >= TOUCH && self.asking.get_untracked().is_some() {
            self.asking.set(None);
        }
    }

    fn tick_alone(self, now: f64, silence: f64, moments: Moments) {
        let idle = f64::from(self.place.venue.idle);
        if moments.is_touched && silence >= idle {
            self.reset();
        } else if moments.renewal <= now {
            self.renew();
        }
        if !self.is_paused.get_untracked() && now - moments.slide >= SLIDE_TIME {
            self.moments.update_value(|moments| moments.slide = now);
            self.slide.update(|slide| *slide = slide.wrapping_add(1));
        }
    }

    /// The corner was held.
    fn knock(self) {
        if self.stage.get_untracked() == Stage::Setup {
            return;
        }
        self.asking.set(None);
        if self.place.venue.pin.is_some() {
            self.door.set(Some(Door::Pin));
        } else {
            // Nobody has set this kiosk up: whoever does, sets a PIN.
            self.stage.set(Stage::Setup);
        }
    }
}

/// Everything of a kiosk.
#[component]
pub fn Kiosk(explorer: Explorer) -> impl IntoView {
    let hall = Hall::new(explorer);
    hall.remember();
    stop_on_panic();
    // Where a page broke and came back, what it was broken with goes.
    let start = hall.place.start.clone();
    if hall.stage.get_untracked() == Stage::Attract && browser::is_reloaded() {
        let speaks_otherwise = start.locale != explorer.locale;
        hall.wipe(start);
        if speaks_otherwise {
            hall.renew();
        }
    }
    browser::set_scale(hall.place.venue.scale);
    browser::every_second(move || hall.tick());
    browser::on_act(move |is_own| hall.act(is_own));
    browser::on_corner_held(move || hall.knock());
    browser::on_outbound(move |address| hall.handed.set(Some(Handed::Outbound(address))));
    Effect::new(move |_| {
        browser::set_shown(match hall.stage.get() {
            Stage::Attract => "attract",
            Stage::Home => "home",
            Stage::Page => "page",
            Stage::Setup => "setup",
        });
    });
    let home = hall.place.venue.home;
    let shown = StoredValue::new(slides(explorer.collection, home));
    view! {
        <Bar hall />
        <Home hall />
        <Attract hall slides=shown />
        <Setup hall />
        <HandOff hall />
        <Asking hall />
        <Staff hall />
    }
}

/// A bug here is one of the kiosk, whose page is of no use without it.
fn stop_on_panic() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        browser::fail();
    }));
}

/// The bar at the foot of the screen: back to the start, and the page for the visitor's phone.
#[component]
fn Bar(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let bar = NodeRef::<Nav>::new();
    Effect::new(move |_| {
        hall.explorer.with(|_| ());
        let bar = bar.get();
        // The page draws first: what stands in front shows only then.
        page::after(0, move || {
            if let Some(bar) = &bar {
                browser::stand_in_front(bar);
            }
        });
    });
    view! {
        <nav class="kiosk-bar" aria-label=words.bar node_ref=bar>
            <button type="button" class="button kiosk-quiet" on:click=move |_| hall.go_home()>
                {words.to_start}
            </button>
            <button
                type="button"
                class="button"
                on:click=move |_| hall.handed.set(Some(Handed::Page))
            >
                {words.take_along}
            </button>
        </nav>
    }
}
