// The page of one district, the ranking of all, and the tiles by what they count. What must be shown is
// counted here from `data/`.

import { bucketName, cases, districts, facets, matching, vocabulary } from "./collection.mjs";
import { escaped, expect, test } from "./page.mjs";

const FEW = 5;
const placeOf = (code) => districts.find((place) => place.code === code);
const of = (code) => matching({ district: [code] });
const percent = (some, all) => `${Math.round((some / all) * 100)}%`;
const holding = (some, facet, key) => some.filter((own) => facets[facet].of(own).includes(key));
const study = (page) => page.locator("#study");
const section = (page, heading) =>
  study(page).locator("section").filter({ has: page.getByRole("heading", { name: heading, exact: true }) });

const open = async (page, query) => {
  await page.goto(query);
  await expect(page.locator("#study-title")).toBeVisible();
};

/** The numbers of a table, row by row, each below the name of its row. */
const rowsOf = async (table) => {
  const rows = await table.locator("tbody tr").all();
  const cells = rows.map(async (row) => [
    (await row.getByRole("rowheader").innerText()).trim(),
    ...(await row.getByRole("cell").allInnerTexts()).map((text) => text.replace(/\s+/gu, " ").trim()),
  ]);
  return Promise.all(cells);
};

test("the page of a district counts its cases, years, themes and sources as the data do @every-size", async ({ anlan, page }) => {
  const own = of("370102");
  await open(page, "?view=district:370102&theme=legal-aid");
  const all = study(page);
  await expect(page.locator("#study-title")).toHaveText("历下区");
  await expect(all).toContainText(`历下区有 ${own.length} 个案例，占全部 ${cases.length} 个的 ${percent(own.length, cases.length)}。`);
  const { area_source, population_2020, population_source, area_km2 } = placeOf("370102");
  for (const text of [area_source, population_source, `${area_km2} 平方公里`, population_2020.toLocaleString("en")]) {
    await expect(all).toContainText(text);
  }

  const years = own.map((one) => facets.year.of(one)[0]).filter((year) => year !== "none").map(Number);
  const [first, last] = [Math.min(...years), Math.max(...years)];
  const span = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const expected = span.map((year) => [`${year}年`, `${years.filter((own) => own === year).length}`]);
  const undated = own.length - years.length;
  if (undated > 0) expected.push(["无日期", `${undated}`]);
  expect(await rowsOf(section(page, "年份").getByRole("table"))).toEqual(expected);

  const themes = vocabulary.themes.filter(({ id }) => holding(own, "theme", id).length > 0);
  const rows = await rowsOf(section(page, "主题，与全部案例对照").getByRole("table"));
  expect(rows).toHaveLength(themes.length);
  for (const { id, zh } of themes) {
    const [here, everywhere] = [holding(own, "theme", id).length, holding(cases, "theme", id).length];
    expect(rows).toContainEqual([
      zh,
      `${here} ${percent(here, own.length)}`,
      `${everywhere} ${percent(everywhere, cases.length)}`,
    ]);
  }

  const kinds = await rowsOf(section(page, "来源").getByRole("table"));
  for (const [key, name] of facets.source.buckets) {
    const some = holding(own, "source", key);
    if (some.length === 0) continue;
    expect(kinds).toContainEqual([name, `${some.length}`, `${some.filter((one) => one.source.linkable).length}`]);
  }
  const list = section(page, `全部 ${own.length} 个案例`).getByRole("link");
  expect((await list.allInnerTexts()).sort()).toEqual(own.map((one) => one.title).sort());
  await anlan.expectNoSidewaysScroll();
});

test("mechanisms that a district uses and those it lacks add up to all", async ({ page }) => {
  for (const code of ["370102", "370116", "zone-qibu"]) {
    const own = of(code);
    await open(page, `?view=district:${code}`);
    const mechanisms = section(page, "机制");
    const used = vocabulary.mechanisms.filter(({ id }) => holding(own, "mechanism", id).length > 0);
    const lacking = vocabulary.mechanisms.filter(
      ({ id }) => holding(own, "mechanism", id).length === 0 && holding(cases, "mechanism", id).length > 0,
    );
    const names = (terms) => terms.map(({ zh }) => zh).sort();
    expect((await mechanisms.locator(".uses > li > a").allInnerTexts()).sort()).toEqual(names(used));
    expect((await mechanisms.locator(".unused a").allInnerTexts()).sort()).toEqual(names(lacking));
    for (const { id, zh } of used) {
      const row = mechanisms.locator(".uses > li").filter({ has: page.getByRole("link", { name: zh, exact: true }) });
      const holders = holding(own, "mechanism", id);
      await expect(row).toContainText(`${holders.length} 个案例`);
      // No dated case is known to be earlier than the one that is named.
      const dated = holders.filter((one) => one.date.value !== null);
      if (dated.length === 0) {
        await expect(row).toContainText("都没有日期");
        continue;
      }
      const firstDay = (one) => one.date.value + "-01-01".slice(one.date.value.length - 4);
      const days = dated.map(firstDay).sort();
      const title = await row.locator(".case-link").innerText();
      expect(days[0]).toBe(firstDay(dated.find((one) => one.title === title)));
    }
  }
});

test("a zone says that it has no sizes, and few cases get no shares @every-size", async ({ anlan, page }) => {
  const few = districts.find((place) => place.kind === "zone" && of(place.code).length < FEW);
  const own = of(few.code);
  await open(page, `?view=district:${few.code}`);
  await expect(study(page)).toContainText("没有面积和居民数");
  await expect(study(page)).toContainText(`只有 ${own.length} 个案例`);
  await expect(study(page)).not.toContainText(/\d%.*\d%/u);
  await anlan.expectNoSidewaysScroll();
});

test("what a district's page names leads to its cases, its neighbours and its list", async ({ anlan, page }) => {
  await open(page, "?view=district:370103");
  const own = of("370103");
  await study(page).getByRole("link", { name: "下一个：槐荫" }).click();
  await expect(page.locator("#study-title")).toHaveText("槐荫区");
  await anlan.expectParts({ view: "district:370104" });
  await page.goBack();
  await expect(page.locator("#study-title")).toHaveText("市中区");
  await section(page, `全部 ${own.length} 个案例`).getByRole("link").first().click();
  await expect(page.locator("#case-title")).toBeVisible();
  await page.goBack();
  await study(page).getByRole("link", { name: "在列表中只看市中区" }).click();
  await anlan.expectParts({ district: "370103" });
  await expect(anlan.hits.first()).toBeVisible();
  expect((await anlan.titles()).sort()).toEqual(own.map((one) => one.title).sort());
});

test("a code that no district has is answered with those near it, in each language", async ({ page }) => {
  for (const [lang, heading] of [
    ["zh-Hans", "没有代码为“370199”的区县"],
    ["zh-Hant", "沒有代碼為「370199」的區縣"],
    ["en", "No place has the code “370199”"],
  ]) {
    await open(page, `?view=district:370199&lang=${lang}`);
    await expect(page.locator("#study-title")).toHaveText(heading);
    await expect(study(page).locator(".places").last().getByRole("link")).toHaveCount(districts.length);
    await expect(study(page).locator(".places").first().getByRole("link")).toHaveCount(3);
  }
  await study(page).getByRole("link", { name: /370102/u }).first().click();
  await expect(page.locator("#study-title")).toHaveText("Lixia District");
});

const DENOMINATORS = {
  people: { name: "每 10 万居民", of: (place) => place.population_2020, unit: 100_000 },
  area: { name: "每 100 平方公里", of: (place) => place.area_km2, unit: 100 },
};

for (const [key, { name, of: size, unit }] of Object.entries(DENOMINATORS)) {
  test(`places are ranked ${key === "people" ? "by residents" : "by area"}, and those that cannot be stand apart @every-size`, async ({ anlan, page }) => {
    await open(page, "?view=districts");
    await study(page).getByRole("link", { name, exact: true }).click();
    await anlan.expectParts({ view: `districts,by:${key}` });
    const ranked = districts.filter((place) => place.kind !== "city" && size(place));
    const rate = (place) => of(place.code).length / size(place);
    const many = ranked.filter((place) => of(place.code).length >= FEW);
    const expected = [...ranked]
      .sort((one, other) => rate(other) - rate(one))
      .map((place) => {
        const better = many.filter((other) => rate(other) > rate(place)).length;
        const isMany = of(place.code).length >= FEW;
        return [
          place.zh_short,
          isMany ? `${better + 1}` : "少于 5 个",
          `${of(place.code).length}`,
          (rate(place) * unit).toFixed(2),
        ];
      });
    const ranking = section(page, "排名");
    await expect(ranking.locator("tbody tr")).toHaveCount(ranked.length);
    expect(await rowsOf(ranking.getByRole("table"))).toEqual(expected);
    const apart = districts.filter((place) => !ranked.includes(place)).map((place) => place.zh_short);
    expect(await ranking.locator(".apart a").allInnerTexts()).toEqual(apart);
    await anlan.expectNoSidewaysScroll();
  });
}

test("counts that tie get no rank, and the ranking follows what is selected", async ({ page }) => {
  await open(page, "?view=districts");
  const ranking = section(page, "排名");
  const places = districts.filter((place) => place.kind !== "city");
  const counts = places.map((place) => of(place.code).length);
  const rows = await rowsOf(ranking.getByRole("table"));
  expect(rows.map(([, , count]) => Number(count))).toEqual([...counts].sort((one, other) => other - one));
  for (const [name, rank, count] of rows) {
    const same = counts.filter((own) => own === Number(count)).length;
    const better = counts.filter((own) => own > Number(count)).length;
    const said = Number(count) < FEW ? "少于 5 个" : same > 1 ? "并列" : `${better + 1}`;
    expect(rank, name).toBe(said);
  }
  await open(page, "?view=districts&theme=legal-aid");
  await expect(ranking).toContainText("没有单独居首的地方");
});

test("tiles show any count that is chosen, and stay the filter of their district @every-size", async ({ anlan, page }) => {
  await open(page, "?view=districts");
  const tiles = anlan.figure("方块示意图");
  const choice = tiles.getByLabel("按什么着色");
  const figures = (some) => some.reduce((sum, own) => sum + (own.figures ?? []).length, 0);
  const honours = (some) => some.reduce((sum, own) => sum + (own.honours ?? []).length, 0);
  const mechanism = vocabulary.mechanisms[0];
  for (const [key, name, count] of [
    ["figures", "数字个数", figures],
    ["honours", "荣誉项数", honours],
    ["dispute-resolution", bucketName("theme", "dispute-resolution"), (some) => holding(some, "theme", "dispute-resolution").length],
    [mechanism.id, mechanism.zh, (some) => holding(some, "mechanism", mechanism.id).length],
  ]) {
    await choice.selectOption({ label: name });
    await anlan.expectParts({ view: `districts,colour:${key}` });
    for (const place of districts) {
      const tile = tiles.getByRole("button", { name: new RegExp(`^${escaped(place.zh_short)}\\s*${count(of(place.code))}$`, "u") });
      await expect(tile).toBeVisible();
    }
  }
  const tile = tiles.getByRole("button", { name: /^章丘/u });
  await tile.focus();
  await page.keyboard.press("Enter");
  await expect(tile).toHaveAttribute("aria-pressed", "true");
  await anlan.expectParts({ view: `districts,colour:${mechanism.id}`, district: "370114" });
  await anlan.expectNoSidewaysScroll();
});

test("a colouring that there is none of is said, and counts cases", async ({ page }) => {
  await open(page, "?view=districts,colour:nothing");
  await expect(page.locator("#tiles-prose")).toContainText("没有“nothing”这种着色");
});

test("each bar has the way to the page of its district beside it", async ({ anlan, page }) => {
  await open(page, "?view=districts&theme=dispute-resolution");
  await anlan.figure("各区县案例数").getByRole("link", { name: "历下详情", exact: true }).click();
  await expect(page.locator("#study-title")).toHaveText("历下区");
  await expect(page.locator("#study-title")).toBeFocused();
  await anlan.expectParts({ view: "district:370102", theme: "dispute-resolution" });
});
