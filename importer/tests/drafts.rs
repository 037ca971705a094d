//! The drafts of articles that were made up for this, as a person reads them, beside each article in
//! `tests/articles/`. `ANLAN_WRITE_DRAFTS=1 cargo test -p anlan-importer --test drafts` writes them anew.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod common;

use std::fs;

use anlan_importer::article::{
    Draft, Knowledge, accept, draft, from_bytes, is_accepted_unasked, report,
};
use anlan_importer::lang::Lang;

/// What the command line says of a file, and the case that it writes.
fn said(bytes: &[u8], knowledge: &Knowledge<'_>, lang: Lang) -> (Draft, String) {
    let draft = draft(&from_bytes(bytes).unwrap(), knowledge);
    let partial = accept(&draft, is_accepted_unasked);
    let report = report::report(&draft, &partial, is_accepted_unasked, knowledge, lang);
    let case = serde_json::to_string_pretty(&partial.case).unwrap();
    (draft, format!("{report}\n{case}\n"))
}

/// An article as a word processor keeps it.
fn made_document() -> Vec<u8> {
    common::document(&[
        ("a3", "杏林区“法律超市”开进早市"),
        ("", "来源：杏林区司法局 日期：2024-04-26"),
        ("1", "背景"),
        ("", "杏林区早市每天人流约2万人次，摊主多为外来经营者，法律需求零散，过去无处可问。"),
        ("1", "主要做法"),
        ("bold", "摆一张法律桌"),
        (
            "",
            "自2023年9月1日起，公共法律服务工作站每周六进早市摆桌，律师、人民调解员轮流坐诊，一年服务52次。",
        ),
        ("bold", "印一本小册子"),
        ("", "编印《早市里的法》12000册，用摊主听得懂的话讲合同、租约与<食品安全>法。"),
        ("", "月份|咨询人次|调解件数"),
        ("", "2024年3月|420|17"),
        ("a5", "律师在早市解答咨询"),
        ("1", "成效"),
        (
            "",
            "解答咨询3800余人次，化解摊位纠纷60多件，2024年4月被杏林区委依法治区办确定为普法示范点。",
        ),
    ])
}

#[test]
fn each_article_becomes_the_draft_beside_it() {
    let folder = common::folder();
    let (vocabulary, districts) = (common::vocabulary(), common::districts(&folder));
    let knowledge = common::knowledge(&vocabulary, &districts);
    let mut articles: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.extension().is_some_and(|ending| ending == "txt" || ending == "html") {
            articles.push((name, fs::read(&path).unwrap()));
        }
    }
    articles.push(("09-document.docx".to_owned(), made_document()));
    articles.sort();
    assert!(articles.len() >= 9);
    let mut differing = Vec::new();
    for (name, bytes) in articles {
        let (draft, text) = said(&bytes, &knowledge, Lang::Zh);
        let json = serde_json::to_string(&draft).unwrap();
        assert_eq!(serde_json::from_str::<Draft>(&json).unwrap(), draft, "{name}");
        let path = folder.join(format!("{name}.draft"));
        if std::env::var_os("ANLAN_WRITE_DRAFTS").is_some() {
            fs::write(&path, &text).unwrap();
        }
        if fs::read_to_string(&path).unwrap_or_default() != text {
            differing.push(name);
        }
    }
    assert_eq!(differing, [] as [String; 0], "ANLAN_WRITE_DRAFTS=1 writes them anew");
}

#[test]
fn the_report_is_in_either_language() {
    let folder = common::folder();
    let (vocabulary, districts) = (common::vocabulary(), common::districts(&folder));
    let knowledge = common::knowledge(&vocabulary, &districts);
    let (_, text) = said(&made_document(), &knowledge, Lang::En);
    assert!(text.starts_with("What became of each paragraph · DOCX file"));
    assert!(text.contains("Still missing: id, title_en, summary_en"));
}
