//! Whose work this stands on: every dependency's licence against the list in `deny.toml`, and the
//! page `docs/licences.md` that names them all.

use std::collections::BTreeSet;
use std::fs;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail, ensure};
use cargo_metadata::MetadataCommand;
use spdx::{Expression, Licensee, ParseMode};

use crate::tools::{Toolbox, output_of};

const PAGE: &str = "docs/licences.md";

/// Each has a lock file of its own.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

const INTRODUCTION: &str = "\
# Licences of what Anlan is built on

Written by `cargo xtask licences` from the lock files; `cargo xtask test` fails when it is out of date,
or when a licence is not on the list in `deny.toml`.
";

/// One package somebody else made.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Package {
    name: String,
    version: String,
    licence: String,
}

/// Everybody else's packages, by where they end up.
struct Packages {
    page: Vec<Package>,
    tools: Vec<Package>,
    npm: Vec<Package>,
}

pub(crate) fn run(toolbox: &Toolbox) -> Result<ExitCode> {
    let packages = packages(toolbox)?;
    refuse_unlisted(toolbox, &packages)?;
    fs::write(toolbox.root.join(PAGE), text(&packages)).context(PAGE)?;
    println!("licences: {PAGE} is up to date");
    Ok(ExitCode::SUCCESS)
}

pub(crate) fn check(toolbox: &Toolbox) -> Result<()> {
    let packages = packages(toolbox)?;
    refuse_unlisted(toolbox, &packages)?;
    let written = fs::read_to_string(toolbox.root.join(PAGE)).unwrap_or_default();
    // A checkout on Windows may carry other line ends.
    let is_current = written.lines().eq(text(&packages).lines());
    ensure!(is_current, "{PAGE} is out of date: `cargo xtask licences` rewrites it");
    Ok(())
}

fn packages(toolbox: &Toolbox) -> Result<Packages> {
    let in_page = names_in_page(toolbox)?;
    let mut all = Vec::new();
    for manifest in WORKSPACES {
        let mut command = MetadataCommand::new();
        let metadata = command.manifest_path(toolbox.root.join(manifest)).exec();
        all.extend(metadata.with_context(|| format!("cargo metadata of {manifest}"))?.packages);
    }
    let others = all.iter().filter(|package| package.source.is_some());
    let (page, tools) = others
        .map(|package| Package {
            name: package.name.to_string(),
            version: package.version.to_string(),
            licence: package.license.clone().unwrap_or_default(),
        })
        .partition(|package: &Package| {
            in_page.contains(&(package.name.clone(), format!("v{}", package.version)))
        });
    let lock = fs::read_to_string(toolbox.root.join("package-lock.json"));
    let npm = npm_packages(&lock.context("package-lock.json")?)?;
    let mut packages = Packages { page, tools, npm };
    for own in [&mut packages.page, &mut packages.tools] {
        own.sort();
        own.dedup();
    }
    Ok(packages)
}

/// Name and version of each crate whose code is in the page. `cargo tree` knows which features the
/// page itself asks for; `cargo metadata` mixes in those of the other members.
fn names_in_page(toolbox: &Toolbox) -> Result<BTreeSet<(String, String)>> {
    let asked = ["tree", "--package", "anlan", "--target", "wasm32-unknown-unknown"];
    let shape = ["--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"];
    let tree = output_of(toolbox.cargo().args(asked).args(shape))?;
    let lines = tree.lines().map(str::split_whitespace);
    let names = lines.filter_map(|mut words| Some((words.next()?.into(), words.next()?.into())));
    Ok(names.collect())
}

fn npm_packages(lock: &str) -> Result<Vec<Package>> {
    let lock: serde_json::Value = serde_json::from_str(lock).context("package-lock.json")?;
    let entries = lock["packages"].as_object().context("package-lock.json lists no packages")?;
    let text = |entry: &serde_json::Value, field: &str| {
        entry[field].as_str().unwrap_or_default().to_owned()
    };
    let mut packages: Vec<_> = entries
        .iter()
        .filter_map(|(path, entry)| {
            // The entry without a path is this repository.
            let (_, name) = path.rsplit_once("node_modules/")?;
            let name = name.to_owned();
            Some(Package { name, version: text(entry, "version"), licence: text(entry, "license") })
        })
        .collect();
    packages.sort();
    packages.dedup();
    Ok(packages)
}

fn refuse_unlisted(toolbox: &Toolbox, packages: &Packages) -> Result<()> {
    let deny = fs::read_to_string(toolbox.root.join("deny.toml")).context("deny.toml")?;
    let deny: toml::Table = deny.parse().context("deny.toml is not TOML")?;
    let allowed = allowed(&deny)?;
    let npm = packages.npm.iter().filter(|package| !is_excepted(package, &deny));
    let all = packages.page.iter().chain(&packages.tools).chain(npm);
    let refused: Vec<_> = all
        .filter(|package| !is_allowed(&package.licence, &allowed))
        .map(|package| format!("{} {}: “{}”", package.name, package.version, package.licence))
        .collect();
    if !refused.is_empty() {
        bail!("{}\nnot among the licences deny.toml allows", refused.join("\n"));
    }
    Ok(())
}

/// Whether `deny.toml` names exactly this package of npm, under exactly this licence.
fn is_excepted(package: &Package, deny: &toml::Table) -> bool {
    let exceptions = deny.get("anlan").and_then(|own| own.get("npm-exceptions"));
    let licence = exceptions.and_then(|list| list.get(&package.name)?.as_str());
    licence == Some(&package.licence)
}

fn allowed(deny: &toml::Table) -> Result<Vec<Licensee>> {
    let list = deny.get("licenses").and_then(|licenses| licenses.get("allow")?.as_array());
    let list = list.context("deny.toml has no list [licenses] allow")?;
    let parsed = list.iter().map(|licence| {
        let licence = licence.as_str().unwrap_or_default();
        Licensee::parse(licence).with_context(|| format!("deny.toml allows “{licence}”"))
    });
    parsed.collect()
}

/// Old crates write `MIT/Apache-2.0` where an expression says OR, hence the lax reading.
fn is_allowed(licence: &str, allowed: &[Licensee]) -> bool {
    Expression::parse_mode(licence, ParseMode::LAX).is_ok_and(|expression| {
        expression.evaluate(|asked| allowed.iter().any(|licensee| licensee.satisfies(asked)))
    })
}

fn text(packages: &Packages) -> String {
    let sections = [
        ("In the page", "Crates compiled into the WebAssembly that visitors load.", &packages.page),
        (
            "Around the page",
            "Crates that build, check or test it, on one platform or another. None reaches a visitor.",
            &packages.tools,
        ),
        (
            "From npm",
            "Tools of the build and of the end-to-end tests. None reaches a visitor.",
            &packages.npm,
        ),
    ];
    let sections = sections.map(|(title, meaning, packages)| {
        let rows = packages.iter().map(|package| {
            format!("| {} | {} | {} |\n", package.name, package.version, package.licence)
        });
        let head = "| name | version | licence |\n|---|---|---|\n";
        format!("\n## {title}\n\n{meaning}\n\n{head}{}", rows.collect::<String>())
    });
    format!("{INTRODUCTION}{}", sections.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_must_leave_an_allowed_choice() {
        let deny = "[licenses]\nallow = ['MIT', 'Apache-2.0 WITH LLVM-exception']";
        let allowed = allowed(&deny.parse().unwrap()).unwrap();
        for good in
            ["MIT", "GPL-3.0-only OR MIT", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception"]
        {
            assert!(is_allowed(good, &allowed), "{good}");
        }
        for bad in ["", "MPL-2.0", "MIT AND GPL-3.0-only", "Apache-2.0", "see the file"] {
            assert!(!is_allowed(bad, &allowed), "{bad}");
        }
    }

    #[test]
    fn an_exception_is_for_one_package_under_one_licence() {
        let deny = "[anlan.npm-exceptions]\naxe-core = 'MPL-2.0'".parse().unwrap();
        let made = |name: &str, licence: &str| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: licence.to_owned(),
        };
        assert!(is_excepted(&made("axe-core", "MPL-2.0"), &deny));
        assert!(!is_excepted(&made("axe-core", "GPL-3.0-only"), &deny));
        assert!(!is_excepted(&made("another", "MPL-2.0"), &deny));
        assert!(!is_excepted(&made("axe-core", "MPL-2.0"), &toml::Table::new()));
    }

    #[test]
    fn the_npm_lock_file_names_packages_by_their_folder() {
        let lock = r#"{"packages": {"": {"name": "anlan"},
            "node_modules/@playwright/test": {"version": "1.0.0", "license": "Apache-2.0"},
            "node_modules/a/node_modules/b": {"version": "2.0.0", "license": "MIT"}}}"#;
        let names: Vec<_> = npm_packages(lock).unwrap().into_iter().map(|p| p.name).collect();
        assert_eq!(names, ["@playwright/test", "b"]);
    }

    #[test]
    fn each_package_has_its_row() {
        let made = |name: &str| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: "MIT".to_owned(),
        };
        let packages = Packages { page: vec![made("leptos")], tools: vec![], npm: vec![made("b")] };
        let text = text(&packages);
        assert!(text.contains("## In the page\n") && text.contains("\n| leptos | 1.0.0 | MIT |\n"));
    }
}
