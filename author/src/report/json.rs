//! A report for programs.

use anlan_importer::Place;
use anyhow::Result;
use serde_json::{Value, json};

use super::{Grade, Kept, Report};
use crate::words::Lang;

pub(super) fn json(report: &Report, lang: Lang) -> Result<String> {
    let rows = report.rows.iter().map(|row| {
        json!({
            "grade": grade_name(row.grade), "place": placed(&row.place.as_sheet()),
            "case": row.case, "field": row.field, "what": row.sentence(lang),
            "value": row.value, "nearest": row.nearest,
        })
    });
    let kept = report.kept.iter().map(|Kept { place, case, value }| {
        json!({ "place": placed(place), "case": case, "value": value })
    });
    let [must, should, note] = report.counts();
    let report = json!({
        "cases": report.n_cases,
        "written": report.written,
        "counts": { "must": must, "should": should, "note": note },
        "other_faults": report.n_other_faults,
        "remarks": rows.collect::<Vec<Value>>(),
        "kept": kept.collect::<Vec<Value>>(),
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

fn placed(place: &Place) -> Value {
    json!({
        "file": *place.file, "sheet": place.sheet.as_deref(), "row": place.row,
        "column": place.column, "cell": place.cell(), "heading": place.heading.as_deref(),
    })
}

fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => "must",
        Grade::Should => "should",
        Grade::Note => "note",
    }
}
