// Keys alone, and small screens.

import { countText, matching } from "./collection.mjs";
import { expect, test } from "./page.mjs";

/** Presses Tab until the element has the focus. */
const tabTo = async (page, target, most = 60) => {
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((own) => own === document.activeElement)) return;
  }
  throw new Error(`not reached by ${most} tabs`);
};

test("the page can be used by keys alone", async ({ anlan, page }) => {
  await anlan.open();
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "跳到案例列表" });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#hits")).toBeFocused();
  await expect(anlan.count).toHaveText(countText(matching({})));

  await page.reload();
  await expect(anlan.count).toBeVisible();
  await tabTo(page, anlan.search);
  await page.keyboard.type("法");
  await anlan.expectParts({ q: "法" });
  await page.keyboard.press("Control+A");
  await page.keyboard.press("Delete");
  await anlan.expectQuery("");

  const lixia = await anlan.bucket("district", "历下区");
  await anlan.search.focus();
  await tabTo(page, lixia);
  await page.keyboard.press("Space");
  await expect(lixia).toBeChecked();
  await expect(lixia).toBeFocused();
  await expect(anlan.count).toHaveText(countText(matching({ district: ["370102"] })));

  await tabTo(page, anlan.hitLinks.first(), 150);
  await page.keyboard.press("Enter");
  await expect(anlan.dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  await expect(anlan.hitLinks.first()).toBeFocused();
});

test("on a phone the filters are a sheet that closes on what was found @phone", async ({ anlan }) => {
  await anlan.open();
  await expect(anlan.filters).toBeHidden();
  await anlan.filtersOpener.tap();
  await expect(anlan.filters).toBeVisible();
  await expect(anlan.filters.getByRole("heading", { name: "筛选", exact: true })).toBeFocused();
  await anlan.toggle("district", "历下区");
  const found = matching({ district: ["370102"] });
  const done = anlan.filters.getByRole("button", { name: `查看 ${found.length} 个案例`, exact: true });
  await done.tap();
  await expect(anlan.filters).toBeHidden();
  await expect(anlan.filtersOpener).toBeFocused();
  await expect(anlan.filtersOpener).toHaveAccessibleName("筛选 1 项条件");
  await expect(anlan.count).toHaveText(countText(found));
});

test("Escape closes the sheet of filters and the focus returns @phone", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.filtersOpener.tap();
  await expect(anlan.filters.getByRole("heading", { name: "筛选", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(anlan.filters).toBeHidden();
  await expect(anlan.filtersOpener).toBeFocused();
});

test("a sheet left open does not lock a screen that grows", async ({ anlan, page }) => {
  await page.setViewportSize({ width: 800, height: 1200 });
  await anlan.open();
  await anlan.openFilters();
  await page.setViewportSize({ width: 1200, height: 800 });
  await expect(anlan.timeline).toBeVisible();
  await anlan.hitLinks.first().click();
  await expect(anlan.dialog).toBeVisible();
});

test("a condition taken back by keys leaves the focus on the page", async ({ anlan, page }) => {
  await anlan.open("?district=370102,370103&theme=grassroots-governance");
  await anlan.chip("区县：历下区").focus();
  await page.keyboard.press("Enter");
  await expect(anlan.chip("区县：历下区")).toBeHidden();
  await expect(page.locator(":focus")).toHaveCount(1);
});

test("a click that takes the pointer out of a date still goes where it points", async ({ anlan, page }) => {
  await anlan.open("");
  if (!anlan.isWide) await page.goto("?view=time");
  const from = page.getByLabel("从", { exact: true });
  await from.fill("2019");
  // The date is taken over between press and release, and what was pressed is written anew.
  const undated = page.getByRole("button", { name: /^无日期/ });
  await undated.click();
  await expect(undated).toHaveAttribute("aria-pressed", "true");
  await expect(from).toHaveValue("2019");
});

test("what is being typed stays while something else changes", async ({ anlan, page }) => {
  await anlan.open("");
  if (!anlan.isWide) await page.goto("?view=time");
  const from = page.getByLabel("从", { exact: true });
  await from.fill("去年");
  await from.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "2020-06" })).toBeVisible();
  await page.getByRole("button", { name: /^无日期/ }).click();
  await expect(from).toHaveValue("去年");
});

test("the keyboard keeps its place when a view is chosen, and on the way back", async ({ anlan, page }) => {
  await anlan.open("");
  const views = page.getByRole("navigation", { name: "查看方式" }).filter({ visible: true });
  const link = views.getByRole("link", { name: anlan.isWide ? "区县图" : "时间" });
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(views.locator("[aria-current=page]")).toHaveText(anlan.isWide ? "区县图" : "时间");
  await expect(link).toBeFocused();
  await page.goBack();
  await expect(views.locator("[aria-current=page]")).toHaveText("案例");
  await expect(link).toBeFocused();
});
