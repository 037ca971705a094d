//! District against theme. It is a table already, so it needs no other.

use anlan_engine::facet::Facet;
use anlan_pages::matrix::matrix;
use leptos::prelude::*;

use crate::explorer::Explorer;

/// The table with its title and a note on how to read it.
#[component]
pub fn Matrix(explorer: Explorer) -> impl IntoView {
    let words = explorer.words();
    let table = explorer.table(Facet::District, Facet::Theme);
    view! {
        <section class="figure" aria-labelledby="matrix">
            <header>
                <h3 id="matrix">{words.matrix}</h3>
            </header>
            <div class="scroll" role="region" aria-labelledby="matrix" tabindex="0">
                <table
                    class="matrix"
                    inner_html=move || explorer.document(&|context| matrix(context, &table.read()))
                />
            </div>
            <p class="fine">{words.matrix_note}</p>
        </section>
    }
}
