//! What changed between two collections: said whole, and so that the one follows from the other.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;

use anlan_author::difference::collected::Collected;
use anlan_author::difference::{Change, Difference, changes, report::report};
use anlan_author::words::Lang;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desk::{Desk, FOUNDING, repository};

mod desk;

/// A collection of these cases.
fn of(cases: &[Value]) -> Collected {
    let named = |case: &Value| (case["id"].as_str().unwrap().to_owned(), case.clone());
    Collected { cases: cases.iter().map(named).collect(), lists: BTreeMap::new() }
}

/// The old value with its changes made, the slow and obvious way.
fn changed(old: &Value, changes: &[Change]) -> Value {
    let mut value = old.clone();
    // What left a list goes from its end on, what came comes from its start on.
    let is_removal = |own: &&Change| own.after.is_none() && own.field.ends_with(']');
    for own in changes.iter().filter(is_removal).rev() {
        let (list, at) = own.field.strip_suffix(']').unwrap().rsplit_once('[').unwrap();
        place(&mut value, list).as_array_mut().unwrap().remove(at.parse().unwrap());
    }
    for own in changes.iter().filter(|own| !is_removal(own)) {
        let after = own.after.clone().unwrap_or(Value::Null);
        if own.before.is_none() && own.field.ends_with(']') {
            let (list, at) = own.field.strip_suffix(']').unwrap().rsplit_once('[').unwrap();
            place(&mut value, list).as_array_mut().unwrap().insert(at.parse().unwrap(), after);
        } else {
            *place(&mut value, &own.field) = after;
        }
    }
    value
}

/// What stands at a path, made where there is nothing.
fn place<'a>(value: &'a mut Value, path: &str) -> &'a mut Value {
    path.split(['.', '[']).filter(|step| !step.is_empty()).fold(value, |value, step| {
        match step.strip_suffix(']') {
            Some(at) => &mut value[at.parse::<usize>().unwrap()],
            None => &mut value[step],
        }
    })
}

/// Without what says nothing: `null`, and lists and objects of nothing.
fn said(value: &Value) -> Value {
    match value {
        Value::Object(fields) => {
            let own = fields.iter().map(|(name, own)| (name.clone(), said(own)));
            Value::Object(own.filter(|(_, own)| *own != json!([]) && !own.is_null()).collect())
        }
        Value::Array(items) => items.iter().map(said).collect(),
        other => other.clone(),
    }
}

/// Values as the data files have them: no list is an item of a list.
fn value() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![(0..4).prop_map(|n| json!(n)), "[甲乙]{0,3}".prop_map(|text| json!(text))];
    let object = |inner: BoxedStrategy<Value>| {
        let field = (prop_oneof![Just("a"), Just("b"), Just("c")], inner);
        vec(field, 0..4).prop_map(|fields| {
            Value::Object(fields.into_iter().map(|(name, own)| (name.to_owned(), own)).collect())
        })
    };
    leaf.prop_recursive(4, 32, 4, move |inner| {
        let item = prop_oneof![(0..4).prop_map(|n| json!(n)), object(inner.clone().boxed())];
        prop_oneof![vec(item, 0..5).prop_map(Value::Array), object(inner.boxed())]
    })
}

proptest! {
    #[test]
    fn the_new_value_follows_from_the_old_one_and_the_changes(old in value(), new in value()) {
        let (old, new) = (json!({ "a": old }), json!({ "a": new }));
        let found = changes(&old, &new);
        prop_assert_eq!(said(&changed(&old, &found)), said(&new), "{:?}", found);
        prop_assert_eq!(found.is_empty(), said(&old) == said(&new));
    }

    #[test]
    fn nothing_differs_from_itself(own in value()) {
        prop_assert_eq!(changes(&own, &own), vec![]);
    }
}

#[test]
fn the_collection_differs_in_nothing_from_what_is_built_of_it() {
    let out = tempfile::tempdir().unwrap();
    let checked = anlan_author::check::check(&repository("data")).unwrap();
    anlan_author::bundle::build(&checked, out.path(), None, false).unwrap().unwrap();
    let published = out.path().join("collection.json");
    let difference = Difference::of(&repository("data"), &published).unwrap();
    assert!(difference.is_empty(), "{}", report(&difference, Lang::En));
    assert_eq!(report(&difference, Lang::Zh), "没有不同。\n");
}

#[test]
fn a_person_sees_what_is_new_what_is_gone_and_what_changed() {
    let old = of(&[
        json!({ "id": "a", "title": "甲", "background": "群众办事往往要跑很多个部门，材料重复提交，时间很长。" }),
        json!({ "id": "b", "title": "乙" }),
    ]);
    let new = of(&[
        json!({
            "id": "a", "title": "甲", "background": "群众办事往往要跑好几个部门，材料重复提交，时间很长。",
            "figures": [{ "label": "调解", "value": 130.0, "unit": "件" }], "outcomes": null,
        }),
        json!({ "id": "c", "title": "丙" }),
    ]);
    let difference = Difference::between(&old, &new);
    assert_eq!(
        report(&difference, Lang::Zh),
        "\
新增：1
  c《丙》

撤回：1
  b《乙》

改动：1
  a《甲》
    background（背景）
      - 群众办事往往要跑很多个部门，材料重复提交，时…
      + 群众办事往往要跑好几个部门，材料重复提交，时…
    figures（指标）
      + 调解 · 130 · 件

新增 1 个案例，撤回 1 个，改动 1 个；词表改动 0 个。
"
    );
    let english = report(&difference, Lang::En);
    assert!(
        english.ends_with("1 cases added, 1 withdrawn, 1 changed; 0 lists changed.\n"),
        "{english}"
    );
}

#[test]
fn each_file_that_cannot_be_read_is_named() {
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    desk.write("cases/broken.json", "{");
    desk.write("vocabulary.json", "");
    let error = format!("{:#}", Collected::read(&desk.path("")).unwrap_err());
    assert!(
        error.contains("cases/broken.json: ") && error.contains("vocabulary.json: "),
        "{error}"
    );
    let nowhere = Collected::read(&desk.path("nowhere.json")).unwrap_err();
    assert!(format!("{nowhere:#}").contains("nowhere.json"), "{nowhere:#}");
}
