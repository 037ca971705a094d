// The leaves: what a person reads who runs no program, and the ways between them and the explorer.

import { bucketName, caseOf, cases, countText, districts, facets, matching, sourcesOf, vocabulary } from "./collection.mjs";
import { SUBPATH_URL, expect, test } from "./page.mjs";

const CASE = "lixia-rule-of-law-government-demonstration";
const own = caseOf(CASE);
const place = districts.find(({ code }) => code === own.district);

const heading = (page, name) => page.getByRole("heading", { level: 1, name, exact: true });
const listed = (page) => page.locator("ul.cases > li > a");

/** The way into the explorer. */
const enter = (page, name = "在完整页面中打开") => page.getByRole("banner").getByRole("link", { name }).click();

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a case is read, and its place, theme, mechanism and all others are a link away", async ({ anlan, page }) => {
    await page.goto(`${SUBPATH_URL}read/case/${CASE}.html`);
    await expect(heading(page, own.title)).toBeVisible();
    const article = page.getByRole("article");
    const english = article.locator("[lang=en]");
    await expect(english).toContainText(own.title_en);
    await expect(english).toContainText(own.summary_en);
    const texts = [
      own.background,
      own.outcomes,
      own.editor_note,
      ...own.practices.flatMap(({ heading, text }) => [heading, text]),
      ...own.figures.flatMap(({ label, unit }) => [label, unit]),
      ...own.honours.map(({ name }) => name),
      ...own.milestones.map(({ text }) => text),
      ...own.captions,
      ...sourcesOf(own).map(({ title, publisher }) => title ?? publisher),
    ];
    for (const text of texts) await expect(article).toContainText(text);

    await article.getByRole("link", { name: place.zh, exact: true }).click();
    await expect(page).toHaveURL(`${SUBPATH_URL}read/district/${place.code}.html`);
    const here = cases.filter(({ district }) => district === place.code);
    await expect(listed(page)).toHaveCount(here.length);
    expect((await listed(page).allInnerTexts()).sort()).toEqual(here.map(({ title }) => title).sort());

    const theme = bucketName("theme", own.themes[0]);
    await page.getByRole("link", { name: theme, exact: true }).click();
    await expect(heading(page, `主题：${theme}`)).toBeVisible();
    await expect(listed(page)).toHaveCount(matching({ theme: [own.themes[0]] }).length);

    await page.getByRole("navigation", { name: "所在位置" }).getByRole("link", { name: "目录" }).click();
    const mechanism = vocabulary.mechanisms.find(({ id }) => id === own.mechanisms[0]);
    // A theme may bear the same name.
    const mechanisms = page.getByRole("heading", { level: 2, name: "机制", exact: true }).locator("xpath=following-sibling::ul[1]");
    await mechanisms.getByRole("link", { name: mechanism.zh, exact: true }).click();
    await expect(heading(page, `机制：${mechanism.zh}`)).toBeVisible();
    await expect(page.getByRole("main")).toContainText(mechanism.definition_zh);
    await expect(listed(page)).toHaveCount(matching({ mechanism: [mechanism.id] }).length);
  });

  test("the index counts what the data hold", async ({ anlan, page }) => {
    await page.goto("read/index.html");
    await expect(page.getByRole("main")).toContainText(`${cases.length} 个案例，${districts.length} 个区县和功能区`);
    const rows = (await page.locator("ul.values > li").allInnerTexts()).map((row) => row.trim());
    const counted = ["district", "theme", "mechanism"].flatMap((facet) => {
      const all = facets[facet].buckets.map(([key, name]) => [name, matching({ [facet]: [key] }).length]);
      // Places stand as on every list of them, the others by how many cases they have.
      if (facet !== "district") all.sort(([, one], [, other]) => other - one);
      return all.map(([name, count]) => `${name} ${count}`);
    });
    expect(rows).toEqual(counted);
    const unlinked = cases.filter(({ source }) => !source.linkable).length;
    await expect(page.getByRole("main")).toContainText(`${cases.length} 个主来源中有 ${unlinked} 个是转载`);
  });

  test("either script leads to the same page in the other", async ({ anlan, page }) => {
    await page.goto(`read/district/${place.code}.html`);
    await page.getByRole("link", { name: "繁體" }).click();
    await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
    await expect(heading(page, `${place.zh_hant}的案例`)).toBeVisible();
    await page.getByRole("link", { name: "简体" }).click();
    await expect(heading(page, `${place.zh}的案例`)).toBeVisible();
  });
});

test("a leaf opens the explorer at the same place, and from there leads back", async ({ anlan, page }) => {
  await page.goto(`${SUBPATH_URL}read/case/${CASE}.html`);
  await enter(page);
  await expect(anlan.dialog.getByRole("heading", { name: own.title })).toBeVisible();
  await anlan.dialog.getByRole("link", { name: "纯文字版" }).click();
  await expect(page).toHaveURL(`${SUBPATH_URL}read/case/${CASE}.html`);

  await page.goto(`read/district/${place.code}.html`);
  await enter(page);
  await expect(page.locator("#study-title")).toHaveText(place.zh);
  await page.locator(".study").getByRole("link", { name: "纯文字版" }).click();
  await expect(heading(page, `${place.zh}的案例`)).toBeVisible();

  await page.goto("read/mechanism/grid-workers.html");
  await enter(page);
  await expect(page.locator("#study-title")).toHaveText(bucketName("mechanism", "grid-workers"));
  await page.locator(".study").getByRole("link", { name: "纯文字版" }).click();
  await expect(page).toHaveURL(/\/read\/mechanism\/grid-workers\.html$/);

  await page.goto("read/theme/legal-aid.html");
  await enter(page);
  await expect(anlan.count).toHaveText(countText(matching({ theme: ["legal-aid"] })));
});

test("a leaf in Traditional opens the explorer in Traditional, and leads back", async ({ anlan, page }) => {
  await page.goto(`read/zh-Hant/case/${CASE}.html`);
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await enter(page, "在完整頁面中打開");
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-Hant");
  await expect(anlan.dialog.getByRole("heading", { name: title })).toBeVisible();
  await anlan.dialog.getByRole("link", { name: "純文字版" }).click();
  await expect(heading(page, title)).toBeVisible();
});

test("a kiosk shows no way to a leaf @kiosk", async ({ anlan, page }) => {
  await page.goto(`?mode=kiosk,home:370102&case=${CASE}`);
  await expect(page.locator("#case-title")).toBeVisible();
  await expect(page.locator("a[href^='read/']").filter({ visible: true })).toHaveCount(0);
});
