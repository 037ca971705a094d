//! The screen that stands while nobody is there.

use std::sync::Arc;

use anlan_engine::answer::Answer;
use anlan_engine::search::Alternatives;
use anlan_engine::selection::Selection;
use anlan_pages::attract::{Slide, slide};
use anlan_pages::context::Context;
use anlan_pages::own;
use anlan_pages::words::Locale;
use leptos::prelude::*;

use super::modal::Modal;
use super::{Hall, Stage};

/// The name, what the collection holds, one thing out of it after another, and the languages. A touch
/// anywhere leads in; one on what is shown opens it.
#[component]
pub fn Attract(hall: Hall, slides: StoredValue<Vec<Slide>>) -> impl IntoView {
    let open = Signal::derive(move || hall.stage.get() == Stage::Attract);
    let enter = Callback::new(move |()| hall.stage.set(Stage::Home));
    view! {
        <Modal open class="attract" label=hall.words().attract on_leave=enter>
            <AttractScreen hall slides enter />
        </Modal>
    }
}

#[component]
fn AttractScreen(
    hall: Hall,
    slides: StoredValue<Vec<Slide>>,
    enter: Callback<()>,
) -> impl IntoView {
    let (page_words, words) = (hall.page_words(), hall.words());
    let collection = hall.explorer.collection;
    let introduction = (page_words.introduction)(
        collection.len(),
        collection.districts().len(),
        collection.years(),
    );
    let present = Memo::new(move |_| {
        slides.with_value(|slides| {
            let at = hall.slide.get().checked_rem(slides.len())?;
            slides.get(at).copied()
        })
    });
    // What is shown has nothing to do with what is asked for beneath.
    let nothing_asked =
        Arc::new(Answer::new(collection, Selection::default(), Alternatives::default(), None));
    let written = move |shown: Slide| {
        let address = hall.address();
        let context = Context { collection, address: &address, answer: &nothing_asked };
        slide(&context, shown)
    };
    let several = slides.with_value(Vec::len) > 1;
    view! {
        <div class="attract-screen" on:click=move |_| enter.run(())>
            <header class="attract-head">
                <h1 tabindex="-1" autofocus=true>
                    <span class="attract-name">{hall.explorer.locale.app()}</span>
                    <span class="attract-tagline">{own::text(hall.explorer.locale, own::Field::Tagline)}</span>
                </h1>
                <p class="attract-introduction">{introduction}</p>
            </header>
            <div class="attract-show">
                {move || {
                    let shown = present.get()?;
                    let written = written(shown);
                    Some(
                        view! {
                            <button
                                type="button"
                                // Of two names in turn, so that each slide comes in on its own.
                                class=if hall.slide.get_untracked().is_multiple_of(2) {
                                    "slide"
                                } else {
                                    "slide is-odd"
                                }
                                on:click=move |click| {
                                    click.stop_propagation();
                                    hall.open(shown.case);
                                }
                                inner_html=written
                            />
                        },
                    )
                }}
            </div>
            <footer class="attract-foot">
                <button type="button" class="button attract-start" on:click=move |click| {
                    click.stop_propagation();
                    enter.run(());
                }>
                    {words.touch_to_start}
                </button>
                <div class="attract-choices" on:click=|click| click.stop_propagation()>
                    {own::locales()
                        .map(|locale| view! { <Language hall locale /> })
                        .collect_view()}
                    {several.then(|| {
                        view! {
                            <button
                                type="button"
                                class="button kiosk-quiet"
                                on:click=move |_| hall.is_paused.update(|is| *is = !*is)
                            >
                                {move || if hall.is_paused.get() { words.resume } else { words.pause }}
                            </button>
                        }
                    })}
                </div>
            </footer>
        </div>
    }
}

/// A button that has everything said in a language.
#[component]
fn Language(hall: Hall, locale: Locale) -> impl IntoView {
    let is_present = hall.explorer.locale == locale;
    let choose = move |_| hall.speak(locale);
    view! {
        <button
            type="button"
            class="button kiosk-quiet"
            lang=locale.tag()
            aria-pressed=is_present.to_string()
            on:click=choose
        >
            {locale.name()}
        </button>
    }
}
