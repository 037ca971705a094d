//! The voices of the browser, and one of them speaking.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use anlan::browser::page;
use anlan_pages::words::Locale;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use crate::aloud::rank;

/// How a text came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was said.
    Spoken,
    /// The voice is listed and does not speak: Android lists voices that are not installed.
    Failed,
}

type Then = Rc<Cell<Option<Box<dyn FnOnce(Outcome)>>>>;

/// A text that is being said, with what must live until it is. Some browsers forget an utterance
/// that nobody holds, and never say that it ended.
struct Speaking {
    then: Then,
    _utterance: SpeechSynthesisUtterance,
    _handlers: [Closure<dyn FnMut(Event)>; 3],
    _watchdog: Timeout,
}

thread_local! {
    static NOW: RefCell<Option<Speaking>> = const { RefCell::new(None) };
}

/// After this many milliseconds, and some for each character, a voice that has not come to the end
/// of a text never will: some stop without a word.
const PATIENCE: u32 = 8000;
const PATIENCE_PER_LETTER: u32 = 600;
/// What is asked for right after a voice was made to stop gets lost in some browsers.
const BREATH: u32 = 80;

/// Whether the browser has a Chinese voice. It may learn of its voices late.
pub fn has_voice() -> ReadSignal<bool> {
    let (has_voice, set_has_voice) = signal(voice(Locale::Hans).is_some());
    if let Some(synthesis) = synthesis() {
        let on_change = Closure::<dyn FnMut(Event)>::new(move |_| {
            set_has_voice.set(voice(Locale::Hans).is_some());
        });
        synthesis.set_onvoiceschanged(Some(on_change.as_ref().unchecked_ref()));
        on_change.forget();
    }
    has_voice
}

/// Says a text with the best voice for a reader of that locale, in place of anything being said, and
/// then tells how it went; tells nothing where it was hushed.
pub fn speak(text: &str, rate: f32, locale: Locale, then: impl FnOnce(Outcome) + 'static) {
    hush();
    let (Some(synthesis), Ok(utterance)) =
        (synthesis(), SpeechSynthesisUtterance::new_with_text(text))
    else {
        then(Outcome::Failed);
        return;
    };
    let voice = voice(locale);
    utterance.set_lang(&voice.as_ref().map_or_else(|| "zh-CN".to_owned(), language));
    utterance.set_voice(voice.as_ref());
    utterance.set_rate(rate);

    let then: Then = Rc::new(Cell::new(Some(Box::new(then))));
    let has_started = Rc::new(Cell::new(false));
    let on_start = {
        let has_started = has_started.clone();
        Closure::<dyn FnMut(Event)>::new(move |_| has_started.set(true))
    };
    let on_end = settling(&then, Outcome::Spoken);
    let on_error = settling(&then, Outcome::Failed);
    utterance.set_onstart(Some(on_start.as_ref().unchecked_ref()));
    utterance.set_onend(Some(on_end.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(on_error.as_ref().unchecked_ref()));
    let letters = u32::try_from(text.chars().count()).unwrap_or(0);
    let watchdog = {
        let then = then.clone();
        Timeout::new(PATIENCE + PATIENCE_PER_LETTER * letters, move || {
            let outcome = if has_started.get() { Outcome::Spoken } else { Outcome::Failed };
            settle(&then, outcome);
        })
    };

    // A voice that someone else left paused would wait for ever.
    synthesis.resume();
    if synthesis.speaking() || synthesis.pending() {
        synthesis.cancel();
        let (then, utterance) = (then.clone(), utterance.clone());
        page::after(BREATH, move || {
            let still = then.take();
            if still.is_some() {
                then.set(still);
                synthesis.speak(&utterance);
            }
        });
    } else {
        synthesis.speak(&utterance);
    }
    NOW.set(Some(Speaking {
        then,
        _utterance: utterance,
        _handlers: [on_start, on_end, on_error],
        _watchdog: watchdog,
    }));
}

/// Falls silent.
pub fn hush() {
    let Some(now) = NOW.take() else { return };
    drop(now.then.take());
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}

/// Calls back when the visitor leaves the page, which would otherwise go on speaking in some browsers.
pub fn on_leave(call: impl FnMut() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let mut call = call;
    let on_leave = Closure::<dyn FnMut(Event)>::new(move |_| call());
    let listener = on_leave.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("pagehide", listener);
    on_leave.forget();
}

/// A handler that brings a text to its end, a moment after the browser's word: what comes then lets
/// go of this very handler.
fn settling(then: &Then, outcome: Outcome) -> Closure<dyn FnMut(Event)> {
    let then = then.clone();
    Closure::new(move |_| {
        let then = then.clone();
        page::after(0, move || settle(&then, outcome));
    })
}

fn settle(then: &Then, outcome: Outcome) {
    if let Some(then) = then.take() {
        then(outcome);
    }
}

/// The best Chinese voice for a reader of that locale: one of the device before one that is reached
/// over the network.
fn voice(locale: Locale) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis()?.get_voices();
    let voices = voices.iter().map(JsCast::unchecked_into::<SpeechSynthesisVoice>);
    let ranked = voices.filter_map(|voice| {
        let rank = rank(&language(&voice), locale)?;
        Some(((!voice.local_service(), rank), voice))
    });
    ranked.min_by_key(|(rank, _)| *rank).map(|(_, voice)| voice)
}

fn language(voice: &SpeechSynthesisVoice) -> String {
    voice.lang().replace('_', "-")
}

fn synthesis() -> Option<SpeechSynthesis> {
    let synthesis = web_sys::window()?.speech_synthesis().ok()?;
    // A browser without it hands out nothing under that name.
    synthesis.is_object().then_some(synthesis)
}
