//! A small collection, and an explorer over it whose addresses are kept for the test to read.
//!
//! Six cases: two of 2019, three of 2020 of which one is known to the year only, and one undated.
//! The list of districts is long enough to be cut and searched; the last one holds a case.

use std::cell::RefCell;

use anlan::explorer::{Entry, Explorer};
use anlan_engine::collection::Collection;
use anlan_engine::facet::{BucketId, Facet};
use anlan_engine::load::load;
use anlan_pages::address::Address;
use anlan_pages::own;

thread_local! {
    static WRITTEN: RefCell<Vec<(String, Entry)>> = const { RefCell::new(Vec::new()) };
}

/// Explores the collection from the address of that query string on.
pub(crate) fn explore(start: &str) -> Explorer {
    written();
    own::adopt(own::USUAL.to_owned());
    let loaded = load(include_bytes!("bundle.json")).unwrap();
    assert_eq!(loaded.complaints, []);
    let collection: &'static Collection = &Box::leak(Box::new(loaded)).collection;
    let keep = |query: &str, entry| {
        WRITTEN.with_borrow_mut(|written| written.push((query.to_owned(), entry)));
    };
    Explorer::new(collection, Address::read(collection, start), keep)
}

/// What was written since this was last asked.
pub(crate) fn written() -> Vec<(String, Entry)> {
    WRITTEN.take()
}

/// The same, where each was a step of one act: the query strings alone.
pub(crate) fn replaced() -> Vec<String> {
    let query = |(query, entry)| {
        assert_eq!(entry, Entry::Replace, "{query}");
        query
    };
    written().into_iter().map(query).collect()
}

/// The bucket of that name in addresses.
pub(crate) fn bucket(explorer: Explorer, facet: Facet, key: &str) -> BucketId {
    explorer.collection.column(facet).find(key).unwrap()
}
