// The timeline and its brush.

import { caseOf, cases, counts, countText, matching, undatedIn } from "./collection.mjs";
import { expect, test } from "./page.mjs";

/** The middle of a year on the axis, which leaves room for its labels on both sides. */
const middleOf = async (anlan, year) => {
  const dated = cases.map((own) => own.date.value).filter(Boolean);
  const years = dated.map((date) => Number(date.slice(0, 4)));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const box = await anlan.timeline.boundingBox();
  const [start, end] = [box.x + 30, box.x + box.width - 14];
  return { x: start + ((year - first + 0.5) / (last - first + 1)) * (end - start), y: box.y + 66 };
};

const drag = async (anlan, from, to) => {
  const { page } = anlan;
  await anlan.timeline.scrollIntoViewIfNeeded();
  const [start, end] = [await middleOf(anlan, from), await middleOf(anlan, to)];
  const steps = [0.25, 0.5, 0.75, 1].map((part) => ({ x: start.x + (end.x - start.x) * part, y: start.y }));
  if (!test.info().project.use.hasTouch) {
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    for (const { x, y } of steps) await page.mouse.move(x, y);
    await page.mouse.up();
    return;
  }
  const screen = await page.context().newCDPSession(page);
  const touch = (type, touchPoints) => screen.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", [start]);
  for (const point of steps) await touch("touchMove", [point]);
  await touch("touchEnd", []);
};

const timeOf = (anlan) => {
  const parts = new URL(anlan.page.url()).searchParams;
  return { from: parts.get("from"), to: parts.get("to") };
};

test("a span is brushed by dragging, and counts what overlaps it @every-size", async ({ anlan }) => {
  await anlan.open();
  await anlan.showTimeline();
  await drag(anlan, 2018, 2020);
  await expect.poll(() => timeOf(anlan).from).toMatch(/^2018/);
  await expect.poll(() => timeOf(anlan).to).toMatch(/^2020/);
  const asked = timeOf(anlan);
  await expect(anlan.count).toHaveText(countText(matching(asked)));
  expect(matching(asked).length).toBeLessThan(cases.length);
  if (anlan.isWide) {
    for (const key of ["district", "year"]) {
      await expect.poll(() => anlan.counts(key), key).toEqual(counts(key, asked));
    }
  }

  // Dragged inside, the span moves as a whole.
  await drag(anlan, 2019, 2023);
  await expect.poll(() => timeOf(anlan).from).toMatch(/^2022/);
  await expect.poll(() => timeOf(anlan).to).toMatch(/^2024/);
  await expect(anlan.count).toHaveText(countText(matching(timeOf(anlan))));

  await anlan.page.getByRole("button", { name: "不限时间" }).click();
  await expect(anlan.count).toHaveText(countText(cases));
  expect(timeOf(anlan)).toEqual({ from: null, to: null });
});

test("a span is brushed by keys on either handle @every-size", async ({ anlan, page }) => {
  await anlan.open("?from=2018&to=2020");
  await anlan.showTimeline();
  const { from, to } = anlan.handles;
  await expect(from).toHaveAttribute("aria-valuetext", "2018年");
  await expect(to).toHaveAttribute("aria-valuetext", "2020年");
  await from.focus();
  await page.keyboard.press("ArrowRight");
  await expect(from).not.toHaveAttribute("aria-valuetext", "2018年");
  await expect(from).toBeFocused();
  await expect.poll(() => timeOf(anlan).from).not.toBe("2018");
  await expect(anlan.count).toHaveText(countText(matching(timeOf(anlan))));

  await page.keyboard.press("ArrowLeft");
  await expect(from).toHaveAttribute("aria-valuetext", /^2018年/);
  await page.keyboard.press("Home");
  await expect(from).toHaveAttribute("aria-valuetext", /^2015年/);
  await to.focus();
  await page.keyboard.press("End");
  // The whole of time is no condition: the undated are back.
  await expect(to).toHaveAttribute("aria-valuetext", "不限时间");
  await expect.poll(() => timeOf(anlan)).toEqual({ from: null, to: null });
  await expect(anlan.count).toHaveText(countText(cases));
  await expect(to).toBeFocused();

  // From nothing chosen, a key on a handle starts a run. It stops before the other handle and
  // stays the one in focus.
  await from.focus();
  await page.keyboard.press("End");
  await expect(from).toBeFocused();
  await expect(from).toHaveAttribute("aria-valuetext", /^2026年/);

  await page.keyboard.press("Escape");
  await expect(from).toHaveAttribute("aria-valuetext", "不限时间");
  await expect(from).toBeFocused();
  await expect.poll(() => timeOf(anlan)).toEqual({ from: null, to: null });
});

test("a span can be typed, and a text that is no date is said so", async ({ anlan, page }) => {
  await anlan.open();
  const [from, to] = [page.getByRole("textbox", { name: "从" }), page.getByRole("textbox", { name: "到" })];
  for (const [first, last] of [["2020-06", "2021"], ["2020-06-15", "2020-12-10"], ["2024", "2024"]]) {
    await from.fill(first);
    await from.press("Enter");
    await to.fill(last);
    await to.press("Enter");
    await anlan.expectParts({ from: first, to: last });
    await expect(anlan.count).toHaveText(countText(matching({ from: first, to: last })));
    if (last === "2024") break;
    await page.getByRole("button", { name: "不限时间" }).click();
    await expect(from).toHaveValue("");
  }
  await expect(anlan.chip("时间：2024年")).toBeVisible();

  await from.fill("去年");
  await from.press("Enter");
  await expect(page.getByText("请写成 2020、2020-06 或 2020-06-15")).toBeVisible();
  await anlan.expectParts({ from: "2024", to: "2024" });

  await from.fill("");
  await from.press("Enter");
  await expect(page.getByText("请写成 2020、2020-06 或 2020-06-15")).toBeHidden();
  await anlan.expectParts({ to: "2024" });
  await expect(anlan.count).toHaveText(countText(matching({ to: "2024" })));
});

test("the undated stand beside the timeline and can be asked for @every-size", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.showTimeline();
  const undated = page.getByRole("button", { name: "无日期 6 个" });
  await undated.click();
  await expect(undated).toHaveAttribute("aria-pressed", "true");
  await expect(anlan.count).toHaveText("6 / 170 个案例，其中 6 个无日期");
  await anlan.expectParts({ year: "none", ...(anlan.isWide ? {} : { view: "time" }) });
});

test("the timeline's table holds every case once", async ({ anlan }) => {
  await anlan.open("?district=370102,370100");
  const figure = anlan.figure("时间线");
  await figure.getByRole("button", { name: "看表格" }).click();
  const rows = await figure.getByRole("row").allInnerTexts();
  const numbers = rows.slice(1).map((row) => Number(row.split("\t").at(-1)));
  const among = matching({ district: ["370102", "370100"] });
  expect(numbers.reduce((sum, own) => sum + own, 0)).toBe(among.length);
  expect(numbers.at(-1)).toBe(undatedIn(among));
  await figure.getByRole("button", { name: "看图" }).click();
  await expect(anlan.timeline).toBeVisible();
});

test("cases known to a year only are shown apart from the bins", async ({ anlan }) => {
  await anlan.open();
  const yearOnly = cases.filter((own) => own.date.value?.length === 4);
  const years = [...new Set(yearOnly.map((own) => own.date.value))];
  expect(years.length).toBeGreaterThan(1);
  for (const year of years) {
    const count = yearOnly.filter((own) => own.date.value === year).length;
    await expect(anlan.timeline.getByText(`${year}年，仅知年份：${count} 个`)).toBeAttached();
  }
});

test("milestones and honours of the cases shown open their case", async ({ anlan, page }) => {
  await anlan.open("?district=370102&theme=legality-review");
  const among = matching({ district: ["370102"], theme: ["legality-review"] });
  const dated = among.flatMap((own) => [
    ...(own.milestones ?? []),
    ...(own.honours ?? []).filter((honour) => honour.date),
  ]);
  await page.getByText(`节点与荣誉 ${dated.length} 项`).click();
  const events = page.locator("details").filter({ hasText: "节点与荣誉" }).getByRole("listitem");
  await expect(events).toHaveCount(dated.length);
  const lixia = events.filter({ hasText: "《济南日报》A01版刊文介绍历下做法" });
  await expect(lixia).toContainText("2020年11月12日");
  await lixia.getByRole("link").click();
  await expect(anlan.dialog).toContainText(caseOf("lixia-rule-of-law-government-demonstration").title);
});
