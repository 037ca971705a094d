//! The one signal, the answer to it, and the verbs that change it.
//!
//! Views read the answer and call the verbs. The address is the only state; a verb makes a new one
//! and hands its text to the history of the browser.

use std::sync::Arc;

use anlan_engine::answer::Answer;
use anlan_engine::collection::{CaseId, Collection};
use anlan_engine::date::PartialDate;
use anlan_engine::facet::{Bucket, BucketId, Facet};
use anlan_engine::scale::percent;
use anlan_engine::search::{Alternatives, Sort};
use anlan_engine::selection::Selection;
use anlan_engine::table::Table;
use anlan_engine::timeline::{Grain, Timeline};
use anlan_pages::address::Address;
use anlan_pages::context::Context;
use anlan_pages::words::{Locale, Words};
use leptos::prelude::*;
use leptos::task::spawn_local;

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

/// What changes in the line of a bucket.
#[derive(Clone, Copy, PartialEq)]
pub struct Line {
    /// The number of cases that the bucket would leave.
    pub count: u32,
    /// How large that is beside the largest of the facet, in percent.
    pub percent: i32,
    /// Whether the bucket is chosen.
    pub is_chosen: bool,
    /// Whether the line is to be seen.
    pub is_listed: bool,
}

/// A collection being explored. `Copy`: passed to every view as a prop.
#[derive(Clone, Copy)]
pub struct Explorer {
    /// What is explored.
    pub collection: &'static Collection,
    /// What the collection answers to the present selection.
    pub answer: Memo<Arc<Answer>>,
    /// The language of the interface; it stays as long as the page lives.
    pub locale: Locale,
    address: RwSignal<Address>,
    /// The address with no case open.
    list: Memo<Address>,
    /// Whether an answer to words has to wait.
    waits: RwSignal<bool>,
    /// What the words asked for may stand for, as [`Alternatives`] has it.
    meant: RwSignal<String>,
    write: WriteAddress,
}

impl Explorer {
    /// Explores a collection from an address on. `write` gets the text of every later address.
    pub fn new(collection: &'static Collection, start: Address, write: WriteAddress) -> Explorer {
        let locale = start.locale;
        let address = RwSignal::new(start);
        let list = Memo::new(move |_| address.with(|now| Address { case: None, ..now.clone() }));
        let waits = RwSignal::new(false);
        let meant = RwSignal::new(String::new());
        let answer = Memo::new(move |before: Option<&Arc<Answer>>| {
            let mut selection = list.with(|now| now.selection.clone());
            if waits.get() {
                selection.set_query("");
            }
            let meant = meant.read();
            let alternatives = Alternatives(&meant);
            match before {
                Some(before) if before.answers(collection, &selection, alternatives) => {
                    before.clone()
                }
                _ => {
                    let before = before.map(Arc::as_ref);
                    Arc::new(Answer::new(collection, selection, alternatives, before))
                }
            }
        });
        Explorer { collection, answer, locale, address, list, waits, meant, write }
    }

    /// Answers as if no words were asked for until something else is done, where what search reads is not
    /// made yet.
    pub fn wait(self, until: impl Future<Output = ()> + 'static) {
        self.waits.set(self.collection.search_progress() < 1.0);
        spawn_local(async move {
            until.await;
            self.waits.set(false);
        });
    }

    /// Hears what words may stand for, as [`Alternatives`] has it; the words asked for are answered
    /// anew where that concerns them.
    pub fn understand(self, alternatives: String) {
        self.meant.set(alternatives);
    }

    /// Whether the words asked for are not answered yet.
    pub fn is_waiting(self) -> bool {
        self.waits.get() && self.with(|now| !now.selection.query().is_empty())
    }

    /// The whole state.
    pub fn address(self) -> Address {
        self.address.get()
    }

    /// Reads a part of the state.
    pub fn with<T>(self, part: impl FnOnce(&Address) -> T) -> T {
        self.address.with(part)
    }

    /// The words of the interface.
    pub fn words(self) -> &'static Words {
        self.locale.words()
    }

    /// How many cases there are, in words.
    pub fn count_of_hits(self) -> String {
        let answer = self.answer.read();
        (self.words().count)(answer.hits.len(), self.collection.len(), answer.undated)
    }

    /// What the line of each bucket of a facet shows, where only some of them are listed.
    pub fn lines(self, facet: Facet, listed: &[BucketId]) -> Vec<Line> {
        let answer = self.answer.read();
        let most = f64::from(answer.most(facet).max(1));
        let line = |bucket: &Bucket| Line {
            count: bucket.count,
            percent: percent(f64::from(bucket.count) / most),
            is_chosen: self
                .list
                .with(|now| now.selection.chosen(facet).binary_search(&bucket.id).is_ok()),
            is_listed: listed.binary_search(&bucket.id).is_ok(),
        };
        answer.buckets(facet).iter().map(line).collect()
    }

    /// The cases by time, whatever time is chosen.
    pub fn timeline(self, grain: Grain) -> Timeline {
        self.answer.read().timeline(self.collection, grain)
    }

    /// The cases by two facets, whatever is chosen in either.
    pub fn table(self, rows: Facet, columns: Facet) -> Table {
        self.answer.read().table(self.collection, rows, columns)
    }

    /// The name of a bucket in the language of the interface.
    pub fn bucket_name(self, facet: Facet, bucket: BucketId, short: bool) -> String {
        self.locale.bucket_name(self.collection, facet, bucket, short)
    }

    /// Writes a document from the present state. Whoever shows it hears of every change but the
    /// opening of a case, which no document but that case's own shows.
    pub fn document(self, write: &dyn Fn(&Context<'_>) -> String) -> String {
        let (address, answer) = (self.list.read(), self.answer.read());
        write(&Context { collection: self.collection, address: &address, answer: &answer })
    }

    /// Goes to another state.
    pub fn go(self, to: Address, entry: Entry) {
        if self.address.with_untracked(|now| *now == to) {
            return;
        }
        (self.write)(&to.query(self.collection), entry);
        self.address.set(to);
    }

    /// Goes where a link of the page leads.
    pub fn visit(self, query: &str) {
        self.go(self.read(query), Entry::Push);
    }

    /// The browser went back or forward: follows, without writing the address again.
    pub fn follow(self, query: &str) {
        self.address.set(self.read(query));
    }

    /// What an address says, in the language of the page: another would be another document.
    fn read(self, query: &str) -> Address {
        Address { locale: self.locale, ..Address::read(self.collection, query) }
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

    /// Asks for a time, both ends included.
    pub fn brush(self, from: Option<PartialDate>, to: Option<PartialDate>, entry: Entry) {
        self.select(entry, |selection| selection.set_time(from, to));
    }

    /// Asks for an order of the hits.
    pub fn sort(self, sort: Sort) {
        self.select(Entry::Push, |selection| selection.sort = sort);
    }

    /// Opens a case, or closes the one that is open.
    pub fn open(self, case: Option<CaseId>) {
        self.change(Entry::Push, |address| address.case = case);
    }
}
