// A collection a hundred times as large as the real one: the page says how far it is, and no answer
// is given for words before search is ready for them.

import { bundle, cases as made } from "../bench/collection.mjs";
import { expect, test } from "./page.mjs";

const COUNT = 20_000;
const facts = made(COUNT);
const body = [...bundle(facts)].join("");
const holding = (word) =>
  facts.filter(({ text }) => Object.values(text).flat().some((own) => own.includes(word))).length;
// A piece of a text that no name of a district, a theme or a mechanism holds.
const WORD = facts[7].text.practice.slice(3, 7);

const serve = (page) =>
  page.route("**/data/collection.json", (route) => route.fulfill({ body, contentType: "application/json" }));

/** Keeps every value that an attribute of an element took, from the first moment on. */
const noteAttribute = (page, selector, name) =>
  page.addInitScript(([selector, name]) => {
    window.noted = [];
    new MutationObserver(() => {
      const value = document.querySelector(selector)?.getAttribute(name);
      if (value !== undefined && value !== window.noted.at(-1)) window.noted.push(value);
    }).observe(document, { attributes: true, childList: true, subtree: true });
  }, [selector, name]);

test("a large collection shows how much of it is read, then all of it", async ({ anlan, page }) => {
  await serve(page);
  await noteAttribute(page, "#boot-progress", "value");
  await anlan.open();
  await expect(anlan.count).toHaveText(`${COUNT} / ${COUNT} 个案例`);
  const shares = (await page.evaluate(() => window.noted)).filter((own) => own !== null).map(Number);
  expect(shares.length).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.at(-1)).toBeLessThanOrEqual(100);
  await expect(page.getByRole("progressbar")).toBeHidden();
});

test("words that come early are answered once search is ready, and rightly", async ({ anlan, page }) => {
  await serve(page);
  await noteAttribute(page, "#hits", "aria-busy");
  // Typed in the moment in which the box is there.
  await page.addInitScript((word) => {
    const typed = new MutationObserver(() => {
      const box = document.querySelector("input[type=search]");
      if (!box) return;
      typed.disconnect();
      setTimeout(() => {
        box.value = word;
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      });
    });
    typed.observe(document, { childList: true, subtree: true });
  }, WORD);
  await anlan.open();
  await expect(anlan.count).toHaveText(`${holding(WORD)} / ${COUNT} 个案例`);
  await expect(page.locator("#hits")).toHaveAttribute("aria-busy", "false");
  expect(await page.evaluate(() => window.noted)).toContain("true");
  await anlan.expectParts({ q: WORD });
});

test("an address with words opens with their answer", async ({ anlan, page }) => {
  await serve(page);
  await anlan.open(`?q=${encodeURIComponent(WORD)}&sort=oldest`);
  await expect(anlan.count).toHaveText(`${holding(WORD)} / ${COUNT} 个案例`);
  await anlan.search.fill(`${WORD}鿕`);
  await expect(anlan.count).toHaveText(`0 / ${COUNT} 个案例`);
});
