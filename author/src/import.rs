//! Spreadsheets into case files: read, written, and checked together with the data folder, every
//! complaint with its place in the spreadsheet.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anlan_engine::check as engine;
use anlan_importer::draft::Draft;
use anlan_importer::names::Names;
use anlan_importer::remark::{Grade, Remark};
use anlan_importer::{Import, Kept, LARGEST, Place};
use anyhow::{Context as _, Result};

use crate::args::Format;
use crate::check::check_folder;
use crate::complaint::{Complaint, FileFault, Why};
use crate::files::{self, CASES, Folder, Page};
use crate::script::Script;
use crate::words::Lang;
use crate::workbook::lists;

mod report;

/// What came of an import.
pub struct Imported {
    said: Vec<Said>,
    kept: Vec<Kept>,
    n_cases: usize,
    /// The ids of the cases that have a file now.
    written: Vec<String>,
    /// What must be put right in the data folder and was not brought by the import.
    n_other_faults: usize,
}

/// One thing to be said, with its place in a spreadsheet.
struct Said {
    grade: Grade,
    place: Place,
    case: Option<String>,
    field: String,
    value: Option<String>,
    nearest: Option<String>,
    about: About,
}

/// Who says it.
enum About {
    /// The reader of spreadsheets.
    Sheet(anlan_importer::remark::What),
    /// The desk, as of a case file.
    Case(Why),
    /// A case of the data folder has this id.
    Replaces,
    /// There is no name for a file.
    NotWritten,
}

impl Imported {
    /// Whether nothing must be put right.
    pub fn is_good(&self) -> bool {
        self.said.iter().all(|own| own.grade != Grade::Must)
    }

    /// The report, ready to be shown.
    ///
    /// # Errors
    /// Where it cannot be put into its format.
    pub fn report(&self, format: Format, lang: Lang) -> Result<String> {
        match format {
            Format::Text => Ok(report::text(self, lang)),
            Format::Json => report::json(self, lang),
            Format::Csv => report::csv(self, lang),
        }
    }
}

/// Reads spreadsheets, writes the case files, and checks them.
///
/// # Errors
/// Where a file or folder cannot be read or written, or the vocabulary or the places are not right.
pub fn import(paths: &[PathBuf], data: &Path, out: &Path) -> Result<Imported> {
    let mut folder = files::read(data)?;
    let (vocabulary, districts) = lists(&folder)?;
    let script = Script::of_all()?;
    let simplified = |text: &str| script.simplified(text);
    let names = Names::new(&vocabulary, &districts.districts, &simplified);
    let files = paths.iter().map(|path| Ok((path.display().to_string(), read(path)?)));
    let files = files.collect::<Result<Vec<_>>>()?;
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let Import { drafts, remarks, kept, .. } = anlan_importer::read(&files, &names);

    let mut said: Vec<Said> = remarks.into_iter().map(Said::from).collect();
    let written = write(&drafts, out)?;
    let pages = take_in(&mut folder, &drafts, &mut said);
    let n_other_faults = check(&folder, &drafts, &pages, &mut said)?;
    let order = |own: &Said| files.iter().position(|(name, _)| *name == &*own.place.file);
    said.sort_by(|a, b| (order(a), a.place.rank()).cmp(&(order(b), b.place.rank())));
    Ok(Imported { said, kept, n_cases: drafts.len(), written, n_other_faults })
}

/// The bytes of a file; of one that is too large no more than shows that it is.
fn read(path: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let read = file.take(LARGEST as u64 + 1).read_to_end(&mut bytes);
    read.with_context(|| format!("cannot read {}", path.display()))?;
    Ok(bytes)
}

/// The id of a draft, where it can be the name of a file that no other draft has.
fn file_id(draft: &Draft) -> Option<&str> {
    let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    let id = draft.id.as_deref().filter(|_| !draft.is_repeated)?;
    (id.len() < 200 && id.bytes().all(is_plain)).then_some(id)
}

fn write(drafts: &[Draft], out: &Path) -> Result<Vec<String>> {
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let mut written = Vec::new();
    for draft in drafts {
        let Some(id) = file_id(draft) else { continue };
        let path = out.join(format!("{id}.json"));
        fs::write(&path, draft.text())
            .with_context(|| format!("cannot write {}", path.display()))?;
        written.push(id.to_owned());
    }
    Ok(written)
}

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
            said.push(of_id(draft, About::NotWritten));
        }
        own.push(Page::made(name.clone(), draft.text()));
        pages.insert(name, at);
    }
    folder.cases.retain(|page| {
        let draft = pages.get(&page.name).and_then(|at| drafts.get(*at));
        if let Some(draft) = draft.filter(|draft| page.text.as_ref() != Ok(&draft.text())) {
            said.push(of_id(draft, About::Replaces));
        }
        draft.is_none()
    });
    folder.cases.append(&mut own);
    pages
}

/// A note on the id of a draft.
fn of_id(draft: &Draft, about: About) -> Said {
    Said {
        grade: Grade::Note,
        place: draft.place_of("id").clone(),
        case: draft.id.clone(),
        field: "id".to_owned(),
        value: draft.id.clone(),
        nearest: None,
        about,
    }
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
        said.iter().filter(|own| own.grade == Grade::Must).map(|own| own.place.clone()).collect();
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
        said.push(Said {
            grade: match finding.grade {
                engine::Grade::Must => Grade::Must,
                engine::Grade::Should => Grade::Should,
            },
            place: place.clone(),
            case: draft.id.clone(),
            field: finding.field,
            value: finding.value,
            nearest: finding.nearest,
            about: About::Case(finding.why),
        });
    }
    Ok(n_others)
}

impl From<Remark> for Said {
    fn from(remark: Remark) -> Said {
        let Remark { grade, place, case, field, value, what, nearest } = remark;
        Said { grade, place, case, field, value, nearest, about: About::Sheet(what) }
    }
}
