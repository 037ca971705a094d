//! What a person types after `anlan-author`.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::words::Lang;

/// What there is to type.
pub const USAGE: &str = "\
anlan-author – 案览的编辑工具 / the writing desk of Anlan

  anlan-author check  DATA [--lang zh|en]
      检查数据，一次列出所有问题 / check the data and list everything wrong at once
  anlan-author build  DATA --out DIR [--site DIR [--base URL]] [--keep-going] [--lang zh|en]
      检查后写出网页要用的文件 / check, then write what the page loads into DIR
      --site：再写出每个案例、区县、主题和机制的纯文字页（read/）、订阅源等
              / write a plain page for each case, place, theme and mechanism (read/), a feed and so on
      --base：网站将来的网址，站点地图等要用 / the address the site will have, for its sitemap and so on
      --keep-going：有问题的案例不收，其余照写 / leave the bad cases out and write the rest
  anlan-author new DIR [--lang zh|en] [--title TITLE]
      新建一个空的案例集，已有的文件一概不动 / make an empty collection, in the language of its cases
  anlan-author schema DATA --out DIR
      写出 JSON Schema / write the JSON Schemas into DIR
  anlan-author export --data DATA --to DIR [--lang zh|en]
      检查后写出 CSV 表格和 datapackage.json / check, then write the collection as CSV tables
  anlan-author export --data DATA --xlsx FILE [--lang zh|en]
      检查后写出可以编辑、再导入的工作簿 / check, then write a workbook to edit and to import again
  anlan-author template --data DATA --out FILE
      写出空白的工作簿模板（XLSX） / write the empty workbook to fill in (XLSX)
  anlan-author import FILE… --data DATA --out DIR [--format text|json|csv] [--lang zh|en]
      读电子表格（XLSX、XLS、ODS、CSV），写出案例文件，并与 DATA 一起检查
              / read spreadsheets, write the case files into DIR, and check them together with DATA
  anlan-author draft ARTICLE --data DATA --out CASE.json [--lang zh|en]
      读一篇文章（HTML、TXT、DOCX），写出案例草稿，并说明每一段去了哪里、每一项从哪一句来
              / read an article, write a draft of its case, and say what became of each paragraph
  anlan-author diff OLD NEW [--format text|json] [--lang zh|en]
      两份数据有什么不同：新增、撤下、逐项改动；每份是数据文件夹或已发布的 collection.json
              / what differs between two collections, each a data folder or a published collection.json
";

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Verb {
    /// Check a data folder.
    Check {
        /// The data folder.
        data: PathBuf,
        /// The language of the report.
        lang: Lang,
    },
    /// Check a data folder and write what the page loads.
    Build {
        /// The data folder.
        data: PathBuf,
        /// The folder to write into.
        out: PathBuf,
        /// The folder of the whole site, where the leaves are to be written too.
        site: Option<PathBuf>,
        /// The address under which that will lie, as it was typed.
        base: Option<String>,
        /// Whether bad cases are left out instead of stopping everything.
        keep_going: bool,
        /// The language of the report.
        lang: Lang,
    },
    /// Make an empty collection.
    New {
        /// The folder to make it in.
        folder: PathBuf,
        /// The language that its cases will be written in.
        cases_in: Lang,
        /// Its title.
        title: Option<String>,
    },
    /// Write the JSON Schemas.
    Schema {
        /// The data folder.
        data: PathBuf,
        /// The folder to write into.
        out: PathBuf,
    },
    /// Check a data folder and write it as tables that other programs read.
    Export {
        /// The data folder.
        data: PathBuf,
        /// The folder to write the tables into.
        to: Option<PathBuf>,
        /// The workbook to write.
        xlsx: Option<PathBuf>,
        /// The language of the report.
        lang: Lang,
    },
    /// Write the workbook to fill in.
    Template {
        /// The data folder.
        data: PathBuf,
        /// The file to write.
        out: PathBuf,
    },
    /// Read spreadsheets and write the cases in them.
    Import {
        /// The spreadsheets.
        files: Vec<PathBuf>,
        /// The data folder.
        data: PathBuf,
        /// The folder to write the case files into.
        out: PathBuf,
        /// How the report is written.
        format: Format,
        /// The language of the report.
        lang: Lang,
    },
    /// Draft a case from an article.
    Draft {
        /// The article.
        article: PathBuf,
        /// The data folder, for its lists.
        data: PathBuf,
        /// The file to write.
        out: PathBuf,
        /// The language of the report.
        lang: Lang,
    },
    /// Say what differs between two collections.
    Diff {
        /// A data folder or a bundle.
        old: PathBuf,
        /// Another.
        new: PathBuf,
        /// How it is written; as text or as JSON.
        format: Format,
        /// The language of the report.
        lang: Lang,
    },
    /// Say what there is to type.
    Help,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Everything typed, sorted, before it is known whether the verb takes it.
#[derive(Default)]
struct Typed {
    /// What stands by itself: the data folder, or the spreadsheets.
    paths: Vec<PathBuf>,
    data: Option<PathBuf>,
    out: Option<PathBuf>,
    xlsx: Option<PathBuf>,
    format: Option<Format>,
    site: Option<PathBuf>,
    base: Option<String>,
    lang: Option<Lang>,
    keep_going: bool,
}

/// Understands the arguments; `None` where there is no such verb, or where something is missing or
/// too much.
#[expect(clippy::too_many_lines, reason = "each verb says which options it takes")]
pub fn parse(arguments: &[OsString]) -> Option<Verb> {
    let (verb, rest) = arguments.split_first()?;
    let verb = verb.to_str()?;
    if ["help", "--help", "-h"].contains(&verb) {
        return Some(Verb::Help);
    }
    if verb == "new" {
        return new(rest);
    }
    let Typed { mut paths, data, out, xlsx, format, site, base, lang, keep_going } = sort(rest)?;
    if verb == "diff" {
        let new = paths.pop()?;
        let old = paths.pop()?;
        let is_all = paths.is_empty() && data.is_none() && out.is_none() && xlsx.is_none();
        let is_known = site.is_none() && base.is_none() && format != Some(Format::Csv);
        let (format, lang) = (format.unwrap_or_default(), lang.unwrap_or_default());
        return (is_all && is_known && !keep_going).then_some(Verb::Diff {
            old,
            new,
            format,
            lang,
        });
    }
    if verb == "import" && site.is_none() && base.is_none() && xlsx.is_none() && !keep_going {
        let (data, out) = (data?, out?);
        let (format, lang) = (format.unwrap_or_default(), lang.unwrap_or_default());
        let has_files = !paths.is_empty();
        return has_files.then_some(Verb::Import { files: paths, data, out, format, lang });
    }
    let is_plain = xlsx.is_none() && format.is_none() && site.is_none() && base.is_none();
    if verb == "draft" && is_plain && !keep_going {
        let article = paths.pop().filter(|_| paths.is_empty())?;
        return Some(Verb::Draft {
            article,
            data: data?,
            out: out?,
            lang: lang.unwrap_or_default(),
        });
    }
    let data = match (data, paths.pop()) {
        (Some(data), None) | (None, Some(data)) if paths.is_empty() => data,
        _ => return None,
    };
    // An address is of use to the leaves alone.
    if (site.is_some() && verb != "build") || (base.is_some() && site.is_none()) {
        return None;
    }
    if format.is_some() || (xlsx.is_some() && verb != "export") {
        return None;
    }
    match verb {
        "check" if out.is_none() && !keep_going => {
            Some(Verb::Check { data, lang: lang.unwrap_or_default() })
        }
        "build" => {
            let lang = lang.unwrap_or_default();
            Some(Verb::Build { data, out: out?, site, base, keep_going, lang })
        }
        "schema" if lang.is_none() && !keep_going => Some(Verb::Schema { data, out: out? }),
        "export" if !keep_going && (out.is_some() || xlsx.is_some()) => {
            Some(Verb::Export { data, to: out, xlsx, lang: lang.unwrap_or_default() })
        }
        "template" if lang.is_none() && !keep_going => Some(Verb::Template { data, out: out? }),
        _ => None,
    }
}

/// `new` alone has a title.
fn new(arguments: &[OsString]) -> Option<Verb> {
    let (mut folder, mut title, mut rest) = (None, None, arguments);
    let mut cases_in = None;
    while let Some((first, after)) = rest.split_first() {
        rest = after;
        match first.to_str() {
            Some(option @ ("--lang" | "--title")) => {
                let (value, after) = rest.split_first()?;
                rest = after;
                match (option, value.to_str()?) {
                    ("--title", text) => title = Some(text.to_owned()),
                    (_, "zh") => cases_in = Some(Lang::Zh),
                    (_, "en") => cases_in = Some(Lang::En),
                    _ => return None,
                }
            }
            Some(option) if option.starts_with('-') => return None,
            _ if folder.is_some() => return None,
            _ => folder = Some(PathBuf::from(first)),
        }
    }
    Some(Verb::New { folder: folder?, cases_in: cases_in.unwrap_or_default(), title })
}

fn sort(arguments: &[OsString]) -> Option<Typed> {
    let mut typed = Typed::default();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.to_str() {
            Some("--keep-going") => typed.keep_going = true,
            // Each folder has two spellings, so that what was learnt from one verb holds for all.
            Some("--out" | "--to") => typed.out = Some(arguments.next()?.into()),
            Some("--xlsx") => typed.xlsx = Some(arguments.next()?.into()),
            Some("--format") => {
                typed.format = match arguments.next()?.to_str()? {
                    "text" => Some(Format::Text),
                    "json" => Some(Format::Json),
                    "csv" => Some(Format::Csv),
                    _ => return None,
                }
            }
            Some("--site") => typed.site = Some(arguments.next()?.into()),
            Some("--base") => typed.base = Some(arguments.next()?.to_str()?.to_owned()),
            Some("--data") if typed.data.is_none() => {
                typed.data = Some(arguments.next()?.into());
            }
            Some("--lang") => {
                typed.lang = match arguments.next()?.to_str()? {
                    "zh" => Some(Lang::Zh),
                    "en" => Some(Lang::En),
                    _ => return None,
                }
            }
            Some(other) if other.starts_with("--") => return None,
            _ => typed.paths.push(argument.into()),
        }
    }
    Some(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Option<Verb> {
        parse(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn each_verb_is_understood() {
        let (data, out) = (PathBuf::from("d"), PathBuf::from("o"));
        for (line, verb) in [
            ("check d", Verb::Check { data: data.clone(), lang: Lang::Zh }),
            ("check --lang en d", Verb::Check { data: data.clone(), lang: Lang::En }),
            ("schema d --out o", Verb::Schema { data: data.clone(), out: out.clone() }),
            (
                "build d --out o --keep-going",
                Verb::Build {
                    data: data.clone(),
                    out: out.clone(),
                    site: None,
                    base: None,
                    keep_going: true,
                    lang: Lang::Zh,
                },
            ),
            (
                "build d --out o --site s --base https://example.org/",
                Verb::Build {
                    data: data.clone(),
                    out: out.clone(),
                    site: Some("s".into()),
                    base: Some("https://example.org/".to_owned()),
                    keep_going: false,
                    lang: Lang::Zh,
                },
            ),
            (
                "export --data d --to o",
                Verb::Export {
                    data: data.clone(),
                    to: Some(out.clone()),
                    xlsx: None,
                    lang: Lang::Zh,
                },
            ),
            (
                "export d --out o --lang en",
                Verb::Export { data, to: Some(out), xlsx: None, lang: Lang::En },
            ),
            ("--help", Verb::Help),
        ] {
            assert_eq!(parse_line(line), Some(verb), "{line}");
        }
    }

    #[test]
    fn the_verbs_of_spreadsheets_are_understood() {
        let (data, out) = (PathBuf::from("d"), PathBuf::from("o"));
        for (line, verb) in [
            (
                "export --data d --xlsx a.xlsx",
                Verb::Export {
                    data: data.clone(),
                    to: None,
                    xlsx: Some("a.xlsx".into()),
                    lang: Lang::Zh,
                },
            ),
            ("template --data d --out o", Verb::Template { data: data.clone(), out: out.clone() }),
            (
                "import a.xlsx b.csv --data d --out o --format json --lang en",
                Verb::Import {
                    files: vec!["a.xlsx".into(), "b.csv".into()],
                    data: data.clone(),
                    out: out.clone(),
                    format: Format::Json,
                    lang: Lang::En,
                },
            ),
            (
                "import --out o --data d a.ods",
                Verb::Import {
                    files: vec!["a.ods".into()],
                    data: data.clone(),
                    out: out.clone(),
                    format: Format::Text,
                    lang: Lang::Zh,
                },
            ),
            (
                "draft a.html --data d --out o",
                Verb::Draft { article: "a.html".into(), data, out, lang: Lang::Zh },
            ),
            (
                "diff a b.json --format json",
                Verb::Diff {
                    old: "a".into(),
                    new: "b.json".into(),
                    format: Format::Json,
                    lang: Lang::Zh,
                },
            ),
        ] {
            assert_eq!(parse_line(line), Some(verb), "{line}");
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
            "template --data d --out o --lang en",
            "import --data d --out o",
            "import a.xlsx --out o",
            "import a.xlsx --data d",
            "import a.xlsx --data d --out o --format xml",
            "import a.xlsx --data d --out o --keep-going",
            "check d --format json",
            "chekc d",
            "check --langue en d",
        ] {
            assert_eq!(parse_line(line), None, "{line}");
        }
    }
}
