//! A collection that is written in English alone: what its files need not say, and what takes its place.
//!
//! The model has each name in Chinese and in English, and a title in either. In an English collection
//! they are the same text, which is written once: the files leave the Chinese keys out, and they are
//! filled in here before the model reads them.

use serde_json::{Map, Value, json};

/// The keys that the files of an English collection need not have.
const FILLED: [&str; 6] = ["title_en", "zh", "zh_short", "zh_hant", "pinyin", "initials"];
/// A definition, as the files of an English collection call it, and as the model does.
const DEFINITION: [&str; 2] = ["definition_en", "definition_zh"];

/// The value as the model has it.
pub(crate) fn filled(value: &Value) -> Value {
    match value {
        Value::Object(node) => {
            let node = node.iter().map(|(key, own)| (key.clone(), filled(own))).collect();
            Value::Object(fill(node))
        }
        Value::Array(items) => items.iter().map(filled).collect(),
        other => other.clone(),
    }
}

fn fill(mut node: Map<String, Value>) -> Map<String, Value> {
    let [own, of_model] = DEFINITION;
    if let Some(definition) = node.shift_remove(own) {
        node.entry(of_model).or_insert(definition);
    }
    if node.contains_key("background")
        && let Some(title) = node.get("title").cloned()
    {
        node.entry("title_en").or_insert(title);
    }
    if let Some(Value::String(name)) = node.get("en").cloned() {
        let is_place = node.contains_key("code");
        node.entry("zh").or_insert_with(|| name.as_str().into());
        if is_place {
            let letters = words_of(&name);
            let initials: String =
                letters.split(' ').filter_map(|own| own.chars().next()).collect();
            for (key, text) in [
                ("zh_short", name.as_str()),
                ("zh_hant", name.as_str()),
                ("pinyin", letters.as_str()),
                ("initials", initials.as_str()),
            ] {
                node.entry(key).or_insert_with(|| text.into());
            }
        }
    }
    node
}

/// A case without what is filled in and was left blank: a draft has every field of the model.
pub(crate) fn without_blank(case: &Value) -> Value {
    let mut case = case.clone();
    if let Some(fields) = case.as_object_mut() {
        let is_blank = |own: &Value| own.as_str().is_some_and(|text| text.trim().is_empty());
        fields.retain(|key, own| !(FILLED.contains(&key.as_str()) && is_blank(own)));
    }
    case
}

/// The words of a name, in small letters without accents or marks, by which it is found as it is typed.
fn words_of(name: &str) -> String {
    let words = name.split(|ch: char| ch.is_whitespace() || ch == '-');
    let letters = |word: &str| -> String {
        word.chars().filter(char::is_ascii_alphabetic).map(|ch| ch.to_ascii_lowercase()).collect()
    };
    words.map(letters).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Makes a schema that of an English collection: nothing that is filled in is required.
pub(crate) fn relax(schema: &mut Value) {
    match schema {
        Value::Object(node) => {
            let [own, of_model] = DEFINITION;
            if let Some(Value::Array(required)) = node.get_mut("required") {
                required.retain(|key| key.as_str().is_none_or(|key| !FILLED.contains(&key)));
                for key in required.iter_mut().filter(|key| **key == of_model) {
                    *key = json!(own);
                }
            }
            if let Some(Value::Object(properties)) = node.get_mut("properties")
                && let Some(definition) = properties.shift_remove(of_model)
            {
                properties.insert(own.to_owned(), definition);
            }
            node.values_mut().for_each(relax);
        }
        Value::Array(items) => items.iter_mut().for_each(relax),
        _ => {}
    }
}

/// The field of a file that a field of the model was filled from.
pub(crate) fn field_of_file(field: &str) -> String {
    field.replace(DEFINITION[1], DEFINITION[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_once() {
        let value = json!({
            "themes": [{ "id": "a", "en": "Lamps" }],
            "mechanisms": [{ "id": "b", "en": "Rota", "definition_en": "A rota." }],
            "districts": [{ "code": "north-skerry", "en": "St Ola’s North-Skerry" }],
        });
        let expected = json!({
            "themes": [{ "id": "a", "en": "Lamps", "zh": "Lamps" }],
            "mechanisms": [{ "id": "b", "en": "Rota", "definition_zh": "A rota.", "zh": "Rota" }],
            "districts": [{
                "code": "north-skerry", "en": "St Ola’s North-Skerry", "zh": "St Ola’s North-Skerry",
                "zh_short": "St Ola’s North-Skerry", "zh_hant": "St Ola’s North-Skerry",
                "pinyin": "st olas north skerry", "initials": "sons",
            }],
        });
        assert_eq!(filled(&value), expected);
        let case =
            json!({ "title": "A lamp", "background": "It was dark.", "source": { "title": "P" } });
        assert_eq!(filled(&case)["title_en"], "A lamp");
        let draft = json!({ "title": "A lamp", "title_en": " ", "background": "" });
        assert_eq!(filled(&without_blank(&draft))["title_en"], "A lamp");
        assert!(filled(&case)["source"].get("title_en").is_none());
    }

    #[test]
    fn what_is_given_stays() {
        let value = json!({ "code": "a", "en": "Ness", "zh_short": "N", "pinyin": "other" });
        let own = filled(&value);
        assert_eq!((own["zh_short"].as_str(), own["pinyin"].as_str()), (Some("N"), Some("other")));
    }
}
