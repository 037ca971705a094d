//! What reading aloud decides about a text: where its sentences end, how signs in it are said, and
//! which voice says it best. All of it without a browser.

use std::ops::Range;

use anlan_pages::words::Locale;
use anlan_pages::words::aloud::Signs;

/// A sentence of more characters is read in pieces: some voices fall silent after a quarter of a
/// minute, and a shorter piece is easier to follow.
const LONGEST: usize = 60;
/// A piece that is cut off is not shorter than this.
const SHORTEST: usize = 12;

/// How well a text can be cut at a place, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    /// A sentence ends.
    End,
    /// One takes breath.
    Pause,
    /// Either of them inside of quotation marks or brackets.
    Within,
}

/// The sentences of a text in their order, each as a range of UTF-16 units, in which browsers count.
/// What holds no letter or digit is left out.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let letters: Vec<char> = text.chars().collect();
    let cuts = cuts(&letters);
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let ends = cuts.iter().filter(|(_, cut)| *cut == Cut::End).map(|(at, _)| *at);
    for end in ends.chain([letters.len()]) {
        while end - start > LONGEST {
            let Some(at) = breath(&cuts, start, end) else { break };
            found.push(start..at);
            start = at;
        }
        found.push(start..end);
        start = end;
    }
    let is_said = |own: &Range<usize>| letters[own.clone()].iter().any(|own| own.is_alphanumeric());
    let units = units(&letters);
    found.into_iter().filter(is_said).map(|own| units[own.start]..units[own.end]).collect()
}

/// Every place at which the text can be cut, behind the sign that allows it.
fn cuts(letters: &[char]) -> Vec<(usize, Cut)> {
    let mut cuts = Vec::new();
    let mut depth = 0_usize;
    for (at, letter) in letters.iter().enumerate() {
        let next = letters.get(at + 1).copied();
        let is_end = |letter: char| matches!(letter, '。' | '！' | '？' | '；' | '!' | '?' | '\n');
        match letter {
            '“' | '‘' | '「' | '『' | '（' | '《' => depth += 1,
            '”' | '’' | '」' | '』' | '）' | '》' => {
                depth = depth.saturating_sub(1);
                // A full stop inside ends the sentence outside, too; “！” may belong to a name.
                let ends = at > 0 && letters[at - 1] == '。';
                if ends && depth == 0 && next.is_some_and(char::is_alphanumeric) {
                    cuts.push((at + 1, Cut::End));
                }
            }
            // Of several signs in a row the last one ends the sentence.
            sign if is_end(*sign) && !next.is_some_and(is_end) => {
                cuts.push((at + 1, if depth == 0 { Cut::End } else { Cut::Within }));
            }
            '，' | '：' => cuts.push((at + 1, if depth == 0 { Cut::Pause } else { Cut::Within })),
            _ => {}
        }
    }
    cuts
}

/// Where a long sentence is best cut: as far on as a piece may go, outside of quotations if it can.
fn breath(cuts: &[(usize, Cut)], start: usize, end: usize) -> Option<usize> {
    let room = start + SHORTEST..=(start + LONGEST).min(end - SHORTEST);
    let inside = cuts.iter().filter(|(at, _)| room.contains(at));
    inside.min_by_key(|(at, cut)| (*cut, usize::MAX - at)).map(|(at, _)| *at)
}

/// For each letter, and for the end, how many UTF-16 units lie before it.
fn units(letters: &[char]) -> Vec<usize> {
    let mut total = 0;
    let mut units = vec![0];
    units.extend(letters.iter().map(|letter| {
        total += letter.len_utf16();
        total
    }));
    units
}

/// A text as a voice should say it: signs in words, numbers in one piece.
pub fn spoken(signs: &Signs, text: &str) -> String {
    let letters: Vec<char> = text.trim().chars().collect();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
    let mut said = String::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        match letter {
            '0'..='9' => {
                let number: String =
                    letters[at..].iter().take_while(|own| own.is_ascii_digit()).collect();
                at += number.len();
                if signs.called.contains(&number.as_str()) {
                    let digits: Vec<String> = number.chars().map(String::from).collect();
                    said.push_str(&digits.join(" "));
                } else {
                    said.push_str(&number);
                }
                continue;
            }
            '≥' => said.push_str(signs.at_least),
            '≤' => said.push_str(signs.at_most),
            '−' if is_digit(after) => said.push_str(signs.minus),
            // Thousands: a voice would take the number for two.
            ',' if is_digit(before) && is_digit(after) => {}
            '—' | '–' | '-' | '~' | '～' if is_digit(before) && is_digit(after) => {
                said.push_str(signs.to);
            }
            other => said.push(other),
        }
        at += 1;
    }
    said
}

/// How well a voice of that language reads for someone who reads that locale, the best first; nothing
/// where it does not speak Chinese.
pub fn rank(language: &str, locale: Locale) -> Option<usize> {
    let tag = language.to_lowercase().replace('_', "-");
    let parts: Vec<&str> = tag.split('-').collect();
    let is_yue = match parts[0] {
        "zh" | "cmn" => false,
        "yue" => true,
        _ => return None,
    };
    let is_of = |wanted: [&str; 2]| parts.iter().any(|part| wanted.contains(part));
    let place = if is_yue || is_of(["hk", "mo"]) {
        HONG_KONG
    } else if is_of(["tw", "hant"]) {
        TAIWAN
    } else {
        MAINLAND
    };
    let order = match locale {
        Locale::Hant => [TAIWAN, HONG_KONG, MAINLAND],
        _ => [MAINLAND, TAIWAN, HONG_KONG],
    };
    order.iter().position(|own| *own == place)
}

/// Where a voice comes from.
const MAINLAND: u8 = 0;
const TAIWAN: u8 = 1;
const HONG_KONG: u8 = 2;

#[cfg(test)]
mod tests {
    use anlan_pages::words::aloud::SIGNS;

    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let units: Vec<u16> = text.encode_utf16().collect();
        sentences(text).into_iter().map(|own| String::from_utf16(&units[own]).unwrap()).collect()
    }

    #[test]
    fn a_sentence_ends_at_its_sign_or_line() {
        assert_eq!(cut("一。二！三？四；五\n六"), ["一。", "二！", "三？", "四；", "五\n", "六"]);
        assert_eq!(cut("真的？！是。"), ["真的？！", "是。"]);
        assert_eq!(cut(" 。"), [""; 0]);
        assert_eq!(cut(""), [""; 0]);
    }

    #[test]
    fn numbers_and_quotations_stay_whole() {
        assert_eq!(cut("增长61.56%。共1,200件。"), ["增长61.56%。", "共1,200件。"]);
        assert_eq!(cut("推行“马上就办！”机制。完。"), ["推行“马上就办！”机制。", "完。"]);
        assert_eq!(cut("他说：“好。可以。”随后签字。"), ["他说：“好。可以。”", "随后签字。"]);
        assert_eq!(cut("他说：“好。”"), ["他说：“好。”"]);
    }

    #[test]
    fn ranges_count_as_a_browser_does() {
        assert_eq!(sentences("𠮷。好。"), [0..3, 3..5]);
    }

    #[test]
    fn a_long_sentence_is_read_in_pieces_and_none_is_lost() {
        let clause = "由街道牵头组织各部门共同会商";
        let text = format!("{clause}，{clause}，{clause}，{clause}，{clause}，{clause}。");
        let pieces = cut(&text);
        assert_eq!(pieces.concat(), text);
        assert!(pieces.len() > 1);
        let length = |piece: &String| piece.chars().count();
        assert!(pieces.iter().map(length).all(|length| (SHORTEST..=LONGEST).contains(&length)));
        let endless = "长".repeat(200);
        assert_eq!(cut(&endless), [endless.as_str()]);
        // A mark that is opened and never closed does not swallow the rest of the text.
        let open = format!("“{text}{text}");
        assert!(cut(&open).iter().map(length).all(|length| length <= LONGEST));
    }

    #[test]
    fn signs_are_said_in_words() {
        for (text, said) in [
            ("≥ 130 件", "至少 130 件"),
            ("约 65,000 人", "约 65000 人"),
            ("−1,200", "负1200"),
            ("2018—2020年", "2018至2020年"),
            ("“枫桥-浦江”", "“枫桥-浦江”"),
            ("并入12345热线", "并入1 2 3 4 5热线"),
            ("123456件", "123456件"),
            ("61.56%", "61.56%"),
        ] {
            assert_eq!(spoken(&SIGNS, text), said);
        }
    }

    #[test]
    fn a_voice_of_the_readers_own_place_comes_first() {
        let best = |locale| {
            let mut tags = ["zh-HK", "zh_CN", "en-US", "zh-TW"].to_vec();
            tags.retain(|tag| rank(tag, locale).is_some());
            tags.sort_by_key(|tag| rank(tag, locale));
            tags
        };
        assert_eq!(best(Locale::Hans), ["zh_CN", "zh-TW", "zh-HK"]);
        assert_eq!(best(Locale::Hant), ["zh-TW", "zh-HK", "zh_CN"]);
        assert_eq!(rank("cmn-Hans-CN", Locale::En), Some(0));
        assert_eq!(rank("yue", Locale::Hans), Some(2));
        assert_eq!(rank("zhuang", Locale::Hans), None);
    }
}
