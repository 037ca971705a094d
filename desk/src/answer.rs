//! Acts, answered: each changes the desk and says which parts of the screen are to be written anew.

use std::collections::BTreeMap;

use anlan_author::draft;
use anlan_engine::check::{Grade, nearest};
use anlan_importer::columns::{FORMS, Holds};
use anyhow::{Context as _, Result};
use maud::{Markup, html};
use serde_json::{Value, json};

use crate::act::{Act, Made, Reply};
use crate::choices::Choices;
use crate::desk::{Desk, Withdrawal};
use crate::draft::{Draft, blank_entry};
use crate::page::form::{Drawing, form, said};
use crate::page::start::start;
use crate::page::{article, cases, changes, draft as draft_page, report as report_page};
use crate::path;

/// Where the navigation says how much must be put right. Only that is written anew while somebody writes: a link
/// that is being pressed must stay the same.
const N_MUST: &str = "n-must";

/// The pages of the desk, as addresses name them, but those of drafts.
const PAGES: [&str; 4] = ["", "cases", "report", "changes"];

impl Desk {
    /// Does what was asked for. What cannot be done is said, and leaves the desk as it was.
    ///
    /// # Errors
    /// Where something of the desk itself cannot be read or made.
    #[expect(clippy::too_many_lines, reason = "one arm for each act")]
    pub fn answer(&mut self, act: Act, files: Vec<Made>) -> Result<Reply> {
        let mut reply = Reply::default();
        let changes = !matches!(
            act,
            Act::Show { .. }
                | Act::Find { .. }
                | Act::Grade { .. }
                | Act::Save { .. }
                | Act::Preview
        );
        match act {
            Act::Open { page, .. } | Act::Show { page } => {
                self.page = page;
                return self.whole(reply, true);
            }
            Act::Take => self.taking(&mut reply, |desk| desk.take(files))?,
            Act::Paste { text } => {
                if text.trim().is_empty() {
                    reply.said =
                        Some(self.speech.say("还没有粘贴文字。", "Nothing is pasted yet."));
                    return Ok(reply);
                }
                self.taking(&mut reply, |desk| {
                    desk.taken.clear();
                    desk.take_article("", text.as_bytes());
                })?;
            }
            Act::Begin => {
                let key = self.fresh_key();
                self.drafts.push(Draft::blank(key));
                reply.page = Some(format!("draft-{key}"));
            }
            Act::Edit { id } => {
                let key = self.edit(&id).with_context(|| format!("there is no case {id}"))?;
                reply.page = Some(format!("draft-{key}"));
            }
            Act::Withdraw { id, text, text_en, successor } => {
                let [reason, reason_en, successor] =
                    [text, text_en, successor].map(|own| own.trim().to_owned());
                if let Some(why) = self.not_a_successor(&successor, &id) {
                    reply.said = Some(why);
                    return Ok(reply);
                }
                self.drafts.retain(|own| !own.is_of(&id));
                reply.said =
                    Some(self.speech.say("将在发布时撤回。", "To be withdrawn when published."));
                self.withdrawn.insert(id, Withdrawal { reason, reason_en, successor });
                self.show_found(&mut reply)?;
            }
            Act::Keep { id } => {
                self.withdrawn.remove(&id);
                self.show_found(&mut reply)?;
            }
            Act::Find { text } => {
                self.needle = text;
                reply.parts.insert("found".to_owned(), cases::found(self).into_string());
            }
            Act::Set { draft, path, text } => self.set(draft, &path, &text, &mut reply)?,
            Act::Tick { draft, path, value, on } => {
                self.tick(draft, &path, &value, on, &mut reply)?;
            }
            Act::Add { draft, path } => {
                let own = self.draft_mut(draft).context("there is no such draft")?;
                let at = path::list(&own.case, &path).len();
                own.set(&format!("{path}[{at}]"), blank_entry(&path));
                self.draw(draft, true, &mut reply)?;
                reply.focus = Some(first_field(&path, at));
            }
            Act::Remove { draft, path, at } => {
                self.draft_mut(draft).context("there is no such draft")?.take_out(&path, at);
                self.draw(draft, true, &mut reply)?;
                reply.focus = Some(format!("list:{path}"));
            }
            Act::Accept { draft, at } => self.decide(draft, at, true, &mut reply)?,
            Act::Refuse { draft, at } => self.decide(draft, at, false, &mut reply)?,
            Act::Undo { draft } => self.travel(draft, Draft::undo, &mut reply)?,
            Act::Redo { draft } => self.travel(draft, Draft::redo, &mut reply)?,
            Act::Discard { draft } => {
                let at = self.drafts.iter().position(|own| own.key == draft);
                self.discarded = at.map(|at| self.drafts.remove(at));
                reply = self.whole(reply, false)?;
                reply.focus = Some("drafts".to_owned());
            }
            Act::Restore => {
                if let Some(draft) = self.discarded.take() {
                    self.is_back(&draft);
                    self.drafts.push(draft);
                }
                reply = self.whole(reply, false)?;
                reply.focus = Some("drafts".to_owned());
            }
            Act::Grade { text } => {
                self.grade = text;
                reply = self.whole(reply, false)?;
            }
            Act::Save { what } => self.save(what, files, &mut reply)?,
            Act::Preview => {
                reply.made = self.preview()?;
                reply.is_preview = true;
            }
        }
        reply.files = reply.made.iter().map(|own| own.name.clone()).collect();
        if changes {
            reply.saved = Some(self.saved()?);
        }
        Ok(reply)
    }

    /// Why a case cannot take the place of another; none where it can, or where none is named.
    fn not_a_successor(&self, successor: &str, id: &str) -> Option<String> {
        let published = self.published().keys().map(String::as_str);
        let drafts = self.drafts.iter().map(|own| path::text(&own.case, "id"));
        let known: Vec<&str> = published
            .chain(drafts)
            .filter(|own| *own != id && !self.withdrawn.contains_key(*own))
            .collect();
        if successor.is_empty() || known.contains(&successor) {
            return None;
        }
        let speech = self.speech;
        let mut why = speech.say(
            &format!("“{successor}”不能接替：没有这个编号的案例，或者它也要撤回。"),
            &format!(
                "“{successor}” cannot take its place: no case has that id, or it is withdrawn too."
            ),
        );
        if let Some(near) = nearest(successor, known) {
            let meant = (format!("是不是 {near}？"), format!(" Did you mean {near}?"));
            why.push_str(&speech.say(&meant.0, &meant.1));
        }
        Some(why)
    }

    /// Takes something in, and shows the page where one can go on with it.
    fn taking(&mut self, reply: &mut Reply, take: impl FnOnce(&mut Desk)) -> Result<()> {
        take(self);
        let drafts: Vec<u32> = self.taken.iter().flat_map(|own| own.drafts.clone()).collect();
        let is_refused = self.taken.iter().any(|own| own.is_refused);
        reply.said = Some(self.speech.say(
            &format!("读完了：{} 份草稿。", drafts.len()),
            &format!("Read. Drafts made: {}.", drafts.len()),
        ));
        if let ([draft], false) = (drafts.as_slice(), is_refused) {
            reply.page = Some(format!("draft-{draft}"));
            return Ok(());
        }
        self.page = String::new();
        let own = std::mem::take(reply);
        *reply = self.whole(own, false)?;
        reply.page = Some(String::new());
        reply.focus = Some("taken".to_owned());
        Ok(())
    }

    /// The page that is shown, written anew.
    fn whole(&mut self, mut reply: Reply, is_new: bool) -> Result<Reply> {
        let key = self.page.strip_prefix("draft-").and_then(|key| key.parse().ok());
        // A draft may be gone since its address was noted.
        let key = key.filter(|key| self.draft(*key).is_some());
        if !PAGES.contains(&self.page.as_str()) && key.is_none() {
            self.page = String::new();
        }
        let all = self.everything()?;
        self.count(&all);
        let main = match (self.page.as_str(), key) {
            ("cases", _) => cases::cases(self),
            ("report", _) => report_page::report(self, &all),
            ("changes", _) => changes::changes(self, &all, &self.difference(&all.folder)),
            (_, Some(key)) => self.drawing(key, draft_page::draft)?,
            _ => start(self, &all),
        };
        reply.parts.insert("page".to_owned(), main.into_string());
        reply.parts.insert("desk-nav".to_owned(), self.nav().into_string());
        if is_new {
            reply.focus = Some("heading".to_owned());
        }
        Ok(reply)
    }

    /// The cases that were looked for, and what their state does to the rest.
    fn show_found(&mut self, reply: &mut Reply) -> Result<()> {
        reply.parts.insert("found".to_owned(), cases::found(self).into_string());
        let all = self.everything()?;
        self.count(&all);
        reply.parts.insert(N_MUST.to_owned(), self.n_must_shown());
        Ok(())
    }

    /// How much must be put right, where there is anything.
    fn n_must_shown(&self) -> String {
        match self.n_must() {
            0 => String::new(),
            n => n.to_string(),
        }
    }

    fn nav(&self) -> Markup {
        let at = |page: &str| (self.page == page).then_some("page");
        html! {
            a href="#" aria-current=[at("")] { (self.speech.say("草稿", "Drafts")) @if !self.drafts.is_empty() { " " small { (self.drafts.len()) } } }
            a href="#cases" aria-current=[at("cases")] { (self.speech.say("已发布", "Published")) " " small { (self.published().len()) } }
            a href="#report" aria-current=[at("report")] { (self.speech.say("检查", "Report")) " " small id=(N_MUST) class="must" { (self.n_must_shown()) } }
            a href="#changes" aria-current=[at("changes")] { (self.speech.say("预览和发布", "Publish")) }
        }
    }

    /// Draws something of a draft.
    fn drawing<T>(&self, key: u32, draw: impl FnOnce(&Drawing<'_>) -> T) -> Result<T> {
        let complaints = self.check_draft(key)?;
        let lists = self.lists();
        let choices = Choices::new(&lists);
        let draft = self.draft(key).context("there is no such draft")?;
        Ok(draw(&Drawing {
            speech: self.speech,
            choices: &choices,
            draft,
            complaints: &complaints,
            wording: lists.wording(),
        }))
    }

    /// Writes the parts of a draft's page anew that a change may concern; the form only where its fields
    /// are others, since somebody is writing in it.
    fn draw(&mut self, key: u32, with_form: bool, reply: &mut Reply) -> Result<()> {
        let (parts, n_must) = self.drawing(key, |own| {
            let must = own.complaints.iter().filter(|own| own.finding.grade == Grade::Must);
            let n_must = must.count();
            let mut parts = BTreeMap::new();
            parts.insert("progress".to_owned(), draft_page::progress(own).into_string());
            let tools = draft_page::tools(own.draft, own.speech);
            parts.insert("tools".to_owned(), tools.into_string());
            parts.insert(
                "heading".to_owned(),
                crate::page::start::heading(own.draft, own.speech).into_string(),
            );
            if let crate::draft::Origin::Article { article: read, accepted, .. } = &own.draft.origin
            {
                let offers = article::article(own, read, accepted);
                parts.insert("article".to_owned(), offers.into_string());
            }
            if with_form {
                parts.insert("form".to_owned(), form(own).into_string());
            } else {
                let mut complaints = said(own);
                complaints.remove("");
                parts.insert("checks".to_owned(), json!(complaints).to_string());
            }
            (parts, n_must)
        })?;
        self.count_of(key, n_must);
        reply.parts.extend(parts);
        reply.parts.insert(N_MUST.to_owned(), self.n_must_shown());
        Ok(())
    }

    /// Puts what was written into a field, read as what the field holds.
    fn set(&mut self, key: u32, path: &str, text: &str, reply: &mut Reply) -> Result<()> {
        let own = self.draft_mut(key).context("there is no such draft")?;
        let now = path::get(&own.case, path).cloned();
        let value = read(path, text);
        if now.as_ref() != Some(&value) {
            own.set(path, value);
        }
        self.draw(key, false, reply)?;
        // A button wrote it, and so the field does not show it yet.
        let shown = self.draft(key).and_then(|own| path::get(&own.case, path));
        let shown = crate::page::form::shown(shown.unwrap_or(&Value::Null), self.speech);
        reply.parts.insert(
            "field".to_owned(),
            json!({ "id": format!("f:{path}"), "value": shown }).to_string(),
        );
        Ok(())
    }

    fn tick(
        &mut self,
        key: u32,
        path: &str,
        value: &str,
        on: bool,
        reply: &mut Reply,
    ) -> Result<()> {
        let own = self.draft_mut(key).context("there is no such draft")?;
        let mut chosen: Vec<Value> = path::list(&own.case, path).to_vec();
        chosen.retain(|own| own != value);
        if on {
            chosen.push(json!(value));
        }
        own.set(path, Value::Array(chosen));
        self.draw(key, true, reply)?;
        reply.parts.insert("open".to_owned(), format!("f:{path}"));
        reply.focus = Some(format!("f:{path}:{value}"));
        Ok(())
    }

    fn decide(&mut self, key: u32, at: usize, is_accepted: bool, reply: &mut Reply) -> Result<()> {
        let script = self.speech.script;
        let own = self.draft_mut(key).context("there is no such draft")?;
        own.answer(at, is_accepted, |case| draft::written(case, script));
        self.draw(key, true, reply)?;
        reply.focus = Some(format!("offer-{at}"));
        Ok(())
    }

    fn travel(
        &mut self,
        key: u32,
        travel: fn(&mut Draft) -> bool,
        reply: &mut Reply,
    ) -> Result<()> {
        travel(self.draft_mut(key).context("there is no such draft")?);
        self.draw(key, true, reply)
    }
}

/// A text as the value that a field holds. What is no number, for one, stays a text, so that nothing is lost
/// and the check says what is wrong with it.
fn read(path: &str, text: &str) -> Value {
    let trimmed = text.trim();
    let (head, rest) = path.split_once('[').map_or((path, ""), |(head, rest)| (head, rest));
    let key = rest.split_once(']').map_or("", |(_, key)| key.trim_start_matches('.'));
    let form = FORMS.iter().find(|own| own.list == head).unwrap_or(&FORMS[0]);
    let key = if form.list.is_empty() { head } else { key };
    let Some(column) = form.columns.iter().find(|own| own.key == key) else {
        return json!(text);
    };
    let is_none = trimmed.is_empty() && !column.is_needed;
    match column.holds {
        Holds::Number => {
            let number = trimmed.replace(['，', ','], "").parse::<f64>().ok();
            match number.and_then(serde_json::Number::from_f64) {
                _ if trimmed.is_empty() => Value::Null,
                Some(number) => whole_number(&number).unwrap_or(Value::Number(number)),
                None => json!(text),
            }
        }
        Holds::Truth => json!(trimmed == "true"),
        Holds::Words | Holds::Several(_) => {
            let words = trimmed.split(['；', ';', '、', '\n']).map(str::trim);
            words.filter(|own| !own.is_empty()).collect()
        }
        _ if is_none => Value::Null,
        Holds::Text => json!(text.trim_matches(['\n', '\r'])),
        _ => json!(trimmed),
    }
}

/// A number without a fraction as the case files have it.
fn whole_number(number: &serde_json::Number) -> Option<Value> {
    let float = number.as_f64()?;
    let text = float.to_string();
    text.parse::<i64>().ok().map(|own| json!(own))
}

/// The id of the first field of an entry.
fn first_field(list: &str, at: usize) -> String {
    let form = FORMS.iter().find(|own| own.list == list);
    let key = form.and_then(|own| own.columns.get(1)).map_or("", |own| own.key);
    if key.is_empty() { format!("f:{list}[{at}]") } else { format!("f:{list}[{at}].{key}") }
}
