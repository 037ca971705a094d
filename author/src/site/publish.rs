//! A new site of an old one and a new collection: what an editor puts where the old one lies.

use anyhow::{Result, bail};

use crate::bundle::Made;
use crate::site::packed::{Effort, copies, is_packed};
use crate::site::{Files, first_paint, is_copy, seal};

/// The list of a site's files, for whoever has only its address.
pub const LIST: &str = "site.json";

/// What of a site follows from its collection and is made anew, by how paths begin.
const MADE: [&str; 5] = ["data/", "read/", "feed.xml", "robots.txt", "sitemap.xml"];

/// Makes the new site: the files of the collection and the leaves are those that were made, the first screen,
/// the list of the service worker and the packed copies are renewed, and all else stays.
///
/// # Errors
/// Where the old one is no built site, or nothing was made for it.
pub fn publish(old: &Files, made: Made, effort: Effort) -> Result<Files> {
    if made.leaves.is_empty() {
        bail!("a site has leaves, and none were made");
    }
    let is_kept = |path: &str| !is_copy(path) && !MADE.iter().any(|own| path.starts_with(own));
    let kept = old.iter().filter(|(path, _)| is_kept(path));
    let mut files: Files = kept.map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
    let data = made.data.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes));
    files.extend(data.chain(made.leaves));
    first_paint::write(&mut files)?;
    list(&mut files)?;
    seal::seal(&mut files)?;
    let mut packed = Files::new();
    for (path, bytes) in files.iter().filter(|(path, _)| is_packed(path)) {
        // What is as it was keeps the copies that it has.
        let is_same = old.get(path) == Some(bytes);
        let own = |ending: &str| old.get(&format!("{path}.{ending}")).cloned();
        if let (true, Some(gz), Some(br)) = (is_same, own("gz"), own("br")) {
            packed.insert(format!("{path}.gz"), gz);
            packed.insert(format!("{path}.br"), br);
            continue;
        }
        for (ending, copy) in copies(bytes, effort)? {
            packed.insert(format!("{path}.{ending}"), copy);
        }
    }
    files.extend(packed);
    Ok(files)
}

/// Writes the list of all files but packed copies into a site.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn list(files: &mut Files) -> Result<()> {
    let names = files.keys().filter(|path| !is_copy(path) && *path != LIST);
    let text = serde_json::to_vec(&names.collect::<Vec<_>>())?;
    files.insert(LIST.to_owned(), text);
    Ok(())
}
