//! Ready citations of the page that a case was read from.

use anlan_engine::case::Case;
use anlan_engine::date::PartialDate;

use crate::words::{Citation, Words};

/// A citation of an online source after GB/T 7714—2015, 8.8: who published it, its title, its date,
/// the day it was looked at, its address. Where the page may not be linked the address is left out.
pub fn standard(case: &Case, today: &str) -> String {
    let citation = citation(case, today, &|date| date.to_string());
    let mut text = String::new();
    if !citation.publisher.is_empty() {
        text.push_str(citation.publisher);
        text.push_str(". ");
    }
    text.push_str(citation.title);
    text.push_str("[EB/OL]. ");
    if let Some(published) = &citation.published {
        text += &format!("({published})");
    }
    if let Some(url) = citation.url {
        text += &format!("[{today}]. {url}");
    }
    let text = text.trim_end();
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

/// The same in the plain words of a locale, with its dates.
pub fn plain(words: &Words, case: &Case, today: &str) -> String {
    (words.cite_plain_text)(&citation(case, today, &words.day))
}

fn citation<'a>(case: &'a Case, today: &str, day: &dyn Fn(PartialDate) -> String) -> Citation<'a> {
    let source = &case.source;
    Citation {
        publisher: source.publisher.as_deref().unwrap_or_default(),
        title: source.title.as_deref().unwrap_or(&case.title),
        published: source.published.map(day),
        today: today.parse().map_or_else(|_| today.to_owned(), day),
        url: source.url.as_deref().filter(|_| source.linkable),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(source: &str) -> Case {
        let text = format!(
            r#"{{"id":"a","title":"标题","title_en":"T","summary_en":"S.","district":"1","level":"city",
            "organ":"局","themes":["t"],"mechanisms":["m"],"keywords":[],"date":{{}},"background":"背景",
            "practices":[{{"heading":"一","text":"二"}}],"source":{source}}}"#
        );
        serde_json::from_str(&text).unwrap()
    }

    #[test]
    fn a_citation_has_what_is_known_and_one_full_stop() {
        let cite = |source: &str| standard(&case(source), "2026-11-24");
        assert_eq!(
            cite(
                r#"{"title":"文","publisher":"报","url":"http://a.cn/1","published":"2020-12-10","kind":"media","linkable":true}"#
            ),
            "报. 文[EB/OL]. (2020-12-10)[2026-11-24]. http://a.cn/1."
        );
        assert_eq!(
            cite(r#"{"publisher":"报","url":"http://a.cn/1","kind":"media","linkable":true}"#),
            "报. 标题[EB/OL]. [2026-11-24]. http://a.cn/1."
        );
        assert_eq!(
            cite(
                r#"{"publisher":"报","url":"http://a.cn/1","published":"2020","kind":"repost","linkable":false}"#
            ),
            "报. 标题[EB/OL]. (2020)."
        );
        assert_eq!(cite(r#"{"kind":"repost","linkable":false}"#), "标题[EB/OL].");
    }
}
