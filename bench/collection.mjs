// The collection that every engine is measured on: made up, the same at every run, in the form of
// bundle that the page loads. Its shares and word statistics are those of a real one: a few places
// hold most cases, a few words are said everywhere and most words seldom, and what follows a word
// depends on it.

const SEED = 20250613;
export const FIRST_YEAR = 2015;
const YEARS = 11;
export const MONTHS = YEARS * 12;

// From this number of cases on they have facets and dates and hardly any text.
const WITHOUT_TEXT = 1_000_000;

const numbered = (letter, count) =>
  Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, "0")}`);

// The names of the buckets in addresses, in the order of an answer.
export const KEYS = {
  district: numbered("d", 15),
  theme: numbered("t", 15),
  mechanism: numbered("m", 28),
  level: numbered("l", 4),
};

// Thirty-two bits of state, enough for shares and words (Tommy Ettinger's mulberry32).
export function randomness(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

// Draws places of a list, the first most often: its share falls as 1 / (place + 1) ** steepness.
function falling(count, steepness, random) {
  const TABLE = 1 << 16;
  const table = new Uint16Array(TABLE);
  let total = 0;
  for (let at = 0; at < count; at++) total += (at + 1) ** -steepness;
  let filled = 0;
  let sum = 0;
  for (let at = 0; at < count; at++) {
    sum += (at + 1) ** -steepness;
    const end = at === count - 1 ? TABLE : Math.round((sum / total) * TABLE);
    table.fill(at, filled, end);
    filled = Math.max(filled, end);
  }
  return () => table[Math.floor(random() * TABLE)];
}

const COMMON = (
  "法治 政府 服务 群众 社区 调解 纠纷 企业 行政 执法 法律 基层 治理 矛盾 化解 工作 建设 机制 平台 审核 " +
  "律师 援助 公证 仲裁 普法 宣传 街道 村居 网格 热线 诉求 办理 监督 检查 复议 合法 决策 清单 承诺 审批 " +
  "证明 窗口 数字 数据 共享 联动 协作 创新 示范 人民 法院 检察 公安 司法 矫正 顾问 规范 文件 合同 备案 " +
  "公开 信用 营商 环境 市场 主体 项目 投资 园区 工程 建筑 物业 小区 业主 居民 村民 老年 妇女 儿童 青年 " +
  "学校 教育 课堂 志愿 队伍 培训 考核 评估 标准 流程 制度 体系 模式 经验 品牌 中心 站点 驿站 广场 阵地 " +
  "文化 传统 家庭 婚姻 邻里 土地 承包 征收 补偿 劳动 工资 社保 医疗 卫生 食品 安全 交通 道路 消防 应急 " +
  "生态 水源 河道 垃圾 分类 污染 农业 乡村 振兴 集体 经济 金融 借贷 保险 知识 产权 专利 商标 合规 风险 " +
  "预警 研判 排查 走访 巡查 上报 督办 回访 反馈 满意 高效 便捷 精准 主动 及时 依法 联合 统筹 推进 落实 " +
  "完善 探索 组建 设立 开展 提升 强化 优化 整合 延伸 覆盖 参与 引导 解决 推动 实现 形成 打造 构建 聚焦"
).split(" ");

const BETWEEN = "的和在对与为由把向从";
const SELDOM = 2400;

// Rarer words, put together from the characters of the common ones and some twelve hundred others.
function seldomWords(random) {
  const characters = [...new Set(COMMON.join(""))];
  for (let at = 0; at < 1200; at++) characters.push(String.fromCharCode(0x5000 + at * 11));
  const draw = falling(characters.length, 0.8, random);
  return Array.from({ length: SELDOM }, () => {
    const length = random() < 0.7 ? 2 : 3;
    return Array.from({ length }, () => characters[draw()]).join("");
  });
}

// A writer of sentences: each word is one of six that like to follow the last, or any by its share.
function writer(random) {
  const words = [...COMMON, ...seldomWords(random)];
  const any = falling(words.length, 1, random);
  const followers = words.map(() => Array.from({ length: 6 }, any));
  const little = falling(6, 1, random);
  let last = 0;
  const next = () => {
    last = random() < 0.35 ? followers[last][little()] : any();
    return words[last];
  };
  const phrase = (count) => Array.from({ length: count }, next).join("");
  const passage = (length) => {
    let text = "";
    let clause = 0;
    while (text.length < length) {
      const word = next();
      text += word;
      clause += word.length;
      if (clause > 11) {
        text += "，";
        clause = 0;
      } else if (random() < 0.18) {
        text += BETWEEN[Math.floor(random() * BETWEEN.length)];
      }
    }
    return `${text}。`;
  };
  return { phrase, passage };
}

// Some of a list's places, none twice.
function some(draw, count) {
  const drawn = [];
  while (drawn.length < count) {
    const at = draw();
    if (!drawn.includes(at)) drawn.push(at);
  }
  return drawn;
}

const two = (number) => String(number).padStart(2, "0");

// The cases, in the order of the bundle, which is that of their ids and not of their dates. Every
// date is known to the day. A case has one mechanism at least, since the model asks for one.
export function cases(count) {
  const random = randomness(SEED + count);
  const district = falling(KEYS.district.length, 1, random);
  const theme = falling(KEYS.theme.length, 0.7, random);
  const mechanism = falling(KEYS.mechanism.length, 0.6, random);
  const level = falling(KEYS.level.length, 0.8, random);
  const hasText = count < WITHOUT_TEXT;
  const { phrase, passage } = writer(random);
  const made = new Array(count);
  for (let at = 0; at < count; at++) {
    const month = Math.floor(MONTHS * random() ** 0.8);
    const day = `${FIRST_YEAR + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(1 + Math.floor(random() * 28))}`;
    const facts = {
      id: `c${String(at).padStart(7, "0")}`,
      day,
      month,
      district: district(),
      themes: some(theme, 1 + Math.floor(random() * 3)),
      mechanisms: some(mechanism, 1 + Math.floor(random() * 4)),
      level: level(),
    };
    facts.text = hasText
      ? {
          title: phrase(5),
          keywords: [phrase(1), phrase(2)],
          heading: phrase(3),
          background: passage(35),
          practice: passage(70),
          organ: phrase(3),
        }
      : { title: `n${at}`, keywords: [], heading: "h", background: "b", practice: "p", organ: "o" };
    made[at] = facts;
  }
  return made;
}

const names = (letter, at) => ({ zh: COMMON[(letter.charCodeAt(0) * 7 + at * 3) % COMMON.length], en: `${letter}${at + 1}` });

const term = (id, at) => ({ id, ...names(id[0], at) });

function vocabulary() {
  const fixed = (ids) => ids.map((id) => ({ id, zh: id, en: id }));
  return {
    themes: KEYS.theme.map(term),
    mechanisms: KEYS.mechanism.map((id, at) => ({ ...term(id, at), definition_zh: "一种做法。" })),
    levels: KEYS.level.map(term),
    series: [],
    qualifiers: fixed(["exact", "approx", "at_least"]),
    source_kinds: fixed(["official", "media", "repost"]),
    date_kinds: fixed(["published", "started", "awarded"]),
  };
}

const districts = () =>
  KEYS.district.map((code, at) => {
    const { zh, en } = names("d", at);
    return {
      code, zh: `${zh}区`, zh_short: zh, zh_hant: `${zh}區`, pinyin: "qu", initials: "q", en,
      kind: "district",
    };
  });

// As many pairs as the real bundle has; none of the variants occurs in the texts.
function variants() {
  let pairs = "";
  for (let at = 0; at < 584; at++) {
    pairs += String.fromCharCode(0x3400 + at) + COMMON[at % COMMON.length][0];
  }
  return pairs;
}

const caseOfBundle = (facts) => ({
  id: facts.id,
  title: facts.text.title,
  title_en: "A case",
  summary_en: "A made-up case.",
  district: KEYS.district[facts.district],
  level: KEYS.level[facts.level],
  organ: facts.text.organ,
  themes: facts.themes.map((at) => KEYS.theme[at]),
  mechanisms: facts.mechanisms.map((at) => KEYS.mechanism[at]),
  keywords: facts.text.keywords,
  date: { value: facts.day, kind: "published" },
  background: facts.text.background,
  practices: [{ heading: facts.text.heading, text: facts.text.practice }],
  source: { kind: "official", linkable: false },
});

// The bundle in pieces of text, so that no more than a thousand cases are held as JSON.
export function* bundle(made) {
  const head = { format: 1, vocabulary: vocabulary(), districts: districts(), variants: variants() };
  yield `${JSON.stringify(head).slice(0, -1)},"cases":[`;
  for (let from = 0; from < made.length; from += 1000) {
    const lines = made.slice(from, from + 1000).map((facts) => JSON.stringify(caseOfBundle(facts)));
    yield (from > 0 ? "," : "") + lines.join(",");
  }
  yield "]}";
}

// Every text that search looks into, the weightiest fields first: title; keywords and names;
// headings; body.
export function fields(facts) {
  const place = names("d", facts.district);
  // A theme's and a mechanism's names, in the order of the vocabulary.
  const of = (letter, places) =>
    [...places].sort((a, b) => a - b).flatMap((at) => Object.values(names(letter, at)));
  return [
    [facts.text.title, "A case"],
    [
      ...facts.text.keywords, `${place.zh}区`, place.zh, place.en,
      ...of("t", facts.themes), ...of("m", facts.mechanisms),
    ],
    [facts.text.heading],
    [facts.text.background, facts.text.practice, facts.text.organ, "A made-up case."],
  ];
}
