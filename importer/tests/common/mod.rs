//! What the tests of articles share: the vocabulary of the collection, and places that do not exist.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::{Path, PathBuf};

use anlan_engine::case::{Districts, Vocabulary};
use anlan_importer::article::Knowledge;
use anlan_importer::article::script::Script;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles")
}

pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data")
}

pub(crate) fn vocabulary() -> Vocabulary {
    serde_json::from_str(&fs::read_to_string(data().join("vocabulary.json")).unwrap()).unwrap()
}

pub(crate) fn districts(folder: &Path) -> Districts {
    serde_json::from_str(&fs::read_to_string(folder.join("districts.json")).unwrap()).unwrap()
}

pub(crate) fn knowledge<'a>(vocabulary: &'a Vocabulary, districts: &'a Districts) -> Knowledge<'a> {
    Knowledge { vocabulary, districts: &districts.districts, script: Script::with_pairs("") }
}

/// A packed file of parts.
pub(crate) fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A document of paragraphs, each with its style; a text with `|` in it is a row of a table.
pub(crate) fn document(paragraphs: &[(&str, &str)]) -> Vec<u8> {
    let paragraph = |style: &str, text: &str| {
        let bold = if style == "bold" { "<w:rPr><w:b/></w:rPr>" } else { "" };
        let text = text.replace('&', "&amp;").replace('<', "&lt;");
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r>{bold}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
        )
    };
    let one = |(style, text): &(&str, &str)| {
        if !text.contains('|') {
            return paragraph(style, text);
        }
        let cells = text.split('|').map(|cell| format!("<w:tc>{}</w:tc>", paragraph("", cell)));
        format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", cells.collect::<String>())
    };
    let body: String = paragraphs.iter().map(one).collect();
    let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"{name}\"><w:body>{body}</w:body></w:document>"
    );
    let style = |id: &str, name: &str| {
        format!("<w:style w:styleId=\"{id}\"><w:name w:val=\"{name}\"/></w:style>")
    };
    let styles = [style("1", "heading 1"), style("a3", "Title"), style("a5", "caption")].concat();
    let styles = format!("<w:styles xmlns:w=\"{name}\">{styles}</w:styles>");
    packed(&[("word/document.xml", &text), ("word/styles.xml", &styles)])
}
