// The same flow as a tree. Somebody who does not use a mouse builds a whole line in it and publishes it; and what is chosen,
// changed and taken back in the outline is so on the canvas.

import type { Locator } from "@playwright/test";
import { isFocused, openedFlow, openFlow, tabTo } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

/** A line of the outline, by how its sentence begins; its pieces may stand apart. */
const line = (page: Page, begins: string): Locator =>
  page.getByRole("treeitem", { name: new RegExp(`^${begins.replace(/([,.]) /g, " ?$1 ")}`) });

/** By Tab to something, and Enter. */
async function press(what: Locator): Promise<void> {
  await tabTo(what.page(), what);
  await what.page().keyboard.press("Enter");
}

async function write(field: Locator, text: string): Promise<void> {
  await tabTo(field.page(), field);
  await field.page().keyboard.press("ControlOrMeta+A");
  await field.page().keyboard.type(text);
}

async function choose(list: Locator, option: string): Promise<void> {
  await tabTo(list.page(), list);
  await list.page().keyboard.type(option);
}

/** Some keys, after which a line has the focus. */
async function goTo(wanted: Locator, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await wanted.page().keyboard.press(key);
  await expect(wanted).toBeFocused();
}

/** Down the lines from the first one. */
async function walkTo(wanted: Locator): Promise<void> {
  const { keyboard } = wanted.page();
  await keyboard.press("Home");
  for (let steps = 0; steps < 40 && !(await isFocused(wanted)); steps += 1) await keyboard.press("ArrowDown");
  await expect(wanted).toBeFocused();
}

/** To another view, by the arrow keys of the choice. */
async function look(page: Page, as: string, key: string): Promise<void> {
  await tabTo(page, page.getByRole("radio", { checked: true }), "Shift+Tab");
  await page.keyboard.press(key);
  await expect(page.getByRole("radio", { name: as })).toBeChecked();
}

test("a line is built, ordered and published in the outline, by keyboard alone", async ({ page, own }) => {
  test.setTimeout(240_000);
  await page.goto(own.serverUrl);
  await press(page.getByRole("button", { name: "New flow" }));
  await write(page.getByRole("dialog").getByLabel("What is it called?"), "Front desk");
  await press(page.getByRole("dialog").getByRole("button", { name: "Create" }));
  const { bar, form, node, saved } = await openedFlow(page);
  const picker = page.getByRole("dialog", { name: "Which step?" });
  const dialog = page.getByRole("dialog", { name: /^Connect/ });
  const add = async (type: string) => {
    await expect(picker).toBeVisible();
    await page.keyboard.type(type);
    await press(picker.getByRole("button", { name: new RegExp(`^${type}`) }));
  };
  const news = page.locator('.unseen[role="status"]');

  await look(page, "Outline", "ArrowRight");
  await tabTo(page, line(page, "Incoming call"));
  await goTo(line(page, "Answered, exit. Not connected: callers get no further"), "ArrowDown");

  // A menu behind the answered call, with what it says.
  await page.keyboard.press("Enter");
  await add("Menu");
  await write(form("Menu").getByRole("textbox", { name: "British English" }), "Sales 1, support 2, hours 3.");
  await page.keyboard.press("Escape");
  await expect(line(page, "Menu, step")).toBeFocused();
  await expect(line(page, "Answered, exit, leads to Menu below")).toHaveAttribute("aria-expanded", "true");

  // Three choices. The first one is there; the others are added and called what they are for.
  await goTo(line(page, "Press 1, exit"), "ArrowDown");
  await page.keyboard.press("F2");
  await page.keyboard.type("Sales");
  await goTo(line(page, "Press 1, Sales, exit"), "Enter");
  for (const [key, words] of [
    [2, "Support"],
    [3, "Hours"],
  ] as const) {
    await goTo(line(page, "Menu, step"), "ArrowLeft");
    await page.keyboard.press("+");
    await page.keyboard.type(words);
    await goTo(line(page, `Press ${key}, ${words}, exit`), "Enter");
  }

  // Where they lead: two transfers, and a text after which the menu is heard again.
  await page.keyboard.press("Enter");
  await add("Prompt");
  await write(form("Prompt").getByRole("textbox", { name: "British English" }), "From nine to five.");
  await page.keyboard.press("Escape");
  await goTo(line(page, "Then, exit"), "ArrowDown");
  await page.keyboard.press("Shift+Enter");
  await choose(dialog.getByRole("combobox", { name: "Leads to" }), "Menu");
  await press(dialog.getByRole("button", { name: "Connect" }));
  await expect(news).toHaveText("“Then” leads to Menu now");
  await expect(line(page, "Then, exit, goes to Menu")).toBeFocused();
  for (const [key, words, who] of [
    [1, "Sales", "Sales queue"],
    [2, "Support", "Support queue"],
  ] as const) {
    await walkTo(line(page, `Press ${key}, ${words}, exit`));
    await page.keyboard.press("Enter");
    await add("Transfer");
    await write(
      form("Transfer").getByRole("textbox", { name: "Name", exact: true }),
      `To ${words.toLowerCase()}`,
    );
    await choose(form(`To ${words.toLowerCase()}`).getByRole("combobox", { name: "Who", exact: true }), who);
    await page.keyboard.press("Escape");
    await expect(line(page, `To ${words.toLowerCase()}, Transfer, step`)).toBeFocused();
  }
  await walkTo(line(page, "Presses nothing"));
  await page.keyboard.press("Shift+Enter");
  await choose(dialog.getByRole("combobox", { name: "Leads to" }), "To sales");
  await press(dialog.getByRole("button", { name: "Connect" }));
  await expect(line(page, "Presses nothing 3 times, exit, goes to To sales")).toBeFocused();

  // Hours come before support; and the menu that all of the line's keys do is asked for by one.
  await walkTo(line(page, "Press 3, Hours"));
  await page.keyboard.press("Alt+ArrowUp");
  await expect(news).toHaveText("“Press 3, Hours” is 2 of 3 now");
  await expect(line(page, "Press 3, Hours")).toBeFocused();
  await expect(line(page, "Press 3, Hours")).toHaveAttribute("aria-posinset", "2");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("menuitem", { name: "Go to Prompt" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(line(page, "Press 3, Hours")).toBeFocused();

  // What is wrong leads to where it is mended, as on the canvas.
  await press(bar.getByRole("button", { name: /problem/ }));
  await press(page.getByRole("listitem").getByRole("button", { name: /Nobody takes the call/ }));
  await choose(form("This flow").getByRole("combobox", { name: "Who", exact: true }), "Operator (A person");
  await saved();
  await press(bar.getByRole("button", { name: "Publish" }));
  const publish = page.getByRole("dialog", { name: "Publish" });
  await write(publish.getByRole("textbox", { name: "What has changed?" }), "A first line");
  await press(publish.getByRole("button", { name: "Publish" }));
  await expect(bar).toContainText("Callers get version 1");

  await look(page, "Canvas", "ArrowLeft");
  await expect(node("incoming").getByRole("listitem").first()).toContainText("Menu");
  const exits = node("menu").getByRole("listitem");
  await expect(exits.nth(0)).toContainText(/Press 1, Sales.*To sales/);
  await expect(exits.nth(1)).toContainText(/Press 3, Hours.*Prompt/);
  await expect(exits.nth(2)).toContainText(/Press 2, Support.*To support/);
  await expect(exits.nth(3)).toContainText(/Presses nothing.*To sales/);
  await expect(node("prompt")).toContainText("From nine to five.");
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
