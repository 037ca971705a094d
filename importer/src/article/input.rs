//! What bytes are, by their content: a document of a word processor, a page, or plain text.

use std::fmt;

use encoding_rs::{Encoding, GB18030, UTF_8};
use serde::{Deserialize, Serialize};

use super::{docx, html, plain};

/// The largest file that is read, in bytes.
pub const LARGEST: usize = 20_000_000;

/// An article as lines, in the order in which they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// What it was read from.
    pub form: Form,
    /// Its lines; of a page, those that no reader sees are among them.
    pub lines: Vec<Line>,
}

/// What an article was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Text, pasted or from a file.
    Text,
    /// A page of HTML.
    Html,
    /// A document of a word processor.
    Docx,
}

/// One line, with what its form says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The line; of plain text, with its indentation.
    pub text: String,
    /// What it is marked as.
    pub style: Style,
    /// Whether empty lines stand before it.
    pub is_apart: bool,
}

/// What a line is marked as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Nothing particular.
    Plain,
    /// The title of the article.
    Title,
    /// A heading.
    Heading,
    /// All of it in bold type.
    Bold,
    /// The caption of a picture.
    Caption,
    /// A row of a table.
    Row,
    /// Nothing but links to elsewhere.
    Links,
    /// The title of the page, which stands in the frame of the window.
    PageTitle,
    /// A part of the page that is no text of the article.
    Unread,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// More than [`LARGEST`].
    TooLarge,
    /// Neither text nor a document that is known.
    Unknown,
    /// Protected by a password, or a document of Word before 2007, which look alike.
    LockedOrOld,
    /// It says that it unpacks to more than [`docx::UNPACKED`], or does.
    Bomb,
    /// A packed file without a text document in it.
    NotADocument,
    /// A document that is damaged; the reader's own words.
    Broken(String),
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::words::refusal(self, crate::lang::Lang::En))
    }
}

impl std::error::Error for Refusal {}

/// How a document of Word before 2007 begins, and one that is encrypted.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// Reads a file.
///
/// # Errors
/// Where it is too large, damaged, locked or no article.
pub fn from_bytes(bytes: &[u8]) -> Result<Article, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::TooLarge);
    }
    if bytes.starts_with(COMPOUND) {
        return Err(Refusal::LockedOrOld);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Article { form: Form::Docx, lines: docx::lines(bytes)? });
    }
    let text = decoded(bytes);
    if text.contains('\0') {
        return Err(Refusal::Unknown);
    }
    Ok(from_text(&text))
}

/// Reads a text that was pasted, which may be the source of a page.
pub fn from_text(text: &str) -> Article {
    if is_html(text) {
        Article { form: Form::Html, lines: html::lines(text) }
    } else {
        Article { form: Form::Text, lines: plain::lines(text) }
    }
}

/// Bytes as text: by their mark, then as UTF-8, then as the page itself says, then as GB18030.
fn decoded(bytes: &[u8]) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0.into_owned();
    }
    if let Ok(text) = str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = said(bytes).filter(|encoding| *encoding != UTF_8).unwrap_or(GB18030);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// How far into a page its encoding is looked for, in bytes.
const SAID_WITHIN: usize = 2048;

/// The encoding that a page names in its head.
fn said(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..SAID_WITHIN).unwrap_or(bytes).to_ascii_lowercase();
    let word = b"charset=";
    let at = head.windows(word.len()).position(|own| own == word)?;
    let rest = head.get(at + word.len()..)?;
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let is_of_name = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let length = rest.iter().position(|byte| !is_of_name(byte)).unwrap_or(rest.len());
    Encoding::for_label(rest.get(..length)?)
}

/// Whether a text is a page: it begins with a tag, and has one that only pages have.
fn is_html(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(2000).collect();
    let start = start.to_ascii_lowercase();
    let tags =
        ["<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<h1"];
    start.starts_with('<') && tags.iter().any(|tag| start.contains(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_decoded_by_its_mark_then_as_utf_8_then_as_gb18030() {
        let (gb, _, _) = GB18030.encode("历下区");
        let mut utf16 = vec![0xff, 0xfe];
        utf16.extend("历下区".encode_utf16().flat_map(u16::to_le_bytes));
        for bytes in [gb.as_ref(), "历下区".as_bytes(), "\u{feff}历下区".as_bytes(), &utf16] {
            assert_eq!(from_bytes(bytes).unwrap().lines[0].text, "历下区");
        }
    }

    #[test]
    fn a_page_says_its_own_encoding() {
        let page = "<html><meta charset=\"big5\"><p>歷下區</p>";
        let (big5, _, _) = encoding_rs::BIG5.encode(page);
        let article = from_bytes(&big5).unwrap();
        assert_eq!((article.form, article.lines[0].text.as_str()), (Form::Html, "歷下區"));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert_eq!(from_bytes(b"\xd0\xcf\x11\xe0rest"), Err(Refusal::LockedOrOld));
        assert_eq!(from_bytes(b"GIF89a\0\0\0"), Err(Refusal::Unknown));
        assert!(matches!(from_bytes(b"PK\x03\x04rest"), Err(Refusal::Broken(_))));
    }
}
