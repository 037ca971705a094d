// The page of one case.

import { bucketName, caseOf, cases, facets, sourcesOf } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const LIXIA = "lixia-rule-of-law-government-demonstration";

test("the page of the Lixia case is complete @every-size", async ({ anlan }) => {
  const own = caseOf(LIXIA);
  await anlan.open(`?case=${LIXIA}`);
  const { dialog } = anlan;
  await expect(dialog).toBeVisible();
  await expect(dialog).toHaveAccessibleName(own.title);
  await expect(anlan.page).toHaveTitle(`${own.title} · 案览`);
  await expect(dialog.getByRole("heading", { level: 2, name: own.title })).toBeFocused();
  await expect(dialog).toContainText(own.organ);
  await expect(dialog).toContainText("2020年12月10日");
  await expect(dialog).toContainText("来源发布");
  await expect(dialog).toContainText("共 30 个，本集合收录 2 个");
  await expect(anlan.section("背景")).toHaveText(own.background);

  expect(own.practices).toHaveLength(4);
  await expect(anlan.section("做法").getByRole("heading")).toHaveText(own.practices.map(({ heading }) => heading));
  await expect(anlan.section("做法").getByRole("listitem")).toHaveText(
    own.practices.map(({ heading, text }) => heading + text),
  );
  await expect(anlan.section("成效")).toHaveText(own.outcomes);
  await expect(anlan.section("数字").getByRole("strong")).toHaveText([
    "≥ 130 件",
    "≥ 60 件",
    "910 名",
    "≥ 50 家",
    "30 个",
  ]);
  await expect(anlan.section("数字").getByRole("listitem").first()).toContainText("法律顾问法制审核件");
  await expect(anlan.section("数字").getByRole("listitem").first()).toContainText("2020年");
  await expect(anlan.section("荣誉").getByRole("listitem")).toHaveText([
    /2020年10月\s*第一批法治政府建设示范区\s*山东省委依法治省办/,
  ]);
  await expect(anlan.section("节点").getByRole("listitem")).toHaveText([
    /2020年10月\s*被命名为第一批法治政府建设示范区/,
    /2020年11月12日\s*《济南日报》A01版刊文介绍历下做法/,
    /2020年12月10日\s*作为创新成果案例在人民网刊出/,
  ]);
  await expect(anlan.section("原文图片说明").getByRole("listitem")).toHaveText(own.captions);
  await expect(anlan.section("编者注")).toHaveText(own.editor_note);
  const source = anlan.section("来源").getByRole("link");
  await expect(source).toHaveAttribute("href", own.source.url);
  await expect(anlan.section("来源")).toContainText("人民网山东频道（繁体版）");
  await expect(anlan.section("来源")).toContainText("2020年12月10日发布");
  const citations = anlan.section("引用");
  await expect(citations).toContainText("人民网山东频道（繁体版）. 历下区法治政府建设示范创建[EB/OL]. (2020-12-10)[");
  await expect(citations).toContainText(own.source.url);
  await anlan.expectNoSidewaysScroll();
  const overflow = await dialog.evaluate((own) => own.scrollWidth - own.clientWidth);
  expect(overflow).toBeLessThanOrEqual(0);
});

test("a heading holds words and no paragraph", async ({ anlan }) => {
  await anlan.open(`?case=${LIXIA}`);
  await expect(anlan.dialog.getByRole("heading", { level: 4 })).toHaveCount(4);
  await expect(anlan.dialog.getByRole("heading", { level: 4 }).getByRole("paragraph")).toHaveCount(0);
});

test("every value of a facet leads to its page, or else to its list", async ({ anlan }) => {
  const own = caseOf(LIXIA);
  await anlan.open(`?case=${LIXIA}&q=没有`);
  const links = await anlan.dialog.getByRole("link").evaluateAll((all) => all.map((one) => [one.innerText, one.href]));
  const local = links.filter(([, href]) => new URL(href).origin === new URL(anlan.page.url()).origin);
  for (const [key, facet] of Object.entries(facets)) {
    for (const value of facet.of(own)) {
      const to = ["district", "mechanism", "series"].includes(key) ? { q: "没有", view: `${key}:${value}` } : { [key]: value };
      const leads = (href) => JSON.stringify([...new URL(href).searchParams]) === JSON.stringify(Object.entries(to));
      const found = local.filter(([text, href]) => text === bucketName(key, value) && leads(href));
      expect(found, `${key}=${value}`).toHaveLength(1);
    }
  }
  expect(own.mechanisms).toHaveLength(14);
  await anlan.dialog.getByRole("link", { name: "无证明城市", exact: true }).click();
  await expect(anlan.dialog).toBeHidden();
  await anlan.expectParts({ q: "没有", view: "mechanism:no-certificate-city" });
});

test("where only a repost was found the page says so and holds no address", async ({ anlan, page }) => {
  const own = cases.find((one) => !one.source.linkable && !sourcesOf(one).some((source) => source.linkable));
  await anlan.open(`?case=${own.id}`);
  await expect(anlan.section("来源")).toContainText("只找到转载页，不作外链");
  await expect(anlan.section("来源").getByRole("link")).toHaveCount(0);
  const { host, pathname } = new URL(own.source.url);
  expect(await page.content()).not.toContain(host + pathname);
});

test("no address that may not be linked is published at all", async ({ anlan, page }) => {
  await anlan.open();
  const linked = new Set(cases.flatMap(sourcesOf).filter((source) => source.linkable).map((source) => source.url));
  const hidden = cases.flatMap(sourcesOf).filter((source) => !source.linkable && !linked.has(source.url));
  expect(hidden.length).toBeGreaterThan(40);
  for (const path of ["data/collection.json", "data/cases.html"]) {
    const text = await (await page.request.get(path)).text();
    expect(text).toContain("http");
    const found = hidden.filter((source) => text.includes(source.url.replaceAll("&", "&amp;")) || text.includes(source.url));
    expect(found.map((source) => source.url), path).toEqual([]);
  }
});

test("a citation ends with one full stop, whatever is known", async ({ anlan }) => {
  const known = [
    caseOf(LIXIA),
    cases.find((one) => !one.source.linkable && one.source.published),
    cases.find((one) => !one.source.linkable && !one.source.published),
  ];
  for (const own of known) {
    await anlan.open(`?case=${own.id}`);
    await expect(anlan.dialog).toHaveAccessibleName(own.title);
    const citation = await anlan.section("引用").getByRole("definition").first().innerText();
    expect.soft(citation.replace(/复制$/, "").trim(), own.id).toMatch(/[^.]\.$/);
  }
});

test("related cases say what they share", async ({ anlan }) => {
  await anlan.open(`?case=${LIXIA}`);
  const related = anlan.section("相关案例").getByRole("listitem");
  await expect(related).toHaveCount(6);
  const own = caseOf(LIXIA);
  for (const row of await related.all()) {
    const other = caseOf(new URL(await row.getByRole("link").evaluate((link) => link.href)).searchParams.get("case"));
    const shared = ["mechanism", "series", "theme", "district"].flatMap((key) => {
      const both = facets[key].of(own).filter((value) => value !== "none" && facets[key].of(other).includes(value));
      const short = (value) => (key === "district" ? "历下" : bucketName(key, value));
      return both.map((value) => `同${facets[key].name}：${short(value)}`);
    });
    const said = await row.getByRole("paragraph").innerText();
    expect(said.split("；").sort()).toEqual(shared.sort());
    expect(shared.length).toBeGreaterThan(0);
  }
  const title = await related.first().getByRole("link").innerText();
  await related.first().getByRole("link").click();
  await expect(anlan.dialog).toHaveAccessibleName(title);
});

test("previous and next follow the list as filtered and sorted", async ({ anlan, page }) => {
  await anlan.open("?district=370102&sort=oldest");
  const titles = await anlan.titles();
  expect(titles.length).toBeGreaterThan(2);
  await anlan.hitLinks.first().click();
  const [previous, next] = ["上一个", "下一个"].map((name) => anlan.dialog.getByRole("button", { name }));
  await expect(previous).toBeDisabled();
  for (const [at, title] of titles.entries()) {
    await expect(anlan.dialog).toHaveAccessibleName(title);
    await expect(anlan.dialog.getByText(`第 ${at + 1} 个，共 ${titles.length} 个`)).toBeVisible();
    if (at + 1 < titles.length) await next.click();
  }
  await expect(next).toBeDisabled();
  await previous.click();
  await expect(anlan.dialog).toHaveAccessibleName(titles.at(-2));
  await page.goBack();
  await expect(anlan.dialog).toHaveAccessibleName(titles.at(-1));
});

test("Escape closes the case and the focus returns to its link @every-size", async ({ anlan, page }) => {
  await anlan.open("?district=370102");
  const link = anlan.hitLinks.nth(1);
  await link.click();
  await expect(anlan.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  await expect(link).toBeFocused();
  await anlan.expectParts({ district: "370102" });

  await link.click();
  await anlan.dialog.getByRole("button", { name: "关闭" }).click();
  await expect(anlan.dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test("Escape closes a case that was opened by its address", async ({ anlan, page }) => {
  await anlan.open(`?case=${LIXIA}`);
  await expect(anlan.dialog.getByRole("heading", { level: 2 })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  await anlan.expectQuery("");
  await anlan.hitLinks.first().click();
  await expect(anlan.dialog).toBeVisible();
});

test("the link of a case is copied, and opens the same screen", async ({ anlan, page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await anlan.open(`?q=审核&case=${LIXIA}`);
  await anlan.dialog.getByRole("button", { name: "复制链接" }).click();
  await expect(anlan.dialog.getByText("已复制")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe(page.url());
  await page.goto(copied);
  await expect(anlan.dialog).toHaveAccessibleName(caseOf(LIXIA).title);
  await expect(anlan.dialog.locator("mark").first()).toHaveText("审核");
  await expect(anlan.search).toHaveValue("审核");
});
