//! Charts taken away as pictures: the buttons below them, the styles that a drawing needs away from the
//! page, and the files.

use std::rc::Rc;

use anlan_pages::picture::Drawing;
use gloo_events::EventListener;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Document, Element, HtmlCanvasElement,
    HtmlImageElement, MutationObserver, MutationObserverInit, XmlSerializer,
};

use super::download::hand_over;
use super::trace::traced;

/// The figures that have a picture. The timeline is the page's own, and does not know of the annex.
const FIGURES: &str = "[data-picture], .timeline > .figure";
/// The name of the picture of the page's timeline.
const TIMELINE: &str = "timeline";
/// The place of the buttons.
const OFFER: &str = "picture-offer";
/// The button that asks for a picture; what it holds is the kind of file.
const ASKED: &str = "data-picture-as";
/// What is done where no file comes of it.
pub type Fail = Rc<dyn Fn()>;
/// So many pixels of a PNG stand for one of the drawing.
const DENSITY: i32 = 2;

/// A chart whose picture is asked for.
pub struct Asked {
    /// Its name.
    pub name: String,
    /// Its heading.
    pub title: String,
    /// The figure that it stands in.
    figure: Element,
    /// Whether it is to be made of pixels.
    is_png: bool,
}

/// Offers the picture of every figure of the studies from now on: `offer` writes the buttons below a
/// chart of that title.
pub fn offer_all(study: &Element, offer: impl Fn(&str) -> String + 'static) {
    let main = study.closest("main").ok().flatten().unwrap_or_else(|| study.clone());
    let pass = move || {
        let Ok(figures) = main.query_selector_all(FIGURES) else { return };
        for at in 0..figures.length() {
            let figure = figures.get(at).and_then(|node| node.dyn_into::<Element>().ok());
            if let Some(figure) = figure {
                let _ = add_offer(&figure, &offer);
            }
        }
    };
    pass();
    // A document is written anew as a whole, and its buttons go with it.
    let on_change = Closure::<dyn FnMut()>::new(pass);
    if let Ok(observer) = MutationObserver::new(on_change.as_ref().unchecked_ref()) {
        let options = MutationObserverInit::new();
        options.set_child_list(true);
        options.set_subtree(true);
        let _ = observer.observe_with_options(study, &options);
    }
    on_change.forget();
}

fn add_offer(figure: &Element, offer: &dyn Fn(&str) -> String) -> Result<(), JsValue> {
    if figure.query_selector(&format!(":scope > .{OFFER}"))?.is_some() {
        return Ok(());
    }
    let Some(document) = document() else { return Ok(()) };
    let place = document.create_element("p")?;
    place.set_class_name(&format!("{OFFER} fine"));
    place.set_inner_html(&offer(&title_of(figure)));
    figure.append_child(&place)?;
    Ok(())
}

fn title_of(figure: &Element) -> String {
    let heading = figure.query_selector("h2, h3, h4").ok().flatten();
    heading.and_then(|heading| heading.text_content()).unwrap_or_default().trim().to_owned()
}

/// Calls back with each chart whose picture is asked for, as long as the page lives; `make` answers with
/// the text of the SVG document. `fail` is called where no file comes of it.
pub fn on_asked(make: impl Fn(&Asked) -> Option<String> + 'static, fail: Fail) {
    let Some(document) = document() else { return };
    EventListener::new(&document, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let asked = target.and_then(|target| asked(&target));
        let Some(asked) = asked else { return };
        let name = format!("anlan-{}", asked.name);
        let saved = make(&asked).ok_or(JsValue::NULL).and_then(|svg| {
            if asked.is_png { save_png(&svg, name, fail.clone()) } else { save_svg(&svg, &name) }
        });
        if saved.is_err() {
            fail();
        }
    })
    .forget();
}

fn asked(target: &Element) -> Option<Asked> {
    let button = target.closest(&format!("[{ASKED}]")).ok()??;
    let figure = button.closest(FIGURES).ok()??;
    Some(Asked {
        name: figure.get_attribute("data-picture").unwrap_or_else(|| TIMELINE.to_owned()),
        title: title_of(&figure),
        is_png: button.get_attribute(ASKED)? == "png",
        figure,
    })
}

/// What of the style sheets a drawing takes along, with the value that says nothing.
const STYLES: [(&str, &str); 15] = [
    ("fill", ""),
    ("fill-opacity", "1"),
    ("stroke", ""),
    ("stroke-width", ""),
    ("stroke-opacity", "1"),
    ("stroke-dasharray", "none"),
    ("stroke-linecap", "butt"),
    ("opacity", "1"),
    ("font-size", ""),
    ("font-weight", "400"),
    ("text-anchor", "start"),
    ("dominant-baseline", "auto"),
    ("letter-spacing", "normal"),
    ("vector-effect", "none"),
    ("paint-order", "normal"),
];
/// What of a drawing means nothing away from the page.
const DROPPED: [&str; 8] =
    ["class", "href", "id", "tabindex", "role", "data-href", "data-case", "aria-describedby"];

impl Asked {
    /// What it is of, where that is not the selection.
    pub fn about(&self) -> Option<String> {
        self.figure.get_attribute("data-picture-of")
    }

    /// The chart as it stands in the figure, with its styles as attributes: those of the light page,
    /// whatever the screen shows. One that is a drawing is taken as it is.
    pub fn drawn(&self) -> Option<Drawing> {
        let Ok(Some(own)) = self.figure.query_selector("svg[data-drawn]") else {
            return traced(&self.figure).ok();
        };
        let copy = own.clone_node_with_deep(true).ok()?.dyn_into::<Element>().ok()?;
        // Beside its model, so that the same rules of the style sheets hold for it.
        own.parent_element()?.append_child(&copy).ok()?;
        let _ = copy.class_list().add_1("as-picture");
        let drawing = taken(&own, &copy);
        copy.remove();
        drawing.ok()
    }
}

pub(super) fn taken(own: &Element, copy: &Element) -> Result<Drawing, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let shown = own.get_bounding_client_rect();
    let view_box = own.get_attribute("viewBox");
    let view_box = view_box.unwrap_or_else(|| format!("0 0 {} {}", shown.width(), shown.height()));
    let sides: Vec<f64> = view_box.split([' ', ',']).filter_map(|side| side.parse().ok()).collect();
    let [_, _, width, height] = sides[..] else { return Err(JsValue::NULL) };
    let parts = copy.query_selector_all("*")?;
    let parts: Vec<Element> =
        (0..parts.length()).filter_map(|at| parts.get(at)?.dyn_into::<Element>().ok()).collect();
    let mut hidden = Vec::new();
    // All is read before anything is dropped by which the style sheets know it.
    let mut styled = Vec::new();
    for part in &parts {
        let Some(style) = window.get_computed_style(part)? else { continue };
        if style.get_property_value("display")? == "none" {
            hidden.push(part);
        }
        for (name, silent) in STYLES {
            let value = style.get_property_value(name)?;
            if value != silent {
                styled.push((part, name, plain(&value)));
            }
        }
    }
    for (part, name, value) in styled {
        part.set_attribute(name, &value)?;
    }
    for part in hidden {
        part.remove();
    }
    for part in parts.iter().chain([copy]) {
        for name in DROPPED {
            part.remove_attribute(name)?;
        }
    }
    copy.set_attribute("viewBox", &view_box)?;
    copy.set_attribute("width", &width.to_string())?;
    copy.set_attribute("height", &height.to_string())?;
    let inside = XmlSerializer::new()?.serialize_to_string(copy)?;
    let whole = anlan_engine::scale::whole;
    Ok(Drawing { inside, width: whole(width), height: whole(height) })
}

/// A value as programs that draw know it: mixed colours in the way of old.
pub(super) fn plain(value: &str) -> String {
    if !value.starts_with("color(") && !value.starts_with("ok") {
        return value.to_owned();
    }
    let painted = || -> Result<[u8; 3], JsValue> {
        let (_, pen) = canvas(1, 1)?;
        pen.set_fill_style_str(value);
        pen.fill_rect(0.0, 0.0, 1.0, 1.0);
        match pen.get_image_data(0.0, 0.0, 1.0, 1.0)?.data()[..] {
            [red, green, blue, ..] => Ok([red, green, blue]),
            _ => Err(JsValue::NULL),
        }
    };
    painted().map_or_else(
        |_| value.to_owned(),
        |[red, green, blue]| format!("rgb({red}, {green}, {blue})"),
    )
}

fn canvas(
    width: i32,
    height: i32,
) -> Result<(HtmlCanvasElement, CanvasRenderingContext2d), JsValue> {
    let document = document().ok_or(JsValue::NULL)?;
    let canvas = document.create_element("canvas")?.dyn_into::<HtmlCanvasElement>()?;
    canvas.set_width(width.unsigned_abs());
    canvas.set_height(height.unsigned_abs());
    let pen = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    Ok((canvas, pen.dyn_into::<CanvasRenderingContext2d>()?))
}

fn save_svg(svg: &str, name: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type("image/svg+xml");
    let parts = Array::of1(&JsValue::from_str(svg));
    let file = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    hand_over(&file, &format!("{name}.svg")).ok_or(JsValue::NULL)
}

/// Draws the document as an image would, and saves that.
fn save_png(svg: &str, name: String, fail: Fail) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let (drawn, on_error) = (image.clone(), fail.clone());
    EventListener::once(&image, "load", move |_| {
        if draw(&drawn, name, fail.clone()).is_err() {
            fail();
        }
    })
    .forget();
    EventListener::once(&image, "error", move |_| on_error()).forget();
    let text = String::from(js_sys::encode_uri_component(svg));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{text}"));
    Ok(())
}

fn draw(image: &HtmlImageElement, name: String, fail: Fail) -> Result<(), JsValue> {
    let side = |side: u32| i32::try_from(side).unwrap_or(0).saturating_mul(DENSITY);
    let (width, height) = (side(image.natural_width()), side(image.natural_height()));
    let (canvas, pen) = canvas(width, height)?;
    let (right, bottom) = (f64::from(width), f64::from(height));
    pen.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, right, bottom)?;
    let done = Closure::once_into_js(move |file: Option<Blob>| {
        let saved = file.and_then(|file| hand_over(&file, &format!("{name}.png")));
        if saved.is_none() {
            fail();
        }
    });
    canvas.to_blob(done.unchecked_ref())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
