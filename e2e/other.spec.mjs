// Another collection around the same programs: `examples/lamplight`, in English, with places, themes, names
// and a colour of its own. `cargo xtask test e2e` makes its site and says in the environment where it is.

import { readFileSync, readdirSync } from "node:fs";

import { expect, test as base } from "./page.mjs";

const DATA = new URL("../examples/lamplight/", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, DATA), "utf8"));
const collection = read("collection.json");
const vocabulary = read("vocabulary.json");
const { districts } = read("districts.json");
const cases = readdirSync(new URL("cases/", DATA)).map((name) => read(`cases/${name}`));
const caseOf = (id) => cases.find((own) => own.id === id);

const test = base.extend({
  anlan: async ({ anlan, page }, use) => {
    await use(anlan);
    // Of our own collection nothing is said, and no Chinese at all, whatever was open last.
    const said = await page.evaluate(() => `${document.title}\n${document.body.innerText}`);
    expect(said).not.toMatch(/Jinan|\p{Script=Han}/u);
  },
});
test.use({ baseURL: process.env.ANLAN_EXAMPLE_URL, locale: "zh-CN" });
test.skip(!process.env.ANLAN_EXAMPLE_URL, "ANLAN_EXAMPLE_URL says where the example is served");

/** Opens an address and waits for its heading or its list. */
const open = async (anlan, query = "") => {
  await anlan.open(query);
  await expect(anlan.page.locator("html")).toHaveAttribute("lang", "en");
};

const countText = (some) => {
  const undated = some.filter((own) => own.date.value === null).length;
  return `${some.length} of ${cases.length} cases` + (undated ? `, ${undated} of them undated` : "");
};

const openFilters = async (anlan) => {
  if (!anlan.isWide) await anlan.page.locator("#filters-open").click();
  await expect(anlan.page.locator(".facet").first()).toBeVisible();
};

test("the page has the name, the languages and the colours of its collection @small-and-wide", async ({ anlan, page }) => {
  await open(anlan);
  await expect(page).toHaveTitle(`${collection.short_title.en} · ${collection.title.en}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(collection.title.en);
  await expect(page.locator(".introduction").first()).toContainText(`${districts.length} ${collection.place.all.en}`);
  await expect(page.locator("nav.languages a")).toHaveCount(1);
  for (const [scheme, colour] of Object.entries(collection.colours)) {
    await page.emulateMedia({ colorScheme: scheme });
    const spring = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--spring").trim());
    expect(spring).toBe(colour);
  }
  await anlan.expectNoSidewaysScroll();
  // The first language is the one that no address names, also where another is asked for.
  await anlan.expectQuery("");
  await open(anlan, "?lang=zh-Hans");
  await anlan.expectQuery("");
});

test("the facets that are shown are its own, in their order, with right counts @small-and-wide", async ({ anlan, page }) => {
  await open(anlan);
  await expect(anlan.count).toHaveText(countText(cases));
  await openFilters(anlan);
  const names = collection.facets.map((own) => own.en ?? { district: "Island", year: "Year" }[own.facet]);
  await expect(page.locator(".facet summary h3")).toHaveText(names);
  const island = page.getByRole("group", { name: "Island", exact: true });
  const rows = await island.getByRole("listitem").allInnerTexts();
  const counts = districts.map((own) => [own.en, cases.filter((one) => one.district === own.code).length]);
  expect(rows.map((row) => row.replace(/\s+/g, " ").trim())).toEqual(counts.map(([name, n]) => `${name} ${n}`));
});

test("words are found, and narrowed by an island and a trouble @small-and-wide", async ({ anlan, page }) => {
  const holds = (own) => JSON.stringify([own.title, own.summary_en, own.background, own.practices, own.outcomes, own.keywords, own.figures, own.honours, own.milestones, own.captions, own.source.title, own.source.publisher, own.organ, own.place, own.editor_note]).toLowerCase().includes("oil");
  const some = cases.filter(holds);
  expect(some.length).toBeGreaterThan(1);
  await open(anlan, "?q=oil");
  await expect(anlan.count).toHaveText(countText(some));
  await expect(page.locator(".hits mark").first()).toBeVisible();
  const fog = cases.filter((own) => own.district === "low-candle" && own.themes.includes("fog"));
  await open(anlan, "?district=low-candle&theme=fog");
  await expect(anlan.count).toHaveText(countText(fog));
  await expect(page.getByText("Trouble: Fog").first()).toBeVisible();
});

test("a case is told in its own language, once @small-and-wide", async ({ anlan, page }) => {
  const own = caseOf("kite-line");
  await open(anlan, `?case=${own.id}`);
  await expect(page).toHaveTitle(`${own.title} · ${collection.short_title.en}`);
  await expect(anlan.dialog.getByRole("heading", { name: own.title })).toHaveCount(1);
  await expect(anlan.dialog.getByText(own.summary_en)).toHaveCount(1);
  await expect(anlan.dialog.getByText(own.title, { exact: true })).toHaveCount(1);
  await expect(anlan.dialog.getByText(own.background)).toBeVisible();
  await expect(anlan.dialog.locator("[lang^=zh]")).toHaveCount(0);
  const series = vocabulary.series.find((one) => one.id === own.series);
  await expect(anlan.dialog.getByText(series.en).first()).toBeVisible();
});

test("the islands have their tiles, their bars and a page each @small-and-wide", async ({ anlan, page }) => {
  await open(anlan, "?view=districts");
  await expect(page.locator("#study-title")).toHaveText("Islands");
  for (const own of districts) await expect(page.locator(".tile", { hasText: own.en }).first()).toBeAttached();
  await open(anlan, "?view=district:farspit");
  await expect(page.locator("#study-title")).toContainText("Farspit");
  await expect(page.locator(".study").getByText(caseOf("kite-line").title).first()).toBeVisible();
  await anlan.expectNoSidewaysScroll();
});

test("cases are compared, and the timeline has what is dated", async ({ anlan, page }) => {
  await open(anlan, "?view=compare&compare=kite-line,fog-thread");
  for (const id of ["kite-line", "fog-thread"]) {
    await expect(page.locator(".study").getByText(caseOf(id).title).first()).toBeVisible();
  }
  await open(anlan, "?view=time");
  // An era is named in its title, and beside its band where there is room.
  await expect(page.getByText("The oil years").first()).toBeAttached();
});

test("what is taken away names the collection", async ({ anlan, page }) => {
  await open(anlan, "?view=take");
  const files = page.getByRole("button", { name: /^Download/ });
  const waiting = page.waitForEvent("download");
  await files.first().click();
  const name = (await waiting).suggestedFilename();
  expect(name).toMatch(new RegExp(`^lamplight-cases-${cases.length}-`));
  await open(anlan, "?view=booklet");
  await expect(page.locator("#study-title")).toContainText(collection.title.en);
});

test("leaves, feed, manifest and the page for unknown addresses are of the collection", async ({ anlan, page, request }) => {
  await open(anlan);
  const text = async (path) => (await request.get(new URL(path, process.env.ANLAN_EXAMPLE_URL).href)).text();
  const manifest = JSON.parse(await text("manifest.webmanifest"));
  expect([manifest.short_name, manifest.lang]).toEqual([collection.short_title.en, "en"]);
  for (const path of ["read/index.html", "read/case/kite-line.html", "data/cases.html", "feed.xml", "manifest.webmanifest", "404.html"]) {
    const said = await text(path);
    expect(said, path).toContain(collection.short_title.en);
    expect(said, path).not.toMatch(/Jinan|\p{Script=Han}/u);
  }
  expect((await request.get(new URL("data/collection.zh-Hant.json", process.env.ANLAN_EXAMPLE_URL).href)).status()).toBe(404);
});

test("its desk speaks its language, and asks for nothing in another", async ({ anlan, page }) => {
  await page.goto("desk.html?lang=zh-Hans");
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page).toHaveTitle(`The desk · ${collection.short_title.en}`);
  await expect(page.locator(".languages")).toBeHidden();
  await page.getByRole("button", { name: "Begin an empty case" }).click();
  const district = page.locator('[id="f:district"]');
  await district.selectOption({ label: districts[0].en });
  await expect(district).toHaveValue(districts[0].code);
  await expect(page.locator('[id="f:title"]')).toBeVisible();
  await expect(page.locator('[id="f:title_en"]')).toHaveCount(0);
  await page.locator('[id="f:title"]').fill("A lamp for a test");
  await page.locator('[id="f:title"]').blur();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A lamp for a test");
});
