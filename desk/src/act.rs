//! What a hand asks of the desk, and what the desk answers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::speech::Tongue;

/// A thing to be done. Files come beside it, as names and bytes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the parts of an act are named as what they act on")]
pub enum Act {
    /// Opens the desk: the first file is the collection as it is published, and `saved` what was left
    /// the last time.
    Open {
        #[serde(default)]
        lang: Tongue,
        #[serde(default)]
        today: String,
        #[serde(default)]
        saved: Option<Value>,
        #[serde(default)]
        page: String,
    },
    /// Shows a page.
    Show { page: String },
    /// Takes in files: spreadsheets, articles, case files, or a data folder.
    Take,
    /// Takes in an article that was pasted.
    Paste { text: String },
    /// Begins a draft with nothing in it.
    Begin,
    /// Makes a draft of a case of the collection.
    Edit { id: String },
    /// Takes a case out of the collection.
    Withdraw {
        id: String,
        text: String,
        #[serde(default)]
        text_en: String,
        #[serde(default)]
        successor: String,
    },
    /// Leaves a case in the collection that was to be taken out.
    Keep { id: String },
    /// Looks for cases of the collection.
    Find { text: String },
    /// Puts what was written into a field.
    Set { draft: u32, path: String, text: String },
    /// Chooses a value of a list, or takes the choice back.
    Tick { draft: u32, path: String, value: String, on: bool },
    /// Adds an entry to a list.
    Add { draft: u32, path: String },
    /// Takes an entry out of a list.
    Remove { draft: u32, path: String, at: usize },
    /// Accepts what an article offers.
    Accept { draft: u32, at: usize },
    /// Refuses it.
    Refuse { draft: u32, at: usize },
    /// Takes the last change of a draft back.
    Undo { draft: u32 },
    /// Makes it again.
    Redo { draft: u32 },
    /// Throws a draft away.
    Discard { draft: u32 },
    /// Brings back the draft that was thrown away last.
    Restore,
    /// Shows complaints of these grades only; of all where it is empty.
    Grade { text: String },
    /// Makes something to be saved.
    Save { what: Output },
    /// Makes what the page shows as a preview.
    Preview,
}

/// What the desk makes to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Output {
    /// The empty workbook.
    Template,
    /// The collection as a workbook.
    Workbook,
    /// The case files that changed.
    Cases,
    /// What the page loads.
    Bundle,
    /// The report as text.
    ReportText,
    /// The report as a table.
    ReportTable,
    /// The differences as text.
    Changes,
    /// One draft as a case file.
    Draft(u32),
    /// The whole folder to publish; the files of the present one come beside the act.
    Site,
}

/// A file that the desk made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An answer.
#[derive(Debug, Default, Serialize)]
pub struct Reply {
    /// Parts of the screen to be written anew: the id of each with what stands in it.
    pub parts: BTreeMap<String, String>,
    /// What the status line says.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
    /// The page to go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// The id of what gets the focus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub focus: Option<String>,
    /// What to keep for the next time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved: Option<Value>,
    /// Whether the files that were made are a preview rather than to be saved.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_preview: bool,
    /// Why it could not be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failed: Option<String>,
    /// The names of the files that were made; their bytes come beside the answer.
    pub files: Vec<String>,
    /// The bytes of those.
    #[serde(skip)]
    pub made: Vec<Made>,
}
