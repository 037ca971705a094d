// The printed compilation, page by page as Chromium makes it.

import { caseOf, cases, districts, matching, sourcesOf } from "./collection.mjs";
import { expect, test } from "./page.mjs";

// For the texts alone; what it would draw with is not asked for.
globalThis.DOMMatrix ??= class {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

/** Some fonts write characters as the radicals that look like them; blanks mean nothing here. */
const plain = (text) => text.normalize("NFKC").replaceAll("戶", "户").replace(/\s/gu, "");
/** Whether a page holds a text, whichever way its radicals are written. */
const holds = (page, text) => {
  const any = [...plain(text)].map((ch) => `(?:${ch.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&")}|[\\u2e80-\\u2eff])`);
  return new RegExp(any.join(""), "u").test(page);
};

/** The texts of the pages of what is printed at an address. */
const printed = async (anlan, query) => {
  await anlan.open(query);
  await expect(anlan.page.locator(".sheet").last()).toBeAttached();
  const file = await anlan.page.pdf({ preferCSSPageSize: true });
  const book = await getDocument({ data: new Uint8Array(file), verbosity: 0 }).promise;
  const pages = [];
  for (let at = 1; at <= book.numPages; at += 1) {
    const page = await book.getPage(at);
    const { items } = await page.getTextContent();
    pages.push({ size: page.view.map(Math.round), text: plain(items.map((item) => item.str).join("")) });
  }
  return pages;
};

/** The page on which each case begins, by its number. */
const beginnings = (pages, first, label) => {
  const begin = new Map();
  pages.forEach(({ text }, at) => {
    const number = at < first ? null : new RegExp(`^${at + 1}${label}(\\d+?)(?!\\d)`, "u").exec(text);
    if (number) begin.set(Number(number[1]), at);
  });
  return begin;
};

const shownOrder = (anlan) => anlan.page.locator(".booklet-case > h2").allTextContents();

test("the compilation begins with its cover and lists every selected case in order", async ({ anlan }) => {
  const pages = await printed(anlan, "?view=booklet&district=370102&sort=oldest");
  const expected = matching({ district: ["370102"] });
  const titles = await shownOrder(anlan);
  expect([...titles].sort()).toEqual(expected.map((own) => own.title).sort());
  const dates = titles.map((title) => cases.find((own) => own.title === title).date.value ?? "9");
  expect(dates.map((date) => date.slice(0, 4))).toEqual(dates.map((date) => date.slice(0, 4)).sort());

  expect(pages[0].size).toEqual([0, 0, 595, 842]);
  for (const text of ["济南法治创新案例汇编", "区县：历下区", `${expected.length} 例`, "/?district=370102"]) {
    expect(holds(pages[0].text, text), text).toBe(true);
  }
  expect(holds(pages[1].text, "目录")).toBe(true);
  let from = 0;
  const contents = pages[1].text;
  for (const [at, title] of titles.entries()) {
    const found = [...Array(contents.length - from).keys()].find((step) => {
      const rest = contents.slice(from + step, from + step + plain(`${at + 1}${title}`).length);
      return holds(rest, `${at + 1}${title}`);
    });
    expect(found, title).toBeDefined();
    from += found + 1;
  }
});

test("each case begins on a page of its own, with its sources, and no page is empty", async ({ anlan }) => {
  const pages = await printed(anlan, "?view=booklet&district=370102,370112");
  const titles = await shownOrder(anlan);
  const begin = beginnings(pages, 2, "案例");
  expect([...begin.keys()]).toEqual(titles.map((_, at) => at + 1));
  for (const [at, title] of titles.entries()) {
    const own = cases.find((one) => one.title === title);
    const end = begin.get(at + 2) ?? pages.findIndex(({ text }) => /^\d+索引/u.test(text));
    const text = pages.slice(begin.get(at + 1), end).map((page) => page.text.replace(/^\d+/u, "")).join("");
    expect(holds(text, title), title).toBe(true);
    for (const source of sourcesOf(own)) {
      const said = source.title ?? source.publisher;
      if (said) expect(holds(text, said), said).toBe(true);
    }
  }
  // The cover has no number; the others run.
  for (const [at, { text }] of pages.entries()) {
    expect(text.length, `page ${at + 1}`).toBeGreaterThan(8);
    expect(text.startsWith(String(at + 1))).toBe(at > 0);
  }
});

test("the index names every case under its district", async ({ anlan }) => {
  await anlan.open("?view=booklet&from=2024");
  const titles = await shownOrder(anlan);
  const rows = anlan.page.locator(".register-list").first().locator("> div");
  const shown = await rows.evaluateAll((rows) =>
    rows.map((row) => [row.querySelector("dt").textContent, [...row.querySelectorAll("a")].map((a) => Number(a.textContent))]),
  );
  const districtOf = (title) => cases.find((own) => own.title === title).district;
  const expected = districts
    .map((place) => [place.zh, titles.flatMap((title, at) => (districtOf(title) === place.code ? [at + 1] : []))])
    .filter(([, places]) => places.length > 0);
  expect(shown).toEqual(expected);
});

test("the whole collection can be compiled", async ({ anlan }) => {
  await anlan.open("?view=booklet");
  await expect(anlan.page.locator(".booklet-case")).toHaveCount(cases.length);
  await expect(anlan.page.locator(".contents-list li")).toHaveCount(cases.length);
  await expect(anlan.page.locator(".booklet-bar")).toContainText(`共 ${cases.length} 个案例`);
});

test("the button prints", async ({ anlan, page }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute("data-printed", "");
  });
  await anlan.open("?view=booklet&district=370102");
  await page.getByRole("button", { name: "打印 / 存为 PDF" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-printed", "");
});

test("an English reader gets titles and summaries, and the Chinese text marked", async ({ anlan, page }) => {
  await anlan.open("?view=booklet&district=370102&lang=en");
  const first = page.locator(".booklet-case").first();
  const title = await first.locator("h2").textContent();
  const own = cases.find((one) => one.title_en === title);
  await expect(first.locator(".case-original")).toHaveText(own.title);
  await expect(first).toContainText(own.summary_en);
  await expect(first.locator(".practices")).toHaveAttribute("lang", "zh-Hans");
});

test("a line of the contents leads to its case @every-size", async ({ anlan, page }) => {
  await anlan.open("?view=booklet&district=370102");
  await page.locator(".contents-list a").nth(4).click();
  await expect(page.locator("#booklet-5")).toBeInViewport();
  await anlan.expectNoSidewaysScroll();
});

test("a compilation of nothing says so and offers all", async ({ anlan, page }) => {
  await anlan.open("?view=booklet&q=没有这样的词");
  await expect(page.getByRole("heading", { name: "没有可以汇编的案例" })).toBeVisible();
  await page.getByRole("button", { name: "汇编全部案例" }).click();
  await expect(page.locator(".booklet-case")).toHaveCount(cases.length);
});

test("the page of one case is in the compilation as it stands", async ({ anlan, page }) => {
  const own = caseOf("lixia-rule-of-law-government-demonstration");
  await anlan.open(`?view=booklet&q=${encodeURIComponent(own.title)}`);
  const shown = page.locator(".booklet-case").first();
  for (const practice of own.practices) await expect(shown).toContainText(practice.heading);
  await expect(shown.locator(".figures li")).toHaveCount(own.figures.length);
});
