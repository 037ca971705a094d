// What became of the collection: its versions, and old links to cases that were withdrawn.

import { readFileSync } from "node:fs";

import { cases, caseOf } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const versions = JSON.parse(readFileSync(new URL("../data/changes.json", import.meta.url), "utf8")).changes;

const SUCCESSOR = "bankruptcy-court";

/** A history in which a case went and another took its place. */
const about = (title, reason) => ({
  changes: [
    ...versions,
    {
      version: versions.length + 1,
      date: "2026-12-01",
      summary: "撤回 1 个案例。",
      summary_en: "One case withdrawn.",
      added: [],
      changed: [SUCCESSOR],
      withdrawn: ["gone-case"],
    },
  ],
  withdrawn: [
    {
      id: "gone-case",
      title,
      title_en: "A case that went",
      date: "2026-12-01",
      reason,
      reason_en: "Told twice.",
      successor: SUCCESSOR,
    },
  ],
});

const serve = async (page) => {
  await page.route("**/data/about.json", (route) => route.fulfill({ json: about("破产审判旧案例", "与另一案例重复。") }));
  await page.route("**/data/about.zh-Hant.json", (route) => route.fulfill({ json: about("破產審判舊案例", "與另一案例重複。") }));
};

const opened = async (page, query) => {
  await page.goto(query);
  await expect(page.locator("#study-title")).toBeVisible();
};

test("an old link to a withdrawn case says that it was withdrawn, when and why @every-size", async ({ anlan, page }) => {
  await serve(page);
  await opened(page, "?case=gone-case");
  await anlan.expectQuery("?view=withdrawn:gone-case");
  const study = page.locator("#study");
  await expect(page.locator("#study-title")).toHaveText("已撤回的案例");
  await expect(study.getByRole("heading", { name: "破产审判旧案例" })).toBeVisible();
  await expect(study).toContainText("这个案例已于2026年12月1日撤回");
  await expect(study).toContainText("与另一案例重复。");
  await anlan.expectNoSidewaysScroll();
  await study.getByRole("link", { name: caseOf(SUCCESSOR).title }).click();
  await expect(anlan.dialog).toContainText(caseOf(SUCCESSOR).title);
});

test("so it does in other languages, and beside what else the link asked for", async ({ page }) => {
  await serve(page);
  await opened(page, "?theme=legal-aid&case=gone-case&lang=zh-Hant");
  await expect(page.locator("#study")).toContainText("破產審判舊案例");
  await expect(page.locator("#study")).toContainText("與另一案例重複。");
  expect(new URL(page.url()).searchParams.get("theme")).toBe("legal-aid");
  await opened(page, "?case=gone-case&lang=en");
  await expect(page.locator("#study")).toContainText("A case that went");
  await expect(page.locator("#study")).toContainText("Told twice.");
});

test("an id that no case ever had opens the list, and its own page says so", async ({ anlan, page }) => {
  await serve(page);
  await anlan.open("?case=never-there");
  await anlan.expectQuery("");
  await opened(page, "?view=withdrawn:never-there");
  await expect(page.locator("#study")).toContainText("没有编号为“never-there”的已撤回案例。");
});

test("the versions are told, the newest first, each with what it brought @every-size", async ({ anlan, page }) => {
  await serve(page);
  await anlan.open("?view=more");
  await page.locator("#study").getByRole("link", { name: /^关于/ }).click();
  await expect(page.locator("#study-title")).toHaveText("关于本集合");
  const study = page.locator("#study");
  await expect(study).toContainText(`现在是第 ${versions.length + 1} 版（2026年12月1日），收有 ${cases.length} 个案例。`);
  await expect(study.getByRole("heading", { level: 4 }).first()).toHaveText(`第 ${versions.length + 1} 版 · 2026年12月1日`);
  await study.getByText("撤回 1 个案例", { exact: true }).click();
  await anlan.expectNoSidewaysScroll();
  await study.locator("details[open]").getByRole("link", { name: "破产审判旧案例" }).click();
  await expect(page.locator("#study-title")).toHaveText("已撤回的案例");
});

test("the history that is published is that of the data", async ({ page }) => {
  await opened(page, "?view=about");
  const last = versions.at(-1);
  await expect(page.locator("#study")).toContainText(`现在是第 ${last.version} 版`);
  await expect(page.locator("#study")).toContainText(last.summary);
});

test("a history that does not come says so", async ({ page }) => {
  // A host that answers anything with a page.
  await page.route("**/data/about.json", (route) => route.fulfill({ body: "<!doctype html>" }));
  await opened(page, "?view=about");
  await expect(page.locator("#study")).toContainText("更新记录没有取到");
  await page.goto("?case=gone-case");
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
});
