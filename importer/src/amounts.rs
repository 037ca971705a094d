//! Numbers as people write them: with marks between thousands, with 万 or 亿, with the unit and a word
//! that says how exact they are.

use crate::names::narrow;

/// What a text says of a number.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Amount {
    /// The number as it is written: 3.3 of `3.3万`.
    pub(crate) value: f64,
    /// The id of how exact it is, where a word says so.
    pub(crate) qualifier: Option<&'static str>,
    /// The unit with 万 or 亿 in front of it, as the model has it: a number stays in the unit that
    /// its source gives.
    pub(crate) unit: String,
}

const ABOUT: &str = "approx";
const AT_LEAST: &str = "at_least";

const BEFORE: [(&str, &str); 14] = [
    ("大约", ABOUT),
    ("大概", ABOUT),
    ("约", ABOUT),
    ("約", ABOUT),
    ("近", ABOUT),
    ("将近", ABOUT),
    ("近乎", ABOUT),
    ("超过", AT_LEAST),
    ("超過", AT_LEAST),
    ("超", AT_LEAST),
    ("逾", AT_LEAST),
    ("至少", AT_LEAST),
    ("不少于", AT_LEAST),
    ("不少於", AT_LEAST),
];
const AFTER: [(&str, &str); 4] =
    [("余", AT_LEAST), ("餘", AT_LEAST), ("多", AT_LEAST), ("+", AT_LEAST)];
const AT_END: [(&str, &str); 3] = [("以上", AT_LEAST), ("左右", ABOUT), ("上下", ABOUT)];

/// The amount that a text says.
pub(crate) fn read(text: &str) -> Option<Amount> {
    let text: String = narrow(text).chars().filter(|ch| !ch.is_whitespace()).collect();
    let mut rest = text.as_str();
    let mut qualifier = None;
    // The longest word first: 大约 is no 约 with something before it.
    let before = BEFORE.iter().filter(|(word, _)| rest.starts_with(word));
    if let Some((word, meaning)) = before.max_by_key(|(word, _)| word.len()) {
        rest = &rest[word.len()..];
        qualifier = Some(*meaning);
    }
    let end = rest
        .char_indices()
        .find(|&(at, ch)| !belongs(ch, at == 0))
        .map_or(rest.len(), |(at, _)| at);
    let (number, after) = rest.split_at(end);
    let value = plain(number)?;
    rest = after;
    let mut said = |word: &mut &str, words: &[(&str, &'static str)], is_end: bool| {
        for (own, meaning) in words {
            let left = if is_end { word.strip_suffix(own) } else { word.strip_prefix(own) };
            if let Some(left) = left {
                *word = left;
                qualifier = qualifier.or(Some(*meaning));
                return;
            }
        }
    };
    said(&mut rest, &AFTER, false);
    let scale = rest.chars().next().filter(|ch| matches!(ch, '万' | '萬' | '亿' | '億'));
    let mut unit = String::new();
    if let Some(scale) = scale {
        rest = &rest[scale.len_utf8()..];
        unit.push(match scale {
            '万' | '萬' => '万',
            _ => '亿',
        });
        said(&mut rest, &AFTER, false);
    }
    said(&mut rest, &AT_END, true);
    // 12.3.4 and 1,2 are no numbers with a unit.
    if rest.contains(|ch: char| ch.is_ascii_digit() || matches!(ch, '.' | ',' | '=' | '+')) {
        return None;
    }
    unit.push_str(rest);
    Some(Amount { value, qualifier, unit })
}

fn belongs(ch: char, is_first: bool) -> bool {
    ch.is_ascii_digit() || matches!(ch, '.' | ',') || (is_first && matches!(ch, '-' | '−'))
}

/// A number of digits, with `,` between thousands or nowhere.
fn plain(text: &str) -> Option<f64> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let (mut n_groups, mut all) = (0, first.to_owned());
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        n_groups += 1;
        all.push_str(group);
    }
    if (n_groups > 0 && first.len() > 3)
        || !is_number(first)
        || !is_number(&all)
        || !is_number(fraction)
    {
        return None;
    }
    let value: f64 = format!("{all}.{fraction}").parse().ok()?;
    value.is_finite().then_some(sign * value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_amount_says_number_unit_and_exactness() {
        for (text, value, qualifier, unit) in [
            ("130", 130.0, None, ""),
            ("130余件", 130.0, Some("at_least"), "件"),
            ("约 3.3万", 3.3, Some("approx"), "万"),
            ("3.3万人", 3.3, None, "万人"),
            ("3萬餘人", 3.0, Some("at_least"), "万人"),
            ("1,234,567", 1_234_567.0, None, ""),
            ("１，２３４．５亿元", 1234.5, None, "亿元"),
            ("大约20个", 20.0, Some("approx"), "个"),
            ("超过100家", 100.0, Some("at_least"), "家"),
            ("100家以上", 100.0, Some("at_least"), "家"),
            ("50人左右", 50.0, Some("approx"), "人"),
            ("99.85%", 99.85, None, "%"),
            ("-3", -3.0, None, ""),
            ("300多万元", 300.0, Some("at_least"), "万元"),
        ] {
            let wanted = Amount { value, qualifier, unit: unit.to_owned() };
            assert_eq!(read(text), Some(wanted), "{text}");
        }
        for text in [
            "", "件", "一百", "1,2", "1234,567", "12.3.4", "1,,234", ".5", "5.", "1-2", "3件4人",
            "约",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn digits_are_read_as_the_number_they_write(value in -1.0e15_f64..1.0e15) {
            prop_assert_eq!(read(&value.to_string()).map(|own| own.value), Some(value));
        }

        #[test]
        fn marks_between_thousands_change_nothing(value in 0_u64..10_000_000_000) {
            let digits = value.to_string();
            let mut marked = String::new();
            for (at, digit) in digits.chars().enumerate() {
                if at > 0 && (digits.len() - at).is_multiple_of(3) {
                    marked.push(',');
                }
                marked.push(digit);
            }
            prop_assert_eq!(read(&marked), read(&digits));
        }

        #[test]
        fn any_text_is_read_or_not(text in ".{0,20}") {
            read(&text);
        }
    }
}
