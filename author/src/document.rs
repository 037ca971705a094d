//! One file of the data folder as a JSON value that still knows its lines.

use serde_json::Value;

use crate::complaint::{Complaint, FileFault, Finding, ShapeFault};
use crate::files::{CASES, Page};
use crate::lines::Lines;

/// A file that is JSON.
pub(crate) struct Document<'a> {
    pub(crate) page: &'a Page,
    pub(crate) value: Value,
    lines: Lines,
}

impl<'a> Document<'a> {
    /// Parses a file. Where that cannot be done, says why.
    pub(crate) fn open(page: &'a Page, complaints: &mut Vec<Complaint>) -> Option<Document<'a>> {
        let say = |fault: FileFault| about_file(page, Finding::must("", fault));
        if page.has_mark {
            let mark = Finding::should("", FileFault::ByteOrderMark);
            complaints.push(about_file(page, mark));
        }
        let text = match &page.text {
            Ok(text) if text.trim().is_empty() => {
                return complain(complaints, say(FileFault::Empty));
            }
            Ok(text) => text,
            Err(fault) => return complain(complaints, say(fault.clone())),
        };
        let value = match serde_json::from_str(text) {
            Ok(value) => value,
            Err(error) => return complain(complaints, not_json(page, text, &error)),
        };
        let document = Document { page, value, lines: Lines::read(text) };
        for (field, line) in document.lines.repeated() {
            let finding = Finding::must(field.as_str(), ShapeFault::KeyTwice);
            let complaint = document.complaint(finding);
            complaints.push(Complaint { line: Some(*line), ..complaint });
        }
        Some(document)
    }

    /// The finding, with the place where it was found.
    pub(crate) fn complaint(&self, finding: Finding) -> Complaint {
        let line = self.lines.of(&finding.field);
        let about = about_file(self.page, finding);
        let case = about.case.as_ref().map(|_| self.id().to_owned());
        Complaint { line, case, ..about }
    }

    /// The id of the case as it stands in the file; the name of the file where there is none.
    pub(crate) fn id(&self) -> &str {
        self.value.get("id").and_then(Value::as_str).unwrap_or_else(|| self.page.stem())
    }
}

/// A complaint about a file that has no value to point into.
pub(crate) fn about_file(page: &Page, finding: Finding) -> Complaint {
    let case = page.name.starts_with(CASES).then(|| page.stem().to_owned());
    Complaint { file: page.name.clone(), line: None, case, finding }
}

fn complain<T>(complaints: &mut Vec<Complaint>, complaint: Complaint) -> Option<T> {
    complaints.push(complaint);
    None
}

/// Where a text stops being JSON. The commonest reason in a Chinese text is a Chinese comma, colon
/// or quotation mark typed where JSON wants its own.
fn not_json(page: &Page, text: &str, error: &serde_json::Error) -> Complaint {
    let line = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default();
    // The parser counts bytes, and points at the last byte that it read.
    let before = line.char_indices().take_while(|(at, _)| at + 1 < error.column()).count();
    let here = line.chars().nth(before);
    let (fault, nearest) = match here.and_then(json_mark) {
        Some(mark) => (FileFault::ChineseMark(before + 1), Some(mark)),
        None => (FileFault::NotJson(before + 1, in_words(error)), None),
    };
    let value: String = match nearest {
        Some(_) => here.into_iter().collect(),
        None => line.trim().to_owned(),
    };
    let finding = Finding::must("", fault).value(&value).nearest(nearest);
    Complaint { line: Some(error.line()), ..about_file(page, finding) }
}

/// The parser's words without the place, which is said apart.
fn in_words(error: &serde_json::Error) -> String {
    let words = error.to_string();
    words.rsplit_once(" at line ").map_or(words.clone(), |(words, _)| words.to_owned())
}

/// The mark of JSON that a Chinese mark was typed for.
fn json_mark(ch: char) -> Option<char> {
    match ch {
        '，' | '、' => Some(','),
        '：' => Some(':'),
        '“' | '”' | '＂' => Some('"'),
        '［' | '【' => Some('['),
        '］' | '】' => Some(']'),
        '｛' => Some('{'),
        '｝' => Some('}'),
        _ => None,
    }
}
