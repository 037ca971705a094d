//! The words of large type and of reading aloud. Only the annex says them, so they stand apart from
//! those of the page.

use super::Locale;

/// What the annex says in large type and while it reads aloud, and how it says what is written in
/// signs.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct Aloud {
    pub text_size: &'static str,
    /// The sizes of the text, from the smallest: what is seen, and what it means.
    pub text_sizes: [(&'static str, &'static str); 3],
    pub languages: &'static str,

    pub aloud: &'static str,
    pub read: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub stop: &'static str,
    pub speed: &'static str,
    /// The speeds, from the slowest.
    pub speeds: [&'static str; 3],
    pub place: fn(at: usize, of: usize) -> String,
    pub reading: &'static str,
    pub paused: &'static str,
    pub stopped: &'static str,
    pub finished: &'static str,
    pub failed: &'static str,
}

/// How signs in a Chinese text are read, whatever the language of the interface.
pub struct Signs {
    /// “≥”.
    pub at_least: &'static str,
    /// “≤”.
    pub at_most: &'static str,
    /// “−” before a number.
    pub minus: &'static str,
    /// A dash between two numbers.
    pub to: &'static str,
    /// Numbers that one calls, and so says digit by digit.
    pub called: &'static [&'static str],
}

/// How signs are read.
pub static SIGNS: Signs =
    Signs {
        at_least: "至少", at_most: "至多", minus: "负", to: "至", called: &["12345", "12348"]
    };

impl Locale {
    /// The words of large type and of reading aloud.
    pub fn aloud(self) -> &'static Aloud {
        match self {
            Locale::Hans => &HANS,
            Locale::Hant => &HANT,
            Locale::En => &EN,
        }
    }
}

static HANS: Aloud = Aloud {
    text_size: "字号",
    text_sizes: [("A", "A，大字"), ("A+", "A+，更大的字"), ("A++", "A++，最大的字")],
    languages: "语言",

    aloud: "朗读",
    read: "朗读全文",
    pause: "暂停",
    resume: "继续",
    stop: "停止",
    speed: "语速",
    speeds: ["慢", "中", "快"],
    place: |at, of| format!("{at} / {of} 句"),
    reading: "正在朗读。",
    paused: "朗读已暂停。",
    stopped: "朗读已停止。",
    finished: "读完了。",
    failed: "朗读没有成功：这台设备可能没有装好中文语音。",
};

static HANT: Aloud = Aloud {
    text_size: "字號",
    text_sizes: [("A", "A，大字"), ("A+", "A+，更大的字"), ("A++", "A++，最大的字")],
    languages: "語言",

    aloud: "朗讀",
    read: "朗讀全文",
    pause: "暫停",
    resume: "繼續",
    stop: "停止",
    speed: "語速",
    speeds: ["慢", "中", "快"],
    place: |at, of| format!("{at} / {of} 句"),
    reading: "正在朗讀。",
    paused: "朗讀已暫停。",
    stopped: "朗讀已停止。",
    finished: "讀完了。",
    failed: "朗讀沒有成功：這臺裝置可能沒有裝好中文語音。",
};

static EN: Aloud = Aloud {
    text_size: "Text size",
    text_sizes: [("A", "A, large"), ("A+", "A+, larger"), ("A++", "A++, largest")],
    languages: "Language",

    aloud: "Reading aloud",
    read: "Read aloud in Chinese",
    pause: "Pause",
    resume: "Continue",
    stop: "Stop",
    speed: "Speed",
    speeds: ["Slow", "Normal", "Fast"],
    place: |at, of| format!("{at} / {of}"),
    reading: "Reading aloud.",
    paused: "Paused.",
    stopped: "Stopped.",
    finished: "Read to the end.",
    failed: "Reading aloud failed: this device may lack a Chinese voice.",
};
