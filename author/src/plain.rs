//! The page of plain HTML with every case on it: for browsers without WebAssembly, for screen
//! readers and printers, and for whoever prefers text.

use anlan_engine::about::Withdrawn;
use anlan_engine::case::{
    Case, District, Figure, Honour, Qualifier, Series, Source, Term, Vocabulary,
};
use anlan_engine::date::PartialDate;
use maud::{DOCTYPE, Markup, html};
use serde::Serialize;

/// What the page may load: its style sheet, and nothing else.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// The whole page. Addresses that may not be linked must have been left out of the cases. With
/// `has_leaves` it leads to the pages of single cases, which lie beside its folder. Of the cases that were
/// withdrawn it says so, where a link to one ends.
pub fn page(
    vocabulary: &Vocabulary,
    districts: &[District],
    cases: &[Case],
    withdrawn: &[Withdrawn],
    has_leaves: bool,
) -> String {
    let sections: Vec<Section<'_>> =
        districts.iter().map(|place| Section::new(place, cases)).collect();
    let book = Book { vocabulary, cases, has_leaves };
    let page = html! {
        (DOCTYPE)
        html lang="zh-Hans" {
            head {
                meta charset="utf-8";
                title { "案览 · 济南法治创新案例（纯文字版）" }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                link rel="stylesheet" href="../plain.css";
            }
            body {
                (opening(cases.len(), has_leaves))
                (contents(&sections))
                main {
                    @for section in sections.iter().filter(|section| !section.cases.is_empty()) {
                        h2 id=(section.anchor()) {
                            (section.place.zh) "（" (section.cases.len()) " 个案例）"
                        }
                        (titles(section))
                        @for case in &section.cases {
                            (article(case, section.place, &book))
                        }
                    }
                    (gone(withdrawn, cases))
                }
                (closing())
            }
        }
    };
    page.into_string()
}

/// What an article needs beside its case.
struct Book<'a> {
    vocabulary: &'a Vocabulary,
    cases: &'a [Case],
    has_leaves: bool,
}

/// The cases of one place, newest first and undated last.
struct Section<'a> {
    place: &'a District,
    cases: Vec<&'a Case>,
}

impl<'a> Section<'a> {
    fn new(place: &'a District, cases: &'a [Case]) -> Section<'a> {
        let mut cases: Vec<&Case> =
            cases.iter().filter(|case| case.district == place.code).collect();
        let start = |case: &Case| case.date.value.map(|date| date.span().start());
        cases.sort_by(|a, b| start(b).cmp(&start(a)).then_with(|| a.id.cmp(&b.id)));
        Section { place, cases }
    }

    /// With an underscore, which no id of a case has.
    fn anchor(&self) -> String {
        format!("district_{}", self.place.code)
    }
}

/// The cases that were withdrawn.
fn gone(withdrawn: &[Withdrawn], cases: &[Case]) -> Markup {
    html! {
        @if !withdrawn.is_empty() {
            h2 id="withdrawn_" { "已撤回的案例" }
            @for own in withdrawn {
                article id=(own.id) {
                    h3 { (own.title) }
                    p { (date_zh(own.date)) "撤回。" (own.reason) }
                    @let successor = cases.iter().find(|case| Some(&case.id) == own.successor.as_ref());
                    @if let Some(case) = successor {
                        p { "现在请看：" a href=(format!("#{}", case.id)) { (case.title) } }
                    }
                }
            }
        }
    }
}

fn opening(n_cases: usize, has_leaves: bool) -> Markup {
    html! {
        header id="top_" {
            h1 { "案览 · 济南法治创新案例" }
            p {
                "这是纯文字版，收有全部 " (n_cases) " 个案例。您看到它，可能是因为您的浏览器不能运行完整页面"
                "（没有 WebAssembly，或者版本较旧），也可能是您自己选了纯文字。"
            }
            p lang="en" {
                "This is the plain text of all " (n_cases) " cases. You may be here because your "
                "browser cannot run the full page (it has no WebAssembly, or is an older one), or "
                "because you chose plain text."
            }
            // Shown where the page is part of a file that lies on no host.
            p id="as-file" hidden {
                "这是一个单独的文件，不用联网。若是在聊天软件、邮件的预览里看到这段文字，请选“用浏览器打开”或"
                "“用其他应用打开”，就能使用完整页面。 "
                span lang="en" {
                    "This is a file of its own and needs no network. In the preview of a chat or a mail, "
                    "choose “open in browser” to use the full page."
                }
            }
            p {
                a href="../" { "打开完整页面" } " · "
                a href="../" lang="en" { "Open the full page" }
                @if has_leaves { " · " a href="../read/index.html" { "一个案例一页" } }
            }
        }
    }
}

fn contents(sections: &[Section<'_>]) -> Markup {
    html! {
        nav {
            h2 { "目录" }
            ul class="places" {
                @for section in sections {
                    li {
                        @if section.cases.is_empty() {
                            (section.place.zh_short)
                        } @else {
                            a href=(format!("#{}", section.anchor())) { (section.place.zh_short) }
                        }
                        " " (section.cases.len())
                    }
                }
            }
        }
    }
}

fn titles(section: &Section<'_>) -> Markup {
    html! {
        ul class="titles" {
            @for case in &section.cases {
                li { a href=(format!("#{}", case.id)) { (case.title) } }
            }
        }
    }
}

fn closing() -> Markup {
    html! {
        footer {
            p {
                "事实和数字出自各案例所列的来源，文字为编者自己的表述；成效由来源页面自述，未另行核实。"
                "标为“转载”的来源，未能确认网站身份，因此不提供链接。"
            }
            p lang="en" {
                "Facts and figures come from the sources named with each case; the wording is the "
                "editors’ own. Sources marked 转载 are reposts and are not linked."
            }
        }
    }
}

fn article(case: &Case, place: &District, book: &Book<'_>) -> Markup {
    html! {
        article id=(case.id) {
            h3 { (case.title) }
            p lang="en" { strong { (case.title_en) } ". " (case.summary_en) }
            (at_a_glance(case, place, book))
            h4 { "背景" }
            p { (case.background) }
            h4 { "做法" }
            @for practice in &case.practices {
                p { strong { (practice.heading) } "：" (practice.text) }
            }
            @if let Some(outcomes) = &case.outcomes {
                h4 { "成效" }
                p { (outcomes) }
            }
            (list("指标", &case.figures, figure))
            (list("荣誉", &case.honours, honour))
            (list("节点", &case.milestones, |own| html! { (date_zh(own.date)) "：" (own.text) }))
            (list("图片说明", &case.captions, |caption| html! { (caption) }))
            h4 { "来源" }
            ul {
                @for source in std::iter::once(&case.source).chain(&case.more_sources) {
                    li { (source_line(source, book.vocabulary)) }
                }
            }
            @if let Some(note) = &case.editor_note {
                h4 { "编者说明" }
                p { (note) }
            }
            p class="back" {
                a href="#top_" { "回到目录" }
                @if book.has_leaves {
                    " " a href=(format!("../read/case/{}.html", case.id)) { "单独一页" }
                }
            }
        }
    }
}

fn at_a_glance(case: &Case, place: &District, book: &Book<'_>) -> Markup {
    let vocabulary = book.vocabulary;
    let themes: Vec<&str> =
        case.themes.iter().map(|theme| name_of(&vocabulary.themes, theme)).collect();
    let mechanisms = case.mechanisms.iter().filter_map(|id| {
        vocabulary.mechanisms.iter().find(|own| own.id == *id).map(|own| own.zh.as_str())
    });
    let mechanisms: Vec<&str> = mechanisms.collect();
    let series = vocabulary.series.iter().find(|own| case.series.as_ref() == Some(&own.id));
    html! {
        dl {
            dt { "地区" }
            dd { (place.zh) @if let Some(smaller) = &case.place { "，" (smaller) } }
            dt { "日期" }
            dd { (case_date(case, vocabulary)) }
            dt { "层级" }
            dd { (name_of(&vocabulary.levels, &case.level)) }
            dt { "实施单位" }
            dd { (case.organ) }
            dt { "主题" }
            dd { (themes.join("、")) }
            dt { "机制" }
            dd { (mechanisms.join("、")) }
            dt { "关键词" }
            dd { (case.keywords.join("、")) }
            @if let Some(series) = series {
                dt { "系列" }
                dd { (series.zh) "（" (of_series(series, book.cases)) "）" }
            }
        }
    }
}

/// `济南市司法局公布 30 个，这里收有 2 个`
fn of_series(series: &Series, cases: &[Case]) -> String {
    let n_here = cases.iter().filter(|case| case.series.as_ref() == Some(&series.id)).count();
    match series.announced_total {
        Some(total) => format!("{}公布 {total} 个，这里收有 {n_here} 个", series.publisher),
        None => format!("{}公布，这里收有 {n_here} 个", series.publisher),
    }
}

fn list<T>(heading: &str, items: &[T], line: impl Fn(&T) -> Markup) -> Markup {
    html! {
        @if !items.is_empty() {
            h4 { (heading) }
            ul {
                @for item in items {
                    li { (line(item)) }
                }
            }
        }
    }
}

/// `法律顾问法制审核件：≥ 130 件（2020年）`
fn figure(figure: &Figure) -> Markup {
    let sign = match figure.qualifier {
        Qualifier::Exact => "",
        Qualifier::Approx => "约 ",
        Qualifier::AtLeast => "≥ ",
    };
    let gap = if figure.unit == "%" { "" } else { " " };
    let period =
        figure.as_of.as_ref().map(|period| period.parse().map_or_else(|_| period.clone(), date_zh));
    html! {
        (figure.label) "：" (sign) (figure.value) (gap) (figure.unit)
        @if let Some(period) = period { "（" (period) "）" }
    }
}

fn honour(honour: &Honour) -> Markup {
    let date = honour.date.map(date_zh);
    let known: Vec<&str> = honour.by.as_deref().into_iter().chain(date.as_deref()).collect();
    html! {
        (honour.name)
        @if !known.is_empty() { "（" (known.join("，")) "）" }
    }
}

fn source_line(source: &Source, vocabulary: &Vocabulary) -> Markup {
    let publisher = source.publisher.as_deref().unwrap_or("发布者不详");
    let text = match &source.title {
        Some(title) => format!("{publisher}：{title}"),
        None => publisher.to_owned(),
    };
    html! {
        @match source.url.as_ref().filter(|_| source.linkable) {
            Some(url) => a href=(url) rel="noopener noreferrer" { (text) },
            None => (text),
        }
        @if let Some(published) = source.published { "，" (date_zh(published)) }
        " · " (name_of(&vocabulary.source_kinds, &id_of(source.kind)))
    }
}

/// `2020年12月10日（来源发布日期）`
fn case_date(case: &Case, vocabulary: &Vocabulary) -> Markup {
    html! {
        @match case.date.value {
            Some(date) => (date_zh(date)),
            None => "日期不详",
        }
        @if let Some(kind) = case.date.kind {
            "（" (name_of(&vocabulary.date_kinds, &id_of(kind))) "）"
        }
    }
}

/// A date as far as it is known.
fn date_zh(date: PartialDate) -> String {
    let month = date.month().map(|month| format!("{month}月")).unwrap_or_default();
    let day = date.day().map(|day| format!("{day}日")).unwrap_or_default();
    format!("{}年{month}{day}", date.year())
}

/// The name of a value in its list; the value itself where the list does not know it.
fn name_of<'a>(terms: &'a [Term], id: &'a str) -> &'a str {
    terms.iter().find(|term| term.id == id).map_or(id, |term| &term.zh)
}

/// The id that a value of the model has in the vocabulary.
fn id_of(value: impl Serialize) -> String {
    let id = serde_json::to_value(value).ok();
    id.and_then(|id| id.as_str().map(str::to_owned)).unwrap_or_default()
}
