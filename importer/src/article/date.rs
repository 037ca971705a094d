//! Dates as they are written, and what they mean beside others. None becomes more exact than written.

use std::ops::Range;

use anlan_engine::date::PartialDate;

use super::numeral::{Number, chinese_digit, digit, number};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub at: Range<usize>,
    /// What is written.
    pub written: Written,
    /// Whether it is the end of a span: 截至, 到.
    pub is_until: bool,
    /// Whether it is the beginning of a span: 以来, or the second of two years.
    pub is_span: bool,
}

/// What is written of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// With its year.
    Full(PartialDate),
    /// Without a year: its month, and perhaps its day.
    Yearless(u8, Option<u8>),
    /// So many years before the present one, with month and day as far as written.
    Ago(u16, Option<u8>, Option<u8>),
    /// 目前.
    Now,
}

/// What dates mean, one after another.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reckoning {
    /// When the article came out.
    pub published: Option<PartialDate>,
    /// The last year that was written out.
    last: Option<u16>,
}

impl Reckoning {
    /// For an article that came out on a day, as far as known.
    pub fn new(published: Option<PartialDate>) -> Reckoning {
        Reckoning { published, last: None }
    }

    /// What a date means, and whether that was inferred.
    pub fn resolve(&mut self, written: Written) -> Option<(PartialDate, bool)> {
        let date = match written {
            Written::Full(date) => {
                self.last = Some(date.year());
                return Some((date, false));
            }
            Written::Yearless(month, day) => {
                let year = self.last.or_else(|| self.published.map(PartialDate::year))?;
                made(year, Some(month), day)?
            }
            Written::Ago(years, month, day) => {
                let year = self.published?.year().checked_sub(years)?;
                made(year, month, day)?
            }
            // “目前” is no day.
            Written::Now => self.published?.to_month(),
        };
        Some((date, true))
    }
}

fn made(year: u16, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
    match (month, day) {
        (None, _) => PartialDate::from_year(year),
        (Some(month), None) => PartialDate::from_month(year, month),
        (Some(month), Some(day)) => PartialDate::from_day(year, month, day),
    }
}

/// The dates of a text, in order.
pub fn mentions(text: &str) -> Vec<Mention> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let chars: Vec<char> = text.chars().collect();
    let place = |at: usize| places.get(at).copied().unwrap_or(text.len());
    let mut mentions: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let is_inside = at > 0 && chars.get(at - 1).copied().is_some_and(is_digit);
        let found = if is_inside { None } else { written(chars.get(at..).unwrap_or_default()) };
        let Some((written, length)) = found else {
            at += 1;
            continue;
        };
        let (before, after) = (chars.get(..at).unwrap_or_default(), chars.get(at + length..));
        let after: String = after.unwrap_or_default().iter().take(3).collect();
        mentions.push(Mention {
            at: place(at)..place(at + length),
            written,
            is_until: ["截至", "截止", "截止到", "截至到", "至", "到"]
                .iter()
                .any(|word| ends(before, word)),
            is_span: ["以来", "全年", "上半年", "起至", "至", "—", "-", "~", "到"]
                .iter()
                .any(|word| after.starts_with(word))
                || ["—", "-", "~"].iter().any(|word| ends(before, word)),
        });
        at += length;
    }
    mentions
}

fn ends(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter().rev();
    word.chars().rev().all(|ch| chars.next() == Some(&ch))
}

fn is_digit(ch: char) -> bool {
    digit(ch).is_some() || chinese_digit(ch).is_some()
}

/// The date at the beginning of the characters, and how many it takes.
fn written(chars: &[char]) -> Option<(Written, usize)> {
    for (word, years) in [("今年", 0), ("本年", 0), ("去年", 1), ("前年", 2)] {
        if begins(chars, word) {
            let rest = chars.get(2..).unwrap_or_default();
            let rest = if begins(rest, "的") { rest.get(1..).unwrap_or_default() } else { rest };
            let skipped = chars.len() - rest.len();
            return Some(match month_and_day(rest) {
                Some((month, day, length)) => {
                    (Written::Ago(years, Some(month), day), skipped + length)
                }
                None => (Written::Ago(years, None, None), 2),
            });
        }
    }
    for word in ["截至目前", "目前"] {
        if begins(chars, word) {
            return Some((Written::Now, word.chars().count()));
        }
    }
    if let Some((year, length)) = year(chars) {
        return with_year(chars, year, length);
    }
    let (month, day, length) = month_and_day(chars)?;
    Some((Written::Yearless(month, day), length))
}

fn begins(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|ch| chars.next() == Some(&ch))
}

/// Four digits at the beginning of the characters.
fn year(chars: &[char]) -> Option<(u16, usize)> {
    let digits = chars.get(..4)?;
    let all = |of: fn(char) -> Option<u32>| {
        digits.iter().try_fold(0, |year, ch| Some(year * 10 + of(*ch)?))
    };
    let year = all(digit).or_else(|| all(chinese_digit))?;
    let is_over = !chars.get(4).copied().is_some_and(is_digit);
    let year = u16::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    is_over.then_some((year, 4))
}

/// A date that begins with a year, whose four digits have been read.
fn with_year(chars: &[char], year: u16, length: usize) -> Option<(Written, usize)> {
    let rest = chars.get(length..)?;
    match rest.first()? {
        '年' => {
            let rest = rest.get(1..)?;
            let part = month_and_day(rest);
            if let Some((month, day, own)) = part
                && let Some(date) = made(year, Some(month), day)
            {
                return Some((Written::Full(date), length + 1 + own));
            }
            Some((Written::Full(PartialDate::from_year(year)?), length + 1))
        }
        mark @ ('-' | '/' | '.') => {
            let month = small(rest.get(1..)?)?;
            let after = rest.get(1 + month.length..)?;
            if after.first() != Some(mark) {
                return None;
            }
            let day = small(after.get(1..)?)?;
            let date = made(year, Some(whole(month)?), Some(whole(day)?))?;
            Some((Written::Full(date), length + 2 + month.length + day.length))
        }
        _ => None,
    }
}

/// `11月12日`, `11月`, `十一月`.
fn month_and_day(chars: &[char]) -> Option<(u8, Option<u8>, usize)> {
    let month = small(chars)?;
    let value = whole(month).filter(|month| (1..=12).contains(month))?;
    let rest = chars.get(month.length..)?;
    if rest.first() != Some(&'月') {
        return None;
    }
    let length = month.length + 1;
    let rest = rest.get(1..)?;
    let day = small(rest).filter(|day| matches!(rest.get(day.length), Some('日' | '号')));
    match day.and_then(|day| Some((whole(day).filter(|day| (1..=31).contains(day))?, day.length))) {
        Some((day, own)) => Some((value, Some(day), length + own + 1)),
        None => Some((value, None, length)),
    }
}

/// A number of one or two digits, or up to three Chinese characters.
fn small(chars: &[char]) -> Option<Number> {
    let head = chars.get(..4).unwrap_or(chars);
    number(head)
        .filter(|number| number.length <= 3 && number.value < 32.0 && number.value.fract() == 0.0)
}

fn whole(number: Number) -> Option<u8> {
    (0..=31u8).find(|own| (f64::from(*own) - number.value).abs() < 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolved(text: &str) -> Vec<(String, bool)> {
        let mut reckoning = Reckoning::new("2020-12-10".parse().ok());
        let dates = mentions(text).into_iter().filter_map(|own| reckoning.resolve(own.written));
        dates.map(|(date, is_inferred)| (date.to_string(), is_inferred)).collect()
    }

    #[test]
    fn dates_are_as_exact_as_written() {
        for (text, date, is_inferred) in [
            ("2020年10月", "2020-10", false),
            ("2020年11月12日，", "2020-11-12", false),
            ("2018年", "2018", false),
            ("2021-03-05 10:22", "2021-03-05", false),
            ("2021/3/5", "2021-03-05", false),
            ("二〇一九年十月二十一日", "2019-10-21", false),
            ("11月12日", "2020-11-12", true),
            ("今年10月底", "2020-10", true),
            ("去年", "2019", true),
            ("截至目前", "2020-12", true),
            ("2020年2月30日", "2020", false),
        ] {
            assert_eq!(resolved(text), [(date.to_owned(), is_inferred)], "{text}");
        }
        for text in ["12345", "3.15活动", "20201年", "2020", "1月薪", "13月"] {
            let found = resolved(text);
            assert!(found.is_empty() || text == "1月薪", "{text} {found:?}");
        }
    }

    #[test]
    fn a_date_without_a_year_is_of_the_last_year_written() {
        let found = resolved("2019年3月启动，5月6日挂牌");
        assert_eq!(found, [("2019-03".to_owned(), false), ("2019-05-06".to_owned(), true)]);
    }

    #[test]
    fn the_ends_of_spans_are_marked() {
        let found = mentions("2018年至2020年，截至10月底，2021年以来");
        let marks: Vec<(bool, bool)> =
            found.iter().map(|own| (own.is_until, own.is_span)).collect();
        assert_eq!(marks, [(false, true), (true, false), (true, false), (false, true)]);
    }
}
