//! The cases of the collection, to be edited or withdrawn.

use maud::{Markup, html};
use serde_json::Value;

use crate::desk::Desk;
use crate::page::form::act;
use crate::path;

/// So many cases are listed.
const LISTED: usize = 40;

/// The page.
pub fn cases(desk: &Desk) -> Markup {
    let speech = desk.speech;
    html! {
        p class="crumbs" { a href="#" { (speech.say("编辑台", "The desk")) } }
        h1 id="heading" tabindex="-1" { (speech.say("已发布的案例", "Published cases")) }
        p class="lead" {
            (speech.say(
                "修改会变成一份草稿；撤下的案例不再出现，旧链接会说明已经撤回。发布之前一切照旧。",
                "An edit becomes a draft; a withdrawn case is no longer shown, and old links say so. Until it is published, all stays as it is.",
            ))
        }
        label for="find" { (speech.say("按标题、编号或单位找", "Find by title, id or organ")) }
        input id="find" type="search" autocomplete="off" value=(desk.needle) data-find="";
        div id="found" { (found(desk)) }
    }
}

/// The cases that were looked for.
pub fn found(desk: &Desk) -> Markup {
    let speech = desk.speech;
    let needle = speech.script.simplified(&desk.needle).to_lowercase();
    let needle = needle.trim();
    let fits = |own: &&Value| {
        let fields = ["title", "title_en", "id", "organ"];
        fields.iter().any(|field| path::text(own, field).to_lowercase().contains(needle))
    };
    let hits: Vec<&Value> = desk.published().values().filter(fits).collect();
    html! {
        p class="fine" role="status" {
            (speech.say(&format!("{} 个", hits.len()), &format!("{} cases", hits.len())))
            @if hits.len() > LISTED { (speech.say(&format!("，列出前 {LISTED} 个"), &format!(", the first {LISTED} listed"))) }
        }
        ul class="cards" {
            @for case in hits.into_iter().take(LISTED) {
                @let id = path::text(case, "id");
                li { article class="card" {
                    h2 { (path::text(case, "title")) }
                    p class="fine" { (path::text(case, "organ")) " · " code { (id) } }
                    @if let Some([why, _]) = desk.withdrawn.get(id) {
                        p { span class="count must" { (speech.say("将撤下", "to be withdrawn")) } @if !why.is_empty() { " " (why) } }
                        button type="button" class="button small" data-act=(act(&[("act", "keep".into()), ("id", id.into())])) { (speech.say("不撤了", "Keep it")) }
                    } @else {
                        button type="button" class="button small" data-act=(act(&[("act", "edit".into()), ("id", id.into())])) { (speech.say("修改", "Edit")) }
                        " "
                        details class="withdraw" {
                            summary { (speech.say("撤下", "Withdraw")) }
                            label for=(format!("why-{id}")) { (speech.say("为什么撤下（会公开）", "Why, in Chinese (it will be public)")) }
                            input id=(format!("why-{id}")) type="text" autocomplete="off";
                            label for=(format!("why-en-{id}")) { (speech.say("英文说明", "The same in English")) }
                            input id=(format!("why-en-{id}")) type="text" autocomplete="off";
                            button type="button" class="button small" data-act=(act(&[("act", "withdraw".into()), ("id", id.into())])) data-text=(format!("why-{id}")) data-text-en=(format!("why-en-{id}")) { (speech.say("撤下这个案例", "Withdraw this case")) }
                        }
                    }
                } }
            }
        }
    }
}
