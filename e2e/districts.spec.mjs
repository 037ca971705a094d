// The charts by district.

import { bucketName, cases, counts, countText, districts, facets, matching, titles } from "./collection.mjs";
import { escaped, expect, test } from "./page.mjs";

const exactly = (name, count) => new RegExp(`^${escaped(name)}\\s*${count}$`);

test("the bars are the counts of the data, and each is the filter of its district @every-size", async ({ anlan }) => {
  await anlan.open("?theme=dispute-resolution");
  await anlan.view("区县图");
  const bars = anlan.figure("各区县案例数");
  const byName = counts("district", { theme: ["dispute-resolution"] });
  for (const place of districts) {
    await expect(bars.getByRole("button", { name: exactly(place.zh_short, byName[place.zh]) })).toBeVisible();
  }
  const bar = bars.getByRole("button", { name: exactly("历下", byName["历下区"]) });
  await bar.click();
  await expect(bar).toHaveAttribute("aria-pressed", "true");
  await expect(anlan.count).toHaveText(
    countText(matching({ theme: ["dispute-resolution"], district: ["370102"] })),
  );
  await anlan.expectParts({ theme: "dispute-resolution", district: "370102", view: "districts" });
  await bar.click();
  await expect(bar).toHaveAttribute("aria-pressed", "false");
  await anlan.expectParts({ theme: "dispute-resolution", view: "districts" });
  await anlan.expectNoSidewaysScroll();
});

test("a tile is the filter of its district too @every-size", async ({ anlan }) => {
  await anlan.open("?view=districts");
  const tiles = anlan.figure("方块示意图");
  const count = matching({ district: ["370114"] }).length;
  const tile = tiles.getByRole("button", { name: exactly("章丘", count) });
  await tile.click();
  await expect(tile).toHaveAttribute("aria-pressed", "true");
  await expect(anlan.count).toHaveText(countText(matching({ district: ["370114"] })));
  await expect(tiles.locator("button[data-href]")).toHaveCount(districts.length);
});

test("a cell of the matrix shows exactly its cases", async ({ anlan, page }) => {
  const [district, theme] = ["370100", "rule-of-law-government"];
  const asked = { district: [district], theme: [theme] };
  const found = matching(asked);
  expect(found.length).toBeGreaterThan(1);
  await anlan.open("?view=districts");
  const name = `市本级，${bucketName("theme", theme)}：${found.length} 个案例`;
  await page.getByRole("link", { name, exact: true }).click();
  await anlan.expectParts({ district, theme });
  await expect(anlan.count).toHaveText(countText(found));
  expect((await anlan.titles()).sort()).toEqual(titles(found));
});

test("the matrix counts every pair, and shows its gaps", async ({ anlan }) => {
  await anlan.open("?view=districts");
  const cells = anlan.figure("区县与主题对照").getByRole("cell");
  const shown = (await cells.allInnerTexts()).map((text) => text.trim());
  let [pairs, filled] = [0, 0];
  for (const place of districts) {
    for (const [theme] of facets.theme.buckets) {
      const count = matching({ district: [place.code], theme: [theme] }).length;
      pairs += 1;
      filled += count > 0 ? 1 : 0;
    }
  }
  // The corner is a cell as well.
  expect(shown).toHaveLength(pairs + 1);
  expect(shown.filter(Boolean)).toHaveLength(filled);
  const sum = cases.reduce((sum, own) => sum + own.themes.length, 0);
  expect(shown.reduce((all, text) => all + Number(text), 0)).toBe(sum);
});

test("the table of each chart is one tap away @every-size", async ({ anlan }) => {
  await anlan.open("?view=districts");
  for (const heading of ["各区县案例数", "方块示意图"]) {
    const figure = anlan.figure(heading);
    await figure.getByRole("button", { name: "看表格" }).click();
    const rows = figure.getByRole("table").getByRole("row");
    await expect(rows).toHaveCount(districts.length + 1);
    for (const place of districts.slice(0, 4)) {
      const own = matching({ district: [place.code] });
      const row = rows.filter({ has: anlan.page.getByRole("rowheader", { name: place.zh_short, exact: true }) });
      const years = facets.year.buckets.map(([key]) => own.filter((one) => facets.year.of(one).includes(key)).length);
      await expect(row.getByRole("cell")).toHaveText([own.length, ...years].map(String));
    }
    await anlan.expectNoSidewaysScroll();
    await figure.getByRole("button", { name: "看图" }).click();
    await expect(figure.getByRole("table")).toBeHidden();
  }
});
