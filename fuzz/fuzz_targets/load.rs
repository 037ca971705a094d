//! Any bytes as a bundle: a collection or a reason, whatever the steps in which it is read. What was
//! loaded answers everything that a screen asks.

#![no_main]

use std::collections::BTreeSet;

use anlan_engine::case::Case;
use anlan_engine::check::Grade;
use anlan_engine::load::{LoadError, Loaded, Loader, load};
use anlan_engine::pinyin::Readings;
use anlan_fuzz::{look, suggest};
use anlan_pages::address::Address;
use anlan_pages::notices::notices;
use anlan_pages::words::Locale;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let loaded = load(bytes);
    let in_turns = step_by_step(bytes);
    match (loaded, in_turns) {
        (Ok(loaded), Ok(in_turns)) => {
            assert_eq!(loaded.found, in_turns.found);
            assert_eq!(loaded.complaints, in_turns.complaints);
            assert_eq!(loaded.collection.len(), in_turns.collection.len());
            is_consistent(&loaded);
            use_it(&loaded);
        }
        (Err(error), Err(in_turns)) => assert_eq!(error, in_turns),
        (loaded, _) => panic!("in one go: {:?}, in turns otherwise", loaded.map(|own| own.found)),
    }
});

fn step_by_step(bytes: &[u8]) -> Result<Loaded, LoadError> {
    let mut loader = Loader::new(bytes.to_vec())?;
    let mut before = loader.progress();
    while loader.step(1)? {
        let now = loader.progress();
        assert!((before..=1.0).contains(&now), "{before} and then {now}");
        before = now;
    }
    Ok(loader.finish())
}

fn is_consistent(loaded: &Loaded) {
    let collection = &loaded.collection;
    assert!(collection.len() <= loaded.found);
    let must = loaded.complaints.iter().filter(|own| own.grade == Grade::Must).count();
    assert!(loaded.left_out() <= must, "{} left out without a word", loaded.left_out());
    let mut ids = BTreeSet::new();
    for case in collection.ids() {
        let record = collection.case(case);
        assert!(ids.insert(&record.id), "{} stands twice", record.id);
        assert_eq!(collection.find(&record.id), Some(case));
        // The derived reader is the twin; of a key given twice it says so, where ours takes the first.
        if let Ok(twin) = serde_json::from_str::<Case>(collection.json(case)) {
            assert_eq!(*record, twin);
        }
    }
}

fn use_it(loaded: &Loaded) {
    let collection = &loaded.collection;
    let first = collection.ids().next().map(|case| collection.case(case));
    let (id, district) = first.map_or(("", ""), |own| (own.id.as_str(), own.district.as_str()));
    let title: String = first.map(|own| own.title.chars().take(6).collect()).unwrap_or_default();
    for query in [
        "",
        "view=mechanisms&sort=district",
        "view=time,as:list&from=2019&to=2024-06",
        "view=figures&sort=oldest",
        "view=series",
        "view=take",
        "view=booklet",
        &format!("view=district:{district}&district={district}"),
        &format!("view=compare&compare={id}&case={id}"),
        &format!("view=groups,a:district:{district},b:rest"),
    ] {
        look(collection, &Address::read(collection, query));
    }
    let readings = Readings::new(collection, "tiao 调\njie 解节\n");
    suggest(collection, &readings, &title);
    for locale in Locale::ALL {
        notices(locale.words(), loaded);
    }
}
