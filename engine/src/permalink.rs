//! The query string of an address: parts of key and value, percent-encoded.

use anlan_kernels::unseen::without;
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What must not stand bare in the query string of an address, or means something in it. Commas
/// stay bare, so that lists of values are readable.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'\'')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?');

/// The query string of the parts, without the question mark; empty where there is no part.
pub fn encode<'a>(parts: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = String::new();
    for (key, value) in parts {
        if !query.is_empty() {
            query.push('&');
        }
        query.extend(utf8_percent_encode(key, RESERVED));
        query.push('=');
        query.extend(utf8_percent_encode(value, RESERVED));
    }
    query
}

/// The parts of a query string, with or without its question mark. Never fails: what is no part is
/// left out, bytes that are not UTF-8 become the replacement character, and characters that nobody sees
/// are taken out.
pub fn decode(query: &str) -> Vec<(String, String)> {
    let decoded = |text: &str| {
        let text = text.replace('+', " ");
        without(&percent_decode_str(&text).decode_utf8_lossy()).into_owned()
    };
    query
        .strip_prefix('?')
        .unwrap_or(query)
        .split('&')
        .filter_map(|part| part.split_once('='))
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_readable_and_survives_everything_typed() {
        let query = encode([("q", "1+1=2 & 100% “历下”"), ("theme", "legal-aid,lawyers")]);
        assert_eq!(
            query,
            "q=1%2B1%3D2%20%26%20100%25%20%E2%80%9C%E5%8E%86%E4%B8%8B%E2%80%9D&theme=legal-aid,lawyers"
        );
        assert_eq!(decode(&query)[0].1, "1+1=2 & 100% “历下”");
    }

    #[test]
    fn what_is_no_part_is_left_out() {
        assert_eq!(
            decode("?&a&=b&c=%E4%"),
            [(String::new(), "b".to_owned()), ("c".to_owned(), "\u{fffd}%".to_owned())]
        );
        assert!(decode("").is_empty());
        assert_eq!(decode("q=a%E2%80%AEb%00%0Ac%EF%BB%BF")[0].1, "ab  c");
    }
}
