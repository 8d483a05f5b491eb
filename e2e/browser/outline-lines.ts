// The outline of a flow, line by line.

import { expect, type Locator, type Page } from "@playwright/test";
import { isFocused, tabTo } from "./flow-page.ts";

const mostLines = 40;

/** A line of the outline, by how its sentence begins; its pieces may stand apart. */
export function line(page: Page, begins: string): Locator {
  return page.getByRole("treeitem", { name: new RegExp(`^${begins.replace(/([,.]) /g, " ?$1 ")}`) });
}

/** To the outline from below it, and down its lines from the first one. */
export async function walkTo(wanted: Locator): Promise<void> {
  const page = wanted.page();
  const lines = page.getByRole("treeitem");
  await tabTo(page, page.locator('[role="treeitem"][tabindex="0"]'), "Shift+Tab");
  await page.keyboard.press("Home");
  await expect(lines.first()).toBeFocused();
  for (let steps = 0; steps < mostLines && !(await isFocused(wanted)); steps += 1) {
    const before = await page.locator('[role="treeitem"]:focus').getAttribute("data-row");
    await page.keyboard.press("ArrowDown");
    await expect(page.locator(`[role="treeitem"][data-row="${before}"]`)).not.toBeFocused();
  }
  await expect(wanted).toBeFocused();
}

/** To another view, by the arrow keys of the choice. */
export async function look(page: Page, as: string, key: string): Promise<void> {
  await tabTo(page, page.getByRole("radio", { checked: true }), "Shift+Tab");
  await page.keyboard.press(key);
  await expect(page.getByRole("radio", { name: as })).toBeChecked();
}
