// The real collection on a slow phone: the engine alone, and the built page under a hand. Then the
// page with a hundred thousand made-up cases in place of the real ones, at full speed: how long is its
// one thread taken?

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { cases, countText, facets, matching, scan } from "../e2e/collection.mjs";
import { Anlan, expect } from "../e2e/page.mjs";
import { SIZES, collectionOf } from "./engines.mjs";
import { serve } from "./serve.mjs";
import { rounded, spread } from "./statistics.mjs";
import { drawWhole, watchHands, watchThread } from "./watch.mjs";

const SLOWED = 4;
const PHONE = { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true, locale: "zh-CN" };
const DESKTOP = { viewport: { width: 1440, height: 900 }, locale: "zh-CN" };
const DIST = fileURLToPath(new URL("../dist/", import.meta.url));
const BUNDLE = `${DIST}data/collection.json`;

const VISITS = 9;
const ROUNDS = 20;
const TIMES = 8;
const LARGE = "100k";
const LARGE_VISITS = 5;
// So long a large page is watched after it was ready, in milliseconds.
const AFTERWARDS = 6_000;
const LIMIT = 120_000;

const row = (operation, times, more = {}) =>
  ({ n: cases.length, operation, engine: "anlan", correct: true, ...spread(times), rounds: times.length, ...more });

async function slow(page, rate = SLOWED) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate });
  return session;
}

// A piece of ten titles each: the first four Chinese characters that stand together, as a person would
// begin to type them.
function queries() {
  const every = Math.floor(cases.length / 10);
  const pieces = cases.map(({ title }) => /\p{Script=Han}{4}/u.exec(title)?.[0]).filter(Boolean);
  return pieces.filter((_, at) => at % every === 0).slice(0, 10);
}

const address = (asked) => `?${new URLSearchParams(asked)}`;

// What the engine is asked for, act by act: addresses with the number of cases that must match. Only
// the steps that are marked belong to the act; those between lead to it.
function acts() {
  const { variants } = JSON.parse(readFileSync(BUNDLE, "utf8"));
  const all = { address: "?", matches: cases.length };
  const step = (asked, matches) => ({ address: address(asked), matches });
  const toggles = Object.entries(facets).map(([key, { name, buckets }]) => [
    `toggle ${key}`,
    buckets.flatMap(([bucket]) => [step({ [key]: bucket }, matching({ [key]: [bucket] }).length), all]),
  ]);
  const month = (at) => `${2015 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
  const slides = Array.from({ length: 61 }, (_, at) => {
    const span = { from: month(24 + at), to: month(24 + at + 23) };
    return step(span, matching(span).length);
  });
  const typed = queries().flatMap((query) =>
    [1, 2, 3, 4].map((length) => {
      const q = query.slice(0, length);
      return step({ q }, scan(q, variants).length);
    }));
  const sorts = ["oldest", "district", "newest"].map((sort) => step({ sort }, cases.length));
  const [theme] = facets.theme.buckets[1];
  const narrow = { theme, from: "2018", to: "2022" };
  const cleared = [step(narrow, matching({ ...narrow, theme: [theme] }).length), { ...all, counts: true }];
  return Object.entries({
    ...Object.fromEntries(toggles), brush: slides, keystroke: typed, sort: sorts, clear: cleared,
  });
}

async function measureEngine({ browser, origin, say }) {
  const rows = [];
  const cold = [];
  const reads = [];
  const answers = [];
  const parses = [];
  let correct = true;
  for (let visit = 1; visit <= VISITS; visit++) {
    const page = await browser.newPage();
    await page.goto(`${origin}/bench/phone.html`);
    await page.waitForFunction(() => window.phone);
    await page.evaluate((bundle) => window.phone.prepare(bundle), "/dist/data/collection.json");
    await slow(page);
    const parsed = await page.evaluate(() => window.phone.parse());
    parses.push(parsed.took);
    correct &&= parsed.cases === cases.length;
    const first = await page.evaluate(() => window.phone.open());
    cold.push(first.read + first.answered);
    reads.push(first.read);
    answers.push(first.answered);
    correct &&= first.matches === cases.length;
    if (visit === VISITS) {
      const again = await page.evaluate((rounds) => window.phone.openAgain(rounds), ROUNDS);
      rows.push(row("phone/engine/open again", again, { correct }));
      for (const [act, steps] of acts()) {
        const ask = ([steps, rounds]) => window.phone.run(steps, rounds);
        const { means, wrong } = await page.evaluate(ask, [steps, ROUNDS]);
        const own = steps.some(({ counts }) => counts) ? means.filter((_, at) => steps[at].counts) : means;
        rows.push(row(`phone/engine/${act}`, own, { correct: wrong.length === 0, rounds: ROUNDS }));
        for (const what of wrong.slice(0, 3)) say(`WRONG: phone, ${act}: ${what}`);
      }
    }
    await page.close();
  }
  return [
    row("phone/engine/open", cold, { correct }),
    row("phone/engine/open: reading", reads, { correct }),
    row("phone/engine/open: the first answer", answers, { correct }),
    row("phone/engine/for comparison: JSON.parse alone", parses, { correct, engine: "browser" }),
    ...rows,
  ];
}

// A page of the built site, slowed before it starts.
async function openPage(browser, origin, device, watch, rate) {
  const context = await browser.newContext({ ...device, serviceWorkers: "block", baseURL: `${origin}/` });
  const page = await context.newPage();
  page.setDefaultTimeout(LIMIT);
  await page.addInitScript(watch);
  // The page before is of the same origin, so that the process – which is what is slowed – stays.
  await page.goto("icons/seal.svg");
  const session = await slow(page, rate);
  return { context, page, session, anlan: new Anlan(page) };
}

const readyIn = async (page) => {
  await page.waitForFunction(() => window.noted?.ready);
  return page.evaluate(() => window.noted.ready);
};

const calculation = () => {
  const begin = performance.now();
  let sum = 0;
  for (let at = 0; at < 2e7; at++) sum = (sum * 31 + at) | 0;
  return performance.now() - begin + (sum & 0);
};

// How much slower the page really is: the browser is asked for it, and need not do it.
async function slowdown(page, session) {
  const best = async () => {
    const times = [];
    for (let at = 0; at < 5; at++) times.push(await page.evaluate(calculation));
    return Math.min(...times);
  };
  const slowed = await best();
  await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  const full = await best();
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWED });
  return rounded(slowed / full);
}

// Each act as a person does it: `act` is done, `then` holds afterwards.
async function measureHands({ page, session, anlan }) {
  const times = new Map();
  const note = (act, took) => times.set(act, [...(times.get(act) ?? []), took]);
  const interaction = async (act, doIt, then) => {
    await page.evaluate(() => window.noted.takeLongest());
    await doIt();
    await then();
    const longest = await page.evaluate(() => window.noted.takeLongest());
    // The browser names no interaction that took less than 16 ms.
    note(act, longest ?? 16);
  };
  const counts = (matches) => () => expect(anlan.count).toHaveText(countText(matches));

  await anlan.openFilters();
  for (const [key, name] of facets.district.buckets.slice(0, TIMES)) {
    const bucket = (await anlan.bucket("district", name)).locator("xpath=ancestor::label");
    await interaction("tap a bucket", () => bucket.tap(), counts(matching({ district: [key] })));
    await interaction("tap a bucket", () => bucket.tap(), counts(cases));
  }
  await anlan.filters.getByRole("button", { name: /^查看 \d+ 个案例$/ }).tap();

  const typeLetter = async (text) => {
    await session.send("Input.dispatchKeyEvent", { type: "keyDown", key: text, text });
    await session.send("Input.dispatchKeyEvent", { type: "keyUp", key: text });
  };
  for (const query of queries().slice(0, TIMES / 2)) {
    await anlan.search.tap();
    for (let length = 1; length <= query.length; length++) {
      const typed = () => expect.poll(() => new URL(page.url()).searchParams.get("q")).toBe(query.slice(0, length));
      await interaction("type a character", () => typeLetter(query[length - 1]), typed);
    }
    const clear = page.getByRole("button", { name: "清空检索词" });
    await interaction("clear the words", () => clear.tap(), counts(cases));
  }

  for (let at = 0; at < TIMES; at++) {
    await interaction("open a case", () => anlan.hitLinks.nth(at).tap(), () => expect(anlan.dialog).toBeVisible());
    const close = anlan.dialog.getByRole("button", { name: "关闭" });
    await interaction("close the case", () => close.tap(), () => expect(anlan.dialog).toBeHidden());
  }

  await page.goto("?from=2018&to=2020&view=time");
  await readyIn(page);
  await anlan.handles.to.focus();
  for (let at = 0; at < 2 * TIMES; at++) {
    // Bins of a year leave six steps from 2020 to the end.
    const key = at % 8 < 4 ? "ArrowRight" : "ArrowLeft";
    const before = await anlan.handles.to.getAttribute("aria-valuetext");
    const moved = () => expect(anlan.handles.to).not.toHaveAttribute("aria-valuetext", before);
    await interaction("step the brush by a key", () => page.keyboard.press(key), moved);
  }
  const box = await anlan.timeline.boundingBox();
  const touch = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points });
  for (let at = 0; at < TIMES; at++) {
    const point = (share) => ({ x: box.x + box.width * share, y: box.y + 66 });
    const before = page.url();
    await page.evaluate(() => window.noted.takeLongest());
    await touch("touchStart", [point(0.25)]);
    await page.evaluate(() => window.noted.watchFrames());
    for (let step = 1; step <= 20; step++) await touch("touchMove", [point(0.25 + 0.025 * step - 0.01 * at)]);
    note("drag the brush: between two pictures", await page.evaluate(() => window.noted.stopFrames()));
    await touch("touchEnd", []);
    await expect.poll(() => page.url()).not.toBe(before);
  }
  return times;
}

async function measurePage({ browser, origin }) {
  const ready = [];
  const rows = [];
  for (let visit = 1; visit <= VISITS; visit++) {
    const opened = await openPage(browser, origin, PHONE, watchHands, SLOWED);
    await opened.anlan.open();
    await counted(opened.anlan);
    ready.push(await readyIn(opened.page));
    if (visit === VISITS) {
      const slowed = await slowdown(opened.page, opened.session);
      await drawWhole(opened.session);
      for (const [act, times] of await measureHands(opened)) rows.push(row(`phone/page/${act}`, times));
      rows.unshift(row("phone/page/ready", ready, { slowed }));
    }
    await opened.context.close();
  }
  return rows;
}

const counted = (anlan) => expect(anlan.count).toHaveText(countText(cases));

async function visitLarge({ browser, origin }) {
  const { context, page, anlan } = await openPage(browser, origin, DESKTOP, watchThread, 1);
  await page.goto("");
  await readyIn(page);
  await page.waitForTimeout(AFTERWARDS);
  await expect(anlan.count).toContainText(String(SIZES[LARGE]));
  const noted = await page.evaluate(() => window.noted);
  await context.close();
  return noted;
}

async function measureLarge(site) {
  const visits = [];
  for (let visit = 1; visit <= LARGE_VISITS; visit++) visits.push(await visitLarge(site));
  const large = (what, of, more) =>
    row(`large/${what}`, visits.map(of), { n: SIZES[LARGE], ...more });
  const longest = visits.reduce((one, other) => (other.gap > one.gap ? other : one));
  return [
    large("ready", ({ ready }) => ready, { said: longest.said }),
    large("longest task", ({ task }) => task),
    large("longest gap between beats", ({ gap }) => gap, { from_ms: rounded(longest.gapAt) }),
  ];
}

// Every part by itself: where one fails, the others still count.
export async function measurePhone(built, around) {
  const { browser, origin, say } = around;
  const rows = [];
  const part = async (operation, n, measure) => {
    try {
      const measured = await measure();
      say(measured.map((own) => `${own.operation} ${own.median_ms}${own.correct ? "" : " WRONG"}`).join(", ") + " ms");
      rows.push(...measured);
    } catch (error) {
      say(`${operation}: did not finish: ${error.message.split("\n")[0]}`);
      rows.push({ n, operation, engine: "anlan", correct: false, median_ms: null, p95_ms: null });
    }
  };
  const site = async (folders, measure) => {
    const server = await serve(folders);
    try {
      return await measure({ browser, origin: server.origin });
    } finally {
      server.close();
    }
  };
  say(`the engine on ${cases.length} cases, slowed ${SLOWED} times`);
  await part("phone/engine/open", cases.length, () => measureEngine({ browser, origin, say }));
  say("the page under a hand, slowed as much");
  await part("phone/page/ready", cases.length, () => site({ "/": DIST }, measurePage));
  say(`the page with ${LARGE} cases, at full speed`);
  const bundle = `${built}/${collectionOf(LARGE, built)}.json`;
  const folders = { "/data/collection.json": bundle, "/": DIST };
  await part("large/ready", SIZES[LARGE], () => site(folders, measureLarge));
  return rows;
}
