//! What one collection has and another has not: cases that are new, withdrawn or changed, field by
//! field, and what is changed in the lists that they choose from.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use serde::Serialize;
use serde_json::Value;

use crate::difference::collected::{Collected, normal};
use crate::field;

pub mod collected;
pub mod report;

/// What became of a collection.
#[derive(Debug, PartialEq, Serialize)]
pub struct Difference {
    /// Cases that only the new one has, in the order of their ids.
    pub added: Vec<Named>,
    /// Cases that only the old one has.
    pub withdrawn: Vec<Named>,
    /// Cases that both have and that are not the same.
    pub changed: Vec<Changed>,
    /// Lists that are not the same; what only one of them has is a change from or to nothing.
    pub lists: Vec<Changed>,
}

/// A case, so that a person knows which.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its title, empty where it has none.
    pub title: String,
}

/// What changed in a case or a list.
#[derive(Debug, PartialEq, Serialize)]
pub struct Changed {
    /// The case as it is now, or the list by its name and without a title.
    #[serde(flatten)]
    pub named: Named,
    /// Its changes, in the order of the fields.
    pub changes: Vec<Change>,
}

/// What changed in one field.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The path of the field, such as `figures[2].unit`. What left a list is counted as it was, what came as
    /// it is.
    pub field: String,
    /// What was there.
    pub before: Option<Value>,
    /// What is there.
    pub after: Option<Value>,
}

impl Difference {
    /// What differs between two collections, each a data folder or a bundle. Where one of them is a bundle,
    /// the addresses that no bundle has are left aside.
    ///
    /// # Errors
    /// Where one of them cannot be read.
    pub fn of(old: &Path, new: &Path) -> Result<Difference> {
        let collected = [Collected::read(old)?, Collected::read(new)?];
        let [old, new] = if old.is_dir() && new.is_dir() {
            collected
        } else {
            collected.map(Collected::published)
        };
        Ok(Difference::between(&old, &new))
    }

    /// What there is to know about how the old one became the new one.
    pub fn between(old: &Collected, new: &Collected) -> Difference {
        let only_in = |one: &Collected, other: &Collected| {
            let missing = one.cases.iter().filter(|(id, _)| !other.cases.contains_key(*id));
            missing.map(|(id, case)| named(id, case)).collect()
        };
        let of_case = |(id, case): (&String, &Value)| {
            let changes = changes(old.cases.get(id)?, case);
            (!changes.is_empty()).then(|| Changed { named: named(id, case), changes })
        };
        let files: BTreeSet<&String> = old.lists.keys().chain(new.lists.keys()).collect();
        let of_list = |file: &String| {
            let changes = match (old.lists.get(file), new.lists.get(file)) {
                (Some(old), Some(new)) => changes(old, new),
                (old, new) => {
                    vec![Change { field: String::new(), before: old.cloned(), after: new.cloned() }]
                }
            };
            let named = Named { id: file.clone(), title: String::new() };
            (!changes.is_empty()).then_some(Changed { named, changes })
        };
        Difference {
            added: only_in(new, old),
            withdrawn: only_in(old, new),
            changed: new.cases.iter().filter_map(of_case).collect(),
            lists: files.into_iter().filter_map(of_list).collect(),
        }
    }

    /// Whether both are the same.
    pub fn is_empty(&self) -> bool {
        let Difference { added, withdrawn, changed, lists } = self;
        added.is_empty() && withdrawn.is_empty() && changed.is_empty() && lists.is_empty()
    }
}

fn named(id: &str, case: &Value) -> Named {
    let title = case.get("title").and_then(Value::as_str).unwrap_or_default();
    Named { id: id.to_owned(), title: title.to_owned() }
}

/// Whether two cases say the same, whatever program wrote their files.
pub fn is_same(one: &Value, other: &Value) -> bool {
    let changes = changes(&normal(one.clone()), &normal(other.clone()));
    changes.iter().all(|own| own.field == "$schema")
}

/// How a value became another, field by field; nothing where they are the same. A field that is `null` or
/// an empty list and one that is not there say the same.
pub fn changes(old: &Value, new: &Value) -> Vec<Change> {
    let mut changes = Vec::new();
    compare("", Some(old), Some(new), &mut changes);
    changes
}

fn compare(field: &str, old: Option<&Value>, new: Option<&Value>, changes: &mut Vec<Change>) {
    let is_there =
        |value: &&Value| !value.is_null() && value.as_array().is_none_or(|own| !own.is_empty());
    match (old.filter(is_there), new.filter(is_there)) {
        (None, None) => {}
        (Some(Value::Object(old)), Some(Value::Object(new))) => {
            let left = old.keys().filter(|name| !new.contains_key(*name));
            for name in new.keys().chain(left) {
                compare(&field::key(field, name), old.get(name), new.get(name), changes);
            }
        }
        (Some(Value::Array(old)), Some(Value::Array(new))) => items(field, old, new, changes),
        (old, new) if old == new => {}
        (old, new) => changes.push(Change {
            field: field.to_owned(),
            before: old.cloned(),
            after: new.cloned(),
        }),
    }
}

/// The items of two lists: those at the start and at the end that are the same are left aside, those
/// between are held against each other one by one, and what one list has more came or went.
fn items(field: &str, old: &[Value], new: &[Value], changes: &mut Vec<Change>) {
    let start = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[start..], &new[start..]);
    let pairs = old.iter().rev().zip(new.iter().rev());
    let end = pairs.take_while(|(old, new)| old == new).count();
    let (old, new) = (&old[..old.len() - end], &new[..new.len() - end]);
    for at in 0..old.len().max(new.len()) {
        let field = field::item(field, start + at);
        match (old.get(at), new.get(at)) {
            (Some(old), Some(new)) => compare(&field, Some(old), Some(new), changes),
            // Also where the item is `null`: the list is longer by it.
            (old, new) => changes.push(Change { field, before: old.cloned(), after: new.cloned() }),
        }
    }
}
