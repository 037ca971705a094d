//! A collection as plain JSON, from the folder that people edit or from the bundle that the page loads.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow, bail, ensure};
use serde_json::{Number, Value};

use crate::complaint::Why;
use crate::disk;
use crate::files::{self, Folder, Page};
use crate::words::{Lang, why};

/// A collection as JSON.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Collected {
    /// The cases by their ids.
    pub cases: BTreeMap<String, Value>,
    /// What cases choose from: `vocabulary` and `districts`.
    pub lists: BTreeMap<String, Value>,
}

impl Collected {
    /// Reads a data folder, or a bundle such as `collection.json`.
    ///
    /// # Errors
    /// Where there is neither, or where a file of it cannot be read; all such files are named.
    pub fn read(path: &Path) -> Result<Collected> {
        let context = || format!("cannot compare {}", path.display());
        if path.is_dir() {
            return Collected::of_folder(&files::read(path)?).with_context(context);
        }
        Collected::of_bundle(&disk::read(path)?).with_context(context)
    }

    /// A bundle such as `collection.json`, given by its bytes.
    ///
    /// # Errors
    /// Where it is none.
    pub fn of_bundle(bytes: &[u8]) -> Result<Collected> {
        let bundle = serde_json::from_slice(bytes).map_err(anyhow::Error::from);
        let collected = bundle.and_then(|bundle| Collected::of_value(normal(bundle)));
        collected.context("this is no bundle")
    }

    /// The collection of a data folder.
    ///
    /// # Errors
    /// Where a file of it cannot be read; all such files are named.
    pub fn of_folder(folder: &Folder) -> Result<Collected> {
        let (collected, unread) = Collected::readable(folder);
        ensure!(unread.is_empty(), "{}", unread.join("\n"));
        Ok(collected)
    }

    /// What can be read of a data folder, and why each other file of it cannot.
    pub fn readable(folder: &Folder) -> (Collected, Vec<String>) {
        let mut collected = Collected::default();
        let mut unread = Vec::new();
        for page in &folder.cases {
            match value(page) {
                Ok(mut case) => {
                    let id =
                        case.get("id").and_then(Value::as_str).unwrap_or(page.stem()).to_owned();
                    without_schema(&mut case);
                    match collected.cases.entry(id) {
                        Entry::Vacant(place) => drop(place.insert(case)),
                        Entry::Occupied(_) => {
                            unread.push(format!("{}: another file has the same id", page.name));
                        }
                    }
                }
                Err(error) => unread.push(format!("{}: {error:#}", page.name)),
            }
        }
        for page in [&folder.vocabulary, &folder.districts] {
            match value(page) {
                Ok(mut list) => {
                    without_schema(&mut list);
                    collected.lists.insert(page.stem().to_owned(), list);
                }
                Err(error) => unread.push(format!("{}: {error:#}", page.name)),
            }
        }
        (collected, unread)
    }

    fn of_value(mut bundle: Value) -> Result<Collected> {
        let mut take = |key: &str| {
            bundle.get_mut(key).map(Value::take).with_context(|| format!("it has no “{key}”"))
        };
        let (cases, vocabulary, districts) =
            (take("cases")?, take("vocabulary")?, take("districts")?);
        let Value::Array(cases) = cases else { bail!("“cases” is no list") };
        let with_id = |case: Value| match case.get("id").and_then(Value::as_str) {
            Some(id) => Ok((id.to_owned(), case)),
            None => Err(anyhow!("a case has no id")),
        };
        let districts = Value::Object([("districts".to_owned(), districts)].into_iter().collect());
        Ok(Collected {
            cases: cases.into_iter().map(with_id).collect::<Result<_>>()?,
            lists: [("vocabulary", vocabulary), ("districts", districts)]
                .map(|(name, list)| (name.to_owned(), list))
                .into(),
        })
    }

    /// The same as it is published: without the addresses that may not be linked, which no bundle has.
    #[must_use]
    pub fn published(mut self) -> Collected {
        for case in self.cases.values_mut() {
            let more = case.get_mut("more_sources").and_then(Value::as_array_mut);
            more.into_iter().flatten().for_each(without_hidden_address);
            case.get_mut("source").into_iter().for_each(without_hidden_address);
        }
        self
    }
}

fn without_hidden_address(source: &mut Value) {
    let is_linkable = source.get("linkable").and_then(Value::as_bool) == Some(true);
    if let Some(fields) = source.as_object_mut().filter(|_| !is_linkable) {
        fields.remove("url");
    }
}

/// What only tells an editing program how to check the file.
fn without_schema(value: &mut Value) {
    if let Some(fields) = value.as_object_mut() {
        fields.remove("$schema");
    }
}

fn value(page: &Page) -> Result<Value> {
    let text = page
        .text
        .as_ref()
        .map_err(|fault| anyhow!("{}", why(&Why::from(fault.clone()), Lang::En)))?;
    Ok(normal(serde_json::from_str(text)?))
}

/// With all numbers written alike: 130 in a file is 130.0 in a bundle.
pub fn normal(value: Value) -> Value {
    match value {
        Value::Number(number) => {
            let float = number.as_f64().and_then(Number::from_f64);
            Value::Number(float.unwrap_or(number))
        }
        Value::Array(items) => items.into_iter().map(normal).collect(),
        Value::Object(fields) => {
            Value::Object(fields.into_iter().map(|(name, own)| (name, normal(own))).collect())
        }
        other => other,
    }
}
