//! The settings of a kiosk, made into the address that it is opened with.

use anlan::browser::page;
use anlan_engine::facet::Facet;
use anlan_pages::address::Address;
use anlan_pages::own;
use anlan_pages::venue::{IDLES, PIN_DIGITS, SCALES, Venue, is_pin};
use anlan_pages::words::Locale;
use leptos::prelude::*;

use super::hand_off::Code;
use super::modal::Modal;
use super::pad::DigitPad;
use super::{Hall, Stage};
use crate::browser::kiosk as browser;

/// The step of the scale, in percent: half a millimetre in fifty.
const SCALE_STEP: u16 = 1;
/// The step of the limit, in seconds.
const IDLE_STEP: u16 = 15;

/// The screen with every setting.
#[component]
pub fn Setup(hall: Hall) -> impl IntoView {
    let open = Signal::derive(move || hall.stage.get() == Stage::Setup);
    // It is left by its own buttons.
    let stay = Callback::new(|()| ());
    view! {
        <Modal open class="setup" label=hall.words().setup on_leave=stay>
            <SetupScreen hall />
        </Modal>
    }
}

/// What is being set.
#[derive(Clone, Copy)]
struct Draft {
    hall: Hall,
    venue: RwSignal<Venue>,
    locale: RwSignal<Locale>,
    pin: RwSignal<String>,
}

impl Draft {
    /// The query string that opens a kiosk with these settings.
    fn query(self) -> String {
        let collection = self.hall.explorer.collection;
        let pin = self.pin.get();
        let pin = is_pin(&pin).then_some(pin);
        let mode = Venue { pin, setup: false, ..self.venue.get() }.mode(collection);
        Address { locale: self.locale.get(), mode, ..Address::default() }.query(collection)
    }
}

#[component]
fn SetupScreen(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let venue = hall.place.venue.clone();
    let pin = RwSignal::new(venue.pin.clone().unwrap_or_default());
    let locale = hall.place.start.locale;
    let draft = Draft { hall, venue: RwSignal::new(venue), locale: RwSignal::new(locale), pin };
    Effect::new(move |_| browser::set_scale(draft.venue.with(|venue| venue.scale)));
    let cancel = move |_| {
        browser::set_scale(hall.place.venue.scale);
        hall.reset();
    };
    view! {
        <div class="setup-screen">
            <h2 tabindex="-1" autofocus=true>{words.setup}</h2>
            <p>{words.setup_text}</p>
            <HomeChoice draft />
            <LanguageChoice draft />
            <ScaleChoice draft />
            <IdleChoice draft />
            <PinChoice draft />
            <AddressMade draft />
            <button type="button" class="button kiosk-quiet" on:click=cancel>
                {words.back}
            </button>
        </div>
    }
}

#[component]
fn HomeChoice(draft: Draft) -> impl IntoView {
    let words = draft.hall.words();
    let collection = draft.hall.explorer.collection;
    let locale = draft.hall.explorer.locale;
    let places = collection
        .column(Facet::District)
        .ids()
        .map(|place| (Some(place), locale.bucket_name(collection, Facet::District, place, true)));
    let choices = std::iter::once((None, words.setup_no_home.to_owned())).chain(places);
    view! {
        <section aria-labelledby="setup-home">
            <h3 id="setup-home">{words.setup_home}</h3>
            <div class="setup-choices">
                {choices
                    .map(|(place, name)| {
                        view! {
                            <button
                                type="button"
                                class="button kiosk-quiet"
                                aria-pressed=move || {
                                    draft.venue.with(|venue| venue.home == place).to_string()
                                }
                                on:click=move |_| draft.venue.update(|venue| venue.home = place)
                            >
                                {name}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

#[component]
fn LanguageChoice(draft: Draft) -> impl IntoView {
    view! {
        <section aria-labelledby="setup-language">
            <h3 id="setup-language">{draft.hall.words().setup_language}</h3>
            <div class="setup-choices">
                {own::locales()
                    .map(|locale| {
                        view! {
                            <button
                                type="button"
                                class="button kiosk-quiet"
                                lang=locale.tag()
                                aria-pressed=move || (draft.locale.get() == locale).to_string()
                                on:click=move |_| draft.locale.set(locale)
                            >
                                {locale.name()}
                            </button>
                        }
                    })
                    .collect_view()}
            </div>
        </section>
    }
}

/// Less and more of a number, with what it is now between them.
#[component]
fn Steps(
    less: &'static str,
    more: &'static str,
    #[prop(into)] value: Signal<String>,
    /// Whether it can be less, and more.
    can: Signal<(bool, bool)>,
    step: Callback<bool>,
) -> impl IntoView {
    view! {
        <div class="setup-steps">
            <button
                type="button"
                class="button kiosk-quiet"
                disabled=move || !can.get().0
                on:click=move |_| step.run(false)
            >
                {less}
            </button>
            <output>{value}</output>
            <button
                type="button"
                class="button kiosk-quiet"
                disabled=move || !can.get().1
                on:click=move |_| step.run(true)
            >
                {more}
            </button>
        </div>
    }
}

/// A number a step less or more, within its range.
fn stepped(value: u16, step: u16, (least, most): (u16, u16), is_more: bool) -> u16 {
    if is_more { (value + step).min(most) } else { value.saturating_sub(step).max(least) }
}

#[component]
fn ScaleChoice(draft: Draft) -> impl IntoView {
    let words = draft.hall.words();
    let scale = Signal::derive(move || draft.venue.with(|venue| venue.scale));
    view! {
        <section aria-labelledby="setup-scale">
            <h3 id="setup-scale">{words.setup_scale}</h3>
            <p>{words.setup_ruler}</p>
            <div class="ruler"></div>
            <Steps
                less=words.setup_smaller
                more=words.setup_larger
                value=Signal::derive(move || format!("{}%", scale.get()))
                can=Signal::derive(move || (scale.get() > SCALES.0, scale.get() < SCALES.1))
                step=Callback::new(move |is_more| {
                    draft.venue.update(|venue| {
                        venue.scale = stepped(venue.scale, SCALE_STEP, SCALES, is_more);
                    });
                })
            />
        </section>
    }
}

#[component]
fn IdleChoice(draft: Draft) -> impl IntoView {
    let words = draft.hall.words();
    let idle = Signal::derive(move || draft.venue.with(|venue| venue.idle));
    let text = move || {
        draft.venue.with(|venue| (words.setup_idle_text)(u32::from(venue.idle), venue.warning()))
    };
    view! {
        <section aria-labelledby="setup-idle">
            <h3 id="setup-idle">{words.setup_idle}</h3>
            <p>{text}</p>
            <Steps
                less=words.setup_shorter
                more=words.setup_longer
                value=Signal::derive(move || format!("{} s", idle.get()))
                can=Signal::derive(move || (idle.get() > IDLES.0, idle.get() < IDLES.1))
                step=Callback::new(move |is_more| {
                    draft.venue.update(|venue| {
                        venue.idle = stepped(venue.idle, IDLE_STEP, IDLES, is_more);
                    });
                })
            />
        </section>
    }
}

#[component]
fn PinChoice(draft: Draft) -> impl IntoView {
    let words = draft.hall.words();
    let pin = draft.pin;
    let text = move || {
        let pin = pin.read();
        (words.setup_pin_text)((!pin.is_empty()).then_some(pin.as_str()))
    };
    let is_short = move || (1..PIN_DIGITS.0).contains(&pin.read().len());
    view! {
        <section aria-labelledby="setup-pin">
            <h3 id="setup-pin">{words.setup_pin}</h3>
            <p>{text}</p>
            <p class="wrong" role="status">{move || is_short().then_some(words.setup_pin_short)}</p>
            <DigitPad typed=pin delete=words.delete />
            <button
                type="button"
                class="button kiosk-quiet"
                disabled=move || pin.read().is_empty()
                on:click=move |_| pin.set(String::new())
            >
                {words.setup_pin_clear}
            </button>
        </section>
    }
}

#[component]
fn AddressMade(draft: Draft) -> impl IntoView {
    let hall = draft.hall;
    let (words, page_words) = (hall.words(), hall.page_words());
    let query = Memo::new(move |_| draft.query());
    let has_pin = move || is_pin(&draft.pin.read());
    let is_short = move || !draft.pin.read().is_empty() && !has_pin();
    let said = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        page::copy(browser::own_address(&query.get_untracked()), move |is_done| {
            let word = if is_done { page_words.copied } else { page_words.copy_failed };
            let _ = said.try_set(Some(word));
        });
    };
    let start = move |_| {
        browser::forget();
        browser::replace(&query.get_untracked());
    };
    view! {
        <section aria-labelledby="setup-address">
            <h3 id="setup-address">{words.setup_address}</h3>
            {move || has_pin().then(|| view! { <p>{words.setup_address_text}</p> })}
            {move || {
                let address = browser::own_address(&query.get());
                view! { <Code hall address /> }
            }}
            <div class="setup-choices">
                <button type="button" class="button kiosk-quiet" on:click=copy>
                    {page_words.copy}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=is_short
                    on:click=start
                >
                    {words.setup_start}
                </button>
            </div>
            <p role="status">{said}</p>
        </section>
    }
}
