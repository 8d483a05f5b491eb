import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** Nothing on the page is against the rules of accessibility, all of those that axe has. */
export async function nothingFound(page: Page): Promise<void> {
  const first = await lookAtRest(page);
  // A button that came to life while axe looked still had the colours of one that cannot be pressed: what is wrong stays so.
  const { violations, passes } = first.violations.length === 0 ? first : await lookAtRest(page);
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
  expect(found).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}

async function lookAtRest(page: Page) {
  // Colours on their way from one to another are those of neither.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  const axe = new AxeBuilder({ page })
    // Guards that Fluent UI puts around tabs for the arrow keys: whoever comes to one by Tab is sent on at once.
    .exclude("[data-tabster-dummy]");
  return axe.analyze();
}
