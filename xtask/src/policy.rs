//! The content-security policy of our pages: where it stands, and how it names what stands in the page.

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest as _, Sha256};

use anlan_author::site::html::{self, Tag};

/// The element that says the policy of a page.
pub(crate) fn find<'tag, 'page>(tags: &'tag [Tag<'page>]) -> Option<&'tag Tag<'page>> {
    tags.iter().find(|tag| {
        let kind = tag.attribute("http-equiv").unwrap_or_default();
        kind.eq_ignore_ascii_case("Content-Security-Policy")
    })
}

/// The words by which a policy names a script or a style sheet that stands in its page.
pub(crate) fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

pub(crate) fn is_hash(word: &str) -> bool {
    word.starts_with("'sha256-")
}

/// Whether a script runs, other than data that lies in a page as one.
pub(crate) fn is_run(script: &Tag<'_>) -> bool {
    let kind = script.attribute("type").unwrap_or_default();
    !kind.contains('/') || kind.ends_with("javascript")
}

/// The page with a policy that names every script and style sheet that stands in it.
pub(crate) fn with_own_named(page: &str) -> Result<String> {
    let tags = html::tags(page);
    let place = find(&tags).context("the page has no content-security policy in a <meta>")?;
    let before = place.attribute("content").unwrap_or_default();
    let mut directives: Vec<String> =
        before.split(';').map(|directive| directive.trim().to_owned()).collect();
    for tag in &tags {
        let directive = match tag.name {
            "style" => "style-src ",
            "script" if tag.attribute("src").is_none() && is_run(tag) => "script-src ",
            _ => continue,
        };
        let mut own = directives.iter_mut().filter(|own| own.starts_with(directive));
        let own =
            own.next().with_context(|| format!("the policy of the page has no {directive}"))?;
        *own += " ";
        *own += &hash(tag.body);
    }
    let range = place.place.clone();
    let tag = page[range.clone()].replacen(before, &directives.join("; "), 1);
    Ok([&page[..range.start], &tag, &page[range.end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_what_stands_in_the_page_and_nothing_else() {
        let page = |policy: &str| {
            format!(
                "<meta content=\"{policy}\" http-equiv=Content-Security-Policy><style>p{{}}</style>\
                 <script src=a.js></script><script>1</script>\
                 <script type=application/ld+json>2</script>"
            )
        };
        let own = |text| hash(text);
        let named = format!(
            "default-src 'none'; style-src 'self' {}; script-src 'self' {}",
            own("p{}"),
            own("1")
        );
        let before = "default-src 'none'; style-src 'self'; script-src 'self'";
        assert_eq!(with_own_named(&page(before)).unwrap(), page(&named));
        assert!(with_own_named(&page("default-src 'none'")).is_err());
        assert!(with_own_named("<style></style>").is_err());
        // The example of the standard.
        let example = "alert('Hello, world.');";
        assert_eq!(hash(example), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
