//! A chart whose table is one tap away.

use leptos::prelude::*;

use anlan_pages::words::Words;

/// A titled figure that shows its chart or, when asked, the same numbers as a table.
#[component]
pub fn ChartOrTable(
    words: &'static Words,
    title: &'static str,
    #[prop(optional)] note: &'static str,
    chart: ViewFn,
    table: ViewFn,
) -> impl IntoView {
    let as_table = RwSignal::new(false);
    view! {
        <section class="figure">
            <header>
                <h2>{title}</h2>
                <button
                    type="button"
                    class="link"
                    on:click=move |_| as_table.update(|is| *is = !*is)
                >
                    {move || if as_table.get() { words.as_chart } else { words.as_table }}
                </button>
            </header>
            {move || {
                if as_table.get() {
                    view! { <div class="scroll" tabindex="0">{table.run()}</div> }.into_any()
                } else {
                    chart.run()
                }
            }}
            {(!note.is_empty()).then(|| view! { <p class="fine">{note}</p> })}
        </section>
    }
}
