//! Numbers as they are written: in digits, half or full width, or in Chinese characters.

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub(super) value: f64,
    /// How many characters it takes.
    pub(super) length: usize,
    pub(super) is_chinese: bool,
}

/// The value of a digit, half or full width.
pub(super) fn digit(ch: char) -> Option<u32> {
    match ch {
        '\u{ff10}'..='\u{ff19}' => Some(u32::from(ch) - 0xff10),
        _ => ch.to_digit(10),
    }
}

/// The value of a Chinese digit.
pub(super) fn chinese_digit(ch: char) -> Option<u32> {
    let at = match ch {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    };
    Some(at)
}

/// What a Chinese character multiplies by.
fn power(ch: char) -> Option<f64> {
    match ch {
        '十' => Some(10.0),
        '百' => Some(100.0),
        '千' => Some(1000.0),
        _ => None,
    }
}

/// Whether a number may begin, or go on, with a character.
pub(super) fn is_of_number(ch: char) -> bool {
    digit(ch).is_some() || chinese_digit(ch).is_some() || power(ch).is_some()
}

/// The number at the beginning of the characters.
pub(super) fn number(chars: &[char]) -> Option<Number> {
    match chars.first() {
        Some(ch) if digit(*ch).is_some() => Some(arabic(chars)),
        Some(_) => chinese(chars),
        None => None,
    }
}

/// A run of digits, with commas between thousands and a decimal point.
fn arabic(chars: &[char]) -> Number {
    let is_digit = |at: usize| chars.get(at).copied().and_then(digit);
    let (mut value, mut length) = (0.0, 0);
    while let Some(own) = is_digit(length) {
        value = value * 10.0 + f64::from(own);
        length += 1;
    }
    let mut is_grouped = length <= 3;
    while is_grouped && matches!(chars.get(length), Some(',')) {
        let next = [length + 1, length + 2, length + 3].map(is_digit);
        is_grouped = is_digit(length + 4).is_none();
        let ([Some(a), Some(b), Some(c)], true) = (next, is_grouped) else { break };
        value = value * 1000.0 + f64::from(a * 100 + b * 10 + c);
        length += 4;
    }
    if matches!(chars.get(length), Some('.' | '．')) && is_digit(length + 1).is_some() {
        let whole = length;
        let mut written = value.to_string() + ".";
        length += 1;
        while let Some(own) = is_digit(length) {
            written.push_str(&own.to_string());
            length += 1;
        }
        value = written.parse().unwrap_or(value);
        debug_assert!(length > whole);
    }
    Number { value, length, is_chinese: false }
}

/// A number below ten thousand in characters: 三十, 二百零五, 一千二.
fn chinese(chars: &[char]) -> Option<Number> {
    let (mut value, mut last, mut waiting, mut length) = (0.0, 10_000.0, None, 0);
    for ch in chars {
        if let Some(own) = chinese_digit(*ch) {
            if waiting.is_some_and(|waiting| waiting > 0 || own == 0) {
                return None; // Digits side by side: a year, or 三五个.
            }
            waiting = Some(own);
        } else if let Some(power) = power(*ch) {
            if power >= last || waiting == Some(0) && power > 10.0 {
                return None;
            }
            let factor = waiting.take().filter(|own| *own > 0).unwrap_or(1);
            value += f64::from(factor) * power;
            last = power;
        } else {
            break;
        }
        length += 1;
    }
    value += f64::from(waiting.unwrap_or(0));
    (length > 0).then_some(Number { value, length, is_chinese: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for (text, value, length) in [
            ("130余", 130.0, 3),
            ("3,500件", 3500.0, 5),
            ("3，500件", 3.0, 1),
            ("98.5%", 98.5, 4),
            ("１２．５", 12.5, 4),
            ("三十余", 30.0, 2),
            ("十", 10.0, 1),
            ("二百零五", 205.0, 4),
            ("一千三百", 1300.0, 4),
            ("两", 2.0, 1),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found = number(&chars).unwrap();
            assert_eq!((found.value, found.length), (value, length), "{text}");
        }
        for text in ["二〇二〇", "三五", "十百", ""] {
            let chars: Vec<char> = text.chars().collect();
            assert_eq!(number(&chars), None, "{text}");
        }
    }
}
