//! What changes in the lines of a facet, written in its place: a line stays while a hand is on it.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

use crate::explorer::Line;

/// Has the lines of a list, as `anlan_pages::facets::lines` writes them, show what they are to show now,
/// where that is not what they showed before.
pub fn show(list: &Element, before: &[Line], now: &[Line]) {
    let mut next = list.first_element_child();
    for (at, line) in now.iter().enumerate() {
        let Some(own) = next else { return };
        if before.get(at) != Some(line) {
            // None is missing: we wrote them.
            let _ = write(&own, line);
        }
        next = own.next_element_sibling();
    }
}

fn write(own: &Element, line: &Line) -> Option<()> {
    let label = own.first_element_child()?;
    let input = label.first_element_child()?;
    let count = input.next_element_sibling()?.next_element_sibling()?;
    let bar = count.next_element_sibling()?;
    own.toggle_attribute_with_force("hidden", !line.is_listed).ok()?;
    label.set_class_name(if line.count == 0 { "bucket is-empty" } else { "bucket" });
    input.unchecked_ref::<HtmlInputElement>().set_checked(line.is_chosen);
    count.set_text_content(Some(&line.count.to_string()));
    let style = bar.unchecked_ref::<HtmlElement>().style();
    style.set_property("--share", &format!("{}%", line.percent)).ok()
}
