// A flow is worked on by people in a hurry: a line that ends in the open asks what comes next, whole parts are copied to other flows, and
// everything is found by what it is called.

import { nothingFound } from "../axe.ts";
import { openedFlow, openFlow, tabTo } from "../flow-page.ts";
import { expect, type Page, test } from "../stage.ts";

const picker = (page: Page) => page.getByRole("dialog", { name: "Which step?" });

test.use({ flows: ["reception", "door"] });

test("a line into the open asks what may follow, the likeliest first", async ({ page, own }) => {
  const { node, form, bar } = await openFlow(page, own.serverUrl, "reception");
  const exit = node("main").getByRole("listitem").filter({ hasText: "Presses nothing" });
  const dot = exit.locator(".react-flow__handle");
  const canvas = page.locator(".canvas");
  const area = await canvas.boundingBox();
  if (!area) throw new Error("There is no canvas.");
  await dot.hover();
  await page.mouse.down();
  await page.mouse.move(area.x + area.width - 160, area.y + area.height - 60, { steps: 8 });
  await page.mouse.up();
  await expect(picker(page)).toBeVisible();
  await expect(picker(page).getByRole("textbox", { name: "Search steps" })).toBeFocused();
  // Nobody can be redirected any more whose call was answered: that is not offered, and the choice says so.
  await expect(picker(page).getByRole("button", { name: "Redirect" })).toHaveCount(0);
  await expect(picker(page).getByText("not work for calls that come here")).toBeVisible();
  const likely = picker(page).getByRole("group", { name: "Likely here" });
  await expect(likely.getByRole("button").first()).toHaveText(/Transfer/);
  await nothingFound(page);
  // What is typed searches; Enter takes the first, which stands where the line ended.
  await page.keyboard.type("prom");
  await expect(picker(page).getByRole("button")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(form("Prompt")).toBeVisible();
  await expect(exit).toContainText("Prompt");
  await bar.getByRole("button", { name: /^Undo: Insert Prompt/ }).click();
  await expect(exit).not.toContainText("Prompt");

  // A double click creates where it is; what nothing leads to may be anything.
  await canvas.locator(".react-flow__pane").dblclick({ position: { x: 240, y: area.height - 30 } });
  await expect(picker(page)).toBeVisible();
  await expect(picker(page).getByRole("button", { name: "Redirect" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(picker(page)).toHaveCount(0);
});

test("steps go to another flow through the clipboard, and stand in line there", async ({
  page,
  own,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { node, saved } = await openFlow(page, own.serverUrl, "reception");
  await node("main").click({ position: { x: 60, y: 16 } });
  // What lies behind it comes along.
  await page.keyboard.press("ControlOrMeta+Shift+A");
  const chosen = await page.locator(".react-flow__node.selected").count();
  expect(chosen).toBeGreaterThan(2);
  await page.keyboard.press("ControlOrMeta+C");
  await expect(page.getByRole("complementary").getByText(`${chosen} steps copied`)).toBeVisible();

  const other = await context.newPage();
  const door = await openFlow(other, own.serverUrl, "door");
  const before = await other.locator(".react-flow__node").count();
  await tabTo(other, other.locator('.react-flow__node[tabindex="0"]'));
  await other.keyboard.press("ControlOrMeta+V");
  await expect(other.locator(".react-flow__node")).toHaveCount(before + chosen);
  await expect(other.locator(".react-flow__node.selected")).toHaveCount(chosen);
  await expect(door.bar.getByRole("button", { name: /^Undo: Paste/ })).toBeVisible();
  await other.keyboard.press("ControlOrMeta+D");
  await expect(other.locator(".react-flow__node")).toHaveCount(before + 2 * chosen);
  // In one column, by the name of the command.
  await other.keyboard.press("ControlOrMeta+K");
  await expect(other.getByRole("combobox", { name: "What do you want to do?" })).toBeFocused();
  await other.keyboard.type("line up left");
  await expect(other.getByRole("option", { selected: true })).toContainText("Line up left edges");
  await other.keyboard.press("Enter");
  await expect(door.bar.getByRole("button", { name: /^Undo: Move/ })).toBeVisible();
  const lefts = await other
    .locator(".react-flow__node.selected")
    .evaluateAll((steps) => new Set(steps.map((step) => Math.round(step.getBoundingClientRect().left))).size);
  expect(lefts).toBe(1);
  await door.saved();
  // In a field the keys belong to the field.
  await page.bringToFront();
  await node("main").click({ position: { x: 60, y: 16 } });
  const name = page.getByRole("textbox", { name: "Name", exact: true });
  await name.focus();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+C");
  await page.keyboard.press("End");
  await page.keyboard.press("ControlOrMeta+V");
  await expect(name).toHaveValue("Main menuMain menu");
  await saved();
});

test("whatever there is, is found by what it is called, without a mouse", async ({ page, own }) => {
  const { node } = await openFlow(page, own.serverUrl, "reception");
  await page.keyboard.press("ControlOrMeta+F");
  const find = page.getByRole("search", { name: "Find in this flow" });
  await expect(find.getByRole("textbox", { name: "Find" })).toBeFocused();
  await page.keyboard.type("press");
  await expect(find.getByText(/^1 of \d+$/)).toBeVisible();
  await nothingFound(page);
  await page.keyboard.press("Escape");
  await expect(find).toHaveCount(0);
  await expect(node("main")).toBeFocused();

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys of this page" });
  await expect(keys.getByRole("row", { name: /All commands/ })).toContainText("CtrlK");
  await nothingFound(page);
  await page.keyboard.press("Escape");
  await expect(node("main")).toBeFocused();

  await page.keyboard.press("ControlOrMeta+K");
  const commands = page.getByRole("dialog", { name: "Commands" });
  await expect(commands.getByRole("combobox")).toBeFocused();
  await nothingFound(page);
  await page.keyboard.type("door");
  await expect(commands.getByRole("option", { selected: true })).toContainText("Open a flow");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/flows\/door$/);
  await openedFlow(page);
});
