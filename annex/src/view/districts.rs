//! The charts by district: bars that are the district filter, a tile map, the places ranked, and what
//! each district does of each theme.

use anlan::explorer::{Entry, Explorer};
use anlan::view::chart_or_table::ChartOrTable;
use anlan_engine::facet::Facet;
use anlan_engine::table::Table;
use anlan_pages::context::Context;
use anlan_pages::own;
use anlan_pages::{districts, matrix, ranking};
use leptos::prelude::*;

/// All charts by district.
#[component]
pub fn Districts(explorer: Explorer) -> impl IntoView {
    view! {
        <h2 id="study-title" class="visually-hidden" tabindex="-1">
            {own::text(explorer.locale, own::Field::PlacesView)}
        </h2>
        <div class="districts">
            <Bars explorer />
            <Tiles explorer />
            // It is a table already, so it needs no other.
            <section
                class="figure ranked"
                data-picture="ranking"
                inner_html=move || explorer.document(&ranking::ranking)
            />
            <Matrix explorer />
        </div>
    }
}

/// A document of the districts against another facet.
fn against(
    explorer: Explorer,
    columns: Facet,
    write: fn(&Context<'_>, &Table) -> String,
) -> impl Fn() -> String + Copy {
    move || {
        let table = explorer.table(Facet::District, columns);
        explorer.document(&|context| write(context, &table))
    }
}

#[component]
fn Bars(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let bars = against(explorer, Facet::Year, districts::bars);
    let table = against(explorer, Facet::Year, districts::table);
    let prose = move || {
        view! {
            <p class="prose" id="bars-prose">
                {move || explorer.document(&districts::bars_prose)}
            </p>
        }
    };
    let chart = move || {
        view! {
            {prose()}
            <ul class="bars-list" aria-describedby="bars-prose" inner_html=bars />
        }
    };
    let numbers = move || {
        view! {
            {prose()}
            <table class="numbers" aria-describedby="bars-prose" inner_html=table />
        }
    };
    view! {
        <ChartOrTable
            words
            title=explorer.locale.places().districts
            attr:data-picture="districts"
            chart=chart.into()
            table=numbers.into()
        />
    }
}

#[component]
fn Tiles(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let table = against(explorer, Facet::Year, districts::tiles_table);
    let chart = move || {
        view! {
            <Colour explorer />
            <div
                role="group"
                aria-label=explorer.locale.places().tiles
                aria-describedby="tiles-prose"
                inner_html=move || explorer.document(&districts::tiles)
            />
        }
    };
    let numbers = move || {
        view! {
            <Colour explorer />
            <table class="numbers" aria-describedby="tiles-prose" inner_html=table />
        }
    };
    view! {
        <ChartOrTable
            words
            title=explorer.locale.places().tiles
            attr:data-picture="tiles"
            note=explorer.locale.places().tiles_note
            chart=chart.into()
            table=numbers.into()
        />
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

/// It is a table already, so it needs no other.
#[component]
fn Matrix(explorer: Explorer) -> impl IntoView {
    let prose = against(explorer, Facet::Theme, districts::matrix_prose);
    let cells = against(explorer, Facet::Theme, matrix::matrix);
    view! {
        <section class="figure" data-picture="matrix">
            <header>
                <h2 id="matrix">{explorer.locale.places().matrix}</h2>
            </header>
            <p class="prose" id="matrix-prose">{prose}</p>
            <div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
                <table class="matrix" aria-describedby="matrix-prose" inner_html=cells />
            </div>
            <p class="fine">{explorer.locale.places().matrix_note}</p>
        </section>
    }
}
