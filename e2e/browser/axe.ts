import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing on the page is against the rules of accessibility, all of those that axe has. */
export async function nothingFound(page: Page): Promise<void> {
  // Colours on their way from one to another are those of neither.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
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
