//! `cargo xtask test`: everything that must hold before a change goes in, step by step.
//!
//! A step that fails does not stop the others: one run says everything that is wrong.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context as _, Result, anyhow, ensure};

use crate::progress::Progress;
use crate::serve::{Server, Site};
use crate::tools::{self, Need, Toolbox, run as run_command, run_saying};
use crate::weight::Weights;
use crate::{audit, browsers, fuzz, licences, package, servers, single, site, soak, walls, weight};

/// Where the end-to-end tests find the page a second time, to show that it moves.
const SUBPATH: &str = "/some/where/";

/// What building the page and visiting it takes.
const VISITED: &[Need] = &[
    Need::WasmTarget,
    Need::Trunk,
    Need::WasmBindgen,
    Need::NodePackages,
    Need::Chromium,
    Need::ChineseFont,
];

struct Step {
    name: &'static str,
    title: &'static str,
    needs: &'static [Need],
    work: fn(&mut Gate) -> Result<String>,
}

const STEPS: &[Step] = &[
    Step { name: "format", title: "format", needs: &[], work: Gate::format },
    Step { name: "walls", title: "the walls between the parts", needs: &[], work: Gate::walls },
    Step { name: "licences", title: "licences", needs: &[], work: Gate::licences },
    Step {
        name: "audit",
        title: "npm packages known to be unsafe",
        needs: &[Need::NodePackages],
        work: Gate::audit,
    },
    Step { name: "data", title: "the collection and its schema", needs: &[], work: Gate::data },
    Step { name: "clippy", title: "clippy", needs: &[], work: Gate::clippy },
    Step {
        name: "clippy-wasm",
        title: "clippy for the page and for the desk in it (wasm32)",
        needs: &[Need::WasmTarget],
        work: Gate::clippy_wasm,
    },
    Step { name: "unit", title: "unit tests and laws", needs: &[], work: Gate::unit },
    Step {
        name: "fuzz",
        title: "made-up bytes for everything that reads: some minutes the first time",
        needs: fuzz::NEEDS,
        work: Gate::fuzz,
    },
    Step {
        name: "package",
        title: "the data package, by another's reader",
        needs: &[],
        work: Gate::package,
    },
    Step {
        name: "components",
        title: "components, in a browser",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Chromium, Need::Chromedriver],
        work: Gate::components,
    },
    Step {
        name: "dist",
        title: "dist/ and its budget: some minutes the first time",
        needs: site::NEEDS,
        work: Gate::dist,
    },
    Step {
        name: "html",
        title: "the HTML of every page, by a checker",
        needs: site::NEEDS,
        work: Gate::html,
    },
    Step {
        name: "e2e",
        title: "what a person does, in a browser",
        needs: VISITED,
        work: Gate::e2e,
    },
    Step {
        name: "hosts",
        title: "the folder on real hosts, and on bad ones",
        needs: &[
            Need::WasmTarget,
            Need::Trunk,
            Need::WasmBindgen,
            Need::NodePackages,
            Need::Chromium,
            Need::ChineseFont,
            Need::Nginx,
            Need::Caddy,
            Need::Apache,
        ],
        work: Gate::hosts,
    },
    Step {
        name: "budgets",
        title: "what a cheap phone may expect: Lighthouse and a hand",
        needs: VISITED,
        work: Gate::budgets,
    },
    Step {
        name: "soak",
        title: "what nobody would do, in a browser",
        needs: VISITED,
        work: Gate::soak,
    },
];

/// These run only where they are named: compiling what made-up bytes are thrown at takes longer than most of
/// the rest together.
const ASKED_FOR: [&str; 1] = ["fuzz"];

/// The names of the steps, for the usage text.
pub(crate) fn names() -> String {
    STEPS.iter().map(|step| step.name).collect::<Vec<_>>().join(", ")
}

/// The name itself, if there is such a step.
pub(crate) fn known(name: String) -> Result<String, String> {
    if STEPS.iter().any(|step| step.name == name) {
        return Ok(name);
    }
    Err(format!("test has no step “{name}”"))
}

/// Runs the steps named, or all that need not be asked for, and says how many passed.
pub(crate) fn run(toolbox: Toolbox, names: &[String]) -> Result<ExitCode> {
    let is_wanted = |step: &&Step| {
        let is_named = names.iter().any(|name| name == step.name);
        is_named || (names.is_empty() && !ASKED_FOR.contains(&step.name))
    };
    let steps: Vec<&Step> = STEPS.iter().filter(is_wanted).collect();
    let mut needs: Vec<Need> = Vec::new();
    for &need in steps.iter().flat_map(|step| step.needs) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    let mut unmet = tools::missing(&toolbox, &needs)?;
    let mut progress = Progress::new(unmet.len() + steps.len());
    unmet.retain(|&need| shown(tools::set_up(&toolbox, need, &mut progress)).is_none());

    let mut gate = Gate { toolbox, built: None };
    let mut passed = 0;
    for step in &steps {
        let lacking = step.needs.iter().find(|need| unmet.contains(need));
        let outcome = progress.step(step.title, || match lacking {
            Some(need) => Err(anyhow!("not run: it needs {}", need.name())),
            None => (step.work)(&mut gate),
        });
        passed += usize::from(shown(outcome).is_some());
    }
    let failed = steps.len() - passed;
    println!("test: {passed} passed, {failed} failed");
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn shown(outcome: Result<()>) -> Option<()> {
    outcome.inspect_err(|error| println!("{error:#}")).ok()
}

fn quietly(result: Result<()>) -> Result<String> {
    result.map(|()| String::new())
}

/// What the steps share.
struct Gate {
    toolbox: Toolbox,
    /// Whether `dist/` is of this run; `None` while nobody tried to build it.
    built: Option<bool>,
}

impl Gate {
    /// Quiet, so that what is shown of a failure is the failure and not what was compiled on the way.
    fn cargo(&self, verb: &str, args: &[&str]) -> Result<()> {
        run_command(self.toolbox.cargo().args([verb, "--quiet"]).args(args))
    }

    fn author(&self, args: &[&str]) -> Result<()> {
        self.cargo("run", &[&["--package", "anlan-author", "--"], args].concat())
    }

    fn format(&mut self) -> Result<String> {
        quietly(self.cargo("fmt", &["--all", "--check"]))
    }

    fn walls(&mut self) -> Result<String> {
        quietly(walls::check(&self.toolbox))
    }

    fn licences(&mut self) -> Result<String> {
        quietly(licences::check(&self.toolbox))
    }

    fn audit(&mut self) -> Result<String> {
        audit::check(&self.toolbox)
    }

    fn data(&mut self) -> Result<String> {
        self.author(&["check", "data"])?;
        self.author(&["check", EXAMPLE.0])?;
        let fresh = self.toolbox.root.join("target/xtask/schema");
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        self.author(&["schema", "data", "--out", "target/xtask/schema"])?;
        let is_current = contents(&fresh)? == contents(&self.toolbox.root.join("docs/schema"))?;
        ensure!(
            is_current,
            "docs/schema is out of date: \
             `cargo run -p anlan-author -- schema data --out docs/schema` rewrites it"
        );
        Ok(String::new())
    }

    fn clippy(&mut self) -> Result<String> {
        quietly(self.cargo("clippy", &["--workspace", "--all-targets", "--", "-D", "warnings"]))
    }

    fn clippy_wasm(&mut self) -> Result<String> {
        let page = ["-p", "anlan", "-p", "anlan-annex", "--target", "wasm32-unknown-unknown"];
        let strictly = ["--all-targets", "--", "-D", "warnings"];
        self.cargo("clippy", &[&page[..], &strictly].concat())?;
        // Its command line is for a system with a disk.
        let desk = ["-p", "anlan-author", "--lib", "--no-default-features"];
        let target = ["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"];
        quietly(self.cargo("clippy", &[&desk[..], &target].concat()))
    }

    fn unit(&mut self) -> Result<String> {
        self.cargo("test", &["--workspace"])?;
        // Its score is worth reading also where all is well.
        let golden = ["--package", "anlan-author", "--test", "golden", "--", "--nocapture"];
        let said = tools::output_of(self.toolbox.cargo().args(["test", "--quiet"]).args(golden))?;
        let score = said.lines().find(|line| line.starts_with("golden list"));
        Ok(score.unwrap_or_default().to_owned())
    }

    fn fuzz(&mut self) -> Result<String> {
        fuzz::check(&self.toolbox)
    }

    fn package(&mut self) -> Result<String> {
        package::check(&self.toolbox)
    }

    fn components(&mut self) -> Result<String> {
        let driver = browsers::chromedriver(&self.toolbox).context("chromedriver went away")?;
        // Not quiet: cargo would pass that on to the browser's test runner, which does not know it.
        let page = ["test", "--package", "anlan", "--target", "wasm32-unknown-unknown"];
        quietly(run_command(
            self.toolbox
                .cargo()
                .args(page)
                .args(["--test", "components"])
                .env("CHROMEDRIVER", driver)
                // Twenty seconds, the usual, is little for a debug build on a small machine.
                .env("WASM_BINDGEN_TEST_TIMEOUT", "120"),
        ))
    }

    fn dist(&mut self) -> Result<String> {
        self.built = Some(false);
        site::build(&self.toolbox)?;
        self.built = Some(true);
        walls::check_built(&self.toolbox.root.join("dist"))?;
        let weights = Weights::of(&self.toolbox.root.join("dist"))?;
        let over = weights.over_budget();
        ensure!(over.is_empty(), "{}\n{over}", weights.table());
        Ok(format!("{}; {}", weights.summary(), single::make(&self.toolbox, None)?))
    }

    /// Sees to it that what is tested is the page of this source.
    fn ensure_built(&mut self) -> Result<()> {
        match self.built {
            Some(true) => Ok(()),
            Some(false) => Err(anyhow!("not run: dist/ was not built")),
            // Asked for without the step that builds.
            None => {
                self.built = Some(false);
                site::build(&self.toolbox)?;
                single::make(&self.toolbox, None)?;
                self.built = Some(true);
                Ok(())
            }
        }
    }

    fn html(&mut self) -> Result<String> {
        self.ensure_built()?;
        // `index.html` as it is written: in `dist/` its tags that may be left out are, which the checker
        // does not read.
        let pages = ["index.html", "dist/data/cases.html", "dist/read"];
        let mut command = self.toolbox.command("node");
        command.arg(self.toolbox.root.join("node_modules/html-validate/bin/html-validate.mjs"));
        run_command(
            command.args(["--config", ".htmlvalidate.json", "--max-warnings=0"]).args(pages),
        )?;
        let below = weight::files_below(&self.toolbox.root.join("dist/read"))?;
        let leaves = below
            .iter()
            .filter(|path| Path::new(path).extension() == Some("html".as_ref()))
            .count();
        Ok(format!("{} pages", leaves + 2))
    }

    fn e2e(&mut self) -> Result<String> {
        self.ensure_built()?;
        let corpus = ["--example", "hostile", "--", "target/xtask/hostile"];
        self.cargo("run", &[&["--package", "anlan-engine"], &corpus[..]].concat())?;
        // What the desk in the page says is held against the command line.
        self.cargo("build", &["--package", "anlan-author"])?;
        let site = Site::new(&self.toolbox.root.join("dist"), &["/", SUBPATH])?;
        let server = Server::on_free_port(site)?;
        let origin = format!("http://127.0.0.1:{}", server.port);
        let example = self.toolbox.root.join(EXAMPLE.1);
        site::fill(&self.toolbox, &self.toolbox.root.join(EXAMPLE.0), &example, None)?;
        let example = Server::on_free_port(Site::new(&example, &["/"])?)?;
        let browser = browsers::chromium(&self.toolbox).context("the browser went away")?;
        let said = run_saying(
            playwright(&self.toolbox)
                .env("ANLAN_URL", format!("{origin}/"))
                .env("ANLAN_EXAMPLE_URL", format!("http://127.0.0.1:{}/", example.port))
                .env("ANLAN_XTASK", std::env::current_exe()?)
                .env("ANLAN_SUBPATH_URL", format!("{origin}{SUBPATH}"))
                .env("ANLAN_SINGLE", self.toolbox.root.join(single::FILE))
                .env("ANLAN_CHROMIUM", browser),
        )?;
        Ok(second_tries(&said))
    }

    fn hosts(&mut self) -> Result<String> {
        self.ensure_built()?;
        let browser = browsers::chromium(&self.toolbox).context("the browser went away")?;
        let mut tests = playwright(&self.toolbox);
        tests
            .args(["--config", "hosts.config.mjs"])
            .env("ANLAN_DIST", self.toolbox.root.join("dist"))
            .env("ANLAN_CHROMIUM", browser);
        let (here, away): (Vec<_>, Vec<_>) =
            servers::all(&self.toolbox).into_iter().partition(|(_, program)| program.is_some());
        for (name, program) in
            here.iter().filter_map(|(name, program)| Some((name, program.as_ref()?)))
        {
            tests.env(format!("ANLAN_{}", name.to_uppercase()), program);
        }
        run_command(&mut tests)?;
        let names = |hosts: &[servers::Host]| {
            hosts.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")
        };
        let tested = format!("tested on {}", names(&here));
        Ok(match away.as_slice() {
            [] => tested,
            away => format!("{tested}; SKIPPED, not found on this system: {}", names(away)),
        })
    }

    fn budgets(&mut self) -> Result<String> {
        self.ensure_built()?;
        let site = Site::new(&self.toolbox.root.join("dist"), &["/"])?;
        let server = Server::on_free_port(site)?;
        let browser = browsers::chromium(&self.toolbox).context("the browser went away")?;
        let said = tools::output_of(
            self.toolbox
                .command("node")
                .arg("e2e/budgets.mjs")
                .env("ANLAN_URL", format!("http://127.0.0.1:{}/", server.port))
                .env("ANLAN_CHROMIUM", browser),
        )?;
        Ok(said.trim_end().to_owned())
    }

    fn soak(&mut self) -> Result<String> {
        self.ensure_built()?;
        soak::check(&self.toolbox)
    }
}

/// Another collection, with nothing of ours but the programs, and where its site is made.
const EXAMPLE: (&str, &str) = ("examples/lamplight", "target/xtask/lamplight");

/// What Playwright says of tests that passed only at their second try.
fn second_tries(said: &str) -> String {
    // Playwright draws a line behind each name.
    let lines = said.lines().map(|line| line.trim().trim_end_matches('─').trim_end());
    let after = lines.skip_while(|line| !line.ends_with(" flaky")).skip(1);
    let names: Vec<&str> = after.take_while(|line| line.starts_with('[')).collect();
    if names.is_empty() {
        return String::new();
    }
    format!("WARNING, passed only at the second try: {}", names.join("; "))
}

/// Started by its file: `npx` would look for it on the network if it were missing.
fn playwright(toolbox: &Toolbox) -> Command {
    let mut command = toolbox.command("node");
    command
        .arg(toolbox.root.join("node_modules/@playwright/test/cli.js"))
        .arg("test")
        .current_dir(toolbox.root.join("e2e"));
    command
}

/// The files of a folder by name.
fn contents(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        contents.insert(name, fs::read(entry.path())?);
    }
    Ok(contents)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_passed_only_at_its_second_try_is_named() {
        let said = "  1 flaky\n    [desktop] › a.spec.mjs:1:1 › one ───\n    [phone] › b.spec.mjs:2:1 › two\n  800 passed (3m)\n";
        let named = second_tries(said);
        assert!(named.contains("a.spec.mjs:1:1 › one; [phone] › b.spec.mjs:2:1"), "{named}");
        assert_eq!(second_tries("  800 passed (3m)\n"), "");
    }
}
