//! `cargo xtask soak`: lets a monkey loose on the built page, at each size. Serves the page and starts
//! `e2e/monkey.mjs` on it, which says what it did, what it weighs, and how to see a failure again.

use std::process::{Command, ExitCode};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result, bail};

use crate::browsers;
use crate::serve::{Server, Site};
use crate::site;
use crate::tools::{self, Need, Toolbox};

/// What a monkey needs beside what a build of the page does.
const NEEDS: &[Need] = &[Need::Chromium, Need::ChineseFont];

const SIZES: [&str; 3] = ["phone", "desktop", "kiosk"];

/// How many acts in the gate, at each size.
const ACTS_IN_THE_GATE: u32 = 300;
/// In the gate the same acts every time: a change is not refused for what was there before it.
const SEED_OF_THE_GATE: u32 = 1;

/// How long to go on, and how.
#[derive(Debug, PartialEq)]
pub(crate) struct Options {
    /// At each size.
    pub(crate) acts: u32,
    /// What the acts follow from; another each time where none is named.
    pub(crate) seed: Option<u32>,
    /// One size; all of them where none is named.
    pub(crate) size: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { acts: 5000, seed: None, size: None }
    }
}

/// The name itself, if there is such a size.
pub(crate) fn known(name: String) -> Result<String, String> {
    if SIZES.contains(&name.as_str()) {
        return Ok(name);
    }
    Err(format!("there is no size “{name}”: {}", SIZES.join(", ")))
}

pub(crate) fn run(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    for need in tools::missing(toolbox, NEEDS)? {
        tools::set_up(toolbox, need, &mut crate::progress::Progress::new(1))?;
    }
    site::build_with_progress(toolbox, &site::Options::default())?;
    let server = serve(toolbox)?;
    let seed = options.seed.unwrap_or_else(fresh_seed);
    // What it says is for whoever waits, as it happens.
    let status = monkey(toolbox, &server, options.acts, seed, options.size.as_deref())?
        .status()
        .context("e2e/monkey.mjs cannot be started")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A short run at each size over the page in `dist/`.
pub(crate) fn check(toolbox: &Toolbox) -> Result<String> {
    let server = serve(toolbox)?;
    let output = monkey(toolbox, &server, ACTS_IN_THE_GATE, SEED_OF_THE_GATE, None)?
        .output()
        .context("e2e/monkey.mjs cannot be started")?;
    let said = String::from_utf8_lossy(&output.stdout);
    if !output.status.success() {
        bail!("{said}{}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(said.lines().last().unwrap_or_default().to_owned())
}

fn serve(toolbox: &Toolbox) -> Result<Server> {
    Server::on_free_port(Site::new(&toolbox.root.join("dist"), &["/"])?)
}

fn monkey(
    toolbox: &Toolbox,
    server: &Server,
    acts: u32,
    seed: u32,
    size: Option<&str>,
) -> Result<Command> {
    let browser = browsers::chromium(toolbox).context("the browser went away")?;
    let mut command = toolbox.command("node");
    command
        .arg(toolbox.root.join("e2e/monkey.mjs"))
        .arg(format!("--acts={acts}"))
        .arg(format!("--seeds={seed}"))
        .arg(format!("--sizes={}", size.map_or(SIZES.join(","), str::to_owned)))
        .env("ANLAN_URL", format!("http://127.0.0.1:{}/", server.port))
        .env("ANLAN_CHROMIUM", browser);
    Ok(command)
}

/// Another number each time. It is said, so that what follows from it can be seen again.
#[allow(clippy::disallowed_methods, reason = "what is wanted is that it differs")]
fn fresh_seed() -> u32 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    // Short enough to be typed.
    (now.as_secs() % 1_000_000) as u32
}
