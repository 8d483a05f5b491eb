// Somebody opens a flow for the first time, and is shown around if they like.

import { nothingFound } from "../axe.ts";
import { openFlow } from "../flow-page.ts";
import { expect, test } from "../stage.ts";

test.use({ newcomer: true });

test("whoever is new is asked once, and shown five things by keyboard or mouse", async ({ page, own }) => {
  const { bar } = await openFlow(page, own.serverUrl, "reception");
  const offer = page.getByRole("complementary", { name: "New here?" });
  await expect(offer).toBeVisible();
  await nothingFound(page);
  await offer.getByRole("button", { name: "Show me around" }).click();
  await expect(offer).toHaveCount(0);
  const tour = page.getByRole("dialog", { name: /^A look around/ });
  for (const [index, title] of ["Steps", "Exits", "What callers hear", "Try it", "Publish"].entries()) {
    await expect(tour).toHaveAccessibleName(`A look around, ${index + 1} of 5 ${title}`);
    await expect(tour).toBeFocused();
    const card = await tour.boundingBox();
    const [width, height] = await page.evaluate(() => [innerWidth, innerHeight] as const);
    expect(card && card.x >= 0 && card.y >= 0 && card.x + card.width <= width).toBe(true);
    expect(card && card.y + card.height <= height).toBe(true);
    if (index === 1) await nothingFound(page);
    await tour.getByRole("button", { name: index < 4 ? "Next" : "That's all" }).press("Enter");
  }
  await expect(tour).toHaveCount(0);
  // Nobody is asked twice; who wants it again finds it by its name.
  await page.reload();
  await expect(bar.getByText("Saved", { exact: true })).toBeVisible();
  await expect(offer).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+K");
  await expect(page.getByRole("combobox", { name: "What do you want to do?" })).toBeFocused();
  await page.keyboard.type("show me around");
  await page.keyboard.press("Enter");
  await expect(tour).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(tour).toHaveCount(0);
});
