//! The JSON Schemas of the data files: the engine's model, with the values that this collection's
//! vocabulary allows and the limits that its editors keep. Editing programs complete and check with
//! them, and so does [`crate::check`].

use std::path::Path;

use anlan_engine::about::{ChangeList, WithdrawnList};
use anlan_engine::case::{Case, District, Districts, Term, Vocabulary};
use anlan_engine::date::PartialDate;
use anlan_engine::eras::EraList;
use anlan_tables::rows::tables;
use anyhow::Result;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::collection::CollectionFile;
use crate::disk;
use crate::english;
use crate::export::table::resource;
use crate::readings::ReadingList;
use crate::traditional::Overrides;
use crate::words;

/// The most themes that a case has.
const MOST_THEMES: u64 = 3;
/// The fewest and the most keywords that a case has.
const KEYWORDS: [u64; 2] = [2, 7];
/// The longest keyword, in characters.
const LONGEST_KEYWORD: u64 = 12;
/// The longest editor's note, in characters.
const LONGEST_NOTE: u64 = 90;
/// The same in English, where a word takes more characters.
const LONGEST_ENGLISH_KEYWORD: u64 = 32;
const LONGEST_ENGLISH_NOTE: u64 = 240;
/// Where a site lies: a web address with a slash at its end.
const HOME: &str = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?/(\S*/)?$";
/// A colour in hexadecimal digits.
const COLOUR: &str = "^#[0-9a-fA-F]{6}$";
/// A web address: scheme, host, then no white space.
const ADDRESS: &str = r"^https?://[A-Za-z0-9.-]+(:[0-9]+)?([/?#]\S*)?$";
/// An id, as the engine asks for it.
const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
/// The code of a place.
const CODE: &str = "^([0-9]{6}|zone-[a-z]+(-[a-z]+)*)$";

/// The name under which [`crate::structure`] checks a date against the calendar.
pub(crate) const DATE_FORMAT: &str = "partial-date";

/// The schema of a case file. Without a list, any value of that list is allowed.
pub(crate) fn of_case(vocabulary: Option<&Vocabulary>, districts: Option<&[District]>) -> Value {
    let mut schema = model::<Case>();
    limit(&mut schema);
    if let Some(places) = districts {
        let choices = places.iter().map(|place| choice(&place.code, &place.zh, &place.en, None));
        choose(&mut schema, "/properties/district", choices);
    }
    if let Some(vocabulary) = vocabulary {
        choose_terms(&mut schema, vocabulary);
    }
    schema
}

/// The schema of `collection.json`.
pub(crate) fn of_collection() -> Value {
    let mut schema = model::<CollectionFile>();
    put(&mut schema, "/properties/id", json!({ "pattern": ID }));
    put(&mut schema, "/properties/home", json!({ "pattern": HOME }));
    for list in ["languages", "facets"] {
        put(&mut schema, &format!("/properties/{list}"), json!({ "minItems": 1 }));
    }
    for key in ["light", "dark"] {
        let colour = format!("/properties/colours/properties/{key}");
        put(&mut schema, &colour, json!({ "pattern": COLOUR }));
    }
    schema
}

/// The schema as it is for a collection that is written in English.
pub(crate) fn in_english(mut schema: Value) -> Value {
    english::relax(&mut schema);
    put(&mut schema, "/properties/keywords/items", json!({ "maxLength": LONGEST_ENGLISH_KEYWORD }));
    put(&mut schema, "/properties/editor_note", json!({ "maxLength": LONGEST_ENGLISH_NOTE }));
    let code = "/properties/districts/items/properties/code";
    put(&mut schema, code, json!({ "pattern": ID }));
    schema
}

/// The schema of `vocabulary.json`.
pub(crate) fn of_vocabulary() -> Value {
    let mut schema = model::<Vocabulary>();
    for list in ["themes", "mechanisms", "levels", "series"] {
        let id = format!("/properties/{list}/items/properties/id");
        put(&mut schema, &id, json!({ "pattern": ID }));
    }
    schema
}

/// The schema of `districts.json`.
pub(crate) fn of_districts() -> Value {
    let mut schema = model::<Districts>();
    put(&mut schema, "/properties/districts", json!({ "minItems": 1 }));
    for (key, pattern) in
        [("code", CODE), ("pinyin", "^[a-z]+( [a-z]+)*$"), ("initials", "^[a-z]+$")]
    {
        let place = format!("/properties/districts/items/properties/{key}");
        put(&mut schema, &place, json!({ "pattern": pattern }));
    }
    schema
}

/// The schema of `traditional.json`.
pub(crate) fn of_traditional() -> Value {
    model::<Overrides>()
}

/// The values that the model allows for an enum of it, such as `exact`, `approx`, `at_least`.
pub(crate) fn values_of<T: JsonSchema>() -> Vec<String> {
    let schema = model::<T>();
    let choices = schema["oneOf"].as_array().into_iter().flatten();
    choices.filter_map(|choice| choice["const"].as_str()).map(str::to_owned).collect()
}

/// The schema of `readings.json`.
pub(crate) fn of_readings() -> Value {
    let mut schema = model::<ReadingList>();
    let characters = "/properties/characters/items/properties/readings";
    put(&mut schema, characters, json!({ "minItems": 1 }));
    put(&mut schema, &format!("{characters}/items"), json!({ "pattern": "^[a-z]+$" }));
    let pinyin = "/properties/words/items/properties/pinyin";
    put(&mut schema, pinyin, json!({ "pattern": "^[a-z]+( [a-z]+)*$" }));
    schema
}

/// The schema of `eras.json`.
pub(crate) fn of_eras() -> Value {
    let mut schema = model::<EraList>();
    put(&mut schema, "/properties/eras/items/properties/id", json!({ "pattern": ID }));
    schema
}

/// The schema of `withdrawn.json`.
pub(crate) fn of_withdrawn() -> Value {
    let mut schema = model::<WithdrawnList>();
    for key in ["id", "successor"] {
        let place = format!("/properties/withdrawn/items/properties/{key}");
        put(&mut schema, &place, json!({ "pattern": ID }));
    }
    schema
}

/// The schema of `changes.json`.
pub(crate) fn of_changes() -> Value {
    let mut schema = model::<ChangeList>();
    for key in ["added", "changed", "withdrawn"] {
        let place = format!("/properties/changes/items/properties/{key}");
        put(&mut schema, &place, json!({ "uniqueItems": true }));
        put(&mut schema, &format!("{place}/items"), json!({ "pattern": ID }));
    }
    put(&mut schema, "/properties/changes/items/properties/version", json!({ "minimum": 1 }));
    schema
}

/// The tables of a package as its description has them, one a line: what the page describes the same
/// tables with.
fn of_tables(vocabulary: &Vocabulary, districts: &[District]) -> String {
    let tables = tables(vocabulary, districts, &[]);
    let lines: Vec<String> = tables.iter().map(|own| resource(own).to_string()).collect();
    format!("[\n{}\n]\n", lines.join(",\n"))
}

/// Writes the schemas into a folder, and says which files it wrote.
///
/// # Errors
/// Where the folder or a file cannot be written.
pub fn write(
    vocabulary: &Vocabulary,
    districts: &[District],
    is_english: bool,
    out: &Path,
) -> Result<Vec<String>> {
    let write = |(name, text): (&str, String)| {
        disk::write(&out.join(name), text.as_bytes())?;
        Ok(name.to_owned())
    };
    texts(vocabulary, districts, is_english).into_iter().map(write).collect()
}

/// The schemas: the name of each file and its text.
pub fn texts(
    vocabulary: &Vocabulary,
    districts: &[District],
    is_english: bool,
) -> Vec<(&'static str, String)> {
    let own = |schema| if is_english { in_english(schema) } else { schema };
    let schemas = [
        ("case.schema.json", own(of_case(Some(vocabulary), Some(districts)))),
        ("collection.schema.json", of_collection()),
        ("vocabulary.schema.json", own(of_vocabulary())),
        ("districts.schema.json", own(of_districts())),
        ("traditional.schema.json", of_traditional()),
        ("readings.schema.json", of_readings()),
        ("eras.schema.json", own(of_eras())),
        ("withdrawn.schema.json", of_withdrawn()),
        ("changes.schema.json", of_changes()),
    ];
    let texts = schemas.into_iter().map(|(name, schema)| (name, format!("{schema:#}\n")));
    texts.chain([("tables.json", of_tables(vocabulary, districts))]).collect()
}

/// The model's own schema, in one piece, with Chinese names of its fields.
pub(crate) fn model<T: JsonSchema>() -> Value {
    shape(SchemaGenerator::into_root_schema_for::<T>)
}

/// The same of what makes its schema itself.
pub(crate) fn shape(make: fn(SchemaGenerator) -> Schema) -> Value {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = make(settings.into_generator());
    // Written rather than converted: writing puts the keywords in the order that people read.
    let mut schema = serde_json::to_value(schema).unwrap_or_default();
    let date = PartialDate::json_schema(&mut SchemaGenerator::default()).to_value();
    tidy(&mut schema, &date["pattern"]);
    schema
}

/// Names the fields, marks the dates, drops what only concerns Rust's number types, and makes
/// “a choice or null” one list of choices.
fn tidy(schema: &mut Value, date: &Value) {
    match schema {
        Value::Object(node) => {
            if let Some(choices) = nullable_choices(node) {
                node.shift_remove("anyOf");
                node.insert("oneOf".to_owned(), choices);
            }
            node.shift_remove("format");
            node.shift_remove("writeOnly");
            if node.get("pattern") == Some(date) {
                node.insert("format".to_owned(), DATE_FORMAT.into());
            }
            if let Some(Value::Object(properties)) = node.get_mut("properties") {
                name_all(properties);
            }
            node.values_mut().for_each(|value| tidy(value, date));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| tidy(item, date)),
        _ => {}
    }
}

/// The choices of `{"anyOf": [{"oneOf": […]}, {"type": "null"}]}`, null among them.
fn nullable_choices(node: &Map<String, Value>) -> Option<Value> {
    let mut choices = node.get("anyOf")?.get(0)?.get("oneOf")?.as_array()?.clone();
    choices.push(json!({ "const": null }));
    Some(Value::Array(choices))
}

fn name_all(properties: &mut Map<String, Value>) {
    for (key, property) in properties {
        if let (Value::Object(property), Some(name)) = (property, words::name_of_key(key)) {
            property.shift_insert(0, "title".to_owned(), name.into());
        }
    }
}

/// The limits that editors keep beyond what the engine needs.
fn limit(schema: &mut Value) {
    let words = json!({ "minItems": KEYWORDS[0], "maxItems": KEYWORDS[1], "uniqueItems": true });
    let word = json!({ "minLength": 1, "maxLength": LONGEST_KEYWORD });
    for (place, limits) in [
        ("themes", json!({ "maxItems": MOST_THEMES, "uniqueItems": true })),
        ("mechanisms", json!({ "uniqueItems": true })),
        ("keywords", words),
        ("keywords/items", word),
        ("editor_note", json!({ "maxLength": LONGEST_NOTE })),
    ] {
        put(schema, &format!("/properties/{place}"), limits);
    }
    let address = json!({ "type": "string", "pattern": ADDRESS });
    for source in ["/properties/source", "/properties/more_sources/items"] {
        put(schema, &format!("{source}/properties/url"), address.clone());
        let required = schema.pointer_mut(&format!("{source}/required"));
        if let Some(required) = required.and_then(Value::as_array_mut) {
            required.push("url".into());
        }
    }
}

fn choose_terms(schema: &mut Value, vocabulary: &Vocabulary) {
    let terms = |terms: &[Term]| -> Vec<Value> {
        terms.iter().map(|term| choice(&term.id, &term.zh, &term.en, None)).collect()
    };
    let mechanisms = vocabulary.mechanisms.iter().map(|mechanism| {
        let definition = Some(mechanism.definition_zh.as_str());
        choice(&mechanism.id, &mechanism.zh, &mechanism.en, definition)
    });
    let series =
        vocabulary.series.iter().map(|series| choice(&series.id, &series.zh, &series.en, None));
    choose(schema, "/properties/mechanisms/items", mechanisms);
    choose(schema, "/properties/series", series.chain([json!({ "const": null })]));
    choose(schema, "/properties/themes/items", terms(&vocabulary.themes));
    choose(schema, "/properties/level", terms(&vocabulary.levels));
    for (place, list) in [
        ("/properties/date/properties/kind", &vocabulary.date_kinds),
        ("/properties/figures/items/properties/qualifier", &vocabulary.qualifiers),
        ("/properties/source/properties/kind", &vocabulary.source_kinds),
        ("/properties/more_sources/items/properties/kind", &vocabulary.source_kinds),
    ] {
        name_choices(schema, place, list);
    }
}

/// Gives the values that the model allows in a place their names.
fn name_choices(schema: &mut Value, place: &str, names: &[Term]) {
    let choices = schema.pointer_mut(&format!("{place}/oneOf")).and_then(Value::as_array_mut);
    for own in choices.into_iter().flatten() {
        if let Some(term) = names.iter().find(|term| own["const"] == term.id.as_str()) {
            *own = choice(&term.id, &term.zh, &term.en, None);
        }
    }
}

/// One value to choose, with what an editing program shows beside it.
fn choice(value: &str, zh: &str, en: &str, definition: Option<&str>) -> Value {
    let description = match definition {
        Some(definition) => format!("{zh} · {en}\n{definition}"),
        None => format!("{zh} · {en}"),
    };
    json!({ "const": value, "title": zh, "description": description })
}

/// Makes a place of the schema a choice among values. One that a list has twice, which is said
/// elsewhere, is there once: a value must fit exactly one.
fn choose(schema: &mut Value, place: &str, choices: impl IntoIterator<Item = Value>) {
    let mut distinct: Vec<Value> = Vec::new();
    for choice in choices {
        if distinct.iter().all(|other| other["const"] != choice["const"]) {
            distinct.push(choice);
        }
    }
    put(schema, place, json!({ "oneOf": distinct }));
}

/// Adds keywords to a place of the schema.
fn put(schema: &mut Value, place: &str, keywords: Value) {
    let node = schema.pointer_mut(place).and_then(Value::as_object_mut);
    if let (Some(node), Value::Object(keywords)) = (node, keywords) {
        node.extend(keywords);
    }
}

#[cfg(test)]
mod tests {
    use anlan_engine::case::{DateKind, Qualifier};

    use super::*;

    #[test]
    fn the_values_of_an_enum_are_read_from_the_model() {
        assert_eq!(values_of::<Qualifier>(), ["exact", "approx", "at_least"]);
        assert_eq!(values_of::<DateKind>(), ["published", "started", "awarded"]);
    }

    #[test]
    fn every_limit_finds_its_place_in_the_model() {
        let case = of_case(None, None);
        for (place, key) in [
            ("/properties/themes", "maxItems"),
            ("/properties/mechanisms", "uniqueItems"),
            ("/properties/keywords", "minItems"),
            ("/properties/keywords/items", "maxLength"),
            ("/properties/editor_note", "maxLength"),
            ("/properties/source/properties/url", "pattern"),
            ("/properties/more_sources/items/properties/url", "pattern"),
            ("/properties/milestones/items/properties/date", "format"),
            ("/properties/date/properties/value", "format"),
            ("/properties/date/properties/kind", "oneOf"),
        ] {
            assert!(case.pointer(place).unwrap().get(key).is_some(), "{place} {key}");
        }
        for source in ["/properties/source/required", "/properties/more_sources/items/required"] {
            assert!(case.pointer(source).unwrap().as_array().unwrap().contains(&json!("url")));
        }
        for (schema, place) in [
            (of_vocabulary(), "/properties/series/items/properties/id/pattern"),
            (of_districts(), "/properties/districts/items/properties/code/pattern"),
            (of_collection(), "/properties/colours/properties/dark/pattern"),
            (of_collection(), "/properties/home/pattern"),
            (of_eras(), "/properties/eras/items/properties/id/pattern"),
            (of_eras(), "/properties/eras/items/properties/from/format"),
            (of_withdrawn(), "/properties/withdrawn/items/properties/id/pattern"),
            (of_withdrawn(), "/properties/withdrawn/items/properties/successor/pattern"),
            (of_changes(), "/properties/changes/items/properties/added/items/pattern"),
            (of_changes(), "/properties/changes/items/properties/date/format"),
        ] {
            assert!(schema.pointer(place).is_some(), "{place}");
        }
    }
}
