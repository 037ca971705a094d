// Sizes on small screens: what is tapped, what is read enlarged, and what stays put on a low screen.

import { expect, test } from "./page.mjs";
import { SCREENS, SCRIPTS, show } from "./screens.mjs";

/** The least size of what is tapped, in CSS pixels. */
const TARGET = 44;

/** The most of a screen's height that may stay put while the rest scrolls. */
const MOST_PUT = 0.4;

/**
 * What can be tapped and is smaller, but for links within a line of text (WCAG 2.5.8 and 2.5.5 exempt
 * them). A box counts with the label around it, and a mark of the timeline not at all: it is a
 * second way to what the list of events holds.
 */
const tooSmall = (page) =>
  page.evaluate((least) => {
    const selector = "a[href], button, input, select, summary, [role=slider], [tabindex='0']";
    const isSeen = (own) => own.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
    const isInText = (own) => {
      if (own.localName !== "a" || getComputedStyle(own).display !== "inline") return false;
      const text = (node) => node.textContent.trim();
      return text(own.parentElement).length > text(own).length;
    };
    const box = (own) => (own.closest("label") ?? own).getBoundingClientRect();
    return [...document.querySelectorAll(selector)]
      .filter((own) => isSeen(own) && !own.closest("[inert], .skip, .marks, .scroll:not(:has(a))") && !isInText(own))
      .map((own) => [own, box(own)])
      .filter(([, { width, height }]) => Math.round(width) < least || Math.round(height) < least)
      .map(([own, { width, height }]) => {
        const name = own.getAttribute("aria-label") ?? own.innerText ?? "";
        return `${own.localName}.${own.getAttribute("class") ?? ""} “${name.slice(0, 20)}” ${Math.round(width)} × ${Math.round(height)}`;
      });
  }, TARGET);

/** How far what is read reaches beyond the sides of the page, or of the dialog over it. */
const overflow = (page) =>
  page.evaluate(() => {
    const parts = [document.scrollingElement, ...document.querySelectorAll("dialog[open], .filters.is-open, .filters-body")];
    return Math.max(...parts.map((own) => own.scrollWidth - own.clientWidth));
  });

/** The share of the screen's height that stays put while the rest scrolls. */
const sharePut = (page) =>
  page.evaluate(() => {
    const put = [...document.querySelectorAll("body *")].filter((own) => {
      const { position } = getComputedStyle(own);
      const isBar = position === "sticky" || (position === "fixed" && !own.matches(".filters, dialog"));
      return isBar && own.checkVisibility() && !own.closest("table, [inert]");
    });
    const sheet = document.querySelector(".filters.is-open");
    const bars = sheet && getComputedStyle(sheet).display === "grid" ? [...sheet.children].filter((own) => own.matches(".filters-head, .filters-foot")) : [];
    const heights = [...put, ...bars].map((own) => own.getBoundingClientRect().height);
    return heights.reduce((sum, own) => sum + own, 0) / innerHeight;
  });

/** The sizes of a screen, and whether it is low; the last with text of twice the size. */
const SIZES = [
  { name: "at 320 pixels", width: 320, height: 640 },
  { name: "enlarged to 400 %", width: 320, height: 256 },
  { name: "on its side", width: 800, height: 360 },
  { name: "with text of twice the size", width: 360, height: 800, text: "200%" },
];

// Large type has measures of its own, in elder.spec.mjs. Traditional takes the room of Simplified.
for (const screen of SCREENS.filter(({ kiosk }) => !kiosk)) {
  for (const script of screen.single ? ["zh-Hans"] : SCRIPTS.filter((own) => own !== "zh-Hant" || process.env.ANLAN_EVERY)) {
    test(`a phone's screen fits, however it is held or enlarged: ${screen.name}, ${script} @phone`, async ({ anlan, page }) => {
      await show(anlan.page, screen, script);
      expect.soft(await tooSmall(page), "smaller than 44 pixels").toEqual([]);
      for (const { name, width, height, text } of SIZES) {
        await page.setViewportSize({ width, height });
        if (text) await setTextSize(page, text);
        await expect.soft.poll(() => overflow(page), { message: `sideways ${name}` }).toBeLessThanOrEqual(0);
        if (!text) expect.soft(await sharePut(page), `stays put ${name}`).toBeLessThanOrEqual(MOST_PUT);
      }
    });
  }
}

/** Enlarges all text, as a visitor's own style sheet does. */
const setTextSize = async (page, size) => {
  const session = await page.context().newCDPSession(page);
  await session.send("DOM.enable");
  await session.send("CSS.enable");
  const { frameTree } = await session.send("Page.getFrameTree");
  const { styleSheetId } = await session.send("CSS.createStyleSheet", { frameId: frameTree.frame.id });
  await session.send("CSS.setStyleSheetText", { styleSheetId, text: `html { font-size: ${size} !important }` });
};

/** What can be tapped and lies below a notch, a rounded corner or the bar of the system. */
const outside = (page, insets) =>
  page.evaluate(({ top, right, bottom, left }) => {
    const isIn = (box) =>
      box.left >= left && box.right <= innerWidth - right && box.top >= top && box.bottom <= innerHeight - bottom;
    const isSeen = (own) => own.checkVisibility() && !own.closest("[inert], .skip");
    // Whatever scrolls, down or along a row of ways in, may be scrolled into the open; what stays put must lie there.
    const put = "dialog[open] .case-bar button, .filters.is-open > * > button, .bottom-bar :is(a, button)";
    const boxes = [...document.querySelectorAll(`${put}, .masthead :is(a, input):not(.ways-in a)`)].filter(isSeen);
    return boxes.filter((own) => !isIn(own.getBoundingClientRect())).map((own) => own.outerHTML.slice(0, 100));
  }, insets);

for (const [held, size, insets] of [
  ["upright", { width: 360, height: 800 }, { top: 47, right: 0, bottom: 34, left: 0 }],
  ["on its side", { width: 800, height: 360 }, { top: 0, right: 47, bottom: 21, left: 47 }],
]) {
  test(`nothing to tap lies below a notch of a phone held ${held} @phone`, async ({ anlan, page }) => {
    await page.setViewportSize(size);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setSafeAreaInsetsOverride", { insets });
    for (const screen of SCREENS.filter(({ single, bundle, kiosk }) => !single && !bundle && !kiosk)) {
      await show(anlan.page, screen);
      await page.evaluate(() => scrollTo(0, 0));
      expect.soft(await outside(page, insets), screen.name).toEqual([]);
    }
  });
}
