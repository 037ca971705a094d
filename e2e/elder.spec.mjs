// Large type, 关怀版, and reading a case aloud. What is promised of sizes, targets and contrast is
// measured on the page as it is drawn.

import { caseOf } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const LIXIA = "lixia-rule-of-law-government-demonstration";
const sizes = (page) => page.getByRole("region", { name: "字号", exact: true });

/** Opens an address in large type, with everything there that the annex adds. */
const openLarge = async ({ page }, query = "") => {
  await page.goto(`?${query}${query && "&"}mode=elder`);
  await expect(page.locator("html")).toHaveAttribute("data-state", "ready");
  await expect(page.getByRole("region", { name: /^(字号|字號|Text size)$/ })).toBeAttached();
};

/** Everything of a screen that breaks a promise, in words. Runs in the page. */
const broken = () => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  /** Any colour of CSS as red, green, blue and how much it covers. */
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, ground) => [0, 1, 2].map((at) => top[at] * top[3] + ground[at] * (1 - top[3]));
  const groundOf = (element) => {
    const layers = [];
    for (let own = element; own; own = own.parentElement) {
      const colour = rgba(getComputedStyle(own).backgroundColor);
      layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((ground, layer) => over(layer, ground), [255, 255, 255]);
  };
  const opacityOf = (element) => {
    let opacity = 1;
    for (let own = element; own; own = own.parentElement) opacity *= Number(getComputedStyle(own).opacity);
    return opacity;
  };
  const luminance = (colour) => {
    const [red, green, blue] = colour.map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    const isThere = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    // A link that skips what comes before waits above the page.
    return isThere && box.width > 1 && box.height > 1 && box.bottom + scrollY > 0;
  };
  const found = [];
  // What lies below an open dialog, or below the filters, is not on the screen.
  const cover = document.querySelector("dialog[open]") ?? document.querySelector(".filters.is-open");
  const screen = cover ?? document.body;
  const about = (element) => `${element.tagName.toLowerCase()}.${element.className?.baseVal ?? element.className}`;

  let texts = 0;
  const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    const element = walker.currentNode.parentElement;
    if (!text || element.closest("option, script, style, title") || !isSeen(element)) continue;
    texts += 1;
    const name = `“${text.slice(0, 20)}” in ${about(element)}`;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const isDrawn = element instanceof SVGElement;
    if (size < 18) found.push(`${name}: ${size} px`);
    if (element.matches("p:not(.fine)") && element.closest("article") && size < 20) found.push(`${name}: body text of ${size} px`);
    const spacing = parseFloat(style.lineHeight) / size;
    if (!isDrawn && !(spacing >= 1.3)) found.push(`${name}: lines ${spacing.toFixed(2)} apart`);
    const ground = groundOf(element);
    const ink = rgba(isDrawn ? style.fill : style.color);
    const seen = contrast(over([...ink.slice(0, 3), ink[3] * opacityOf(element)], ground), ground);
    if (seen < 7) found.push(`${name}: contrast ${seen.toFixed(2)}`);
  }

  const MAIN = ".hit h3 a, .button, .chip, .bucket, .facet summary, .facet .link, .view-link a, .modes, .elder-bar button, "
    + ".elder-languages a, .case-bar button, .aloud button, .bar, .events summary, #search";
  let targets = 0;
  for (const element of screen.querySelectorAll("a[href], button, input, select, summary, [role=slider]")) {
    const target = element.closest(".bucket") ?? element;
    // The marks of the chart are links for a mouse; the list of events holds every one.
    if (!isSeen(target) || element.disabled) continue;
    targets += 1;
    const { width, height } = target.getBoundingClientRect();
    const least = target.matches(MAIN) ? 60 : 44;
    // Half a pixel is lost to rounding.
    if (Math.min(width, height) < least - 0.5) {
      const name = target.textContent.trim().slice(0, 20) || target.getAttribute("aria-label");
      found.push(`“${name}” in ${about(target)}: ${Math.round(width)} × ${Math.round(height)}, not ${least}`);
    }
    const line = getComputedStyle(target);
    const isBox = target.matches("input, .chip, .modes, .elder-bar button, .aloud button") && parseFloat(line.borderTopWidth) > 0;
    const seen = contrast(rgba(line.borderTopColor), groundOf(target.parentElement));
    if (isBox && seen < 3) found.push(`border of ${about(target)}: contrast ${seen.toFixed(2)}`);
  }

  const root = document.scrollingElement;
  if (root.scrollWidth > root.clientWidth) found.push(`scrolls sideways: ${root.scrollWidth} in ${root.clientWidth}`);
  if (cover && cover.scrollWidth > cover.clientWidth) found.push(`scrolls sideways: ${cover.scrollWidth} in ${cover.clientWidth}`);
  if (texts < 3 || targets < 2) found.push(`little was measured: ${texts} texts, ${targets} targets`);
  return found;
};

const SCREENS = {
  "the list": "",
  "words and conditions": "q=调解&district=370102",
  "no hits": "q=没有这样的词",
  "the timeline": "view=time",
  "the districts": "view=districts",
  "a case": `case=${LIXIA}`,
};

for (const scheme of ["light", "dark"]) {
  test(`sizes, targets and contrast hold on every screen, ${scheme} @every-size`, async ({ anlan, page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    for (const [name, query] of Object.entries(SCREENS)) {
      await openLarge(anlan, query);
      for (const size of ["0", "2"]) {
        await page.evaluate((size) => (document.documentElement.dataset.size = size), size);
        expect(await page.evaluate(broken), `${name}, size ${size}`).toEqual([]);
      }
    }
    await openLarge(anlan);
    await anlan.filtersOpener.click();
    await expect(anlan.filters).toBeVisible();
    expect(await page.evaluate(broken), "the filters").toEqual([]);
  });
}

test("in English and in Traditional characters they hold, too @every-size", async ({ anlan, page }) => {
  for (const language of ["en", "zh-Hant"]) {
    for (const query of Object.values(SCREENS)) {
      await openLarge(anlan, `${query}${query && "&"}lang=${language}`);
      expect(await page.evaluate(broken), `${language} ${query}`).toEqual([]);
    }
  }
});

test("the smallest phone in the largest type scrolls one way only @phone", async ({ anlan, page }) => {
  for (const width of [320, 360]) {
    await page.setViewportSize({ width, height: 568 });
    for (const [name, query] of Object.entries(SCREENS)) {
      for (const language of ["zh-Hans", "en"]) {
        await openLarge(anlan, `${query}${query && "&"}lang=${language}`);
        await page.evaluate(() => (document.documentElement.dataset.size = "2"));
        expect(await page.evaluate(broken), `${name}, ${language}, ${width} px`).toEqual([]);
      }
    }
  }
});

test("few choices stand beside the list at first @every-size", async ({ anlan, page }) => {
  await openLarge(anlan);
  const choices = await page.locator("a, button, input, select, summary").evaluateAll((all) => {
    const isInSight = (own) => {
      const box = own.getBoundingClientRect();
      return own.checkVisibility() && box.width > 1 && box.bottom > 0 && box.top < innerHeight && !own.closest(".hits");
    };
    // The sizes are one choice.
    return new Set(all.filter(isInSight).map((own) => own.closest(".elder-bar") ?? own)).size;
  });
  expect(choices).toBeLessThanOrEqual(8);
  // Nothing of a case is left out.
  await openLarge(anlan, `case=${LIXIA}`);
  const own = caseOf(LIXIA);
  for (const text of [own.background, ...own.practices.map((practice) => practice.text), own.outcomes, own.editor_note]) {
    await expect(anlan.dialog.getByText(text, { exact: true })).toBeVisible();
  }
  for (const heading of ["数字", "荣誉", "节点", "原文图片说明", "来源", "引用", "相关案例"]) {
    await expect(anlan.dialog.getByRole("heading", { name: heading, exact: true })).toBeVisible();
  }
});

test("the link in the header leads into large type and back, and keeps the place @every-size", async ({ anlan, page }) => {
  await anlan.open("?q=调解&district=370102");
  const found = await anlan.count.innerText();
  await page.getByRole("link", { name: "关怀版" }).click();
  await anlan.expectParts({ q: "调解", district: "370102", mode: "elder" });
  await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
  await expect(anlan.count).toHaveText(found);
  const size = await page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  expect(size).toBeGreaterThanOrEqual(20);
  await page.getByRole("link", { name: "标准版" }).click();
  await anlan.expectParts({ q: "调解", district: "370102" });
  await expect(page.locator("html")).not.toHaveAttribute("data-mode", /./);
  await expect(anlan.count).toHaveText(found);
});

test("the mode and the size of the text are remembered, and a kiosk's are not", async ({ anlan, page, context }) => {
  await anlan.open();
  await page.getByRole("link", { name: "关怀版" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
  await expect(anlan.count).toBeVisible();
  await sizes(page).getByRole("button", { name: "A++" }).click();
  await expect(sizes(page).getByRole("button", { name: "A++" })).toHaveAttribute("aria-pressed", "true");
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
  expect(await size()).toBeGreaterThanOrEqual(30);

  // A later visit by an address that says nothing of a mode.
  const later = await context.newPage();
  await later.goto(`${page.url().split("?")[0]}?q=调解`);
  await expect(later.locator(".app:not([hidden]) .count")).toBeVisible();
  expect(Object.fromEntries(new URL(later.url()).searchParams)).toEqual({ q: "调解", mode: "elder" });
  expect(await later.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize))).toBeGreaterThanOrEqual(30);
  await later.close();

  // A kiosk that is asked for is one, and what is chosen there leaves the memory as it was.
  await page.goto("?mode=kiosk");
  await expect(page.locator("html")).toHaveAttribute("data-mode", "kiosk");
  await page.goto("?");
  await expect(anlan.count).toBeVisible();
  await anlan.expectParts({ mode: "elder" });

  await page.getByRole("link", { name: "标准版" }).click();
  await expect(page.locator("html")).not.toHaveAttribute("data-mode", /./);
  await page.goto("?q=调解");
  await expect(anlan.count).toBeVisible();
  await anlan.expectParts({ q: "调解" });
});

test("where storage is refused the mode works and is forgotten", async ({ anlan, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "localStorage", {
      get: () => {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await anlan.open();
  await page.getByRole("link", { name: "关怀版" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-mode", "elder");
  await sizes(page).getByRole("button", { name: "A+，更大的字" }).click();
  await expect(page.locator("html")).toHaveAttribute("data-size", "1");
  await page.goto("?q=调解");
  await expect(anlan.count).toBeVisible();
  await anlan.expectParts({ q: "调解" });
});

test("the languages stand below the page, and keep the mode", async ({ anlan, page }) => {
  await openLarge(anlan, "q=调解");
  const languages = page.getByRole("navigation", { name: "语言" }).filter({ visible: true });
  await languages.getByRole("link", { name: "繁體" }).click();
  await anlan.expectParts({ q: "调解", lang: "zh-Hant", mode: "elder" });
  await expect(page.getByRole("link", { name: "標準版" })).toBeVisible();
});

// Reading aloud. The browser under test has no voices, so these are given to it.

const MAINLAND = { lang: "zh-CN", name: "Mainland", localService: true };
const TAIWAN = { lang: "zh-TW", name: "Taiwan", localService: true };
const ENGLISH = { lang: "en-US", name: "English", localService: true };

/** Gives the browser voices that say nothing until the test says that they have: `ends`, `fails`. */
const giveVoices = (page, voices) =>
  page.addInitScript((voices) => {
    const said = [];
    const synthesis = {
      voices,
      speaking: false,
      pending: false,
      now: null,
      getVoices: () => synthesis.voices,
      speak(utterance) {
        const { text, rate, lang, voice } = utterance;
        said.push({ text, rate, lang, voice: voice?.name });
        synthesis.now = utterance;
        synthesis.speaking = true;
        utterance.onstart?.(new Event("start"));
      },
      cancel() {
        synthesis.close("onerror");
      },
      pause() {},
      resume() {},
      close(handler) {
        const { now } = synthesis;
        synthesis.now = null;
        synthesis.speaking = false;
        now?.[handler]?.(new Event(handler.slice(2)));
      },
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    window.SpeechSynthesisUtterance = class {
      constructor(text) {
        this.text = text;
      }
    };
    window.voice = { said, synthesis, ends: () => synthesis.close("onend"), fails: () => synthesis.close("onerror") };
  }, voices);

const said = (page) => page.evaluate(() => window.voice.said);
const texts = async (page) => (await said(page)).map(({ text }) => text);
const isSpeaking = (page) => page.evaluate(() => window.voice.synthesis.speaking);
const marked = (page) =>
  page.evaluate(() => [...(CSS.highlights.get("aloud") ?? [])].map((range) => range.toString()).join("|"));
const bar = (anlan) => anlan.dialog.getByRole("group", { name: "朗读", exact: true });
const press = (anlan, name) => bar(anlan).getByRole("button", { name, exact: true }).click();

test("without a Chinese voice nothing offers to read aloud", async ({ anlan, page }) => {
  await giveVoices(page, [ENGLISH]);
  await openLarge(anlan, `case=${LIXIA}`);
  await expect(bar(anlan)).toHaveCount(0);
  // Voices arrive late.
  await page.evaluate((voice) => {
    window.speechSynthesis.voices = [voice];
    window.speechSynthesis.onvoiceschanged(new Event("voiceschanged"));
  }, MAINLAND);
  await expect(bar(anlan)).toBeVisible();
});

test("a browser that cannot speak at all shows the page as it is", async ({ anlan, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, "speechSynthesis", { value: undefined });
    window.SpeechSynthesisUtterance = undefined;
  });
  await openLarge(anlan, `case=${LIXIA}`);
  await expect(bar(anlan)).toHaveCount(0);
});

test("a case is read sentence by sentence, and the sentence is marked @every-size", async ({ anlan, page }) => {
  await giveVoices(page, [ENGLISH, TAIWAN, MAINLAND]);
  await openLarge(anlan, `case=${LIXIA}`);
  const own = caseOf(LIXIA);
  await expect(bar(anlan)).toBeVisible();
  expect(await page.evaluate(broken)).toEqual([]);
  await press(anlan, "朗读全文");
  await expect.poll(() => texts(page)).toEqual([own.title]);
  expect((await said(page))[0]).toMatchObject({ rate: 1, lang: "zh-CN", voice: "Mainland" });
  expect(await marked(page)).toBe(own.title);
  await expect(bar(anlan).getByRole("status")).toHaveText("正在朗读。");
  expect(await page.evaluate(broken)).toEqual([]);

  const count = Number(/1 \/ (\d+) 句/.exec(await bar(anlan).innerText())[1]);
  const marks = [];
  for (let at = 1; at <= count; at += 1) {
    marks.push(await marked(page));
    const isInSight = await page.evaluate(() => {
      const [range] = CSS.highlights.get("aloud");
      const box = range.getBoundingClientRect();
      return { box, bar: document.querySelector(".aloud").getBoundingClientRect().top };
    });
    if (at === 5) {
      await expect
        .poll(() =>
          page.evaluate(() => {
            const box = [...CSS.highlights.get("aloud")][0].getBoundingClientRect();
            return box.top >= 0 && box.bottom <= document.querySelector(".aloud").getBoundingClientRect().top;
          }),
        )
        .toBe(true);
    }
    expect(isInSight.box.height).toBeGreaterThan(0);
    await page.evaluate(() => window.voice.ends());
    if (at < count) await expect.poll(async () => (await texts(page)).length).toBe(at + 1);
  }
  await expect(bar(anlan).getByRole("status")).toHaveText("读完了。");
  expect(await marked(page)).toBe("");
  const all = await texts(page);
  // Everything that the case says of itself, in order, and nothing of its sources.
  const body = [own.background, ...own.practices.flatMap(({ heading, text }) => [heading, text]), own.outcomes].join("");
  const heads = ["背景", "做法", "成效", "数字"];
  expect(all.filter((text) => !heads.includes(text)).join("")).toContain(own.title + body);
  expect(all.filter((text) => heads.includes(text))).toEqual(heads);
  expect(all).toContain("法律顾问法制审核件，至少 130 件，时点：2020年");
  expect(all.at(-1)).toContain(own.figures.at(-1).label);
  expect(all.join("")).not.toContain(own.captions[0]);
  expect(marks.join("")).toContain(own.title);
  expect(new Set(all).size).toBe(all.length);
});

test("reading pauses, goes on with the sentence it was at, changes its speed, and stops", async ({ anlan, page }) => {
  await giveVoices(page, [MAINLAND]);
  await openLarge(anlan, `case=${LIXIA}`);
  await bar(anlan).getByRole("button", { name: "朗读全文" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await said(page)).length).toBe(1);
  await page.evaluate(() => window.voice.ends());
  await expect.poll(async () => (await said(page)).length).toBe(2);

  await expect(bar(anlan).getByRole("button", { name: "暂停" })).toBeFocused();
  await page.keyboard.press("Space");
  await expect(bar(anlan).getByRole("status")).toHaveText("朗读已暂停。");
  expect(await isSpeaking(page)).toBe(false);
  expect(await marked(page)).toBe("背景");
  await press(anlan, "继续");
  await expect.poll(() => texts(page)).toEqual([caseOf(LIXIA).title, "背景", "背景"]);

  const speeds = bar(anlan).getByRole("group", { name: "语速" });
  await expect(speeds.getByRole("button", { name: "中" })).toHaveAttribute("aria-pressed", "true");
  await speeds.getByRole("button", { name: "慢" }).click();
  await expect(speeds.getByRole("button", { name: "慢" })).toHaveAttribute("aria-pressed", "true");
  await expect.poll(async () => (await said(page)).at(-1)).toMatchObject({ text: "背景" });
  await expect.poll(async () => (await said(page)).at(-1).rate).toBeCloseTo(0.7);
  await speeds.getByRole("button", { name: "快" }).click();
  await expect.poll(async () => (await said(page)).at(-1).rate).toBeCloseTo(1.3);

  await press(anlan, "停止");
  await expect(bar(anlan).getByRole("status")).toHaveText("朗读已停止。");
  await expect(bar(anlan).getByRole("button", { name: "朗读全文" })).toBeFocused();
  expect(await isSpeaking(page)).toBe(false);
  expect(await marked(page)).toBe("");
  const before = (await said(page)).length;
  await press(anlan, "朗读全文");
  await expect.poll(async () => (await said(page)).length).toBe(before + 1);
  expect((await said(page)).at(-1).text).toBe(caseOf(LIXIA).title);
});

test("reading stops when the case is closed, when another is opened, and when the page is left", async ({ anlan, page }) => {
  await giveVoices(page, [MAINLAND]);
  await openLarge(anlan);
  await anlan.hitLinks.first().click();
  await press(anlan, "朗读全文");
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  await expect.poll(() => isSpeaking(page)).toBe(false);
  expect(await marked(page)).toBe("");

  await anlan.hitLinks.first().click();
  await press(anlan, "朗读全文");
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await anlan.dialog.getByRole("button", { name: "下一个" }).click();
  await expect.poll(() => isSpeaking(page)).toBe(false);
  await press(anlan, "朗读全文");
  await expect.poll(() => isSpeaking(page)).toBe(true);
  const second = await anlan.dialog.getByRole("heading", { level: 2 }).innerText();
  expect((await texts(page)).at(-1)).toBe(second);
  await page.goBack();
  await expect.poll(() => isSpeaking(page)).toBe(false);

  await press(anlan, "朗读全文");
  await expect.poll(() => isSpeaking(page)).toBe(true);
  expect(
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent("pagehide"));
      return window.voice.synthesis.speaking;
    }),
  ).toBe(false);
});

test("a voice that is listed and does not speak is said to be missing", async ({ anlan, page }) => {
  await giveVoices(page, [MAINLAND]);
  await openLarge(anlan, `case=${LIXIA}`);
  await press(anlan, "朗读全文");
  await expect.poll(() => isSpeaking(page)).toBe(true);
  await page.evaluate(() => window.voice.fails());
  await expect(bar(anlan).getByRole("status")).toHaveText("朗读没有成功：这台设备可能没有装好中文语音。");
  await expect(bar(anlan).getByRole("button", { name: "朗读全文" })).toBeVisible();
  expect(await marked(page)).toBe("");
  expect(await page.evaluate(broken)).toEqual([]);
});

test("a voice that never comes to an end does not hold up the reading", async ({ anlan, page }) => {
  await page.clock.install();
  await giveVoices(page, [MAINLAND]);
  await openLarge(anlan, `case=${LIXIA}`);
  await press(anlan, "朗读全文");
  await page.clock.runFor(100);
  await expect.poll(async () => (await said(page)).length).toBe(1);
  await page.clock.runFor(60_000);
  await expect.poll(() => texts(page)).toContain("背景");
});

test("a reader of Traditional characters hears a voice of their own place", async ({ anlan, page }) => {
  await giveVoices(page, [MAINLAND, TAIWAN]);
  await anlan.open(`?case=${LIXIA}&lang=zh-Hant&mode=elder`);
  await anlan.dialog.getByRole("button", { name: "朗讀全文" }).click();
  await expect.poll(async () => (await said(page))[0]).toMatchObject({ lang: "zh-TW", voice: "Taiwan" });
});

test("in English the Chinese of a case is read", async ({ anlan, page }) => {
  await giveVoices(page, [MAINLAND]);
  await anlan.open(`?case=${LIXIA}&lang=en&mode=elder`);
  await anlan.dialog.getByRole("button", { name: "Read aloud in Chinese" }).click();
  await expect.poll(() => texts(page)).toEqual([caseOf(LIXIA).title]);
  await page.evaluate(() => window.voice.ends());
  await expect.poll(async () => (await texts(page)).at(-1)).toContain("历下区认为");
});

test("where the annex is there anyway, the standard page reads aloud, too", async ({ anlan, page }) => {
  await giveVoices(page, [MAINLAND]);
  await anlan.open(`?q=法治&case=${LIXIA}`);
  await press(anlan, "朗读全文");
  // Marks of the search cut the text into pieces; the sentence is one.
  await expect.poll(() => texts(page)).toEqual([caseOf(LIXIA).title]);
  expect(await marked(page)).toBe(caseOf(LIXIA).title);
});
