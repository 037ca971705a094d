//! Spreadsheets into case files: read, written, and checked together with the data folder, every
//! complaint with its place in the spreadsheet.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anlan_engine::check as engine;
use anlan_importer::draft::Draft;
use anlan_importer::names::Names;
use anlan_importer::remark::{Grade, Remark};
use anlan_importer::{Import, LARGEST, Place};
use anyhow::Result;
use serde_json::Value;

use crate::check::check_folder;
use crate::choice_lists::{districts, vocabulary};
use crate::complaint::{Complaint, FileFault, Why};
use crate::difference::is_same;
use crate::disk;
use crate::files::{self, CASES, Folder, Page};
use crate::report::{self, Of, Report, Row, What};
use crate::script::Script;

/// What came of an import.
pub struct Imported {
    report: Report,
}

impl Imported {
    /// Whether nothing must be put right.
    pub fn is_good(&self) -> bool {
        self.report.is_good()
    }

    /// What there is to say, each with its place in a spreadsheet.
    pub fn report(&self) -> Report {
        self.report.clone()
    }
}

/// What was made of spreadsheets, and nothing written.
pub struct Taken {
    /// What there is to say, with what counts as written.
    pub imported: Imported,
    /// The case files: the id of each and its text.
    pub cases: Vec<(String, String)>,
    /// Every case that was read, in the order of the rows, those without an id of their own too.
    pub drafts: Vec<TakenDraft>,
    /// The data folder with the cases in it, those in the place of which they come left out. A case without
    /// an id that can be the name of a file stands in it too, so that it is checked.
    pub folder: Folder,
}

/// A case that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct TakenDraft {
    /// It, in the shape of a case file, right or wrong.
    pub case: Value,
    /// Its row, for any language: `file › sheet › row`.
    pub place: String,
}

impl From<&Draft> for TakenDraft {
    fn from(draft: &Draft) -> TakenDraft {
        let Place { file, sheet, row, .. } = &draft.place;
        let row = row.map(|row| row.to_string());
        let parts = [Some(&**file), sheet.as_deref(), row.as_deref()];
        let place = parts.into_iter().flatten().collect::<Vec<_>>().join(" › ");
        TakenDraft { case: draft.json(), place }
    }
}

/// Reads spreadsheets, writes the case files, and checks them.
///
/// # Errors
/// Where a file or folder cannot be read or written, or the vocabulary or the places are not right.
pub fn import(paths: &[PathBuf], data: &Path, out: &Path) -> Result<Imported> {
    let folder = files::read(data)?;
    let files = paths
        .iter()
        .map(|path| Ok((path.display().to_string(), disk::read_at_most(path, LARGEST)?)));
    let files = files.collect::<Result<Vec<_>>>()?;
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let Taken { imported, cases, .. } = take(&files, folder)?;
    disk::make_folder(out)?;
    for (id, text) in cases {
        disk::write(&out.join(format!("{id}.json")), text.as_bytes())?;
    }
    Ok(imported)
}

/// Reads spreadsheets, given by their names and bytes, and checks what is in them together with a data
/// folder.
///
/// # Errors
/// Where the vocabulary or the places are not right.
pub fn take(files: &[(&str, &[u8])], mut folder: Folder) -> Result<Taken> {
    let (vocabulary, districts) = (vocabulary(&folder)?, districts(&folder)?);
    let script = Script::of_all()?;
    let simplified = |text: &str| script.simplified(text);
    let names = Names::new(&vocabulary, &districts.districts, &simplified);
    let names = names.in_wording(folder.wording());
    let Import { drafts, remarks, kept, .. } = anlan_importer::read(files, &names);

    let mut said: Vec<Said> = remarks.into_iter().map(of_remark).collect();
    let pages = take_in(&mut folder, &drafts, &mut said);
    let n_other_faults = check(&folder, &drafts, &pages, &mut said)?;
    let order = |place: &Place| files.iter().position(|(name, _)| *name == &*place.file);
    said.sort_by(|(a, _), (b, _)| (order(a), a.rank()).cmp(&(order(b), b.rank())));
    let cases = drafts.iter().filter_map(|own| Some((file_id(own)?.to_owned(), own.text())));
    let cases: Vec<(String, String)> = cases.collect();
    let written = cases.iter().map(|(id, _)| id.clone()).collect();
    let rows = said.into_iter().map(|(_, row)| row).collect();
    let n_cases = drafts.len();
    let report = Report { of: Of::Import, rows, kept, n_cases, written, n_other_faults };
    let drafts = drafts.iter().map(TakenDraft::from).collect();
    Ok(Taken { imported: Imported { report }, cases, drafts, folder })
}

/// The id of a draft, where it can be the name of a file that no other draft has.
fn file_id(draft: &Draft) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let id = draft.id.as_deref().filter(|_| !draft.is_repeated)?;
    (id.len() < 200 && id.bytes().all(is_plain)).then_some(id)
}

/// What is said, with its place in a spreadsheet.
type Said = (Place, Row);

/// Puts the drafts into the folder in the place of the cases with their ids. They come last, so that of
/// two cases with one title the new one is named. Returns which page is which draft.
fn take_in(folder: &mut Folder, drafts: &[Draft], said: &mut Vec<Said>) -> BTreeMap<String, usize> {
    let mut pages = BTreeMap::new();
    let mut own = Vec::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| !draft.is_repeated) {
        let name = match file_id(draft) {
            Some(id) => format!("{CASES}/{id}.json"),
            None => format!("{CASES}/#{at}.json"),
        };
        if file_id(draft).is_none() {
            said.push(of_id(draft, What::NotWritten));
        }
        own.push(Page::made(name.clone(), draft.text()));
        pages.insert(name, at);
    }
    folder.cases.retain(|page| {
        let draft = pages.get(&page.name).and_then(|at| drafts.get(*at));
        let own = page.text.as_ref().ok().and_then(|text| serde_json::from_str::<Value>(text).ok());
        let says = |draft: &&Draft| own.as_ref().is_some_and(|own| is_same(own, &draft.json()));
        if let Some(draft) = draft.filter(|draft| !says(draft)) {
            said.push(of_id(draft, What::Replaces));
        }
        draft.is_none()
    });
    folder.cases.append(&mut own);
    pages
}

/// A note on the id of a draft.
fn of_id(draft: &Draft, what: What) -> Said {
    let place = draft.place_of("id").clone();
    let row = Row {
        grade: Grade::Note,
        place: report::Place::Sheet(place.clone()),
        case: draft.id.clone(),
        field: "id".to_owned(),
        what,
        value: draft.id.clone(),
        nearest: None,
    };
    (place, row)
}

/// Checks the folder; says what is wrong with the drafts, and returns how many faults are not theirs.
fn check(
    folder: &Folder,
    drafts: &[Draft],
    pages: &BTreeMap<String, usize>,
    said: &mut Vec<Said>,
) -> Result<usize> {
    let mut n_others = 0;
    // What the reader of the spreadsheet said of a cell is said; the desk would only repeat it.
    let is_said: BTreeSet<Place> =
        said.iter().filter(|own| own.1.grade == Grade::Must).map(|own| own.0.clone()).collect();
    for complaint in check_folder(folder)?.complaints {
        let Complaint { file, finding, .. } = complaint;
        let Some(draft) = pages.get(&file).and_then(|at| drafts.get(*at)) else {
            n_others += usize::from(finding.grade == engine::Grade::Must);
            continue;
        };
        let place = draft.place_of(&finding.field);
        let is_of_file = matches!(finding.why, Why::File(FileFault::Name | FileFault::SameId(_)));
        if is_of_file || is_said.contains(place) {
            continue;
        }
        let row = Row {
            grade: report::grade(finding.grade),
            place: report::Place::Sheet(place.clone()),
            case: draft.id.clone(),
            field: finding.field,
            what: What::Desk(finding.why),
            value: finding.value,
            nearest: finding.nearest,
        };
        said.push((place.clone(), row));
    }
    Ok(n_others)
}

fn of_remark(remark: Remark) -> Said {
    let Remark { grade, place, case, field, value, what, nearest } = remark;
    let row = Row {
        grade,
        place: report::Place::Sheet(place.clone()),
        case,
        field,
        what: What::Sheet(what),
        value,
        nearest,
    };
    (place, row)
}
