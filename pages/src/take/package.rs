//! The selection as a Data Package in one file: the tables that the desk exports, with the cases of the
//! selection, in a zip archive without compression.

use anlan_engine::case::Case;
use anlan_tables::package::{DESCRIPTION, PROFILE, RESOURCES, TERMS, name};
use anlan_tables::rows::tables;
use anlan_tables::table::Unwritable;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use super::Taking;
use super::record::quoted;
use crate::masthead::title;
use crate::own;

/// The bytes of the archive.
///
/// # Errors
/// Where a case has a text that a table cannot say.
pub(super) fn package(taking: &Taking<'_>) -> Result<Vec<u8>, Unwritable> {
    let context = taking.context;
    let collection = context.collection;
    let cases = context.answer.hits.first(usize::MAX);
    let cases: Vec<&Case> = cases.into_iter().map(|case| collection.case(case)).collect();
    let mut files = vec![
        (DESCRIPTION.to_owned(), description(taking).into_bytes()),
        (TERMS.to_owned(), terms(taking).into_bytes()),
    ];
    for table in tables(collection.vocabulary(), collection.districts(), &cases) {
        files.push((table.file(), table.text()?.bytes));
    }
    // Writing to memory does not fail, and no archive of a collection nears the limits of one.
    Ok(archive(&files).unwrap_or_default())
}

fn archive(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, rawzip::Error> {
    let mut bytes = Vec::new();
    let mut archive = ZipArchiveWriter::new(&mut bytes);
    for (name, content) in files {
        let file = archive.new_file(name).compression_method(CompressionMethod::STORE);
        let (mut entry, config) = file.start()?;
        let mut writer = config.wrap(&mut entry);
        std::io::Write::write_all(&mut writer, content)?;
        let (_, descriptor) = writer.finish()?;
        entry.finish(descriptor)?;
    }
    archive.finish()?;
    Ok(bytes)
}

fn description(taking: &Taking<'_>) -> String {
    let title = title(taking.context.address.locale, None);
    let [profile, name, title, terms] = [PROFILE, &name(own::id()), &title, TERMS].map(quoted);
    let about = quoted(&taking.origin().join("\n"));
    let home = quoted(&taking.link(|_| ()));
    let taken = quoted(taking.today);
    format!(
        "{{\n\"$schema\":{profile},\n\"name\":{name},\n\"title\":{title},\n\"description\":{about},\n\
         \"homepage\":{home},\n\"taken\":{taken},\n\
         \"licenses\":[{{\"path\":{terms},\"title\":\"Terms of the collection\"}}],\n\
         \"sources\":[{{\"title\":\"The pages named in the table sources\",\"path\":{terms}}}],\n\
         \"resources\":{}\n}}\n",
        RESOURCES.trim_end(),
    )
}

fn terms(taking: &Taking<'_>) -> String {
    let locale = taking.context.address.locale;
    let origin = taking.origin().map(|line| format!("- {line}\n")).concat();
    let about: Vec<&str> = taking.context.words().about_text.iter().take(2).copied().collect();
    let (title, terms) = (title(locale, None), (locale.take().terms)(locale.app()));
    format!("# {title}\n\n{origin}\n{}\n\n{terms}\n", about.join("\n\n"))
}
