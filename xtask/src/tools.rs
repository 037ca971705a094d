//! The programs a verb calls, at the versions this repository pins, and how each is set up.
//!
//! Rust tools are built once into `target/tools`; what comes from npm lies in `node_modules`. Both
//! come first on the search path of every program started here, so that a verb finds what it set up.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::browsers;
use crate::progress::Progress;
use crate::servers;

const TRUNK_VERSION: &str = "0.21.14";
const WASM: &str = "wasm32-unknown-unknown";

/// The folder of the repository: the one this crate was built in.
fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}

/// Where the repository is and where its programs are found.
pub(crate) struct Toolbox {
    pub(crate) root: PathBuf,
    search_path: OsString,
}

impl Toolbox {
    pub(crate) fn new() -> Result<Toolbox> {
        let root = root();
        let own = [root.join("target/tools/bin"), root.join("node_modules/.bin")];
        let inherited = env::var_os("PATH").unwrap_or_default();
        let search_path = env::join_paths(own.into_iter().chain(env::split_paths(&inherited)))?;
        Ok(Toolbox { root, search_path })
    }

    /// The first program of this name on the search path.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        env::split_paths(&self.search_path)
            .map(|folder| folder.join(format!("{program}{EXE_SUFFIX}")))
            .find(|path| path.is_file())
    }

    /// A command that starts at the root of the repository and sees our tools first.
    pub(crate) fn command(&self, program: &str) -> Command {
        let found = self.find(program).unwrap_or_else(|| program.into());
        self.started(found.as_os_str())
    }

    /// The cargo that started us, so that the toolchain stays the same.
    pub(crate) fn cargo(&self) -> Command {
        self.started(&env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
    }

    /// A program by its path, with our tools before its eyes.
    pub(crate) fn started(&self, program: &OsStr) -> Command {
        let mut command = Command::new(program);
        command
            .current_dir(&self.root)
            .env("PATH", &self.search_path)
            // Trunk 0.21 takes the usual `NO_COLOR=1` for a mistake and stops.
            .env_remove("NO_COLOR");
        command
    }
}

/// Runs a command in silence; when it fails, everything it wrote is in the error.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    run_saying(command).map(drop)
}

/// The same; returns everything that it wrote.
pub(crate) fn run_saying(command: &mut Command) -> Result<String> {
    // A file rather than a pipe: a helper that outlives the command cannot keep us waiting.
    let folder = root().join("target/xtask");
    fs::create_dir_all(&folder).context("target/xtask cannot be made")?;
    let log_path = folder.join(format!("{}.log", std::process::id()));
    let log = File::create(&log_path).context("target/xtask cannot be written")?;
    let status = command
        .stdout(log.try_clone()?)
        .stderr(log)
        .status()
        .with_context(|| format!("{} cannot be started", shown(command)))?;
    let written = String::from_utf8_lossy(&fs::read(&log_path)?).into_owned();
    fs::remove_file(&log_path)?;
    if status.success() {
        return Ok(written);
    }
    bail!("{}\n{} failed: {status}", written.trim_end(), shown(command))
}

/// What a command writes on standard output.
pub(crate) fn output_of(command: &mut Command) -> Result<String> {
    let output =
        command.output().with_context(|| format!("{} cannot be started", shown(command)))?;
    if !output.status.success() {
        let written = String::from_utf8_lossy(&output.stderr);
        bail!("{}\n{} failed", written.trim_end(), shown(command));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem();
    let words = program.into_iter().chain(command.get_args());
    let words: Vec<_> = words.map(OsStr::to_string_lossy).collect();
    format!("`{}`", words.join(" "))
}

/// Something a step cannot do without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    WasmTarget,
    Trunk,
    WasmBindgen,
    NodePackages,
    Chromium,
    Chromedriver,
    ChineseFont,
    CppCompiler,
    Nginx,
    Caddy,
    Apache,
}

impl Need {
    /// What it is called on screen.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Need::WasmTarget => "the WebAssembly target of the Rust toolchain",
            Need::Trunk => "Trunk",
            Need::WasmBindgen => "the wasm-bindgen command line",
            Need::NodePackages => "the npm packages",
            Need::Chromium => "a Chromium browser",
            Need::Chromedriver => "chromedriver",
            Need::ChineseFont => "a Chinese font",
            Need::CppCompiler => "a C++ compiler",
            Need::Nginx => "nginx",
            Need::Caddy => "Caddy",
            Need::Apache => "Apache",
        }
    }

    fn title(self) -> String {
        match self {
            Need::Trunk => format!("setting up Trunk {TRUNK_VERSION}, built once: some minutes"),
            Need::WasmBindgen => {
                "setting up the wasm-bindgen command line, built once: some minutes".to_owned()
            }
            other => format!("setting up {}", other.name()),
        }
    }

    fn is_met(self, toolbox: &Toolbox) -> Result<bool> {
        Ok(match self {
            Need::WasmTarget => has_wasm_target(toolbox),
            Need::Trunk => has_version(toolbox, "trunk", TRUNK_VERSION),
            Need::WasmBindgen => has_wasm_bindgen(toolbox, &wasm_bindgen_version(toolbox)?),
            Need::NodePackages => has_node_packages(&toolbox.root),
            Need::Chromium => browsers::chromium(toolbox).is_some(),
            Need::Chromedriver => browsers::chromedriver(toolbox).is_some(),
            Need::ChineseFont => browsers::has_chinese_font(),
            Need::CppCompiler => {
                ["c++", "g++", "clang++"].iter().any(|name| toolbox.find(name).is_some())
            }
            Need::Nginx => servers::nginx(toolbox).is_some(),
            Need::Caddy => servers::caddy(toolbox).is_some(),
            Need::Apache => servers::apache(toolbox).is_some(),
        })
    }

    fn meet(self, toolbox: &Toolbox) -> Result<String> {
        match self {
            Need::WasmTarget => add_wasm_target(toolbox)?,
            Need::Trunk => cargo_install(toolbox, "trunk", TRUNK_VERSION)?,
            Need::WasmBindgen => {
                let version = wasm_bindgen_version(toolbox)?;
                cargo_install(toolbox, "wasm-bindgen-cli", &version)?;
            }
            Need::NodePackages => npm_ci(toolbox)?,
            Need::Chromium => browsers::install(
                toolbox,
                "chromium",
                "No browser was found: install Chromium, Google Chrome or Microsoft Edge.",
            )?,
            Need::Chromedriver => browsers::install(
                toolbox,
                "chromium-driver",
                "chromedriver was not found: install the one that matches the browser and put it on PATH.",
            )?,
            Need::ChineseFont => return Ok(chinese_font(toolbox)),
            Need::CppCompiler => browsers::install(
                toolbox,
                "g++",
                "No C++ compiler was found: install g++ or clang++.",
            )?,
            Need::Nginx => return Ok(host(toolbox, "nginx")),
            Need::Caddy => return Ok(host(toolbox, "caddy")),
            Need::Apache => return Ok(host(toolbox, "apache2")),
        }
        Ok(String::new())
    }
}

/// Those of `needs` that are not met yet.
pub(crate) fn missing(toolbox: &Toolbox, needs: &[Need]) -> Result<Vec<Need>> {
    let mut missing = Vec::new();
    for &need in needs {
        if !need.is_met(toolbox)? {
            missing.push(need);
        }
    }
    Ok(missing)
}

/// Sets up one thing, with its lines of progress.
pub(crate) fn set_up(toolbox: &Toolbox, need: Need, progress: &mut Progress) -> Result<()> {
    progress.step(&need.title(), || need.meet(toolbox))
}

fn has_wasm_target(toolbox: &Toolbox) -> bool {
    let asked = ["--print", "target-libdir", "--target", WASM];
    output_of(toolbox.command("rustc").args(asked)).is_ok_and(|dir| Path::new(dir.trim()).is_dir())
}

fn add_wasm_target(toolbox: &Toolbox) -> Result<()> {
    if toolbox.find("rustup").is_none() {
        bail!("The Rust toolchain has no {WASM} target: install Rust through https://rustup.rs.");
    }
    run(toolbox.command("rustup").args(["target", "add", WASM]))
}

fn has_version(toolbox: &Toolbox, program: &str, wanted: &str) -> bool {
    toolbox.find(program).is_some()
        && output_of(toolbox.command(program).arg("--version"))
            .is_ok_and(|said| version_said(&said) == Some(wanted))
}

/// The test runner comes with the command line: one from another place may be of another version.
fn has_wasm_bindgen(toolbox: &Toolbox, wanted: &str) -> bool {
    let folder_of = |program| Some(toolbox.find(program)?.parent()?.to_path_buf());
    has_version(toolbox, "wasm-bindgen", wanted)
        && folder_of("wasm-bindgen") == folder_of("wasm-bindgen-test-runner")
}

fn wasm_bindgen_version(toolbox: &Toolbox) -> Result<String> {
    let lock = fs::read_to_string(toolbox.root.join("Cargo.lock")).context("Cargo.lock")?;
    locked_version(&lock, "wasm-bindgen")?.context("Cargo.lock does not name wasm-bindgen")
}

fn locked_version(lock: &str, package: &str) -> Result<Option<String>> {
    let lock: toml::Table = lock.parse().context("Cargo.lock is not TOML")?;
    let packages = lock.get("package").and_then(toml::Value::as_array);
    let found = packages
        .into_iter()
        .flatten()
        .find(|entry| entry.get("name").and_then(toml::Value::as_str) == Some(package));
    let version = found.and_then(|entry| entry.get("version")?.as_str());
    Ok(version.map(str::to_owned))
}

/// `trunk 0.21.14` → `0.21.14`
fn version_said(said: &str) -> Option<&str> {
    said.split_whitespace().nth(1)
}

fn cargo_install(toolbox: &Toolbox, package: &str, version: &str) -> Result<()> {
    let build = toolbox.root.join("target/tools/build");
    run(toolbox
        .cargo()
        .args(["install", package, "--quiet", "--locked", "--debug", "--force"])
        .arg(format!("--version={version}"))
        .args(["--root", "target/tools", "--target-dir"])
        .arg(&build)
        .env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
    // A gigabyte that is of no further use.
    fs::remove_dir_all(build).context("target/tools/build cannot be removed")
}

/// npm writes its own copy of the lock file last, so its age is the age of the whole folder.
fn has_node_packages(root: &Path) -> bool {
    let changed = |path: &str| fs::metadata(root.join(path)).and_then(|file| file.modified());
    match (changed("node_modules/.package-lock.json"), changed("package-lock.json")) {
        (Ok(installed), Ok(locked)) => installed >= locked,
        _ => false,
    }
}

/// npm's name as a program.
pub(crate) fn npm() -> &'static str {
    if cfg!(windows) { "npm.cmd" } else { "npm" }
}

fn npm_ci(toolbox: &Toolbox) -> Result<()> {
    let npm = npm();
    let answers = |program| output_of(toolbox.command(program).arg("--version")).is_ok();
    if !answers("node") || !answers(npm) {
        return Err(anyhow!(
            "Node.js with npm was not found: install version 20 or later from https://nodejs.org."
        ));
    }
    run(toolbox
        .command(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))
}

/// Tests pass without: only what is seen on screen suffers, so this warns and goes on.
fn chinese_font(toolbox: &Toolbox) -> String {
    match browsers::install(toolbox, "fonts-noto-cjk", "") {
        Ok(()) => String::new(),
        Err(_) => "WARNING, no Chinese font was found: screenshots will show empty boxes. \
                   Install Noto Sans CJK."
            .to_owned(),
    }
}

/// Its test is left out without it, and the step that runs the tests says so.
fn host(toolbox: &Toolbox, package: &str) -> String {
    match browsers::install(toolbox, package, "") {
        Ok(()) => String::new(),
        Err(_) => format!("WARNING, {package} was not found: what needs it is not tested."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_says_the_version() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\n";
        let version = |package| locked_version(lock, package).unwrap();
        assert_eq!(version("wasm-bindgen").as_deref(), Some("0.2.129"));
        assert_eq!(version("trunk"), None);
        assert!(locked_version("<<<<<<< ours", "trunk").is_err());
    }

    #[test]
    fn a_program_says_its_version_after_its_name() {
        assert_eq!(version_said("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version_said("wasm-bindgen 0.2.129 (1a2b3c4)"), Some("0.2.129"));
        assert_eq!(version_said(""), None);
    }

    #[test]
    fn a_failing_command_shows_everything_it_wrote() {
        let toolbox = Toolbox::new().unwrap();
        let error = run(toolbox.cargo().arg("no-such-verb")).unwrap_err().to_string();
        assert!(error.contains("no such command"), "{error}");
        assert!(error.contains("`cargo no-such-verb` failed"), "{error}");
    }
}
