import { chromiumHere } from "@dialtree/local-chromium";
import { defineConfig } from "@playwright/test";

const { executablePath, env } = await chromiumHere();

export default defineConfig({
  testDir: "stories",
  testMatch: "**/*.story.ts",
  snapshotPathTemplate: "{testDir}/../snapshots/{arg}{ext}",
  outputDir: "../../node_modules/.cache/browser-tests",
  globalSetup: "./build.ts",
  reporter: [["list"], ["./counts.ts"]],
  // A forgotten `test.only` would leave out all the others.
  forbidOnly: process.env.DIALTREE_TEST_COUNTS !== undefined,
  // A story that only works the second time does not work.
  retries: 0,
  workers: 2,
  fullyParallel: true,
  // Machines are shared: what hangs is ended, what is only slow is not punished.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: "chromium",
    launchOptions: {
      executablePath,
      env: { ...process.env, ...env } as Record<string, string>,
      args: ["--no-sandbox", "--autoplay-policy=no-user-gesture-required"],
    },
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Pictures of the page at every step would double the time of a story. Whoever wants them asks for `--trace on`.
    trace: { mode: "retain-on-failure", snapshots: false, screenshots: false },
    screenshot: "only-on-failure",
    video: "off",
    // What cannot be done is said at once, not when the whole story is over.
    actionTimeout: 20_000,
  },
});
