//! The charts by district, and the table of the same numbers.

use anlan_engine::case::Tile;
use anlan_engine::facet::{Bucket, BucketId, Facet};
use anlan_engine::matches::Dimension;
use anlan_engine::ranking::{Counted, Leaders};
use anlan_engine::scale::percent;
use anlan_engine::table::Table;
use maud::{Markup, html};

use crate::context::Context;
use crate::district::{href, words};
use crate::matrix::shade;

/// The option of the view that says what the tiles are coloured by.
pub const COLOUR: &str = "colour";

/// Who leads among the bars, in a sentence.
pub fn bars_prose(context: &Context<'_>) -> String {
    let leaders = Leaders::new(context.collection, context.answer.buckets(Facet::District));
    let names = names(context, &leaders.places);
    (words(context).bars)(leaders.having, &names, leaders.most)
}

/// Who leads among the tiles, in a sentence; and where what they should be coloured by is not known,
/// that it is not.
pub fn tiles_prose(context: &Context<'_>) -> String {
    let words = words(context);
    let leaders = Leaders::new(context.collection, &counts(context));
    let what = colour_name(context, counted(context).unwrap_or_default());
    let names = names(context, &leaders.places);
    let lead = (words.coloured)(&what, &names, leaders.most, leaders.without);
    match counted(context) {
        Some(_) => lead,
        None => [&(words.colour_unknown)(context.address.view.option(COLOUR)), " ", &lead].concat(),
    }
}

/// The pair of a district and a theme that most cases hold, in a sentence; nothing where none does.
pub fn matrix_prose(context: &Context<'_>, table: &Table) -> String {
    let cell = table.largest().map(|(district, theme, most)| {
        let district = context.bucket_name(Facet::District, district, true);
        let theme = context.bucket_name(Facet::Theme, theme, false);
        (words(context).busiest_cell)(&district, &theme, most)
    });
    cell.unwrap_or_default()
}

fn names(context: &Context<'_>, places: &[BucketId]) -> Vec<String> {
    places.iter().map(|own| context.bucket_name(Facet::District, *own, true)).collect()
}

/// What the view asks the tiles to be coloured by; `None` where there is nothing of that name.
fn counted(context: &Context<'_>) -> Option<Counted> {
    Counted::find(context.collection, context.address.view.option(COLOUR))
}

/// What the tiles show: counted like the bars, with the choice of districts left out.
fn counts(context: &Context<'_>) -> Vec<Bucket> {
    match counted(context).unwrap_or_default() {
        Counted::Cases => context.answer.buckets(Facet::District).to_vec(),
        other => {
            let among = context.answer.matches.except(Dimension::Facet(Facet::District));
            other.by_place(context.collection, &among)
        }
    }
}

/// What tiles can be coloured by, in a word or two.
fn colour_name(context: &Context<'_>, counted: Counted) -> String {
    let words = words(context);
    match counted {
        Counted::Cases => words.colour_cases.to_owned(),
        Counted::Figures => words.colour_figures.to_owned(),
        Counted::Honours => words.colour_honours.to_owned(),
        Counted::Holding(facet, bucket) => context.bucket_name(facet, bucket, false),
    }
}

/// The choices of a colour, as the inside of a `select`; the present one is selected.
pub fn colours(context: &Context<'_>) -> String {
    let now = counted(context).unwrap_or_default();
    let choice = |key: &str, counted: Counted| {
        html! {
            option value=(key) selected[counted == now] { (colour_name(context, counted)) }
        }
    };
    html! {
        (choice("", Counted::Cases))
        (choice(Counted::FIGURES, Counted::Figures))
        (choice(Counted::HONOURS, Counted::Honours))
        @for facet in [Facet::Theme, Facet::Mechanism] {
            @let column = context.collection.column(facet);
            optgroup label=((context.words().facet)(facet)) {
                @for id in column.ids().filter(|id| column.unknown() != Some(*id)) {
                    (choice(column.key(id), Counted::Holding(facet, id)))
                }
            }
        }
    }
    .into_string()
}

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

/// The heads and rows of the table beside the tiles: that of districts and years, or what else the view
/// colours by.
pub fn tiles_table(context: &Context<'_>, years: &Table) -> String {
    let counted = counted(context).unwrap_or_default();
    if counted == Counted::Cases {
        return table(context, years);
    }
    html! {
        thead {
            tr {
                th scope="col" { ((context.words().facet)(Facet::District)) }
                th scope="col" { (colour_name(context, counted)) }
            }
        }
        tbody {
            @for own in counts(context) {
                tr {
                    th scope="row" { (context.bucket_name(Facet::District, own.id, true)) }
                    td { (own.count) }
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
    let most = context.answer.most(Facet::District).max(1);
    // The years stand newest first in their facet, the unknown one last; a line of time runs forward.
    let of_years = context.collection.column(Facet::Year);
    let known = of_years.len() - usize::from(of_years.unknown().is_some());
    html! {
        @for (at, own) in context.answer.buckets(Facet::District).iter().enumerate() {
            @let name = context.bucket_name(Facet::District, own.id, true);
            @let share = percent(f64::from(own.count) / f64::from(most)).max(1);
            @let details = (words(context).details_of)(&name);
            li {
                (toggle(context, *own, most, html! {
                    span.bar-name { (name) }
                    svg.bar-track viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" {
                        rect width=(share) height="1" {}
                    }
                    span.bar-count { (own.count) }
                }, "bar"))
                (spark(&years.row(at)[..known], years.max(), &(context.address.locale.places().sparkline)(&name)))
                a.details href=(href(context, own.id)) aria-label=(details) {
                    (words(context).details)
                }
            }
        }
    }
    .into_string()
}

/// A button that chooses a district, or takes the choice back. It has a name of its own, so that the
/// focus finds it again when the document is written anew.
fn toggle(context: &Context<'_>, own: Bucket, most: u32, inside: Markup, class: &str) -> Markup {
    let key = context.collection.column(Facet::District).key(own.id);
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
/// tile stand below. The count and the shade are of what the view colours by.
pub fn tiles(context: &Context<'_>) -> String {
    let places = context.collection.districts();
    let buckets = counts(context);
    let most = buckets.iter().map(|own| own.count).max().unwrap_or(0);
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
        toggle(context, *own, most.max(1), inside, "tile")
    };
    let [few, many] = (context.address.locale.places().few_to_many)(most);
    let what = colour_name(context, counted(context).unwrap_or_default());
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
            (what) " "
            span { (few) }
            span.legend-ramp aria-hidden="true" {}
            span { (many) }
        }
    }
    .into_string()
}
