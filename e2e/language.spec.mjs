// Languages and scripts: what each shows, and how a choice stays.

import { caseOf, cases, countText, matching } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const LIXIA = "lixia-rule-of-law-government-demonstration";
const TRADITIONAL = "data/collection.zh-Hant.json";
const html = (page) => page.locator("html");
const languages = (page) => page.getByRole("navigation", { name: /^(语言|語言|Language)$/ });
const speak = async (page, name) => {
  await languages(page).getByRole("link", { name, exact: true }).click();
};

/** The bundles that the page asks for. */
const bundles = (page) => {
  const asked = [];
  page.on("request", (request) => {
    const found = /data\/collection.*$/.exec(request.url());
    if (found) asked.push(found[0]);
  });
  return asked;
};

test("繁體 is the collection itself in Traditional characters @every-size", async ({ anlan, page }) => {
  const asked = bundles(page);
  await anlan.open(`?lang=zh-Hant&case=${LIXIA}`);
  expect(asked).toEqual([TRADITIONAL]);
  await expect(html(page)).toHaveAttribute("lang", "zh-Hant");
  const { cases: traditional } = await (await page.request.get(TRADITIONAL)).json();
  const own = traditional.find(({ id }) => id === LIXIA);
  expect(own.title).not.toBe(caseOf(LIXIA).title);
  await expect(anlan.dialog).toHaveAccessibleName(own.title);
  await expect(page).toHaveTitle(`${own.title} · 案覽`);
  await expect(anlan.dialog.getByRole("link", { name: "歷下區", exact: true })).toBeVisible();
  await expect(anlan.section("做法").getByRole("listitem")).toHaveText(
    own.practices.map(({ heading, text }) => heading + text),
  );
  await expect(anlan.section("背景")).toHaveText(own.background);
  await expect(anlan.dialog).toContainText("2020年12月10日");
  await expect(anlan.dialog.locator("[lang=zh-Hans]")).toHaveCount(0);
  await anlan.expectNoSidewaysScroll();
});

test("each language fetches the bundle of its script and no other", async ({ anlan, page }) => {
  for (const [query, bundle] of [
    ["", "data/collection.json"],
    ["?lang=en", "data/collection.json"],
    ["?lang=zh-Hant", TRADITIONAL],
  ]) {
    const asked = bundles(page);
    await anlan.open(query);
    expect(asked).toEqual([bundle]);
    page.removeAllListeners("request");
  }
});

test("words typed in either script find the same cases in either", async ({ anlan, page }) => {
  for (const words of [["调解", "調解"], ["历下区 网格", "歷下區 網格"], ["平台", "平臺"], ["了解", "瞭解"], ["“一", "「一"]]) {
    const counts = [];
    for (const lang of ["", "&lang=zh-Hant"]) {
      for (const word of words) {
        await anlan.open(`?q=${encodeURIComponent(word)}${lang}`);
        counts.push(/^\d+ \/ \d+/.exec(await anlan.count.innerText())[0]);
      }
    }
    expect(new Set(counts).size, `${words}: ${counts}`).toBe(1);
    expect(counts[0]).not.toMatch(/^(0|170) /);
  }
  await page.getByLabel("檢索案例", { exact: true }).fill("调解");
  await expect(page.getByRole("main").locator("mark").first()).toHaveText("調解");
});

test("a language chosen is in the address, on its links, and remembered @every-size", async ({ anlan, page, context }) => {
  await anlan.open("?district=370102");
  await speak(page, "繁體");
  await expect(html(page)).toHaveAttribute("lang", "zh-Hant");
  await anlan.expectParts({ district: "370102", lang: "zh-Hant" });
  await expect(anlan.count).toHaveText(/^15 \/ 170 個案例/);
  await anlan.hitLinks.first().click();
  await expect(anlan.dialog).toBeVisible();
  expect(new URL(page.url()).searchParams.get("lang")).toBe("zh-Hant");

  const later = new anlan.constructor(await context.newPage());
  await later.open("?theme=legal-aid");
  await later.expectParts({ theme: "legal-aid", lang: "zh-Hant" });
  await expect(html(later.page)).toHaveAttribute("lang", "zh-Hant");
  await speak(later.page, "简体");
  await expect(html(later.page)).toHaveAttribute("lang", "zh-Hans");
  await later.expectParts({ theme: "legal-aid" });
  await later.open();
  await expect(html(later.page)).toHaveAttribute("lang", "zh-Hans");
  await later.expectQuery("");
});

test("a link in a language is followed, and changes no choice", async ({ anlan, page }) => {
  await anlan.open("?lang=en");
  await expect(anlan.count).toHaveText("170 of 170 cases, 6 of them undated");
  await anlan.open();
  await expect(html(page)).toHaveAttribute("lang", "zh-Hans");
  await anlan.expectQuery("");
});

test("back leads to the page in the language that it had", async ({ anlan, page }) => {
  await anlan.open("?theme=legal-aid");
  await speak(page, "English");
  await expect(html(page)).toHaveAttribute("lang", "en");
  await page.getByRole("link", { name: "Districts", exact: true }).filter({ visible: true }).first().click();
  await anlan.expectParts({ theme: "legal-aid", view: "districts", lang: "en" });
  await page.goBack();
  await anlan.expectParts({ theme: "legal-aid", lang: "en" });
  await expect(html(page)).toHaveAttribute("lang", "en");
});

test("a language nobody knows is taken out of the address", async ({ anlan, page }) => {
  await anlan.open("?lang=tlh&theme=legal-aid");
  await anlan.expectParts({ theme: "legal-aid" });
  await expect(html(page)).toHaveAttribute("lang", "zh-Hans");
  await speak(page, "繁體");
  await expect(html(page)).toHaveAttribute("lang", "zh-Hant");
  await anlan.open("?lang=&theme=legal-aid");
  await anlan.expectParts({ theme: "legal-aid", lang: "zh-Hant" });
});

test("a browser that refuses its storage still changes its language", async ({ anlan, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, "localStorage", {
      get() {
        throw new DOMException("refused", "SecurityError");
      },
    });
  });
  await anlan.open();
  await speak(page, "English");
  await anlan.expectParts({ lang: "en" });
  await expect(anlan.count).toHaveText("170 of 170 cases, 6 of them undated");
  await speak(page, "简体");
  await expect(anlan.count).toHaveText(countText(cases));
  await anlan.expectQuery("");
});

test("what is remembered and makes no sense is passed over", async ({ anlan, page }) => {
  await page.addInitScript(() => localStorage.setItem("anlan-lang", "__proto__"));
  await anlan.open("?district=370102");
  await expect(html(page)).toHaveAttribute("lang", "zh-Hans");
  await expect(anlan.count).toHaveText(countText(matching({ district: ["370102"] })));
});

for (const [locale, lang] of [
  ["zh-TW", "zh-Hant"],
  ["zh-HK", "zh-Hant"],
  ["zh-Hans-HK", "zh-Hans"],
  ["en-GB", "en"],
  ["fr-FR", "zh-Hans"],
]) {
  test.describe(`a browser that speaks ${locale}`, () => {
    test.use({ locale });

    test(`${locale} is shown the same cases in ${lang} until another language is chosen`, async ({ anlan, page }) => {
      await anlan.open("?district=370102");
      await expect(html(page)).toHaveAttribute("lang", lang);
      expect(new URL(page.url()).searchParams.get("district")).toBe("370102");
      await expect(anlan.count).toHaveText(/^15 /);
      const other = lang === "zh-Hans" ? "English" : "简体";
      await speak(page, other);
      await expect(html(page)).toHaveAttribute("lang", other === "English" ? "en" : "zh-Hans");
      await anlan.open();
      await expect(html(page)).toHaveAttribute("lang", other === "English" ? "en" : "zh-Hans");
    });
  });
}

test("English shows title and summary, says that the case is in Chinese, and marks it so @every-size", async ({ anlan, page }) => {
  const own = caseOf(LIXIA);
  await anlan.open(`?lang=en&case=${LIXIA}`);
  await expect(anlan.dialog).toHaveAccessibleName(own.title_en);
  await expect(anlan.dialog).toContainText(own.summary_en);
  await expect(anlan.dialog).toContainText("The case itself is in Chinese; title and summary are translated.");
  await expect(anlan.dialog).toContainText("10 December 2020");
  await anlan.expectNoSidewaysScroll();
  await page.keyboard.press("Escape");
  await expect(anlan.dialog).toBeHidden();
  for (const query of [`?lang=en&case=${LIXIA}&q=调解`, "?lang=en&q=调解&theme=mediation", "?lang=en&view=districts", "?lang=en&q=法治&from=2019"]) {
    await anlan.open(query);
    await page.locator("details").evaluateAll((all) => all.forEach((own) => (own.open = true)));
    // Every text of the page in sight, with the language that it says it is in.
    const wrong = await page.evaluate(() => {
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const wrong = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const own = text.parentElement;
        if (own.closest("#boot, script, title")) continue;
        const lang = own.closest("[lang]").lang;
        const isChinese = /[\u2e80-\uffef]/.test(text.data);
        const isEnglish = /[A-Za-z]{3}/.test(text.data);
        if (isChinese && !lang.startsWith("zh")) wrong.push(`${lang}: ${text.data}`);
        if (!isChinese && isEnglish && !["en", "zxx"].includes(lang)) wrong.push(`${lang}: ${text.data}`);
      }
      return wrong;
    });
    expect(wrong, query).toEqual([]);
  }
});

test("while it opens, and where it does not, the page speaks its language", async ({ anlan, page }) => {
  let go;
  const gone = new Promise((resolve) => (go = resolve));
  await page.route("**/*.wasm", async (route) => {
    await gone;
    await route.continue();
  });
  await page.goto("?lang=zh-Hant", { waitUntil: "commit" });
  await expect(page.getByText("正在打開…")).toBeVisible();
  await expect(page.getByText("正在打开…")).toBeHidden();
  await expect(page.getByText("Opening…")).toBeHidden();
  go();
  await expect(anlan.count).toBeVisible();
});
