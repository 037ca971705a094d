// The browser that everything is measured in, and what the system says of its processes.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright";

export const launch = () =>
  chromium.launch({
    executablePath: process.env.ANLAN_CHROMIUM,
    args: [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync",
      "--enable-blink-features=ForceEagerMeasureMemory",
    ],
  });

// What the kernel says of a process, in megabytes.
function megabytes(id, field) {
  const [, kibibytes] = new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(readFileSync(`/proc/${id}/status`, "utf8"));
  return (Number(kibibytes) * 1024) / 1e6;
}

// The resident memory of the process that draws a page, beyond what it is now; nothing where the
// system has no `/proc`. It counts all there is – code, JavaScript, buffers, WebAssembly – so that it
// is the same for every engine.
export async function residentMemory(browser, page) {
  if (!existsSync("/proc/self/clear_refs")) return null;
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
  const blank = new Map(renderers.map((id) => [id, megabytes(id, "VmRSS")]));
  // The browser does not say which process is the page's: it is the one that grows when the page
  // fills a buffer, which it then lets go.
  await page.evaluate(() => {
    window.buffer = new Uint8Array(64e6).fill(1);
  });
  const grown = (id) => megabytes(id, "VmRSS") - blank.get(id);
  const id = renderers.reduce((most, own) => (grown(own) > grown(most) ? own : most));
  await page.evaluate(() => delete window.buffer);
  return {
    // From here on the peak is counted anew: 5 is the kernel's word for that.
    forgetPeak: () => writeFileSync(`/proc/${id}/clear_refs`, "5"),
    peak: () => Math.max(0, megabytes(id, "VmHWM") - blank.get(id)),
  };
}
