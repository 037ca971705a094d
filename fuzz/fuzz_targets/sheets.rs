//! Any bytes as a spreadsheet: what can be read of it is kept with its place, and what cannot is said.

#![no_main]

use anlan_fuzz::PARTS;
use anlan_importer::article::script::Script;
use anlan_importer::names::Names;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let script = Script::with_pairs("歷历區区");
    let simplified = |text: &str| script.simplified(text);
    let names = Names::new(&PARTS.vocabulary, &PARTS.districts, &simplified);
    let import = anlan_importer::read(&[("a.xlsx", bytes)], &names);
    for draft in &import.drafts {
        assert!(serde_json::from_str::<serde_json::Value>(&draft.text()).is_ok());
    }
    // Nothing is passed over without a word.
    assert!(bytes.is_empty() || !import.drafts.is_empty() || !import.remarks.is_empty());
});
