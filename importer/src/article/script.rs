//! Simplified characters, one for each, at the same bytes: so a place in the one text is the same place
//! in the other.

/// Pairs of a Traditional character and its Simplified form, for the words that are looked for here. A
/// collection brings more; without any, titles and sources are still understood.
const OWN: &str = "\
    業业務务東东絲丝兩两個个為为義义習习書书處处備备復复夠够奪夺獎奖實实審审寫写導导將将對对層层屆届屬属歲岁\
    島岛幣币幹干廠厂廳厅應应張张強强彙汇後后從从徵征憲宪懷怀戰战戲戏戶户據据擴扩擊击攜携數数斷断時时書书會会\
    機机構构標标樣样榮荣權权歡欢歷历歸归殘残氣气決决沒没況况淺浅減减測测準准溝沟滿满漢汉潔洁濟济為为無无煙烟\
    營营爭争牽牵狀状獲获環环現现產产畢毕當当發发監监盤盘眾众確确禮礼種种稅税積积稱称穩稳窮穷窗窗節节範范築筑\
    簡简簽签糧粮紀纪約约級级納纳紛纷細细終终組组結结給给絡络統统經经綜综維维網网緊紧線线編编練练縣县總总績绩\
    繼继續续罰罚聯联職职聽听與与興兴舉举舊旧蓋盖處处號号術术衛卫裝装補补製制複复規规視视親亲覽览觀观解解計计\
    訂订討讨訓训託托記记設设許许訴诉診诊評评詢询試试該该認认語语誠诚說说課课調调請请論论諮咨諾诺證证識识議议\
    護护讀读變变讓让負负財财責责貨货貫贯費费賀贺資资賠赔質质購购贏赢車车軍军軟软轄辖載载輛辆輕轻輪轮輯辑轉转\
    辦办農农連连進进運运過过達达違违遞递遠远適适選选還还鄉乡鄰邻醫医釋释鈞钧錄录鎮镇長长門门閉闭開开間间閱阅\
    關关陽阳陳陈階阶際际隊队隨随險险離离電电靜静響响頁页項项順顺預预領领頭头題题顧顾類类顯显風风飛飞養养餘余\
    館馆駐驻驗验體体髮发點点黨党齊齐齡龄龍龙億亿萬万區区協协參参雙双變变國国園园圍围圖图團团場场報报增增壓压\
    壞坏壯壮聲声夥伙優优傳传債债傷伤僅仅價价儀仪億亿側侧偵侦條条來来創创劃划劇剧勞劳動动勢势勝胜勵励匯汇衆众\
    單单專专尋寻嚴严啟启啓启問问喪丧喬乔嘗尝執执愛爱慶庆態态慣惯懲惩戀恋擁拥揚扬損损撥拨擔担撲扑攔拦敵敌暫暂\
    橋桥檢检檔档櫃柜歐欧濱滨師师員员較较縮缩辯辩內内鍵键納纳擇择鎖锁殺杀毀毁派派漲涨災灾點点熱热獨独療疗癥症碼码礎础禦御\
    並并佈布佔占併并侷局係系們们傢家冊册別别厤历噸吨噹当嚮向塊块奬奖婦妇幾几廣广彆别彔录徑径憑凭掃扫掛挂撐撑\
    於于昇升曆历曏向檯台欄栏瀏浏灣湾爲为畝亩礙碍穫获箇个糰团綫线綵彩緣缘織织繫系纍累聞闻腳脚臺台舘馆蒐搜蓆席\
    薦荐衕同裏里裡里覈核見见訊讯訪访註注証证詞词説说談谈譽誉讚赞貼贴賬账贊赞踐践踰逾迴回這这鈕钮鈡钟録录錶表\
    鍾钟鎭镇鏈链鐘钟閤合閲阅陞升隻只韆千頂顶頃顷颱台麪面麫面麵面齣出蔘参";

/// Quotation marks of Traditional text, each before the Simplified one.
const MARKS: &str = "「“」”『‘』’";

/// Simplified forms, one for each character.
#[derive(Clone, Debug)]
pub struct Script {
    pairs: Vec<(char, char)>,
}

impl Script {
    /// The forms that are known here, and those given as a text of pairs, which count before them:
    /// variant, then the character that stands for it.
    pub fn with_pairs(pairs: &str) -> Script {
        let given = pairs_of(pairs).collect::<Vec<_>>();
        let mut all: Vec<(char, char)> =
            given.into_iter().chain(pairs_of(OWN)).chain(pairs_of(MARKS)).collect();
        all.retain(|(variant, plain)| variant.len_utf8() == plain.len_utf8() && variant != plain);
        all.sort_by_key(|pair| pair.0);
        all.dedup_by_key(|pair| pair.0);
        Script { pairs: all }
    }

    /// A text in Simplified characters, each at the bytes where it was.
    pub fn simplified(&self, text: &str) -> String {
        text.chars().map(|ch| self.char(ch)).collect()
    }

    fn char(&self, ch: char) -> char {
        let found = self.pairs.binary_search_by_key(&ch, |pair| pair.0);
        found.ok().and_then(|at| self.pairs.get(at)).map_or(ch, |pair| pair.1)
    }

    /// The pairs that are known here, for a test that holds them against a table.
    pub fn own_pairs() -> impl Iterator<Item = (char, char)> {
        pairs_of(OWN)
    }
}

fn pairs_of(text: &str) -> impl Iterator<Item = (char, char)> {
    let chars: Vec<char> = text.chars().filter(|ch| !ch.is_whitespace()).collect();
    chars
        .chunks_exact(2)
        .filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)))
        .collect::<Vec<_>>()
        .into_iter()
}

/// A text as a field of a case holds it: without what nobody sees, with single spaces, none of them
/// between Chinese characters, and with the marks of Chinese beside Chinese.
pub(super) fn clean(text: &str) -> String {
    let mut clean: Vec<char> = Vec::new();
    for ch in text.chars().map(half) {
        if ch == '\t' {
            clean.push('，');
        } else if ch.is_whitespace() || ch.is_control() {
            if clean.last().is_some_and(|last| *last != ' ') {
                clean.push(' ');
            }
        } else if !is_unseen(ch) {
            clean.push(ch);
        }
    }
    while clean.last() == Some(&' ') {
        clean.pop();
    }
    let is_wide =
        |ch: Option<&char>| ch.is_some_and(|ch| *ch > '\u{2e80}' || "“”‘’—…\"".contains(*ch));
    let mut quotes = 0;
    // A bracket closes as wide as it was opened.
    let mut open = Vec::new();
    let mut text = String::new();
    for (at, ch) in clean.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| clean.get(at));
        let is_beside = is_wide(before) || is_wide(clean.get(at + 1));
        match ch {
            ' ' if is_beside => {}
            '"' => {
                text.push(if quotes % 2 == 0 { '“' } else { '”' });
                quotes += 1;
            }
            '(' => {
                open.push(is_beside);
                text.push(if is_beside { '（' } else { '(' });
            }
            ')' => text.push(if open.pop().unwrap_or(is_beside) { '）' } else { ')' }),
            _ if is_beside => text.push(wide(*ch)),
            _ => text.push(*ch),
        }
    }
    text
}

/// The half-width form of a digit, a letter or a per cent sign.
fn half(ch: char) -> char {
    match ch {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' => {
            char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch)
        }
        _ => ch,
    }
}

/// The mark of Chinese text for one of Latin text.
fn wide(ch: char) -> char {
    match ch {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '?' => '？',
        '!' => '！',
        _ => ch,
    }
}

/// Whether nobody sees a character, which no field may hold.
pub(super) fn is_unseen(ch: char) -> bool {
    matches!(
        ch,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
            | '\u{fe00}'..='\u{fe0f}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_simplified_text_has_its_characters_at_the_same_bytes() {
        let script = Script::with_pairs("歷历");
        let text = "歷下區「一窗」a";
        assert_eq!(script.simplified(text), "历下区“一窗”a");
        assert_eq!(script.simplified(text).len(), text.len());
    }

    #[test]
    fn a_field_has_no_unseen_characters_and_chinese_marks() {
        assert_eq!(clean("　第 一\u{200b},他说\"好\"(a b)  "), "第一，他说“好”（a b）");
    }
}
