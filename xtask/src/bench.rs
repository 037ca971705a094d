//! `cargo xtask bench`: the engine as the page ships it, side by side with what one would take
//! instead. Builds the engine for JavaScript and starts `bench/run.mjs` on it.
//!
//! No step of the gate: it takes ten minutes, and a machine with other work tells nothing.

use std::ffi::OsString;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::browsers;
use crate::progress::Progress;
use crate::tools::{self, Need, Toolbox, run as run_command};

const NEEDS: &[Need] = &[Need::WasmTarget, Need::WasmBindgen, Need::NodePackages, Need::Chromium];

/// Where the built engine and the made-up collections lie.
const BUILT: &str = "target/bench";

/// Builds and runs; `args` are those of `bench/run.mjs`.
pub(crate) fn run(toolbox: &Toolbox, args: &[OsString]) -> Result<ExitCode> {
    let missing = tools::missing(toolbox, NEEDS)?;
    let mut progress = Progress::new(missing.len() + 1);
    for need in missing {
        tools::set_up(toolbox, need, &mut progress)?;
    }
    progress.step("the engine, as the page ships it: some minutes the first time", || {
        build(toolbox).map(|()| String::new())
    })?;
    let browser = browsers::chromium(toolbox).context("the browser went away")?;
    let status = toolbox
        .command("node")
        .arg("bench/run.mjs")
        .arg(format!("--built={BUILT}"))
        .args(args)
        .env("ANLAN_CHROMIUM", browser)
        .status()
        .context("bench/run.mjs cannot be started")?;
    if status.success() {
        println!("bench: every answer was right; docs/benchmarks.md holds the times");
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
    run_command(toolbox.command("wasm-opt").args(["-Oz", "--output", &module, &module]))
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
