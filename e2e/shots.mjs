// Pictures of the page for whoever looks it over: every screen below in every size, theme and script,
// as `<screen>-<size>-<theme>-<script>.png`. `cargo xtask shots` builds and serves the page, and says
// where it is and which browser to use. Writes the number of pictures.

import { mkdir, rm, readdir } from "node:fs/promises";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import { SCREENS as ALL, SCRIPTS, THEMES, show } from "./screens.mjs";

/**
 * The screens: the name of the picture, and what is shown – a screen of `screens.mjs` by its name, or
 * one of the same shape of its own. `sizes` are those that have it, where not all do.
 */
const SCREENS = [
  { name: "explore", of: "explore" },
  { name: "case", of: "a case" },
  { name: "districts", of: "districts" },
  { name: "sheet", of: "the sheet of filters", sizes: ["phone"] },
  { name: "elder", parts: { mode: "elder" }, ready: ".hit", sizes: ["phone", "desktop"] },
  { name: "attract", of: "the first screen of a kiosk", sizes: ["kiosk"] },
  { name: "letters", of: "the letters of a kiosk", sizes: ["kiosk"] },
];

const SIZES = {
  phone: { viewport: { width: 360, height: 800 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
  kiosk: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
};

const [folder] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
// A picture of a screen that is gone must not stay among the new ones.
const isOurs = /^[a-z]+-(phone|desktop|kiosk)-(light|dark)-(zh-Hans|zh-Hant|en)\.png$/;
for (const name of await readdir(folder)) if (isOurs.test(name)) await rm(join(folder, name));

const browser = await chromium.launch({
  executablePath: process.env.ANLAN_CHROMIUM,
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
});
let taken = 0;
for (const [size, device] of Object.entries(SIZES)) {
  const context = await browser.newContext({ ...device, serviceWorkers: "block", baseURL: process.env.ANLAN_URL, locale: "zh-CN", reducedMotion: "reduce" });
  for (const { name, of, sizes, ...own } of SCREENS) {
    if (sizes && !sizes.includes(size)) continue;
    const screen = of ? ALL.find((one) => one.name === of) : own;
    for (const script of SCRIPTS) {
      const page = await context.newPage();
      await show(page, screen, script);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}-${script}.png`) });
        taken += 1;
      }
      await page.close();
    }
  }
  await context.close();
}
await browser.close();
console.log(taken);
