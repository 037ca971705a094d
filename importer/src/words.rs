//! Every sentence that is said of a spreadsheet, in Chinese and in English.

use crate::grid::Place;
use crate::lang::{Both, Lang, both};
use crate::remark::{Grade, What};
use crate::template::{Unwritable, Why};

/// What is the matter and what to do about it, without the full stop.
pub fn what(what: &What, lang: Lang) -> String {
    lang.pick(sentence(what))
}

fn megabytes(bytes: u64) -> u64 {
    bytes / 1_000_000
}

#[allow(clippy::too_many_lines, reason = "a list of sentences")]
fn sentence(what: &What) -> Both {
    match what {
        What::LargeFile(most) => {
            let most = megabytes(*most as u64);
            both(
                format!("文件太大：最多读 {most} MB，请分成几个文件"),
                format!(
                    "the file is too large: at most {most} MB are read; make several files of it"
                ),
            )
        }
        What::Bomb(most) => {
            let most = megabytes(*most);
            both(
                format!("解压后会超过 {most} MB（或与目录所说不符），没有解压"),
                format!(
                    "it would unpack to more than {most} MB, or to more than its directory says; it was not unpacked"
                ),
            )
        }
        What::ManyCells(most) => both(
            format!("单元格太多：最多读 {most} 格；请删去表格边缘以外的内容"),
            format!(
                "too many cells: at most {most} are read; delete what stands far outside the table"
            ),
        ),
        What::ManyCases(most) => both(
            format!("一次最多读 {most} 个案例，从这一行起没有读；请分几次导入"),
            format!(
                "at most {most} cases are read at a time, and none from this row on; import them in parts"
            ),
        ),
        What::Password => both(
            "文件有密码。请在电子表格软件里取消密码，另存后再导入",
            "the file is locked with a password; take it off in your spreadsheet program and save it again",
        ),
        What::NoSpreadsheet => both(
            "不是电子表格（XLSX、XLS、ODS 或 CSV）",
            "not a spreadsheet (XLSX, XLS, ODS or CSV)",
        ),
        What::WebPage => both(
            "这是网页或 XML，只是名字像电子表格。请打开后另存为 XLSX",
            "a web page or XML that only calls itself a spreadsheet; open it and save it as XLSX",
        ),
        What::BinaryWorkbook => both(
            "这是二进制工作簿（xlsb）。请另存为 XLSX",
            "a binary workbook (xlsb); save it as XLSX",
        ),
        What::Broken(why) => {
            both(format!("文件已损坏，读不下去（{why}）"), format!("the file is damaged ({why})"))
        }
        What::BrokenSheet(why) => both(
            format!("这张表已损坏，只读到一部分（{why}）"),
            format!("the sheet is damaged and was read in part only ({why})"),
        ),
        What::OtherKind(kind) => both(
            format!("内容是 {kind}，与扩展名不同；按 {kind} 读"),
            format!("by its content it is {kind}, whatever its name says, and was read as such"),
        ),
        What::Empty => both("没有内容", "there is nothing in it"),
        What::NoCaseSheet => both(
            "没有名为“案例”的表，也没有一张表有案例的列名",
            "no sheet is called 案例 (cases), and none has the headings of cases",
        ),
        What::UnknownSheet => {
            both("不认识这张表，没有读", "not a sheet that is known; it was not read")
        }
        What::GuessedSheet(sheet) => both(
            format!("按列名当作“{sheet}”表来读"),
            format!("read as the sheet {sheet}, by its headings"),
        ),
        What::NoHeadings => both(
            "前 20 行里没有列名（如“编号”“标题”），这张表没有读",
            "no row of headings (such as 编号, 标题) in the first 20 rows; the sheet was not read",
        ),
        What::UnknownColumn(n) => both(
            format!("不认识这个列名，{n} 个值没有收进案例，列在后面"),
            format!(
                "not a heading that is known; its {n} values are in no case and are listed below"
            ),
        ),
        What::NoHeading => both(
            "这一列没有列名，其中的值没有收进案例，列在后面",
            "the column has no heading; its values are in no case and are listed below",
        ),
        What::SameHeading => both(
            "前面已有同样的列名；这一列没有收进案例，列在后面",
            "an earlier column has this heading; this one is in no case and is listed below",
        ),
        What::MissingColumn(name) => both(
            format!("缺少必填的列“{name}”"),
            format!("the column {name} is needed and is not there"),
        ),
        What::NoEncoding => both(
            "这些字节既不是 UTF-8 也不是 GB18030，读出来会有错字；请另存为 UTF-8",
            "bytes that are neither UTF-8 nor GB18030, so that some characters are lost; save the file as UTF-8",
        ),
        What::MixedEncoding => both(
            "这一行是 GB18030，别的行是 UTF-8；按 GB18030 读了，请核对并另存为 UTF-8",
            "the line is in GB18030 and others are in UTF-8; it was read as GB18030: check it, and save the file as UTF-8",
        ),
        What::Encoding(name) => both(format!("按 {name} 编码读"), format!("read as {name}")),
        What::Formula => both(
            "公式出错，没有值；请改正公式或直接填值",
            "a formula went wrong and gives no value; put the formula right or type the value",
        ),
        What::Trimmed => both("去掉了前后的空白", "white space around the value was cut off"),
        What::Merged(last) => both(
            format!("合并单元格：直到第 {last} 行都用这个值"),
            format!("a merged cell: the value was taken for all rows down to {last}"),
        ),
        What::NoId => {
            both("这一行没有编号；请填案例的编号", "the row has no id; fill in that of its case")
        }
        What::SameId(row) => both(
            format!("第 {row} 行的案例已有这个编号；这一行没有写出"),
            format!("the case in row {row} has this id; this row was not written"),
        ),
        What::NoCase => both(
            "“案例”表里没有这个编号，这一行没有收进案例，列在后面",
            "no case of the import has this id; the row is in no case and is listed below",
        ),
        What::NotInList(list) => both(
            format!("“{list}”里没有这一项；请从下拉列表或“列表”里选"),
            format!("not among the values of {list}; choose one from the sheet of lists"),
        ),
        What::Date => both(
            "看不懂的日期；请写成 2020、2020-02 或 2020-02-11",
            "not a date; write 2020, 2020-02 or 2020-02-11",
        ),
        What::HalfDate => both(
            "分不清是 1 月还是 10 月（数字 2020.1 与 2020.10 一样）；请写成 2020-01 或 2020-10",
            "January or October? The numbers 2020.1 and 2020.10 are the same; write 2020-01 or 2020-10",
        ),
        What::FirstOfMonth => both(
            "按某月 1 日读；如果只知道年或月，请改成文本，如 2020-02",
            "read as the first of the month; if only the month or the year is known, make it a text such as 2020-02",
        ),
        What::Number => both(
            "看不懂的数字；请只填一个阿拉伯数字，如 130 或 3.3",
            "not a number; write one in digits, such as 130 or 3.3",
        ),
        What::Amount => both(
            "从这一格读出了数值、单位和精确程度，请核对",
            "number, unit and exactness were read from this cell; check them",
        ),
        What::OtherUnit(unit) => both(
            format!("这一格的单位与“单位”列（{unit}）不同；请只留一个"),
            format!("the cell says another unit than its column ({unit}); keep one of them"),
        ),
        What::OtherQualifier(own) => both(
            format!("这一格的说法与“精确程度”列（{own}）不同；请改成一致"),
            format!("the cell says another exactness than its column ({own}); make them agree"),
        ),
        What::TakenAsExact => {
            both("没有填精确程度，当作确数", "no exactness is given; the number was taken as exact")
        }
        What::Truth => both("请填 是 或 否", "write 是 (yes) or 否 (no)"),
    }
}

/// Why a value cannot be written into a workbook.
pub fn unwritable(fault: &Unwritable, lang: Lang) -> String {
    let why = match &fault.why {
        Why::Long(n) => both(
            format!("有 {n} 个字，一格最多 32767 个"),
            format!("{n} characters long, and a cell holds 32767 at most"),
        ),
        Why::Empty => {
            both("是空的文字，读回来会变成没有", "an empty text, which would be read as none")
        }
        Why::Mark => both(
            "里面有“；”，或者是空的，无法放进一格的几个值里",
            "empty, or with the mark ； or ; in it that parts the values of a cell",
        ),
        Why::Padded => both("前后有空白", "white space around it"),
        Why::Control => {
            both("有电子表格放不下的控制字符", "a control character, which a workbook cannot hold")
        }
        Why::NoNumber => both("不是数字", "not a number"),
        Why::Writer(said) => {
            both(format!("写不出来（{said}）"), format!("could not be written ({said})"))
        }
    };
    let Unwritable { case, field, .. } = fault;
    match lang {
        Lang::Zh => format!("{case} · {field}：{}", lang.pick(why)),
        Lang::En => format!("{case} · {field}: {}", lang.pick(why)),
    }
}

/// What a grade is called.
pub fn grade(grade: Grade, lang: Lang) -> String {
    lang.pick(match grade {
        Grade::Must => both("必须改", "must fix"),
        Grade::Should => both("建议改", "should fix"),
        Grade::Note => both("说明", "note"),
    })
}

/// A place as it is found in the spreadsheet: `a.xlsx · 数字 · C12（数值）`.
pub fn place(place: &Place, lang: Lang) -> String {
    let sheet = place.sheet.as_deref().map(str::to_owned);
    let row = || place.row.map(|row| lang.pick(both(format!("第 {row} 行"), format!("row {row}"))));
    let column = || {
        place.column.map(|_| {
            let letters = Place { row: None, ..place.clone() }.cell();
            lang.pick(both(format!("{letters} 列"), format!("column {letters}")))
        })
    };
    let cell = match (place.row, place.column) {
        (Some(_), Some(_)) => Some(place.cell()),
        _ => row().or_else(column),
    };
    let heading = place.heading.as_deref().filter(|own| !own.is_empty());
    let heading = heading.map(|own| lang.pick(both(format!("（{own}）"), format!(" ({own})"))));
    let cell = cell.map(|cell| cell + &heading.unwrap_or_default());
    let parts = [Some(place.file.to_string()), sheet, cell];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What stands there.
pub fn found(value: &str, lang: Lang) -> String {
    lang.pick(both(format!("现在是“{value}”"), format!("found “{value}”")))
}

/// What was probably meant; for a note, what was read.
pub fn meant(value: &str, is_note: bool, lang: Lang) -> String {
    lang.pick(if is_note {
        both(format!("读作“{value}”"), format!("read as “{value}”"))
    } else {
        both(format!("是不是“{value}”？"), format!("did you mean “{value}”?"))
    })
}

/// An id that the data folder has already.
pub fn replaces(lang: Lang) -> String {
    lang.pick(both(
        "数据里已有这个编号的案例，内容不同；检查时以导入的为准",
        "the data folder has a case of this id that differs; the imported one took its place in the check",
    ))
}

/// Complaints about the data folder that have nothing to do with the import.
pub fn other_faults(n: usize, lang: Lang) -> String {
    lang.pick(both(
        format!("数据文件夹里另有 {n} 处必须改，与导入无关：见 anlan-author check"),
        format!("the data folder has {n} must-fix of its own that the import did not bring: see anlan-author check"),
    ))
}

/// A case that has no file, because it has no id that could be its name.
pub fn not_written(lang: Lang) -> String {
    lang.pick(both(
        "没有可用的编号，没有写出文件",
        "no id that could name its file, so none was written",
    ))
}

/// The head of the list of values that have no place in a case.
pub fn kept(n: usize, lang: Lang) -> String {
    lang.pick(both(
        format!("没有收进案例的值（{n} 个）："),
        format!("values that are in no case ({n}):"),
    ))
}

/// How many more values there are than are listed.
pub fn more(n: usize, lang: Lang) -> String {
    lang.pick(both(
        format!("……另有 {n} 个，全部见 --format json"),
        format!("… and {n} more; all of them with --format json"),
    ))
}

/// The last line of a report.
pub fn counts(n_cases: usize, n_written: usize, grades: [usize; 3], lang: Lang) -> String {
    let [must, should, note] = grades;
    lang.pick(both(
        format!("读到 {n_cases} 个案例，写出 {n_written} 个：必须改 {must} 处，建议改 {should} 处，说明 {note} 条。"),
        format!("{n_cases} cases read, {n_written} written: {must} must-fix, {should} should-fix, {note} notes."),
    ))
}

/// A workbook that was written.
pub fn wrote(path: &str, n_cases: usize, lang: Lang) -> String {
    lang.pick(both(
        format!("已写出 {path}（{n_cases} 个案例）"),
        format!("wrote {path} ({n_cases} cases)"),
    ))
}

/// The columns of a report as CSV.
pub fn columns(lang: Lang) -> [&'static str; 11] {
    match lang {
        Lang::Zh => {
            ["程度", "文件", "表", "行", "列", "列名", "案例", "字段", "问题", "值", "是不是"]
        }
        Lang::En => [
            "grade", "file", "sheet", "row", "column", "heading", "case", "field", "what", "value",
            "nearest",
        ],
    }
}

/// What a value without a place in a case is called in a report as CSV.
pub fn kept_value(lang: Lang) -> String {
    lang.pick(both("没有收进案例", "in no case"))
}
