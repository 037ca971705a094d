//! Which cases of a series this browser has shown before, if it keeps anything.

use std::cell::RefCell;
use std::collections::BTreeMap;

use web_sys::Storage;

/// What the names of these entries begin with.
const PREFIX: &str = "anlan-seen-";

thread_local! {
    /// What was kept of each series before this visit, which lasts as long as the page.
    static BEFORE: RefCell<BTreeMap<String, Option<String>>> = const { RefCell::new(BTreeMap::new()) };
}

/// What was seen of a series at the last visit, if there was one; from now on that is `ids`.
pub fn visit(series: &str, ids: &str) -> Option<String> {
    BEFORE.with_borrow_mut(|before| {
        let read = || {
            let key = [PREFIX, series].concat();
            let storage = storage()?;
            let kept = storage.get_item(&key).ok().flatten();
            let _ = storage.set_item(&key, ids);
            kept
        };
        before.entry(series.to_owned()).or_insert_with(read).clone()
    })
}

/// Forgets all of it.
pub fn forget() {
    BEFORE.with_borrow_mut(BTreeMap::clear);
    let Some(storage) = storage() else { return };
    let names = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let own: Vec<String> = names.filter(|name| name.starts_with(PREFIX)).collect();
    for name in own {
        let _ = storage.remove_item(&name);
    }
}

/// The storage of the browser; nothing where it refuses it.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}
