//! Where an article is from: the line of publisher, date, author and counts, and an address in its text.

use std::ops::Range;

use anlan_engine::check::is_web_address;
use anlan_engine::date::PartialDate;

use super::date::{Written, mentions};

/// Words that only such a line has, each with a colon or bracket.
const WORDS: &[&str] = &[
    "来源：",
    "来源:",
    "信息来源",
    "文章来源",
    "稿件来源",
    "发布时间",
    "发布日期",
    "发表时间",
    "时间：",
    "时间:",
    "日期：",
    "日期:",
    "作者：",
    "作者:",
    "记者：",
    "通讯员：",
    "点击：",
    "点击数",
    "点击量",
    "浏览次数",
    "浏览量",
    "浏览：",
    "阅读次数",
    "阅读量：",
    "访问量",
    "发布机构",
    "发布单位",
    "供稿",
    "来稿",
    "原文链接",
    "原文：",
    "链接：",
    "网址：",
];
/// What stands before the name of the publisher.
const PUBLISHER: &[&str] = &["来源", "发布机构", "发布单位"];
/// The longest such line, in characters.
const LONGEST: usize = 120;

/// Whether a line, in Simplified characters, says where the article is from.
pub(super) fn is_source_line(plain: &str) -> bool {
    let own = plain.trim().trim_matches(['（', '）', '(', ')', '【', '】', '[', ']']);
    if own.chars().count() > LONGEST || own.contains('。') {
        return false;
    }
    // Spaces stand inside such words where a designer wanted them.
    let dense: String = own.chars().filter(|ch| !ch.is_whitespace()).collect();
    let is_byline =
        ["记者", "通讯员", "本报讯", "□", "文/"].iter().any(|word| dense.starts_with(word))
            && dense.chars().count() <= 30;
    WORDS.iter().any(|word| dense.contains(word)) || is_byline || is_date_line(own)
}

/// Whether a line is a date, perhaps with a time and a name, and little else.
fn is_date_line(text: &str) -> bool {
    let dates = mentions(text);
    let [only] = dates.as_slice() else { return false };
    let Written::Full(date) = only.written else { return false };
    let rest = text.chars().filter(|ch| ch.is_alphabetic()).count();
    let own = text.get(only.at.clone()).unwrap_or_default();
    let own = own.chars().filter(|ch| ch.is_alphabetic()).count();
    date.day().is_some() && rest.saturating_sub(own) <= 14 && !text.contains(['，', '；'])
}

/// The day on which an article came out, by its line.
pub(super) fn published(plain: &str) -> Option<(PartialDate, Range<usize>)> {
    let mut dates = mentions(plain).into_iter();
    dates.find_map(|own| match own.written {
        Written::Full(date) => Some((date, own.at)),
        _ => None,
    })
}

/// The publisher that such a line names.
pub(super) fn publisher(plain: &str) -> Option<Range<usize>> {
    let colon = |ch: char| "：:".contains(ch);
    for word in PUBLISHER {
        let Some(at) = plain.find(word) else { continue };
        let start = at + word.len();
        let rest = plain.get(start..)?;
        let Some(own) = rest.trim_start().strip_prefix(colon) else { continue };
        let own = own.trim_start();
        let start = plain.len() - own.len();
        let stop = own.find(|ch: char| ch.is_whitespace() || "，。；|）)】]　".contains(ch));
        let end = stop.unwrap_or(own.len());
        // Where nothing parts them, the next word of such a line does.
        let until = own.get(..end)?;
        let next = ["作者", "发布", "时间", "日期", "浏览", "点击", "阅读", "编辑", "字号", "字体"];
        let next = next.iter().filter_map(|word| until.find(word)).min();
        let end = next.unwrap_or(end);
        if end > 0 {
            return Some(start..start + end);
        }
    }
    None
}

/// The first web address of a text.
pub(super) fn address(text: &str) -> Option<Range<usize>> {
    let start = ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let rest = text.get(start..)?;
    let is_of = |ch: char| ch.is_ascii_alphanumeric() || "-._~:/?#[]@!$&*+=%;".contains(ch);
    let own = rest.get(..rest.find(|ch| !is_of(ch)).unwrap_or(rest.len()))?;
    let own = own.trim_end_matches(['.', ';', ':', '!', '?', ']']);
    is_web_address(own).then_some(start..start + own.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_of_the_source_is_read() {
        let line = "2021-03-05 10:22 来源： 某某日报 作者：张三 浏览次数：128";
        assert!(is_source_line(line));
        assert_eq!(published(line).unwrap().0.to_string(), "2021-03-05");
        assert_eq!(&line[publisher(line).unwrap()], "某某日报");
        let dense = "来源：某某日报发布时间：2021年3月5日";
        assert_eq!(&dense[publisher(dense).unwrap()], "某某日报");
        assert!(is_source_line("2021年3月5日 08:30"));
        assert!(!is_source_line("2021年3月5日，某区召开会议，部署全年工作"));
        assert!(!is_source_line("来源于群众。"));
    }

    #[test]
    fn an_address_ends_where_chinese_begins() {
        let text = "原文见http://www.example.gov.cn/a/1.html。";
        assert_eq!(&text[address(text).unwrap()], "http://www.example.gov.cn/a/1.html");
        assert_eq!(address("没有"), None);
    }
}
