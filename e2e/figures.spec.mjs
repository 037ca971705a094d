// Every figure of the selected cases: as a table, by unit and by name, and those of the same thing on
// one axis.

import { cases, matching, vocabulary } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const figuresOf = (some) => some.flatMap((own) => (own.figures ?? []).map((figure) => ({ ...figure, case: own })));
const all = figuresOf(cases);

const countBy = (list, key) => {
  const counts = new Map();
  for (const own of list) counts.set(key(own), (counts.get(key(own)) ?? 0) + 1);
  return counts;
};
const units = countBy(all, (own) => own.unit);
const [unit] = [...units].sort((one, other) => other[1] - one[1])[0];

const table = (page) => page.getByRole("table", { name: "全部数字" });
const rowsOf = (page) => table(page).locator("tbody tr");
const unitLink = (page, name, count) =>
  page.getByRole("navigation", { name: "单位" }).getByRole("link", { name: `${name} ${count}`, exact: true });

/** A number as the page writes it, without its qualifier. */
const plain = (text) => Number(text.replace(/[^\d.]/gu, ""));

test("the table holds every figure of the collection, and says how many @every-size", async ({ anlan, page }) => {
  await anlan.open("?view=figures");
  await expect(page.getByRole("heading", { name: "来源给出的数字" })).toBeVisible();
  await expect(rowsOf(page)).toHaveCount(all.length);
  const withFigures = cases.filter((own) => own.figures?.length).length;
  await expect(page.locator("#figures-said")).toHaveText(
    `所选 ${cases.length} 个案例中，${withFigures} 个给出了数字，共 ${all.length} 个；用得最多的单位是“${unit}”，有 ${units.get(unit)} 个。`,
  );
  const labels = await rowsOf(page).locator("th").allInnerTexts();
  expect(labels.map((text) => text.trim()).sort()).toEqual(all.map((own) => own.label).sort());
  await anlan.expectNoSidewaysScroll();
});

test("a unit leaves its figures, within what is asked of the cases @every-size", async ({ anlan, page }) => {
  await anlan.open("?view=figures&district=370102");
  const own = figuresOf(matching({ district: ["370102"] }));
  const some = own.filter((figure) => figure.unit === unit);
  await unitLink(page, unit, some.length).click();
  await anlan.expectParts({ view: `figures,unit:${unit}`, district: "370102" });
  await expect(rowsOf(page)).toHaveCount(some.length);
  await expect(page.locator("#figures-said")).toContainText(`其中单位是“${unit}”的有 ${some.length} 个`);
  await unitLink(page, "全部单位", own.length).click();
  await expect(rowsOf(page)).toHaveCount(own.length);
});

test("a name leaves the figures that hold its words, in either script @every-size", async ({ anlan, page }) => {
  await anlan.open("?view=figures");
  const field = page.getByRole("searchbox", { name: "名称含" });
  await field.fill("調解");
  await field.press("Enter");
  const some = all.filter((own) => own.label.includes("调解"));
  expect(some.length).toBeGreaterThan(3);
  await expect(rowsOf(page)).toHaveCount(some.length);
  await anlan.expectParts({ view: "figures,label:調解" });
  await page.goBack();
  await expect(rowsOf(page)).toHaveCount(all.length);
  await expect(field).toHaveValue("");
});

test("numbers are sorted within one unit, both ways", async ({ anlan, page }) => {
  await anlan.open(`?view=figures,unit:${unit}`);
  const sorts = page.getByRole("navigation", { name: "排序" });
  await sorts.getByRole("link", { name: "数值" }).click();
  const expected = all.filter((own) => own.unit === unit).map((own) => own.value).sort((one, other) => other - one);
  const shown = async () => (await rowsOf(page).locator("td.is-number").allInnerTexts()).map(plain);
  await expect.poll(shown).toEqual(expected);
  await sorts.getByRole("link", { name: "数值 从大到小" }).click();
  await expect.poll(shown).toEqual([...expected].reverse());
  await expect(table(page).getByRole("columnheader", { name: "数字" })).toHaveAttribute("aria-sort", "ascending");
});

test("figures share an axis only where name and unit are the same", async ({ anlan, page }) => {
  await anlan.open("?view=figures");
  const groups = countBy(all, (own) => `${own.label}|${own.unit}`);
  const same = [...groups].filter(([, count]) => count > 1);
  expect(same.length).toBeGreaterThan(2);
  const shown = page.locator(".same-thing");
  await expect(shown).toHaveCount(same.length);
  for (const [key, count] of same) {
    const [label] = key.split("|");
    const own = shown.filter({ has: page.getByRole("heading", { name: label, exact: true }) });
    await expect(own.getByRole("listitem")).toHaveCount(count);
    const figures = all.filter((figure) => `${figure.label}|${figure.unit}` === key);
    const least = figures.filter((figure) => figure.qualifier === "at_least").length;
    await expect(own.locator("svg.is-least")).toHaveCount(least);
    await expect(own.getByText("至少这么多")).toHaveCount(least);
    await expect(own.locator("circle.is-exact")).toHaveCount(
      figures.filter((figure) => figure.qualifier === "exact").length,
    );
  }
});

test("a figure opens its case, and closing it leads back @every-size", async ({ anlan, page }) => {
  const own = all.find((figure) => figure.qualifier === "at_least");
  await anlan.open(`?view=figures,unit:${own.unit}`);
  const row = rowsOf(page).filter({ has: page.locator("th", { hasText: own.label }) }).first();
  await row.getByRole("link").click();
  await expect(anlan.dialog.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(table(page)).toBeVisible();
});

test("a selection without figures says so and offers a way out @every-size", async ({ anlan, page }) => {
  const theme = vocabulary.themes.map((own) => own.id);
  const without = cases.find((own) => !own.figures?.length);
  const asked = { district: [without.district], theme: [without.themes[0]], mechanism: [without.mechanisms[0]] };
  expect(theme).toContain(asked.theme[0]);
  const query = new URLSearchParams({ view: "figures", q: without.title });
  await anlan.open(`?${query}`);
  await expect(page.getByRole("heading", { name: "所选 1 个案例都没有给出数字" })).toBeVisible();
  await page.getByRole("link", { name: "看这些案例" }).click();
  await expect(anlan.hitLinks).toHaveText([without.title]);
});

test("a unit that does not exist leaves nothing, and says what to drop", async ({ anlan, page }) => {
  await anlan.open("?view=figures,unit:斗,label:没有这样的名称");
  await expect(page.getByRole("heading", { name: "没有符合的数字" })).toBeVisible();
  await page.getByRole("link", { name: "不限名称" }).click();
  await page.getByRole("link", { name: "不限单位" }).click();
  await expect(rowsOf(page)).toHaveCount(all.length);
});
