// What axe finds on each page, in both colours, and in each of the things that open on it.

import { AxeBuilder } from "@axe-core/playwright";
import { openFlow } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

async function nothingFound(page: Page): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page })
    // Focus catchers of Fluent: hidden from everybody, and axe thinks that somebody could get stuck there.
    .exclude("[data-tabster-dummy]")
    .analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
  expect(found).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} colours`, () => {
    test.use({ colorScheme });

    test("the list of flows, and making one", async ({ page, shared }) => {
      await page.goto(shared.serverUrl);
      await expect(page.getByRole("listitem").first()).toBeVisible();
      await nothingFound(page);
      await page.getByRole("button", { name: "New flow" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await nothingFound(page);
    });

    test("a flow, and all that opens beside it", async ({ page, shared }) => {
      const { bar, node, form, phone } = await openFlow(page, shared.serverUrl, "reception");
      await nothingFound(page);
      await node("main").click();
      await expect(form("Main menu")).toBeVisible();
      await nothingFound(page);
      const choice = form("Main menu").getByRole("group", { name: "Press 2, Support" });
      await choice.getByRole("button", { name: "Key 2" }).click();
      await expect(page.getByRole("listbox")).toBeVisible();
      await nothingFound(page);
      await page.keyboard.press("Escape");
      await bar.getByRole("button", { name: "No problems" }).click();
      await bar.getByRole("button", { name: "Call" }).click();
      await expect(phone).toBeVisible();
      await nothingFound(page);
      await bar.getByRole("button", { name: "Publish" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await nothingFound(page);
    });

    test("pages of what is not there", async ({ page, shared, complaints }) => {
      complaints.forgive(/404 \(Not Found\).*\/api\/flows\/nobody/);
      for (const place of ["/flows/nobody", "/flows/of/nothing"]) {
        await page.goto(shared.serverUrl + place);
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(page.getByRole("link", { name: "All flows" })).toBeVisible();
        await nothingFound(page);
      }
    });
  });
}

test("a dialog that was closed gives the page back", async ({ page, shared }) => {
  const { bar } = await openFlow(page, shared.serverUrl, "reception");
  const publish = bar.getByRole("button", { name: "Publish" });
  await publish.click();
  // Hidden behind the dialog; without this the story would pass by being quick.
  await expect(publish).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(publish).toBeFocused();
});
