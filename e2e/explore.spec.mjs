// Searching, filtering, sorting, and the list of hits.

import { cases, bucketName, caseOf, counts, countText, facets, matching, scan, titles } from "./collection.mjs";
import { expect, test } from "./page.mjs";

test("the page opens on all cases and says how many are undated @every-size", async ({ anlan, page }) => {
  await anlan.open();
  await expect(anlan.count).toHaveText("170 / 170 个案例，其中 6 个无日期");
  expect(cases).toHaveLength(170);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("案览");
  await expect(anlan.hits.first()).toBeVisible();
  await anlan.expectNoSidewaysScroll();
});

for (const [key, { name }] of Object.entries(facets)) {
  test(`the counts of ${name} are those of the data @every-size`, async ({ anlan }) => {
    await anlan.open();
    await anlan.openFilters();
    await expect.poll(() => anlan.counts(key)).toEqual(counts(key));
  });
}

test("two facets at once count each other and never themselves @every-size", async ({ anlan }) => {
  await anlan.open();
  await anlan.openFilters();
  await anlan.toggle("district", "历下区");
  await anlan.toggle("district", "章丘区");
  await anlan.toggle("theme", bucketName("theme", "grassroots-governance"));
  const asked = { district: ["370102", "370114"], theme: ["grassroots-governance"] };
  await expect(anlan.count).toHaveText(countText(matching(asked)));
  for (const key of Object.keys(facets)) {
    await expect.poll(() => anlan.counts(key), key).toEqual(counts(key, asked));
  }
  await anlan.closeFilters();
  await expect.poll(async () => (await anlan.titles()).sort()).toEqual(titles(matching(asked)));
});

test("of two mechanisms a case may have either, or must have both", async ({ anlan }) => {
  const [one, other] = commonPair();
  await anlan.open();
  await anlan.toggle("mechanism", bucketName("mechanism", one));
  const choice = anlan.filters.getByRole("group", { name: "机制：满足任一还是全部" });
  await expect(choice).toBeHidden();
  await anlan.toggle("mechanism", bucketName("mechanism", other));
  const asked = { mechanism: [one, other] };
  await expect(anlan.count).toHaveText(countText(matching(asked)));
  await expect(choice.getByRole("button", { name: "任一" })).toHaveAttribute("aria-pressed", "true");

  await choice.getByRole("button", { name: "全部" }).focus();
  await anlan.page.keyboard.press("Enter");
  await expect(choice.getByRole("button", { name: "全部" })).toBeFocused();
  const both = { ...asked, all: ["mechanism"] };
  await expect(anlan.count).toHaveText(countText(matching(both)));
  expect(matching(both).length).toBeLessThan(matching(asked).length);
  await expect.poll(() => anlan.counts("mechanism")).toEqual(counts("mechanism", both));
  expect(new URL(anlan.page.url()).searchParams.get("all")).toBe("mechanism");

  await choice.getByRole("button", { name: "任一" }).click();
  await expect(anlan.count).toHaveText(countText(matching(asked)));
});

/** Two mechanisms that some cases share and others do not. */
function commonPair() {
  for (const [one] of facets.mechanism.buckets) {
    for (const [other] of facets.mechanism.buckets) {
      if (one !== other && matching({ mechanism: [one, other], all: ["mechanism"] }).length > 1) return [one, other];
    }
  }
  throw new Error("no two mechanisms meet");
}

test("a long facet can be searched", async ({ anlan }) => {
  await anlan.open();
  await anlan.facet("mechanism");
  await anlan.filters.getByLabel("在机制中查找", { exact: true }).fill("網格");
  const rows = anlan.filters.getByRole("checkbox", { name: /网格/ });
  await expect(rows).toHaveCount(1);
  const shown = anlan.filters.getByRole("group", { name: "机制", exact: true }).getByRole("checkbox");
  await expect(shown).toHaveCount(1);
  await anlan.filters.getByLabel("在机制中查找", { exact: true }).fill("没有这个");
  await expect(anlan.filters.getByText("没有这样的选项")).toBeVisible();
});

test("Simplified and Traditional words find the same cases as a plain scan @every-size", async ({ anlan, page }) => {
  await anlan.open();
  const { variants } = await (await page.request.get("data/collection.json")).json();
  const found = scan("调解", variants);
  expect(found.length).toBeGreaterThan(10);
  for (const query of ["调解", "調解"]) {
    await anlan.search.fill(query);
    await expect(anlan.count).toHaveText(countText(found));
    await anlan.expectParts({ q: query });
    expect((await anlan.titles()).sort()).toEqual(titles(found));
  }
  await expect(page.getByRole("main").locator("mark").first()).toHaveText("调解");
});

test("every word of a search is asked for, wherever it stands", async ({ anlan, page }) => {
  await anlan.open();
  const { variants } = await (await page.request.get("data/collection.json")).json();
  for (const query of ["历下 法律", "ＡＩ", "mediation", "people's Mediation", "齊魯", "网格　审核", "2020"]) {
    await anlan.search.fill(query);
    const found = scan(query, variants);
    await expect(anlan.count, query).toHaveText(countText(found));
    expect((await anlan.titles()).sort(), query).toEqual(titles(found));
  }
});

test("words, a facet and a time together narrow and count as the data say", async ({ anlan, page }) => {
  await anlan.open("?q=调解&year=2024,2025&from=2024-03");
  const { variants } = await (await page.request.get("data/collection.json")).json();
  const found = new Set(scan("调解", variants).map((own) => own.id));
  const asked = { found, year: ["2024", "2025"], from: "2024-03" };
  await expect(anlan.count).toHaveText(countText(matching(asked)));
  for (const key of Object.keys(facets)) {
    await expect.poll(() => anlan.counts(key), key).toEqual(counts(key, asked));
  }
});

test("nothing is searched while an input method composes", async ({ anlan, page, context }) => {
  await anlan.open();
  const everything = await anlan.count.innerText();
  await anlan.search.focus();
  const keyboard = await context.newCDPSession(page);
  for (const text of ["t", "tiao", "tiaojie"]) {
    await keyboard.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
    await expect(anlan.search).toHaveValue(text);
    // Were it searched, the page would say so within two frames.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(anlan.count).toHaveText(everything);
    expect(anlan.query).toBe("");
  }
  await keyboard.send("Input.insertText", { text: "调解" });
  await expect(anlan.search).toHaveValue("调解");
  await expect(anlan.count).not.toHaveText(everything);
  await anlan.expectParts({ q: "调解" });
});

test("the search can be cleared and the box keeps the focus", async ({ anlan, page }) => {
  await anlan.open("?q=调解");
  await expect(anlan.search).toHaveValue("调解");
  await page.getByRole("button", { name: "清空检索词" }).click();
  await expect(anlan.search).toHaveValue("");
  await expect(anlan.search).toBeFocused();
  await expect(anlan.count).toHaveText(countText(cases));
  await anlan.expectQuery("");
});

test("every hit is a link whose address names its case @every-size", async ({ anlan }) => {
  await anlan.open("?q=调解&sort=oldest");
  await anlan.showAll();
  const links = await anlan.hitLinks.evaluateAll((all) => all.map((one) => [one.innerText, one.href]));
  expect(links.length).toBeGreaterThan(10);
  for (const [title, href] of links) {
    const address = new URL(href);
    const own = caseOf(address.searchParams.get("case"));
    expect(own?.title).toBe(title);
    expect(address.searchParams.get("q")).toBe("调解");
  }
});

test("a hit shows its district, date, themes and key figure", async ({ anlan }) => {
  await anlan.open("?district=370102&theme=legality-review");
  const hit = anlan.hits.filter({ hasText: "历下区法治政府建设示范创建" }).locator("xpath=ancestor::li[1]");
  await expect(hit).toContainText("历下");
  await expect(hit).toContainText("2020年12月10日");
  await expect(hit).toContainText("合法性审核");
  await expect(hit).toContainText("≥ 130 件");
});

test("conditions stand as chips that can be taken back one by one or all at once", async ({ anlan, page }) => {
  await anlan.open("?q=法律&district=370102,370103&from=2019");
  const asked = { district: ["370102", "370103"], from: "2019" };
  const { variants } = await (await page.request.get("data/collection.json")).json();
  const found = new Set(scan("法律", variants).map((own) => own.id));
  await expect(page.getByRole("heading", { name: "已选条件" })).toBeVisible();
  await expect(anlan.conditions.getByRole("listitem")).toHaveCount(4);
  await expect(anlan.count).toHaveText(countText(matching({ ...asked, found })));

  await anlan.chip("检索：“法律”").click();
  await expect(anlan.count).toHaveText(countText(matching(asked)));
  await anlan.chip("区县：市中区").click();
  await expect(anlan.count).toHaveText(countText(matching({ district: ["370102"], from: "2019" })));
  await anlan.expectParts({ district: "370102", from: "2019" });

  await anlan.conditions.getByRole("button", { name: "清除全部" }).click();
  await expect(anlan.count).toHaveText(countText(cases));
  await expect(anlan.conditions).toBeHidden();
  await anlan.expectQuery("");
});

test("an empty list names what was asked and offers the removal that helps most", async ({ anlan, page }) => {
  const asked = { district: ["370102"], theme: ["notary-arbitration"], year: ["2016"] };
  expect(matching(asked)).toHaveLength(0);
  const gain = (facet) => matching(asked, [facet]).length;
  const best = Math.max(...Object.keys(asked).map(gain));
  const helpful = Object.keys(asked).filter((facet) => gain(facet) === best);
  await anlan.open("?district=370102&theme=notary-arbitration&year=2016");
  await expect(page.getByRole("heading", { name: "没有符合条件的案例" })).toBeVisible();
  await expect(page.getByText("所查条件：区县：历下区；主题：公证与仲裁；年份：2016年。")).toBeVisible();
  const offer = page.getByRole("button", { name: /^去掉.*条件，可见 \d+ 个案例$/ });
  const [, name, count] = /^去掉(.*)条件，可见 (\d+) 个案例$/.exec(await offer.innerText());
  expect(helpful.map((facet) => facets[facet].name)).toContain(name);
  expect(Number(count)).toBe(best);
  await offer.click();
  await expect(anlan.count).toContainText(`${best} / 170 个案例`);
  await expect(anlan.hits).toHaveCount(best);
});

test("words that are nowhere can be taken back from the empty list @every-size", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.search.fill("没有这样的词");
  await expect(anlan.count).toHaveText("0 / 170 个案例");
  await expect(page.getByText("所查条件：检索：“没有这样的词”。")).toBeVisible();
  await page.getByRole("button", { name: "去掉检索词条件，可见 170 个案例" }).click();
  await expect(anlan.count).toHaveText(countText(cases));
  await expect(anlan.search).toHaveValue("");
});

test("the list can be put in each order", async ({ anlan, page }) => {
  await anlan.open();
  const sort = page.getByRole("combobox", { name: "排序" });
  const listed = async () => {
    const hrefs = await anlan.hitLinks.evaluateAll((all) => all.map((one) => one.href));
    return hrefs.map((href) => caseOf(new URL(href).searchParams.get("case")));
  };
  const dates = async () => (await listed()).map((own) => own.date.value);
  await anlan.showAll();
  expect(await sort.locator("option").allInnerTexts()).toEqual(["最新", "最早", "按区县"]);
  const newest = await dates();
  expect(newest).toHaveLength(170);
  expect(newest.slice(-6)).toEqual(Array(6).fill(null));
  expect(inOrder(newest.slice(0, -6).reverse())).toBe(true);

  await sort.selectOption({ label: "最早" });
  await anlan.expectParts({ sort: "oldest" });
  await anlan.showAll();
  const oldest = await dates();
  expect(oldest.slice(-6)).toEqual(Array(6).fill(null));
  expect(inOrder(oldest.slice(0, -6))).toBe(true);

  await sort.selectOption({ label: "按区县" });
  await anlan.expectParts({ sort: "district" });
  await anlan.showAll();
  const codes = facets.district.buckets.map(([code]) => code);
  const places = (await listed()).map((own) => codes.indexOf(own.district));
  expect(places).toEqual([...places].sort((one, other) => one - other));

  await anlan.search.fill("调解");
  await expect(sort.locator("option")).toHaveText(["最相关", "最新", "最早", "按区县"]);
  await sort.selectOption({ label: "最相关" });
  await anlan.expectParts({ q: "调解" });
  await expect(anlan.hitLinks.first()).toContainText("调解");
});

/** Whether no date lies wholly before the one before it. */
function inOrder(dates) {
  return dates.every((date, at) => at === 0 || `${date}-12-31` >= dates[at - 1]);
}

test("more hits come when asked for, page by page", async ({ anlan, page }) => {
  await anlan.open();
  await expect(anlan.hits).toHaveCount(20);
  await page.getByRole("button", { name: "再显示 20 个" }).click();
  await expect(anlan.hits).toHaveCount(40);
  await anlan.showAll();
  await expect(anlan.hits).toHaveCount(170);
  await anlan.toggle("source", "党政机关网站");
  await expect(anlan.hits).toHaveCount(20);
});
