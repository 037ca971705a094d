//! The charts by district: bars that are the district filter, a tile map, and each district's
//! years at a glance.

use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::scale::percent;
use leptos::prelude::*;

use crate::chart::spark::Spark;
use crate::explorer::Explorer;
use crate::view::chart_or_table::ChartOrTable;
use crate::view::matrix::Matrix;

/// All charts by district.
#[component]
pub fn Districts(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    view! {
        <div class="districts">
            <ChartOrTable
                words
                title=words.districts
                chart=(move || view! { <Bars explorer /> }).into()
                table=(move || view! { <DistrictTable explorer /> }).into()
            />
            <ChartOrTable
                words
                title=words.tiles
                note=words.tiles_note
                chart=(move || view! { <Tiles explorer /> }).into()
                table=(move || view! { <DistrictTable explorer /> }).into()
            />
            <Matrix explorer />
        </div>
    }
}

/// What a bar or a tile shows of its district.
#[derive(Clone, Copy)]
struct Reading {
    count: Memo<u32>,
    /// Of the largest count of any district.
    share: Memo<f64>,
    chosen: Memo<bool>,
}

fn reading(explorer: Explorer, bucket: BucketId) -> Reading {
    let buckets = explorer.buckets(Facet::District);
    let count = Memo::new(move |_| {
        buckets.with(|buckets| buckets.get(bucket.index()).map_or(0, |own| own.count))
    });
    let share = Memo::new(move |_| {
        let max = buckets.with(|buckets| buckets.iter().map(|own| own.count).max().unwrap_or(0));
        f64::from(count.get()) / f64::from(max.max(1))
    });
    let chosen = explorer.part(move |now| now.selection.chosen(Facet::District).contains(&bucket));
    Reading { count, share, chosen }
}

#[component]
fn Bars(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let years = explorer.table(Facet::District, Facet::Year);
    let row = move |bucket: BucketId| {
        let Reading { count, share, chosen } = reading(explorer, bucket);
        let name = explorer.bucket_name(Facet::District, bucket, true);
        let label = (words.sparkline)(&name);
        view! {
            <li>
                <button
                    type="button"
                    class="bar"
                    class:is-empty=move || count.get() == 0
                    aria-pressed=move || chosen.get().to_string()
                    on:click=move |_| explorer.toggle(Facet::District, bucket)
                >
                    <span class="bar-name">{name}</span>
                    <span class="bar-track">
                        <span class="bar-fill" style:--share=move || format!("{}%", percent(share.get()))></span>
                    </span>
                    <span class="bar-count">{move || count.get()}</span>
                </button>
                {move || {
                    let table = years.read();
                    // The years stand newest first in their facet; a line of time runs forward.
                    let known = table.columns.len()
                        - usize::from(explorer.collection.column(Facet::Year).unknown().is_some());
                    let counts: Vec<u32> =
                        table.row(bucket.index())[..known].iter().rev().copied().collect();
                    view! { <Spark counts max=table.max() label=label.clone() /> }
                }}
            </li>
        }
    };
    let column = explorer.collection.column(Facet::District);
    view! { <ul class="bars-list">{column.ids().map(row).collect_view()}</ul> }
}

#[component]
fn Tiles(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let column = explorer.collection.column(Facet::District);
    let tile = move |bucket: BucketId| {
        let Reading { count, share, chosen } = reading(explorer, bucket);
        let place = explorer.collection.districts().get(bucket.index()).and_then(|own| own.tile);
        let name = explorer.bucket_name(Facet::District, bucket, true);
        view! {
            <button
                type="button"
                class="tile"
                class:is-placed=place.is_some()
                class:is-dark=move || { share.get() > 0.5 }
                class:is-empty=move || count.get() == 0
                aria-pressed=move || chosen.get().to_string()
                style:--share=move || format!("{}%", percent(share.get()))
                style:--col=place.map(|tile| (tile.col + 1).to_string())
                style:--row=place.map(|tile| (tile.row + 1).to_string())
                on:click=move |_| explorer.toggle(Facet::District, bucket)
            >
                <span class="tile-name">{name}</span>
                <span class="tile-count">{move || count.get()}</span>
            </button>
        }
    };
    let max = Memo::new(move |_| {
        explorer.buckets(Facet::District).with(|all| all.iter().map(|own| own.count).max())
    });
    let legend = move || {
        let [few, many] = (words.few_to_many)(max.get().unwrap_or(0));
        view! {
            <span>{few}</span>
            <span class="legend-ramp" aria-hidden="true"></span>
            <span>{many}</span>
        }
    };
    view! {
        <div class="tiles">{column.ids().map(tile).collect_view()}</div>
        <p class="legend fine">{words.shown_count} " " {legend}</p>
    }
}

#[component]
fn DistrictTable(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let years = explorer.table(Facet::District, Facet::Year);
    let year_names = explorer
        .collection
        .column(Facet::Year)
        .ids()
        .map(|bucket| {
            let name = explorer.bucket_name(Facet::Year, bucket, true);
            view! { <th scope="col">{name}</th> }
        })
        .collect_view();
    let rows = move || {
        let table = years.read();
        let row = |(at, bucket): (usize, &BucketId)| {
            let cells = table.row(at).iter().map(|count| view! { <td>{*count}</td> });
            view! {
                <tr>
                    <th scope="row">{explorer.bucket_name(Facet::District, *bucket, true)}</th>
                    <td>{table.row_sum(at)}</td>
                    {cells.collect_view()}
                </tr>
            }
        };
        table.rows.iter().enumerate().map(row).collect_view()
    };
    view! {
        <table class="numbers">
            <thead>
                <tr>
                    <th scope="col">{(words.facet)(Facet::District)}</th>
                    <th scope="col">{words.total}</th>
                    {year_names}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}
