//! The tray along the foot in which the cases wait that are to be compared; while a case is open, a line
//! in it.

use anlan::browser::page;
use anlan::explorer::Explorer;
use anlan_pages::address::{Picked, View};
use anlan_pages::compare;
use anlan_pages::context::Context;
use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser::slot::slot;
use crate::view::sheet::Sheet;
use crate::view::study::COMPARE_SHEET;

/// The tray; nothing where nothing is picked, nor over the comparison, whose heads say the same.
#[component]
pub fn Tray(explorer: Explorer) -> impl IntoView {
    let words = explorer.locale.compare();
    let dialog_slot = slot("aloud");
    let count = Memo::new(move |_| explorer.with(|now| now.picked.ids().count()));
    let is_case = Memo::new(move |_| explorer.with(|now| now.case.is_some()));
    let is_comparison = Memo::new(move |_| explorer.with(|now| now.view.kind() == View::COMPARE));
    Effect::new(move |before: Option<usize>| {
        let count = count.get();
        if before.is_some_and(|before| before != count) {
            page::say((words.tray_says)(count, Picked::MOST));
        }
        count
    });
    // Not seen before its sheet is there, or known not to come.
    let is_styled = RwSignal::new(false);
    let is_asked = Memo::new(move |before: Option<&bool>| before == Some(&true) || count.get() > 0);
    let sheet = move || {
        is_asked.get().then(|| {
            let styled = Callback::new(move |()| is_styled.set(true));
            view! { <Sheet href=COMPARE_SHEET on_known=styled /> }
        })
    };
    let is_shown = Memo::new(move |_| {
        count.get() > 0 && is_styled.get() && (is_case.get() || !is_comparison.get())
    });
    let text = move || {
        let (address, answer) = (explorer.address(), explorer.answer.read());
        compare::tray(&Context {
            collection: explorer.collection,
            address: &address,
            answer: &answer,
        })
    };
    let tray = move || {
        let stands_in_dialog = is_case.get();
        let body = move |class: &'static str| {
            view! { <section class=class aria-label=words.tray inner_html=text /> }
        };
        is_shown.get().then(|| {
            if !stands_in_dialog {
                return body("tray").into_any();
            }
            let mount = dialog_slot.get();
            mount.map(|mount| view! { <Portal mount>{body("tray is-in-case")}</Portal> }).into_any()
        })
    };
    view! {
        {sheet}
        {tray}
    }
}
