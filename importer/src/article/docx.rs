//! A document of a word processor (Office Open XML) as lines: paragraphs, and rows of tables.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::result::ZipError;

use super::input::{Line, Refusal, Style};

/// The most that a document may unpack to, in bytes; a hundred times the longest report.
pub(super) const UNPACKED: u64 = 64_000_000;

const TEXT: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";

/// The lines of a document.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    let mut unpacked = 0u64;
    for at in 0..archive.len() {
        let entry = archive.by_index_raw(at).map_err(broken)?;
        unpacked = unpacked.saturating_add(entry.size());
        if entry.encrypted() {
            return Err(Refusal::LockedOrOld);
        }
    }
    if unpacked > UNPACKED {
        return Err(Refusal::Bomb);
    }
    let styles = match part(&mut archive, STYLES) {
        Ok(text) => styles(&text),
        Err(_) => BTreeMap::new(),
    };
    paragraphs(&part(&mut archive, TEXT)?, &styles)
}

fn broken(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refusal::LockedOrOld,
        ZipError::FileNotFound => Refusal::NotADocument,
        other => Refusal::Broken(other.to_string()),
    }
}

/// One part of a document. What the directory says of its size is not believed.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String, Refusal> {
    let entry = archive.by_name(name).map_err(broken)?;
    let mut bytes = Vec::new();
    let read = entry.take(UNPACKED + 1).read_to_end(&mut bytes);
    read.map_err(|error| Refusal::Broken(error.to_string()))?;
    if bytes.len() as u64 > UNPACKED {
        return Err(Refusal::Bomb);
    }
    String::from_utf8(bytes).map_err(|error| Refusal::Broken(error.to_string()))
}

/// The value of an attribute.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|own| own.key.local_name().as_ref() == name);
    found.map(|own| own.value.into_owned())
}

/// What the styles of a document stand for, by their ids.
fn styles(text: &str) -> BTreeMap<String, Style> {
    let mut styles = BTreeMap::new();
    let mut id = None;
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) if tag.local_name().as_ref() == "style" => {
                id = attribute(&tag, "styleId");
            }
            Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == "name" => {
                let name = attribute(&tag, "val").unwrap_or_default();
                if let (Some(id), Some(style)) = (id.take(), style_of(&name)) {
                    styles.insert(id, style);
                }
            }
            _ => {}
        }
    }
    styles
}

/// What a style is, by its name, or by an id that is its name.
fn style_of(name: &str) -> Option<Style> {
    let name = name.to_lowercase();
    match name.as_str() {
        "title" => Some(Style::Title),
        "caption" => Some(Style::Caption),
        _ if name.starts_with("heading") => Some(Style::Heading),
        _ => None,
    }
}

/// The document as it is read.
#[derive(Default)]
struct Written {
    lines: Vec<Line>,
    current: String,
    style: Option<Style>,
    is_bold: bool,
    /// Visible characters of the line, and those in bold type.
    shown: usize,
    bold: usize,
    is_text: bool,
    /// How many rows, and how many copies for older programs, lie open.
    rows: usize,
    copies: usize,
}

fn paragraphs(text: &str, styles: &BTreeMap<String, Style>) -> Result<Vec<Line>, Refusal> {
    let mut own = Written::default();
    let mut reader = Reader::from_str(text);
    loop {
        let event = reader.read_event().map_err(|error| Refusal::Broken(error.to_string()))?;
        match event {
            Event::Eof => break,
            Event::Start(tag) => own.open(&tag, false, styles),
            Event::Empty(tag) => own.open(&tag, true, styles),
            Event::End(tag) => own.close(tag.local_name().as_ref()),
            Event::Text(part) if own.is_text => own.push(&part.into_inner()),
            Event::CData(part) if own.is_text => own.push(&part.into_inner()),
            Event::GeneralRef(entity) if own.is_text => {
                let ch = entity.resolve_char_ref().ok().flatten();
                let named = match &*entity {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => None,
                };
                own.push(&ch.or(named).map(String::from).unwrap_or_default());
            }
            _ => {}
        }
    }
    own.flush();
    Ok(own.lines)
}

impl Written {
    fn open(&mut self, tag: &BytesStart<'_>, is_empty: bool, styles: &BTreeMap<String, Style>) {
        let name = tag.local_name();
        if name.as_ref() == "Fallback" && !is_empty {
            self.copies += 1;
        }
        if self.copies > 0 {
            return;
        }
        let is_on = || !matches!(attribute(tag, "val").as_deref(), Some("0" | "false" | "off"));
        match name.as_ref() {
            "tr" if !is_empty => self.rows += 1,
            "tc" if !self.current.is_empty() => self.current.push('\t'),
            "pStyle" => {
                let id = attribute(tag, "val").unwrap_or_default();
                self.style = styles.get(&id).copied().or_else(|| style_of(&id));
            }
            "outlineLvl" if self.style.is_none() => self.style = Some(Style::Heading),
            "r" => self.is_bold = false,
            "b" => self.is_bold = is_on(),
            "t" => self.is_text = !is_empty,
            "tab" => self.current.push(' '),
            "br" | "cr" if self.rows == 0 => self.flush(),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if name == "Fallback" {
            self.copies = self.copies.saturating_sub(1);
        }
        if self.copies > 0 {
            return;
        }
        match name {
            "t" => self.is_text = false,
            "p" if self.rows == 0 => {
                self.flush();
                self.style = None;
            }
            "tr" => {
                self.rows = self.rows.saturating_sub(1);
                self.style = Some(Style::Row);
                self.flush();
                self.style = None;
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let shown = text.chars().filter(|ch| !ch.is_whitespace()).count();
        self.shown += shown;
        self.bold += if self.is_bold { shown } else { 0 };
        self.current.push_str(text);
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.current);
        let is_bold = self.shown > 0 && self.shown == self.bold;
        (self.shown, self.bold) = (0, 0);
        let plain = if is_bold { Style::Bold } else { Style::Plain };
        let text = text.trim();
        if !text.is_empty() {
            let style = self.style.unwrap_or(plain);
            self.lines.push(Line { text: text.to_owned(), style, is_apart: true });
        }
    }
}
