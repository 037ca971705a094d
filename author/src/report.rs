//! A report as a person reads it: each complaint with its place, what is wrong, what was found and
//! what was probably meant; the counts in the last line.

use std::path::Path;

use anlan_engine::check::Grade;

use crate::check::Checked;
use crate::complaint::Complaint;
use crate::unseen;
use crate::words::{self, Lang};

/// The whole report about a data folder.
pub fn report(checked: &Checked, root: &Path, lang: Lang) -> String {
    let complaints = checked.complaints.iter();
    let complaints: Vec<String> =
        complaints.map(|complaint| one(complaint, root, lang) + "\n\n").collect();
    complaints.concat() + &last_line(checked, lang) + "\n"
}

/// One complaint, on two or three lines.
fn one(complaint: &Complaint, root: &Path, lang: Lang) -> String {
    let finding = &complaint.finding;
    let mut lines = vec![place(complaint, root, lang)];
    let grade = match finding.grade {
        Grade::Must => lang.of("必须改", "must fix"),
        Grade::Should => lang.of("建议改", "should fix"),
    };
    let colon = lang.of("：", ": ");
    lines.push(format!("  {grade}{colon}{}", words::why(&finding.why, lang)));
    let found = finding.value.as_ref().map(|value| match lang {
        Lang::Zh => format!("现在是“{value}”"),
        Lang::En => format!("found “{value}”"),
    });
    let meant = finding.nearest.as_ref().map(|nearest| match lang {
        Lang::Zh => format!("是不是“{nearest}”？"),
        Lang::En => format!("did you mean “{nearest}”?"),
    });
    let known: Vec<String> = found.into_iter().chain(meant).collect();
    if !known.is_empty() {
        lines.push(format!("  {}", known.join(lang.of("，", " – "))));
    }
    // Before a terminal sees it: what a control character does there is anybody's guess.
    lines.iter().map(|line| unseen::shown(line)).collect::<Vec<_>>().join("\n")
}

/// `data/cases/some-case.json:12 · some-case · figures[2].unit（第 3 个指标的单位）`
fn place(complaint: &Complaint, root: &Path, lang: Lang) -> String {
    let file = root.join(&complaint.file).display().to_string().replace('\\', "/");
    let line = complaint.line.map(|line| format!(":{line}")).unwrap_or_default();
    let field = &complaint.finding.field;
    let name = words::name_of_field(field).filter(|_| lang == Lang::Zh);
    let name = name.map(|name| format!("（{name}）")).unwrap_or_default();
    let field = (!field.is_empty()).then(|| format!("{field}{name}"));
    let parts = [Some(file + &line), complaint.case.clone(), field];
    parts.into_iter().flatten().collect::<Vec<String>>().join(" · ")
}

fn last_line(checked: &Checked, lang: Lang) -> String {
    let (found, must, should) =
        (checked.found, checked.count(Grade::Must), checked.count(Grade::Should));
    match lang {
        Lang::Zh if must + should == 0 => format!("{found} 个案例，没有问题。"),
        Lang::Zh => format!("{found} 个案例：必须改 {must} 处，建议改 {should} 处。"),
        Lang::En if must + should == 0 => format!("{found} cases, nothing to fix."),
        Lang::En => format!("{found} cases: {must} must-fix, {should} should-fix."),
    }
}
