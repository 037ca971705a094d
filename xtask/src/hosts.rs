//! What a host has to know of the folder: what type a file has, how long a browser may keep it, and
//! what else to say with it. From the same facts the sample configurations are written into `dist/`, so
//! that none of them can fall behind the page.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::policy;
use crate::weight::files_below;
use anlan_author::site::html;
use anlan_author::site::packed::ENDINGS;

/// The types of what lies in the folder, by the ending of a name.
pub(crate) const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json; charset=utf-8"),
    ("webmanifest", "application/manifest+json; charset=utf-8"),
    ("xml", "application/xml; charset=utf-8"),
    ("svg", "image/svg+xml; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("webp", "image/webp"),
];

/// For a file whose name changes with its content.
pub(crate) const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// For a file that keeps its name: it may be kept, but is asked for again before each use.
pub(crate) const ASK_AGAIN: &str = "no-cache";

/// The same as [`is_hashed`], for hosts that know patterns.
const HASHED: &str = r"-[0-9a-f]{10,16}(_bg)?\.(js|css|wasm)$";

/// What to say with every file, beside the policy. What the page never asks of a browser is taken from
/// whatever might get into it.
const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// The page for unknown addresses. Its link leads to the folder of the address, which is the beginning
/// of the site unless the address was deeper, or to where the site is known to lie.
const NOT_FOUND: &str = "404.html";
const HERE: &str = "href=\"./\"";

/// Writes the sample configurations into the folder, and into the page for unknown addresses where the
/// site begins, if that is known.
pub(crate) fn write(dist: &Path, base: Option<&str>) -> Result<()> {
    let page = fs::read_to_string(dist.join("index.html")).context("dist/index.html")?;
    let policy = policy_of(&page)?;
    let files = files_below(dist)?;
    let hashed: Vec<_> = files.iter().filter(|path| is_hashed(path)).map(String::as_str).collect();
    fs::create_dir_all(dist.join("hosting"))?;
    for (path, text) in [
        ("hosting/nginx.conf", nginx(&policy)),
        ("hosting/Caddyfile", caddy(&policy)),
        ("hosting/upload.sh", object_storage()),
        (".htaccess", apache(&policy)),
        ("_headers", pages(&policy, &hashed)),
    ] {
        fs::write(dist.join(path), text).with_context(|| format!("dist/{path}"))?;
    }
    if let Some(base) = base {
        let path = dist.join(NOT_FOUND);
        let page = fs::read_to_string(&path).with_context(|| format!("dist/{NOT_FOUND}"))?;
        let quoted = base.replace('&', "&amp;").replace('"', "&quot;");
        fs::write(path, page.replace(HERE, &format!("href=\"{quoted}\"")))?;
    }
    Ok(())
}

/// The policy of the page itself, with the one part that only a header can carry.
fn policy_of(page: &str) -> Result<String> {
    let tags = html::tags(page);
    let own = policy::find(&tags).and_then(|tag| tag.attribute("content"));
    let own = own.context("dist/index.html has no content-security policy in a <meta>")?;
    let own = own.split_whitespace().collect::<Vec<_>>().join(" ");
    // It comes to stand between double quotes, where nginx reads `$` and Caddy `{` as names of values.
    ensure!(
        !own.contains(['"', '$', '{', '\\', '%', '&']),
        "the policy of dist/index.html cannot be quoted in the configuration of a host: {own}"
    );
    Ok(format!("{}; frame-ancestors 'none'", own.trim_end_matches([';', ' '])))
}

/// One line for each header, the policy first.
fn headers(policy: &str, line: impl Fn(&str, &str) -> String) -> String {
    let policy = [("Content-Security-Policy", policy)];
    let all = policy.iter().chain(&HEADERS);
    all.map(|(name, value)| line(name, value)).collect::<Vec<_>>().join("\n")
}

/// One line for each type.
fn types(line: impl Fn(&str, &str) -> String) -> String {
    TYPES.iter().map(|(ending, name)| line(ending, name)).collect::<Vec<_>>().join("\n")
}

/// Puts texts into the places of a template.
fn filled(template: &str, places: &[(&str, &str)]) -> String {
    let constant = [("ASK_AGAIN", ASK_AGAIN), ("FOR_EVER", FOR_EVER), ("HASHED", HASHED)];
    let places = places.iter().chain(&constant);
    places.fold(template.to_owned(), |text, (name, value)| {
        text.replace(&format!("@{name}@"), value.trim_end())
    })
}

fn nginx(policy: &str) -> String {
    let headers =
        headers(policy, |name, value| format!("        add_header {name} \"{value}\" always;"));
    let types = types(|ending, name| format!("            \"{name}\" {ending};"));
    let common = filled(
        include_str!("../hosting/nginx-location.conf"),
        &[("TYPES", &types), ("HEADERS", &headers)],
    );
    filled(include_str!("../hosting/nginx.conf"), &[("COMMON", &common)])
}

fn caddy(policy: &str) -> String {
    let headers = headers(policy, |name, value| format!("\t\t{name} \"{value}\""));
    let types = types(|ending, name| {
        format!("\t@{ending} path *.{ending}\n\theader @{ending} Content-Type \"{name}\"")
    });
    let endings = ENDINGS.map(|ending| format!("*.{ending}")).join(" ");
    filled(
        include_str!("../hosting/Caddyfile"),
        &[("HEADERS", &headers), ("TYPES", &types), ("ENDINGS", &endings)],
    )
}

fn apache(policy: &str) -> String {
    let headers =
        headers(policy, |name, value| format!("    Header always set {name} \"{value}\""));
    let types = types(|ending, name| format!("AddType \"{name}\" .{ending}"));
    let hashed_packed = HASHED.replace('$', r"(\.(br|gz))?$");
    filled(
        include_str!("../hosting/htaccess"),
        &[
            ("HEADERS", &headers),
            ("TYPES", &types),
            ("HASHED_PACKED", &hashed_packed),
            ("ENDINGS", &ENDINGS.join("|")),
        ],
    )
}

fn object_storage() -> String {
    let types = types(|ending, name| format!("    *.{ending}) echo '{name}' ;;"));
    filled(include_str!("../hosting/upload.sh"), &[("TYPES", &types)])
}

fn pages(policy: &str, hashed: &[&str]) -> String {
    let headers = headers(policy, |name, value| format!("  {name}: {value}"));
    let hashed: Vec<_> =
        hashed.iter().map(|path| format!("/{path}\n  Cache-Control: {FOR_EVER}")).collect();
    filled(
        include_str!("../hosting/_headers"),
        &[("HEADERS", &headers), ("HASHED_FILES", &hashed.join("\n"))],
    )
}

/// The type of a file; anything unknown is left for the browser to save.
pub(crate) fn content_type(path: &str) -> &'static str {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = TYPES.iter().find(|(own, _)| *own == ending);
    known.map_or("application/octet-stream", |(_, name)| name)
}

/// What to say in `Cache-Control` of a file.
pub(crate) fn lifetime(path: &str) -> &'static str {
    if is_hashed(path) { FOR_EVER } else { ASK_AGAIN }
}

/// Whether Trunk named a file by its content: `anlan-1a2b….js` or `anlan-1a2b…_bg.wasm`. The hash is
/// a number of 64 bits in hexadecimal, without zeros in front.
pub(crate) fn is_hashed(path: &str) -> bool {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let Some((stem, "js" | "css" | "wasm")) = name.rsplit_once('.') else { return false };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else { return false };
    (10..=16).contains(&hash.len())
        && hash.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_holds_a_hash_is_kept_for_ever_and_no_other() {
        for path in [
            "anlan-1a2b3c4d5e6f7a8b.js",
            "anlan-1a2b3c4d5e6f7a8b_bg.wasm",
            "tokens-b3c4d5e6f7a8b9.css",
        ] {
            assert_eq!(lifetime(path), FOR_EVER, "{path}");
        }
        for path in [
            "index.html",
            "annex.js",
            "annex_bg.wasm",
            "study-compare.css",
            "sw.js",
            "data/collection-1a2b3c4d5e6f7a8b.json",
            "snippets/anlan-1a2b3c4d5e6f7a8b/inline0.js",
            "read/district/370102.html",
            "anlan-1a2b3c4d5e6f7a8b.js.br",
        ] {
            assert_eq!(lifetime(path), ASK_AGAIN, "{path}");
        }
    }

    fn page(policy: &str) -> String {
        format!(
            "<meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
        )
    }

    #[test]
    fn the_policy_is_that_of_the_page_and_forbids_frames() {
        let own = policy_of(&page("default-src 'none';\n script-src 'self'; ")).unwrap();
        assert_eq!(own, "default-src 'none'; script-src 'self'; frame-ancestors 'none'");
        assert!(
            policy_of("<meta charset=utf-8>")
                .unwrap_err()
                .to_string()
                .contains("no content-security")
        );
        assert!(policy_of(&page("report-uri /$x")).unwrap_err().to_string().contains("/$x"));
    }

    #[test]
    fn every_sample_holds_the_policy_and_has_no_place_left_open() {
        let dist = std::env::temp_dir().join(format!("anlan-hosts-{}", std::process::id()));
        fs::create_dir_all(&dist).unwrap();
        fs::write(dist.join("index.html"), page("default-src 'none'")).unwrap();
        fs::write(dist.join("anlan-1a2b3c4d5e6f7a8b.js"), "").unwrap();
        fs::write(dist.join("boot.js"), "").unwrap();
        fs::write(dist.join(NOT_FOUND), "<a href=\"./\">").unwrap();
        write(&dist, Some("https://example.org/cases/")).unwrap();
        for name in ["hosting/nginx.conf", "hosting/Caddyfile", ".htaccess", "_headers"] {
            let text = fs::read_to_string(dist.join(name)).unwrap();
            assert!(text.contains("default-src 'none'; frame-ancestors 'none'"), "{name}: {text}");
            assert!(text.contains("# To change:"), "{name}");
            assert!(text.contains(FOR_EVER), "{name}");
            let open = text.split('@').skip(1).step_by(2);
            let open: Vec<_> = open
                .filter(|place| place.bytes().all(|own| own.is_ascii_uppercase() || own == b'_'))
                .collect();
            assert!(open.is_empty(), "{name}: {open:?}");
        }
        let script = fs::read_to_string(dist.join("hosting/upload.sh")).unwrap();
        assert!(script.contains("    *.wasm) echo 'application/wasm' ;;\n"), "{script}");
        assert!(script.contains(&format!("hashed='{HASHED}'")), "{script}");
        let listed = fs::read_to_string(dist.join("_headers")).unwrap();
        assert!(
            listed.ends_with(&format!("/anlan-1a2b3c4d5e6f7a8b.js\n  Cache-Control: {FOR_EVER}\n"))
        );
        assert!(!listed.contains("boot.js"));
        let lost = fs::read_to_string(dist.join(NOT_FOUND)).unwrap();
        assert_eq!(lost, "<a href=\"https://example.org/cases/\">");
        fs::remove_dir_all(dist).unwrap();
    }

    #[test]
    fn a_type_is_known_by_the_ending() {
        assert_eq!(content_type("annex_bg.wasm"), "application/wasm");
        assert_eq!(content_type("read/case/a.b.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("LICENCE"), "application/octet-stream");
    }
}
