// Mechanisms over districts, and the page of each: every figure computed from the data.

import { bucketName, caseOf, cases, districts, matching, vocabulary } from "./collection.mjs";
import { escaped, expect, test } from "./page.mjs";

/** Opens a page about one subject, which does not count what is asked for. */
const open = async (page, query) => {
  await page.goto(query);
  await expect(page.locator("#study-title")).toBeVisible();
};

const FOUNDING = caseOf("lixia-rule-of-law-government-demonstration");
const KINDS = { published: "来源发布", started: "启动或实施", awarded: "获得称号" };

const city = districts.find((place) => place.kind === "city");
const places = districts.filter((place) => place !== city);

/** The first and the last day that a partial date may mean, as texts that sort by time. */
const firstDay = (date) => date + "-01-01".slice(date.length - 4);
const lastDay = (date) => date + "-12-31".slice(date.length - 4);
const isBefore = (one, other) => lastDay(one) < firstDay(other);

const inWords = (date) => {
  const [year, month, day] = date.split("-");
  return `${year}年${month ? `${Number(month)}月` : ""}${day ? `${Number(day)}日` : ""}`;
};

/** The cases of a mechanism in a place, the first dated one first and the undated last. */
const held = (mechanism, place, among = cases) => {
  const own = among.filter((one) => one.district === place.code && one.mechanisms.includes(mechanism));
  const key = ({ date, id }) => (date.value ? `${firstDay(date.value)} ${date.value.length} ${id}` : "~");
  return own.sort((one, other) => (key(one) < key(other) ? -1 : 1));
};

/** The districts that have dated cases of a mechanism, each with the first date and the places it may have. */
const adopters = (mechanism, among = cases) => {
  const own = places
    .map((place) => ({ place, held: held(mechanism, place, among) }))
    .filter(({ held }) => held[0]?.date.value)
    .map((one) => ({ ...one, date: one.held[0].date.value }));
  return own.map((one) => ({
    ...one,
    first: 1 + own.filter((other) => isBefore(other.date, one.date)).length,
    last: own.length - own.filter((other) => isBefore(one.date, other.date)).length,
  }));
};

const cellName = (mechanism, place, among = cases) => {
  const own = held(mechanism, place, among);
  const [first] = own;
  const at = adopters(mechanism, among).find((one) => one.place === place);
  const date = first.date.value ? `最早 ${inWords(first.date.value)}（${KINDS[first.date.kind]}）` : "无日期";
  const order = at ? (at.first === at.last ? `，第 ${at.first}` : `，第 ${at.first} 至第 ${at.last} 之间`) : "";
  return `${place.zh_short}，${bucketName("mechanism", mechanism)}：${date}${order}，${own.length} 个案例`;
};

test("every pair of a mechanism and a place is a cell with its first date, or a gap", async ({ anlan, page }) => {
  await open(page, "?view=mechanisms");
  await expect(page.getByRole("heading", { name: "机制与区县" })).toBeVisible();
  let filled = 0;
  for (const { id } of vocabulary.mechanisms) {
    for (const place of districts.filter((place) => held(id, place).length > 0)) {
      filled += 1;
      await expect(page.getByRole("link", { name: cellName(id, place), exact: true })).toHaveCount(1);
    }
  }
  const cells = page.locator(".spread tbody td");
  await expect(cells).toHaveCount(vocabulary.mechanisms.length * districts.length);
  await expect(page.locator(".spread tbody td a")).toHaveCount(filled);
});

test("the widest spread comes first, and a sentence says so", async ({ anlan, page }) => {
  await open(page, "?view=mechanisms");
  const reach = (id) => places.filter((place) => held(id, place).length > 0).length;
  const counts = vocabulary.mechanisms.map(({ id }) => reach(id)).sort((one, other) => other - one);
  const rows = page.locator(".spread tbody th");
  await expect(rows).toHaveCount(counts.length);
  const shown = await rows.allInnerTexts();
  expect(shown.map((text) => Number(/(\d+) \/ \d+\s*$/u.exec(text)[1]))).toEqual(counts);
  const widest = vocabulary.mechanisms.find(({ id }) => reach(id) === counts[0]);
  const single = counts.filter((count) => count === 1).length;
  await expect(page.locator("#mechanisms-prose")).toHaveText(
    `铺得最广的是“${widest.zh}”，${places.length} 个区县和功能区中有 ${counts[0]} 个；${counts.length} 项机制里，${single} 项只见于一处。`,
  );
});

test("a cell leads to its one case, or to the list of its cases; heads lead to pages @every-size", async ({ anlan, page }) => {
  const pairs = vocabulary.mechanisms.flatMap(({ id }) => places.map((place) => ({ id, place, own: held(id, place) })));
  const one = pairs.find(({ own }) => own.length === 1);
  const more = pairs.find(({ own }) => own.length > 1);
  await open(page, "?view=mechanisms");
  await page.getByRole("link", { name: cellName(one.id, one.place), exact: true }).click();
  await anlan.expectParts({ view: "mechanisms", case: one.own[0].id });
  await expect(anlan.dialog).toContainText(one.own[0].title);
  await page.goBack();
  await page.getByRole("link", { name: cellName(more.id, more.place), exact: true }).click();
  await anlan.expectParts({ district: more.place.code, mechanism: more.id });
  expect((await anlan.titles()).sort()).toEqual(more.own.map((own) => own.title).sort());
  await page.goBack();
  await page.getByRole("link", { name: bucketName("mechanism", more.id), exact: true }).click();
  await anlan.expectParts({ view: `mechanism:${more.id}` });
  await anlan.expectNoSidewaysScroll();
});

test("the matrix is that of the selection, and says where there is nothing to compare", async ({ anlan, page }) => {
  const theme = "dispute-resolution";
  const among = matching({ theme: [theme] });
  await open(page, `?theme=${theme}&view=mechanisms`);
  const used = vocabulary.mechanisms.filter(({ id }) => among.some((own) => own.mechanisms.includes(id)));
  await expect(page.locator(".spread tbody tr")).toHaveCount(used.length);
  await expect(page.getByRole("heading", { name: "所选案例没有用到的机制" })).toBeVisible();
  for (const { id } of used) {
    for (const place of places.filter((place) => held(id, place, among).length > 0)) {
      await expect(page.getByRole("link", { name: cellName(id, place, among), exact: true })).toHaveCount(1);
    }
  }
  const prose = page.locator("#mechanisms-prose");
  const lixia = new Set(matching({ district: ["370102"] }).flatMap((own) => own.mechanisms));
  await open(page, "?district=370102&view=mechanisms");
  await expect(prose).toHaveText(`所选案例只涉及历下一处，用到 ${lixia.size} 项机制，比不出谁先谁后。`);
  await open(page, "?year=none&view=mechanisms");
  const undated = cases.filter((own) => own.date.value === null);
  await expect(prose).toHaveText(`所选 ${undated.length} 个案例都没有日期：看得出哪里有，看不出谁先谁后。`);
  await open(page, "?q=没有这样的词&view=mechanisms");
  await expect(prose).toHaveText("所选条件下没有案例，也就没有机制可比。");
  await expect(page.getByRole("button", { name: /^去掉检索词条件/ })).toBeVisible();
});

for (const { id, zh, definition_zh: definition } of vocabulary.mechanisms) {
  const isFounding = FOUNDING.mechanisms.includes(id);
  test(`the page of a mechanism holds what the data hold: ${zh}${isFounding ? ", of the founding case" : ""}`, async ({ anlan, page }) => {
    await open(page, `?view=mechanism:${id}`);
    await expect(page.getByRole("heading", { level: 2, name: zh, exact: true })).toBeVisible();
    const study = page.locator("#study");
    await expect(study).toContainText(definition);

    const order = adopters(id);
    const firsts = order.filter((own) => own.first === 1);
    const prose = page.locator("#mechanism-prose");
    for (const own of firsts) await expect(prose).toContainText(own.place.zh_short);
    if (firsts.length === 1) await expect(prose).toContainText(inWords(firsts[0].date));
    if (firsts.length > 1) await expect(prose).toContainText("分不出先后");

    const rows = page.locator("ol.spread-order > li");
    await expect(rows).toHaveCount(order.length);
    const shown = await rows.allInnerTexts();
    for (const own of order) {
      const place = own.first === own.last ? `${own.first}` : `${own.first}–${own.last}`;
      const row = shown.find((text) => text.includes(own.place.zh_short) && text.includes(inWords(own.date)));
      expect(row?.startsWith(place), `${own.place.zh} at ${place}: ${row}`).toBe(true);
      expect(row).toContain(KINDS[own.held[0].date.kind]);
    }

    const all = cases.filter((own) => own.mechanisms.includes(id));
    const titles = await page.locator(".case-rows tbody th").allInnerTexts();
    expect(titles.map((text) => text.trim()).sort()).toEqual(all.map((own) => own.title).sort());
    const figures = all.flatMap((own) => own.figures ?? []);
    await expect(page.locator("#study .figures > li")).toHaveCount(figures.length);

    const without = places.filter((place) => held(id, place).length === 0);
    await expect(page.locator("#study .subjects li")).toHaveText(without.map((place) => place.zh));
    const published = order.filter((own) => own.held[0].date.kind === "published").length;
    if (order.length > 0) await expect(study).toContainText(`${order.length} 处有日期，其中 ${published} 处`);
    await anlan.expectNoSidewaysScroll();
  });
}

test("how long after is said as exactly as the dates are known", async ({ anlan, page }) => {
  // Both to the day: full months between them.
  const [first, second] = [caseOf("lixia-rule-of-law-government-demonstration").date.value, "2023-08-31"];
  expect(adopters("three-enforcement-systems").map((own) => own.date).sort()).toEqual([first, second]);
  await open(page, "?view=mechanism:three-enforcement-systems");
  await expect(page.locator("ol.spread-order > li").last()).toContainText("晚 2 年 8 个月");
  // The one to a month, the other to a day within it or not: neither is put first.
  const tied = vocabulary.mechanisms.find(({ id }) => adopters(id).filter((own) => own.first === 1).length > 1);
  await open(page, `?view=mechanism:${tied.id}`);
  const firsts = adopters(tied.id).filter((own) => own.first === 1);
  await expect(page.locator("ol.spread-order > li", { hasText: "可能最早" })).toHaveCount(firsts.length);
});

test("a mechanism that is not there leads to the nearest one @every-size", async ({ anlan, page }) => {
  await open(page, "?view=mechanism:legal-adviser");
  await expect(page.locator("#study")).toContainText("没有叫“legal-adviser”的机制");
  const near = page.locator("#study section").filter({ has: page.getByRole("heading", { name: "最接近的是" }) });
  await near.getByRole("link", { name: "法律顾问", exact: true }).click();
  await anlan.expectParts({ view: "mechanism:legal-advisers" });
  await expect(page.getByRole("heading", { level: 2, name: "法律顾问", exact: true })).toBeFocused();
  await open(page, "?view=mechanism");
  await expect(page.locator("#study .subjects li")).toHaveCount(vocabulary.mechanisms.length);
});

test("in English the definition stays Chinese and says so", async ({ anlan, page }) => {
  const own = vocabulary.mechanisms.find(({ id }) => id === "legal-advisers");
  await open(page, "?view=mechanism:legal-advisers&lang=en");
  await expect(page.getByRole("heading", { level: 2, name: own.en, exact: true })).toBeVisible();
  await expect(page.getByText("Definition (in Chinese):")).toBeVisible();
  await expect(page.locator("#study [lang=zh-Hans]", { hasText: own.definition_zh })).toBeVisible();
});

test("a cell can be reached and followed by keys alone", async ({ anlan, page }) => {
  await open(page, "?view=mechanisms");
  const cell = page.locator(".spread td a").first();
  await page.locator(".spread tbody th a").first().focus();
  await page.keyboard.press("Tab");
  await expect(cell).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(() => anlan.query).toMatch(new RegExp(escaped("district=") + "|" + escaped("case=")));
});
