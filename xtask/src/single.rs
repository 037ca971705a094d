//! The whole of `dist/` as one HTML file, which opens from a disk, a stick or a chat.
//!
//! What a host would give out stands in the file as blocks of data, and `single/files.js` gives it out:
//! the programs and the page's own scripts are those of `dist/`, unchanged but for the two ways of
//! leaving the file, which a bundler turns to `single/files.js` too. What may run and be shown is named
//! in the policy by its hash.

mod folder;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;

use self::folder::{Folder, extension, missing, type_of};
use crate::policy::{self, hash, is_hash};
use crate::tools::{Toolbox, run};
use crate::weight::kilobytes;
use anlan_author::site::html::{self, Tag};

/// Where the file goes, and where it is made.
pub(crate) const FILE: &str = "target/single/anlan.html";
const WORKSHOP: &str = "target/single/source";

/// The most that the file may weigh, as it is: what is sent in a chat goes unpacked. 1 kB is 1000 bytes.
const BUDGET: usize = 1_900_000;

/// The collection as plain text.
const PLAIN: &str = "data/cases.html";
const PLAIN_SHEET: &str = "plain.css";

const FIRST: &str = include_str!("single/first.js");
const ADDRESSES: &str = include_str!("single/addresses.js");

/// Makes the file of `dist/`, and weighs it. `base` is the public address of the same collection, for
/// links that are handed on.
pub(crate) fn make(toolbox: &Toolbox, base: Option<&str>) -> Result<String> {
    let dist = toolbox.root.join("dist");
    let folder = Folder::read(&dist)?;
    let page = text(&dist, "index.html")?;
    let parts = Parts::of(&page, &folder)?;
    folder.refuse_missing(&parts.old)?;
    let program = bundle(toolbox, &folder, &parts)?;
    let file = assemble(&page, parts, &folder, &program, base)?;
    let path = toolbox.root.join(FILE);
    fs::write(&path, &file).with_context(|| FILE.to_owned())?;
    let over = file.len().saturating_sub(BUDGET);
    ensure!(over == 0, "{FILE} is {} over its {}", kilobytes(over), kilobytes(BUDGET));
    let mut brotli = Vec::new();
    // Most of the file is packed already: more effort finds nothing more.
    let settings = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    brotli::BrotliCompress(&mut file.as_bytes(), &mut brotli, &settings)?;
    let packed = [gzipped(file.as_bytes())?.len(), brotli.len()].map(kilobytes);
    let [raw, budget] = [file.len(), BUDGET].map(kilobytes);
    let [gzip, brotli] = packed;
    Ok(format!("one file {FILE}: {raw} of {budget}, in gzip {gzip}, in Brotli {brotli}"))
}

fn gzipped(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(bytes)?;
    Ok(gzip.finish()?)
}

fn text(dist: &Path, path: &str) -> Result<String> {
    fs::read_to_string(dist.join(path)).with_context(|| format!("dist/{path}"))
}

/// What of `index.html` becomes something else.
#[derive(Default)]
struct Parts {
    /// Places in the page, with what stands there in the one file.
    edits: Vec<(Range<usize>, String)>,
    /// The texts of its style sheets and scripts, which the policy names.
    styles: Vec<String>,
    scripts: Vec<String>,
    /// The scripts that run before the page is read, in their order.
    classic: Vec<String>,
    /// The scripts that are modules, in their order, and what their tags say to them.
    modules: Vec<String>,
    told: Vec<(String, String)>,
    /// Style sheets that the page links.
    linked: BTreeSet<String>,
    /// Scripts that are for old browsers alone.
    old: BTreeSet<String>,
    /// Where the policy stands, and what it says there.
    policy: Option<(Range<usize>, String)>,
    head_end: usize,
}

impl Parts {
    fn of(page: &str, folder: &Folder) -> Result<Parts> {
        let mut parts = Parts::default();
        let mut at = 0;
        // What the page offers without scripts leads to files; the one file has the text itself.
        while let Some(start) = page[at..].find("<noscript").map(|found| at + found) {
            let end =
                page[start..].find("</noscript>").context("index.html: a noscript is open")?;
            at = start + end + "</noscript>".len();
            parts.edits.push((start..at, String::new()));
        }
        let without = parts.edits.clone();
        let tags = html::tags(page);
        parts.policy = policy::find(&tags).map(|tag| {
            let said = tag.attribute("content").unwrap_or_default();
            (tag.place.clone(), said.to_owned())
        });
        for tag in tags {
            if !without.iter().any(|(range, _)| range.contains(&tag.place.start)) {
                parts.take(page, &tag, folder)?;
            }
        }
        ensure!(!parts.modules.is_empty(), "dist/index.html loads no module");
        Ok(parts)
    }

    fn take(&mut self, page: &str, tag: &Tag<'_>, folder: &Folder) -> Result<()> {
        let local = |name| tag.attribute(name).and_then(local_path);
        match tag.name {
            "body" => self.head_end = tag.place.start,
            "link" => self.take_link(tag, folder)?,
            "style" => {
                self.edits.push((tag.place.clone(), style_tag(tag.attribute("media"))));
                self.styles.push(tag.body.to_owned());
            }
            "script" => self.take_script(page, tag, folder)?,
            "img" | "source" => {
                if let Some(path) = local("src") {
                    let url = data_url(&path, folder.get(&path, "index.html")?)?;
                    self.edits.push((tag.place.clone(), tag_with(tag, "src", &url)));
                }
            }
            "a" => {
                if let Some(path) = local("href") {
                    let path = if path.ends_with('/') { format!("{path}index.html") } else { path };
                    ensure!(folder.all.contains(&path), missing(&path, "index.html"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn take_link(&mut self, tag: &Tag<'_>, folder: &Folder) -> Result<()> {
        let Some(path) = tag.attribute("href").and_then(local_path) else { return Ok(()) };
        let kind = tag.attribute("rel").unwrap_or_default();
        let instead = match kind {
            "stylesheet" => {
                let sheet = folder.text(&path, "index.html")?.to_owned();
                ensure!(!sheet.contains("</"), "dist/{path} holds “</”, which would end it");
                let style = format!("{}{sheet}</style>", style_tag(tag.attribute("media")));
                self.styles.push(sheet);
                self.linked.insert(path);
                style
            }
            "icon" => {
                let url = data_url(&path, folder.get(&path, "index.html")?)?;
                tag_with(tag, "href", &url)
            }
            // Of use to who comes again, who waits for a network, or who reads elsewhere.
            "preload" | "modulepreload" | "prefetch" | "manifest" | "apple-touch-icon"
            | "alternate" | "canonical" => String::new(),
            other => bail!(
                "dist/index.html, line {}: the one file does not know what to do with a link of the \
                 kind “{other}” to {path}",
                tag.line
            ),
        };
        self.edits.push((tag.place.clone(), instead));
        Ok(())
    }

    fn take_script(&mut self, page: &str, tag: &Tag<'_>, folder: &Folder) -> Result<()> {
        let kind = tag.attribute("type").unwrap_or_default();
        let body_end = tag.place.end + tag.body.len();
        let end = page[body_end..].find('>').map_or(page.len(), |found| body_end + found + 1);
        let range = tag.place.start..end;
        let Some(path) = tag.attribute("src").and_then(local_path) else {
            if policy::is_run(tag) {
                self.edits.push((range, String::new()));
                self.classic.push(tag.body.to_owned());
            }
            return Ok(());
        };
        if tag.attribute("nomodule").is_some() {
            self.old.insert(path);
            self.edits.push((range, String::new()));
        } else if kind == "module" {
            let told = tag.attributes().filter(|(name, _)| name.starts_with("data-"));
            self.told.extend(told.map(|(name, value)| (name.to_owned(), value.to_owned())));
            for named in ["data-js", "data-wasm"].iter().filter_map(|name| tag.attribute(name)) {
                let named = local_path(named).unwrap_or_default();
                ensure!(folder.files.contains_key(&named), missing(&named, "index.html"));
            }
            self.modules.push(path);
            self.edits.push((range, String::new()));
        } else {
            let script = folder.text(&path, "index.html")?.to_owned();
            ensure!(!script.contains("</script"), "dist/{path} would end its own element");
            self.edits.push((range, String::new()));
            self.classic.push(script);
        }
        Ok(())
    }
}

/// The path below the folder that an address names; nothing where it names another host, a place in the
/// page, or a state of it.
fn local_path(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_local = !path.contains(':') && !path.starts_with("//");
    let path = path.trim_start_matches("./").trim_start_matches('/');
    (is_local && !path.is_empty()).then(|| path.to_owned())
}

/// A sheet of the page is not in force until the first script, which only runs where scripts do.
fn style_tag(media: Option<&str>) -> String {
    format!("<style media=\"not all\" data-media=\"{}\">", quoted(media.unwrap_or("all")))
}

fn quoted(value: &str) -> String {
    value.replace('"', "&quot;")
}

fn tag_with(tag: &Tag<'_>, name: &str, value: &str) -> String {
    let attributes = tag.attributes().map(|(own, before)| {
        format!(" {own}=\"{}\"", quoted(if own == name { value } else { before }))
    });
    format!("<{}{}>", tag.name, attributes.collect::<Vec<_>>().concat())
}

fn data_url(path: &str, bytes: &[u8]) -> Result<String> {
    let kind = match extension(path) {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        other => bail!("dist/{path}: the one file carries no picture of the kind “{other}”"),
    };
    Ok(format!("data:{kind};base64,{}", BASE64.encode(bytes)))
}

/// All modules as one script. What they do with `import()` and `location.replace()` goes to `files.js`.
fn bundle(toolbox: &Toolbox, folder: &Folder, parts: &Parts) -> Result<String> {
    let workshop = toolbox.root.join(WORKSHOP);
    if workshop.exists() {
        fs::remove_dir_all(&workshop).with_context(|| format!("{WORKSHOP} cannot be emptied"))?;
    }
    let mut table = String::from("export default {\n");
    for path in folder.modules().filter(|path| !parts.old.contains(*path)) {
        put(&workshop.join(path), &with_own_import(folder.text(path, "dist")?))?;
        if !parts.modules.contains(path) {
            table.push_str(&format!("  {path:?}: () => import({:?}),\n", format!("./{path}")));
        }
    }
    table.push_str("};\n");
    put(&workshop.join("modules.js"), &table)?;
    for path in &parts.modules {
        folder.get(path, "index.html")?;
    }
    put(&workshop.join("start.js"), &start(&parts.modules))?;
    let bundled = workshop.join("bundled.js");
    let shown = |path: &Path| path.display().to_string();
    run(toolbox
        .command("node")
        .arg(toolbox.root.join("node_modules/esbuild/bin/esbuild"))
        .arg(shown(&workshop.join("start.js")))
        .args(["--bundle", "--format=esm", "--minify", "--charset=utf8", "--log-level=warning"])
        .arg("--define:location.replace=anlanLeave")
        .arg(format!("--inject:{}", shown(&toolbox.root.join("xtask/src/single/files.js"))))
        .arg(format!("--alias:anlan-modules={}", shown(&workshop.join("modules.js"))))
        .arg(format!("--outfile={}", shown(&bundled))))?;
    let program = fs::read_to_string(bundled)?;
    ensure!(!program.contains("</script"), "the scripts of dist/ would end their own element");
    Ok(program)
}

/// Says that it runs, then runs the modules of the page, unless the plain text is asked for.
fn start(modules: &[String]) -> String {
    let mut start = String::from("document.documentElement.dataset.single = \"started\";\n");
    start.push_str("if (!new URLSearchParams(location.search).has(\"plain\")) {\n");
    for path in modules {
        start.push_str(&format!("  await import({:?});\n", format!("./{path}")));
    }
    start.push_str("}\n");
    start
}

/// A module whose `import(address)` is a call of ours.
fn with_own_import(module: &str) -> String {
    let mut own = String::with_capacity(module.len());
    let mut rest = module;
    while let Some(at) = rest.find("import(") {
        let before = rest[..at].chars().next_back();
        let is_word =
            before.is_some_and(|letter| letter.is_alphanumeric() || "_$.".contains(letter));
        own.push_str(&rest[..at]);
        own.push_str(if is_word { "import(" } else { "anlanModule(" });
        rest = &rest[at + "import(".len()..];
    }
    own + rest
}

fn put(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().context("a file lies in a folder")?;
    fs::create_dir_all(folder)?;
    fs::write(path, text).with_context(|| path.display().to_string())
}

/// The page with everything in it.
fn assemble(
    page: &str,
    mut parts: Parts,
    folder: &Folder,
    program: &str,
    base: Option<&str>,
) -> Result<String> {
    let plain_sheet = folder.text(PLAIN_SHEET, PLAIN)?;
    let alone = "body > :not(noscript) { display: none }";
    let mut head = format!(
        "<style id=\"plain-sheet\" data-media=\"all\">{plain_sheet}</style>\
         <noscript><style>{alone}</style></noscript>\n"
    );
    let in_page = |path: &str| parts.linked.contains(path) || path == PLAIN_SHEET;
    for (path, bytes) in folder.files.iter().filter(|(path, _)| extension(path) == "css") {
        if !in_page(path) {
            head.push_str(&sheet_block(path, bytes)?);
        }
    }
    let before = [FIRST.to_owned(), ADDRESSES.to_owned()].into_iter().chain(parts.classic);
    for script in before {
        head.push_str(&format!("<script>{script}</script>\n"));
        parts.scripts.push(script);
    }
    parts.styles.extend([plain_sheet.to_owned(), alone.to_owned()]);
    parts.scripts.push(program.to_owned());

    let told = parts.told.iter().map(|(name, value)| format!(" {name}=\"{}\"", quoted(value)));
    let told = told.collect::<Vec<_>>().concat();
    let mut tail = format!("<script type=\"module\"{told}>{program}</script>\n");
    for (path, bytes) in &folder.files {
        if let Some(kind) = type_of(path) {
            let packed = BASE64.encode(gzipped(bytes)?);
            let path = quoted(path);
            tail.push_str(&format!(
                "<script type=\"{kind}\" data-path=\"{path}\" data-packed>{packed}</script>\n"
            ));
        }
    }
    let plain = plain_text(folder.text(PLAIN, "index.html")?, folder, base)?;
    tail.push_str(&format!("<noscript id=\"plain\">{plain}</noscript>\n"));

    let (at, before) = parts.policy.context("dist/index.html has no content-security policy")?;
    let policy = own_policy(&before, &parts.scripts, &parts.styles);
    parts.edits.push((
        at,
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", quoted(&policy)),
    ));
    if let Some(base) = base {
        let root = html::tags(page).into_iter().find(|tag| tag.name == "html");
        let root = root.context("dist/index.html has no element html")?;
        let home = format!(" data-home=\"{}\">", quoted(base));
        parts.edits.push((root.place.end - 1..root.place.end, home));
    }
    ensure!(parts.head_end > 0, "dist/index.html has no element body");
    parts.edits.push((parts.head_end..parts.head_end, head));
    let end = page.rfind("</body>").unwrap_or(page.len());
    parts.edits.push((end..end, tail));
    Ok(edited(page, parts.edits))
}

fn edited(page: &str, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(range, _)| range.start);
    let mut edited = String::new();
    let mut at = 0;
    for (range, instead) in edits {
        edited.push_str(&page[at..range.start]);
        edited.push_str(&instead);
        at = range.end;
    }
    edited + &page[at..]
}

/// A style sheet as a block of data. It must be at hand at once, so it is not packed.
fn sheet_block(path: &str, bytes: &[u8]) -> Result<String> {
    let sheet = std::str::from_utf8(bytes).with_context(|| format!("dist/{path}"))?;
    ensure!(!sheet.contains("</"), "dist/{path} holds “</”, which would end it");
    Ok(format!("<script type=\"text/css\" data-path=\"{}\">{sheet}</script>\n", quoted(path)))
}

/// The body of the plain page, its links to files turned to what the one file has. A page of the host is
/// linked where the host is known.
fn plain_text(page: &str, folder: &Folder, base: Option<&str>) -> Result<String> {
    let tags = html::tags(page);
    let body = tags.iter().find(|tag| tag.name == "body");
    let start = body.with_context(|| format!("dist/{PLAIN} has no element body"))?.place.end;
    let end = page.rfind("</body>").unwrap_or(page.len());
    ensure!(!page[start..end].contains("</noscript"), "dist/{PLAIN} holds “</noscript”");
    let mut edits = vec![(0..start, String::new()), (end..page.len(), String::new())];
    for tag in tags.iter().filter(|tag| tag.place.start >= start) {
        // What the plain page says to whoever has it as a file.
        if tag.attribute("id") == Some("as-file") {
            edits.push((tag.place.clone(), "<p id=\"as-file\">".to_owned()));
        }
        if let Some(path) = tag.attribute("href").and_then(|address| address.strip_prefix("../")) {
            edits.push(link(page, tag, path, folder, base)?);
        }
    }
    Ok(edited(page, edits))
}

/// What stands in place of a link of the plain page to `path`, seen from the page itself.
fn link(
    page: &str,
    tag: &Tag<'_>,
    path: &str,
    folder: &Folder,
    base: Option<&str>,
) -> Result<(Range<usize>, String)> {
    if path.is_empty() || path.starts_with('?') {
        let state = if path.is_empty() { "?" } else { path };
        return Ok((tag.place.clone(), tag_with(tag, "href", state)));
    }
    if let Some(file) = local_path(path).filter(|path| !path.ends_with('/')) {
        ensure!(folder.all.contains(&file), missing(&file, PLAIN));
    }
    if let Some(base) = base {
        return Ok((tag.place.clone(), tag_with(tag, "href", &format!("{base}{path}"))));
    }
    let end = page[tag.place.end..].find("</a>").context("a link of the plain page is open")?;
    let between = " · ";
    let before = if page[..tag.place.start].ends_with(between) { between.len() } else { 0 };
    Ok((tag.place.start - before..tag.place.end + end + "</a>".len(), String::new()))
}

/// The policy of the page for a file on its own: what the page would take from its host is named by hash,
/// or not taken at all.
fn own_policy(of_page: &str, scripts: &[String], styles: &[String]) -> String {
    let mut directives: Vec<String> = Vec::new();
    for directive in of_page.split(';') {
        let mut words = directive.split_whitespace();
        let Some(name) = words.next() else { continue };
        let mut kept: Vec<String> =
            words.filter(|word| *word != "'self'" && !is_hash(word)).map(str::to_owned).collect();
        match name {
            "connect-src" | "manifest-src" | "worker-src" => continue,
            "script-src" => kept.extend(scripts.iter().map(|text| hash(text))),
            "style-src" => {
                kept.extend(styles.iter().map(|text| hash(text)));
                // The sheets that a program links; only a script that may run can make such an address.
                kept.push("blob:".to_owned());
            }
            "trusted-types" => kept.push("anlan-single".to_owned()),
            _ => {}
        }
        let kept =
            if kept.is_empty() && !is_flag(name) { "'none'".to_owned() } else { kept.join(" ") };
        directives.push(format!("{name} {kept}").trim_end().to_owned());
    }
    directives.join("; ")
}

/// Whether a directive stands without values.
fn is_flag(name: &str) -> bool {
    name == "upgrade-insecure-requests"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    /// A folder of `dist/` with these files.
    fn folder(files: &[(&str, &str)]) -> Folder {
        let files: BTreeMap<String, Vec<u8>> = files
            .iter()
            .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()))
            .collect();
        let all = files.keys().cloned().collect();
        Folder { files, all }
    }

    const PAGE: &str = "<!doctype html><html lang=zh-Hans><meta http-equiv=Content-Security-Policy \
        content=\"default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-x'; \
        style-src 'self'; img-src 'self' data:; connect-src 'self'; trusted-types anlan; base-uri 'none'\">\
        <link rel=icon href=seal.svg><script>early</script><link rel=stylesheet href=./a.css>\
        <link rel=modulepreload href=./a.js><script type=module src=./boot.js data-js=./a.js></script>\
        <noscript><meta http-equiv=refresh content='0; url=data/cases.html'></noscript>\
        <script nomodule src=old.js></script><body><p>案览</p></body></html>";

    fn small() -> Folder {
        folder(&[
            ("a.css", "p{color:red}"),
            ("a.js", "export default 1"),
            ("boot.js", "import(at('a.js'))"),
            ("data/cases.html", "<body><p><a href=\"../\">全</a></p></body>"),
            ("data/collection.json", "{}"),
            ("old.js", "location.replace('x')"),
            ("plain.css", "p{color:blue}"),
            ("seal.svg", "<svg/>"),
            ("study.css", "h2{color:red}"),
        ])
    }

    fn made(page: &str, folder: &Folder, base: Option<&str>) -> Result<String> {
        let parts = Parts::of(page, folder)?;
        folder.refuse_missing(&parts.old)?;
        assemble(page, parts, folder, "await 1;", base)
    }

    #[test]
    fn the_file_refers_to_no_other() {
        let file = made(PAGE, &small(), None).unwrap();
        for tag in html::tags(&file) {
            for name in ["src", "href"] {
                let address = tag.attribute(name).unwrap_or_default();
                let is_within = ["", "?"].contains(&address) || address.starts_with("data:");
                assert!(is_within, "{} {address}", tag.name);
            }
        }
        assert!(!file.contains("refresh"), "{file}");
        let json = "data-path=\"data/collection.json\" data-packed>H4sI";
        for part in ["p{color:red}</style>", "data-path=\"study.css\">h2{color:red}<", json] {
            assert!(file.contains(part), "{part} is not in {file}");
        }
    }

    #[test]
    fn the_policy_names_every_script_and_sheet_and_no_host() {
        let file = made(PAGE, &small(), None).unwrap();
        let tags = html::tags(&file);
        let policy = policy::find(&tags).and_then(|tag| tag.attribute("content")).unwrap();
        assert!(!policy.contains("sha256-x"), "{policy}");
        assert!(!policy.contains("'self'") && !policy.contains("connect-src"), "{policy}");
        assert!(policy.contains("img-src data:; trusted-types anlan anlan-single"), "{policy}");
        for tag in &tags {
            let is_script = tag.name == "script" && tag.attribute("data-path").is_none();
            if is_script || tag.name == "style" {
                assert!(policy.contains(&hash(tag.body)), "{policy} lacks {}", tag.body);
            }
        }
    }

    #[test]
    fn what_is_missing_is_named_with_what_names_it() {
        let failure = |change: fn(&mut Folder)| {
            let mut folder = small();
            change(&mut folder);
            folder.all = folder.files.keys().cloned().collect();
            made(PAGE, &folder, None).unwrap_err().to_string()
        };
        let said = failure(|folder| drop(folder.files.remove("a.css")));
        assert!(said.starts_with("dist/a.css is missing, and dist/index.html names it"), "{said}");
        let said = failure(|folder| drop(folder.files.remove("plain.css")));
        assert!(said.starts_with("dist/plain.css is missing, and dist/data/cases.html"), "{said}");
        let said = failure(|folder| {
            folder.files.insert("boot.js".to_owned(), b"at(\"share.js?1\")".to_vec());
        });
        assert!(said.starts_with("dist/share.js is missing, and dist/boot.js names it"), "{said}");
        let said = failure(|folder| {
            folder.files.insert("a.wasm".to_owned(), b"listdata/pinyin.txtdata/x".to_vec());
        });
        assert!(said.starts_with("dist/data/pinyin.txt is missing, and dist/a.wasm"), "{said}");
    }

    #[test]
    fn a_public_address_is_told_and_taken_for_pages_of_a_host() {
        let mut folder = small();
        let plain = "<body><a href=\"../read/x.html\">x</a> <a href=\"../?case=a\">a</a></body>";
        folder.files.insert(PLAIN.to_owned(), plain.as_bytes().to_vec());
        folder.all.insert("read/x.html".to_owned());
        let file = made(PAGE, &folder, Some("https://example.org/a/")).unwrap();
        for part in [
            "<html lang=zh-Hans data-home=\"https://example.org/a/\">",
            "href=\"https://example.org/a/read/x.html\"",
            "href=\"?case=a\"",
        ] {
            assert!(file.contains(part), "{part} is not in {file}");
        }
        let alone = made(PAGE, &folder, None).unwrap();
        assert!(!alone.contains("read/x.html") && !alone.contains("example.org"), "{alone}");
    }

    #[test]
    fn only_calls_of_import_are_ours() {
        let module =
            "import a from 'a'; x = await import(b); y.import(c); reimport(d); import.meta";
        let own =
            "import a from 'a'; x = await anlanModule(b); y.import(c); reimport(d); import.meta";
        assert_eq!(with_own_import(module), own);
    }
}
