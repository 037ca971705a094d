//! The charts by district, and the table of the same numbers.

use anlan_engine::case::Tile;
use anlan_engine::facet::{Bucket, Facet};
use anlan_engine::scale::percent;
use anlan_engine::table::Table;
use maud::{Markup, html};

use crate::context::Context;
use crate::matrix::shade;

/// The heads and rows of the table of districts and years, with the total of each district.
pub fn table(context: &Context<'_>, years: &Table) -> String {
    let words = context.words();
    html! {
        thead {
            tr {
                th scope="col" { ((words.facet)(Facet::District)) }
                th scope="col" { (words.total) }
                @for year in &years.columns {
                    th scope="col" { (context.bucket_name(Facet::Year, *year, true)) }
                }
            }
        }
        tbody {
            @for (at, district) in years.rows.iter().enumerate() {
                tr {
                    th scope="row" { (context.bucket_name(Facet::District, *district, true)) }
                    td { (years.row_sum(at)) }
                    @for count in years.row(at) { td { (count) } }
                }
            }
        }
    }
    .into_string()
}

/// The pixels of one bar of a sparkline and its gap.
const STEP: usize = 7;
/// The height of a sparkline in pixels.
const HEIGHT: u32 = 24;

/// Bars that are the district filter, each with its years at a glance.
pub fn bars(context: &Context<'_>, years: &Table) -> String {
    let words = context.words();
    let most = context.answer.most(Facet::District).max(1);
    // The years stand newest first in their facet, the unknown one last; a line of time runs forward.
    let of_years = context.collection.column(Facet::Year);
    let known = of_years.len() - usize::from(of_years.unknown().is_some());
    html! {
        @for (at, own) in context.answer.buckets(Facet::District).iter().enumerate() {
            @let name = context.bucket_name(Facet::District, own.id, true);
            @let share = percent(f64::from(own.count) / f64::from(most)).max(1);
            li {
                (toggle(context, *own, html! {
                    span.bar-name { (name) }
                    svg.bar-track viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" {
                        rect width=(share) height="1" {}
                    }
                    span.bar-count { (own.count) }
                }, "bar"))
                (spark(&years.row(at)[..known], years.max(), &(words.sparkline)(&name)))
            }
        }
    }
    .into_string()
}

/// A button that chooses a district, or takes the choice back. It has a name of its own, so that the
/// focus finds it again when the document is written anew.
fn toggle(context: &Context<'_>, own: Bucket, inside: Markup, class: &str) -> Markup {
    let key = context.collection.column(Facet::District).key(own.id);
    let most = context.answer.most(Facet::District).max(1);
    html! {
        button.(class).is-empty[own.count == 0] type="button" id=(format!("{class}-{key}"))
            data-href=(context.toggle_href(Facet::District, own.id))
            data-shade=(shade(own.count, most))
            aria-pressed=(context.is_chosen(Facet::District, own.id).to_string()) {
            (inside)
        }
    }
}

/// A row of counts as small bars, from the last to the first, on a scale shared with other rows:
/// `max` is the full height. `label` says what a reader who does not see it would miss.
fn spark(counts: &[u32], max: u32, label: &str) -> Markup {
    let width = counts.len() * STEP;
    html! {
        svg.spark role="img" aria-label=(label) width=(width) height=(HEIGHT)
            viewBox=(format!("0 0 {width} {HEIGHT}")) {
            @for (at, count) in counts.iter().rev().enumerate() {
                // A count of one must show beside the largest.
                @let height = if *count == 0 { 1 } else { (count * HEIGHT / max.max(1)).max(3) };
                rect.is-zero[*count == 0] x=(at * STEP) y=(HEIGHT - height) width=(STEP - 2)
                    height=(height) {}
            }
        }
    }
}

/// The districts as tiles that lie as the districts do, each a filter too; the places that have no
/// tile stand below.
pub fn tiles(context: &Context<'_>) -> String {
    let words = context.words();
    let places = context.collection.districts();
    let buckets = context.answer.buckets(Facet::District);
    let place_of = |own: &Bucket| places.get(own.id.index()).and_then(|place| place.tile);
    let at = |row: u8, col: u8| buckets.iter().find(|own| place_of(own) == Some(Tile { col, row }));
    let (rows, columns) =
        places.iter().filter_map(|place| place.tile).fold((0, 0), |size, tile| {
            (size.0.max(tile.row.saturating_add(1)), size.1.max(tile.col.saturating_add(1)))
        });
    let tile = |own: &Bucket| {
        let inside = html! {
            span.tile-name { (context.bucket_name(Facet::District, own.id, true)) }
            span.tile-count { (own.count) }
        };
        toggle(context, *own, inside, "tile")
    };
    let [few, many] = (words.few_to_many)(context.answer.most(Facet::District));
    html! {
        table.tiles role="presentation" {
            @for row in 0..rows {
                tr { @for col in 0..columns { td { @if let Some(own) = at(row, col) { (tile(own)) } } } }
            }
        }
        div.tiles-beside {
            @for own in buckets.iter().filter(|own| place_of(own).is_none()) { (tile(own)) }
        }
        p.legend.fine {
            (words.shown_count) " "
            span { (few) }
            span.legend-ramp aria-hidden="true" {}
            span { (many) }
        }
    }
    .into_string()
}
