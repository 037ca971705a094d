//! Values of a case by the paths of their fields, as reports write them: `figures[2].unit`.

use serde_json::{Map, Value};

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

/// The steps of a path; nothing where it is none.
fn steps(path: &str) -> Option<Vec<Step<'_>>> {
    let mut steps = Vec::new();
    for part in path.split('.') {
        let (key, items) = part.split_once('[').map_or((part, ""), |(key, items)| (key, items));
        if key.is_empty() {
            return None;
        }
        steps.push(Step::Key(key));
        for item in items.split('[').filter(|item| !item.is_empty()) {
            steps.push(Step::Item(item.strip_suffix(']')?.parse().ok()?));
        }
    }
    Some(steps)
}

/// The value at a path; nothing where there is none.
pub fn get<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    steps(path)?.into_iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get(key),
        Step::Item(at) => value.get(at),
    })
}

/// The text at a path; empty where there is none.
pub fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    get(value, path).and_then(Value::as_str).unwrap_or_default()
}

/// The list at a path; empty where there is none.
pub fn list<'a>(value: &'a Value, path: &str) -> &'a [Value] {
    get(value, path).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// Puts a value at a path. Objects on the way are made; an item of a list must be there, or be the one
/// behind its last. Says whether there was such a place.
pub fn put(value: &mut Value, path: &str, own: Value) -> bool {
    let Some(steps) = steps(path) else { return false };
    let mut place = value;
    for step in steps {
        let next = match step {
            Step::Key(key) => {
                if place.is_null() {
                    *place = Value::Object(Map::new());
                }
                let Some(object) = place.as_object_mut() else { return false };
                Some(object.entry(key).or_insert(Value::Null))
            }
            Step::Item(at) => {
                if place.is_null() {
                    *place = Value::Array(Vec::new());
                }
                let Some(items) = place.as_array_mut() else { return false };
                if items.len() == at {
                    items.push(Value::Null);
                }
                items.get_mut(at)
            }
        };
        let Some(next) = next else { return false };
        place = next;
    }
    *place = own;
    true
}

/// Takes an item out of the list at a path. Says whether there was such an item.
pub fn take_out(value: &mut Value, path: &str, at: usize) -> bool {
    let Some(steps) = steps(path) else { return false };
    let list = steps.into_iter().try_fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key),
        Step::Item(at) => value.get_mut(at),
    });
    match list.and_then(Value::as_array_mut) {
        Some(items) if at < items.len() => {
            items.remove(at);
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_value_is_found_and_put_by_its_path() {
        let mut case = json!({"title": "a", "figures": [{"unit": "件"}]});
        assert_eq!(text(&case, "figures[0].unit"), "件");
        assert_eq!(get(&case, "figures[1]"), None);
        assert!(put(&mut case, "source.url", json!("https://example.org/")));
        assert!(put(&mut case, "figures[1].unit", json!("人")));
        assert!(put(&mut case, "captions[0]", json!("图")));
        assert_eq!(text(&case, "source.url"), "https://example.org/");
        assert_eq!(text(&case, "figures[1].unit"), "人");
        assert_eq!(list(&case, "captions"), [json!("图")]);
        assert!(take_out(&mut case, "figures", 0));
        assert_eq!(text(&case, "figures[0].unit"), "人");
    }

    #[test]
    fn what_is_no_place_is_left_alone() {
        let before = json!({"title": "a", "figures": [{"unit": "件"}]});
        let mut case = before.clone();
        for path in ["", "[0]", "a..b", "title.zh", "title[0]", "figures[5].unit", "figures[x]"] {
            assert!(!put(&mut case, path, json!(1)), "{path}");
        }
        assert!(!take_out(&mut case, "figures", 1) && !take_out(&mut case, "title", 0));
        assert_eq!(case, before);
    }
}
