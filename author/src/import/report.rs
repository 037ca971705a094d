//! The report of an import: for people, for programs, and as a table.

use anlan_engine::check::shortened;
use anlan_importer::remark::Grade;
use anlan_importer::words as said;
use anlan_importer::{Kept, Place};
use anlan_tables::is_formula;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::import::{About, Imported, Said};
use crate::unseen;
use crate::words::{self, Lang};

/// So many values without a place in a case are listed for people.
const LISTED: usize = 50;

impl Said {
    fn what(&self, lang: Lang) -> String {
        match &self.about {
            About::Sheet(what) => said::what(what, lang),
            About::Case(why) => words::why(why, lang),
            About::Replaces => said::replaces(lang),
            About::NotWritten => said::not_written(lang),
        }
    }

    fn is_note(&self) -> bool {
        self.grade == Grade::Note
    }
}

/// How many there are of each grade, from the heaviest on.
fn counts(imported: &Imported) -> [usize; 3] {
    [Grade::Must, Grade::Should, Grade::Note]
        .map(|grade| imported.said.iter().filter(|own| own.grade == grade).count())
}

/// For people.
pub(super) fn text(imported: &Imported, lang: Lang) -> String {
    let mut text: String = imported.said.iter().map(|own| one(own, lang) + "\n\n").collect();
    let kept = &imported.kept;
    if !kept.is_empty() {
        text.push_str(&said::kept(kept.len(), lang));
        text.push('\n');
        for own in kept.iter().take(LISTED) {
            let value = shortened(&own.value);
            let place = said::place(&own.place, lang);
            text.push_str(&unseen::shown(&format!("  {place} · {value}")));
            text.push('\n');
        }
        if kept.len() > LISTED {
            text.push_str(&format!("  {}\n", said::more(kept.len() - LISTED, lang)));
        }
        text.push('\n');
    }
    if imported.n_other_faults > 0 {
        text.push_str(&said::other_faults(imported.n_other_faults, lang));
        text.push_str("\n\n");
    }
    let (n_cases, n_written) = (imported.n_cases, imported.written.len());
    text + &said::counts(n_cases, n_written, counts(imported), lang) + "\n"
}

fn one(own: &Said, lang: Lang) -> String {
    let name = words::name_of_field(&own.field).filter(|_| lang == Lang::Zh);
    let name = name.map(|name| format!("（{name}）")).unwrap_or_default();
    let field = (!own.field.is_empty()).then(|| format!("{}{name}", own.field));
    let place = [Some(said::place(&own.place, lang)), own.case.clone(), field];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let colon = lang.of("：", ": ");
    let what = format!("  {}{colon}{}", said::grade(own.grade, lang), own.what(lang));
    let found = own.value.as_ref().map(|value| said::found(&shortened(value), lang));
    let meant = own.nearest.as_ref();
    let meant = meant.map(|value| said::meant(&shortened(value), own.is_note(), lang));
    let known: Vec<String> = found.into_iter().chain(meant).collect();
    let known = (!known.is_empty()).then(|| format!("  {}", known.join(lang.of("，", " – "))));
    let lines = [Some(place), Some(what), known].into_iter().flatten();
    // Before a terminal sees it: what a control character does there is anybody's guess.
    lines.map(|line| unseen::shown(&line)).collect::<Vec<_>>().join("\n")
}

fn grade_name(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => "must",
        Grade::Should => "should",
        Grade::Note => "note",
    }
}

/// For programs: the keys are English in either language.
pub(super) fn json(imported: &Imported, lang: Lang) -> Result<String> {
    let placed = |place: &Place| {
        json!({
            "file": *place.file, "sheet": place.sheet.as_deref(), "row": place.row,
            "column": place.column, "cell": place.cell(), "heading": place.heading.as_deref(),
        })
    };
    let remarks = imported.said.iter().map(|own| {
        json!({
            "grade": grade_name(own.grade), "place": placed(&own.place), "case": own.case,
            "field": own.field, "what": own.what(lang), "value": own.value, "nearest": own.nearest,
        })
    });
    let kept = imported.kept.iter().map(|Kept { place, case, value }| {
        json!({ "place": placed(place), "case": case, "value": value })
    });
    let [must, should, note] = counts(imported);
    let report = json!({
        "cases": imported.n_cases,
        "written": imported.written,
        "counts": { "must": must, "should": should, "note": note },
        "other_faults": imported.n_other_faults,
        "remarks": remarks.collect::<Vec<Value>>(),
        "kept": kept.collect::<Vec<Value>>(),
    });
    Ok(serde_json::to_string_pretty(&report)? + "\n")
}

/// As a table, with the mark by which spreadsheets know UTF-8.
pub(super) fn csv(imported: &Imported, lang: Lang) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(said::columns(lang))?;
    let numbered = |number: Option<u32>| number.map(|own| own.to_string()).unwrap_or_default();
    let mut row = |grade: String, place: &Place, rest: [&str; 5]| {
        let [case, field, what, value, nearest] = rest;
        let column = Place { row: None, ..place.clone() }.cell();
        let (row, sheet) = (numbered(place.row), place.sheet.as_deref().unwrap_or_default());
        let heading = place.heading.as_deref().unwrap_or_default();
        let cells = [
            &grade,
            &*place.file,
            sheet,
            &row,
            &column,
            heading,
            case,
            field,
            what,
            value,
            nearest,
        ];
        // The table is opened by double click; see docs/export.md.
        writer.write_record(
            cells.map(|cell| if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }),
        )
    };
    let text = |own: &Option<String>| own.clone().unwrap_or_default();
    for own in &imported.said {
        let (case, value, nearest) = (text(&own.case), text(&own.value), text(&own.nearest));
        let rest = [case.as_str(), &own.field, &own.what(lang), &value, &nearest];
        row(said::grade(own.grade, lang), &own.place, rest)?;
    }
    for Kept { place, case, value } in &imported.kept {
        let kept = said::kept_value(lang);
        row(said::grade(Grade::Note, lang), place, [&text(case), "", &kept, value, ""])?;
    }
    let bytes = writer.into_inner().context("cannot write the table")?;
    Ok(format!("\u{feff}{}", String::from_utf8(bytes)?))
}
