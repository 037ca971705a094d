//! The sections that articles of such series have, by their names.

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Background,
    Practices,
    Outcomes,
    /// What others may learn of it, or what comes next: a case has no field for it.
    Insights,
}

/// Words that names of sections are made of, and the section of those that decide.
const WORDS: &[(&str, Option<Section>)] = &[
    ("背景", Some(Section::Background)),
    ("基本情况", Some(Section::Background)),
    ("情况", Some(Section::Background)),
    ("概况", Some(Section::Background)),
    ("简介", Some(Section::Background)),
    ("概述", Some(Section::Background)),
    ("缘起", Some(Section::Background)),
    ("起因", Some(Section::Background)),
    ("动因", Some(Section::Background)),
    ("问题", Some(Section::Background)),
    ("做法", Some(Section::Practices)),
    ("举措", Some(Section::Practices)),
    ("措施", Some(Section::Practices)),
    ("路径", Some(Section::Practices)),
    ("创新点", Some(Section::Practices)),
    ("亮点", Some(Section::Practices)),
    ("成效", Some(Section::Outcomes)),
    ("效果", Some(Section::Outcomes)),
    ("成果", Some(Section::Outcomes)),
    ("实效", Some(Section::Outcomes)),
    ("成绩", Some(Section::Outcomes)),
    ("效益", Some(Section::Outcomes)),
    ("反响", Some(Section::Outcomes)),
    ("启示", Some(Section::Insights)),
    ("思考", Some(Section::Insights)),
    ("体会", Some(Section::Insights)),
    ("感悟", Some(Section::Insights)),
    ("点评", Some(Section::Insights)),
    ("下一步打算", Some(Section::Insights)),
    ("下步打算", Some(Section::Insights)),
    ("下一步计划", Some(Section::Insights)),
    ("下一步", Some(Section::Insights)),
    ("展望", Some(Section::Insights)),
    ("推广价值", Some(Section::Insights)),
    ("推广意义", Some(Section::Insights)),
    ("示范意义", Some(Section::Insights)),
    ("经验", None),
    ("实践", None),
    ("探索", None),
    ("创新", None),
    ("主要", None),
    ("具体", None),
    ("工作", None),
    ("改革", None),
    ("取得", None),
    ("实施", None),
    ("典型", None),
    ("初步", None),
    ("案例", None),
    ("项目", None),
    ("总体", None),
    ("社会", None),
    ("运行", None),
    ("存在", None),
    ("的", None),
    ("及", None),
    ("和", None),
    ("与", None),
    ("、", None),
];

/// The section that a heading names, by its words in Simplified characters; nothing where it has any
/// other word.
pub(super) fn section(name: &str) -> Option<Section> {
    let mut rest = name.trim();
    let mut found = None;
    if rest.chars().count() > 14 {
        return None;
    }
    while !rest.is_empty() {
        let (word, own) = WORDS.iter().find(|(word, _)| rest.starts_with(word))?;
        found = found.or(*own);
        rest = rest.get(word.len()..)?;
    }
    // Where nothing else is said, what was tried or learnt is what was done.
    let alone = ["经验", "主要经验", "实践探索", "创新实践", "主要实践", "探索实践", "经验探索"];
    found.or_else(|| alone.contains(&name.trim()).then_some(Section::Practices))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_is_known_by_its_whole_name() {
        use Section::{Background, Insights, Outcomes, Practices};
        for (name, own) in [
            ("背景", Some(Background)),
            ("背景情况", Some(Background)),
            ("基本情况", Some(Background)),
            ("主要做法", Some(Practices)),
            ("创新做法", Some(Practices)),
            ("经验做法", Some(Practices)),
            ("做法和成效", Some(Practices)),
            ("取得成效", Some(Outcomes)),
            ("取得的主要成效", Some(Outcomes)),
            ("经验启示", Some(Insights)),
            ("主要经验", Some(Practices)),
            ("强化措施", None),
            ("创新", None),
            ("", None),
        ] {
            assert_eq!(section(name), own, "{name}");
        }
    }
}
