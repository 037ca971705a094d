//! What a host has to know of the folder: what type a file has, and how long a browser may keep it.

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

    #[test]
    fn a_type_is_known_by_the_ending() {
        assert_eq!(content_type("annex_bg.wasm"), "application/wasm");
        assert_eq!(content_type("read/case/a.b.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("LICENCE"), "application/octet-stream");
    }
}
