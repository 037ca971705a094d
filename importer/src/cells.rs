//! One cell as the value of its field, and what is to be said of it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::amounts::{self, Amount};
use crate::columns::{Column, Holds, List};
use crate::dates;
use crate::grid::{Cell, Place};
use crate::names::{Names, folded, narrow};
use crate::remark::{Grade, Remark, What};

/// What is needed to read the cells of a row, and what was said of them.
pub(crate) struct Reading<'a> {
    pub(crate) names: &'a Names<'a>,
    /// The id of the case.
    pub(crate) case: Option<String>,
    /// The path of the entry that the row is, such as `figures[2]`; empty for a case.
    pub(crate) prefix: String,
    pub(crate) remarks: Vec<Remark>,
}

impl Reading<'_> {
    /// The path of a column's field in the case.
    pub(crate) fn field(&self, column: &Column) -> String {
        self.path(column.key)
    }

    fn path(&self, key: &str) -> String {
        match (self.prefix.as_str(), key) {
            ("", key) => key.to_owned(),
            (prefix, "") => prefix.to_owned(),
            (prefix, key) => format!("{prefix}.{key}"),
        }
    }

    fn say(&mut self, field: String, remark: Remark) {
        self.remarks.push(Remark { case: self.case.clone(), field, ..remark });
    }

    /// The value of a cell in a column. What could not be understood stays in the case as it was typed,
    /// so that nothing is lost; nothing stays of an empty cell or a formula that went wrong.
    pub(crate) fn value(&mut self, column: &Column, cell: &Cell, place: &Place) -> Option<Value> {
        if let Cell::Fault(text) = cell {
            let remark = Remark::new(Grade::Must, place.clone(), What::Formula).value(text);
            self.say(self.field(column), remark);
            return None;
        }
        let shown = cell.shown();
        let text = shown.trim();
        if text.is_empty() {
            return None;
        }
        if text.len() < shown.len() {
            let remark = Remark::new(Grade::Note, place.clone(), What::Trimmed).value(&shown);
            self.say(self.field(column), remark);
        }
        let wrong = |what| Remark::new(Grade::Must, place.clone(), what).value(text);
        match column.holds {
            Holds::Id | Holds::Text => Some(text.into()),
            Holds::Number => {
                let read = number(cell, text).map(|amount| json_number(amount.value));
                Some(read.unwrap_or_else(|| self.not_read(column, wrong(What::Number), text)))
            }
            Holds::Truth => {
                let read = truth(cell, text).map(Value::from);
                Some(read.unwrap_or_else(|| self.not_read(column, wrong(What::Truth), text)))
            }
            Holds::Date => Some(self.date(column, cell, text, place).into()),
            Holds::Period => {
                let is_dated = narrow(text).starts_with(|ch: char| ch.is_ascii_digit());
                let date = dates::read(text).filter(|_| is_dated);
                Some(date.map_or_else(|| text.to_owned(), |date| date.to_string()).into())
            }
            Holds::One(list) => Some(self.one(list, self.field(column), text, place).into()),
            Holds::Several(list) => Some(self.several(list, column, text, place)),
            Holds::Words => Some(parts(text).into_iter().map(Value::from).collect()),
        }
    }

    fn not_read(&mut self, column: &Column, remark: Remark, text: &str) -> Value {
        self.say(self.field(column), remark);
        text.into()
    }

    fn date(&mut self, column: &Column, cell: &Cell, text: &str, place: &Place) -> String {
        let field = self.field(column);
        match cell {
            Cell::Date { date, is_sure } => {
                if !is_sure && date.day() == Some(1) {
                    let remark = Remark::new(Grade::Note, place.clone(), What::FirstOfMonth);
                    self.say(field, remark.value(text));
                }
                return date.to_string();
            }
            // 2020.10 and 2020.1 are the same number.
            Cell::Number(number) if text.ends_with(".1") && number.fract() != 0.0 => {
                let remark = Remark::new(Grade::Must, place.clone(), What::HalfDate).value(text);
                self.say(field, remark);
                return text.to_owned();
            }
            _ => {}
        }
        if let Some(date) = dates::read(text) {
            return date.to_string();
        }
        self.say(field, Remark::new(Grade::Must, place.clone(), What::Date).value(text));
        text.to_owned()
    }

    fn one(&mut self, list: List, field: String, text: &str, place: &Place) -> String {
        if let Some(id) = self.names.id(list, text) {
            return id.to_owned();
        }
        let remark =
            Remark::new(Grade::Must, place.clone(), What::NotInList(self.names.wording.list(list)));
        let nearest = self.names.nearest(list, text).map(str::to_owned);
        self.say(field, remark.value(text).nearest(nearest));
        text.to_owned()
    }

    fn several(&mut self, list: List, column: &Column, text: &str, place: &Place) -> Value {
        let mut all: Vec<Value> = Vec::new();
        for part in parts(text) {
            let halves: Vec<&str> = part.split('、').map(str::trim).collect();
            // 、 parts values beside ； too, where no name has it.
            let are_names = self.names.id(list, part).is_none()
                && halves.iter().all(|half| self.names.id(list, half).is_some());
            for own in if are_names { halves } else { vec![part] } {
                let field = format!("{}[{}]", self.field(column), all.len());
                all.push(self.one(list, field, own, place).into());
            }
        }
        Value::Array(all)
    }

    /// Puts unit and exactness of a figure together from their columns and from what the cell of the
    /// number says itself.
    pub(crate) fn figure(
        &mut self,
        entry: &mut BTreeMap<&'static str, Value>,
        cell: Option<(Place, &Cell)>,
    ) {
        let Some((place, cell)) = cell else { return };
        let shown = cell.shown();
        let Some(amount) = number(cell, shown.trim()) else { return };
        let text = |entry: &BTreeMap<&'static str, Value>, key: &str| {
            entry.get(key).and_then(Value::as_str).map(str::to_owned)
        };
        let remark = |grade, what| Remark::new(grade, place.clone(), what).value(shown.trim());
        match (text(entry, "unit"), unit(&amount, text(entry, "unit").as_deref())) {
            (_, Some(unit)) => {
                entry.insert("unit", unit.into());
            }
            (Some(column), None) => {
                self.say(self.path("unit"), remark(Grade::Must, What::OtherUnit(column)));
            }
            (None, None) => {}
        }
        let own = text(entry, "qualifier");
        match (own, amount.qualifier) {
            (None, Some(said)) => {
                entry.insert("qualifier", said.into());
            }
            (None, None) => {
                entry.insert("qualifier", "exact".into());
                self.say(self.path("qualifier"), remark(Grade::Note, What::TakenAsExact));
            }
            (Some(column), Some(said)) if column != said => {
                let column = self.names.zh(List::Qualifiers, &column).unwrap_or(&column).to_owned();
                self.say(self.path("qualifier"), remark(Grade::Must, What::OtherQualifier(column)));
            }
            _ => {}
        }
        if !amount.unit.is_empty() || amount.qualifier.is_some() {
            let qualifier = text(entry, "qualifier").unwrap_or_default();
            let qualifier = self.names.zh(List::Qualifiers, &qualifier).unwrap_or(&qualifier);
            let unit = text(entry, "unit").unwrap_or_default();
            let read = format!("{} · {unit} · {qualifier}", amount.value);
            let remark = remark(Grade::Note, What::Amount).nearest(Some(read));
            self.say(self.path("value"), remark);
        }
    }
}

/// The unit of an amount, given what stands in the column of units; none where they differ or where
/// neither says one.
fn unit(amount: &Amount, column: Option<&str>) -> Option<String> {
    let said = amount.unit.as_str();
    let Some(column) = column else { return (!said.is_empty()).then(|| said.to_owned()) };
    let rest = said.strip_prefix(['万', '亿']).unwrap_or(said);
    if said.is_empty() || said == column {
        Some(column.to_owned())
    } else if rest.is_empty() {
        // 3.3万 with 人 is 3.3 with 万人, and so is 3.3万 with 万人.
        Some(if column.starts_with(said) { column.to_owned() } else { format!("{said}{column}") })
    } else {
        (rest == column).then(|| said.to_owned())
    }
}

fn number(cell: &Cell, text: &str) -> Option<Amount> {
    match cell {
        Cell::Number(value) => value.is_finite().then(|| Amount {
            value: *value,
            qualifier: None,
            unit: String::new(),
        }),
        Cell::Text(_) => amounts::read(text),
        _ => None,
    }
}

/// A number as the case files write it: whole ones without a fraction.
fn json_number(value: f64) -> Value {
    // Beyond this not every whole number is a number of its own.
    const WHOLE: f64 = 9_007_199_254_740_992.0;
    if value.fract() == 0.0 && value.abs() < WHOLE && !(value == 0.0 && value.is_sign_negative()) {
        #[allow(clippy::cast_possible_truncation, reason = "whole, and below 2^53")]
        return Value::from(value as i64);
    }
    Value::from(value)
}

fn truth(cell: &Cell, text: &str) -> Option<bool> {
    if let Cell::Truth(value) = cell {
        return Some(*value);
    }
    match text {
        "√" | "✓" | "✔" => return Some(true),
        "×" | "✗" | "✘" => return Some(false),
        _ => {}
    }
    match folded(text).as_str() {
        "是" | "可" | "可以" | "有" | "对" | "對" | "true" | "yes" | "y" | "1" => Some(true),
        "否" | "不" | "不可" | "不可以" | "无" | "無" | "错" | "false" | "no" | "n" | "0" => {
            Some(false)
        }
        _ => None,
    }
}

/// The values of a cell: parted by ； or ; or line ends; by 、 where none of these is there.
fn parts(text: &str) -> Vec<&str> {
    let marks = ['；', ';', '\n', '\r'];
    let parts: Vec<&str> = if text.contains(marks) {
        text.split(marks).collect()
    } else {
        text.split('、').collect()
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_parted_by_the_strongest_mark_that_is_there() {
        for (text, wanted) in [
            ("a；b", vec!["a", "b"]),
            ("a; b", vec!["a", "b"]),
            ("a、b", vec!["a", "b"]),
            ("a、b；c", vec!["a、b", "c"]),
            ("a、b；", vec!["a、b"]),
            ("；；", vec![]),
            ("a\nb", vec!["a", "b"]),
        ] {
            assert_eq!(parts(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_unit_is_said_once() {
        let said = |unit: &str| Amount { value: 3.3, qualifier: None, unit: unit.to_owned() };
        for (cell, column, wanted) in [
            ("", Some("人"), Some("人")),
            ("万", Some("人"), Some("万人")),
            ("万", Some("万人"), Some("万人")),
            ("万人", Some("人"), Some("万人")),
            ("件", None, Some("件")),
            ("件", Some("件"), Some("件")),
            ("件", Some("人"), None),
            ("", None, None),
        ] {
            assert_eq!(unit(&said(cell), column).as_deref(), wanted, "{cell} {column:?}");
        }
    }
}
