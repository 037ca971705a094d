//! What a site puts around an article: known by its words, in Simplified characters.

/// Beginnings of lines above an article.
const HEAD: &[&str] = &[
    "当前位置",
    "您的位置",
    "您当前的位置",
    "您所在的位置",
    "您现在的位置",
    "所在位置",
    "首页",
    "网站首页",
    "返回首页",
    "无障碍",
    "设为首页",
    "加入收藏",
    "登录",
    "注册",
    "手机版",
    "简体",
    "繁体",
    "English",
    "长者模式",
    "关怀版",
    "智能问答",
    "搜索",
    "热门搜索",
    "打印",
    "关闭",
    "分享到",
    "分享",
    "扫一扫",
    "字体",
    "【字体",
    "字号",
    "【字号",
    "收藏",
    "返回",
    "正文",
    "用微信扫",
];
/// Beginnings of lines with which the end of a page begins: from there on nothing is of the article.
const TAIL: &[&str] = &[
    "相关阅读",
    "相关新闻",
    "相关链接",
    "相关文章",
    "相关推荐",
    "推荐阅读",
    "推荐文章",
    "推荐新闻",
    "延伸阅读",
    "热门推荐",
    "热点推荐",
    "热门文章",
    "更多新闻",
    "精彩推荐",
    "为您推荐",
    "猜你喜欢",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "版权声明",
    "版权所有",
    "免责声明",
    "网站地图",
    "联系我们",
    "主办单位",
    "ICP备",
    "网友评论",
    "发表评论",
    "扫一扫在手机",
    "友情链接",
];
/// Beginnings of lines below an article that name who edited it, or offer something to do with it.
const FOOT: &[&str] = &[
    "责任编辑",
    "责编",
    "编辑：",
    "编辑:",
    "审核：",
    "校对：",
    "初审：",
    "终审：",
    "监制：",
    "分享到",
    "分享：",
    "打印",
    "关闭",
    "点赞",
    "收藏",
    "返回顶部",
];

/// Whether a line is one of those above an article.
pub(super) fn is_head(text: &str) -> bool {
    let text = text.trim();
    text.chars().count() <= 60
        && (begins(text, HEAD) || text.contains(" > ") || text.contains(">>"))
}

/// Whether the end of the page begins with a line.
pub(super) fn is_tail(text: &str) -> bool {
    let text = text.trim_start_matches(|ch: char| ch.is_whitespace() || "【[■●◆>《<".contains(ch));
    begins(text, TAIL) && text.chars().count() <= 80
}

/// Whether a line is one of those below an article.
pub(super) fn is_foot(text: &str) -> bool {
    let text = text.trim_matches(|ch: char| ch.is_whitespace() || "（(【[".contains(ch));
    text.chars().count() <= 60 && begins(text, FOOT)
}

/// Whether a line has no letter, digit or Chinese character in it.
pub(super) fn is_rule(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

/// Whether a line is the caption of a picture.
pub(super) fn is_caption(text: &str) -> bool {
    let text = text.trim();
    let marks =
        ["▲", "△", "▼", "图为", "图：", "（图", "(图", "图片说明", "上图", "下图", "（资料图"];
    let is_numbered = text.strip_prefix('图').is_some_and(|rest| {
        rest.chars()
            .next()
            .is_some_and(|ch| ch.is_ascii_digit() || "一二三四五六七八九".contains(ch))
    });
    text.chars().count() <= 80 && (begins(text, &marks) || is_numbered)
}

/// Where the text of a caption begins behind its mark.
pub(super) fn caption_start(text: &str) -> usize {
    let own = text.trim_start_matches(|ch: char| ch.is_whitespace() || "▲△▼".contains(ch));
    let own = ["图为", "图：", "图片说明：", "上图为", "下图为"]
        .iter()
        .find_map(|mark| own.strip_prefix(mark))
        .unwrap_or(own);
    text.len() - own.trim_start_matches(['：', ':', ' ']).len()
}

fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_around_an_article_is_known() {
        assert!(is_head("当前位置：首页 > 法治"));
        assert!(is_tail("【相关阅读】"));
        assert!(is_tail("上一篇：某某"));
        assert!(is_foot("（责任编辑：张三）"));
        assert!(is_rule("——————"));
        assert!(is_caption("▲某街道开展活动"));
        assert!(is_caption("图1 调解现场"));
        assert!(!is_caption("图书馆里"));
        assert_eq!(&"▲图为现场"[caption_start("▲图为现场")..], "现场");
    }
}
