//! Builds `dist/`: the page, then a collection in it. The page is the same for every collection.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anlan_author::collection::Identity;
use anlan_author::leaves::Base;
use anlan_author::report::Report;
use anlan_author::words::Lang;
use anlan_author::{bundle, check, publish, site};
use anyhow::{Context as _, Result, bail, ensure};

use crate::disk::{read_below, write_below};
use crate::progress::Progress;
use crate::tools::{self, Need, Toolbox, run};
use crate::weight::{Weights, files_below};
use crate::{hosts, naming, packed, policy, single, trim};

/// What a build cannot do without.
pub(crate) const NEEDS: &[Need] =
    &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::NodePackages];

/// How to build.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// The data folder, from where the command was typed; `data/` where none is named.
    pub(crate) data: Option<PathBuf>,
    /// The address under which the folder will lie, with its last slash: what is read elsewhere – links
    /// for search engines, a feed – names pages by it. Where none is named it is the collection's `home`.
    pub(crate) base: Option<String>,
    /// One HTML file with everything in it, beside the folder.
    pub(crate) single_file: bool,
}

/// What to fill, and with what.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct FillOptions {
    /// The data folder.
    pub(crate) data: Option<PathBuf>,
    /// The folder for the site.
    pub(crate) out: Option<PathBuf>,
}

pub(crate) fn run_fill(toolbox: &Toolbox, options: &FillOptions) -> Result<ExitCode> {
    let (Some(data), Some(out)) = (&options.data, &options.out) else {
        bail!("fill needs --data FOLDER and --out FOLDER");
    };
    let [data, out] = [data, out].map(std::path::absolute);
    let (data, out) = (data?, out?);
    fill(toolbox, &data, &out, None)?;
    println!("fill: ready in {}", out.display());
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn run_dist(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    build_with_progress(toolbox, options)?;
    let single = if options.single_file {
        format!("; {}", single::make(toolbox, options.base.as_deref())?)
    } else {
        String::new()
    };
    let weights = Weights::of(&toolbox.root.join("dist"))?;
    println!("\n{}\n", weights.table());
    let over = weights.over_budget();
    if over.is_empty() {
        println!("dist: ready in dist/, {}{single}", weights.summary());
        return Ok(ExitCode::SUCCESS);
    }
    println!("dist: too heavy, {over}");
    Ok(ExitCode::FAILURE)
}

/// Sets up what is missing and builds, with a line for each step.
pub(crate) fn build_with_progress(toolbox: &Toolbox, options: &Options) -> Result<()> {
    let missing = tools::missing(toolbox, NEEDS)?;
    let mut progress = Progress::new(missing.len() + 2);
    for need in missing {
        tools::set_up(toolbox, need, &mut progress)?;
    }
    let quietly = |built: Result<()>| built.map(|()| String::new());
    progress.step("the page, as small as it gets: some minutes the first time", || {
        quietly(build_page(toolbox))
    })?;
    progress.step("the collection, and what goes with the page", || {
        let data = options.data.as_ref().map(std::path::absolute).transpose()?;
        let data = data.unwrap_or_else(|| toolbox.root.join("data"));
        fill(toolbox, &data, &toolbox.root.join("dist"), options.base.as_deref())
    })
}

/// Builds both, in silence.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    build_page(toolbox)?;
    let root = &toolbox.root;
    fill(toolbox, &root.join("data"), &root.join("dist"), None).map(|_| ())
}

/// What the desk writes into a site: folders, and files beside them.
const WRITTEN: [&str; 5] = ["data", "read", "feed.xml", "robots.txt", "sitemap.xml"];

fn build_page(toolbox: &Toolbox) -> Result<()> {
    // Everything Cargo needs is fetched first, so that Trunk can be held to the tools set up here:
    // without `--offline` it would download its own where a version does not fit.
    run(toolbox.cargo().args(["fetch", "--locked"]))?;
    // Trunk copies all of `public/`, where builds once wrote their collection.
    for path in WRITTEN.map(|name| toolbox.root.join("public").join(name)) {
        remove(&path)?;
    }
    run(toolbox.command("trunk").args(["build", "--release", "--offline", "--locked"]))?;
    let dist = toolbox.root.join("dist");
    trim::trim(toolbox, &dist)?;
    let page = toolbox.root.join(PAGE);
    remove(&page)?;
    copy(&dist, &page)
}

/// The page without a collection, as it was built last.
const PAGE: &str = "target/xtask/page";

/// Makes a site of the page that was built last and a data folder. In this order, as each sees what those
/// before it left: the files of the collection, its name in the page, which names its style sheet afresh,
/// the first paint in `index.html`, the list of the service worker, what hosts are told, the packed copies,
/// of which it says how much they save.
pub(crate) fn fill(
    toolbox: &Toolbox,
    data: &Path,
    out: &Path,
    base: Option<&str>,
) -> Result<String> {
    let page = toolbox.root.join(PAGE);
    ensure!(page.is_dir(), "no page was built yet: `cargo xtask dist` builds it");
    let checked = check::check(data)?;
    let home = checked.identity.as_ref().and_then(Identity::home);
    let base = base.or(home);
    let site = bundle::Site { folder: out.to_owned(), base: base.map(Base::read).transpose()? };
    remove(out)?;
    copy(&page, out)?;
    let built = bundle::build(&checked, &out.join("data"), Some(&site), false)?;
    let (Some(_), Some(identity)) = (built, &checked.identity) else {
        bail!("{}", Report::of(&checked).below(data).text(Lang::En));
    };
    naming::write(out, identity)?;
    let index = out.join("index.html");
    let named = policy::with_own_named(&fs::read_to_string(&index)?)?;
    fs::write(&index, named)?;
    hosts::write(out, base)?;
    let mut files = read_below(out)?;
    publish::finish(&mut files)?;
    write_below(out, &files, &["index.html", "sw.js", site::LIST])?;
    packed::pack(out)
}

fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", path.display()))
        }
        _ => Ok(()),
    }
}

/// Copies a folder with everything in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    for path in files_below(from)? {
        let target = to.join(&path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        fs::copy(from.join(&path), &target).with_context(|| target.display().to_string())?;
    }
    Ok(())
}
