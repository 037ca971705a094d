// What a person does, in a real browser. `cargo xtask test e2e` builds the page, serves it at the
// root and under a sub-path, and says in the environment where both are and which browser to use.

import { defineConfig } from "@playwright/test";

const launchOptions = {
  executablePath: process.env.ANLAN_CHROMIUM,
  args: [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

export default defineConfig({
  testDir: ".",
  outputDir: "test-results",
  reporter: "list",
  fullyParallel: true,
  workers: 2,
  // Of 800 tests one or the other comes upon a busy moment of the machine. What passes only at its second try is
  // named in the gate's line; what fails twice fails.
  retries: 1,
  // A small machine under load is slow; a test that passes never waits for these.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  use: {
    baseURL: process.env.ANLAN_URL,
    locale: "zh-CN",
    // It would answer before a test can; what it does is tested with servers of its own.
    serviceWorkers: "block",
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    launchOptions,
  },
  // What does not hang on the size of the screen is shown once, on the desktop.
  projects: [
    {
      name: "phone",
      grep: /@every-size|@phone|@small-and-wide/,
      use: { viewport: { width: 360, height: 800 }, hasTouch: true, isMobile: true },
    },
    {
      name: "desktop",
      grepInvert: /@phone|@kiosk/,
      use: { viewport: { width: 1440, height: 900 } },
    },
    {
      name: "kiosk",
      grep: /@every-size|@kiosk/,
      use: { viewport: { width: 1080, height: 1920 }, hasTouch: true },
    },
  ],
});
