// The timeline up close: lanes, zooming and moving by every means, and the list where there is no room.

import { readFileSync } from "node:fs";

import { caseOf, cases, countText, districts, facets, matching, titles, undatedIn } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const eras = JSON.parse(readFileSync(new URL("../data/eras.json", import.meta.url), "utf8")).eras;

const dated = cases.filter((own) => own.date.value !== null);
const years = dated.map((own) => own.date.value.slice(0, 4)).sort();
const WHOLE = { from: years[0], to: years.at(-1) };

const chartOf = (page) => page.getByRole("group", { name: /^逐案图，/ });
const marksOf = (page) => chartOf(page).getByRole("link");
const timeOf = (page) => {
  const parts = new URL(page.url()).searchParams;
  return [parts.get("from"), parts.get("to")];
};

/** The months of a time, from the first to the one after the last. */
const months = ([from, to]) => {
  const [year, month] = (from ?? WHOLE.from).split("-").map(Number);
  const [lastYear, lastMonth] = (to ?? WHOLE.to).split("-").map(Number);
  return [year * 12 + (month ?? 1) - 1, lastYear * 12 + (lastMonth ?? 12)];
};
const lengthOf = (time) => months(time)[1] - months(time)[0];

/** Counts how often the address is written from now on. */
const writesOf = async (page) => {
  await page.evaluate(() => {
    window.written = 0;
    for (const name of ["pushState", "replaceState"]) {
      const own = history[name].bind(history);
      history[name] = (...given) => {
        window.written += 1;
        own(...given);
      };
    }
  });
  return () => page.evaluate(() => window.written);
};

const expectChartOf = async (anlan, asked) => {
  const found = matching(asked).filter((own) => own.date.value !== null);
  await expect(anlan.count).toHaveText(countText(matching(asked)));
  await expect(marksOf(anlan.page)).toHaveCount(found.length);
};

const middleOf = async (page) => {
  await chartOf(page).scrollIntoViewIfNeeded();
  await chartOf(page).evaluate((chart) => chart.scrollIntoView());
  const box = await chartOf(page).boundingBox();
  return { x: box.x + box.width / 2, y: box.y + 60, width: box.width - 28 };
};

test("every dated case has a mark in its lane, and the undated stand beside", async ({ anlan, page }) => {
  await anlan.open("?view=time,lanes:district");
  await expectChartOf(anlan, {});
  for (const place of districts) {
    const own = dated.filter((one) => one.district === place.code);
    if (own.length === 0) continue;
    const lane = page.getByRole("group", { name: `${place.zh} · ${own.length} 例`, exact: true });
    await expect(lane.getByRole("link")).toHaveCount(own.length);
  }
  const beside = page.getByRole("heading", { name: `没有日期的 ${undatedIn(cases)} 个` });
  await expect(beside).toBeVisible();
  const listed = page.locator(".lanes-undated").getByRole("link");
  expect((await listed.allInnerTexts()).sort()).toEqual(titles(cases.filter((own) => own.date.value === null)));

  const founding = caseOf("lixia-rule-of-law-government-demonstration");
  const mark = marksOf(page).filter({ has: page.locator("title", { hasText: founding.title }) });
  const honours = founding.honours.filter((honour) => honour.date).length;
  await expect(mark).toHaveAccessibleName(new RegExp(`^${founding.title}，.*节点 ${founding.milestones.length} 个，荣誉 ${honours} 项$`));
});

test("a case with several themes stands in the lane of each", async ({ anlan, page }) => {
  await anlan.open("?view=time");
  await page.getByRole("link", { name: "按主题", exact: true }).click();
  await anlan.expectParts({ view: "time,lanes:theme" });
  for (const [theme, name] of facets.theme.buckets) {
    const own = dated.filter((one) => one.themes.includes(theme));
    if (own.length === 0) continue;
    const lane = page.getByRole("group", { name: `${name} · ${own.length} 例`, exact: true });
    await expect(lane.getByRole("link")).toHaveCount(own.length);
  }
  await page.getByRole("link", { name: "不分道", exact: true }).click();
  await anlan.expectParts({ view: "time" });
  await expect(marksOf(page)).toHaveCount(dated.length);
});

test("buttons zoom and move, each an entry of the history, and keep the focus", async ({ anlan, page }) => {
  await anlan.open("?view=time");
  const closer = page.getByRole("button", { name: "放大", exact: true });
  await expect(page.getByRole("button", { name: "缩小", exact: true })).toHaveAttribute("aria-disabled", "true");
  await closer.click();
  await expect.poll(() => lengthOf(timeOf(page))).toBe(lengthOf([]) / 2);
  await expect(closer).toBeFocused();
  const [from, to] = timeOf(page);
  await expectChartOf(anlan, { from, to });
  await page.getByRole("button", { name: "往后", exact: true }).click();
  await expect.poll(() => months(timeOf(page))[0]).toBe(months([from, to])[0] + lengthOf([]) / 4);
  await page.goBack();
  await expect.poll(() => timeOf(page)).toEqual([from, to]);
  await page.getByRole("button", { name: "全部时间", exact: true }).click();
  await anlan.expectParts({ view: "time" });
  await expectChartOf(anlan, {});

  // As close as it gets: three months.
  for (let clicks = 0; clicks < 12 && (await closer.getAttribute("aria-disabled")) === null; clicks += 1) {
    const before = lengthOf(timeOf(page));
    await closer.click();
    await expect.poll(() => lengthOf(timeOf(page))).toBeLessThan(before);
  }
  expect(lengthOf(timeOf(page))).toBe(3);
  await expect(closer).toHaveAttribute("aria-disabled", "true");
});

test("keys alone reach the chart, zoom, move, and open a case", async ({ anlan, page }) => {
  await anlan.open("?view=time,lanes:district&district=370102");
  await expect(chartOf(page)).toBeVisible();
  await page.locator("#lanes-as").focus();
  for (let tabs = 0; tabs < 12; tabs += 1) {
    await page.keyboard.press("Tab");
    if (await chartOf(page).evaluate((chart) => chart === document.activeElement)) break;
  }
  await expect(chartOf(page)).toBeFocused();
  const outline = await chartOf(page).evaluate((chart) => getComputedStyle(chart).outlineStyle);
  expect(outline).not.toBe("none");

  const writes = await writesOf(page);
  await page.keyboard.press("+");
  await page.keyboard.press("+");
  await expect.poll(() => lengthOf(timeOf(page))).toBe(lengthOf([]) / 4);
  expect(await writes()).toBe(1);
  await expect(chartOf(page)).toBeFocused();
  const before = months(timeOf(page));
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => months(timeOf(page))[0]).toBeGreaterThan(before[0]);
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => months(timeOf(page))).toEqual(before);
  await page.keyboard.press("End");
  await expect.poll(() => months(timeOf(page))[1]).toBe(months([])[1]);
  await page.keyboard.press("Home");
  await expect.poll(() => months(timeOf(page))[0]).toBe(months([])[0]);
  await page.keyboard.press("-");
  await expect.poll(() => lengthOf(timeOf(page))).toBe(lengthOf([]) / 2);
  await page.keyboard.press("0");
  await anlan.expectParts({ view: "time,lanes:district", district: "370102" });

  await page.keyboard.press("Tab");
  const mark = page.locator(":focus");
  const href = await mark.getAttribute("href");
  const id = new URLSearchParams(href).get("case");
  await page.keyboard.press("Enter");
  await expect(anlan.dialog).toContainText(caseOf(id).title);
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  await expect(page.locator(`a.lane-mark[href="${href}"]`)).toBeFocused();
});

test("the wheel zooms where Ctrl is held, around its place, with one write of the address", async ({ anlan, page }) => {
  await anlan.open("?view=time");
  const middle = await middleOf(page);
  const writes = await writesOf(page);
  const entries = await page.evaluate(() => history.length);
  await page.mouse.move(middle.x + middle.width / 4, middle.y);
  await page.keyboard.down("Control");
  for (let turns = 0; turns < 5; turns += 1) await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await expect.poll(() => timeOf(page)[0]).not.toBe(null);
  expect(await writes()).toBe(1);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  const [from, to] = timeOf(page);
  expect(lengthOf([from, to])).toBe(Math.round(lengthOf([]) * Math.exp(-1)));
  // Three quarters along before, three quarters along after.
  const place = months([])[0] + lengthOf([]) * 0.75;
  expect(Math.abs(months([from, to])[0] + lengthOf([from, to]) * 0.75 - place)).toBeLessThanOrEqual(1);
  await expectChartOf(anlan, { from, to });

  const top = await page.evaluate(() => scrollY);
  await page.mouse.wheel(0, 120);
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(top);
  expect(timeOf(page)).toEqual([from, to]);
});

test("a drag moves what is looked at and opens nothing", async ({ anlan, page }) => {
  await anlan.open("?view=time&from=2020&to=2022");
  await expect(marksOf(page).first()).toBeVisible();
  await middleOf(page);
  const writes = await writesOf(page);
  // From a mark on, which a press alone would open.
  const mark = await marksOf(page).first().locator(".is-published, .is-started, .is-awarded").boundingBox();
  const start = { x: mark.x + mark.width / 2, y: mark.y + mark.height / 2 };
  const { width } = await middleOf(page);
  const again = await marksOf(page).first().locator(".is-published, .is-started, .is-awarded").boundingBox();
  const y = again.y + again.height / 2;
  await page.mouse.move(start.x, y);
  await page.mouse.down();
  for (let step = 1; step <= 6; step += 1) await page.mouse.move(start.x + (width / 36) * step, y);
  await page.mouse.up();
  await expect.poll(() => timeOf(page)).toEqual(["2019-07", "2022-06"]);
  expect(await writes()).toBe(1);
  await expect(anlan.dialog).toBeHidden();
  await expectChartOf(anlan, { from: "2019-07", to: "2022-06" });
  await marksOf(page).first().click({ position: { x: 12, y: 11 } });
  await expect(anlan.dialog).toBeVisible();
});

test("two fingers zoom @kiosk", async ({ anlan, page }) => {
  await anlan.open("?view=time");
  const middle = await middleOf(page);
  const writes = await writesOf(page);
  const screen = await page.context().newCDPSession(page);
  const touch = (type, ...places) =>
    screen.send("Input.dispatchTouchEvent", {
      type,
      touchPoints: places.map((x, id) => ({ x: middle.x + x, y: middle.y, id })),
    });
  await touch("touchStart", -50);
  await touch("touchStart", -50, 50);
  for (const apart of [60, 70, 80, 90, 100]) await touch("touchMove", -apart, apart);
  await touch("touchEnd");
  await expect.poll(() => lengthOf(timeOf(page))).toBe(lengthOf([]) / 2);
  expect(await writes()).toBe(1);
  const [from, to] = timeOf(page);
  await expectChartOf(anlan, { from, to });
  expect(Math.abs((months([from, to])[0] + months([from, to])[1]) / 2 - (months([])[0] + months([])[1]) / 2)).toBeLessThanOrEqual(1);
});

test("the plans of the time stand behind, with their documents in words", async ({ anlan, page }) => {
  await anlan.open("?view=time");
  for (const era of eras.filter((own) => own.from >= "2016" || own.from === "2015")) {
    await expect(chartOf(page).locator(".era text").filter({ hasText: era.zh })).toBeAttached();
  }
  await page.getByText("同期的规划", { exact: true }).click();
  const plans = page.locator(".lanes-eras li");
  await expect(plans).toHaveCount(eras.length);
  await expect(plans.filter({ hasText: eras[1].document })).toContainText(eras[1].issuer);
});

test.describe("without the plans", () => {
  test.use({ allowed: [/404/] });

  test("the chart does without them and says so", async ({ anlan, page }) => {
    await page.route("**/data/eras*.json", (route) => route.fulfill({ status: 404, body: "" }));
    await anlan.open("?view=time");
    await expect(marksOf(page)).toHaveCount(dated.length);
    await expect(page.getByText("没有规划时期的资料，图上不画背景。")).toBeVisible();
    await expect(chartOf(page).locator(".era")).toHaveCount(0);
  });
});

test("the list holds the same, one tap away, in the order of time", async ({ anlan, page }) => {
  const asked = { theme: ["legal-aid"] };
  await anlan.open("?view=time&theme=legal-aid");
  await page.getByRole("link", { name: "看列表", exact: true }).click();
  await anlan.expectParts({ view: "time,as:list", theme: "legal-aid" });
  await expect(page.getByRole("link", { name: "看图", exact: true })).toBeFocused();
  const found = matching(asked).filter((own) => own.date.value !== null);
  const links = page.locator(".lane-list").getByRole("link");
  expect((await links.allInnerTexts()).sort()).toEqual(titles(found));
  const dates = await page.locator(".lane-date time").evaluateAll((all) => all.map((own) => own.dateTime));
  const firstDay = (date) => date + "-01-01".slice(date.length - 4);
  expect(dates.map(firstDay)).toEqual(dates.map(firstDay).sort());
});

test("a phone has the list by lane @phone", async ({ anlan, page }) => {
  await anlan.open("?view=time,lanes:district");
  await expect(page.getByRole("heading", { name: "时间线细看" })).toBeVisible();
  await expect(chartOf(page)).toHaveCount(0);
  await expect(page.locator(".lane-list").getByRole("link")).toHaveCount(dated.length);
  const lixia = dated.filter((own) => own.district === "370102");
  await expect(page.getByRole("heading", { name: `历下区 · ${lixia.length} 例` })).toBeVisible();
  await anlan.expectNoSidewaysScroll();
});

test("what cannot be drawn is said", async ({ anlan, page }) => {
  await anlan.open("?view=time,lanes:colour");
  await expect(page.getByText("不能按“colour”分道，这里没有分；可以按区县、主题或机制分。")).toBeVisible();
  await expect(marksOf(page)).toHaveCount(dated.length);

  await anlan.open("?view=time,lanes:district&from=1990&to=1991");
  await expect(page.locator("#lanes-prose")).toContainText("没有符合条件又有日期的案例");
  await expect(page.getByRole("heading", { name: `没有日期的 ${undatedIn(cases)} 个` })).toBeVisible();
  await page.getByRole("button", { name: "全部时间", exact: true }).click();
  await expect(marksOf(page)).toHaveCount(dated.length);

  await anlan.open("?view=time&year=none");
  await expect(page.locator("#lanes-prose")).toHaveText("符合条件的案例都没有日期，画不到时间线上。");
});
