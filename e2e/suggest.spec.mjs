// What is suggested while somebody types, by characters and by pinyin, and what is made of the words.

import { cases, countText, matching } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const LIXIA = "370102";
const THEME = "peoples-mediation";

/** The list below the field. */
const options = (page) => page.getByRole("option");

test("letters find what the characters would @every-size", async ({ anlan }) => {
  await anlan.open();
  await anlan.search.fill("人民调解");
  await anlan.expectParts({ q: "人民调解" });
  const wanted = await anlan.titles();
  expect(wanted.length).toBeGreaterThan(3);
  for (const letters of ["renmintiaojie", "rmtj", "RMTiaoJie"]) {
    await anlan.search.fill(letters);
    await expect.poll(() => anlan.titles(), letters).toEqual(wanted);
  }
});

test("an address of letters is answered as if they had just been typed", async ({ anlan }) => {
  await anlan.open(`?q=${encodeURIComponent("历下")}`);
  await expect(anlan.page.locator("#hits")).toHaveAttribute("aria-busy", "false");
  await expect(anlan.hits.first()).toBeVisible();
  const titles = await anlan.titles();
  // The letters are understood once the annex is there.
  await anlan.open("?q=lixia");
  await expect.poll(() => anlan.titles()).toEqual(titles);
});

test("a suggestion is taken by the keys, and Escape only closes the list", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.search.click();
  await page.keyboard.type("lxq");
  await expect(options(page).first()).toContainText("历下区");
  await expect(anlan.search).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Escape");
  await expect(options(page).first()).toBeHidden();
  await expect(anlan.search).toHaveValue("lxq");
  await expect(anlan.search).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("q");
  await page.keyboard.press("ArrowDown");
  const active = await anlan.search.getAttribute("aria-activedescendant");
  await expect(page.locator(`#${active}`)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await anlan.expectParts({ district: LIXIA });
  await expect(anlan.search).toHaveValue("");
  await expect(anlan.count).toHaveText(countText(matching({ district: [LIXIA] })));
  await page.goBack();
  await expect(anlan.search).toHaveValue("lxq");
});

test("a suggestion is taken by a finger, and shows its kind and its cases @phone", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.search.tap();
  await page.keyboard.type("人民調");
  const option = options(page).filter({ hasText: "主题" }).first();
  await expect(option).toContainText("人民调解");
  await expect(option).toContainText(`${matching({ theme: [THEME] }).length} 个案例`);
  await option.tap();
  await anlan.expectParts({ theme: THEME });
});

test("what an input method still composes is not taken for typed", async ({ anlan, page }) => {
  await anlan.open();
  await anlan.search.click();
  await page.keyboard.type("调");
  await expect(options(page).first()).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "xie", selectionStart: 3, selectionEnd: 3 });
  await expect(anlan.search).toHaveValue("调xie");
  await anlan.expectParts({ q: "调" });
  await session.send("Input.insertText", { text: "解" });
  await expect(anlan.search).toHaveValue("调解");
  await expect(options(page).first()).toContainText("调解");
});

test("words that are conditions are offered as such, and only taken when asked for", async ({ anlan, page }) => {
  await anlan.open(`?q=${encodeURIComponent("历下 调解")}`);
  const offer = page.getByRole("button", { name: /^区县：历下区/ });
  await expect(offer).toBeVisible();
  await anlan.expectParts({ q: "历下 调解" });
  await offer.click();
  await anlan.expectParts({ q: "调解", district: LIXIA });
  await expect(anlan.chip("区县：历下区")).toBeVisible();
  await expect(offer).toBeHidden();
});

test("a slip of the fingers is answered with what was meant", async ({ anlan, page }) => {
  await anlan.open("?q=tiaojei");
  const meant = page.getByRole("button", { name: /^调解/ });
  await expect(meant).toBeVisible();
  await meant.click();
  await anlan.expectParts({ q: "调解" });
  await expect(anlan.hits.first()).toBeVisible();
});

test.describe("without the readings", () => {
  test.use({ allowed: [/404/] });

  test("characters are still suggested, and the page is whole", async ({ anlan, page }) => {
    await page.route("**/pinyin.txt", (route) => route.fulfill({ status: 404, body: "" }));
    await anlan.open();
    await anlan.search.click();
    await page.keyboard.type("人民调");
    await expect(options(page).first()).toContainText("人民调解");
    await anlan.search.fill("");
    await expect(anlan.count).toHaveText(countText(cases));
  });
});
