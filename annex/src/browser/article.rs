//! The open case as it is shown: its sentences, and which one is being read.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, Range, ScrollBehavior, ScrollToOptions, Text};

use crate::aloud::sentences;

/// The dialog of the open case.
const DIALOG: &str = "dialog.case[open]";
/// What is read of it: the title, and what the case itself says. Sources, citations, captions, notes
/// of the editor and lists of dates are for eyes.
const READ: &str = "article > h2, .case-original, article div > h3, \
    article div > p[lang]:not(.editor-note), .practices h4, .practices p, .figures > li";
/// What stands below a heading that is read.
const SECTION: &str = "p:not(.editor-note), .practices, .figures";
/// A number with its label.
const FIGURE: &str = "li";
/// The name by which the style sheet knows the mark.
const MARK: &str = "aloud";

/// A sentence of the open case.
pub struct Sentence {
    /// What it says.
    pub text: String,
    /// The text nodes of its passage, each with the UTF-16 units before it.
    nodes: Vec<(Text, u32)>,
    from: u32,
    to: u32,
}

/// The sentences of the open case in the order in which they stand there now, as far as they are
/// Chinese; those of headings only where these are, too. Read from the page each time, since the page
/// may have written the case anew.
pub fn of_open_case() -> Vec<Sentence> {
    let mut found = Vec::new();
    let Some(document) = document() else { return found };
    let Ok(Some(dialog)) = document.query_selector(DIALOG) else { return found };
    let Ok(blocks) = dialog.query_selector_all(READ) else { return found };
    // Headings of the interface are in its own language, whatever their surroundings say.
    let has_headings = document.document_element().is_some_and(|root| is_chinese(&root));
    for at in 0..blocks.length() {
        let Some(block) = blocks.get(at).and_then(|node| node.dyn_into::<Element>().ok()) else {
            continue;
        };
        let is_read = match block.tag_name().as_str() {
            "H3" => has_headings && heads_section(&block),
            _ => is_chinese(&block),
        };
        if is_read {
            found.extend(of_block(&document, &block));
        }
    }
    found
}

fn heads_section(heading: &Element) -> bool {
    let next = heading.next_element_sibling();
    next.is_some_and(|next| next.matches(SECTION).unwrap_or(false))
}

fn is_chinese(element: &Element) -> bool {
    let around = element.closest("[lang]").ok().flatten();
    let language = around.and_then(|around| around.get_attribute("lang"));
    language.is_some_and(|language| language.starts_with("zh"))
}

fn of_block(document: &Document, block: &Element) -> Vec<Sentence> {
    /// `NodeFilter.SHOW_TEXT`.
    const SHOW_TEXT: u32 = 4;
    let mut nodes: Vec<(Text, u32)> = Vec::new();
    let mut text = String::new();
    let mut length = 0;
    if let Ok(walker) = document.create_tree_walker_with_what_to_show(block, SHOW_TEXT) {
        while let Ok(Some(node)) = walker.next_node() {
            if let Ok(node) = node.dyn_into::<Text>() {
                text.push_str(&node.data());
                let own = node.length();
                nodes.push((node, length));
                length += own;
            }
        }
    }
    if block.matches(FIGURE).unwrap_or(false) {
        return vec![Sentence { text: figure(block), nodes, from: 0, to: length }];
    }
    let unit = |at: usize| u32::try_from(at).unwrap_or(length).min(length);
    let units: Vec<u16> = text.encode_utf16().collect();
    let sentence = |own: std::ops::Range<usize>| Sentence {
        text: String::from_utf16_lossy(&units[own.clone()]),
        nodes: nodes.clone(),
        from: unit(own.start),
        to: unit(own.end),
    };
    sentences(&text).into_iter().map(sentence).collect()
}

/// A figure as it is said: what it counts, then how many, then when.
fn figure(block: &Element) -> String {
    let parts = block.children();
    let part = |at: u32| parts.item(at).and_then(|part| part.text_content()).unwrap_or_default();
    let said = [part(1), part(0), part(2)];
    said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

impl Sentence {
    /// Where it stands.
    fn range(&self) -> Option<Range> {
        let range = document()?.create_range().ok()?;
        // The last node that begins before a place holds it; an end belongs to the node it closes.
        let (start, before) = self.nodes.iter().rfind(|(_, begin)| *begin <= self.from)?;
        range.set_start(start, self.from - before).ok()?;
        let (end, before) = self.nodes.iter().rfind(|(_, begin)| *begin < self.to)?;
        range.set_end(end, self.to - before).ok()?;
        Some(range)
    }

    /// Marks it as the one that is being read, in place of any other, and brings it into sight. The
    /// mark is the browser's own and changes nothing in the page; a browser without it only scrolls.
    pub fn mark(&self) {
        let Some(range) = self.range() else { return };
        let _ = highlight(&range);
        bring_into_sight(&range);
    }
}

/// Takes the mark away.
pub fn unmark() {
    if let Some(highlights) = highlights() {
        let _ = call(&highlights, "delete", &[MARK.into()]);
    }
}

fn highlight(range: &Range) -> Option<JsValue> {
    let kind = Reflect::get(&js_sys::global(), &"Highlight".into()).ok()?;
    let kind = kind.dyn_into::<Function>().ok()?;
    let mark = Reflect::construct(&kind, &Array::of1(range)).ok()?;
    call(&highlights()?, "set", &[MARK.into(), mark])
}

/// The browser's list of marks, if it has one.
fn highlights() -> Option<JsValue> {
    let css = Reflect::get(&js_sys::global(), &"CSS".into()).ok()?;
    let highlights = Reflect::get(&css, &"highlights".into()).ok()?;
    highlights.is_object().then_some(highlights)
}

fn call(on: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let function = Reflect::get(on, &name.into()).ok()?.dyn_into::<Function>().ok()?;
    function.apply(on, &with.iter().collect::<Array>()).ok()
}

/// Scrolls the case so that the range stands in its upper third, unless it can be seen already.
fn bring_into_sight(range: &Range) {
    let Some(dialog) = document().and_then(|own| own.query_selector(DIALOG).ok().flatten()) else {
        return;
    };
    let edge = |selector: &str| {
        dialog.query_selector(selector).ok().flatten().map(|own| own.get_bounding_client_rect())
    };
    let frame = dialog.get_bounding_client_rect();
    let top = edge(".case-bar").map_or(frame.top(), |bar| bar.bottom());
    let bottom = edge(".aloud").map_or(frame.bottom(), |bar| bar.top());
    let own = range.get_bounding_client_rect();
    if own.top() >= top && own.bottom() <= bottom {
        return;
    }
    let options = ScrollToOptions::new();
    options.set_top(own.top() - top - (bottom - top) / 5.0);
    options.set_behavior(if is_still() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
    dialog.scroll_by_with_scroll_to_options(&options);
}

/// Whether the visitor asked for less motion.
fn is_still() -> bool {
    let query = web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
