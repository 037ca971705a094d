//! The one signal, the memos over it, and the verbs that change it.
//!
//! Views read the memos and call the verbs. The address is the only state; a verb makes a new one
//! and hands its text to the history of the browser.

use std::sync::Arc;

use anlan_engine::case_set::CaseSet;
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{Bucket, BucketId, Facet};
use anlan_engine::matches::{Dimension, Matches};
use anlan_engine::search::{self, Query, Sort};
use anlan_engine::selection::{Condition, Selection};
use anlan_engine::table::{Table, table};
use anlan_engine::timeline::{Event, Grain, Timeline, events, timeline};
use leptos::prelude::*;

use crate::address::{Address, View};
use crate::words::{Locale, Words};

/// How a change enters the history of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A deliberate act: an entry of its own.
    Push,
    /// A step of an act that goes on, such as typing or dragging: the present entry changes.
    Replace,
}

/// Takes the query string of each new address.
pub type WriteAddress = fn(&str, Entry);

/// A collection being explored. `Copy`: passed to every view as a prop.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// What is explored.
    pub collection: &'static Collection,
    /// The words as asked, folded.
    pub query: Memo<Query>,
    /// One set for each dimension that narrows.
    pub matches: Memo<Matches>,
    /// The cases that meet every condition.
    pub all: Memo<Arc<CaseSet>>,
    /// The same in the order asked for.
    pub hits: Memo<Arc<Vec<CaseId>>>,
    /// How many of them are undated.
    pub undated: Memo<u32>,
    /// The dated milestones and honours of all of them.
    pub events: Memo<Arc<Vec<Event>>>,
    address: RwSignal<Address>,
    locale: Memo<Locale>,
    buckets: [Memo<Vec<Bucket>>; Facet::ALL.len()],
    write: WriteAddress,
}

impl Explorer {
    /// Explores a collection from an address on. `write` gets the text of every later address.
    pub fn new(collection: &'static Collection, start: Address, write: WriteAddress) -> Explorer {
        let address = RwSignal::new(start);
        // A memo for each part of the selection: where a part stays equal, the wave stops here.
        let words = Memo::new(move |_| address.with(|now| now.selection.query().to_owned()));
        let query = Memo::new(move |_| Query::parse(&words.read(), collection.fold()));
        let matches = matches(collection, address, query);
        let all = Memo::new(move |_| Arc::new(matches.read().all()));
        let sort = Memo::new(move |_| address.with(|now| now.selection.sort));
        let hits = Memo::new(move |_| {
            Arc::new(search::order(collection, &all.read(), &query.read(), sort.get()))
        });
        let undated = Memo::new(move |_| all.read().count_both(&collection.undated()));
        let events = Memo::new(move |_| Arc::new(events(collection, &all.read())));
        let buckets = Facet::ALL.map(|facet| buckets(collection, address, matches, facet));
        let locale = Memo::new(move |_| address.with(|now| now.locale));
        Explorer {
            collection,
            query,
            matches,
            all,
            hits,
            undated,
            events,
            address,
            locale,
            buckets,
            write,
        }
    }

    /// The whole state.
    pub fn address(self) -> Address {
        self.address.get()
    }

    /// One part of the state; those who read it hear of no other part.
    pub fn part<T>(self, part: impl Fn(&Address) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.address.with(&part))
    }

    /// Hears of a change of language. The screen is drawn anew then, so nothing inside it has to.
    pub fn track_locale(self) {
        self.locale.track();
    }

    /// The language of the interface.
    pub fn locale(self) -> Locale {
        self.locale.get_untracked()
    }

    /// The words of the interface.
    pub fn words(self) -> &'static Words {
        self.locale().words()
    }

    /// The buckets of a facet with the number of cases that each would leave.
    pub fn buckets(self, facet: Facet) -> Memo<Vec<Bucket>> {
        self.buckets[facet as usize]
    }

    /// The cases by time, whatever time is chosen.
    pub fn timeline(self, grain: Signal<Grain>) -> Memo<Timeline> {
        let among = Memo::new(move |_| self.matches.read().except(Dimension::Time));
        Memo::new(move |_| timeline(self.collection, grain.get(), &among.read()))
    }

    /// The cases by two facets, whatever is chosen in either.
    pub fn table(self, rows: Facet, columns: Facet) -> Memo<Arc<Table>> {
        let own = [Dimension::Facet(rows), Dimension::Facet(columns)];
        Memo::new(move |_| {
            let among = self.matches.read().without(&own);
            Arc::new(table(self.collection, rows, columns, &among))
        })
    }

    /// The name of a bucket in the language of the interface.
    pub fn bucket_name(self, facet: Facet, bucket: BucketId, short: bool) -> String {
        let locale = self.locale();
        locale.words().bucket(locale, facet, self.collection.column(facet).name(bucket), short)
    }

    /// A condition in words: what it is about, and its value.
    pub fn condition_name(self, condition: Condition) -> (String, String) {
        let words = self.words();
        self.address.with(|now| match condition {
            Condition::Query => {
                (words.condition_query.to_owned(), (words.quoted)(now.selection.query()))
            }
            Condition::Span => {
                let day = |date: Option<PartialDate>| date.map(words.day).unwrap_or_default();
                let (from, to) = (day(now.selection.from()), day(now.selection.to()));
                let value = if from == to { from } else { format!("{from}—{to}") };
                (words.condition_time.to_owned(), value)
            }
            Condition::Bucket(facet, bucket) => {
                let value = self.bucket_name(facet, bucket, false);
                ((words.facet)(facet).to_owned(), value)
            }
        })
    }

    /// Goes to another state.
    pub fn go(self, to: Address, entry: Entry) {
        if self.address.with_untracked(|now| *now == to) {
            return;
        }
        (self.write)(&to.query(self.collection), entry);
        self.address.set(to);
    }

    /// The browser went back or forward: follows, without writing the address again.
    pub fn follow(self, query: &str) {
        self.address.set(Address::read(self.collection, query));
    }

    fn change(self, entry: Entry, change: impl FnOnce(&mut Address)) {
        let mut to = self.address.get_untracked();
        change(&mut to);
        self.go(to, entry);
    }

    fn select(self, entry: Entry, change: impl FnOnce(&mut Selection)) {
        self.change(entry, |address| change(&mut address.selection));
    }

    /// Asks for words.
    pub fn search(self, query: &str, entry: Entry) {
        self.select(entry, |selection| selection.set_query(query));
    }

    /// Chooses a bucket, or takes the choice back.
    pub fn toggle(self, facet: Facet, bucket: BucketId) {
        self.select(Entry::Push, |selection| selection.toggle(facet, bucket));
    }

    /// Asks for all chosen buckets of a facet instead of any.
    pub fn ask_every(self, facet: Facet, every: bool) {
        self.select(Entry::Push, |selection| selection.set_every(facet, every));
    }

    /// Chooses one bucket of each of two facets, and no other of theirs, and shows the cases.
    pub fn choose_pair(self, first: (Facet, BucketId), second: (Facet, BucketId)) {
        self.change(Entry::Push, |address| {
            address.selection.choose_only(first.0, first.1);
            address.selection.choose_only(second.0, second.1);
            address.view = View::Cases;
        });
    }

    /// Asks for a time, both ends included.
    pub fn brush(self, from: Option<PartialDate>, to: Option<PartialDate>, entry: Entry) {
        self.select(entry, |selection| selection.set_time(from, to));
    }

    /// Takes back one condition.
    pub fn remove(self, condition: Condition) {
        self.select(Entry::Push, |selection| *selection = selection.clone().without(condition));
    }

    /// Takes back everything asked in one dimension.
    pub fn remove_dimension(self, dimension: Dimension) {
        self.select(Entry::Push, |selection| {
            *selection = selection.clone().without_dimension(dimension);
        });
    }

    /// Takes back every condition.
    pub fn clear(self) {
        self.select(Entry::Push, |selection| *selection = selection.cleared());
    }

    /// Asks for an order of the hits.
    pub fn sort(self, sort: Sort) {
        self.select(Entry::Push, |selection| selection.sort = sort);
    }

    /// Opens a case, or closes the one that is open.
    pub fn open(self, case: Option<CaseId>) {
        self.change(Entry::Push, |address| address.case = case);
    }

    /// Shows another part of the page.
    pub fn show(self, view: View) {
        self.change(Entry::Push, |address| address.view = view);
    }

    /// The address of the list of one bucket alone.
    pub fn list_of(self, facet: Facet, bucket: BucketId) -> Address {
        let mut selection = Selection::default();
        selection.choose_only(facet, bucket);
        Address { selection, locale: self.locale(), ..Address::default() }
    }
}

/// One memo for each dimension's set, and one over them all.
fn matches(
    collection: &'static Collection,
    address: RwSignal<Address>,
    query: Memo<Query>,
) -> Memo<Matches> {
    let text = Memo::new(move |_| {
        let query = query.read();
        (!query.is_empty()).then(|| Arc::new(collection.text().search(&query)))
    });
    let span = Memo::new(move |_| address.with(|now| now.selection.span()));
    let time = Memo::new(move |_| span.get().map(|span| Arc::new(collection.within(span))));
    let facets = Facet::ALL.map(|facet| {
        let asked = Memo::new(move |_| {
            address.with(|now| (now.selection.chosen(facet).to_vec(), now.selection.every(facet)))
        });
        let set = Memo::new(move |_| {
            let (chosen, every) = asked.get();
            let set = match (chosen.is_empty(), every) {
                (true, _) => return None,
                (false, true) => collection.all_of(facet, &chosen),
                (false, false) => collection.any_of(facet, &chosen),
            };
            Some(Arc::new(set))
        });
        (facet, set)
    });
    Memo::new(move |_| {
        let start = Matches::everything(collection.len())
            .narrowed(Dimension::Text, text.get())
            .narrowed(Dimension::Time, time.get());
        facets.iter().fold(start, |matches, (facet, set)| {
            matches.narrowed(Dimension::Facet(*facet), set.get())
        })
    })
}

/// The counts of a facet: its own conditions left out, so that another bucket can be added. Where
/// every chosen bucket is asked for, its own conditions count too: there, adding one narrows.
fn buckets(
    collection: &'static Collection,
    address: RwSignal<Address>,
    matches: Memo<Matches>,
    facet: Facet,
) -> Memo<Vec<Bucket>> {
    let every = Memo::new(move |_| address.with(|now| now.selection.every(facet)));
    Memo::new(move |_| {
        let matches = matches.read();
        let among =
            if every.get() { matches.all() } else { matches.except(Dimension::Facet(facet)) };
        collection.column(facet).count(&among)
    })
}
