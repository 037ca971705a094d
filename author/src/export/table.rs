//! A table of the package: its columns, which follow from the type of its rows, and its cells.

use anyhow::{Context as _, Result, bail};
use csv::{Terminator, WriterBuilder};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::schema;

/// The form of a whole day; a column whose texts all have it is a column of dates.
pub(super) const DAY: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";

/// What a spreadsheet takes for the beginning of a formula.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table of the package.
pub(super) struct Table {
    /// Its name in the package, and of its file.
    pub(super) name: &'static str,
    /// The shape of a row, as a JSON Schema.
    shape: Value,
    rows: Vec<Value>,
    primary_key: Vec<&'static str>,
    unique_keys: Vec<Vec<&'static str>>,
    references: Vec<Reference>,
}

/// A column whose values stand in a column of another table.
struct Reference {
    column: &'static str,
    table: &'static str,
    to: &'static str,
}

/// A table as text.
pub(super) struct Text {
    /// The bytes of the file.
    pub(super) bytes: Vec<u8>,
    /// How many rows there are below the head.
    pub(super) n_rows: usize,
    /// How many texts a spreadsheet could take for a formula.
    pub(super) n_formulas: usize,
}

impl Table {
    /// A table of these rows, which its first columns tell apart.
    pub(super) fn new<T: Serialize + JsonSchema>(
        name: &'static str,
        primary_key: &[&'static str],
        rows: impl Iterator<Item = T>,
    ) -> Result<Table> {
        let rows = rows.map(serde_json::to_value).collect::<Result<Vec<Value>, _>>();
        Ok(Table {
            name,
            shape: schema::model::<T>(),
            rows: rows.with_context(|| format!("cannot write the rows of {name}"))?,
            primary_key: primary_key.to_vec(),
            unique_keys: Vec::new(),
            references: Vec::new(),
        })
    }

    /// The same, where no two rows have the same values in these columns.
    #[must_use]
    pub(super) fn unique(mut self, columns: &[&'static str]) -> Table {
        self.unique_keys.push(columns.to_vec());
        self
    }

    /// The same, where the values of a column stand in a column of another table.
    #[must_use]
    pub(super) fn refers(
        mut self,
        column: &'static str,
        table: &'static str,
        to: &'static str,
    ) -> Table {
        self.references.push(Reference { column, table, to });
        self
    }

    /// The name of its file.
    pub(super) fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// What a row is, in a sentence.
    pub(super) fn description(&self) -> &str {
        self.shape["description"].as_str().unwrap_or_default()
    }

    fn columns(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.shape["properties"].as_object().into_iter().flatten()
    }

    /// The table as CSV by RFC 4180.
    ///
    /// # Errors
    /// Where a cell would say something else than the value: an empty text reads as a missing one.
    pub(super) fn text(&self) -> Result<Text> {
        // The line ends of RFC 4180, and those that a Table Dialect has where it names none.
        let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
        let cannot_write = || format!("cannot write {}", self.file());
        writer.write_record(self.columns().map(|(name, _)| name)).with_context(cannot_write)?;
        let mut n_formulas = 0;
        for (at, row) in self.rows.iter().enumerate() {
            let mut cells = Vec::new();
            for (name, shape) in self.columns() {
                let place = || format!("{}, row {}, {name}", self.file(), at + 1);
                let value = &row[name.as_str()];
                let text = cell(value, may_be_missing(shape)).with_context(place)?;
                n_formulas += usize::from(value.is_string() && text.starts_with(FORMULA));
                cells.push(text);
            }
            writer.write_record(&cells).with_context(cannot_write)?;
        }
        let bytes = writer.into_inner().with_context(cannot_write)?;
        Ok(Text { bytes, n_rows: self.rows.len(), n_formulas })
    }

    /// The Table Schema.
    pub(super) fn schema(&self) -> Value {
        let is_key = |name: &String| self.primary_key == [name.as_str()];
        let fields: Vec<Value> =
            self.columns().map(|(name, shape)| field(name, shape, is_key(name))).collect();
        let mut schema = json!({
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": fields,
            "missingValues": [""],
            "primaryKey": self.primary_key,
        });
        if !self.unique_keys.is_empty() {
            schema["uniqueKeys"] = json!(self.unique_keys);
        }
        let references = self.references.iter().map(|Reference { column, table, to }| {
            json!({ "fields": [column], "reference": { "resource": table, "fields": [to] } })
        });
        if !self.references.is_empty() {
            schema["foreignKeys"] = references.collect();
        }
        schema
    }
}

/// A value as the text of its cell.
fn cell(value: &Value, may_be_missing: bool) -> Result<String> {
    match value {
        Value::Null if may_be_missing => Ok(String::new()),
        Value::Null => bail!("the value is missing, or a number that cannot be written"),
        Value::String(text) if text.is_empty() => {
            bail!("the text is empty, and would be read as a missing one")
        }
        Value::String(text) => Ok(text.clone()),
        Value::Bool(value) => Ok(value.to_string()),
        // JSON writes 3 people as `3.0` and many as `1e21`; here it is all digits and no exponent,
        // which not every reader of CSV knows.
        Value::Number(number) if number.is_f64() => {
            Ok(number.as_f64().map(|number| number.to_string()).unwrap_or_default())
        }
        Value::Number(number) => Ok(number.to_string()),
        Value::Array(_) | Value::Object(_) => bail!("a list or an object is no cell"),
    }
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
