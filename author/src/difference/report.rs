//! A difference as a person reads it.

use serde_json::Value;

use crate::difference::{Change, Changed, Difference, Named};
use crate::unseen;
use crate::words::{self, Lang};

/// So many characters of what stayed are shown before and after what changed in a text.
const AROUND: usize = 12;
/// The most characters of a text that are shown.
const MOST: usize = 240;

/// The whole difference; the counts stand in the last line.
pub fn report(difference: &Difference, lang: Lang) -> String {
    let Difference { added, withdrawn, changed, lists } = difference;
    let mut lines = Vec::new();
    let mut named = |head: &str, cases: &[Named]| {
        if !cases.is_empty() {
            lines.push(format!("{head}{}", cases.len()));
            lines.extend(cases.iter().map(|own| format!("  {}", name(own, lang))));
            lines.push(String::new());
        }
    };
    named(lang.of("新增：", "Added: "), added);
    named(lang.of("撤回：", "Withdrawn: "), withdrawn);
    for (head, all) in [
        (lang.of("改动：", "Changed: "), changed),
        (lang.of("词表改动：", "Lists changed: "), lists),
    ] {
        if all.is_empty() {
            continue;
        }
        lines.push(format!("{head}{}", all.len()));
        for Changed { named, changes } in all {
            lines.push(format!("  {}", name(named, lang)));
            lines.extend(changes.iter().flat_map(|change| of_change(change, lang)));
        }
        lines.push(String::new());
    }
    lines.push(last_line(difference, lang));
    // Before a terminal sees it: what a control character does there is anybody's guess.
    lines.iter().map(|line| unseen::shown(line) + "\n").collect()
}

fn last_line(difference: &Difference, lang: Lang) -> String {
    let Difference { added, withdrawn, changed, lists } = difference;
    let [added, withdrawn, changed, lists] =
        [added.len(), withdrawn.len(), changed.len(), lists.len()];
    match lang {
        _ if difference.is_empty() => lang.of("没有不同。", "No difference.").to_owned(),
        Lang::Zh => format!(
            "新增 {added} 个案例，撤回 {withdrawn} 个，改动 {changed} 个；词表改动 {lists} 个。"
        ),
        Lang::En => format!(
            "{added} cases added, {withdrawn} withdrawn, {changed} changed; {lists} lists changed."
        ),
    }
}

/// `lixia-street-burden-reform 《历下区…》`
fn name(named: &Named, lang: Lang) -> String {
    let Named { id, title } = named;
    match lang {
        _ if title.is_empty() => id.clone(),
        Lang::Zh => format!("{id}《{title}》"),
        Lang::En => format!("{id} “{title}”"),
    }
}

/// The name of a field in words; empty where it has none, and in English, as its path is English.
pub fn of_field(field: &str, lang: Lang) -> String {
    words::name_of_field(field).filter(|_| lang == Lang::Zh).unwrap_or_default()
}

fn of_change(change: &Change, lang: Lang) -> Vec<String> {
    let Change { field, before, after } = change;
    let head = match of_field(field, lang).as_str() {
        "" => format!("    {field}"),
        name => format!("    {field}（{name}）"),
    };
    let (before, after) = match (before, after) {
        (Some(Value::String(before)), Some(Value::String(after))) => {
            let [before, after] = around(before, after);
            (Some(before), Some(after))
        }
        (before, after) => (before.as_ref().map(text), after.as_ref().map(text)),
    };
    let line = |mark: char, text: String| format!("      {mark} {text}");
    let before = before.map(|text| line('-', text));
    [Some(head), before, after.map(|text| line('+', text))].into_iter().flatten().collect()
}

/// Two texts, each from a little before to a little after where they part.
fn around(before: &str, after: &str) -> [String; 2] {
    let own: [Vec<char>; 2] = [before, after].map(|text| text.chars().collect());
    let start = own[0].iter().zip(&own[1]).take_while(|(a, b)| a == b).count();
    let rest = own.each_ref().map(|chars| chars.len() - start);
    let pairs = own[0].iter().rev().zip(own[1].iter().rev());
    let end = pairs.take(rest[0].min(rest[1])).take_while(|(a, b)| a == b).count();
    own.map(|chars| {
        let from = start.saturating_sub(AROUND);
        let to = (chars.len() - end + AROUND).min(chars.len());
        let to = to.min(from + MOST);
        let mark = |is_cut: bool| if is_cut { "…" } else { "" };
        let shown: String = chars[from..to].iter().collect();
        format!("{}{shown}{}", mark(from > 0), mark(to < chars.len()))
    })
}

/// A value on one line: of an object, its values.
fn text(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("；"),
        Value::Object(fields) => fields.values().map(text).collect::<Vec<_>>().join(" · "),
        // As it is written in a file: 130, and not 130.0.
        Value::Number(number) => {
            number.as_f64().map_or_else(|| number.to_string(), |own| own.to_string())
        }
        other => other.to_string(),
    };
    let [text, _] = around(&text, "");
    text
}
