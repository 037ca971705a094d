//! Writes the hostile bundles of the laws into a folder, for the tests in a browser: a file each, and
//! `corpus.json` with what each is called and what must become of it.

#![expect(clippy::unwrap_used, reason = "what fails here fails a test")]

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

#[path = "../tests/laws/corpus.rs"]
mod corpus;

use corpus::{Fate, corpus};

fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap());
    fs::create_dir_all(&folder).unwrap();
    let mut list: Vec<Value> = Vec::new();
    for (at, own) in corpus().into_iter().enumerate() {
        let file = format!("{at}.json");
        fs::write(folder.join(&file), &own.bytes).unwrap();
        let left_out = match own.fate {
            Fate::Refused => json!("all"),
            Fate::LeftOut(cases) => json!(cases),
            Fate::Either => Value::Null,
        };
        list.push(json!({ "file": file, "name": own.name, "left_out": left_out, "bytes": own.bytes.len() }));
    }
    fs::write(folder.join("corpus.json"), Value::from(list).to_string()).unwrap();
}
