// What a machine can find of what keeps people out: axe, on every screen, in every mode, script and
// theme. What it cannot find is in docs/accessibility.md.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

import { expect, test } from "./page.mjs";
import { SCREENS, THEMES, combinations, show, tagOf } from "./screens.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours: the others find the same in every theme. */
const OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** What axe finds wrong, a line each: the rule, the place, and why. */
const violations = (page, runOnly) =>
  page.evaluate(async (runOnly) => {
    const found = await window.axe.run(document, { runOnly, resultTypes: ["violations"] });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(" ")}: ${failureSummary.replace(/\s+/g, " ")}`),
    );
  }, runOnly);

for (const screen of SCREENS) {
  for (const { script, mode } of combinations(screen)) {
    const named = [screen.name, script, mode.mode].filter(Boolean).join(", ");
    test(`axe finds nothing wrong: ${named} ${tagOf(screen, { script, mode })}`, async ({ anlan, page }) => {
      await show(anlan.page, screen, script, mode);
      // axe asks only of what names another element; the page finds its focus again by an id.
      const ids = await page.locator("[id]").evaluateAll((elements) => elements.map(({ id }) => id));
      expect.soft(ids.filter((id, at) => ids.indexOf(id) < at), "given twice").toEqual([]);
      // The whole page at once: a bar that stays put lies over something wherever one has scrolled.
      const { width, height } = page.viewportSize();
      const whole = await page.evaluate(() => document.scrollingElement.scrollHeight);
      // The plain page, a list of all cases, has no such bar and is too long for that.
      if (!screen.single) await page.setViewportSize({ width, height: Math.max(height, whole) });
      // Evaluated, not added as a tag: the page's policy lets no other script in.
      await page.evaluate(AXE);
      for (const [at, colorScheme] of THEMES.entries()) {
        await page.emulateMedia({ colorScheme });
        const rules = at === 0 ? { type: "tag", values: RULES } : { type: "rule", values: OF_COLOUR };
        expect.soft(await violations(page, rules), colorScheme).toEqual([]);
      }
    });
  }
}
