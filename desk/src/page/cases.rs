//! The cases of the collection, to be edited or withdrawn.

use anlan_importer::wording::Wording;
use maud::{Markup, html};
use serde_json::Value;

use crate::desk::Desk;
use crate::page::form::act;
use crate::page::start::{language, title_of};
use crate::path;

/// So many cases are listed.
const LISTED: usize = 40;

/// The ids of so many cases are offered for a successor.
const OFFERED: usize = 1000;

/// The page.
pub fn cases(desk: &Desk) -> Markup {
    let speech = desk.speech;
    html! {
        p class="crumbs" { a href="#" { (speech.say("编辑台", "The desk")) } }
        h1 id="heading" tabindex="-1" { (speech.say("已发布的案例", "Published cases")) }
        p class="lead" {
            (speech.say(
                "修改会变成一份草稿；撤回的案例不再出现，旧链接会说明已经撤回。发布之前一切照旧。",
                "An edit becomes a draft; a withdrawn case is no longer shown, and old links say so. Until it is published, all stays as it is.",
            ))
        }
        label for="find" { (speech.say("按标题、编号或单位找", "Find by title, id or organ")) }
        input id="find" type="search" autocomplete="off" value=(desk.needle) data-find="";
        div id="found" { (found(desk)) }
        // Beyond that a list to choose from helps nobody.
        @if desk.published().len() <= OFFERED {
            datalist id="ids" {
                @for (id, case) in desk.published() {
                    @if !desk.withdrawn.contains_key(id) { option value=(id) { (title_of(case, speech)) } }
                }
            }
        }
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
    let is_english = desk.lists().wording() == Wording::English;
    let hits: Vec<&Value> = desk.published().values().filter(fits).collect();
    html! {
        p class="fine" role="status" {
            (speech.say(&format!("{} 个", hits.len()), &format!("Cases found: {}", hits.len())))
            @if hits.len() > LISTED { (speech.say(&format!("，列出前 {LISTED} 个"), &format!(", the first {LISTED} listed"))) }
        }
        ul class="cards" {
            @for case in hits.into_iter().take(LISTED) {
                @let id = path::text(case, "id");
                li { article class="card" {
                    @let title = title_of(case, speech);
                    h2 lang=[language(title, speech)] { (title) }
                    p class="fine" { (path::text(case, "organ")) " · " code { (id) } }
                    @if let Some(own) = desk.withdrawn.get(id) {
                        p {
                            span class="count must" { (speech.say("将撤回", "to be withdrawn")) }
                            @if !own.reason.is_empty() { " " (own.reason) }
                            @if !own.successor.is_empty() { " " (speech.say("接替：", "Instead: ")) code { (own.successor) } }
                        }
                        button type="button" class="button small" data-act=(act(&[("act", "keep".into()), ("id", id.into())])) { (speech.say("不撤回了", "Keep it")) }
                    } @else {
                        button type="button" class="button small" data-act=(act(&[("act", "edit".into()), ("id", id.into())])) { (speech.say("修改", "Edit")) }
                        " "
                        details class="withdraw" {
                            summary { (speech.say("撤回", "Withdraw")) }
                            @let why = format!("why-{id}");
                            @let other = if is_english { why.clone() } else { format!("why-en-{id}") };
                            label for=(why) {
                                @if is_english { (speech.say("为什么撤回（会公开）", "Why (it will be public)")) }
                                @else { (speech.say("为什么撤回（会公开）", "Why, in Chinese (it will be public)")) }
                            }
                            input id=(why) type="text" autocomplete="off";
                            @if !is_english {
                                label for=(other) { (speech.say("英文说明", "The same in English")) }
                                input id=(other) type="text" autocomplete="off";
                            }
                            @let successor = format!("successor-{id}");
                            label for=(successor) { (speech.say("由哪个案例接替（编号，没有就空着）", "The id of the case that takes its place, if there is one")) }
                            input id=(successor) type="text" autocomplete="off" spellcheck="false" list="ids";
                            button type="button" class="button small" data-act=(act(&[("act", "withdraw".into()), ("id", id.into())])) data-text=(why) data-text-en=(other) data-successor=(successor) { (speech.say("撤回这个案例", "Withdraw this case")) }
                        }
                    }
                } }
            }
        }
    }
}
