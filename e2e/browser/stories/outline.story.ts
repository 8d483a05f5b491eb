// The same flow as a tree: what is ordered, chosen, changed and taken back in the outline is so on the canvas. A whole line is built in
// it in three-menus.story.ts.

import { openFlow, tabTo } from "../flow-page.ts";
import { line, look, walkTo } from "../outline-lines.ts";
import { expect, test } from "../stage.ts";

test("exits are put in another order in the outline, by keyboard alone", async ({ page, own }) => {
  const { node, saved } = await openFlow(page, own.serverUrl, "reception");
  const news = page.locator('.unseen[role="status"]');
  await look(page, "Outline", "ArrowRight");
  // From the choice of the view on to the tree.
  await tabTo(page, page.locator('[role="treeitem"][tabindex="0"]'));

  // Opening hours come before support, and stay chosen; what else can be done with them is asked for by one key.
  const hours = line(page, "Press 3, Opening hours");
  await walkTo(hours);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(news).toHaveText("“Press 3, Opening hours” is 2 of 4 now");
  await expect(hours).toBeFocused();
  await expect(hours).toHaveAttribute("aria-posinset", "2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("menuitem", { name: "Go to Opening hours" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(hours).toBeFocused();
  await saved();

  await look(page, "Canvas", "ArrowLeft");
  const exits = node("main").getByRole("listitem");
  await expect(exits.nth(0)).toContainText(/Press 1, Sales.*To sales/);
  await expect(exits.nth(1)).toContainText(/Press 3, Opening hours.*Opening hours/);
  await expect(exits.nth(2)).toContainText(/Press 2, Support.*To support/);
});

test("what is chosen, moved and taken back in the outline is so on the canvas", async ({ page, own }) => {
  const { bar, form, node } = await openFlow(page, own.serverUrl, "reception");
  const view = (as: string) => page.getByRole("radio", { name: as }).check({ force: true });
  await node("hours").click();
  await view("Outline");
  await expect(line(page, "Opening hours, Prompt, step")).toHaveAttribute("aria-selected", "true");
  await expect(form("Opening hours")).toBeVisible();
  await expect(page).toHaveURL(/\?view=outline/);

  // A step with all that follows it goes below another exit.
  const sales = line(page, "To sales, Transfer, step");
  await sales.click();
  await expect(form("To sales")).toBeVisible();
  await sales.getByTitle("What can be done with To sales").click();
  await page.getByRole("menuitem", { name: "Move to another exit" }).click();
  const dialog = page.getByRole("dialog", { name: "Move To sales" });
  await dialog
    .getByRole("combobox")
    .selectOption("Main menu: Press 3, Opening hours (leads to Opening hours now)");
  await expect(dialog).toContainText("Opening hours is not deleted");
  await dialog.getByRole("button", { name: "Move" }).click();
  await expect(sales).toBeFocused();
  await expect(line(page, "Press 1, Sales, exit. Not connected: callers get no further")).toBeVisible();
  await expect(line(page, "Nothing leads here: 1 step")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Delete");
  await expect(sales).toHaveCount(0);
  await expect(line(page, "Press 3, Opening hours, exit")).toContainText("Not connected");

  await view("Canvas");
  await expect(node("sales")).toHaveCount(0);
  await bar.getByRole("button", { name: "Undo: Delete Transfer" }).click();
  await expect(node("sales")).toBeVisible();
  await expect(node("main").getByRole("listitem").nth(2)).toContainText("To sales");
  await bar.getByRole("button", { name: /^Undo: Reconnect/ }).click();
  await expect(node("main").getByRole("listitem").first()).toContainText("To sales");
  await node("support").click();
  // As it was left in this browser.
  await page.goto(`${own.serverUrl}/flows/reception#support`);
  await view("Outline");
  await page.goto(`${own.serverUrl}/flows/reception#support`);
  await expect(line(page, "To support, Transfer, step")).toHaveAttribute("aria-selected", "true");
});
