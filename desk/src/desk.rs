//! The desk: the collection as it is published, and the drafts, withdrawals and remarks on top of it.

use std::collections::{BTreeMap, BTreeSet};

use anlan_author::check::{Checked, check_folder};
use anlan_author::complaint::{Complaint, FileFault, ScriptFault, SourceFault, Why};
use anlan_author::difference::collected::Collected;
use anlan_author::difference::{Difference, is_same};
use anlan_author::draft::{of_article, written};
use anlan_author::files::{CASES, Folder};
use anlan_author::import;
use anlan_author::script::Script;
use anlan_engine::check::Grade;
use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::act::Made;
use crate::draft::{Draft, Origin};
use crate::incoming::{Kind, kind, unpacked};
use crate::speech::{Speech, Tongue};

/// The desk.
pub struct Desk {
    /// The files of the collection: as published, or from a data folder that was brought.
    files: BTreeMap<String, Vec<u8>>,
    /// Whether somebody brought a data folder.
    pub is_own: bool,
    /// The collection as published.
    published: Collected,
    /// What is worked on.
    pub drafts: Vec<Draft>,
    /// The cases that are to be taken out.
    pub withdrawn: BTreeMap<String, Withdrawal>,
    /// The draft that was thrown away last.
    pub discarded: Option<Draft>,
    /// What was said of the files that were taken in last.
    pub taken: Vec<Taken>,
    /// What stands in the search for cases.
    pub needle: String,
    /// The grade of complaints that is shown; empty for all.
    pub grade: String,
    /// The page that is shown.
    pub page: String,
    /// Today, as in `2020-12-10`.
    pub today: String,
    /// Who speaks.
    pub speech: Speech,
    next_key: u32,
    /// How much must be put right, as far as it was looked at: of each draft, and of all else.
    must: BTreeMap<Option<u32>, usize>,
}

/// What is to be said of a case that is taken out. Each is empty where nothing was written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Why, in Chinese.
    pub reason: String,
    /// Why, in English.
    pub reason_en: String,
    /// The id of the case that takes its place.
    #[serde(default)]
    pub successor: String,
}

/// What was said of a file that was taken in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Taken {
    /// The file.
    pub name: String,
    /// The drafts that were made of it.
    pub drafts: Vec<u32>,
    /// What there is to say, line by line.
    pub report: String,
    /// The same as a table.
    pub table: String,
    /// Whether nothing could be made of it.
    pub is_refused: bool,
}

/// What is kept for the next time.
#[derive(Default, Serialize, Deserialize)]
struct Saved {
    drafts: Vec<Draft>,
    #[serde(default)]
    withdrawn: BTreeMap<String, Withdrawal>,
    #[serde(default)]
    taken: Vec<Taken>,
}

impl Desk {
    /// A desk over the files of a collection, with what was saved the last time.
    ///
    /// # Errors
    /// Where the files are no collection.
    pub fn open(
        files: BTreeMap<String, Vec<u8>>,
        tongue: Tongue,
        today: String,
        saved: Option<Value>,
    ) -> Result<Desk> {
        let script = Script::of_all()?;
        let published = Collected::of_folder(&folder_of(&files))?;
        let saved = saved.map(serde_json::from_value::<Saved>).transpose();
        let Saved { drafts, withdrawn, taken } =
            saved.context("what was kept in this browser cannot be read")?.unwrap_or_default();
        let next_key = drafts.iter().map(|own| own.key + 1).max().unwrap_or(1);
        Ok(Desk {
            files,
            is_own: false,
            published,
            drafts,
            withdrawn,
            discarded: None,
            taken,
            needle: String::new(),
            grade: String::new(),
            page: String::new(),
            today,
            speech: Speech { tongue, script },
            next_key,
            must: BTreeMap::new(),
        })
    }

    /// Notes how much must be put right.
    pub(crate) fn count(&mut self, all: &Everything) {
        self.must.clear();
        let must = all.checked.complaints.iter().filter(|own| own.finding.grade == Grade::Must);
        for own in must {
            *self.must.entry(all.drafts.get(&own.file).copied()).or_default() += 1;
        }
    }

    /// The same of one draft, whose change concerns the others hardly ever: they are looked at anew with the
    /// next page.
    pub(crate) fn count_of(&mut self, key: u32, n_must: usize) {
        self.must.insert(Some(key), n_must);
    }

    /// How much must be put right, as far as it was looked at.
    pub(crate) fn n_must(&self) -> usize {
        self.must.values().sum()
    }

    /// What to keep for the next time.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn saved(&self) -> Result<Value> {
        let Desk { drafts, withdrawn, taken, .. } = self;
        let (drafts, withdrawn, taken) = (drafts.clone(), withdrawn.clone(), taken.clone());
        Ok(serde_json::to_value(Saved { drafts, withdrawn, taken })?)
    }

    /// The draft of that key.
    pub fn draft(&self, key: u32) -> Option<&Draft> {
        self.drafts.iter().find(|own| own.key == key)
    }

    /// The same, to be changed.
    pub fn draft_mut(&mut self, key: u32) -> Option<&mut Draft> {
        self.drafts.iter_mut().find(|own| own.key == key)
    }

    /// The bytes of one of the lists.
    pub fn file(&self, name: &str) -> Option<&[u8]> {
        self.files.get(name).map(Vec::as_slice)
    }

    /// The cases of the collection, by their ids.
    pub fn published(&self) -> &BTreeMap<String, Value> {
        &self.published.cases
    }

    /// A key that no draft has.
    pub fn fresh_key(&mut self) -> u32 {
        let key = self.next_key;
        self.next_key += 1;
        key
    }

    /// Makes a draft of a case of the collection; where there is one already, that one.
    pub fn edit(&mut self, id: &str) -> Option<u32> {
        if let Some(draft) = self.drafts.iter().find(|own| own.is_of(id)) {
            return Some(draft.key);
        }
        let name = format!("{CASES}/{id}.json");
        let case = serde_json::from_slice(self.files.get(&name)?).ok()?;
        let key = self.fresh_key();
        self.withdrawn.remove(id);
        self.drafts.push(Draft::new(key, case, Origin::Published { id: id.to_owned() }));
        Some(key)
    }

    /// The data folder as it would be with everything on the desk.
    pub fn folder(&self) -> Folder {
        folder_of(&self.files_now().0)
    }

    /// The folder without its cases.
    pub(crate) fn lists(&self) -> Folder {
        Folder::of(self.files.iter().filter(|(name, _)| !name.starts_with(CASES)).map(owned))
    }

    /// Its files, and which of them are which drafts.
    pub(crate) fn files_now(&self) -> (BTreeMap<String, Vec<u8>>, BTreeMap<String, u32>) {
        self.files_without(&BTreeSet::new())
    }

    /// The same without some drafts, in whose place stands what is published.
    pub(crate) fn files_without(
        &self,
        left_out: &BTreeSet<u32>,
    ) -> (BTreeMap<String, Vec<u8>>, BTreeMap<String, u32>) {
        let mut files = self.files.clone();
        let mut drafts = BTreeMap::new();
        for id in self.withdrawn.keys() {
            files.remove(&file_of(id));
        }
        let there: Vec<&Draft> =
            self.drafts.iter().filter(|own| !left_out.contains(&own.key)).collect();
        for draft in &there {
            if let Origin::Published { id } = &draft.origin {
                files.remove(&file_of(id));
            }
        }
        for draft in there {
            let name = self.name_of(draft, &drafts);
            files.insert(name.clone(), text_of(&draft.case).into_bytes());
            drafts.insert(name, draft.key);
        }
        (files, drafts)
    }

    /// The file of a draft: by its id, where that can be the name of a file and no other case has it.
    fn name_of(&self, draft: &Draft, others: &BTreeMap<String, u32>) -> String {
        let id = draft.id();
        let is_plain =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        let name = file_of(id);
        let is_good = !id.is_empty() && id.len() < 200 && id.bytes().all(is_plain);
        let is_free = draft.is_of(id) || !self.files.contains_key(&name);
        if is_good && is_free && !others.contains_key(&name) {
            name
        } else {
            file_of(&format!("draft-{}", draft.key))
        }
    }

    /// Leaves out what nobody can mend here.
    pub(crate) fn leave_out_own(&self, said: &mut Vec<Complaint>, drafts: &BTreeMap<String, u32>) {
        said.retain(|own| !is_of_desk(own, drafts, self.is_own));
    }

    /// The collection as published.
    pub(crate) fn collected(&self) -> &Collected {
        &self.published
    }

    /// What is wrong with one draft, held against the lists and the ids of the other cases.
    ///
    /// # Errors
    /// Where the tables of the desk cannot be read.
    pub fn check_draft(&self, key: u32) -> Result<Vec<Complaint>> {
        let Some(draft) = self.draft(key) else { return Ok(Vec::new()) };
        let (_, drafts) = self.files_now();
        let name = drafts.iter().find(|(_, own)| **own == key).map(|(name, _)| name.clone());
        let name = name.unwrap_or_default();
        let mut files: BTreeMap<String, Vec<u8>> =
            self.files.iter().filter(|(name, _)| !name.starts_with(CASES)).map(owned).collect();
        files.insert(name.clone(), text_of(&draft.case).into_bytes());
        // A case with the same id, or title, is held against it.
        let is_twin =
            |own: &Value| own["title"] == draft.case["title"] || own["id"] == draft.case["id"];
        for (id, case) in self.published() {
            if !is_twin(case) || draft.is_of(id) {
                continue;
            }
            files.entry(file_of(id)).or_insert_with(|| text_of(case).into_bytes());
        }
        let complaints = check_folder(&folder_of(&files))?.complaints.into_iter();
        Ok(complaints
            .filter(|own| own.file == name && !is_of_desk(own, &drafts, self.is_own))
            .collect())
    }

    /// What differs from the collection as published. A file that cannot be read is not in it; the report
    /// has it.
    pub fn difference(&self, folder: &Folder) -> Difference {
        let (collected, _) = Collected::readable(folder);
        // What a folder that was brought has and no page shows is no difference.
        let published = self.published.clone().published();
        Difference::between(&published, &collected.published())
    }

    /// Takes in files. Spreadsheets are read together, so that one may hold the figures of another's cases.
    pub fn take(&mut self, incoming: Vec<Made>) {
        let incoming: Vec<Made> = incoming.into_iter().flat_map(unpacked).collect();
        self.taken.clear();
        let by_kind = |wanted: Kind| {
            incoming.iter().filter(move |file| kind(&file.name, &file.bytes) == wanted)
        };
        let has = |list: &str| by_kind(Kind::Data).any(|file| file.name.ends_with(list));
        // Cases are held against both lists, and cannot be without them.
        if has("vocabulary.json") && has("districts.json") {
            let is_other =
                |file: &&Made| ![Kind::Data, Kind::Case].contains(&kind(&file.name, &file.bytes));
            let others = incoming.iter().filter(is_other).map(|file| file.name.as_str()).collect();
            return self.take_folder(by_kind(Kind::Data).chain(by_kind(Kind::Case)), others);
        }
        by_kind(Kind::Case).for_each(|file| self.take_case(file));
        by_kind(Kind::Data).for_each(|file| self.refuse_list(file));
        by_kind(Kind::Other).for_each(|file| self.refuse(file));
        let sheets: Vec<&Made> = by_kind(Kind::Sheet).collect();
        if !sheets.is_empty() {
            self.take_sheets(&sheets);
        }
        by_kind(Kind::Article).for_each(|file| self.take_article(&file.name, &file.bytes));
    }

    /// Takes in a data folder, which from then on is what the drafts are laid on.
    fn take_folder<'a>(&mut self, incoming: impl Iterator<Item = &'a Made>, others: Vec<&str>) {
        let files: BTreeMap<String, Vec<u8>> = incoming
            .filter_map(|file| Some((within_data(&file.name)?, file.bytes.clone())))
            .collect();
        let n_cases = files.keys().filter(|name| name.starts_with(CASES)).count();
        let mut said = self.speech.say(
            &format!("读入了数据文件夹：{n_cases} 个案例。"),
            &format!("Read a data folder of {n_cases} cases."),
        );
        if !others.is_empty() {
            said += "\n";
            said += &self.speech.say("没有读：", "Not read: ");
            said += &others.join(&self.speech.say("、", ", "));
        }
        self.files = files;
        self.is_own = true;
        self.taken.push(Taken {
            name: "data/".to_owned(),
            drafts: Vec::new(),
            report: said,
            table: String::new(),
            is_refused: false,
        });
    }

    /// Takes in a case file.
    fn take_case(&mut self, file: &Made) {
        let Ok(case) = serde_json::from_slice::<Value>(&file.bytes) else {
            return self.refuse(file);
        };
        let id = case["id"].as_str().unwrap_or_default().to_owned();
        let key = self.fresh_key();
        let origin = if self.published().contains_key(&id) {
            Origin::Published { id }
        } else {
            Origin::File { place: file.name.clone() }
        };
        self.put(Draft::new(key, case, origin));
        self.note(&file.name, vec![key], String::new(), String::new());
    }

    /// Takes in spreadsheets.
    fn take_sheets(&mut self, sheets: &[&Made]) {
        let name = sheets.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(" + ");
        let files: Vec<(&str, &[u8])> =
            sheets.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())).collect();
        let folder = self.folder();
        match import::take(&files, folder) {
            Ok(taken) => {
                let mut keys = Vec::new();
                for own in taken.drafts {
                    let key = self.fresh_key();
                    let (case, place) = (own.case, own.place);
                    let id = case["id"].as_str().unwrap_or_default().to_owned();
                    // What stands in a sheet as it is published needs no draft.
                    if self.published().get(&id).is_some_and(|own| is_same(own, &case)) {
                        continue;
                    }
                    let origin = if self.published().contains_key(&id) {
                        Origin::Published { id }
                    } else {
                        Origin::File { place }
                    };
                    self.put(Draft::new(key, case, origin));
                    keys.push(key);
                }
                let lang = self.speech.lang();
                let report = taken.imported.report();
                let table = report.csv(lang).unwrap_or_default();
                self.note(&name, keys, report.text(lang), table);
            }
            Err(error) => self.refuse_saying(&name, &format!("{error:#}")),
        }
    }

    /// Takes in an article.
    pub fn take_article(&mut self, name: &str, bytes: &[u8]) {
        let folder = self.folder();
        match of_article(name, bytes, &folder, self.speech.lang()) {
            Ok(drafted) => {
                let key = self.fresh_key();
                let script = self.speech.script;
                let written = |case: &mut Value| written(case, script);
                self.drafts.push(Draft::of_article(key, name.to_owned(), drafted.draft, written));
                self.note(name, vec![key], drafted.report, String::new());
            }
            Err(error) => {
                let said = format!("{error:#}");
                let said =
                    said.strip_prefix(name).map_or(&*said, |own| own.trim_start_matches(": "));
                self.refuse_saying(name, said);
            }
        }
    }

    /// Puts a draft on the desk, in place of one of the same case.
    fn put(&mut self, draft: Draft) {
        self.is_back(&draft);
        let is_of_same = |own: &Draft| match (&own.origin, &draft.origin) {
            (Origin::Published { id }, Origin::Published { id: other }) => id == other,
            _ => !draft.id().is_empty() && own.id() == draft.id(),
        };
        self.drafts.retain(|own| !is_of_same(own));
        self.drafts.push(draft);
    }

    /// A case that is edited is not withdrawn.
    pub(crate) fn is_back(&mut self, draft: &Draft) {
        if let Origin::Published { id } = &draft.origin {
            self.withdrawn.remove(id);
        }
    }

    fn note(&mut self, name: &str, drafts: Vec<u32>, report: String, table: String) {
        let name = name.to_owned();
        self.taken.push(Taken { name, drafts, report, table, is_refused: false });
    }

    fn refuse(&mut self, file: &Made) {
        let said = self.speech.say(
            "不认得这种文件。可以放进来的有：表格（XLSX、XLS、ODS、CSV）、文章（HTML、TXT、DOCX）、案例文件（JSON）和数据文件夹（ZIP）。",
            "Not a kind of file that is known here. What may come in: spreadsheets (XLSX, XLS, ODS, CSV), articles (HTML, TXT, DOCX), case files (JSON), and a data folder (ZIP).",
        );
        self.refuse_saying(&file.name, &said);
    }

    fn refuse_list(&mut self, file: &Made) {
        let said = self.speech.say(
            "这是数据文件夹里的一个文件，要和整个文件夹一起放进来（其中要有 vocabulary.json 和 districts.json）。",
            "A file of a data folder, which comes in only with the whole folder (vocabulary.json and districts.json are in it).",
        );
        self.refuse_saying(&file.name, &said);
    }

    fn refuse_saying(&mut self, name: &str, said: &str) {
        self.taken.push(Taken {
            name: name.to_owned(),
            drafts: Vec::new(),
            report: said.to_owned(),
            table: String::new(),
            is_refused: true,
        });
    }
}

/// All that is on the desk, checked.
pub struct Everything {
    /// What is there and what is wrong with it.
    pub checked: Checked,
    /// The data folder that it makes.
    pub folder: Folder,
    /// Which of its files are which drafts.
    pub drafts: BTreeMap<String, u32>,
}

impl Everything {
    /// The drafts in which something must be put right.
    pub fn wrong(&self) -> BTreeSet<u32> {
        let must = self.checked.complaints.iter().filter(|own| own.finding.grade == Grade::Must);
        must.filter_map(|own| self.drafts.get(&own.file).copied()).collect()
    }

    /// How many complaints of a grade concern a draft.
    pub fn count(&self, key: u32, grade: Grade) -> usize {
        let files: BTreeSet<&String> =
            self.drafts.iter().filter(|(_, own)| **own == key).map(|(name, _)| name).collect();
        let is_of = |own: &&Complaint| files.contains(&own.file) && own.finding.grade == grade;
        self.checked.complaints.iter().filter(is_of).count()
    }
}

/// Whether a complaint is about what the desk itself did and nobody can mend here: the name of a file that it
/// gave, an address that was not published, or an entry of a list that it cannot change.
fn is_of_desk(complaint: &Complaint, drafts: &BTreeMap<String, u32>, is_own: bool) -> bool {
    match complaint.finding.why {
        Why::File(FileFault::Name) => drafts.contains_key(&complaint.file),
        // Words for a case that is withdrawn or was reworded are left alone, and not told of.
        Why::Source(SourceFault::LeftOut)
        | Why::Script(ScriptFault::NoCase | ScriptFault::NoField | ScriptFault::NotInText) => {
            !is_own
        }
        _ => false,
    }
}

fn owned((name, bytes): (&String, &Vec<u8>)) -> (String, Vec<u8>) {
    (name.clone(), bytes.clone())
}

fn folder_of(files: &BTreeMap<String, Vec<u8>>) -> Folder {
    Folder::of(files.iter().map(owned))
}

/// The file of a case.
pub fn file_of(id: &str) -> String {
    format!("{CASES}/{id}.json")
}

/// The text of a case file.
pub fn text_of(case: &Value) -> String {
    serde_json::to_string_pretty(case).unwrap_or_default() + "\n"
}

/// The path inside a data folder that a file of it was packed or chosen with.
fn within_data(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split('/').collect();
    let last = *parts.last()?;
    match parts.len().checked_sub(2).and_then(|at| parts.get(at)) {
        Some(&"cases") => Some(format!("{CASES}/{last}")),
        _ => Some(last.to_owned()),
    }
}
