//! What a visitor takes along: a code for their phone, with the address in words under it.

use anlan_pages::qr::code;
use leptos::prelude::*;

use super::Hall;
use super::modal::Modal;
use crate::browser::kiosk as browser;

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The page as it stands, without the kiosk around it.
    Page,
    /// An address elsewhere.
    Outbound(String),
}

/// The dialog with the code.
#[component]
pub fn HandOff(hall: Hall) -> impl IntoView {
    let words = hall.words();
    let open = Signal::derive(move || hall.handed.read().is_some());
    let close = Callback::new(move |()| hall.handed.set(None));
    // Who goes back meanwhile is elsewhere, and what opens there would open above this.
    Effect::new(move |_| {
        hall.explorer.with(|_| ());
        hall.handed.set(None);
    });
    let label = Signal::derive(move || {
        let is_outbound = matches!(*hall.handed.read(), Some(Handed::Outbound(_)));
        if is_outbound { words.outbound } else { words.hand_off }.to_owned()
    });
    let content = move || {
        let handed = hall.handed.get()?;
        let (text, subject, address) = match handed {
            Handed::Page => {
                let address = browser::address_of(&hall.plain_query());
                (words.hand_off_text, Some(subject(hall)), address)
            }
            Handed::Outbound(address) => (words.outbound_text, None, address),
        };
        let is_only_here = subject.is_some() && browser::is_only_here();
        Some(view! {
            <p>{text}</p>
            {subject.map(|subject| view! { <p class="hand-off-subject">{subject}</p> })}
            <Code hall address />
            {is_only_here.then(|| view! { <p class="fine">{words.only_here}</p> })}
        })
    };
    view! {
        <Modal open class="hand-off" label on_leave=close>
            <div class="hand-off-screen">
                <h2 tabindex="-1" autofocus=true>{label}</h2>
                {content}
                <button type="button" class="button" on:click=move |_| close.run(())>
                    {hall.page_words().close}
                </button>
            </div>
        </Modal>
    }
}

/// An address as a code, or words where it is too long for one, and the address in words.
#[component]
pub fn Code(hall: Hall, address: String) -> impl IntoView {
    let words = hall.words();
    let drawn = code(&address, &(words.code)(&address));
    view! {
        {match drawn {
            Some(drawn) => view! { <div class="code" inner_html=drawn /> }.into_any(),
            None => view! { <p class="notice">{words.no_code}</p> }.into_any(),
        }}
        <p class="code-address" lang="zxx">{browser::in_words(&address)}</p>
    }
}

/// What the page shows, in words: the open case, or else what is asked for.
fn subject(hall: Hall) -> String {
    let locale = hall.explorer.locale;
    let words = locale.words();
    let collection = hall.explorer.collection;
    hall.explorer.with(|now| {
        if let Some(case) = now.case {
            return locale.title(collection.case(case)).to_owned();
        }
        let conditions = now.selection.conditions();
        let named = conditions.into_iter().map(|condition| {
            let (about, value) = locale.condition_name(collection, &now.selection, condition);
            (words.pair)(&about, &value)
        });
        let named: Vec<String> = named.collect();
        if named.is_empty() { hall.words().list.to_owned() } else { named.join(" · ") }
    })
}
