//! What differs from the collection as published, and what can be made of it.

use anlan_author::difference::report::of_field;
use anlan_author::difference::{Changed, Difference, Named};
use anlan_engine::check::Grade;
use maud::{Markup, html};
use serde_json::Value;

use crate::desk::{Desk, Everything};
use crate::page::form::act;
use crate::page::start::{language, title_of};
use crate::speech::Speech;

/// The page.
pub fn changes(desk: &Desk, all: &Everything, difference: &Difference) -> Markup {
    let speech = desk.speech;
    let must = all.checked.count(Grade::Must);
    let n_left_out = all.checked.left_out.len();
    let Difference { added, withdrawn, changed, lists } = difference;
    html! {
        p class="crumbs" { a href="#" { (speech.say("编辑台", "The desk")) } }
        h1 id="heading" tabindex="-1" { (speech.say("改动、预览和发布", "Changes, preview and publishing")) }
        @if difference.is_empty() {
            p class="lead" { (speech.say("和已发布的完全一样。", "The same as published.")) }
        } @else {
            p class="lead" {
                (speech.say(
                    &format!("新增 {} 个，撤回 {} 个，修改 {} 个。", added.len(), withdrawn.len(), changed.len() + lists.len()),
                    &format!("{} added, {} withdrawn, {} changed.", added.len(), withdrawn.len(), changed.len() + lists.len()),
                ))
            }
        }
        @if must > 0 {
            div class="notice" role="note" {
                p {
                    (speech.say(
                        &format!("有 {must} 处必须改。"),
                        &format!("To be fixed: {must}."),
                    ))
                    @if n_left_out > 0 {
                        (speech.say(
                            &format!("{n_left_out} 个案例因此还不能发布。"),
                            &format!(" Cases held back by it: {n_left_out}."),
                        ))
                    }
                    " " a href="#report" { (speech.say("看检查报告", "See the report")) }
                }
            }
        }
        (outputs(speech, difference.is_empty(), must > 0))
        (named(desk, ("新增", "Added"), added))
        (named(desk, ("撤回", "Withdrawn"), withdrawn))
        (changed_cases(desk, changed.iter().chain(lists).collect()))
    }
}

fn outputs(speech: Speech, is_same: bool, is_bad: bool) -> Markup {
    let save = |what: &str| act(&[("act", "save".into()), ("what", what.into())]);
    html! {
        section class="block outputs" aria-labelledby="outputs" {
            h2 id="outputs" { (speech.say("看看，或存下来", "Look at it, or save it")) }
            ul class="ways" {
                li {
                    button type="button" class="button strong" data-act=(act(&[("act", "preview".into())])) { (speech.say("预览", "Preview")) }
                    p { (speech.say("用真正的页面看改动之后的样子。只有这台设备上能看到。", "See the real page with these changes. Nobody else sees it.")) }
                }
                li {
                    button type="button" class="button strong" disabled[is_bad] data-act=(save("site")) { (speech.say("存可以发布的文件夹", "Save the folder to publish")) }
                    p { (speech.say("一个 ZIP：整个网站，换上新的内容。解开后放到网站上，就发布了。", "A ZIP of the whole site with the new content. Unpack it where the site lies: that is publishing.")) }
                }
                li {
                    button type="button" class="button" disabled[is_same] data-act=(save("cases")) { (speech.say("只存改过的案例文件", "Save the changed case files only")) }
                    p { (speech.say("给管理 data/ 文件夹的同事。", "For whoever keeps the folder data/.")) }
                }
                li {
                    button type="button" class="button" disabled[is_bad] data-act=(save("bundle")) { (speech.say("只存新的数据包", "Save the new bundle only")) }
                    p { (speech.say("网页读取的文件：collection.json 等。", "What the page loads: collection.json and the files beside it.")) }
                }
                li {
                    button type="button" class="button" disabled[is_bad] data-act=(save("workbook")) { (speech.say("存为工作簿（XLSX）", "Save as a workbook (XLSX)")) }
                    p { (speech.say("全部案例，可以在表格里改，再放进来。", "All cases, to edit as a spreadsheet and bring in again.")) }
                }
                li {
                    button type="button" class="button" data-act=(save("changes")) { (speech.say("存改动说明", "Save the list of changes")) }
                    p { (speech.say("下面的内容，存成文本。", "What stands below, as text.")) }
                }
            }
        }
    }
}

/// The title that a case goes by: as it stands on the desk, or as it is published.
fn title(desk: &Desk, own: &Named) -> Markup {
    let drafted = desk.drafts.iter().find(|draft| draft.id() == own.id).map(|draft| &draft.case);
    let case = drafted.or_else(|| desk.published().get(&own.id));
    let title = case.map_or("", |case| title_of(case, desk.speech));
    let title = if title.is_empty() { &own.title } else { title };
    html! { span lang=[language(title, desk.speech)] { (title) } }
}

fn named(desk: &Desk, (zh, en): (&str, &str), cases: &[Named]) -> Markup {
    let speech = desk.speech;
    html! {
        @if !cases.is_empty() {
            section class="block" {
                h2 { (speech.say(zh, en)) " " small { (cases.len()) } }
                ul class="plain" {
                    @for own in cases { li { (title(desk, own)) " " code { (own.id) } } }
                }
            }
        }
    }
}

fn changed_cases(desk: &Desk, changed: Vec<&Changed>) -> Markup {
    let speech = desk.speech;
    html! {
        @if !changed.is_empty() {
            section class="block" {
                h2 { (speech.say("修改", "Changed")) " " small { (changed.len()) } }
                @for own in changed {
                    details class="changed" open {
                        summary { (title(desk, &own.named)) " " code { (own.named.id) } }
                        dl {
                            @for change in &own.changes {
                                dt { code { (change.field) } " " (speech.said(&of_field(&change.field, speech.lang()))) }
                                dd {
                                    @if let Some(before) = &change.before { p class="before" { del { (text(before)) } } }
                                    @if let Some(after) = &change.after { p class="after" { ins { (text(after)) } } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
