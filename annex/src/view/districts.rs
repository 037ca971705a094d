//! The charts by district: bars that are the district filter, a tile map, the places ranked, and what
//! each district does of each theme.

use anlan::explorer::{Entry, Explorer};
use anlan::view::chart_or_table::ChartOrTable;
use anlan_engine::facet::Facet;
use anlan_engine::table::Table;
use anlan_pages::context::Context;
use anlan_pages::{districts, matrix, ranking};
use leptos::prelude::*;

/// All charts by district.
#[component]
pub fn Districts(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let by_year = move |write: fn(&Context<'_>, &Table) -> String| {
        let years = explorer.table(Facet::District, Facet::Year);
        explorer.document(&|context| write(context, &years))
    };
    let by_theme = move |write: fn(&Context<'_>, &Table) -> String| {
        let themes = explorer.table(Facet::District, Facet::Theme);
        explorer.document(&|context| write(context, &themes))
    };
    let bars_prose = move || {
        view! {
            <p class="prose" id="bars-prose">
                {move || explorer.document(&districts::bars_prose)}
            </p>
        }
    };
    let bars = move || {
        view! {
            {bars_prose()}
            <ul
                class="bars-list"
                aria-describedby="bars-prose"
                inner_html=move || by_year(districts::bars)
            />
        }
    };
    let tiles = move || {
        view! {
            <Colour explorer />
            <div
                role="group"
                aria-label=words.tiles
                aria-describedby="tiles-prose"
                inner_html=move || explorer.document(&districts::tiles)
            />
        }
    };
    view! {
        <h2 id="study-title" class="visually-hidden" tabindex="-1">{words.view_districts}</h2>
        <div class="districts">
            <ChartOrTable
                words
                title=words.districts
                chart=bars.into()
                table=(move || {
                    view! {
                        {bars_prose()}
                        <table
                            class="numbers"
                            aria-describedby="bars-prose"
                            inner_html=move || by_year(districts::table)
                        />
                    }
                })
                    .into()
            />
            <ChartOrTable
                words
                title=words.tiles
                note=words.tiles_note
                chart=tiles.into()
                table=(move || {
                    view! {
                        <Colour explorer />
                        <table
                            class="numbers"
                            aria-describedby="tiles-prose"
                            inner_html=move || by_year(districts::tiles_table)
                        />
                    }
                })
                    .into()
            />
            // It is a table already, so it needs no other.
            <section
                class="figure ranked"
                inner_html=move || explorer.document(&ranking::ranking)
            />
            // So is this one.
            <section class="figure">
                <header>
                    <h2 id="matrix">{words.matrix}</h2>
                </header>
                <p class="prose" id="matrix-prose">{move || by_theme(districts::matrix_prose)}</p>
                <div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
                    <table
                        class="matrix"
                        aria-describedby="matrix-prose"
                        inner_html=move || by_theme(matrix::matrix)
                    />
                </div>
                <p class="fine">{words.matrix_note}</p>
            </section>
        </div>
    }
}

/// What the tiles are coloured by, and who leads in it.
#[component]
fn Colour(explorer: Explorer) -> impl IntoView {
    let places = explorer.locale.places();
    let colour = move |key: &str| {
        let mut to = explorer.address();
        to.view = to.view.with(districts::COLOUR, key);
        explorer.go(to, Entry::Push);
    };
    view! {
        <label class="colour">
            {places.colour}
            <select
                id="colour"
                on:change:target=move |change| colour(&change.target().value())
                inner_html=move || explorer.document(&districts::colours)
            />
        </label>
        <p class="prose" id="tiles-prose">
            {move || explorer.document(&districts::tiles_prose)}
        </p>
    }
}
