//! `cargo xtask fuzz`: throws made-up bytes at everything that reads, guided by which branches they reach.
//!
//! The targets lie in `fuzz/`, in the layout of cargo-fuzz, which runs them too. Here they are compiled
//! by the toolchain of everything else: what counts branches is part of any compiler, and only the
//! checks of memory, of which code without `unsafe` has no use, ask for a nightly one.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, bail, ensure};

use crate::progress::Progress;
use crate::tools::{self, Need, Toolbox, output_of, run as run_command};

/// What building the targets needs: libFuzzer itself is C++.
pub(crate) const NEEDS: &[Need] = &[Need::CppCompiler];

/// The targets, each a binary of `fuzz/Cargo.toml`.
const TARGETS: [&str; 9] =
    ["load", "selection", "search", "dates", "importers", "tables", "sheets", "articles", "desk"];

/// Where cargo-fuzz looks for what a target begins with.
const KEPT: &str = "fuzz/corpus";
/// What all of it may weigh, in bytes.
const KEPT_LIMIT: u64 = 300_000;
/// Where the rest lies: what was found on the way, and what a target failed with.
const OWN: &str = "target/fuzz";

/// How the code is compiled: counters at each edge, tables of where they stand, and calls at each
/// comparison, as libFuzzer reads them and as cargo-fuzz asks for them.
const FLAGS: [&str; 8] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
];

/// An input that takes longer than this is a fault, in seconds.
const SLOW: u32 = 10;
/// A target that takes more memory than this fails, in megabytes.
const MEMORY: u32 = 2048;
/// The longest input that is made up, in bytes.
const LONGEST: u32 = 8192;
/// How long each target runs in the gate, in seconds.
const IN_THE_GATE: u64 = 5;

/// How far a target goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Limit {
    Runs(u64),
    Seconds(u64),
}

/// What to run.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    /// One target; all of them where none is named.
    pub(crate) target: Option<String>,
    pub(crate) limit: Limit,
    /// Afterwards, to keep what reaches more than what was kept so far.
    pub(crate) keep: bool,
}

impl Default for Options {
    fn default() -> Options {
        Options { target: None, limit: Limit::Seconds(60), keep: false }
    }
}

/// The name itself, if there is such a target.
pub(crate) fn known(name: String) -> Result<String, String> {
    if TARGETS.contains(&name.as_str()) {
        return Ok(name);
    }
    Err(format!("there is no fuzz target “{name}”: {}", TARGETS.join(", ")))
}

pub(crate) fn run(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    let targets: Vec<&str> = match &options.target {
        Some(target) => vec![target],
        None => TARGETS.to_vec(),
    };
    let missing = tools::missing(toolbox, NEEDS)?;
    let mut progress = Progress::new(missing.len() + 1 + targets.len());
    for need in missing {
        tools::set_up(toolbox, need, &mut progress)?;
    }
    let mut programs = PathBuf::new();
    progress.step("the targets, compiled with counters: some minutes the first time", || {
        programs = build(toolbox)?;
        Ok(String::new())
    })?;
    let mut failed = 0;
    for name in targets {
        let target = Target { toolbox, programs: &programs, name };
        let outcome = progress.step(name, || {
            let outcome = target.run(&toolbox.root.join(OWN).join("corpus"), options.limit)?;
            if options.keep {
                target.keep()?;
            }
            Ok(outcome.said())
        });
        if let Err(error) = outcome {
            println!("{error:#}");
            failed += 1;
        }
    }
    println!("fuzz: {failed} targets failed; {} bytes kept in {KEPT}", kept_size(toolbox)?);
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// All targets for some seconds each, from what is kept on.
pub(crate) fn check(toolbox: &Toolbox) -> Result<String> {
    let kept = kept_size(toolbox)?;
    ensure!(kept <= KEPT_LIMIT, "{KEPT} weighs {kept} bytes, more than {KEPT_LIMIT}");
    let programs = build(toolbox)?;
    // Anew each time: how long reading takes does not depend on what was found before.
    let found = toolbox.root.join(OWN).join("gate");
    if found.exists() {
        fs::remove_dir_all(&found).context("target/fuzz/gate cannot be emptied")?;
    }
    let mut sum = Outcome::default();
    for name in TARGETS {
        let target = Target { toolbox, programs: &programs, name };
        let own = target.run(&found, Limit::Seconds(IN_THE_GATE)).with_context(|| name)?;
        sum = Outcome {
            runs: sum.runs + own.runs,
            kept: sum.kept + own.kept,
            reached: sum.reached + own.reached,
        };
    }
    Ok(format!("{} targets, {}", TARGETS.len(), sum.said()))
}

/// Compiles the targets; returns the folder of the programs.
fn build(toolbox: &Toolbox) -> Result<PathBuf> {
    let said = output_of(toolbox.command("rustc").arg("-vV"))?;
    let host = said.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("rustc does not say for which platform it compiles")?;
    let folder = toolbox.root.join(OWN);
    let shape = ["build", "--release", "--locked", "--quiet", "--manifest-path", "fuzz/Cargo.toml"];
    run_command(
        toolbox
            .cargo()
            .args(shape)
            // A target is named so that the flags are for the targets alone, not for what builds them.
            .args(["--target", host])
            .env("CARGO_TARGET_DIR", &folder)
            .env_remove("CARGO_ENCODED_RUSTFLAGS")
            .env("RUSTFLAGS", FLAGS.join(" ")),
    )?;
    Ok(folder.join(host).join("release"))
}

/// How a run went.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    /// How many inputs were tried.
    runs: u64,
    /// How many of them reach something that no other does.
    kept: u64,
    /// How many edges of the code were reached.
    reached: u64,
}

impl Outcome {
    fn said(&self) -> String {
        let Outcome { runs, kept, reached } = self;
        format!("{runs} runs, {kept} inputs kept, {reached} edges reached, no crash")
    }

    /// Reads the last line of libFuzzer, such as `#5632 DONE cov: 812 ft: 2101 corp: 340/12Kb …`.
    fn read(written: &str) -> Option<Outcome> {
        let lines =
            written.lines().rev().map(|line| line.split_whitespace().collect::<Vec<&str>>());
        let words = lines.into_iter().find(|words| words.get(1) == Some(&"DONE"))?;
        let after = |name: &str| {
            let at = words.iter().position(|word| *word == name)?;
            words.get(at + 1)?.split('/').next()?.parse().ok()
        };
        let runs = words.first()?.strip_prefix('#')?.parse().ok()?;
        Some(Outcome { runs, kept: after("corp:")?, reached: after("cov:")? })
    }
}

struct Target<'a> {
    toolbox: &'a Toolbox,
    programs: &'a Path,
    name: &'a str,
}

impl Target<'_> {
    fn command(&self) -> Command {
        let mut command = Command::new(self.programs.join(self.name));
        command.current_dir(&self.toolbox.root).arg(format!("-rss_limit_mb={MEMORY}"));
        command
    }

    fn kept(&self) -> PathBuf {
        self.toolbox.root.join(KEPT).join(self.name)
    }

    /// Runs the target; what it finds goes below `found`.
    fn run(&self, found: &Path, limit: Limit) -> Result<Outcome> {
        let found = found.join(self.name);
        let failures = self.toolbox.root.join(OWN).join("artifacts").join(self.name);
        for folder in [&found, &failures] {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let limit = match limit {
            Limit::Runs(runs) => format!("-runs={runs}"),
            Limit::Seconds(seconds) => format!("-max_total_time={seconds}"),
        };
        // libFuzzer takes the end of this for a folder only with its slash.
        let mut prefix = OsString::from("-artifact_prefix=");
        prefix.push(failures.join(""));
        let mut command = self.command();
        command.args([limit, format!("-timeout={SLOW}"), format!("-max_len={LONGEST}")]);
        command.arg(prefix).arg(&found).arg(self.kept());
        let output = command.output().with_context(|| format!("{} cannot start", self.name))?;
        let written = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            bail!("{}", self.failure(&written));
        }
        Outcome::read(&written)
            .with_context(|| format!("{written}\nlibFuzzer does not say how it went"))
    }

    /// What went wrong, and how to see it again.
    fn failure(&self, written: &str) -> String {
        let lines: Vec<&str> = written.lines().collect();
        // Before the failure there are only lines of progress, each with a number.
        let from = lines.iter().rposition(|line| line.starts_with('#')).map_or(0, |at| at + 1);
        let told: Vec<&str> = lines.iter().skip(from).take(40).copied().collect();
        let marker = "Test unit written to ";
        let again = lines.iter().find_map(|line| line.split_once(marker)).map(|(_, input)| {
            format!("\nagain: {} {input}", self.programs.join(self.name).display())
        });
        format!("{}{}", told.join("\n"), again.unwrap_or_default())
    }

    /// Replaces what is kept by the shortest inputs that reach as much as all that was found.
    fn keep(&self) -> Result<()> {
        let own = self.toolbox.root.join(OWN);
        let shortest = own.join("shortest").join(self.name);
        if shortest.exists() {
            fs::remove_dir_all(&shortest)?;
        }
        fs::create_dir_all(&shortest)?;
        let found = own.join("corpus").join(self.name);
        let mut command = self.command();
        run_command(command.arg("-merge=1").arg(&shortest).arg(self.kept()).arg(found))?;
        fs::remove_dir_all(self.kept())?;
        fs::create_dir_all(self.kept())?;
        for entry in fs::read_dir(&shortest)? {
            let entry = entry?;
            fs::copy(entry.path(), self.kept().join(entry.file_name()))?;
        }
        Ok(())
    }
}

/// What the inputs that are kept weigh together, in bytes.
fn kept_size(toolbox: &Toolbox) -> Result<u64> {
    let mut size = 0;
    for target in TARGETS {
        let folder = toolbox.root.join(KEPT).join(target);
        for entry in fs::read_dir(&folder).with_context(|| folder.display().to_string())? {
            size += entry?.metadata()?.len();
        }
    }
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_of_the_package_is_run() {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../fuzz/Cargo.toml");
        let manifest: toml::Table = fs::read_to_string(manifest).unwrap().parse().unwrap();
        let targets = manifest["bin"].as_array().unwrap();
        let names: Vec<&str> = targets.iter().map(|own| own["name"].as_str().unwrap()).collect();
        assert_eq!(names, TARGETS);
    }

    #[test]
    fn the_last_line_says_how_it_went() {
        let written = "#2\tINITED cov: 5 ft: 6 corp: 1/1b\n\
            #5632\tDONE   cov: 812 ft: 2101 corp: 340/12Kb lim: 80 exec/s: 1126 rss: 61Mb\n\
            Done 5632 runs in 5 second(s)\n";
        let outcome = Outcome { runs: 5632, kept: 340, reached: 812 };
        assert_eq!(Outcome::read(written), Some(outcome));
        assert_eq!(Outcome::read("==1== ERROR: libFuzzer: deadly signal"), None);
    }
}
