//! Everything that is wrong on the desk, as the command line says it.

use anlan_author::complaint::Complaint;
use anlan_author::words::{name_of_field, why};
use anlan_engine::check::Grade;
use anlan_importer::columns::{Column, FORMS};
use anlan_importer::wording::Wording;
use maud::{Markup, html};

use crate::desk::{Desk, Everything};
use crate::page::form::act;
use crate::page::start::{language, title};
use crate::speech::{Speech, Tongue};

/// The page.
pub fn report(desk: &Desk, all: &Everything) -> Markup {
    let speech = desk.speech;
    let (must, should) = (all.checked.count(Grade::Must), all.checked.count(Grade::Should));
    let shown = |own: &&Complaint| desk.grade.is_empty() || desk.grade == key(own.finding.grade);
    let rows: Vec<&Complaint> = all.checked.complaints.iter().filter(shown).collect();
    html! {
        p class="crumbs" { a href="#" { (speech.say("编辑台", "The desk")) } }
        h1 id="heading" tabindex="-1" { (speech.say("检查报告", "The report")) }
        p class="lead" {
            (speech.say(
                &format!("连同已发布的共 {} 个案例：必须改 {must} 处，建议改 {should} 处。", all.checked.found),
                &format!("{} cases with those published: {must} must-fix, {should} should-fix.", all.checked.found),
            ))
        }
        @if must + should > 0 {
            div class="tools" role="group" aria-label=(speech.say("显示", "Show")) {
                @for (grade, zh, en, n) in [("", "全部", "All", must + should), ("must", "必须改", "Must fix", must), ("should", "建议改", "Should fix", should)] {
                    button type="button" class="button small" id=(format!("grade-{grade}")) aria-pressed=((desk.grade == grade).to_string())
                        data-act=(act(&[("act", "grade".into()), ("text", grade.into())])) { (speech.say(zh, en)) " " (n) }
                    " "
                }
            }
            ul class="complaints" {
                @for complaint in rows { li class=(key(complaint.finding.grade)) { (one(complaint, all, desk)) } }
            }
        }
        p class="actions" {
            button type="button" class="button" data-act=(act(&[("act", "save".into()), ("what", "report-text".into())])) { (speech.say("存为文本", "Save as text")) }
            " "
            button type="button" class="button" data-act=(act(&[("act", "save".into()), ("what", "report-table".into())])) { (speech.say("存为表格（CSV）", "Save as a table (CSV)")) }
        }
    }
}

fn key(grade: Grade) -> &'static str {
    match grade {
        Grade::Must => "must",
        Grade::Should => "should",
    }
}

/// The name of a field, in the language of the desk.
fn name_of(field: &str, wording: Wording, speech: Speech) -> Option<String> {
    if speech.tongue != Tongue::En {
        return name_of_field(field).map(|own| speech.said(&own));
    }
    let own = |own: &&Column| own.key == field;
    let column = FORMS[0].columns.iter().find(own)?;
    Some(if wording == Wording::English { wording.heading(column) } else { column.en }.to_owned())
}

fn one(complaint: &Complaint, all: &Everything, desk: &Desk) -> Markup {
    let speech = desk.speech;
    let finding = &complaint.finding;
    let is_must = finding.grade == Grade::Must;
    let field = &finding.field;
    let name = name_of(field, all.folder.wording(), speech);
    let draft = all.drafts.get(&complaint.file).and_then(|key| desk.draft(*key));
    let is_there = |own: &&String| !["", "[]", "null"].contains(&own.as_str());
    let line = complaint.line.map(|line| format!(":{line}")).unwrap_or_default();
    html! {
        p class="where" {
            @if let Some(draft) = draft {
                @let title = title(draft, speech);
                a href=(format!("#draft-{}", draft.key)) lang=[language(&title, speech)] { (title) }
            } @else {
                (complaint.file) (line)
            }
            @if !field.is_empty() {
                " · " code { (field) }
                @if let Some(name) = name { " " (name) }
            }
        }
        p class=(key(finding.grade)) {
            span class="grade" { (if is_must { speech.say("必须改", "must fix") } else { speech.say("建议改", "should fix") }) }
            " " (speech.said(&why(&finding.why, speech.lang())))
        }
        @if let Some(value) = finding.value.as_ref().filter(is_there) {
            p class="fine" {
                (speech.say("现在是", "found")) " “" (value) "”"
                @if let Some(nearest) = &finding.nearest {
                    (speech.say("，是不是", " – did you mean ")) "“" (nearest) "”" (speech.say("？", "?"))
                }
            }
        }
    }
}
