//! A ready folder from an existing one: the site that is published, with another collection in it. No
//! compiler is needed: what follows from the collection is made anew, and all else is carried over.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};

use crate::bundle::{self, Leaves, Made};
use crate::check::Checked;
use crate::disk;
use crate::leaves::Base;
use crate::site::packed::{Effort, is_copy, original, pack};
use crate::site::{self, Site, first_paint, seal};
use crate::words::Lang;

/// What the desk writes into a site: folders, and files beside them.
pub const FOLDERS: [&str; 2] = ["data", "read"];
/// The files beside them.
pub const FILES: [&str; 3] = ["feed.xml", "robots.txt", "sitemap.xml"];

/// How a robot is told of the list of pages, and how the address of that list ends.
const SITEMAP: (&str, &str) = ("Sitemap: ", "sitemap.xml");

/// A site with another collection in it.
pub struct Published {
    /// All its files.
    pub site: Site,
    /// The paths of those that are new.
    pub added: Vec<String>,
    /// Of those that are not as they were.
    pub changed: Vec<String>,
    /// Of those that are gone.
    pub removed: Vec<String>,
    /// How many cases are in.
    pub n_cases: usize,
    /// The files of the cases that are not.
    pub left_out: Vec<String>,
}

impl Published {
    /// What was published, in words: pages and files, packed copies apart.
    pub fn said(&self, lang: Lang) -> String {
        let mut said = String::new();
        for name in &self.left_out {
            said.push_str(&match lang {
                Lang::Zh => format!("没有收入：{name}\n"),
                Lang::En => format!("left out: {name}\n"),
            });
        }
        let count = |all: &[String]| all.iter().filter(|path| !is_copy(path)).count();
        let all = self.site.keys().filter(|path| !is_copy(path)).count();
        let [added, changed, removed] =
            [&self.added, &self.changed, &self.removed].map(|all| count(all));
        said + &match lang {
            Lang::Zh => format!(
                "收入 {} 个案例；{all} 个文件：新增 {added} 个，改动 {changed} 个，去掉 {removed} 个。\n",
                self.n_cases
            ),
            Lang::En => format!(
                "{} cases are in; {all} files: {added} new, {changed} changed, {removed} gone.\n",
                self.n_cases
            ),
        }
    }
}

/// Reads a published site, and writes it with another collection into a folder of its own. Nothing is
/// written, and nothing returned, where something must be put right first; with `keep_going` the bad cases
/// are left out instead.
///
/// # Errors
/// Where the site is no built page; where the folder has something in it already; where a file cannot be
/// read or written.
pub fn publish(
    checked: &Checked,
    old: &Path,
    out: &Path,
    keep_going: bool,
) -> Result<Option<Published>> {
    ensure!(
        disk::is_free(out),
        "{} has files in it already: what is there is not overwritten, so name another folder",
        out.display()
    );
    let old = site::read(old)?;
    let published = with_collection(&old, checked, keep_going)?;
    if let Some(published) = &published {
        site::write(&published.site, &Site::new(), out)?;
    }
    Ok(published)
}

/// A published site with another collection in it. It keeps its address, as far as it was built with one,
/// and has packed copies where it had any.
///
/// # Errors
/// Where it is no built page.
pub fn with_collection(
    old: &Site,
    checked: &Checked,
    keep_going: bool,
) -> Result<Option<Published>> {
    let base = base(old)?;
    let Some(made) = bundle::make(checked, Leaves::At(base.as_ref()), keep_going)? else {
        return Ok(None);
    };
    let Made { data, leaves, n_cases, left_out } = made;
    let mut site = old.clone();
    site.retain(|path, _| !is_of_collection(original(path).unwrap_or(path)));
    site.extend(data.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes)));
    site.extend(leaves);
    finish(&mut site)?;
    let is_new = |path: &str| old.get(path) != site.get(path);
    let stale: BTreeSet<String> = site.keys().filter(|path| is_new(path)).cloned().collect();
    if old.keys().any(|path| is_copy(path)) {
        // What is as it was has its copies still.
        let kept = old.iter().filter(|(path, _)| {
            original(path).is_some_and(|own| site.contains_key(own) && !stale.contains(own))
        });
        let kept: Vec<(String, Vec<u8>)> =
            kept.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        site.extend(kept);
        pack(&mut site, Effort::Best, |path| stale.contains(path))?;
    }
    let (added, changed) = site
        .iter()
        .filter(|(path, bytes)| old.get(*path) != Some(bytes))
        .map(|(path, _)| path.clone())
        .partition(|path| !old.contains_key(path));
    let removed = old.keys().filter(|path| !site.contains_key(*path)).cloned().collect();
    Ok(Some(Published { site, added, changed, removed, n_cases, left_out }))
}

/// What is made of a site once its collection lies in it, before its copies are packed: the first screen in
/// its page, the list of its files, and then that of the service worker.
///
/// # Errors
/// Where it is no built page.
pub fn finish(site: &mut Site) -> Result<()> {
    first_paint::write(site)?;
    site::list(site)?;
    seal::seal(site).map(drop)
}

/// Whether the desk wrote a file of a site.
fn is_of_collection(path: &str) -> bool {
    let folder = path.split_once('/').map(|(folder, _)| folder);
    FILES.contains(&path) || folder.is_some_and(|folder| FOLDERS.contains(&folder))
}

/// The address that a site was built for: what it tells robots.
fn base(site: &Site) -> Result<Option<Base>> {
    let Ok(robots) = site::text(site, "robots.txt") else { return Ok(None) };
    let (line, end) = SITEMAP;
    let address = robots.lines().find_map(|own| own.strip_prefix(line)?.strip_suffix(end));
    address.map(Base::read).transpose().context("robots.txt of the site")
}
