//! Every sentence about a draft that a person reads, in Chinese and in English.

use anlan_engine::case::{DateKind, Qualifier};

use super::docx::UNPACKED;
use super::draft::{Became, Field, LeftOut, Note, Sure};
use super::input::{Form, LARGEST, Refusal};
use crate::lang::Lang;

/// Why a file is not read.
pub fn refusal(refusal: &Refusal, lang: Lang) -> String {
    let million = |bytes: u64| bytes / 1_000_000;
    match (refusal, lang) {
        (Refusal::TooLarge, Lang::Zh) => format!("文件超过 {} MB", million(LARGEST as u64)),
        (Refusal::TooLarge, Lang::En) => {
            format!("the file has more than {} MB", million(LARGEST as u64))
        }
        (Refusal::Unknown, _) => {
            lang.of("这不是文字、网页或 DOCX 文件", "this is no text, page or DOCX file").to_owned()
        }
        (Refusal::LockedOrOld, _) => lang
            .of(
                "文件有密码，或是旧式 DOC 文件：请去掉密码，另存为 DOCX",
                "the file has a password, or is an old DOC file: save it as DOCX without one",
            )
            .to_owned(),
        (Refusal::Bomb, Lang::Zh) => format!("文件解压后超过 {} MB，不予读取", million(UNPACKED)),
        (Refusal::Bomb, Lang::En) => {
            format!("the file unpacks to more than {} MB and is not read", million(UNPACKED))
        }
        (Refusal::NotADocument, _) => lang
            .of("压缩文件里没有 Word 正文", "there is no Word document in the packed file")
            .to_owned(),
        (Refusal::Broken(why), Lang::Zh) => format!("文件已损坏（{why}）"),
        (Refusal::Broken(why), Lang::En) => format!("the file is damaged ({why})"),
    }
}

/// What an article was read from.
pub fn form(form: Form, lang: Lang) -> &'static str {
    match form {
        Form::Text => lang.of("文字", "text"),
        Form::Html => lang.of("网页", "page"),
        Form::Docx => lang.of("DOCX 文件", "DOCX file"),
    }
}

/// What became of a paragraph.
pub fn became(became: Became, lang: Lang) -> String {
    match (became, lang) {
        (Became::Title, _) => lang.of("标题", "title").to_owned(),
        (Became::SourceLine, _) => lang.of("来源行", "source line").to_owned(),
        (Became::SectionHeading, _) => lang.of("栏目名", "name of a section").to_owned(),
        (Became::Background, _) => lang.of("背景", "background").to_owned(),
        (Became::PracticeHeading { practice }, Lang::Zh) => {
            format!("做法 {} 的小标题", practice + 1)
        }
        (Became::PracticeHeading { practice }, Lang::En) => {
            format!("heading of practice {}", practice + 1)
        }
        (Became::PracticeText { practice }, Lang::Zh) => format!("做法 {}", practice + 1),
        (Became::PracticeText { practice }, Lang::En) => format!("practice {}", practice + 1),
        (Became::Outcomes, _) => lang.of("成效", "outcomes").to_owned(),
        (Became::Caption, _) => lang.of("图片说明", "caption").to_owned(),
        (Became::LeftOut { reason }, Lang::Zh) => format!("不收：{}", left_out(reason, lang)),
        (Became::LeftOut { reason }, Lang::En) => format!("left out: {}", left_out(reason, lang)),
    }
}

fn left_out(reason: LeftOut, lang: Lang) -> &'static str {
    match reason {
        LeftOut::Page => lang.of("网页的程序、菜单或页脚", "program, menu or foot of the page"),
        LeftOut::PageTitle => lang.of("窗口标题", "title of the window"),
        LeftOut::Head => lang.of("页面上方的导航", "what the site puts above"),
        LeftOut::BeforeTitle => lang.of("标题之前", "before the title"),
        LeftOut::Tail => lang.of("文末的推荐和声明", "what the site puts below"),
        LeftOut::Foot => lang.of("编辑和页面按钮", "editors and buttons"),
        LeftOut::Links => lang.of("只有链接", "links only"),
        LeftOut::Ornament => lang.of("分隔线", "an ornament"),
        LeftOut::Insights => lang
            .of("启示和下一步，案例没有这一栏", "lessons and plans, for which a case has no field"),
    }
}

/// How sure a reading is.
pub fn sure(sure: Sure, lang: Lang) -> &'static str {
    match sure {
        Sure::Certain => lang.of("确定", "certain"),
        Sure::Likely => lang.of("很可能", "likely"),
        Sure::Guess => lang.of("猜测", "a guess"),
    }
}

/// What was inferred or guessed of a value.
pub fn note(note: Note, lang: Lang) -> &'static str {
    match note {
        Note::DateInferred => lang.of("日期由别处推得", "its date follows from another"),
        Note::LabelGuessed => lang.of("名目取自邻近词语", "its label is the nearest words"),
        Note::HeadingGuessed => lang.of("取首句代小标题", "the first words stand for a heading"),
        Note::NameGuessed => {
            lang.of("名称和授予者的起止待核", "where name and giver begin and end is to be checked")
        }
        Note::ByDefinition => {
            lang.of("凭定义用词，未见其名", "by words of its definition, not by name")
        }
    }
}

/// The name of a field.
pub fn field(field: Field, lang: Lang) -> String {
    let zh = match field {
        Field::Title => "标题",
        Field::District => "区县",
        Field::Place => "地点",
        Field::Level => "层级",
        Field::Organ => "主体",
        Field::Themes => "主题",
        Field::Mechanisms => "机制",
        Field::Keywords => "关键词",
        Field::Date => "日期",
        Field::Background => "背景",
        Field::PracticeHeading(at) => return numbered(at, lang, "小标题", field),
        Field::PracticeText(at) => return numbered(at, lang, "正文", field),
        Field::Outcomes => "成效",
        Field::Figures => "指标",
        Field::Honours => "荣誉",
        Field::Milestones => "节点",
        Field::Captions => "图片说明",
        Field::SourceTitle => "来源页标题",
        Field::SourcePublisher => "发布者",
        Field::SourceUrl => "网址",
        Field::SourcePublished => "发布日期",
    };
    lang.of(zh, &field.to_string()).to_owned()
}

fn numbered(at: usize, lang: Lang, part: &str, field: Field) -> String {
    match lang {
        Lang::Zh => format!("做法 {} {part}", at + 1),
        Lang::En => field.to_string(),
    }
}

/// A sign before a value that is not exact.
pub(super) fn qualifier(qualifier: Qualifier, lang: Lang) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::Approx => lang.of("约 ", "about "),
        Qualifier::AtLeast => "≥ ",
    }
}

/// What a date is the date of.
pub(super) fn date_kind(kind: DateKind, lang: Lang) -> &'static str {
    match kind {
        DateKind::Published => lang.of("发布", "published"),
        DateKind::Started => lang.of("开始", "started"),
        DateKind::Awarded => lang.of("获奖", "awarded"),
    }
}

/// The fixed parts of a report.
pub(super) struct Frame {
    pub(super) paragraphs: &'static str,
    pub(super) candidates: &'static str,
    pub(super) missing: &'static str,
    pub(super) colon: &'static str,
    pub(super) comma: &'static str,
    pub(super) same_line: &'static str,
    pub(super) is_accepted: &'static str,
}

pub(super) fn frame(lang: Lang) -> Frame {
    Frame {
        paragraphs: lang.of("逐段去向", "What became of each paragraph"),
        candidates: lang.of(
            "可填内容（＋ 已填入，－ 未填入，待人决定）",
            "What may be filled in (+ filled in, - not, for a person to decide)",
        ),
        missing: lang.of("还缺", "Still missing"),
        colon: lang.of("：", ": "),
        comma: lang.of("，", ", "),
        same_line: lang.of("同一行", "same line"),
        is_accepted: lang.of("＋－", "+-"),
    }
}
