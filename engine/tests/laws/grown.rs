//! Collections of any size, made by counting: as large as a law needs them, and the same each time.

use anlan_engine::collection::Collection;
use anlan_engine::load::load;
use serde_json::{Value, json};

/// How a collection is made.
#[derive(Clone, Copy)]
pub(crate) struct Grown<'a> {
    pub(crate) cases: usize,
    /// How many mechanisms there are; a case has one or two.
    pub(crate) mechanisms: usize,
    /// What the texts of the cases are, in turn.
    pub(crate) texts: &'a [&'a str],
}

impl Grown<'_> {
    /// The date of a case: of every precision, and every seventh undated.
    pub(crate) fn date(at: usize) -> Value {
        let (year, month, day) = (2015 + at * 5 % 9, at * 7 % 12 + 1, at * 11 % 28 + 1);
        match at % 7 {
            0 => json!({}),
            1 => json!({ "value": format!("{year}"), "kind": "started" }),
            2 => json!({ "value": format!("{year}-{month:02}"), "kind": "started" }),
            _ => json!({ "value": format!("{year}-{month:02}-{day:02}"), "kind": "started" }),
        }
    }

    pub(crate) fn bundle(self) -> Value {
        let term = |id: String| json!({ "id": id, "zh": id, "en": id });
        let terms = |letter: char, count: usize| -> Vec<Value> {
            (0..count).map(|at| term(format!("{letter}{at}"))).collect()
        };
        let mechanism = |at: usize| {
            let id = format!("m{at}");
            json!({ "id": id, "zh": id, "en": id, "definition_zh": "" })
        };
        let place = |at: usize| {
            let code = format!("d{at}");
            json!({
                "code": code, "zh": code, "zh_short": code, "zh_hant": "", "pinyin": "",
                "initials": "", "en": code, "kind": "district",
            })
        };
        let case = |at: usize| {
            let (one, other) = (at % self.mechanisms, at * 13 % self.mechanisms);
            let mut mechanisms = vec![format!("m{one}")];
            if other != one {
                mechanisms.push(format!("m{other}"));
            }
            let text = self.texts[at % self.texts.len()];
            json!({
                "id": format!("c{at:06}"), "title": format!("题{at}"), "title_en": "t",
                "summary_en": "s", "district": format!("d{}", at * at % 5), "level": "l0",
                "organ": "o", "themes": [format!("t{}", at % 3)], "mechanisms": mechanisms,
                "keywords": [], "date": Grown::date(at), "background": text,
                "practices": [{ "heading": "h", "text": "x" }],
                "source": { "kind": "official", "linkable": false },
            })
        };
        json!({
            "format": 1,
            "vocabulary": {
                "themes": terms('t', 3),
                "mechanisms": (0..self.mechanisms).map(mechanism).collect::<Vec<_>>(),
                "levels": terms('l', 1), "series": [], "qualifiers": [],
                "source_kinds": [term("official".to_owned())], "date_kinds": [],
            },
            "districts": (0..5).map(place).collect::<Vec<_>>(),
            "variants": "",
            "cases": (0..self.cases).map(case).collect::<Vec<_>>(),
        })
    }

    pub(crate) fn collection(self) -> Collection {
        let loaded = load(serde_json::to_vec(&self.bundle()).unwrap()).unwrap();
        assert_eq!(loaded.left_out(), 0, "{:?}", loaded.complaints.first());
        loaded.collection
    }
}
