//! The first screen in `index.html`, so that something true is readable before any program is there.

use std::fs;
use std::path::Path;

use anlan_engine::load::load;
use anlan_pages::shell::shell;
use anyhow::{Context as _, Result, ensure};

use crate::html;

/// The element of `index.html` that stands for the shell.
const PLACE: &str = "shell";
/// What the program reads.
const BUNDLE: &str = "data/collection.json";
/// The cases of the list in it: what is seen at once on any screen, and a little more.
const ROWS: usize = 6;

/// Writes the shell of the collection in `dist/` into its page.
pub(crate) fn write(dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("dist/index.html")?;
    let bundle = fs::read(dist.join(BUNDLE)).with_context(|| format!("dist/{BUNDLE}"))?;
    let loaded = load(bundle).with_context(|| format!("dist/{BUNDLE}"))?;
    ensure!(loaded.complaints.is_empty(), "dist/{BUNDLE}: {:?}", loaded.complaints);
    let page = with_shell(&page, &shell(&loaded.collection, ROWS))?;
    let page = with_size(dist, &page)?;
    fs::write(&index, page).context("dist/index.html")
}

/// The page with the shell in the place of the element that stands for it.
fn with_shell(page: &str, shell: &str) -> Result<String> {
    let tags = html::tags(page);
    let place = tags.iter().find(|tag| tag.attribute("id") == Some(PLACE));
    let place = place.with_context(|| format!("index.html has no element “{PLACE}”"))?;
    let after = page[place.place.end..].strip_prefix("</div>");
    let after =
        after.with_context(|| format!("the element “{PLACE}” of index.html is not empty"))?;
    Ok([&page[..place.place.start], shell, after].concat())
}

/// The page with the number of bytes that its program waits for, unpacked, on the script that starts it:
/// no server says that of what it sends packed.
fn with_size(dist: &Path, page: &str) -> Result<String> {
    let tags = html::tags(page);
    let starting = tags.iter().find(|tag| tag.attribute("data-wasm").is_some());
    let starting = starting.context("dist/index.html starts no WebAssembly")?;
    let wasm = starting.attribute("data-wasm").unwrap_or_default();
    let mut bytes = 0;
    for path in [wasm, BUNDLE] {
        bytes += fs::metadata(dist.join(path)).with_context(|| format!("dist/{path}"))?.len();
    }
    let (before, after) = page.split_at(starting.place.start + "<script".len());
    Ok(format!("{before} data-bytes={bytes}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_stands_where_its_element_stood() {
        let page = "<body><div id=shell></div><div id=boot></div>";
        let with = with_shell(page, "<div id=\"shell\">案</div>").unwrap();
        assert_eq!(with, "<body><div id=\"shell\">案</div><div id=boot></div>");
        assert!(with_shell(&with, "x").is_err());
        assert!(with_shell("<body>", "x").is_err());
    }
}
