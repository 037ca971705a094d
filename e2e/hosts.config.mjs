// The tests of `hosts.mjs`, which start hosts of their own. `cargo xtask test hosts` runs them.

import { defineConfig } from "@playwright/test";

import config from "./playwright.config.mjs";

export default defineConfig({
  ...config,
  testMatch: "hosts.mjs",
  projects: config.projects.filter(({ name }) => name === "desktop"),
});
