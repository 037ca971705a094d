//! The words of a kiosk, once for each locale. The page without a kiosk does not carry them.

use super::Locale;

/// What a kiosk says in one locale.
#[expect(missing_docs, reason = "each field is named after what it says")]
pub struct KioskWords {
    pub attract: &'static str,
    pub touch_to_start: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub slide_case: &'static str,
    pub slide_figure: &'static str,

    pub home: &'static str,
    pub my_district: fn(&str, u32) -> String,
    pub all_cases: &'static str,
    pub by_district: &'static str,
    pub by_theme: &'static str,
    pub by_time: &'static str,
    pub search: &'static str,
    pub first_screen: &'static str,
    pub themes: &'static str,
    pub back: &'static str,

    pub bar: &'static str,
    pub to_start: &'static str,
    pub take_along: &'static str,

    pub asking: &'static str,
    pub asking_text: fn(u32) -> String,
    pub go_on: &'static str,

    pub hand_off: &'static str,
    pub hand_off_text: &'static str,
    pub outbound: &'static str,
    pub outbound_text: &'static str,
    pub no_code: &'static str,
    pub code: fn(&str) -> String,
    pub only_here: &'static str,
    pub list: &'static str,

    pub pin: &'static str,
    pub pin_typed: fn(usize) -> String,
    pub pin_wrong: &'static str,
    pub pin_wait: fn(u32) -> String,
    pub delete: &'static str,
    pub confirm: &'static str,

    pub staff: &'static str,
    pub leave: &'static str,
    pub reload: &'static str,
    pub settings: &'static str,

    pub setup: &'static str,
    pub setup_text: &'static str,
    pub setup_home: &'static str,
    pub setup_no_home: &'static str,
    pub setup_language: &'static str,
    pub setup_scale: &'static str,
    pub setup_ruler: &'static str,
    pub setup_larger: &'static str,
    pub setup_smaller: &'static str,
    pub setup_idle: &'static str,
    pub setup_idle_text: fn(idle: u32, warning: u32) -> String,
    pub setup_longer: &'static str,
    pub setup_shorter: &'static str,
    pub setup_pin: &'static str,
    pub setup_pin_text: fn(Option<&str>) -> String,
    pub setup_pin_short: &'static str,
    pub setup_pin_clear: &'static str,
    pub setup_address: &'static str,
    pub setup_address_text: &'static str,
    pub setup_start: &'static str,
}

/// The words of a kiosk in a locale.
pub fn words(locale: Locale) -> &'static KioskWords {
    match locale {
        Locale::Hans => &HANS,
        Locale::Hant => &HANT,
        Locale::En => &EN,
    }
}

static HANS: KioskWords = KioskWords {
    attract: "首屏",
    touch_to_start: "触摸屏幕开始",
    pause: "停住画面",
    resume: "继续轮播",
    slide_case: "案例",
    slide_figure: "数字",

    home: "您想看什么？",
    my_district: |name, n| format!("{name}的案例（{n} 个）"),
    all_cases: "全部案例",
    by_district: "按区县看",
    by_theme: "按主题看",
    by_time: "按时间看",
    search: "检索",
    first_screen: "首屏 · Language",
    themes: "选一个主题",
    back: "返回",

    bar: "本机",
    to_start: "回到开始",
    take_along: "扫码带走",

    asking: "还在看吗？",
    asking_text: |seconds| format!("{seconds} 秒后清空并回到首屏。"),
    go_on: "继续看",

    hand_off: "扫码带走这一页",
    hand_off_text: "用手机扫一扫，在手机上接着看。",
    outbound: "用手机打开这个网页",
    outbound_text: "本机不打开别处的网页。请用手机扫码，或记下地址。",
    no_code: "这个地址太长，放不进二维码。请去掉一些条件，或记下地址。",
    code: |address| format!("二维码：{address}"),
    only_here: "这个地址只在本机有效，手机打不开。",
    list: "案例列表",

    pin: "请输入工作人员密码",
    pin_typed: |n| format!("已输入 {n} 位"),
    pin_wrong: "密码不对，请再输一次。",
    pin_wait: |seconds| format!("输错三次，请等 {seconds} 秒。"),
    delete: "删除",
    confirm: "确定",

    staff: "工作人员",
    leave: "退出本机模式",
    reload: "重新载入",
    settings: "设置",

    setup: "设置本机",
    setup_text: "设好以后，用最下面的地址打开本机。",
    setup_home: "所在区县",
    setup_no_home: "不设",
    setup_language: "语言",
    setup_scale: "大小",
    setup_ruler: "用尺量：下面这条线应长 50 毫米。不是的话，请放大或缩小。",
    setup_larger: "放大",
    setup_smaller: "缩小",
    setup_idle: "无人时限",
    setup_idle_text: |idle, warning| {
        format!("{idle} 秒无人触摸就清空，最后 {warning} 秒倒数。打开长案例时自动延长。")
    },
    setup_longer: "加长",
    setup_shorter: "缩短",
    setup_pin: "工作人员密码",
    setup_pin_text: |pin| match pin {
        Some(pin) => format!("密码：{pin}"),
        None => "未设密码。4 至 8 位数字。".to_owned(),
    },
    setup_pin_short: "密码须为 4 至 8 位数字。",
    setup_pin_clear: "不设密码",
    setup_address: "本机的地址",
    setup_address_text: "地址里有密码，请勿外传。",
    setup_start: "开始使用",
};

static HANT: KioskWords = KioskWords {
    attract: "首屏",
    touch_to_start: "觸摸螢幕開始",
    pause: "停住畫面",
    resume: "繼續輪播",
    slide_case: "案例",
    slide_figure: "數字",

    home: "您想看什麼？",
    my_district: |name, n| format!("{name}的案例（{n} 個）"),
    all_cases: "全部案例",
    by_district: "按區縣看",
    by_theme: "按主題看",
    by_time: "按時間看",
    search: "檢索",
    first_screen: "首屏 · Language",
    themes: "選一個主題",
    back: "返回",

    bar: "本機",
    to_start: "回到開始",
    take_along: "掃碼帶走",

    asking: "還在看嗎？",
    asking_text: |seconds| format!("{seconds} 秒後清空並回到首屏。"),
    go_on: "繼續看",

    hand_off: "掃碼帶走這一頁",
    hand_off_text: "用手機掃一掃，在手機上接著看。",
    outbound: "用手機打開這個網頁",
    outbound_text: "本機不打開別處的網頁。請用手機掃碼，或記下地址。",
    no_code: "這個地址太長，放不進二維碼。請去掉一些條件，或記下地址。",
    code: |address| format!("二維碼：{address}"),
    only_here: "這個地址只在本機有效，手機打不開。",
    list: "案例列表",

    pin: "請輸入工作人員密碼",
    pin_typed: |n| format!("已輸入 {n} 位"),
    pin_wrong: "密碼不對，請再輸一次。",
    pin_wait: |seconds| format!("輸錯三次，請等 {seconds} 秒。"),
    delete: "刪除",
    confirm: "確定",

    staff: "工作人員",
    leave: "退出本機模式",
    reload: "重新載入",
    settings: "設定",

    setup: "設定本機",
    setup_text: "設好以後，用最下面的地址打開本機。",
    setup_home: "所在區縣",
    setup_no_home: "不設",
    setup_language: "語言",
    setup_scale: "大小",
    setup_ruler: "用尺量：下面這條線應長 50 毫米。不是的話，請放大或縮小。",
    setup_larger: "放大",
    setup_smaller: "縮小",
    setup_idle: "無人時限",
    setup_idle_text: |idle, warning| {
        format!("{idle} 秒無人觸摸就清空，最後 {warning} 秒倒數。打開長案例時自動延長。")
    },
    setup_longer: "加長",
    setup_shorter: "縮短",
    setup_pin: "工作人員密碼",
    setup_pin_text: |pin| match pin {
        Some(pin) => format!("密碼：{pin}"),
        None => "未設密碼。4 至 8 位數字。".to_owned(),
    },
    setup_pin_short: "密碼須為 4 至 8 位數字。",
    setup_pin_clear: "不設密碼",
    setup_address: "本機的地址",
    setup_address_text: "地址裏有密碼，請勿外傳。",
    setup_start: "開始使用",
};

static EN: KioskWords = KioskWords {
    attract: "First screen",
    touch_to_start: "Touch the screen to begin",
    pause: "Hold still",
    resume: "Go on showing",
    slide_case: "Case",
    slide_figure: "Figure",

    home: "What would you like to see?",
    my_district: |name, n| match n {
        1 => format!("{name}: 1 case"),
        _ => format!("{name}: {n} cases"),
    },
    all_cases: "All cases",
    by_district: "By place",
    by_theme: "By theme",
    by_time: "By time",
    search: "Search",
    first_screen: "First screen · 语言",
    themes: "Choose a theme",
    back: "Back",

    bar: "This kiosk",
    to_start: "Start again",
    take_along: "Take along",

    asking: "Are you still there?",
    asking_text: |seconds| match seconds {
        1 => "In 1 second everything is cleared.".to_owned(),
        _ => format!("In {seconds} seconds everything is cleared."),
    },
    go_on: "Go on reading",

    hand_off: "Take this page along",
    hand_off_text: "Scan the code and go on reading on your phone.",
    outbound: "Open this page on your phone",
    outbound_text: "This kiosk opens no other sites. Scan the code, or note the address.",
    no_code: "This address is too long for a code. Drop some conditions, or note the address.",
    code: |address| format!("QR code: {address}"),
    only_here: "This address works on this kiosk only; a phone cannot open it.",
    list: "List of cases",

    pin: "Staff: please enter the PIN",
    pin_typed: |n| match n {
        1 => "1 digit entered".to_owned(),
        _ => format!("{n} digits entered"),
    },
    pin_wrong: "That is not the PIN. Please try again.",
    pin_wait: |seconds| format!("Wrong three times. Please wait {seconds} s."),
    delete: "Delete",
    confirm: "OK",

    staff: "Staff",
    leave: "Leave kiosk mode",
    reload: "Reload",
    settings: "Settings",

    setup: "Set up this kiosk",
    setup_text: "When all is set, open the kiosk with the address at the end.",
    setup_home: "District",
    setup_no_home: "None",
    setup_language: "Language",
    setup_scale: "Size",
    setup_ruler: "Measure: the line below should be 50 mm long. If not, make it larger or smaller.",
    setup_larger: "Larger",
    setup_smaller: "Smaller",
    setup_idle: "Time limit",
    setup_idle_text: |idle, warning| {
        format!(
            "After {idle} s without a touch everything is cleared; the last {warning} s are counted \
             down. A long case that is open adds to the limit."
        )
    },
    setup_longer: "Longer",
    setup_shorter: "Shorter",
    setup_pin: "Staff PIN",
    setup_pin_text: |pin| match pin {
        Some(pin) => format!("PIN: {pin}"),
        None => "No PIN is set. It has 4 to 8 digits.".to_owned(),
    },
    setup_pin_short: "A PIN has 4 to 8 digits.",
    setup_pin_clear: "No PIN",
    setup_address: "The address of this kiosk",
    setup_address_text: "The PIN is part of the address: keep it to yourselves.",
    setup_start: "Start",
};
