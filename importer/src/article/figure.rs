//! Amounts: a number with its unit, and how exact it is. What only looks like one – dates, ordinals,
//! ranges, numbers of documents, telephones and articles – is none.

use std::ops::Range;

use anlan_engine::case::Qualifier;

use super::numeral::{Number, is_of_number, number};

/// An amount in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands, with the words that say how exact it is after it.
    pub at: Range<usize>,
    /// How many, in `unit`.
    pub value: f64,
    /// The unit as written.
    pub unit: String,
    /// How exact.
    pub qualifier: Qualifier,
    /// Whether it is more likely a way of speaking, or a length of time, than something counted.
    pub is_doubtful: bool,
}

/// Units, longer ones before those that they begin with.
const UNITS: &[&str] = &[
    "平方公里",
    "平方米",
    "立方米",
    "个百分点",
    "个工作日",
    "个小时",
    "千瓦时",
    "人次",
    "场次",
    "件次",
    "户次",
    "家次",
    "批次",
    "条次",
    "车次",
    "分钟",
    "小时",
    "公里",
    "公顷",
    "公斤",
    "米",
    "吨",
    "亩",
    "%",
    "％",
    "元",
    "个",
    "件",
    "名",
    "家",
    "人",
    "户",
    "次",
    "场",
    "项",
    "处",
    "条",
    "份",
    "起",
    "所",
    "台",
    "辆",
    "套",
    "间",
    "支",
    "篇",
    "部",
    "册",
    "本",
    "张",
    "块",
    "位",
    "种",
    "类",
    "宗",
    "例",
    "座",
    "天",
    "秒",
    "组",
    "幅",
    "只",
    "株",
    "句",
    "字",
];
/// What makes another word of a unit, by the characters after it.
const OTHER_WORDS: &[(&str, &str)] = &[
    ("个", "月季年"),
    ("人", "民大社力均身口民"),
    ("家", "庭长园校具门"),
    ("名", "单称誉牌城"),
    ("次", "日年月"),
    ("场", "所景地馆"),
    ("处", "理置罚以长"),
    ("条", "例件款约"),
    ("起", "步诉草来点"),
    ("所", "有在以属需"),
    ("台", "账阶湾"),
    ("支", "持撑付部"),
    ("部", "门委署分长队"),
    ("本", "市区县级地科年村报网省"),
    ("张", "贴"),
    ("位", "一于"),
    ("间", "接距"),
    ("套", "路"),
    ("座", "谈席椅"),
    ("例", "如会"),
    ("组", "织成建"),
    ("天", "桥然下"),
    ("字", "号"),
    ("只", "要有能是"),
    ("元", "旦素"),
    ("米", "色"),
    ("类", "型似"),
];
/// Units of time and the like: such amounts are as often part of a rule as its result.
const DOUBTFUL: &[&str] =
    &["个工作日", "个小时", "分钟", "小时", "天", "秒", "米", "字", "句", "位", "类", "种"];
/// What stands before a number that counts nothing.
const NOT_BEFORE: &str = "第〔[【+×*xX/:：№#~～.-—–号";
/// What stands between the two numbers of a range.
const BETWEEN: &str = "-—–~～至到/+×:：";

/// The amounts of a text, in order.
pub fn amounts(text: &str) -> Vec<Amount> {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader { chars: &chars, places: &places, at: 0 };
    let mut amounts = Vec::new();
    while reader.at < chars.len() {
        amounts.extend(reader.next());
    }
    amounts
}

struct Reader<'a> {
    chars: &'a [char],
    /// The byte at which each character begins.
    places: &'a [usize],
    at: usize,
}

/// How far a title of a document goes at most, in characters.
const TITLE: usize = 60;

impl Reader<'_> {
    fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).copied()
    }

    fn rest(&self, at: usize) -> &[char] {
        self.chars.get(at..).unwrap_or_default()
    }

    /// Reads on to behind the next number, or by one character.
    fn next(&mut self) -> Option<Amount> {
        let start = self.at;
        let ch = self.char(start)?;
        self.at += 1;
        if ch == '《' {
            let end = self.rest(start).iter().take(TITLE).position(|ch| *ch == '》');
            self.at = start + end.unwrap_or(0) + 1;
            return None;
        }
        let is_percent = starts_with(self.rest(start), "百分之");
        let first = start + if is_percent { 3 } else { 0 };
        if !is_of_number(ch) {
            return None;
        }
        let number = number(self.rest(first))?;
        self.at = first + number.length;
        let before = start.checked_sub(1).and_then(|at| self.char(at));
        // The rest of a number with several points.
        if before == Some('.') {
            self.is_range();
            return None;
        }
        // What follows a hyphen, a letter or a digit is the rest of a name.
        let is_named = before.is_some_and(|ch| {
            NOT_BEFORE.contains(ch) || ch.is_ascii_alphanumeric() || "数几上万亿千百".contains(ch)
        });
        let amount = self.amount(start, number, is_percent);
        if self.is_range() {
            return None;
        }
        amount.filter(|_| !is_named)
    }

    /// Passes over the further numbers of a range, if there are any.
    fn is_range(&mut self) -> bool {
        let mut is_range = false;
        while self.char(self.at).is_some_and(|ch| BETWEEN.contains(ch)) {
            let next = self.rest(self.at + 1);
            if !next.first().copied().is_some_and(is_of_number) {
                break;
            }
            is_range = true;
            let (start, next) = (self.at + 1, number(next));
            self.at = start + next.map_or(1, |number| number.length);
            if let Some(number) = next {
                self.amount(start, number, false);
            }
        }
        is_range
    }

    /// What follows a number, up to the end of its unit.
    fn amount(&mut self, start: usize, number: Number, is_percent: bool) -> Option<Amount> {
        let mut at = self.at;
        let mut value = number.value;
        let (mut scale, mut is_more, mut is_long) = (String::new(), false, false);
        if is_percent {
            let qualifier = self.qualifier(start, &mut at, false)?;
            return Some(self.made(start..at, value, "%".to_owned(), qualifier, false));
        }
        loop {
            match self.char(at) {
                Some('余' | '多' | '来') if !is_more && self.is_at_unit(at + 1) => {
                    is_more = true;
                }
                // 一万六千 is one number; the unit is not 万 then.
                Some('万') if scale.is_empty() && !is_long && self.is_number(at + 1) => {
                    let rest = number_at(self.rest(at + 1))?;
                    value = value * 10_000.0 + rest.value;
                    at += rest.length;
                    is_long = true;
                }
                Some('亿') if scale == "万" => scale.push('亿'),
                Some(ch @ ('万' | '亿')) if scale.is_empty() && !is_long => scale.push(ch),
                Some('千') if scale.is_empty() && !number.is_chinese => value *= 1000.0,
                Some('百') if scale.is_empty() && !number.is_chinese => value *= 100.0,
                Some(' ') if at == self.at => {}
                _ => break,
            }
            at += 1;
        }
        let (unit, end) = self.unit(at)?;
        at = end;
        let qualifier = self.qualifier(start, &mut at, is_more)?;
        self.at = at;
        // A single character, as in 三项制度, is a way of speaking; so is 一.
        let is_said =
            number.is_chinese && number.length == 1 && scale.is_empty() && !is_more && !is_long;
        if is_said || !value.is_finite() {
            return None;
        }
        let is_doubtful = DOUBTFUL.contains(&unit)
            || (value <= 1.0 && scale.is_empty() && !unit.contains(['%', '％']));
        Some(self.made(
            start..at,
            value,
            scale + unit.replace('％', "%").as_str(),
            qualifier,
            is_doubtful,
        ))
    }

    fn made(
        &self,
        at: Range<usize>,
        value: f64,
        unit: String,
        qualifier: Qualifier,
        is_doubtful: bool,
    ) -> Amount {
        let place = |at: usize| self.places.get(at).copied().unwrap_or_default();
        Amount { at: place(at.start)..place(at.end), value, unit, qualifier, is_doubtful }
    }

    /// Whether a number begins at a place.
    fn is_number(&self, at: usize) -> bool {
        self.char(at).is_some_and(is_of_number)
    }

    /// Whether a unit begins at a place, with 万 or 亿 before it or not.
    fn is_at_unit(&self, at: usize) -> bool {
        let skip = self.rest(at).iter().take(2).take_while(|ch| ['万', '亿'].contains(ch)).count();
        self.unit(at + skip).is_some()
    }

    fn unit(&self, at: usize) -> Option<(&'static str, usize)> {
        let rest = self.rest(at);
        let unit = UNITS.iter().find(|unit| starts_with(rest, unit))?;
        let end = at + unit.chars().count();
        let next = self.char(end);
        let others = OTHER_WORDS.iter().filter(|(own, _)| own == unit);
        let is_other =
            others.into_iter().any(|(_, after)| next.is_some_and(|ch| after.contains(ch)));
        (!is_other).then_some((unit, end))
    }

    /// How exact an amount is by the words around it; nothing for one that is at most so much, which a
    /// case cannot say.
    fn qualifier(&self, start: usize, at: &mut usize, is_more: bool) -> Option<Qualifier> {
        let before: String = self.chars.get(start.saturating_sub(4)..start)?.iter().collect();
        let before = before.trim_end();
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        let is_more = is_more || ends(&["不少于", "不低于", "至少"]);
        if !is_more && ends(&["不超过", "不足", "少于", "低于", "至多", "最多", "不到"])
        {
            return None;
        }
        let rest = self.rest(*at);
        if ["以下", "以内", "之内"].iter().any(|word| starts_with(rest, word)) {
            return None;
        }
        let follows = |at: &mut usize, words: &[&str]| {
            let word = words.iter().find(|word| starts_with(rest, word));
            *at += word.map_or(0, |word| word.chars().count());
            word.is_some()
        };
        if follows(at, &["以上", "之多"]) || is_more || ends(&["超过", "超", "逾", "突破"])
        {
            return Some(Qualifier::AtLeast);
        }
        // “近2000名” is a little less than 2000: there is no word for that but about.
        let is_about =
            follows(at, &["左右", "上下"]) || ends(&["约", "约为", "约达", "近", "接近"]);
        Some(if is_about { Qualifier::Approx } else { Qualifier::Exact })
    }
}

/// The number at the beginning of the characters, with 千 or 百 behind its digits.
fn number_at(chars: &[char]) -> Option<Number> {
    let own = number(chars)?;
    let factor = match chars.get(own.length) {
        Some('千') if !own.is_chinese => 1000.0,
        Some('百') if !own.is_chinese => 100.0,
        _ => return Some(own),
    };
    Some(Number { value: own.value * factor, length: own.length + 1, ..own })
}

fn starts_with(chars: &[char], word: &str) -> bool {
    let mut chars = chars.iter();
    word.chars().all(|ch| chars.next() == Some(&ch))
}

/// The most characters of a label on one side of its number.
const LABEL: usize = 12;
/// How far from its number the words of a label are looked for, in characters.
const NEAR: usize = 40;
/// Words that begin a clause without saying what is counted.
const LEADING: &[&str] = &[
    "一年来",
    "两年来",
    "三年来",
    "五年来",
    "年来",
    "来",
    "由",
    "与",
    "目前",
    "截至",
    "累计",
    "已累计",
    "已",
    "共",
    "先后",
    "全区",
    "全市",
    "全县",
    "今年以来",
    "今年",
    "去年",
    "其中",
    "成功",
    "同时",
    "并",
    "也",
    "还",
    "现",
    "年均",
    "近年来",
    "以来",
    "仅",
    "达到",
    "以",
    "将",
    "为",
];
/// Words that end what stands before a number without saying what is counted.
const TRAILING: &[&str] = &[
    "由",
    "占",
    "累计",
    "共计",
    "合计",
    "总计",
    "共",
    "达到",
    "达",
    "超过",
    "突破",
    "超",
    "约",
    "近",
    "逾",
    "接近",
    "不少于",
    "不低于",
    "至少",
    "高达",
    "了",
    "为",
    "有",
    "到",
    "已",
    "至",
    "等",
    "先后",
    "的",
    "是",
    "各类",
    "（",
    "(",
    "：",
    "、",
];
/// Words at which the noun after a unit ends.
const STOPS: &str = "，。；：、！？,;:（）()“”《》的和及在被对为等，并使由从";

/// What an amount counts, as far as the words around it say; a guess.
pub(super) fn label(text: &str, clause: Range<usize>, amount: &Amount) -> String {
    let before = text.get(clause.start..amount.at.start).unwrap_or_default();
    let before = before.char_indices().rev().take(NEAR).last().and_then(|(at, _)| before.get(at..));
    let after = text.get(amount.at.end..).unwrap_or_default();
    let before = stripped(last_of(before.unwrap_or_default()));
    let is_of = |ch: &char| !STOPS.contains(*ch) && !is_of_number(*ch);
    let noun: String = after.trim_start().chars().take(NEAR).take_while(is_of).collect();
    let is_short = (2..=6).contains(&noun.chars().count());
    match before.chars().count() {
        0 | 1 if !noun.is_empty() => noun.chars().take(LABEL).collect(),
        _ if is_short => before + &noun,
        _ => before,
    }
}

/// The end of what stands before a number: behind the last date, item of a list and other amount, and
/// behind the word that says to whom or with what something was done.
fn last_of(text: &str) -> &str {
    let behind = amounts(text).last().map_or(0, |amount| amount.at.end);
    let text = text.get(behind..).unwrap_or(text);
    let text = text.rsplit(['、', '，', '（']).next().unwrap_or(text);
    let date = super::date::mentions(text).last().map_or(0, |date| date.at.end);
    let text = text.get(date..).unwrap_or(text);
    let parted = text.rsplit_once(['为', '把', '将', '向']).map(|own| own.1);
    parted.filter(|own| own.chars().count() > 2).unwrap_or(text)
}

fn stripped(text: &str) -> String {
    let mut text = text.trim();
    while let Some(rest) = LEADING.iter().find_map(|word| text.strip_prefix(word)) {
        text = rest.trim_start();
    }
    while let Some(rest) = TRAILING.iter().find_map(|word| text.strip_suffix(word)) {
        text = rest.trim_end();
    }
    let skip = text.chars().count().saturating_sub(LABEL);
    text.chars().skip(skip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::sentence::{around, clauses};

    fn found(text: &str) -> Vec<(f64, String, Qualifier, String)> {
        let one = |own: Amount| {
            let clause = around(&clauses(text), own.at.start);
            (own.value, own.unit.clone(), own.qualifier, label(text, clause, &own))
        };
        amounts(text).into_iter().map(one).collect()
    }

    #[test]
    fn amounts_have_value_unit_qualifier_and_a_guessed_label() {
        use Qualifier::{Approx, AtLeast, Exact};
        for (text, value, unit, qualifier, label) in [
            ("审核法律文书130余件。", 130.0, "件", AtLeast, "审核法律文书"),
            ("惠及居民约3.3万人", 3.3, "万人", Approx, "惠及居民"),
            ("近2000名志愿者参与", 2000.0, "名", Approx, "志愿者参与"),
            ("服务企业超过50家", 50.0, "家", AtLeast, "服务企业"),
            ("群众满意率达98.5%", 98.5, "%", Exact, "群众满意率"),
            ("满意率达到百分之九十八", 98.0, "%", Exact, "满意率"),
            ("涉案标的额1.2亿元", 1.2, "亿元", Exact, "涉案标的额"),
            ("走访企业三十余家", 30.0, "家", AtLeast, "走访企业"),
            ("整合26个部门", 26.0, "个", Exact, "整合部门"),
            ("减免罚款3000多万元", 3000.0, "万元", AtLeast, "减免罚款"),
            ("累计培训1,200人次以上", 1200.0, "人次", AtLeast, "培训"),
            ("入户100户左右", 100.0, "户", Approx, "入户"),
            ("受益主体超过一万六千家", 16_000.0, "家", AtLeast, "受益主体"),
            ("受益主体1万6千多家", 16_000.0, "家", AtLeast, "受益主体"),
        ] {
            assert_eq!(
                found(text),
                [(value, unit.to_owned(), qualifier, label.to_owned())],
                "{text}"
            );
        }
    }

    #[test]
    fn what_counts_nothing_is_no_amount() {
        for text in [
            "第一批示范单位",
            "第3届",
            "第30条",
            "2020年10月份",
            "2020年度",
            "拨打12345热线",
            "〔2021〕15号",
            "3至5名",
            "10—20件",
            "“1+346”模式",
            "三项制度",
            "一个中心",
            "G20峰会",
            "2.0版",
            "《第24个宪法日》",
            "110家庭纠纷",
            "5部门",
            "24日",
            "不超过5天",
            "20件以内",
            "三五个人",
            "四位一体",
            "3个月",
            "数10家",
            "1.2.3件",
            ".1至1件",
            "1件至3件",
            "第3至5条",
        ] {
            assert_eq!(amounts(text), [], "{text}");
        }
    }
}
