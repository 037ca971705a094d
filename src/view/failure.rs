//! The page that stands in for everything when there is no collection.

use leptos::prelude::*;

use crate::app::Failure;
use crate::browser::fetch::FetchError;
use anlan_pages::words::Words;

/// What went wrong in a sentence, a way to try again, and the technical line in small print.
#[component]
pub fn FailurePage(words: &'static Words, failure: Failure, retry: Callback<()>) -> impl IntoView {
    let (sentence, detail) = match &failure {
        Failure::Fetch(FetchError::Network(why)) => ((words.failed_network)(why), why.clone()),
        Failure::Fetch(FetchError::Status(status)) => {
            ((words.failed_status)(*status), format!("HTTP {status}"))
        }
        Failure::Load(error) => ((words.failed_load)(error.kind).to_owned(), error.to_string()),
    };
    view! {
        <main class="failure">
            <h1>{words.failed}</h1>
            <p role="alert">{sentence}</p>
            <p class="actions">
                <button type="button" class="button" on:click=move |_| retry.run(())>
                    {words.retry}
                </button>
                <a href="data/cases.html">{words.plain_page}</a>
            </p>
            <p class="fine" lang="en">
                {detail}
            </p>
        </main>
    }
}
