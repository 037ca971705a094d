// Every screen there is, as an address and what is done on it. What must hold on all of them –
// accessibility, sizes, no sideways scroll – goes through this list, so that a screen added here is
// looked at by each of those tests.

import { expect } from "@playwright/test";

/** The modes of the page, as parts of the address; the plain one has none. */
export const MODES = [{}, { mode: "elder" }];
export const SCRIPTS = ["zh-Hans", "zh-Hant", "en"];
/** The script in which screens are tested in large type; the others are in the plain mode. */
const LARGE_IN = "zh-Hant";
export const THEMES = ["light", "dark"];

const CASE = "lixia-rule-of-law-government-demonstration";

/** Two cases that count one thing in one unit. */
const COMPARED = "lixia-street-burden-reform,shizhong-street-empowerment";

/** A kiosk of one district. Its own screens stand before the page. */
const KIOSK = { mode: "kiosk,home:370102" };

const wayIn = async (page, at) => {
  await page.locator(".attract-start").click();
  await expect(page.locator(".home-screen")).toBeVisible();
  if (at !== undefined) await page.locator(".home-screen .way").nth(at).click();
};

const openCase = (page) => expect(page.locator("#case-title")).toBeFocused();

/**
 * `parts` are those of the address, `ready` is a selector of what must be seen, `prepare` does the
 * rest. A screen that only phones have is `narrow`, one of a
 * kiosk `kiosk`; one that does not hang on the language is `single`.
 */
export const SCREENS = [
  { name: "explore", parts: {}, ready: ".hit" },
  {
    name: "words and conditions",
    parts: { q: "法律", district: "370102,370112", mechanism: "grid-workers,legal-aid-for-workers", from: "2018", to: "2025-06" },
    ready: ".conditions .chip",
    prepare: (page) => unfoldAll(page),
  },
  { name: "no hits", parts: { q: "没有这样的词", district: "370102" }, ready: ".nothing" },
  { name: "time", parts: { view: "time" }, ready: ".timeline-svg .brush-handle", narrow: true, prepare: (page) => unfoldEvents(page) },
  { name: "lanes", parts: { view: "time,lanes:district", from: "2023-03", to: "2024-08" }, ready: ".lanes-svg .lane-mark, .lane-list a" },
  { name: "lanes as a list", parts: { view: "time,as:list", theme: "legal-aid" }, ready: ".lane-list a", prepare: (page) => page.locator(".lanes-eras summary").click() },
  { name: "lanes of nothing", parts: { view: "time,lanes:colour", q: "没有这样的词" }, ready: "#lanes-prose" },
  { name: "districts", parts: { view: "districts", district: "370102" }, ready: ".bars-list .bar" },
  { name: "districts as tables", parts: { view: "districts" }, ready: ".bars-list .bar", prepare: (page) => showTables(page) },
  { name: "the compilation", parts: { view: "booklet", district: "370102", theme: "legal-aid,peoples-mediation,grassroots-governance" }, ready: ".booklet-case" },
  { name: "a compilation of nothing", parts: { view: "booklet", q: "没有这样的词" }, ready: "#study-title" },
  { name: "the way to all views", parts: { view: "more" }, ready: ".ways-on a" },
  { name: "the versions", parts: { view: "about" }, ready: "#study details" },
  { name: "no such withdrawn case", parts: { view: "withdrawn:nobody" }, ready: "#study .study-part p" },
  { name: "mechanisms", parts: { view: "mechanisms" }, ready: ".spread td a" },
  { name: "mechanisms of one district", parts: { view: "mechanisms", district: "370102" }, ready: ".spread td a" },
  { name: "a mechanism", parts: { view: "mechanism:accountability-supervision" }, ready: ".spread-order li" },
  { name: "no such mechanism", parts: { view: "mechanism:legal-adviser" }, ready: ".subjects a" },
  { name: "all series", parts: { view: "series" }, ready: ".case-rows tbody tr" },
  {
    name: "a series with news",
    parts: { view: "series:jinan-justice-innovation-2020" },
    ready: ".series-cases li",
    prepare: async (page) => {
      await page.evaluate(() => localStorage.setItem("anlan-seen-jinan-justice-innovation-2020", "one"));
      await page.reload();
      await expect(page.locator(".news li").first()).toBeVisible();
    },
  },
  { name: "no such series", parts: { view: "series:none" }, ready: ".subjects a" },
  { name: "districts by residents", parts: { view: "districts,by:people,colour:figures" }, ready: ".ranking", prepare: (page) => page.locator(".denominators summary").click() },
  { name: "a district", parts: { view: "district:370102" }, ready: ".district-parts" },
  { name: "a zone", parts: { view: "district:zone-nanshan" }, ready: ".district-parts" },
  { name: "no such district", parts: { view: "district:370199" }, ready: ".places" },
  { name: "figures", parts: { view: "figures,unit:件,sort:value" }, ready: ".figures-table tbody tr" },
  { name: "figures of the same thing", parts: { view: "figures,unit:万件" }, ready: ".same-thing svg" },
  { name: "no figure", parts: { view: "figures,unit:斗,label:没有" }, ready: "#study .nothing" },
  { name: "what can be taken", parts: { view: "take", district: "370102" }, ready: ".takes .button" },
  { name: "nothing to take", parts: { view: "take", q: "没有这样的词" }, ready: "#study .nothing" },
  { name: "cases to compare", parts: { compare: COMPARED }, ready: ".tray" },
  { name: "cases to compare while one is open", parts: { compare: COMPARED, case: CASE }, ready: "dialog .tray", prepare: openCase },
  { name: "two cases compared", parts: { view: "compare", compare: COMPARED }, ready: ".compared .axis" },
  { name: "four cases compared", parts: { view: "compare", compare: `${CASE},${COMPARED},hotline-12345-one-number` }, ready: ".compared" },
  { name: "no such case to compare", parts: { view: "compare", compare: "lixia-street-reform,xyz" }, ready: ".study .notice" },
  { name: "three groups", parts: { view: "groups,a:district:370102,b:year:2024~2025,c:rest,show:share", theme: "legal-aid" }, ready: ".group-rows" },
  { name: "a group being changed", parts: { view: "groups,a:district:370102,b:rest,edit:a", district: "370103" }, ready: "#group-done" },
  { name: "groups of nothing", parts: { view: "groups,a:district:999,b:q:没有这样的词" }, ready: ".study .notice" },
  { name: "a case", parts: { case: CASE, q: "审核" }, ready: "dialog article h3", prepare: openCase },
  {
    name: "the sheet of filters",
    parts: { district: "370102" },
    ready: "#filters-open",
    narrow: true,
    prepare: async (page) => {
      await page.locator("#filters-open").click();
      await expect(page.locator(".filters.is-open")).toBeVisible();
      await unfoldAll(page);
    },
  },
  { name: "the first screen of a kiosk", parts: KIOSK, ready: ".attract-screen", kiosk: true },
  { name: "the ways in of a kiosk", parts: KIOSK, ready: ".attract-screen", kiosk: true, prepare: (page) => wayIn(page) },
  {
    name: "the letters of a kiosk",
    parts: KIOSK,
    ready: ".attract-screen",
    kiosk: true,
    prepare: async (page) => {
      await wayIn(page, 4);
      for (const letter of "tj") await page.locator(".letter-pad .key").filter({ hasText: new RegExp(`^${letter}$`) }).click();
      await expect(page.locator(".pad-word").first()).toBeVisible();
    },
  },
  {
    name: "the code of a kiosk",
    parts: KIOSK,
    ready: ".attract-screen",
    kiosk: true,
    prepare: async (page) => {
      await wayIn(page, 5);
      await page.locator(".kiosk-bar .button").last().click();
      await expect(page.locator(".code svg")).toBeVisible();
    },
  },
  { name: "the settings of a kiosk", parts: { mode: "kiosk,setup" }, ready: "dialog.setup h3", kiosk: true },
  { name: "a failure", parts: {}, bundle: "[", ready: ".failure .button" },
  { name: "the leaf of all", path: "read/index.html", ready: "main h1", single: true },
  { name: "the leaf of a case", path: `read/case/${CASE}.html`, ready: "article h2", single: true },
  { name: "the leaf of a district", path: "read/district/370102.html", ready: ".cases li", single: true },
  { name: "the leaf of a theme, in Traditional", path: "read/zh-Hant/theme/peoples-mediation.html", ready: ".cases li", single: true },
  { name: "the leaf of a mechanism", path: "read/mechanism/grid-workers.html", ready: ".cases li", single: true },
  { name: "the plain page", path: "data/cases.html", ready: "article", single: true },
];

const unfoldAll = (page) =>
  page.locator(".filters").evaluate((filters) => {
    for (const facet of filters.querySelectorAll("details")) facet.open = true;
  });

const unfoldEvents = async (page) => {
  await page.locator(".events summary").click();
  await expect(page.locator(".events li").first()).toBeVisible();
};

const showTables = async (page) => {
  for (const figure of await page.locator(".figure:has(> header .link)").all()) {
    const link = figure.locator("header .link");
    if (!(await link.isVisible())) continue;
    await link.click();
    await expect(figure.locator(".numbers")).toBeVisible();
  }
};

/**
 * The combinations of script and mode in which a screen is tested: every script on a phone, one of them in
 * large type and one on a desk too, since a script changes words and no layout. With `ANLAN_EVERY=1` all of
 * them.
 */
export const combinations = ({ kiosk, single }) => {
  const scripts = single ? SCRIPTS.slice(0, 1) : SCRIPTS;
  const modes = kiosk || single ? [{}] : MODES;
  const all = scripts.flatMap((script) => modes.map((mode) => ({ script, mode })));
  return process.env.ANLAN_EVERY ? all : all.filter(({ script, mode }) => single || kiosk || (script === LARGE_IN) === Boolean(mode.mode));
};

/** The sizes at which a screen is tested in a combination, as the tag of a test. */
export const tagOf = ({ narrow, kiosk }, { script, mode }) => {
  if (kiosk) return "@kiosk";
  if (narrow || mode.mode) return "@phone";
  if (process.env.ANLAN_EVERY) return "@every-size";
  return script === SCRIPTS[0] ? "@small-and-wide" : "@phone";
};

/** Opens a screen and does what makes it complete. */
export const show = async (page, screen, script = "zh-Hans", mode = {}) => {
  if (screen.bundle !== undefined) {
    await page.route("**/data/collection*.json", (route) =>
      route.fulfill({ body: screen.bundle, contentType: "application/json" }),
    );
  }
  const lang = script === "zh-Hans" ? {} : { lang: script };
  const query = new URLSearchParams({ ...screen.parts, ...lang, ...mode });
  await page.goto(screen.path ?? `?${query}`);
  await expect(page.locator(screen.ready).first()).toBeVisible();
  // What comes with the annex brings style sheets of its own.
  await page.waitForFunction(() => [...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet));
  await screen.prepare?.(page);
};
