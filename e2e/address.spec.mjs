// The address is the state.

import { bucketName, caseOf, cases, countText, matching } from "./collection.mjs";
import { expect, SUBPATH_URL, test } from "./page.mjs";

const LIXIA = "lixia-rule-of-law-government-demonstration";

test("back and forward walk through what was done @every-size", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.openFilters();
  await anlan.toggle("district", "历下区");
  await anlan.toggle("theme", bucketName("theme", "grassroots-governance"));
  await anlan.closeFilters();
  await anlan.hitLinks.first().click();
  await expect(anlan.dialog).toBeVisible();
  const screens = [
    {},
    { district: ["370102"] },
    { district: ["370102"], theme: ["grassroots-governance"] },
  ].map((asked) => countText(matching(asked)));

  await page.goBack();
  await expect(anlan.dialog).toBeHidden();
  await expect(anlan.count).toHaveText(screens[2]);
  await page.goBack();
  await expect(anlan.count).toHaveText(screens[1]);
  await anlan.expectParts({ district: "370102" });
  await page.goBack();
  await expect(anlan.count).toHaveText(screens[0]);
  await anlan.expectQuery("");
  await page.goForward();
  await expect(anlan.count).toHaveText(screens[1]);
  await page.goForward();
  await expect(anlan.count).toHaveText(screens[2]);
  await page.goForward();
  await expect(anlan.dialog).toBeVisible();
});

test("typing replaces its entry, and the words stay when a later act is taken back", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.search.pressSequentially("法律援助");
  await anlan.toggle("district", "历下区");
  await anlan.expectParts({ q: "法律援助", district: "370102" });
  await page.goBack();
  await anlan.expectParts({ q: "法律援助" });
  await expect(anlan.search).toHaveValue("法律援助");
  await expect(await anlan.bucket("district", "历下区")).not.toBeChecked();
});

test("a reload and a copied link give the same screen @every-size", async ({ anlan, page, context }) => {
  const query = "?q=法律&district=370100,370102&from=2019&to=2025-06&sort=oldest";
  await anlan.open(query);
  const seen = async (own) => [await own.count.innerText(), await own.titles(), decodeURIComponent(own.query)];
  const before = await seen(anlan);
  expect(before[2]).toBe(query);
  await page.reload();
  await expect(anlan.count).toBeVisible();
  expect(await seen(anlan)).toEqual(before);

  const other = await context.newPage();
  const copied = new anlan.constructor(other);
  await copied.open(page.url());
  expect(await seen(copied)).toEqual(before);
  await other.close();
});

test("unknown and stale values are taken out of the address", async ({ anlan }) => {
  for (const [asked, kept] of [
    ["?district=nowhere&theme=legal-aid&foo=1", "?theme=legal-aid"],
    ["?case=gone&sort=upwards&view=nowhere&lang=fr", ""],
    ["?from=yesterday&to=2020-13&q=%20", ""],
    ["?from=2022&to=2020", "?from=2020&to=2022"],
    ["?theme=legal-aid,legal-aid,nothing", "?theme=legal-aid"],
    ["?mechanism=grid-workers&all=mechanism,district", "?mechanism=grid-workers&all=mechanism"],
    ["?%E4%&&==&q=%E4%BD", "?q=�"],
  ]) {
    await anlan.open(asked);
    await anlan.expectQuery(kept);
  }
});

test("“all of them” goes from the address with the last value it speaks of", async ({ anlan }) => {
  await anlan.open("?mechanism=grid-workers&all=mechanism");
  await anlan.chip("机制：网格员").click();
  await expect(anlan.count).toHaveText(countText(cases));
  await anlan.expectQuery("");
});

test("the interface changes its language with the address @every-size", async ({ anlan, page }) => {
  const html = page.locator("html");
  await anlan.open();
  await expect(html).toHaveAttribute("lang", "zh-Hans");
  const own = caseOf(LIXIA);

  await page.getByRole("navigation", { name: "语言" }).getByRole("link", { name: "繁體" }).click();
  await expect(html).toHaveAttribute("lang", "zh-Hant");
  await anlan.expectParts({ lang: "zh-Hant" });
  await expect(anlan.count).toHaveText("170 / 170 個案例，其中 6 個無日期");

  await page.getByRole("navigation", { name: "語言" }).getByRole("link", { name: "English" }).click();
  await expect(html).toHaveAttribute("lang", "en");
  await expect(anlan.count).toHaveText("170 of 170 cases, 6 of them undated");
  const search = page.getByLabel("Search the cases", { exact: true });
  await search.fill("model law-based government");
  // What is suggested would lie over the hits.
  await search.blur();
  await page.getByRole("link", { name: own.title_en }).click();
  await expect(anlan.dialog).toContainText(own.summary_en);
  await expect(anlan.dialog).toContainText(own.title);
  await anlan.expectNoSidewaysScroll();

  await page.goto("?lang=zh-Hant&district=370102");
  await expect(html).toHaveAttribute("lang", "zh-Hant");
  await expect(anlan.count).toContainText("個案例");
});

test("the page works under a sub-path", async ({ anlan, page }) => {
  expect(SUBPATH_URL).toMatch(/\/some\/where\/$/);
  await anlan.open(SUBPATH_URL);
  await expect(anlan.count).toHaveText(countText(cases));
  await anlan.toggle("district", "历下区");
  await expect(anlan.count).toHaveText(countText(matching({ district: ["370102"] })));
  expect(page.url()).toBe(`${SUBPATH_URL}?district=370102`);
  await anlan.hitLinks.first().click();
  await expect(anlan.dialog).toBeVisible();
  expect(page.url().startsWith(`${SUBPATH_URL}?district=370102&case=`)).toBe(true);
  await page.reload();
  await expect(anlan.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "纯文字版" }).click();
  await expect(page).toHaveURL(`${SUBPATH_URL}read/index.html`);
  await page.getByRole("link", { name: "全部案例在一页上" }).click();
  await expect(page).toHaveURL(`${SUBPATH_URL}data/cases.html`);
  await expect(page.getByRole("article")).toHaveCount(170);
});

test("the name of the page leads back to its beginning", async ({ anlan, page }) => {
  await anlan.open("?q=调解&district=370102&lang=zh-Hant");
  await page.getByRole("heading", { level: 1 }).getByRole("link").click();
  await anlan.expectQuery("?lang=zh-Hant");
  await expect(anlan.count).toHaveText("170 / 170 個案例，其中 6 個無日期");
});
