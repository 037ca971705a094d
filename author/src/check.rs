//! Everything wrong with a data folder, at once: each file against its schema, each case by the
//! rules of the engine and of the desk, and all of them together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anlan_engine::about::{Change, ChangeList, Withdrawn, WithdrawnList};
use anlan_engine::case::{Case, District, Districts, Vocabulary};
use anlan_engine::check::{Grade, Known, List, Reason, check_case};
use anlan_engine::date::PartialDate;
use anlan_engine::eras::{Era, EraList};
use anyhow::Result;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::collection::{CollectionFile, Identity};
use crate::complaint::{Complaint, FileFault, Finding, ShapeFault, Why};
use crate::document::Document;
use crate::english;
use crate::eras;
use crate::files::{self, CASES, Folder, Page};
use crate::history;
use crate::lists;
use crate::progress::{self, Stage};
use crate::provenance;
use crate::readings::{self, ReadingList};
use crate::schema;
use crate::script::Script;
use crate::structure::{Structure, nearest_date, shown};
use crate::traditional::{self, Overrides};
use crate::unseen;
use crate::writing;

/// What a data folder holds, and what is wrong with it.
pub struct Checked {
    /// Everything wrong, in the order of the files and their lines.
    pub complaints: Vec<Complaint>,
    /// What the collection is, where that can be read.
    pub identity: Option<Identity>,
    /// How many case files there are.
    pub found: usize,
    /// The cases that the page can show, in the order of their ids.
    pub cases: Vec<Case>,
    /// The files of the other cases.
    pub left_out: Vec<String>,
    /// The vocabulary, where it can be read.
    pub vocabulary: Option<Vocabulary>,
    /// The places, where they can be read.
    pub districts: Option<Vec<District>>,
    /// The tables of the Chinese scripts.
    pub script: &'static Script,
    /// What the tables get wrong; of the overrides only those that are right themselves.
    pub overrides: Overrides,
    /// How characters are read, where that can be read.
    pub readings: Option<ReadingList>,
    /// The eras behind the timeline; none where there is no such file or it cannot be read.
    pub eras: Vec<Era>,
    /// The text of each file that can be read, by its path inside the data folder.
    pub texts: BTreeMap<String, String>,
    /// The cases that were withdrawn; none where there is no such file or it cannot be read.
    pub withdrawn: Vec<Withdrawn>,
    /// The versions of the collection; none where there is no such file or it cannot be read.
    pub changes: Vec<Change>,
}

impl Checked {
    /// How many complaints of a grade there are.
    pub fn count(&self, grade: Grade) -> usize {
        self.complaints.iter().filter(|own| own.finding.grade == grade).count()
    }

    /// Whether the cases are written in English.
    pub fn is_english(&self) -> bool {
        self.identity.as_ref().is_some_and(Identity::is_english)
    }

    /// Whether something is wrong that leaving out single cases does not mend.
    pub fn is_hopeless(&self) -> bool {
        let bad = |own: &Complaint| own.finding.grade == Grade::Must && own.case.is_none();
        self.complaints.iter().any(bad)
    }
}

/// Checks a data folder.
///
/// # Errors
/// Where there is no such folder.
pub fn check(root: &Path) -> Result<Checked> {
    check_folder(&files::read(root)?)
}

/// Checks a data folder that was read or made, and maybe changed since.
///
/// # Errors
/// Where the tables of the scripts or the schema cannot be made ready.
pub fn check_folder(folder: &Folder) -> Result<Checked> {
    let mut desk = Desk { script: Script::of_all()?, complaints: Vec::new(), is_english: false };
    desk.folder(folder);
    let own = Document::open(&folder.collection, &mut desk.complaints);
    let identity = desk.identity(own.as_ref())?;
    desk.is_english = identity.as_ref().is_some_and(Identity::is_english);
    let words = Document::open(&folder.vocabulary, &mut desk.complaints);
    let places = Document::open(&folder.districts, &mut desk.complaints);
    let traditional = folder.traditional.as_ref();
    let traditional = traditional.and_then(|page| Document::open(page, &mut desk.complaints));
    // How Chinese characters are read, English does not ask.
    let has_readings = !desk.is_english || folder.readings.text != Err(FileFault::Missing);
    let said = has_readings.then(|| Document::open(&folder.readings, &mut desk.complaints));
    let said = said.flatten();
    let behind = folder.eras.as_ref().and_then(|page| Document::open(page, &mut desk.complaints));
    let vocabulary = desk.vocabulary(words.as_ref())?;
    let districts = desk.districts(places.as_ref())?;
    let readings = desk.list(said.as_ref(), schema::of_readings(), |list: &ReadingList, _| {
        readings::findings(list)
    })?;
    let eras = desk
        .list(behind.as_ref(), schema::of_eras(), |list: &EraList, _| eras::findings(&list.eras))?;
    let documents: Vec<Document<'_>> =
        folder.cases.iter().filter_map(|page| Document::open(page, &mut desk.complaints)).collect();
    let mut cases = desk.cases(&documents, vocabulary.as_ref(), districts.as_deref())?;
    desk.together(&documents);
    let (withdrawn, changes) = desk.history(folder, &documents)?;
    if let (Some(document), Some(vocabulary)) = (&words, &vocabulary) {
        desk.unused(document, vocabulary, &documents);
    }
    let shown: Vec<&Value> =
        words.iter().chain(&behind).chain(&documents).map(|own| &own.value).collect();
    let overrides = desk.overrides(traditional.as_ref(), &shown, districts.as_deref())?;
    let Desk { mut complaints, script, .. } = desk;
    complaints.sort_by(|a, b| order(a).cmp(&order(b)));
    let left_out = left_out(folder, &complaints);
    cases.retain(|(page, _)| !left_out.contains(&page.name));
    let mut cases: Vec<Case> = cases.into_iter().map(|(_, case)| case).collect();
    cases.sort_by(|a, b| a.id.cmp(&b.id));
    let found = folder.cases.len();
    Ok(Checked {
        complaints,
        identity,
        found,
        cases,
        left_out,
        vocabulary,
        districts,
        script,
        overrides,
        readings,
        eras: eras.map_or_else(Vec::new, |list| list.eras),
        texts: folder.texts(),
        withdrawn,
        changes,
    })
}

fn order(complaint: &Complaint) -> (bool, &str, Option<usize>, &str) {
    // The lists come before the cases: what is wrong there may be why a case is.
    let is_case = complaint.file.starts_with(CASES);
    (is_case, &complaint.file, complaint.line, &complaint.finding.field)
}

fn left_out(folder: &Folder, complaints: &[Complaint]) -> Vec<String> {
    let bad: BTreeSet<&str> = complaints
        .iter()
        .filter(|own| own.finding.grade == Grade::Must)
        .map(|own| own.file.as_str())
        .collect();
    let names = folder.cases.iter().map(|page| &page.name);
    names.filter(|name| bad.contains(name.as_str())).cloned().collect()
}

struct Desk {
    script: &'static Script,
    complaints: Vec<Complaint>,
    /// Whether the cases are written in English, once that is known.
    is_english: bool,
}

impl Desk {
    fn say(&mut self, document: &Document<'_>, findings: Vec<Finding>) {
        self.complaints.extend(findings.into_iter().map(|finding| document.complaint(finding)));
    }

    fn folder(&mut self, folder: &Folder) {
        let place = |file: &str, finding: Finding| Complaint {
            file: file.to_owned(),
            line: None,
            case: None,
            finding,
        };
        if folder.cases.is_empty() {
            self.complaints.push(place(CASES, Finding::must("", FileFault::NoCases)));
        }
        for name in &folder.strays {
            self.complaints.push(place(name, Finding::should("", FileFault::Stray)));
        }
    }

    fn identity(&mut self, document: Option<&Document<'_>>) -> Result<Option<Identity>> {
        let file = self
            .list(document, schema::of_collection(), |file: &CollectionFile, _| file.findings())?;
        Ok(file.map(|file| Identity::new(file, self.script)))
    }

    /// A schema, as it is for the language of the cases.
    fn schema(&self, schema: Value) -> Value {
        if self.is_english { schema::in_english(schema) } else { schema }
    }

    /// The value as the model has it, where it has that shape.
    fn model<T: DeserializeOwned>(&self, value: &Value, findings: &mut Vec<Finding>) -> Option<T> {
        if self.is_english {
            model(english::filled(value), findings)
        } else {
            model(value.clone(), findings)
        }
    }

    fn vocabulary(&mut self, document: Option<&Document<'_>>) -> Result<Option<Vocabulary>> {
        let is_english = self.is_english;
        self.list(document, schema::of_vocabulary(), |vocabulary: &Vocabulary, _| {
            lists::vocabulary(vocabulary, is_english)
        })
    }

    fn districts(&mut self, document: Option<&Document<'_>>) -> Result<Option<Vec<District>>> {
        let is_english = self.is_english;
        let places =
            self.list(document, schema::of_districts(), |places: &Districts, script| {
                lists::districts(&places.districts, (!is_english).then_some(script))
            })?;
        Ok(places.map(|places| places.districts))
    }

    /// Checks one of the lists; nothing comes back where it does not have its shape.
    fn list<T: DeserializeOwned>(
        &mut self,
        document: Option<&Document<'_>>,
        schema: Value,
        rules: impl Fn(&T, &Script) -> Vec<Finding>,
    ) -> Result<Option<T>> {
        let structure = Structure::new(self.schema(schema))?;
        let Some(document) = document else { return Ok(None) };
        let mut findings = unseen::findings(&document.value);
        add(&mut findings, structure.findings(&document.value));
        let list: Option<T> = self.model(&document.value, &mut findings);
        add(&mut findings, writing::findings(&document.value, self.script, self.is_english));
        if let Some(list) = &list {
            add(&mut findings, rules(list, self.script));
        }
        self.say(document, findings);
        Ok(list)
    }

    /// Checks the overrides of the Traditional text against the files that hold the texts; returns
    /// those that are right.
    fn overrides(
        &mut self,
        document: Option<&Document<'_>>,
        shown: &[&Value],
        districts: Option<&[District]>,
    ) -> Result<Overrides> {
        let overrides: Option<Overrides> =
            self.list(document, schema::of_traditional(), |_, _| Vec::new())?;
        let (Some(document), Some(mut overrides)) = (document, overrides) else {
            return Ok(Overrides::default());
        };
        let places = districts.unwrap_or_default();
        for (case, finding) in traditional::check(&mut overrides, shown, places, self.script) {
            let complaint = document.complaint(finding);
            self.complaints.push(Complaint { case, ..complaint });
        }
        Ok(overrides)
    }

    /// Checks each case by itself; returns those that have the shape of the model.
    fn cases<'a>(
        &mut self,
        documents: &'a [Document<'a>],
        vocabulary: Option<&Vocabulary>,
        districts: Option<&[District]>,
    ) -> Result<Vec<(&'a Page, Case)>> {
        let structure = Structure::new(self.schema(schema::of_case(vocabulary, districts)))?;
        let nothing = nothing();
        let known = Known::new(vocabulary.unwrap_or(&nothing), districts.unwrap_or_default());
        let mut cases = Vec::new();
        for (at, document) in documents.iter().enumerate() {
            progress::say(Stage::Checking, at + 1, documents.len());
            let own = self.is_english.then(|| english::without_blank(&document.value));
            let value = own.as_ref().unwrap_or(&document.value);
            let mut findings = unseen::findings(value);
            add(&mut findings, structure.findings(value));
            let case: Option<Case> = self.model(value, &mut findings);
            if let Some(case) = &case {
                let said = check_case(case, &known).into_iter().map(Finding::from);
                add(
                    &mut findings,
                    said.filter(|own| can_know(own, vocabulary, districts)).collect(),
                );
            }
            add(&mut findings, writing::findings(value, self.script, self.is_english));
            add(&mut findings, provenance::findings(value, self.is_english));
            add(&mut findings, periods(value));
            self.say(document, with_blanks(findings));
            cases.extend(case.map(|case| (document.page, case)));
        }
        Ok(cases)
    }

    /// What is wrong between cases, and between a case and the name of its file. Ids and titles are
    /// taken as they stand in the files, so that a case that is wrong elsewhere counts too.
    fn together(&mut self, documents: &[Document<'_>]) {
        let mut by_id: BTreeMap<&str, Vec<&Page>> = BTreeMap::new();
        let mut titles: BTreeMap<&str, &str> = BTreeMap::new();
        for document in documents {
            by_id.entry(document.id()).or_default().push(document.page);
            let Some(title) = document.value["title"].as_str() else { continue };
            if let Some(other) = titles.insert(title, document.id()) {
                let why = Reason::RepeatedTitle(other.to_owned());
                self.say(document, vec![Finding::should("title", why).value(title)]);
            }
        }
        for document in documents {
            let (id, stem) = (document.id(), document.page.stem());
            if id == stem {
                continue;
            }
            let others = by_id.get(id).into_iter().flatten();
            let other = others.copied().find(|other| other.name != document.page.name);
            let name = Finding::must("id", FileFault::Name).value(id).nearest(Some(stem));
            let same = other.map(|other| FileFault::SameId(other.name.clone()));
            let same = same.map(|fault| Finding::must("id", fault).value(id));
            self.say(document, [name].into_iter().chain(same).collect());
        }
    }

    /// Checks what became of the collection against the cases as they stand in their files, so that one
    /// that is wrong elsewhere counts too.
    fn history(
        &mut self,
        folder: &Folder,
        cases: &[Document<'_>],
    ) -> Result<(Vec<Withdrawn>, Vec<Change>)> {
        let gone = folder.withdrawn.as_ref();
        let gone = gone.and_then(|page| Document::open(page, &mut self.complaints));
        let versions = folder.changes.as_ref();
        let versions = versions.and_then(|page| Document::open(page, &mut self.complaints));
        let known: BTreeMap<&str, &str> =
            cases.iter().map(|case| (case.id(), case.page.name.as_str())).collect();
        let withdrawn = self.list(gone.as_ref(), schema::of_withdrawn(), |list, _| {
            let WithdrawnList { withdrawn, .. } = list;
            history::withdrawn(withdrawn, &known)
        })?;
        // As they stand in the file: an entry that is wrong elsewhere counts too.
        let entries = gone.as_ref().and_then(|own| own.value["withdrawn"].as_array());
        let ids: Vec<&str> =
            entries.into_iter().flatten().filter_map(|own| own["id"].as_str()).collect();
        let changes = self.list(versions.as_ref(), schema::of_changes(), |list, _| {
            let ChangeList { changes, .. } = list;
            history::changes(changes, &known, &ids)
        })?;
        let withdrawn = withdrawn.map_or_else(Vec::new, |list| list.withdrawn);
        Ok((withdrawn, changes.map_or_else(Vec::new, |list| list.changes)))
    }

    fn unused(&mut self, document: &Document<'_>, vocabulary: &Vocabulary, cases: &[Document<'_>]) {
        if cases.is_empty() {
            return;
        }
        let cases: Vec<&Value> = cases.iter().map(|document| &document.value).collect();
        self.say(document, lists::unused(vocabulary, &cases));
    }
}

/// The value as the model has it. The schema follows from the model, so where the model refuses what
/// the schema let pass, the parser's own words must do.
fn model<T: DeserializeOwned>(value: Value, findings: &mut Vec<Finding>) -> Option<T> {
    match serde_json::from_value(value) {
        Ok(read) => Some(read),
        Err(error) => {
            if !findings.iter().any(|own| own.grade == Grade::Must) {
                findings.push(Finding::must("", Reason::Shape(error.to_string())));
            }
            None
        }
    }
}

/// Adds what was not said yet: of a value that must change in any case, nothing more is said.
fn add(findings: &mut Vec<Finding>, more: Vec<Finding>) {
    let n_said = findings.len();
    for own in more {
        let says_it = |said: &Finding| {
            said.field == own.field && (said.grade == Grade::Must || said.why == own.why)
        };
        if !findings[..n_said].iter().any(says_it) {
            findings.push(own);
        }
    }
}

/// What is wrong with a value that is not there is that it is not there, whatever else could be said of it.
fn with_blanks(mut findings: Vec<Finding>) -> Vec<Finding> {
    for own in &mut findings {
        let is_blank = match (&own.why, own.value.as_deref()) {
            (Why::Shape(ShapeFault::WrongType(_)), value) => value == Some("null"),
            (_, value) => value == Some(""),
        };
        if is_blank && own.grade == Grade::Must {
            own.why = Reason::Blank.into();
            own.nearest = None;
        }
    }
    let mut said = BTreeSet::new();
    findings.retain(|own| own.why != Reason::Blank.into() || said.insert(own.field.clone()));
    findings
}

/// A vocabulary without a word, in the place of one that cannot be read.
fn nothing() -> Vocabulary {
    Vocabulary {
        schema: None,
        themes: Vec::new(),
        mechanisms: Vec::new(),
        levels: Vec::new(),
        series: Vec::new(),
        qualifiers: Vec::new(),
        source_kinds: Vec::new(),
        date_kinds: Vec::new(),
    }
}

/// Whether a list was there to look the value up in.
fn can_know(
    finding: &Finding,
    vocabulary: Option<&Vocabulary>,
    districts: Option<&[District]>,
) -> bool {
    match finding.why {
        Why::Case(Reason::Unknown(List::Districts)) => districts.is_some(),
        Why::Case(Reason::Unknown(_)) => vocabulary.is_some(),
        _ => true,
    }
}

/// Figures whose period begins like a date and is none.
fn periods(case: &Value) -> Vec<Finding> {
    let mut findings = Vec::new();
    let figures = case["figures"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (at, figure) in figures.iter().enumerate() {
        let Some(text) = figure["as_of"].as_str() else { continue };
        let is_dated = text.starts_with(|ch: char| ch.is_ascii_digit());
        if let Err(error) = text.parse::<PartialDate>()
            && is_dated
        {
            let field = format!("figures[{at}].as_of");
            let finding = Finding::should(field, ShapeFault::Date(error));
            findings.push(finding.value(&shown(&figure["as_of"])).nearest(nearest_date(text)));
        }
    }
    findings
}
