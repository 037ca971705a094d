//! Any text as the query string of an address: what was read is written, and what was written is read as
//! the same.

#![no_main]

use anlan_engine::groups::Group;
use anlan_engine::permalink::{decode, encode};
use anlan_engine::selection::Selection;
use anlan_fuzz::{COLLECTION, look};
use anlan_pages::address::{Address, Mode, Picked, View};
use anlan_pages::venue::Venue;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let typed = String::from_utf8_lossy(bytes);
    the_parts(&typed);
    the_selection(&typed);
    the_view(&typed);
    the_address(&typed);
});

fn written<'a>(parts: &'a [(impl AsRef<str> + 'a, String)]) -> String {
    encode(parts.iter().map(|(key, value)| (key.as_ref(), value.as_str())))
}

/// What may stand in an address as it is: nothing that ends it, or that a browser would write otherwise.
fn can_stand(query: &str) -> bool {
    query.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'#<>?+".contains(&byte))
}

fn the_parts(typed: &str) {
    let parts = decode(typed);
    let query = written(&parts);
    assert!(can_stand(&query), "{query:?}");
    assert_eq!(decode(&query), parts);
}

fn the_selection(typed: &str) {
    let collection = &COLLECTION;
    let selection = Selection::from_parts(collection, &decode(typed));
    let parts = selection.to_parts(collection);
    let again = Selection::from_parts(collection, &decode(&written(&parts)));
    assert_eq!(again, selection);
    assert_eq!(again.to_parts(collection), parts);
    for condition in selection.conditions() {
        let less = selection.clone().without(condition);
        assert_eq!(less.conditions().len(), selection.conditions().len() - 1);
    }
    assert!(selection.cleared().conditions().is_empty());
    let group = Group::of(&selection);
    let text = group.text(collection);
    assert!(!text.contains(','), "{text:?} would end the option of a view");
    let read = Group::read(collection, &text).expect("a group that was written");
    assert_eq!(read.group, Some(group));
    assert!(read.unknown.is_empty(), "{:?}", read.unknown);
    if let Some(group) = Group::read(collection, typed).and_then(|read| read.group) {
        let text = group.text(collection);
        assert_eq!(Group::read(collection, &text).and_then(|read| read.group), Some(group));
    }
}

fn the_view(typed: &str) {
    let view = View::read(typed);
    assert_eq!(View::read(view.text()), view);
    assert!(view.is_list() || typed == view.text());
    let value: String = typed.chars().filter(|ch| *ch != ',').collect();
    let set = view.with("by", &value);
    if !view.is_list() {
        assert_eq!(set.option("by"), value);
        assert_eq!((set.kind(), set.subject()), (view.kind(), view.subject()));
        assert_eq!(set.with("by", "").option("by"), "");
    }
    let picked = Picked::read(typed);
    assert!(picked.ids().count() <= Picked::MOST);
    assert_eq!(Picked::read(picked.text()), picked);
    let mode = Mode::read(typed);
    assert_eq!(Mode::read(mode.text()), mode);
    if mode.is_kiosk() {
        let venue = Venue::read(&COLLECTION, &mode);
        assert_eq!(Venue::read(&COLLECTION, &venue.mode(&COLLECTION)), venue);
        assert!(venue.warning() < venue.limit(0));
    }
}

fn the_address(typed: &str) {
    let collection = &COLLECTION;
    let address = Address::read(collection, typed);
    let query = address.query(collection);
    assert!(can_stand(&query), "{query:?}");
    let again = Address::read(collection, &query);
    assert_eq!(again, address);
    assert_eq!(again.query(collection), query);
    assert_eq!(Address::read(collection, &address.href(collection)), address);
    look(collection, &address);
}
