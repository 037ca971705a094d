//! `cargo xtask bench`: the engine as the page ships it, side by side with what one would take
//! instead, and the page on a slow phone. Builds what is measured and starts `bench/run.mjs` on it.
//!
//! No step of the gate: it takes ten minutes, and a machine with other work tells nothing.

use std::ffi::OsString;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::browsers;
use crate::progress::Progress;
use crate::site;
use crate::tools::{self, Need, Toolbox, run as run_command};
use anlan_author::site::html;

/// What measuring cannot do without, beside what a build of the page needs.
const NEEDS: &[Need] = &[Need::Chromium];

/// Where the built engine and the made-up collections lie.
const BUILT: &str = "target/bench";

/// What is to be measured.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// One part of the whole.
    pub(crate) only: Option<Part>,
    /// Further arguments of `bench/run.mjs`.
    pub(crate) args: Vec<OsString>,
}

/// A part of the benchmark that can be run by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Every engine on every size of the made-up collection.
    Engines,
    /// The real collection on a slow phone, and the page with a large one.
    Phone,
    /// The picture and the page of tables, from the results that lie there.
    Plot,
}

impl Part {
    const ALL: [Part; 3] = [Part::Engines, Part::Phone, Part::Plot];

    /// What it is called on the command line.
    fn name(self) -> &'static str {
        match self {
            Part::Engines => "engines",
            Part::Phone => "phone",
            Part::Plot => "plot",
        }
    }

    /// The part of that name.
    pub(crate) fn named(name: &str) -> Result<Part, String> {
        let found = Part::ALL.into_iter().find(|part| part.name() == name);
        found.ok_or_else(|| {
            format!("no such part: {name}; there are {}", Part::ALL.map(Part::name).join(", "))
        })
    }
}

impl Options {
    /// Whether the page is measured: some engines or sizes are a look at the engines alone.
    fn has_page(&self) -> bool {
        self.only.map_or(self.args.is_empty(), |part| part == Part::Phone)
    }

    fn has_engine(&self) -> bool {
        self.only != Some(Part::Plot)
    }

    fn needs(&self) -> Vec<Need> {
        let page = site::NEEDS.iter().filter(|need| **need != Need::Trunk || self.has_page());
        if self.has_engine() {
            page.chain(NEEDS).copied().collect()
        } else {
            vec![Need::NodePackages]
        }
    }
}

/// Builds and runs.
pub(crate) fn run(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    let missing = tools::missing(toolbox, &options.needs())?;
    let builds = usize::from(options.has_engine()) + usize::from(options.has_page());
    let mut progress = Progress::new(missing.len() + builds);
    for need in missing {
        tools::set_up(toolbox, need, &mut progress)?;
    }
    if options.has_engine() {
        progress.step("the engine, as the page ships it: some minutes the first time", || {
            build(toolbox).map(|()| String::new())
        })?;
    }
    if options.has_page() {
        progress.step("the page, as small as it gets: some minutes the first time", || {
            site::build(toolbox).map(|()| String::new())
        })?;
    }
    let mut measuring = toolbox.command("node");
    measuring.arg("bench/run.mjs").arg(format!("--built={BUILT}")).args(&options.args);
    if let Some(part) = options.only {
        measuring.arg(format!("--only={}", part.name()));
    }
    if let Some(browser) = browsers::chromium(toolbox) {
        measuring.env("ANLAN_CHROMIUM", browser);
    }
    let status = measuring.status().context("bench/run.mjs cannot be started")?;
    if status.success() {
        let outcome = match options.only {
            Some(Part::Plot) => "drawn anew from the last results",
            _ => "every answer was right",
        };
        println!("bench: {outcome}; docs/benchmarks.md holds the last whole run of each part");
        return Ok(ExitCode::SUCCESS);
    }
    println!("bench: failed, see the lines above");
    Ok(ExitCode::FAILURE)
}

/// The same profile, target and optimiser that make the page.
fn build(toolbox: &Toolbox) -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let asked = ["build", "--locked", "--package", "anlan-bench", "--profile", "web"];
    run_command(toolbox.cargo().args(asked).args(["--target", target]))?;
    fs::create_dir_all(toolbox.root.join(BUILT)).context("target/bench cannot be made")?;
    let compiled = target_folder(toolbox)?.join(target).join("web/anlan_bench.wasm");
    let shape = ["--target", "web", "--no-typescript", "--out-dir", BUILT];
    run_command(toolbox.command("wasm-bindgen").args(shape).arg(compiled))?;
    let module = format!("{BUILT}/anlan_bench_bg.wasm");
    let page = fs::read_to_string(toolbox.root.join("index.html")).context("index.html")?;
    let flags = html::tags(&page)
        .iter()
        .find_map(|tag| tag.attribute("data-wasm-opt-params"))
        .context("index.html does not say how its WebAssembly is optimised")?;
    let optimise = flags.split_whitespace().chain(["--output", &module, &module]);
    run_command(toolbox.command("wasm-opt").args(optimise))
}

/// Where cargo builds: `CARGO_TARGET_DIR` or a setting may name another folder than `target`.
fn target_folder(toolbox: &Toolbox) -> Result<std::path::PathBuf> {
    let metadata = cargo_metadata::MetadataCommand::new()
        .manifest_path(toolbox.root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata")?;
    Ok(metadata.target_directory.into_std_path_buf())
}
