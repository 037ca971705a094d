//! The collection as tables for other engines: a Frictionless Data Package of CSV files.
//!
//! What stands in the tables, and how a table is written, is in `anlan-tables`; [`table`] says how one
//! is described, and [`package`] what is said of all of them together.

use std::path::{Path, PathBuf};

use anlan_engine::case::Case;
use anlan_engine::check::Grade;
use anlan_tables::package::{DESCRIPTION, TERMS};
use anlan_tables::rows::tables;
use anlan_tables::table::Table;
use anyhow::Result;

use crate::bundle::without_hidden_addresses;
use crate::check::Checked;
use crate::disk;
use crate::words::Lang;

mod package;
pub(crate) mod table;

/// What was written.
pub struct Exported {
    /// The tables, with the number of their rows.
    tables: Vec<(PathBuf, usize)>,
    /// The other files.
    others: Vec<PathBuf>,
    n_cases: usize,
    n_formulas: usize,
}

impl Exported {
    /// What was written, in words.
    pub fn said(&self, lang: Lang) -> String {
        let tables = self.tables.iter().map(|(path, n_rows)| match lang {
            Lang::Zh => format!("已写出 {}（{n_rows} 行）\n", path.display()),
            Lang::En => format!("wrote {} ({n_rows} rows)\n", path.display()),
        });
        let others = self.others.iter().map(|path| match lang {
            Lang::Zh => format!("已写出 {}\n", path.display()),
            Lang::En => format!("wrote {}\n", path.display()),
        });
        let n_formulas = self.n_formulas;
        let formulas = (n_formulas > 0).then(|| match lang {
            Lang::Zh => format!(
                "有 {n_formulas} 格文字以 = + - @ 或制表符、回车开头：用电子表格打开时，请把各列按文本导入。\n"
            ),
            Lang::En => format!(
                "texts that begin with = + - @, a tab or a return: {n_formulas}. In a spreadsheet, import the columns as text.\n"
            ),
        });
        let cases = match lang {
            Lang::Zh => format!("导出 {} 个案例。\n", self.n_cases),
            Lang::En => format!("{} cases are in.\n", self.n_cases),
        };
        tables.chain(others).chain(formulas).chain([cases]).collect()
    }
}

/// The files of a package, and nothing written.
pub struct Package {
    /// The tables: the name of each, its bytes and the number of its rows.
    pub tables: Vec<(String, Vec<u8>, usize)>,
    /// The other files: the name of each and its text.
    pub others: Vec<(String, String)>,
    /// How many cases are in.
    pub n_cases: usize,
    /// How many texts a spreadsheet might take for formulas.
    pub n_formulas: usize,
}

/// Writes the package into a folder, with the terms of the data folder if it has any. Nothing is
/// written, and nothing returned, where something must be put right first.
///
/// # Errors
/// Where a file cannot be read or written, or a value has no cell that says it.
pub fn export(checked: &Checked, data: &Path, to: &Path) -> Result<Option<Exported>> {
    let terms = disk::text(&data.join(TERMS))?;
    let Some(package) = package(checked, terms)? else { return Ok(None) };
    let Package { tables, others, n_cases, n_formulas } = package;
    disk::make_folder(to)?;
    let write = |name: &str, bytes: &[u8]| {
        let path = to.join(name);
        disk::write(&path, bytes)?;
        anyhow::Ok(path)
    };
    let tables = tables.iter().map(|(name, bytes, n_rows)| Ok((write(name, bytes)?, *n_rows)));
    let tables = tables.collect::<Result<_>>()?;
    let others = others.iter().map(|(name, text)| write(name, text.as_bytes()));
    let others = others.collect::<Result<_>>()?;
    Ok(Some(Exported { tables, others, n_cases, n_formulas }))
}

/// The package of a collection, with its terms where there are any. Nothing where something must be put
/// right first.
///
/// Addresses that may not be linked are left out, as they are from the bundle.
///
/// # Errors
/// Where a value has no cell that says it.
pub fn package(checked: &Checked, terms: Option<String>) -> Result<Option<Package>> {
    let (Some(identity), Some(vocabulary), Some(districts)) =
        (&checked.identity, &checked.vocabulary, &checked.districts)
    else {
        return Ok(None);
    };
    if checked.count(Grade::Must) > 0 {
        return Ok(None);
    }
    let cases = without_hidden_addresses(&checked.cases);
    let tables = tables(vocabulary, districts, &cases.iter().collect::<Vec<&Case>>());
    let description = package::text(identity, &tables, terms.as_deref());
    let texts = tables.iter().map(Table::text).collect::<Result<Vec<_>, _>>()?;
    let n_formulas = texts.iter().map(|text| text.n_formulas).sum();
    let tables = tables.iter().zip(texts);
    let others = [Some((DESCRIPTION, description)), terms.map(|terms| (TERMS, terms))];
    let others = others.into_iter().flatten().map(|(name, text)| (name.to_owned(), text));
    Ok(Some(Package {
        tables: tables.map(|(table, text)| (table.file(), text.bytes, text.n_rows)).collect(),
        others: others.collect(),
        n_cases: cases.len(),
        n_formulas,
    }))
}
