//! What is on the desk as the next version of the collection: with its entry in the change log, and a tombstone
//! for each case that is withdrawn.

use std::collections::BTreeMap;
use std::iter;

use anlan_author::check::check_folder;
use anlan_author::difference::collected::Collected;
use anlan_author::files::Folder;
use anlan_author::publish::with_collection;
use anlan_author::release::{Published, Said, next};
use anlan_author::site::Site;
use anlan_author::site::packed::{Effort, pack};
use anlan_engine::date::PartialDate;
use anlan_importer::wording::Wording;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use crate::act::Made;
use crate::desk::{Desk, Everything, Withdrawal};

const CHANGES: &str = "changes.json";
const WITHDRAWN: &str = "withdrawn.json";

/// Why a case was withdrawn, where nothing is said.
const UNSAID: [&str; 2] = ["编者撤回。", "Withdrawn by the editors."];

impl Desk {
    /// All that is on the desk as the next version, checked, and the lists that this version changes.
    ///
    /// # Errors
    /// Where the lists of versions are not right, or the version would be earlier than the last one.
    pub fn released(&self) -> Result<(Everything, Vec<Made>)> {
        let all = self.check()?;
        let made = self.version(&all)?;
        if made.is_empty() {
            return Ok((all, made));
        }
        let (mut files, drafts) = self.files_now();
        files.extend(made.iter().map(|own| (own.name.clone(), own.bytes.clone())));
        Ok((self.checked(files, drafts)?, made))
    }

    /// The same without the drafts in which something must be put right: a case that is published stays as it
    /// is there. Says how many are left out.
    ///
    /// # Errors
    /// As [`Desk::released`].
    pub fn presentable(&self) -> Result<(Everything, usize)> {
        let all = self.check()?;
        let wrong = all.wrong();
        let (mut files, drafts) = self.files_without(&wrong);
        files.extend(self.version(&all)?.into_iter().map(|own| (own.name, own.bytes)));
        Ok((self.checked(files, drafts)?, wrong.len()))
    }

    /// All that is on the desk, checked: as the next version where there can be one.
    ///
    /// # Errors
    /// Where the tables of the desk cannot be read.
    pub fn everything(&self) -> Result<Everything> {
        self.released().map(|(all, _)| all).or_else(|_| self.check())
    }

    /// The lists that the next version changes. What must be put right first is not in it: it would name cases
    /// that nobody can see.
    fn version(&self, all: &Everything) -> Result<Vec<Made>> {
        let (files, _) = self.files_without(&all.wrong());
        let folder = Folder::of(files);
        // The report says what cannot be read; there is no version before that is put right.
        let (to_be, unread) = Collected::readable(&folder);
        if !unread.is_empty() {
            return Ok(Vec::new());
        }
        let versions = self.file(CHANGES).and_then(|own| serde_json::from_slice::<Value>(own).ok());
        let versions = versions.as_ref().and_then(|own| own["changes"].as_array());
        let published = Published {
            collected: self.collected().clone(),
            versions: Some(versions.map_or(0, Vec::len)),
            is_bundle: true,
        };
        // A clock that goes wrong holds nobody up: no version is earlier than the one before.
        let last = versions.and_then(|own| own.last()?["date"].as_str());
        let dates = [Some(self.today.as_str()), last].into_iter().flatten();
        let dates = dates.filter_map(|own| own.parse::<PartialDate>().ok());
        let date = dates.max_by_key(|own| own.span().end());
        let date = date.context("the desk does not know which day it is")?;
        let [zh, en] = UNSAID;
        let reason = if folder.wording() == Wording::English { [en, en] } else { [zh, en] };
        let reason = Some(reason.map(str::to_owned));
        let said = Said { date, summary: None, reason };
        let Some(released) = next(&published, &folder, &said)? else { return Ok(Vec::new()) };
        let withdrawn = released.withdrawn.map(|own| self.as_said(&own, &to_be)).transpose()?;
        let lists = [(CHANGES, Some(released.changes)), (WITHDRAWN, withdrawn)].into_iter();
        let lists = lists.filter_map(|(name, text)| Some((name, text?)));
        Ok(lists
            .map(|(name, text)| Made { name: name.to_owned(), bytes: text.into_bytes() })
            .collect())
    }

    /// The list of withdrawn cases with what was said of them here. Where a case that took the place of another
    /// is withdrawn itself, whatever takes its place does so for both; one that is not `to_be` does for none.
    fn as_said(&self, text: &str, to_be: &Collected) -> Result<String> {
        let mut list: Value = serde_json::from_str(text)?;
        for own in list["withdrawn"].as_array_mut().into_iter().flatten() {
            let said = own["id"].as_str().and_then(|id| self.withdrawn.get(id));
            if let Some(Withdrawal { reason, reason_en, successor }) = said {
                let said = [("reason", reason), ("reason_en", reason_en), ("successor", successor)];
                for (key, text) in said {
                    if !text.is_empty() {
                        own[key] = json!(text);
                    }
                }
            }
            let Some(named) = own["successor"].as_str() else { continue };
            let next = |id: &&str| self.withdrawn.get(*id).map(|own| own.successor.as_str());
            // Two may name each other: nobody goes further than there are steps.
            let mut line = iter::successors(Some(named), next).take(self.withdrawn.len() + 1);
            match line.find(|id| to_be.cases.contains_key(*id)).map(str::to_owned) {
                Some(id) => own["successor"] = json!(id),
                None => drop(own.as_object_mut().and_then(|own| own.remove("successor"))),
            }
        }
        Ok(serde_json::to_string_pretty(&list)? + "\n")
    }

    /// The whole site with this version in it, packed copies too: hosts that have old ones would send those.
    ///
    /// # Errors
    /// Where the files are not those of a site, or something must be put right first.
    pub fn site(&self, present: Vec<Made>) -> Result<Vec<Made>> {
        let present: Site = present.into_iter().map(|own| (own.name, own.bytes)).collect();
        let (all, _) = self.released()?;
        let published = with_collection(&present, &all.checked, false)?;
        let mut site = published.with_context(|| self.not_right())?.site;
        pack(&mut site, Effort::Quick, |_| true)?;
        Ok(site.into_iter().map(|(name, bytes)| Made { name, bytes }).collect())
    }

    fn checked(
        &self,
        files: BTreeMap<String, Vec<u8>>,
        drafts: BTreeMap<String, u32>,
    ) -> Result<Everything> {
        let folder = Folder::of(files);
        let mut checked = check_folder(&folder)?;
        self.leave_out_own(&mut checked.complaints, &drafts);
        Ok(Everything { checked, folder, drafts })
    }

    /// Checks everything as it stands, without a version.
    ///
    /// # Errors
    /// Where the tables of the desk cannot be read.
    pub fn check(&self) -> Result<Everything> {
        let (files, drafts) = self.files_now();
        self.checked(files, drafts)
    }
}
