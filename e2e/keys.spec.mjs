// A visit by keys alone, from the first Tab to the way back; what is spoken meanwhile; and the share
// sheet of a phone.

import { cases, countText, matching } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const LIXIA = "lixia-rule-of-law-government-demonstration";

/** Presses a key until the element has the focus. */
const go = async (page, target, key = "Tab", most = 120) => {
  for (let at = 0; at < most; at += 1) {
    await page.keyboard.press(key);
    if ((await target.count()) && (await target.evaluate((own) => own === document.activeElement))) return;
  }
  throw new Error(`not reached by ${most} × ${key}`);
};

test("the districts are reached and used by keys: view, bar, tile, cell of the matrix", async ({ anlan, page }) => {
  await anlan.open();
  await go(page, page.getByRole("link", { name: "区县图", exact: true }).filter({ visible: true }));
  await page.keyboard.press("Enter");
  await anlan.expectParts({ view: "districts" });

  const bar = page.locator("#bar-370102");
  await go(page, bar);
  await page.keyboard.press("Space");
  await expect(bar).toHaveAttribute("aria-pressed", "true");
  await expect(bar).toBeFocused();
  const tile = page.locator("#tile-370114");
  await go(page, tile);
  await page.keyboard.press("Enter");
  await expect(tile).toHaveAttribute("aria-pressed", "true");
  await expect(tile).toBeFocused();
  await expect(anlan.count).toHaveText(countText(matching({ district: ["370102", "370114"] })));

  const cell = page.locator(".matrix a").first();
  await go(page, cell);
  const name = await cell.getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await expect(anlan.count).toContainText(`${/(\d+) 个案例$/.exec(name)[1]} / ${cases.length}`);
  // The table is gone with the view: the list has the focus instead.
  await expect(page.locator("#hits")).toBeFocused();
});

test("a time is chosen by keys, and the cases are walked through and left by keys", async ({ anlan, page }) => {
  await anlan.open();
  await go(page, anlan.handles.from);
  await page.keyboard.press("PageUp");
  await page.keyboard.press("ArrowRight");
  await expect(anlan.handles.from).not.toHaveAttribute("aria-valuetext", "不限时间");
  await expect(anlan.handles.from).toBeFocused();
  await go(page, page.getByRole("button", { name: "不限时间" }));
  await page.keyboard.press("Enter");
  await anlan.expectQuery("");

  const link = anlan.hitLinks.nth(1);
  await go(page, link);
  await page.keyboard.press("Enter");
  await expect(anlan.dialog.getByRole("heading", { level: 2 })).toBeFocused();
  const next = anlan.dialog.getByRole("button", { name: "下一个" });
  await go(page, next, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(anlan.dialog.getByText(`第 3 个，共 ${cases.length} 个`)).toBeVisible();
  await go(page, anlan.dialog.getByRole("button", { name: "上一个" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(anlan.dialog.getByText(`第 2 个，共 ${cases.length} 个`)).toBeVisible();
  await go(page, anlan.dialog.getByRole("button", { name: "关闭" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(anlan.dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test("the sheet of filters keeps the focus and gives it back @phone", async ({ anlan, page }) => {
  await anlan.open();
  await go(page, anlan.filtersOpener);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "筛选" })).toBeVisible();
  await expect(anlan.filters.getByRole("heading", { name: "筛选", exact: true })).toBeFocused();
  const stops = new Set();
  for (let at = 0; at < 60; at += 1) {
    await page.keyboard.press("Tab");
    stops.add(await page.evaluate(() => {
      const own = document.activeElement;
      return own === document.body || own.closest(".filters") ? "in the sheet" : own.outerHTML.slice(0, 80);
    }));
  }
  expect([...stops]).toEqual(["in the sheet"]);
  await anlan.filters.getByRole("checkbox").first().focus();
  await page.keyboard.press("Space");
  await expect(anlan.filters.getByRole("checkbox").first()).toBeChecked();
  await page.keyboard.press("Escape");
  await expect(anlan.filters).toBeHidden();
  await expect(anlan.filtersOpener).toBeFocused();
});

test("the one status line speaks a while after the last change, and not at the beginning", async ({ anlan, page }) => {
  await page.clock.install();
  await anlan.open("?district=370102");
  await page.clock.fastForward(10_000);
  await expect(anlan.status).toBeEmpty();
  await expect(page.getByRole("status")).toHaveCount(1);

  // From here on time passes only as told.
  await page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  await anlan.search.fill("法");
  await page.clock.runFor(1_000);
  await anlan.search.fill("法律");
  await page.clock.runFor(1_000);
  await expect(anlan.status).toBeEmpty();
  await page.clock.runFor(500);
  await expect(anlan.status).toHaveText(await anlan.count.innerText());

  // Another change takes back what is no longer true; looking at a case changes nothing.
  await anlan.search.fill("");
  // What is typed is drawn first, and answered after that picture.
  await page.clock.runFor(100);
  await expect(anlan.status).toBeEmpty();
  await page.clock.runFor(1_500);
  await expect(anlan.status).toHaveText(countText(matching({ district: ["370102"] })));
});

test("what is chosen in the sheet of filters is spoken of as well @phone", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.openFilters();
  await anlan.toggle("district", "历下区");
  await expect(anlan.status).toHaveText(countText(matching({ district: ["370102"] })));
  expect(await anlan.status.evaluate((own) => own.closest("[inert]"))).toBeNull();
});

/** A browser with a share sheet that ends as told, and keeps what it was handed. */
const withShare = (page, error) =>
  page.addInitScript((error) => {
    window.shared = [];
    navigator.share = async (what) => {
      window.shared.push(what);
      if (error) throw new DOMException("", error);
    };
  }, error);

for (const [title, error, said] of [
  ["is handed to the share sheet", null, ""],
  ["stays as it is where the sharing is cancelled", "AbortError", ""],
  ["is copied where the sharing fails", "NotAllowedError", "已复制"],
]) {
  test(`the open case ${title}`, async ({ anlan, page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await withShare(page, error);
    await anlan.open(`?case=${LIXIA}`);
    await anlan.dialog.getByRole("button", { name: "分享" }).click();
    await expect.poll(() => page.evaluate(() => window.shared)).toEqual([{ title: await page.title(), url: page.url() }]);
    await expect(anlan.dialog.getByRole("status")).toHaveText(said);
  });
}

test("without a share sheet there is no button for it", async ({ anlan, page }) => {
  await page.addInitScript(() => delete Navigator.prototype.share);
  await anlan.open(`?case=${LIXIA}`);
  await expect(anlan.dialog.getByRole("button", { name: "复制链接" })).toBeVisible();
  await expect(anlan.dialog.getByRole("button", { name: "分享" })).toBeHidden();
});

test("without a clipboard the page says that nothing was copied", async ({ anlan, page }) => {
  await page.addInitScript(() => Object.defineProperty(window, "isSecureContext", { value: false }));
  await anlan.open(`?case=${LIXIA}`);
  await anlan.dialog.getByRole("button", { name: "复制链接" }).click();
  await expect(anlan.dialog.getByRole("status")).toHaveText("未能复制，请手动选择");
});

test("what is chosen and what has the focus are seen in a visitor's own colours", async ({ anlan, page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await anlan.open("?district=370102&view=districts");
  const colours = (own) => own.evaluate((own) => {
    const { backgroundColor, color, outlineStyle } = getComputedStyle(own);
    return { backgroundColor, color, outlineStyle };
  });
  const [chosen, other] = [page.locator("#bar-370102"), page.locator("#bar-370103")];
  expect((await colours(chosen)).backgroundColor).not.toBe((await colours(other)).backgroundColor);
  // A bar is drawn in a colour of the system, beside its number.
  const drawn = await other.locator(".bar-track").evaluate((own) => getComputedStyle(own).fill);
  const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  expect(drawn).not.toBe(ground);
  // The tile of the most cases is the darkest elsewhere; its figures must not go with its shade.
  const { backgroundColor, color } = await colours(page.locator("#tile-370100"));
  expect(color).not.toBe(backgroundColor);
  await anlan.search.focus();
  await go(page, other);
  expect((await colours(other)).outlineStyle).toBe("solid");
});
