//! The command line as a process: what goes where, and what it ends with.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod desk;

use std::path::Path;
use std::process::{Command, Output};

use desk::{Desk, repository};
use serde_json::Value;

const VERBS: [&str; 12] = [
    "check",
    "build",
    "new",
    "schema",
    "export",
    "template",
    "import",
    "draft",
    "diff",
    "release",
    "publish",
    "completions",
];

/// Runs the program where the environment says no language but that of `lang`.
fn run(lang: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_anlan-author"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
        command.env_remove(name);
    }
    command.env("LANG", lang).args(arguments).output().unwrap()
}

/// What it wrote and what it ended with.
fn said(output: &Output) -> (i32, &str, &str) {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(&output.stdout), text(&output.stderr))
}

/// Runs the program, and says what it ended with.
fn ended(arguments: &[&str]) -> i32 {
    let output = run("en", arguments);
    let (code, ..) = said(&output);
    assert!(code != 3 || !output.stderr.is_empty(), "{arguments:?}");
    code
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A desk of one good case, and one whose case has a wrong theme.
fn good_and_bad() -> (Desk, Desk) {
    let (good, bad) = (Desk::empty(), Desk::empty());
    for desk in [&good, &bad] {
        desk.copy("bankruptcy-court");
    }
    bad.change("cases/bankruptcy-court.json", |case| case["themes"][0] = "law".into());
    (good, bad)
}

#[test]
fn each_verb_ends_with_what_it_did() {
    let (good, bad) = good_and_bad();
    let own = |name: &str| good.path(name).into_os_string().into_string().unwrap();
    let (good_data, bad_data) = (own(""), bad.path("").into_os_string().into_string().unwrap());
    let (out, book, table) = (own("out"), own("all.xlsx"), own("t.csv"));
    let (article, draft, site) = (own("a.txt"), own("draft.json"), own("site"));
    let empty = own("empty.xlsx");
    good.write("t.csv", "编号,标题\nb c,夜市普法\n");
    good.write("a.txt", "历下区设一个窗口\n\n一、背景\n群众办事多头跑，很是烦恼。\n");
    let (good, bad) = (good_data.as_str(), bad_data.as_str());
    for (code, line) in [
        (0, vec!["check", good]),
        (1, vec!["check", bad]),
        (3, vec!["check", "no/such/folder"]),
        (0, vec!["build", good, "--out", &out, "--site", &site]),
        (1, vec!["build", bad, "--out", &out]),
        (3, vec!["build", good, "--out", &table]),
        (0, vec!["schema", good, "--out", &out]),
        (3, vec!["schema", "no/such/folder", "--out", &out]),
        (0, vec!["export", good, "--to", &out, "--xlsx", &book]),
        (1, vec!["export", bad, "--to", &out]),
        (3, vec!["export", good, "--xlsx", &good_data]),
        (0, vec!["template", good, "--out", &empty]),
        (3, vec!["template", "no/such/folder", "--out", &empty]),
        (0, vec!["import", &book, "--data", good, "--out", &out]),
        (1, vec!["import", &table, "--data", good, "--out", &out]),
        (3, vec!["import", "no.xlsx", "--data", good, "--out", &out]),
        (0, vec!["draft", &article, "--data", good, "--out", &draft]),
        (3, vec!["draft", &article, "--data", good, "--out", &draft]),
        (0, vec!["diff", good, bad]),
        (3, vec!["diff", good, "no.json"]),
        (0, vec!["completions", "fish"]),
        (0, vec!["help"]),
    ] {
        assert_eq!(ended(&line), code, "{line:?}");
    }
    for verb in VERBS {
        assert_eq!(ended(&[verb, "--no-such-option"]), 2, "{verb}");
    }
}

#[test]
fn what_is_not_understood_goes_beside_with_the_nearest() {
    let output = run("", &["chekc", "data"]);
    let (code, out, err) = said(&output);
    assert_eq!((code, out), (2, ""));
    assert!(err.contains("没有“chekc”这个命令 / there is no verb “chekc”"), "{err}");
    assert!(err.contains("是不是“check”？ / did you mean “check”?"), "{err}");
    let output = run("", &[]);
    let (code, out, err) = said(&output);
    assert_eq!((code, out), (2, ""));
    assert!(VERBS.iter().all(|verb| err.contains(verb)), "{err}");
}

#[test]
fn a_report_for_programs_stands_alone() {
    let (good, bad) = good_and_bad();
    let out = bad.path("out");
    let of = |verb: &str, desk: &Desk, format: &str, code: i32| {
        let data = desk.path("");
        let mut arguments = vec![verb, text(&data), "--format", format, "--lang", "en"];
        if verb == "build" {
            arguments.extend(["--out", text(&out)]);
        }
        let output = run("zh", &arguments);
        let (ended, report, beside) = said(&output);
        assert_eq!((ended, beside), (code, ""), "{verb} {report}");
        report.to_owned()
    };
    for verb in ["check", "build"] {
        let report: Value = serde_json::from_str(&of(verb, &bad, "json", 1)).unwrap();
        let mut rows = report["remarks"].as_array().unwrap().iter();
        let row = rows.find(|row| row["grade"] == "must").unwrap();
        let file = row["place"]["file"].as_str().unwrap();
        assert!(file.ends_with("/cases/bankruptcy-court.json"), "{file}");
        assert!(Path::new(file).exists(), "{file} can be opened");
        assert_eq!(row["place"]["row"], 12);
        assert_eq!(
            [&row["grade"], &row["case"], &row["field"], &row["what"], &row["value"]],
            [
                "must",
                "bankruptcy-court",
                "themes[0]",
                "not in the themes of vocabulary.json",
                "law"
            ]
        );
        assert_eq!(report["counts"]["must"], 1);
        assert_eq!(report["written"], serde_json::json!([]));

        let table = of(verb, &bad, "csv", 1);
        let mut reader = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let heads = reader.headers().unwrap().clone();
        assert_eq!(&heads[0], "grade");
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let row = rows.iter().find(|row| &row[0] == "must fix").unwrap();
        assert_eq!([&row[3], &row[7], &row[9]], ["12", "themes[0]", "law"]);
    }
    let report: Value = serde_json::from_str(&of("build", &good, "json", 0)).unwrap();
    assert_eq!(report["written"], serde_json::json!(["bankruptcy-court"]));
    assert!(out.join("collection.json").exists());
}

#[test]
fn the_environment_says_the_language_unless_the_arguments_do() {
    let data = repository("data");
    for (lang, more, wanted) in [
        ("en_GB.UTF-8", &[][..], "170 cases, nothing to fix.\n"),
        ("C", &[], "170 个案例，没有问题。\n"),
        ("en_GB.UTF-8", &["--lang", "zh"], "170 个案例，没有问题。\n"),
    ] {
        let output = run(lang, &[&["check", text(&data)], more].concat());
        // Where nobody looks at a terminal, nothing is said of how far it has come.
        assert_eq!(said(&output), (0, wanted, ""), "{lang} {more:?}");
    }
}

#[test]
fn the_help_is_in_both_languages_and_says_what_it_ends_with() {
    let output = run("en", &["--help"]);
    let (code, help, beside) = said(&output);
    assert_eq!((code, beside), (0, ""));
    for verb in VERBS {
        let line = help.lines().find(|line| line.trim_start().starts_with(verb));
        let line = line.unwrap_or_else(|| panic!("{verb} in {help}"));
        let is_in = |(chinese, english): (&str, &str)| {
            !chinese.is_ascii() && english.trim().starts_with(|ch: char| ch.is_ascii_lowercase())
        };
        assert!(line.split_once(" / ").is_some_and(is_in), "{line}");
        let output = run("en", &[verb, "--help"]);
        let (code, own, _) = said(&output);
        assert_eq!(code, 0);
        assert!(
            own.contains("用法 / usage: anlan-author ") && own.contains("exit codes:"),
            "{own}"
        );
        assert!(!own.contains("Options:") && !own.contains("Arguments:"), "{own}");
        let output = run("en", &["help", verb]);
        assert_eq!(said(&output), (0, own, ""));
    }
}

#[test]
fn each_shell_is_offered_each_verb() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let output = run("en", &["completions", shell]);
        let (code, script, beside) = said(&output);
        assert_eq!((code, beside), (0, ""));
        for word in VERBS.iter().chain(&["format", "keep-going"]) {
            assert!(script.contains(word), "{word} for {shell}");
        }
    }
}

#[test]
fn the_guide_shows_what_the_program_says() {
    let guide = std::fs::read_to_string(repository("docs/command-line.md")).unwrap();
    let desk = Desk::full();
    desk.edit("cases/bankruptcy-court.json", "\"business-environment\"", "\"busines-environment\"");
    let data = desk.path("");
    for arguments in [
        &["chekc", "data"][..],
        &["check", "data", "--lang", "en"],
        &["check", "data", "--lang", "en", "--format", "json"],
        &["check", "--help"],
    ] {
        let own: Vec<&str> =
            arguments.iter().map(|own| if *own == "data" { text(&data) } else { own }).collect();
        let output = run("en", &own);
        let (_, out, beside) = said(&output);
        let all = format!("{out}{beside}").replace(text(&data), "data/");
        let line = format!("$ anlan-author {}\n{all}", arguments.join(" "));
        assert!(guide.contains(line.trim_end()), "{line}");
    }
    for verb in VERBS {
        assert!(guide.contains(&format!("| `{verb} ")), "{verb}");
    }
}
