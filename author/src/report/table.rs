//! A report as a table that spreadsheets open.

use anlan_importer::Place;
use anlan_importer::words as said;
use anlan_tables::is_formula;
use anyhow::{Context as _, Result};

use super::{Grade, Kept, Report};
use crate::words::Lang;

pub(super) fn csv(report: &Report, lang: Lang) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(said::columns(lang))?;
    let mut write = |grade: String, place: &Place, rest: [&str; 5]| {
        let [case, field, what, value, nearest] = rest;
        let column = Place { row: None, ..place.clone() }.cell();
        let row = place.row.map(|own| own.to_string()).unwrap_or_default();
        let sheet = place.sheet.as_deref().unwrap_or_default();
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
    for row in &report.rows {
        let (case, value, nearest) = (text(&row.case), text(&row.value), text(&row.nearest));
        let rest = [case.as_str(), &row.field, &row.sentence(lang), &value, &nearest];
        write(row.grade_name(lang), &row.place.as_sheet(), rest)?;
    }
    for Kept { place, case, value } in &report.kept {
        let kept = said::kept_value(lang);
        write(said::grade(Grade::Note, lang), place, [&text(case), "", &kept, value, ""])?;
    }
    let bytes = writer.into_inner().context("cannot write the table")?;
    Ok(format!("\u{feff}{}", String::from_utf8(bytes)?))
}
