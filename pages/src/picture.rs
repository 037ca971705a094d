//! Charts as pictures of their own: SVG that needs no page around it, with a title, what was selected,
//! and where it is from.
//!
//! [`charts`] draws from numbers; [`framed`] puts a title above any drawing and its source below, and
//! [`text`] breaks what is too long for a line.

pub mod charts;
pub mod colours;
pub mod text;

use anlan_engine::facet::Facet;
use anlan_engine::matches::Dimension;
use anlan_engine::timeline::Grain;
use maud::{PreEscaped, html};

use crate::context::Context;
use crate::imprint::{Imprint, conditions};
use crate::masthead;
use colours::{INK, INK_2, PAPER, RULE};

/// The inside of an SVG document and its size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The markup.
    pub inside: String,
    /// The width in pixels.
    pub width: i32,
    /// The height in pixels.
    pub height: i32,
}

/// What a picture shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it is called.
    pub title: String,
    /// What it is of, where that is not the selection.
    pub about: Option<String>,
    /// The dimensions whose conditions its counts leave out, as a panel leaves out its own.
    pub left_out: Vec<Dimension>,
    /// The drawing.
    pub drawing: Drawing,
}

/// A chart that is known by name, from the readings that the screen shows. `None` for a name that is not
/// known.
pub fn named(context: &Context<'_>, name: &str) -> Option<Chart> {
    let words = context.address.locale.picture();
    let (collection, answer) = (context.collection, context.answer);
    // A facet of which every value is asked for counts its own conditions too.
    let own = |facet: Facet| {
        let is_counted = answer.selection.every(facet);
        if is_counted { Vec::new() } else { vec![Dimension::Facet(facet)] }
    };
    let of = |facet| charts::counted(answer.buckets(facet));
    let ranking = |facet| charts::ranking(context, facet, &of(facet));
    let (title, left_out, drawing) = match name {
        "timeline" => {
            let bins = answer.timeline(collection, Grain::Year);
            (words.years, vec![Dimension::Time], charts::years(context, &bins))
        }
        "districts" => (words.districts, own(Facet::District), ranking(Facet::District)),
        "tiles" => {
            (words.tiles, own(Facet::District), charts::tiles(context, &of(Facet::District)))
        }
        "themes" => (words.themes, own(Facet::Theme), ranking(Facet::Theme)),
        "matrix" => {
            let table = answer.table(collection, Facet::District, Facet::Theme);
            let both = [Facet::District, Facet::Theme].map(Dimension::Facet);
            (words.matrix, both.to_vec(), charts::matrix(context, &table))
        }
        _ => return None,
    };
    Some(Chart { title: title.to_owned(), about: None, left_out, drawing })
}

/// The names by which [`named`] knows charts.
pub const NAMES: [&str; 5] = ["timeline", "districts", "tiles", "themes", "matrix"];

/// Space on every side of a picture.
const MARGIN: i32 = 32;
/// No picture is narrower: its title and its source need room.
const LEAST: i32 = 560;
/// The sizes of the title, of what was selected, and of the source.
const TITLE: i32 = 24;
const SUBTITLE: i32 = 15;
const FOOT: i32 = 13;

/// A drawing as an SVG document of its own: the title and what was selected above it, and below it
/// where it is from and when it was made.
pub fn framed(context: &Context<'_>, chart: &Chart, imprint: Imprint<'_>) -> String {
    let Chart { title, about, left_out, drawing } = chart;
    let words = context.address.locale.picture();
    let inner = drawing.width.max(LEAST);
    let selected = || conditions(context, left_out).join(context.words().reason_gap);
    let subtitle = about.clone().unwrap_or_else(selected);
    let source =
        (words.source)(&masthead::title(context.address.locale, None), context.collection.len());
    let foot = [source, imprint.in_words.to_owned(), (words.made)(&imprint.day(context))];
    let lines = |texts: &[String], size: i32| -> Vec<String> {
        texts.iter().flat_map(|text| text::lines(text, inner, size)).collect()
    };
    let title_lines = lines(std::slice::from_ref(title), TITLE);
    let subtitle_lines = lines(&[subtitle], SUBTITLE);
    let foot_lines = lines(&foot, FOOT);
    let tall = |lines: &[String], size: i32| text::tall(lines.len(), size);
    let subtitle_top = MARGIN + tall(&title_lines, TITLE);
    let top = subtitle_top + tall(&subtitle_lines, SUBTITLE) + MARGIN / 2;
    let foot_top = top + drawing.height + MARGIN / 2;
    let width = inner + 2 * MARGIN;
    let height = foot_top + 8 + tall(&foot_lines, FOOT) + MARGIN / 2;
    let description = [&subtitle_lines[..], &foot_lines[..]].concat().join(" ");
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(width) height=(height) role="img"
            viewBox=(format!("0 0 {width} {height}")) lang=(context.address.locale.tag())
            font-family=(text::FAMILY) {
            title { (title) }
            desc { (description) }
            rect width=(width) height=(height) fill=(PAPER) {}
            g fill=(INK) font-weight="600" { (text::block(&title_lines, MARGIN, MARGIN, TITLE)) }
            g fill=(INK_2) { (text::block(&subtitle_lines, MARGIN, subtitle_top, SUBTITLE)) }
            g transform=(format!("translate({MARGIN},{top})")) { (PreEscaped(&drawing.inside)) }
            path d=(format!("M{MARGIN} {foot_top}h{inner}")) stroke=(RULE) fill="none" {}
            g fill=(INK_2) { (text::block(&foot_lines, MARGIN, foot_top + 8, FOOT)) }
        }
    }
    .into_string()
}

/// The pair of buttons below a chart of that title, for its picture.
pub fn offer(context: &Context<'_>, title: &str) -> String {
    let words = context.address.locale.picture();
    let button = |format: &str| {
        html! {
            button.link type="button" data-picture-as=(format.to_lowercase())
                aria-label=((words.save_as)(title, format)) { (format) }
        }
    };
    html! {
        span { (words.save) }
        (button("SVG"))
        span aria-hidden="true" { "·" }
        (button("PNG"))
    }
    .into_string()
}
