//! Tables for a spreadsheet: UTF-8 with a mark, so that it is not taken for another encoding; names
//! instead of codes; and nothing that would be run as a formula.

use anlan_engine::collection::CaseId;
use anlan_engine::facet::Facet;
use anlan_engine::figures::Figures;
use anlan_tables::is_formula;
use anlan_tables::table::csv;

use super::Taking;
use crate::own;

/// The mark by which Excel and WPS know UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What parts several values in one cell.
const GAP: &str = "\u{ff1b}";

/// One row a case.
pub(super) fn cases(taking: &Taking<'_>) -> Vec<u8> {
    let locale = taking.context.address.locale;
    let mut heads = locale.take().columns;
    heads[3] = own::facet(locale, Facet::District);
    let cases = taking.context.answer.hits.first(usize::MAX);
    written(&heads, cases.into_iter().map(|case| case_row(taking, case)))
}

fn case_row(taking: &Taking<'_>, case: CaseId) -> [String; 28] {
    let context = taking.context;
    let words = context.words();
    let record = context.collection.case(case);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let names = |facet: Facet| {
        let own = context.collection.column(facet).of_case(case);
        own.map(|bucket| context.bucket_name(facet, bucket, false)).collect::<Vec<_>>().join(GAP)
    };
    let lines = |lines: &mut dyn Iterator<Item = String>| lines.collect::<Vec<_>>().join(GAP);
    let figures = lines(&mut record.figures.iter().map(|figure| {
        let period = figure.as_of.as_ref().map(|as_of| words.period(as_of));
        let number = format!("{} {} {}", figure.label, words.quantity(figure), figure.unit);
        period.map_or_else(|| number.clone(), |period| format!("{number} ({period})"))
    }));
    let honours = lines(&mut record.honours.iter().map(|own| {
        let known = own.by.iter().cloned().chain(own.date.map(words.day));
        let known = known.collect::<Vec<_>>().join(" ");
        if known.is_empty() { own.name.clone() } else { format!("{} ({known})", own.name) }
    }));
    let milestones = record.milestones.iter().map(|own| {
        let day = (words.day)(own.date);
        format!("{day} {}", own.text)
    });
    let source = &record.source;
    [
        record.id.clone(),
        record.title.clone(),
        record.title_en.clone(),
        names(Facet::District),
        text(&record.place),
        names(Facet::Level),
        record.organ.clone(),
        names(Facet::Theme),
        names(Facet::Mechanism),
        record.keywords.join(GAP),
        record.date.value.map(|date| date.year().to_string()).unwrap_or_default(),
        record.date.value.map(words.day).unwrap_or_default(),
        record.date.kind.map(|kind| (words.date_kind)(kind).to_owned()).unwrap_or_default(),
        record.series.as_ref().map(|_| names(Facet::Series)).unwrap_or_default(),
        record.background.clone(),
        lines(&mut record.practices.iter().map(|own| (words.pair)(&own.heading, &own.text))),
        text(&record.outcomes),
        figures,
        honours,
        lines(&mut milestones.into_iter()),
        record.summary_en.clone(),
        text(&record.editor_note),
        text(&source.title),
        text(&source.publisher),
        source.published.map(words.day).unwrap_or_default(),
        (words.source_kind)(source.kind).to_owned(),
        source.url.clone().filter(|_| source.linkable).unwrap_or_default(),
        taking.link(|to| to.case = Some(case)),
    ]
}

/// One row a figure.
pub(super) fn figures(taking: &Taking<'_>) -> Vec<u8> {
    let context = taking.context;
    let locale = context.address.locale;
    let figures = Figures::of(context.collection, &context.answer.hits);
    let row = |own: &anlan_engine::figures::FigureOf<'_>| {
        let record = context.collection.case(own.case);
        let places = context.collection.column(Facet::District).of_case(own.case);
        let places = places.map(|place| context.bucket_name(Facet::District, place, false));
        let url = record.source.url.clone().filter(|_| record.source.linkable);
        [
            record.id.clone(),
            context.title(record).to_owned(),
            places.collect::<Vec<_>>().join(GAP),
            own.figure.label.clone(),
            own.figure.value.to_string(),
            own.figure.unit.clone(),
            (locale.figures().qualifier)(own.figure.qualifier).to_owned(),
            own.figure
                .as_of
                .as_ref()
                .map(|as_of| context.words().period(as_of))
                .unwrap_or_default(),
            url.unwrap_or_default(),
            taking.link(|to| to.case = Some(own.case)),
        ]
    };
    let mut heads = locale.take().figure_columns;
    heads[2] = own::facet(locale, Facet::District);
    written(&heads, figures.all().iter().map(row))
}

fn written<const N: usize>(heads: &[&str; N], rows: impl Iterator<Item = [String; N]>) -> Vec<u8> {
    let mut records = vec![heads.map(str::to_owned).to_vec()];
    records.extend(rows.map(|row| row.map(guarded).to_vec()));
    [MARK, &csv(&records)].concat()
}

/// A text that no spreadsheet takes for a formula: an apostrophe before one makes it a text. A number
/// is none.
fn guarded(text: String) -> String {
    let is_number = text.parse::<f64>().is_ok();
    if is_formula(&text) && !is_number { format!("'{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn no_text_is_a_formula_and_numbers_stay_numbers() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@sum", "'@sum"),
            ("+86 531", "'+86 531"),
            ("-3", "-3"),
            ("-2.5", "-2.5"),
            ("-x", "'-x"),
            ("\t=1", "'\t=1"),
            ("案例", "案例"),
        ] {
            assert_eq!(guarded(text.to_owned()), cell);
        }
    }
}
