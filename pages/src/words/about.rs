//! The words of the versions of the collection, and of the cases that were withdrawn.

use super::Locale;

/// What is said of versions and of withdrawn cases.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct About {
    pub title: &'static str,
    pub current: fn(version: u32, day: &str, cases: usize) -> String,
    pub no_versions: &'static str,
    pub version: fn(version: u32, day: &str) -> String,
    pub added: fn(usize) -> String,
    pub changed: fn(usize) -> String,
    pub gone: fn(usize) -> String,
    pub not_come: &'static str,

    pub withdrawn: &'static str,
    pub withdrawn_on: fn(day: &str) -> String,
    pub reason: &'static str,
    pub successor: &'static str,
    pub unknown: fn(&str) -> String,
    pub versions: &'static str,
}

impl Locale {
    /// The words of versions and of withdrawn cases.
    pub fn about(self) -> &'static About {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: About = About {
    title: "关于本集合",
    current: |version, day, cases| format!("现在是第 {version} 版（{day}），收有 {cases} 个案例。"),
    no_versions: "本集合还没有记录版本。",
    version: |version, day| format!("第 {version} 版 · {day}"),
    added: |n| format!("新增 {n} 个案例"),
    changed: |n| format!("改动 {n} 个案例"),
    gone: |n| format!("撤回 {n} 个案例"),
    not_come: "更新记录没有取到，网络恢复后会再试。",
    withdrawn: "已撤回的案例",
    withdrawn_on: |day| format!("这个案例已于{day}撤回，不再属于本集合。"),
    reason: "撤回的原因",
    successor: "现在请看",
    unknown: |id| format!("没有编号为“{id}”的已撤回案例。"),
    versions: "各版更新",
};

static HANT: About = About {
    title: "關於本集合",
    current: |version, day, cases| format!("現在是第 {version} 版（{day}），收有 {cases} 個案例。"),
    no_versions: "本集合還沒有記錄版本。",
    version: |version, day| format!("第 {version} 版 · {day}"),
    added: |n| format!("新增 {n} 個案例"),
    changed: |n| format!("改動 {n} 個案例"),
    gone: |n| format!("撤回 {n} 個案例"),
    not_come: "更新記錄沒有取到，網路恢復後會再試。",
    withdrawn: "已撤回的案例",
    withdrawn_on: |day| format!("這個案例已於{day}撤回，不再屬於本集合。"),
    reason: "撤回的原因",
    successor: "現在請看",
    unknown: |id| format!("沒有編號為「{id}」的已撤回案例。"),
    versions: "各版更新",
};

static EN: About = About {
    title: "About this collection",
    current: |version, day, cases| {
        let own = if cases == 1 { "case" } else { "cases" };
        format!("This is version {version}, of {day}, with {cases} {own}.")
    },
    no_versions: "This collection has no versions on record.",
    version: |version, day| format!("Version {version} · {day}"),
    added: |n| format!("Cases added: {n}"),
    changed: |n| format!("Cases changed: {n}"),
    gone: |n| format!("Cases withdrawn: {n}"),
    not_come: "The record of versions did not arrive; it is asked for again when the network is back.",
    withdrawn: "Withdrawn cases",
    withdrawn_on: |day| {
        format!("This case was withdrawn on {day} and is no longer part of the collection.")
    },
    reason: "Why it was withdrawn",
    successor: "Read this instead",
    unknown: |id| format!("No case with the id “{id}” was withdrawn."),
    versions: "What each version brought",
};
