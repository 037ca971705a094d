//! The first screen in `index.html`, so that something true is readable before any program is there.

use anlan_engine::load::load;
use anlan_pages::shell::shell;
use anyhow::{Context as _, Result, ensure};

use crate::site::{PAGE, Site, file, html, text};

/// The element of `index.html` that stands for the shell.
const PLACE: &str = "shell";
/// What the program reads.
const BUNDLE: &str = "data/collection.json";
/// The cases of the list in it: what is seen at once on any screen, and a little more.
const ROWS: usize = 6;
/// The attribute of the page's script with the number of bytes that its program waits for.
const SIZE: &str = " data-bytes=";

/// Writes the first screen of a site's collection into its page, in place of the one that stands there.
///
/// # Errors
/// Where a file of the page is missing, or the page has no place for it.
pub fn write(files: &mut Site) -> Result<()> {
    let loaded = load(file(files, BUNDLE)?.to_vec()).context(BUNDLE)?;
    ensure!(loaded.complaints.is_empty(), "{BUNDLE}: {:?}", loaded.complaints);
    let page = with_shell(text(files, PAGE)?, &shell(&loaded.collection, ROWS))?;
    let page = with_size(files, &page)?;
    files.insert(PAGE.to_owned(), page.into_bytes());
    Ok(())
}

/// The page with the shell in the place of the element that stands for it.
fn with_shell(page: &str, shell: &str) -> Result<String> {
    let tags = html::tags(page);
    let place = tags.iter().find(|tag| tag.attribute("id") == Some(PLACE));
    let place = place.with_context(|| format!("index.html has no element “{PLACE}”"))?;
    let (before, rest) = (&page[..place.place.start], &page[place.place.end..]);
    let end = end_of(rest);
    let end = end.with_context(|| format!("the element “{PLACE}” of index.html has no end"))?;
    Ok([before, shell, &rest[end..]].concat())
}

/// Where a `div` ends of which the content is given, behind its closing tag.
fn end_of(content: &str) -> Option<usize> {
    const END: &str = "</div>";
    let (mut depth, mut at) = (1, 0);
    while depth > 0 {
        let rest = content.get(at..)?;
        let end = rest.find(END)?;
        depth += rest.get(..end)?.matches("<div").count();
        depth -= 1;
        at += end + END.len();
    }
    Some(at)
}

/// The page with the number of bytes that its program waits for, unpacked, on the script that starts it:
/// no server says that of what it sends packed.
fn with_size(files: &Site, page: &str) -> Result<String> {
    let tags = html::tags(page);
    let starting = tags.iter().find(|tag| tag.attribute("data-wasm").is_some());
    let starting = starting.context("index.html starts no WebAssembly")?;
    let wasm = starting.attribute("data-wasm").unwrap_or_default().trim_start_matches("./");
    let bytes = file(files, wasm)?.len() + file(files, BUNDLE)?.len();
    let (before, script) = page.split_at(starting.place.start + "<script".len());
    let (own, after) = script.split_at(starting.place.end - before.len());
    let own = match own.split_once(SIZE) {
        Some((head, tail)) => {
            let tail = tail.trim_start_matches(|digit: char| digit.is_ascii_digit());
            [head, tail].concat()
        }
        None => own.to_owned(),
    };
    Ok(format!("{before}{SIZE}{bytes}{own}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shell_stands_where_its_element_or_an_older_shell_stood() {
        let page = "<body><div id=shell></div><div id=boot></div>";
        let with = with_shell(page, "<div id=\"shell\"><div>案</div></div>").unwrap();
        assert_eq!(with, "<body><div id=\"shell\"><div>案</div></div><div id=boot></div>");
        let again = with_shell(&with, "<div id=\"shell\">二</div>").unwrap();
        assert_eq!(again, "<body><div id=\"shell\">二</div><div id=boot></div>");
        assert!(with_shell("<body>", "x").is_err());
        assert!(with_shell("<div id=shell><div></div>", "x").is_err());
    }

    #[test]
    fn the_size_is_said_once_however_often_it_is_written() {
        let mut files = Site::new();
        files.insert("a.wasm".to_owned(), vec![0; 3]);
        files.insert(BUNDLE.to_owned(), vec![0; 4]);
        let page = "<p><script data-wasm=./a.wasm src=b.js></script>";
        let once = with_size(&files, page).unwrap();
        assert_eq!(once, "<p><script data-bytes=7 data-wasm=./a.wasm src=b.js></script>");
        files.insert(BUNDLE.to_owned(), vec![0; 40]);
        let again = with_size(&files, &once).unwrap();
        assert_eq!(again, once.replace("=7", "=43"));
    }
}
