//! What there is to say about a data folder or an import, row by row, for people, for programs and for
//! spreadsheets: every verb and the page say it with this.

use std::path::Path;

use anlan_engine::check;
use anlan_importer::words as said;
pub use anlan_importer::{Kept, remark::Grade};
use anyhow::Result;

use crate::check::Checked;
use crate::complaint::{Complaint, Why};
use crate::words::{self, Lang};

mod json;
mod table;
mod text;

/// Everything there is to say, and what stands at its end.
#[derive(Clone, Debug)]
pub struct Report {
    /// What it is about.
    pub of: Of,
    /// What there is to say, in the order in which it is read.
    pub rows: Vec<Row>,
    /// Values of a spreadsheet that have no place in a case.
    pub kept: Vec<Kept>,
    /// How many cases there are.
    pub n_cases: usize,
    /// The ids of the cases that were written.
    pub written: Vec<String>,
    /// How much must be put right in the data folder that an import did not bring.
    pub n_other_faults: usize,
}

/// What a report is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A data folder.
    Folder,
    /// An import of spreadsheets.
    Import,
}

/// One thing to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// How much it weighs.
    pub grade: Grade,
    /// Where.
    pub place: Place,
    /// The id of the case, where it is known.
    pub case: Option<String>,
    /// The path of the field, such as `figures[2].unit`; empty where it has none.
    pub field: String,
    /// What is the matter.
    pub what: What,
    /// What stands there.
    pub value: Option<String>,
    /// What was probably meant; of a note, what was read.
    pub nearest: Option<String>,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a file of the data folder.
    File {
        /// Its path, with forward slashes.
        file: String,
        /// The line, from 1.
        line: Option<usize>,
    },
    /// In a spreadsheet.
    Sheet(anlan_importer::Place),
}

/// What is the matter, and who says it.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// The desk, of a file or a case.
    Desk(Why),
    /// The reader of spreadsheets.
    Sheet(anlan_importer::remark::What),
    /// A case of the data folder has this id.
    Replaces,
    /// There is no name for a file.
    NotWritten,
}

impl Report {
    /// What there is to say about a data folder. The paths are those inside it.
    pub fn of(checked: &Checked) -> Report {
        Report {
            of: Of::Folder,
            rows: checked.complaints.iter().map(Row::from).collect(),
            kept: Vec::new(),
            n_cases: checked.found,
            written: Vec::new(),
            n_other_faults: 0,
        }
    }

    /// The same, with the data folder before the paths inside it, so that a terminal can open them.
    #[must_use]
    pub fn below(mut self, root: &Path) -> Report {
        for row in &mut self.rows {
            if let Place::File { file, .. } = &mut row.place {
                *file = root.join(&*file).display().to_string().replace('\\', "/");
            }
        }
        self
    }

    /// How many rows there are of each grade, from the heaviest on: must, should, note.
    pub fn counts(&self) -> [usize; 3] {
        [Grade::Must, Grade::Should, Grade::Note]
            .map(|grade| self.rows.iter().filter(|row| row.grade == grade).count())
    }

    /// Whether nothing must be put right.
    pub fn is_good(&self) -> bool {
        self.rows.iter().all(|row| row.grade != Grade::Must)
    }

    /// For people.
    pub fn text(&self, lang: Lang) -> String {
        text::text(self, lang)
    }

    /// As a table, with the mark by which spreadsheets know UTF-8.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn csv(&self, lang: Lang) -> Result<String> {
        table::csv(self, lang)
    }

    /// For programs: the keys are English in either language.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn json(&self, lang: Lang) -> Result<String> {
        json::json(self, lang)
    }
}

impl Row {
    /// The sentence that says what is the matter, without its full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        match &self.what {
            What::Desk(why) => words::why(why, lang),
            What::Sheet(what) => said::what(what, lang),
            What::Replaces => said::replaces(lang),
            What::NotWritten => said::not_written(lang),
        }
    }

    /// What the grade is called.
    pub fn grade_name(&self, lang: Lang) -> String {
        said::grade(self.grade, lang)
    }

    /// What the field is called; in English nothing, as its path is English.
    pub fn field_name(&self, lang: Lang) -> Option<String> {
        words::name_of_field(&self.field).filter(|_| lang == Lang::Zh)
    }

    /// What stands there, in words: “found …”.
    pub fn found(&self, lang: Lang) -> Option<String> {
        self.value.as_ref().map(|value| said::found(&check::shortened(value), lang))
    }

    /// What was probably meant, in words: “did you mean …?”.
    pub fn meant(&self, lang: Lang) -> Option<String> {
        let is_note = self.grade == Grade::Note;
        self.nearest.as_ref().map(|own| said::meant(&check::shortened(own), is_note, lang))
    }
}

impl Place {
    /// In words: `cases/some-case.json:12` or `a.xlsx · 数字 · C12（数值）`.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Place::File { file, line: Some(line) } => format!("{file}:{line}"),
            Place::File { file, line: None } => file.clone(),
            Place::Sheet(place) => said::place(place, lang),
        }
    }

    /// As a place in a spreadsheet: the line of a file is its row.
    fn as_sheet(&self) -> anlan_importer::Place {
        match self {
            Place::File { file, line } => anlan_importer::Place {
                file: file.as_str().into(),
                sheet: None,
                row: line.and_then(|line| u32::try_from(line).ok()),
                column: None,
                heading: None,
            },
            Place::Sheet(place) => place.clone(),
        }
    }
}

impl From<&Complaint> for Row {
    fn from(complaint: &Complaint) -> Row {
        let Complaint { file, line, case, finding } = complaint.clone();
        Row {
            grade: grade(finding.grade),
            place: Place::File { file, line },
            case,
            field: finding.field,
            what: What::Desk(finding.why),
            value: finding.value,
            nearest: finding.nearest,
        }
    }
}

/// The grade of a complaint among those of a report.
pub(crate) fn grade(grade: check::Grade) -> Grade {
    match grade {
        check::Grade::Must => Grade::Must,
        check::Grade::Should => Grade::Should,
    }
}
