// Charts saved as pictures: what is in the files.

import { readFile } from "node:fs/promises";

import { counts } from "./collection.mjs";
import { expect, test } from "./page.mjs";

const save = async (page, title, format) => {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: `把“${title}”存为 ${format} 图片` }).click();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
};

/** What the browser itself makes of an SVG document. */
const parsed = (page, text) =>
  page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
    const all = (selector) => [...drawing.querySelectorAll(selector)];
    return {
      root: drawing.nodeName,
      title: drawing.querySelector("title")?.textContent,
      texts: all("text").map((own) => own.textContent),
      size: ["width", "height"].map((side) => Number(drawing.getAttribute(side))),
      foreign: all("[class], [style], script, foreignObject").length,
    };
  }, text);

const CHARTS = [
  ["?view=districts&theme=grassroots-governance", "各区县案例数", "districts"],
  ["?view=districts", "方块示意图", "tiles"],
  ["?view=districts", "区县与主题对照", "matrix"],
  ["?view=booklet&district=370102", "各主题案例数", "booklet-themes"],
  ["?view=mechanisms", "机制与区县", "mechanisms"],
  ["?view=mechanism:legal-advisers", "谁先谁后", "adoption"],
  ["?view=district:370102", "年份", "district-years"],
  ["?view=district:370102", "主题，与全部案例对照", "district-themes"],
  ["?view=districts,by:people", "排名", "ranking"],
  ["?view=time,lanes:theme", "时间线细看", "lanes"],
  ["?view=groups,a:district:370102,b:rest", "各组年份", "groups-year"],
  ["?view=figures,unit:万件", "日均为民服务量", "figures"],
];

for (const [query, title, name] of CHARTS) {
  test(`the picture “${name}” has title, source and address`, async ({ anlan, page }) => {
    // The pages of one subject show no count to wait for.
    await anlan.page.goto(query);
    const { name: file, bytes } = await save(page, title, "SVG");
    expect(file).toBe(`anlan-${name}.svg`);
    const drawing = await parsed(page, bytes.toString("utf8"));
    expect(drawing.root).toBe("svg");
    expect(drawing.title).toBeTruthy();
    expect(drawing.foreign).toBe(0);
    const text = drawing.texts.join("");
    for (const part of ["来源：案览", "制图日期", new URL(page.url()).origin]) expect(text).toContain(part);
  });
}

test("the bars in the picture are those of the selection, the longest first", async ({ anlan, page }) => {
  const asked = { theme: ["grassroots-governance"] };
  await anlan.open("?view=districts&theme=grassroots-governance");
  const { bytes } = await save(page, "各区县案例数", "SVG");
  const { texts } = await parsed(page, bytes.toString("utf8"));
  const expected = Object.values(counts("district", asked)).sort((one, next) => next - one);
  const shown = texts.filter((text) => /^\d+$/u.test(text)).map(Number);
  expect(shown).toEqual(expected);
});

test("the picture of pixels has twice the size and is not blank", async ({ anlan, page }) => {
  await page.emulateMedia({ colorScheme: "dark" });
  for (const [query, title] of [CHARTS[0], CHARTS[3]]) {
    await anlan.open(query);
    const svg = await save(page, title, "SVG");
    const { size } = await parsed(page, svg.bytes.toString("utf8"));
    const { name, bytes } = await save(page, title, "PNG");
    expect(name).toMatch(/^anlan-.*\.png$/u);
    const address = `data:image/png;base64,${bytes.toString("base64")}`;
    const seen = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [image.width, image.height];
      const pen = canvas.getContext("2d");
      pen.drawImage(image, 0, 0);
      const pixels = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
      const ground = pixels[0];
      return { size: [image.width, image.height], drawn: pixels.filter((own) => own !== ground).length, corner: [...new Uint8Array(pixels.buffer, 0, 3)] };
    }, address);
    expect(seen.size).toEqual(size.map((side) => side * 2));
    expect(seen.drawn).toBeGreaterThan(5000);
    // Light paper, although the screen is dark.
    expect(seen.corner).toEqual([0xfb, 0xfa, 0xf7]);
  }
});
