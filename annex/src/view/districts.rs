//! The charts by district: bars that are the district filter, a tile map, and what each district
//! does of each theme.

use anlan::explorer::Explorer;
use anlan::view::chart_or_table::ChartOrTable;
use anlan_engine::facet::Facet;
use anlan_pages::{districts, matrix};
use leptos::prelude::*;

/// All charts by district.
#[component]
pub fn Districts(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let table = move || {
        let years = explorer.table(Facet::District, Facet::Year);
        explorer.document(&|context| districts::table(context, &years))
    };
    let bars = move || {
        let years = explorer.table(Facet::District, Facet::Year);
        explorer.document(&|context| districts::bars(context, &years))
    };
    let cells = move || {
        let themes = explorer.table(Facet::District, Facet::Theme);
        explorer.document(&|context| matrix::matrix(context, &themes))
    };
    let numbers = move || view! { <table class="numbers" inner_html=table /> };
    view! {
        <h2 id="study-title" class="visually-hidden" tabindex="-1">{words.view_districts}</h2>
        <div class="districts">
            <ChartOrTable
                words
                title=words.districts
                attr:data-picture="districts"
                chart=(move || view! { <ul class="bars-list" inner_html=bars /> }).into()
                table=numbers.into()
            />
            <ChartOrTable
                words
                title=words.tiles
                attr:data-picture="tiles"
                note=words.tiles_note
                chart=(move || {
                    view! { <div inner_html=move || explorer.document(&districts::tiles) /> }
                })
                    .into()
                table=numbers.into()
            />
            // It is a table already, so it needs no other.
            <section class="figure" data-picture="matrix">
                <header>
                    <h2 id="matrix">{words.matrix}</h2>
                </header>
                <div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
                    <table class="matrix" inner_html=cells />
                </div>
                <p class="fine">{words.matrix_note}</p>
            </section>
        </div>
    }
}
