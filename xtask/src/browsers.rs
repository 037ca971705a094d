//! The browser, its driver and the fonts: what only the operating system can provide.
//!
//! An installed Chromium, Chrome or Edge is used as found. Where none is, a Debian-like system on
//! which we are root is asked for one; on any other, the person is told what to install.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Once;

use anyhow::{Result, bail};

use crate::tools::{Toolbox, run};

const ON_PATH: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const MACOS: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS: [&str; 3] = [
    r"Google\Chrome\Application\chrome.exe",
    r"Chromium\Application\chrome.exe",
    r"Microsoft\Edge\Application\msedge.exe",
];

/// The browser the end-to-end tests drive. `ANLAN_CHROMIUM` names another than the one found.
pub(crate) fn chromium(toolbox: &Toolbox) -> Option<PathBuf> {
    named_by("ANLAN_CHROMIUM")
        .or_else(|| ON_PATH.iter().find_map(|name| toolbox.find(name)))
        .or_else(|| existing(MACOS.iter().map(PathBuf::from)))
        .or_else(|| {
            let folders = ["ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"];
            let folders = folders.iter().filter_map(env::var_os).map(PathBuf::from);
            existing(folders.flat_map(|folder| WINDOWS.map(|program| folder.join(program))))
        })
}

/// The driver the component tests speak to. `CHROMEDRIVER` names another than the one found.
pub(crate) fn chromedriver(toolbox: &Toolbox) -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| toolbox.find("chromedriver"))
}

/// Whether the browser has Chinese letters to draw with. Only Linux comes without.
pub(crate) fn has_chinese_font() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    Command::new("fc-list").arg(":lang=zh").output().is_ok_and(|listed| !listed.stdout.is_empty())
}

/// The system's lists of packages are brought up to date once a run.
static PACKAGE_LISTS: Once = Once::new();

/// Asks the system for `package`, or says in one sentence what a person has to install.
pub(crate) fn install(toolbox: &Toolbox, package: &str, by_hand: &str) -> Result<()> {
    if !toolbox.find("apt-get").is_some_and(|_| is_root()) {
        bail!("{by_hand}");
    }
    let mut updated = Ok(());
    PACKAGE_LISTS.call_once(|| updated = run(toolbox.command("apt-get").arg("update")));
    updated?;
    run(toolbox
        .command("apt-get")
        .args(["install", "-y", "--no-install-recommends", package])
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.trim_ascii() == b"0")
}

fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_file())
}

fn existing(paths: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    paths.into_iter().find(|path| Path::is_file(path))
}
