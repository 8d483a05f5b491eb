// Numbers and what callers get to by them: one that was dialled in vain gets a flow, and it is seen who would miss a queue.

import { numbersPath } from "@dialtree/editor/routes";
import { simulatorControl } from "../../simulator-control.ts";
import { nothingFound } from "../axe.ts";
import { expect, test } from "../stage.ts";

test.use({ flows: ["reception", "doctor"] });

test("a number that was dialled in vain gets a flow, and what breaks without a queue is told", async ({
  page,
  own,
}) => {
  const simulator = simulatorControl(own.simulatorUrl);
  const vain = await simulator.dial("+15550101");
  await simulator.ended(vain);
  await page.goto(own.serverUrl + numbersPath);

  await test.step("give it a flow", async () => {
    await expect(page.getByText(/\+15550101: 1 call, the last one/)).toBeVisible();
    await page.getByRole("button", { name: "Give +15550101 a flow" }).click();
    await expect(page.getByRole("combobox", { name: "Flow" })).toBeFocused();
    await page.getByRole("combobox", { name: "Flow" }).selectOption("Doctor");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const row = page.getByRole("row", { name: /^\+15550101/ });
    await expect(row.getByRole("link", { name: "Doctor" })).toBeVisible();
    await expect(page.getByText(/\+15550101: 1 call/)).toHaveCount(0);
    const call = await simulator.dial("+15550101");
    await expect.poll(async () => (await simulator.call(call)).state).toBe("established");
  });

  await test.step("walk the outline to a queue, and see who would miss it", async () => {
    await page.getByRole("searchbox", { name: "Find a number, a flow, a person" }).fill("sales");
    const queue = page.getByRole("treeitem", { name: /Sales queue/ });
    await page.getByRole("treeitem").first().focus();
    await page.keyboard.press("End");
    await expect(queue).toBeFocused();
    await page.keyboard.press("Enter");
    const panel = page.getByRole("region", { name: "What breaks if it goes" });
    await expect(panel.getByRole("heading", { name: "What breaks if Sales queue goes" })).toBeVisible();
    await expect(panel).toContainText("Callers of +15550100 who take “Press 1, Sales” at Main menu");
    await nothingFound(page);
  });

  await test.step("the same on the map", async () => {
    await page.getByRole("tab", { name: "Map" }).click();
    await expect(page.locator(".estate-box.estate-chosen")).toContainText("Sales queue");
    await expect(page.locator(".estate-box")).toHaveCount(3);
    await nothingFound(page);
  });

  await test.step("go to the step", async () => {
    await page.getByRole("link", { name: "Reception" }).last().click();
    await expect(page).toHaveURL(/\/flows\/reception#sales$/);
    await expect(
      page.getByRole("form", { name: "To sales" }).or(page.getByRole("region", { name: "To sales" })),
    ).toBeVisible();
  });
});
