// What is taken away of a selection: each file is saved by the browser, read back, and held against
// `data/`.

import { readFileSync } from "node:fs";

import { bucketName, caseOf, cases, districts, matching, sourcesOf } from "./collection.mjs";
import { rows, unpacked } from "./csv.mjs";
import { expect, test } from "./page.mjs";

const DISTRICT = "370102";
const some = matching({ district: [DISTRICT] });
const ids = (list) => list.map((own) => own.id).sort();

/** Presses a button of that name and gives back what the browser saved. */
const taken = async (page, name) => {
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name, exact: true }).click();
  const saved = await saving;
  return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
};

const today = (page) =>
  page.evaluate(() => {
    const now = new Date();
    const two = (part) => String(part).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  });

/** A case as the bundle has it: without what is empty and what may not be linked. */
const asBundled = (own) => {
  const kept = (value) => value !== null && !(Array.isArray(value) && value.length === 0);
  const clean = (value) => {
    if (Array.isArray(value)) return value.map(clean);
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value).filter(([key, part]) => key !== "$schema" && kept(part));
    const hidden = value.linkable === false ? ["url"] : [];
    return Object.fromEntries(entries.filter(([key]) => !hidden.includes(key)).map(([key, part]) => [key, clean(part)]));
  };
  return { keywords: [], ...clean(own) };
};

/** A partial date as the interface writes it. */
const inWords = (date) => {
  const [year, month, day] = date.split("-");
  return `${year}年` + (month ? `${Number(month)}月` : "") + (day ? `${Number(day)}日` : "");
};

test("the page says how many cases are taken and under which conditions @every-size", async ({ anlan, page }) => {
  await anlan.open(`?district=${DISTRICT}&view=take`);
  await expect(page.getByRole("heading", { name: "带走所选案例" })).toBeVisible();
  const figures = some.flatMap((own) => own.figures ?? []).length;
  const day = inWords(await today(page));
  await expect(page.locator("#take-said")).toHaveText(
    `所选 ${some.length} 个案例（共 ${cases.length} 个）和其中的 ${figures} 个数字，${day}取用。`,
  );
  await expect(page.locator(".take-conditions li")).toHaveText(["区县：历下区"]);
  await anlan.expectNoSidewaysScroll();
  await anlan.open("?view=take");
  await expect(page.getByText("没有设任何条件")).toBeVisible();
});

test("the table of cases opens in a spreadsheet and holds the selection @every-size", async ({ anlan, page }) => {
  await anlan.open(`?district=${DISTRICT}&view=take`);
  const { name, bytes } = await taken(page, "下载 CSV · 案例表");
  expect(name).toBe(`案览-案例表-${some.length}-${await today(page)}.csv`);
  await expect(page.locator(".take-said")).toHaveText(`已交给浏览器保存：${name}`);
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const table = rows(bytes.toString("utf8").slice(1));
  expect(ids(table.map((row) => ({ id: row.编号 })))).toEqual(ids(some));
  for (const row of table) {
    const own = caseOf(row.编号);
    expect(row.标题).toBe(own.title);
    expect(row.区县).toBe(districts.find((place) => place.code === own.district).zh);
    expect(row.主题.split("；").sort()).toEqual(own.themes.map((id) => bucketName("theme", id)).sort());
    expect(row.关键词).toBe(own.keywords.join("；"));
    expect(row.日期).toBe(own.date.value ? inWords(own.date.value) : "");
    expect(row.背景).toBe(own.background);
    expect(row.做法).toBe(own.practices.map((one) => `${one.heading}：${one.text}`).join("；"));
    expect(row.来源网址).toBe(own.source.linkable ? own.source.url : "");
    expect(Object.values(row).filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
    const link = new URL(row.本页网址);
    expect(Object.fromEntries(link.searchParams)).toEqual({ district: DISTRICT, case: own.id });
  }
});

test("the table of figures holds each with its case", async ({ anlan, page }) => {
  await anlan.open(`?district=${DISTRICT}&view=take`);
  const { bytes } = await taken(page, "下载 CSV · 数字表");
  const table = rows(bytes.toString("utf8").slice(1));
  const line = (id, label, value, unit) => `${id} ${label} ${value} ${unit}`;
  const expected = some.flatMap((own) => (own.figures ?? []).map((one) => line(own.id, one.label, one.value, one.unit)));
  expect(table.map((row) => line(row.案例编号, row.名称, Number(row.数值), row.单位)).sort()).toEqual(expected.sort());
});

test("the records are those of the data, with the address and the day", async ({ anlan, page }) => {
  await anlan.open(`?district=${DISTRICT}&view=take`);
  const { bytes } = await taken(page, "下载 JSON · 案例原文");
  const all = JSON.parse(bytes.toString("utf8"));
  expect(all.taken).toBe(await today(page));
  expect(new URL(all.address).search).toBe(`?district=${DISTRICT}`);
  expect(all.conditions).toEqual(["区县：历下区"]);
  const byId = Object.fromEntries(all.cases.map((own) => [own.id, own]));
  expect(Object.keys(byId).sort()).toEqual(ids(some));
  for (const own of some) expect({ keywords: [], ...byId[own.id] }).toEqual(asBundled(own));
});

test("the package is one file that holds the tables it describes", async ({ anlan, page }) => {
  await anlan.open("?view=take");
  const { name, bytes } = await taken(page, "下载 ZIP · 数据包");
  expect(name).toBe(`案览-数据包-${cases.length}-${await today(page)}.zip`);
  const files = unpacked(bytes);
  const text = (file) => files.get(file).toString("utf8");
  const description = JSON.parse(text("datapackage.json"));
  expect([...files.keys()].sort()).toEqual(
    ["README.md", "datapackage.json", ...description.resources.map((own) => own.path)].sort(),
  );
  for (const { path, schema } of description.resources) {
    const [first] = rows(text(path));
    if (first) expect(Object.keys(first)).toEqual(schema.fields.map((field) => field.name));
  }
  expect(ids(rows(text("cases.csv")))).toEqual(ids(cases));
  expect(rows(text("figures.csv"))).toHaveLength(cases.flatMap((own) => own.figures ?? []).length);
  expect(rows(text("sources.csv"))).toHaveLength(cases.flatMap(sourcesOf).length);
  const hidden = cases.flatMap(sourcesOf).filter((own) => !own.linkable);
  expect(hidden.filter((own) => [...files.values()].some((file) => file.includes(own.url)))).toEqual([]);
});

test("each page that the cases rest on is one citation, in both forms", async ({ anlan, page }) => {
  await anlan.open(`?district=${DISTRICT}&view=take`);
  const pages = new Set(
    some.flatMap((own) =>
      sourcesOf(own).map((source, at) => {
        if (source.linkable) return source.url;
        return source.title ? [source.title, source.publisher, source.published].join("|") : `${own.id} ${at}`;
      }),
    ),
  );
  const ris = (await taken(page, "下载 RIS · 引文（RIS）")).bytes.toString("utf8");
  expect(ris.match(/^TY {2}- ELEC\r$/gmu)).toHaveLength(pages.size);
  expect(ris.match(/^ER {2}- \r$/gmu)).toHaveLength(pages.size);
  const addresses = [...ris.matchAll(/^UR {2}- (.*)\r$/gmu)].map(([, url]) => url).sort();
  const linkable = some.flatMap(sourcesOf).filter((own) => own.linkable).map((own) => own.url);
  expect(addresses).toEqual([...new Set(linkable)].sort());
  const bibtex = (await taken(page, "下载 BIB · 引文（BibTeX）")).bytes.toString("utf8");
  expect(bibtex.match(/^@misc\{/gmu)).toHaveLength(pages.size);
  expect(bibtex).toContain(`?district=${DISTRICT}`);
});

test("nothing selected is nothing to take @every-size", async ({ anlan, page }) => {
  await anlan.open("?view=take&q=没有这样的词");
  await expect(page.locator(".nothing").first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^下载/ })).toHaveCount(0);
});

test("a kiosk keeps no files and shows a code instead @kiosk", async ({ anlan, page }) => {
  await page.goto("?mode=kiosk");
  await page.getByRole("button", { name: "触摸屏幕开始" }).tap();
  const home = page.getByRole("dialog", { name: "您想看什么？" });
  await home.getByRole("button", { name: "全部案例" }).tap();
  await expect(home).toBeHidden();
  // No link of a kiosk leads there; an address that was handed over does.
  await page.evaluate(() => {
    history.pushState(null, "", "?view=take&mode=kiosk");
    dispatchEvent(new PopStateEvent("popstate"));
  });
  await expect(page.getByText("公用屏不保存文件")).toBeVisible();
  await expect(page.locator(".study svg.qr")).toBeVisible();
  await expect(page.locator(".code-address")).toHaveText(/\?view=take$/u);
  await expect(page.getByRole("button", { name: /^下载/ })).toHaveCount(0);
  expect(anlan.query).toContain("kiosk");
});
