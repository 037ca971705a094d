//! The announced series, and what is new in one since the visitor was last here.

use anlan::browser::page;
use anlan::explorer::Explorer;
use anlan_pages::address::View;
use anlan_pages::context::Context;
use anlan_pages::series;
use leptos::prelude::*;

use crate::browser::seen;

/// The id of the line that says what was forgotten.
const FORGOTTEN: &str = "series-forgotten";

/// The documents of series, with the news between what was announced and what is here.
#[component]
pub fn Series(explorer: Explorer) -> impl IntoView {
    let part = move |write: fn(&Context<'_>, &View) -> String| {
        move || explorer.document(&|context| write(context, &context.address.view))
    };
    view! {
        <div class="study">
            <div class="study-part" inner_html=part(series::head) />
            <News explorer />
            <div class="study-part" inner_html=part(series::body) />
        </div>
    }
}

/// What a visitor had not seen at the last visit, and the way to have it forgotten. Nothing on a first
/// visit, and nothing on a kiosk, which remembers nobody.
#[component]
fn News(explorer: Explorer) -> impl IntoView {
    let words = explorer.locale.series();
    let is_kiosk = explorer.with(|now| now.mode.is_kiosk());
    let subject = Memo::new(move |_| explorer.with(|now| now.view.subject().to_owned()));
    let before = Memo::new(move |_| {
        let subject = subject.get();
        // What is in a series hangs on nothing else that an address says.
        let ids = untrack(|| explorer.document(&|context| series::ids(context, &subject)));
        let is_known = !is_kiosk && !ids.is_empty();
        is_known.then(|| seen::visit(&subject, &ids)).flatten()
    });
    let forgotten = RwSignal::new(false);
    Effect::new(move |_| {
        subject.track();
        forgotten.set(false);
    });
    let forget = move |_| {
        seen::forget();
        forgotten.set(true);
        page::after(0, || page::focus(FORGOTTEN));
    };
    move || {
        if forgotten.get() {
            let line = view! { <p id=FORGOTTEN tabindex="-1">{words.forgotten}</p> };
            return Some(view! { <section class="news">{line}</section> }.into_any());
        }
        let before = before.get()?;
        let news = move || {
            explorer.document(&|context| series::news(context, &context.address.view, &before))
        };
        let section = view! {
            <section class="news">
                <div inner_html=news />
                <p class="fine">{words.remembered}</p>
                <button type="button" class="link" on:click=forget>
                    {words.forget}
                </button>
            </section>
        };
        Some(section.into_any())
    }
}
