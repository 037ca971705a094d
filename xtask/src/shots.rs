//! `cargo xtask shots`: pictures of the built page, screen by screen, for whoever looks it over.
//! Builds and serves the page and starts `e2e/shots.mjs` on it.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result, ensure};

use crate::browsers;
use crate::progress::Progress;
use crate::serve::{Server, Site};
use crate::site;
use crate::tools::{self, Need, Toolbox};

/// What pictures need beside what a build of the page does.
const NEEDS: &[Need] = &[Need::Chromium, Need::ChineseFont];

/// Where the pictures go unless said otherwise.
const FOLDER: &str = "target/shots";

/// How to take them.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Options {
    /// The folder for the pictures, from where the command was typed.
    pub(crate) out: Option<PathBuf>,
}

pub(crate) fn run(toolbox: &Toolbox, options: &Options) -> Result<ExitCode> {
    let missing = tools::missing(toolbox, &[site::NEEDS, NEEDS].concat())?;
    let mut progress = Progress::new(missing.len() + 2);
    for need in missing {
        tools::set_up(toolbox, need, &mut progress)?;
    }
    progress.step("the page, as small as it gets: some minutes the first time", || {
        site::build(toolbox).map(|()| String::new())
    })?;
    let folder = match &options.out {
        Some(out) => std::path::absolute(out).context("the folder for the pictures")?,
        None => toolbox.root.join(FOLDER),
    };
    let server = Server::on_free_port(Site::new(&toolbox.root.join("dist"), &["/"])?)?;
    let browser = browsers::chromium(toolbox).context("the browser went away")?;
    let mut taken = String::new();
    progress.step("the pictures", || {
        let mut taking = toolbox.command("node");
        taking
            .arg(toolbox.root.join("e2e/shots.mjs"))
            .arg(&folder)
            .env("ANLAN_URL", format!("http://127.0.0.1:{}/", server.port))
            .env("ANLAN_CHROMIUM", browser);
        let output = taking.output().context("e2e/shots.mjs cannot be started")?;
        let wrong = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{}", wrong.trim_end());
        taken.push_str(String::from_utf8_lossy(&output.stdout).trim());
        Ok(String::new())
    })?;
    println!("shots: {taken} pictures in {}", folder.display());
    Ok(ExitCode::SUCCESS)
}
