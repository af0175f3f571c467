// The journeys of a user in a browser, on the loopback bridge. `cargo xtask test` starts them with the program that it built.
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests/journeys",
  testMatch: "**/*.spec.ts",
  outputDir: "../target/journeys",
  fullyParallel: true,
  workers: 2,
  // A run is real inference on two shared cores.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: process.env.CI ? [["line"]] : [["list"]],
  use: {
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.UNDERSTUDY_CHROMIUM ?? "/usr/bin/chromium",
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
});
