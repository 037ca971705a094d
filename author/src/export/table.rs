//! How a table is described: its columns follow from the type of its rows.

use anlan_tables::DAY;
use anlan_tables::table::{Reference, Table};
use serde_json::{Map, Value, json};

use crate::schema;

/// A table as a description of a package has it.
pub(crate) fn resource(table: &Table) -> Value {
    let shape = schema::shape(table.shape);
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/dataresource.json",
        "name": table.name,
        "description": shape["description"].as_str().unwrap_or_default(),
        "type": "table",
        "path": table.file(),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(table, &shape),
    })
}

fn table_schema(table: &Table, shape: &Value) -> Value {
    let is_key = |name: &String| table.primary_key == [name.as_str()];
    let columns = shape["properties"].as_object().into_iter().flatten();
    let fields: Vec<Value> =
        columns.map(|(name, shape)| field(name, shape, is_key(name))).collect();
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
        "primaryKey": table.primary_key,
    });
    if !table.unique_keys.is_empty() {
        schema["uniqueKeys"] = json!(table.unique_keys);
    }
    let references = table.references.iter().map(|Reference { column, table, to }| {
        json!({ "fields": [column], "reference": { "resource": table, "fields": [to] } })
    });
    if !table.references.is_empty() {
        schema["foreignKeys"] = references.collect();
    }
    schema
}

/// A column as a Table Schema describes it, from its JSON Schema; `is_key` where it alone tells the
/// rows apart.
fn field(name: &str, shape: &Value, is_key: bool) -> Value {
    let mut field = Map::from_iter([("name".to_owned(), json!(name))]);
    let is_day = shape["pattern"] == DAY;
    let kind = if is_day { "date" } else { kind(shape) };
    field.insert("type".to_owned(), kind.into());
    for key in ["title", "description"] {
        field.extend(shape.get(key).map(|text| (key.to_owned(), text.clone())));
    }
    let mut constraints = Map::new();
    if !may_be_missing(shape) {
        constraints.insert("required".to_owned(), true.into());
    }
    if is_key {
        constraints.insert("unique".to_owned(), true.into());
    }
    let choices: Vec<&Value> = choices(shape).filter(|choice| !choice.is_null()).collect();
    if !choices.is_empty() {
        constraints.insert("enum".to_owned(), json!(choices));
    }
    let limits: &[&str] = if is_day { &[] } else { &["pattern", "minimum", "maximum"] };
    for key in limits {
        constraints.extend(shape.get(key).map(|limit| ((*key).to_owned(), limit.clone())));
    }
    if !constraints.is_empty() {
        field.insert("constraints".to_owned(), constraints.into());
    }
    Value::Object(field)
}

/// The JSON types of a value; a choice is one of texts.
fn kinds(shape: &Value) -> Vec<&str> {
    match &shape["type"] {
        Value::String(kind) => vec![kind],
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
        _ => vec!["string"],
    }
}

fn kind(shape: &Value) -> &str {
    kinds(shape).into_iter().find(|kind| *kind != "null").unwrap_or("any")
}

fn may_be_missing(shape: &Value) -> bool {
    kinds(shape).contains(&"null") || choices(shape).any(Value::is_null)
}

fn choices(shape: &Value) -> impl Iterator<Item = &Value> {
    shape["oneOf"].as_array().into_iter().flatten().map(|choice| &choice["const"])
}
