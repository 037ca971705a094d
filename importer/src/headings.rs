//! Which sheet is which, and which column: by their names in either script or in English, however
//! they are spaced and in any order.

use std::collections::BTreeMap;
use std::sync::Arc;

use anlan_engine::check::nearest;

use crate::columns::{Column, FORMS, Form, LISTS};
use crate::grid::Sheet;
use crate::names::folded;
use crate::wording::Wording;

/// So many rows from the top may be the one of the headings.
const TOP: usize = 20;

/// The headings of a sheet.
pub(crate) struct Headings {
    /// The row that they stand in.
    pub(crate) row: u32,
    /// The known columns, by their place in the sheet.
    pub(crate) known: BTreeMap<u32, &'static Column>,
    /// All headings as they stand there.
    pub(crate) all: BTreeMap<u32, Arc<str>>,
    /// Those of known columns that another column has already.
    pub(crate) repeated: Vec<u32>,
}

/// The sheet of this name.
pub(crate) fn form(name: &str) -> Option<&'static Form> {
    let name = folded(name);
    FORMS.iter().find(|form| {
        let mut names = [form.zh, form.list].into_iter().chain(form.also.iter().copied());
        names.any(|own| folded(own) == name)
    })
}

/// Whether a sheet is the one with the values to choose from.
pub(crate) fn is_lists(name: &str) -> bool {
    [LISTS, "列表", "lists"].into_iter().any(|own| folded(own) == folded(name))
}

/// The column of a sheet with this heading; what stands in brackets behind it does not matter.
fn column(form: &'static Form, heading: &str) -> Option<&'static Column> {
    let without = heading.split(['（', '(']).next().unwrap_or_default();
    [heading, without].into_iter().find_map(|heading| {
        let heading = folded(heading);
        // The own name of one column may be another name of another: 标题 and 来源标题.
        let is_called = |own: &&'static Column| spellings(own).any(|name| folded(name) == heading);
        let is_also = |own: &&'static Column| own.also.iter().any(|name| folded(name) == heading);
        let columns = || form.columns.iter().filter(|_| !heading.is_empty());
        columns().find(is_called).or_else(|| columns().find(is_also))
    })
}

fn spellings(column: &'static Column) -> impl Iterator<Item = &'static str> {
    [column.zh, column.hant, column.en, column.key].into_iter().filter(|name| !name.is_empty())
}

/// The heading that an unknown one is nearest to.
pub(crate) fn nearest_heading(
    form: &'static Form,
    heading: &str,
    wording: Wording,
) -> Option<String> {
    let heading = folded(heading);
    let all = form.columns.iter().flat_map(|own| {
        let known = wording.heading(own);
        spellings(own).chain(own.also.iter().copied()).map(move |name| (folded(name), known))
    });
    let all: BTreeMap<String, &'static str> = all.collect();
    let known = nearest(&heading, all.keys().map(String::as_str))?;
    all.get(known).map(|own| (*own).to_owned())
}

/// How many of these texts are headings of the sheet of cases.
pub(crate) fn n_known<'a>(texts: impl Iterator<Item = &'a str>) -> usize {
    texts.filter(|text| column(&FORMS[0], text).is_some()).count()
}

/// The headings of a sheet: those of the row near its top that has the most of them, at least two.
pub(crate) fn find(form: &'static Form, sheet: &Sheet) -> Option<Headings> {
    let known_in = |row: &BTreeMap<u32, crate::grid::Cell>| {
        row.values().filter(|cell| column(form, &cell.shown()).is_some()).count()
    };
    let rows = sheet.rows.iter().take(TOP).map(|(number, row)| (known_in(row), *number));
    let (n_known, number) = rows.rev().max_by_key(|(n_known, _)| *n_known)?;
    if n_known < 2 {
        return None;
    }
    let row = sheet.rows.get(&number)?;
    let mut headings = Headings {
        row: number,
        known: BTreeMap::new(),
        all: BTreeMap::new(),
        repeated: Vec::new(),
    };
    for (at, cell) in row {
        let heading = cell.shown();
        headings.all.insert(*at, heading.trim().into());
        let Some(column) = column(form, &heading) else { continue };
        if headings.known.values().any(|own| own.key == column.key) {
            headings.repeated.push(*at);
        } else {
            headings.known.insert(*at, column);
        }
    }
    Some(headings)
}

/// The sheet of cases among those whose names say nothing: the first with three of its headings.
pub(crate) fn guess(sheets: &[Sheet]) -> Option<usize> {
    sheets
        .iter()
        .position(|sheet| find(&FORMS[0], sheet).is_some_and(|headings| headings.known.len() >= 3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_known_however_it_is_written() {
        for (heading, key) in [
            ("编号", "id"),
            (" 编 号 ", "id"),
            ("ＩＤ", "id"),
            ("標題", "title"),
            ("Title (EN)", "title_en"),
            ("english TITLE", "title_en"),
            ("title_en", "title_en"),
            ("source.url", "source.url"),
            ("日期（可不填）", "date.value"),
            ("关键词*", "keywords"),
        ] {
            assert_eq!(column(&FORMS[0], heading).map(|own| own.key), Some(key), "{heading}");
        }
        assert!(column(&FORMS[0], "领导批示").is_none());
        assert_eq!(
            nearest_heading(&FORMS[0], "实施单位名", Wording::Chinese).as_deref(),
            Some("实施单位")
        );
    }

    #[test]
    fn no_name_means_two_columns_of_a_sheet() {
        for form in &FORMS {
            for own in form.columns {
                for name in spellings(own) {
                    assert_eq!(column(form, name).map(|found| found.key), Some(own.key), "{name}");
                }
                for name in own.also {
                    let found = column(form, name).map(|found| found.key);
                    assert_eq!(found, Some(own.key), "{name} in {}", form.zh);
                }
            }
        }
        for own in &FORMS {
            for name in own.also.iter().chain([&own.zh]) {
                assert_eq!(form(name).map(|found| found.list), Some(own.list), "{name}");
            }
        }
    }
}
