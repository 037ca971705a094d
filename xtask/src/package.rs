//! The data package before somebody else's eyes: what the desk exports, read by `frictionless`.
//!
//! It comes from `PyPI` into a folder of its own. Where it cannot be had the step says so and lets the
//! rest go on: the desk's own tests hold keys, references and checksums as well.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail, ensure};

use crate::tools::{Toolbox, output_of, run};

const REQUIREMENTS: &str = "xtask/frictionless.txt";

/// Exports the collection and has it validated; and a copy with a district left out, which must fail.
pub(crate) fn check(toolbox: &Toolbox) -> Result<String> {
    let validator = match validator(toolbox) {
        Ok(validator) => validator,
        Err(error) => return Ok(format!("WARNING, not checked: {error:#}")),
    };
    let folder = toolbox.root.join("target/xtask/package");
    export(toolbox, &folder)?;
    let validate = || {
        let mut command = toolbox.started(validator.as_os_str());
        command.current_dir(&folder).args(["validate", "--json", "datapackage.json"]);
        command
    };
    let said = output_of(&mut validate()).context("the data package is not valid")?;
    let said: serde_json::Value = serde_json::from_str(&said).context("its report is not JSON")?;
    let n_tables = said["tasks"].as_array().map_or(0, Vec::len);
    ensure!(n_tables > 0, "the validator read no table");
    without_last_line(&folder.join("districts.csv"))?;
    if output_of(&mut validate()).is_ok() {
        bail!("a package with a district left out was found valid: the validator checks nothing");
    }
    Ok(format!("{n_tables} tables valid, and one with a district left out refused"))
}

fn export(toolbox: &Toolbox, folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let desk = ["run", "--quiet", "--package", "anlan-author", "--", "export", "data", "--to"];
    run(toolbox.cargo().args(desk).arg(folder))
}

fn without_last_line(path: &Path) -> Result<()> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let end = text.trim_end().rfind('\n').context("a table without lines")?;
    Ok(fs::write(path, &text[..=end])?)
}

/// The program, set up where it is missing or of other versions than those wanted.
fn validator(toolbox: &Toolbox) -> Result<PathBuf> {
    let home = toolbox.root.join("target/tools/frictionless");
    let (programs, ending) = if cfg!(windows) { ("Scripts", ".exe") } else { ("bin", "") };
    let program = |name: &str| home.join(programs).join(format!("{name}{ending}"));
    let wanted = fs::read_to_string(toolbox.root.join(REQUIREMENTS)).context(REQUIREMENTS)?;
    let installed = home.join("requirements.txt");
    if fs::read_to_string(&installed).is_ok_and(|own| own == wanted) {
        return Ok(program("frictionless"));
    }
    if home.exists() {
        fs::remove_dir_all(&home)?;
    }
    let python = ["python3", "python"].into_iter().find(|name| toolbox.find(name).is_some());
    let python = python.context("there is no Python")?;
    run(toolbox.command(python).args(["-m", "venv"]).arg(&home))?;
    run(toolbox
        .started(program("python").as_os_str())
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"])
        .arg(REQUIREMENTS))?;
    fs::write(&installed, wanted)?;
    Ok(program("frictionless"))
}
