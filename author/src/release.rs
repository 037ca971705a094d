//! The next version of the collection: what differs from what is published becomes an entry of
//! `changes.json`, and each case that went gets a tombstone in `withdrawn.json`. Nothing that stands in
//! either file is changed.

use std::path::Path;

use anlan_engine::about::{self, Change, ChangeList, Withdrawn, WithdrawnList};
use anlan_engine::date::PartialDate;
use anlan_importer::wording::Wording;
use anyhow::{Context as _, Result, anyhow, bail, ensure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::difference::collected::Collected;
use crate::difference::{Difference, Named};
use crate::disk;
use crate::files::{self, CHANGES, Folder, Page, WITHDRAWN};
use crate::words::Lang;

/// What a person says of a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The day of the version.
    pub date: PartialDate,
    /// What is new, in Chinese and in English; where nothing is said, what came and went is counted.
    pub summary: Option<[String; 2]>,
    /// Why cases were withdrawn, in Chinese and in English; needed where any was.
    pub reason: Option<[String; 2]>,
}

/// What is published: the collection, and how many versions of it there are.
pub struct Published {
    /// The collection.
    pub collected: Collected,
    /// How many versions it has had; `None` where that is not known.
    pub versions: Option<usize>,
    /// Whether it is a bundle, in which some addresses are left out.
    pub is_bundle: bool,
}

/// A version to be written.
#[derive(Debug)]
pub struct Released {
    /// The version.
    pub change: Change,
    /// The tombstones that are new.
    pub gone: Vec<Withdrawn>,
    /// The text of `changes.json`.
    pub changes: String,
    /// The text of `withdrawn.json`, where it changes.
    pub withdrawn: Option<String>,
}

impl Published {
    /// Reads a data folder, or a bundle with the `about.json` beside it.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(path: &Path) -> Result<Published> {
        if path.is_dir() {
            return Published::of_folder(&files::read(path)?);
        }
        let about = disk::text(&path.with_file_name("about.json"))?;
        Published::of_bundle(&disk::read(path)?, about.as_deref().map(str::as_bytes))
            .with_context(|| path.display().to_string())
    }

    /// What is published as a data folder.
    ///
    /// # Errors
    /// Where a file of it cannot be read.
    pub fn of_folder(folder: &Folder) -> Result<Published> {
        let versions = list::<ChangeList>(folder.changes.as_ref())?.changes.len();
        let collected = Collected::of_folder(folder)?;
        Ok(Published { collected, versions: Some(versions), is_bundle: false })
    }

    /// What is published as a bundle, with the bytes of its `about.json` where there is one.
    ///
    /// # Errors
    /// Where either is not what it should be.
    pub fn of_bundle(bundle: &[u8], about: Option<&[u8]>) -> Result<Published> {
        let about = about.map(|bytes| about::read(bytes).context("about.json is not right"));
        let versions = about.transpose()?.map(|about| about.changes.len());
        Ok(Published { collected: Collected::of_bundle(bundle)?, versions, is_bundle: true })
    }
}

/// Writes the next version into the data folder, and says what it wrote.
///
/// # Errors
/// Where something cannot be read or written, and as [`next`] says.
pub fn release(old: &Path, data: &Path, said: &Said, lang: Lang) -> Result<String> {
    let Some(released) = next(&Published::read(old)?, &files::read(data)?, said)? else {
        return Ok(lang
            .of("没有不同，没有写出新版本。\n", "No difference: no version written.\n")
            .to_owned());
    };
    // The tombstones first: a version that names a case without one would be an error.
    let mut text = String::new();
    for (name, own) in [(WITHDRAWN, &released.withdrawn), (CHANGES, &Some(released.changes))] {
        let Some(own) = own else { continue };
        let path = data.join(name);
        disk::write(&path, own.as_bytes())?;
        text.push_str(&match lang {
            Lang::Zh => format!("已写出 {}\n", path.display()),
            Lang::En => format!("wrote {}\n", path.display()),
        });
    }
    let Change { version, summary, summary_en, .. } = &released.change;
    text.push_str(&match lang {
        Lang::Zh => format!("第 {version} 版：{summary}\n"),
        Lang::En => format!("Version {version}: {summary_en}\n"),
    });
    Ok(text)
}

/// The next version of the collection in a data folder; `None` where nothing differs from what is
/// published.
///
/// # Errors
/// Where one of the lists is not right; where the folder has a version already that is not published, or
/// lacks one that is; where a case was withdrawn and no reason is given; where the date is earlier than that
/// of the version before.
pub fn next(old: &Published, folder: &Folder, said: &Said) -> Result<Option<Released>> {
    let changes: ChangeList = list(folder.changes.as_ref())?;
    let withdrawn: WithdrawnList = list(folder.withdrawn.as_ref())?;
    let n_own = changes.changes.len();
    match old.versions {
        Some(published) if published < n_own => bail!(
            "{CHANGES} has version {n_own} already, and what is published has {published}: publish that \
             one first, or take it out"
        ),
        Some(published) if published > n_own => bail!(
            "what is published has {published} versions, and {CHANGES} only {n_own}: it is not of this \
             collection, or {CHANGES} lost some"
        ),
        _ => {}
    }
    let own = Collected::of_folder(folder)?;
    let difference = if old.is_bundle {
        let published = old.collected.clone().published();
        Difference::between(&published, &own.published())
    } else {
        Difference::between(&old.collected, &own)
    };
    if difference.is_empty() {
        return Ok(None);
    }
    if let Some(last) = changes.changes.last() {
        ensure!(
            said.date.span().end() > last.date.span().start(),
            "{} is earlier than version {}, of {}",
            said.date,
            last.version,
            last.date
        );
    }
    let is_new = |own: &&Named| withdrawn.withdrawn.iter().all(|other| other.id != own.id);
    let gone = tombstones(old, difference.withdrawn.iter().filter(is_new), said)?;
    let change = change(&difference, u32::try_from(n_own + 1)?, said, folder.wording());
    let changes = with(folder.changes.as_ref(), "changes", std::slice::from_ref(&change))?;
    let withdrawn = (!gone.is_empty())
        .then(|| with(folder.withdrawn.as_ref(), "withdrawn", &gone))
        .transpose()?;
    Ok(Some(Released { change, gone, changes, withdrawn }))
}

fn tombstones<'a>(
    old: &Published,
    named: impl Iterator<Item = &'a Named>,
    said: &Said,
) -> Result<Vec<Withdrawn>> {
    let named: Vec<&Named> = named.collect();
    let Some([reason, reason_en]) = &said.reason else {
        let ids: Vec<&str> = named.iter().map(|own| own.id.as_str()).collect();
        ensure!(
            ids.is_empty(),
            "withdrawn, and no reason given (--reason and --reason-en): {}",
            ids.join(", ")
        );
        return Ok(Vec::new());
    };
    let tombstone = |own: &&Named| {
        let case = old.collected.cases.get(&own.id);
        let title_en = case.and_then(|case| case["title_en"].as_str());
        // A collection in English has one title.
        let title_en = title_en.filter(|own| !own.is_empty()).unwrap_or(&own.title);
        Withdrawn {
            id: own.id.clone(),
            title: own.title.clone(),
            title_en: title_en.to_owned(),
            date: said.date,
            reason: reason.clone(),
            reason_en: reason_en.clone(),
            successor: None,
        }
    };
    Ok(named.iter().map(tombstone).collect())
}

fn change(difference: &Difference, version: u32, said: &Said, wording: Wording) -> Change {
    let ids = |all: &[Named]| all.iter().map(|own| own.id.clone()).collect();
    let Difference { added, withdrawn, changed, .. } = difference;
    let [summary, summary_en] = said.summary.clone().unwrap_or_else(|| {
        let counts = [added.len(), changed.len(), withdrawn.len()];
        if counts == [0; 3] {
            return ["词表有改动。".to_owned(), "The lists were changed.".to_owned()];
        }
        let joined = |names: [&str; 3], unit: &str, gap: &str| {
            let parts = names.iter().zip(counts).filter(|(_, count)| *count > 0);
            let parts = parts.map(|(name, count)| format!("{name} {count}{unit}"));
            parts.collect::<Vec<_>>().join(gap)
        };
        [
            joined(["新增", "改动", "撤回"], " 个案例", "，") + "。",
            format!("Cases {}.", joined(["added:", "changed:", "withdrawn:"], "", "; ")),
        ]
    });
    Change {
        version,
        date: said.date,
        summary: if wording == Wording::English { summary_en.clone() } else { summary },
        summary_en,
        added: ids(added),
        changed: changed.iter().map(|own| own.named.id.clone()).collect(),
        withdrawn: ids(withdrawn),
    }
}

/// The list in a file; an empty one where there is no such file.
fn list<T: DeserializeOwned + Default>(page: Option<&Page>) -> Result<T> {
    page.map_or_else(|| Ok(T::default()), |page| read(page))
}

fn read<T: DeserializeOwned>(page: &Page) -> Result<T> {
    let wrong = || format!("{} is not right: see anlan-author check", page.name);
    let text = page.text.as_ref().map_err(|_| anyhow!(wrong()))?;
    serde_json::from_str(text).with_context(wrong)
}

/// The text of a file with more at the end of its list, and all else as it is.
fn with(page: Option<&Page>, key: &str, more: &[impl Serialize]) -> Result<String> {
    let schema = format!("../docs/schema/{key}.schema.json");
    let mut value: Value = page.map_or_else(|| Ok(json!({ "$schema": schema, key: [] })), read)?;
    let items = value.get_mut(key).and_then(Value::as_array_mut).context("it has no list")?;
    for own in more {
        items.push(serde_json::to_value(own).context("cannot write an entry as JSON")?);
    }
    Ok(serde_json::to_string_pretty(&value).context("cannot write a list as JSON")? + "\n")
}
