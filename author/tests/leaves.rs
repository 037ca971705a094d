//! The leaves, with what is beside them: whole, true to the data, and right for those who read them by
//! program.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may panic")]

mod desk;

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use anlan_author::Ending;
use anlan_engine::collection::Collection;
use anlan_engine::date::PartialDate;
use anlan_engine::facet::Facet;
use anlan_engine::load::load;
use anlan_pages::address::{Address, View};
use desk::{Desk, FOUNDING, case_names, cases, json, repository, run_on};
use html5gum::{Token, Tokenizer};
use serde_json::Value;

const BASE: &str = "https://example.org/anlan/";

/// A built site: every file by its path.
struct Site {
    files: BTreeMap<String, String>,
    collections: [Collection; 2],
}

static WITH_BASE: LazyLock<Site> = LazyLock::new(|| Site::build(Some("https://example.org/anlan")));
static WITHOUT: LazyLock<Site> = LazyLock::new(|| Site::build(None));

impl Site {
    fn build(base: Option<&str>) -> Site {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let (data, site) = (path("data"), path(""));
        let base = base.map(|base| ["--base", base]);
        let more = [["--out", &data], ["--site", &site]].into_iter().chain(base).flatten();
        let (said, ending) = run_on("build", &repository("data"), &more.collect::<Vec<_>>());
        assert_eq!(ending, Ending::Done, "{said}");
        let files = files_below(folder.path());
        let collections = ["data/collection.json", "data/collection.zh-Hant.json"]
            .map(|name| load(files[name].clone().into_bytes()).unwrap().collection);
        Site { files, collections }
    }

    fn leaves(&self) -> impl Iterator<Item = (&str, Page)> {
        let leaves = self.files.iter().filter(|(path, _)| path.starts_with("read/"));
        leaves.map(|(path, text)| (path.as_str(), Page::read(path, text)))
    }

    fn leaf(&self, path: &str) -> Page {
        Page::read(path, &self.files[path])
    }

    fn xml(&self, path: &str) -> roxmltree::Document<'_> {
        roxmltree::Document::parse(&self.files[path]).unwrap()
    }
}

fn files_below(root: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    files
}

type Attributes = BTreeMap<String, String>;

/// A page as a program reads it.
struct Page {
    path: String,
    tags: Vec<(String, Attributes)>,
    title: String,
    data: Value,
    /// What is read of it.
    text: String,
}

impl Page {
    fn read(path: &str, html: &str) -> Page {
        let (mut tags, mut open) = (Vec::new(), Vec::<String>::new());
        let (mut title, mut data, mut text) = (String::new(), String::new(), String::new());
        for token in Tokenizer::new(html) {
            match token.unwrap() {
                Token::StartTag(tag) => {
                    let own = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                    let attributes =
                        tag.attributes.iter().map(|(key, value)| (own(key), own(value)));
                    tags.push((own(&tag.name), attributes.collect()));
                    open.push(own(&tag.name));
                }
                Token::EndTag(tag) => {
                    let name = String::from_utf8(tag.name.to_vec()).unwrap();
                    open.truncate(open.iter().rposition(|own| *own == name).unwrap_or(open.len()));
                }
                Token::String(own) => {
                    let own = str::from_utf8(&own).unwrap();
                    let of = open
                        .iter()
                        .rev()
                        .find(|own| ["title", "script", "body"].contains(&own.as_str()));
                    match of.map(String::as_str) {
                        Some("title") => title.push_str(own),
                        Some("script") => data.push_str(own),
                        _ => text.push_str(own),
                    }
                }
                Token::Error(error) => panic!("{path}: {error:?}"),
                Token::Comment(_) => panic!("{path}: a comment"),
                Token::Doctype(_) => {}
            }
        }
        let data =
            serde_json::from_str(&data).unwrap_or_else(|error| panic!("{path}: {error}: {data}"));
        Page { path: path.to_owned(), tags, title, data, text }
    }

    fn attributes(&self, name: &str) -> impl Iterator<Item = &Attributes> {
        self.tags.iter().filter(move |(own, _)| own == name).map(|(_, attributes)| attributes)
    }

    fn link(&self, rel: &str) -> Vec<&str> {
        let links = self.attributes("link").filter(|own| own["rel"] == rel);
        links.map(|own| own["href"].as_str()).collect()
    }

    fn meta(&self, name: &str) -> Option<&str> {
        let is_named = |own: &&Attributes| {
            [own.get("name"), own.get("property")].contains(&Some(&name.to_owned()))
        };
        self.attributes("meta").find(is_named).map(|own| own["content"].as_str())
    }

    /// The node of its data that is of that type.
    fn node(&self, kind: &str) -> Option<&Value> {
        self.data["@graph"].as_array().unwrap().iter().find(|own| own["@type"] == kind)
    }

    fn is_traditional(&self) -> bool {
        self.path.starts_with("read/zh-Hant/")
    }
}

/// Where a relative link leads from a page, without its fragment and query.
fn resolve(from: &str, link: &str) -> String {
    let mut folders: Vec<&str> = from.split('/').collect();
    folders.pop();
    let path = link.split(['#', '?']).next().unwrap();
    for part in path.split('/') {
        match part {
            ".." => drop(folders.pop().unwrap_or_else(|| panic!("{from}: {link} leaves the site"))),
            other => folders.push(other),
        }
    }
    folders.join("/")
}

fn kind_of(path: &str) -> &str {
    let inner = path.trim_start_matches("read/").trim_start_matches("zh-Hant/");
    inner.split('/').next().unwrap()
}

#[test]
fn everything_has_its_leaf_in_both_scripts() {
    let vocabulary = json(&repository("data/vocabulary.json"));
    let districts = json(&repository("data/districts.json"));
    let ids = |list: &Value, key: &str| -> Vec<String> {
        list.as_array().unwrap().iter().map(|own| own[key].as_str().unwrap().to_owned()).collect()
    };
    let mut expected = BTreeSet::new();
    for folder in ["read", "read/zh-Hant"] {
        expected.insert(format!("{folder}/index.html"));
        for (kind, names) in [
            ("case", case_names()),
            ("district", ids(&districts["districts"], "code")),
            ("theme", ids(&vocabulary["themes"], "id")),
            ("mechanism", ids(&vocabulary["mechanisms"], "id")),
        ] {
            expected.extend(names.iter().map(|name| format!("{folder}/{kind}/{name}.html")));
        }
    }
    let written: BTreeSet<String> = WITHOUT.leaves().map(|(path, _)| path.to_owned()).collect();
    assert_eq!(written, expected);
    assert_eq!(written.len(), 2 * (1 + 170 + 18 + 15 + 28));
}

#[test]
fn a_leaf_holds_every_word_of_its_case() {
    for (collection, folder) in WITHOUT.collections.iter().zip(["read", "read/zh-Hant"]) {
        for id in collection.ids() {
            let case = collection.case(id);
            let page = WITHOUT.leaf(&format!("{folder}/case/{}.html", case.id));
            let place =
                collection.districts().iter().find(|own| own.code == case.district).unwrap();
            let mut texts = vec![&case.title, &case.title_en, &case.summary_en, &case.organ];
            texts.extend([&case.background, &place.zh]);
            texts.extend(case.practices.iter().flat_map(|own| [&own.heading, &own.text]));
            texts.extend(case.figures.iter().flat_map(|own| [&own.label, &own.unit]));
            texts.extend(case.honours.iter().map(|own| &own.name));
            texts.extend(case.honours.iter().filter_map(|own| own.by.as_ref()));
            texts.extend(case.milestones.iter().map(|own| &own.text));
            texts.extend(&case.captions);
            texts.extend(&case.keywords);
            let sources = || std::iter::once(&case.source).chain(&case.more_sources);
            texts.extend(sources().flat_map(|own| [&own.title, &own.publisher]).flatten());
            texts.extend([&case.place, &case.outcomes, &case.editor_note].into_iter().flatten());
            for text in texts {
                assert!(page.text.contains(text.as_str()), "{}: {text}", page.path);
            }
            let outside: BTreeSet<&str> = page
                .attributes("a")
                .map(|own| own["href"].as_str())
                .filter(|href| href.contains("://"))
                .collect();
            let linked = sources().filter(|own| own.linkable).filter_map(|own| own.url.as_deref());
            assert_eq!(outside, linked.collect(), "{}", page.path);
        }
    }
}

#[test]
fn a_leaf_of_a_subject_names_exactly_its_cases() {
    let collection = &WITHOUT.collections[0];
    for (facet, kind) in
        [(Facet::District, "district"), (Facet::Theme, "theme"), (Facet::Mechanism, "mechanism")]
    {
        let column = collection.column(facet);
        for bucket in column.ids().filter(|own| column.key(*own) != "none") {
            let page = WITHOUT.leaf(&format!("read/{kind}/{}.html", column.key(bucket)));
            let named: BTreeSet<String> = page
                .attributes("a")
                .map(|own| resolve(&page.path, &own["href"]))
                .filter(|path| kind_of(path) == "case")
                .collect();
            let path = |case| format!("read/case/{}.html", collection.case(case).id);
            assert_eq!(named, column.set(bucket).iter().map(path).collect(), "{}", page.path);
            let items = &page.node("CollectionPage").unwrap()["mainEntity"];
            assert_eq!(items["numberOfItems"], named.len());
            assert_eq!(items["itemListElement"].as_array().unwrap().len(), named.len());
        }
    }
}

#[test]
fn every_link_leads_somewhere() {
    let ids: BTreeMap<String, BTreeSet<String>> = WITHOUT
        .leaves()
        .map(|(path, page)| {
            let ids = page.tags.iter().filter_map(|(_, own)| own.get("id").cloned());
            (path.to_owned(), ids.collect())
        })
        .collect();
    for (path, page) in WITHOUT.leaves() {
        let links = page.attributes("a").chain(page.attributes("link"));
        for href in links.map(|own| own["href"].as_str()).filter(|href| !href.contains("://")) {
            let to = resolve(path, href);
            if let Some(fragment) = href.split('#').nth(1) {
                let page = if href.starts_with('#') { path } else { &to };
                assert!(ids[page].contains(fragment), "{path}: {href}");
            } else if to.is_empty() {
                let query = href.split_once('?').map_or("", |(_, query)| query);
                let collection = &WITHOUT.collections[usize::from(page.is_traditional())];
                let address = Address::read(collection, query);
                assert_eq!(address.query(collection), query, "{path}: {href}");
                let facet = match address.view.kind() {
                    View::DISTRICT => Facet::District,
                    View::MECHANISM => Facet::Mechanism,
                    View::SERIES => Facet::Series,
                    _ => continue,
                };
                assert!(
                    collection.column(facet).find(address.view.subject()).is_some(),
                    "{path}: {href}"
                );
            } else {
                let is_there =
                    WITHOUT.files.contains_key(&to) || repository("public").join(&to).is_file();
                assert!(is_there, "{path}: {href}");
            }
        }
        let other = page.link("alternate");
        assert_eq!(other.len(), 4, "{path}: both scripts, the default, and the feed");
    }
}

#[test]
fn the_explorer_is_opened_at_the_same_place() {
    let explorer = |path: &str| {
        let page = WITHOUT.leaf(path);
        let to = |own: &&Attributes| resolve(path, &own["href"]).is_empty();
        page.attributes("a").find(to).unwrap()["href"].clone()
    };
    for (path, href) in [
        ("read/index.html", "../"),
        ("read/zh-Hant/index.html", "../../?lang=zh-Hant"),
        ("read/district/370102.html", "../../?view=district:370102"),
        ("read/theme/legal-aid.html", "../../?theme=legal-aid"),
        (
            "read/zh-Hant/mechanism/co-governance.html",
            "../../../?view=mechanism:co-governance&lang=zh-Hant",
        ),
    ] {
        assert_eq!(explorer(path), href, "{path}");
    }
    assert_eq!(explorer(&format!("read/case/{FOUNDING}.html")), format!("../../?case={FOUNDING}"));
}

#[test]
fn every_leaf_has_a_head_of_its_own() {
    for (site, has_base) in [(&*WITH_BASE, true), (&*WITHOUT, false)] {
        let mut titles = BTreeMap::new();
        let mut canonical = BTreeSet::new();
        for (path, page) in site.leaves() {
            assert!(!page.title.is_empty());
            if let Some(other) = titles.insert(page.title.clone(), path.to_owned()) {
                panic!("{path} and {other} have the same title: {}", page.title);
            }
            let description = page.meta("description").unwrap();
            let length = description.chars().count();
            assert!(
                (10..=160).contains(&length) && !description.contains(['<', '>', '\n']),
                "{path}: {description}"
            );
            assert_eq!(page.meta("og:description"), Some(description));
            assert_eq!(
                page.meta("og:type"),
                Some(if kind_of(path) == "case" { "article" } else { "website" })
            );
            let tag = if page.is_traditional() { "zh-Hant" } else { "zh-Hans" };
            assert_eq!(page.attributes("html").next().unwrap()["lang"], tag);
            assert!(
                page.tags.iter().any(|(_, own)| own.get("lang").is_some_and(|lang| lang == "en")),
                "{path}"
            );
            for name in ["og:title", "og:locale", "og:site_name", "viewport"] {
                assert!(page.meta(name).is_some_and(|own| !own.is_empty()), "{path}: {name}");
            }
            assert_eq!(page.attributes("h1").count(), 1, "{path}");
            let own = format!("{BASE}{path}");
            if has_base {
                assert_eq!(page.link("canonical"), [own.as_str()]);
                assert_eq!(page.meta("og:url"), Some(own.as_str()));
                let picture = page.meta("og:image").unwrap().strip_prefix(BASE).unwrap();
                assert!(repository("public").join(picture).is_file(), "{picture}");
                canonical.insert(own.clone());
                assert!(page.link("alternate")[..3].iter().any(|href| **href == own), "{path}");
            } else {
                assert_eq!(
                    (page.link("canonical").len(), page.meta("og:url"), page.meta("og:image")),
                    (0, None, None)
                );
            }
        }
        assert_eq!(canonical.len(), if has_base { titles.len() } else { 0 });
    }
}

#[test]
fn what_a_leaf_says_as_data_is_what_its_kind_must_say() {
    for (site, is_absolute) in [(&*WITH_BASE, true), (&*WITHOUT, false)] {
        for (path, page) in site.leaves() {
            assert_eq!(page.data["@context"], "https://schema.org");
            let (kind, keys): (&str, &[&str]) = match kind_of(path) {
                "case" => (
                    "Article",
                    &[
                        "headline",
                        "alternativeHeadline",
                        "description",
                        "inLanguage",
                        "author",
                        "about",
                        "isPartOf",
                        "url",
                    ],
                ),
                "index.html" => (
                    "Dataset",
                    &[
                        "name",
                        "description",
                        "license",
                        "creator",
                        "spatialCoverage",
                        "temporalCoverage",
                        "distribution",
                        "url",
                    ],
                ),
                _ => (
                    "CollectionPage",
                    &["name", "description", "about", "mainEntity", "isPartOf", "url"],
                ),
            };
            let node = page.node(kind).unwrap_or_else(|| panic!("{path} is no {kind}"));
            for key in keys {
                let value = &node[key];
                let is_empty =
                    value.is_null() || value == "" || value.as_array().is_some_and(Vec::is_empty);
                assert!(!is_empty, "{path}: {key}");
            }
            let own = format!("{BASE}{path}");
            assert_eq!(node["url"] == own.as_str(), is_absolute, "{path}");
            let trail = page.node("BreadcrumbList").unwrap()["itemListElement"].as_array().unwrap();
            let steps = match kind_of(path) {
                "case" => 3,
                "index.html" => 1,
                _ => 2,
            };
            assert_eq!(trail.len(), steps, "{path}");
            for (at, step) in trail.iter().enumerate() {
                assert_eq!(step["position"], at + 1);
                assert_eq!(step["item"].as_str().unwrap().starts_with(BASE), is_absolute);
            }
        }
    }
}

#[test]
fn an_article_is_as_exact_as_its_sources() {
    for own in cases() {
        let id = own["id"].as_str().unwrap();
        let page = WITH_BASE.leaf(&format!("read/case/{id}.html"));
        let article = page.node("Article").unwrap();
        assert_eq!(article["headline"], own["title"]);
        assert_eq!(article["datePublished"], own["source"]["published"], "{id}");
        assert_eq!(article["temporalCoverage"], own["date"]["value"], "{id}");
        let all = std::iter::once(&own["source"])
            .chain(own["more_sources"].as_array().into_iter().flatten());
        let linkable: Vec<&Value> =
            all.filter(|own| own["linkable"] == true).map(|own| &own["url"]).collect();
        let based: Vec<&Value> =
            article["isBasedOn"].as_array().into_iter().flatten().map(|own| &own["url"]).collect();
        assert_eq!(based, linkable, "{id}");
    }
    let index = WITH_BASE.leaf("read/index.html");
    let dataset = index.node("Dataset").unwrap();
    assert_eq!(dataset["temporalCoverage"], "2015/2026");
    assert_eq!(dataset["distribution"][0]["contentUrl"], format!("{BASE}data/collection.json"));
    assert_eq!(dataset["spatialCoverage"]["name"], "济南市");
}

#[test]
fn the_feed_names_the_newest_cases_and_no_clock() {
    let atom = "http://www.w3.org/2005/Atom";
    for (site, is_absolute) in [(&*WITH_BASE, true), (&*WITHOUT, false)] {
        let feed = site.xml("feed.xml");
        let root = feed.root_element();
        assert!(root.has_tag_name((atom, "feed")));
        let child = |node: roxmltree::Node<'_, '_>, name: &str| -> String {
            let found = node.children().find(|own| own.has_tag_name((atom, name)));
            found.and_then(|own| own.text().map(str::to_owned)).unwrap_or_default()
        };
        let entries: Vec<_> =
            root.children().filter(|own| own.has_tag_name((atom, "entry"))).collect();
        assert_eq!(entries.len(), 50);
        let author = root.children().find(|own| own.has_tag_name((atom, "author"))).unwrap();
        assert!(!child(author, "name").is_empty());
        let mut ids = BTreeSet::from([child(root, "id")]);
        let mut times = vec![child(root, "updated")];
        for entry in &entries {
            let id = child(*entry, "id");
            assert!(
                id.starts_with("urn:uuid:") && id.len() == 45 && ids.insert(id.clone()),
                "{id}"
            );
            assert!(!child(*entry, "title").is_empty() && !child(*entry, "summary").is_empty());
            let time = child(*entry, "updated");
            let day: PartialDate = time.strip_suffix("T00:00:00+08:00").unwrap().parse().unwrap();
            assert!(day.day().is_some());
            times.push(time);
            let link = entry.children().find(|own| own.has_tag_name((atom, "link"))).unwrap();
            let href = link.attribute("href").unwrap();
            let path = if is_absolute { href.strip_prefix(BASE).unwrap() } else { href };
            assert!(site.files.contains_key(path), "{href}");
        }
        assert!(times.is_sorted_by(|one, other| one >= other), "{times:?}");
        let own = root.children().filter(|own| own.attribute("rel") == Some("self")).count();
        assert_eq!(own, usize::from(is_absolute));
    }
    let newest = cases()
        .iter()
        .filter_map(|own| own["source"]["published"].as_str().map(str::to_owned))
        .max();
    let feed = &WITHOUT.files["feed.xml"];
    assert!(feed.contains(&format!("<updated>{}T00:00:00+08:00</updated>", newest.unwrap())));
    let ids = |site: &Site| -> Vec<String> {
        site.files["feed.xml"].split("<id>").skip(1).map(|own| own[..45].to_owned()).collect()
    };
    assert_eq!(ids(&WITH_BASE), ids(&WITHOUT), "a name is the same wherever the site lies");
}

#[test]
fn the_list_of_pages_needs_the_address_of_the_site_and_names_every_page_once() {
    assert!(!WITHOUT.files.contains_key("sitemap.xml"));
    assert_eq!(WITHOUT.files["robots.txt"], "User-agent: *\nAllow: /\n");
    let robots = &WITH_BASE.files["robots.txt"];
    assert!(robots.ends_with(&format!("\nSitemap: {BASE}sitemap.xml\n")), "{robots}");
    let list = WITH_BASE.xml("sitemap.xml");
    let name = ("http://www.sitemaps.org/schemas/sitemap/0.9", "loc");
    let pages: Vec<&str> = list
        .descendants()
        .filter(|own| own.has_tag_name(name))
        .map(|own| own.text().unwrap().strip_prefix(BASE).unwrap())
        .collect();
    let named: BTreeSet<&str> = pages.iter().copied().collect();
    assert_eq!(named.len(), pages.len());
    let written = WITH_BASE
        .files
        .keys()
        .map(String::as_str)
        .filter(|path| Path::new(path).extension() == Some("html".as_ref()));
    assert_eq!(named, written.chain([""]).collect());
}

#[test]
fn the_same_data_make_the_same_leaves() {
    let again = Site::build(None);
    assert!(again.files == WITHOUT.files);
}

#[test]
fn text_of_the_data_is_never_markup_on_a_leaf() {
    let hostile =
        "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)> &amp; ]]> \" '";
    let desk = Desk::empty();
    desk.copy(FOUNDING);
    desk.change(&format!("cases/{FOUNDING}.json"), |case| {
        for field in
            ["title", "title_en", "summary_en", "background", "outcomes", "organ", "editor_note"]
        {
            case[field] = hostile.into();
        }
        case["practices"][0] = serde_json::json!({ "heading": hostile, "text": hostile });
        case["keywords"] = serde_json::json!([hostile, "二"]);
        case["source"]["title"] = hostile.into();
        case["source"]["publisher"] = hostile.into();
    });
    let site = desk.path("site").to_str().unwrap().to_owned();
    let (said, ending) = desk.run_out("build", &["--site", &site, "--base", BASE]);
    assert_eq!(ending, Ending::Done, "{said}");
    let files = files_below(&desk.path("site"));
    for (path, html) in files.iter().filter(|(path, _)| path.starts_with("read/")) {
        let page = Page::read(path, html);
        assert_eq!(page.attributes("script").count(), 1, "{path}");
        assert_eq!(page.attributes("img").count(), 0, "{path}");
        assert!(page.tags.iter().all(|(_, own)| own.keys().all(|key| !key.starts_with("on"))));
    }
    let page = Page::read("case", &files[&format!("read/case/{FOUNDING}.html")]);
    assert_eq!(page.node("Article").unwrap()["headline"], hostile);
    assert!(page.text.contains(hostile));
    roxmltree::Document::parse(&files["feed.xml"]).unwrap();
}

#[test]
fn no_name_is_written_outside_the_folder() {
    for (file, list) in [
        ("vocabulary.json", "themes"),
        ("vocabulary.json", "mechanisms"),
        ("districts.json", "districts"),
    ] {
        for name in ["../../outside", "a\\b", ""] {
            let desk = Desk::empty();
            desk.change(file, |all| {
                let key = if list == "districts" { "code" } else { "id" };
                all[list][1][key] = name.into();
            });
            let outside = tempfile::tempdir().unwrap();
            let site = outside.path().join("one/two/three/site");
            let mut arguments: Vec<OsString> = vec!["build".into(), desk.path("").into()];
            arguments.extend([
                "--out".into(),
                site.join("data").into(),
                "--site".into(),
                site.clone().into(),
            ]);
            let mut said = Vec::new();
            match anlan_author::run(&arguments, &mut said) {
                Ok(ending) => assert_eq!(ending, Ending::MustFix, "{list} {name:?}"),
                Err(error) => {
                    let error = error.to_string();
                    assert!(
                        error.contains("cannot have a page") && error.contains(name),
                        "{error}"
                    );
                }
            }
            assert_eq!(files_below(outside.path()).len(), 0, "{list} {name:?}");
        }
    }
}

#[test]
fn an_address_that_is_none_stops_the_build_with_its_reason() {
    let desk = Desk::empty();
    let mut arguments: Vec<OsString> = vec!["build".into(), desk.path("").into()];
    let folder = desk.path("out");
    arguments.extend([
        "--out".into(),
        folder.clone().into(),
        "--site".into(),
        folder.clone().into(),
    ]);
    arguments.extend(["--base".into(), "example.org/anlan".into()]);
    let error = anlan_author::run(&arguments, &mut Vec::new()).unwrap_err().to_string();
    assert!(error.contains("did you mean “https://example.org/anlan/”?"), "{error}");
    assert!(!folder.exists());
}
