//! What is wrong with the shape of a JSON value: everything at once, found with its schema and said
//! as the desk says it.

use anlan_engine::check::{Grade, List, Reason, is_web_address, nearest, shortened};
use anlan_engine::date::{DateError, PartialDate};
use anyhow::{Context as _, Result};
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::{Value, json};

use crate::complaint::{Finding, ShapeFault, Why};
use crate::field;
use crate::schema::DATE_FORMAT;

/// A schema, ready to check values with.
pub(crate) struct Structure {
    schema: Value,
    validator: Validator,
}

impl Structure {
    /// Prepares a schema.
    pub(crate) fn new(schema: Value) -> Result<Structure> {
        let validator = jsonschema::options()
            .with_format(DATE_FORMAT, |text: &str| text.parse::<PartialDate>().is_ok())
            .should_validate_formats(true)
            .build(&schema)
            .map_err(ValidationError::to_owned)
            .context("the schema made from the model is not a JSON Schema")?;
        Ok(Structure { schema, validator })
    }

    /// Everything in which the value differs from the schema. A field is named once.
    pub(crate) fn findings(&self, value: &Value) -> Vec<Finding> {
        let mut findings: Vec<Finding> = Vec::new();
        for error in self.validator.iter_errors(value) {
            for finding in self.say(&error) {
                if !findings.iter().any(|said| said.field == finding.field) {
                    findings.push(finding);
                }
            }
        }
        findings
    }

    fn say(&self, error: &ValidationError<'_>) -> Vec<Finding> {
        let field = field::from_location(error.instance_path());
        let value = error.instance();
        let one = match error.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                return unexpected.iter().map(|key| self.unknown_key(error, &field, key)).collect();
            }
            ValidationErrorKind::Required { property } => {
                let key = property.as_str().unwrap_or_default();
                return vec![Finding::must(field::key(&field, key), ShapeFault::MissingKey)];
            }
            ValidationErrorKind::UniqueItems => return repeated(&field, value),
            ValidationErrorKind::Type { kind } => {
                return vec![wrong_type(&field, value, &wanted(kind))];
            }
            ValidationErrorKind::OneOfNotValid { .. } => {
                return vec![self.not_listed(error, &field, value)];
            }
            ValidationErrorKind::Pattern { .. } | ValidationErrorKind::Format { .. } => {
                self.ill_formed(error, &field, value)
            }
            kind => beyond(&field, kind, error),
        };
        vec![one.value(&shown(value))]
    }

    /// The part of the schema that holds the keyword which failed.
    fn holder(&self, error: &ValidationError<'_>) -> &Value {
        let path = error.schema_path().as_str();
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        self.schema.pointer(parent).unwrap_or(&Value::Null)
    }

    fn unknown_key(&self, error: &ValidationError<'_>, parent: &str, key: &str) -> Finding {
        let known = self.holder(error)["properties"].as_object();
        let known = known.into_iter().flat_map(|known| known.keys().map(String::as_str));
        Finding::must(field::key(parent, key), ShapeFault::UnknownKey)
            .value(key)
            .nearest(nearest(key, known))
    }

    fn not_listed(&self, error: &ValidationError<'_>, field: &str, value: &Value) -> Finding {
        let choices = self.holder(error)["oneOf"].as_array();
        let choices: Vec<&Value> =
            choices.into_iter().flatten().map(|choice| &choice["const"]).collect();
        let texts = || choices.iter().filter_map(|choice| choice.as_str());
        let Some(text) = value.as_str() else {
            return wrong_type(field, value, &["string".to_owned()]);
        };
        let why: Why = match list_of(field) {
            Some(list) => Reason::Unknown(list).into(),
            None => ShapeFault::NotOneOf(texts().map(str::to_owned).collect()).into(),
        };
        Finding::must(field, why).value(text).nearest(nearest(text, texts()))
    }

    /// A text that a pattern or a format refuses.
    fn ill_formed(&self, error: &ValidationError<'_>, field: &str, value: &Value) -> Finding {
        let text = value.as_str().unwrap_or_default();
        let holder = self.holder(error);
        if holder["format"] == DATE_FORMAT {
            let why = text.parse::<PartialDate>().err().unwrap_or(DateError::Shape);
            return Finding::must(field, ShapeFault::Date(why)).nearest(nearest_date(text));
        }
        if field == "id" {
            return Finding::must(field, Reason::Id).nearest(nearest_id(text));
        }
        if field.ends_with("url") {
            return Finding::must(field, ShapeFault::Address).nearest(nearest_address(text));
        }
        let pattern = holder["pattern"].as_str().unwrap_or_default().to_owned();
        Finding::must(field, ShapeFault::Pattern(pattern))
    }
}

/// The list that a field of a case takes its values from.
fn list_of(field: &str) -> Option<List> {
    match field::shape(field).as_str() {
        "district" => Some(List::Districts),
        "level" => Some(List::Levels),
        "series" => Some(List::Series),
        "themes[]" => Some(List::Themes),
        "mechanisms[]" => Some(List::Mechanisms),
        _ => None,
    }
}

fn wanted(kind: &TypeKind) -> Vec<String> {
    match kind {
        TypeKind::Single(only) => vec![only.to_string()],
        TypeKind::Multiple(set) => set.iter().map(|only| only.to_string()).collect(),
    }
}

/// A value of another type. It is shown as JSON, so that `"130"` and `130` can be told apart.
fn wrong_type(field: &str, value: &Value, wanted: &[String]) -> Finding {
    let wants = |name: &str| wanted.iter().any(|wanted| wanted == name);
    let meant = match value {
        Value::String(text) => serde_json::from_str(text.trim())
            .ok()
            .filter(|read| match read {
                Value::Number(number) => wants("number") || (wants("integer") && number.is_u64()),
                Value::Bool(_) => wants("boolean"),
                _ => false,
            })
            .or_else(|| wants("array").then(|| json!([text]))),
        Value::Number(_) | Value::Bool(_) if wants("string") => Some(json!(value.to_string())),
        _ => None,
    };
    let finding = Finding::must(field, ShapeFault::WrongType(wanted.to_vec()));
    finding.value(&value.to_string()).nearest(meant)
}

/// The values that a list has twice.
fn repeated(field: &str, value: &Value) -> Vec<Finding> {
    let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let again = items.iter().enumerate().filter(|(at, item)| items[..*at].contains(item));
    again
        .map(|(at, item)| {
            // As the engine grades it: a keyword given twice does no harm.
            let grade = if field == "keywords" { Grade::Should } else { Grade::Must };
            let finding = Finding::must(field::item(field, at), Reason::Repeated);
            Finding { grade, ..finding }.value(&shown(item))
        })
        .collect()
}

/// A limit passed. The page can show a case with a keyword too many, but none without a theme.
fn beyond(field: &str, kind: &ValidationErrorKind, error: &ValidationError<'_>) -> Finding {
    match kind {
        ValidationErrorKind::MinLength { .. } => Finding::must(field, Reason::Blank),
        ValidationErrorKind::MinItems { limit: 1 } => Finding::must(field, Reason::EmptyList),
        ValidationErrorKind::MinItems { limit } => {
            Finding::should(field, ShapeFault::TooFew(*limit))
        }
        ValidationErrorKind::MaxItems { limit } => {
            Finding::should(field, ShapeFault::TooMany(*limit))
        }
        ValidationErrorKind::MaxLength { limit } => {
            Finding::should(field, ShapeFault::TooLong(*limit))
        }
        ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
            Finding::must(field, ShapeFault::OutOfRange)
        }
        _ => Finding::must(field, Reason::Shape(shortened(&error.to_string()))),
    }
}

/// A value as a complaint repeats it: a text without its quotes, anything else as JSON.
pub(crate) fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The web address that a text most likely means: without white space around it, with its scheme in
/// small letters, with one where it has none, and without the name and password before its host.
pub(crate) fn nearest_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = match text.split_once("//") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => (String::new(), text),
    };
    let scheme = match scheme.as_str() {
        "http:" | "https:" => scheme,
        "" => "https:".to_owned(),
        _ => return None,
    };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or(host);
    let address = format!("{scheme}//{host}{path}");
    // A word is not the address of a host, nor is what has another scheme.
    (host.contains('.') && is_web_address(&address)).then_some(address)
}

/// The date that a text in another form most likely means: `2020年1月5日`, `2020/1/5`, `20200105`.
pub(crate) fn nearest_date(text: &str) -> Option<PartialDate> {
    let is_digit = |ch: char| ch.is_ascii_digit();
    let mut parts: Vec<&str> =
        text.split(|ch| !is_digit(ch)).filter(|part| !part.is_empty()).collect();
    if let [only] = parts[..]
        && only.len() == 8
    {
        parts = vec![&only[..4], &only[4..6], &only[6..]];
    }
    let year = parts.first()?.parse().ok()?;
    match parts[1..] {
        [] => PartialDate::from_year(year),
        [month] => PartialDate::from_month(year, month.parse().ok()?),
        [month, day] => PartialDate::from_day(year, month.parse().ok()?, day.parse().ok()?),
        _ => None,
    }
}

/// The id that a text in another form most likely means.
fn nearest_id(text: &str) -> Option<String> {
    let text = text.to_ascii_lowercase();
    let parts = text.split(|ch: char| !ch.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let id = parts.collect::<Vec<&str>>().join("-");
    (!id.is_empty()).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_may_not_be_linked_has_a_nearest_one_where_it_is_meant_for_one() {
        for (text, meant) in [
            (" https://www.jinan.gov.cn/a ", Some("https://www.jinan.gov.cn/a")),
            ("HTTPS://www.jinan.gov.cn", Some("https://www.jinan.gov.cn")),
            ("//www.jinan.gov.cn/a", Some("https://www.jinan.gov.cn/a")),
            ("www.jinan.gov.cn/a", Some("https://www.jinan.gov.cn/a")),
            ("https://user:pass@www.jinan.gov.cn/a", Some("https://www.jinan.gov.cn/a")),
            ("javascript:alert(1)", None),
            ("JavaScript://www.jinan.gov.cn/%0aalert(1)", None),
            ("data:text/html,a", None),
            ("https://www.jin\u{430}n.gov.cn/", None),
            ("https://", None),
            ("济南日报", None),
            ("", None),
        ] {
            assert_eq!(nearest_address(text).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn a_date_in_another_form_is_understood() {
        for (text, meant) in [
            ("2020年12月10日", Some("2020-12-10")),
            ("2020/1/5", Some("2020-01-05")),
            ("2020.11", Some("2020-11")),
            ("20201210", Some("2020-12-10")),
            ("2020年", Some("2020")),
            ("2021-02-30", None),
            ("去年", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(nearest_date(text).map(|date| date.to_string()).as_deref(), meant, "{text}");
        }
    }

    #[test]
    fn an_id_in_another_form_is_understood() {
        assert_eq!(nearest_id("Lixia_One--Window ").as_deref(), Some("lixia-one-window"));
        assert_eq!(nearest_id("历下"), None);
    }
}
