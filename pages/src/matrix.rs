//! District against theme, as a table of links.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::table::Table;
use maud::{Markup, html};

use crate::address::View;
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
    let max = table.max().max(1);
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
    (count, max): (u32, u32),
) -> Markup {
    let theme_name = context.bucket_name(Facet::Theme, theme, false);
    let href = context.href(|to| {
        to.view = View::default();
        to.selection.choose_only(Facet::District, district);
        to.selection.choose_only(Facet::Theme, theme);
    });
    html! {
        // The theme's name, for where the table becomes a list.
        a href=(href) data-shade=(shade(count, max)) data-theme=(theme_name)
            aria-label=((context.address.locale.places().matrix_cell)(name, &theme_name, count)) { (count) }
    }
}

/// A count beside the largest, in tenths, rounded up. The style sheet knows the shades in such steps:
/// a style of each element's own would need a policy that allows them.
pub(crate) fn shade(count: u32, max: u32) -> u32 {
    (u64::from(count) * 10).div_ceil(u64::from(max.max(1))).try_into().unwrap_or(10)
}
