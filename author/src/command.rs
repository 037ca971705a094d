//! Does what the arguments ask for, and says how it ended.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::args::{self, Format, Verb, refusal};
use crate::bundle::Site;
use crate::check::check;
use crate::difference::Difference;
use crate::leaves::Base;
use crate::progress;
use crate::release::Said;
use crate::report::Report;
use crate::words::Lang;
use crate::{bundle, difference, draft, export, import, new, publish, release, schema, workbook};

mod terminal;

/// How a verb ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// It did what it was asked.
    Done,
    /// The data must be put right first.
    MustFix,
    /// It was not understood.
    Usage,
}

/// Does what the arguments ask for, in Chinese unless they say otherwise, and writes what there is to say.
///
/// # Errors
/// Where a folder cannot be read or written.
pub fn run(arguments: &[OsString], said: &mut impl Write) -> Result<Ending> {
    run_in(Lang::Zh, arguments, said)
}

/// The same in a language, unless the arguments say which.
///
/// # Errors
/// As those of [`run`].
pub fn run_in(lang: Lang, arguments: &[OsString], said: &mut impl Write) -> Result<Ending> {
    let (text, ending) = match args::parse(arguments) {
        Ok(args) => {
            let lang = args.lang.unwrap_or(lang);
            watched(lang, || verb(args.verb, lang))?
        }
        Err(error) => match refusal::said(&error) {
            (help, true) => (help.into_bytes(), Ending::Done),
            (refusal, false) => {
                eprint!("{refusal}");
                (Vec::new(), Ending::Usage)
            }
        },
    };
    said.write_all(&text).context("cannot write the report")?;
    Ok(ending)
}

/// Does some work, and where there is a terminal shows how far it has come.
fn watched<T>(lang: Lang, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    #[expect(clippy::disallowed_methods, reason = "a program in a terminal has a clock")]
    let started = Instant::now();
    let mut line = terminal::Line::new(io::stderr(), lang);
    let before = progress::watch(Some(Box::new(move |stage, done, of| {
        line.at(stage, done, of, started.elapsed());
    })));
    let done = work();
    progress::watch(before);
    done
}

fn verb(verb: Verb, lang: Lang) -> Result<(Vec<u8>, Ending)> {
    let (text, ending) = match verb {
        Verb::Check { data, form } => {
            let data = data.path();
            let report = Report::of(&check(&data)?).below(&data);
            (written(&report, form.format, lang)?, ending_of(&report))
        }
        Verb::Build { data, out, site, base, keep_going, form } => {
            let base = base.as_deref().map(Base::read).transpose()?;
            let site = site.map(|folder| Site { folder, base });
            build(&data.path(), &out, site.as_ref(), keep_going, form.format, lang)?
        }
        Verb::New { folder, title } => {
            let written = new::new(&folder, lang, title.as_deref())?;
            let line = |path: &PathBuf| format!("{}\n", path.display());
            (written.iter().map(line).collect(), Ending::Done)
        }
        Verb::Schema { data, out } => (schemas(&data.path(), &out)?, Ending::Done),
        Verb::Export { data, into } => {
            export(&data.path(), into.to.as_deref(), into.xlsx.as_deref(), lang)?
        }
        Verb::Template { data, out } => (workbook::template(&data.path(), &out)?, Ending::Done),
        Verb::Import { files, data, out, form } => {
            let report = import::import(&files, &data, &out)?.report();
            (written(&report, form.format, lang)?, ending_of(&report))
        }
        Verb::Draft { article, data, out } => {
            (draft::draft(&article, &data, &out, lang)?, Ending::Done)
        }
        Verb::Diff { old, new, format } => {
            let difference = Difference::of(&old, &new)?;
            let text = match format {
                Format::Json => serde_json::to_string_pretty(&difference)? + "\n",
                Format::Text | Format::Csv => difference::report::report(&difference, lang),
            };
            (text, Ending::Done)
        }
        Verb::Release { old, new, date, summary, summary_en, reason, reason_en } => {
            let summary = summary.zip(summary_en).map(<[String; 2]>::from);
            let reason = reason.zip(reason_en).map(<[String; 2]>::from);
            let said = Said { date, summary, reason };
            (release::release(&old, &new, &said, lang)?, Ending::Done)
        }
        Verb::Publish { data, site, out, keep_going } => {
            publish(&data.path(), &site, &out, keep_going, lang)?
        }
        Verb::Completions { shell } => return Ok((args::completions(shell), Ending::Done)),
        // Understood by `args::parse`, which shows what was asked for.
        Verb::Help { .. } => (String::new(), Ending::Done),
    };
    Ok((text.into_bytes(), ending))
}

fn written(report: &Report, format: Format, lang: Lang) -> Result<String> {
    match format {
        Format::Text => Ok(report.text(lang)),
        Format::Json => report.json(lang),
        Format::Csv => report.csv(lang),
    }
}

fn ending_of(report: &Report) -> Ending {
    if report.is_good() { Ending::Done } else { Ending::MustFix }
}

/// Writes what the page loads. A report for programs stands alone: what was written is in it by the ids of
/// the cases.
fn build(
    data: &Path,
    out: &Path,
    site: Option<&Site>,
    keep_going: bool,
    format: Format,
    lang: Lang,
) -> Result<(String, Ending)> {
    let checked = check(data)?;
    let mut report = Report::of(&checked).below(data);
    let Some(built) = bundle::build(&checked, out, site, keep_going)? else {
        return Ok((written(&report, format, lang)?, Ending::MustFix));
    };
    report.written = checked.cases.iter().map(|case| case.id.clone()).collect();
    let text = written(&report, format, lang)?;
    let is_for_people = format == Format::Text;
    Ok((if is_for_people { text + &built.said(lang) } else { text }, Ending::Done))
}

/// Writes the tables, the workbook, or both, and says so.
fn export(
    data: &Path,
    to: Option<&Path>,
    xlsx: Option<&Path>,
    lang: Lang,
) -> Result<(String, Ending)> {
    let checked = check(data)?;
    let report = Report::of(&checked).below(data).text(lang);
    let tables = match to {
        Some(to) => export::export(&checked, data, to)?.map(|exported| exported.said(lang)),
        None => Some(String::new()),
    };
    let workbook = match xlsx {
        Some(xlsx) => workbook::export(&checked, xlsx, lang)?,
        None => Some(String::new()),
    };
    Ok(match (tables, workbook) {
        (Some(tables), Some(workbook)) => (report + &tables + &workbook, Ending::Done),
        _ => (report, Ending::MustFix),
    })
}

/// Writes the schemas, and names them.
fn schemas(data: &Path, out: &Path) -> Result<String> {
    let checked = check(data)?;
    let (Some(vocabulary), Some(districts)) = (&checked.vocabulary, &checked.districts) else {
        bail!("vocabulary.json or districts.json is not right: see anlan-author check");
    };
    let names = schema::write(vocabulary, districts, checked.is_english(), out)?;
    let lines = names.iter().map(|name| format!("{}\n", out.join(name).display()));
    Ok(lines.collect::<Vec<_>>().concat())
}

/// Writes a site with this collection in it, and says so.
fn publish(
    data: &Path,
    site: &Path,
    out: &Path,
    keep_going: bool,
    lang: Lang,
) -> Result<(String, Ending)> {
    let checked = check(data)?;
    let report = Report::of(&checked).below(data).text(lang);
    Ok(match publish::publish(&checked, site, out, keep_going)? {
        Some(published) => (report + &published.said(lang), Ending::Done),
        None => (report, Ending::MustFix),
    })
}
