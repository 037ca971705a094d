//! How far a draft is: what a good record has, and whether this one has it.

use anlan_engine::date::PartialDate;
use anlan_importer::columns::Column;
use serde_json::Value;

use crate::draft::is_blank;
use crate::path;
use crate::speech::Speech;

/// One thing that a good record has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    /// What.
    pub name: String,
    /// How many of it are there, of how many.
    pub have: usize,
    /// See above; at least 1.
    pub of: usize,
}

impl Point {
    /// Whether all of it is there.
    pub fn is_met(&self) -> bool {
        self.have >= self.of
    }
}

/// The points, in the order of the form.
pub fn points(case: &Value, columns: &[&Column], speech: Speech) -> Vec<Point> {
    let point = |zh: &str, en: &str, have, of| Point { name: speech.say(zh, en), have, of };
    let needed: Vec<&str> = columns.iter().filter(|own| own.is_needed).map(|own| own.key).collect();
    let filled =
        needed.iter().filter(|key| path::get(case, key).is_some_and(|own| !is_blank(own))).count();
    let practices = path::list(case, "practices");
    let told = practices.iter().filter(|own| has(own, "heading") && has(own, "text")).count();
    let figures = path::list(case, "figures");
    let exact = figures
        .iter()
        .filter(|own| has(own, "label") && own["value"].is_number() && has(own, "unit"))
        .count();
    let dated = figures.iter().filter(|own| has(own, "as_of")).count();
    let source = ["title", "publisher", "url", "published"];
    let cited = source.iter().filter(|key| has(&case["source"], key)).count();
    let words = path::list(case, "keywords").len();
    let mut points = vec![
        point("必填的各项", "Fields that are needed", filled, needed.len()),
        point(
            "做法有小标题和正文",
            "Practices with heading and text",
            told,
            practices.len().max(1),
        ),
        point("成效", "Outcomes", usize::from(has(case, "outcomes")), 1),
        point("日期", "A date", usize::from(has(&case["date"], "value")), 1),
        point("2—7 个关键词", "Two to seven keywords", usize::from((2..=7).contains(&words)), 1),
        point("来源写全", "The source in full", cited, source.len()),
    ];
    if !figures.is_empty() {
        points.push(point("数字有名称和单位", "Figures with name and unit", exact, figures.len()));
        points.push(point("数字有时期", "Figures with their period", dated, figures.len()));
    }
    let milestones = path::list(case, "milestones");
    if milestones.len() > 1 {
        let ordered = usize::from(is_in_order(milestones));
        points.push(point("节点按先后排", "Milestones in order", ordered, 1));
    }
    points
}

fn has(value: &Value, key: &str) -> bool {
    value.get(key).is_some_and(|own| !is_blank(own))
}

/// Whether no milestone is certain to come before the one above it.
fn is_in_order(milestones: &[Value]) -> bool {
    let dates = milestones.iter().filter_map(|own| own["date"].as_str()?.parse().ok());
    let dates: Vec<PartialDate> = dates.collect();
    dates.windows(2).all(|pair| pair[1].last_day() >= pair[0].first_day())
}
