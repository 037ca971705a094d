//! What stands in place of the list: a document for each kind of view, or a view where a hand draws.

use anlan::browser::page;
use anlan::explorer::Explorer;
use anlan_pages::address::View;
use anlan_pages::context::Context;
use anlan_pages::masthead::title;
use anlan_pages::{booklet, compare, district, groups, mechanism, mechanisms, more};
use leptos::portal::Portal;
use leptos::prelude::*;

use crate::browser::slot::slot;
use crate::view::about::About;
use crate::view::districts::Districts;
use crate::view::figures::Figures;
use crate::view::lanes::Lanes;
use crate::view::pictures::imprinted;
use crate::view::series::Series;
use crate::view::sheet::Sheet;
use crate::view::take::Take;

/// The id of the heading of every study.
const HEADING: &str = "study-title";

/// The style sheet of comparisons and of the tray.
pub const COMPARE_SHEET: &str = "study-compare.css";

/// The style sheets of studies, fetched with the first one.
const SHEETS: [&str; 10] = [
    "study.css",
    "study-booklet.css",
    "study-diffusion.css",
    "study-districts.css",
    "study-figures.css",
    "study-lanes.css",
    "study-picture.css",
    "study-places.css",
    "study-take.css",
    COMPARE_SHEET,
];

/// The view that lies open, in the place that the page leaves for it.
#[component]
pub fn Study(explorer: Explorer) -> impl IntoView {
    let slot = slot("study");
    let awaited = RwSignal::new(SHEETS.len());
    let kind = Memo::new(move |_| explorer.with(|now| now.view.kind().to_owned()));
    let subject = Memo::new(move |_| {
        explorer.with(|now| (now.view.kind().to_owned(), now.view.subject().to_owned()))
    });
    // A heading gets the focus when its study is drawn. At first the page decides where the reader begins.
    Effect::new(move |before: Option<((String, String), bool)>| {
        let now = subject.get();
        let is_asked = before.is_some_and(|(own, waits)| waits || own != now);
        let is_drawn = awaited.get() == 0;
        if is_asked && is_drawn && now.0 != View::CASES {
            page::after(0, || page::focus(HEADING));
        }
        (now, is_asked && !is_drawn)
    });
    let is_case = Memo::new(move |_| explorer.with(|now| now.case.is_some()));
    Effect::new(move |_| {
        let is_list = subject.with(|(kind, _)| kind == View::CASES);
        if is_case.get() {
            return;
        }
        // Once the page has named itself, which it does where it lists cases or closes one.
        page::after(0, move || {
            let head = page::text_of(HEADING).filter(|_| !is_list);
            page::set_title(&title(explorer.locale, head.as_deref()), explorer.locale.tag());
        });
    });
    // Once fetched, the sheets stay; nothing is drawn before they are there, or known not to come.
    let is_opened = Memo::new(move |before: Option<&bool>| {
        before == Some(&true) || kind.with(|kind| kind != View::CASES)
    });
    let arrived = Callback::new(move |()| {
        awaited.update(|awaited| *awaited = awaited.saturating_sub(1));
    });
    let sheets = move || {
        let link = |href| view! { <Sheet href on_known=arrived /> };
        is_opened.get().then(|| SHEETS.into_iter().map(link).collect_view())
    };
    let drawn = move || {
        let mount = slot.get().filter(|_| kind.with(|kind| kind != View::CASES))?;
        Some(view! {
            <Portal mount>
                <div hidden=move || {
                    awaited.get() > 0
                }>{move || kind.with(|kind| study(explorer, kind))}</div>
            </Portal>
        })
    };
    view! {
        {sheets}
        {drawn}
    }
}

/// The study of a kind.
fn study(explorer: Explorer, kind: &str) -> AnyView {
    match kind {
        View::TIME => view! { <Lanes explorer /> }.into_any(),
        View::BOOKLET => document(explorer, compilation),
        View::DISTRICTS => view! { <Districts explorer /> }.into_any(),
        View::COMPARE => document(explorer, compare::compare),
        View::GROUPS => document(explorer, groups::groups),
        View::MECHANISMS => document(explorer, mechanisms::mechanisms),
        View::MECHANISM => document(explorer, mechanism::mechanism),
        View::SERIES => view! { <Series explorer /> }.into_any(),
        View::DISTRICT => document(explorer, district::district),
        View::FIGURES => view! { <Figures explorer /> }.into_any(),
        View::TAKE => view! { <Take explorer /> }.into_any(),
        View::ABOUT | View::WITHDRAWN => view! { <About explorer /> }.into_any(),
        _ => document(explorer, more::more),
    }
}

/// The selection as a printed compilation. Its address leads to the list.
fn compilation(context: &Context<'_>, _view: &View) -> String {
    imprinted(context, View::default(), |imprint| booklet::booklet(context, imprint))
}

/// A study that stands still until the address changes.
fn document(explorer: Explorer, write: fn(&Context<'_>, &View) -> String) -> AnyView {
    let text = move || explorer.document(&|context| write(context, &context.address.view));
    view! { <div class="study" inner_html=text /> }.into_any()
}
