//! A case as it came out of a spreadsheet: its fields in the shape of the case files, right or wrong,
//! each with the place where it was read.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::grid::Place;

/// The schema that a case file names, as seen from its folder.
const SCHEMA: &str = "../../docs/schema/case.schema.json";

/// A case that was read.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its id, where the row has one.
    pub id: Option<String>,
    /// Whether an earlier row has the same id.
    pub is_repeated: bool,
    /// The row that it was read from.
    pub place: Place,
    pub(crate) fields: BTreeMap<&'static str, Value>,
    pub(crate) entries: BTreeMap<&'static str, Vec<BTreeMap<&'static str, Value>>>,
    pub(crate) places: BTreeMap<String, Place>,
}

impl Draft {
    pub(crate) fn new(place: Place) -> Draft {
        Draft {
            id: None,
            is_repeated: false,
            place,
            fields: BTreeMap::new(),
            entries: BTreeMap::new(),
            places: BTreeMap::new(),
        }
    }

    /// Where a field was read, given its path such as `figures[2].unit`: its cell, or where it has none,
    /// that of what it is part of.
    pub fn place_of(&self, field: &str) -> &Place {
        let mut field = field;
        loop {
            if let Some(place) = self.places.get(field) {
                return place;
            }
            match field.rfind(['.', '[']) {
                Some(end) => field = &field[..end],
                None => return &self.place,
            }
        }
    }

    /// The case in the shape of a case file. What is needed and was not given is left out; what may be
    /// unknown is `null`.
    pub fn json(&self) -> Value {
        let needed = |key: &'static str| (key, self.fields.get(key).cloned());
        let optional =
            |key: &'static str| (key, Some(self.fields.get(key).cloned().unwrap_or_default()));
        let several = |key: &'static str| {
            (key, Some(self.fields.get(key).cloned().unwrap_or_else(|| json!([]))))
        };
        let list = |key: &'static str| (key, Some(self.list(key)));
        let part = |key: &str| self.fields.get(key).cloned();
        let date = object([
            ("value", part("date.value").or(Some(Value::Null))),
            ("kind", part("date.kind").or(Some(Value::Null))),
        ]);
        let source = object([
            ("title", part("source.title").or(Some(Value::Null))),
            ("publisher", part("source.publisher").or(Some(Value::Null))),
            ("url", part("source.url")),
            ("published", part("source.published").or(Some(Value::Null))),
            ("kind", part("source.kind")),
            ("linkable", part("source.linkable")),
        ]);
        let captions = self.entries.contains_key("captions").then(|| self.list("captions"));
        object([
            ("$schema", Some(SCHEMA.into())),
            needed("id"),
            needed("title"),
            needed("title_en"),
            needed("summary_en"),
            needed("district"),
            optional("place"),
            needed("level"),
            needed("organ"),
            several("themes"),
            several("mechanisms"),
            several("keywords"),
            ("date", Some(date)),
            optional("series"),
            needed("background"),
            list("practices"),
            optional("outcomes"),
            list("figures"),
            list("honours"),
            list("milestones"),
            ("captions", captions),
            ("source", Some(source)),
            list("more_sources"),
            optional("editor_note"),
        ])
    }

    /// The text of its case file.
    pub fn text(&self) -> String {
        format!("{:#}\n", self.json())
    }

    fn list(&self, key: &str) -> Value {
        let entries = self.entries.get(key).map(Vec::as_slice).unwrap_or_default();
        let entries = entries.iter().map(|entry| entry_of(key, entry));
        Value::Array(entries.collect())
    }
}

/// An entry of a list, with its keys in the order of the case files.
fn entry_of(list: &str, entry: &BTreeMap<&'static str, Value>) -> Value {
    let own = |key: &'static str| (key, entry.get(key).cloned());
    let optional = |key: &'static str| (key, Some(entry.get(key).cloned().unwrap_or_default()));
    match list {
        "practices" => object([own("heading"), own("text")]),
        "figures" => {
            object([own("label"), own("value"), own("unit"), own("qualifier"), optional("as_of")])
        }
        "honours" => object([own("name"), optional("by"), optional("date")]),
        "milestones" => object([own("date"), own("text")]),
        "more_sources" => object([
            own("title"),
            own("url"),
            optional("publisher"),
            own("published"),
            own("kind"),
            own("linkable"),
        ]),
        _ => entry.get("").cloned().unwrap_or_default(),
    }
}

fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(entries.collect::<Map<String, Value>>())
}
