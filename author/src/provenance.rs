//! Where a case comes from, and what may be linked: only pages whose host is known.

use serde_json::Value;

use crate::complaint::{Finding, SourceFault};
use crate::field;

/// How an address begins that stands for one which was left out, as it may not be linked: in what the desk in
/// the page starts from. No host ever has that name.
pub const LEFT_OUT: &str = "https://address-left-out.invalid/";

/// What is wrong with the sources of a case.
///
/// Which hosts are those of a government is known of Chinese ones, and asked of no other collection.
pub(crate) fn findings(case: &Value, is_english: bool) -> Vec<Finding> {
    let mut findings = Vec::new();
    let more = case["more_sources"].as_array().map(Vec::as_slice).unwrap_or_default();
    let more = more.iter().enumerate().map(|(at, own)| (field::item("more_sources", at), own));
    let mut seen: Vec<&str> = Vec::new();
    for (field, source) in std::iter::once(("source".to_owned(), &case["source"])).chain(more) {
        findings.extend(may_be_linked(&field, source));
        let Some(url) = source["url"].as_str() else { continue };
        if !is_english {
            findings.extend(host_and_kind(&field, url, source));
        }
        if url.starts_with(LEFT_OUT) {
            let own = Finding::should(field::key(&field, "url"), SourceFault::LeftOut);
            findings.push(own.value(url));
        }
        if seen.contains(&url) {
            let again = Finding::should(field::key(&field, "url"), SourceFault::SameAddress);
            findings.push(again.value(url));
        }
        seen.push(url);
    }
    if case["source"].is_object() && case["source"]["publisher"].is_null() {
        findings.push(Finding::should("source.publisher", SourceFault::NoPublisher));
    }
    findings
}

fn may_be_linked(field: &str, source: &Value) -> Option<Finding> {
    let field = field::key(field, "linkable");
    let linkable = source["linkable"].as_bool()?;
    let is_repost = source["kind"].as_str()? == "repost";
    let finding = match (is_repost, linkable) {
        (true, true) => Finding::must(field, SourceFault::LinkedRepost),
        (false, false) => Finding::should(field, SourceFault::UnlinkedOriginal),
        _ => return None,
    };
    Some(finding.value(&linkable.to_string()).nearest(Some(!linkable)))
}

fn host_and_kind(field: &str, url: &str, source: &Value) -> Option<Finding> {
    let field = field::key(field, "kind");
    let kind = source["kind"].as_str()?;
    let is_government = host(url)?.ends_with(".gov.cn");
    let finding = match (is_government, kind == "official") {
        (false, true) => Finding::must(field, SourceFault::NotGovernment),
        (true, false) => Finding::should(field, SourceFault::Government).nearest(Some("official")),
        _ => return None,
    };
    Some(finding.value(kind))
}

/// The host of a web address, in small letters.
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use anlan_engine::check::Grade;
    use serde_json::json;

    use super::*;

    #[test]
    fn only_a_known_host_is_official_and_only_originals_are_linked() {
        for (url, kind, linkable, expected) in [
            ("https://WWW.jinan.GOV.CN/a", "official", true, None),
            (
                "http://www.jinan.gov.cn:80/a",
                "media",
                true,
                Some((SourceFault::Government, Grade::Should)),
            ),
            (
                "http://gov.cn.example.com/.gov.cn",
                "official",
                true,
                Some((SourceFault::NotGovernment, Grade::Must)),
            ),
            ("http://example.com", "repost", true, Some((SourceFault::LinkedRepost, Grade::Must))),
            (
                "http://example.com",
                "media",
                false,
                Some((SourceFault::UnlinkedOriginal, Grade::Should)),
            ),
        ] {
            let source =
                json!({ "url": url, "kind": kind, "linkable": linkable, "publisher": "某报" });
            let found = findings(&json!({ "source": source }), false);
            let found: Vec<_> = found.into_iter().map(|own| (own.why, own.grade)).collect();
            let expected: Vec<_> =
                expected.into_iter().map(|(fault, grade)| (fault.into(), grade)).collect();
            assert_eq!(found, expected, "{url}");
        }
    }

    #[test]
    fn an_address_that_was_left_out_is_asked_for() {
        let source = json!({
            "url": format!("{LEFT_OUT}1"), "kind": "repost", "linkable": false, "publisher": "某报",
        });
        let found = findings(&json!({ "source": source }), false);
        assert_eq!(
            found.into_iter().map(|own| own.why).collect::<Vec<_>>(),
            [SourceFault::LeftOut.into()]
        );
    }

    #[test]
    fn no_address_stands_twice_in_a_case() {
        let source = json!({ "url": "http://a.com/1", "kind": "media", "linkable": true, "publisher": "某报" });
        let found = findings(&json!({ "source": source, "more_sources": [source] }), false);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].field, "more_sources[0].url");
    }
}
