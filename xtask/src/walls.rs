//! The walls between the parts of the house, checked on the source itself.
//!
//! Rust is read as tokens, so a comment or a web address inside a string is never mistaken for code.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use proc_macro2::{Delimiter, LexError, TokenStream, TokenTree};

use crate::policy;
use crate::tools::Toolbox;
use anlan_author::site::html;

/// What the engine and the documents may not reach, on any platform.
const SCREEN_CRATES: [&str; 4] = ["js-sys", "leptos", "wasm-bindgen", "web-sys"];

/// Checks every wall; an error lists all that was found, one line each with its place.
pub(crate) fn check(toolbox: &Toolbox) -> Result<()> {
    let metadata = MetadataCommand::new()
        .manifest_path(toolbox.root.join("Cargo.toml"))
        .exec()
        .context("cargo metadata")?;
    let mut found = Vec::new();
    for package in ["anlan-engine", "anlan-pages"] {
        found.extend(reaches_the_screen(&metadata, package)?);
    }
    let read = ["src", "annex/src", "engine/src", "pages/src", "author/src", "desk/src"];
    for path in files(&toolbox.root, &read, "rs")? {
        let source = fs::read_to_string(toolbox.root.join(&path))?;
        found.extend(in_source(&path, &source));
    }
    for path in files(&toolbox.root, &["public"], "js")? {
        found.extend(in_script(&path, &fs::read_to_string(toolbox.root.join(&path))?));
    }
    let mut pages = files(&toolbox.root, &["public"], "html")?;
    pages.push("index.html".to_owned());
    // Written by the author's desk from the data, not by us.
    let is_written =
        |path: &str| ["public/data/", "public/read/"].iter().any(|own| path.starts_with(own));
    for path in pages.iter().filter(|path| !is_written(path)) {
        let page = fs::read_to_string(toolbox.root.join(path))?;
        found.extend(in_page(path, &page));
        found.extend(in_policy(path, &page));
    }
    if !found.is_empty() {
        bail!("{}\nholes in the walls: {}", found.join("\n"), found.len());
    }
    Ok(())
}

/// Walks the dependencies of a package as resolved for all platforms together.
fn reaches_the_screen(metadata: &Metadata, package: &str) -> Result<Vec<String>> {
    let resolve = metadata.resolve.as_ref().context("cargo metadata resolved nothing")?;
    let name_of: BTreeMap<_, _> =
        metadata.packages.iter().map(|package| (&package.id, package.name.as_str())).collect();
    let nodes: BTreeMap<_, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
    let start = metadata.packages.iter().find(|own| own.name == package);
    let start = &start.with_context(|| format!("there is no package {package}"))?.id;
    let mut seen = BTreeSet::from([start]);
    let mut waiting = vec![(start, package.to_owned())];
    let mut found = Vec::new();
    while let Some((id, way)) = waiting.pop() {
        for dependency in nodes.get(id).into_iter().flat_map(|node| &node.deps) {
            let is_normal =
                dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            if !is_normal || !seen.insert(&dependency.pkg) {
                continue;
            }
            let name = name_of.get(&dependency.pkg).copied().unwrap_or_default();
            let way = format!("{way} → {name}");
            if SCREEN_CRATES.contains(&name) {
                found.push(format!("{package} reaches the screen: {way}"));
            }
            waiting.push((&dependency.pkg, way));
        }
    }
    Ok(found)
}

/// What one source file may hold.
struct Rules {
    /// The names that it may not, each with where it belongs.
    closed: Vec<(&'static str, &'static str)>,
    words: bool,
}

impl Rules {
    fn of(path: &str) -> Rules {
        let is_of = |part: &str| {
            let rest = path.strip_prefix(part);
            rest.is_some_and(|rest| rest == ".rs" || rest.starts_with('/'))
        };
        let mut closed = Vec::new();
        // Charts read pointer and keyboard events; everything else goes through `browser`.
        if !["src/browser", "src/chart", "annex/src/browser"].into_iter().any(is_of) {
            closed.push(("web_sys", "src/browser and src/chart"));
        }
        if !["src/browser", "annex/src/browser"].into_iter().any(is_of) {
            closed.push(("js_sys", "src/browser"));
        }
        // Where there is no disk, the desk works on names and bytes.
        let meets_disk = ["author/src/files", "author/src/disk"].into_iter().any(is_of);
        if is_of("author/src") && !meets_disk {
            closed.push(("fs", "author/src/files.rs and author/src/disk.rs"));
        }
        // In its worker the page's desk meets the browser at one door, and a disk nowhere.
        if is_of("desk/src") {
            closed.retain(|(name, _)| *name != "js_sys" || path != "desk/src/main.rs");
            closed.push(("fs", "author/src/files.rs and author/src/disk.rs"));
        }
        // The desk speaks where it stands.
        let speaks = ["pages/src/words", "author/src", "desk/src"].into_iter().any(is_of);
        Rules { closed, words: speaks }
    }
}

fn in_source(path: &str, source: &str) -> Vec<String> {
    // `mod tests;` lives in a file of this name, and tests may hold what they test with.
    if path.ends_with("/tests.rs") || path.contains("/tests/") {
        return Vec::new();
    }
    let mut reader = Reader { path, rules: Rules::of(path), found: Vec::new() };
    let tokens: Result<TokenStream, LexError> = source.parse();
    match tokens {
        Ok(tokens) => reader.read(tokens, false),
        Err(error) => reader.report(error.span().start().line, "this is not Rust"),
    }
    reader.found
}

struct Reader<'a> {
    path: &'a str,
    rules: Rules,
    found: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, tokens: TokenStream, in_view: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let rest = &tokens[at..];
            if let Some(length) = attribute_length(rest) {
                at += length + test_item_length(&rest[..length], &rest[length..]);
                continue;
            }
            if in_view && sets_style(&tokens[..at], rest) {
                self.report(
                    line(&rest[0]),
                    "`style=` is blocked by the page's policy: use `style:name=`",
                );
            }
            match &rest[0] {
                TokenTree::Group(group) => {
                    let opens_view = is_view(&tokens[..at]);
                    self.read(group.stream(), in_view || opens_view);
                }
                TokenTree::Punct(_) => {}
                word => self.read_word(line(word), &word.to_string()),
            }
            at += 1;
        }
    }

    fn read_word(&mut self, line: usize, word: &str) {
        let closed = self.rules.closed.iter().find(|(name, _)| *name == word);
        if let Some((name, place)) = closed {
            self.report(line, &format!("`{name}` outside {place}"));
        }
        if !self.rules.words
            && let Some((offset, letter)) = word.char_indices().find(|&(_, letter)| is_han(letter))
        {
            let line = line + word[..offset].matches('\n').count();
            self.report(
                line,
                &format!("`{letter}` outside pages/src/words: interface text lives there"),
            );
        }
    }

    fn report(&mut self, line: usize, what: &str) {
        self.found.push(format!("{}:{line}: {what}", self.path));
    }
}

fn line(token: &TokenTree) -> usize {
    token.span().start().line
}

fn is_punct(token: Option<&TokenTree>, letter: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == letter)
}

fn is_word(token: Option<&TokenTree>, words: &[&str]) -> bool {
    matches!(token, Some(TokenTree::Ident(ident)) if words.iter().any(|word| ident == word))
}

fn is_group(token: Option<&TokenTree>, delimiter: Delimiter) -> bool {
    matches!(token, Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
}

/// `#[…]` or `#![…]`. Doc comments are attributes too by the time they are tokens.
fn attribute_length(tokens: &[TokenTree]) -> Option<usize> {
    let length = if is_punct(tokens.get(1), '!') { 3 } else { 2 };
    let is_attribute =
        is_punct(tokens.first(), '#') && is_group(tokens.get(length - 1), Delimiter::Bracket);
    is_attribute.then_some(length)
}

/// How many tokens the item takes that stands behind `#[cfg(test)]`: to its braces or semicolon.
fn test_item_length(attribute: &[TokenTree], after: &[TokenTree]) -> usize {
    let is_test = attribute.last().is_some_and(|group| {
        let written: String = group.to_string().split_whitespace().collect();
        written == "[cfg(test)]"
    });
    let ends_item =
        |token: &TokenTree| is_punct(Some(token), ';') || is_group(Some(token), Delimiter::Brace);
    match after.iter().position(ends_item) {
        Some(end) if is_test => end + 1,
        _ => 0,
    }
}

/// Whether what follows is the content of `view! { … }`.
fn is_view(before: &[TokenTree]) -> bool {
    matches!(before, [.., word, mark] if is_word(Some(word), &["view", "html"]) && is_punct(Some(mark), '!'))
}

/// `style=…` as an attribute. A pair such as `style=("width", x)` goes through the object model, and
/// `let style = …` is no attribute.
fn sets_style(before: &[TokenTree], rest: &[TokenTree]) -> bool {
    is_word(rest.first(), &["style"])
        && is_punct(rest.get(1), '=')
        && !is_punct(rest.get(2), '=')
        && !is_group(rest.get(2), Delimiter::Parenthesis)
        && !is_word(before.last(), &["let", "mut"])
}

fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3007}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// The one script that has words of its own: it tells of a new version, also where no module came.
const SPEAKING: &str = "public/offline.js";

/// Interface text in a script: it would be out of reach for whoever looks after the words.
fn in_script(path: &str, script: &str) -> Vec<String> {
    if path == SPEAKING {
        return Vec::new();
    }
    let lines = script.lines().zip(1..).filter_map(|(line, number)| {
        let letter = line.chars().find(|&letter| is_han(letter))?;
        Some(format!(
            "{path}:{number}: `{letter}` in a script: interface text lives in pages/src/words"
        ))
    });
    lines.collect()
}

/// Holds every page of the built folder, ours and those written from the data, to what no page may do
/// without: a policy that lets no stranger's script run, and nothing in it that the policy blocks.
pub(crate) fn check_built(dist: &Path) -> Result<()> {
    let mut found = Vec::new();
    let pages = files(dist, &[""], "html")?;
    for path in &pages {
        let page = fs::read_to_string(dist.join(path))?;
        found.extend(in_page(path, &page));
        found.extend(in_policy(path, &page));
    }
    if pages.is_empty() || !found.is_empty() {
        bail!("{}\npages of dist/: {}, faults: {}", found.join("\n"), pages.len(), found.len());
    }
    Ok(())
}

/// What is wrong with the content-security policy of a page. Trusted Types are asked of a page that runs
/// scripts.
fn in_policy(path: &str, page: &str) -> Vec<String> {
    let tags = html::tags(page);
    let Some(tag) = policy::find(&tags) else {
        return vec![format!("{path}: no content-security policy")];
    };
    let policy = tag.attribute("content").unwrap_or_default();
    let parts: Vec<Vec<&str>> =
        policy.split(';').map(|part| part.split_whitespace().collect()).collect();
    let part = |name: &str| parts.iter().find(|part| part.first() == Some(&name));
    let mut found = Vec::new();
    let mut report = |what: String| found.push(format!("{path}:{}: {what}", tag.line));
    for word in ["'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "http:", "https:", "*"] {
        if parts.iter().any(|part| part.contains(&word)) {
            report(format!("the policy allows {word}"));
        }
    }
    if part("default-src").is_none_or(|part| part[1..] != ["'none'"]) {
        report("the policy does not begin with nothing: default-src 'none'".to_owned());
    }
    let runs = tags.iter().any(|tag| tag.name == "script" && tag.attribute("src").is_some());
    if runs && part("require-trusted-types-for").is_none() {
        report("a page with scripts whose policy asks for no Trusted Types".to_owned());
    }
    for name in ["base-uri", "form-action"] {
        if part(name).is_none() {
            report(format!(
                "the policy says nothing of {name}, for which default-src does not stand in"
            ));
        }
    }
    found
}

/// What the page's content-security policy would block, found before a browser does.
fn in_page(path: &str, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let tags = html::tags(page);
    let policy = policy::find(&tags).and_then(|tag| tag.attribute("content")).unwrap_or_default();
    for tag in &tags {
        let mut report = |what: String| found.push(format!("{path}:{}: {what}", tag.line));
        for name in tag.attribute_names() {
            if name == "style" || name.starts_with("on") {
                report(format!("`{name}=` on <{}> is blocked by the page's policy", tag.name));
            }
        }
        // Data about the page for search engines, which nobody runs.
        let is_data = tag.attribute("type") == Some("application/ld+json");
        let is_named = || policy.contains(&policy::hash(tag.body));
        if tag.attribute("src").is_none() && is_named() {
            continue;
        }
        if tag.name == "script" && tag.attribute("src").is_none() && !is_data {
            report("<script> without src".to_owned());
        }
        if ["script", "style"].contains(&tag.name) && !tag.body.trim().is_empty() && !is_data {
            report(format!("<{}> with its content in the page", tag.name));
        }
    }
    found
}

/// All files of one kind below the folders, as paths from the root with forward slashes, in order.
fn files(root: &Path, folders: &[&str], extension: &str) -> Result<Vec<String>> {
    let mut files = Vec::new();
    let mut waiting: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = waiting.pop() {
        let entries = fs::read_dir(&folder).with_context(|| folder.display().to_string())?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                waiting.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                files.push(path.strip_prefix(root)?.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which lines of a source file are reported.
    fn check(path: &str, source: &str, expected: &[usize]) {
        assert_eq!(lines(&in_source(path, source)), expected, "{path}");
    }

    fn lines(found: &[String]) -> Vec<usize> {
        found.iter().map(|text| text.split(':').nth(1).unwrap().parse().unwrap()).collect()
    }

    #[test]
    fn the_browser_is_touched_in_few_places() {
        let source = "use web_sys::Event;\n// web_sys, js_sys\nfn f() -> js_sys::Date { todo!() }";
        check("src/view/hits.rs", source, &[1, 3]);
        check("src/explorer.rs", source, &[1, 3]);
        check("src/chart/brush.rs", source, &[3]);
        check("src/chart.rs", source, &[3]);
        check("src/browsers.rs", source, &[1, 3]);
        check("src/browser.rs", source, &[]);
        check("src/browser/history.rs", source, &[]);
    }

    #[test]
    fn interface_text_lives_in_words() {
        let source = "/// 案览\nconst A: &str = \"https://a\"; // 注\nconst B: &str = \"a\n案\";\n\
            fn f() { view! { <p>案览</p> } }";
        check("src/view/about.rs", source, &[4, 5]);
        check("engine/src/fold.rs", source, &[4, 5]);
        check("pages/src/words.rs", source, &[]);
        check("pages/src/words/hant.rs", source, &[]);
    }

    #[test]
    fn tests_may_hold_anything() {
        let source =
            "#[cfg(test)]\nmod tests {\n const A: &str = \"案\";\n}\nconst B: char = '案';";
        check("engine/src/fold.rs", source, &[5]);
        check("engine/src/fold/tests.rs", source, &[]);
        let declared = "#[cfg(test)]\n#[path = \"x.rs\"]\nmod tests;\nconst B: char = '案';";
        check("engine/src/fold.rs", declared, &[4]);
    }

    #[test]
    fn a_view_sets_no_style_attribute() {
        let source = "fn f() {\n let style = \"x\";\n view! {\n  <p style=\"a\" style:width=w>\n  \
            <b style=move || w></b>\n  <i style=(\"width\", w)>{ let style = 1; style == 1 }</i>\n }\n}";
        check("src/view/hits.rs", source, &[4, 5]);
    }

    #[test]
    fn the_desk_meets_a_disk_in_two_files() {
        let source = "use std::fs;\n#[cfg(test)]\nmod tests { use std::fs; }";
        check("author/src/bundle.rs", source, &[1]);
        check("author/src/disk.rs", source, &[]);
        check("engine/src/case.rs", source, &[]);
    }

    #[test]
    fn what_is_not_rust_is_reported() {
        assert_eq!(in_source("src/a.rs", "fn f( {").len(), 1);
    }

    #[test]
    fn one_script_speaks() {
        let script = "say();\nsay(\"案览\");\n";
        assert_eq!(lines(&in_script("public/boot.js", script)), [2]);
        assert!(in_script("public/offline.js", script).is_empty());
    }

    #[test]
    fn a_page_holds_nothing_its_policy_blocks() {
        let page = "<p style=\"a\">\n<a onclick='b'>\n<script>c</script>\n<script src=d></script>\n\
            <!-- <script>e</script> -->\n<style>f</style>\n<script src=g>h</script><p class=style>";
        assert_eq!(lines(&in_page("index.html", page)), [1, 2, 3, 3, 6, 7]);
        let named = format!(
            "<meta http-equiv=Content-Security-Policy content=\"script-src {}; style-src {}\">\
             <script>c</script><style>f</style>\n<script>d</script>",
            policy::hash("c"),
            policy::hash("f")
        );
        assert_eq!(lines(&in_page("index.html", &named)), [2, 2]);
        let data = "<script type=\"application/ld+json\">{}</script>";
        assert_eq!(in_page("read/index.html", data), [""; 0]);
    }

    #[test]
    fn a_page_has_a_policy_that_lets_no_stranger_in() {
        let page = |policy: &str, rest: &str| {
            let meta =
                format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
            in_policy("a.html", &format!("{meta}{rest}")).len()
        };
        let good = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";
        assert_eq!(page(good, ""), 0);
        let script = "<script src=a.js></script>";
        assert_eq!(page(good, script), 1);
        assert_eq!(page(&format!("{good}; require-trusted-types-for 'script'"), script), 0);
        for bad in ["'unsafe-inline'", "'unsafe-eval'", "https:", "*"] {
            assert_eq!(page(&format!("{good}; script-src 'self' {bad}"), ""), 1, "{bad}");
        }
        assert_eq!(page(&format!("{good}; script-src 'self' 'wasm-unsafe-eval'"), ""), 0);
        assert_eq!(page("default-src 'self'", ""), 3);
        assert_eq!(in_policy("a.html", "<p>").len(), 1);
    }
}
