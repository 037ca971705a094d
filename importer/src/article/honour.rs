//! Titles and awards: a sentence that says that one was given.

use std::ops::Range;

use anlan_engine::case::Honour;

use super::date::{Mention, Reckoning};
use super::draft::{Candidate, Field, Note, Reading, Sure, Value};
use super::script::clean;
use super::sentence::sentences;
use super::texts::{place, resolved, trimmed_end};

/// Words that say that a title was given, each with whether they say nothing else.
const VERBS: &[(&str, bool)] = &[
    ("荣获", true),
    ("荣膺", true),
    ("获评", true),
    ("评为", true),
    ("授予", true),
    ("命名为", true),
    ("表彰为", true),
    ("认定为", true),
    ("确定为", false),
    ("列为", false),
    ("入选", true),
    ("获批", false),
    ("获得", false),
    ("获", false),
];
/// What a title has in it, where the verb alone does not say.
const TITLES: &[&str] = &[
    "称号", "奖", "示范", "先进", "优秀", "试点", "典型", "十佳", "最佳", "标兵", "模范", "批",
    "案例",
];
/// What the names of those who give titles end in.
const GIVERS: &[&str] = &[
    "委员会",
    "办公室",
    "人民政府",
    "法院",
    "检察院",
    "中央",
    "委",
    "部",
    "办",
    "厅",
    "局",
    "总工会",
    "协会",
    "妇联",
    "团委",
    "报社",
    "报",
    "省",
    "市",
];
/// Words with which the name of a title begins where a giver ends.
const BEGINNINGS: &[&str] = &[
    "“",
    "《",
    "全国",
    "全省",
    "全市",
    "省级",
    "市级",
    "国家级",
    "首批",
    "首届",
    "第",
    "20",
    "年度",
    "优秀",
    "先进",
];
/// The longest name of a title, and of who gave it, in characters.
const LONGEST: usize = 48;

/// The honours of an article.
pub(super) fn candidates(reading: &Reading<'_>) -> Vec<Candidate> {
    let mut reckoning = Reckoning::new(reading.published);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, plain) in reading.told() {
        let dates = resolved(plain, &mut reckoning);
        for sentence in sentences(plain) {
            let Some(text) = plain.get(sentence.clone()) else { continue };
            for (verb, verb_end, is_strong) in verbs(text) {
                let Some(found) = given(text, verb, verb_end, is_strong) else { continue };
                let from = sentence.start + found.name.start..sentence.start + found.name.end;
                let when = date_of(&dates, &sentence, sentence.start + verb);
                let honour = Honour {
                    name: unquoted(&clean(text.get(found.name.clone()).unwrap_or_default())),
                    by: found.by.and_then(|by| text.get(by)).map(clean),
                    date: when.map(|own| own.1),
                };
                if candidates.iter().rev().take(8).any(|own| has_name(own, &honour.name)) {
                    continue;
                }
                let own = Candidate::text(
                    Field::Honours,
                    String::new(),
                    vec![place(at, from)],
                    found.sure,
                );
                let sentence = place(at, trimmed_end(plain, sentence.clone()));
                let mut own = own.within(sentence).noting(Note::NameGuessed);
                if when.is_some_and(|own| own.2) {
                    own = own.noting(Note::DateInferred);
                }
                candidates.push(Candidate { value: Value::Honour(honour), ..own });
            }
        }
    }
    candidates
}

/// A name without the quotation marks around all of it.
fn unquoted(name: &str) -> String {
    let inside = name.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inside.filter(|inside| !inside.contains(['“', '”'])).unwrap_or(name).to_owned()
}

fn has_name(candidate: &Candidate, name: &str) -> bool {
    matches!(&candidate.value, Value::Honour(own) if own.name == name)
}

/// The verbs of a sentence: where each begins and ends, and whether it says that a title was given.
fn verbs(text: &str) -> Vec<(usize, usize, bool)> {
    let mut found = Vec::new();
    let mut until = 0;
    for (at, _) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let verb = VERBS.iter().find(|(verb, _)| rest.starts_with(verb)).filter(|_| at >= until);
        if let Some((verb, is_strong)) = verb {
            until = at + verb.len();
            found.push((at, until, *is_strong));
        }
    }
    found
}

struct Given {
    name: Range<usize>,
    by: Option<Range<usize>>,
    sure: Sure,
}

/// The title behind a verb, and who gave it.
fn given(text: &str, verb: usize, verb_end: usize, is_strong: bool) -> Option<Given> {
    let start = verb_end;
    let rest = text.get(start..)?;
    let window = rest.char_indices().nth(LONGEST).map_or(rest.len(), |(at, _)| at);
    let rest = rest.get(..window)?;
    let mut depth = 0;
    let stop = rest.char_indices().find(|(_, ch)| {
        depth += i32::from("“《".contains(*ch)) - i32::from("”》".contains(*ch));
        depth <= 0 && "，。；！、,;".contains(*ch)
    });
    let mut end = stop.map_or(rest.len(), |(at, _)| at);
    for word in ["称号", "荣誉", "等"] {
        let own = rest.get(..end)?;
        end = own.rfind(word).filter(|at| *at > 0).unwrap_or(end);
    }
    // The first quoted title closes it: 「“甲”和“乙”」 are two, of which this is the one.
    let own = rest.get(..end)?;
    let skipped = own.len() - own.trim_start_matches(['了', '为', '：', ' ']).len();
    let own = own.get(skipped..)?;
    let (giver, name) = parted(own);
    let name_text = own.get(name..)?;
    // 称号 itself was cut off; it stands close behind.
    let near =
        rest.char_indices().map(|(at, _)| at).find(|at| *at >= end + 12).unwrap_or(rest.len());
    let near = rest.get(..near)?;
    let is_title = TITLES.iter().any(|word| near.contains(word));
    let is_quoted = name_text.contains(['“', '《']);
    let is_other = name_text.starts_with(['该', '本', '此', '这', '其']);
    if name_text.chars().count() < 4 || is_other || !(is_strong || is_title) {
        return None;
    }
    let from = start + skipped;
    let before = giver_before(text, verb);
    let behind = (giver > 0).then(|| from..from + giver);
    let sure = if is_strong && (is_quoted || is_title) { Sure::Likely } else { Sure::Guess };
    Some(Given { name: from + name..from + own.len(), by: before.or(behind), sure })
}

/// Where the giver ends and where the title begins in the words behind a verb.
fn parted(text: &str) -> (usize, usize) {
    let begins = |at: &usize| {
        text.get(*at..).is_some_and(|rest| BEGINNINGS.iter().any(|word| rest.starts_with(word)))
    };
    let Some(at) = text.char_indices().map(|(at, _)| at).find(begins).filter(|at| *at > 0) else {
        return (0, 0);
    };
    let head = text.get(..at).unwrap_or_default().trim_end_matches(['的', '评', '选']);
    if GIVERS.iter().any(|ending| head.ends_with(ending)) { (head.len(), at) } else { (0, 0) }
}

/// Who gave it, where that stands between 被 or 由 and the verb.
fn giver_before(text: &str, verb: usize) -> Option<Range<usize>> {
    let head = text.get(..verb)?;
    let near = head.char_indices().rev().take(LONGEST).last().map_or(0, |(at, _)| at);
    let own = head.get(near..)?;
    let at = own.rfind(['被', '由', '经'])?;
    let start = near + at + '被'.len_utf8();
    let giver = text.get(start..verb)?;
    let is_one = giver.chars().count() >= 3 && !giver.contains(['，', '。', '；', '、']);
    is_one.then_some(start..verb)
}

/// The last date before a verb in its sentence, or the first behind it.
fn date_of(
    dates: &[(Mention, anlan_engine::date::PartialDate, bool)],
    sentence: &Range<usize>,
    verb: usize,
) -> Option<(usize, anlan_engine::date::PartialDate, bool)> {
    let at = dates.partition_point(|own| own.0.at.start < verb);
    let own = at.checked_sub(1).and_then(|at| dates.get(at))?;
    let is_near = sentence.contains(&own.0.at.start) && !own.0.is_until && !own.0.is_span;
    is_near.then_some((at, own.1, own.2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<String>)> {
        let own = verbs(text)
            .into_iter()
            .filter_map(|(at, end, is_strong)| given(text, at, end, is_strong));
        own.map(|own| (text[own.name].to_owned(), own.by.map(|by| text[by].to_owned()))).collect()
    }

    #[test]
    fn a_title_and_who_gave_it_are_found() {
        for (text, name, by) in [
            ("2020年10月被命名为第一批法治政府建设示范区。", "第一批法治政府建设示范区", None),
            ("被某省司法厅评为“先进集体”。", "“先进集体”", Some("某省司法厅")),
            ("荣获全国优秀案例奖，", "全国优秀案例奖", None),
            ("入选司法部“十佳案例”", "“十佳案例”", Some("司法部")),
            ("获评省级示范单位等荣誉称号", "省级示范单位", None),
        ] {
            assert_eq!(found(text), [(name.to_owned(), by.map(str::to_owned))], "{text}");
        }
        for text in ["获得群众信任", "争创示范区", "获取材料若干件"] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
