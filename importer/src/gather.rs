//! The rows of all sheets put together: the rows of cases first, then those of the other sheets, each
//! to the case that it names.

use std::collections::BTreeMap;
use std::sync::Arc;

use anlan_engine::check::nearest;

use crate::MOST_CASES;
use crate::cells::Reading;
use crate::columns::{Column, FORMS, Form, Holds};
use crate::draft::Draft;
use crate::grid::{Cell, Place, Row, Sheet};
use crate::headings::{self, Headings};
use crate::names::Names;
use crate::open::{Opened, open};
use crate::remark::{Grade, Remark, What};
use crate::wording::Wording;

/// What came of reading spreadsheets.
#[derive(Debug, Default)]
pub struct Import {
    /// The cases, in the order of their rows.
    pub drafts: Vec<Draft>,
    /// What is to be said, in the order of the files, sheets, rows and columns.
    pub remarks: Vec<Remark>,
    /// What was found and has no place in a case.
    pub kept: Vec<Kept>,
    /// The place of the first draft of each id.
    by_id: BTreeMap<String, usize>,
}

/// So many cases and remarks, at most, are held against each other to find what was meant.
const HELD: usize = 2_000;

/// A value that has no place in a case.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Where it stands.
    pub place: Place,
    /// The id in its row, where there is one.
    pub case: Option<String>,
    /// The value as it is shown there.
    pub value: String,
}

/// Reads spreadsheets, given as the names and the bytes of files.
pub fn read(files: &[(&str, &[u8])], names: &Names<'_>) -> Import {
    let mut import = Import::default();
    let mut tables = Vec::new();
    let mut order = Vec::new();
    for (name, bytes) in files {
        let Opened { place, sheets, is_lines, remarks } = open(name, bytes);
        order.push(Arc::clone(&place.file));
        let is_bad = remarks.iter().any(|own| own.grade == Grade::Must);
        import.remarks.extend(remarks);
        tables.extend(import.sort(&place, sheets, is_lines, is_bad));
    }
    for is_of_cases in [true, false] {
        for table in tables.iter().filter(|own| own.form.list.is_empty() == is_of_cases) {
            import.table(table, names);
        }
    }
    let place_of = |file: &Arc<str>| order.iter().position(|own| own == file);
    import.remarks.sort_by(|a, b| {
        let (first, second) = (place_of(&a.place.file), place_of(&b.place.file));
        first.cmp(&second).then_with(|| a.place.rank().cmp(&b.place.rank()))
    });
    import
}

impl Place {
    /// What places within a file are sorted by: sheets as the template has them, then rows and columns.
    pub fn rank(&self) -> (usize, Option<&str>, Option<u32>, Option<u32>) {
        let sheet = self.sheet.as_deref();
        let form = sheet.and_then(headings::form);
        let at = FORMS.iter().position(|own| form.is_some_and(|form| form.list == own.list));
        let at = sheet.map_or(0, |_| at.map_or(FORMS.len() + 1, |at| at + 1));
        (at, sheet, self.row, self.column)
    }
}

/// A sheet of which it is known what it is.
struct Table {
    form: &'static Form,
    place: Place,
    sheet: Sheet,
    headings: Headings,
}

impl Import {
    fn say(&mut self, grade: Grade, place: Place, what: What) {
        self.remarks.push(Remark::new(grade, place, what));
    }

    /// Finds out which sheet is which.
    fn sort(
        &mut self,
        file: &Place,
        sheets: Vec<Sheet>,
        is_lines: bool,
        is_bad: bool,
    ) -> Vec<Table> {
        let mut forms: Vec<Option<&'static Form>> =
            sheets.iter().map(|sheet| headings::form(&sheet.name)).collect();
        if is_lines {
            // A file of lines with a name that says nothing is one of cases.
            forms = forms.into_iter().map(|form| form.or(Some(&FORMS[0]))).collect();
        } else if forms.iter().flatten().all(|form| !form.list.is_empty())
            && let Some(at) = headings::guess(&sheets)
            && forms[at].is_none()
        {
            forms[at] = Some(&FORMS[0]);
            let what = What::GuessedSheet(FORMS[0].zh);
            self.say(Grade::Note, file.sheet(&sheets[at].name), what);
        }
        let has_cells = sheets.iter().any(|sheet| !sheet.rows.is_empty());
        if has_cells && forms.iter().all(Option::is_none) && !is_bad {
            self.say(Grade::Must, file.clone(), What::NoCaseSheet);
        }
        let mut tables = Vec::new();
        for (sheet, form) in sheets.into_iter().zip(forms) {
            let place = if is_lines { file.clone() } else { file.sheet(&sheet.name) };
            if sheet.rows.is_empty() || headings::is_lists(&sheet.name) {
                continue;
            }
            let Some(form) = form else {
                self.say(Grade::Note, place, What::UnknownSheet);
                continue;
            };
            let Some(headings) = headings::find(form, &sheet) else {
                self.say(Grade::Must, place, What::NoHeadings);
                continue;
            };
            tables.push(Table { form, place, sheet, headings });
        }
        tables
    }

    /// Says which columns are needed and not there.
    fn missing(&mut self, table: &Table, names: &Names<'_>) {
        let Table { form, place, headings, .. } = table;
        for column in names.wording.columns(form).filter(|own| own.is_needed) {
            if !headings.known.values().any(|own| own.key == column.key) {
                self.say(
                    Grade::Must,
                    place.row(headings.row),
                    What::MissingColumn(names.wording.heading(column)),
                );
            }
        }
    }

    fn table(&mut self, table: &Table, names: &Names<'_>) {
        let Table { form, place, sheet, headings } = table;
        self.missing(table, names);
        for at in &headings.repeated {
            let heading = &headings.all[at];
            self.say(
                Grade::Should,
                place.row(headings.row).column(*at, heading),
                What::SameHeading,
            );
        }
        let mut merged = sheet.rows.clone();
        self.unmerge(table, &mut merged);
        let mut strangers: BTreeMap<u32, usize> = BTreeMap::new();
        for (number, row) in merged.range(headings.row + 1..) {
            if is_explanation(headings, row) {
                continue;
            }
            let row_place = place.row(*number);
            if form.list.is_empty() && self.drafts.len() >= MOST_CASES {
                self.say(Grade::Must, row_place, What::ManyCases(MOST_CASES));
                break;
            }
            let id = id_of(headings, row);
            for (at, cell) in row.iter().filter(|(at, _)| !headings.known.contains_key(at)) {
                *strangers.entry(*at).or_default() += 1;
                self.keep(table, *number, *at, cell, id.clone());
            }
            if !row.keys().any(|at| headings.known.contains_key(at)) {
                continue;
            }
            if form.list.is_empty() {
                self.case(table, names, row_place, row, id);
            } else {
                self.entry(table, names, row_place, row, id);
            }
        }
        for (at, n_values) in strangers {
            let remark = match headings.all.get(&at) {
                Some(_) if headings.repeated.contains(&at) => continue,
                Some(heading) => {
                    let place = place.row(headings.row).column(at, heading);
                    let nearest = headings::nearest_heading(form, heading, names.wording);
                    Remark::new(Grade::Should, place, What::UnknownColumn(n_values))
                        .value(heading.as_ref())
                        .nearest(nearest)
                }
                None => {
                    let place = place.row(headings.row).column(at, &"".into());
                    Remark::new(Grade::Should, place, What::NoHeading)
                }
            };
            self.remarks.push(remark);
        }
    }

    /// Gives each row under a merged cell the value of the merge.
    fn unmerge(&mut self, table: &Table, rows: &mut BTreeMap<u32, Row>) {
        let Table { place, sheet, headings, .. } = table;
        for merge in &sheet.merges {
            let (first, last) = merge.rows;
            let value = rows.get(&first).and_then(|row| row.get(&merge.column)).cloned();
            let (Some(value), Some(heading)) = (value, headings.all.get(&merge.column)) else {
                continue;
            };
            if first <= headings.row || !headings.known.contains_key(&merge.column) {
                continue;
            }
            for (_, row) in rows.range_mut(first + 1..=last) {
                row.entry(merge.column).or_insert_with(|| value.clone());
            }
            let place = place.row(first).column(merge.column, heading);
            let remark = Remark::new(Grade::Note, place, What::Merged(last));
            self.remarks.push(remark.value(value.shown()));
        }
    }

    fn keep(&mut self, table: &Table, row: u32, at: u32, cell: &Cell, case: Option<String>) {
        let heading = table.headings.all.get(&at).cloned().unwrap_or_else(|| "".into());
        let place = table.place.row(row).column(at, &heading);
        self.kept.push(Kept { place, case, value: cell.shown() });
    }

    fn case(
        &mut self,
        table: &Table,
        names: &Names<'_>,
        place: Place,
        row: &Row,
        id: Option<String>,
    ) {
        let mut draft = Draft::new(place.clone());
        match &id {
            None => self.say(Grade::Must, id_place(table, &place), What::NoId),
            Some(id) => match self.by_id.get(id).and_then(|at| self.drafts.get(*at)) {
                Some(other) => {
                    draft.is_repeated = true;
                    let what = What::SameId(other.place.row.unwrap_or(0));
                    let remark = Remark::new(Grade::Must, id_place(table, &place), what).value(id);
                    let (case, field) = (Some(id.clone()), "id".to_owned());
                    self.remarks.push(Remark { case, field, ..remark });
                }
                None => {
                    self.by_id.insert(id.clone(), self.drafts.len());
                }
            },
        }
        draft.id.clone_from(&id);
        let mut reading = Reading { names, case: id, prefix: String::new(), remarks: Vec::new() };
        for (at, column) in &table.headings.known {
            let cell_place = place.column(*at, &table.headings.all[at]);
            if let Some(value) =
                row.get(at).and_then(|cell| reading.value(column, cell, &cell_place))
            {
                draft.fields.insert(column.key, value);
            }
            draft.places.insert(column.key.to_owned(), cell_place);
        }
        self.remarks.append(&mut reading.remarks);
        self.drafts.push(draft);
    }

    fn entry(
        &mut self,
        table: &Table,
        names: &Names<'_>,
        place: Place,
        row: &Row,
        id: Option<String>,
    ) {
        let list = table.form.list;
        let known = id.as_ref().and_then(|id| self.by_id.get(id).copied());
        let Some(known) = known else {
            let own_place = id_place(table, &place);
            let remark = match &id {
                None => Remark::new(Grade::Must, own_place, What::NoId),
                Some(id) => {
                    let ids = self.drafts.iter().filter_map(|own| own.id.as_deref());
                    let is_few = self.drafts.len() <= HELD && self.remarks.len() <= HELD;
                    let nearest = nearest(id, ids.filter(|_| is_few)).map(str::to_owned);
                    Remark::new(Grade::Must, own_place, What::NoCase).value(id).nearest(nearest)
                }
            };
            self.remarks.push(remark);
            for (at, cell) in row.iter().filter(|(at, _)| table.headings.known.contains_key(at)) {
                self.keep(table, place.row.unwrap_or(0), *at, cell, id.clone());
            }
            return;
        };
        let n_entries = self.drafts[known].entries.get(list).map_or(0, Vec::len);
        let prefix = format!("{list}[{n_entries}]");
        let mut reading = Reading { names, case: id, prefix: prefix.clone(), remarks: Vec::new() };
        let mut entry = BTreeMap::new();
        let mut places = vec![(prefix.clone(), place.clone())];
        for (at, column) in &table.headings.known {
            if column.holds == Holds::Id {
                continue;
            }
            let cell_place = place.column(*at, &table.headings.all[at]);
            if let Some(value) =
                row.get(at).and_then(|cell| reading.value(column, cell, &cell_place))
            {
                entry.insert(column.key, value);
            }
            places.push((reading.field(column), cell_place));
        }
        if list == "figures" {
            let find = |key: &str| {
                cell_under(table, row, key)
                    .map(|(at, cell)| (place.column(at, &table.headings.all[&at]), cell))
            };
            reading.figure(&mut entry, find("value"));
        }
        self.remarks.append(&mut reading.remarks);
        let draft = &mut self.drafts[known];
        draft.places.extend(places);
        draft.entries.entry(list).or_default().push(entry);
    }
}

/// The cell of a row in the column of a field.
fn cell_under<'a>(table: &Table, row: &'a Row, key: &str) -> Option<(u32, &'a Cell)> {
    let (at, _) = table.headings.known.iter().find(|(_, column)| column.key == key)?;
    Some((*at, row.get(at)?))
}

fn id_column(headings: &Headings) -> Option<u32> {
    let found = headings.known.iter().find(|(_, column)| column.holds == Holds::Id);
    found.map(|(at, _)| *at)
}

fn id_of(headings: &Headings, row: &Row) -> Option<String> {
    match row.get(&id_column(headings)?)? {
        Cell::Fault(_) => None,
        cell => Some(cell.shown().trim().to_owned()).filter(|id| !id.is_empty()),
    }
}

/// The place of the id in a row.
fn id_place(table: &Table, row: &Place) -> Place {
    match id_column(&table.headings) {
        Some(at) => row.column(at, &table.headings.all[&at]),
        None => row.clone(),
    }
}

/// Whether a row is the one in which the template says what to fill in.
fn is_explanation(headings: &Headings, row: &Row) -> bool {
    let known = |at: &u32| headings.known.get(at).copied();
    let says = |column: &Column, cell: &Cell| {
        let text = cell.shown();
        [Wording::Chinese, Wording::English].iter().any(|own| {
            let about = own.about(column);
            !about.is_empty() && text.trim() == about
        })
    };
    let cells: Vec<bool> =
        row.iter().filter_map(|(at, cell)| Some(says(known(at)?, cell))).collect();
    let n_said = cells.iter().filter(|own| **own).count();
    n_said > 0 && n_said * 2 >= cells.len()
}
