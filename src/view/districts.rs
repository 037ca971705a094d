//! The charts by district: bars that are the district filter, a tile map, and each district's
//! years at a glance.

use anlan_engine::facet::{BucketId, Facet};
use anlan_pages::districts::{HEIGHT, spark, spark_width, table};
use leptos::prelude::*;

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

#[component]
fn Bars(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let years = explorer.table(Facet::District, Facet::Year);
    let of_years = explorer.collection.column(Facet::Year);
    let known = of_years.len() - usize::from(of_years.unknown().is_some());
    let width = spark_width(known);
    let row = move |bucket: BucketId| {
        let count = move || explorer.count(Facet::District, bucket);
        let chosen = move || explorer.is_chosen(Facet::District, bucket).to_string();
        let share = move || explorer.share(Facet::District, bucket);
        let name = explorer.bucket_name(Facet::District, bucket, true);
        let label = (words.sparkline)(&name);
        view! {
            <li>
                <button
                    type="button"
                    class="bar"
                    class:is-empty=move || count() == 0
                    aria-pressed=chosen
                    on:click=move |_| explorer.toggle(Facet::District, bucket)
                >
                    <span class="bar-name">{name}</span>
                    <span class="bar-track">
                        <span class="bar-fill" style:--share=share></span>
                    </span>
                    <span class="bar-count">{move || count().to_string()}</span>
                </button>
                <svg
                    class="spark"
                    role="img"
                    aria-label=label
                    width=width
                    height=HEIGHT
                    viewBox=format!("0 0 {width} {HEIGHT}")
                    inner_html=move || {
                        let table = years.read();
                        // The years stand newest first in their facet; a line of time runs forward.
                        let counts: Vec<u32> =
                            table.row(bucket.index())[..known].iter().rev().copied().collect();
                        spark(&counts, table.max())
                    }
                />
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
        let count = move || explorer.count(Facet::District, bucket);
        let chosen = move || explorer.is_chosen(Facet::District, bucket).to_string();
        let share = move || explorer.share(Facet::District, bucket);
        let is_dark = move || count() * 2 > explorer.answer.read().most(Facet::District);
        let place = explorer.collection.districts().get(bucket.index()).and_then(|own| own.tile);
        let name = explorer.bucket_name(Facet::District, bucket, true);
        view! {
            <button
                type="button"
                class="tile"
                class:is-placed=place.is_some()
                class:is-dark=is_dark
                class:is-empty=move || count() == 0
                aria-pressed=chosen
                style:--share=share
                style:--col=place.map(|tile| (tile.col + 1).to_string())
                style:--row=place.map(|tile| (tile.row + 1).to_string())
                on:click=move |_| explorer.toggle(Facet::District, bucket)
            >
                <span class="tile-name">{name}</span>
                <span class="tile-count">{move || count().to_string()}</span>
            </button>
        }
    };
    let legend = move || {
        let [few, many] = (words.few_to_many)(explorer.answer.read().most(Facet::District));
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
    let years = explorer.table(Facet::District, Facet::Year);
    view! {
        <table
            class="numbers"
            inner_html=move || explorer.document(&|context| table(context, &years.read()))
        />
    }
}
