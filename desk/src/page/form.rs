//! The form of a draft: every field of the model with what is wrong with it beside it. The fields are those of
//! the spreadsheets, so that whoever knows the one knows the other.

use std::collections::BTreeMap;

use anlan_author::complaint::Complaint;
use anlan_author::words::why;
use anlan_engine::check::Grade;
use anlan_importer::columns::{Column, FORMS, Form, Holds, List};
use anlan_importer::wording::{Wording, about_in_english};
use maud::{Markup, html};
use serde_json::Value;

use crate::choices::Choices;
use crate::draft::Draft;
use crate::path;
use crate::speech::{Speech, Tongue};

/// How a date is written.
const DATE: &str = "知道多少填多少：2020、2020-02 或 2020-02-11";

/// A text longer than this, in characters, gets a box of several lines; and these always do.
const LINE: usize = 32;
const LONG: [&str; 5] = ["background", "outcomes", "summary_en", "text", "editor_note"];

/// These are short, and yet as long as a line.
const WIDE: [&str; 5] = ["title", "title_en", "source.title", "heading", ""];

/// The groups of the fields of a case, each with its name and the first of its columns.
const GROUPS: [(&str, &str, &str); 5] = [
    ("id", "这是什么", "What it is"),
    ("district", "谁、在哪里", "Who, and where"),
    ("themes", "归入", "Filed under"),
    ("background", "内容", "What is told"),
    ("source.title", "来源", "Source"),
];

/// What a form is drawn from.
pub struct Drawing<'a> {
    /// Who speaks.
    pub speech: Speech,
    /// The values to choose from.
    pub choices: &'a Choices,
    /// The draft.
    pub draft: &'a Draft,
    /// What is wrong with it.
    pub complaints: &'a [Complaint],
    /// The language that the cases of the collection are written in.
    pub wording: Wording,
}

impl Drawing<'_> {
    /// The columns of a case.
    pub fn columns(&self) -> Vec<&'static Column> {
        self.wording.columns(&FORMS[0]).collect()
    }
}

/// The form.
pub fn form(own: &Drawing<'_>) -> Markup {
    let [_, lists @ ..] = &FORMS;
    let columns = own.columns();
    let begins: Vec<usize> = GROUPS
        .iter()
        .map(|(first, ..)| columns.iter().position(|own| own.key == *first).unwrap_or(0))
        .collect();
    html! {
        @for (at, (first, zh, en)) in GROUPS.iter().enumerate() {
            @let end = begins.get(at + 1).copied().unwrap_or(columns.len());
            fieldset class="group" {
                legend { (own.speech.say(zh, en)) }
                @for column in columns.get(begins[at]..end).unwrap_or_default() {
                    @if column.key != "editor_note" {
                        (field(own, column, column.key))
                    }
                }
                @if *first == "background" {
                    @for form in lists.iter().filter(|own| own.list != "more_sources") {
                        (entries(own, form))
                    }
                }
                @if *first == "source.title" {
                    @for form in lists.iter().filter(|own| own.list == "more_sources") {
                        (entries(own, form))
                    }
                    @for column in columns.iter().filter(|own| own.key == "editor_note") {
                        (field(own, column, column.key))
                    }
                }
            }
        }
    }
}

/// The entries of a list.
fn entries(own: &Drawing<'_>, form: &Form) -> Markup {
    let list = form.list;
    let n = path::list(&own.draft.case, list).len();
    let name = own.speech.say(form.zh, Wording::English.sheet(form));
    html! {
        section class="entries" {
            h3 id=(format!("list:{list}")) tabindex="-1" { (capital(&name)) " " small { (n) } }
            (check(own, list))
            @for at in 0..n {
                div class="entry" role="group" aria-label=(format!("{} {}", capital(&name), at + 1)) {
                    @for column in form.columns.iter().filter(|own| own.key != "id") {
                        (field(own, column, &path_of(list, at, column.key)))
                    }
                    button type="button" class="quiet" data-act=(act(&[
                        ("act", "remove".into()), ("draft", own.draft.key.into()), ("path", list.into()), ("at", at.into()),
                    ])) aria-label=(own.speech.say(&format!("删去第 {} 条{}", at + 1, form.zh), &format!("Remove {} {}", name, at + 1))) {
                        (own.speech.say("删去", "Remove"))
                    }
                }
            }
            button type="button" class="button small" data-act=(act(&[
                ("act", "add".into()), ("draft", own.draft.key.into()), ("path", list.into()),
            ])) { (own.speech.say(&format!("加一条{}", form.zh), &format!("Add to {name}"))) }
        }
    }
}

/// The name of a list.
pub fn name_of_list(speech: Speech, form: &Form) -> String {
    capital(&speech.say(form.zh, Wording::English.sheet(form)))
}

/// The path of a field of an entry.
fn path_of(list: &str, at: usize, key: &str) -> String {
    if key.is_empty() { format!("{list}[{at}]") } else { format!("{list}[{at}].{key}") }
}

fn capital(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// An act, as a button carries it.
pub fn act(parts: &[(&str, Value)]) -> String {
    let parts = parts.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    Value::Object(parts.collect()).to_string()
}

/// The name of a field.
pub fn name(own: &Drawing<'_>, column: &Column) -> String {
    match own.speech.tongue {
        Tongue::Hans => column.zh.to_owned(),
        Tongue::Hant => column.hant.to_owned(),
        Tongue::En if own.wording == Wording::English => own.wording.heading(column).to_owned(),
        Tongue::En => column.en.to_owned(),
    }
}

/// One field.
fn field(own: &Drawing<'_>, column: &Column, path: &str) -> Markup {
    let speech = own.speech;
    let id = format!("f:{path}");
    let hint = format!("h:{path}");
    let described = format!("{hint} c:{path}");
    let value = path::get(&own.draft.case, path).unwrap_or(&Value::Null);
    let key = own.draft.key;
    let is_wide = matches!(column.holds, Holds::Several(_))
        || WIDE.contains(&column.key)
        || is_long(column, value, speech);
    html! {
        div class=(if is_wide { "field wide" } else { "field" }) {
            @if let Holds::Several(list) = column.holds {
                (several(own, column, list, path, value))
            } @else {
                label for=(id) {
                    (name(own, column))
                    @if column.is_needed { " " span class="needed" { (speech.say("必填", "needed")) } }
                }
                @match column.holds {
                    Holds::One(list) => {
                        select id=(id) data-draft=(key) data-path=(path) aria-describedby=(described) {
                            (options(own, list, value.as_str().unwrap_or_default()))
                        }
                    }
                    Holds::Truth => {
                        select id=(id) data-draft=(key) data-path=(path) aria-describedby=(described) {
                            option value="true" selected[*value == Value::Bool(true)] { (speech.say("是", "yes")) }
                            option value="false" selected[*value != Value::Bool(true)] { (speech.say("否", "no")) }
                        }
                    }
                    _ if is_long(column, value, speech) => {
                        textarea id=(id) rows="4" data-draft=(key) data-path=(path) aria-describedby=(described) { (shown(value, speech)) }
                    }
                    _ => {
                        input id=(id) type="text" autocomplete="off" data-draft=(key) data-path=(path)
                            inputmode=[(column.holds == Holds::Number).then_some("decimal")]
                            aria-describedby=(described) value=(shown(value, speech));
                    }
                }
            }
            p class="hint" id=(hint) { (about(own, column)) }
            (check(own, path))
        }
    }
}

fn is_long(column: &Column, value: &Value, speech: Speech) -> bool {
    let is_text = column.holds == Holds::Text;
    is_text && (LONG.contains(&column.key) || shown(value, speech).chars().count() > LINE)
}

/// What to fill in. That a field is needed is said beside its name, and how values are parted in a cell does not
/// matter here.
fn about(own: &Drawing<'_>, column: &Column) -> String {
    match (own.speech.tongue, own.wording) {
        (Tongue::En, _) if matches!(column.holds, Holds::Several(_)) => String::new(),
        (Tongue::En, Wording::English) => own.wording.about(column).to_owned(),
        (Tongue::En, Wording::Chinese) => about_in_english(column).to_owned(),
        _ => {
            let about = match column.holds {
                Holds::Date => DATE,
                Holds::Several(_) => column.about.split("用“；”").next().unwrap_or_default(),
                _ => column.about,
            };
            let needed = about.strip_prefix("必填").or_else(|| about.strip_prefix("可不填"));
            let about = needed.map_or(about, |own| own.trim_start_matches(['。', '，']));
            let about = about.trim_end_matches('，');
            // Where there is no more to say than the name.
            own.speech.said(if about == column.zh { "" } else { about })
        }
    }
}

/// A value as it stands in a field.
pub fn shown(value: &Value, speech: Speech) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|own| shown(own, speech)).collect();
            items.join(if speech.tongue == Tongue::En { "; " } else { "；" })
        }
        other => other.to_string(),
    }
}

fn options(own: &Drawing<'_>, list: List, chosen: &str) -> Markup {
    let choices = own.choices.of(list, own.speech);
    let is_known = choices.iter().any(|(id, _)| id == chosen);
    html! {
        option value="" selected[chosen.is_empty()] { "—" }
        // What is on no list stays as it is until somebody chooses.
        @if !is_known && !chosen.is_empty() {
            option value=(chosen) selected { (chosen) }
        }
        @for (id, name) in &choices {
            option value=(id) selected[id == chosen] { (name) }
        }
    }
}

fn several(own: &Drawing<'_>, column: &Column, list: List, path: &str, value: &Value) -> Markup {
    let chosen: Vec<&str> =
        value.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let choices = own.choices.of(list, own.speech);
    let unknown = chosen.iter().filter(|id| choices.iter().all(|(own, _)| own != *id));
    let unknown = unknown.map(|id| ((*id).to_owned(), (*id).to_owned()));
    let all: Vec<(String, String)> = unknown.chain(choices.iter().cloned()).collect();
    let names: Vec<&str> = chosen
        .iter()
        .map(|id| all.iter().find(|(own, _)| own == id).map_or(*id, |(_, name)| name.as_str()))
        .collect();
    html! {
        details class="several" {
            summary id=(format!("f:{path}")) {
                span class="several-name" { (name(own, column)) }
                @if column.is_needed { " " span class="needed" { (own.speech.say("必填", "needed")) } }
                span class="several-chosen" { (names.join(&own.speech.say("、", ", "))) }
            }
            ul {
                @for (id, name) in &all {
                    @let order = chosen.iter().position(|own| own == id);
                    li {
                        label {
                            input type="checkbox" data-draft=(own.draft.key) data-tick=(path) value=(id)
                                id=(format!("f:{path}:{id}")) checked[order.is_some()];
                            " " (name)
                            @if let Some(order) = order { " " small { (order + 1) } }
                        }
                    }
                }
            }
        }
    }
}

/// The place for what is wrong with a field.
fn check(own: &Drawing<'_>, path: &str) -> Markup {
    let said = said(own);
    html! {
        div class="check" id=(format!("c:{path}")) { (maud::PreEscaped(said.get(path).cloned().unwrap_or_default())) }
    }
}

/// What is wrong, by the field beside which it stands. What concerns a field that has no place of its own
/// stands with what it is part of; what concerns the whole, under the empty path.
pub fn said(own: &Drawing<'_>) -> BTreeMap<String, String> {
    let mut by_path: BTreeMap<String, String> = BTreeMap::new();
    for complaint in own.complaints {
        let place = place(&complaint.finding.field);
        by_path.entry(place).or_default().push_str(&one(own, complaint).into_string());
    }
    by_path
}

/// The field of the form beside which a complaint stands.
fn place(field: &str) -> String {
    let (head, rest) =
        field.split_once('[').map_or((field, None), |(head, rest)| (head, Some(rest)));
    let [case, lists @ ..] = &FORMS;
    if let Some(form) = lists.iter().find(|own| own.list == head) {
        let Some((at, key)) = rest.and_then(|rest| rest.split_once(']')) else {
            return head.to_owned();
        };
        let key = key.trim_start_matches('.');
        let is_own = form.columns.iter().any(|own| own.key == key && key != "id");
        let first = form.columns.get(1).map_or("", |own| own.key);
        let key = if is_own || key.is_empty() && first.is_empty() { key } else { first };
        return path_of(head, at.parse().unwrap_or_default(), key);
    }
    if case.columns.iter().any(|own| own.key == head) {
        return head.to_owned();
    }
    // `date` stands with `date.value`, `source` with its address.
    match head {
        "date" => "date.value".to_owned(),
        "source" => "source.url".to_owned(),
        _ => String::new(),
    }
}

fn one(own: &Drawing<'_>, complaint: &Complaint) -> Markup {
    let speech = own.speech;
    let finding = &complaint.finding;
    let is_must = finding.grade == Grade::Must;
    let sentence = speech.said(&why(&finding.why, speech.lang()));
    let is_whole = |text: &String| !text.ends_with('…');
    // A list is not mended by one value of it.
    let is_single = path::get(&own.draft.case, &finding.field)
        .is_none_or(|own| own.is_string() || own.is_null());
    let nearest = finding.nearest.as_ref().filter(|own| is_whole(own) && is_single);
    html! {
        p class=(if is_must { "must" } else { "should" }) {
            span class="grade" { (if is_must { speech.say("必须改", "must fix") } else { speech.say("建议改", "should fix") }) }
            " " (sentence)
            @if let Some(nearest) = nearest {
                " "
                button type="button" class="nearest" data-act=(act(&[
                    ("act", "set".into()), ("draft", own.draft.key.into()),
                    ("path", finding.field.clone().into()), ("text", nearest.clone().into()),
                ])) { (speech.say(&format!("改成“{nearest}”"), &format!("use “{nearest}”"))) }
            } @else if let Some(nearest) = &finding.nearest {
                " " (speech.say(&format!("是不是“{nearest}”？"), &format!("did you mean “{nearest}”?")))
            }
        }
    }
}
