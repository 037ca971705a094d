//! What a person types: `cargo xtask serve`, `dist`, `fill`, `test`, `bench`, `shots`, `seal`, `fuzz`,
//! `soak` or `licences`.
//!
//! This file turns arguments into a verb, and what became of it into an exit code. Errors from
//! everywhere below arrive here and are shown here, once.

#![allow(clippy::print_stdout, reason = "a command line program speaks on standard output")]

mod audit;
mod bench;
mod browsers;
mod disk;
mod fuzz;
mod gate;
mod hosts;
mod licences;
mod naming;
mod package;
mod packed;
mod policy;
mod progress;
mod seal;
mod serve;
mod servers;
mod shots;
mod single;
mod site;
mod soak;
mod tools;
mod trim;
mod walls;
mod weight;

use std::ffi::OsString;
use std::process::ExitCode;

use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;

use crate::tools::Toolbox;

const USAGE: &str = "\
Usage: cargo xtask <verb>

  serve [--data FOLDER] [--port N] [--open-to-network]
                    build the page and serve it, here or to the whole local network
  dist [--data FOLDER] [--base URL] [--single-file]
                    build dist/, ready for any static host, and weigh it against the budget; with the
                    address it will have; or as one HTML file as well
  test [STEP…]      everything that must hold before a change goes in, or only the steps named
  bench [--only engines|phone|plot] [--sizes 1k,10k,100k,1M] [--engines NAME,…]
                    measure the engine beside its peers, and the page on a slow phone: about ten
                    minutes for all
  shots [--out FOLDER]
                    build the page and take pictures of its screens, into target/shots/
  fill --data FOLDER --out FOLDER
                    another collection around the programs that were built last, ready for any host
  seal [FOLDER]     seal a built folder, dist/ or another, for its service worker: after a file in it
                    was changed by hand
  fuzz [TARGET] [--runs N | --seconds S] [--keep]
                    throw made-up bytes at everything that reads, each target for a minute; and keep in
                    fuzz/corpus/ what reaches more than what is there
  soak [--acts N] [--seed S] [--size phone|desktop|kiosk]
                    build the page and let a monkey loose on it, 5,000 acts at each size
  licences          rewrite docs/licences.md from the lock files

Each verb sets up what is missing.";

#[derive(Debug, PartialEq)]
enum Verb {
    Serve(serve::Options),
    Dist(site::Options),
    Test(Vec<String>),
    Bench(bench::Options),
    Shots(shots::Options),
    Fill(site::FillOptions),
    Seal(seal::Options),
    Fuzz(fuzz::Options),
    Soak(soak::Options),
    Licences,
    Help,
}

impl Verb {
    fn name(&self) -> &'static str {
        match self {
            Verb::Serve(_) => "serve",
            Verb::Dist(_) => "dist",
            Verb::Test(_) => "test",
            Verb::Bench(_) => "bench",
            Verb::Shots(_) => "shots",
            Verb::Fill(_) => "fill",
            Verb::Seal(_) => "seal",
            Verb::Fuzz(_) => "fuzz",
            Verb::Soak(_) => "soak",
            Verb::Licences => "licences",
            Verb::Help => "help",
        }
    }
}

fn main() -> ExitCode {
    let verb = match verb_from_args(std::env::args_os().skip(1)) {
        Ok(verb) => verb,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}\n\nSteps of test: {}", gate::names());
            return ExitCode::from(2);
        }
    };
    match run(&verb) {
        Ok(exit_code) => exit_code,
        Err(error) => {
            eprintln!("{error:#}");
            println!("{}: failed, for the reason above", verb.name());
            ExitCode::FAILURE
        }
    }
}

fn run(verb: &Verb) -> anyhow::Result<ExitCode> {
    let toolbox = Toolbox::new()?;
    match verb {
        Verb::Serve(options) => serve::run(&toolbox, options),
        Verb::Dist(options) => site::run_dist(&toolbox, options),
        Verb::Test(steps) => gate::run(toolbox, steps),
        Verb::Bench(options) => bench::run(&toolbox, options),
        Verb::Shots(options) => shots::run(&toolbox, options),
        Verb::Fill(options) => site::run_fill(&toolbox, options),
        Verb::Seal(options) => seal::run(&toolbox.root, options),
        Verb::Fuzz(options) => fuzz::run(&toolbox, options),
        Verb::Soak(options) => soak::run(&toolbox, options),
        Verb::Licences => licences::run(&toolbox),
        Verb::Help => {
            println!("{USAGE}\n\nSteps of test: {}", gate::names());
            Ok(ExitCode::SUCCESS)
        }
    }
}

#[expect(clippy::too_many_lines, reason = "one line for each option of each verb")]
fn verb_from_args(args: impl Iterator<Item = OsString>) -> Result<Verb, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(args);
    let verb = match parser.next()? {
        Some(Value(name)) => name.string()?,
        Some(Short('h') | Long("help")) => return Ok(Verb::Help),
        Some(other) => return Err(other.unexpected()),
        None => return Err("no verb".into()),
    };
    let mut verb = match verb.as_str() {
        "serve" => Verb::Serve(serve::Options::default()),
        "dist" => Verb::Dist(site::Options::default()),
        "test" => Verb::Test(Vec::new()),
        "bench" => Verb::Bench(bench::Options::default()),
        "shots" => Verb::Shots(shots::Options::default()),
        "fill" => Verb::Fill(site::FillOptions::default()),
        "seal" => Verb::Seal(seal::Options::default()),
        "fuzz" => Verb::Fuzz(fuzz::Options::default()),
        "soak" => Verb::Soak(soak::Options::default()),
        "licences" => Verb::Licences,
        "help" => Verb::Help,
        unknown => return Err(format!("no such verb: {unknown}").into()),
    };
    while let Some(arg) = parser.next()? {
        match (arg, &mut verb) {
            (Short('h') | Long("help"), _) => return Ok(Verb::Help),
            (Long("port"), Verb::Serve(options)) => options.port = Some(parser.value()?.parse()?),
            (Long("open-to-network"), Verb::Serve(options)) => options.open_to_network = true,
            (Long("only"), Verb::Bench(options)) => {
                options.only = Some(bench::Part::named(&parser.value()?.string()?)?);
            }
            (Long(name @ ("sizes" | "engines")), Verb::Bench(options)) => {
                let mut arg = OsString::from(format!("--{name}="));
                arg.push(parser.value()?);
                options.args.push(arg);
            }
            (Long("data"), Verb::Dist(options)) => options.data = Some(parser.value()?.into()),
            (Long("data"), Verb::Serve(options)) => options.data = Some(parser.value()?.into()),
            (Long("data"), Verb::Fill(options)) => options.data = Some(parser.value()?.into()),
            (Long("out"), Verb::Fill(options)) => options.out = Some(parser.value()?.into()),
            (Long("base"), Verb::Dist(options)) => options.base = Some(parser.value()?.string()?),
            (Long("single-file"), Verb::Dist(options)) => options.single_file = true,
            (Long("out"), Verb::Shots(options)) => options.out = Some(parser.value()?.into()),
            (Value(folder), Verb::Seal(options)) if options.folder.is_none() => {
                options.folder = Some(folder.into());
            }
            (Long("runs"), Verb::Fuzz(options)) => {
                options.limit = fuzz::Limit::Runs(parser.value()?.parse()?);
            }
            (Long("seconds"), Verb::Fuzz(options)) => {
                options.limit = fuzz::Limit::Seconds(parser.value()?.parse()?);
            }
            (Long("keep"), Verb::Fuzz(options)) => options.keep = true,
            (Value(target), Verb::Fuzz(options)) if options.target.is_none() => {
                options.target = Some(fuzz::known(target.string()?)?);
            }
            (Long("acts"), Verb::Soak(options)) => options.acts = parser.value()?.parse()?,
            (Long("seed"), Verb::Soak(options)) => options.seed = Some(parser.value()?.parse()?),
            (Long("size"), Verb::Soak(options)) => {
                options.size = Some(soak::known(parser.value()?.string()?)?);
            }
            (Value(step), Verb::Test(steps)) => steps.push(gate::known(step.string()?)?),
            (other, _) => return Err(other.unexpected()),
        }
    }
    Ok(verb)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Verb, String> {
        verb_from_args(line.split_whitespace().map(OsString::from)).map_err(|e| e.to_string())
    }

    #[test]
    fn each_verb_is_understood_with_its_options() {
        let options = serve::Options { data: None, port: Some(9000), open_to_network: true };
        assert_eq!(parse("serve --port 9000 --open-to-network"), Ok(Verb::Serve(options)));
        assert_eq!(parse("dist"), Ok(Verb::Dist(site::Options::default())));
        let options = site::Options {
            data: Some("examples/a".into()),
            base: Some("https://example.org/a/".to_owned()),
            single_file: true,
        };
        assert_eq!(
            parse("dist --data examples/a --base https://example.org/a/ --single-file"),
            Ok(Verb::Dist(options))
        );
        assert_eq!(parse("test e2e"), Ok(Verb::Test(vec!["e2e".to_owned()])));
        let args = vec![OsString::from("--sizes=1k"), OsString::from("--engines=anlan")];
        let options = bench::Options { only: None, args };
        assert_eq!(parse("bench --sizes 1k --engines=anlan"), Ok(Verb::Bench(options)));
        let options = bench::Options { only: Some(bench::Part::Phone), args: Vec::new() };
        assert_eq!(parse("bench --only phone"), Ok(Verb::Bench(options)));
        assert_eq!(parse("shots"), Ok(Verb::Shots(shots::Options { out: None })));
        let options = shots::Options { out: Some("pictures".into()) };
        assert_eq!(parse("shots --out pictures"), Ok(Verb::Shots(options)));
        assert_eq!(parse("seal"), Ok(Verb::Seal(seal::Options { folder: None })));
        let options = seal::Options { folder: Some("site".into()) };
        assert_eq!(parse("seal site"), Ok(Verb::Seal(options)));
        let options = fuzz::Options {
            target: Some("load".to_owned()),
            limit: fuzz::Limit::Runs(100),
            keep: true,
        };
        assert_eq!(parse("fuzz load --runs 100 --keep"), Ok(Verb::Fuzz(options)));
        let options = soak::Options { acts: 300, seed: Some(7), size: Some("kiosk".to_owned()) };
        assert_eq!(parse("soak --acts 300 --seed 7 --size kiosk"), Ok(Verb::Soak(options)));
        assert_eq!(parse("dist --help"), Ok(Verb::Help));
    }

    #[test]
    fn anything_else_is_refused() {
        for line in [
            "",
            "deploy",
            "test nothing",
            "dist now",
            "serve --port x",
            "dist --port 1",
            "bench 1k",
            "bench --only nothing",
            "shots pictures",
            "shots --out",
            "seal one two",
            "fuzz nothing",
            "fuzz load dates",
            "soak --acts many",
            "soak --size watch",
        ] {
            assert!(parse(line).is_err(), "{line:?} was accepted");
        }
    }
}
