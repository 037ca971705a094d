//! What the desk makes: files to be saved, and a preview.

use anlan_author::bundle::{self, Leaves};
use anlan_author::difference;
use anlan_author::provenance::LEFT_OUT;
use anlan_author::report::Report;
use anlan_author::workbook;
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use crate::act::{Made, Output, Reply};
use crate::desk::{Desk, file_of, text_of};
use crate::draft::Draft;
use crate::packing::zip;
use crate::path;
use crate::speech::{Speech, Tongue};

impl Desk {
    /// Makes what is to be saved.
    ///
    /// # Errors
    /// Where something must be put right first, or cannot be made.
    pub(crate) fn save(&mut self, what: Output, site: Vec<Made>, reply: &mut Reply) -> Result<()> {
        let lang = self.speech.lang();
        let file = |name: &str, bytes: Vec<u8>| Made { name: name.to_owned(), bytes };
        let stamp = if self.today.is_empty() { "desk" } else { &self.today };
        let made = match what {
            Output::Template => {
                let name = self.speech.say("空白表格.xlsx", "template.xlsx");
                file(&name, workbook::empty(&self.folder())?)
            }
            Output::Workbook => {
                let bytes = workbook::of_cases(&self.everything()?.checked, lang)?;
                file(&format!("anlan-{stamp}.xlsx"), bytes.with_context(|| self.not_right())?)
            }
            Output::Cases => file(&format!("cases-{stamp}.zip"), zip(&self.changed_files()?)?),
            Output::Bundle => {
                let (all, _) = self.released()?;
                let made = bundle::make(&all.checked, Leaves::No, false)?
                    .with_context(|| self.not_right())?;
                file(&format!("data-{stamp}.zip"), zip(&in_data(made.data))?)
            }
            Output::ReportText => {
                let text = Report::of(&self.everything()?.checked).text(lang);
                file(&format!("report-{stamp}.txt"), self.speech.said(&text).into_bytes())
            }
            Output::ReportTable => {
                let table = Report::of(&self.everything()?.checked).csv(lang)?;
                file(&format!("report-{stamp}.csv"), self.speech.said(&table).into_bytes())
            }
            Output::Changes => {
                let difference = self.difference(&self.folder());
                let text = difference::report::report(&difference, lang);
                file(&format!("changes-{stamp}.txt"), self.speech.said(&text).into_bytes())
            }
            Output::Draft(key) => {
                let own = self.draft(key).context("there is no such draft")?;
                let id = if own.id().is_empty() { "draft" } else { own.id() };
                file(&format!("{id}.json"), text_of(&own.case).into_bytes())
            }
            Output::Site => {
                if site.is_empty() {
                    bail!(
                        self.speech
                            .say("没有读到现在的网站", "the files of the present site are needed")
                    );
                }
                let files = self.site(site)?;
                file(&format!("site-{stamp}.zip"), zip(&files)?)
            }
        };
        let name = &made.name;
        reply.said =
            Some(self.speech.say(&format!("已存为 {name}。"), &format!("Saved as {name}.")));
        reply.made.push(made);
        Ok(())
    }

    /// Why something that the page needs cannot be made.
    pub(crate) fn not_right(&self) -> String {
        self.speech.say(
            "还有必须先改的地方，见检查报告",
            "something must be put right first: see the report",
        )
    }

    /// The case files that are new or changed, and the lists where a data folder was brought that has others.
    fn changed_files(&self) -> Result<Vec<Made>> {
        let (all, lists) = self.released()?;
        let difference = self.difference(&all.folder);
        let changed = difference.changed.iter().map(|own| &own.named.id);
        let ids: Vec<&String> = difference.added.iter().map(|own| &own.id).chain(changed).collect();
        // Of two cases with one id only one can be a file of that name.
        let is_file = |own: &&Draft| all.drafts.get(&file_of(own.id())) == Some(&own.key);
        let drafts = self.drafts.iter().filter(is_file);
        let changed: Vec<&Draft> =
            drafts.filter(|own| ids.iter().any(|id| *id == own.id())).collect();
        let file =
            |own: &&Draft| Made { name: file_of(own.id()), bytes: text_of(&own.case).into_bytes() };
        let mut files: Vec<Made> = changed.iter().map(file).collect();
        let hidden: Vec<&str> = changed
            .iter()
            .filter(|own| !self.is_own && has_hidden_address(&own.case))
            .map(|own| own.id())
            .collect();
        if !hidden.is_empty() {
            let said = self.speech.say(
                "下列案例的来源网址没有公布（不可链接的网址只留在 data/ 里）。放回 data/ 时，请保留那里原来的网址：",
                "The addresses of these cases' sources are not published (those that may not be linked stay in data/). When you put the files back there, keep the addresses that data/ has:",
            );
            let name = self.speech.say("说明.txt", "read-me.txt");
            let lines: Vec<&str> = std::iter::once(said.as_str()).chain(hidden).collect();
            files.push(Made { name, bytes: (lines.join("\n") + "\n").into_bytes() });
        }
        files.extend(lists);
        Ok(files)
    }

    /// What the page loads, with what can be shown of what is on the desk.
    pub(crate) fn preview(&self) -> Result<Vec<Made>> {
        let (all, n_left_out) = self.presentable()?;
        let made =
            bundle::make(&all.checked, Leaves::No, true)?.with_context(|| self.not_right())?;
        let said = [Tongue::Hans, Tongue::Hant, Tongue::En].map(|tongue| {
            let speech = Speech { tongue, ..self.speech };
            let mut what = speech.say(
                "预览：还没有发布，只有这个窗口看得到。",
                "A preview: not published, and seen in this window only.",
            );
            if n_left_out > 0 {
                what += &speech.say(
                    &format!("还有必须改的草稿不在里面（{n_left_out} 份）。"),
                    &format!(" Drafts with something to fix are not in it: {n_left_out}."),
                );
            }
            let banner =
                [what, speech.say("结束预览，回到编辑台", "End the preview, back to the desk")];
            (tongue.tag().to_owned(), json!(banner))
        });
        let said = Value::Object(said.into_iter().collect()).to_string();
        let said = Made { name: "preview.json".to_owned(), bytes: said.into_bytes() };
        Ok(in_data(made.data).into_iter().chain([said]).collect())
    }
}

/// The files of `data/` as they lie in the folder to publish.
fn in_data(files: Vec<(String, Vec<u8>)>) -> Vec<Made> {
    files.into_iter().map(|(name, bytes)| Made { name: format!("data/{name}"), bytes }).collect()
}

/// Whether the address of a source was left out.
fn has_hidden_address(case: &Value) -> bool {
    let mut sources = std::iter::once(&case["source"]).chain(path::list(case, "more_sources"));
    sources.any(|own| path::text(own, "url").starts_with(LEFT_OUT))
}
