import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing on the page is against the rules of accessibility, all of those that axe has. */
export async function nothingFound(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    // Guards that Fluent UI puts around tabs for the arrow keys: whoever comes to one by Tab is sent on at once.
    .exclude("[data-tabster-dummy]")
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
  expect(found).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}

/** The same in dark colours and in light ones; it ends in the light. */
export async function nothingFoundInAnyColours(page: Page): Promise<void> {
  for (const colorScheme of ["dark", "light"] as const) {
    await page.emulateMedia({ colorScheme });
    // The editor says what it is drawn in; other pages go by their style sheet alone.
    await page.waitForFunction(
      (wanted) => (document.documentElement.dataset.look ?? wanted) === wanted,
      colorScheme,
    );
    await page.evaluate(async () => {
      const passing = document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
      // One that is broken off has ended, too.
      await Promise.allSettled(passing.map(({ finished }) => finished));
    });
    await nothingFound(page);
  }
}
