//! The page of one draft: how far it is, what an article offers, and the form.

use maud::{Markup, html};

use crate::completeness::points;
use crate::draft::{Draft, Origin};
use crate::page::article::article;
use crate::page::form::{Drawing, act, form, said};
use crate::page::start::{heading, origin};
use crate::speech::Speech;

/// The page.
pub fn draft(own: &Drawing<'_>) -> Markup {
    let Drawing { speech, draft, .. } = *own;
    html! {
        p class="crumbs" { a href="#" { (speech.say("编辑台", "The desk")) } " › " (origin(draft, speech)) }
        h1 id="heading" tabindex="-1" { (heading(draft, speech)) }
        div id="tools" class="tools" { (tools(draft, speech)) }
        div class="draft" {
            aside class="progress" id="progress" aria-label=(speech.say("完成程度", "How far it is")) { (progress(own)) }
            div class="draft-body" {
                @if let Origin::Article { article: read, accepted, .. } = &draft.origin {
                    div id="article" { (article(own, read, accepted)) }
                }
                div id="form" { (form(own)) }
            }
        }
    }
}

/// The buttons of a draft.
pub fn tools(draft: &Draft, speech: Speech) -> Markup {
    let (past, future) = draft.has_states();
    let key = draft.key;
    html! {
        button type="button" id="undo" class="button small" disabled[!past] data-act=(act(&[("act", "undo".into()), ("draft", key.into())])) { (speech.say("撤销", "Undo")) }
        " "
        button type="button" id="redo" class="button small" disabled[!future] data-act=(act(&[("act", "redo".into()), ("draft", key.into())])) { (speech.say("重做", "Redo")) }
        " "
        button type="button" class="button small" data-act=(act(&[("act", "save".into()), ("what", serde_json::json!({ "draft": key }))])) { (speech.say("存为案例文件", "Save as a case file")) }
        " "
        a class="button small" href="#changes" { (speech.say("预览和发布", "Preview and publish")) }
    }
}

/// How far a draft is, and what concerns the whole of it.
pub fn progress(own: &Drawing<'_>) -> Markup {
    let speech = own.speech;
    let points = points(&own.draft.case, &own.columns(), speech);
    let met = points.iter().filter(|own| own.is_met()).count();
    let whole = said(own).remove("").unwrap_or_default();
    html! {
        h2 { (speech.say("完成程度", "How far it is")) " " small { (met) " / " (points.len()) } }
        progress max=(points.len()) value=(met) aria-hidden="true" {}
        ul class="points" {
            @for point in &points {
                li class=(if point.is_met() { "met" } else { "unmet" }) {
                    span class="mark" aria-hidden="true" { (if point.is_met() { "✓" } else { "○" }) }
                    " " (point.name)
                    @if point.of > 1 { " " small { (point.have) " / " (point.of) } }
                    @if !point.is_met() { span class="visually-hidden" { (speech.say("，还没有", ", not yet")) } }
                }
            }
        }
        (maud::PreEscaped(whole))
    }
}
