//! Builds `dist/`: the collection from `data/`, then the page around it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::progress::Progress;
use crate::tools::{self, Need, Toolbox, run};
use crate::weight::Weights;
use crate::{first_paint, hosts, packed, seal, single, trim};

/// What a build cannot do without.
pub(crate) const NEEDS: &[Need] =
    &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::NodePackages];

/// How to build.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// The address under which the folder will lie, with its last slash: what is read elsewhere – links
    /// for search engines, a feed – names pages by it.
    pub(crate) base: Option<String>,
    /// One HTML file with everything in it, beside the folder.
    pub(crate) single_file: bool,
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
    let mut progress = Progress::new(missing.len() + 3);
    for need in missing {
        tools::set_up(toolbox, need, &mut progress)?;
    }
    let quietly = |built: Result<()>| built.map(|()| String::new());
    progress.step("the collection, from data/", || {
        quietly(build_collection(toolbox, options.base.as_deref()))
    })?;
    progress.step("the page, as small as it gets: some minutes the first time", || {
        quietly(build_page(toolbox))
    })?;
    progress.step("what goes with the page", || {
        finish(toolbox, &toolbox.root.join("dist"), options.base.as_deref())
    })
}

/// Builds both, in silence.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    build_collection(toolbox, None)?;
    build_page(toolbox)?;
    finish(toolbox, &toolbox.root.join("dist"), None).map(|_| ())
}

/// What the desk writes into `public/`: folders, and files beside them.
const WRITTEN: ([&str; 2], [&str; 3]) =
    (["data", "read"], ["feed.xml", "robots.txt", "sitemap.xml"]);

fn build_collection(toolbox: &Toolbox, base: Option<&str>) -> Result<()> {
    // Trunk copies the whole folder: a file from an older build must not go along.
    let public = toolbox.root.join("public");
    let (folders, files) = WRITTEN;
    for path in folders.map(|name| public.join(name)).iter().filter(|path| path.exists()) {
        fs::remove_dir_all(path).with_context(|| format!("cannot empty {}", path.display()))?;
    }
    for path in files.map(|name| public.join(name)).iter().filter(|path| path.exists()) {
        fs::remove_file(path).with_context(|| format!("cannot remove {}", path.display()))?;
    }
    let author = ["run", "--quiet", "--package", "anlan-author", "--"];
    let folders = ["build", "data", "--out", "public/data", "--site", "public"];
    let base = base.map(|base| ["--base", base]);
    run(toolbox.cargo().args(author).args(folders).args(base.into_iter().flatten()))
}

fn build_page(toolbox: &Toolbox) -> Result<()> {
    // Everything Cargo needs is fetched first, so that Trunk can be held to the tools set up here:
    // without `--offline` it would download its own where a version does not fit.
    run(toolbox.cargo().args(["fetch", "--locked"]))?;
    run(toolbox.command("trunk").args(["build", "--release", "--offline", "--locked"]))
}

/// What is made of the folder that Trunk wrote. In this order, as each sees what those before it left:
/// all of it lighter, the first paint in `index.html`, the list of the service worker, what hosts are told,
/// the packed copies, of which it says how much they save.
fn finish(toolbox: &Toolbox, dist: &Path, base: Option<&str>) -> Result<String> {
    trim::trim(toolbox, dist)?;
    first_paint::write(dist)?;
    seal::seal(dist)?;
    hosts::write(dist, base)?;
    packed::pack(dist)
}
