//! Dates as people write them, never read as more exact than they are written.

use anlan_engine::date::PartialDate;

use crate::names::narrow;

/// The date that a text says: year, month and day, or the first one or two of them, parted by
/// `-`, `/`, `.` or 年月日, or eight digits; a time of day behind it is left out.
pub(crate) fn read(text: &str) -> Option<PartialDate> {
    let text = narrow(text);
    let text = without_time(text.trim());
    let joined: String = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    if joined.bytes().all(|byte| byte.is_ascii_digit()) {
        return match joined.len() {
            4 => PartialDate::from_year(joined.parse().ok()?),
            6 => PartialDate::from_month(joined[..4].parse().ok()?, joined[4..].parse().ok()?),
            8 => PartialDate::from_day(
                joined[..4].parse().ok()?,
                joined[4..6].parse().ok()?,
                joined[6..].parse().ok()?,
            ),
            _ => None,
        };
    }
    let mut rest = joined.as_str();
    let year = digits(&mut rest, 4..=4)?;
    if matches!(rest, "" | "年") {
        return PartialDate::from_year(year);
    }
    let mark = part(&mut rest, &['-', '/', '.', '年', '–', '—', '−', '‐'])?;
    let month = u8::try_from(digits(&mut rest, 1..=2)?).ok()?;
    if rest.is_empty() || (rest == "月" && mark == '年') {
        return PartialDate::from_month(year, month);
    }
    let next = part(&mut rest, &['-', '/', '.', '月', '–', '—', '−', '‐'])?;
    // 2020-2/1 is nobody's way of writing a date.
    if (mark == '年') != (next == '月') || (mark != '年' && mark != next) {
        return None;
    }
    let day = u8::try_from(digits(&mut rest, 1..=2)?).ok()?;
    let is_done = rest.is_empty() || (mark == '年' && matches!(rest, "日" | "号" | "號"));
    if is_done { PartialDate::from_day(year, month, day) } else { None }
}

/// The text before a time of day: `2020-02-11T08:00:00Z`, `2020/2/11 8:00`.
fn without_time(text: &str) -> &str {
    let Some(at) = text.find(['T', 't', ' ']) else { return text };
    let (date, time) = (&text[..at], text[at + 1..].trim());
    let is_of_time =
        |ch: char| ch.is_ascii_digit() || matches!(ch, ':' | '.' | '+' | '-' | 'Z' | 'z' | ' ');
    let is_time = time.contains(':') && time.chars().all(is_of_time);
    if is_time { date } else { text }
}

fn digits(rest: &mut &str, many: std::ops::RangeInclusive<usize>) -> Option<u16> {
    let end = rest.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(rest.len());
    let (number, after) = rest.split_at(end);
    *rest = after;
    if many.contains(&end) { number.parse().ok() } else { None }
}

fn part(rest: &mut &str, marks: &[char]) -> Option<char> {
    let mark = rest.chars().next().filter(|ch| marks.contains(ch))?;
    *rest = &rest[mark.len_utf8()..];
    Some(mark)
}

/// As exact as a cell shows its date: the format code says which parts of it are seen.
pub(crate) fn as_shown(date: PartialDate, format: &str) -> PartialDate {
    let shows = parts_shown(format);
    match shows {
        (true, _) => date,
        (false, true) => date.to_month(),
        (false, false) => PartialDate::from_year(date.year()).unwrap_or(date),
    }
}

/// Whether a format code shows days, and months. What stands in quotation marks or brackets, and a
/// letter behind a backslash, are no part of a date.
fn parts_shown(format: &str) -> (bool, bool) {
    let (mut has_day, mut has_month, mut is_quoted, mut is_in_brackets) =
        (false, false, false, false);
    let mut chars = format.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '"' => is_quoted = !is_quoted,
            '[' if !is_quoted => is_in_brackets = true,
            ']' if !is_quoted => is_in_brackets = false,
            '\\' | '_' | '*' => {
                chars.next();
            }
            'd' | 'D' if !is_quoted && !is_in_brackets => has_day = true,
            'm' | 'M' if !is_quoted && !is_in_brackets => has_month = true,
            _ => {}
        }
    }
    (has_day, has_month)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn said(text: &str) -> Option<String> {
        read(text).map(|date| date.to_string())
    }

    #[test]
    fn a_date_is_as_exact_as_it_is_written() {
        for (text, wanted) in [
            ("2020-2-1", "2020-02-01"),
            ("2020/02/01", "2020-02-01"),
            ("2020.2", "2020-02"),
            ("2020年2月1日", "2020-02-01"),
            ("2020年2月1号", "2020-02-01"),
            ("2020 年 2 月", "2020-02"),
            ("2020年", "2020"),
            ("20200201", "2020-02-01"),
            ("202002", "2020-02"),
            ("２０２０年", "2020"),
            ("２０２０－０２－１１", "2020-02-11"),
            ("2020-02-11 00:00:00", "2020-02-11"),
            ("2020-02-11T08:30:00+08:00", "2020-02-11"),
            ("2020/2/11 8:30", "2020-02-11"),
            (" 2020 ", "2020"),
        ] {
            assert_eq!(said(text).as_deref(), Some(wanted), "{text}");
        }
        for text in [
            "",
            "年",
            "20",
            "20205",
            "2020-13",
            "2021-02-29",
            "2020-2/1",
            "2020-2月",
            "2020-02-11 上午",
            "去年",
            "2020-02-11-12",
            "99999999",
            "2020年2月30日",
            "12/2/2020",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_cell_is_as_exact_as_it_is_shown() {
        let date = PartialDate::from_day(2020, 2, 1).unwrap();
        for (format, wanted) in [
            ("yyyy-mm-dd", "2020-02-01"),
            ("mm-dd-yy", "2020-02-01"),
            ("yyyy\"年\"m\"月\"", "2020-02"),
            ("mmm-yy", "2020-02"),
            ("yyyy\"年\"", "2020"),
            ("[$-804]yyyy\"年\"m\"月\"d\"日\";@", "2020-02-01"),
            ("yyyy\"dd\"", "2020"),
            ("[$-409]mmm\\-yy;@", "2020-02"),
        ] {
            assert_eq!(as_shown(date, format).to_string(), wanted, "{format}");
        }
    }

    proptest! {
        #[test]
        fn all_ways_to_write_a_date_say_the_same(year in 1000_u16..=9999, month in 1_u8..=12, day in 1_u8..=28) {
            let whole = PartialDate::from_day(year, month, day);
            for text in [
                format!("{year}-{month}-{day}"), format!("{year}/{month:02}/{day:02}"), format!("{year}.{month}.{day}"),
                format!("{year}年{month}月{day}日"), format!("{year}{month:02}{day:02}"),
                format!("{year}-{month:02}-{day:02} 00:00:00"), format!("{year}-{month:02}-{day:02}T23:59:59Z"),
            ] {
                prop_assert_eq!(read(&text), whole, "{}", text);
            }
            for text in [format!("{year}-{month}"), format!("{year}年{month}月"), format!("{year}.{month}")] {
                prop_assert_eq!(read(&text), PartialDate::from_month(year, month), "{}", text);
            }
            for text in [format!("{year}"), format!("{year}年")] {
                prop_assert_eq!(read(&text), PartialDate::from_year(year), "{}", text);
            }
        }

        #[test]
        fn any_text_is_read_or_not(text in ".{0,20}") {
            read(&text);
            parts_shown(&text);
        }
    }
}
