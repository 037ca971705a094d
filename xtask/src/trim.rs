//! What Trunk wrote, made lighter without changing what it does.
//!
//! Of a first visit this saves about eight kilobytes: one style sheet in place of seven, scripts without
//! their comments and long names, and names between script and WebAssembly that can be packed. Each of
//! those ends in sixteen digits that look like chance, and stands in both files.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::tools::{Toolbox, run};
use anlan_author::site::html;

/// The second module, whose files have the same names in every build.
const ANNEX: [&str; 2] = ["annex.js", "annex_bg.wasm"];
/// The scripts that start the page. The first is waited for before anything is drawn.
const EARLY: &str = "early.js";
const STARTING: [&str; 3] = [EARLY, "boot.js", "hands.js"];

/// Makes `dist/` lighter. The policy of the page names what stands in it later, when the collection has given
/// the sheet its colours.
pub(crate) fn trim(toolbox: &Toolbox, dist: &Path) -> Result<()> {
    let index = dist.join("index.html");
    let page = fs::read_to_string(&index).context("dist/index.html")?;
    let own = module(&page)?;
    for [js, wasm] in [[own[0].as_str(), own[1].as_str()], ANNEX] {
        shorten_names(&dist.join(js), &dist.join(wasm))?;
        minify(toolbox, &dist.join(js))?;
    }
    for js in STARTING {
        minify(toolbox, &dist.join(js))?;
    }
    let page = name_afresh(dist, &page, &own)?;
    let page = take_in_sheets(dist, &page)?;
    let page = take_in_script(dist, &page)?;
    fs::write(&index, page).context("dist/index.html")
}

/// The script and the WebAssembly that the page starts.
fn module(page: &str) -> Result<[String; 2]> {
    let tags = html::tags(page);
    let starting = tags.iter().find(|tag| tag.attribute("data-wasm").is_some());
    let starting = starting.context("dist/index.html starts no WebAssembly")?;
    let path = |name| {
        let address: Option<&str> = starting.attribute(name);
        let path = address.map(|address| address.trim_start_matches("./").to_owned());
        path.with_context(|| format!("dist/index.html has no {name}"))
    };
    Ok([path("data-js")?, path("data-wasm")?])
}

fn minify(toolbox: &Toolbox, path: &Path) -> Result<()> {
    let shape = ["--minify", "--format=esm", "--target=es2022", "--charset=utf8"];
    run(toolbox
        .command("node")
        .arg("node_modules/esbuild/bin/esbuild")
        .args(shape)
        .args(["--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outfile={}", path.display()))
        .arg(path))
}

/// Puts numbers in place of the sixteen digits in the names by which script and WebAssembly know each
/// other. They stay as long as they were, so that nothing in the WebAssembly moves.
fn shorten_names(js: &Path, wasm: &Path) -> Result<()> {
    let script = fs::read_to_string(js).with_context(|| js.display().to_string())?;
    let mut program = fs::read(wasm).with_context(|| wasm.display().to_string())?;
    let mut shorter = script.clone();
    for (digits, number) in numbers(&script) {
        shorter = shorter.replace(digits, &number);
        replace(&mut program, digits.as_bytes(), number.as_bytes());
    }
    fs::write(js, shorter)?;
    fs::write(wasm, program)?;
    Ok(())
}

/// The digits in the names of a script, each with the least number that leaves every name its own.
fn numbers(script: &str) -> BTreeMap<&str, String> {
    let mut stems: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let names = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    for name in names {
        if let Some((stem, digits)) = stem_and_digits(name) {
            stems.entry(digits).or_default().insert(stem);
        }
    }
    let mut taken = BTreeSet::new();
    let mut numbers = BTreeMap::new();
    for (digits, stems) in stems {
        let mut number = 0;
        while stems.iter().any(|stem| taken.contains(&(*stem, number))) {
            number += 1;
        }
        taken.extend(stems.into_iter().map(|stem| (stem, number)));
        numbers.insert(digits, format!("{number:0DIGITS$}"));
    }
    numbers
}

const DIGITS: usize = 16;

/// `__wbg_then_0123456789abcdef` or `invoke__h0123456789abcdef_13`: what stands before the digits, and
/// the digits.
fn stem_and_digits(name: &str) -> Option<(&str, &str)> {
    let parts = name.match_indices('_').map(|(at, _)| at + 1);
    parts.into_iter().find_map(|start| {
        let start = start + usize::from(name[start..].starts_with('h'));
        let digits = name.get(start..start + DIGITS)?;
        let after = name[start + DIGITS..].chars().next();
        let is_hash = digits.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
            && digits.bytes().any(|digit| digit.is_ascii_lowercase())
            && after.is_none_or(|after| after == '_');
        is_hash.then(|| (&name[..start], digits))
    })
}

fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        at += found;
        bytes[at..at + to.len()].copy_from_slice(to);
        at += to.len();
    }
}

/// Names the module by what it has become: a name that stood for other bytes yesterday would be read
/// from a browser's memory.
fn name_afresh(dist: &Path, page: &str, module: &[String; 2]) -> Result<String> {
    let old = module[0].trim_end_matches(".js");
    let mut hasher = DefaultHasher::new();
    for path in module {
        hasher.write(&fs::read(dist.join(path))?);
    }
    let (name, _) =
        old.rsplit_once('-').context("the script of the page has no hash in its name")?;
    let new = format!("{name}-{:016x}", hasher.finish());
    for path in module {
        ensure!(path.starts_with(old), "{path} is not named after {old}");
        fs::rename(dist.join(path), dist.join(path.replace(old, &new)))?;
    }
    let js = dist.join(format!("{new}.js"));
    let script = fs::read_to_string(&js)?;
    fs::write(js, script.replace(old, &new))?;
    Ok(page.replace(old, &new))
}

/// Puts all style sheets of the page into it as one, in their order: it can be drawn with nothing else
/// there.
fn take_in_sheets(dist: &Path, page: &str) -> Result<String> {
    let tags = html::tags(page);
    let sheets: Vec<_> =
        tags.iter().filter(|tag| tag.attribute("rel") == Some("stylesheet")).collect();
    let first = sheets.first().context("dist/index.html has no style sheet")?;
    let mut joined = String::new();
    let mut rest = String::new();
    let mut at = 0;
    for sheet in &sheets {
        let path = sheet.attribute("href").unwrap_or_default().trim_start_matches("./");
        joined += &taken(dist, path, "</")?;
        rest += &page[at..sheet.place.start];
        at = sheet.place.end;
    }
    rest += &page[at..];
    rest.insert_str(first.place.start, &format!("<style>{joined}</style>"));
    Ok(rest)
}

/// Puts the script that is waited for into the page.
fn take_in_script(dist: &Path, page: &str) -> Result<String> {
    let tags = html::tags(page);
    let place = tags.iter().find(|tag| tag.attribute("src") == Some(EARLY));
    let place = place.with_context(|| format!("dist/index.html does not load {EARLY}"))?;
    let script = taken(dist, EARLY, "</script")?;
    let after = &page[place.place.end..];
    Ok([&page[..place.place.start], "<script>", script.trim_end(), after].concat())
}

/// The text of a file that goes into the page, and is no file any more. What would end its element is
/// refused.
fn taken(dist: &Path, path: &str, end: &str) -> Result<String> {
    let file = dist.join(path);
    let text = fs::read_to_string(&file).with_context(|| file.display().to_string())?;
    ensure!(!text.contains(end), "dist/{path} holds “{end}”, which would end its element");
    fs::remove_file(&file)?;
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_become_numbers_and_every_name_stays_its_own() {
        let script = "a.__wbg_then_0123456789abcdef(b, __wbg_then_fedcba9876543210), \
            x.invoke__h00112233445566aa, x.invoke__h00112233445566aa_13, y.__wbg_set_fedcba9876543210, \
            __wbindgen_generic_0000000000000001, deadbeefdeadbeef_x, __wbg_abc_0123456789abcdef0";
        let numbers = numbers(script);
        let expected = [
            ("00112233445566aa", "0000000000000000"),
            ("0123456789abcdef", "0000000000000000"),
            ("fedcba9876543210", "0000000000000001"),
        ];
        let found: Vec<_> =
            numbers.iter().map(|(digits, number)| (*digits, number.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn bytes_are_replaced_where_they_stand() {
        let mut bytes = b"\x20name_00aa\x00name_00aa_2\x00".to_vec();
        replace(&mut bytes, b"00aa", b"0000");
        assert_eq!(bytes, b"\x20name_0000\x00name_0000_2\x00");
    }

    #[test]
    fn what_is_waited_for_comes_to_stand_in_the_page() {
        let folder = std::env::temp_dir().join(format!("anlan-trim-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("a-1.css"), "@layer a,b;").unwrap();
        fs::write(folder.join("b-2.css"), "@layer b{p{top:0}}").unwrap();
        fs::write(folder.join(EARLY), "a<b\n").unwrap();
        let page = "<title>x</title><script src=early.js></script><link href=./a-1.css rel=stylesheet>\
            <link rel=icon href=i.svg><link href=\"b-2.css\" rel=\"stylesheet\"></head>";
        let page = take_in_sheets(&folder, page).unwrap();
        let page = take_in_script(&folder, &page).unwrap();
        let expected = "<title>x</title><script>a<b</script>\
            <style>@layer a,b;@layer b{p{top:0}}</style><link rel=icon href=i.svg></head>";
        assert_eq!(page, expected);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::write(folder.join("c.css"), "</style>").unwrap();
        assert!(take_in_sheets(&folder, "<link rel=stylesheet href=c.css>").is_err());
        fs::remove_dir_all(folder).unwrap();
    }
}
