//! Builds `dist/`: the collection from `data/`, then the page around it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::hosts;
use crate::packed;
use crate::progress::Progress;
use crate::tools::{self, Need, Toolbox, run};
use crate::weight::Weights;

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
    let weights = Weights::of(&toolbox.root.join("dist"))?;
    println!("\n{}\n", weights.table());
    let over = weights.over_budget();
    if over.is_empty() {
        println!("dist: ready in dist/, {}", weights.summary());
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
    progress.step("the collection, from data/", || quietly(build_collection(toolbox)))?;
    progress.step("the page, as small as it gets: some minutes the first time", || {
        quietly(build_page(toolbox))
    })?;
    progress.step("what goes with the page", || {
        finish(&toolbox.root.join("dist"), options.base.as_deref())
    })
}

/// Builds both, in silence.
pub(crate) fn build(toolbox: &Toolbox) -> Result<()> {
    build_collection(toolbox)?;
    build_page(toolbox)?;
    finish(&toolbox.root.join("dist"), None).map(|_| ())
}

fn build_collection(toolbox: &Toolbox) -> Result<()> {
    // Trunk copies the whole folder: a file from an older build must not go along.
    let folder = toolbox.root.join("public/data");
    if folder.exists() {
        fs::remove_dir_all(&folder).context("public/data cannot be emptied")?;
    }
    let author = ["run", "--quiet", "--package", "anlan-author", "--"];
    run(toolbox.cargo().args(author).args(["build", "data", "--out", "public/data"]))
}

fn build_page(toolbox: &Toolbox) -> Result<()> {
    // Everything Cargo needs is fetched first, so that Trunk can be held to the tools set up here:
    // without `--offline` it would download its own where a version does not fit.
    run(toolbox.cargo().args(["fetch", "--locked"]))?;
    run(toolbox.command("trunk").args(["build", "--release", "--offline", "--locked"]))
}

/// What is made of the folder that Trunk wrote. In this order, as each sees what those before it left:
/// the first paint in `index.html`, the list of the service worker, what hosts are told, the packed copies, of which it says how much they
/// save.
fn finish(dist: &Path, base: Option<&str>) -> Result<String> {
    hosts::write(dist, base)?;
    packed::pack(dist)
}
