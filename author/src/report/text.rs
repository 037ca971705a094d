//! A report for people: each row with its place, what is the matter, what was found and what was
//! probably meant; the counts in the last line.

use anlan_engine::check::shortened;
use anlan_importer::words as said;

use super::{Of, Report, Row};
use crate::unseen;
use crate::words::Lang;

/// So many values without a place in a case are listed.
const LISTED: usize = 50;

pub(super) fn text(report: &Report, lang: Lang) -> String {
    let mut text: String = report.rows.iter().map(|row| one(row, lang) + "\n\n").collect();
    let kept = &report.kept;
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
    if report.n_other_faults > 0 {
        text.push_str(&said::other_faults(report.n_other_faults, lang));
        text.push_str("\n\n");
    }
    text + &last_line(report, lang) + "\n"
}

/// One row, on two or three lines: `data/cases/some-case.json:12 · some-case · figures[2].unit（第 3
/// 个指标的单位）` first.
fn one(row: &Row, lang: Lang) -> String {
    let name = row.field_name(lang).map(|name| format!("（{name}）")).unwrap_or_default();
    let field = (!row.field.is_empty()).then(|| format!("{}{name}", row.field));
    let place = [Some(row.place.words(lang)), row.case.clone(), field];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let colon = lang.of("：", ": ");
    let what = format!("  {}{colon}{}", row.grade_name(lang), row.sentence(lang));
    let known: Vec<String> = row.found(lang).into_iter().chain(row.meant(lang)).collect();
    let known = (!known.is_empty()).then(|| format!("  {}", known.join(lang.of("，", " – "))));
    let lines = [Some(place), Some(what), known].into_iter().flatten();
    // Before a terminal sees it: what a control character does there is anybody's guess.
    lines.map(|line| unseen::shown(&line)).collect::<Vec<_>>().join("\n")
}

fn last_line(report: &Report, lang: Lang) -> String {
    let (found, [must, should, _]) = (report.n_cases, report.counts());
    match (report.of, lang) {
        (Of::Import, _) => said::counts(found, report.written.len(), report.counts(), lang),
        (Of::Folder, Lang::Zh) if must + should == 0 => format!("{found} 个案例，没有问题。"),
        (Of::Folder, Lang::Zh) => {
            format!("{found} 个案例：必须改 {must} 处，建议改 {should} 处。")
        }
        (Of::Folder, Lang::En) if must + should == 0 => format!("{found} cases, nothing to fix."),
        (Of::Folder, Lang::En) => {
            format!("{found} cases: {must} must-fix, {should} should-fix.")
        }
    }
}
