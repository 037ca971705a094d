//! A chart that is laid out by the browser – rows, cells, bars – put down again as a drawing: its grounds
//! and borders as shapes, its texts line by line, its drawings as they are.

use anlan_engine::scale::whole;
use anlan_pages::picture::Drawing;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    CssStyleDeclaration, Document, Element, HtmlElement, Node, Text, Window, XmlSerializer,
};

use super::picture::{plain, taken};

const SVG: &str = "http://www.w3.org/2000/svg";
/// What is not of the chart: its title, which a picture writes itself, what is only heard, and what is
/// pressed to change or to save it.
const LEFT_OUT: &str =
    "header, h2, h3:first-child, .visually-hidden, .picture-offer, label, select, details";

/// Where the drawing begins on the screen, and how far it reaches.
struct Trace {
    window: Window,
    document: Document,
    root: Element,
    origin: (f64, f64),
    reach: (f64, f64),
}

/// The drawing of an element, in the colours of the light page.
pub(super) fn traced(own: &Element) -> Result<Drawing, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let document = window.document().ok_or(JsValue::NULL)?;
    let shown = own.get_bounding_client_rect();
    let copy = own.clone_node_with_deep(true)?.dyn_into::<HtmlElement>()?;
    copy.class_list().add_1("as-picture")?;
    copy.style().set_property("inline-size", &format!("{}px", shown.width()))?;
    // Beside its model, so that the same rules of the style sheets hold for it.
    own.parent_element().ok_or(JsValue::NULL)?.append_child(&copy)?;
    let drawing = drawn(window, document, &copy);
    copy.remove();
    drawing
}

fn drawn(window: Window, document: Document, copy: &Element) -> Result<Drawing, JsValue> {
    for left_out in all(copy, LEFT_OUT)? {
        left_out.remove();
    }
    let place = copy.get_bounding_client_rect();
    let root = document.create_element_ns(Some(SVG), "g")?;
    let origin = (place.left(), place.top());
    let mut trace = Trace { window, document, root, origin, reach: (0.0, 0.0) };
    trace.children(copy)?;
    let inside = XmlSerializer::new()?.serialize_to_string(&trace.root)?;
    // Half a pixel for the border of what stands at the edge.
    Ok(Drawing { inside, width: whole(trace.reach.0) + 1, height: whole(trace.reach.1) + 1 })
}

fn all(within: &Element, selector: &str) -> Result<Vec<Element>, JsValue> {
    let found = within.query_selector_all(selector)?;
    let element = |at| found.get(at).and_then(|node: Node| node.dyn_into::<Element>().ok());
    Ok((0..found.length()).filter_map(element).collect())
}

impl Trace {
    fn children(&mut self, element: &Element) -> Result<(), JsValue> {
        let nodes = element.child_nodes();
        for node in (0..nodes.length()).filter_map(|at| nodes.get(at)) {
            if let Some(text) = node.dyn_ref::<Text>() {
                self.text(element, text)?;
            } else if let Some(element) = node.dyn_ref::<Element>() {
                self.element(element)?;
            }
        }
        Ok(())
    }

    fn element(&mut self, element: &Element) -> Result<(), JsValue> {
        let Some(style) = self.window.get_computed_style(element)? else { return Ok(()) };
        let place = element.get_bounding_client_rect();
        if style.get_property_value("display")? == "none" {
            return Ok(());
        }
        let (x, y) = (place.left() - self.origin.0, place.top() - self.origin.1);
        let size = (place.width(), place.height());
        if element.local_name() == "svg" {
            return self.svg(element, (x, y), size);
        }
        let radius = pixels(&style, "border-top-left-radius")?;
        let ground = style.get_property_value("background-color")?;
        if !is_clear(&ground) {
            let fill = [("fill", plain(&ground)), ("rx", radius.to_string())];
            self.shape("rect", (x, y), size, &fill)?;
        }
        for (side, from, to) in [
            ("top", (x, y), (x + size.0, y)),
            ("bottom", (x, y + size.1), (x + size.0, y + size.1)),
            ("left", (x, y), (x, y + size.1)),
            ("right", (x + size.0, y), (x + size.0, y + size.1)),
        ] {
            let width = pixels(&style, &format!("border-{side}-width"))?;
            let colour = style.get_property_value(&format!("border-{side}-color"))?;
            let is_drawn = style.get_property_value(&format!("border-{side}-style"))? != "none";
            if width > 0.0 && is_drawn && !is_clear(&colour) {
                let path = format!("M{} {}L{} {}", from.0, from.1, to.0, to.1);
                let line =
                    [("d", path), ("stroke", plain(&colour)), ("stroke-width", width.to_string())];
                self.put("path", &line)?;
            }
        }
        self.children(element)
    }

    fn svg(&mut self, own: &Element, (x, y): (f64, f64), size: (f64, f64)) -> Result<(), JsValue> {
        if size.0 <= 0.0 || size.1 <= 0.0 {
            return Ok(());
        }
        let copy = own.clone_node_with_deep(true)?.dyn_into::<Element>()?;
        let ratio = own.get_attribute("preserveAspectRatio");
        own.parent_element().ok_or(JsValue::NULL)?.append_child(&copy)?;
        let taken = taken(own, &copy);
        copy.remove();
        taken?;
        let place = [("x", x), ("y", y), ("width", size.0), ("height", size.1)];
        for (name, value) in place {
            copy.set_attribute(name, &value.to_string())?;
        }
        if let Some(ratio) = ratio {
            copy.set_attribute("preserveAspectRatio", &ratio)?;
        }
        self.root.append_child(&copy)?;
        self.reach_to(x + size.0, y + size.1);
        Ok(())
    }

    /// The text of an element, each line of it where it stands.
    fn text(&mut self, element: &Element, text: &Text) -> Result<(), JsValue> {
        let data: Vec<u16> = text.data().encode_utf16().collect();
        if data.iter().all(|unit| u8::try_from(*unit).is_ok_and(|byte| byte.is_ascii_whitespace()))
        {
            return Ok(());
        }
        let Some(style) = self.window.get_computed_style(element)? else { return Ok(()) };
        // A head may run upwards, letters and all; Chinese that runs down stands upright, each on a line.
        let runs_up = style.get_property_value("writing-mode")?.starts_with("vertical")
            && data.iter().any(|unit| (0x61..=0x7a).contains(unit));
        let range = self.document.create_range()?;
        let mut lines: Vec<Line> = Vec::new();
        let mut at = 0;
        while at < data.len() {
            let is_pair = (0xd800..0xdc00).contains(&data[at]);
            let end = (at + if is_pair { 2 } else { 1 }).min(data.len());
            let units = &data[at..end];
            range.set_start(text, u32::try_from(at).unwrap_or(u32::MAX))?;
            range.set_end(text, u32::try_from(end).unwrap_or(u32::MAX))?;
            at = end;
            let place = range.get_bounding_client_rect();
            // A space at the end of a line takes no room.
            if place.width() <= 0.0 {
                continue;
            }
            let own = (place.left() - self.origin.0, place.top() - self.origin.1);
            self.reach_to(own.0 + place.width(), own.1 + place.height());
            match lines.last_mut() {
                Some(line) if runs_up && (line.left - own.0).abs() < 1.0 => {
                    line.units.extend(units);
                }
                Some(line) if (line.top - own.1).abs() < 1.0 => line.units.extend(units),
                _ => lines.push(Line {
                    left: own.0,
                    top: own.1,
                    width: place.width(),
                    height: place.height(),
                    units: units.to_vec(),
                }),
            }
        }
        for line in lines {
            let middle = line.top + line.height / 2.0;
            let place = if runs_up {
                let (x, y) = (line.left + line.width / 2.0, line.top + line.height);
                ("transform", format!("translate({x} {y}) rotate(-90)"))
            } else {
                ("transform", format!("translate({} {middle})", line.left))
            };
            let shape = self.put(
                "text",
                &[
                    place,
                    ("dominant-baseline", "central".to_owned()),
                    ("font-size", style.get_property_value("font-size")?),
                    ("font-weight", style.get_property_value("font-weight")?),
                    ("fill", plain(&style.get_property_value("color")?)),
                ],
            )?;
            shape.set_text_content(Some(String::from_utf16_lossy(&line.units).trim_end()));
        }
        Ok(())
    }

    fn shape(
        &mut self,
        name: &str,
        (x, y): (f64, f64),
        (width, height): (f64, f64),
        more: &[(&str, String)],
    ) -> Result<(), JsValue> {
        let place = [("x", x), ("y", y), ("width", width), ("height", height)];
        let mut all: Vec<(&str, String)> =
            place.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        all.extend(more.iter().cloned());
        self.put(name, &all)?;
        self.reach_to(x + width, y + height);
        Ok(())
    }

    fn put(&self, name: &str, attributes: &[(&str, String)]) -> Result<Element, JsValue> {
        let shape = self.document.create_element_ns(Some(SVG), name)?;
        for (name, value) in attributes {
            shape.set_attribute(name, value)?;
        }
        self.root.append_child(&shape)?;
        Ok(shape)
    }

    fn reach_to(&mut self, x: f64, y: f64) {
        self.reach = (self.reach.0.max(x), self.reach.1.max(y));
    }
}

/// A line of a text, in pixels from the beginning of the drawing.
struct Line {
    left: f64,
    top: f64,
    /// The size of its first character.
    width: f64,
    height: f64,
    units: Vec<u16>,
}

fn pixels(style: &CssStyleDeclaration, name: &str) -> Result<f64, JsValue> {
    let value = style.get_property_value(name)?;
    Ok(value.trim_end_matches("px").parse().unwrap_or(0.0))
}

/// Whether nothing is seen of a colour.
fn is_clear(colour: &str) -> bool {
    colour == "transparent" || (colour.starts_with("rgba(") && colour.ends_with(", 0)"))
}
