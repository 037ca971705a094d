//! District against theme. It is a table already, so it needs no other.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::scale::percent;
use anlan_engine::table::Table;
use leptos::prelude::*;

use crate::explorer::Explorer;

/// The table, its cells shaded by count; a cell shows the cases of its two buckets.
#[component]
pub fn Matrix(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let table = explorer.table(Facet::District, Facet::Theme);
    let heads = explorer.collection.column(Facet::Theme).ids().map(|theme| {
        let name = explorer.bucket_name(Facet::Theme, theme, false);
        view! {
            <th scope="col">
                <span>{name}</span>
            </th>
        }
    });
    let rows = move || {
        let table = table.read();
        let row = |(at, district): (usize, &BucketId)| row_view(explorer, &table, at, *district);
        table.rows.iter().enumerate().map(row).collect_view()
    };
    view! {
        <section class="figure" aria-labelledby="matrix">
            <header>
                <h3 id="matrix">{words.matrix}</h3>
            </header>
            <div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
                <table class="matrix">
                    <thead>
                        <tr>
                            <td></td>
                            {heads.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="fine">{words.matrix_note}</p>
        </section>
    }
}

fn row_view(
    explorer: Explorer,
    table: &Table,
    at: usize,
    district: BucketId,
) -> impl IntoView + use<> {
    let words = explorer.words();
    let max = f64::from(table.max().max(1));
    let name = explorer.bucket_name(Facet::District, district, true);
    let cell = |(theme, count): (&BucketId, &u32)| {
        let (theme, count) = (*theme, *count);
        if count == 0 {
            return view! { <td class="gap"></td> }.into_any();
        }
        let theme_name = explorer.bucket_name(Facet::Theme, theme, false);
        let share = f64::from(count) / max;
        view! {
            <td>
                <button
                    type="button"
                    class:is-dark={share > 0.5}
                    style:--share=format!("{}%", percent(share))
                    aria-label=(words.matrix_cell)(&name, &theme_name, count)
                    on:click=move |_| {
                        explorer.choose_pair((Facet::District, district), (Facet::Theme, theme));
                    }
                >
                    {count}
                </button>
            </td>
        }
        .into_any()
    };
    let cells = table.columns.iter().zip(table.row(at)).map(cell).collect_view();
    view! {
        <tr>
            <th scope="row">{name.clone()}</th>
            {cells}
        </tr>
    }
}
