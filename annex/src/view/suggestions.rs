//! What is suggested while somebody types, and what was made of the words: by their characters and by
//! their pinyin.

use anlan::browser::history;
use anlan::explorer::{Entry, Explorer};
use anlan_engine::facet::Facet;
use anlan_engine::pinyin::Readings;
use anlan_engine::search::Query;
use anlan_engine::selection::Selection;
use anlan_engine::suggest::{self, Kind, Suggestion};
use anlan_pages::address::Address;
use anlan_pages::words::suggest::SuggestWords;
use leptos::portal::Portal;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::fetch;
use crate::browser::search_field::{self, Happening};
use crate::browser::slot::slot;
use crate::view::sheet::Sheet;

/// The most words that are suggested at once.
const MOST: usize = 7;
/// The most queries that are offered where one finds nothing.
const MEANT: usize = 3;
/// How the characters of the collection are read, as the desk wrote it, seen from the page.
const READINGS: &str = "data/pinyin.txt";
/// The id of the list, as the field names it.
const LIST: &str = "suggestion-list";

/// A search being typed, and what is suggested for it. `Copy`: shared by the list below the field and
/// the letters to touch.
#[derive(Clone, Copy)]
pub struct Suggesting {
    /// What is explored.
    pub explorer: Explorer,
    /// Whether the field has the focus.
    pub is_entered: RwSignal<bool>,
    /// What is suggested, the best first.
    pub offered: Memo<Vec<Suggestion>>,
    typed: RwSignal<String>,
    /// The one that is about to be taken by a key.
    active: RwSignal<Option<usize>>,
    /// Whether the list was closed by hand.
    is_closed: RwSignal<bool>,
    readings: RwSignal<Option<&'static Readings>>,
}

impl Suggesting {
    /// Follows the search field. Until the readings of the characters are there nothing is suggested,
    /// and while they do not arrive nothing is found by pinyin.
    pub fn new(explorer: Explorer) -> Suggesting {
        let readings = RwSignal::new(None::<&'static Readings>);
        spawn_local(async move {
            let make = |table: &str| -> &'static Readings {
                // They live as long as the page.
                Box::leak(Box::new(Readings::new(explorer.collection, table)))
            };
            let mut table = fetch::text(READINGS).await;
            if table.is_none() {
                readings.set(Some(make("")));
            }
            while table.is_none() {
                fetch::next_chance().await;
                table = fetch::text(READINGS).await;
            }
            readings.set(table.as_deref().map(make));
        });
        let typed = RwSignal::new(search_field::text());
        let is_entered = RwSignal::new(search_field::is_entered());
        let offered = Memo::new(move |_| {
            let Some(readings) = readings.get() else { return Vec::new() };
            if !is_entered.get() {
                return Vec::new();
            }
            let selection = explorer.with(|now| now.selection.clone());
            let typed = typed.read();
            suggest::suggestions(explorer.collection, readings, &selection, &typed, MOST)
        });
        let (active, is_closed) = (RwSignal::new(None), RwSignal::new(false));
        let suggesting =
            Suggesting { explorer, is_entered, offered, typed, active, is_closed, readings };
        search_field::on_happening(move |happening| {
            is_entered.set(happening == Happening::Typed);
            is_closed.set(false);
            active.set(None);
            typed.set(search_field::text());
        });
        search_field::on_key(move |key| suggesting.press(key));
        suggesting.tell();
        suggesting
    }

    /// The words said in the language of the page.
    pub fn words(self) -> &'static SuggestWords {
        self.explorer.locale.suggest()
    }

    /// Whether the list is to be seen.
    fn is_open(self) -> bool {
        !self.is_closed.get() && !self.offered.read().is_empty()
    }

    /// Tells the page what the words asked for and those being typed may stand for.
    fn tell(self) {
        let explorer = self.explorer;
        let meant = Memo::new(move |_| {
            let Some(readings) = self.readings.get() else { return String::new() };
            let asked = explorer.with(|now| now.selection.query().to_owned());
            let text = format!("{asked} {}", self.typed.read());
            readings.alternatives_of(&Query::parse(&text, explorer.collection.fold()))
        });
        // The page listens by the time it has the places of the annex.
        let place = slot("offers");
        Effect::new(move |_| {
            let meant = meant.get();
            if place.get().is_none() {
                return;
            }
            history::tell_meant(&meant);
            explorer.understand(meant);
        });
    }

    /// Takes a suggestion: the page goes where it leads.
    pub fn take(self, at: usize) {
        let suggestion = self.offered.with_untracked(|offered| offered.get(at).cloned());
        if let Some(Suggestion { selection, .. }) = suggestion {
            self.go(selection);
            self.typed.set(search_field::text());
            self.is_closed.set(true);
            self.active.set(None);
        }
    }

    /// Goes on from what was typed, so that the way back leads there.
    fn go(self, selection: Selection) {
        let mut address = self.explorer.address();
        address.selection.set_query(&search_field::text());
        self.explorer.go(address.clone(), Entry::Replace);
        self.explorer.go(Address { selection, ..address }, Entry::Push);
    }

    /// A key in the field; true where it is used up.
    fn press(self, key: &str) -> bool {
        let many = self.offered.with_untracked(Vec::len);
        if many == 0 || self.is_closed.get_untracked() {
            return false;
        }
        let active = self.active.get_untracked();
        match (key, active) {
            ("ArrowDown", _) => self.active.set(Some(active.map_or(0, |at| (at + 1) % many))),
            ("ArrowUp", _) => {
                self.active.set(Some(active.map_or(many - 1, |at| (at + many - 1) % many)));
            }
            ("Enter", Some(at)) => self.take(at),
            ("Enter" | "Tab", _) => {
                self.is_closed.set(true);
                return false;
            }
            ("Escape", _) => self.is_closed.set(true),
            _ => return false,
        }
        true
    }

    /// What a suggestion is called, and of what kind it is.
    pub fn name(self, suggestion: &Suggestion) -> (String, &'static str) {
        match &suggestion.kind {
            Kind::Bucket(facet, bucket) => {
                let name = self.explorer.bucket_name(*facet, *bucket, false);
                (name, (self.explorer.words().facet)(*facet))
            }
            Kind::Keyword(keyword) => (keyword.clone(), self.words().keyword),
        }
    }
}

/// The list below the field, and what was made of the words above the hits.
#[component]
pub fn Suggestions(suggesting: Suggesting) -> impl IntoView {
    let (below, above) = (slot("suggestions"), slot("offers"));
    Effect::new(move |_| {
        // The page has its field by the time it has the place below it.
        if below.get().is_none() {
            return;
        }
        search_field::set("role", Some("combobox"));
        search_field::set("aria-autocomplete", Some("list"));
        search_field::set("aria-controls", Some(LIST));
        search_field::set("aria-expanded", Some(&suggesting.is_open().to_string()));
        let active = suggesting.active.get().map(id_of);
        search_field::set("aria-activedescendant", active.as_deref());
    });
    view! {
        <Sheet href="suggest.css" />
        {move || below.get().map(|mount| view! { <Portal mount><List suggesting /></Portal> })}
        {move || above.get().map(|mount| view! { <Portal mount><Offers suggesting /></Portal> })}
    }
}

fn id_of(at: usize) -> String {
    format!("suggestion-{at}")
}

#[component]
fn List(suggesting: Suggesting) -> impl IntoView {
    let words = suggesting.words();
    let options = move || {
        let option = |(at, suggestion): (usize, &Suggestion)| {
            let (name, kind) = suggesting.name(suggestion);
            let is_active = move || suggesting.active.get() == Some(at);
            view! {
                <li
                    role="option"
                    id=id_of(at)
                    aria-selected=move || is_active().to_string()
                    on:click=move |_| suggesting.take(at)
                >
                    <span class="suggestion-name">{name}</span>
                    <span class="suggestion-kind">{kind}</span>
                    <span class="suggestion-count">{(words.count)(suggestion.count)}</span>
                </li>
            }
        };
        suggesting.offered.read().iter().enumerate().map(option).collect_view()
    };
    view! {
        <ul
            id=LIST
            role="listbox"
            aria-label=words.suggestions
            hidden=move || !suggesting.is_open()
            // The field keeps the focus.
            on:pointerdown=|down| down.prevent_default()
            on:mousedown=|down| down.prevent_default()
        >
            {options}
        </ul>
    }
}

/// Words that are conditions, and what was probably meant where nothing is found.
#[component]
fn Offers(suggesting: Suggesting) -> impl IntoView {
    let words = suggesting.words();
    let explorer = suggesting.explorer;
    let offered = Memo::new(move |_| {
        let Some(readings) = suggesting.readings.get() else { return Default::default() };
        explorer.with(|now| {
            let (collection, selection) = (explorer.collection, &now.selection);
            let understood = suggest::understood(collection, readings, selection);
            (understood, suggest::did_you_mean(collection, readings, selection, MEANT))
        })
    });
    let chip = move |name: String, count: u32, selection: Selection| {
        view! {
            <li>
                <button
                    type="button"
                    class="chip"
                    on:click=move |_| suggesting.go(selection.clone())
                >
                    <span class="chip-value">{name}</span>
                    <span class="chip-about">{(words.count)(count)}</span>
                </button>
            </li>
        }
    };
    let line = |label: &'static str, chips: Vec<AnyView>| {
        (!chips.is_empty()).then(|| {
            view! {
                <div class="offers">
                    <p>{label}</p>
                    <ul>{chips}</ul>
                </div>
            }
        })
    };
    move || {
        let (understood, meant) = offered.get();
        let conditions = understood.into_iter().map(|own| {
            let facet: Facet = own.facet;
            let name = explorer.bucket_name(facet, own.bucket, false);
            let name = (explorer.words().pair)((explorer.words().facet)(facet), &name);
            chip(name, own.count, own.selection).into_any()
        });
        let queries =
            meant.into_iter().map(|own| chip(own.query, own.count, own.selection).into_any());
        view! {
            {line(words.did_you_mean, queries.collect())}
            {line(words.understood, conditions.collect())}
        }
    }
}
