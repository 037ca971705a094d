// Pictures of the page for whoever looks it over: every screen below in every size, theme and script,
// as `<screen>-<size>-<theme>-<script>.png`. `cargo xtask shots` builds and serves the page, and says
// where it is and which browser to use. Writes the number of pictures.

import { mkdir, rm, readdir } from "node:fs/promises";
import { join } from "node:path";

import { chromium } from "@playwright/test";

import { SCREENS as ALL, SCRIPTS, THEMES, show } from "./screens.mjs";

/**
 * The screens: the name of the picture, and what is shown – a screen of `screens.mjs` by its name, or
 * one of the same shape of its own. `sizes` are those that have it, where not all do; `whole` ones are
 * taken from top to bottom.
 */
const SCREENS = [
  { name: "explore", of: "explore" },
  { name: "conditions", of: "words and conditions" },
  { name: "empty", of: "no hits" },
  { name: "case", of: "a case" },
  { name: "time", of: "time", sizes: ["phone"] },
  { name: "sheet", of: "the sheet of filters", sizes: ["phone"] },
  { name: "elder", parts: { mode: "elder" }, ready: ".hit", sizes: ["phone", "desktop"] },
  { name: "more", of: "the way to all views", whole: true },
  { name: "lanes", of: "lanes", whole: true },
  { name: "districts", of: "districts", whole: true },
  { name: "residents", of: "districts by residents", whole: true },
  { name: "district", of: "a district", whole: true },
  { name: "zone", of: "a zone", whole: true },
  { name: "mechanisms", of: "mechanisms", whole: true },
  { name: "mechanism", of: "a mechanism", whole: true },
  { name: "allseries", of: "all series", whole: true },
  { name: "series", of: "a series with news", whole: true },
  { name: "figures", of: "figures of the same thing", whole: true },
  { name: "tray", of: "cases to compare" },
  { name: "compared", of: "two cases compared", whole: true },
  { name: "four", of: "four cases compared", whole: true },
  { name: "groups", of: "three groups", whole: true },
  { name: "take", of: "what can be taken", whole: true },
  { name: "booklet", of: "the compilation" },
  { name: "unknown", of: "no such district" },
  { name: "failure", of: "a failure" },
  { name: "attract", of: "the first screen of a kiosk", sizes: ["kiosk"] },
  { name: "ways", of: "the ways in of a kiosk", sizes: ["kiosk"] },
  { name: "letters", of: "the letters of a kiosk", sizes: ["kiosk"] },
  { name: "code", of: "the code of a kiosk", sizes: ["kiosk"] },
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
  for (const { name, of, sizes, whole = false, ...own } of SCREENS) {
    if (sizes && !sizes.includes(size)) continue;
    const screen = of ? ALL.find((one) => one.name === of) : own;
    for (const script of SCRIPTS) {
      const page = await context.newPage();
      await show(page, screen, script);
      for (const colorScheme of THEMES) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}-${script}.png`), fullPage: whole });
        taken += 1;
      }
      await page.close();
    }
  }
  await context.close();
}
await browser.close();
console.log(taken);
