//! The parts that take a visitor's hands, in the page of a real browser.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test may stop where its own set-up is wrong")]

mod small;

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use anlan::browser::history;
use anlan::explorer::{Entry, Explorer};
use anlan::view::case::CaseDialog;
use anlan::view::facets::Facets;
use anlan::view::hits::Hits;
use anlan::view::search_box::SearchBox;
use anlan::view::timeline::TimelinePanel;
use anlan_engine::facet::Facet;
use anlan_engine::search::Sort;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    CompositionEvent, CompositionEventInit, Element, Event, EventInit, HtmlDialogElement,
    HtmlElement, HtmlInputElement, KeyboardEvent, KeyboardEventInit, PointerEvent,
    PointerEventInit,
};

use small::{bucket, explore, replaced, written};

wasm_bindgen_test_configure!(run_in_browser);

/// How wide the part stands on the page: two years fit by months.
const WIDTH: u32 = 800;
/// The months of the timeline.
const MONTHS: f64 = 24.0;
/// How many frames a condition may take to come true.
const PATIENCE: usize = 120;

/// A part of the page on its own, gone again when this is dropped.
struct Stage {
    host: HtmlElement,
    explorer: Explorer,
    /// Taken away before the host.
    mounted: Option<Box<dyn Any>>,
}

impl Stage {
    fn new<V: IntoView + 'static>(
        start: &str,
        part: impl FnOnce(Explorer) -> V + 'static,
    ) -> Stage {
        let host: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        host.set_attribute("style", &format!("width:{WIDTH}px")).unwrap();
        document().body().unwrap().append_child(&host).unwrap();
        let (start, made) = (start.to_owned(), Rc::new(Cell::new(None)));
        let (out, within) = (made.clone(), host.clone());
        let mounted = mount_to(host.clone(), move || {
            let explorer = explore(&start);
            out.set(Some(explorer));
            history::on_link_within(&within, move |query| explorer.visit(query));
            part(explorer)
        });
        Stage { host, explorer: made.take().unwrap(), mounted: Some(Box::new(mounted)) }
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        all(&self.host, selector)
    }

    fn one(&self, selector: &str) -> Element {
        one(&self.host, selector)
    }

    fn has(&self, selector: &str) -> bool {
        !self.all(selector).is_empty()
    }

    /// The panel of a facet.
    fn panel(&self, facet: Facet) -> Element {
        let name = (self.explorer.words().facet)(facet);
        let panels = self.all("details.facet");
        panels.into_iter().find(|panel| text(&one(panel, "legend")) == name).unwrap()
    }

    /// The handle of that name.
    fn handle(&self, name: &str) -> Element {
        self.one(&format!("[role=slider][aria-label={name}]"))
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.mounted.take();
        self.host.remove();
    }
}

fn document() -> web_sys::Document {
    web_sys::window().unwrap().document().unwrap()
}

fn all(within: &Element, selector: &str) -> Vec<Element> {
    let found = within.query_selector_all(selector).unwrap();
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

fn one(within: &Element, selector: &str) -> Element {
    within.query_selector(selector).unwrap().unwrap()
}

fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}

fn click(element: &Element) {
    element.unchecked_ref::<HtmlElement>().click();
}

fn is_focused(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Waits for the next frame: whatever was changed is drawn then.
async fn frame() {
    let next = js_sys::Promise::new(&mut |resolve, _| {
        web_sys::window().unwrap().request_animation_frame(&resolve).unwrap();
    });
    JsFuture::from(next).await.unwrap();
}

/// Waits for a condition to come true.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    for _ in 0..PATIENCE {
        if is_so() {
            return;
        }
        frame().await;
    }
    panic!("never came true: {what}");
}

/// Waits as long as a change that should not happen would take.
async fn settled() {
    for _ in 0..3 {
        frame().await;
    }
}

fn replace(query: &str) -> (String, Entry) {
    (query.to_owned(), Entry::Replace)
}

fn push(query: &str) -> (String, Entry) {
    (query.to_owned(), Entry::Push)
}

// The brush

/// The timeline at an address, as soon as it has its width.
async fn timeline(start: &str) -> Stage {
    let stage = Stage::new(start, |explorer| view! { <TimelinePanel explorer /> });
    until("the chart is drawn", || stage.has(".brush-surface")).await;
    stage
}

/// The middle of a month on the screen, counted from the first month of the chart.
fn month(stage: &Stage, at: f64) -> f64 {
    let surface = stage.one(".brush-surface").get_bounding_client_rect();
    surface.left() + surface.width() * (at + 0.5) / MONTHS
}

/// Where a pointer touches something, and how.
struct Pointer {
    kind: &'static str,
    button: i16,
}

const MOUSE: Pointer = Pointer { kind: "mouse", button: 0 };
const FINGER: Pointer = Pointer { kind: "touch", button: 0 };

impl Pointer {
    fn send(&self, to: &Element, event: &str, x: f64) {
        let init = PointerEventInit::new();
        init.set_pointer_id(7);
        init.set_pointer_type(self.kind);
        init.set_is_primary(true);
        init.set_button(self.button);
        #[expect(clippy::cast_possible_truncation, reason = "a place on a small screen")]
        init.set_client_x(x.round() as i32);
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = PointerEvent::new_with_event_init_dict(event, &init).unwrap();
        to.dispatch_event(&event).unwrap();
    }
}

/// Presses a key on an element; says whether the page took it for its own.
fn press(on: &Element, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).unwrap();
    !on.dispatch_event(&event).unwrap()
}

async fn a_drag_chooses_the_months_under_it(pointer: &Pointer) {
    let stage = timeline("").await;
    let surface = stage.one(".brush-surface");
    assert_eq!(stage.all(".brush-handle.is-idle").len(), 2, "nothing is chosen yet");

    pointer.send(&surface, "pointermove", month(&stage, 1.0));
    assert_eq!(written(), [], "a pointer that only passes chooses nothing");
    pointer.send(&surface, "pointerdown", month(&stage, 3.0));
    for at in [4.0, 5.0, 2.0, 5.0] {
        pointer.send(&surface, "pointermove", month(&stage, at));
    }
    pointer.send(&surface, "pointerup", month(&stage, 5.0));
    pointer.send(&surface, "pointermove", month(&stage, 20.0));
    let steps = [
        "from=2019-04&to=2019-04",
        "from=2019-04&to=2019-05",
        "from=2019-04&to=2019-06",
        "from=2019-03&to=2019-04",
        "from=2019-04&to=2019-06",
    ];
    assert_eq!(replaced(), steps);

    until("the run is drawn with its handles", || !stage.has(".is-idle")).await;
    let run = stage.one(".brush-run").get_bounding_client_rect();
    let surface = surface.get_bounding_client_rect();
    let width = surface.width() / MONTHS;
    assert!((run.left() - surface.left() - 3.0 * width).abs() < 1.5, "starts with the month");
    assert!((run.width() - 3.0 * width).abs() < 1.5, "ends with the month");
}

#[wasm_bindgen_test]
async fn a_drag_of_the_mouse_chooses_the_months_under_it() {
    a_drag_chooses_the_months_under_it(&MOUSE).await;
}

#[wasm_bindgen_test]
async fn a_drag_of_a_finger_chooses_the_months_under_it() {
    a_drag_chooses_the_months_under_it(&FINGER).await;
}

#[wasm_bindgen_test]
async fn a_drag_over_whole_years_asks_for_years_and_over_all_of_them_for_nothing() {
    let stage = timeline("").await;
    let surface = stage.one(".brush-surface");
    MOUSE.send(&surface, "pointerdown", month(&stage, 23.0));
    MOUSE.send(&surface, "pointermove", month(&stage, 12.0));
    MOUSE.send(&surface, "pointermove", month(&stage, -9.0));
    MOUSE.send(&surface, "pointercancel", month(&stage, -9.0));
    let steps = ["from=2020-12&to=2020-12", "from=2020&to=2020", ""];
    assert_eq!(replaced(), steps);
}

#[wasm_bindgen_test]
async fn a_drag_inside_the_run_moves_it_as_a_whole() {
    let stage = timeline("from=2019-04&to=2019-06").await;
    let surface = stage.one(".brush-surface");
    MOUSE.send(&surface, "pointerdown", month(&stage, 4.0));
    MOUSE.send(&surface, "pointermove", month(&stage, 10.0));
    MOUSE.send(&surface, "pointermove", month(&stage, 0.0));
    MOUSE.send(&surface, "pointerup", month(&stage, 0.0));
    assert_eq!(replaced(), ["from=2019-10&to=2019-12", "from=2019-01&to=2019-03"]);
}

#[wasm_bindgen_test]
async fn a_drag_of_a_handle_moves_its_end_alone() {
    let stage = timeline("from=2019-04&to=2019-06").await;
    let words = stage.explorer.words();
    let end = stage.handle(words.brush_to);
    FINGER.send(&end, "pointerdown", month(&stage, 5.5));
    FINGER.send(&end, "pointermove", month(&stage, 8.5));
    FINGER.send(&end, "pointerup", month(&stage, 8.5));
    FINGER.send(&end, "pointermove", month(&stage, 20.5));
    assert_eq!(replaced(), ["from=2019-04&to=2019-09"]);
}

#[wasm_bindgen_test]
async fn another_button_than_the_first_draws_nothing() {
    let stage = timeline("").await;
    let (surface, right) = (stage.one(".brush-surface"), Pointer { kind: "mouse", button: 2 });
    right.send(&surface, "pointerdown", month(&stage, 3.0));
    right.send(&surface, "pointermove", month(&stage, 6.0));
    assert_eq!(written(), []);
}

#[wasm_bindgen_test]
async fn arrow_keys_move_one_end_and_its_words_follow() {
    let stage = timeline("from=2019-04&to=2019-06").await;
    let words = stage.explorer.words();
    let (from, to) = (stage.handle(words.brush_from), stage.handle(words.brush_to));
    let says = |handle: &Element, date: &str| {
        let shown = (words.day)(date.parse().unwrap());
        handle.get_attribute("aria-valuetext") == Some(shown)
    };
    assert!(says(&from, "2019-04") && says(&to, "2019-06"));

    assert!(press(&from, "ArrowRight"), "the page does not scroll as well");
    until("the start says so", || says(&from, "2019-05")).await;
    assert!(says(&to, "2019-06"));
    assert_eq!(from.get_attribute("aria-valuenow").unwrap(), "4");

    assert!(press(&to, "ArrowLeft"));
    until("the end says so", || says(&to, "2019-05")).await;
    assert!(says(&from, "2019-05"));
    assert_eq!(replaced(), ["from=2019-05&to=2019-06", "from=2019-05&to=2019-05"]);

    // One month is the least: neither end passes the other.
    press(&to, "ArrowLeft");
    press(&from, "ArrowRight");
    assert_eq!(replaced(), [""; 0]);
    press(&from, "Home");
    press(&to, "End");
    assert_eq!(replaced(), ["from=2019-01&to=2019-05", ""]);
    let says_any = |handle: &Element| {
        handle.get_attribute("aria-valuetext").as_deref() == Some(words.brush_clear)
    };
    until("both say so", || says_any(&from) && says_any(&to)).await;
    assert!(from.is_connected() && to.is_connected(), "the handles are those that were focused");
}

#[wasm_bindgen_test]
async fn escape_on_a_handle_chooses_nothing_and_other_keys_pass() {
    let stage = timeline("from=2019-04&to=2019-06").await;
    let from = stage.handle(stage.explorer.words().brush_from);
    assert!(!press(&from, "Tab") && !press(&from, "a"));
    assert_eq!(written(), []);

    assert!(press(&from, "Escape"));
    assert_eq!(written(), [replace("")]);
    until("the run is gone", || stage.has(".brush-run.is-idle")).await;
    assert!(from.is_connected(), "the focus has a place to stay");
}

#[wasm_bindgen_test]
async fn keys_start_a_run_from_either_end() {
    let stage = timeline("").await;
    let words = stage.explorer.words();
    assert!(press(&stage.handle(words.brush_from), "ArrowRight"));
    assert_eq!(replaced(), ["from=2019-02&to=2020-12"]);
    until("the run is drawn", || !stage.has(".brush-run.is-idle")).await;
}

// The facets

async fn facets(start: &str) -> Stage {
    let stage = Stage::new(start, |explorer| view! { <Facets explorer drawn=usize::MAX /> });
    until("every count is there", || {
        let counts = stage.all(".bucket-count");
        !counts.is_empty() && counts.iter().all(|count| !text(count).is_empty())
    })
    .await;
    stage
}

/// A bucket in its panel.
struct Row(Element);

impl Row {
    fn named(panel: &Element, name: &str) -> Row {
        rows(panel).into_iter().find(|row| row.name() == name).unwrap()
    }

    fn name(&self) -> String {
        text(&one(&self.0, ".bucket-name"))
    }

    fn count(&self) -> u32 {
        text(&one(&self.0, ".bucket-count")).parse().unwrap()
    }

    fn is_shown(&self) -> bool {
        !self.0.has_attribute("hidden")
    }

    fn checkbox(&self) -> HtmlInputElement {
        one(&self.0, "input[type=checkbox]").unchecked_into()
    }
}

fn rows(panel: &Element) -> Vec<Row> {
    all(panel, ".buckets > li").into_iter().map(Row).collect()
}

fn counts(panel: &Element) -> Vec<u32> {
    rows(panel).iter().map(Row::count).collect()
}

fn shown(panel: &Element) -> Vec<String> {
    rows(panel).iter().filter(|row| row.is_shown()).map(Row::name).collect()
}

/// Puts a text into a field as if typed, and leaves the page the time that it has between two keys.
async fn type_into(field: &HtmlInputElement, typed: &str) {
    field.set_value(typed);
    let init = EventInit::new();
    init.set_bubbles(true);
    field.dispatch_event(&Event::new_with_event_init_dict("input", &init).unwrap()).unwrap();
    frame().await;
}

#[wasm_bindgen_test]
async fn a_checked_box_changes_the_counts_of_the_other_panels_alone() {
    let stage = facets("").await;
    let (themes, mechanisms) = (stage.panel(Facet::Theme), stage.panel(Facet::Mechanism));
    let before = counts(&themes);
    assert_eq!((&before[..], counts(&mechanisms)), (&[4, 3, 1][..], vec![4, 3]));

    let box_of_villages = Row::named(&themes, "乡村").checkbox();
    box_of_villages.click();
    assert_eq!(written(), [push("theme=villages")]);
    until("the other panel counts anew", || counts(&mechanisms) == [2, 2]).await;
    assert_eq!(counts(&themes), before);
    assert!(box_of_villages.checked());
    assert_eq!(text(&one(&themes, ".badge")), "1");

    box_of_villages.click();
    assert_eq!(written(), [push("")]);
    until("all is as before", || counts(&mechanisms) == [4, 3]).await;
    assert!(!box_of_villages.checked() && !stage.has(".badge"));
}

#[wasm_bindgen_test]
async fn going_back_unchecks_the_box() {
    let stage = facets("").await;
    let themes = stage.panel(Facet::Theme);
    let box_of_aid = Row::named(&themes, "法律援助").checkbox();
    box_of_aid.click();
    until("it is checked", || stage.has(".badge")).await;
    stage.explorer.follow("");
    until("it is not checked any more", || !box_of_aid.checked()).await;
}

#[wasm_bindgen_test]
async fn typed_text_narrows_a_long_facet() {
    let stage = facets("").await;
    let districts = stage.panel(Facet::District);
    let needle: HtmlInputElement = one(&districts, "input.needle").unchecked_into();
    assert_eq!(shown(&districts).len(), 8);
    assert!(all(&stage.panel(Facet::Theme), "input.needle").is_empty(), "a short one needs none");

    type_into(&needle, "歷").await;
    until("names in either script match", || shown(&districts) == ["历下区", "历城区"]).await;
    type_into(&needle, "SHANGHE").await;
    until("so do names in English", || shown(&districts) == ["商河县"]).await;
    type_into(&needle, "没有").await;
    let nothing = stage.explorer.words().facet_no_value;
    until("nothing matches, and that is said", || text(&districts).contains(nothing)).await;
    type_into(&needle, "").await;
    until("the first ones are back", || shown(&districts).len() == 8).await;
    assert_eq!(written(), []);
}

#[wasm_bindgen_test]
async fn a_chosen_bucket_never_vanishes() {
    let stage = facets("district=370112").await;
    let districts = stage.panel(Facet::District);
    let chosen = || Row::named(&districts, "商河县");
    let is_there = || chosen().is_shown() && chosen().checkbox().checked();
    // It stands after the eight that are shown at first.
    assert!(is_there() && shown(&districts).len() == 9);

    let more = one(&districts, "fieldset > button");
    click(&more);
    until("all are shown", || shown(&districts).len() == 12).await;
    click(&more);
    until("the first ones are shown", || shown(&districts).len() == 9).await;
    assert!(is_there());

    stage.explorer.search("热线", Entry::Push);
    until("it would leave nothing", || chosen().count() == 0).await;
    assert!(is_there());
    assert!(one(&chosen().0, "label").class_list().contains("is-empty"));
}

#[wasm_bindgen_test]
async fn any_or_all_is_offered_where_several_are_chosen_of_what_a_case_can_hold_several_of() {
    let stage = facets("theme=mediation&district=370102,370103").await;
    let switches = || stage.all("[role=group]").len();
    assert_eq!(switches(), 0);
    let themes = stage.panel(Facet::Theme);
    Row::named(&themes, "乡村").checkbox().click();
    until("the switch is there", || switches() == 1).await;

    let button = |at: usize| all(&themes, "[role=group] button").remove(at);
    let is_pressed = |at: usize| button(at).get_attribute("aria-pressed").unwrap() == "true";
    assert!(is_pressed(0) && !is_pressed(1));
    written();
    let all_of = button(1);
    click(&all_of);
    let asked = "district=370102,370103&theme=mediation,villages&all=theme";
    assert_eq!(written(), [push(asked)]);
    until("all is pressed", || is_pressed(1) && !is_pressed(0)).await;
    until("a theme that would leave nothing says so", || counts(&themes) == [2, 2, 0]).await;
}

// The search box

/// 调解, as an address writes it.
const MEDIATION: &str = "q=%E8%B0%83%E8%A7%A3";

async fn search_box(start: &str) -> (Stage, HtmlInputElement) {
    let stage = Stage::new(start, |explorer| view! { <SearchBox explorer /> });
    let field = stage.one("#search").unchecked_into();
    frame().await;
    (stage, field)
}

fn compose(field: &HtmlInputElement, event: &str, data: &str) {
    let init = CompositionEventInit::new();
    init.set_data(data);
    init.set_bubbles(true);
    let event = CompositionEvent::new_with_event_init_dict(event, &init).unwrap();
    field.dispatch_event(&event).unwrap();
}

#[wasm_bindgen_test]
async fn an_input_method_asks_once_and_only_when_it_is_done() {
    let (stage, field) = search_box("").await;
    compose(&field, "compositionstart", "");
    for typed in ["t", "ti", "tiao jie", "调解"] {
        compose(&field, "compositionupdate", typed);
        type_into(&field, typed).await;
    }
    settled().await;
    assert_eq!(written(), []);
    assert_eq!(field.value(), "调解", "what is composed stays");

    compose(&field, "compositionend", "调解");
    // Some browsers send the last input after the end.
    type_into(&field, "调解").await;
    settled().await;
    assert_eq!(written(), [replace(MEDIATION)]);
    assert_eq!(stage.explorer.answer.get_untracked().hits.len(), 4);

    type_into(&field, "调解 a").await;
    assert_eq!(written(), [replace(&format!("{MEDIATION}%20a"))], "typing without one goes on");
}

#[wasm_bindgen_test]
async fn a_trailing_space_keeps_the_typed_text_and_asks_nothing_new() {
    let (stage, field) = search_box("").await;
    type_into(&field, "调解").await;
    type_into(&field, "调解 ").await;
    settled().await;
    assert_eq!(field.value(), "调解 ");
    assert_eq!(written(), [replace(MEDIATION)]);
    assert_eq!(stage.explorer.answer.get_untracked().query.words(), ["调解"]);
}

#[wasm_bindgen_test]
async fn the_box_follows_the_browser_and_its_button_empties_it() {
    let (stage, field) = search_box("").await;
    assert!(!stage.has("button"));
    stage.explorer.follow(MEDIATION);
    until("the box follows", || field.value() == "调解" && stage.has("button")).await;
    assert_eq!(written(), []);

    click(&stage.one("button"));
    assert_eq!(written(), [push("")]);
    until("the box is empty", || field.value().is_empty() && !stage.has("button")).await;
    assert!(is_focused(&field), "typing can go on");
}

// The dialog

fn list_and_dialog(start: &str) -> (Stage, HtmlDialogElement) {
    let stage = Stage::new(start, |explorer| {
        view! {
            <Hits explorer />
            <CaseDialog explorer />
        }
    });
    let dialog = stage.one("dialog").unchecked_into();
    (stage, dialog)
}

fn focused_id() -> Option<String> {
    document().active_element().map(|element| element.id())
}

#[wasm_bindgen_test]
async fn an_opened_case_takes_the_focus_and_gives_it_back() {
    let (stage, dialog) = list_and_dialog("sort=oldest");
    let link: HtmlElement = stage.all(".hit a")[1].clone().unchecked_into();
    link.focus().unwrap();
    link.click();
    assert_eq!(written(), [push("sort=oldest&case=village-lawyers")]);
    until("its heading is focused", || focused_id().as_deref() == Some("case-title")).await;
    assert!(dialog.open());
    assert_eq!(text(&stage.one("#case-title")), "村里的律师");
    assert!(document().title().starts_with("村里的律师"));

    let init = EventInit::new();
    init.set_cancelable(true);
    let escape = Event::new_with_event_init_dict("cancel", &init).unwrap();
    assert!(!dialog.dispatch_event(&escape).unwrap(), "the page closes it, not the browser");
    assert_eq!(written(), [push("sort=oldest")]);
    until("it is closed", || !dialog.open() && !stage.has("#case-title")).await;
    until("the link has the focus again", || is_focused(&link)).await;
    assert!(!document().title().contains("村里的律师"));
}

#[wasm_bindgen_test]
async fn the_address_opens_the_case_and_its_neighbours_follow_the_list() {
    let (stage, dialog) = list_and_dialog("sort=oldest&case=community-room");
    until("it is open", || dialog.open() && focused_id().as_deref() == Some("case-title")).await;
    let bar = || stage.all(".case-bar > button");
    assert!(bar()[0].has_attribute("disabled"), "nothing stands before the first");
    click(&bar()[1]);
    assert_eq!(written(), [push("sort=oldest&case=village-lawyers")]);
    until("the next one is there", || text(&stage.one("#case-title")) == "村里的律师").await;
    until("its heading is focused", || focused_id().as_deref() == Some("case-title")).await;
    assert!(dialog.open());

    click(&stage.one("button.close"));
    assert_eq!(written(), [push("sort=oldest")]);
    until("it is closed", || !dialog.open()).await;
}

#[wasm_bindgen_test]
async fn a_click_beside_the_case_closes_it_and_one_inside_does_not() {
    let (stage, dialog) = list_and_dialog("case=aid-line");
    until("it is open", || dialog.open()).await;
    click(&stage.one("dialog article"));
    assert!(written().is_empty());
    click(&dialog);
    assert_eq!(written(), [push("")]);
    until("it is closed", || !dialog.open()).await;
}

#[wasm_bindgen_test]
async fn a_hit_is_a_link_that_keeps_what_is_asked() {
    let (stage, _dialog) = list_and_dialog("sort=oldest");
    let district = bucket(stage.explorer, Facet::District, "370102");
    let href = |at: usize| stage.all(".hit a")[at].get_attribute("href").unwrap();
    assert_eq!(href(0), "?sort=oldest&case=community-room");
    stage.explorer.sort(Sort::Best);
    stage.explorer.toggle(Facet::District, district);
    until("the links keep what is asked", || {
        stage.all(".hit a").len() == 2 && href(0) == "?district=370102&case=aid-line"
    })
    .await;
}
