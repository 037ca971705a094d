//! The first page: what may come in, and what is worked on.

use anlan_engine::check::Grade;
use maud::{Markup, html};
use serde_json::Value;

use crate::desk::{Desk, Everything};
use crate::draft::{Draft, Origin};
use crate::page::form::act;
use crate::path;
use crate::speech::{Speech, Tongue};

/// The page.
pub fn start(desk: &Desk, all: &Everything) -> Markup {
    let speech = desk.speech;
    html! {
        h1 id="heading" tabindex="-1" { (speech.say("编辑台", "The desk")) }
        p class="lead" {
            (speech.say(
                "把表格或文章放进来，核对、修改，预览，再存成可以发布的文件夹。一切都在这台设备上进行，什么都不会上传。",
                "Bring a spreadsheet or an article, check and edit it, look at a preview, and save a folder to publish. It all happens on this device; nothing is uploaded.",
            ))
        }
        (bring(speech))
        @if !desk.taken.is_empty() { (taken(desk)) }
        section class="block" aria-labelledby="drafts" {
            h2 id="drafts" tabindex="-1" { (speech.say("正在做的", "In the making")) " " small { (desk.drafts.len()) } }
            @if desk.drafts.is_empty() {
                p class="empty" { (speech.say("还没有草稿。放进来的每个案例都会在这里。", "No drafts yet. Each case that comes in stands here.")) }
            }
            ul class="cards" {
                @for draft in &desk.drafts { li { (card(draft, desk, all)) } }
            }
            @if desk.discarded.is_some() {
                p { (speech.say("草稿已丢弃。", "The draft is thrown away.")) " "
                    button type="button" class="link" data-act=(act(&[("act", "restore".into())])) { (speech.say("恢复", "Bring it back")) } }
            }
            p class="actions" {
                button type="button" class="button" data-act=(act(&[("act", "begin".into())])) { (speech.say("新建空白案例", "Begin an empty case")) }
                " "
                a class="button" href="#cases" { (speech.say("修改或撤回已有的案例", "Edit or withdraw a published case")) }
                " "
                button type="button" class="button" data-act=(act(&[("act", "save".into()), ("what", "template".into())])) { (speech.say("下载空白表格", "Download the empty workbook")) }
            }
        }
    }
}

/// Where files are dropped, chosen, or a text is pasted.
fn bring(speech: Speech) -> Markup {
    html! {
        section class="bring" aria-labelledby="bring" {
            h2 id="bring" class="visually-hidden" { (speech.say("放进来", "Bring in")) }
            div class="drop" id="drop" {
                p class="drop-lead" { (speech.say("把文件拖到这里", "Drop files here")) }
                p {
                    label class="button strong" for="files" { (speech.say("选择文件", "Choose files")) }
                    input id="files" type="file" multiple class="visually-hidden"
                        accept=".xlsx,.xls,.ods,.csv,.tsv,.html,.htm,.txt,.docx,.json,.zip";
                }
                dl class="kinds" {
                    div { dt { (speech.say("表格", "Spreadsheets")) } dd { "XLSX · XLS · ODS · CSV" } }
                    div { dt { (speech.say("文章", "Articles")) } dd { "HTML · TXT · DOCX" } }
                    div { dt { (speech.say("案例文件或数据文件夹", "Case files or a data folder")) } dd { "JSON · ZIP" } }
                }
            }
            details class="paste" {
                summary { (speech.say("或者粘贴一篇文章", "Or paste an article")) }
                label for="paste" { (speech.say("文章全文，或网页的源代码", "The whole text, or the source of its page")) }
                textarea id="paste" rows="8" {}
                button type="button" class="button" data-act=(act(&[("act", "paste".into())])) data-text="paste" { (speech.say("读这篇文章", "Read this article")) }
            }
        }
    }
}

/// What was said of what came in last.
fn taken(desk: &Desk) -> Markup {
    let speech = desk.speech;
    html! {
        section class="block" aria-labelledby="taken" {
            h2 id="taken" tabindex="-1" { (speech.say("刚才放进来的", "What came in last")) }
            @for own in &desk.taken {
                div class=(if own.is_refused { "taken refused" } else { "taken" }) {
                    h3 { @if own.name.is_empty() { (speech.say("粘贴的文章", "A pasted article")) } @else { (own.name) } }
                    p {
                        @if own.is_refused { (speech.said(&own.report)) }
                        @else if own.drafts.is_empty() { (speech.say("没有新的内容：与已发布的相同。", "Nothing new in it: the same as published.")) }
                        @else { (speech.say(&format!("{} 份草稿。", own.drafts.len()), &format!("Drafts made: {}.", own.drafts.len()))) }
                    }
                    @if !own.is_refused && !own.report.is_empty() {
                        details {
                            summary { (speech.say("全部说明", "All that was said")) }
                            pre class="said" tabindex="0" { (speech.said(&own.report)) }
                        }
                    }
                }
            }
        }
    }
}

/// A draft on the first page.
fn card(draft: &Draft, desk: &Desk, all: &Everything) -> Markup {
    let speech = desk.speech;
    let title = title(draft, speech);
    let (must, should) = (all.count(draft.key, Grade::Must), all.count(draft.key, Grade::Should));
    html! {
        article class="card" {
            h3 { a href=(format!("#draft-{}", draft.key)) lang=[language(&title, speech)] { (title) } }
            p class="fine" { (origin(draft, speech)) @if !draft.id().is_empty() { " · " code { (draft.id()) } } }
            p {
                @if must > 0 { span class="count must" { (speech.say(&format!("必须改 {must} 处"), &format!("{must} must-fix"))) } " " }
                @if should > 0 { span class="count should" { (speech.say(&format!("建议改 {should} 处"), &format!("{should} should-fix"))) } }
                @if must + should == 0 { span class="count good" { (speech.say("没有问题", "nothing to fix")) } }
            }
            button type="button" class="quiet" data-act=(act(&[("act", "discard".into()), ("draft", draft.key.into())]))
                aria-label=(speech.say(&format!("丢弃“{title}”"), &format!("Throw away “{title}”"))) { (speech.say("丢弃", "Throw away")) }
        }
    }
}

/// The title of a draft, or that it has none.
pub fn title(draft: &Draft, speech: Speech) -> String {
    let own = title_of(&draft.case, speech);
    if own.is_empty() {
        speech.say("（还没有标题）", "(no title yet)")
    } else {
        own.to_owned()
    }
}

/// The same with its language.
pub fn heading(draft: &Draft, speech: Speech) -> Markup {
    let title = title(draft, speech);
    html! { span lang=[language(&title, speech)] { (title) } }
}

/// The title of a case: in English the English one, where it has one.
pub fn title_of(case: &Value, speech: Speech) -> &str {
    let english = path::text(case, "title_en");
    let is_wanted = speech.tongue == Tongue::En && !english.trim().is_empty();
    if is_wanted { english } else { path::text(case, "title") }
}

/// The language of a text, where it is not that of the page around it.
pub fn language(text: &str, speech: Speech) -> Option<&'static str> {
    let is_other = speech.tongue == Tongue::En
        && text.chars().any(|ch| ('\u{4e00}'..='\u{9fff}').contains(&ch));
    is_other.then_some("zh-Hans")
}

/// Where a draft is from, in words.
pub fn origin(draft: &Draft, speech: Speech) -> String {
    match &draft.origin {
        Origin::Blank => speech.say("新建", "begun here"),
        Origin::Published { .. } => speech.say("修改已发布的案例", "a published case, edited"),
        Origin::File { place } => speech.say("读自 ", "read from ") + &speech.said(place),
        Origin::Article { name, .. } if name.is_empty() => {
            speech.say("粘贴的文章", "a pasted article")
        }
        Origin::Article { name, .. } => speech.say("文章 ", "the article ") + name,
    }
}
