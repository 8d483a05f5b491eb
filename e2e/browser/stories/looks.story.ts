// What the main screens look like, in light and dark: a picture of each is kept, and whatever changes it has to be looked at.
// `npx playwright test --update-snapshots` with this file takes them anew.

import { openFlow } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

test.use({ viewport: { width: 1280, height: 800 } });

/** The screen, without what is another at each start: times, and the number of a port. */
async function looksAsKept(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await expect(page).toHaveScreenshot(`${name}.png`, {
    animations: "disabled",
    caret: "hide",
    mask: [page.locator(".editor-version, .flow-since, time")],
    // Edges of letters and curves differ by a shade from one processor to another.
    maxDiffPixelRatio: 0.01,
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("the list of flows, and a flow as canvas, outline and words", async ({ page, own }) => {
      await page.goto(own.serverUrl);
      await expect(page.getByRole("link", { name: /Reception/ })).toBeVisible();
      await looksAsKept(page, `flows-${colorScheme}`);

      const { bar, node } = await openFlow(page, own.serverUrl, "reception");
      await expect(bar.getByRole("button", { name: "No problems" })).toBeVisible();
      await looksAsKept(page, `canvas-${colorScheme}`);
      await node("main").click({ position: { x: 60, y: 16 } });
      await expect(page.getByRole("region", { name: "Main menu", exact: true })).toBeVisible();
      await looksAsKept(page, `form-${colorScheme}`);
      await page.keyboard.press("Escape");
      await page
        .getByRole("region", { name: "Main menu", exact: true })
        .getByRole("button", { name: "Close" })
        .click();

      for (const view of ["Outline", "Words"]) {
        await page.getByRole("radio", { name: view, exact: true }).check({ force: true });
        await expect(page.getByText("Welcome to Fabrikam.").first()).toBeVisible();
        await looksAsKept(page, `${view.toLowerCase()}-${colorScheme}`);
      }
    });
  });
}
