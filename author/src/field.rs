//! Paths of fields, written as the engine writes them (`figures[2].unit`), and the walk over a JSON
//! value that gives each text its path.

use serde_json::Value;

/// The path of a key inside the object at `parent`.
pub(crate) fn key(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
}

/// The path of a value inside the list at `parent`.
pub(crate) fn item(parent: &str, at: usize) -> String {
    format!("{parent}[{at}]")
}

/// The path of what holds the value at `field`; nothing for the whole file.
pub(crate) fn parent(field: &str) -> Option<&str> {
    if field.is_empty() {
        return None;
    }
    Some(field.rfind(['.', '[']).map_or("", |end| &field[..end]))
}

/// The path with its numbers left out, the same for all values of a list: `figures[].unit`.
pub(crate) fn shape(field: &str) -> String {
    let mut shape = String::with_capacity(field.len());
    let mut in_brackets = false;
    for ch in field.chars() {
        in_brackets = (in_brackets || ch == '[') && ch != ']';
        if !in_brackets || ch == '[' {
            shape.push(ch);
        }
    }
    shape
}

/// The path that a validator gives as a location.
pub(crate) fn from_location(location: &jsonschema::paths::Location) -> String {
    use jsonschema::paths::LocationSegment;
    location.iter().fold(String::new(), |parent, segment| match segment {
        LocationSegment::Property(name) => key(&parent, &name),
        LocationSegment::Index(at) => item(&parent, at),
    })
}

/// Every text in a value, with its path, in the order of the file.
pub(crate) fn texts(value: &Value) -> Vec<(String, &str)> {
    let mut texts = Vec::new();
    collect(value, String::new(), &mut texts);
    texts
}

fn collect<'a>(value: &'a Value, field: String, texts: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => texts.push((field, text)),
        Value::Array(items) => {
            for (at, own) in items.iter().enumerate() {
                collect(own, item(&field, at), texts);
            }
        }
        Value::Object(entries) => {
            for (name, own) in entries {
                collect(own, key(&field, name), texts);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Changes every text in a value for which there is another, given its path and itself.
pub(crate) fn change_texts(value: &mut Value, change: &dyn Fn(&str, &str) -> Option<String>) {
    change_below(value, String::new(), change);
}

fn change_below(value: &mut Value, field: String, change: &dyn Fn(&str, &str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(other) = change(&field, text) {
                *text = other;
            }
        }
        Value::Array(items) => {
            for (at, own) in items.iter_mut().enumerate() {
                change_below(own, item(&field, at), change);
            }
        }
        Value::Object(entries) => {
            for (name, own) in entries {
                change_below(own, key(&field, name), change);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_knows_its_parent_and_its_shape() {
        assert_eq!(parent("figures[2].unit"), Some("figures[2]"));
        assert_eq!(parent("figures[2]"), Some("figures"));
        assert_eq!(parent("figures"), Some(""));
        assert_eq!(parent(""), None);
        assert_eq!(shape("figures[12].unit"), "figures[].unit");
        assert_eq!(shape("more_sources[0].title"), "more_sources[].title");
    }

    #[test]
    fn texts_come_in_the_order_of_the_file() {
        let value = serde_json::json!({"b": ["x", {"c": "y"}], "a": 1, "$schema": "z"});
        let texts = texts(&value);
        let fields: Vec<&str> = texts.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["b[0]", "b[1].c", "$schema"]);
    }
}
