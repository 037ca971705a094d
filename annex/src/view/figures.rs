//! The figures of the selection, with a form for what their names hold.

use anlan::explorer::{Entry, Explorer};
use anlan_pages::address::Address;
use anlan_pages::figures::{figures, with_label};
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// The heading, the form, and the figures.
#[component]
pub fn Figures(explorer: Explorer) -> impl IntoView {
    let words = explorer.locale.figures();
    let field = NodeRef::<Input>::new();
    let label = move || explorer.with(|now| now.view.option("label").to_owned());
    let find = move |submit: SubmitEvent| {
        submit.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let now = explorer.address();
        let view = with_label(&now.view, &field.value());
        explorer.go(Address { view, ..now }, Entry::Push);
    };
    let has_figures = move || !explorer.answer.read().hits.is_empty();
    let document = move || explorer.document(&|context| figures(context, &context.address.view));
    view! {
        <div class="study">
            <header class="figures-head">
                <h2 id="study-title" tabindex="-1">
                    {words.title}
                </h2>
                <form
                    class="label-form"
                    role="search"
                    aria-label=words.label_form
                    hidden=move || !has_figures()
                    on:submit=find
                >
                    <label>
                        {words.label}
                        <input
                            type="search"
                            enterkeyhint="search"
                            autocomplete="off"
                            node_ref=field
                            placeholder=words.label_hint
                            prop:value=label
                        />
                    </label>
                    <button type="submit" class="button">
                        {words.find}
                    </button>
                </form>
            </header>
            <div inner_html=document />
        </div>
    }
}
