//! Reading a case aloud, sentence by sentence.

use anlan::explorer::Explorer;
use anlan_pages::own;
use anlan_pages::words::aloud::{Aloud as Words, SIGNS};
use leptos::portal::Portal;
use leptos::prelude::*;

use crate::aloud::spoken;
use crate::browser::speech::{self, Outcome};
use crate::browser::{article, slot};
use crate::view::sheet::Sheet;

/// How fast the speeds are beside the voice's own.
const RATES: [f32; 3] = [0.7, 1.0, 1.3];

/// What the voice is doing, with the sentence that it is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Silent,
    Reading(usize),
    /// It reads that sentence from its beginning when it goes on: no browser can be trusted to go on
    /// in the middle, and a listener has lost the thread anyway.
    Paused(usize),
}

/// The bar in the open case; nothing where the browser has no Chinese voice.
#[component]
pub fn Aloud(explorer: Explorer) -> impl IntoView {
    let slot = slot::slot("aloud");
    let has_voice = speech::has_voice();
    let reader = Reader::new(explorer);
    let case = Memo::new(move |_| explorer.with(|now| now.case));
    Effect::new(move |_| {
        // Read, not only tracked: a memo that nobody has read hears of nothing.
        let _ = case.get();
        reader.forget();
    });
    speech::on_leave(move || reader.forget());
    move || {
        let mount = slot.get().filter(|_| has_voice.get() && !own::is_english())?;
        Some(view! {
            <Portal mount>
                <Bar reader />
            </Portal>
        })
    }
}

/// The state of the reading, and the verbs.
#[derive(Clone, Copy)]
struct Reader {
    explorer: Explorer,
    words: &'static Words,
    state: RwSignal<State>,
    /// How many sentences the case has.
    of: RwSignal<usize>,
    speed: RwSignal<usize>,
    said: RwSignal<&'static str>,
}

impl Reader {
    fn new(explorer: Explorer) -> Reader {
        Reader {
            explorer,
            words: explorer.locale.aloud(),
            state: RwSignal::new(State::Silent),
            of: RwSignal::new(0),
            speed: RwSignal::new(1),
            said: RwSignal::new(""),
        }
    }

    /// Reads from a sentence on, to the end.
    fn read(self, at: usize) {
        let sentences = article::of_open_case();
        let Some(sentence) = sentences.get(at) else {
            self.stop(self.words.finished);
            return;
        };
        self.state.set(State::Reading(at));
        self.of.set(sentences.len());
        self.said.set(self.words.reading);
        sentence.mark();
        let rate = RATES[self.speed.get_untracked()];
        let text = spoken(&SIGNS, &sentence.text);
        speech::speak(&text, rate, self.explorer.locale, move |outcome| match outcome {
            Outcome::Spoken => self.read(at + 1),
            Outcome::Failed => self.stop(self.words.failed),
        });
    }

    /// The one button that reads, pauses and goes on.
    fn press(self) {
        match self.state.get_untracked() {
            State::Silent => self.read(0),
            State::Reading(at) => {
                speech::hush();
                self.state.set(State::Paused(at));
                self.said.set(self.words.paused);
            }
            State::Paused(at) => self.read(at),
        }
    }

    /// Falls silent and says why.
    fn stop(self, why: &'static str) {
        speech::hush();
        article::unmark();
        self.state.set(State::Silent);
        self.said.set(why);
    }

    /// Falls silent because there is nothing left to read from, and nobody to tell.
    fn forget(self) {
        if self.state.get_untracked() != State::Silent {
            self.stop("");
        }
        self.said.set("");
    }

    /// Takes over another speed: the sentence that is being read begins again in it.
    fn set_speed(self, speed: usize) {
        self.speed.set(speed);
        if let State::Reading(at) = self.state.get_untracked() {
            self.read(at);
        }
    }
}

/// The shapes on the one button: to read, and to pause.
const READ: &str = "M6 4l10 6l-10 6Z";
const PAUSE: &str = "M6 4h2.5v12H6ZM11.5 4H14v12h-2.5Z";

#[component]
fn Bar(reader: Reader) -> impl IntoView {
    let words = reader.words;
    let is_silent = Memo::new(move |_| reader.state.get() == State::Silent);
    let is_reading = Memo::new(move |_| matches!(reader.state.get(), State::Reading(_)));
    let label = move || match reader.state.get() {
        State::Silent => words.read,
        State::Reading(_) => words.pause,
        State::Paused(_) => words.resume,
    };
    let place = move || match reader.state.get() {
        State::Silent => String::new(),
        State::Reading(at) | State::Paused(at) => (words.place)(at + 1, reader.of.get()),
    };
    let speeds = move || {
        words.speeds.into_iter().enumerate().map(move |(own, name)| {
            view! {
                <button
                    type="button"
                    aria-pressed=move || (reader.speed.get() == own).to_string()
                    on:click=move |_| reader.set_speed(own)
                >
                    {name}
                </button>
            }
        })
    };
    // Not seen before its sheet is there, or known not to come.
    let is_styled = RwSignal::new(false);
    view! {
        <Sheet href="aloud.css" on_known=Callback::new(move |()| is_styled.set(true)) />
        <div
            class="aloud"
            class:is-silent=is_silent
            role="group"
            aria-label=words.aloud
            hidden=move || !is_styled.get()
        >
            <button
                type="button"
                id="aloud-read"
                class="button"
                on:click=move |_| reader.press()
            >
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d=move || if is_reading.get() { PAUSE } else { READ } />
                </svg>
                {label}
            </button>
            <button
                type="button"
                class="button"
                hidden=is_silent
                on:click=move |_| {
                    reader.stop(words.stopped);
                    anlan::browser::page::focus("aloud-read");
                }
            >
                <svg viewBox="0 0 20 20" aria-hidden="true">
                    <path d="M5 5h10v10H5Z" />
                </svg>
                {words.stop}
            </button>
            <div class="aloud-speeds" role="group" aria-label=words.speed hidden=is_silent>
                <span aria-hidden="true">{words.speed}</span>
                {speeds().collect_view()}
            </div>
            <p class="aloud-place">{place}</p>
            <p class="aloud-said" role="status">
                {move || reader.said.get()}
            </p>
        </div>
    }
}
