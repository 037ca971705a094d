//! The files that the page loads: `collection.json` for the engine, the same in Traditional
//! characters where those are offered, `pinyin.txt` with the readings of their characters, `eras.json` with
//! the eras behind the timeline and `about.json` with what became of the collection, in both scripts too,
//! `cases.html` for browsers that cannot run the engine, and `desk.json`, the [`ground`] of the editors'
//! desk; and into another folder, where that is asked for, the [`leaves`](crate::leaves). Nothing is made
//! unless the engine accepts the collections, the eras and that.
//!
//! [`make`] makes the files, [`build`] writes them.

use std::path::{Path, PathBuf};

use anlan_engine::about::{self, About};
use anlan_engine::case::{Case, District, Source, Vocabulary};
use anlan_engine::check::Grade;
use anlan_engine::collection::Collection;
use anlan_engine::eras::{Era, EraList};
use anlan_engine::load::{Bundle, FORMAT, load};
use anlan_pages::own;
use anlan_pages::words::Locale;
use anyhow::{Context as _, Result, ensure};

use crate::check::Checked;
use crate::disk;
use crate::ground;
use crate::leaves::{self, Base};
use crate::plain;
use crate::progress::{self, Stage};
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
    let (n_data, n_files) = (data.len(), data.len() + leaves.len());
    let files = data.iter().enumerate().map(|(at, (name, bytes))| {
        progress::say(Stage::Writing, at + 1, n_files);
        let path = out.join(name);
        disk::write(&path, bytes)?;
        anyhow::Ok((path, bytes.len()))
    });
    let files = files.collect::<Result<Vec<_>>>()?;
    let leaves = site.map(|site| {
        for (at, (path, bytes)) in leaves.iter().enumerate() {
            progress::say(Stage::Writing, n_data + at + 1, n_files);
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
    let (Some(identity), Some(vocabulary), Some(districts)) =
        (&checked.identity, &checked.vocabulary, &checked.districts)
    else {
        return Ok(None);
    };
    let is_good = checked.count(Grade::Must) == 0;
    if checked.is_hopeless() || !(is_good || keep_going) {
        return Ok(None);
    }
    own::adopt(identity.text());
    let cases = without_hidden_addresses(&checked.cases);
    let about = About { changes: checked.changes.clone(), withdrawn: checked.withdrawn.clone() };
    let bundle = Bundle { format: FORMAT, vocabulary, districts, variants: "", cases: &cases };
    let text = json(&bundle)?;
    let traditional = identity.has_traditional().then(|| in_traditional(checked, &bundle, &about));
    let traditional = traditional.transpose()?;
    // One table for both: a query finds the same cases in either script.
    let variants = match (&traditional, identity.is_english()) {
        (Some(own), _) => checked.script.variants(&text, &json(&own.bundle())?)?,
        (None, false) => checked.script.variants(&text, &text)?,
        (None, true) => String::new(),
    };
    let (bytes, loaded) = collection(&Bundle { variants: &variants, ..bundle })?;
    let traditional = traditional.map(|own| {
        let (bytes, loaded) = collection(&Bundle { variants: &variants, ..own.bundle() })?;
        anyhow::Ok((bytes, loaded, own))
    });
    let traditional = traditional.transpose()?;
    // Readings are looked up in folded text, which is Simplified in both.
    let pinyin = readings::table(&text, &checked.readings.clone().unwrap_or_default());
    let own_eras = eras(&checked.eras)?;
    let has_leaves = matches!(leaves, Leaves::At(_));
    let page = plain::page(identity, vocabulary, districts, &cases, &about.withdrawn, has_leaves);
    let mut collections = vec![(identity.scripts()[0], &loaded, &about)];
    let in_traditional = traditional.iter();
    collections.extend(in_traditional.map(|(_, loaded, own)| (Locale::Hant, loaded, &own.about)));
    let leaves = match leaves {
        Leaves::No => Vec::new(),
        Leaves::At(base) => leaves::files(identity, &collections, base)?,
    };
    let mut data = vec![
        ("collection.json", bytes),
        ("pinyin.txt", pinyin.into_bytes()),
        ("eras.json", own_eras),
        ("about.json", history(&about)?),
        ("cases.html", page.into_bytes()),
        (ground::NAME, ground::ground(checked)?),
    ];
    if let Some((bytes, _, own)) = traditional {
        data.extend([
            ("collection.zh-Hant.json", bytes),
            ("eras.zh-Hant.json", eras(&own.eras)?),
            ("about.zh-Hant.json", history(&own.about)?),
        ]);
    }
    Ok(Some(Made {
        data: data.into_iter().map(|(name, bytes)| (name.to_owned(), bytes)).collect(),
        leaves: leaves.into_iter().map(|(path, text)| (path, text.into_bytes())).collect(),
        n_cases: cases.len(),
        left_out: checked.left_out.clone(),
    }))
}

/// What stands in the bundle of Traditional characters, and beside it.
struct InTraditional {
    vocabulary: Vocabulary,
    districts: Vec<District>,
    cases: Vec<Case>,
    eras: Vec<Era>,
    about: About,
}

impl InTraditional {
    fn bundle(&self) -> Bundle<'_> {
        let InTraditional { vocabulary, districts, cases, .. } = self;
        Bundle { format: FORMAT, vocabulary, districts, variants: "", cases }
    }
}

fn in_traditional(checked: &Checked, bundle: &Bundle<'_>, about: &About) -> Result<InTraditional> {
    let traditional = Traditional::new(checked.script, &checked.overrides, bundle.districts);
    Ok(InTraditional {
        vocabulary: traditional.vocabulary(bundle.vocabulary)?,
        districts: traditional.districts(bundle.districts)?,
        cases: traditional.cases(bundle.cases)?,
        eras: traditional.eras(&checked.eras)?,
        about: traditional.about(about)?,
    })
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
