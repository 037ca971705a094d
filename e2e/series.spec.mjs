// The announced series: what is here, what is missing, and what is new.

import { cases, vocabulary } from "./collection.mjs";
import { expect, serveBundle, test } from "./page.mjs";

/** Opens a page about one subject, which does not count what is asked for. */
const open = async (page, query) => {
  await page.goto(query);
  await expect(page.locator("#study-title")).toBeVisible();
};

const held = (id) => cases.filter((own) => own.series === id);
const published = (own) => own.source.published ?? "~";

test("the list of series says of each what was announced, what is here and what is not @every-size", async ({ anlan, page }) => {
  await open(page, "?view=series");
  const known = vocabulary.series.filter((own) => own.announced_total !== null && own.announced_total !== undefined);
  const total = known.reduce((sum, own) => sum + own.announced_total, 0);
  const here = known.reduce((sum, own) => sum + held(own.id).length, 0);
  await expect(page.locator("#series-prose")).toHaveText(
    `${vocabulary.series.length} 个系列中有 ${known.length} 个知道总数，共 ${total} 个案例，这里找到 ${here} 个；另 ${vocabulary.series.length - known.length} 个没有说共有多少。`,
  );
  const rows = page.locator(".case-rows tbody tr");
  await expect(rows).toHaveCount(vocabulary.series.length);
  for (const own of vocabulary.series) {
    const row = rows.filter({ has: page.getByRole("link", { name: own.zh, exact: true }) });
    const count = held(own.id).length;
    const missing = own.announced_total ? `${own.announced_total - count}` : "不详";
    const cells = [own.publisher, `${own.year ?? "不限一年"}`, `${own.announced_total ?? "不详"}`, `${count}`, missing];
    await expect(row.locator("td")).toHaveText(cells);
  }
  await anlan.expectNoSidewaysScroll();
});

for (const own of vocabulary.series) {
  test(`the page of a series holds what the data hold: ${own.zh} @every-size`, async ({ anlan, page }) => {
    await open(page, `?view=series:${own.id}`);
    await expect(page.getByRole("heading", { level: 2, name: own.zh, exact: true })).toBeVisible();
    const study = page.locator("#study");
    await expect(study).toContainText(own.note);
    await expect(study).toContainText(own.publisher);
    const here = held(own.id);
    const prose = page.locator("#series-prose");
    if (own.announced_total) {
      const missing = own.announced_total - here.length;
      await expect(prose).toHaveText(
        `公布 ${own.announced_total} 个，这里收录 ${here.length} 个；${own.announced_total} 个中有 ${missing} 个没有找到。`,
      );
      await expect(page.locator(".series-units span")).toHaveCount(own.announced_total);
      await expect(page.locator(".series-units .is-here")).toHaveCount(here.length);
    } else {
      await expect(prose).toHaveText(`来源没有说共有多少个，这里收录 ${here.length} 个，缺多少不知道。`);
    }
    const links = page.locator("ol.series-cases a");
    const shown = (await links.allInnerTexts()).map((title) => here.find((one) => one.title === title.trim()));
    expect(shown).toHaveLength(here.length);
    expect(shown.map(published)).toEqual(here.map(published).sort());
    await anlan.expectNoSidewaysScroll();
  });
}

const [SERIES] = vocabulary.series.filter((own) => held(own.id).length > 1);
const news = (page) => page.locator(".news");

test("a first visit has no news, and a second one says that there is none", async ({ anlan, page }) => {
  await open(page, `?view=series:${SERIES.id}`);
  await expect(page.locator("ol.series-cases")).toBeVisible();
  await expect(news(page)).toHaveCount(0);
  await page.reload();
  await expect(news(page)).toContainText("上次看过之后，这里没有新增。");
});

test("what came since the last visit is said, and can be forgotten", async ({ anlan, page }) => {
  const [newest] = held(SERIES.id);
  await serveBundle(page, (bundle) => {
    bundle.cases = bundle.cases.filter((own) => own.id !== newest.id);
  });
  await open(page, `?view=series:${SERIES.id}`);
  await expect(page.locator("ol.series-cases li")).toHaveCount(held(SERIES.id).length - 1);
  await page.unroute("**/data/collection.json");
  await page.reload();
  await expect(news(page)).toContainText("上次看过之后，这里新增 1 个案例：");
  await expect(news(page).getByRole("link")).toHaveText(newest.title);
  // News stay news until the page is left.
  await news(page).getByRole("link").click();
  await expect(anlan.dialog).toContainText(newest.title);
  await page.goBack();
  await anlan.view("案例");
  await expect(page.locator("#study-title")).toBeHidden();
  await page.goBack();
  await expect(news(page).getByRole("link")).toHaveText(newest.title);
  await news(page).getByRole("button", { name: "清除看过的记录" }).click();
  await expect(news(page)).toHaveText("已清除。这个浏览器不再记得各系列看过什么。");
  await expect(page.locator("#series-forgotten")).toBeFocused();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("seen")))).toEqual([]);
  await page.reload();
  await expect(page.locator("ol.series-cases")).toBeVisible();
  await expect(news(page)).toHaveCount(0);
});

test("a browser that refuses its storage shows the series all the same", async ({ anlan, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("refused", "SecurityError"); } });
  });
  await open(page, `?view=series:${SERIES.id}`);
  await expect(page.locator("ol.series-cases li")).toHaveCount(held(SERIES.id).length);
  await expect(news(page)).toHaveCount(0);
});

test("a kiosk remembers nothing of what was seen", async ({ anlan, page }) => {
  await page.goto(`?view=series:${SERIES.id}&mode=kiosk`);
  await expect(page.locator("ol.series-cases")).toBeAttached();
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("seen")))).toEqual([]);
  expect(await anlan.page.locator(".news").count()).toBe(0);
});

test("a series that is not there leads to the nearest one", async ({ anlan, page }) => {
  await open(page, "?view=series:qiwu-ten-result");
  await expect(page.locator("#study")).toContainText("没有叫“qiwu-ten-result”的系列");
  const near = page.locator("#study section").filter({ has: page.getByRole("heading", { name: "最接近的是" }) });
  await expect(near.getByRole("link").first()).toHaveText(vocabulary.series.find((own) => own.id === "qiwu-ten-results").zh);
  await near.getByRole("link").first().click();
  await anlan.expectParts({ view: "series:qiwu-ten-results" });
});
