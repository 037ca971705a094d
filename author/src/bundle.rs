//! The files that the page loads: `collection.json` for the engine, the same in Traditional
//! characters, `pinyin.txt` with the readings of their characters, `eras.json` with the eras behind the
//! timeline and `about.json` with what became of the collection, in both scripts too, and `cases.html` for browsers that cannot run the engine; and into
//! another folder, where that is asked for, the [`leaves`](crate::leaves). Nothing is made unless the
//! engine accepts the collections, the eras and that.
//!
//! [`make`] makes the files, [`build`] writes them.

use std::path::{Path, PathBuf};

use anlan_engine::about::{self, About};
use anlan_engine::case::{Case, Source};
use anlan_engine::check::Grade;
use anlan_engine::collection::Collection;
use anlan_engine::eras::{Era, EraList};
use anlan_engine::load::{Bundle, FORMAT, load};
use anyhow::{Context as _, Result, ensure};

use crate::check::Checked;
use crate::disk;
use crate::leaves::{self, Base};
use crate::plain;
use crate::readings;
use crate::traditional::Traditional;
use crate::words::Lang;

/// What was written.
pub struct Built {
    files: Vec<(PathBuf, usize)>,
    /// The folder of the leaves, with how many files there are and their size.
    leaves: Option<(PathBuf, usize, usize)>,
    n_cases: usize,
    left_out: Vec<String>,
}

impl Built {
    /// What was written, in words.
    pub fn said(&self, lang: Lang) -> String {
        let left_out = self.left_out.iter().map(|name| match lang {
            Lang::Zh => format!("没有收入：{name}\n"),
            Lang::En => format!("left out: {name}\n"),
        });
        let files = self.files.iter().map(|(path, size)| match lang {
            Lang::Zh => format!("已写出 {}（{size} 字节）\n", path.display()),
            Lang::En => format!("wrote {} ({size} bytes)\n", path.display()),
        });
        let leaves = self.leaves.iter().map(|(folder, n_files, size)| match lang {
            Lang::Zh => {
                format!("已写出 {} 中的 {n_files} 个页面和文件（{size} 字节）\n", folder.display())
            }
            Lang::En => {
                format!(
                    "wrote {n_files} pages and files into {} ({size} bytes)\n",
                    folder.display()
                )
            }
        });
        let cases = match lang {
            Lang::Zh => format!("收入 {} 个案例。\n", self.n_cases),
            Lang::En => format!("{} cases are in.\n", self.n_cases),
        };
        left_out.chain(files).chain(leaves).chain([cases]).collect()
    }
}

/// Where the leaves go.
#[derive(Clone, Debug)]
pub struct Site {
    /// The folder of the whole site.
    pub folder: PathBuf,
    /// The address under which it will lie, where that is known.
    pub base: Option<Base>,
}

/// Whether the leaves are made too.
#[derive(Clone, Copy, Debug)]
pub enum Leaves<'a> {
    /// Only what the page loads.
    No,
    /// With links between page and leaves, and with absolute addresses where it is known under which
    /// the site will lie.
    At(Option<&'a Base>),
}

/// Files: their paths and bytes.
pub type Files = Vec<(String, Vec<u8>)>;

/// What was made, and nothing written.
pub struct Made {
    /// What the page loads, by its name in the folder `data` of the site.
    pub data: Files,
    /// The leaves and what goes with them, by the path from the folder of the site.
    pub leaves: Files,
    /// How many cases are in.
    pub n_cases: usize,
    /// The files of the cases that are not.
    pub left_out: Vec<String>,
}

/// Writes the files into a folder, and the leaves into that of the site. Nothing is written, and nothing
/// returned, where something must be put right first; with `keep_going` the bad cases are left out instead.
///
/// # Errors
/// Where a file cannot be written, or the engine would not load what was built.
pub fn build(
    checked: &Checked,
    out: &Path,
    site: Option<&Site>,
    keep_going: bool,
) -> Result<Option<Built>> {
    let leaves = site.map_or(Leaves::No, |site| Leaves::At(site.base.as_ref()));
    let Some(Made { data, leaves, n_cases, left_out }) = make(checked, leaves, keep_going)? else {
        return Ok(None);
    };
    let files = data.iter().map(|(name, bytes)| {
        let path = out.join(name);
        disk::write(&path, bytes)?;
        anyhow::Ok((path, bytes.len()))
    });
    let files = files.collect::<Result<Vec<_>>>()?;
    let leaves = site.map(|site| {
        for (path, bytes) in &leaves {
            disk::write(&site.folder.join(path), bytes)?;
        }
        let n_bytes = leaves.iter().map(|(_, bytes)| bytes.len()).sum();
        anyhow::Ok((site.folder.clone(), leaves.len(), n_bytes))
    });
    Ok(Some(Built { files, leaves: leaves.transpose()?, n_cases, left_out }))
}

/// Makes the files of a collection. Nothing is made where something must be put right first; with
/// `keep_going` the bad cases are left out instead.
///
/// # Errors
/// Where the engine would not load what was made.
pub fn make(checked: &Checked, leaves: Leaves<'_>, keep_going: bool) -> Result<Option<Made>> {
    let (Some(vocabulary), Some(districts)) = (&checked.vocabulary, &checked.districts) else {
        return Ok(None);
    };
    let is_good = checked.count(Grade::Must) == 0;
    if checked.is_hopeless() || !(is_good || keep_going) {
        return Ok(None);
    }
    let cases = without_hidden_addresses(&checked.cases);
    let traditional = Traditional::new(checked.script, &checked.overrides, districts);
    let (own_vocabulary, own_districts, own_cases) = (
        traditional.vocabulary(vocabulary)?,
        traditional.districts(districts)?,
        traditional.cases(&cases)?,
    );
    let traditional_eras = traditional.eras(&checked.eras)?;
    let about = About { changes: checked.changes.clone(), withdrawn: checked.withdrawn.clone() };
    let own_about = traditional.about(&about)?;
    let bundle = Bundle { format: FORMAT, vocabulary, districts, variants: "", cases: &cases };
    let traditional = Bundle {
        vocabulary: &own_vocabulary,
        districts: &own_districts,
        cases: &own_cases,
        ..bundle
    };
    // One table for both: a query finds the same cases in either script.
    let text = json(&bundle)?;
    let variants = checked.script.variants(&text, &json(&traditional)?)?;
    let (simplified, loaded) = collection(&Bundle { variants: &variants, ..bundle })?;
    let (traditional, own_loaded) = collection(&Bundle { variants: &variants, ..traditional })?;
    // Readings are looked up in folded text, which is Simplified in both.
    let pinyin = readings::table(&text, &checked.readings.clone().unwrap_or_default());
    let has_leaves = matches!(leaves, Leaves::At(_));
    let page = plain::page(vocabulary, districts, &cases, &about.withdrawn, has_leaves);
    let leaves = match leaves {
        Leaves::No => Vec::new(),
        Leaves::At(base) => leaves::files([(&loaded, &about), (&own_loaded, &own_about)], base)?,
    };
    let data = [
        ("collection.json", simplified),
        ("collection.zh-Hant.json", traditional),
        ("pinyin.txt", pinyin.into_bytes()),
        ("eras.json", eras(&checked.eras)?),
        ("eras.zh-Hant.json", eras(&traditional_eras)?),
        ("about.json", history(&about)?),
        ("about.zh-Hant.json", history(&own_about)?),
        ("cases.html", page.into_bytes()),
    ];
    Ok(Some(Made {
        data: data.map(|(name, bytes)| (name.to_owned(), bytes)).into(),
        leaves: leaves.into_iter().map(|(path, text)| (path, text.into_bytes())).collect(),
        n_cases: cases.len(),
        left_out: checked.left_out.clone(),
    }))
}

/// The cases without the addresses that a visitor may not be sent to.
pub(crate) fn without_hidden_addresses(cases: &[Case]) -> Vec<Case> {
    let without_address = |source: &Source| Source {
        url: source.url.clone().filter(|_| source.linkable),
        ..source.clone()
    };
    let own = |case: &Case| Case {
        source: without_address(&case.source),
        more_sources: case.more_sources.iter().map(without_address).collect(),
        ..case.clone()
    };
    cases.iter().map(own).collect()
}

fn json(bundle: &Bundle<'_>) -> Result<String> {
    serde_json::to_string(bundle).context("cannot write the bundle as JSON")
}

/// The bytes of a list of eras, which the engine has read back.
fn eras(eras: &[Era]) -> Result<Vec<u8>> {
    let list = EraList { schema: None, eras: eras.to_vec() };
    let bytes = serde_json::to_vec(&list).context("cannot write the eras as JSON")?;
    let read = anlan_engine::eras::read(&bytes);
    ensure!(read.as_deref() == Some(eras), "the engine does not read the eras back");
    Ok(bytes)
}

/// The bytes of what became of the collection, which the engine has read back.
fn history(own: &About) -> Result<Vec<u8>> {
    let bytes = serde_json::to_vec(own).context("cannot write the versions as JSON")?;
    let read = about::read(&bytes);
    ensure!(read.as_ref() == Some(own), "the engine does not read the versions back");
    Ok(bytes)
}

/// The bytes of a bundle, and what the engine has read of them.
fn collection(bundle: &Bundle<'_>) -> Result<(Vec<u8>, Collection)> {
    let bytes = json(bundle)?.into_bytes();
    let loaded = load(bytes.as_slice()).context("the engine does not load the bundle")?;
    ensure!(
        loaded.collection.len() == bundle.cases.len(),
        "the engine leaves out {} of {} cases: {:?}",
        loaded.left_out(),
        bundle.cases.len(),
        loaded.complaints
    );
    Ok((bytes, loaded.collection))
}
