//! What a first visit weighs, and what it may weigh.

use std::collections::BTreeSet;
use std::fmt::Display;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};

use crate::packed;
use anlan_author::site::html::{self, Tag};
use anlan_author::site::packed::is_copy;

/// The most a first visit may weigh in Brotli, and the WebAssembly alone. 1 kB is 1000 bytes.
const VISIT_BUDGET: usize = 248_000;
const WASM_BUDGET: usize = 159_000;
/// The most that the page itself may weigh: what a server sends at once, before it hears that any of it
/// arrived. It is drawn with nothing else there.
const PAGE_BUDGET: usize = 14_000;
const PAGE: &str = "index.html";
/// The most that the annex may weigh, which is fetched when it is asked for.
const ANNEX_BUDGET: usize = 432_000;
const ANNEX: &str = "annex_bg.wasm";

/// The leaves: hundreds of pages, each read alone, and so one line together.
const LEAVES: &str = "read/";

/// Fetched on every first visit, although no page names them.
const FETCHED: [&str; 2] = ["data/collection.json", "hands.js"];

/// One file of `dist/` and its size in bytes: as it is, in gzip and in Brotli. Where a packed copy
/// would be no smaller there is none, and the file is sent as it is.
struct Weighed {
    path: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Everything in `dist/`: what a first visit loads, and the rest.
pub(crate) struct Weights {
    visit: Vec<Weighed>,
    apart: Vec<Weighed>,
    leaves: Leaves,
}

/// How many leaves there are, and their sizes together.
#[derive(Default)]
struct Leaves {
    pages: usize,
    sizes: [usize; 3],
}

impl Leaves {
    fn add(&mut self, page: &Weighed) {
        self.pages += 1;
        for (sum, own) in self.sizes.iter_mut().zip(page.sizes()) {
            *sum += own;
        }
    }
}

impl Weights {
    pub(crate) fn of(dist: &Path) -> Result<Weights> {
        let page = fs::read_to_string(dist.join("index.html")).context("dist/index.html")?;
        let first = first_visit(&page);
        let files = files_below(dist)?;
        for path in &first {
            ensure!(files.contains(path), "dist/{path} is missing, and a first visit needs it");
        }
        let is_first = |path: &str| first.contains(path) || path.starts_with("snippets/");
        let mut weights =
            Weights { visit: Vec::new(), apart: Vec::new(), leaves: Leaves::default() };
        for path in files.into_iter().filter(|path| !is_copy(path)) {
            if path.starts_with(LEAVES) {
                weights.leaves.add(&weighed(dist, path)?);
                continue;
            }
            let list = if is_first(&path) { &mut weights.visit } else { &mut weights.apart };
            list.push(weighed(dist, path)?);
        }
        ensure!(weights.wasm() > 0, "dist/index.html loads no WebAssembly");
        Ok(weights)
    }

    fn total(&self) -> usize {
        self.visit.iter().map(|file| file.brotli).sum()
    }

    fn wasm(&self) -> usize {
        let wasm = self.visit.iter().filter(|file| is_wasm(&file.path));
        wasm.map(|file| file.brotli).sum()
    }

    fn page(&self) -> usize {
        let page = self.visit.iter().filter(|file| file.path == PAGE);
        page.map(|file| file.brotli).sum()
    }

    fn annex(&self) -> usize {
        let annex = self.apart.iter().filter(|file| file.path == ANNEX);
        annex.map(|file| file.brotli).sum()
    }

    /// What is over its budget and by how much; empty when all is well.
    pub(crate) fn over_budget(&self) -> String {
        let budgets = [
            ("the first visit", self.total(), VISIT_BUDGET),
            ("the WebAssembly", self.wasm(), WASM_BUDGET),
            ("index.html", self.page(), PAGE_BUDGET),
            ("the annex", self.annex(), ANNEX_BUDGET),
        ];
        let over = budgets.iter().filter(|(_, weight, budget)| weight > budget);
        let over = over.map(|(name, weight, budget)| {
            let [excess, budget] = [weight - budget, *budget].map(kilobytes);
            format!("{name} is {excess} over its {budget}")
        });
        over.collect::<Vec<_>>().join("; ")
    }

    /// One line.
    pub(crate) fn summary(&self) -> String {
        format!(
            "first visit {} of {} in Brotli, WebAssembly {} of {}; annex {} of {}",
            kilobytes(self.total()),
            kilobytes(VISIT_BUDGET),
            kilobytes(self.wasm()),
            kilobytes(WASM_BUDGET),
            kilobytes(self.annex()),
            kilobytes(ANNEX_BUDGET),
        )
    }

    /// The whole, for a person to read.
    pub(crate) fn table(&self) -> String {
        let total = self.visit.iter().fold([0; 3], |sum: [usize; 3], file| {
            let sizes = file.sizes();
            std::array::from_fn(|kind| sum[kind] + sizes[kind])
        });
        let mut rows = vec![row("first visit, bytes", ["raw", "gzip", "Brotli"])];
        rows.extend(self.visit.iter().map(|file| row(&file.path, file.sizes())));
        rows.push(row("total", total));
        if !self.apart.is_empty() {
            rows.push("not in a first visit".to_owned());
        }
        rows.extend(self.apart.iter().map(|file| row(&file.path, file.sizes())));
        if self.leaves.pages > 0 {
            let name = format!("{LEAVES} ({} pages)", self.leaves.pages);
            rows.push(row(&name, self.leaves.sizes));
        }
        rows.join("\n")
    }
}

fn row(name: &str, [raw, gzip, brotli]: [impl Display; 3]) -> String {
    format!("{name:40} {raw:>9} {gzip:>9} {brotli:>9}")
}

impl Weighed {
    fn sizes(&self) -> [usize; 3] {
        [self.raw, self.gzip, self.brotli]
    }
}

/// Every file the page names, and what the program fetches. `nomodule` scripts are for browsers too
/// old to run the rest.
fn first_visit(page: &str) -> BTreeSet<String> {
    let own = [PAGE].into_iter().chain(FETCHED);
    let mut files: BTreeSet<String> = own.map(str::to_owned).collect();
    for tag in html::tags(page) {
        // An alternate is named for others to follow, and not fetched.
        let is_link = tag.name == "link" && tag.attribute("rel") != Some("alternate");
        let is_loaded = is_link || tag.name == "script" || tag.name == "img";
        if is_loaded && tag.attribute("nomodule").is_none() {
            files.extend(addresses(&tag).filter_map(local_file));
        }
    }
    files
}

fn addresses<'a>(tag: &Tag<'a>) -> impl Iterator<Item = &'a str> {
    ["href", "src", "data-js", "data-wasm"].map(|name| tag.attribute(name)).into_iter().flatten()
}

fn local_file(address: &str) -> Option<String> {
    let local = !address.contains(':') && !address.starts_with("//") && !address.starts_with('#');
    let path = address.trim_start_matches("./").trim_start_matches('/');
    (local && !path.is_empty()).then(|| path.to_owned())
}

fn is_wasm(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "wasm")
}

/// Every file of a folder and of the folders in it, by its way from there, with slashes.
pub(crate) fn files_below(folder: &Path) -> Result<BTreeSet<String>> {
    let mut files = BTreeSet::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let relative = path.strip_prefix(folder)?.to_string_lossy();
                files.insert(relative.replace('\\', "/"));
            }
        }
    }
    Ok(files)
}

fn weighed(dist: &Path, path: String) -> Result<Weighed> {
    let file = dist.join(&path);
    let size = |path: &Path| fs::metadata(path).map(|file| usize::try_from(file.len()));
    let raw = size(&file).with_context(|| format!("dist/{path}"))??;
    let packed = |ending| size(&packed::beside(&file, ending)).unwrap_or(Ok(raw));
    let [gzip, brotli] = [packed("gz")?, packed("br")?];
    Ok(Weighed { path, raw, gzip, brotli })
}

pub(crate) fn kilobytes(bytes: usize) -> String {
    // Upwards, so that nothing over its budget is ever shown as just within it.
    let tenths = bytes.div_ceil(100);
    format!("{}.{} kB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weights(sizes: &[(&str, usize)]) -> Weights {
        let file = |&(path, brotli): &(&str, usize)| Weighed {
            path: path.to_owned(),
            raw: brotli * 4,
            gzip: brotli * 2,
            brotli,
        };
        Weights {
            visit: sizes.iter().map(file).collect(),
            apart: Vec::new(),
            leaves: Leaves::default(),
        }
    }

    #[test]
    fn a_first_visit_is_what_the_page_names_and_fetches() {
        let page = "<link rel=expect href=#boot><link rel=icon href=icons/seal.svg><link rel=stylesheet href=./a-1.css>\
            <link rel=canonical href=https://example.org/><link rel=alternate href=feed.xml><a href=data/cases.html></a>\
            <script nomodule src=old-browser.js></script>\
            <script type=module src=./boot.js data-js=./a-1.js data-wasm=./a-1_bg.wasm></script>";
        let expected = [
            "a-1.css",
            "a-1.js",
            "a-1_bg.wasm",
            "boot.js",
            "data/collection.json",
            "hands.js",
            "icons/seal.svg",
            "index.html",
        ];
        assert_eq!(first_visit(page).iter().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_budget_is_broken_by_its_first_byte() {
        let rest = VISIT_BUDGET - WASM_BUDGET;
        let within = weights(&[("a.wasm", WASM_BUDGET), ("collection.json", rest)]);
        assert_eq!(within.over_budget(), "");
        let over = weights(&[("a.wasm", WASM_BUDGET + 1), ("collection.json", rest)]).over_budget();
        assert_eq!(over.matches("is 0.1 kB over its").count(), 2, "{over}");
    }

    #[test]
    fn copies_are_weighed_with_their_file_and_are_no_files_of_their_own() {
        let dist = std::env::temp_dir().join(format!("anlan-weight-{}", std::process::id()));
        fs::create_dir_all(dist.join("data")).unwrap();
        let page = "<script type=module src=boot.js data-wasm=a_bg.wasm></script>";
        for (name, content) in [
            ("index.html", page),
            ("boot.js", "12345678"),
            ("boot.js.gz", "12345"),
            ("boot.js.br", "1234"),
            ("a_bg.wasm", "123"),
            ("data/collection.json", "12"),
            ("hands.js", "1"),
            ("aside.css", "123456"),
            ("aside.css.br", "1"),
        ] {
            fs::write(dist.join(name), content).unwrap();
        }
        let weights = Weights::of(&dist).unwrap();
        let sizes = |files: &[Weighed]| -> Vec<_> {
            files.iter().map(|file| (file.path.clone(), file.sizes())).collect()
        };
        let expected = [
            ("a_bg.wasm", [3; 3]),
            ("boot.js", [8, 5, 4]),
            ("data/collection.json", [2; 3]),
            ("hands.js", [1; 3]),
            ("index.html", [page.len(); 3]),
        ];
        assert_eq!(sizes(&weights.visit), expected.map(|(path, sizes)| (path.to_owned(), sizes)));
        assert_eq!(sizes(&weights.apart), [("aside.css".to_owned(), [6, 6, 1])]);
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn the_table_adds_up() {
        let table = weights(&[("a.wasm", 100), ("b.js", 11)]).table();
        let total = table.lines().find(|line| line.starts_with("total")).unwrap();
        let numbers: Vec<_> = total.split_whitespace().skip(1).collect();
        assert_eq!(numbers, ["444", "222", "111"]);
    }

    #[test]
    fn leaves_are_one_line_of_the_table() {
        let mut leaves = Leaves::default();
        for page in weights(&[("read/a.html", 100), ("read/b.html", 11)]).visit {
            leaves.add(&page);
        }
        let table = Weights { leaves, ..weights(&[("a.wasm", 100)]) }.table();
        let line: Vec<_> = table.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(line, ["read/", "(2", "pages)", "444", "222", "111"]);
    }
}
