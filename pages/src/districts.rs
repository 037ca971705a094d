//! Tables and small charts by district.

use anlan_engine::facet::Facet;
use anlan_engine::table::Table;
use maud::html;

use crate::context::Context;

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
pub const HEIGHT: u32 = 24;

/// A row of counts as small bars on a scale shared with other rows: `max` is the full height.
pub fn spark(counts: &[u32], max: u32) -> String {
    html! {
        @for (at, count) in counts.iter().enumerate() {
            // A count of one must show beside the largest.
            @let height = if *count == 0 { 1 } else { (count * HEIGHT / max.max(1)).max(3) };
            rect.is-zero[*count == 0] x=(at * STEP) y=(HEIGHT - height) width=(STEP - 2)
                height=(height) {}
        }
    }
    .into_string()
}

/// The width of a row of so many counts in pixels.
pub fn spark_width(counts: usize) -> usize {
    counts * STEP
}
