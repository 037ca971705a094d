//! District against theme, as a table of links.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::scale::percent;
use anlan_engine::table::Table;
use maud::{Markup, html};

use crate::address::{Address, View};
use crate::context::Context;

/// The heads and rows of the table, its cells shaded by count; a cell leads to the cases of its two
/// buckets, and a gap is left empty.
pub fn matrix(context: &Context<'_>, table: &Table) -> String {
    html! {
        thead {
            tr {
                td {}
                @for theme in &table.columns {
                    th scope="col" { span { (context.bucket_name(Facet::Theme, *theme, false)) } }
                }
            }
        }
        tbody {
            @for (at, district) in table.rows.iter().enumerate() {
                (row(context, table, at, *district))
            }
        }
    }
    .into_string()
}

fn row(context: &Context<'_>, table: &Table, at: usize, district: BucketId) -> Markup {
    let name = context.bucket_name(Facet::District, district, true);
    let max = f64::from(table.max().max(1));
    html! {
        tr {
            th scope="row" { (name) }
            @for (theme, count) in table.columns.iter().zip(table.row(at)) {
                @if *count == 0 {
                    td.gap {}
                } @else {
                    td { (cell(context, &name, (district, *theme), (*count, max))) }
                }
            }
        }
    }
}

fn cell(
    context: &Context<'_>,
    name: &str,
    (district, theme): (BucketId, BucketId),
    (count, max): (u32, f64),
) -> Markup {
    let theme_name = context.bucket_name(Facet::Theme, theme, false);
    let mut to = Address { view: View::Cases, ..context.address.clone() };
    to.selection.choose_only(Facet::District, district);
    to.selection.choose_only(Facet::Theme, theme);
    // The style sheet knows the shades in steps: a style of each cell's own would need a policy
    // that allows such styles.
    let shade = (percent(f64::from(count) / max) + 9) / 10;
    html! {
        a href=(to.href(context.collection)) data-shade=(shade)
            aria-label=((context.words().matrix_cell)(name, &theme_name, count)) { (count) }
    }
}
