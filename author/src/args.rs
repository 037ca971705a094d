//! What a person types after `anlan-author`. Its help is in Chinese and in English at once, as whoever
//! reads it may have no language set.

use std::ffi::OsString;
use std::path::PathBuf;

use anlan_engine::date::PartialDate;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{
    Arg, ArgAction, Args as Group, Command, CommandFactory as _, FromArgMatches as _, Parser,
    Subcommand, ValueEnum,
};
use clap_complete::Shell;

use crate::words::Lang;

pub mod refusal;

/// What the program ends with, below every help.
const ENDINGS: &str = "\
结束代码 / exit codes:
  0  完成 / done
  1  有必须先改的地方 / something must be put right first
  2  命令写得不对 / the command was not understood
  3  文件读不了或写不出 / something could not be read or written";

const TEMPLATE: &str = "{about-with-newline}\n用法 / usage: {usage}\n\n{all-args}{after-help}\n";

/// The headings in a help of what is typed by itself, and of what has a name.
const HEADINGS: [&str; 2] = ["内容 / arguments", "选项 / options"];

/// 案览的编辑工具 / the writing desk of Anlan
#[derive(Debug, PartialEq, Parser)]
#[command(
    name = "anlan-author",
    bin_name = "anlan-author",
    subcommand_help_heading = "命令 / verbs",
    subcommand_value_name = "VERB",
    disable_help_flag = true,
    disable_help_subcommand = true,
    term_width = 0
)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub verb: Verb,
    /// The language, where it is said.
    #[arg(long, global = true, value_parser = lang(), value_name = "LANG", hide_possible_values = true,
        help = "zh 或 en；不写时看环境变量 LC_ALL、LC_MESSAGES、LANG，是英文就用英文，否则用中文 / zh or en; where nothing is said English if the environment says so, Chinese if not")]
    pub lang: Option<Lang>,
    /// 显示帮助 / show this help
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
}

/// A verb with what it needs.
#[derive(Debug, PartialEq, Subcommand)]
pub enum Verb {
    /// 检查数据，一次列出所有问题 / check the data and list everything wrong at once
    Check {
        /// The data folder.
        #[command(flatten)]
        data: Data,
        /// How the report is written.
        #[command(flatten)]
        form: Form,
    },
    /// 检查后写出网页要用的文件 / check, then write what the page loads
    Build {
        /// The data folder.
        #[command(flatten)]
        data: Data,
        /// 写到哪个文件夹 / the folder to write into
        #[arg(long, alias = "to", value_name = "DIR")]
        out: PathBuf,
        /// 在整个网站的文件夹里再写出每个案例、区县、主题和机制的纯文字页（read/）、订阅源等 / write a
        /// plain page for each case, place, theme and mechanism (read/), a feed and so on into the folder
        /// of the site
        #[arg(long, value_name = "DIR")]
        site: Option<PathBuf>,
        /// 网站将来的网址，站点地图等要用 / the address the site will have, for its sitemap and so on
        #[arg(long, value_name = "URL", requires = "site")]
        base: Option<String>,
        /// 有问题的案例不收，其余照写 / leave the bad cases out and write the rest
        #[arg(long)]
        keep_going: bool,
        /// How the report is written.
        #[command(flatten)]
        form: Form,
    },
    /// 新建一个空的案例集，已有的文件一概不动；案例用 --lang 的语言写 / make an empty collection, its cases in
    /// the language of --lang; nothing that is there is written over
    New {
        /// 新文件夹 / the folder to make
        #[arg(value_name = "DIR")]
        folder: PathBuf,
        /// 案例集的标题 / the title of the collection
        #[arg(long, value_name = "TITLE")]
        title: Option<String>,
    },
    /// 写出 JSON Schema / write the JSON Schemas
    Schema {
        /// The data folder.
        #[command(flatten)]
        data: Data,
        /// 写到哪个文件夹 / the folder to write into
        #[arg(long, alias = "to", value_name = "DIR")]
        out: PathBuf,
    },
    /// 检查后写出 CSV 表格，或可以编辑、再导入的工作簿 / check, then write the collection as CSV tables, or
    /// as a workbook to edit and to import again
    Export {
        /// The data folder.
        #[command(flatten)]
        data: Data,
        /// What is written.
        #[command(flatten)]
        into: Into,
    },
    /// 写出空白的工作簿模板（XLSX） / write the empty workbook to fill in (XLSX)
    Template {
        /// The data folder.
        #[command(flatten)]
        data: Data,
        /// 写到哪个文件 / the file to write
        #[arg(long, alias = "to", value_name = "FILE")]
        out: PathBuf,
    },
    /// 读电子表格（XLSX、XLS、ODS、CSV），写出案例文件，并与数据一起检查 / read spreadsheets, write the
    /// case files, and check them together with the data
    Import {
        /// 电子表格 / the spreadsheets
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
        /// 数据文件夹 / the data folder
        #[arg(long, value_name = "DATA")]
        data: PathBuf,
        /// 案例文件写到哪个文件夹 / the folder to write the case files into
        #[arg(long, alias = "to", value_name = "DIR")]
        out: PathBuf,
        /// How the report is written.
        #[command(flatten)]
        form: Form,
    },
    /// 读一篇文章（HTML、TXT、DOCX），写出案例草稿，并说明每一段去了哪里、每一项从哪一句来 / read an
    /// article, write a draft of its case, and say what became of each paragraph
    Draft {
        /// 文章 / the article
        #[arg(value_name = "ARTICLE")]
        article: PathBuf,
        /// 数据文件夹 / the data folder
        #[arg(long, value_name = "DATA")]
        data: PathBuf,
        /// 写到哪个文件，已有的不覆盖 / the file to write; one that is there is not overwritten
        #[arg(long, alias = "to", value_name = "CASE.json")]
        out: PathBuf,
    },
    /// 两份数据有什么不同：新增、撤回、逐项改动 / what differs between two collections
    Diff {
        /// 旧的：数据文件夹，或已发布的 collection.json / the old one: a data folder, or a published
        /// collection.json
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// 新的 / the new one
        #[arg(value_name = "NEW")]
        new: PathBuf,
        /// text 给人看（默认），json 给程序 / text for people (where nothing is said), json for programs
        #[arg(long, value_parser = format(&["text", "json"]), default_value = "text", value_name = "FORMAT", hide_default_value = true, hide_possible_values = true)]
        format: Format,
    },
    /// 把数据与已发布的不同记为 changes.json 的下一版；不见了的案例写进 withdrawn.json / record what differs from
    /// what is published as the next version, and the cases that went
    Release {
        /// 已发布的：数据文件夹，或 collection.json / what is published: a data folder or a collection.json
        #[arg(value_name = "OLD")]
        old: PathBuf,
        /// 数据文件夹 / the data folder
        #[arg(value_name = "DATA")]
        new: PathBuf,
        /// 这一版的日期 / the day of the version
        #[arg(long, value_name = "DATE")]
        date: PartialDate,
        /// 这一版说明 / what is new, in Chinese
        #[arg(long, value_name = "ZH", requires = "summary_en")]
        summary: Option<String>,
        /// 这一版的英文说明 / the same in English
        #[arg(long, value_name = "EN", requires = "summary")]
        summary_en: Option<String>,
        /// 撤回的原因 / why cases were withdrawn, in Chinese
        #[arg(long, value_name = "ZH", requires = "reason_en")]
        reason: Option<String>,
        /// 撤回的英文原因 / the same in English
        #[arg(long, value_name = "EN", requires = "reason")]
        reason_en: Option<String>,
    },
    /// 检查后，把已发布的网站文件夹连同新的案例写成一个新的文件夹，可直接上传；不需要编译 / check, then write a
    /// published site with this collection in it as a new folder, ready to serve
    Publish {
        /// The data folder.
        #[command(flatten)]
        data: Data,
        /// 现在的网站文件夹 / the folder of the site as it is
        #[arg(long, value_name = "OLD-SITE")]
        site: PathBuf,
        /// 写到哪个新文件夹 / the folder to write, which is not there yet or empty
        #[arg(long, alias = "to", value_name = "NEW-FOLDER")]
        out: PathBuf,
        /// 有问题的案例不收，其余照写 / leave the bad cases out and write the rest
        #[arg(long)]
        keep_going: bool,
    },
    /// 写出命令行补全脚本 / write the completions for a shell
    Completions {
        /// 哪种命令行 / which shell
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// 显示帮助 / show this help, or that of a verb
    Help {
        /// 哪个命令 / which verb
        #[arg(value_name = "VERB")]
        verb: Option<String>,
    },
}

/// The data folder, by itself or after `--data`.
#[derive(Debug, PartialEq, Group)]
#[group(required = true, multiple = false)]
pub struct Data {
    /// 数据文件夹 / the data folder
    #[arg(value_name = "DATA")]
    folder: Option<PathBuf>,
    /// 同上 / the same
    #[arg(long, value_name = "DATA")]
    data: Option<PathBuf>,
}

impl Data {
    /// Its path.
    pub fn path(self) -> PathBuf {
        self.folder.or(self.data).unwrap_or_default()
    }
}

/// What an export is written into; at least one of them.
#[derive(Debug, PartialEq, Group)]
#[group(required = true, multiple = true)]
pub struct Into {
    /// CSV 表格和 datapackage.json 写到哪个文件夹 / the folder for the CSV tables and datapackage.json
    #[arg(long, alias = "out", value_name = "DIR")]
    pub to: Option<PathBuf>,
    /// 工作簿写到哪个文件 / the workbook to write
    #[arg(long, value_name = "FILE")]
    pub xlsx: Option<PathBuf>,
}

/// How a report is written.
#[derive(Debug, PartialEq, Group)]
pub struct Form {
    /// text 给人看（默认），json 给程序，csv 用电子表格打开；后两种只有报告本身 / text for people (where
    /// nothing is said), json for programs, csv for spreadsheets; the last two are the report and nothing else
    #[arg(
        long,
        value_enum,
        default_value = "text",
        value_name = "FORMAT",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub format: Format,
}

/// The ways to write a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
}

/// Some of the formats.
fn format(names: &'static [&'static str]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(names).map(|own| Format::from_str(&own, false).unwrap_or_default())
}

fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(["zh", "en"]).map(|own| if own == "en" { Lang::En } else { Lang::Zh })
}

/// The command line as it is understood, with the words of its help.
fn command() -> Command {
    let worded = |command: Command| {
        let heading = |arg: &Arg| HEADINGS[usize::from(!arg.is_positional())];
        command.help_template(TEMPLATE).after_help(ENDINGS).mut_args(|arg| {
            let heading = heading(&arg);
            arg.help_heading(heading)
        })
    };
    worded(Args::command()).mut_subcommands(worded)
}

/// Understands the arguments, those after the name of the program.
///
/// # Errors
/// Where they are not understood, and where help was asked for; [`refusal::said`] puts it into words.
pub fn parse(arguments: &[OsString]) -> Result<Args, clap::Error> {
    let name = OsString::from("anlan-author");
    let read = |arguments: &[OsString]| {
        let matches = command().try_get_matches_from([&name].into_iter().chain(arguments))?;
        Args::from_arg_matches(&matches)
    };
    let mut args = read(arguments)?;
    if let Verb::Help { verb } = &mut args.verb {
        let asked = verb.take().into_iter().chain(["--help".to_owned()]);
        return read(&asked.map(OsString::from).collect::<Vec<_>>());
    }
    Ok(args)
}

/// The completions for a shell.
pub fn completions(shell: Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command(), "anlan-author", &mut script);
    script
}

/// The language that the environment asks for: that of the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that
/// is set. Chinese unless it is English: it is what the collection is edited in.
pub fn lang_of(variable: impl Fn(&str) -> Option<OsString>) -> Lang {
    let mut all = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable);
    let first = all.find(|own| !own.is_empty()).unwrap_or_default();
    let first = first.to_string_lossy().to_ascii_lowercase();
    let name = first.split(['_', '.', '-', '@']).next().unwrap_or_default();
    if name == "en" { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests;
