use super::*;

fn parse_line(line: &str) -> Option<Args> {
    parse(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>()).ok()
}

/// What is said of a line that is not understood.
fn refused(line: &str) -> String {
    let arguments: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
    refusal::said(&parse(&arguments).unwrap_err()).0
}

#[test]
fn the_command_line_is_right_in_itself() {
    command().debug_assert();
}

#[test]
#[allow(clippy::too_many_lines, reason = "a list of lines")]
fn each_verb_is_understood() {
    let data = || Data { folder: Some("d".into()), data: None };
    let form = |format| Form { format };
    let out = || PathBuf::from("o");
    for (line, lang, verb) in [
        ("check d", None, Verb::Check { data: data(), form: form(Format::Text) }),
        (
            "check --lang en d --format csv",
            Some(Lang::En),
            Verb::Check { data: data(), form: form(Format::Csv) },
        ),
        (
            "--lang zh check --data d",
            Some(Lang::Zh),
            Verb::Check {
                data: Data { folder: None, data: Some("d".into()) },
                form: form(Format::Text),
            },
        ),
        ("schema d --out o", None, Verb::Schema { data: data(), out: out() }),
        (
            "build d --to o --site s --base https://example.org/ --keep-going --format json",
            None,
            Verb::Build {
                data: data(),
                out: out(),
                site: Some("s".into()),
                base: Some("https://example.org/".to_owned()),
                keep_going: true,
                form: form(Format::Json),
            },
        ),
        (
            "export d --out o --xlsx x",
            None,
            Verb::Export { data: data(), into: Into { to: Some(out()), xlsx: Some("x".into()) } },
        ),
        (
            "template d --out o --lang en",
            Some(Lang::En),
            Verb::Template { data: data(), out: out() },
        ),
        (
            "import --out o a.xlsx --data d b.csv --format json",
            None,
            Verb::Import {
                files: vec!["a.xlsx".into(), "b.csv".into()],
                data: "d".into(),
                out: out(),
                form: form(Format::Json),
            },
        ),
        (
            "draft a.html --data d --out o",
            None,
            Verb::Draft { article: "a.html".into(), data: "d".into(), out: out() },
        ),
        (
            "diff a b.json --format json",
            None,
            Verb::Diff { old: "a".into(), new: "b.json".into(), format: Format::Json },
        ),
        ("completions zsh", None, Verb::Completions { shell: Shell::Zsh }),
    ] {
        assert_eq!(parse_line(line), Some(Args { verb, lang, help: None }), "{line}");
    }
}

#[test]
fn what_is_not_understood_is_refused() {
    for line in [
        "",
        "check",
        "check a b",
        "draft --data d --out o",
        "draft a b --data d --out o",
        "draft a --out o",
        "diff a",
        "diff a b c",
        "diff a b --format csv",
        "diff a b --out o",
        "check d --out o",
        "check d --lang fr",
        "build d",
        "build d --out",
        "build d --out o --site",
        "build d --out o --base https://example.org/",
        "export d --to o --site s",
        "schema d --out o --keep-going",
        "export --data d",
        "export d --data d --to o",
        "export d --to o --keep-going",
        "export --data d --xlsx",
        "export a b --to o",
        "check d --xlsx a.xlsx",
        "template --data d",
        "import --data d --out o",
        "import a.xlsx --out o",
        "import a.xlsx --data d",
        "import a.xlsx --data d --out o --format xml",
        "import a.xlsx --data d --out o --keep-going",
        "check d --format xml",
        "chekc d",
        "check --langue en d",
        "completions tcsh",
        "help chekc",
    ] {
        assert_eq!(parse_line(line), None, "{line}");
        assert!(!refused(line).contains("error:"), "{line}");
    }
}

#[test]
fn a_refusal_says_what_was_meant() {
    for (line, what) in [
        (
            "chekc d",
            "没有“chekc”这个命令 / there is no verb “chekc”\n  是不是“check”？ / did you mean “check”?",
        ),
        ("check --langs en d", "不认识“--langs” / “--langs” is not known here\n  是不是“--lang”？"),
        (
            "check d --format jsn",
            "“jsn”\n  是不是“json”？ / did you mean “json”?\n  可以是 / it may be: text, json, csv",
        ),
        ("build d", "缺少 --out <DIR> / --out <DIR> is missing"),
        ("build d --out", "后面缺少值 / --out <DIR> needs a value"),
        ("export d --data d --to o", "只能写一个 / only one of"),
    ] {
        let said = refused(line);
        assert!(said.contains(what), "{line}: {said}");
        assert!(said.ends_with("  anlan-author help [VERB]\n"), "{said}");
    }
}

#[test]
fn the_environment_says_the_language() {
    for (set, lang) in [
        (vec![], Lang::Zh),
        (vec![("LANG", "C.UTF-8")], Lang::Zh),
        (vec![("LANG", "en_GB.UTF-8")], Lang::En),
        (vec![("LANG", "en_GB.UTF-8"), ("LC_ALL", "zh_CN.UTF-8")], Lang::Zh),
        (vec![("LANG", "zh_CN.UTF-8"), ("LC_MESSAGES", "en"), ("LC_ALL", "")], Lang::En),
        (vec![("LANG", "eno")], Lang::Zh),
    ] {
        let of = |name: &str| {
            set.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(value))
        };
        assert_eq!(lang_of(of), lang, "{set:?}");
    }
}
