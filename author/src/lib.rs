//! The writing desk of Anlan: checks the collection as people edit it, and builds from it what the
//! page loads.
//!
//! In reading order: [`args`] is what a person types; [`files`] reads the data folder and
//! [`document`] its files; [`check`] finds everything wrong with them, with the rules in
//! [`structure`], [`unseen`], [`writing`], [`provenance`], [`lists`], [`readings`], [`eras`] and [`history`], as
//! [`complaint`]s that [`report`] puts into [`words`]; [`bundle`], [`readings`] and [`plain`] make the
//! files for the page, in both scripts with [`script`] and [`traditional`], [`leaves`] the pages that are
//! read without it, [`schema`] the schemas for editing programs, and [`export`] the tables for other
//! engines. [`import`] takes spreadsheets in, and [`workbook`] writes them; [`draft`] makes a
//! case of an article; [`difference`] says what changed, and [`release`]
//! makes a version of it.
//!
//! Only [`files`] and `disk` meet a disk. Every verb has a function that works on names and bytes, for
//! where there is none: it is checked for WebAssembly.

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use anlan_engine::check::Grade;
use anyhow::{Context as _, Result, bail};

use crate::args::{Format, Verb};
use crate::bundle::Site;
use crate::difference::Difference;
use crate::leaves::Base;
use crate::words::Lang;

pub mod args;
pub mod bundle;
pub mod check;
pub mod complaint;
pub mod difference;
mod disk;
mod document;
pub mod draft;
mod eras;
pub mod export;
mod field;
pub mod files;
mod history;
pub mod import;
pub mod leaves;
mod lines;
mod lists;
pub mod plain;
mod provenance;
pub mod readings;
pub mod release;
pub mod report;
pub mod schema;
pub mod script;
mod structure;
pub mod traditional;
mod unseen;
pub mod words;
pub mod workbook;
mod writing;

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

/// Does what the arguments ask for, and writes what there is to say.
///
/// # Errors
/// Where a folder cannot be read or written.
pub fn run(arguments: &[OsString], said: &mut impl Write) -> Result<Ending> {
    let (text, ending) = match args::parse(arguments) {
        Some(Verb::Help) => (args::USAGE.to_owned(), Ending::Done),
        Some(Verb::Check { data, lang }) => {
            let checked = check::check(&data)?;
            let is_good = checked.count(Grade::Must) == 0;
            let ending = if is_good { Ending::Done } else { Ending::MustFix };
            (report::report(&checked, &data, lang), ending)
        }
        Some(Verb::Build { data, out, site, base, keep_going, lang }) => {
            let base = base.as_deref().map(Base::read).transpose()?;
            let site = site.map(|folder| Site { folder, base });
            let checked = check::check(&data)?;
            let report = report::report(&checked, &data, lang);
            match bundle::build(&checked, &out, site.as_ref(), keep_going)? {
                Some(built) => (report + &built.said(lang), Ending::Done),
                None => (report, Ending::MustFix),
            }
        }
        Some(Verb::Schema { data, out }) => {
            let checked = check::check(&data)?;
            let (Some(vocabulary), Some(districts)) = (&checked.vocabulary, &checked.districts)
            else {
                bail!("vocabulary.json or districts.json is not right: see anlan-author check");
            };
            let names = schema::write(vocabulary, districts, &out)?;
            let line = |name: &String| format!("{}\n", out.join(name).display());
            (names.iter().map(line).collect(), Ending::Done)
        }
        Some(Verb::Export { data, to, xlsx, lang }) => {
            export(&data, to.as_deref(), xlsx.as_deref(), lang)?
        }
        Some(Verb::Template { data, out }) => (workbook::template(&data, &out)?, Ending::Done),
        Some(Verb::Import { files, data, out, format, lang }) => {
            let imported = import::import(&files, &data, &out)?;
            let ending = if imported.is_good() { Ending::Done } else { Ending::MustFix };
            (imported.report(format, lang)?, ending)
        }
        Some(Verb::Draft { article, data, out, lang }) => {
            (draft::draft(&article, &data, &out, lang)?, Ending::Done)
        }
        Some(Verb::Diff { old, new, format, lang }) => {
            let difference = Difference::of(&old, &new)?;
            let text = match format {
                Format::Json => serde_json::to_string_pretty(&difference)? + "\n",
                Format::Text | Format::Csv => difference::report::report(&difference, lang),
            };
            (text, Ending::Done)
        }
        Some(Verb::Release { old, new, said, lang }) => {
            (release::release(&old, &new, &said, lang)?, Ending::Done)
        }
        None => (args::USAGE.to_owned(), Ending::Usage),
    };
    said.write_all(text.as_bytes()).context("cannot write the report")?;
    Ok(ending)
}

/// Writes the tables, the workbook, or both, and says so.
fn export(
    data: &Path,
    to: Option<&Path>,
    xlsx: Option<&Path>,
    lang: Lang,
) -> Result<(String, Ending)> {
    let checked = check::check(data)?;
    let report = report::report(&checked, data, lang);
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
